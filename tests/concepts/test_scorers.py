"""Others' scorers, side by side with the project's own."""

from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

import pytest

from indexer import Config, build
from indexer.concepts import scorers
from indexer.concepts.scorers import BUILT_IN, GROUP, scored_terms, scorer_of
from indexer.errors import ConfigError

TEXTS = (
    "谈谈偏向锁\n偏向锁是 JVM 的优化。偏向锁撤销以后升级为轻量级锁，JVM 会暂停线程。",
    "连接池\n数据库连接池复用连接。Redis 连接池也是这样，连接池大小要压测。",
    "",
)


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_scorer_ranks_terms_of_each_text(name: str) -> None:
    found = scored_terms(scorer_of(name), TEXTS, {})
    assert [bool(terms) for terms in found] == [True, True, False]
    assert all(
        [term.score for term in terms] == sorted((term.score for term in terms), reverse=True) for terms in found
    )
    assert all(term.count > 0 for terms in found for term in terms)


def test_jiebas_terms_are_those_of_jieba() -> None:
    found = scored_terms(scorer_of("jieba-tfidf"), TEXTS, {})[0]
    from jieba import analyse

    assert [term.term for term in found] == analyse.extract_tags(TEXTS[0], 30)


@pytest.mark.parametrize("texts", [[], [""], ["，。"], ["123 456"]])
def test_texts_without_words_have_no_terms(texts: list[str]) -> None:
    assert not any(scored_terms(scorer_of("sklearn-tfidf"), texts, {}))


def test_a_name_of_a_concept_is_given_its_id() -> None:
    terms = scored_terms(lambda texts: [[("Biased Locking", 1.0)] for _ in texts], ["x"], {"biasedlocking": "偏向锁"})
    assert [term.concept for term in terms[0]] == ["偏向锁"]


def test_an_unknown_scorer_is_named_with_those_that_there_are() -> None:
    with pytest.raises(ConfigError, match="known: own, jieba-tfidf"):
        Config(scorer="pagerank")


def test_another_package_may_offer_a_scorer(monkeypatch: pytest.MonkeyPatch) -> None:
    own = EntryPoint("mine", "indexer.concepts.scorers:sklearn_tfidf", GROUP)
    monkeypatch.setattr(scorers, "entry_points", lambda group: [own])
    assert scorer_of("mine") is scorers.sklearn_tfidf


def test_the_built_in_scorers_are_registered() -> None:
    registered = {entry.name: entry.value for entry in entry_points(group=GROUP)}
    assert not registered or registered == BUILT_IN


def test_a_build_exports_the_terms_of_its_scorer(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"# {TEXTS[0]}", "utf-8")
    config = Config(sources=(str(tmp_path),), index=tmp_path / "x.db", scorer="jieba-tfidf", jobs=1)
    with build(config) as index:
        terms = [term.term for term in index.terms("偏向锁")]
    assert terms[0] == "偏向"


def test_another_scorer_makes_other_answers(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"# {TEXTS[0]}", "utf-8")
    own = Config(sources=(str(tmp_path),), index=tmp_path / "x.db", jobs=1)
    with build(own) as index:
        before = index.terms("偏向锁")
    with build(Config(own.sources, own.index, scorer="sklearn-tfidf", jobs=1)) as index:
        assert index.terms("偏向锁") != before
