"""Patterns that are only tried where they may begin find what they find when they are tried everywhere."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.trees.judging import passing
from indexer.trees.reading import clauses, wellformed

QUICK = {
    "announces": wellformed.ANNOUNCES,
    "elsewhere": wellformed.ELSEWHERE.chinese,
    "leading": wellformed.LEADING.chinese,
    "unsound": wellformed.UNSOUND,
    "example": passing.EXAMPLE.chinese,
    "clause ends": clauses.CLAUSE_END,
}


def plain(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """The pattern without the characters that it may begin with, which `quick` looks ahead to and `holding` matches."""
    held = re.fullmatch(r"\[[^\]]*\]\(\?<=\(\?=(.*)\)\.\)", pattern.pattern, re.S)
    return re.compile(held[1] if held else re.sub(r"^\(\?=\[[^\]]*\]\)", "", pattern.pattern), pattern.flags)


def texts(pattern: re.Pattern[str]) -> st.SearchStrategy[str]:
    """Texts of the words and signs that the pattern is made of."""
    words = re.findall(r"[a-z]+|[\u3400-\u9fff]", plain(pattern).pattern)
    return st.lists(st.sampled_from([*words, " ", "，", ":", "：", "s", "x"]), max_size=12).map("".join)


@pytest.mark.parametrize("pattern", QUICK.values(), ids=QUICK)
def test_nothing_is_missed(pattern: re.Pattern[str]) -> None:
    everywhere = plain(pattern)
    assert everywhere.pattern != pattern.pattern

    @settings(max_examples=1000)
    @given(texts(pattern))
    def check(text: str) -> None:
        found, wanted = pattern.search(text), everywhere.search(text)
        assert (found and found.start()) == (wanted and wanted.start())

    check()
