"""Enumerations inside one sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.trees.reading.listing import dividing, listing_in
from tests.parsing.pages import soon
from tests.trees.readings import article_of, tree_of


def said(sentence: str) -> list[str]:
    """The head and the items, empty where there is no list."""
    found = listing_in(sentence)
    return [sentence[start:end] for start, end in (found.head, *found.items)] if found else []


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("Java 的锁分为偏向锁、轻量级锁和重量级锁。", ["Java 的锁分为", "偏向锁", "轻量级锁", "重量级锁"]),
        ("Redis 支持两种持久化方式：快照（snapshotting，RDB）、只追加文件（AOF）。", ["Redis 支持两种持久化方式", "快照（snapshotting，RDB）", "只追加文件（AOF）"]),
        ("容错库模块拆得比较细，它的能力包括熔断、限流以及舱壁隔离等能力。", []),
        ("容错库的能力包括熔断、限流以及舱壁隔离等能力。", ["容错库的能力包括", "熔断", "限流", "舱壁隔离"]),
        ("因此，一次往返由三个部分组成：请求行、请求头与请求体，其中请求体可以没有。", ["一次往返由三个部分组成", "请求行", "请求头", "请求体"]),
        ("CAS 操作包含三个操作数——内存位置、预期原值及新值。", ["CAS 操作包含三个操作数", "内存位置", "预期原值", "新值"]),
        ("The loss consists of content loss, style loss, and total variation loss.", ["The loss consists of", "content loss", "style loss", "total variation loss"]),
        ("Keys are divided into two types: encryption keys and decryption keys.", ["Keys are divided into two types", "encryption keys", "decryption keys"]),
        ("However, the round contains 4 steps: θ (theta), ρ, which mixes, and so on.", []),
        ("设施包括 VM、裸机服务器和云服务器在内的任何设施。", ["设施包括", "VM", "裸机服务器", "云服务器"]),
    ],
)  # fmt: skip
def test_what_is_listed(sentence: str, parts: list[str]) -> None:
    assert said(sentence) == parts


@pytest.mark.parametrize(
    "sentence",
    [
        "它包括 A 类、B 类和 C 类。",
        "主要包括缓冲管理、设备分配和设备处理。",
        "分为三个阶段。",
        "接口有两种：读、写、删。",
        "HTTP 1.0 vs HTTP 1.1：长连接、缓存、Host 头。",
        "共收到 2,000 条消息：每条 16,000 字节，合计 32,000,000 字节。",
        "前两层和之前一样：先卷积、后汇聚。",
        "What parts does it consist of, and why, and how?",
    ],
)
def test_what_lists_nothing(sentence: str) -> None:
    assert said(sentence) == []


def test_only_what_is_divided_or_counted_is_always_worth_noting() -> None:
    assert dividing([
        "锁分为偏向锁、轻量级锁和重量级锁。",
        "工具包括编译器、链接器和调试器。",
        "指标有三种：计数器、仪表盘、直方图。",
    ]) == [0, 2]  # fmt: skip


def test_a_chosen_list_is_a_node_with_its_items_under_it() -> None:
    text = "对象头里的标志位记录锁的状态。\n锁的状态分为偏向锁、轻量级锁和重量级锁，它们依次膨胀。\n膨胀之后不再降级。"
    tree = tree_of(article_of(text, "JVM 锁"))
    (node,) = [node for node in tree.walk() if node.label == "锁的状态分为"]
    assert [child.label for child in node.children] == ["偏向锁", "轻量级锁", "重量级锁"]
    assert all(text[slice(*child.span)] == child.label for child in node.children if child.span)


@given(st.text("锁分为、，和：；（）()[] ab,.1三种—\n", max_size=60))
def test_parts_lie_in_the_sentence_in_order(sentence: str) -> None:
    found = listing_in(sentence)
    if found:
        edges = [place for span in (found.head, *found.items) for place in span]
        assert edges == sorted(edges)
        assert edges[0] >= 0
        assert edges[-1] <= len(sentence)


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("两阶段提交有三个缺点：一是同步阻塞，二是协调者单点故障，三是数据不一致。", ["同步阻塞", "协调者单点故障", "数据不一致"]),
        ("两阶段提交有三个缺点：同步阻塞、协调者单点故障、数据不一致。", ["同步阻塞", "协调者单点故障", "数据不一致"]),
        ("注册中心有两种模式，第一种是客户端发现，客户端自己查询实例；第二种是服务端发现，由它转发。", ["客户端发现", "服务端发现"]),
        ("缓存有两个问题，一是穿透，二是雪崩，三是击穿。", []),
        ("一是快，二是好。", []),
    ],
)
def test_items_that_a_sentence_numbers_are_a_list(sentence: str, parts: list[str]) -> None:
    found = listing_in(sentence)
    assert [sentence[start:end] for start, end in (found.items if found else ())] == parts


def test_a_sentence_of_many_announcements_is_read_soon() -> None:
    with soon():
        assert listing_in("分为三种：甲、乙" * 50_000) is None
