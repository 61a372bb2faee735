"""Candidates against an enumerator of n-grams in plain Python."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis.batch import batch_of
from indexer.analysis.grams import HAN_LIMIT, LONGEST, MIXED_LIMIT, NAME_LIMIT, Prose, occurrences_of, prose_of
from indexer.analysis.groups import groups_of
from indexer.analysis.segment import segmenter
from indexer.analysis.tokens import HAN_WORD, NUMBER, tokenise
from indexer.model import Article, Block, Ints
from indexer.text.hashing import key_of

from .texts import article, few, singular

VOCABULARY = (
    "偏向锁", "连接池", "未", "对", "复制到", "的", "我们", "使用", "锁", "Pools", "locks", "Node.js", "C++", "the", "of", "is", "uses", "Queries", "k8s", "2024", "a",
    "APPLICATION_JSON_UTF8_VALUE", "，", "。", "\n", " ", " ", " ",
)  # fmt: skip
sentences = st.lists(st.sampled_from(VOCABULARY), max_size=25).map("".join)


class Gram(NamedTuple):
    token: int
    size: int
    key: int
    latin: bool
    chars: int


def prose(*articles: Article) -> tuple[str, Prose]:
    batch = batch_of(articles)
    return batch.text, prose_of(batch, tokenise(batch, segmenter("rjieba")))


def plain(text: str, found: Prose) -> Iterator[Gram]:
    """N-grams within a piece that begin with a `first` token, go on with `open` ones and end with a `last` one, one token a word or name."""
    tokens = found.tokens
    words = [text[start:end] for start, end in zip(tokens.start, tokens.end, strict=True)]
    latin = (tokens.kind != HAN_WORD).tolist()
    for size in range(1, LONGEST + 1):
        for at in range(len(words) - size + 1):
            span = range(at, at + size)
            whole = found.first[at] and found.last[at + size - 1] and all(found.open[k] and tokens.piece[k] == tokens.piece[at] for k in span) and not any(found.ends[k] for k in span[:-1])
            chars = sum(len(words[k]) for k in span)
            names = all(latin[k] for k in span)
            whole = whole and not is_between(found, words, at, -1) and not is_between(found, words, at + size - 1, 1)
            limit = NAME_LIMIT if names else HAN_LIMIT if size == 1 else MIXED_LIMIT
            if whole and 1 < chars <= limit:
                joined = "".join(" " * (k > at and latin[k] and latin[k - 1]) + singular(words[k]) for k in span)
                yield Gram(at, size, key_of(joined), names, chars)


def is_between(found: Prose, words: list[str], at: int, way: int) -> bool:
    """Whether a single character has a Chinese word on the side that `way` points to and a Latin one on the other, in its piece."""
    tokens, han, latin = found.tokens, at + way, at - way
    if len(words[at]) > 1 or tokens.kind[at] != HAN_WORD or not (min(han, latin) >= 0 and max(han, latin) < len(words)):
        return False
    return bool(tokens.kind[han] == HAN_WORD and found.open[han] and tokens.kind[latin] != HAN_WORD and tokens.piece[han] == tokens.piece[at] == tokens.piece[latin])


@few
@given(sentences)
def test_candidates_are_those_of_a_plain_enumerator_in_its_order(text: str) -> None:
    whole, tokens = prose(article(text))
    found = occurrences_of(tokens)
    columns = (found.token, found.size, found.key, found.latin, found.chars)
    assert [Gram(*row) for row in zip(*(column.tolist() for column in columns), strict=True)] == [*plain(whole, tokens)]


@few
@given(st.lists(sentences, min_size=1, max_size=3))
def test_a_group_is_the_first_place_of_a_candidate_in_its_article(texts: list[str]) -> None:
    _, tokens = prose(*map(article, texts))
    found = occurrences_of(tokens)
    first: dict[tuple[int, int], int] = {}
    owners = zip(tokens.tokens.article[found.token].tolist(), found.key.tolist(), strict=True)
    assert found.first.tolist() == [first.setdefault(owner, place) for place, owner in enumerate(owners)]


@few
@given(sentences)
def test_groups_count_what_they_hold(text: str) -> None:
    _, tokens = prose(article(text))
    found = occurrences_of(tokens)
    groups = groups_of(tokens, found)
    members = [np.flatnonzero(found.first == head) for head in groups.head]
    assert groups.count.tolist() == [len(places) for places in members]
    assert groups.last.tolist() == [int(found.token[places].max()) for places in members]


@few
@given(sentences)
def test_no_candidate_begins_with_a_number_or_a_word_that_may_not_stand_in_a_term(text: str) -> None:
    _, tokens = prose(article(text))
    assert np.all(tokens.open[tokens.first])
    assert not np.any(tokens.first & (tokens.tokens.kind == NUMBER))


@few
@given(sentences)
def test_noun_chunks_begin_and_end_in_pairs(text: str) -> None:
    _, tokens = prose(article(text))
    marks: Ints = np.cumsum(tokens.edge_left) - np.cumsum(tokens.edge_right)
    assert tokens.edge_left.sum() == tokens.edge_right.sum()
    assert np.all((marks == 0) | (marks == 1))


def test_code_holds_no_candidates() -> None:
    text = "偏向锁 lock\nvoid lock();"
    _, tokens = prose(Article("a", "", text, (Block("code", 9, len(text)),)))
    assert len(tokens.tokens.start) == len(prose(article(text[:8]))[1].tokens.start)


def test_a_phrase_is_found_under_its_singular_whatever_stands_between_han_and_latin() -> None:
    for text in ("Java locks", "java lock", "JAVA  Lock"):
        assert key_of("java lock") in occurrences_of(prose(article(text))[1]).key
    for text in ("Java锁", "Java 锁"):
        assert key_of("java锁") in occurrences_of(prose(article(text))[1]).key


def test_a_single_character_between_a_latin_and_a_chinese_word_is_the_chinese_ones() -> None:
    text, found = prose(article("Golang 微服务。导出自 vue。B 树。"))
    grams = {text[found.tokens.start[gram.token] : found.tokens.end[gram.token + gram.size - 1]] for gram in plain(text, found)}
    assert "B 树" in grams
    assert not {"Golang 微", "自 vue"} & grams


def test_no_candidate_begins_whereto_or_ends_where_a_word_begins() -> None:
    text, found = prose(article("对缓存的异步未加密连接池。复制到连接池，传染给缓存。当连接池满。连接对。"))
    grams = {text[found.tokens.start[gram.token] : found.tokens.end[gram.token + gram.size - 1]] for gram in plain(text, found)}
    assert {"缓存", "连接池", "异步未加密连接池", "连接对"} <= grams
    assert not {gram for gram in grams if gram.startswith(("对", "复制", "传染", "当")) or gram.endswith("未")}


def test_what_becomes_of_something_stands_in_no_candidate() -> None:
    text, found = prose(article("", "依赖于平台。会绘制出图形。转换成字节码。断言默认是关的。深入理解指针"))
    occurrences = occurrences_of(found)
    tokens = found.tokens
    last = occurrences.token + occurrences.size - 1
    candidates = {text[a:b] for a, b in zip(tokens.start[occurrences.token].tolist(), tokens.end[last].tolist(), strict=True)}
    assert {"平台", "图形", "字节码", "断言", "指针"} <= candidates
    assert not any(word in candidate for candidate in candidates for word in ("于", "成", "默认", "深入"))
    assert not {"理解指针", "绘制出"} & candidates


def test_numerals_of_parts_are_in_no_name() -> None:
    text, found = prose(article("规约 II：类型（III）", "第 XII 部分讲 Array 和 VII"))
    numerals = [text[start:end] in {"II", "III", "VII", "XII"} for start, end in zip(found.tokens.start, found.tokens.end, strict=True)]
    assert sum(numerals) == 4
    assert not found.open[np.array(numerals)].any()
