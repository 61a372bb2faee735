"""Names of one thing, the graph, and definitions."""

import math

import numpy as np

from indexer import Config, Index, build
from indexer.concepts.graph import NPMI_FROM, UNKNOWN
from indexer.text.spelling import spelling


def test_spellings_of_one_name_are_one() -> None:
    assert len({spelling(name) for name in ("Spring Boot", "SpringBoot", "spring-boot", "SPRING_BOOT")}) == 1


def test_names_in_brackets_lead_to_one_concept(corpora_index: Index) -> None:
    concept = corpora_index.concept("Biased Locking")
    assert concept.id == corpora_index.concept("偏向锁").id
    assert {alias.form for alias in concept.aliases} >= {"偏向锁", "Biased Locking"}


def test_a_definition_says_what_its_concept_is(corpora_index: Index) -> None:
    definition = corpora_index.concept("偏向锁").definition
    assert definition
    text = corpora_index.article(definition.article).text
    assert text[slice(*definition.span)].strip() == definition.text
    assert definition.text.startswith("偏向锁是一种")


def test_an_edge_needs_two_articles(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "a.md").write_text("# 甲\n\n" + "熔断器和降级策略一起用。熔断器很重要。降级策略也重要。\n" * 3, "utf-8")
    (tmp_path / "b.md").write_text("# 乙\n\n今天天气很好，我们去公园散步。公园里有很多花。\n", "utf-8")
    with build(Config(sources=(str(tmp_path),), index=tmp_path / "x.db")) as index:
        assert index.graph().number_of_edges() == 0


def test_weights_of_edges_are_npmi_times_the_log_of_the_count(corpora_index: Index) -> None:
    graph = corpora_index.graph()
    weights = np.array([weight for _, _, weight in graph.edges(data="weight")])
    assert len(weights) > 100
    assert weights.min() >= NPMI_FROM * UNKNOWN**2 * math.log(3) - 1e-3


def test_an_edge_has_a_sentence_with_both_ends(corpora_index: Index) -> None:
    def names(end: str, sentence: str) -> bool:
        forms = [alias.form.casefold().replace(" ", "") for alias in corpora_index.concept(end).aliases]
        return any(form in sentence.casefold().replace(" ", "") for form in forms)

    told = [(edge, corpora_index.evidence(*edge)) for edge in sorted(corpora_index.graph().edges)[::10]]
    shown = [step is not None and all(names(end, step.sentence) for end in edge) for edge, step in told]
    assert sum(shown) >= 0.9 * len(shown)  # the others are named by what only their article calls them


def test_topics_hold_what_belongs_together(corpora_index: Index) -> None:
    topics = corpora_index.topics()
    assert len(topics) > 5
    members = [name for topic in topics for name in topic.concepts]
    assert len(members) == len(set(members))
    of = {name: topic.number for topic in topics for name in topic.concepts}
    edges = [(left, right) for left, right in corpora_index.graph().edges if left in of and right in of]
    assert sum(of[left] == of[right] for left, right in edges) >= 0.6 * len(edges)


def test_the_hierarchy_has_no_circle(corpora_index: Index) -> None:
    import networkx

    graph = corpora_index.graph("broader")
    assert graph.number_of_edges() > 20
    assert networkx.is_directed_acyclic_graph(graph)


def test_an_abbreviation_finds_what_articles_call_by_its_long_name(corpora_index: Index) -> None:
    assert corpora_index.concept("RLHF").id == corpora_index.concept("基于人类反馈的强化学习").id


def test_the_owner_decides_what_is_one_and_under_which_name(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "a.md").write_text("# 熔断器入门\n\n熔断器保护下游服务。断路开关会在失败太多时打开。断路开关是熔断器的别称。\n" * 2, "utf-8")
    (tmp_path / "names.txt").write_text("same: 熔断器 = 断路开关\nlabel: 断路开关\n", "utf-8")
    config = Config(sources=(str(tmp_path / "a.md"),), index=tmp_path / "x.db", aliases=str(tmp_path / "names.txt"))
    with build(config) as index:
        assert index.concept("熔断器").id == index.concept("断路开关").id
        assert index.concept("熔断器").label == "断路开关"


def test_a_note_s_aliases_name_its_concept(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "Kafka.md").write_text("---\naliases: [卡夫卡, /old/kafka/]\n---\nKafka 是分布式消息队列。生产者把消息发到 Kafka 的分区。\n", "utf-8")
    (tmp_path / "b.md").write_text("# 日志\n\n日志收集用 Kafka 缓冲，Kafka 的分区有序。\n", "utf-8")
    with build(Config(sources=(str(tmp_path),), index=tmp_path / "x.db")) as index:
        assert index.concept("卡夫卡").id == index.concept("Kafka").id
        assert index.search("卡夫卡")[0].id.endswith("Kafka.md")
