"""How stretches are spelled and what stands beside them, as arrays."""

from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.text.hashing import key_of
from indexer.trees.judging.written import (
    NOTHING,
    PLACES,
    Said,
    Spans,
    own_words,
    say,
    spelling_columns,
    strings,
    words_beside,
)
from indexer.trees.reading.texts import Written, written
from indexer.trees.tables import UNIT, key_weights
from tests.trees.readings import reading_of

KNOWN = key_weights("termhood-words.txt", PLACES)


def spelled(text: str, label: str) -> dict[str, float]:
    """The columns that are not 0 of a stretch of a text."""
    whole, spans, _ = place_of(text, label)
    return {name: float(column[0]) for name, column in spelling_columns(whole, spans, KNOWN).items() if column[0]}


def place_of(text: str, label: str) -> tuple[Written, Spans, Spans]:
    """An article, a stretch of it and its whole text."""
    whole, shift = written([reading_of(text, "题目")]), len("题目\n")
    at = shift + text.index(label)
    bounds = (at, at + len(label)), (shift, shift + len(text))
    return (whole, *(Spans(np.array([low]), np.array([high])) for low, high in bounds))


def words(text: Written, found: Iterable[Said]) -> list[tuple[str, str]]:
    return [(place, word) for place, _, start, end in found for word in strings(text, Spans(start, end))]


@pytest.mark.parametrize(
    ("text", "label", "columns"),
    [
        ("这是轻量级锁。", "轻量级锁", {"Han": 1, "characters": 4, "words": 1}),
        ("用 MySQL 存数据。", "MySQL", {"Latin": 1, "capital": 1, "hump": 1, "characters": 5, "words": 1}),
        ("the hash table grows.", "hash table", {"Latin": 1, "lower": 1, "characters": 10, "words": 2}),
        ("训练用 QXZ 方法。", "QXZ", {"Latin": 1, "upper": 1, "unknown initials": 1, "characters": 3, "words": 1}),
        ("启动 k8s 集群。", "k8s 集群", {"lower": 1, "digit": 1, "lone lower": 1, "characters": 5, "words": 1}),
        ("We use Spring Boot here.", "Spring Boot", {"Latin": 1, "capital": 1, "several capital": 1, "characters": 11, "words": 2}),
        ("看 a/b 测试。", "a/b", {"Latin": 1, "lower": 1, "lone lower": 1, "sign": 1, "characters": 3, "words": 1}),
    ],
)
def test_the_columns_of_a_spelling(text: str, label: str, columns: dict[str, float]) -> None:
    assert {name: value for name, value in spelled(text, label).items() if "tag" not in name} == columns


def test_chinese_has_parts_of_speech_at_its_edges() -> None:
    assert {name for name in spelled("他很快地看数据库。", "数据库") if "tag" in name} == {"first tag n", "last tag n"}


def test_the_words_of_a_stretch() -> None:
    whole, spans, _ = place_of("We use Spring Boot here.", "Spring Boot")
    assert sorted(words(whole, own_words(whole, spans))) == sorted([
        ("word", "spring"), ("word", "boot"), ("first word", "spring"), ("last word", "boot"),
        ("opens", "s"), ("opens", "sp"), ("opens", "spr"), ("closes", "t"), ("closes", "ot"), ("closes", "oot"),
    ])  # fmt: skip


@pytest.mark.parametrize(
    ("text", "label", "before", "after"),
    [
        ("seen in the cache of Redis", "cache", {" ", "e ", "the"}, {" ", " o", "of"}),
        ("把缓存，清掉", "缓存", {"把"}, {",", ",清"}),
        ("缓存", "缓存", {NOTHING}, {NOTHING}),
        ("上一行\n缓存\n下一行", "缓存", {NOTHING}, {NOTHING}),
    ],
)
def test_what_stands_beside_a_stretch(text: str, label: str, before: set[str], after: set[str]) -> None:
    whole, spans, within = place_of(text, label)
    found = words(whole, words_beside(whole, spans, within))
    assert {word for place, word in found if place.endswith("before")} == before
    assert {word for place, word in found if place.endswith("after")} == after


def test_beside_what_stands_elsewhere_is_nothing() -> None:
    whole, spans, _ = place_of("把缓存，清掉", "缓存")
    nowhere = Spans(np.array([0]), np.array([0]))
    assert words(whole, words_beside(whole, spans, nowhere)) == []


def test_words_weigh_what_the_table_says() -> None:
    whole, spans, _ = place_of("We use Spring Boot here.", "Spring Boot")
    (told,) = say(whole, spans, own_words(whole, spans), KNOWN)
    rows = {int(key): row for row, key in enumerate(KNOWN.table.keys[:-1].tolist())}
    plain = [KNOWN.places[place][rows[key]] for place, key in _keyed(words(whole, own_words(whole, spans))) if key in rows]
    assert told == pytest.approx(sum(plain) / UNIT)
    assert plain


def _keyed(found: list[tuple[str, str]]) -> list[tuple[str, int]]:
    return [(place, key_of(word)) for place, word in found]


@given(st.text(min_size=1, max_size=40), st.data())
def test_any_stretch_has_columns_and_words(text: str, data: st.DataObject) -> None:
    low = data.draw(st.integers(0, len(text) - 1))
    high = data.draw(st.integers(low + 1, len(text)))
    whole = written([reading_of(f"开头。{text}", "题目")])
    spans = Spans(np.array([6 + low]), np.array([6 + high]))
    columns = spelling_columns(whole, spans, KNOWN)
    assert all(len(column) == 1 and np.isfinite(column).all() for column in columns.values())
    assert 0 <= columns["characters"][0] <= high - low
    assert np.isfinite(say(whole, spans, own_words(whole, spans), KNOWN)).all()
