"""Tokens: what stays whole, what they stand for, and where sentences end."""

from itertools import accumulate

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis.tokens import HAN_WORD, NAME, NUMBER, ends_of
from indexer.text.characters import HAN, fold, kinds
from indexer.text.hashing import key_of, mixed

from .texts import few, mixed_texts, singular, tokens_of, words_of

NAMES = (
    "C++", "C#", ".NET", "F#", "Node.js", "TCP/IP", "k8s", "@RequestMapping", "v-md-editor",
    "MediaType.APPLICATION_JSON_UTF8_VALUE", "i18n", "C++11", "I/O", "g++", ".gitignore", "AT&T", "HTTP/2", "__init__",
)  # fmt: skip
FRAMES = ("{}", "我们用{}写代码", "（{}）", "{}，然后", "学会 {} 吧", "{}。", "we like {} here", "{}, or so", "{}\n")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("frame", FRAMES)
def test_a_technical_name_stays_whole(name: str, frame: str) -> None:
    assert name in words_of(frame.format(name))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x+y", ["x", "y"]), ("see a.", ["see", "a"]), ("client/server", ["client", "server"]), ("C++/C#", ["C++", "C#"]),
        ("user@example.com", ["user", "example.com"]), ("--help", ["help"]), ("1.5倍", ["1.5", "倍"]), ("don't", ["don", "t"]),
        ("见https://a.io/x?y=1，好", ["见", "好"]),
        ("Log4j2-05-log4j2 入门", ["Log4j2", "05", "log4j2", "入门"]), ("01-intro", ["01", "intro"]), ("JCIP-35-并发", ["JCIP", "35", "并发"]),
        ("2.Guava 用法", ["2", "Guava", "用法"]), ("Algorithms-88.Merge", ["Algorithms", "88", "Merge"]), ("12.STL", ["12", "STL"]),
        ("9.x 与 2.0.RELEASE", ["9.x", "与", "2.0.RELEASE"]), ("163.com", ["163.com"]), ("C99.Test", ["C99.Test"]), ("2.5D", ["2.5D"]),
        ("64-bit", ["64-bit"]), ("UTF-8", ["UTF-8"]), ("2020-01-02", ["2020-01-02"]), ("gpt-4-turbo", ["gpt-4-turbo"]),
        ("数据库表中", ["数据库", "表", "中"]), ("卷积层上", ["卷积", "层", "上"]), ("目标会为空", ["目标", "会", "为", "空"]),
    ],
)  # fmt: skip
def test_what_is_parted(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_low_lines_alone_name_nothing() -> None:
    assert [int(kind) for kind in tokens_of("___ __init__ _ _id ________").kind] == [NUMBER, NAME, NUMBER, NAME, NUMBER]


@few
@given(mixed_texts)
def test_tokens_are_ordered_apart_and_without_white_space(text: str) -> None:
    tokens = tokens_of(text)
    assert np.all(tokens.start < tokens.end)
    assert np.all(tokens.end[:-1] <= tokens.start[1:])
    assert not any(character.isspace() for word in words_of(text) for character in word)


@few
@given(mixed_texts)
def test_han_words_joined_again_are_the_han_characters(text: str) -> None:
    found = [word for word, kind in zip(words_of(text), tokens_of(text).kind, strict=True) if kind == HAN_WORD]
    assert "".join(found) == "".join(c for c in text if ord(c) < 0x10000 and kinds()[ord(c)] == HAN)


@few
@given(mixed_texts)
def test_a_tokens_word_is_the_key_of_its_folded_text(text: str) -> None:
    assert tokens_of(text).word.tolist() == [key_of(fold(word)) for word in words_of(text)]


@few
@given(mixed_texts)
def test_a_tokens_value_is_that_of_its_singular(text: str) -> None:
    tokens, singulars = tokens_of(text), [singular(word) for word in words_of(text)]
    assert mixed(tokens.value).tolist() == [key_of(word) for word in singulars]
    assert tokens.length.tolist() == [len(word) for word in singulars]


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("locks", "lock"), ("queries", "query"), ("classes", "class"), ("boxes", "box"), ("crashes", "crash"),
        ("caches", "cache"), ("class", "class"), ("status", "status"), ("basis", "basis"), ("CMS", "cms"),
        ("gas", "gas"), ("锁s", "s"),
        ("PCs", "pc"), ("APIs", "api"), ("HTTPs", "https"), ("iOS", "ios"), ("NodeJs", "nodejs"),
    ],
)  # fmt: skip
def test_an_english_plural_stands_for_its_singular(plural: str, one: str) -> None:
    assert mixed(tokens_of(plural).value).tolist()[-1] == key_of(one)


def test_kinds_of_tokens() -> None:
    assert tokens_of("锁 lock 42 3.14 k8s 2.x").kind.tolist() == [HAN_WORD, NAME, NUMBER, NUMBER, NAME, NAME]


@pytest.mark.parametrize("expression", ["n-1", "i-2", "2n", "n²", "logN", "log2N", "nlogn"])
def test_arithmetic_with_a_letter_names_nothing(expression: str) -> None:
    assert tokens_of(f"要 {expression} 次").kind.tolist()[1] == NUMBER


@pytest.mark.parametrize("name", ["F-16", "3D", "4q", "log", "login", "k-means", "m²esh", "H2"])
def test_names_that_look_like_arithmetic_are_names(name: str) -> None:
    assert tokens_of(f"要 {name} 次").kind.tolist()[1] == NAME


def test_punctuation_and_line_breaks_part_pieces_but_blanks_do_not() -> None:
    assert np.diff(tokens_of("锁 a b，c\nd").piece).tolist() == [0, 0, 1, 1]


def test_the_cells_of_a_table_are_pieces() -> None:
    assert np.diff(tokens_of("特性\t引擎 池").piece).tolist() == [1, 0]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("锁。池", 2), ("锁！池？", 2), ("a lock. The pool", 2), ("e.g. this one", 1), ("Node.js 好", 1), ("锁，池", 1),
        ("锁\n池", 2), ("version 1.5 of", 1), ("end.", 1), ("It ends. 锁", 2), ("Yahoo! pays", 2),
        (r"池 $p(x; \mu), ... , q$ 锁", 1),
    ],
)  # fmt: skip
def test_where_sentences_end(text: str, sentences: int) -> None:
    assert len(set(tokens_of(text).sentence.tolist())) == sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("锁会膨胀.但是不会降级.池也一样.", 3),
        ("写在库名.表名里。锁会膨胀。", 2),
        ("用 flatten 操作. map 也一样", 2),
        ("见 1.概述.锁会膨胀.", 2),
        ("锁(见上).然后用 model.它很慢.", 3),
        ("在 Node.js 里用 a.b 调用.锁很慢.", 2),
    ],
)
def test_a_narrow_full_stop_ends_a_sentence_where_its_author_writes_no_other(text: str, sentences: int) -> None:
    assert len(set(tokens_of(text).sentence.tolist())) == sentences


def test_no_sentence_ends_inside_an_address() -> None:
    assert len(set(tokens_of("见 https://a.io/x?y=1 这一页").sentence.tolist())) == 1


@given(st.lists(st.text(st.sampled_from("偏向锁\n"), min_size=1)))
def test_a_word_ends_where_the_lengths_up_to_it_add_up_to(words: list[str]) -> None:
    assert ends_of(words).tolist() == list(accumulate(map(len, words)))


@pytest.mark.parametrize(("word", "is_name"), [("300MB", False), ("600ms", False), ("24h", False), ("320G", False), ("10w", False), ("4G", True), ("3D", True), ("2FA", True), ("k8s", True)])
def test_a_number_with_its_unit_is_no_name(word: str, is_name: bool) -> None:
    assert bool((tokens_of(f"用 {word} 存").kind == NAME).any()) == is_name
