"""What an article's own code declares."""

from indexer.model import Article, Block
from indexer.trees.reading.declared import declared_in
from tests.parsing.pages import soon


def test_thousands_of_names_under_long_headings_are_told_soon() -> None:
    codes = ["".join(f"let a{number};" for number in range(first, first + 1500)) for first in range(0, 15_000, 1500)]
    head, text, blocks = "a_" * 20_000, "", list[Block]()
    for code in codes:
        blocks += [Block("code", len(text), len(text) + len(code)), Block("heading", len(text) + len(code), len(text) + len(code) + len(head), 1)]
        text += code + head
    with soon():
        assert declared_in(Article("a", "a1 与 a2", text, tuple(blocks))).has("a7")


def test_what_a_heading_has_is_no_name_of_an_example() -> None:
    text = "锁与 Lock\nlet lock = 1; let key = 2"
    found = declared_in(Article("a", "钥", text, (Block("heading", 0, 7, 1), Block("code", 8, len(text)))))
    assert (found.has("lock"), found.has("key")) == (False, True)


def test_a_name_declares_no_other_and_a_part_of_a_word_nothing() -> None:
    codes = ("type function foo()\nsubtype Bar", "valid key; let\tlock = 1", "class")
    text = "\n".join(codes)
    blocks, at = [], 0
    for code in codes:
        blocks.append(Block("code", at, at + len(code)))
        at += len(code) + 1
    found = declared_in(Article("a", "题", text, tuple(blocks)))
    assert (found.things, found.variables) == ({"function"}, {"lock"})
