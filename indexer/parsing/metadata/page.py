"""What a page says about itself: title, author, dates, tags, address, kind. From the whole page, before chrome is
dropped."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from indexer.parsing.dates import YEAR, seen_dates
from indexer.parsing.metadata.bylines import author_of
from indexer.parsing.metadata.labels import categories_of, keywords_of, tags_of
from indexer.parsing.metadata.linked import SITES, Thing, text_in, types_of
from indexer.parsing.metadata.published import published, updated
from indexer.parsing.metadata.statements import Said, is_beside, statements_of
from indexer.parsing.titles import SEPARATOR, Named, page_title

NO_TEXT = ["script", "style", "noscript", "template", "svg", "select", "textarea", "button"]
HEADINGS = "h2, h3, [class*=title], [class*=Title], [id*=title]"
HEADINGS_TRIED = 60
BRANDS_TRIED = 12
MENU = re.compile(r"(?:^|[\s_-])(?:menu|nav|navbar|sidebar|logo|brand|site-?(?:name|title|header|info))(?:$|[\s_-])", re.I)
CLIMB = 5
"""Elements from a heading up in which a menu is looked for."""
INVISIBLE = re.compile(r"[\u200b\ufeff\u00ad]")
ANCHOR = re.compile(r"(?<!\S)[#¶§🔗∞]+|[#¶§🔗∞]+(?!\S)")
FRONT = re.compile(
    r"\s*(?:(?:https?:)?//[^/?#]+/?|/|(?:\.\./)*\.\./?|(?:(?:https?:)?//[^/?#]+/|/|(?:\.{1,2}/)*)index\.html?)\s*"
)
"""Where the front page of a site is; `./` is the page itself."""
CHAPTER = ".book-header h1 > a"
"""Where GitBook and HonKit write the title of a chapter, above each of its pages."""
FIRST_PAGE = re.compile(r"^(?:(?:https?:)?//[^/?#]+)?/?(?:\w\w(?:-\w\w)?/)?(?:index\.\w+)?$|/page/\d+/?(?:index\.\w+)?$|^[^:]*(?:^|/)index\.\w+$", re.I)
"""An address that may be that of a site's first page, of that of a language, of those that go on with it; of files any index."""
FILED = re.compile(r"(?:^|/)(?:tags?|categor(?:y|ies))/", re.I)
"""Where the page of a tag or category is."""
LONGEST_HEADING = 300
VISIBLE = 200_000
"""Characters of a page's text in which dates are looked for."""
DESCRIPTION = ("description", "og:description", "twitter:description", "dc.description", "dcterms.description")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}")
"""BCP 47, section 2.1, without its rarities."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """Empty where the page says nothing; dates are ISO 8601. `kind` is article, other or empty, `head` what <title> says."""

    title: str = ""
    author: str = ""
    date: str = ""
    updated: str = ""
    language: str = ""
    url: str = ""
    description: str = ""
    tags: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    series: str = ""
    kind: str = ""
    site: str = ""
    head: str = ""


def page_metadata(page: LexborHTMLParser, place: str = "") -> Metadata:
    """The metadata of a page; `place` is its address or path, where that is known.

    Scripts and styles are stripped from `page`. Marked-up statements come before visible text, both before the address.
    """
    said = statements_of(page)
    page.strip_tags(NO_TEXT)
    site = said.first(("og:site_name", "application-name")) or _publisher(said)
    title = _title(page, said, site, place)
    text = _lines(page.body) if page.body is not None else ""
    seen = list(seen_dates(_without_code(page, text), title))
    date = published(said, seen, place)
    return Metadata(
        title=title,
        author=author_of(said, text, title),
        date=date,
        updated=updated(said, seen, date),
        language=_language(page, said),
        url=said.url,
        description=said.first(DESCRIPTION) or said.linked("description"),
        tags=tags_of(said, place, text),
        keywords=keywords_of(said),
        categories=categories_of(said, place),
        series=_series(said.thing),
        kind=_kind(said),
        site=site,
        head=said.title,
    )


def _title(page: LexborHTMLParser, said: Said, site: str, place: str) -> str:
    heads = page.css("h1")[:HEADINGS_TRIED]
    titled = [node for node in page.css(HEADINGS)[:HEADINGS_TRIED] if node.tag != "title"]
    first = list(map(_heading, heads))
    others = [text for text in map(_heading, titled) if len(text) < LONGEST_HEADING]
    told = (
        said.linked("headline"),
        *(said.meta.get(name, "") for name in ("og:title", "twitter:title", "dc.title", "citation_title")),
    )
    if _repeats(site, said):
        site, told = "", tuple(title for title in told if title != site)
    sites = [site, *_brands(page), *_menu_titles(said.title, [*heads, *titled])]
    front = FIRST_PAGE.search(said.url or place) is not None
    whole = said.title if front or said.title.strip() != said.generator else ""
    return page_title(Named(whole, told, first, others, sites, front, FILED.search(said.url or place) is not None))


def _repeats(site: str, said: Said) -> bool:
    """Whether what a page calls its site is the title of the page, site's name and all: themes fill in the wrong variable."""
    return SEPARATOR.search(site) is not None and site == said.meta.get("og:title", site) == " ".join(said.title.split())


def _menu_titles(whole: str, nodes: Sequence[LexborNode]) -> Iterator[str]:
    """What ends <title> and is a heading of menus only: the name of the site (mdBook, Material for MkDocs, Hugo Book)."""
    whole = whole.strip()
    ending = [(text, node) for node in nodes if (text := " ".join(_heading(node).split())) and text != whole and whole.endswith(text)]
    elsewhere = {text for text, node in ending if not is_beside(node, MENU, CLIMB)}
    yield from (text for text, _ in ending if text not in elsewhere)


def _heading(node: LexborNode) -> str:
    """The text of a heading without the sign of the link to itself: `锁¶` is 锁, `C#` stays."""
    text = INVISIBLE.sub("", node.text())
    for sign in ANCHOR.findall(text):
        if any(link.text().strip() == sign for link in node.css("a[href*='#'], a:not([href])")):
            text = text.strip().removeprefix(sign).removesuffix(sign)
    return text


def _brands(page: LexborHTMLParser) -> Iterator[str]:
    """The texts of a page's first links that lead to the front page of a site; GitBook has the chapter's own title lead there."""
    own = {node.mem_id for node in page.css(CHAPTER)}
    for node in page.css("a[href]")[:BRANDS_TRIED]:
        if FRONT.fullmatch(node.attributes.get("href") or "#") and node.mem_id not in own:
            yield " ".join(node.text().split())


def _lines(body: LexborNode) -> str:
    """The text of a page, a line a text node, without blank ones."""
    lines = map(str.strip, body.text(separator="\n")[: 2 * VISIBLE].split("\n"))
    return "\n".join(filter(None, lines))[:VISIBLE]


def _without_code(page: LexborHTMLParser, text: str) -> str:
    """The text without the lines of code that hold a year: `date: 2022-09-01` of an example is no date of its page."""
    shown = {line.strip() for code in _code(page) for line in code.split("\n") if YEAR.search(line)}
    return "\n".join(line for line in text.split("\n") if line not in shown) if shown else text


def _code(page: LexborHTMLParser) -> Iterator[str]:
    """The texts of `pre` elements up to where `_lines` ends; what is nested counts again, as reading it costs again."""
    left = 2 * VISIBLE
    for node in page.css("pre"):
        if left <= 0:
            return
        code = node.text(separator="\n")
        left -= len(code)
        yield code


def _language(page: LexborHTMLParser, said: Said) -> str:
    """The first declaration that is a language: themes leave templates' braces and empty attributes."""
    html = page.css_first("html")
    own = html.attributes if html is not None else {}
    told = (
        own.get("lang"),
        own.get("xml:lang"),
        said.meta.get("content-language"),
        said.meta.get("og:locale"),
        said.linked("inLanguage"),
    )
    names = ((text or "").split(",")[0].strip().replace("_", "-") for text in told)
    return next((name for name in names if LANGUAGE.fullmatch(name)), "")


def _series(thing: Thing) -> str:
    whole = thing.get("isPartOf")
    return text_in(whole) if isinstance(whole, Mapping) and types_of(whole) & {"creativeworkseries", "series"} else ""


def _publisher(said: Said) -> str:
    sites = (text_in(thing.get("name")) for thing in said.things if types_of(thing) & {"website", "blog"})
    return next(filter(None, sites), "") or said.linked("publisher")


def _kind(said: Said) -> str:
    """What the page says it is: an article, or something else (a site, a collection)."""
    told = said.meta.get("og:type", "").lower()
    if said.thing or told.startswith("article"):
        return "article"
    return "other" if told or any(types_of(thing) & set(SITES) for thing in said.things) else ""
