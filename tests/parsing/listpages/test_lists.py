"""List pages and articles, on themes that nobody fitted anything to."""

import pytest

from indexer.parsing.html.fragments import parse_html
from indexer.parsing.listpages.entries import entries
from indexer.parsing.listpages.teasers import Announced, announced_by
from indexer.parsing.metadata.page import page_metadata
from tests.parsing.pages import article_of, soon
from tests.parsing.sites import ARTICLES, LISTS, SKELETONS, TOPICS, Site

EVERY_SITE = [pytest.param(Site(skeleton, speaks), id=f"{name}-{'speaks' if speaks else 'silent'}") for name, skeleton in SKELETONS.items() for speaks in (True, False)]


def announced(html: str) -> Announced:
    page = parse_html(html)
    return announced_by(page, page_metadata(page))


@pytest.mark.parametrize("site", EVERY_SITE)
@pytest.mark.parametrize("kind", LISTS)
def test_a_page_that_announces_others_is_a_list(kind: str, site: Site) -> None:
    assert announced(LISTS[kind](site)).is_list


@pytest.mark.parametrize("site", EVERY_SITE)
@pytest.mark.parametrize("kind", ARTICLES)
def test_a_page_with_a_text_of_its_own_is_an_article(kind: str, site: Site) -> None:
    assert not announced(ARTICLES[kind](site)).is_list


def test_a_list_announces_its_entries_with_their_excerpts() -> None:
    (first, *_) = found = announced(LISTS["home page with excerpts"](Site(SKELETONS["next"], speaks=True))).teasers
    assert [teaser.title for teaser in found] == list(TOPICS[:8])
    assert (first.url, first.flags) == ("/posts/0/", ("truncated",))
    assert "锁的状态记录在对象头里" in first.excerpt
    assert "阅读全文" not in first.excerpt


def test_a_list_that_holds_no_text_of_its_own_is_told_by_its_entries() -> None:
    article = article_of(LISTS["tag"](Site(SKELETONS["next"], speaks=True)), "html", "a.html")
    assert article.flags == ("list",)
    assert TOPICS[0] in article.text


def test_related_posts_are_teasers_of_their_article() -> None:
    found = announced(ARTICLES["short post with related ones and excerpts"](Site(SKELETONS["divs"], speaks=False)))
    assert [teaser.title for teaser in found.teasers][:2] == [f"{TOPICS[0]}（0）", f"{TOPICS[1]}（1）"]


@pytest.mark.parametrize(("html", "titles"), [
    ("<ul><li><a href=/a>第一篇文章的题目</a><li><a href=/b>第二篇文章的题目</a></ul>", ["第一篇文章的题目", "第二篇文章的题目"]),
    ("<ul><li><a href=/a>首页</a><li><a href=/b>归档</a><li><a href=/c>关于</a></ul>", []),
    ("<p>前天写过<a href=/a>第一篇文章的题目</a>这件事</p><p>昨天写过<a href=/b>第二篇文章的题目</a>那件事</p>", []),
    ("<div><h2>第一篇文章的题目</h2><a href=/a></a></div><div><h2>第二篇文章的题目</h2><a href=/b></a></div>", ["第一篇文章的题目", "第二篇文章的题目"]),
    ("<li><a href=/a>同一个题目的文章</a><li><a href=/b>同一个题目的文章</a>", []),
    ("<li><a href=#a>第一节的题目在这</a><li><a href=#b>第二节的题目在那</a>", []),
])  # fmt: skip
def test_entries_are_links_of_one_kind_that_stand_for_themselves(html: str, titles: list[str]) -> None:
    body = parse_html(html).body
    assert body is not None
    assert [entry.title for entry in entries(body)] == titles


def test_what_ends_an_answer_announces_no_page() -> None:
    answers = "".join(f'<div class="answer"><p>{"偏向锁会在竞争时撤销，撤销要等到安全点。" * 12}</p><a href="/posts/{n}/revisions">edited Nov {n} at 17:58</a></div>' for n in range(10, 16))
    assert entries(parse_html(f"<body>{answers}</body>").body) == ()


@pytest.mark.parametrize("piece", [
    "<li><a href=/{}>题目第 {} 号</a>", "<a href=/{}>题目 {}</a>", "<div class=related><a href=/{}>题目第 {} 号</a></div>", "<h3>相关文章</h3>", "<p>相关文章</p>",
])  # fmt: skip
def test_pages_of_thousands_of_links_are_judged_soon(piece: str) -> None:
    with soon():
        announced("".join(piece.format(n, n) for n in range(400_000 // len(piece))))


@pytest.mark.parametrize(("place", "is_list"), [
    ("tags/apple/1.html", True), ("site/tags/apple/index.html", True), ("categories/前端/vue/index.html", True), ("page/11/index.html", True), ("archives/2020/index.html", True),
    ("git/tag/index.html", False), ("posts/apple/index.html", False), ("archives/12.html", False),
])  # fmt: skip
def test_where_its_file_is_tells_a_page_of_one_entry(place: str, is_list: bool) -> None:
    html = "<title>小明的站</title><header>小明的站</header><main><h2><a href=/posts/1>苹果手机换壳记，说说换哪一种</a></h2><p>昨天换了壳。</p></main>"
    assert ("list" in article_of(html, "html", place).flags) is is_list


CARDS = "".join(f'<div class=card><div class=date>March {day}, 2024</div><h1><a href="/post/{day}/">第{day}篇文章的题目</a></h1><div>{"锁的状态记录在对象头里，撤销时回到安全点。" * 3}</div></div>' for day in range(1, 9))


def test_a_list_may_stand_in_the_aside_of_its_article() -> None:
    html = f'<meta property="og:type" content="website"><meta property="og:url" content="https://b.example/post/"><main><article><section></section><aside>{CARDS}</aside></article></main>'
    assert article_of(html, "html", "public/post/page/3/index.html").flags == ("list",)


def test_an_aside_beside_an_article_is_none_of_its_lists() -> None:
    links = "".join(f'<li><a href="/docs/{at}/">第{at}章的题目在这里</a></li>' for at in range(30))
    html = f"<main><aside><ul>{links}</ul></aside><article><h1>偏向锁</h1><p>{'锁的状态记录在对象头里，撤销时回到安全点。' * 8}</p></article></main>"
    assert article_of(html, "html", "docs/locks/index.html").flags == ()


ENTRY = '<div class="archive"><div class="post archive"><div class="archive-post"><time><a href="/a/">2017-09-22</a></time><h3><a href="/a/"><span>偏向锁的撤销</span></a></h3></div></div></div>'
FOOT = "<footer class=site-footer><p>Proudly powered by <a href=https://hexo.example/>Hexo</a> and Theme by <a href=https://a.example>Hacker</a> © 2019</p></footer>"


@pytest.mark.parametrize(("name", "html"), [
    ("tags/锁/index.html", f"<title>锁</title><main><article><h2>锁</h2>{ENTRY}</article></main>{FOOT}"), ("docs/archives/index.html", f"<title>归档</title><main><article><h2>归档</h2>{ENTRY}</article></main>{FOOT}"),
])  # fmt: skip
def test_a_list_of_nothing_but_links_is_no_failure(name: str, html: str) -> None:
    article = article_of(html, "html", name)
    assert (article.flags, bool(article.text)) == (("list",), True)


def test_a_tag_page_whose_links_a_script_makes_is_a_list() -> None:
    html = f"<title>锁</title><main><h1>锁 Tags</h1><div>{''.join(f'<span>并发{at}</span>' for at in range(400))}</div></main>"
    assert article_of(html, "html", "tag/锁/index.html").flags == ("list",)


@pytest.mark.parametrize("name", ["site/archives.html", "site/tags.html", "site/archives/2019/index.html", "site/authors.html", "site/author/ming/index.html"])
def test_a_place_tells_a_list(name: str) -> None:
    html = '<title>小明的博客</title><main><h2><a href="/a">偏向锁的撤销</a></h2><p>锁的状态记录在对象头里，撤销时回到安全点。</p></main>'
    assert article_of(html, "html", name).flags == ("list",)


def test_an_address_that_a_theme_writes_into_all_pages_makes_no_list_of_a_post() -> None:
    menu = "".join(f'<li><a href="/categories/{at}/">分类之{at} {at}</a></li>' for at in range(17))
    html = f'<link rel="canonical" href="http://b.example"><meta property="og:type" content="website"><title>偏向锁</title><ul class=drawer>{menu}</ul><h1>偏向锁</h1><p>{"锁的状态记录在对象头里，撤销时回到安全点。" * 40}</p>'
    assert article_of(html, "html", "public/2019/03/29/locks/index.html").flags == ()
    assert article_of(html, "html", "https://b.example/locks/").flags == ()


@pytest.mark.parametrize("address", ["archives/56/", "archives/docker-install", "archive/2012/05/06/1.html"])
def test_what_lies_under_the_archives_of_a_site_are_posts(address: str) -> None:
    text = "锁的状态记录在对象头里，撤销时回到安全点。" * 12
    html = f'<link rel=canonical href="https://b.example/{address}"><title>锁 - 某站</title><main><article><h1>锁</h1><p>{text}</p></article></main>'
    assert article_of(html, "html", "a.html").flags == ()
    assert article_of(html.replace("<link rel", "<link class"), "html", "archives/56/index.html").flags == ()


@pytest.mark.parametrize("body", [f"<pre>{'systemctl enable docker ' * 20}</pre>" * 2, "<p>先装好工具,然后启动服务,再看日志.</p>" * 60])
def test_code_and_signs_of_half_width_make_no_list_of_a_page(body: str) -> None:
    html = f'<title>Docker - 某站</title><main><article><h1>Docker</h1>{body}</article></main>'
    assert article_of(html, "html", "tags/docker/index.html").flags == ()


def test_many_asides_cost_linear_time() -> None:
    with soon():
        assert article_of(f"<article><p>锁的状态记录在对象头里。</p>{'<aside>' * 200}{'锁。' * 9}{'</aside>' * 200}{'<aside><p>锁。</p></aside>' * 20_000}</article>", "html", "a.html").text


@pytest.mark.parametrize(("title", "place", "flags"), [
    ("One post tagged with &quot;锁&quot;", "blog/tags/lock/index.html", ("list",)), ("标签归档：锁", "tag/lock/index.html", ("list",)), ("锁", "tags/lock/index.html", ("list",)), ("月份：2019年8月", "2019/08/index.html", ("list",)), ("标签归档的做法", "posts/a.html", ()), ("锁", "2019/08/锁/index.html", ()),
])  # fmt: skip
def test_a_page_whose_place_and_name_say_so_is_a_list_of_one_whole_post(title: str, place: str, flags: tuple[str, ...]) -> None:
    html = f"<title>{title} | 某站</title><main><header><h1>{title}</h1></header><article><h2><a href=/a/>偏向锁</a></h2><p>{'锁的状态记录在对象头里，撤销时回到安全点。' * 40}</p></article></main>"
    assert article_of(html, "html", place).flags == flags


LONG = f"<p>{'锁的状态记录在对象头里，撤销时回到安全点。' * 40}</p>"


@pytest.mark.parametrize("title", ["锁 | 某站", "锁"])
def test_a_page_of_one_whole_post_announces_it(title: str) -> None:
    html = f"<title>{title}</title><h1><a href=/>某站</a></h1><h2>锁</h2><article><time>2019-01-01</time><h1><a href=/a/>偏向锁</a></h1><h2>撤销</h2>{LONG}</article>"
    article = article_of(html, "html", "tags/lock/index.html")
    assert (article.flags, [(teaser.title, teaser.url) for teaser in article.teasers]) == (("list",), [("偏向锁", "/a/")])


@pytest.mark.parametrize("html", [
    f"<title>偏向锁 | 某站</title><article><h2><a href=/locks/>偏向锁</a></h2>{LONG}</article>",
    f"<title>锁 | 某站</title><article><h2><a href=../tags/lock/>偏向锁</a></h2>{LONG}</article>",
    f"<title>锁 | 某站</title><article><h2><a href=https://b.example/tags/lock/index.html>偏向锁</a></h2>{LONG}</article>",
    f"<title>锁 | 某站</title><article><h2>撤销</h2>{LONG}<h3><a href=/a/>偏向锁</a></h3></article>",
    f"<title>锁 | 某站</title><article>{LONG}<h3><a href=/a/>偏向锁</a></h3></article>",
    f"<title>锁 | 某站</title><h1><a href=../index/index.html>不只是技术</a></h1><div><h1>锁</h1>{LONG}</div>",
    f"<title>锁 | 某站</title><article><h2>见 <a href=/a/>偏向锁</a></h2>{LONG}</article>",
    f"<title>锁 | 某站</title><article><p>锁的状态记录在对象头里。</p><h3><a href=/a/>偏向锁</a></h3>{LONG}</article>",
    f"<title>锁 | 某站</title><article>{'<p>Lock Header</p>' * 40}<h3><a href=/a/>偏向锁</a></h3>{LONG}</article>",
    f"<title>锁 | 某站</title><link rel=canonical href=https://a.example/tags/lock/><article><h2><a href=https://b.example/a/>偏向锁</a></h2>{LONG}</article>",
    f"<title>锁 | 某站</title><article><h2><a href=/a/>→</a></h2>{LONG}</article>",
], ids=["its name", "its place", "its address", "below a section", "below a text", "the site's name", "in a heading", "below a sentence", "below much", "elsewhere", "an arrow"])  # fmt: skip
def test_an_article_that_lies_among_lists_is_one(html: str) -> None:
    assert article_of(html, "html", "tags/lock/index.html").flags == ()


def test_a_post_that_leads_elsewhere_is_no_page_of_one_post() -> None:
    html = f"<title>月份：2019年8月 | 某站</title><main><h1>2019年8月</h1><h2><a href=https://elsewhere.example/posts/lock/>偏向锁的撤销</a></h2>{LONG}</main>"
    assert article_of(html, "html", "2019/08/index.html").flags == ()
    assert article_of(html.replace("https://elsewhere.example", ""), "html", "2019/08/index.html").flags == ("list",)
