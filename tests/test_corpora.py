"""The articles that come with the project: every dialect, charset and flaw that they were written for."""

import re

import pytest

from indexer import Index
from indexer.exports import markdown_of
from indexer.model import Article
from indexer.publish import Options
from indexer.publish.views import corpus_of, groups_of

SAVED = "corpora/saved-pages"


@pytest.fixture(scope="module")
def articles(corpora_index: Index) -> dict[str, Article]:
    return {entry.id: article for entry, article in corpora_index.articles()}


def test_every_page_is_read(corpora_index: Index) -> None:
    assert [failure.id for failure in corpora_index.failures() if not failure.was_read] == ["corpora/defects/empty.md"]
    assert len(corpora_index) >= 60


def test_only_the_truncated_page_has_a_problem(corpora_index: Index) -> None:
    assert [failure.id for failure in corpora_index.failures() if failure.was_read] == [f"{SAVED}/truncated.html"]


@pytest.mark.parametrize("secret", ["secret123", "只给几位组长看", "GraalVM 初探", "常用的 PromQL", "示例文章，供"])
def test_what_authors_keep_to_themselves_is_absent(articles: dict[str, Article], secret: str) -> None:
    assert not [article.id for article in articles.values() if secret in article.title + article.text]


def test_secrets_are_in_no_term_and_no_concept(corpora_index: Index) -> None:
    assert not [concept for concept in corpora_index.concepts() if "secret123" in str(concept)]


def test_every_article_has_a_title_and_text(articles: dict[str, Article]) -> None:
    assert not [article.id for article in articles.values() if not article.title or len(article.text) < 100]


def test_no_trace_of_generators_is_left(articles: dict[str, Article]) -> None:
    signs = ("{%", "{{<", "{{%", ":::", "!!! ", "[!", "{:", "<!--", "[[", "%%")
    for article in articles.values():
        prose = [article.text[block.start : block.end] for block in article.blocks if block.kind not in {"code", "formula"}]
        code = [article.text[mark.start : mark.end] for mark in article.marks if mark.kind == "code"]
        assert not [(article.id, text) for text in prose for sign in signs if sign in text and not any(sign in part for part in code)]


def test_the_page_in_gbk_is_read(articles: dict[str, Article]) -> None:
    article = articles[f"{SAVED}/flutter-card-gbk.html"]
    assert article.title == "Flutter Card 组件详解：属性、主题与可点击卡片"
    assert "\ufffd" not in article.text


def test_the_traditional_page_is_read_and_stays_traditional(articles: dict[str, Article]) -> None:
    article = articles[f"{SAVED}/typescript-generics-zh-tw.html"]
    assert article.title.startswith("TypeScript 泛型入門")
    assert article.language == "zh-TW"


def test_a_simplified_query_finds_the_traditional_page(corpora_index: Index) -> None:
    assert f"{SAVED}/typescript-generics-zh-tw.html" in [hit.id for hit in corpora_index.search("泛型入门")]


def test_the_truncated_page_is_read_up_to_where_it_ends(articles: dict[str, Article]) -> None:
    assert articles[f"{SAVED}/truncated.html"].title.startswith("Redis 持久化")


@pytest.mark.parametrize("repost", ["repost-websocket-a.html", "repost-websocket-b.html"])
def test_reposts_are_copies_of_the_original(corpora_index: Index, repost: str) -> None:
    assert corpora_index.entry(f"{SAVED}/{repost}").copy_of == f"{SAVED}/websocket-heartbeat.html"


@pytest.mark.parametrize("name", ["jvm-locks.txt", "tdm-mcu.txt"])
def test_an_aggregator_page_is_one_article_with_twelve_teasers(articles: dict[str, Article], name: str) -> None:
    found = [article for article in articles.values() if article.id.endswith(f"aggregator/{name}")]
    assert [len(article.teasers) for article in found] == [12]
    assert {flags for teaser in found[0].teasers for flags in [teaser.flags[:1]]} == {("truncated",)}
    assert not [teaser for teaser in found[0].teasers if teaser.excerpt.rstrip("。") in found[0].text]


def test_code_is_kept_verbatim_with_its_language(articles: dict[str, Article]) -> None:
    article = articles["corpora/mkdocs-handbook/docs/decorators.md"]
    code = [block for block in article.blocks if block.kind == "code"]
    assert {block.detail for block in code} == {"python"}
    assert "```python\n" in markdown_of(article)


@pytest.mark.parametrize(("article", "neighbour"), [
    ("jvm-biased-locking.md", "jvm-lightweight-lock.md"), ("kubeadm-cluster-install.md", "kubernetes-cri-dockerd.md"),
])  # fmt: skip
def test_articles_of_one_subject_find_each_other(corpora_index: Index, article: str, neighbour: str) -> None:
    best = [hit.id for hit in corpora_index.related(article, limit=5)]
    assert any(name.endswith(neighbour) for name in best)


def test_the_three_advertising_pages_are_flagged_and_nothing_else_is(corpora_index: Index) -> None:
    flagged = {entry.id for entry in corpora_index.entries() if entry.flags}
    assert flagged == {f"{SAVED}/spam-{number}.html" for number in (1, 2, 3)}


def test_no_advertising_page_is_offered_beside_an_article(corpora_index: Index) -> None:
    offered = {hit.id for entry in corpora_index.entries() for hit in corpora_index.related(entry.id, limit=50)}
    assert not [name for name in offered if "spam-" in name]


def test_a_sidebar_names_the_parts_of_a_series_in_their_order(corpora_index: Index) -> None:
    name = corpora_index.find("jvm-lock-overview")
    series = groups_of(corpora_index, name, corpus_of(corpora_index, Options()))[0]
    assert [re.findall("（(.)）", link.title)[0] for link in series.links] == ["二", "三", "四"]


def test_a_name_in_bold_type_is_told_by_what_its_sentence_says(corpora_index: Index) -> None:
    labels = [node.label for node in corpora_index.tree("corpora/hexo-blog/source/_posts/jvm-garbage-collection.md").walk()]
    assert "HotSpot 采用的是可达性分析（Reachability Analysis）：从一组叫做 GC Roots 的引用出发向下遍历，走不到的对象就是垃圾" in labels
    assert "可达性分析（Reachability Analysis）" not in labels
