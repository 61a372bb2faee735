"""Texts in traditional characters: read in simplified ones, shown as written."""

import re

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.text.characters import simplifying
from indexer.text.scripts import either, simplified, written_as
from tests.parsing.pages import soon

TEXTS = st.text(st.sampled_from("數据資料庫的鎖发發髮a，\n🔒"), max_size=20)
PATTERNS = (r"转载(?:请|须)", r"[发布]于", r"\[于[^，于]*\]", r"来源[:：]\s*(\S+)", r"文章(?:列表|归档)|第\s*\d+\s*页")


@given(TEXTS)
def test_places_are_kept(text: str) -> None:
    assert len(simplified(text)) == len(text)


def test_a_few_old_names_make_no_text_traditional() -> None:
    text = "锁膨胀之后不会降级，这一点與對象頭有关，" + "其余的部分全部用简体书写，" * 20
    assert simplified(text) is text


@given(TEXTS)
def test_what_is_made_of_a_text_is_shown_in_its_characters(text: str) -> None:
    read = text.translate(simplifying())
    assert written_as(read, read, text) == text
    assert written_as(read[1:3], read[1:3], text[1:3]) == text[1:3]


def test_long_labels_of_long_texts_are_shown_soon() -> None:
    with soon():
        assert written_as("甲乙、" * 5_000, "乙" + "锁" * 500_000 + "甲", "乙" + "鎖" * 500_000 + "甲") == "甲乙、" * 5_000


def test_a_label_of_two_pieces_is_shown_as_they_are_written() -> None:
    assert written_as("锁、发行", "发行版的锁", "發行版的鎖") == "鎖、發行"


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_for_either_finds_what_it_found_and_the_same_in_traditional_characters(pattern: str) -> None:
    traditional = opencc.OpenCC("s2t").convert
    lines = ["转载请注明", "发于昨天", "布于", "[于是]", "[于，]", "来源：掘金", "文章归档", "第 3 页", "页"]
    for line in lines:
        found = re.search(pattern, line)
        assert bool(re.search(either(pattern), line)) == bool(found)
        assert bool(re.search(either(pattern), traditional(line))) == bool(found)
