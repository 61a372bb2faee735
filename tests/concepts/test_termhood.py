"""What the articles say of the names of concepts, and what comes of it."""

from dataclasses import replace

import numpy as np
import pytest

from indexer.analysis import Options as Analysing
from indexer.analysis import analyse, analysed_text, segmenter
from indexer.concepts import Concepts, Options, Read, concepts_in, judged, termhoods_of
from indexer.concepts.broader import Broader
from indexer.concepts.find import TELLS
from indexer.concepts.termhood import LEAST_KNOWN, UNTOLD, in_order, less_for_mixed
from indexer.model import NAMES, Article, Term

CONCEPTS = [np.array([1, 0, -1]), np.array([0, 2])]
KNOWN = [np.zeros(3, dtype=np.bool_), np.array([False, True])]


def test_a_name_is_worth_what_all_articles_say_that_have_it_among_their_terms() -> None:
    read = [Read(np.array([0, 1, 2]), np.array([0.9, 0.2, 0.7])), Read(np.array([0]), np.array([0.6]))]
    assert termhoods_of(read, CONCEPTS, KNOWN, 4).tolist() == [0.4, 0.9, UNTOLD, UNTOLD]


def test_readings_never_wholly_doubt_a_certain_name_of_the_glossary() -> None:
    read = [Read(np.array([1]), np.array([0.01])), Read(np.array([1]), np.array([0.01]))]
    assert termhoods_of(read, CONCEPTS, KNOWN, 3).tolist() == [0.01, UNTOLD, LEAST_KNOWN]


def test_no_article_says_nothing_of_any_name() -> None:
    assert termhoods_of([], [], [], 2).tolist() == [UNTOLD, UNTOLD]


def test_a_chinese_name_with_a_latin_word_is_worth_less_unless_the_glossary_has_it() -> None:
    worth = less_for_mixed(np.array([0.8, 0.8, 0.8]), ["Helm入门", "C语言", "持续交付"], np.array([False, True, False]))
    assert worth.tolist() == [0.52, 0.8, 0.8]


def test_key_terms_that_name_something_come_before_others_that_weigh_as_much() -> None:
    terms = [Term("搭建", "搭建", -2.5, 6), Term("Mosquitto", "mosquitto", -2.8, 7), Term("写下去", "写下去", -2.9, 2)]
    found = in_order(terms, {"搭建": 0.05, "mosquitto": 0.8}, (), english=False)
    assert [term.term for term in found] == ["Mosquitto", "写下去", "搭建"]
    assert found[0].score == pytest.approx(-2.8 + 0.6 * np.log(0.8), abs=1e-4)


def test_in_english_articles_it_counts_for_more_what_names_something() -> None:
    terms = [Term("seamless", "seamless", -2.0, 3), Term("glossary", "glossary", -2.9, 3)]
    chances = {"seamless": 0.2, "glossary": 0.7}
    assert [in_order(terms, chances, (), english=english)[0].term for english in (False, True)] == ["seamless", "glossary"]


def test_words_of_articles_on_any_subject_come_later_in_english_ones_unless_the_glossary_has_them() -> None:
    terms = [Term("code", "code", -2.0, 9), Term("Pickles", "pickles", -2.3, 4), Term("code review", "codereview", -2.4, 3)]
    firsts = [in_order(terms, {}, known, english=english)[0].term for known, english in (((), True), (("code",), True), ((), False))]
    assert firsts == ["Pickles", "code", "code"]
    assert [term.term for term in in_order(terms, {}, (), english=True)][1] == "code review"


SAID = "{} Kubernetes 的时候要先有 FooBarLock 文件。"
OWN = ("调度器按优先级把任务分给线程。", "索引用平衡树保存键。", "日志先写到磁盘。", "编译器分配寄存器。", "路由器转发报文。", "光标在编辑器里移动。")


def found() -> Concepts:
    """The concepts of six articles, three of which say two names together."""
    said = [SAID.format(verb) for verb in ("部署", "升级一个旧的", "学习使用")]
    articles = [Article(f"a{at}", own[:3], "\n\n".join([own, *said[at : at + 1]]), ()) for at, own in enumerate(OWN)]
    texts = [analysed_text(article) for article in articles]
    return concepts_in([article.id for article in articles], texts, analyse(articles, Analysing()), segmenter("rjieba"), Options())


def related(concepts: Concepts, name: str) -> tuple[str, ...]:
    (concept,) = [concept for concept in concepts.concepts if concept.id == name]
    return tuple(other for other, _ in concept.related)


def test_what_hardly_names_anything_has_no_related_concepts_unless_the_glossary_knows_it() -> None:
    concepts = found()
    at = {draft.id: place for place, draft in enumerate(concepts.drafts)}
    worth = np.full(len(at), 0.9)
    assert "foobarlock" in related(judged(concepts, worth), "kubernetes")
    worth[[at["foobarlock"], at["kubernetes"]]] = TELLS - 0.05
    after = judged(concepts, worth)
    assert not related(after, "foobarlock")
    assert "foobarlock" not in related(after, "kubernetes")
    assert {concept.id: concept.termhood for concept in after.concepts}["foobarlock"] < TELLS
    worth[at["foobarlock"]] = 0.9
    assert "foobarlock" in related(judged(concepts, worth), "kubernetes")


def test_what_hardly_names_anything_is_no_kind_of_what_its_name_ends_in() -> None:
    concepts = replace(found(), broader=(Broader(0, 1, "name"), Broader(2, 1, "text"), Broader(3, 1, "name")))
    worth = np.full(len(concepts.concepts), 0.9)
    worth[[0, 2]] = NAMES - 0.05
    after = judged(concepts, worth)
    assert after.broader == concepts.broader[1:]
    assert after.concepts[1].narrower == (after.concepts[2].id, after.concepts[3].id)
    assert not after.concepts[0].broader


def test_the_terms_of_another_scorer_stay_as_they_are() -> None:
    concepts = found()
    worth = np.linspace(0.01, 1, len(concepts.concepts))
    assert judged(concepts, worth, reorder=False).terms == concepts.terms
    assert judged(concepts, worth).terms != concepts.terms


def test_the_language_of_each_article_is_known() -> None:
    articles = [Article("a", "Locks", "A lock keeps other threads out of a critical section. The lock is then released by its owner.", ()), Article("b", "锁", OWN[0], ())]
    texts = [analysed_text(article) for article in articles]
    made = concepts_in(["a", "b"], texts, analyse(articles, Analysing()), segmenter("rjieba"), Options())
    assert made.english == (True, False)
    chinese, english = (judged(replace(made, english=(other, other)), np.full(len(made.concepts), 0.5)).terms for other in (False, True))
    assert all(less != more for less, more in zip(chinese, english, strict=True))
    assert judged(made, np.full(len(made.concepts), 0.5)).terms == (english[0], chinese[1])
