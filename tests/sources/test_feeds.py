"""Feeds: an entry is an article, or its announcement."""

import json
import re
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.errors import PageError
from indexer.model import Article, Failure, Page, Teaser
from indexer.parsing import Options, parse
from indexer.sources import Options as SourceOptions
from indexer.sources import pages
from indexer.sources.evernote import mended
from indexer.sources.feeds import feed_pages, is_feed
from indexer.sources.files import file_pages
from tests.parsing.pages import soon

WHOLE = "<p>偏向锁是一种针对加锁操作的优化手段。</p><pre><code class='language-java'>int a;</code></pre>"
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>博客</title><language>zh-CN</language>
<item><title>偏向锁 &amp; 轻量级锁</title><link>https://blog.example/locks</link><guid>https://blog.example/locks</guid>
<pubDate>Mon, 01 May 2023 12:30:00 +0800</pubDate><dc:creator>小明</dc:creator><category>JVM</category><category>锁</category>
<description>一种优化。</description><content:encoded><![CDATA[{WHOLE}]]></content:encoded></item>
<item><title>线程池</title><link>https://blog.example/pool</link><description>线程池的核心类有七个参数…</description></item>
<item><title>没有正文</title><guid>empty</guid></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>博客</title><entry><title>锁</title><id>tag:blog.example,2023:1</id>
<link href="https://blog.example/a"/><published>2023-05-01T00:00:00Z</published><updated>2023-06-02T08:00:00Z</updated>
<author><name>小红</name></author><content type="html">{WHOLE.replace("<", "&lt;")}</content></entry></feed>"""


ENEX = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE en-export SYSTEM "http://xml.evernote.com/pub/evernote-export4.dtd">
<en-export export-date="20230601T000000Z" application="Evernote"><note><title>偏向锁</title>
<content><![CDATA[<?xml version="1.0" encoding="UTF-8" standalone="no"?><!DOCTYPE en-note SYSTEM "http://xml.evernote.com/pub/enml2.dtd">
<en-note><div>偏向锁是一种针对加锁操作的优化手段。</div><en-media hash="a1" type="image/png"/><div style="--en-codeblock:true;--en-syntaxLanguage:java;"><div>int a;</div><div><br/></div><div>int b;</div></div></en-note>]]></content>
<created>20230501T083000Z</created><updated>20230602T080000Z</updated><tag>JVM</tag><tag>锁</tag>
<note-attributes><author>小明</author><source-url>https://blog.example/locks</source-url></note-attributes>
<resource><data encoding="base64">{"iVBORw0KGgo=" * 20}</data></resource></note>
<note><title>空</title><content></content><created>20230501T083001Z</created></note></en-export>"""


def read(content: str | bytes, tmp_path: Path, name: str = "feed.xml") -> list[Article | str]:
    """The articles of a feed, and the reasons why not."""
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    found: list[Article | str] = []
    for page in file_pages(path, name, 10_000_000, named=True):
        try:
            article = page.reason if isinstance(page, Failure) else parse(page, Options())
        except PageError as error:
            article = str(error)
        assert article is not None
        found.append(article)
    return found


def articles(content: str | bytes, tmp_path: Path, name: str = "feed.xml") -> list[Article]:
    return [found for found in read(content, tmp_path, name) if isinstance(found, Article)]


def entry(fields: str) -> str:
    """A feed of one entry."""
    return RSS[: RSS.index("<item>")] + f"<item>{fields}</item></channel></rss>"


def test_an_entry_with_its_whole_text_is_an_article(tmp_path: Path) -> None:
    article = articles(RSS, tmp_path)[0]
    assert (article.id, article.title, article.url) == ("feed.xml#https://blog.example/locks", "偏向锁 & 轻量级锁", "https://blog.example/locks")
    assert (article.date, article.author, article.tags) == ("2023-05-01T12:30:00", "小明", ("JVM", "锁"))
    assert (article.language, article.description, article.flags) == ("zh-CN", "一种优化。", ())
    assert [block.kind for block in article.blocks] == ["paragraph", "code"]


def test_entries_with_an_excerpt_are_teasers_of_a_list(tmp_path: Path) -> None:
    listed = articles(RSS, tmp_path)[-1]
    assert (listed.id, listed.title, listed.flags) == ("feed.xml", "博客", ("list",))
    assert listed.teasers == (
        Teaser("线程池", "线程池的核心类有七个参数…", "https://blog.example/pool", ("truncated",)),
        Teaser("没有正文", "", "", ("truncated",)),
    )


def test_a_feed_whose_entries_are_whole_is_no_list(tmp_path: Path) -> None:
    assert [article.id for article in articles(ATOM, tmp_path)] == ["feed.xml#tag:blog.example,2023:1"]


def test_an_entry_with_nothing_in_it_fails(tmp_path: Path) -> None:
    assert read(entry("<guid>empty</guid>"), tmp_path) == ["an entry without text or title"]


def test_atom_is_read_as_rss_is(tmp_path: Path) -> None:
    article = articles(ATOM, tmp_path, "feed.atom")[0]
    assert (article.title, article.author, article.date, article.updated) == ("锁", "小红", "2023-05-01T00:00:00", "2023-06-02T08:00:00")
    assert article.text.startswith("偏向锁是一种")


@pytest.mark.parametrize("end", ["…</p>", "...", "[…]", "<a href='/a'>阅读全文</a></p>", "<a>Read more &raquo;</a>", "&#8230;"])
def test_content_that_breaks_off_is_a_teaser_or_a_truncated_article(end: str, tmp_path: Path) -> None:
    cut = RSS.replace("int a;</code></pre>", f"int a;</code></pre>{end}")
    assert "偏向锁 & 轻量级锁" in [teaser.title for teaser in articles(cut, tmp_path)[-1].teasers]
    assert articles(cut.replace("<p>偏", "<p>" + "锁" * 1000), tmp_path)[0].flags == ("truncated",)


@pytest.mark.parametrize("text", ["线程池的核心类有七个参数。" * 100, "&lt;p&gt;甲&lt;/p&gt;&lt;pre&gt;乙&lt;/pre&gt;&lt;p&gt;丙&lt;/p&gt;"])
def test_a_description_may_be_the_text(text: str, tmp_path: Path) -> None:
    (article,) = articles(entry(f"<title>线程池</title><description>{text}</description>"), tmp_path)
    assert article.flags == ()


@pytest.mark.parametrize("charset", ["gb2312", "gbk", "gb18030", "utf-16", "big5"])
def test_a_feed_says_what_it_is_written_in(charset: str, tmp_path: Path) -> None:
    text = RSS.replace('encoding="utf-8"', f'encoding="{charset}"')
    content = (text.translate(str.maketrans("锁轻级", "鎖輕級")) if charset == "big5" else text).encode(charset, "ignore")
    assert articles(content, tmp_path)[0].title in {"偏向锁 & 轻量级锁", "偏向鎖 & 輕量級鎖"}


def test_a_feed_may_lie_about_what_it_is_written_in(tmp_path: Path) -> None:
    assert articles(RSS.encode("gbk"), tmp_path)[0].title == "偏向锁 & 轻量级锁"


@pytest.mark.parametrize("bad", ["A & B", "a\x08b", "a&nbsp;b", "a&copy;b", "a<br>b", "\ufffe", "&#0;"])
def test_stray_signs_lose_nothing(bad: str, tmp_path: Path) -> None:
    assert len(articles(RSS.replace("一种优化。", bad), tmp_path)) == 2


def test_a_feed_that_broke_off_keeps_what_arrived(tmp_path: Path) -> None:
    cut = RSS[: RSS.index("<item><title>没有")]
    assert articles(cut, tmp_path)[0].title == "偏向锁 & 轻量级锁"
    assert "read, but it breaks off, and what came after is lost" in read(cut, tmp_path)
    assert not any("breaks off" in str(found) for found in [*read(RSS, tmp_path), *read(f"{ATOM}\n<!-- made by hand -->", tmp_path)])


def test_a_feed_of_more_entries_than_are_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indexer.sources.feedxml.MOST_ENTRIES", 1)
    assert read(RSS, tmp_path)[0] == "read, but only its first 20,000 entries are read"
    monkeypatch.setattr("indexer.sources.feedxml.MOST_ENTRIES", 3)
    assert not any("entries are read" in str(found) for found in read(RSS, tmp_path))


@pytest.mark.parametrize(("title", "read_as"), [
    ("&lt;b&gt;锁&lt;/b&gt; &amp;amp; 池", "锁 & 池"), ("vector&lt;int&gt; 的用法", "vector<int> 的用法"), ("<![CDATA[A &amp; B]]>", "A & B"),
    ("  两\n 行 ", "两 行"), ("&amp;lt;html&amp;gt;", "<html>"),
])  # fmt: skip
def test_titles_are_text_however_they_are_escaped(title: str, read_as: str, tmp_path: Path) -> None:
    assert articles(entry(f"<title>{title}</title><content:encoded>{'正文' * 9}</content:encoded>"), tmp_path)[0].title == read_as


def test_links_start_from_the_entry_or_what_it_names(tmp_path: Path) -> None:
    content = '<content:encoded xml:base="https://b.example/x/">&lt;p&gt;&lt;a href="y"&gt;乙&lt;/a&gt;&lt;/p&gt;</content:encoded>'
    plain = content.replace(' xml:base="https://b.example/x/"', "")
    links = [articles(entry(f"<link>https://a.example/p/</link>{body}"), tmp_path)[0].links[0].target for body in (content, plain)]
    assert links == ["https://b.example/x/y", "https://a.example/p/y"]


def test_an_entry_without_an_id_is_called_by_its_link_or_its_place(tmp_path: Path) -> None:
    body = f"<content:encoded>{'正文' * 9}</content:encoded>"
    names = [articles(entry(fields + body), tmp_path)[0].id for fields in ("", "<link>https://a.example/1</link>", "<guid>a b</guid>")]
    assert names[:2] == ["feed.xml#1", "feed.xml#https://a.example/1"]
    assert re.fullmatch(r"feed\.xml#[0-9a-f]{16}", names[2])


def test_an_id_that_is_given_twice_names_two_entries_but_a_copy_is_dropped(tmp_path: Path) -> None:
    items = "".join(f"<item><guid>a</guid><content:encoded>{text}</content:encoded></item>" for text in ("甲乙丙丁", "甲乙丙丁", "戊己庚辛"))
    found = articles(RSS[: RSS.index("<item>")] + items + "</channel></rss>", tmp_path)
    assert [(article.id, article.text) for article in found] == [("feed.xml#a", "甲乙丙丁"), ("feed.xml#a~2", "戊己庚辛")]


def test_a_json_feed_is_a_feed(tmp_path: Path) -> None:
    items = [
        {"id": 1, "title": "锁", "content_html": WHOLE, "date_published": "2023-05-01T08:00:00Z", "tags": ["JVM"], "authors": [{"name": "小明"}]},
        {"id": 2, "title": "池", "summary": "线程池有七个参数"}, {"id": 3}, "nonsense",
    ]  # fmt: skip
    feed = {"version": "https://jsonfeed.org/version/1.1", "language": "zh", "title": "博客", "items": items}
    whole, empty, listed = read(json.dumps(feed), tmp_path, "feed.json")
    assert isinstance(whole, Article)
    assert isinstance(listed, Article)
    assert (whole.id, whole.author, whole.tags, whole.flags) == ("feed.json#1", "小明", ("JVM",), ())
    assert (empty, listed.flags, listed.teasers[0].title) == ("an entry without text or title", ("list",), "池")


def test_an_export_of_wordpress_holds_drafts_and_other_things(tmp_path: Path) -> None:
    body = f"<content:encoded>{'正文' * 9}</content:encoded>"
    kinds = "".join(
        f"<item><guid>{kind}-{status}</guid>{body}<wp:post_type>{kind}</wp:post_type><wp:status>{status}</wp:status></item>"
        for kind, status in (("post", "publish"), ("post", "draft"), ("attachment", "inherit"))
    )
    content = (RSS[: RSS.index("<item>")] + kinds + "</channel></rss>").replace("<rss ", '<rss xmlns:wp="http://wordpress.org/export/1.2/" ')
    (tmp_path / "wp.xml").write_text(content)
    found = [page for page in file_pages(tmp_path / "wp.xml", "wp.xml", 10_000_000, named=True) if isinstance(page, Page)]
    assert [page.id for page in found if parse(page, Options()) is not None] == ["wp.xml#post-publish"]
    assert len(found) == 2


@pytest.mark.parametrize(("content", "name", "reason"), [
    ("<urlset><url><loc>a</loc></url></urlset>", "sitemap.xml", "a sitemap"), ("<rss version='2.0'></rss>", "a.xml", "without entries"),
    ("<opml version='2.0'><body/></opml>", "a.opml", "OPML, a list of feeds"), ("<project/>", "pom.xml", "its root is <project>"),
    ("{}", "a.json", "no JSON Feed"), ("[" * 100_000, "a.json", "not JSON"), ("", "a.xml", "empty"), ("\x89PNG", "a.xml", "XML"),
])  # fmt: skip
def test_what_is_no_feed_says_why(content: str, name: str, reason: str, tmp_path: Path) -> None:
    (said,) = read(content, tmp_path, name)
    assert reason in str(said)
    assert "\n" not in str(said)


BILLION = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))


@pytest.mark.parametrize("content", [
    f'<!DOCTYPE l [<!ENTITY a "lol">{BILLION}]><rss><channel><item><title>&m;</title></item></channel></rss>',
    f'<!DOCTYPE l [<!ENTITY a "lol">{BILLION}]><rss><channel><item title="&m;"><title>a</title></item></channel></rss>',
    f'<!DOCTYPE l [<!ENTITY a "lol">{BILLION}]><rss><channel><item><title>&m; & </title></item></channel>',
    '<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>',
])  # fmt: skip
def test_entities_are_off(content: str, tmp_path: Path) -> None:
    with soon():
        (said,) = read(content, tmp_path)
    assert said == "XML that declares entities is not read" or "broken XML" in str(said)


@pytest.mark.parametrize("piece", [
    "<item>", "<a", "&", "<a>", "<!", "<!ENTITY ", "<![CDATA[", "&#", "<item><title>a", "<item/>", "<item><title>a</title></item>", "<!---->",
])  # fmt: skip
def test_hostile_feeds_are_read_or_refused_soon(piece: str, tmp_path: Path) -> None:
    with soon():
        read("<rss version='2.0'><channel>" + piece * (500_000 // len(piece)), tmp_path)


@pytest.mark.parametrize("head", ["<!---->" * 500, "<?a?>" * 700, "\n" * 4000, "<feed " * 600, "<!-- " * 900])
def test_what_a_file_is_is_told_soon(head: str) -> None:
    with soon():
        assert not is_feed(head.encode())


def test_a_feed_that_is_too_large_names_the_option(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text(RSS)
    assert "see max_bytes" in str(next(file_pages(tmp_path / "a.rss", "a.rss", 100, named=True)))


def found_in(folder: Path, **options: Any) -> list[str]:
    """What a folder yields: feeds without their entries."""
    pages_found = (page.id.split("#")[0].removeprefix(f"{folder.name}/") for page in pages([str(folder)], SourceOptions(**options)))
    return list(dict.fromkeys(pages_found))


def test_a_folder_yields_every_feed_and_nothing_of_what_only_looks_like_one(tmp_path: Path) -> None:
    for name in ("a.rss", "b.atom", "c.xml", "d.json", "e.html", "f.txt"):
        (tmp_path / name).write_text('{"version": "https://jsonfeed.org/version/1", "items": [{"title": "a"}]}' if name == "d.json" else RSS)
    (tmp_path / "sitemap.xml").write_text("<urlset/>")
    (tmp_path / "package.json").write_text("{}")
    assert found_in(tmp_path) == ["a.rss", "b.atom", "c.xml", "d.json", "e.html", "f.txt"]


def test_a_feed_that_a_generator_wrote_beside_its_pages_is_read_when_asked(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(WHOLE)
    (tmp_path / "atom.xml").write_text(RSS)
    assert found_in(tmp_path) == ["index.html"]
    assert found_in(tmp_path, include=("atom.xml",)) == ["atom.xml"]


def test_ids_stay_where_entries_come_on_top(tmp_path: Path) -> None:
    before = {article.id for article in articles(RSS, tmp_path)}
    more = RSS.replace("<item>", f"<item><guid>new</guid><content:encoded>{'新的' * 9}</content:encoded></item><item>", 1)
    assert before < {article.id for article in articles(more, tmp_path)}


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(["<rss>", "<channel>", "<item>", "</item>", "<title>", "</title>", "a", "&", "<![CDATA[", "]]>", "<", "\0"])))
def test_any_feed_is_pages_or_reasons(parts: list[str]) -> None:
    for page in feed_pages("".join(parts).encode(), "a"):
        assert isinstance(page, Page) or page.reason


def test_the_notes_of_an_evernote_export_are_articles(tmp_path: Path) -> None:
    (article,) = articles(ENEX, tmp_path, "notes.enex")
    assert (article.title, article.author, article.url, article.tags) == ("偏向锁", "小明", "https://blog.example/locks", ("JVM", "锁"))
    assert (article.date[:10], article.updated[:10]) == ("2023-05-01", "2023-06-02")
    assert article.text == "偏向锁是一种针对加锁操作的优化手段。\nint a;\n\nint b;"
    assert [(block.kind, block.detail) for block in article.blocks] == [("paragraph", ""), ("code", "java")]


def test_a_note_that_is_nothing_but_code_keeps_all_of_it(tmp_path: Path) -> None:
    lines = "".join(f"<div>{line}</div>" for line in ("def f(x):", "    if x:", "        return 1", "    return 0  # aligned"))
    note = f'<en-note><div style="box-sizing:border-box;-en-codeblock:true;">{lines}</div></en-note>'
    (article,) = articles(f"<en-export><note><title>锁</title><content><![CDATA[{note}]]></content></note></en-export>", tmp_path, "notes.enex")
    assert article.text == "def f(x):\n    if x:\n        return 1\n    return 0  # aligned"


def test_what_is_encrypted_in_a_note_is_no_text(tmp_path: Path) -> None:
    note = '<en-note>锁很快。<en-crypt hint="猫">RU5DMNnZ3HgzXrjZ</en-crypt>锁很慢。</en-note>'
    (article,) = articles(f"<en-export><note><title>锁</title><content><![CDATA[{note}]]></content></note></en-export>", tmp_path, "notes.enex")
    assert article.text == "锁很快。锁很慢。"


def test_markup_that_was_escaped_twice_is_markup(tmp_path: Path) -> None:
    body = "&lt;h2 id=&#34;锁&#34;&gt;升级&lt;/h2&gt;\n&lt;p&gt;偏向锁 &amp;lt;T&amp;gt; 很快。&lt;/p&gt;"
    feed = "<rss version='2.0'><channel><item><title>锁</title><link>https://b.example/1</link><content>{}</content></item></channel></rss>"
    (article,) = articles(feed.format(f"<![CDATA[{body}]]>"), tmp_path)
    assert article.text == "升级\n偏向锁 <T> 很快。"
    for told, text in (("元素 &lt;p&gt;锁&lt;/p&gt; 与 &lt;b&gt;", "元素 <p>锁</p> 与 <b>"), ("&lt;p&gt;锁&lt;/p&gt; 与 <b>锁</b>", "<p>锁</p> 与 锁"), ("&lt;p&gt; 没有结束", "<p> 没有结束")):
        (article,) = articles(feed.format(f"<![CDATA[{told}]]>"), tmp_path)
        assert article.text == text


@pytest.mark.parametrize("inside", ["<![CDATA[>]]>", "]]]]><![CDATA[>"])
def test_a_note_goes_on_behind_a_section_of_its_own(inside: str, tmp_path: Path) -> None:
    note = f"<en-note><div>锁很快。</div>{inside}<div>锁很慢。</div></en-note>"
    rest = "<note><title>二</title><content><![CDATA[<en-note>第二篇。</en-note>]]></content></note>"
    found = articles(f"<en-export><note><title>一</title><content>\n<![CDATA[{note}]]>\n</content></note>{rest}</en-export>", tmp_path, "notes.enex")
    assert ["锁很慢" in found[0].text, found[1].text] == [True, "第二篇。"]
    assert "CDATA" not in found[0].text


def test_many_notes_without_an_end_take_no_longer_for_each() -> None:
    start = time.process_time()
    assert mended("<en-export>" + "<content><![CDATA[" * 100_000).count("<content>") == 100_000
    assert mended("<en-export><content><![CDATA[a]]></content>" + "]]>  " * 100_000).endswith("]]>  ")
    assert time.process_time() - start < 2


def test_notes_after_a_large_attachment_are_read() -> None:
    note = "<note><title>锁</title><content>&lt;en-note&gt;锁很快。&lt;/en-note&gt;</content>{}</note>"
    attached = f'<resource><data encoding="base64">{"iVBORw0KGgo=" * 900_000}</data></resource>'
    found = list(feed_pages(f"<en-export>{note.format(attached)}{note.format('')}<note><content>二</content></note></en-export>".encode(), "notes.enex"))
    assert len(found) == 2


def test_an_export_that_breaks_off_says_so(tmp_path: Path) -> None:
    told = read(ENEX[: ENEX.index("<resource>")], tmp_path, "notes.enex")
    assert any(isinstance(found, str) and "breaks off" in found for found in told)
    assert [found.title for found in told if isinstance(found, Article)] == ["偏向锁"]


@pytest.mark.parametrize("note", ["<![CDATA[" + "<en-crypt>" * 50_000 + "]]>", "<en-media" * 50_000, "<![CDATA[" + "<en-media " * 50_000 + "]]>", "<content>" * 200, "<![CDATA[<en-note>" + "<div>" * 100_000 + "]]>"])
def test_hostile_notes_are_read_or_refused_soon(note: str, tmp_path: Path) -> None:
    with soon():
        read(f"<en-export><note><title>锁</title><content>{note}</content></note></en-export>", tmp_path, "notes.enex")


@pytest.mark.parametrize("tag", ["x:", "x:1"])
def test_damaged_tags_of_another_vocabulary_stop_no_feed(tag: str, tmp_path: Path) -> None:
    entry = f"<entry><id>a</id><title>t</title><content type='xhtml'><div xmlns:x='u:x'>一<{tag}>二</{tag}><x:b>三</x:b></div></content></entry>"
    (tmp_path / "a.xml").write_text(f"<feed xmlns='http://www.w3.org/2005/Atom'>{entry}</feed>", encoding="utf-8")
    (page,) = pages([str(tmp_path / "a.xml")], SourceOptions())
    assert isinstance(page, Page)
    assert all(word in page.content.decode() for word in "一二三")


def test_other_feeds_keep_sections_that_follow_one_another() -> None:
    feed = "<search><entry><content><![CDATA[锁 ]]]]><![CDATA[> 线程]]></content></entry></search>"
    assert mended(feed) == feed
    assert mended(f"<en-export>{feed}") != f"<en-export>{feed}"


@pytest.mark.parametrize("cut", ["锁升级…", "Read more"])
def test_many_tags_behind_what_cuts_off_are_looked_at_once(cut: str) -> None:
    body = cut + "</description><category>" * 20 + "后来"
    feed = f'<rss version="2.0"><channel><title>t</title><item><title>a</title><content:encoded xmlns:content="c"><![CDATA[{body}]]></content:encoded></item></channel></rss>'
    started = time.process_time()
    assert len(list(feed_pages(feed.encode(), "a.rss"))) == 1
    assert time.process_time() - started < 2
