"""The explorer as a whole: what it holds, that its links resolve, and that nothing hostile gets through."""

import json
import posixpath
import re
from collections.abc import Callable
from urllib.parse import unquote, urlsplit

import pytest
from acceptance.payloads import PAYLOADS
from lxml import html
from selectolax.lexbor import LexborHTMLParser

from indexer.model import Failure, Topic, Tree
from indexer.publish import publish

from ..conftest import MakeIndex, beside, sample
from .conftest import Explorer, concept, explored, written

MakeExplorer = Callable[..., Explorer]


def broken_links(explorer: Explorer) -> list[tuple[str, str]]:
    """The links of all pages that lead to no page of the explorer, or to no place on it."""
    found = []
    for path, text in explorer.items():
        for address in re.findall(r'(?:href|src)="([^"]*)"', text if path.endswith(".html") else ""):
            parts = urlsplit(html.fromstring(f'<a href="{address}">').get("href"))
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path))) if parts.path else path
            if not parts.scheme and (target not in explorer or (parts.fragment and f'id="{parts.fragment}"' not in explorer[target])):
                found.append((path, address))
    return found


def words_of(page: str) -> str:
    """What a page says, on one line."""
    return " ".join(LexborHTMLParser(page).body.text(separator=" ").split())


def test_every_kind_of_page_is_there(explorer: Explorer) -> None:
    kinds = {"index.html", "articles.html", "concepts.html", "map.html", "article/a.md.html", "concept/偏向锁.html", "assets/search.js"}
    assert kinds <= set(explorer)
    assert sum(path.startswith("topic/") for path in explorer) == 1


def test_every_link_resolves(explorer: Explorer) -> None:
    assert broken_links(explorer) == []


def test_a_concept_of_one_article_that_nothing_hangs_on_has_no_page(explorer: Explorer) -> None:
    assert "concept/孤零零.html" not in explorer


def test_a_key_term_of_two_articles_has_a_page_and_is_linked(make_explorer: MakeExplorer) -> None:
    explorer = make_explorer(sample("a", terms=("锁",)), sample("b"), concepts=(concept("锁", "a", "b"),))
    assert '<a href="../concept/锁.html">锁</a>' in unquote(explorer["article/a.html"])


def test_a_key_term_that_names_nothing_has_no_page_unless_something_else_is_known_of_it(make_explorer: MakeExplorer) -> None:
    concepts = (concept("搭建", "a", "b", termhood=0.05), concept("写法", "a", "b", termhood=0.05, narrower=("锁",)), concept("锁", "a", termhood=0.9, broader=("写法",)))
    explorer = make_explorer(sample("a", terms=("搭建", "写法", "锁")), sample("b"), concepts=concepts)
    assert {path for path in explorer if path.startswith("concept/")} == {"concept/写法.html", "concept/锁.html"}


def test_a_word_that_many_say_and_none_is_about_has_a_page_only_where_it_is_likely_a_name(make_explorer: MakeExplorer) -> None:
    names = [f"{number}.md" for number in range(9)]
    posts = [written(name, f"笔记 {name}", "位置和令牌桶。", terms=("位置", "令牌桶", "漏桶")) for name in names]
    known = (concept("位置", *names, about=1, termhood=0.4), concept("令牌桶", *names, about=1, termhood=0.8), concept("漏桶", *names, about=2, termhood=0.4))
    made = make_explorer(*posts, concepts=known)
    assert ["concept/位置.html" in made, "concept/令牌桶.html" in made, "concept/漏桶.html" in made] == [False, True, True]


def test_the_map_calls_a_topic_as_its_page_does(explorer: Explorer) -> None:
    data = json.loads(re.search(r"\{.*\}", explorer["assets/map-data.js"], re.S)[0])  # type: ignore[index]
    assert [group[0] for group in data["groups"]] == ["锁"]


def test_the_start_page_names_topics_with_their_core_concepts_and_the_newest_articles(explorer: Explorer) -> None:
    said = words_of(explorer["index.html"])
    assert "锁、偏向锁 2 篇文章 偏向锁 轻量级锁" in said
    assert said.index("垃圾回收") < said.index("偏向锁详解") < said.index("两种锁")


def test_the_start_page_names_no_topic_of_a_single_article(make_explorer: MakeExplorer) -> None:
    known = {"concepts": (concept("锁", "a", "b", topic=1), concept("堆", "c", topic=2)), "topics": (Topic(1, "锁", ("锁",)), Topic(2, "堆", ("堆",)))}
    explorer = make_explorer(sample("a", terms=("锁",)), sample("b", terms=("锁",)), sample("c", terms=("堆",)), **known)
    assert ['href="topic/锁.html"' in unquote(explorer["index.html"]), 'href="topic/堆.html"' in unquote(explorer["index.html"])] == [True, False]
    assert "topic/堆.html" in explorer


def test_articles_without_a_date_are_not_called_the_newest(make_explorer: MakeExplorer) -> None:
    explorer = make_explorer(sample("a"), sample("b", date="2021-03-01"))
    assert "最新文章" in explorer["index.html"]
    assert 'href="article/a.html"' not in explorer["index.html"]
    explorer = make_explorer(sample("a"), sample("b"))
    assert "最新文章" not in explorer["index.html"]
    assert '<ul class="lines undated">' in explorer["articles.html"]


def test_an_empty_index_makes_an_explorer_that_says_so(make_explorer: MakeExplorer) -> None:
    explorer = make_explorer()
    assert "索引中还没有文章" in explorer["index.html"]
    assert broken_links(explorer) == []


def test_what_is_wrong_has_a_page_with_what_could_not_be_read(make_explorer: MakeExplorer) -> None:
    explorer = make_explorer(sample("a"), failures=(Failure("<b>.md", "no & text"),))
    assert "&lt;b&gt;.md" in explorer["doctor.html"]
    assert 'href="doctor.html"' in explorer["index.html"]


def test_the_start_page_has_the_plots_without_styles_of_their_own(make_explorer: MakeExplorer) -> None:
    explorer = make_explorer(sample("a"), sample("b"))
    assert "<style" not in explorer["index.html"]
    assert ".plot" in explorer["assets/plot.css"]


def test_english_articles_make_an_english_explorer(make_explorer: MakeExplorer) -> None:
    explorer = make_explorer(sample("a", "Biased Locking", language="en"))
    assert '<html lang="en"' in explorer["index.html"]
    assert "All articles" in explorer["index.html"]


def test_publishing_again_writes_nothing(make_index: MakeIndex, tmp_path: object) -> None:
    from pathlib import Path

    index = make_index(sample("a", neighbours=(beside("b"),)), sample("b"), concepts=(concept("锁", "a", "b", topic=1),))
    folder = Path(str(tmp_path)) / "out"
    first = publish(index, ["html", "site"], folder)
    again = publish(index, ["html", "site"], folder)
    assert (again.written, again.unchanged) == (0, first.written)


def hostile(make_index: MakeIndex) -> Explorer:
    """Every payload as a title, a term, a label, an alias, a tree, a topic, an id and a sentence."""
    ids = [f"p{at}{text}" for at, text in enumerate(PAYLOADS)]
    tree = Tree("", "article", children=tuple(Tree(text, "section", children=(Tree(text, "definition"),)) for text in PAYLOADS[:20]))
    samples = [written(name, text, f"{text}。", terms=(text,), tree=tree, neighbours=(beside(ids[at - 1]),)) for at, (name, text) in enumerate(zip(ids, PAYLOADS, strict=True))]
    concepts = tuple(
        concept(text, ids[at], topic=1 + at % 2, aliases=((text, "en"), (f"锁{text}", "zh")), related=((PAYLOADS[at - 1], 1.0),))
        for at, text in enumerate(PAYLOADS)
    )
    topics = (Topic(1, PAYLOADS[0], PAYLOADS[::2]), Topic(2, PAYLOADS[0], PAYLOADS[1::2]))
    return explored(make_index(*samples, concepts=concepts, topics=topics))


def test_nothing_hostile_becomes_markup(make_index: MakeIndex) -> None:
    explorer = hostile(make_index)
    for path in (path for path in explorer if path.endswith(".html")):
        tree = LexborHTMLParser(explorer[path])
        assert {node.attributes.get("src", "")[-3:] for node in tree.css("script")} == {".js"}, path
        assert not tree.css("iframe, img, object, embed, form, base, style, [onerror], [onload], [onclick], [style], [onmouseover]"), path
        assert all((node.attributes.get("href") or "").partition(":")[0] not in {"javascript", "data"} for node in tree.css("a")), path
    assert broken_links(explorer) == []


def test_scripts_hold_data_and_nothing_else(make_index: MakeIndex) -> None:
    explorer = hostile(make_index)
    for path in ("assets/search-data.js", "assets/map-data.js"):
        told = re.fullmatch(r"window\.\w+=(\{.*\});\n", explorer[path], re.DOTALL)
        assert told
        assert json.loads(told[1])
        assert not re.search("[<\u2028\u2029]", explorer[path])


@pytest.mark.parametrize("name", ["index.html", "article/a.md.html", "map.html"])
def test_a_page_allows_nothing_but_its_own_files(explorer: Explorer, name: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', explorer[name])
    assert policy
    assert "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    assert " style=" not in explorer[name]
