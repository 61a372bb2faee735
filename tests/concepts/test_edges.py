"""Which concepts the graph links, and which sentences make no link."""

import numpy as np
import pytest

from indexer.analysis import Options as Analysing
from indexer.analysis import analyse, analysed_text, segmenter
from indexer.concepts import Options, concepts_in
from indexer.concepts.drafts import Draft
from indexer.concepts.fragments import without_fragments
from indexer.concepts.graph import Edges
from indexer.concepts.ordinary import is_ordinary
from indexer.model import Alias, Article
from indexer.text.spelling import spelling

OWN = (
    "调度器按优先级把任务分给线程，线程空闲时去偷别人的任务。", "索引用平衡树保存键，查询沿着树向下走到叶子。",
    "日志先写到磁盘，断电以后从日志恢复没有落盘的页。", "编译器把语法树变成中间代码，再分配寄存器。",
    "路由器按前缀最长的规则转发报文，规则放在表里。", "光标在编辑器里移动，选区随着方向键变化。",
)  # fmt: skip
"""What the articles of a corpus speak of besides."""


def edges(*said: str) -> set[frozenset[str]]:
    """The ids of all linked pairs; each article says one of `said` and something of its own."""
    articles = [
        Article(f"a{at}", f"第 {at} 篇：{OWN[at % 6][:3]}", f"{OWN[at % 6]}\n\n{text}\n\n{OWN[(at + 1) % 6]}", ())
        for at, text in enumerate(said)
    ]
    texts = [analysed_text(article) for article in articles]
    found = concepts_in([a.id for a in articles], texts, analyse(articles, Analysing()), segmenter("rjieba"), Options())
    ids = [concept.id for concept in found.concepts]
    return {frozenset((ids[a], ids[b])) for a, b in zip(found.edges.left.tolist(), found.edges.right.tolist(), strict=True)}


def test_concepts_in_one_sentence_of_several_articles_are_linked() -> None:
    said = [f"{verb} Kubernetes 的时候要先有 Docker 镜像。" for verb in ("部署", "升级一个旧的", "学习使用")]
    assert frozenset(("kubernetes", "docker镜像")) in edges(*said, *OWN[:3])


def test_a_notice_in_every_article_links_nothing() -> None:
    said = [f"第{at}段别的话。本文由 Kubernetes 社区和 Redis 用户组一起翻译并发布在这里。再来{at}句。" for at in range(4)]
    assert frozenset(("kubernetes", "redis")) not in edges(*said)


def test_a_list_of_everything_links_nothing() -> None:
    names = "Kubernetes，Redis，Kafka，MySQL，Nginx，Docker，Linux，Python，Java，Go，MongoDB，Elasticsearch，RabbitMQ，ZooKeeper"
    said = [f"{start}，{names} 都有。" for start in ("我们用过", "面试时问到的有", "仓库里的目录是", "课程要讲")]
    assert not {frozenset(("redis", "kafka")), frozenset(("mysql", "nginx"))} & edges(*said)


def test_a_name_and_its_translation_are_not_related() -> None:
    said = [f"{start} consumer，消费者从 Kafka 拉取消息，consumer 提交位移。" * 2 for start in ("每个", "启动一个", "停掉全部的")]
    assert frozenset(("consumer", "消费者")) not in edges(*said)


def linked(left: str, right: str, sentence: str, also: str = "") -> bool:
    """Whether an edge between two names stays, with this sentence as its evidence; `also` is what some articles call the first."""
    drafts = [Draft(spelling(name), name, (Alias(name, "zh", 3, "text"),), (at,), (spelling(name),), at) for at, name in enumerate((left, right))]
    one, articles = np.array([0.9]), np.array([[0, -1, -1]])
    edge = Edges(np.array([0]), np.array([1]), one, np.array([3]), one, articles, np.array([[0, len(sentence)]]))
    return len(without_fragments(edge, drafts, [sentence], {0: {also}} if also else {}).left) == 1


@pytest.mark.parametrize(
    ("left", "right", "sentence", "stays"),
    [
        ("Java并发", "并发编程", "《Java 并发编程之美》", False), ("Java并发", "并发编程", "Java 并发里最难的是并发编程", True),
        ("consumer", "消费者", "每个 consumer 都是消费者", False), ("consumer", "生产者", "每个 consumer 都有生产者", True),
    ],
)  # fmt: skip
def test_names_of_one_thing_have_no_edge(left: str, right: str, sentence: str, stays: bool) -> None:
    assert linked(left, right, sentence) == stays


def test_what_some_articles_call_a_part_of_the_other_name_has_no_edge() -> None:
    assert linked("代码", "Claude Code", "大家都在问 Claude Code 怎么写代码")
    assert not linked("代码", "Claude Code", "大家都在问 Claude Code 怎么写代码", also="code")


def test_columns_with_numbers_are_no_concepts() -> None:
    said = [f"{start}把 num1 加到 num2 上，num1 不变而 num2 变大。" * 2 for start in ("先", "再", "最后")]
    assert not any("num1" in pair or "num2" in pair for pair in edges(*said))


@pytest.mark.parametrize("word", ["搭建", "没想到", "实战", "elegant", "Global", "index"])
def test_ordinary_words(word: str) -> None:
    assert is_ordinary(word) == (word != "elegant")


@pytest.mark.parametrize("word", ["线程池", "分布式锁", "Kubernetes", "LEFT", "SELECT", "服务网格"])
def test_names_are_no_ordinary_words(word: str) -> None:
    assert not is_ordinary(word)
