"""What a normal tree has of a full one."""

import pytest

from indexer.model import CERTAIN, NodeKind, Tree
from indexer.store.normal import DOUBTFUL, FAIR, FEW, INSIDE, MOST, WORTH_NOTING, normal
from indexer.store.parted import APT, OF_NAMES
from indexer.store.tablerows import ROWED


def detail(label: str, kind: NodeKind = "point", at: int = 0, inner: tuple[Tree, ...] = ()) -> Tree:
    return Tree(label, kind, (at, at + len(label)), (), inner, detail=True)


def term(label: str, at: int = 0, inner: tuple[Tree, ...] = ()) -> Tree:
    return Tree(label, "term", (at, at + len(label)), (), inner)


def under(*children: Tree, kind: NodeKind = "section") -> list[str]:
    """The labels under a section of a normal tree."""
    (section,) = normal(Tree("题", "article", children=(Tree("节", kind, (0, 900), (), children),))).children
    assert not any(node.detail for node in section.walk())
    return [child.label for child in section.children]


def test_a_section_that_says_something_has_no_details() -> None:
    assert under(Tree("主库记录日志", "point", (0, 6)), detail("从库重做变更", at=9)) == ["主库记录日志"]


def test_a_section_that_would_be_empty_has_its_first_points() -> None:
    points = [detail(f"第{number}点说明了原因", at=10 * number) for number in range(5)]
    assert under(*points) == [point.label for point in points[:FEW]]
    assert under(detail("日志", "term"), points[1]) == [points[1].label]
    assert under(detail("日志", "term"), detail("从库", "term", 9)) == ["日志", "从库"]
    assert under(*points, kind="topic") == [point.label for point in points[:FEW]]


def test_no_procedure_and_no_list_is_told_in_part() -> None:
    steps = [detail(f"步骤{number}", "step", 10 * number) for number in range(MOST)]
    assert under(detail("先看说明再动手"), *steps) == [step.label for step in steps]
    assert under(*steps, detail("还有一步", "step", 400)) == []
    listed = detail("三种锁", "topic", 0, (detail("偏向锁", "term", 5), detail("轻量级锁", "term", 9)))
    assert under(listed, detail("锁只能升级不能降级", at=50)) == ["三种锁"]
    (section,) = normal(Tree("题", "article", children=(Tree("节", "section", (0, 900), (), (listed,)),))).children
    assert [node.label for node in section.children[0].children] == ["偏向锁", "轻量级锁"]


def test_a_procedure_comes_in_place_of_names_that_may_say_nothing() -> None:
    steps = [detail(f"步骤{number}", "step", 10 * number) for number in range(3)]
    assert under(term("保存", 5)._replace(likely=5), *steps) == [step.label for step in steps]
    assert under(term("保存", 5), *steps) == ["保存"]


def test_names_alone_have_a_point_beside_them_in_place_of_those_that_it_says() -> None:
    point = detail("中继日志保存主库的事件", at=40)
    assert under(term("从库"), term("中继日志", 40), point) == ["从库", "中继日志保存主库的事件"]
    assert under(term("从库"), term("中继日志", 40, (point,))) == ["从库", "中继日志保存主库的事件"]


def test_a_name_is_said_by_whole_words_alone() -> None:
    point = detail("MongoDB 用文档保存记录", at=40)
    assert under(term("Go"), term("文档", 5), point) == ["Go", point.label]


def test_a_point_that_goes_on_with_a_name_does_not_stand_without_it() -> None:
    point = detail("写入文件", at=40)._replace(span=(40, 60))
    assert under(term("重定向", 40, (point,)), term("管道", 80)) == ["重定向", "管道"]


def test_what_stands_before_the_sections_of_a_section_is_told_too() -> None:
    inner = Tree("复制的步骤", "section", (200, 300), (), (Tree("主库记录日志", "point", (210, 216)),))
    point = detail("主从复制通过日志同步数据", at=40)
    assert under(point, inner) == [point.label, "复制的步骤"]
    assert under(Tree("三个线程", "point", (9, 13)), point, inner) == ["三个线程", "复制的步骤"]


def test_items_of_a_list_stand_as_they_are() -> None:
    item = term("数据锁定")._replace(span=(0, 60), children=(detail("数据在事务结束前都被锁定", at=7),))
    assert under(item, term("协议阻塞", 70)) == ["数据锁定", "协议阻塞"]


def test_a_name_in_bold_type_is_told_by_the_sound_point_that_holds_it() -> None:
    said, beside = detail("把动作交给父加载器叫双亲委派", at=3)._replace(likely=DOUBTFUL), Tree("父加载器先找", "point", (40, 46))
    name = term("双亲委派", 13, (detail("父加载器先找", at=20)._replace(likely=DOUBTFUL), said))
    assert under(name, term("加载器", 5), beside) == [said.label, beside.label]
    for other in (said._replace(likely=DOUBTFUL - 1), said._replace(span=(20, 34)), said._replace(listed=1)):
        assert under(name._replace(children=(other,)), beside) == [name.label, beside.label]
    assert under(name._replace(listed=1), beside) == [name.label, beside.label]


def item(label: str, at: int, kind: NodeKind = "point", listed: int = 1) -> Tree:
    return detail(label, kind, at)._replace(listed=listed)


def test_a_list_is_told_whole_or_by_its_names_where_it_is_long() -> None:
    items = [item(f"状态{number}：等待调度", 20 * number) for number in range(FEW + 3)]
    assert under(*items) == [node.label for node in items]
    fair = [item(f"状态{number}：{'等待调度程序的安排' * 13}", 200 * number) for number in range(FEW + 3)]
    assert under(*fair) == [node.label for node in fair]
    long = [item(f"状态{number}：{'等待调度程序的安排' * 20}", 200 * number) for number in range(FEW + 3)]
    assert under(*long) == [f"状态{number}" for number in range(FEW + 3)]
    alike = [long[0]._replace(label=f"状态0：{'等待别的程序' * 9}", span=(1900, 1910)), *long]
    assert under(*alike) == [long[0].label, *(f"状态{number}" for number in range(1, FEW + 3)), alike[0].label]


def test_of_two_lists_the_other_stays_a_detail() -> None:
    items = [item(f"状态{number}", 20 * number) for number in range(4)]
    others = [item(f"原因{number}", 100 + 20 * number, listed=2) for number in range(4)]
    assert under(*items, *others) == [node.label for node in items]


def test_a_list_that_a_tree_begins_goes_on_without_names_that_it_says() -> None:
    begun = Tree("创建状态", "point", (0, 4), listed=1)
    assert under(begun, item("就绪状态：等待处理器", 10), term("处理器", 17), term("线程", 60)) == ["创建状态", "就绪状态：等待处理器", "线程"]


def test_a_list_is_told_in_whose_item_a_name_stands_that_may_say_nothing() -> None:
    items = [item("点击保存按钮", 10), item("填写集群的名字", 30)]
    said = Tree("控制台管理所有集群", "point", (0, 9))
    assert under(said, term("保存", 12)._replace(likely=3), *items) == [said.label, *(node.label for node in items)]
    assert under(said, term("保存", 80)._replace(likely=3), *items) == [said.label]
    assert under(said, term("保存", 12)._replace(likely=3), *items, kind="topic") == [said.label]


def test_items_that_hang_under_a_name_in_them_come_with_their_list() -> None:
    said, held = item("从库读日志", 20), item("中继日志保存事件", 40)
    assert under(item("主库记录日志", 9)._replace(detail=False), said, term("中继日志", 40, (held,))) == ["主库记录日志", "从库读日志", "中继日志保存事件"]


def test_a_name_that_tells_an_item_stays_beside_the_item_that_says_it() -> None:
    name = item("打印头", 50, "term")._replace(detail=False, children=(detail("九根针", at=54)._replace(listed=1),))
    others = item("打印头上的针撞击色带", 20), item("每列用若干针击打", 70)
    assert under(name, *others) == [others[0].label, "打印头", others[1].label]


def test_the_items_under_an_item_that_is_told_have_what_is_said_of_them() -> None:
    inner = item("打印头", 24, "term", 2)._replace(span=(24, 50), detail=False, children=(detail("上面有九根针", at=30)._replace(listed=2),))
    outer = item("针式打印机用针撞击色带", 9)._replace(span=(9, 60), detail=False, children=(inner,))
    (section,) = normal(Tree("题", "article", children=(Tree("节", "section", (0, 900), (), (outer,)),))).children
    assert [[(node.label, len(node.children)) for node in child.children] for child in section.children] == [[("打印头", 1)]]


def test_no_item_says_nothing_but_what_one_before_it_says() -> None:
    said = item("每天备份一次日志", 20)
    name = item("每天", 20, "term")._replace(span=(20, 40), detail=False, children=(said,))
    assert under(name, said, item("每周备份数据", 60)) == [said.label, "每周备份数据"]


def test_a_list_of_too_many_items_is_told_in_part() -> None:
    begun = Tree("创建状态", "point", (0, 4), listed=1)
    assert under(begun, *(item(f"状态{number}", 10 * number) for number in range(1, MOST + 1))) == ["创建状态"]


def test_what_begins_with_the_name_of_an_item_stands_in_its_place() -> None:
    said = detail("就绪状态等待处理器", at=10)._replace(listed=1)
    ready = Tree("就绪状态", "term", (10, 14), (), (said, detail("等待队列里有它", at=30)), listed=1)
    (section,) = normal(Tree("题", "article", children=(Tree("节", "section", (0, 900), (), (ready,)),))).children
    assert [(node.label, node.kind, node.span, [inner.label for inner in node.children]) for node in section.children] == [("就绪状态等待处理器", "point", (10, 19), [])]


def test_a_word_that_only_begins_as_the_name_does_stands_under_it() -> None:
    said = detail("Google 为服务器写的语言", at=14)._replace(listed=1)
    go = Tree("Go", "term", (10, 12), (), (said,), listed=1)
    (section,) = normal(Tree("题", "article", children=(Tree("节", "section", (0, 900), (), (go,)),))).children
    assert [(node.label, [inner.label for inner in node.children]) for node in section.children] == [("Go", ["Google 为服务器写的语言"])]


def test_an_item_of_a_list_that_only_the_full_tree_tells_has_what_is_said_of_it() -> None:
    begun = Tree("创建状态", "point", (0, 4), listed=1)
    ready = Tree("就绪状态", "term", (10, 14), (), (detail("等待处理器", at=15)._replace(listed=1),), detail=True, listed=1)
    (section,) = normal(Tree("题", "article", children=(Tree("节", "section", (0, 900), (), (begun, ready)),))).children
    assert [[inner.label for inner in node.children] for node in section.children] == [[], ["等待处理器"]]


def test_items_told_by_their_names_have_what_is_said_of_them_all_or_none() -> None:
    def named(number: int, said: str) -> Tree:
        return Tree(f"状态{number}", "term", (90 * number, 90 * number + 3), (), (detail(said, at=90 * number + 4)._replace(listed=1),), listed=1)

    def below(*items: Tree) -> list[list[str]]:
        (section,) = normal(Tree("题", "article", children=(Tree("节", "section", (0, 900), (), items),))).children
        return [[inner.label for inner in node.children] for node in section.children]

    assert below(named(1, "等待调度"), named(2, "正在运行")) == [["等待调度"], ["正在运行"]]
    assert below(named(1, "等待调度" * 12), named(2, "正在运行" * 170)) == [["等待调度" * 12], ["正在运行" * 170]]
    assert below(named(1, "等待调度" * 12), named(2, "正在运行" * 190)) == [[], []]
    assert below(named(1, "等待调度")._replace(listed=0)) == [[], []]
    assert below(named(1, "等待调度")._replace(kind="step")) == [["等待调度"]]
    assert below(named(1, "默认禁用：见 JEP 374"), named(2, "默认开启")) == [["默认禁用：见 JEP 374"], ["默认开启"]]
    row = named(1, "开销：很小")
    assert below(row._replace(children=(row.children[0]._replace(span=(94, 96)),))) == [[]]
    (section,) = normal(Tree("题", "article", children=(Tree("节", "section", (0, 900), (), (named(1, "等待调度"), named(2, "正在运行"))),))).children
    assert [node.span for node in section.children] == [(90, 98), (180, 188)]
    assert below(*(item._replace(children=(item.children[0]._replace(listed=0),)) for item in (named(1, "等待调度"), named(2, "正在运行")))) == [[], []]


def test_what_says_an_item_from_before_its_name_on_stands_in_its_place() -> None:
    name = Tree("脚本", "term", (3, 5), (), (Tree("$0 脚本名", "point", (0, 6), detail=True, listed=1, likely=9),), listed=1)
    (section,) = normal(Tree("题", "article", children=(Tree("节", "section", (0, 900), (), (name,)),))).children
    assert [(node.label, node.children) for node in section.children] == [("$0 脚本名", ())]


def test_a_name_in_what_stands_in_the_place_of_another_goes() -> None:
    said = Tree("击穿是热点 key 过期", "point", (0, 12), detail=True, listed=1, likely=9)
    names = Tree("击穿", "term", (0, 2), (), (said,), listed=1), Tree("热点 key", "term", (3, 9), likely=10)
    (section,) = normal(Tree("题", "article", children=(Tree("节", "section", (0, 900), (), names),))).children
    assert [node.label for node in section.children] == [said.label]


def test_a_name_spans_the_items_that_are_told_under_it() -> None:
    inside = detail("保护页的内部", at=100)._replace(listed=2, likely=8), Tree("页锁", "term", (120, 122), detail=True)
    name = Tree("闩锁", "term", (90, 92), (), inside, listed=1)
    (section,) = normal(Tree("题", "article", children=(Tree("节", "section", (0, 900), (), (name,)),))).children
    assert section.children == (name._replace(span=(90, inside[0].span[1]), children=(inside[0]._replace(detail=False),)),)


def test_a_name_in_a_point_beside_it_goes_but_one_in_a_point_elsewhere_stays() -> None:
    assert under(Tree("击穿是热点 key 过期", "point", (0, 12)), term("热点 key", 3)) == ["击穿是热点 key 过期"]
    assert under(Tree("击穿是热点 key 过期", "point", (0, 12)), term("热点 key", 30)) == ["击穿是热点 key 过期", "热点 key"]


def test_names_have_the_few_items_under_them_of_which_nothing_else_is_said() -> None:
    def below(name: str, *labels: str, likely: int = 8, listed: int = 2) -> list[str]:
        inside = tuple(detail(label, at=100 + 20 * at)._replace(listed=listed, likely=likely) for at, label in enumerate(labels))
        (section,) = normal(Tree("题", "article", children=(Tree("节", "section", (0, 900), (), (Tree(name, "term", (90, 90 + len(name)), (), inside, listed=1),)),))).children
        return [inner.label for inner in section.children[0].children]

    assert below("闩锁", "保护页的内部", "无需回滚") == ["保护页的内部", "无需回滚"]
    assert below("闩锁", *(f"第 {at} 种用法" for at in range(INSIDE + 1))) == []
    assert below("闩锁", "保护页的内部", likely=WORTH_NOTING - 1) == []
    assert below("闩锁" * 20, "保护页的内部") == []
    assert below("闩锁", "保护页的内部" * 200) == []


def test_a_name_of_which_something_is_said_has_that_not_the_items_under_it() -> None:
    said = Tree("一种短期的锁", "point", (93, 99), detail=True, listed=1, likely=9)
    name = Tree("闩锁", "term", (90, 99), (), (said, detail("保护页的内部", at=100)._replace(listed=2, likely=8)), listed=1)
    (section,) = normal(Tree("题", "article", children=(Tree("节", "section", (0, 900), (), (name,)),))).children
    assert [inner.label for inner in section.children[0].children] == [said.label]


def row(name: str, at: int, *cells: tuple[str, str], apart: int = 1) -> Tree:
    """A row of a table, whose cells only the full tree tells, each of them with the head of its column; `apart` characters between them."""
    end, said = at + len(name), []
    for head, cell in cells:
        said.append(Tree(f"{head}：{cell}", "point", (end + apart, end + apart + len(cell)), detail=True, listed=1))
        end += apart + len(cell)
    return Tree(name, "term", (at, at + len(name)), (), tuple(said), listed=1)


def test_rows_of_a_table_are_told_with_their_cells_all_or_none() -> None:
    started, held = row("启动", 10, ("容器", "秒级"), ("虚拟机", "分钟级")), row("隔离", 110, ("容器", "进程级"), ("虚拟机", "完全"))
    assert under(started, held) == ["启动：秒级；分钟级", "隔离：进程级；完全"]
    assert under(started, row("隔离", 110, ("虚拟机", "完全"))) == ["启动", "隔离"]
    assert under(started, row("隔离", 110)) == ["启动", "隔离"]
    assert under(row("启动", 10, ("容器", "秒级"), ("虚拟机", "分钟级"), apart=9)) == ["启动"]  # a cell between is left out
    assert under(started, row("隔离", 110, ("容器", "进程级"), ("虚拟机", "完全" * ROWED))) == ["启动", "隔离"]


def test_a_row_that_is_told_with_its_cells_stands_where_they_do() -> None:
    (section,) = normal(Tree("题", "article", children=(Tree("节", "section", (0, 900), (), (row("启动", 10, ("容器", "秒级"), ("虚拟机", "分钟级")),)),))).children
    assert [(node.kind, node.span, node.children) for node in section.children] == [("point", (10, 19), ())]


def test_lists_that_are_hardly_worth_noting_are_told_by_full_trees_alone() -> None:
    def listed(label: str, at: int, number: int, likely: int) -> Tree:
        return Tree(label, "step", (at, at + len(label)), listed=number, likely=likely)

    demo = Tree("运行示例", "topic", (0, 40), (), (listed("把 A 加入集合", 10, 1, 3), listed("把 B 加入集合", 20, 1, 3)))
    locks = [listed("偏向锁只有一个线程", 50, 2, 7), listed("轻量级锁", 70, 2, 2)]
    said = Tree("锁会升级", "point", (100, 104))
    section = Tree("节", "section", (0, 900), (), (demo, *locks, said))
    (shown,) = normal(Tree("题", "article", (0, 900), (), (section,))).children
    assert [node.label for node in shown.children] == ["偏向锁只有一个线程", "轻量级锁", "锁会升级"]
    (shown,) = normal(Tree("题", "article", (0, 900), (), (demo._replace(children=(*demo.children, said)),))).children
    assert [node.label for node in shown.children] == ["锁会升级"]
    assert not normal(Tree("题", "article", (0, 900), (), (section._replace(children=(demo,)),))).children[0].children
    assert normal(Tree("题", "article", (0, 900), (), (demo,))).children[0].label == "运行示例"


def test_a_head_spans_what_is_told_under_it() -> None:
    head = Tree("应用", "term", (10, 20), (), (detail("缓存最近用过的页面", at=40),))
    (section,) = normal(Tree("题", "article", children=(Tree("节", "section", (0, 900), (), (head,)),))).children
    assert [(node.label, node.span, [inner.span for inner in node.children]) for node in section.children] == [("应用", (10, 49), [(40, 49)])]


def test_an_article_of_nothing_but_a_doubtful_list_tells_it() -> None:
    items = tuple(Tree(f"把 {letter} 加入集合", "step", (at, at + 8), listed=1, likely=3) for at, letter in ((10, "A"), (20, "B")))
    assert [node.label for node in normal(Tree("题", "article", (0, 900), (), items)).children] == ["把 A 加入集合", "把 B 加入集合"]


def test_of_an_article_that_is_parted_only_topics_that_tell_something_stand() -> None:
    says = Tree("主库记录日志", "point", (0, 6))
    topics = [Tree(name, "topic", (at, at + 9), (), inner) for name, at, inner in (("主库", 0, (says,)), ("网络", 9, ()), ("从库", 18, ()))]
    parted = Tree("主从复制", "article", children=tuple(topics))
    assert [topic.label for topic in normal(parted).children] == ["主库"]
    assert [topic.label for topic in normal(parted.holding(tuple(topics[1:]))).children] == ["网络", "从库"]
    listed = Tree("主从复制", "article", children=(Tree("原理", "section", (0, 30), (), (topics[1],)),))
    assert [node.label for node in normal(listed).walk()] == ["主从复制", "原理", "网络"]


def topic(label: str, at: int, likely: int, *told: Tree) -> Tree:
    return Tree(label, "topic", (at, at + 90), (), told, likely=likely)


def labels(*topics: Tree) -> list[str]:
    """The labels right under an article that is parted into topics, of a normal tree."""
    return [node.label for node in normal(Tree("主从复制", "article", (0, 900), (), topics)).children]


def test_what_a_topic_tells_stands_in_its_place_where_its_name_is_hardly_apt() -> None:
    first, second, third = (Tree(label, "point", (at, at + 6)) for label, at in (("主库记录日志", 0), ("从库重做变更", 100), ("网络会中断", 200)))
    assert labels(topic("日志", 0, APT, first), topic("你好", 100, APT - 1, second), topic("网络", 200, APT, third)) == ["日志", "从库重做变更", "网络"]
    assert labels(topic("日志", 0, APT, first), topic("你好", 100, 0), topic("网络", 200, APT, third)) == ["日志", "网络"]


def test_a_topic_stays_where_what_it_tells_would_stand_twice() -> None:
    told = [Tree("重做变更", "point", (at, at + 4)) for at in (0, 100)]
    assert labels(topic("主库", 0, 0, told[0]), topic("从库", 100, 0, told[1])) == ["主库", "从库"]
    assert labels(topic("主库", 0, 0, Tree("主从复制", "point", (0, 4))), topic("从库", 100, 9, told[1])) == ["主库", "从库"]


def test_a_topic_that_tells_names_alone_stands_where_its_own_is_apt() -> None:
    says, name = topic("日志", 0, 9, Tree("主库记录日志", "point", (0, 6))), term("中继日志", 100)._replace(likely=8)
    assert labels(says, topic("网络", 100, OF_NAMES, name)) == ["日志", "网络"]
    assert labels(says, topic("网络", 100, OF_NAMES - 1, name)) == ["主库记录日志"]
    assert labels(topic("网络", 100, OF_NAMES - 1, name), topic("下午", 200, 0)) == ["网络"]


def test_a_topic_that_is_alone_parts_nothing() -> None:
    point = Tree("主库记录日志", "point", (0, 6))
    assert labels(topic("日志", 0, 9, point)) == ["主库记录日志"]
    assert labels(topic("做法有两种", 0, CERTAIN, point)) == ["做法有两种"]
    assert labels(topic("日志", 0, 9, term("中继日志"))) == ["日志"]


def one_of(label: str, at: int, *said: Tree, kind: NodeKind = "term") -> Tree:
    return Tree(label, kind, (at, at + 40), ("缓存",), said, listed=1)


def test_a_list_tells_all_its_items_in_one_way() -> None:
    items = (
        one_of("Bar Charts", 0, Tree("For comparing discrete categories", "point", (12, 38), listed=1)),
        one_of("Line Charts: For showing trends over time", 50, kind="point"),
        one_of("散点图：两个量之间的关系", 100, kind="step"),
        one_of("std::vector 没有名字", 150, kind="point"),
        one_of("foo (a: b) 也没有", 200, kind="point"),
        one_of("外层走 n - 1 趟", 250, kind="point"),
    )
    (section,) = normal(Tree("图", "article", (0, 999), (), (Tree("种类", "section", (0, 990), (), items),))).children
    assert [(node.label, node.kind, [inner.label for inner in node.children]) for node in section.children] == [
        ("Bar Charts", "term", ["For comparing discrete categories"]),
        ("Line Charts", "term", ["For showing trends over time"]),
        ("散点图", "step", ["两个量之间的关系"]),
        ("std::vector 没有名字", "point", []),
        ("foo (a: b) 也没有", "point", []),
        ("外层走 n - 1 趟", "point", []),
    ]
    assert all(inner.span == node.span and inner.kind == "point" for node in section.children[1:3] for inner in node.children)


def test_items_with_something_under_them_definitions_and_what_is_in_no_list_are_not_parted() -> None:
    under_it = (Tree("热点数据", "point", (60, 64)),)
    definition = (Tree("两个量之间的关系", "definition", (4, 12), listed=1),)
    items = one_of("散点图", 0, *definition), one_of("缓存：保存热点数据", 50, *under_it, kind="point"), one_of("队列：削峰", 100, kind="definition"), one_of("锁：互斥", 150, kind="point")
    assert told_of(*items) == [("散点图", 1), ("缓存：保存热点数据", 1), ("队列：削峰", 0), ("锁", 1)]
    assert told_of(*(item._replace(listed=0) for item in items)) == [("散点图", 1), ("缓存：保存热点数据", 1), ("队列：削峰", 0), ("锁：互斥", 0)]


def told_of(*items: Tree) -> list[tuple[str, int]]:
    (section,) = normal(Tree("图", "article", (0, 999), (), (Tree("种类", "section", (0, 990), (), items),))).children
    return [(node.label, len(node.children)) for node in section.children]


def test_a_list_of_lines_stays_as_it_is() -> None:
    lines = tuple(one_of(f"{name}：保存热点数据", at, kind="point") for at, name in ((0, "缓存"), (50, "队列")))
    assert under(*lines) == ["缓存：保存热点数据", "队列：保存热点数据"]
    beside = one_of("缓存", 0, Tree("保存热点数据", "point", (3, 9), listed=1)), one_of("队列：削峰", 50, kind="point")._replace(listed=2)
    assert under(*beside) == ["缓存", "队列：削峰"]


@pytest.mark.parametrize("line", ["缓存：缓存", "从 $d - 1$ 层的节点开始", "transform: 先平移"])
def test_a_line_that_is_no_name_of_its_own_and_what_is_said_of_it_stays_in_a_list_of_names(line: str) -> None:
    named = one_of("散点图", 0, Tree("两个量之间的关系", "point", (4, 12), listed=1)), one_of("transform: 再旋转", 50, kind="point")
    items = (*named, one_of(line, 100, kind="point"))
    (section,) = normal(Tree("图", "article", (0, 999), (), (Tree("种类", "section", (0, 990), (), items),))).children
    assert section.children[-1] == items[-1]


def doubtful(label: str, at: int = 0, likely: int = DOUBTFUL - 1) -> Tree:
    return Tree(label, "point", (at, at + len(label)), likely=likely)


def test_points_that_are_hardly_worth_noting_go_where_others_stand() -> None:
    said = Tree("主库记录日志", "point", (0, 6))
    assert under(said, doubtful("我昨天写完了这一节", 20)) == [said.label]
    assert under(said, doubtful("我昨天写完了这一节", 20, DOUBTFUL)) == [said.label, "我昨天写完了这一节"]
    assert under(said, doubtful("输入 3 得到 5", 20)._replace(listed=1), kind="topic") == [said.label, "输入 3 得到 5"]


def test_the_likeliest_of_such_points_stays_where_nothing_else_stands_if_it_is_fair() -> None:
    assert under(doubtful("我昨天写完了这一节", 0, FAIR - 1), doubtful("从库重做变更", 20, FAIR)) == ["从库重做变更"]
    assert under(doubtful("我昨天写完了这一节", 0, FAIR - 1)) == []


def test_such_a_point_stays_with_what_is_told_under_it() -> None:
    said, told = Tree("主库记录日志", "point", (0, 6)), Tree("日志先写到磁盘", "point", (31, 38))
    assert under(said, doubtful("我这样设置了日志：", 20)._replace(children=(told,))) == [said.label, "我这样设置了日志："]


def test_such_points_are_all_that_a_text_without_headings_has() -> None:
    lone = doubtful("我昨天写完了这一节", 0, FAIR - 1)
    assert normal(Tree("题", "article", (0, 99), (), (lone,))).children == (lone,)
    topics = tuple(Tree(name, "topic", (at, at + 40), (), (lone._replace(span=(at, at + 9)),)) for name, at in (("昨天", 0), ("今天", 40)))
    assert [[child.label for child in topic.children] for topic in normal(Tree("题", "article", (0, 99), (), topics)).children] == [[lone.label]] * 2


def test_an_item_that_stands_under_its_name_already_is_not_told_beside_it() -> None:
    said = Tree("先捕获再冒泡", "point", (4, 10))
    name = Tree("一句话", "term", (0, 10), (), (said,))
    assert under(name, said, Tree("一句话：先捕获再冒泡", "point", (0, 10)), Tree("先捕获", "point", (4, 7)), Tree("!!", "point", (20, 22))) == ["一句话"]
    elsewhere = Tree("先捕获再冒泡", "point", (40, 46))
    assert under(name, elsewhere) == ["一句话", "先捕获再冒泡"]


def test_of_topics_that_tell_nothing_all_stay() -> None:
    assert labels(topic("日志", 0, 0), topic("网络", 100, APT)) == ["日志", "网络"]


def test_a_topic_stays_where_what_it_tells_is_called_as_another_topic() -> None:
    point = Tree("主库记录日志", "point", (0, 6))
    assert labels(topic("主库", 0, 0, Tree("网络", "point", (0, 2))), topic("网络", 100, APT, point)) == ["主库", "网络"]


def test_a_topic_that_is_alone_tells_a_name_with_what_is_said_of_it_in_its_place() -> None:
    assert labels(topic("日志", 0, 9, Tree("中继日志", "term", (0, 4), (), (Tree("保存主库的事件", "point", (5, 12)),)))) == ["中继日志"]


def test_doubtful_points_are_told_before_doubtful_lists() -> None:
    lists = Tree("第一步", "point", (20, 23), listed=1, likely=WORTH_NOTING - 1)
    assert [[node.label for node in child.children] for child in normal(Tree("题", "article", (0, 900), (), (topic("昨天", 0, CERTAIN, doubtful("我写完了", 0, 0), lists),))).children] == [["我写完了"]]


def test_other_names_in_a_statement_that_stands_for_one_go() -> None:
    said, more = detail("把动作交给父加载器叫双亲委派", at=3)._replace(likely=DOUBTFUL), Tree("父加载器先找", "point", (40, 46))
    assert under(term("双亲委派", 13, (said,)), term("父加载器", 8), more) == [said.label, more.label]


def test_a_name_under_which_its_statement_is_told_stays() -> None:
    said = Tree("把动作交给父加载器叫双亲委派", "point", (3, 17), likely=DOUBTFUL)
    assert under(term("双亲委派", 13, (said,)), Tree("父加载器先找", "point", (40, 46))) == ["双亲委派", "父加载器先找"]


def test_an_item_called_as_one_before_it_is_told_where_something_else_stands_under_it() -> None:
    first, again = (item("缓存", at, "term", listed)._replace(detail=False) for at, listed in ((0, 1), (50, 2)))
    for inner, told in ((Tree("保存热点数据", "point", (53, 59), listed=2), ["缓存", "缓存"]), (detail("保存热点数据" * 200, at=53)._replace(listed=2), ["缓存"])):
        assert under(first, again._replace(span=(50, 60), children=(inner,)), Tree("队列削峰", "point", (90, 94))) == [*told, "队列削峰"]
    topics = [node._replace(kind="topic", children=(detail("保存热点数据", at=53)._replace(listed=2),)) for node in (first, again)]
    assert under(*topics, Tree("队列削峰", "point", (90, 94))) == ["缓存", "缓存", "队列削峰"]


def test_no_item_is_parted_into_a_name_that_an_item_of_another_list_has() -> None:
    items = (
        one_of("散点图", 0, Tree("两个量之间的关系", "point", (4, 12), listed=1)), one_of("缓存：保存热点数据", 50, kind="point"), one_of("缓存", 100)._replace(listed=2),
    )  # fmt: skip
    assert under(*items) == [node.label for node in items]


def test_an_item_spans_the_list_under_it() -> None:
    inner = item("打印头", 24, "term", 2)._replace(span=(24, 50), detail=False)
    outer = item("针式打印机用针撞击色带", 9)._replace(detail=False, children=(inner,))
    (section,) = normal(Tree("题", "article", children=(Tree("节", "section", (0, 900), (), (outer,)),))).children
    assert [child.span for child in section.children] == [(9, 50)]
