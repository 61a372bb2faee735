"""The title of a page without the name of its site, from what the page itself says in several places."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import unescape

from indexer.text.scripts import either

SEPARATOR = re.compile(
    r"\s+[|｜_·•–—\-:»›~/\\]{1,3}\s+|\s*[|｜»›]\s*|\s*(?:——|--)\s*|(?<=[^\x00-\x7f])_+|_+(?=[^\x00-\x7f])"
)
"""What sites put between a title and their name. An underscore between Latin letters belongs to a name (enable_if)."""
TIGHT = re.compile(r"[-–—·](?=[^-–—·]*$)")
"""A dash without blanks parts a title only from what is plainly a site's name."""
SITE = either(
    r"(?:博客|博客园|网站?|官网|论坛|社区|专栏|频道|新闻|日报|资讯|在线|门户|头条|公众号|Blog|Site|Docs|Documentation|Wiki|\.(?:com|cn|net"
    r"|org|io))$"
    r"|^(?:CSDN|博客园|知乎|简书|掘金|稀土掘金|segmentfault|思否|开源中国|51CTO|哔哩哔哩|GitHub|Medium|DEV)",
    re.I,
)
FILED = either(r"(?:categor(?:y|ies)|tags?|分类|标签)\s?[:：]", re.I)
"""How a <title> begins that only says what a page is filed under, as some themes have it above posts."""
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
ENTITY = re.compile(r"&(?:[A-Za-z]\w{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
SIGNS = " |｜_·•–—-:»›~/\\"
BARS = re.compile(r"[|｜»›_]")
SUBTITLE = "——"
"""What authors, not sites, put between the parts of a title."""
BAR = re.compile(r"\s*[|｜]\s*")
SHORT = 2
"""A first part of half the second's length or less is not what a site's name was added to."""
LONGEST = 1000
"""Characters of a title that are looked at."""
FEWEST_LETTERS = 2
BEGINS, FIRST = 2.0, 1.5
"""A heading of any level that begins <title> is likelier its article's than an h1 that ends it: sites name
themselves last."""


@dataclass(frozen=True, slots=True)
class Named:
    """What names a page: its <title>, what meta tags and JSON-LD say, its first headings and others, its site's
    names; whether it may be the site's first page, which has its name, or that of a tag or category."""

    whole: str = ""
    told: Sequence[str] = ()
    first: Sequence[str] = ()
    others: Sequence[str] = ()
    sites: Iterable[str] = ()
    front: bool = True
    filed: bool = False


def unescaped(title: str) -> str:
    """A title from beside a Markdown text as that would read: its signs without the backslashes before them, its entities as what they stand for
    (CommonMark 0.31, 2.4 and 2.5).

    >>> unescaped(r"1\\. 何时使用 \\@State"), unescaped(r"C:\\temp"), unescaped("AbstractQueue&lt;E&gt;")
    ('1. 何时使用 @State', 'C:\\\\temp', 'AbstractQueue<E>')
    """
    title = ESCAPED.sub(r"\1", title) if "\\" in title else title
    return ENTITY.sub(lambda found: unescape(found[0]), title) if "&" in title else title


def page_title(named: Named) -> str:
    """The title of a page, empty where nothing names one.

    The heading that begins <title> next to a separator is it, or else one that ends it, the longest of several; else
    what is told, else <title> without the parts that name the site; else the first heading. A <title> that is the site's name says nothing
    of any page but the first.

    >>> page_title(Named("Java 锁 - 并发 - 小明的博客", first=("小明的博客", "Java 锁 - 并发")))
    'Java 锁 - 并发'
    >>> page_title(Named("C++11 enable_if 的使用 | 某某的博客", first=("Codes change the world.",)))
    'C++11 enable_if 的使用'
    """
    whole = _clean(named.whole)
    sites = set(map(_letters, named.sites)) - {""}
    if not named.front and _letters(whole) in sites:
        whole = ""
    first, others, told = (
        [text for text in map(_clean, texts) if text and _letters(text) not in sites]
        for texts in (named.first, named.others, named.told)
    )
    inside = [heading for heading in [*first, *others] if _parts_from(heading, whole)]
    inside = [heading for heading in inside if whole.startswith(heading) or not _stands_before(heading, whole, [*first, *others])]
    inside = inside or [heading for heading in first if whole.startswith(heading) and _letters(whole[len(heading) :]) in sites]
    if not inside and len(first) == 1 and not named.filed and FILED.match(whole):
        return first[0]
    if inside:
        return max(inside, key=lambda text: (BEGINS * whole.startswith(text) + FIRST * (text in first), len(text)))
    for title in told:
        if title in first or title in others or _parts_from(title, whole) or not whole:
            return title if whole else _without_known(title, sites)
    stripped = _without_site(whole, sites)
    if stripped:
        return stripped
    return next(iter([*(_without_site(title, sites) for title in told), *first]), "")


def _parts_from(title: str, whole: str) -> bool:
    """Whether `whole` is the title, or the title and a separator and something shorter than a page's text."""
    if title == whole:
        return True
    if len(_letters(title)) < FEWEST_LETTERS:
        return False
    if whole.startswith(title):
        return bool(re.match(r"\s*[|｜_·•–—\-:»›~/\\(（\[【]", whole[len(title) :]))
    return whole.endswith(title) and bool(re.search(r"[|｜_·•–—\-:»›~/\\]\s*$", whole[: -len(title)]))


def _stands_before(last: str, whole: str, headings: Iterable[str]) -> bool:
    """Whether another heading stands in what comes before the one that ends `whole`: then that one is the site's."""
    before = _letters(whole[: len(whole) - len(last)])
    return any(heading != last and len(_letters(heading)) >= FEWEST_LETTERS and _letters(heading) in before for heading in headings)


def _without_site(whole: str, names: set[str]) -> str:
    parts = [part for part in SEPARATOR.split(whole) if part and part.strip()]
    if len(parts) > 1:
        return _first_of_several(whole, parts, names)
    tight = TIGHT.search(whole)
    if tight and tight.start() > 1:
        last = whole[tight.end() :].strip()
        if _letters(last) in names or SITE.search(last):
            return whole[: tight.start()].strip()
    return whole


def _first_of_several(whole: str, parts: list[str], names: set[str]) -> str:
    """`whole` up to the part that names the site, or from the part after it on; else its first part.

    Where nothing names the site, a dash after a short word is the author's: `C++ - 移动语义与完美转发`.
    """
    named = [_letters(part) in names for part in parts]
    if (named[0] and not all(named)) or (
        SITE.search(parts[0]) and not any(map(SITE.search, parts[1:])) and not any(named)
    ):
        rest = whole[whole.find(parts[1], len(parts[0])) :].strip()
        return _without_site(rest, names) if any(named[1:]) else rest
    if any(named[1:]):
        return whole[: whole.find(parts[named.index(True, 1)], len(parts[0]))].rstrip(SIGNS)
    barred = BAR.split(whole)
    if len(barred) == 2:
        return barred[0].strip()
    if SUBTITLE in whole and SITE.search(parts[-1]) and not any(map(SITE.search, parts[:-1])):
        return whole[: whole.rfind(parts[-1])].rstrip(SIGNS)
    if (
        len(parts) == 2
        and not BARS.search(whole)
        and not SITE.search(parts[1])
        and SHORT * len(parts[0]) <= len(parts[1])
    ):
        return whole
    return parts[0].strip()


def _without_known(title: str, names: set[str]) -> str:
    return (
        _without_site(title, names)
        if any(_letters(part) in names for part in SEPARATOR.split(title) if part)
        else title
    )


def _clean(text: str) -> str:
    return " ".join(text[:LONGEST].split())


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()
