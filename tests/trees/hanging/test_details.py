"""What only a full tree tells, and where it stands."""

import numpy as np

from indexer.model import Tree
from indexer.trees.hanging.details import beside, with_details, with_rows


def point(label: str, start: int, end: int) -> Tree:
    return Tree(label, "point", (start, end))


ROOT = Tree("分布式锁", "article", (0, 900), (), (
    Tree("互斥量", "term", (10, 13)),
    Tree("唯一索引", "section", (40, 300), (), (point("锁没有失效时间", 120, 130),)),
    Tree("Redis", "section", (300, 900), (), (Tree("SETNX", "section", (310, 600)),)),
))  # fmt: skip


def lines(node: Tree, depth: int = 0) -> list[str]:
    own = "  " * depth + ("+" if node.detail else "") + node.label
    return [own, *(line for child in node.children for line in lines(child, depth + 1))]


def test_a_detail_stays_in_its_own_section_even_where_that_says_nothing_else() -> None:
    found = with_details(ROOT, [point("插入一条记录", 50, 60), point("阻塞等待", 140, 150), point("加过期时间", 400, 410)])
    assert lines(found) == [
        "分布式锁", "  互斥量", "  唯一索引", "    +插入一条记录", "    锁没有失效时间", "      +阻塞等待", "  Redis", "    SETNX", "      +加过期时间",
    ]  # fmt: skip


def test_a_detail_goes_under_what_stands_in_it_or_shortly_before_it() -> None:
    section = Tree("锁", "section", (0, 900), (), (Tree("互斥量", "term", (30, 33)), point("锁没有失效时间", 600, 610)))
    found = with_details(section, [point("互斥量为 1 时没有加锁", 20, 40), point("还有别的做法", 300, 310), point("它一直占着", 620, 630)])
    assert lines(found) == ["锁", "  互斥量", "    +互斥量为 1 时没有加锁", "  +还有别的做法", "  锁没有失效时间", "    +它一直占着"]


def test_details_repeat_neither_what_holds_them_nor_each_other() -> None:
    section = Tree("锁", "section", (0, 90), (), (point("锁没有失效时间", 10, 20),))
    assert with_details(section, [point("锁没有失效时间", 30, 40)]) == section
    assert lines(with_details(section, [point("阻塞", 30, 32), point("阻塞", 40, 42)])) == ["锁", "  锁没有失效时间", "    +阻塞"]


def test_places_beside_points_are_those_in_them_and_shortly_after() -> None:
    places = np.array([(50, 60), (115, 135), (132, 140), (400, 410)])
    assert beside(ROOT, places).tolist() == [True, True, True, False]
    assert beside(Tree("空", "article", (0, 9)), places).tolist() == [False] * 4


def test_what_rows_say_is_a_detail() -> None:
    row = Tree("偏向锁", "term", (5, 8))
    assert lines(with_rows(Tree("锁", "topic", (0, 50), (), (row,)), {(5, 8): (point("优点：没有 CAS", 10, 20),)})) == ["锁", "  偏向锁", "    +优点：没有 CAS"]
