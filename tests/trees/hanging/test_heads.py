"""Lines in bold type that head what follows them."""

import pytest

from indexer.model import Article, Page, Tree
from indexer.parsing import Options, parse
from tests.trees.readings import tree_of


def tree(markdown: str) -> Tree:
    article = parse(Page("a.md", f"---\ntitle: 消息队列\n---\n{markdown}\n".encode(), "markdown"), Options())
    assert isinstance(article, Article)
    return tree_of(article)


def found(node: Tree, label: str) -> Tree | None:
    return next((held for held in node.walk() if held.label == label), None)


def said_under(node: Tree | None) -> str:
    return "\n".join(held.label for child in (node.children if node else ()) for held in child.walk())


SECTION = """
## 取舍
**优点：**

Kafka 顺序写磁盘，单个分区每秒能写入十万条消息。生产者批量发送，压缩以后网络流量减少一半。

**缺点：**

ZooKeeper 需要单独部署和维护。消费者重平衡期间，整个消费者组停止消费消息。

## 结语
Kafka 适合日志收集。
"""


def test_what_follows_a_head_stands_under_it() -> None:
    grown = tree(SECTION)
    good, bad = found(grown, "优点"), found(grown, "缺点")
    assert "顺序写磁盘" in said_under(good)
    assert "ZooKeeper" in said_under(bad)
    assert not {"ZooKeeper", "重平衡"} & set(said_under(good).split())


def test_a_head_ends_with_its_section() -> None:
    grown = tree(SECTION)
    assert found(grown, "结语") in grown.children
    assert "日志收集" not in said_under(found(grown, "缺点"))


def test_a_list_stands_under_the_head_above_it() -> None:
    grown = tree("""
## 角色
**部署**

集群里有以下三种角色：

- **Broker**：保存消息的副本。
- **Producer**：发送消息到分区。
- **Consumer**：从分区拉取消息。

**监控**

消费延迟用 Burrow 监控。
""")
    deployed = found(grown, "部署")
    assert deployed
    assert {"Broker：保存消息的副本", "Producer：发送消息到分区", "Consumer：从分区拉取消息"} <= {node.label for node in deployed.walk()}
    assert "Broker" not in said_under(found(grown, "监控"))


def test_numbered_heads_keep_their_number_and_are_steps_where_something_is_done() -> None:
    grown = tree("## 扩容\n**1. 增加分区数量**\n\n分区数量决定消费的并行度。\n\n**2. 迁移副本**\n\n副本迁移要限速，避免占满带宽。\n")
    assert [(node.label, node.kind) for node in grown.walk() if node.kind == "step"] == [("1. 增加分区数量", "step"), ("2. 迁移副本", "step")]


@pytest.mark.parametrize("line", ["**图 1：分区与副本**", "**分区数量不能减少，只能增加。**", "**注意**", "分区的**优点**"])
def test_captions_sentences_remarks_and_words_in_a_line_head_nothing(line: str) -> None:
    grown = tree(f"## 分区\n{line}\n\n分区是 Kafka 并行的单位，一个分区只由组里一个消费者消费。\n\n{line}\n\n消息在分区里按偏移量排序。\n")
    for node in grown.walk():
        if node.span and node.kind != "section" and node.label.strip("。") in line:
            assert node.span[1] - node.span[0] <= len(line)


def test_a_single_bold_line_heads_nothing() -> None:
    grown = tree("## 分区\n**优点**\n\n分区是 Kafka 并行的单位，一个分区只由组里一个消费者消费。\n")
    assert not said_under(found(grown, "优点"))
