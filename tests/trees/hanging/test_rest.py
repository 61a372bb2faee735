"""Lists and tables that only a full tree tells."""

from indexer.model import Tree
from indexer.trees.hanging.entries import Entry
from indexer.trees.hanging.growing import Growing
from indexer.trees.hanging.rest import begun_in, groups_for, rest_of
from indexer.trees.judging.saying import Worth
from tests.trees.hanging.test_details import lines
from tests.trees.hanging.test_keyterms import growing_of
from tests.trees.hanging.test_lists import reading
from tests.trees.readings import tree_of
from tests.trees.test_growth import article_of

ROWS = "".join(f"| T{number} | name {chr(97 + number)} | 名{number} |\n" for number in range(12))
GLOSSARY = f"## 缩写表\n\n| 缩写 | 全称 | 含义 |\n|---|---|---|\n{ROWS}\n## 说明\n\n偏向锁记录线程的编号，撤销偏向锁要等安全点。\n"
STEPS = ["- 给每个业务方分配单独的子集群，超时的请求记录到日志\n", "- 未分配的命令在代理层直接拒绝，其余的排队\n"]


def normal(node: Tree) -> Tree:
    return node._replace(children=tuple(normal(child) for child in node.children if not child.detail))


def test_a_long_table_stands_in_the_full_tree_only() -> None:
    full = tree_of(article_of(GLOSSARY))
    assert not any(node.label == "T11" for node in normal(full).walk())
    (table,) = (node for node in full.walk() if node.label == "缩写 / 全称 / 含义")
    assert table.detail
    assert [row.label for row in table.children][:2] == ["T0：name a；名0", "T1：name b；名1"]
    assert not table.children[0].children


def test_a_section_that_says_nothing_else_has_its_plain_list() -> None:
    text = "".join(f"## 第{name}节\n\n- 把日志写到磁盘上{name}\n- 把缓存写到内存里{name}\n\n" for name in "甲乙丙丁")
    full = tree_of(article_of(text))
    assert all(section.children for section in full.children)


def test_sections_that_say_nothing_have_their_lists_before_long_ones_of_others() -> None:
    long = "".join(f"## 思路{count}\n\n亮点：\n\n{''.join((STEPS * count)[:count])}\n" for count in (3, 4, 7, 4, 4))
    text = long + "## 击穿\n\n" + "".join(f"- 使用互斥锁避免请求{name}同时落到数据库\n" for name in "甲乙丙丁")
    full = tree_of(article_of(text))
    (section,) = (node for node in full.walk() if node.label == "击穿")
    assert sum(child.listed > 0 for child in section.children) == 4


def entry(label: str, start: int, longer: str = "") -> Entry:
    return Entry(label, "term" if start else "topic", start, start + 4, (start, start + 8), longer=longer)


LIST = [entry("三种锁", 0), entry("偏向锁", 10), entry("轻量级锁", 20, "轻量级锁：自旋"), entry("重量级锁", 30)]


def test_the_shortest_lists_of_parts_that_say_nothing_have_a_claim_first() -> None:
    growing = growing_of("锁有三种，它们可以升级。" * 9)
    growing.waiting = [LIST, LIST[:2]]
    assert groups_for(growing, Tree("锁", "article"), {growing.part_at(20)}) == [LIST[:2], LIST]
    assert groups_for(growing, Tree("锁", "article"), set()) == [LIST, LIST[:2]]


def told(said: list[tuple[int, int]], room: float) -> tuple[list[str], float]:
    growing = growing_of("锁有三种：偏向锁、轻量级锁和重量级锁。它们可以升级。" * 4)
    trees, left = rest_of(growing, [LIST], said, room)
    assert growing.listed == ({10, 20, 30} if trees else set())
    return [line for tree in trees for line in lines(tree)], left


def test_of_a_list_that_the_tree_tells_in_part_only_the_other_items_come() -> None:
    assert told([], 20.0)[0] == ["三种锁", "  偏向锁", "  轻量级锁：自旋", "  重量级锁"]
    assert told([(11, 13)], 20.0)[0] == ["轻量级锁：自旋", "重量级锁"]
    assert told([(11, 13), (25, 26)], 20.0)[0] == ["重量级锁"]
    assert told([(11, 13), (25, 26), (31, 33)], 20.0) == ([], 20.0)


def test_what_has_no_room_does_not_come() -> None:
    assert told([], 5.0) == ([], 5.0)
    assert told([], 20.0)[1] < 14.0


def test_a_list_beside_names_alone_is_told_and_one_that_is_told_in_part_goes_on() -> None:
    items = "".join(f"- **状态{name}**：进程在{name}状态时等待调度程序的安排\n" for name in "甲乙丙丁戊")
    filler = "".join(f"## 第{name}节\n\n偏向锁记录线程{name}的编号，撤销偏向锁{name}要等安全点。\n\n" for name in "子丑寅卯辰巳")
    full = tree_of(article_of(f"## 进程\n\n进程的状态在调度时会变化，这一点和线程很像：\n\n{items}\n{filler}"))
    (section,) = (node for node in full.walk() if node.label == "进程")
    numbers = [node.listed for node in section.walk() if node.label.startswith("状态")]
    assert len(numbers) == 5
    assert len(set(numbers)) == 1
    assert numbers[0] > 0


def test_the_lists_that_a_tree_begins_are_told_beside_its_budget_the_shortest_first() -> None:
    items = ["每次请求都经过网关校验", "网关再转发给服务", "日志统一记录下来"]
    found = reading("## 网关\n\n" + "".join(f"- {item}\n" for item in items) + "\n说明。\n\n- 限流保护后端\n- 熔断防止雪崩\n")
    worth = Worth(found.lexis, found.spelled.begins.tolist(), found.lexis.numbers.tolist(), 3, found.weights)
    growing = Growing(found, [], [1.0 for _ in found.terms], worth, 60.0, 0.0)
    starts = [found.article.text.index(item) for item in (items[1], "熔断")]
    begun = Tree("网关", "article", None, (), tuple(Tree("有", "point", (start, start + 8)) for start in starts))
    assert [[entry.label for entry in entries] for entries in begun_in(growing, begun)] == [["限流保护后端", "熔断防止雪崩"], items]
    assert begun_in(growing, Tree("网关", "article")) == []


def test_a_list_of_which_a_point_is_told_goes_on_though_one_of_its_items_says_nothing() -> None:
    items = ["网关校验每次请求的身份", "https://example.com", "网关把请求转发给后面的服务", "日志统一记录在网关这一层", "限流在网关这一层保护后端"]
    article = article_of("## 网关\n\n网关是系统的入口。\n\n" + "".join(f"- {item}\n" for item in items))
    told = [node for node in tree_of(article).walk() if node.listed and node.kind == "point"]
    assert {node.span[0] for node in told if node.span} == {article.text.index(item) for item in items if "://" not in item}
