"""Whether a page is a list of other pages: a home page, an archive, a tag, several articles one after the other."""

import math
import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from indexer.parsing.dates import DATE, path_date
from indexer.parsing.links import host_of, path_of
from indexer.parsing.listpages.entries import MOST, Entry, entries
from indexer.parsing.metadata.page import Metadata
from indexer.text.scripts import either

AROUND = "nav, aside, footer"
MATTER = 0.5
"""An `aside` with more than this share of the text of its `article` is no aside: Hugo's Ananke puts its lists into one."""
LIST_ADDRESS = re.compile(
    r"/(?:tags?|categor(?:y|ies)|page/?\d+|series|topics?|authors?)(?:/|\.html?|$)"
    r"|/archives?(?:/(?:19|20)\d\d(?:/\d\d?)?)?(?:/(?:index\.html?)?|\.html?)?$|/(?:posts?|blogs?|articles?)/(?:index\.html?)?$",
    re.I,
)
"""/archives/ itself and its years: what else is under it are posts (Halo, Typecho, WordPress; /archive/2012/05/06/1.html of cnblogs)."""
LIST_FILE = re.compile(r"(?:^|/)(?:(?:tags|categories)/[^?]+|(?:tag|category|author)/(?!index\.)[^/]+(?:/index|/\d+)?|page/\d+(?:/index)?|archives/(?:\d{4}/(?:\d\d/)?)?index|tags|categories|authors|archives?)\.html?$", re.I)
"""Where generators write such pages, for those that do not tell their address."""
LONGEST_PLACE = 200
FRONT = frozenset({"", "/", "/index.html"})
SENTENCE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{4}(?:[。！？；，]|[.!?;](?!\w))|(?:\b[a-z]{1,20} ){3}[a-z]{1,20}[.!?,;]")
LIST_NAME = either(
    r"\W*(?:(?:所有|全部)?(?:标签|分类|文章|日志|博文)(?=\W|$)|标签|分类|(?:月度|年度|每日|分类(?:目录)?|标签|作者)?归档|存档|文章(?:列表|归档)|\d+\s?篇(?:博文|文章)含有标签|第\s*\d+\s*页|首页|(?:Archives?"
    r"|Tags?|Categor(?:y|ies)|All posts|Posts|Home|Page \d+|(?:\d+|One) posts? tagged with)\b)",
    re.I,
)
LONGEST = 1_000_000
"""Characters of a page that are counted."""
ASIDES_TRIED = 4
SHOWN = 1000
"""Characters of an entry in which its date is looked for."""
FEWEST_ENTRIES = 2
MOST_ARTICLES = 12
"""More `article` elements tell no more: portals put dozens of cards under an article."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells lists from articles; shares are 0 to 1."""

    says_article: float
    says_other: float
    list_address: float
    other_address: float
    list_name: float
    coverage: float
    """The share of the page's text that belongs to entries, without the largest of them."""
    rest: float
    """ln(1 + characters that belong to none) / 8."""
    links: float
    """The share of the text that is link."""
    articles: float
    """ln(`article` elements), 0 for one or none."""
    dated: float
    """The share of the entries that show a date."""


INTERCEPT = 1.86
WEIGHTS = Signs(
    says_article=-1.43, says_other=1.53, list_address=3.31, other_address=-2.59, list_name=2.25, coverage=2.26,
    rest=-6.27,
    links=2.82, articles=1.42, dated=0.29,
)  # fmt: skip
"""Logistic regression on 873 saved pages of 40 sites (half a logit towards articles: to lose one costs more than
to keep a
list). On 216 pages of ten sites that it was not fitted on it finds .99 of the lists and keeps every article;
fitted anew
without each tenth of the sites, .98 and every article. tests/parsing/sites.py holds it against made-up themes."""


def is_list(signs: Signs, found: Sequence[Entry]) -> bool:
    """Whether a page is a list: its address and its name say so, or it announces two pages or says that it is one, and the linear model agrees."""
    if len(found) < FEWEST_ENTRIES and not signs.list_address and not signs.list_name:
        return False
    if signs.list_address and signs.list_name:
        return True
    score: float = sum(weight * sign for weight, sign in zip(astuple(WEIGHTS), astuple(signs), strict=True))
    return INTERCEPT + score > 0


def signs_of(page: LexborHTMLParser, said: Metadata, found: Sequence[Entry], place: str = "") -> Signs:
    """The signs of a page whose scripts and surroundings are stripped; `found` are the entries of its body, `place` is where its file is."""
    body = page.body
    text = " ".join(body.text(separator=" ")[:LONGEST].split()) if body is not None else ""
    length = len(text)
    sizes = sorted(entry.length for entry in found) if len(found) >= FEWEST_ENTRIES else []
    inside = min(length, sum(sizes[:-1]) * len(sizes) / (len(sizes) - 1)) if sizes else 0
    place = place[-LONGEST_PLACE:]
    linked = sum(len(node.text().strip()) for node in page.css("a[href]")[:MOST])
    address = path_of(said.url)
    told = bool(said.url) and (_is_front(address, place) or LIST_ADDRESS.search(address) is not None)
    listed = told or LIST_FILE.search(place) is not None
    if listed and not SENTENCE.search(text) and page.css_first("pre") is None:
        inside = length  # the names of tags, say, that a script makes links of
    return Signs(
        says_article=said.kind == "article",
        says_other=said.kind == "other",
        list_address=listed,
        other_address=bool(said.url) and not listed,
        list_name=bool(LIST_NAME.match(said.title)) or (bool(said.site) and said.title == said.site),
        coverage=inside / max(1, length),
        rest=math.log1p(length - inside) / 8,
        links=min(1.0, linked / max(1, length)),
        articles=math.log(min(MOST_ARTICLES, max(1, len(page.css("article"))))),
        dated=sum(bool(DATE.search(entry.text[:SHOWN])) for entry in found) / len(found) if sizes else 0.0,
    )


def _is_front(address: str, place: str) -> bool:
    """Whether a page is the first of its site, as it says and its place does not deny: themes write one address into all pages."""
    return address in FRONT and not path_date(place) and ("://" not in place or path_of(place) in FRONT)


def entries_of(page: LexborHTMLParser, said: Metadata) -> tuple[Entry, ...]:
    """The entries of a page's body; its navigation is stripped from `page`."""
    matter = {node.mem_id for node in page.css("article aside")[:ASIDES_TRIED] if _is_matter(node)}
    for node in reversed(page.css(AROUND)):  # from the inside out: what is decomposed takes all in it along
        if node.mem_id not in matter:
            node.decompose()
    return entries(page.body, host_of(said.url)) if page.body is not None else ()


def _is_matter(aside: LexborNode) -> bool:
    """Whether an `aside` is what its article is about."""
    around = aside.parent
    while around is not None and around.tag != "article":
        around = around.parent
    return around is not None and len(aside.text()) > MATTER * len(around.text())
