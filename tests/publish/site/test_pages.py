"""What the pages of articles, concepts and topics say."""

import re
from collections.abc import Callable
from importlib.resources import files

import pytest

from indexer.model import Article, Block, Topic, Tree
from indexer.publish.site.articles import pruned
from indexer.publish.site.letters import letter_of
from indexer.publish.site.mentions import Told
from indexer.publish.site.nearby import fitting

from ..conftest import beside, sample
from .conftest import LOCK, Explorer, concept, written
from .test_site import words_of

MakeExplorer = Callable[..., Explorer]


def test_a_concept_shows_its_definition_with_the_source_and_both_names(explorer: Explorer) -> None:
    said = words_of(explorer["concept/偏向锁.html"])
    assert "又称 Biased Locking" in said
    assert f"{LOCK} 定义出自 偏向锁详解" in said


def test_a_concept_shows_each_article_with_the_sentence_that_mentions_it(explorer: Explorer) -> None:
    assert "<p>轻量级锁不同于<b>偏向锁</b>，它用自旋等待。</p>" in explorer["concept/偏向锁.html"]


def test_a_concept_says_where_it_is_explained_best_and_why(explorer: Explorer) -> None:
    assert "从这篇读起 偏向锁详解 标题就讲它" in words_of(explorer["concept/偏向锁.html"])


def test_a_concept_leads_to_those_beside_it(explorer: Explorer) -> None:
    assert "相关概念 轻量级锁 2" in words_of(explorer["concept/偏向锁.html"])


def test_a_topic_has_an_outline_and_a_reading_order(explorer: Explorer) -> None:
    topic = next(text for path, text in explorer.items() if path.startswith("topic/"))
    said = words_of(topic)
    assert "学习提纲 偏向锁" in said
    assert said.index("阅读顺序") < said.rindex("偏向锁详解") < said.rindex("两种锁")


def test_an_outline_names_no_articles_where_the_reading_order_has_no_others(explorer: Explorer, make_explorer: MakeExplorer) -> None:
    topic = next(text for path, text in explorer.items() if path.startswith("topic/"))
    assert words_of(topic).count("两种锁") == 1
    plain = make_explorer(sample("a", "锁一", terms=("锁",)), sample("b", "锁二", terms=("锁",)), concepts=(concept("锁", "a", "b", topic=1, rank=0.5),), topics=(Topic(1, "锁", ("锁",)),))
    assert "学习提纲" not in words_of(next(text for path, text in plain.items() if path.startswith("topic/")))


def test_the_parts_of_a_series_are_read_together(make_explorer: MakeExplorer) -> None:
    ranks = (concept("锁", "a", "z", topic=1, rank=0.5), concept("树", "m", topic=1, rank=0.3))
    explorer = make_explorer(
        sample("m", "树", terms=("树",), date="2020"), sample("a", "锁一", terms=("锁",), date="2021"), sample("z", "锁二", terms=("锁",), date="2022"),
        concepts=ranks, topics=(Topic(1, "锁", ("锁", "树")),),
    )  # fmt: skip
    said = words_of(next(text for path, text in explorer.items() if path.startswith("topic/")))
    assert said.rindex("锁一") < said.rindex("锁二") < said.rindex("树 2020")


def test_an_article_shows_its_neighbours_on_a_small_map(explorer: Explorer) -> None:
    page = explorer["article/a.md.html"]
    assert page.count("<circle") == 2
    assert '<a href="../article/b.md.html"><title>两种锁</title>' in page


def test_titles_on_the_small_map_keep_a_row_each(make_explorer: MakeExplorer) -> None:
    import re

    others = [sample(f"n{at}", f"文章{at}") for at in range(8)]
    explorer = make_explorer(sample("a", neighbours=tuple(beside(one.article.id, 0.9 - 0.05 * at) for at, one in enumerate(others))), *others)
    spots = re.findall(r'<text x="(\d+)" y="(\d+)"', explorer["article/a.html"])
    sides = [[int(y) for x, y in spots if (int(x) > 340) is right] for right in (True, False)]
    assert len(spots) == 8
    assert all(abs(one - other) >= 40 for ys in sides for one in ys for other in ys if one != other)
    assert all(len(set(ys)) == len(ys) for ys in sides)


def test_a_large_tree_is_cut_by_whole_levels() -> None:
    tree = Tree("", "article", children=tuple(Tree(str(at), "section", children=(Tree("x", "point"),) * 9) for at in range(9)))
    assert [len(node.children) for node in pruned(tree, 20).children] == [0] * 9
    assert pruned(tree, 200) == tree


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("Django 好。Go 也好。", "Go", ("", "Go", " 也好。")),
        ("前句。资料在数据库里。后句。", "数据库", ("资料在", "数据库", "里。")),
        ("İstanbul。锁在此。", "锁", ("", "锁", "在此。")),
        ("没有它。", "锁", ("", "", "")),
    ],
)
def test_a_mention_is_the_sentence_with_the_whole_name(text: str, label: str, expected: tuple[str, str, str]) -> None:
    told = Told(Article("a", "题", text, (Block("paragraph", 0, len(text)),)), Tree("", "article"))
    mention = told.mention(concept(label, "a"))
    assert (mention.before, mention.name, mention.after) == expected


def test_code_mentions_nothing() -> None:
    told = Told(Article("a", "题", "lock()", (Block("code", 0, 6),)), Tree("", "article"))
    assert told.mention(concept("lock", "a")).name == ""


def test_a_section_on_a_concept_is_a_reason() -> None:
    told = Told(Article("a", "题", "锁。", (Block("paragraph", 0, 2),)), Tree("", "article", children=(Tree("什么是锁", "section"),)))
    assert told.mention(concept("锁", "a")).reason == "heading"


@pytest.mark.parametrize(("name", "letter"), [("缓存", "H"), ("緩存", "H"), ("ａｐｉ", "A"), ("", "#"), ("é", "#"), ("😀", "#"), ("座", "Z")])
def test_a_concept_stands_at_the_letter_of_its_reading(name: str, letter: str) -> None:
    assert letter_of(name) == letter


@pytest.mark.parametrize("title", ["锁" * 100, "lock " * 100, "", "a", "锁"])
def test_a_title_on_the_small_map_has_a_largest_width(title: str) -> None:
    assert sum(1 if ord(one) > 0x2E7F or one == "…" else 0.5 for one in fitting(title, 10)) <= 10


def test_a_page_of_an_article_written_in_another_language_says_so(make_explorer: MakeExplorer) -> None:
    explorer = make_explorer(sample("a", "锁"), sample("b", "锁"), written("c", "Locks", "x", language="en"))
    assert '<h1 lang="en">Locks</h1>' in explorer["article/c.html"]


def test_a_term_with_details_stands_on_its_own_line() -> None:
    style = (files("indexer.publish.site") / "assets/site.css").read_text("utf-8")
    assert re.findall(r"([^\n]*\.term[^{]*) \{ display: inline-block", style) == [".tree .term:not(:has(> details))"]


def test_an_outline_names_no_articles_where_it_names_one_of_each_pair_of_translations(make_explorer: MakeExplorer) -> None:
    pairs = {"a": "b", "b": "a", "c": "d", "d": "c"}
    told = [sample(name, f"锁{name}", terms=("锁",), neighbours=(beside(other, 0.9, "translation"),)) for name, other in pairs.items()]
    files = make_explorer(*told, concepts=(concept("锁", *pairs, topic=1, rank=0.5),), topics=(Topic(1, "锁", ("锁",)),))
    topic = words_of(next(text for path, text in files.items() if path.startswith("topic/")))
    assert [topic.count(f"锁{name}") for name in pairs] == [1, 1, 1, 1]
