"""Titles, without the names of their sites."""

from pathlib import Path

import pytest

from indexer.parsing.naming import called_by_file
from indexer.parsing.titles import Named, page_title, unescaped

from .pages import article_of, soon


@pytest.mark.parametrize("separator", [" - ", " | ", " – ", " — ", "_", " » ", "｜", " · ", " :: ", " • ", "-"])
@pytest.mark.parametrize(("title", "site"), [("偏向锁的撤销", "小明的博客"), ("偏向锁 - 从撤销说起", "小明的博客"), ("Understanding B-Tree splits", "Jane Doe's Blog")])
def test_the_heading_tells_where_the_title_ends(separator: str, title: str, site: str) -> None:
    assert page_title(Named(f"{title}{separator}{site}", first=(title,))) == title
    assert page_title(Named(f"{title}{separator}{site}", first=(site, title))) == title
    assert page_title(Named(f"{site}{separator}{title}", first=(title,))) == title


@pytest.mark.parametrize(("whole", "title"), [
    ("偏向锁的撤销 - 小明的博客", "偏向锁的撤销"), ("偏向锁的撤销_小明的博客", "偏向锁的撤销"), ("偏向锁的撤销｜小明的博客", "偏向锁的撤销"),
    ("偏向锁的撤销 » 小明的博客", "偏向锁的撤销"), ("偏向锁的撤销-小明的博客", "偏向锁的撤销"), ("偏向锁的撤销 - 小明 - 博客园", "偏向锁的撤销"),
    ("偏向锁的撤销_java 偏向锁-CSDN博客", "偏向锁的撤销"), ("偏向锁的撤销 | 小明", "偏向锁的撤销"), ("How B-Trees split | Jane", "How B-Trees split"),
    ("锁 - 从偏向锁到重量级锁的升级过程", "锁 - 从偏向锁到重量级锁的升级过程"), ("std::enable_if", "std::enable_if"), ("C++ - 移动语义与完美转发的实现细节", "C++ - 移动语义与完美转发的实现细节"),
    ("HTTP/1.1 和 HTTP/2", "HTTP/1.1 和 HTTP/2"), ("2023-05-01 周记", "2023-05-01 周记"), ("try-with-resources 怎么用", "try-with-resources 怎么用"),
    ("snake_case 与 camelCase", "snake_case 与 camelCase"), ("A/B 测试", "A/B 测试"), ("", ""), (" - ", "-"), ("|", "|"),
])  # fmt: skip
def test_without_a_heading_the_title_is_what_the_site_did_not_add(whole: str, title: str) -> None:
    assert page_title(Named(whole)) == title


@pytest.mark.parametrize(("whole", "title"), [
    ("偏向锁 - 撤销 | 小明的博客", "偏向锁 - 撤销"), ("偏向锁 - 撤销 - 小明的博客", "偏向锁 - 撤销"), ("小明的博客 - 偏向锁 - 撤销", "偏向锁 - 撤销"), ("小明的博客", "小明的博客"),
])  # fmt: skip
def test_a_known_site_is_taken_off_and_nothing_more(whole: str, title: str) -> None:
    assert page_title(Named(whole, sites=("小明的博客",))) == title


def test_what_a_page_tells_of_itself_counts_where_it_shows_it() -> None:
    assert page_title(Named("锁 | 站", told=("锁的撤销",), others=("锁的撤销",))) == "锁的撤销"
    assert page_title(Named("偏向锁的撤销 | 某站", told=("某站",), sites=("某站",))) == "偏向锁的撤销"
    assert page_title(Named("", told=("偏向锁的撤销 - 某站",), sites=("某站",))) == "偏向锁的撤销"


@pytest.mark.parametrize("whole", ["- " * 100_000, "|" * 100_000, "a_" * 50_000, " » " * 50_000, "锁-" * 50_000])
def test_hostile_titles_are_read_soon(whole: str) -> None:
    with soon():
        page_title(Named(whole, first=(whole,) * 20, sites=(whole,)))


@pytest.mark.parametrize(("place", "title"), [("notes/df.to_csv().md", "df.to_csv()"), ("notes/pg_dump-使用.md", "pg dump 使用"), ("pd.read_csv() 参数.md", "pd.read_csv() 参数"), ("talk.zh-CN.srt", "talk"), ("blog/post.en.md", "post"), ("node.js.md", "node.js"), ("en.md", "en"), ("a%3Ab.md", "a:b"), ("a%0Ab.md", "a%0Ab"), ("涨50%ee.md", "涨50%ee")])
def test_a_file_called_by_a_function_keeps_its_name(place: str, title: str) -> None:
    assert called_by_file(place) == title


@pytest.mark.parametrize("place", [f"/{'锁' * 200_000}/-", "a/" * 100_000, f"锁.{'a' * 200_000}/", ".a" * 100_000])
def test_hostile_names_of_files_are_read_soon(place: str) -> None:
    with soon():
        called_by_file(place)


SAYS = "<p>偏向锁是一种针对加锁操作的优化手段，它假定锁总是由同一个线程获得。</p>"
HEAD = "<title>锁的撤销 - 演示</title><body>"


@pytest.mark.parametrize(("source", "level"), [
    (f'{HEAD}<article class="md-content__inner"><h1>锁的撤销</h1>{SAYS}</article>', 1),
    (f'{HEAD}<h1 class="post-title">锁的撤销</h1><div class="post-body"><h1 id="a">锁的撤销</h1>{SAYS}</div>', 1),
    (f'{HEAD}<article><h1 class="post-title">锁的撤销</h1><h1 id="a">锁的撤销</h1>{SAYS}</article>', 0),
    (f'{HEAD}<div class="document"><section id="a"><h1>锁的撤销<a class="headerlink" href="#a">¶</a></h1>{SAYS}</section></div>', 1),
    (f'{HEAD}<article class="post-content"><h1 class="post-title">锁的撤销</h1>{SAYS}</article>', 0),
    (f'{HEAD}<article class="post-content"><header><h1>锁的撤销</h1></header>{SAYS}</article>', 0),
    (f'{HEAD}<article><h1>锁的撤销</h1><div class="post-content">{SAYS}</div></article>', 0),
])  # fmt: skip
def test_a_heading_of_the_authors_that_says_the_title_is_told_from_the_themes(source: str, level: int) -> None:
    article = article_of(source, "html", "a.html")
    assert (article.title, article.headline, "撤销" in article.text) == ("锁的撤销", level, False)


@pytest.mark.parametrize(("source", "level"), [("# 锁\n\n偏向。", 1), ("---\ntitle: 锁\n---\n# 锁\n\n偏向。", 1), ("---\ntitle: 锁\n---\n偏向。", 0)])
def test_markdown_has_a_headline_where_its_author_wrote_one(source: str, level: int) -> None:
    article = article_of(source)
    assert (article.title, article.headline, article.text) == ("锁", level, "偏向。")


def test_headings_that_repeat_the_title_are_read_soon() -> None:
    with soon():
        article = article_of("---\ntitle: 锁\n---\n" + "# 锁\n\n" * 20_000 + "## 锁 \n\n偏向。")
    assert (article.headline, article.text) == (2, "偏向。")


DOCS = {"honkit", "just-the-docs", "mkdocs-material", "sphinx-furo", "sphinx-rtd", "vitepress", "vuepress1"}


@pytest.mark.parametrize("name", ["hexo-next8", "hugo-papermod", "jekyll-minima", "wordpress-twenty", "csdn", "ghost-casper", *sorted(DOCS)])
def test_docs_have_headlines_and_blogs_titles(name: str) -> None:
    html = Path(__file__).with_name("themes").joinpath(f"{name}.html").read_text(encoding="utf-8")
    article = article_of(html.replace("{{title}}", "锁的撤销").replace("{{body}}", SAYS * 3), "html", "a.html")
    assert article.headline == (name in DOCS)


def test_a_heading_that_ends_the_title_is_the_sites_where_another_stands_before_it() -> None:
    assert page_title(Named("Docker 容器网络 | 老王的笔记", first=("老王的笔记", "容器网络"))) == "Docker 容器网络"
    assert page_title(Named("01.走进 Docker | 老王的笔记", first=("走进Docker",), others=("老王的笔记",))) == "01.走进 Docker"


@pytest.mark.parametrize("whole", ["深入理解并发——从锁到无锁 | 小站", "深入理解并发——从锁到无锁 - 小明的博客"])
def test_a_subtitle_after_a_long_dash_is_the_authors(whole: str) -> None:
    assert page_title(Named(whole)) == "深入理解并发——从锁到无锁"


def test_a_heading_with_the_sites_name_behind_it_is_the_title() -> None:
    assert page_title(Named("Rocket.Chat 部署 handbook", first=("Rocket.Chat 部署", "参考"), sites=("handbook",))) == "Rocket.Chat 部署"
    assert page_title(Named("Rocket.Chat 部署 handbook", first=("Rocket.Chat",), sites=("handbook",))) == "Rocket.Chat 部署 handbook"


def test_an_entity_beside_a_text_is_what_it_stands_for_and_an_ampersand_stays() -> None:
    titles = ["AbstractQueue&lt;E&gt;", "R&D; AT&T;", "a&b", "a&copy=1", "&#x9501;"]
    assert list(map(unescaped, titles)) == ["AbstractQueue<E>", "R&D; AT&T;", "a&b", "a&copy=1", "锁"]
