"""Why two articles are neighbours."""

from dataclasses import replace

import numpy as np
import pytest
import scipy.sparse as sp

from indexer.model import Alias, Article, Concept, Neighbour, SharedConcept, Term
from indexer.related.named import Known, Named, named_well
from indexer.related.neighbours import neighbour_lists
from indexer.related.reasons import REASONS, reasons
from indexer.related.scores import scores_of
from indexer.related.vectors import unit_rows

from .corpora import material, random_views

LABELS = {name: name.upper() for name in "abcdefgh"}
HELD = np.array([[3, 0, 1, 0, 0, 0, 0, 0], [2, 1, 0, 0, 0, 0, 0, 0], [0, 0, 2, 1, 0, 0, 0, 1], [0, 2, 0, 1, 1, 1, 1, 1]] * 12, dtype=np.float32)


def explained(english: int, known: str = "abcdefgh", labels: dict[str, str] = LABELS, vague: frozenset[str] = frozenset(), filed: sp.csr_array | None = None) -> list[list[tuple[SharedConcept, ...]]]:
    made = material(random_views(len(HELD)), [at < english for at in range(len(HELD))])
    scores = scores_of(replace(made, concepts=sp.csr_array(np.log1p(HELD)), everyday=np.zeros(HELD.shape[1]), filed=filed if filed is not None else sp.csr_array(HELD.shape)))
    key_terms = unit_rows(sp.csr_array(HELD.astype(np.float64)))
    terms = [[Term(name, name, 1.0, 1) for name, count in zip("abcdefgh", row, strict=True) if count and name in known] for row in HELD]
    return list(reasons(neighbour_lists(scores, key_terms), scores, terms, Named(labels, vague)))


def test_reasons_are_shared_and_sum_to_a_part_of_the_score() -> None:
    for english in (0, 24):
        for article, found in enumerate(explained(english)):
            assert len(found) == 10
            for shared in found:
                assert len(shared) <= REASONS
                assert sum(concept.weight for concept in shared) <= 1.001
                assert [c.weight for c in shared] == sorted((c.weight for c in shared), reverse=True)
                assert all(concept.weight > 0 and HELD[article]["abcdefgh".index(concept.concept)] for concept in shared)


def test_only_key_terms_are_reasons() -> None:
    named = {concept.concept for found in explained(0, known="ab") for shared in found for concept in shared}
    assert named == {"a", "b"}


def test_vague_concepts_are_no_reasons() -> None:
    named = {concept.concept for found in explained(0, vague=frozenset("ac")) for shared in found for concept in shared}
    assert named == set("bdefgh")


def test_what_explains_next_to_nothing_is_a_reason_only_where_there_is_no_better(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indexer.related.reasons.LEAST_SAID", 0.0)
    every = [shared for found in explained(0) for shared in found]
    monkeypatch.setattr("indexer.related.reasons.LEAST_SAID", 0.2)
    best = [shared for found in explained(0) for shared in found]
    assert any(shared[0].weight < 0.2 for shared in every)
    assert any(0 < concept.weight < 0.2 for shared in every for concept in shared[1:])
    assert best == [tuple(concept for at, concept in enumerate(shared) if not at or concept.weight >= 0.2) for shared in every]


def test_a_concept_is_shown_by_its_label() -> None:
    assert all(c.label == c.concept.upper() for found in explained(0) for shared in found for c in shared)


def test_a_part_of_another_reason_is_none() -> None:
    found = explained(0, labels=LABELS | {"a": "偏向锁", "b": "偏向"})
    shown = [{concept.label for concept in shared} for shares in found for shared in shares]
    assert {"偏向锁"} in shown
    assert not any({"偏向锁", "偏向"} <= labels for labels in shown)


def shown(*shared: tuple[str, float, float], titles: tuple[str, str] = ("", "")) -> str:
    """The reasons that are shown between two articles with some titles, of some with their weights and termhoods."""
    neighbour = Neighbour("a", 0.5, "related", tuple(SharedConcept(name, name, weight) for name, weight, _ in shared))
    articles = [Article(name, title, "", ()) for name, title in zip("ab", titles, strict=True)]
    known = Known.of(articles, ["zh", "zh"], [Concept(name, name, (), (), termhood=worth) for name, _, worth in shared])
    ((found,),) = named_well(["b"], [(neighbour,)], known)
    return " ".join(concept.label for concept in found.shared)


def test_reasons_that_name_something_come_first_and_others_not_at_all() -> None:
    assert shown(("权限", 0.056, 0.5), ("RBAC", 0.046, 0.98), ("play", 0.06, 0.07)) == "RBAC 权限"


def test_a_link_keeps_a_reason_whatever_its_name_is_worth() -> None:
    assert shown(("简明", 0.007, 0.06), ("上午", 0.006, 0.12)) == "上午"
    assert shown(("简明", 0.007, 0.06)) == "简明"
    assert shown() == ""


def test_what_both_titles_have_comes_before_what_explains_somewhat_more() -> None:
    grafana, hpa = ("Grafana", 0.04, 1.0), ("HPA", 0.03, 1.0)
    assert shown(grafana, hpa) == "Grafana HPA"
    assert shown(grafana, hpa, titles=("弹性方案：HPA", "基于hpa的最佳实践")) == "HPA Grafana"
    assert shown(("Linux", 0.2, 1.0), hpa, titles=("弹性方案：HPA", "基于HPA的最佳实践")) == "Linux HPA"
    assert shown(("Python", 0.04, 1.0), ("Go", 0.03, 1.0), titles=("Google", "Django")) == "Python Go"


def reason_between(left: str, right: str, *names: tuple[str, str, int]) -> str:
    """How the concept with some names, its label first, is called as the reason between articles in two languages."""
    aliases = tuple(Alias(name, language, count, "text") for name, language, count in names)
    label = names[0][0]
    known = Known.of([Article("a", "", "", ()), Article("b", "", "", ())], [left, right], [Concept("c", label, aliases, ())])
    ((found,),) = named_well(["a"], [(Neighbour("b", 0.5, "related", (SharedConcept("c", label, 0.1),)),)], known)
    return found.shared[0].label


def test_between_two_english_articles_a_reason_has_its_english_name_that_most_use() -> None:
    names = ("奖励模型", "zh", 5), ("RM", "en", 1), ("reward model", "en", 3)
    assert reason_between("en", "en", *names) == "reward model"
    assert {reason_between(left, right, *names) for left, right in (("en", "zh"), ("zh", "en"), ("zh", "zh"))} == {"奖励模型"}
    assert reason_between("en", "en", ("奖励模型", "zh", 5), ("reward model", "en", 0)) == "奖励模型"  # only the glossary calls it so


def test_between_two_chinese_articles_a_reason_has_its_chinese_name_if_about_as_many_use_it() -> None:
    assert reason_between("zh", "zh", ("linked list", "en", 10), ("链表", "zh", 7)) == "链表"
    assert reason_between("zh", "zh", ("JVM", "en", 10), ("Java 虚拟机", "zh", 6)) == "JVM"
    assert reason_between("mixed", "zh", ("linked list", "en", 10), ("链表", "zh", 7)) == "linked list"


def test_of_a_name_and_a_part_of_it_one_is_a_reason() -> None:
    assert shown(("CSS", 0.09, 1.0), ("inline元素", 0.05, 1.0), ("inline", 0.04, 1.0), ("CSS定位", 0.01, 1.0)) == "CSS inline元素"
    assert shown(("Java", 0.09, 1.0), ("JavaScript", 0.05, 1.0), ("C", 0.03, 1.0), ("C++", 0.02, 1.0)) == "Java JavaScript C C++"


def test_a_whole_name_that_both_titles_have_stands_for_its_parts() -> None:
    parts = ("SPEC", 0.09, 1.0), ("INT", 0.06, 1.0), ("SPEC CPU 2026", 0.01, 1.0)
    assert shown(*parts, titles=("SPEC CPU 2026 (INT)", "SPEC CPU 2026 在龙芯上")) == "SPEC CPU 2026 INT"
    assert shown(*parts, titles=("SPEC CPU 2026 (INT)", "龙芯")) == "SPEC INT"
