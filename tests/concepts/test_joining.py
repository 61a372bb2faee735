"""Which names become one concept, which stay apart, and which only meet in one article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.concepts.decisions import NO_DECISIONS, Decisions, decisions_of
from indexer.concepts.glossary import glossary_of
from indexer.concepts.glossing import Joined
from indexer.concepts.groups import Joining
from indexer.concepts.joining import JOIN_FROM, join_names
from indexer.errors import ConfigError
from indexer.text.spelling import spelling

GLOSSARY = glossary_of(
    [
        "reward model\t奖励模型\t?RM\t", "deadlock\t死锁\t\t", "livelock\t活锁\t\t", "window\t窗口\t\t", "Windows\t视窗系统\t\t",
    ]
)  # fmt: skip
NAMES = ("奖励模型", "rewardmodel", "rm", "死锁", "deadlock", "活锁", "熔断器", "circuitbreaker", "ci")


def joined(*pairs: Joined, decisions: Decisions = NO_DECISIONS, names: tuple[str, ...] = NAMES, held: int = 1) -> Joining:
    return join_names(dict.fromkeys(names, held), pairs, GLOSSARY, decisions)


def together(joining: Joining, left: str, right: str) -> bool:
    return any({spelling(left), spelling(right)} <= set(group.names) for group in joining.groups)


def test_the_glossary_joins_what_the_corpus_has() -> None:
    found = joined()
    assert together(found, "Reward Model", "奖励模型")
    assert not together(found, "窗口", "window")  # neither is in the corpus


def test_a_sure_pair_of_an_article_joins_two_names() -> None:
    assert together(joined(Joined("熔断器", "Circuit Breaker", (0,), 0.9)), "熔断器", "circuit breaker")


def test_an_unsure_pair_joins_nothing_and_is_shown_to_the_owner() -> None:
    found = joined(Joined("熔断器", "Circuit Breaker", (0,), 0.6))
    assert not together(found, "熔断器", "circuit breaker")
    assert [(doubt.left, doubt.right, doubt.joined) for doubt in found.doubts] == [("熔断器", "Circuit Breaker", False)]


def test_two_entries_of_the_glossary_never_become_one() -> None:
    found = joined(Joined("死锁", "livelock", (0, 1, 2), 0.99))
    assert not together(found, "死锁", "活锁")
    assert found.doubts


def test_what_the_owner_says_wins() -> None:
    decisions = decisions_of(["same: 死锁 = 活锁", "different: 熔断器 = Circuit Breaker"])
    found = joined(Joined("熔断器", "Circuit Breaker", (0,), 0.99), decisions=decisions)
    assert together(found, "死锁", "活锁")
    assert not together(found, "熔断器", "Circuit Breaker")


def test_different_names_are_not_joined_over_a_third_one() -> None:
    decisions = Decisions(different=(("甲服务", "乙服务"),))
    found = joined(Joined("甲服务", "Some Service", (0,), 0.95), Joined("乙服务", "Some Service", (1,), 0.9), decisions=decisions)
    assert together(found, "甲服务", "some service")
    assert not together(found, "乙服务", "some service")


def test_an_uncertain_name_is_joined_in_the_article_that_says_so_only() -> None:
    found = joined(Joined("奖励模型", "RM", (3,), 0.95))
    assert not together(found, "RM", "奖励模型")
    assert [(local.article, local.name) for local in found.local] == [(3, "rm")]
    assert "奖励模型" in found.groups[found.local[0].group].names
    assert "RM" in {written.text for written in found.groups[found.local[0].group].written}


def test_an_abbreviation_that_articles_expand_differently_names_several_concepts() -> None:
    found = joined(Joined("Hardware Abstraction Layer", "HAL", (0,), 0.95), Joined("Hypertext Application Language", "HAL", (1,), 0.95))
    assert not together(found, "hardware abstraction layer", "hypertext application language")
    assert {(local.article, local.name) for local in found.local} == {(0, "hal"), (1, "hal")}


def test_a_pair_that_is_hardly_sure_joins_nothing() -> None:
    assert not together(joined(Joined("熔断器", "Circuit Breaker", (0,), JOIN_FROM - 0.01)), "熔断器", "circuit breaker")
    assert together(joined(Joined("熔断器", "Circuit Breaker", (0,), JOIN_FROM)), "熔断器", "circuit breaker")


def test_a_class_is_not_named_by_one_of_its_kinds() -> None:
    kinds = Joined("数字签名算法", "EdDSA", (0,), 0.97), Joined("数字签名算法", "ML-DSA", (1,), 0.97)
    assert not together(joined(*kinds), "数字签名算法", "EdDSA")
    assert together(joined(kinds[0]), "数字签名算法", "EdDSA")


def test_an_abbreviation_that_is_also_a_word_is_joined_in_its_article_only() -> None:
    found = joined(Joined("Behavior-Event-State-Tree", "BEST", (2,), 0.95), names=(*NAMES, "best"))
    assert not together(found, "best", "Behavior-Event-State-Tree")
    assert [(local.article, local.name) for local in found.local] == [(2, "best")]


def test_plurals_are_joined_but_windows_is_no_plural_of_window() -> None:
    found = joined(names=("container", "containers", "window", "windows", "branch", "branches", "cache", "caches"))
    assert together(found, "container", "containers")
    assert together(found, "branch", "branches")
    assert together(found, "cache", "caches")
    assert not together(found, "window", "windows")
    asked = join_names({"window": 1, "windows": 1}, (), glossary_of(["?Windows\t视窗系统\t\t"]), NO_DECISIONS)
    assert not together(asked, "window", "windows")


@pytest.mark.parametrize("line", ["奖励模型 = RM", "same: 奖励模型", "equal: a = b", "label:"])
def test_a_line_that_is_no_decision_is_an_error_with_its_number(line: str) -> None:
    with pytest.raises(ConfigError, match="aliases:2"):
        decisions_of(["# names", line])


@given(st.lists(st.tuples(st.sampled_from("甲乙丙丁戊己"), st.sampled_from("甲乙丙丁戊己"), st.floats(0, 1)), max_size=12))
def test_every_name_is_in_one_group_whatever_is_joined(pairs: list[tuple[str, str, float]]) -> None:
    found = joined(*(Joined(a * 2, b * 2, (0,), sure) for a, b, sure in pairs))
    names = [name for group in found.groups for name in group.names]
    assert len(names) == len(set(names))
    assert set(NAMES) <= set(names)


def test_one_article_does_not_speak_for_all_that_hold_a_common_name() -> None:
    names = ("熔断器", "circuitbreaker", "cin")

    def are_one(left: str, right: str, confidence: float, articles: int = 1) -> bool:
        pair = Joined(left, right, tuple(range(articles)), confidence)
        return together(joined(pair, names=names, held=21), left, right)

    assert not are_one("熔断器", "CircuitBreaker", 0.9)
    assert are_one("熔断器", "CircuitBreaker", 0.9, articles=2)
    assert are_one("熔断器", "circuit breaker", 0.98)
    assert are_one("circuit interface network", "CIN", 0.95)
    assert not are_one("circuit tool", "CIN", 0.95)


def test_a_common_name_has_one_translation_unless_many_say_more() -> None:
    names = ("代理", "proxy", "agent")
    proxy, agent = Joined("代理", "Proxy", (0,), 0.98), Joined("代理", "Agent", (1,), 0.96)
    joining = joined(proxy, agent, names=names, held=21)
    assert together(joining, "代理", "Proxy")
    assert not together(joining, "代理", "Agent")
    assert together(joined(proxy, agent._replace(articles=(1, 2)), names=names, held=21), "代理", "Agent")


def test_a_name_that_says_both_names_of_a_concept_is_a_third_one() -> None:
    found = joined(names=("deadlock", "死锁", "deadlock死锁", "死锁livelock"))
    assert together(found, "deadlock", "deadlock死锁")
    assert not together(found, "死锁", "死锁livelock")


CLASSES = glossary_of(
    [
        "network protocol\t网络协议\t\t", "Hypertext Transfer Protocol\t超文本传输协议\tHTTP\tnetwork protocol", "database\t数据库\t\t", "Redis\t\t\tdatabase",
        "Raft algorithm\tRaft 算法\t?Raft\t", "BASE theory\tBASE 理论\t?BASE\t", "breadth-first search\t广度优先搜索\tBFS\t",
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        ("http", "http协议", True), ("redis", "redis数据库", True), ("redis", "redis协议", False), ("http", "http服务", False),
        ("raft", "raft算法", True), ("base", "base理论", False),
    ],
)  # fmt: skip
def test_a_name_and_the_noun_of_its_class_are_one_where_the_glossary_says_the_class(left: str, right: str, one: bool) -> None:
    found = join_names({left: 4, right: 2}, (), CLASSES, NO_DECISIONS)
    assert together(found, left, right) is one


def test_an_abbreviation_that_the_glossary_has_stands_for_other_words_in_an_article_only() -> None:
    pair = Joined("basic feasible solution", "BFS", (0,), 0.95)
    found = join_names({"bfs": 9, "广度优先搜索": 3}, [pair], CLASSES, NO_DECISIONS)
    assert not together(found, "basic feasible solution", "BFS")
    assert [local.name for local in found.local] == ["bfs"]
