"""What components of site generators get: everything but the addresses of pages, which they ask their generator for."""

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml

from indexer.model import Tree
from indexer.publish import Options, publish
from indexer.publish.beside import LONGEST_ID, inside, sidebars
from indexer.publish.live import Sidebars, relative_url
from indexer.publish.templates import STYLE
from indexer.publish.views import corpus_of, view_of
from indexer.store import Index

from .conftest import MakeIndex, beside, sample

GENERATORS = ("hugo", "jekyll", "hexo", "eleventy", "astro", "vitepress", "vuepress", "docusaurus")
HOSTILE = '</script>{{ 7 * 7 }}{% raw %}"\'\\\u2028\ufeff\x85<img src=x onerror=alert(1)>'


@pytest.fixture
def blog(make_index: MakeIndex) -> Index:
    tree = Tree("锁", "article", children=(Tree("<b>升级</b>", "section", children=(Tree("撤销", "point"),)),))
    return make_index(
        sample("a.md", "锁", url="https://example.org/a"),
        sample("b.md", "队列", url="/b/"),
        sample("c.md", terms=("锁",), tree=tree, neighbours=(beside("a.md", 0.9, "related", "CAS", "自旋"), beside("b.md", 0.8, "series"))),
        sample("nothing.md"),
    )


@pytest.mark.parametrize("name", GENERATORS)
def test_a_publisher_writes_its_component_its_data_and_the_style(name: str, blog: Index, tmp_path: Path) -> None:
    publish(blog, [name], tmp_path)
    parts = import_module(f"indexer.publish.{name}").PARTS
    assert all((tmp_path / path).stat().st_size for path in parts)
    assert list(tmp_path.rglob(STYLE))
    assert len([path for path in tmp_path.rglob("*.json") if "articles" in json.loads(path.read_text("utf-8"))]) == 1


def test_a_link_has_the_id_of_its_article_and_an_address_only_outside_of_the_site(blog: Index) -> None:
    series, related = sidebars(blog, Options(threshold=0.3))["articles"]["c.md"]["groups"]
    assert series["links"] == [{"id": "b.md", "title": "队列", "lang": "", "url": "", "why": "共同涉及：共有"}]
    assert related["links"] == [{"id": "a.md", "title": "锁", "lang": "", "url": "https://example.org/a", "why": "共同涉及：CAS、自旋"}]


def test_articles_of_which_nothing_is_known_are_left_out(blog: Index) -> None:
    assert list(sidebars(blog, Options(threshold=0.3))["articles"]) == ["c.md"]


def test_the_words_are_those_of_the_language_in_which_the_site_keeps_an_article(make_index: MakeIndex) -> None:
    chinese = [sample(f"{name}.md", name, terms=("锁",), neighbours=(beside("锁.md"),)) for name in ("锁", "队列")]
    english = [
        sample(f"{name}.en.md", title, terms=("lock",), neighbours=(beside("锁.en.md", 0.9, "related", "CAS"),), language="en")
        for name, title in (("锁", "Locks"), ("队列", "Queues"))
    ]
    found = sidebars(make_index(*chinese, *english), Options(threshold=0.3))
    assert found["words"]["lang"] == "zh-CN"
    assert "words" not in found["articles"]["队列.md"]
    own = found["articles"]["队列.en.md"]
    assert (own["words"]["lang"], own["words"]["tree"]) == ("en", "Knowledge tree")
    assert own["groups"] == [{"heading": "Related articles", "links": [{"id": "锁.en.md", "title": "Locks", "lang": "", "url": "", "why": "Both cover: CAS"}]}]


def test_a_few_articles_in_english_have_the_words_of_the_blog(make_index: MakeIndex) -> None:
    samples = [sample("a.md", "锁"), sample("b.md", "队列"), sample("c.md", "Locks", terms=("lock",), language="en")]
    assert "words" not in sidebars(make_index(*samples), Options())["articles"]["c.md"]


def test_the_tree_is_html_with_its_labels_escaped(blog: Index) -> None:
    tree = sidebars(blog, Options(threshold=0.3))["articles"]["c.md"]["tree"]
    assert "<summary>&lt;b&gt;升级&lt;/b&gt;</summary>" in tree
    assert "撤销" in tree


def test_the_data_are_the_same_as_json_and_as_yaml(make_index: MakeIndex, tmp_path: Path) -> None:
    neighbours = (beside("b.md", 0.9, "related", HOSTILE),)
    publish(make_index(sample("a.md", HOSTILE, terms=(HOSTILE,), neighbours=neighbours), sample("b.md", HOSTILE)), ["jekyll"], tmp_path)
    text = (tmp_path / "_data/indexer.json").read_text("utf-8")
    read: dict[str, Any] = json.loads(text)
    assert yaml.safe_load(text) == read
    assert read["articles"]["a.md"]["groups"][0]["links"][0]["title"].startswith("</script>{{ 7 * 7 }}")


def test_an_id_that_yaml_takes_for_no_key_is_left_out(make_index: MakeIndex) -> None:
    assert sidebars(make_index(sample("x" * (LONGEST_ID + 1), terms=("锁",))), Options(threshold=0.3))["articles"] == {}


def test_inside_a_site_an_article_without_a_page_is_linked_only_where_it_lies_elsewhere(blog: Index) -> None:
    corpus = corpus_of(blog, Options(threshold=0.3))
    view = view_of(blog, corpus.entries["c.md"], corpus)
    assert [link.outward for group in inside(view, lambda name: "").groups for link in group.links] == ["https://example.org/a"]
    assert [link.outward for group in inside(view, lambda name: f"../{name}/").groups for link in group.links] == ["../b.md/", "../a.md/"]


def test_a_running_generator_asks_by_the_path_of_a_source(make_index: MakeIndex, tmp_path: Path) -> None:
    make_index(sample("posts/a.md", "锁"), sample("posts/b.md", neighbours=(beside("posts/a.md"),))).close()
    (tmp_path / "indexer.toml").write_text('index = "index.db"\n', "utf-8")
    found = Sidebars(tmp_path)
    assert (found.id_of(tmp_path / "posts/b.md"), found.id_of(tmp_path / "b.md"), found.id_of("/etc/passwd")) == ("posts/b.md", "", "")
    assert '<a href="../one/">锁</a>' in found.beside("posts/b.md", "two/", {"posts/a.md": "one/"})
    found.close()


@pytest.mark.parametrize(("page", "here", "address"), [
    ("a/", "b/", "../a/"), ("a.html", "b.html", "a.html"), ("", "x/y/", "../../"), ("a/", "a/", "./"), ("a/b.html", "", "a/b.html"), ("a:b.html", "c.html", "./a:b.html"),
])  # fmt: skip
def test_addresses_are_relative_to_the_page(page: str, here: str, address: str) -> None:
    assert relative_url(page, here) == address
