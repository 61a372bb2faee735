"""The stage as a whole: what must hold for any articles."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis import Options, analyse, analysed_text
from indexer.model import Analysis, Article, Block
from indexer.text.hashing import key_of

from .texts import SURROGATE, article, differences, few, mixed_texts, singular, words_of

HEAD, BODY, CODE = (
    "偏向锁",
    "偏向锁（Biased Locking）是一种针对加锁操作的优化手段。偏向锁可以升级。",
    "synchronized (lock) {}",
)
BODY_AT, CODE_AT = len(HEAD) + 1, len(HEAD) + 1 + len(BODY) + 1
ZH = Article(
    "zh",
    "偏向锁与轻量级锁",
    f"{HEAD}\n{BODY}\n{CODE}",
    (
        Block("heading", 0, len(HEAD), 1),
        Block("paragraph", BODY_AT, BODY_AT + len(BODY)),
        Block("code", CODE_AT, CODE_AT + len(CODE)),
    ),
)
EN = article(
    "Connection pools keep connections open. A pool is a cache of connections, and the pool closes them.", "Pools", "en"
)
MIXED = article("我们用 Node.js 写 C++ 插件。Node.js is a runtime, and plugins extend it. See TCP/IP.", "", "mixed")
ODD = (
    "", " ", "\n", "。", "，，，", "a", "锁", "1", "😀", "👩\u200d👧", SURROGATE, f"锁{SURROGATE}{SURROGATE}池", "\x00", "\ufffe", "的", "+", "C+",
    "🇨🇳国", "\r\n\r\n",
)  # fmt: skip


def only(each: Article) -> Analysis:
    return analyse([each], Options())[0]


def cuts(each: Article) -> list[str]:
    """The candidates of an article as they stand in it."""
    text, rows = analysed_text(each), only(each).candidates
    return [
        text[start : start + length] for start, length in zip(rows.start.tolist(), rows.length.tolist(), strict=True)
    ]


@few
@given(st.lists(st.tuples(mixed_texts, mixed_texts), min_size=1, max_size=4))
def test_batching_changes_nothing_but_perhaps_neighbours(texts: list[tuple[str, str]]) -> None:
    articles = [ZH, *(article(text, title) for title, text in texts), EN]
    for together, each in zip(analyse(articles, Options()), articles, strict=True):
        assert differences(together, only(each)) == []


def test_batching_changes_no_array() -> None:
    together = analyse([ZH, EN, MIXED], Options())
    alone = [only(each) for each in (ZH, EN, MIXED)]
    assert [differences(*pair) for pair in zip(together, alone, strict=True)] == [[]] * 3


def test_a_full_stop_at_an_articles_end_does_not_touch_the_next_one() -> None:
    pair = [article("It ends."), article("It goes on.", "lower case")]
    for together, one in zip(analyse(pair, Options()), pair, strict=True):
        assert differences(together, analyse([one], Options())[0]) == []


def test_no_articles_have_no_analyses() -> None:
    assert analyse([], Options()) == []


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize("title", ["", "锁", SURROGATE])
def test_odd_texts_have_an_analysis(title: str, text: str) -> None:
    assert only(article(text, title)).language in {"und", "zh", "en", "mixed"}


@pytest.mark.parametrize(
    "line", ["锁" * 1_000_000, "a" * 1_000_000, "lock 锁 " * 160_000, "," * 1_000_000, "C+" * 500_000, "（" * 1_000_000]
)
def test_a_line_of_a_million_characters_has_an_analysis(line: str) -> None:
    assert only(article(line)).sentences.shape == (2, 2)


@few
@given(mixed_texts, mixed_texts)
def test_a_candidate_of_one_token_is_cut_where_its_key_says(title: str, text: str) -> None:
    each = article(text, title)
    rows = only(each).candidates
    named = zip(cuts(each), rows.keys.tolist(), rows.tokens.tolist(), strict=True)
    assert all(key_of(singular(cut)) == key for cut, key, tokens in named if tokens == 1)


@few
@given(mixed_texts, mixed_texts)
def test_candidates_stand_in_order_within_the_text_and_differ(title: str, text: str) -> None:
    each = article(text, title)
    rows = only(each).candidates
    places = list(zip(rows.start.tolist(), rows.tokens.tolist(), strict=True))
    assert places == sorted(places)
    assert len(set(rows.keys.tolist())) == len(rows.keys)
    assert np.all(rows.start + rows.length.astype(int) <= len(analysed_text(each)))


@few
@given(mixed_texts)
def test_boundaries_are_those_of_the_tokens(text: str) -> None:
    found, size = only(article(text)), len(text) + 2
    starts, ends = (np.flatnonzero(row) for row in np.unpackbits(found.boundaries, axis=1)[:, : size + 1])
    assert [f"\n{text}"[start:end] for start, end in zip(starts, ends, strict=True)] == words_of(text)


@few
@given(mixed_texts, mixed_texts)
def test_sentences_lie_side_by_side_over_the_whole_text(title: str, text: str) -> None:
    spans = only(article(text, title)).sentences
    assert spans[0, 0] == 0
    assert np.all(spans[1:, 0] == spans[:-1, 1])
    assert np.all(spans[:, 0] <= spans[:, 1])
    assert spans[-1, 1] == len(title) + 1 + len(text)


@few
@given(mixed_texts, mixed_texts)
def test_a_mention_is_of_a_candidate_in_a_sentence_and_there_once(title: str, text: str) -> None:
    found = only(article(text, title))
    mentions = [tuple(pair) for pair in found.mentions.tolist()]
    assert mentions == sorted(set(mentions))
    first = {row: sentence for sentence, row in reversed(mentions)}
    spans = found.sentences.tolist()
    for row, start in enumerate(found.candidates.start.tolist()):
        assert spans[first[row]][0] <= start < spans[first[row]][1]


def test_what_an_analysis_says_of_a_short_article() -> None:
    found = only(ZH)
    assert (found.language, found.words) == ("zh", 2)
    assert {"偏向锁", "Biased Locking", "轻量级锁"} <= set(cuts(ZH))
    assert not any("synchronized" in cut for cut in cuts(ZH))
    assert [gloss.right for gloss in found.glosses] == ["Biased Locking"]
    assert [statement.subject for statement in found.statements] == ["偏向锁"]


@pytest.mark.parametrize(
    ("each", "language"), [(ZH, "zh"), (EN, "en"), (article("42，42"), "en"), (article("…"), "und")]
)
def test_the_language_of_an_article(each: Article, language: str) -> None:
    assert only(each).language == language


def test_occurrences_are_counted_in_prose_and_the_title_is_known() -> None:
    rows = only(ZH).candidates
    place = rows.keys.tolist().index(key_of("偏向锁"))
    assert (rows.count[place], bool(rows.title[place]), bool(rows.latin[place])) == (4, True, False)


def test_the_owners_words_become_candidates() -> None:
    each = article("奖励黑客行为会出现")
    assert "奖励黑客行为" not in words_of(each.text)
    rows = analyse([each], Options(words=("奖励黑客行为",)))[0].candidates
    assert key_of("奖励黑客行为") in rows.keys[rows.tokens == 1]
