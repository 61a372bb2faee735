"""What must hold for the tree of any article, however odd."""

import gc
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from indexer.model import CERTAIN, Article, Page, Tree
from indexer.parsing import Options, parse
from indexer.trees import grow
from indexer.trees.hanging.growing import Growing
from indexer.trees.reading.boldheads import heads_of
from indexer.trees.reading.numberedheads import numbered_heads
from tests.trees.readings import tree_of, trees_of

SENTENCES = st.sampled_from([
    "偏向锁记录线程编号。", "轻量级锁用自旋等待锁释放，**重量级锁**让线程阻塞。", "首先，分析日志。", "第一，词法分析。", "第二，语法分析。",
    "分为两个阶段：", "Redis caches hot keys, because disks are slow.", "In the first phase, you train a reward model (RM).",
    "The second phase uses PPO.", "There are two phases.", "什么是缓存穿透？", "`code`", "（未闭合的括号，", "🙂🙂", "**加粗**", "总之，布隆过滤器很关键。",
])  # fmt: skip
BLOCKS = st.one_of(
    st.lists(SENTENCES, min_size=1, max_size=6).map("".join),
    st.lists(SENTENCES, min_size=1, max_size=4).map(lambda found: "\n".join(f"{n}. {text}" for n, text in enumerate(found, 1))),
    st.lists(st.tuples(st.integers(0, 3), SENTENCES), min_size=1, max_size=6).map(lambda found: "\n".join(f"{'  ' * depth}- 名{depth}：{text}" for depth, text in found)),
    st.lists(st.tuples(st.sampled_from(["现象：", "原因：", "问题：", "Q：", "A：", "Step1：", "一、", "二、", "："]), SENTENCES), min_size=1, max_size=5).map(
        lambda found: "\n\n".join(sign + text for sign, text in found)
    ),
    st.tuples(st.integers(1, 4), SENTENCES).map(lambda head: "#" * head[0] + " " + head[1]),
    st.lists(SENTENCES, min_size=1, max_size=4).map(lambda found: "\n".join(["| 锁 | 说明 |", "|---|---|", *(f"| {text[:4]} | {text} |" for text in found)])),
    st.lists(SENTENCES, min_size=1, max_size=4).map(lambda found: "\n".join(["```sh", *(f"# {n}. {text}\nrun" for n, text in enumerate(found, 1)), "```"])),
    st.just("```\nx = 1\n```"),
    st.integers(11, 14).map(lambda rows: "| 状态 | 含义 |\n|---|---|\n" + "".join(f"| 状态{row} | 第{row}种锁的状态 |\n" for row in range(rows))),
    st.tuples(st.sampled_from(["常见命令如下：", "## 状态 / 含义"]), st.integers(9, 14)).map(
        lambda found: f"{found[0]}\n\n" + "\n".join(f"- 命令{item}：查看第{item}个节点的状态" for item in range(found[1]))
    ),
)
ARTICLES = st.lists(BLOCKS, min_size=1, max_size=14).map("\n\n".join)


def article_of(markdown: str) -> Article:
    article = parse(Page("a.md", f"---\ntitle: 锁与缓存\n---\n{markdown}\n".encode(), "markdown"), Options())
    assert article is not None
    return article


def pairs(tree: Tree) -> Iterator[tuple[Tree, Tree]]:
    for child in tree.children:
        yield tree, child
        yield from pairs(child)


ACROSS = "\n\n".join([
    "偏向锁记录线程编号。", "问题：偏向锁记录线程编号。", "A：偏向锁记录线程编号。", *(f"{label}：轻量级锁用自旋等待锁释放，**重量级锁**让线程阻塞。" for label in ("现象", "问题")),
    "偏向锁记录线程编号。", "常见命令如下：", "\n".join(f"- 命令{item}：查看第{item}个节点的状态" for item in range(9)),
])  # fmt: skip
"""Of labelled paragraphs the last reaches into the next topic."""


@settings(max_examples=60, deadline=None)
@given(ARTICLES)
@example(ACROSS)
def test_children_lie_inside_say_something_and_repeat_nobody(markdown: str) -> None:
    for parent, child in pairs(tree_of(article_of(markdown)).with_details()):
        assert child.label.strip()
        assert parent.span
        assert child.span
        assert parent.span[0] <= child.span[0] <= child.span[1] <= parent.span[1]
        if child.kind != "section":
            assert child.label.lower() != parent.label.lower()
            names = [other.label.lower() for other in parent.children if other.kind != "section"]
            assert names.count(child.label.lower()) == 1


def normal(tree: Tree) -> Tree:
    return tree._replace(children=tuple(normal(child) for child in tree.children if not child.detail))


@settings(max_examples=60, deadline=None)
@given(ARTICLES)
@example("1. 偏向锁记录线程编号。\n\n```\nx = 1\n```\n\n分为两个阶段：偏向锁记录线程编号。")
@example("1. There are two phases.\n2. 偏向锁记录线程编号。\n\nIn the first phase, you train a reward model (RM).偏向锁记录线程编号。The second phase uses PPO.")
def test_the_full_tree_is_the_normal_one_with_details_in_reading_order(markdown: str) -> None:
    article = article_of(markdown)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grow, "_stood", lambda *_: {})  # a second look at points asks for the details, too
        full = tree_of(article)
        patch.setattr(grow, "_details", lambda *_: ([], []))
        assert normal(full) == normal(tree_of(article))
    for parent, child in pairs(full):
        assert child.detail or not parent.detail
        starts = [other.span[0] for other in parent.children if other.span]
        assert starts == sorted(starts)


def skeleton(article: Article) -> list[str]:
    """The headings of an article, or what stands for them: bold lines, numbered lines."""
    lines = [block for block in article.blocks if block.kind == "heading"] or heads_of(article) or numbered_heads(article)
    return [article.text[line.start : line.end] for line in lines]


@settings(max_examples=60, deadline=None)
@given(ARTICLES)
def test_the_skeleton_is_whole_and_in_order(markdown: str) -> None:
    article = article_of(markdown)
    heads = skeleton(article)
    kept = [node.label for node in tree_of(article).walk() if node.kind == "section"]
    assert len(kept) == len(heads)
    assert all(label in head for head, label in zip(heads, kept, strict=True))


@settings(max_examples=30, deadline=None)
@given(st.lists(ARTICLES, min_size=2, max_size=5))
def test_articles_that_are_grown_together_have_the_trees_that_each_has_alone(found: list[str]) -> None:
    articles = [article_of(markdown) for markdown in found]
    assert trees_of(articles) == [tree_of(article) for article in articles]


def test_an_ordinal_that_what_follows_takes_up_stays() -> None:
    article = article_of("## 响应报文\n\n- 第一行是状态行\n- 接下来多行也是首部内容\n- 最后是响应的内容主体")
    labels = [node.label for node in tree_of(article).walk()]
    assert "接下来多行也是首部内容" in labels
    assert "是响应的内容主体" not in labels


def test_points_know_how_likely_they_say_something_and_items_how_likely_their_list_is_worth_noting() -> None:
    said = "偏向锁在没有竞争时省去了同步操作，因此重入只要比较线程编号。轻量级锁用自旋等待持有者释放，因此不会切换线程。"
    nodes = list(tree_of(article_of(f"# 锁\n\n{said}\n\n锁分为三种：\n\n- 偏向锁\n- 轻量级锁\n- 重量级锁")).walk())
    points = [node.likely for node in nodes if node.kind == "point"]
    assert points
    assert all(3 <= likely < CERTAIN for likely in points)
    assert {node.likely for node in nodes if node.listed} == {8}


def test_what_an_author_counted_and_what_stands_in_code_has_no_second_look() -> None:
    counted = "# 锁\n\n锁升级分为三个阶段。第一，偏向锁记录线程的编号。第二，轻量级锁自旋等待。第三，重量级锁阻塞线程。\n\n## 查看\n\n```sh\njstack 4711\n```\n"
    nodes = {node.label: node.likely for node in tree_of(article_of(counted)).walk()}
    assert nodes["jstack 4711"] == CERTAIN
    assert [likely for label, likely in nodes.items() if label.startswith(("偏向锁", "轻量级锁", "重量级锁"))] == [CERTAIN] * 3


def test_a_transcript_has_no_second_look() -> None:
    said = "偏向锁在没有竞争时省去了同步操作，因此重入只要比较线程编号。轻量级锁用自旋等待持有者释放，因此不会切换线程。"
    asked = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grow, "verdicts_of", lambda readings, _, points: asked.append(points) or [[1] * len(own) for own in points])
        written = [node.likely for node in tree_of(article_of(f"# 锁\n\n{said}")).walk() if node.kind == "point"]
        spoken = [node.likely for node in tree_of(article_of(said * 40)).walk() if node.kind == "point"]
    assert set(written) == {1}
    assert min(spoken) > 1


def test_a_grown_tree_leaves_no_cycle_that_holds_what_it_grew_from() -> None:
    gc.collect()
    gc.disable()
    try:
        tree_of(article_of("## 锁\n\n锁有三种：\n\n- 偏向锁：记录线程\n- 轻量级锁：自旋\n- 重量级锁：阻塞\n"))
        tree_of(article_of("## 数据库\n\n只有这里查看所有数据库：\n\n```sql\nshow databases;\n```\n"))
        held = [found for found in gc.get_objects() if isinstance(found, Growing | Article)]
        assert not [found for found in held if isinstance(found, Growing) or "只有这里查看" in found.text]
    finally:
        gc.enable()
