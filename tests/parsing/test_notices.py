"""Pages that hold no article say why."""

import json
from contextlib import suppress

import pytest

from indexer.errors import MovedError, PageError

from .pages import article_of, soon

TEXT = "偏向锁是一种针对加锁操作的优化手段，它假定锁总是由同一个线程获得。" * 2
MENU = '<ul class="menu"><li><a href="/">首页</a></li><li><a href="/a">归档</a></li></ul>'


def page(title: str, body: str) -> str:
    return f"<!doctype html><html><head><title>{title}</title></head><body>{body}</body></html>"


@pytest.mark.parametrize(("html", "reason"), [
    (page("a", ""), "no text in it"), (page("", ""), "no text in it"),
    (page("App", '<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div><script src="/a.js"></script>'), "a script fills it in"),
    (page("App", "<div id=app></div><script></script>"), "a script fills it in"), (page("App", "<p>You need to enable JavaScript to run this app.</p>"), "JavaScript"),
    (page("知乎", "<p>请启用 JavaScript 后继续浏览。</p>"), "JavaScript"), (page("App", "<p>JavaScript is disabled in your browser.</p>"), "JavaScript"),
    (page("404 Not Found", "<h1>Not Found</h1><p>The requested URL was not found on this server.</p>"), "not found"),
    (page("404", f"{MENU}<h1>404</h1><p>页面走丢了，去首页看看吧。</p>"), "not found"), (page("页面没有找到 | 小明的博客", "<h1>页面没有找到</h1><p>回首页</p>"), "not found"),
    (page("Page not found", "<h1>Page not found</h1><p>Sorry.</p>"), "not found"), (page("文章不存在", "<p>您访问的文章不存在或已被删除。</p>"), "not found"),
    (page("404 页面没找到 | 某", "<p>抱歉，您要查找的页面不存在。</p>"), "not found"), (page("小明的笔记", "<h1>404 - Not found</h1>"), "not found"), (page("小明的笔记", "<p>访问的页面不存在</p>"), "not found"), ("google-site-verification: google1bf92f34.html", "search engine"),
    ("46bde462facf8e853d978e2a3c4dd342", "search engine"),
    (page("登录", "<form><input name=u></form><p>忘记密码？ 立即注册</p>"), "log in"), (page("Sign in to Example", "<p>Forgot your password?</p>"), "log in"),
    (page("某文", "<p>请先登录，登录后即可查看全文。</p>"), "log in"), (page("Just a moment...", "<p>Checking your browser before accessing.</p>"), "check for robots"),
    (page("安全验证", "<p>请完成下方验证后继续访问</p>"), "check for robots"), (page("502 Bad Gateway", "<center><h1>502 Bad Gateway</h1></center><hr>nginx"), "refused or failed"),
    (page("Redirecting", '<p>Redirecting to <a href="/b">/b</a></p>').replace("<head>", '<head><meta http-equiv="refresh" content="0; url=/b">'), "only sends on to /b"),
    (json.dumps({"a": [1, 2]}), "JSON, not a page"), ("[1, 2]", "JSON, not a page"), ('<?xml version="1.0"?><urlset><url>a</url></urlset>', "XML, not a page"),
    ('<?xml version="1.0"?><!-- a --><svg:svg xmlns:svg="a">b</svg:svg>', "XML, not a page"), ("%PDF-1.7 abc", "a PDF file"), ("\x89PNG", "a PNG picture"),
])  # fmt: skip
def test_a_page_without_an_article_says_why(html: str, reason: str) -> None:
    with pytest.raises(PageError, match=reason) as caught:
        article_of(html.encode("latin-1") if html.startswith("\x89") else html, "html", "a.html")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("title", "text"), [
    ("404 页面怎么做", TEXT), ("JavaScript 为什么要启用严格模式", TEXT), ("登录流程的设计", TEXT), ("Sign in with Apple 踩坑记", TEXT), ("404", TEXT * 20), ("登录", TEXT * 20),
    ("502 Bad Gateway 排查记录", TEXT), ("Not Found 的几种返回方式", TEXT), ("换了新域名", "博客换了新域名。"), ("HTTP 401 和 403 的区别", TEXT), ("短", "需要登录的接口都要带上令牌。" + TEXT * 3),
    ("[1] 数组", "[1, 2]"), ("滑动验证码的实现", TEXT), ("如何禁用 JavaScript", "在设置里关掉就行，" + TEXT * 3),
])  # fmt: skip
def test_an_article_about_such_pages_is_none_of_them(title: str, text: str) -> None:
    assert article_of(page(f"{title} | 小明的博客", f"<article><h1>{title}</h1><p>{text}</p></article>"), "html", "a.html").title == title


OVERLAY = '<div style="display: none"><input type="password"></div>'
LOGIN = '<div><form><input name="username"><p><input type=password></p></form></div>'
SHORT = "偏向锁在竞争时撤销，撤销要等到安全点。"


@pytest.mark.parametrize(("html", "reason"), [
    (page("小明的知识库", '<main class="page not-found"><blockquote>There’s nothing here.</blockquote></main>'), "not found"),
    (page("小明的知识库", "<article><h1>404</h1><blockquote>How did we get here?</blockquote></article>"), "not found"),
    (page("小明的博客", '<div id="app">加载中...</div>'), "before it had loaded"), (page("小明的博客", "<article>Loading…</article>"), "before it had loaded"),
    (page("年终总结", '<article><h1>年终总结</h1><div><input type="password" id="p"><label>密码是我的生日</label></div></article>'), "asks for a password"),
    (page("提示信息", "<p>抱歉，指定的主题正在审核。</p>"), "refused or failed"),
])  # fmt: skip
def test_a_page_in_the_place_of_an_article_says_what_it_is(html: str, reason: str) -> None:
    with pytest.raises(PageError, match=reason):
        article_of(html, "html", "a.html")


@pytest.mark.parametrize("place", ["404/index.html", "site/404.html", "https://b.example/404/"])
def test_what_lies_at_404_is_no_article(place: str) -> None:
    with pytest.raises(PageError, match="not found"):
        article_of(page("Rosso", "<main><p>每天都会学习的程序员。</p></main>"), "html", place)


@pytest.mark.parametrize("around", [OVERLAY, LOGIN, '<!--[if lt IE 9]><meta http-equiv="Refresh" content="0; url=//outdated.example/"><![endif]-->'])
def test_a_short_article_stays_one_beside_what_its_theme_has_on_every_page(around: str) -> None:
    html = page("锁", f"{around}<article><h1>锁</h1><p>{SHORT}</p></article>").replace("</title>", f"</title>{around if around.startswith('<!') else ''}")
    assert article_of(html, "html", "a.html").text == SHORT


def test_what_a_theme_shows_until_a_page_is_there_is_no_text_of_it() -> None:
    links = "".join(f'<h2>第{at}节</h2><p><a href="https://b.example/{at}">精进 Quartz 之{at}</a></p>' for at in range(2))
    assert "加载" not in article_of(page("精进", f'<div id="loading-box"><div class="loading-word">加载中...</div></div><article id="article-container">{links}</article>'), "html", "a.html").text


def test_xhtml_is_a_page() -> None:
    html = f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "a">\n<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{TEXT}</p></body></html>'
    assert article_of(html, "html", "a.xhtml").text == TEXT


@pytest.mark.parametrize(("html", "url"), [
    ("<!-- saved from url=(0026)https://blog.example/locks -->", "https://blog.example/locks"),
    ("<!--\n Page saved with SingleFile \n url: https://blog.example/locks \n saved date: Mon May 01 2023\n-->", "https://blog.example/locks"),
    ("<!-- Mirrored from blog.example/locks by HTTrack -->", "http://blog.example/locks"), ('<meta name="source-url" content="https://blog.example/locks">', "https://blog.example/locks"),
    ("<!-- saved from url=(0011)javascript: -->", ""), ("<!-- url: https://blog.example/ -->", ""),
])  # fmt: skip
def test_a_saved_page_knows_where_it_came_from(html: str, url: str) -> None:
    article = article_of(f"{html}<article><p>{TEXT}</p><a href='/b'>乙</a></article>", "html", "a.html")
    assert article.url == url
    assert article.links[0].target == (url.replace("/locks", "/b") if url else "/b")


def test_a_note_of_evernote_tells_its_dates_and_author() -> None:
    head = '<meta name="exporter-version" content="Evernote"><meta name="author" content="小明"><meta name="created" content="2014-05-12 03:20:31 +0000"><meta name="updated" content="2015-01-02 03:00:00 +0000">'
    article = article_of(page("笔记", f"<div>{TEXT}</div>").replace("<head>", f"<head>{head}"), "html", "a.html")
    assert (article.author, article.date, article.updated) == ("小明", "2014-05-12T03:20:31", "2015-01-02T03:00:00")


def test_megabytes_of_pictures_inside_a_page_cost_little() -> None:
    picture = '<img src="data:image/png;base64,' + "iVBORw0KGgo" * 200_000 + '">'
    with soon():
        assert article_of(f"<article><p>{TEXT}</p>{picture}{picture}</article>", "html", "a.html").text == TEXT


@pytest.mark.parametrize("html", ["<?xml ?>" + "<!-- " * 50_000, "[" * 200_000 + "]", "<!-- saved from url=" * 20_000, "<meta http-equiv=refresh " * 20_000, "登录" * 100_000])
def test_hostile_notices_are_told_soon(html: str) -> None:
    with soon(), suppress(PageError):
        article_of(html, "html", "a.html")


@pytest.mark.parametrize(("name", "head"), [("book/print.html", '<!-- Book generated using mdBook --><meta name="robots" content="noindex">'), ("https://b.example/print.html", '<meta name="robots" content="noindex" />')])
def test_the_page_that_repeats_a_book_for_the_printer_is_left_out(name: str, head: str) -> None:
    html = f"<html><head>{head}<title>某书</title></head><main>{f'<h1>锁</h1><p>{TEXT}</p>' * 3}</main>"
    with pytest.raises(MovedError, match="to be printed"):
        article_of(html, "html", name)
    assert article_of(html, "html", name.replace("print", "printing")).text
    assert article_of(html.replace(head, ""), "html", name).text


def test_a_chapter_on_printing_is_no_page_for_the_printer() -> None:
    chapter = f"<h1 class=menu-title>某书</h1><main><h1>格式化输出</h1><p>{TEXT}</p></main>"
    assert article_of(f"<!-- Book generated using mdBook -->{chapter * 2}", "html", "hello/print.html").text
    assert article_of(f'<head><meta name="robots" content="noindex"></head>{chapter}', "html", "io/print.html").text


def test_a_short_text_on_pages_that_were_not_found_is_an_article() -> None:
    text = "404 Not Found 表示服务器找不到请求的资源，多因地址写错。"
    assert article_of(f"<title>404 Not Found 状态码</title><main><h1>404 Not Found 状态码</h1><p>{text}</p></main>", "html").text == text


def test_comments_before_the_root_of_a_page_are_passed_over_soon() -> None:
    with soon():
        assert article_of("<?xml version='1.0'?>" + "<!---->" * 900 + f"<html><p>{TEXT}</p>", "html", "a.html").text
    with pytest.raises(PageError, match="its root is <svg>"):
        article_of("<?xml version='1.0'?><!-- a -->\n<!-- b --><svg>", "html", "a.html")


@pytest.mark.parametrize("root", ["rss version='2.0'", "feed xmlns='http://www.w3.org/2005/Atom'", "rdf:RDF"])
def test_a_feed_in_the_place_of_a_page_is_left_out(root: str) -> None:
    with pytest.raises(MovedError, match="a feed in a page's place"):
        article_of(f"<?xml version='1.0'?><{root}><channel><title>某</title></channel>", "html", "2020/07/a/feed/index.html")
