"""What pages say about themselves, and in how many ways."""

import pytest

from indexer.parsing.html.fragments import parse_html
from indexer.parsing.metadata.page import Metadata, page_metadata
from tests.parsing.pages import article_of, soon

BODY = "<p>偏向锁是一种针对加锁操作的优化手段，它假定锁总是由同一个线程获得。</p>"


def said(head: str = "", body: str = BODY, place: str = "") -> Metadata:
    return page_metadata(parse_html(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"), place)


def test_a_title_may_speak_of_line_breaks() -> None:
    assert said(r"<title>正则里 \n\n 的意思</title>").title == r"正则里 \n\n 的意思"


def linked(json: str) -> str:
    return f'<script type="application/ld+json">{json}</script>'


def post(meta: str, title: str = "偏向锁的撤销") -> str:
    """A page's body with a line of metadata under its title."""
    return f'<div class="head"><h1>{title}</h1><div class="meta">{meta}</div></div>{BODY}'


@pytest.mark.parametrize(("head", "author"), [
    ('<meta name="author" content="小明,ming@example.com">', "小明"), ('<meta name="author" content="小明">', "小明"), ('<meta name="Author" content=" By Jane Doe ">', "Jane Doe"),
    ('<meta name="dc.creator" content="小明">', "小明"), ('<meta name="DCTERMS.creator" content="小明">', "小明"),
    ('<meta name="parsely-author" content="Jane Doe">', "Jane Doe"), ('<meta name="sailthru.author" content="Jane Doe">', "Jane Doe"),
    ('<meta name="citation_author" content="Doe, Jane">', "Doe, Jane"), ('<meta name="twitter:creator" content="@jane">', "jane"),
    ('<meta property="article:author" content="https://f.example/jane"><meta name="author" content="Jane">', "Jane"),
    (linked('{"@type": "BlogPosting", "headline": "锁", "author": "小明"}'), "小明"),
    (linked('{"@type": "BlogPosting", "headline": "锁", "author": [{"@type": "Person", "name": "小明"}, {"name": "小红"}]}'), "小明"),
    (linked('{"@graph": [{"@type": "Article", "headline": "锁", "author": {"@id": "#p"}}, {"@type": "Person", "@id": "#p", "name": "小明"}]}'), "小明"),
    (linked('[{"@type": "BreadcrumbList"}, {"@type": ["Article", "TechArticle"], "headline": "锁", "author": {"name": "小明"}}]'), "小明"),
    (linked('<!-- {"@type": "Article", "headline": "锁", "author": "小明"} -->'), "小明"),
    (linked('{"@type": "Article", "headline": "锁",\n "author": "小明",}'), "小明"),
    (linked('{"@type": "Article", "headline": "锁", "author": "小明"};'), "小明"),
])  # fmt: skip
def test_an_author_is_named_in_the_head(head: str, author: str) -> None:
    assert said(head).author == author


@pytest.mark.parametrize(("meta", "author"), [
    ("作者：小明 2023-05-01", "小明"), ("作者: 小明", "小明"), ("文 / 小明", "小明"), ("<span>作者</span><span>小明</span>", "小明"),
    ("By Jane Doe", "Jane Doe"), ("by Jane van Doe on May 1, 2023", "Jane van Doe"), ("Posted by Jane Doe | 3 comments", "Jane Doe"),
    ("Written by <a href='/jane'>Jane Doe</a>", "Jane Doe"), ('<a rel="author" href="/m">小明</a>', "小明"), ('<span class="author vcard"><a>小明</a></span>', "小明"),
    ('<span itemprop="author" itemscope><meta itemprop="name" content="小明"></span>', "小明"), ('<span class="byline">By Jane Doe</span>', "Jane Doe"),
    ('<span itemprop="author" itemscope><span itemprop="name">小明</span></span>', "小明"), ('<a class="p-author h-card">小明</a>', "小明"),
    ('<span property="author" typeof="Person"><span property="name">小明</span></span>', "小明"), ("译者：小红", ""), ("责任编辑：小红", ""),
    ("（本报记者 王小明）", "王小明"), ("2023-05-01 · 8 分钟", ""), ("转载请注明作者和出处", ""), ("只看该作者 | 倒序浏览", ""), ('<span class="author">Author: 小明</span>', "小明"), ("by the way", ""),
])  # fmt: skip
def test_an_author_is_named_under_the_title(meta: str, author: str) -> None:
    assert said(body=post(meta)).author == author


@pytest.mark.parametrize(("head", "date"), [
    ('<meta property="article:published_time" content="2023-05-01T08:30:00+08:00">', "2023-05-01T08:30:00"),
    ('<meta name="date" content="2023-05-01">', "2023-05-01"), ('<meta name="DC.date.issued" content="2023-05-01">', "2023-05-01"),
    ('<meta name="dcterms.date" content="2023-05-01">', "2023-05-01"), ('<meta name="parsely-pub-date" content="2023-05-01T00:30:00Z">', "2023-05-01T00:30:00"),
    ('<meta name="sailthru.date" content="2023-05-01 08:30:00">', "2023-05-01T08:30:00"), ('<meta name="citation_publication_date" content="2023/5/1">', "2023-05-01"),
    ('<meta itemprop="datePublished" content="2023-05-01">', "2023-05-01"), ('<meta name="pubdate" content="20230501">', "2023-05-01"),
    ('<meta name="publish_date" content="Mon, 01 May 2023 08:30:00 GMT">', "2023-05-01T08:30:00"), ('<meta name="bt:pubDate" content="2023-05-01">', "2023-05-01"),
    (linked('{"@type": "Article", "headline": "锁", "datePublished": "2023-05-01T08:30+08:00"}'), "2023-05-01T08:30:00"),
    (linked('{"@type": "WebPage", "datePublished": "2023-05-01"}'), "2023-05-01"), (linked('{"@type": "Article", "headline": "a", "datePublished": "soon"}'), ""),
    (linked('{"@graph": [{"@type": "WebPage", "datePublished": "2023-05-01"}, {"@type": "WebSite", "name": "b"}]}'), "2023-05-01"),
    ('<meta property="article:published_time" content="3 天前">', ""), ('<meta name="date" content="0000-00-00">', ""), ('<meta name="date" content="2023-02-31">', ""),
])  # fmt: skip
def test_a_date_is_told_in_the_head(head: str, date: str) -> None:
    assert said(head).date == date


@pytest.mark.parametrize(("meta", "date"), [
    ("发布于 2023年5月1日", "2023-05-01"), ("发表于：2023-05-01 08:30", "2023-05-01T08:30:00"), ("2023/5/1", "2023-05-01"), ("2023.05.01", "2023-05-01"),
    ("发表于 <time>2023-05-01</time>", "2023-05-01"), ('<time datetime="2023-05-01T08:30:00Z">3 天前</time>', "2023-05-01T08:30:00"),
    ("Posted on May 1st, 2023", "2023-05-01"), ("1 May 2023", "2023-05-01"), ("Published 2023-05-01T08:30:00Z", "2023-05-01T08:30:00"),
    ("May 1, 2023 · 8 min read", "2023-05-01"), ("创建时间: 2023-05-01 | 更新时间: 2023-06-02", "2023-05-01"), ("更新于 2023-06-02，发布于 2023-05-01", "2023-05-01"),
    ("原创 小明 2023-05-01 08:30 阅读 1234", "2023-05-01T08:30:00"), ("３ 天前", ""), ("3 天前", ""), ("yesterday", ""), ("8 分钟 1234 字", ""),
    ('<abbr class="published" title="2023-05-01T08:30:00+08:00">一年前</abbr>', "2023-05-01T08:30:00"), ("二〇二三年五月一日", "2023-05-01"),
    ('<span itemprop="datePublished" content="2023-05-01">前天</span>', "2023-05-01"), ('<span property="datePublished" content="2023-05-01">前天</span>', "2023-05-01"),
    ("五月 1, 2023", "2023-05-01"), ("5月 1, 2023", "2023-05-01"), ("1 十一月 2023", "2023-11-01"), ("2013 六月 20 周四", "2013-06-20"), ("十一月 2021", ""), ("2<p>九月 2021", ""),
    ("Sept. 3, 2023", "2023-09-03"), ("Monday, 1 May 2023, 8:30 pm", "2023-05-01T20:30:00"), ("2023年05月01日 08时30分", "2023-05-01T08:30:00"),
])  # fmt: skip
def test_a_date_is_told_under_the_title(meta: str, date: str) -> None:
    assert said(body=post(meta)).date == date


@pytest.mark.parametrize("elsewhere", [
    "<footer>© 2016-05-01 – 2024-01-01 小明</footer>", '<div class="comments"><h3>评论</h3><div>小红 2024-02-02 10:00</div><p>好文</p></div>',
    "<div>Comments</div><div><b>Jane</b> <time datetime='2024-02-02'>Feb 2, 2024</time><p>Nice.</p></div>", "<p>上一篇：旧文 2022-01-01</p>",
    "<div>相关文章</div><ul><li><a href=/a>别的文章</a> 2024-03-03</li></ul>", "<p>版权所有 2024-01-01</p>", "<p>3 条评论</p><p>小红 2024-02-02</p>",
])  # fmt: skip
def test_other_dates_of_a_page_never_win(elsewhere: str) -> None:
    assert said(body=post("发布于 2023-05-01") + elsewhere).date == "2023-05-01"
    assert said(body=post("2023-05-01") + elsewhere).date == "2023-05-01"


def test_a_date_in_code_is_no_date_of_the_page() -> None:
    code = "<pre><code>title: 锁\ndate: <span class=n>2019-02-03 10:00:00</span>\n</code></pre>"
    assert said(body=post("2023-05-01") + code).date == "2023-05-01"
    assert said(body=post("小明") + code).date == ""


def test_a_date_in_the_last_of_many_blocks_of_code_is_none_either() -> None:
    page = parse_html("<h1>锁</h1>" + "<pre>int a;</pre>" * 500 + "<pre>date: 2022-09-01</pre>")
    assert page_metadata(page).date == ""


def test_a_date_in_prose_is_no_date_of_the_page() -> None:
    assert said(body=post("小明") + "<p>Java 8 在 2014年3月18日 发布，偏向锁在 2020年9月15日 随着 Java 15 默认关闭，这件事当时很多人没有注意到，后来大家才慢慢发现。</p>").date == ""


@pytest.mark.parametrize(("place", "date"), [
    ("https://x.example/2023/05/01/lock/", "2023-05-01"), ("2023/5/1/lock.html", "2023-05-01"), ("blog/2023-05-01-lock.html", "2023-05-01"),
    ("https://x.example/p/20230501/", ""), ("https://x.example/2023/13/01/lock/", ""), ("v/2023/05/lock.html", ""),
])  # fmt: skip
def test_an_address_may_tell_the_day(place: str, date: str) -> None:
    assert said(place=place).date == date


def test_a_word_of_a_menu_is_no_heading_of_comments() -> None:
    menu = "<title>偏向锁的撤销</title>", "<a>偏向锁的撤销</a><a>友链</a><a>留言</a><a>RSS</a><p>元数据</p><time datetime='2023-05-01'>2023年5月1日</time>"
    assert said(menu[0], menu[1] + f"<article><h1>偏向锁的撤销</h1>{BODY * 9}</article>").date == "2023-05-01"


def test_a_day_in_utc_is_the_day_of_the_address_beside_it() -> None:
    head = '<meta property="article:published_time" content="2023-04-30T16:30:00.000Z">'
    assert said(head, place="2023/05/01/lock.html").date == "2023-05-01"
    assert said(head, place="2023/07/01/lock.html").date == "2023-04-30T16:30:00"


@pytest.mark.parametrize(("head", "meta", "updated"), [
    ('<meta property="article:modified_time" content="2023-06-02T08:30:00+08:00">', "", "2023-06-02T08:30:00"), ("", "更新：2023-06-02", "2023-06-02"),
    (linked('{"@type": "Article", "headline": "锁", "dateModified": "2023-06-02"}'), "", "2023-06-02"), ("", "最后修改于 2023年6月2日", "2023-06-02"),
    ("", 'Last updated: <time datetime="2023-06-02">June 2</time>', "2023-06-02"), ("", "Last updated on June 2nd, 2023", "2023-06-02"),
    ('<meta property="article:modified_time" content="2022-01-01">', "", ""), ("", "本文最后更新于 2022-01-01", ""),
])  # fmt: skip
def test_an_update_comes_after_the_publication(head: str, meta: str, updated: str) -> None:
    found = said(head, post(f"发布于 2023-05-01 {meta}"))
    assert (found.date, found.updated) == ("2023-05-01", updated)


@pytest.mark.parametrize(("head", "body", "tags"), [
    ('<meta property="article:tag" content="JVM"><meta property="article:tag" content="锁">', "", ("JVM", "锁")),
    ('<meta name="news_keywords" content="JVM, 锁">', "", ("JVM", "锁")), ('<meta name="parsely-tags" content="JVM,锁">', "", ("JVM", "锁")),
    ('<meta name="sailthru.tags" content="JVM, 锁">', "", ("JVM", "锁")), (linked('{"@type": "Article", "headline": "a", "keywords": ["JVM", "锁"]}'), "", ("JVM", "锁")),
    (linked('{"@type": "Article", "headline": "a", "keywords": "JVM, 锁"}'), "", ("JVM", "锁")), ("", '<a rel="tag" href="/t/jvm">#JVM</a> <a rel="category tag">锁</a>', ("JVM", "锁")),
    ("", '<div class="post-tags"><a href="/tags/jvm/"># JVM</a><a href="/tags/锁/">锁</a></div>', ("JVM", "锁")),
    ("", '<p>标签：<a href="/tag/jvm">JVM</a>, <a href="/tag/lock">锁</a></p>', ("JVM", "锁")),
    ("", "<aside>" + "".join(f'<a href="/tags/{n}/">标签{n}</a>' for n in range(40)) + "</aside>", ()),
])  # fmt: skip
def test_tags_are_told_in_many_ways(head: str, body: str, tags: tuple[str, ...]) -> None:
    assert said(head, post("2023-05-01") + body).tags == tags


@pytest.mark.parametrize(("body", "tags", "categories"), [
    ('<div class="theme-container sidebar-open"><main><a href="/tags/?tag=jvm" title="标签">#JVM</a><a href="/categories/?category=x">后端</a></main></div>', ("JVM",), ("后端",)),
    ('<ul class="tags"><li><a href="../../tags/jvm" class="internal">JVM</a></li><li><a href="../../tags/jvm/lock">JVM/锁</a></li></ul>', ("JVM", "JVM/锁"), ()),
    ('<nav><a href="/categories/java/">Java</a></nav><p>分类 <a href="/categories/backend/">后端</a> <a href="/categories/backend/jvm/">虚拟机</a></p>', (), ("后端", "虚拟机")),
    ('<nav><a href="/tags/index.html">标签</a></nav><a href="/tags/index.html">标签</a><a href="/categories/">分类</a>', (), ()),
    ('<a rel="category tag" href="/category/jvm/">虚拟机</a> <a rel="tag" href="/tag/lock/">锁</a>', ("锁",), ("虚拟机",)),
    ('<meta property="article:tag" content="博客, 前端, 小明"><a href="/tags/lock/">锁</a>', ("锁",), ()),
    ("".join(f'<a href="/categories/{n}/">分类{n}</a>' for n in range(12)), (), ()),
])  # fmt: skip
def test_links_tell_what_an_article_is_filed_under(body: str, tags: tuple[str, ...], categories: tuple[str, ...]) -> None:
    found = said("", post("2023-05-01") + body)
    assert (found.tags, found.categories) == (tags, categories)


@pytest.mark.parametrize(("keywords", "tags"), [
    ("偏向锁,JVM,java", ("偏向锁", "JVM", "java")), ("前端,小明的博客,js,vue", ()), ("前端,js,vue,css,小明的博客,偏向锁,线程", ("偏向锁", "线程")),
])  # fmt: skip
def test_keywords_are_tags_where_the_text_holds_enough_of_them(keywords: str, tags: tuple[str, ...]) -> None:
    article = article_of(f'<meta name="keywords" content="{keywords}"><title>锁</title>{BODY}', "html", "a.html")
    assert article.tags == tags


@pytest.mark.parametrize(("head", "url"), [
    ('<link rel="canonical" href="https://x.example/a">', "https://x.example/a"), ('<meta property="og:url" content="https://x.example/a">', "https://x.example/a"),
    ('<link rel="alternate" hreflang="en" href="https://x.example/en"><link rel="canonical" href="https://x.example/a">', "https://x.example/a"),
    ('<link rel="canonical" href="https://web.archive.org/web/20200101000000/https://x.example/a">', "https://x.example/a"), ('<meta property="og:url" content="/web/2020id_/http://x.example/a">', "http://x.example/a"),
    ('<link rel="author" href="https://x.example/@jane"><link rel="canonical" href="https://x.example/a">', "https://x.example/a"),
    ('<link rel="alternate" hreflang="en" href="https://x.example/en">', ""), ('<base href="https://x.example/b/"><link rel="canonical" href="a">', "https://x.example/b/a"),
    ('<link rel="canonical" href="/a"><meta property="og:url" content="https://x.example/a">', "https://x.example/a"), ('<link rel="canonical" href="javascript:x">', ""),
    (linked('{"@type": "Article", "headline": "a", "mainEntityOfPage": {"@id": "https://x.example/a"}}'), "https://x.example/a"), ('<link rel="canonical" href="">', ""),
    (linked('{"@type": "Article", "headline": "a", "url": "https://x.example/a"}'), "https://x.example/a"),
])  # fmt: skip
def test_a_page_tells_its_own_address(head: str, url: str) -> None:
    assert said(head).url == url


@pytest.mark.parametrize(("head", "description"), [
    ('<meta name="description" content="一种优化">', "一种优化"), ('<meta property="og:description" content="一种优化">', "一种优化"),
    ('<meta name="twitter:description" content="一种优化">', "一种优化"), ('<meta name="DC.description" content="一种优化">', "一种优化"),
    (linked('{"@type": "Article", "headline": "a", "description": "一种优化"}'), "一种优化"),
])  # fmt: skip
def test_a_description_is_told_in_the_head(head: str, description: str) -> None:
    assert said(head).description == description


@pytest.mark.parametrize(("html", "language"), [
    ("<html lang=zh-CN>", "zh-CN"), ("<html lang=zh_cn>", "zh-cn"), ('<html xml:lang="zh">', "zh"), ("<meta http-equiv=content-language content='zh-TW, en'>", "zh-TW"),
    ("<meta property=og:locale content=zh_CN>", "zh-CN"), (linked('{"@type": "Article", "headline": "a", "inLanguage": "en"}'), "en"), ("<html lang='{{ lang }}'>", ""),
    ("<p>a</p>", ""), ("<html lang='" + "x" * 500 + "'>", ""),
])  # fmt: skip
def test_a_language_is_declared(html: str, language: str) -> None:
    assert page_metadata(parse_html(html)).language == language


@pytest.mark.parametrize("html", [
    "<meta name=author content=a>" * 50_000, "<time datetime=2023-01-01></time>" * 5_000, "<a rel=tag>a</a>" * 30_000, "<p>作者：</p>" * 50_000, "<p>by A B C D</p>" * 30_000,
    "<h1>" + "a - " * 100_000, "<title>" + "- " * 200_000, "<p>2023-01-01 发布于</p>" * 20_000, "<div class=author>a</div>" * 30_000, linked("[" * 400_000),
    '<a href="' + "/tags/" * 100_000 + '?">a</a>', linked('{"a":' * 100_000), linked("{" + '"@graph": [{}],' * 20_000 + '"b": 1}'), "<div class=tags><a>b</a></div>" * 10_000, "<base href=a>" * 20_000,
    "<div class='" + "a " * 500_000 + "'>" + "<a href='/tags/x/'>x</a>" * 200,
    "<pre>" * 400 + "date: 2022-09-01\n" * 200_000,
])  # fmt: skip
def test_hostile_statements_are_read_soon(html: str) -> None:
    page = parse_html(html)
    with soon():
        page_metadata(page)


MATERIAL = (
    "<title>锁怎么升级 - 演示</title><body><header><a href='..'>演示</a><span class='topic'>演示</span></header>"
    "<nav><a href='./'>锁怎么升级</a></nav><article class='md-content__inner'>"
    "<h1 id='a'>锁怎么升级<a class='headerlink' href='#a'>¶</a></h1><p>先偏向，再轻量，最后重量。</p></article>"
)


@pytest.mark.parametrize("sign", ["¶", "#", "§", "🔗", "\u200b"])
def test_a_link_from_a_heading_to_itself_is_no_part_of_the_title(sign: str) -> None:
    article = article_of(MATERIAL.replace("¶", sign), "html", "a.html")
    assert (article.title, article.text) == ("锁怎么升级", "先偏向，再轻量，最后重量。")


def test_a_page_that_links_to_itself_is_not_its_sites_name() -> None:
    article = article_of(MATERIAL.replace("<a class='headerlink' href='#a'>¶</a>", ""), "html", "a.html")
    assert article.title == "锁怎么升级"


def test_a_sign_of_its_own_stays_in_a_title() -> None:
    article = article_of("<title>初识 C# - 演示</title><h1><a href='#a'></a>初识 C#</h1><p>它和 Java 很像，又不一样。</p>", "html", "a.html")
    assert article.title == "初识 C#"


@pytest.mark.parametrize(("head", "body", "categories"), [
    ('<meta property="article:section" content="posts">', "", ()), ('<meta property="article:section" content="Post">', "", ()), ('<meta property="article:section" content="并发">', "", ("并发",)),
])  # fmt: skip
def test_a_folder_of_texts_of_any_subject_is_no_category(head: str, body: str, categories: tuple[str, ...]) -> None:
    assert said(head, BODY + body).categories == categories


@pytest.mark.parametrize(("head", "link", "tags"), [
    ('<link rel="canonical" href="https://b.example/a"><meta property="article:author" content="https://medium.example/@ming">', '<a href="https://medium.example/tag/lock" rel="noopener follow">锁</a>', ("锁",)),
    ('<link rel=canonical href="https://blog.example.com/a">', '<a href="https://github.test/redis/releases/tag/3.2">下载地址</a>', ()), ("", '<a href="https://github.test/redis/releases/tag/3.2" rel="noopener noreferrer">下载地址</a>', ()),
    ("", '<a href="https://other.example/tag/crm">https://other.example/tag/crm</a>', ()), ('<link rel=canonical href="https://blog.example.com/a">', '<a href="https://so.example.com/tag/锁">锁</a>', ("锁",)),
    ("", '<a href="https://blog.example.com/tag/锁">锁</a>', ("锁",)), ('<link rel=canonical href="https://blog.example.com/a">', '<a href="/tag/锁" rel="noopener">锁</a>', ("锁",)),
])  # fmt: skip
def test_a_tag_is_one_of_the_pages_own_site(head: str, link: str, tags: tuple[str, ...]) -> None:
    assert said(head, f"<main>{BODY}<p>{link}</p></main>").tags == tags


@pytest.mark.parametrize("head", ["", '<link rel=canonical href="https://me.example/a">'])
def test_the_address_that_a_page_was_read_at_is_its_sites_too(head: str) -> None:
    link = '<a href="https://blogs.test/tag/锁" rel="noopener">锁</a>'
    assert said(head, f"<main>{BODY}<p>{link}</p></main>", "https://blogs.test/a").tags == ("锁",)


@pytest.mark.parametrize(("shown", "date"), [
    ("5/21/2021", "2021-05-21"), ("5/21/2021, 11:25:29 AM", "2021-05-21T11:25:29"), ("21/5/2021", ""), ("1970-01-01", ""), ("12/31/1969", ""), ("2021-10-07 - 2023", ""), ("2021-10-07 - 2021 年度总结", "2021-10-07"),
])  # fmt: skip
def test_a_date_is_a_day_that_somebody_wrote_on(shown: str, date: str) -> None:
    assert said("<title>偏向锁的撤销</title>", post(f"<span>{shown}</span>")).date == date


@pytest.mark.parametrize(("shown", "place", "date"), [
    ('<time datetime="2021-06-05">05/06/2021</time>', "", "2021-06-05"), ("05/06/2021", "2021/06/05/a.html", "2021-06-05"), ("<time>05/06/2021</time>", "", "2021-05-06"),
    ("5/6/2021, 11:25:29 AM", "2021/06/05/a.html", "2021-05-06T11:25:29"), ("6/6/2021", "2021/06/05/a.html", "2021-06-06"),
])  # fmt: skip
def test_a_date_that_may_be_american_or_not_comes_last(shown: str, place: str, date: str) -> None:
    assert said("<title>偏向锁的撤销</title>", post(f"Published on <span>{shown}</span>"), place).date == date


def test_when_a_page_had_its_last_update_is_not_when_it_was_published() -> None:
    foot = '<footer><span class="prefix">Last Update: : </span> <span class="time">12/30/2021, 2:41:55 PM</span></footer>'
    page = said("<title>偏向锁的撤销</title>", post("<i class=date><span>2018-10-11 19:30:29</span></i>") + foot)
    assert (page.date, page.updated) == ("2018-10-11T19:30:29", "2021-12-30T14:41:55")


def test_no_date_but_the_zero_of_clocks_is_none() -> None:
    assert said('<meta property="article:published_time" content="1970-01-01T00:00:00Z">').date == ""


def test_a_day_without_a_clock_in_utc_is_the_day_that_is_shown_under_the_title() -> None:
    head = '<title>偏向锁的撤销</title><meta property="article:published_time" content="2021-01-09T16:00:00.000Z">'
    assert said(head, post("发表于 <time>2021-01-10</time>")).date == "2021-01-10"
    assert said(head, post("发表于 <time>2021-01-19</time>")).date == "2021-01-09T16:00:00"
    assert said(head.replace("16:00:00", "16:08:30"), post("发表于 <time>2021-01-10</time>")).date == "2021-01-09T16:08:30"


@pytest.mark.parametrize(("place", "title"), [("redis/no-password.html", ""), ("https://b.example/redis/a", ""), ("index.html", "小明的笔记"), ("https://b.example/", "小明的笔记"), ("https://b.example/page/3/", "小明的笔记")])
def test_the_name_of_a_site_is_the_title_of_its_first_page_alone(place: str, title: str) -> None:
    assert said("<title>小明的笔记</title>", f'<a href="/">小明的笔记</a>{BODY}', place).title == title


def test_a_page_that_has_only_its_sites_name_is_called_as_its_file() -> None:
    html = f'<title>小明的笔记</title><a href="/">小明的笔记</a><main>{BODY}</main>'
    assert article_of(html, "html", "redis/无密码传输.html").title == "无密码传输"


@pytest.mark.parametrize(("generator", "author"), [("Discuz! X3.4", ""), ("Hexo 6.3.0", "Discuz! Team and Comsenz UI Team")])
def test_the_makers_of_its_program_wrote_no_page(generator: str, author: str) -> None:
    assert said(f'<meta name="generator" content="{generator}"><meta name="author" content="Discuz! Team and Comsenz UI Team">').author == author


@pytest.mark.parametrize(("place", "title"), [("css/question.html", ""), ("index.html", "VitePress")])
def test_the_name_of_its_program_is_the_title_of_no_page_but_the_first(place: str, title: str) -> None:
    assert said('<meta name="generator" content="VitePress v1.6.3"><title>VitePress</title>', BODY, place).title == title


def test_a_site_that_is_called_as_its_page_and_itself_is_called_by_its_page() -> None:
    whole = "测试数学公式 - 小明的博客"
    assert said(f'<title>{whole}</title><meta property="og:title" content="{whole}"><meta property="og:site_name" content="{whole}">', BODY, "archives/6/index.html").title == "测试数学公式"


@pytest.mark.parametrize(("shown", "tags"), [("小明的笔记", ("小明的笔记",)), ("", ())])
def test_a_lone_tag_that_a_page_nowhere_shows_is_its_sites(shown: str, tags: tuple[str, ...]) -> None:
    assert said('<meta property="article:tag" content="小明的笔记">', post(shown)).tags == tags


OTHERS = "".join(f'<article class="media"><a href="/{at}/">第{at}篇的题目</a><a href="/categories/{at}/">别的{at}</a></article>' for at in range(3))


@pytest.mark.parametrize("body", [f'{post("<a href=/categories/jvm/>虚拟机</a>")}<div class="card">{OTHERS}</div>', f'<article>{post("<a href=/categories/jvm/>虚拟机</a>")}{BODY * 3}</article><div class="card">{OTHERS}</div>'])
def test_what_the_posts_beside_it_are_filed_under_is_not_the_pages(body: str) -> None:
    assert said("", body).categories == ("虚拟机",)


@pytest.mark.parametrize("box", ['id="prenext-posts" class="prev-next articles"', 'class="next-prev"', 'class="related-posts"'])
def test_the_one_article_element_of_a_page_may_hold_the_posts_beside_it(box: str) -> None:
    beside = '<div class="card"><a href="/b/">轻量级锁</a><a href="/categories/life/">生活</a><a href="/tags/linux/">Linux</a></div>'
    found = said(body=f'{post("<a href=/categories/jvm/>虚拟机</a><a href=/tags/lock/>锁</a>")}<article {box}>{beside}</article>')
    assert (found.categories, found.tags) == (("虚拟机",), ("锁",))


def test_what_the_site_files_under_at_the_foot_of_a_page_is_not_what_the_page_is_filed_under() -> None:
    foot = '<footer id="footer"><a href="/tags/hexo/">Hexo</a><a href="/categories/notes/">学习笔记</a></footer>'
    own = '<footer class="post-footer"><a href="/tags/jvm/">JVM</a></footer>'
    told = said(body=f'<div class="post"><div class="page"><h1>锁</h1>{BODY}{own}</div>{foot}</div>')
    assert (told.tags, told.categories) == (("JVM",), ())


@pytest.mark.parametrize("foot", ['<article><footer class="bottom">{}</footer></article>', "<footer>{}</footer>"])
def test_a_footer_in_an_article_or_without_a_name_may_be_that_of_the_article(foot: str) -> None:
    assert said(body=post("") + foot.format('<a href="/tags/jvm/">JVM</a>')).tags == ("JVM",)


def test_the_number_of_articles_behind_a_tag_is_no_part_of_it() -> None:
    row = '<a href="/tags/svn/">svn</a><div><a href="/tags/svn/"><i></i>svn<span class="count">2</span></a> <a href="/tags/vue/">Vue</a></div>'
    assert said(body=post(row)).tags == ("svn", "Vue")
    assert said(body=post(row.replace("</span>", " </span>\n"))).tags == ("svn", "Vue")
    assert said(body=post('<a href="/tags/2023/"><span>2023</span>\n</a>')).tags == ("2023",)
    assert said(body=post('<a href="/tags/vue/">Vue <span>入门</span></a>')).tags == ("Vue 入门",)


def test_a_cloud_of_tags_may_write_its_numbers_in_elements_of_their_own() -> None:
    cloud = "".join(f'<a href="/tags/{name}/">{name}<sup>{count}</sup></a>' for count, name in enumerate(("jvm", "svn", "vue"), 3))
    assert said(body=f"<div>{BODY}<div>{cloud}</div></div>").tags == ()


def test_quarto_calls_tags_categories() -> None:
    assert said(body=f'<h1>Locks</h1><div class="quarto-categories"><div class="quarto-category">JVM</div><div class="quarto-category">R</div></div>{BODY}').tags == ("JVM", "R")


def test_a_label_is_nobodys_name() -> None:
    assert said(body=f"{post('')}<div><strong class='author'>本文作者：</strong> 荷塘 <br></div>").author == "荷塘"
    assert said(body=f"{post('')}<div><strong class='author'>本文作者：</strong></div>").author == ""
    assert said(body=f"{post('')}<span class='author'>Author:</span><p>先看锁的状态</p>").author == ""


def test_the_dates_of_recent_posts_beside_an_article_are_not_its_own() -> None:
    beside = '<aside class="sidebar"><ul><li><time datetime="2021-08-21T06:46:10Z" itemprop="datePublished">2021-08-21</time></li></ul></aside>'
    own = '<time datetime="2018-03-13T02:48:28Z" itemprop="datePublished">2018-03-13</time>'
    assert said(body=f"{beside}<div>{post(own)}</div>").date == "2018-03-13T02:48:28"
    older = beside.replace("2021", "2020")
    assert said(body=f"{beside}{older}<div>{post('')}</div>").date == "2021-08-21T06:46:10"
    assert said(body=f"<div>{post('')}</div><div class='comments'><p>{own}</p></div>{beside}").date == "2021-08-21T06:46:10"


def test_the_class_of_a_body_does_not_put_all_in_it_into_a_menu() -> None:
    html = f"<html><head><title>Notes of a witch - A little trickery</title></head><body class='nav-fixed'><h1>A little trickery</h1>{BODY}</body></html>"
    assert page_metadata(parse_html(html)).title == "A little trickery"


@pytest.mark.parametrize(("links", "tags"), [
    (["Vue 3"], ("Vue 3",)), (["Java 8", "Go"], ("Java 8", "Go")), (["Vue (3)"], ()), (["a 1", "b 2", "c 3", "d 4"], ()),
])  # fmt: skip
def test_a_number_in_one_of_few_tags_is_part_of_its_name(links: list[str], tags: tuple[str, ...]) -> None:
    assert said(body=BODY + "".join(f'<a rel="tag" href="/tags/{number}/">{name}</a>' for number, name in enumerate(links))).tags == tags


def test_an_account_counts_where_nobody_else_is_named() -> None:
    head = '<meta name="twitter:creator" content="@thesite">'
    assert said(head, post("作者：小明")).author == "小明"
    assert said(head, post('<span class="author">Jane Doe</span>')).author == "Jane Doe"
    assert said(head).author == "thesite"


def test_a_title_that_only_says_what_a_post_is_filed_under_is_none() -> None:
    assert said("<title>category: Python [ 某某 ]</title>", post("", "用 bump 管理版本号")).title == "用 bump 管理版本号"
    assert said("<title>category: Python</title>", post("", "某篇文章"), "categories/Python/index.html").title == "category: Python"


def test_dates_marked_by_the_thousand_are_read_soon() -> None:
    node = '<span itemprop="datePublished dateModified">no date at all '
    with soon():
        said(body=(node * 450 + "x " * 5000 + "</span>" * 450) * 5 + BODY)
