"""Sidebars in the pages of a built site."""

import os
import re
from pathlib import Path

import pytest
from samples import Sample, write_index

from indexer import Index, SourceError
from indexer.inject import inject, remove
from indexer.inject.links import relative
from indexer.inject.pages import BEGIN, END, page_of, with_block, without_block
from indexer.inject.site import OWN_STYLE
from indexer.model import Article, Block
from indexer.publish import publish
from indexer.publish.templates import STYLE
from tests.parsing.pages import soon

from .conftest import PAGE, contents, html_of


def test_the_sidebar_stands_at_the_end_of_the_articles_body(blog_index: Index, site: Path) -> None:
    done = inject(blog_index, site)
    assert (done.written, done.failures, done.unseen) == (8, [], ())
    page = (site / "jvm-lock/index.html").read_text("utf-8")
    assert re.search(r'<p>[^<]+</p>\n<!-- indexer:begin --><aside class="kpi-sidebar kpi-inside".*</aside>\s*<!-- indexer:end --></div><footer>', page, re.S)
    assert '<div role=navigation class="kpi-related"' in page[page.index("indexer:begin") :]
    assert "<nav" not in page[page.index("indexer:begin") : page.index("indexer:end")]


def test_nothing_else_changes_and_all_can_be_taken_back(blog_index: Index, site: Path) -> None:
    before = contents(site)
    inject(blog_index, site)
    assert {path: without_block(content) for path, content in contents(site).items()} == before
    assert remove(site).written == 8
    assert contents(site) == before
    assert not (site / OWN_STYLE).exists()


def test_a_second_time_nothing_is_written(blog_index: Index, site: Path) -> None:
    inject(blog_index, site)
    after = contents(site)
    again = inject(blog_index, site)
    assert (again.written, again.unchanged) == (0, 8)
    assert contents(site) == after


def test_links_lead_to_pages_of_the_site(blog_index: Index, site: Path) -> None:
    inject(blog_index, site)
    for path in site.glob("*/index.html"):
        links = re.findall(r'<li><a href="([^"]+)"', path.read_text("utf-8").split(BEGIN.decode())[1])
        assert all((path.parent / link / "index.html").exists() for link in links)
    assert '<a href="../heavyweight/"' in (site / "jvm-lock/index.html").read_text("utf-8")
    assert f'href="../{OWN_STYLE}"' in (site / "jvm-lock/index.html").read_text("utf-8")


def test_a_list_of_excerpts_is_left_and_named(blog_index: Index, site: Path) -> None:
    done = inject(blog_index, site)
    assert [(left.id, left.reason) for left in done.left] == [("index.html", "shows no article of the index")]


def test_an_article_that_has_a_page_of_its_own_has_its_sidebar_there_alone(blog_index: Index, site: Path) -> None:
    own = (site / "jvm-lock/index.html").read_text("utf-8")
    (site / "index.html").write_text(own.replace("JVM 锁升级 | ", ""), "utf-8")
    done = inject(blog_index, site)
    assert [(left.id, left.reason) for left in done.left] == [("index.html", "holds an article that has a page of its own")]


def test_a_dry_run_only_says_what_would_be_done(blog_index: Index, site: Path) -> None:
    before = contents(site)
    assert inject(blog_index, site, dry_run=True).written == 8
    assert contents(site) == before
    inject(blog_index, site)
    assert remove(site, dry_run=True).written == 8
    assert contents(site) != before


def test_the_owners_wish_decides_where(blog_index: Index, site: Path) -> None:
    path = site / "jvm-lock/index.html"
    path.write_text(path.read_text("utf-8").replace("<footer>", "<footer><!-- indexer:related -->"), "utf-8")
    before = path.read_bytes()
    inject(blog_index, site)
    assert b"<!-- indexer:related --><!-- indexer:begin -->" in path.read_bytes()
    assert without_block(path.read_bytes()) == before


def test_a_page_that_hides_from_search_gets_none_and_is_linked_by_none(blog_index: Index, site: Path) -> None:
    path = site / "heavyweight/index.html"
    path.write_text(path.read_text("utf-8").replace("</title>", '</title><meta name="robots" content="noindex,follow">'), "utf-8")
    assert inject(blog_index, site).hidden == 1
    assert all(b"heavyweight" not in content for content in contents(site).values())


def test_a_page_in_another_charset_stays_in_it(blog_index: Index, site: Path) -> None:
    path = site / "jvm-lock/index.html"
    path.write_bytes(path.read_text("utf-8").replace("utf-8", "gb18030").encode("gb18030"))
    before = path.read_bytes()
    inject(blog_index, site)
    after = path.read_bytes()
    assert without_block(after) == before
    assert after.split(BEGIN)[1].split(END)[0].isascii()


@pytest.mark.parametrize("error", ["decimal", "hexadecimal"])
def test_a_page_of_character_references_is_known_by_its_text(blog_index: Index, site: Path, error: str) -> None:
    path = site / "jvm-lock/index.html"
    text = re.sub("<(title|h1)>[^<]*", r"<\1>", path.read_text("utf-8"))
    refer = (lambda found: f"&#X{ord(found[0]):X};") if error == "hexadecimal" else (lambda found: f"&#{ord(found[0])};")
    path.write_text(re.sub("[^\x00-\x7f]", refer, text), "ascii")
    before = path.read_bytes()
    assert inject(blog_index, site).unseen == ()
    assert re.search(b"<!-- indexer:begin --><aside.*</aside>\\s*<!-- indexer:end --></div><footer>", path.read_bytes(), re.DOTALL)
    assert without_block(path.read_bytes()) == before


def test_a_page_in_utf16_is_left(blog_index: Index, site: Path) -> None:
    path = site / "jvm-lock/index.html"
    path.write_bytes(path.read_text("utf-8").replace("utf-8", "utf-16").encode("utf-16"))
    before = path.read_bytes()
    done = inject(blog_index, site)
    assert ("jvm-lock/index.html", "a block cannot be written in its charset") in [(left.id, left.reason) for left in done.left]
    assert path.read_bytes() == before


def test_an_article_is_known_by_its_text_alone(blog_index: Index, site: Path) -> None:
    source = site / "jvm-lock/index.html"
    other = site / "archives/1207.html"
    other.parent.mkdir()
    other.write_text(source.read_text("utf-8").replace("JVM 锁升级", "首页"), "utf-8")
    source.unlink()
    assert inject(blog_index, site).unseen == ()
    assert BEGIN in other.read_bytes()


def test_an_article_is_known_where_its_page_keeps_the_ends_of_its_lines(tmp_path: Path) -> None:
    lines = ["线程共享同一块内存区域", "它存放虚拟机加载的类信息", "垃圾收集器很少在这里工作", "内存不足时会抛出异常"]
    text = "".join(lines)
    write_index(tmp_path / "index.db", (Sample(Article("方法区.md", "方法区", text, (Block("paragraph", 0, len(text)),)), terms=("内存",)),))
    (tmp_path / "public").mkdir()
    (tmp_path / "public/a.html").write_text(PAGE.format(charset="utf-8", title="方法区", start="", head="", body="<p>" + "\n".join(lines) + "</p>"), "utf-8")
    with Index.open(tmp_path / "index.db") as index:
        assert inject(index, tmp_path / "public").written == 1


def test_a_note_of_code_and_links_is_found_where_its_page_is_called_as_it_is(tmp_path: Path) -> None:
    code = "<mvc:path-matching path-matcher=pathMatcher/>"
    note = Article("posts/忽略大小写.md", "RequestMapping 忽略大小写", code, (Block("code", 0, len(code)),))
    write_index(tmp_path / "index.db", (Sample(note, terms=("路径",)),))
    pages = {"忽略大小写/index.html": note.title, "tags/mvc/index.html": "mvc"}
    for path, title in pages.items():
        (tmp_path / "public" / path).parent.mkdir(parents=True)
        (tmp_path / "public" / path).write_text(PAGE.format(charset="utf-8", title=title, start="", head="", body=html_of(code)), "utf-8")
    with Index.open(tmp_path / "index.db") as index:
        done = inject(index, tmp_path / "public")
    assert (done.written, [left.id for left in done.left]) == (1, ["tags/mvc/index.html"])
    assert "</p>\n<!-- indexer:begin -->" in (tmp_path / "public/忽略大小写/index.html").read_text("utf-8")


@pytest.mark.parametrize("content", [b"", b"\x00" * 1000, b"<div" * 10_000, b"<!--" * 10_000, b'<div a="' * 10_000, b"<script>" * 10_000])
def test_no_page_brings_the_others_down(blog_index: Index, site: Path, content: bytes) -> None:
    (site / "odd.html").write_bytes(content)
    assert inject(blog_index, site).written == 8
    assert (site / "odd.html").read_bytes() == content


def test_a_page_that_may_not_be_written_is_one_line(blog_index: Index, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(draft: str, target: str) -> None:
        if Path(target).parent.name == "redis":
            raise PermissionError(13, "Permission denied")
        Path(draft).rename(target)

    monkeypatch.setattr(os, "replace", refuse)
    done = inject(blog_index, site)
    assert (done.written, [failure.id for failure in done.failures]) == (7, ["redis/index.html"])
    assert not list(site.rglob(".indexer-*"))


def test_a_site_that_is_none_is_a_clear_error(blog_index: Index, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such folder"):
        inject(blog_index, tmp_path / "nowhere")


def test_a_folder_without_pages_is_a_clear_error(blog_index: Index, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    with pytest.raises(SourceError, match=r"no pages .* name the folder that your generator built"):
        inject(blog_index, tmp_path / "content")


def test_a_block_keeps_clear_of_scripts_and_comments() -> None:
    page = page_of("<body><div><p>正文</p><!-- </div> --><script>'</div>'</script></div></body>".encode())
    assert [(c.name, page.text[c.end : c.end + 6]) for c in page.containers()] == [("div", "</div>"), ("body", "</body")]
    assert next(page.containers()).end == page.text.rindex("</div>")


def test_a_block_can_be_put_in_and_out_of_any_bytes() -> None:
    content = "锁<p>".encode("gb18030")
    assert without_block(with_block(content, 2, "<b>锁</b>")) == content


@pytest.mark.parametrize(("page", "start", "address"), [
    ("a/b/index.html", "a/c/index.html", "../b/"), ("a.html", "b.html", "a.html"), ("a:b.html", "c.html", "a%3Ab.html"),
    ("index.html", "index.html", "./"), ("a b/锁.html", "x/y/z.html", "../../a%20b/%E9%94%81.html"),
])  # fmt: skip
def test_addresses_are_relative(page: str, start: str, address: str) -> None:
    assert relative(page, start) == address


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="keywords" content="前言 <!-- indexer:related --> 正文">', "<script>var a = '<!-- indexer:related -->'</script>",
        '<script type="application/ld+json">{"a": "<!-- indexer:related -->"}</script>', "<style>/* <!-- indexer:related --> */</style>",
    ],
)  # fmt: skip
@pytest.mark.parametrize("inside", [False, True])
def test_a_wish_is_a_comment_and_nothing_else(blog_index: Index, site: Path, head: str, inside: bool) -> None:
    place = site / "jvm-lock/index.html"
    page = place.read_text("utf-8")
    page = page.replace("<main>", f"<main>{head}<p title='<!-- indexer:related -->'></p>") if inside else page.replace("</head>", f"{head}</head>")
    place.write_text(page.replace("<footer>", "<footer><!-- indexer:related -->"), "utf-8")
    inject(blog_index, site)
    assert f"<footer><!-- indexer:related -->{BEGIN.decode()}" in place.read_text("utf-8")


def test_a_wish_in_another_charset_is_found_behind_one_in_the_head(blog_index: Index, site: Path) -> None:
    place = site / "jvm-lock/index.html"
    page = place.read_text("utf-8").replace('charset="utf-8"', 'charset="gb18030"')
    page = page.replace("</head>", '<meta name="keywords" content="锁 <!-- indexer:related -->"></head>').replace("<footer>", "<footer><!-- indexer:related -->")
    place.write_bytes(page.encode("gb18030"))
    inject(blog_index, site)
    assert f"<footer><!-- indexer:related -->{BEGIN.decode()}".encode() in place.read_bytes()


def test_a_page_whose_article_left_the_index_loses_its_sidebar(blog_index: Index, site: Path) -> None:
    inject(blog_index, site)
    place = site / "jvm-lock/index.html"
    page = place.read_text("utf-8")
    start, end = page.index("<div class=\"content\">"), page.index(BEGIN.decode())
    place.write_text(page[:start].replace("JVM 锁升级", "别的") + '<div class="content"><p>这篇文章已经不在了。</p>' + page[end:], "utf-8")
    inject(blog_index, site)
    assert BEGIN not in place.read_bytes()
    assert inject(blog_index, site).written == 0


@pytest.mark.parametrize("open_tag", ['<a title="', "<a title='", "<a ", "<", "<!--", "<script "])
def test_tags_that_are_never_closed_take_no_time(open_tag: str) -> None:
    wish = "<!-- indexer:related -->"
    assert page_of(f"<body>{wish}{open_tag * 99_999}".encode()).wished == len(f"<body>{wish}")
    page = f"<body>{open_tag * 100_001}{wish}"
    assert page_of(page.encode()).wished in {-1, len(page)}


def test_end_tags_of_scripts_are_found_in_any_case() -> None:
    assert list(page_of(b"<body><Script>'<article>'</SCRIPT><article>a</article></body>").containers())


def test_beginnings_of_blocks_without_end_are_passed_over_soon() -> None:
    with soon():
        assert without_block(BEGIN * 20_000).startswith(BEGIN)


def test_what_was_published_into_the_site_is_left_alone(blog_index: Index, site: Path) -> None:
    publish(blog_index, ["site"], site)
    before = contents(site / "explorer")
    inject(blog_index, site)
    assert contents(site / "explorer") == before


def test_a_damaged_list_of_published_files_keeps_no_page_from_its_sidebar(blog_index: Index, site: Path) -> None:
    (site / ".published.json").write_text("[", "utf-8")
    assert inject(blog_index, site).written == 8


def test_a_page_that_has_its_sidebar_by_a_template_gets_no_second_one_and_is_linked(blog_index: Index, site: Path) -> None:
    path = site / "heavyweight/index.html"
    inject(blog_index, site)
    path.write_text(without_block(path.read_bytes()).decode().replace("<footer>", '<aside class="kpi-sidebar kpi-inside"></aside><footer>'), "utf-8")
    before = path.read_bytes()
    done = inject(blog_index, site)
    assert [left.id for left in done.left if "template" in left.reason] == ["heavyweight/index.html"]
    assert path.read_bytes() == before
    assert '<a href="../heavyweight/"' in (site / "jvm-lock/index.html").read_text("utf-8")


def test_the_style_of_a_publisher_stays_when_sidebars_are_taken_out(blog_index: Index, site: Path) -> None:
    publish(blog_index, ["hugo"], site)
    (site / "static" / STYLE).rename(site / STYLE)  # as Hugo does
    inject(blog_index, site)
    remove(site)
    assert (site / STYLE).exists()
    assert not (site / OWN_STYLE).exists()


@pytest.mark.parametrize(("said", "name"), [("VitePress v1.6.4", "VitePress"), ("Docusaurus v3.10.2", "Docusaurus"), ("Hugo 0.168.0", "")])
def test_a_generator_whose_scripts_take_sidebars_out_again_is_named(said: str, name: str, blog_index: Index, site: Path) -> None:
    page = site / "jvm-lock/index.html"
    page.write_text(page.read_text("utf-8").replace("<head>", f'<head><meta name="generator" content="{said}">'), "utf-8")
    assert inject(blog_index, site).undone_by == name
