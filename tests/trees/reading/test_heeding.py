"""What an owner's rules make of trees."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.analysis import Options, analyse
from indexer.analysis.rules import Rules
from indexer.model import Analysis, Article, Page, Tree
from indexer.parsing import Options as ParsingOptions
from indexer.parsing import parse
from indexer.trees import grow_trees
from indexer.trees.hanging.announced import ruled_lists
from indexer.trees.judging.points import SAID, Ask, offers
from indexer.trees.judging.saying import Worth
from indexer.trees.judging.shelf import shelf_of
from indexer.trees.reading.heeding import UNRULED, Ruled, ruled_in
from indexer.trees.reading.read import read_article, subject_of
from indexer.trees.reading.reading import Reading
from tests.trees.test_growth import ARTICLES, pairs, skeleton

Row = dict[str, Any]
PITFALLS: Row = {"name": "pitfalls", "kind": "announcer", "pattern": [{"LOWER": {"IN": ["坑", "pitfalls"]}}]}
ADVERTISEMENT: Row = {"name": "advertisement", "kind": "aside", "pattern": [{"TEXT": "公众"}]}
DEADLOCK, STARVATION = "死锁：任务互相等待同一个池里的结果", "饥饿：慢任务占住所有线程"
LIST = """线程池复用线程，减少创建线程的开销。线程池里常见的坑：

- 死锁：任务互相等待同一个池里的结果。
- 饥饿：慢任务占住所有线程。

  另一段补充说明慢任务的处理。
- 队列没有上限，内存耗尽。

线程池的监控指标和拒绝策略另有说明。
"""
POINTS = "偏向锁记录线程编号，竞争时撤销偏向锁。轻量级锁自旋等待锁释放，重量级锁让线程阻塞。"


def parsed(markdown: str) -> Article:
    article = parse(Page("a.md", f"---\ntitle: 笔记\n---\n{markdown}\n".encode(), "markdown"), ParsingOptions())
    assert article is not None
    return article


def analysed(article: Article, *rows: Row) -> Analysis:
    return analyse([article], Options(rules=Rules.from_table(rows)))[0]


def read(markdown: str, *rows: Row) -> Reading:
    article = parsed(markdown)
    analysis = analysed(article, *rows)
    return read_article(article, analysis, analysis.candidates.base)


def grown(article: Article, *rows: Row) -> Tree:
    analysis = analysed(article, *rows)
    return next(grow_trees([subject_of(article, analysis, analysis.candidates.base)])).with_details()


def tree(markdown: str, *rows: Row) -> Tree:
    return grown(parsed(markdown), *rows)


def under(found: Tree, label: str) -> list[str]:
    """The labels of the nodes under the topic of a label."""
    nodes = [node for node in found.walk() if node.label == label and node.kind == "topic"]
    return [child.label for node in nodes for child in node.children]


def test_a_list_hangs_under_the_sentence_that_announces_it() -> None:
    items = [DEADLOCK, STARVATION, "队列没有上限，内存耗尽"]
    assert under(tree(LIST, PITFALLS), "线程池里常见的坑") == items
    assert under(tree(LIST.replace("坑：", "坑。")), "线程池里常见的坑") == []
    numbered = tree(LIST.replace("- ", "1. ").replace("  另", "   另"), PITFALLS)
    assert under(numbered, "线程池里常见的坑") == items
    assert all(node.kind != "step" for node in numbered.walk())  # pitfalls are not done one after another


def test_an_announced_list_ends_where_its_author_ends_it() -> None:
    (head,) = [node for node in tree(LIST, PITFALLS).walk() if node.label == "线程池里常见的坑"]
    article = parsed(LIST)
    items = [article.text[slice(*child.span)].split("\n") for child in head.children if child.span]
    assert [item[0] for item in items] == ["死锁：任务互相等待同一个池里的结果。", "饥饿：慢任务占住所有线程。", "队列没有上限，内存耗尽。"]
    assert [item[-1] for item in items][1] == "另一段补充说明慢任务的处理。"
    assert head.span is not None
    assert article.text[: head.span[1]].endswith("内存耗尽。")


def test_a_rules_list_is_not_hung_up_twice() -> None:
    text = LIST.replace("常见的坑", "常见的坑有以下三种").replace("\n  另一段补充说明慢任务的处理。\n", "")
    assert under(tree(text), "线程池里常见的坑") == [DEADLOCK, STARVATION, "队列没有上限，内存耗尽"]
    assert [node.label for node in tree(text, PITFALLS).walk() if node.kind == "topic"].count("线程池里常见的坑有以下三种") == 1


def test_ordinals_follow_an_announcer_without_a_number() -> None:
    text = "Watch out for these pitfalls. The first is deadlock between tasks of one pool. Second, slow tasks starve the others."
    label = "Watch out for these pitfalls"
    assert under(tree(text, PITFALLS), label) == ["deadlock between tasks of one pool", "slow tasks starve the others"]
    assert under(tree(text), label) == []


def test_a_question_announces_where_a_rule_says_so() -> None:
    text = "线程池有哪些坑？第一，任务互相等待造成死锁。第二，慢任务占住所有线程。"
    assert under(tree(text, PITFALLS), "线程池有哪些坑？") == ["任务互相等待造成死锁", "慢任务占住所有线程"]
    assert under(tree(text), "线程池有哪些坑？") == []


@pytest.mark.parametrize("after", [
    "一段话。\n\n两段话。\n\n- 任务互相等待\n- 慢任务占住线程",
    "## 标题\n\n- 任务互相等待\n- 慢任务占住线程",
    "- 任务互相等待造成死锁",
    "没有列表，也没有序数。",
    "",
])  # fmt: skip
def test_an_announcer_of_nothing_announces_nothing(after: str) -> None:
    reading = read(f"线程池里常见的坑如下。\n\n{after}", PITFALLS)
    assert reading.ruled.announcers
    assert list(ruled_lists(reading)) == []
    assert reading.enumerations == []


def lists(markdown: str, *rows: Row) -> list[list[str]]:
    """The first lines of the items of each list that a rule announces."""
    reading = read(markdown, *rows)
    return [[reading.article.text[item.start : item.end].split("\n")[0] for item in found.items] for found in ruled_lists(reading)]


def test_items_within_items_and_a_list_of_another_kind_are_no_items() -> None:
    text = "常见的坑：\n\n- 任务死锁\n  1. 互相等待\n  2. 占住线程\n- 线程饥饿\n\n```\nx\n```\n\n1. 另一个列表\n2. 还有一项\n"
    assert lists(text, PITFALLS) == [["任务死锁", "线程饥饿"]]


def test_code_may_stand_between_items() -> None:
    text = "常见的坑：\n\n- 任务死锁\n\n  ```\n  x\n  ```\n\n- 线程饥饿\n"
    assert lists(text, PITFALLS) == [["任务死锁", "线程饥饿"]]


def test_an_item_announces_the_items_under_it() -> None:
    text = "先看这些。\n\n- 常见的坑：\n  - 任务死锁\n  - 线程饥饿\n- 常见的坑就这些\n- 完\n"
    assert lists(text, PITFALLS) == [["任务死锁", "线程饥饿"]]


def test_a_long_list_has_its_first_ten_items() -> None:
    text = "常见的坑：\n\n" + "\n".join(f"- 任务{number}死锁" for number in range(25))
    assert lists(text, PITFALLS) == [[f"任务{number}死锁" for number in range(10)]]


def test_an_aside_is_no_item_of_a_list() -> None:
    text = LIST.replace("- 饥饿：慢任务占住所有线程。", "- 关注公众号，回复资料。")
    assert under(tree(text, PITFALLS, ADVERTISEMENT), "线程池里常见的坑") == [DEADLOCK, "队列没有上限，内存耗尽"]
    counted = "线程池的坑有以下三种：\n\n- 任务死锁\n- 公众人物\n- 线程饥饿\n"
    assert under(tree(counted), "线程池的坑") == ["任务死锁", "公众人物", "线程饥饿"]
    assert under(tree(counted, ADVERTISEMENT), "线程池的坑") == ["任务死锁", "线程饥饿"]
    assert under(tree(f"公众{counted}"), "公众线程池的坑") != []
    assert under(tree(f"公众{counted}", ADVERTISEMENT), "公众线程池的坑") == []


def test_an_aside_gives_nothing() -> None:
    aside = "欢迎关注公众号**偏向锁小屋**，回复锁升级获取资料。"
    article = parsed(f"{POINTS}{aside}\n\n1. 偏向锁记录线程编号\n2. 公众号记录重入次数\n\n重量级锁依靠管程实现阻塞。")
    plain, ruled = grown(article), grown(article, ADVERTISEMENT)
    spans = [(article.text.index(text), article.text.index(text) + len(text)) for text in (aside.replace("*", ""), "公众号记录重入次数\n")]
    for low, high in spans:
        assert any(node.span and low <= node.span[0] < high for node in plain.walk() if node.kind != "article")
        assert not any(node.span and low <= node.span[0] < high for node in ruled.walk() if node.kind != "article")
    assert "偏向锁小屋" not in [node.label for node in ruled.walk()]


def test_an_aside_is_no_item_and_announces_nothing() -> None:
    text = "关注公众号有三个好处。第一，任务互相等待。第二，关注公众号。第三，慢任务占住线程。第四，队列没有上限。"
    (found,) = read(text, ADVERTISEMENT).enumerations
    assert found == (-1, (1, 3, 4))


def test_an_aside_is_nothing_else() -> None:
    every = [{"name": kind, "kind": kind, "pattern": [{"TEXT": "公众"}]} for kind in ("cue", "announcer")]
    assert read("欢迎关注公众号。", ADVERTISEMENT, *every).ruled == Ruled(asides=frozenset({0}))


def test_an_article_of_asides_has_a_bare_tree() -> None:
    assert tree("关注公众号。\n\n公众号回复资料。", ADVERTISEMENT).children == ()


def test_a_definition_shows_as_one() -> None:
    rule = {"name": "records", "kind": "definition", "pattern": [{"OP": "+"}, {"TEXT": "记录"}]}
    for text in (POINTS, f"**{POINTS[:19]}**{POINTS[19:]}"):
        nodes = [node for node in tree(text, rule).walk() if node.kind == "definition"]
        assert [node.label[:7] for node in nodes] == ["偏向锁记录线程"]
        assert not any(node.kind == "definition" for node in tree(text).walk())


def test_a_cue_makes_points_worth_more() -> None:
    def factors(*rows: Row) -> list[float]:
        reading = read(POINTS, *rows)
        words = np.ones(reading.lexis.words)
        worth = Worth(reading.lexis, reading.spelled.begins.tolist(), reading.lexis.numbers.tolist(), 3, words)
        ask = Ask(reading, worth, 100.0, 0.0, reading.blocks, frozenset())
        found = offers(shelf_of([reading], [reading.blocks]), [ask], [words])
        return [max(at for at, of in zip(found.factors, found.sentences, strict=True) if of == row) for row in range(2)]

    plain = factors()
    cue = {"name": "blocks", "kind": "cue", "pattern": [{"TEXT": "阻塞"}]}
    assert factors(cue) == pytest.approx([plain[0], plain[1] * SAID])


def test_without_rulings_nothing_is_looked_for() -> None:
    reading = read(POINTS)
    assert reading.ruled is UNRULED
    assert ruled_in(reading.analysis, reading.starts, reading.ends, 0) is UNRULED


KINDS = st.sampled_from(["announcer", "cue", "aside", "definition"])
PATTERNS = st.sampled_from([
    [{}], [{"TEXT": {"IN": ["锁", "偏向", "第一", "两个"]}}], [{"IS_PUNCT": True}], [{"OP": "+"}, {"LOWER": "is"}], [{"LOWER": "phase"}],
])  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(ARTICLES, st.lists(st.tuples(KINDS, PATTERNS), min_size=1, max_size=3))
def test_whatever_the_rules_a_tree_is_one(markdown: str, some: list[tuple[Any, list[Row]]]) -> None:
    rows = [{"name": str(at), "kind": kind, "pattern": pattern} for at, (kind, pattern) in enumerate(some)]
    article = parsed(markdown)
    found = grown(article, *rows)
    for parent, child in pairs(found):
        assert child.label.strip()
        assert child.span
        assert parent.span
        assert parent.span[0] <= child.span[0] <= child.span[1] <= parent.span[1]
        assert child.kind == "section" or child.label.lower() != parent.label.lower()
    assert sum(node.kind == "section" for node in found.walk()) == len(skeleton(article))
