"""What readers see: links with reasons, trees, marks; and nothing that an author smuggled in."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from indexer.model import Failure, Teaser, Tree
from indexer.publish import Options, html, publish

from .conftest import MakeIndex, Sample, beside, sample

OURS = {
    "html", "head", "meta", "title", "link", "body", "header", "main", "nav", "aside", "section", "div", "h1",
    "h2", "h3", "p", "ul", "li", "dl", "dt", "dd", "a", "span", "time", "details", "summary", "-text",
}  # fmt: skip
ATTRIBUTES = {
    "lang", "class", "id", "href", "rel", "title", "open", "datetime", "aria-label", "charset", "name",
    "content", "http-equiv", "role", "aria-level",
}  # fmt: skip
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title></style></textarea><svg onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "\x00\x01\x1b[31m\x7f锁\u202e",
    "&lt;b&gt;&#60;i&#62;",
)
ADDRESSES = (
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)",
    "\x01javascript:x", "data:text/html,<script>alert(1)</script>", "vbscript:x", "file:///etc/passwd",
    "//evil.example/x", "/\\evil.example", "http:evil", "https://[", "blob:x", "&#106;avascript:alert(1)",
)  # fmt: skip


def hostile_samples() -> Iterator[Sample]:
    numbered = [f"x{number}" for number in range(len(ADDRESSES))]
    ids = ["../../etc/passwd", "/etc/shadow", "CON", "a\x00b", *HOSTILE, *numbered]
    for number, name in enumerate(ids):
        text = HOSTILE[number % len(HOSTILE)]
        following = [*ids, *ids][number + 1 : number + 6]
        yield sample(
            name,
            title=text,
            url=ADDRESSES[number % len(ADDRESSES)],
            author=text,
            date=text,
            description=text,
            teasers=(Teaser(text, text, ADDRESSES[number % len(ADDRESSES)], (text, "spam")),),
            terms=(text,),
            language=text,
            flags=(text, "truncated"),
            copy_of=ids[0],
            neighbours=tuple(beside(other, 0.9, "related", text) for other in following),
            tree=Tree(
                text, "article", children=(Tree(text, "section", children=(Tree(text, "definition"),)),)
            ),
        )


@pytest.fixture
def hostile_pages(make_index: MakeIndex, tmp_path: Path) -> dict[str, LexborHTMLParser]:
    index = make_index(*hostile_samples(), failures=(Failure(HOSTILE[0], HOSTILE[1]),))
    publish(index, ["html"], tmp_path / "out")
    return {str(path): LexborHTMLParser(path.read_bytes()) for path in (tmp_path / "out").rglob("*.html")}


def test_nothing_but_our_own_elements_comes_out(hostile_pages: dict[str, LexborHTMLParser]) -> None:
    for page in hostile_pages.values():
        for node in everything(page):
            assert node.tag in OURS
            assert set(node.attributes) <= ATTRIBUTES


def test_every_link_is_relative_or_on_the_web(hostile_pages: dict[str, LexborHTMLParser]) -> None:
    links = [node.attributes["href"] for page in hostile_pages.values() for node in page.css("[href]")]
    assert links
    for link in links:
        assert re.match(r"https?://|#|(?:\.\./)?[\w%&~.-]", link)
        assert not re.match(r"\s*(?!https?:)[a-z]+:", link, re.I)


def test_no_control_characters_come_out(hostile_pages: dict[str, LexborHTMLParser]) -> None:
    for path in hostile_pages:
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", Path(path).read_bytes().decode())


def test_all_files_of_hostile_ids_stay_in_the_folder(
    hostile_pages: dict[str, LexborHTMLParser], tmp_path: Path
) -> None:
    assert len(hostile_pages) == 2 * len(list(hostile_samples())) + 1
    assert {path.name for path in tmp_path.iterdir()} <= {"out", "index.db", "index.db-wal", "index.db-shm"}


def test_every_link_inside_the_folder_leads_somewhere(make_index: MakeIndex, tmp_path: Path) -> None:
    publish(make_index(*hostile_samples()), ["html"], tmp_path / "out")
    for path in (tmp_path / "out").rglob("*.html"):
        for node in LexborHTMLParser(path.read_bytes()).css("a[href]"):
            assert leads_somewhere(path, str(node.attributes["href"]))


def test_a_related_article_comes_with_its_reason(make_index: MakeIndex) -> None:
    index = make_index(
        sample("a.md", "锁"), sample("b.md", neighbours=(beside("a.md", 0.9, "related", "偏向锁", "CAS"),))
    )
    item = sidebar(index, "b.md").css_first(".kpi-related li")
    assert item.text(strip=True) == "锁共同涉及：偏向锁、CAS"


def test_no_neighbour_above_the_threshold_leaves_tree_and_concepts_only(make_index: MakeIndex) -> None:
    tree = Tree("锁", "article", children=(Tree("升级", "point"),))
    index = make_index(
        sample("a.md"), sample("b.md", terms=("锁",), tree=tree, neighbours=(beside("a.md", 0.1),))
    )
    page = sidebar(index, "b.md")
    assert page.css_first(".kpi-related") is None
    assert page.css_first(".kpi-tree li").text() == "升级"
    assert page.css_first(".kpi-terms li").text() == "锁"


def test_an_article_of_which_nothing_is_known_has_an_empty_sidebar(make_index: MakeIndex) -> None:
    assert files_of(make_index(sample("a.md")))["sidebars/a.md.html"] == b""


def test_a_sidebar_has_headings_that_no_table_of_contents_of_a_theme_lists(make_index: MakeIndex) -> None:
    found = sidebar(make_index(sample("a.md"), sample("b.md", terms=("锁",), neighbours=(beside("a.md"),))), "b.md")
    assert not found.css("h1, h2, h3, h4, h5, h6")
    assert [node.text() for node in found.css('[role="heading"][aria-level="2"]')] == ["相关文章", "核心概念"]


def test_a_series_stands_under_its_own_heading(make_index: MakeIndex) -> None:
    index = make_index(sample("a.md"), sample("b.md", neighbours=(beside("a.md", 0.9, "series"),)))
    assert [node.text() for node in sidebar(index, "b.md").css(".kpi-heading")] == ["同系列文章"]


def test_a_link_takes_the_articles_own_address_or_else_our_page(make_index: MakeIndex) -> None:
    index = make_index(
        sample("a.md", url="/posts/a/"),
        sample("b.md", url="javascript:x"),
        sample("c.md", neighbours=(beside("a.md"), beside("b.md"))),
    )
    links = [node.attributes["href"] for node in sidebar(index, "c.md").css("a")]
    assert links == ["/posts/a/", "../articles/b.md.html"]


def test_titles_in_another_language_say_so(make_index: MakeIndex) -> None:
    index = make_index(
        sample("a.md", "Locks", language="en"), sample("b.md", neighbours=(beside("a.md"),)), sample("c.md")
    )
    assert sidebar(index, "b.md").css_first("a").attributes["lang"] == "en"


def test_an_english_corpus_is_published_in_english(make_index: MakeIndex) -> None:
    index = make_index(sample("a.md", "Locks", language="en", terms=("lock",)))
    assert sidebar(index, "a.md").css_first("aside").attributes["lang"] == "en"


@pytest.mark.parametrize(("language", "title", "said"), [
    ("zh-TW", "偏向锁", "zh-TW"), ("zh-Hant-HK", "锁", "zh-TW"), ("zh", "資料庫的索引", "zh-TW"), ("zh-CN", "資料庫的索引", "zh-CN"), ("zh", "偏向锁", "zh-CN"),
])  # fmt: skip
def test_a_corpus_in_traditional_characters_is_published_in_them(make_index: MakeIndex, language: str, title: str, said: str) -> None:
    index = make_index(sample("a.md", title, language=language, terms=("lock",)))
    assert sidebar(index, "a.md").css_first("aside").attributes["lang"] == said


@pytest.mark.parametrize(("text", "said"), [("把資料庫的索引寫入磁碟", "zh-TW"), ("把数据库的索引写入磁盘", "zh-CN")])
def test_texts_tell_the_script_where_titles_are_english(make_index: MakeIndex, text: str, said: str) -> None:
    blog = [sample(f"{at}.md", f"HITCON {at}", text=text, terms=("exploit",)) for at in range(9)]
    simplified = sample("a.md", "资料", terms=("exploit",))
    assert sidebar(make_index(*blog, simplified), "0.md").css_first("aside").attributes["lang"] == said


def test_simplified_titles_say_so_on_a_traditional_page(make_index: MakeIndex) -> None:
    index = make_index(
        sample("a.md", "資料", language="zh-TW", neighbours=(beside("b.md"), beside("c.md"))),
        sample("b.md", "数据", language="zh-CN"),
        sample("c.md", "資訊", language="zh-TW"),
    )
    assert [node.attributes.get("lang") for node in sidebar(index, "a.md").css("a")] == ["zh-Hans", None]


def test_the_index_page_groups_by_folder_with_the_newest_first(make_index: MakeIndex) -> None:
    dated = [("x/java/old.md", "2020-01-01"), ("x/java/new.md", "2024-01-01"), ("x/c/one.md", "")]
    page = index_page(make_index(*(sample(name, name, date=date) for name, date in dated)))
    assert [node.text() for node in page.css(".shelf h2")] == ["c 1", "java 2"]
    assert [node.text() for node in page.css(".title")] == ["x/c/one.md", "x/java/new.md", "x/java/old.md"]


def test_the_index_page_marks_spam_and_copies_and_lists_failed_pages(make_index: MakeIndex) -> None:
    samples = sample("a.md"), sample("b.md", copy_of="a.md"), sample("c.md", flags=("spam",))
    page = index_page(make_index(*samples, failures=(Failure("d.html", "empty"),)))
    assert [node.text() for node in page.css(".mark")] == ["重复", "疑似推广"]
    assert page.css_first(".failed li").text() == "d.html empty"


def test_the_index_page_of_a_large_corpus_leaves_trees_to_the_pages(
    make_index: MakeIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(html, "AT_ONCE", 0)
    index = make_index(sample("a.md", tree=Tree("锁", "article", children=(Tree("升级", "point"),))))
    assert index_page(index).css_first(".kpi-tree") is None


def test_a_teaser_leads_to_the_page_of_its_article(make_index: MakeIndex) -> None:
    teasers = Teaser("锁", "x", "https://e.example/1", (), "b/锁.md"), Teaser("无", "x", "", (), "gone.md")
    page = LexborHTMLParser(files_of(make_index(sample("a.md", teasers=teasers), sample("b/锁.md")))["articles/a.md.html"])
    (link,) = page.css(".teasers a")
    assert f"articles/{unquote(link.attributes['href'] or '')}" in files_of(make_index(sample("a.md"), sample("b/锁.md")))


def test_advertising_teasers_are_named_but_not_linked(make_index: MakeIndex) -> None:
    teasers = Teaser("好", "x", "https://e.example/1"), Teaser("坏", "x", "https://e.example/2", ("spam",))
    page = LexborHTMLParser(files_of(make_index(sample("a.md", teasers=teasers)))["articles/a.md.html"])
    assert [node.attributes["href"] for node in page.css(".teasers a")] == ["https://e.example/1"]
    assert page.css_first(".teasers .mark").text() == "疑似推广"


def test_headings_leave_out_no_level(make_index: MakeIndex) -> None:
    known = {"terms": ("锁",), "tree": Tree("锁", "article", children=(Tree("升级", "point"),))}
    files = files_of(
        make_index(sample("a/x.md", **known, neighbours=(beside("b/y.md"),)), sample("b/y.md", **known))
    )
    for path in ("index.html", "articles/a~x.md.html"):
        levels = [int(node.tag[1]) for node in LexborHTMLParser(files[path]).css("h1, h2, h3")]
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_sidebar_is_as_large_as_the_text_around_it_whatever_the_themes_root_is(make_index: MakeIndex) -> None:
    assert not re.search(rb"\drem\b", files_of(make_index())["sidebar.css"])  # themes with html { font-size: 62.5% } write their text in 1.7rem


def test_the_style_sheet_of_the_sidebar_is_small(make_index: MakeIndex) -> None:
    assert len(files_of(make_index())["sidebar.css"]) < 5200


def test_a_deep_tree_is_set_whole(make_index: MakeIndex) -> None:
    tree = Tree("leaf", "point")
    for depth in range(60):
        tree = Tree(str(depth), "section", children=(tree,))
    assert "leaf" in sidebar(make_index(sample("a.md", tree=tree)), "a.md").text()


def test_a_node_that_is_alone_on_its_level_is_open(make_index: MakeIndex) -> None:
    inner = tuple(Tree(name, "section", children=(Tree(f"{name} {name}", "point"),)) for name in ("heap", "stack"))
    tree = Tree("JVM", "article", children=(Tree("Memory of the JVM", "section", children=inner),))
    found = sidebar(make_index(sample("a.md", tree=tree)), "a.md").css("details")
    assert ["open" in node.attributes for node in found] == [True, False, False]


def test_the_tree_has_the_colour_of_the_text_around_it_in_themes_that_grey_summaries_too(make_index: MakeIndex) -> None:
    assert re.search(rb"& summary \{[^}]*color: inherit", files_of(make_index())["sidebar.css"])


def everything(page: LexborHTMLParser) -> Iterator[LexborNode]:
    assert page.root is not None
    yield from page.root.traverse(include_text=True)


def files_of(index: object) -> dict[str, bytes]:
    return {file.path: file.content for file in html.publish(index, Options(threshold=0.3))}  # type: ignore[arg-type]


def sidebar(index: object, name: str) -> LexborHTMLParser:
    return LexborHTMLParser(files_of(index)[f"sidebars/{name}.html"])


def index_page(index: object) -> LexborHTMLParser:
    return LexborHTMLParser(files_of(index)["index.html"])


def leads_somewhere(path: Path, link: str) -> bool:
    if link.startswith("&"):  # a relative address of an article's own, odd but harmless
        return True
    file, _, anchor = link.partition("#")
    target = path.parent / unquote(file) if file else path
    ids = {node.attributes["id"] for node in LexborHTMLParser(target.read_bytes()).css("[id]")}
    return not anchor or unquote(anchor) in ids
