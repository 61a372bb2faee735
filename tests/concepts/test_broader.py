"""What is a kind of what."""

import pytest

from indexer.concepts.broader import Broader, _class_named, _without_cycles, is_one_thing, kind_named
from indexer.concepts.glossary import Entry, shipped
from indexer.concepts.kinds import makes_a_kind

CONCEPTS = {"对称加密": 5, "加密": 6, "关系型数据库": 1, "数据库": 2, "messagequeue": 3, "queue": 4}


@pytest.mark.parametrize(
    ("sentence", "parent"),
    [
        ("MySQL 是一个开源的关系型数据库，应用很广。", 1),
        ("Redis 是一种内存数据库。", 2),
        ("RabbitMQ is a widely deployed message queue that speaks AMQP.", 3),
        ("RabbitMQ is an open-source message queue.", 3),
        ("RSA 是一种非对称加密，很慢。", 6), ("AES 是一种对称加密。", 5),
        ("数据库很重要。", None),
        ("它是一种思想，与数据库无关。", None),
        ("X is a", None),
        ("是一种", None),
    ],
)
def test_the_phrase_after_is_a_ends_in_the_parent(sentence: str, parent: int | None) -> None:
    assert kind_named(sentence, CONCEPTS.get) == parent


def test_a_pair_that_closes_a_circle_is_left_out() -> None:
    pairs = [Broader(0, 1, "glossary"), Broader(1, 2, "text"), Broader(2, 0, "name"), Broader(2, 2, "name")]
    assert list(_without_cycles(pairs)) == pairs[:2]


@pytest.mark.parametrize(
    ("before", "name", "kind"),
    [
        ("滚动", "数组", True), ("共享", "变量", True), ("循环", "队列", True), ("二级", "缓存", True), ("Redis ", "集群", True), ("遍历", "算法", True),
        ("遍历", "数组", False), ("频繁申请", "内存", False), ("一段", "代码", False), ("跨", "组件", False), ("同一", "进程", False), ("entire ", "DAG", False), ("New service ", "discovery", False), ("binary ", "tree", True), ("段", "代码", False), ("非", "叶子节点", False), ("可", "持久化", False),
    ],
)  # fmt: skip
def test_numbers_negations_and_verbs_with_their_objects_make_no_kinds(before: str, name: str, kind: bool) -> None:
    assert makes_a_kind(before, name) is kind


@pytest.mark.parametrize(
    ("name", "one"),
    [("thrift", True), ("etcd", True), ("ssh", True), ("api", False), ("rpc", False), ("rpc框架", False), ("tensor", False)],
)
def test_what_has_a_name_of_its_own_is_one_thing_and_what_classes_are_called_is_none(name: str, one: bool) -> None:
    glossary = shipped()
    assert is_one_thing(glossary.entries[glossary.named[name]]) is one


def test_a_chinese_name_of_one_thing_has_kinds_and_so_has_a_word_without_a_class() -> None:
    glossary = shipped()
    entry_of = {7: glossary.named["gdb"]}
    assert [_class_named(name, {"gdb": 7, "gnu调试器": 7}.get, entry_of, glossary) for name in ("gdb", "gnu调试器", "x")] == [None, 7, None]
    assert not is_one_thing(Entry("widget", ("widget",), (), ""))
