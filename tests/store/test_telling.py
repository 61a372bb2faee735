"""What a normal tree says in place of names."""

from indexer.model import CERTAIN, NodeKind, Tree
from indexer.store.normal import FAIR, normal
from indexer.store.telling import NAMING, ROOM, SOUND, with_points


def node(label: str, kind: NodeKind, at: int, likely: int, inner: tuple[Tree, ...] = ()) -> Tree:
    return Tree(label, kind, (at, at + len(label)), (), inner, likely=likely)


def name(label: str, at: int = 0, likely: int = NAMING, inner: tuple[Tree, ...] = ()) -> Tree:
    return node(label, "term", at, likely, inner)


def point(label: str, at: int = 0, likely: int = SOUND, listed: int = 0) -> Tree:
    """A point that only the full tree tells."""
    return node(label, "point", at, likely)._replace(detail=True, listed=listed)


SAID = Tree("主库在事务提交时记录日志，从库读到它以后重做一遍，因此总比主库晚一些" * 3, "point", (880, 985))


def under(*children: Tree, kind: NodeKind = "section") -> list[str]:
    """The labels under a part of a normal tree."""
    (part,) = normal(Tree("题", "article", (0, 999), (), (Tree("节", kind, (0, 990), (), children),))).children
    return [child.label for child in part.children]


def test_names_that_nobody_marked_make_room_for_what_is_said() -> None:
    assert under(name("水位", 0, 9), SAID) == [SAID.label]
    assert under(Tree("水位", "term", (0, 2)), SAID) == ["水位", SAID.label]
    assert under(name("水位", 0, 9), SAID, kind="topic") == [SAID.label]


def test_a_name_stays_where_nothing_else_is_told_of_a_part_of_a_text_without_headings_if_it_is_likely_to_be_one() -> None:
    assert under(name("水位"), name("日志", 9, NAMING - 1), kind="topic") == ["水位"]
    assert under(name("水位", 0, 9)) == []
    inner = Tree("节", "section", (0, 990), (), (Tree("主题", "topic", (0, 990), (), (name("水位", 0, 9),)),))
    assert not list(normal(Tree("题", "article", (0, 999), (), (inner,))).children[0].children[0].children)
    assert [child.label for child in normal(Tree("题", "article", (0, 999), (), (name("水位"), name("日志", 9, NAMING - 1)))).children] == ["水位"]


def test_a_head_under_which_nothing_is_told_is_left_out_and_others_have_what_the_full_tree_tells() -> None:
    head = Tree("应用", "term", (10, 60))
    assert under(head, SAID) == [SAID.label]
    assert under(head._replace(children=(point("判断两个数是否互质", 14),)), SAID) == ["应用", SAID.label]
    assert under(head._replace(children=(Tree("判断互质", "point", (14, 18)),))) == ["应用"]
    assert under(head._replace(span=(10, 12)), SAID) == ["应用", SAID.label]
    assert under(head._replace(listed=1), SAID) == ["应用", SAID.label]


def test_a_name_that_a_heading_above_it_says_or_that_stood_before_is_left_out() -> None:
    fork, wait = name("fork", 20, CERTAIN), name("wait", 30, CERTAIN)
    again = name("fork", 300, CERTAIN), name("fork", 310, CERTAIN)._replace(listed=1), name("fork", 320, CERTAIN, (point("子进程得到一份拷贝", 330)._replace(detail=False),))
    parts = Tree("系统调用", "section", (0, 100), (), (fork, wait)), Tree("等待", "section", (100, 600), (), (*again, name("wait", 500, CERTAIN)))
    first, second = normal(Tree("进程", "article", (0, 999), (), parts)).children
    assert [child.label for child in first.children] == ["fork", "wait"]
    assert [(child.label, child.span) for child in second.children] == [("fork", (310, 314)), ("fork", (320, 324))]
    assert under(name("节", 20, CERTAIN), name("环节", 30, CERTAIN)) == ["环节"]
    assert under(Tree("节", "section", (20, 90)), point("节", 30)._replace(detail=False)) == ["节", "节"]


def test_the_heading_may_be_any_above_in_any_case_and_says_whole_words() -> None:
    inner = Tree("细节", "section", (10, 100), (), (name("FORK", 20, CERTAIN), name("for", 30, CERTAIN)))
    (outer,) = normal(Tree("进程", "article", (0, 999), (), (Tree("Fork 系统调用", "section", (0, 100), (), (inner,)),))).children
    assert [child.label for child in outer.children[0].children] == ["for"]


def test_a_tree_of_nothing_but_its_title_is_empty() -> None:
    fork = name("fork", 20, CERTAIN)
    assert normal(Tree("fork", "article", (0, 999), (), (fork,))).children == ()


def test_a_section_of_such_names_alone_has_what_the_full_tree_tells_first() -> None:
    assert under(name("节", 20, CERTAIN), point("主库在事务提交时记录日志", 40)) == ["主库在事务提交时记录日志"]


def test_a_name_that_only_the_full_tree_tells_is_no_first_one() -> None:
    detail = name("fork", 20, CERTAIN)._replace(detail=True)
    assert "fork" in under(name("exec", 10, CERTAIN), detail, name("fork", 30, CERTAIN))


def test_a_name_that_opens_an_item_or_holds_something_stays() -> None:
    assert under(name("水位", 0, 5)._replace(listed=1), SAID) == ["水位", SAID.label]
    assert under(name("水位", 0, 5, (Tree("高水位之前的消息才能被读到", "point", (0, 2)),)), SAID) == ["水位", SAID.label]


def test_names_inside_items_and_points_are_left_out() -> None:
    said = point("用于查看对象", 8, listed=1)
    item = Tree("控制台", "term", (3, 16), (), (said, name("对象", 12, 7), name("日志", 14, CERTAIN)), listed=1)
    (part,) = normal(Tree("题", "article", (0, 999), (), (Tree("节", "section", (0, 990), (), (item,)),))).children
    assert [(child.label, [inner.label for inner in child.children]) for child in part.children] == [("控制台", ["用于查看对象"])]


def test_the_point_that_says_a_name_comes_in_its_place() -> None:
    told = point("高水位之前的消息才能被读到", 10)
    assert under(SAID, name("高水位", 10, 5, (told,))) == [told.label, SAID.label]
    assert under(point("副本分为两种" * 20, 2), name("高水位", 10, 5), told, SAID) == [told.label, SAID.label]  # there is room for one
    assert not any(found.detail for found in normal(Tree("题", "article", (0, 999), (), (name("高水位", 10, 5), told, SAID))).walk())


def test_of_points_that_say_as_many_names_the_likeliest_comes_first() -> None:
    long, likely = point("副本分为两种" * 20, 2), point("消息很久以后才能读到", 40, SOUND + 1)
    assert under(name("高水位", 60, 5), long, likely, SAID) == [likely.label, SAID.label]
    likely, first = point("消息很久以后才能读到" * 3, 40, SOUND + 1), point("主库很久以前写了日志" * 3, 2)  # there is room for one
    assert under(name("高水位", 200, 5), first, likely, SAID) == [likely.label, SAID.label]


def test_a_point_comes_first_where_least_is_told() -> None:
    told = [Tree(f"第{number}个原因在这里说得很清楚", "point", (100 + 20 * number, 113 + 20 * number)) for number in range(5)]
    full = Tree("原因", "section", (90, 300), (), (name("水位", 95, 5), *told, point("水位决定了消费者现在最多能读到哪一条消息" * 3, 270)))
    spare = Tree("结果", "section", (300, 400), (), (Tree("很慢", "term", (305, 307)), point("消息很久以后才能读到", 310)))
    first, second = normal(Tree("题", "article", (0, 999), (), (full, spare))).children
    assert [child.label for child in first.children] == [child.label for child in told]
    assert [child.label for child in second.children] == ["很慢", "消息很久以后才能读到"]


def test_only_points_that_say_something_by_themselves_come() -> None:
    assert under(name("高水位", 10, 5), point("它之前的消息", 10, SOUND - 1), SAID) == [SAID.label]


def test_pieces_of_lists_do_not_come() -> None:
    assert under(name("高水位", 10, 5), point("读到高水位", 40, listed=1), SAID) == [SAID.label]
    item = name("三个线程", 30, 10, (point("各有三个线程在跑", 30),))._replace(span=(30, 90))
    assert under(name("高水位", 10, 5), item, SAID) == ["三个线程", SAID.label]


def test_the_items_of_a_list_are_not_interrupted() -> None:
    items = (Tree("偏向锁", "term", (5, 8)), point("锁升级时会撤销", 10), Tree("重量级锁", "term", (30, 34)))
    listed = Tree("锁分为两种", "topic", (0, 40), (), items)
    (section,) = normal(Tree("题", "article", (0, 999), (), (Tree("锁", "section", (0, 990), (), (listed, SAID)),))).children
    assert [child.label for child in section.children[0].children] == ["偏向锁", "重量级锁"]


def test_a_marked_name_that_stands_in_a_point_that_comes_goes() -> None:
    assert under(Tree("水位", "term", (11, 13)), point("高水位之前的消息才能被读到", 10), SAID, name("偏移量", 50, 5)) == ["高水位之前的消息才能被读到", SAID.label]


def test_a_point_comes_once() -> None:
    twice = [point("消息很久以后才能读到", at) for at in (10, 60)]
    assert under(name("水位", 3, 5), *twice, SAID, SAID._replace(label=SAID.label[::-1], span=(986, 988))).count(twice[0].label) == 1


def test_a_tree_is_not_much_longer_than_with_its_names() -> None:
    points = [point(f"第{number}条消息要等所有副本都写完才能读到", 30 * number) for number in range(20)]
    shown = Tree("题", "article", (0, 999), (), (*(name(f"名字{number}", 30 * number, 5) for number in range(20)), SAID))
    full = shown._replace(children=(*shown.children, *points))
    told = with_points(shown, full)
    assert len(told.children) > 1
    assert sum(len(found.label) for found in told.walk()) <= (1 + ROOM) * sum(len(found.label) for found in shown.walk())


def test_an_empty_section_has_sound_points_first_and_no_unlikely_ones() -> None:
    weak, fair = point("它之前的消息", 0, FAIR - 1), point("主库先写日志", 20, FAIR)
    sound = [point("从库重做日志", 40), point("从库有延迟", 60)]
    assert under(weak, fair, *sound) == [found.label for found in sound]
    assert under(weak, fair) == [fair.label]
    assert under(weak) == []


def test_a_second_point_of_an_empty_section_is_sound_and_the_only_one_the_likeliest() -> None:
    fair, fairer = point("主库先写日志", 20, FAIR), point("从库重做日志", 40, FAIR + 1)
    assert under(fair, fairer) == [fairer.label]
    assert under(fair, point("从库有延迟", 60)) == ["从库有延迟"]
    assert under(Tree("水位", "term", (0, 2)), fair, fairer) == ["水位", fairer.label]
