"""What an owner's rules make of an analysis."""

import doctest
import subprocess
import sys
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis import Options, analyse, analysed_text, ruled
from indexer.analysis.ruled import apply_rules
from indexer.analysis.rules import KINDS, Rules
from indexer.model import Analysis, Article, Block, Ruling
from indexer.text.hashing import key_of

from .texts import article, differences, few, mixed_texts

Pattern = list[dict[str, Any]]
TEXT = "线程持有偏向锁。偏向锁（Biased Locking）可以撤销。The pools hold 8 connections, see page 7."
EACH = article(TEXT, "锁与池")
SO_CALLED = [{"TEXT": "所谓"}, {"OP": "+"}, {"TEXT": {"IN": ["是", "就是"]}}]


def rules(*rows: tuple[str, Pattern]) -> Rules:
    named = ({"name": f"{at}", "kind": kind, "pattern": pattern} for at, (kind, pattern) in enumerate(rows))
    return Rules.from_table(named)


def plain(each: Article) -> Analysis:
    return analyse([each], Options())[0]


def with_rules(each: Article, *rows: tuple[str, Pattern]) -> Analysis:
    return apply_rules(each, plain(each), rules(*rows))


def cuts(each: Article, found: Analysis) -> list[str]:
    """The candidates as they stand in the text."""
    text, rows = analysed_text(each), found.candidates
    return [text[at : at + length] for at, length in zip(rows.start.tolist(), rows.length.tolist(), strict=True)]


def said(each: Article, found: Analysis) -> list[tuple[str, str]]:
    """The mentions as sentences and candidates."""
    text, names = analysed_text(each), cuts(each, found)
    spans = found.sentences.tolist()
    return [(text[slice(*spans[sentence])].strip(), names[row]) for sentence, row in found.mentions.tolist()]


def subjects(text: str, pattern: Pattern) -> list[str]:
    each = article(text)
    return [statement.subject for statement in with_rules(each, ("definition", pattern)).statements]


def test_rules_that_match_nothing_change_nothing() -> None:
    found = plain(EACH)
    assert apply_rules(EACH, found, rules(("term", [{"LOWER": "heap"}]), ("ignore", [{"LOWER": "gc"}]))) is found


def test_a_known_candidate_rises_to_the_top_and_nothing_else_changes() -> None:
    before, after = plain(EACH), with_rules(EACH, ("term", [{"LOWER": "connections"}]))
    row = before.candidates.keys.tolist().index(key_of("connection"))
    assert differences(before, after) == [".candidates.base"]
    assert np.flatnonzero(before.candidates.base != after.candidates.base).tolist() == [row]
    assert after.candidates.base[row] >= max(ruled.TOP_BASE, before.candidates.base.max())


def test_a_new_term_has_a_row_at_its_place() -> None:
    found = with_rules(EACH, ("term", [{"LIKE_NUM": True}, {"LOWER": "connections"}]), ("term", [{"TEXT": "可以"}, {}]))
    rows, names = found.candidates, cuts(EACH, found)
    at = names.index("8 connections")
    assert (rows.keys[at], rows.count[at], rows.tokens[at]) == (key_of("8 connection"), 1, 2)
    assert (bool(rows.latin[at]), bool(rows.title[at]), rows.around[at].any()) == (True, False, False)
    assert rows.start.tolist() == sorted(rows.start.tolist())
    assert (names.index("可以撤销") < at, bool(rows.latin[names.index("可以撤销")])) == (True, False)


def test_a_terms_matches_are_counted_and_mentioned_where_they_stand() -> None:
    each = article("用 C 写。C 与 C 语言。Go 也好。", "C")
    found = with_rules(each, ("term", [{"TEXT": "C"}]), ("term", [{"LOWER": "c"}]))
    row = cuts(each, found).index("C")
    assert (found.candidates.count[row], bool(found.candidates.title[row]), found.candidates.start[row]) == (4, True, 0)
    assert [sentence for sentence, name in said(each, found) if name == "C"] == ["C", "用 C 写。", "C 与 C 语言。"]


@pytest.mark.parametrize(
    ("text", "pattern", "key"),
    [
        ("见 Spring  Pools 页", [{"TEXT": "Spring"}, {"IS_SPACE": True, "OP": "*"}, {"LOWER": "pools"}], "spring pool"),
        ("用Node.js连接池", [{"LOWER": "node.js"}, {}, {}], "node.js连接池"),
        ("Read/write locks", [{"LOWER": "read"}, {}, {}, {}], "read write lock"),
        ("他说「闭包」好", [{"TEXT": "「"}, {}, {"TEXT": "」"}], "闭包"),
        ("ＡＰＩ 資料", [{}, {"OP": "+"}], "api资料"),
    ],
)  # fmt: skip
def test_a_term_has_the_key_of_a_candidate_of_its_words(text: str, pattern: Pattern, key: str) -> None:
    assert key_of(key) in with_rules(article(text), ("term", pattern)).candidates.keys


def test_the_owners_words_may_be_cut_by_a_rule() -> None:
    each, options = article("出现奖励黑客行为"), Options(words=("奖励黑客行为",))
    found = apply_rules(each, analyse([each], options)[0], rules(("term", [{"TEXT": "奖励"}])))
    assert {"奖励", "奖励黑客行为"} <= set(cuts(each, found))


def test_an_ignored_candidate_is_gone_with_its_mentions_and_no_other() -> None:
    before, after = plain(EACH), with_rules(EACH, ("ignore", [{"TEXT": "Biased"}, {"TEXT": "Locking"}]))
    assert cuts(EACH, after) == [name for name in cuts(EACH, before) if name != "Biased Locking"]
    assert said(EACH, after) == [pair for pair in said(EACH, before) if pair[1] != "Biased Locking"]


def test_ignoring_wins_over_a_term() -> None:
    found = with_rules(EACH, ("ignore", [{"LOWER": "page"}, {"IS_DIGIT": True}]), ("term", [{"LOWER": "page"}, {}]))
    assert "page 7" not in cuts(EACH, found)


def test_code_is_not_looked_at() -> None:
    each = Article("a", "", "heap\nheap", (Block("code", 0, 4), Block("paragraph", 5, 9)))
    found = with_rules(each, ("term", [{"LOWER": "heap"}]))
    assert said(each, found) == [("heap", "heap")]
    code = Article("a", "", "heap", (Block("code", 0, 4),))
    assert len(with_rules(code, ("term", [{"LOWER": "heap"}])).candidates.keys) == 0


@pytest.mark.parametrize("text", ["见 https://a.io/x，好", "（！）", "锁" * 400, "a" * 300])
def test_a_match_without_words_or_too_long_for_a_term_is_none(text: str) -> None:
    each = article(text)
    found = with_rules(
        each, ("term", [{"LIKE_URL": True}]), ("term", [{"IS_PUNCT": True}]), ("term", [{"OP": "{20,}"}])
    )
    assert differences(found, plain(each)) == []
    assert "a" * 300 not in cuts(each, with_rules(each, ("term", [{"LENGTH": 300}])))


def test_no_match_crosses_the_end_of_a_sentence() -> None:
    text = "所谓闭包就是函数。它是值。\n所谓协程是线程"
    assert subjects(text, SO_CALLED) == ["闭包", "协程"]
    each = article(text)
    assert [analysed_text(each)[s.start : s.end] for s in with_rules(each, ("definition", SO_CALLED)).statements] == [
        "所谓闭包就是函数。", "所谓协程是线程",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "pattern", "subject"),
    [
        ("所谓“闭包”，其实就是一个函数。", SO_CALLED, ["闭包"]),
        ("A lock (mutex) means waiting.", [{"OP": "+"}, {"LOWER": "means"}], ["lock"]),
        ("偏向锁（Biased Locking）指偏向", [{"OP": "+"}, {"TEXT": "指"}, {}], ["偏向锁"]),
        ("Moore's law: twice.", [{"OP": "+"}, {"TEXT": ":"}], ["Moore's law"]),
        ("什么是闭包？这就是闭包。", [{"OP": "+"}, {"TEXT": {"IN": ["是", "就是"]}}, {"TEXT": "闭包"}], []),
        ("——是", [{}, {}, {"TEXT": "是"}], []),
        ("的", [{}], []),
    ],
)  # fmt: skip
def test_what_a_match_defines(text: str, pattern: Pattern, subject: list[str]) -> None:
    assert subjects(text, pattern) == subject


def test_a_rules_definition_goes_before_the_others_and_each_is_there_once() -> None:
    each = article("偏向锁是一种优化手段，用于加锁。所谓偏向锁，是锁的优化。偏向锁是一种针对加锁的优化。")
    found = with_rules(
        each, ("definition", SO_CALLED), ("definition", [{"TEXT": "偏向"}, {"TEXT": "锁"}, {"TEXT": "是"}])
    )
    starts = [statement.start for statement in found.statements]
    assert {statement.subject for statement in found.statements} == {"偏向锁"}
    assert (len(starts), starts.count(1)) == (3, 1)


@pytest.mark.parametrize("kind", ["announcer", "cue", "aside"])
def test_what_trees_heed_changes_nothing_else(kind: str) -> None:
    before, found = plain(EACH), with_rules(EACH, (kind, [{"TEXT": "锁"}, {"TEXT": "。"}]), (kind, [{"LOWER": "page"}]))
    assert differences(before, found) == [".rulings"]
    assert [(ruling.kind, analysed_text(EACH)[ruling.start : ruling.end]) for ruling in found.rulings] == [
        (kind, "锁。"), (kind, "page"),
    ]  # fmt: skip


def test_what_trees_heed_needs_no_word_and_is_said_once() -> None:
    url = [{"LIKE_URL": True}]
    found = with_rules(article("见 https://a.io/x，好"), ("aside", url), ("aside", url), ("cue", url))
    assert found.rulings == (Ruling("aside", 3, 17), Ruling("cue", 3, 17))


def test_a_definition_is_a_ruling_on_its_sentence_where_it_defines_something() -> None:
    text = "先说这个。所谓闭包就是函数。"
    found = with_rules(article(text), ("definition", SO_CALLED))
    assert found.rulings == (Ruling("definition", 6, len(text) + 1),)
    assert with_rules(article("——是"), ("definition", [{}, {}, {"TEXT": "是"}])).rulings == ()


def test_an_article_has_no_more_candidates_than_a_mention_can_name(monkeypatch: pytest.MonkeyPatch) -> None:
    size = len(plain(EACH).candidates.keys)
    monkeypatch.setattr(ruled, "ROWS", size + 1)
    found = with_rules(EACH, ("term", [{"LIKE_NUM": True}]), ("term", [{"TEXT": "。"}, {}]))
    assert len(found.candidates.keys) == size + 1
    assert "8" in cuts(EACH, found)
    assert "7" not in cuts(EACH, found)


tokens = st.sampled_from(
    ({}, {"OP": "+"}, {"IS_ALPHA": True}, {"LIKE_NUM": True}, {"LOWER": "node.js"}, {"TEXT": "的"}, {"IS_PUNCT": True, "OP": "?"})
)  # fmt: skip
rows = st.tuples(st.sampled_from(KINDS), st.lists(tokens, min_size=1, max_size=3))


@few
@given(mixed_texts, mixed_texts, st.lists(rows, min_size=1, max_size=3))
def test_whatever_the_rules_an_analysis_is_one(title: str, text: str, some: list[tuple[str, Pattern]]) -> None:
    each = article(text, title)
    before, found = plain(each), with_rules(each, *some)
    rows, mentions = found.candidates, [tuple(pair) for pair in found.mentions.tolist()]
    places = list(zip(rows.start.tolist(), rows.tokens.tolist(), strict=True))
    assert places == sorted(places)
    assert len(set(rows.keys.tolist())) == len(rows.keys)
    assert mentions == sorted(set(mentions))
    assert list(found.rulings) == sorted(set(found.rulings), key=lambda ruling: (ruling.start, ruling.end, ruling.kind))
    assert all(0 <= ruling.start < ruling.end <= len(analysed_text(each)) for ruling in found.rulings)
    assert {row for _, row in mentions} == set(range(len(rows.keys)))
    for start, length in zip(rows.start.tolist(), rows.length.tolist(), strict=True):
        assert 0 < length <= len(analysed_text(each)) - start
    for column in ("keys", "count", "start", "length", "base", "title", "latin", "tokens", "around"):
        assert getattr(rows, column).dtype == getattr(before.candidates, column).dtype


def test_analyse_applies_the_rules_of_its_options() -> None:
    own = rules(("term", [{"LIKE_NUM": True}, {"LOWER": "connections"}]))
    with_them, without = analyse([EACH, article("无")], Options(rules=own)), analyse([EACH, article("无")], Options())
    assert "8 connections" in cuts(EACH, with_them[0])
    assert differences(with_them[1], without[1]) == []


def test_without_rules_spacy_is_not_imported() -> None:
    code = (
        "import sys; from indexer.analysis import Options, analyse; from indexer.config import Config; from indexer.model import Article; "
        "analyse([Article('a', '', '锁', ())], Config(rules=[]).of_analysis); sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_example_runs() -> None:
    assert doctest.testmod(ruled) == (0, 5)
