"""Which of its names a concept is called by."""

from collections.abc import Sequence

import pytest

from indexer.concepts.drafts import draft_of
from indexer.concepts.forms import Form
from indexer.concepts.groups import Group, Written
from indexer.text.spelling import spelling


def label(forms: Sequence[Form], *told: str) -> str:
    """The label of a concept in a Chinese corpus; `told` are names that the glossary has."""
    columns = {spelling(form.text): [at] for at, form in enumerate(forms)}
    group = Group(tuple(sorted(columns)), tuple(Written(name, "glossary", 0, place) for place, name in enumerate(told)))
    return draft_of(0, group, columns, {at: [form] for at, form in enumerate(forms)}, chinese=True, labels=frozenset()).label


@pytest.mark.parametrize(
    ("forms", "told", "shown"),
    [
        ([Form("reward model", 5), Form("奖励模型", 2)], (), "奖励模型"),
        ([Form("MQTT", 5), Form("消息队列遥测传输", 2)], (), "MQTT"),
        ([Form("GC", 5), Form("垃圾回收", 3)], (), "垃圾回收"),
        ([Form("MySQL", 5), Form("MySQL数据库", 3)], ("MySQL",), "MySQL"),
        ([Form("MySQL", 5), Form("MySQL数据库", 3)], ("MySQL", "MySQL数据库"), "MySQL"),
        ([Form("Go", 5), Form("Go语言", 3)], ("Go语言",), "Go语言"),
        ([Form("Paxos", 5), Form("Paxos算法", 3)], ("Paxos 算法",), "Paxos算法"),
    ],
)
def test_a_name_in_the_language_of_the_corpus_is_shown_but_not_with_a_noun_that_only_authors_add(
    forms: Sequence[Form], told: tuple[str, ...], shown: str
) -> None:
    assert label(forms, *told) == shown
