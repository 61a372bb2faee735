"""What a page may cost: how many tags, how deep, how many attributes. What would cost more is refused, with a reason.

A tree builder's time grows with the square of the depth and of the attributes of one tag, and with the product of
paragraphs and formatting elements that stand open: a page of a megabyte can ask for hours.
"""

import re
from collections import Counter
from collections.abc import Sequence

from indexer.errors import PageError

TAGS_LIMIT = 150_000
"""Start and end tags of one page: read in about three seconds. The longest manuals on one page have half of it. Comments, which Vue leaves by
the ten thousand, cost little."""
DEPTH_LIMIT = 512
"""As deep as Blink builds (kMaximumHTMLParserDOMTreeDepth)."""
HARMLESS = 2048
"""A page of so few tags is parsed in milliseconds, however they nest."""
NESTING = re.compile(
    r"<(/?)(?!(?:br|hr|img|input|meta|link|area|base|col|embed|param|source|track|wbr|"
    r"li|p|t[dhr]|thead|tbody|tfoot|d[dt]|option|optgroup|r[pt]|a)\b)([a-z][a-z0-9]*)",
    re.I,
)
"""Start and end tags, but for elements that hold nothing or end where the next one begins."""
FORMATTING = ("b", "i", "u", "s", "em", "strong", "font", "code", "tt", "big", "small", "strike", "nobr")
"""Left open, these are opened again in every paragraph that follows (HTML Standard, 13.2.4.3)."""
FORMATTING_LIMIT = 2000
REOPENED_LIMIT = 4_000_000
"""Open formatting elements times tags: as many elements may come of it, 100 bytes each."""
ATTRIBUTES_LIMIT = 5_000
"""Attributes of one tag: 60 ms; ten times as many take seconds."""
SHORT_TAG = 4 * ATTRIBUTES_LIMIT
"""No tag of fewer characters has so many attributes, and none is looked at that could not hold them."""
TAG = re.compile(r"""<[a-z](?:[^"'>]++|"[^"]*+"|'[^']*+')*+""", re.I)
SCRIPT = re.compile(r"<script\b", re.I)
SCRIPT_END = re.compile(r"</script\b", re.I)
ATTRIBUTE = re.compile(r"""[^\s"'>/=]++(?:\s*=\s*(?:"[^"]*+"|'[^']*+'|[^\s"'>]*+))?""")


def refuse_excess(html: str) -> None:
    """Raise PageError where parsing this page would cost more than seconds."""
    if html.count("<") - html.count("<!--") > TAGS_LIMIT:
        raise PageError(f"HTML has more than {TAGS_LIMIT:,} tags")
    try:
        _refuse(html)
    except PageError:
        markup = _without_scripts(html)
        if markup == html:
            raise
        _refuse(markup)


def _refuse(html: str) -> None:
    if len(html) > SHORT_TAG:
        _refuse_attributes(html)
    tags = html.count("<")
    if tags > HARMLESS:
        _refuse_depth([(sign, name.lower()) for sign, name in NESTING.findall(html)], tags)


def _without_scripts(html: str) -> str:
    """The page without its scripts, whose comparisons and strings look like tags."""
    kept: list[str] = []
    inside = False
    for part in SCRIPT.split(html):
        end = SCRIPT_END.search(part) if inside else None
        if not inside:
            kept.append(part)
            inside = True
        elif end is not None:
            kept.append(part[end.end() :])
    return "".join(kept)


def _refuse_attributes(html: str) -> None:
    if html.count("=") < ATTRIBUTES_LIMIT and max(map(len, html.split(">"))) < SHORT_TAG:
        return
    for tag in TAG.finditer(html):
        if len(tag[0]) > SHORT_TAG and len(ATTRIBUTE.findall(tag[0])) > ATTRIBUTES_LIMIT:
            raise PageError(f"HTML has a tag with more than {ATTRIBUTES_LIMIT:,} attributes")


def _refuse_depth(tags: Sequence[tuple[str, str]], tag_count: int) -> None:
    """Follow the tags as a browser does: an end tag closes its element and all that was opened inside."""
    opened: list[str] = []
    standing: Counter[str] = Counter()
    for sign, name in tags:
        if not sign:
            opened.append(name)
            standing[name] += 1
            if len(opened) > DEPTH_LIMIT:
                raise PageError(f"HTML is nested more than {DEPTH_LIMIT} tags deep")
        elif standing[name]:
            closed = ""
            while closed != name:
                closed = opened.pop()
                standing[closed] -= 1
    count = Counter(tags)
    left = sum(max(0, count["", name] - count["/", name]) for name in FORMATTING)
    if left > FORMATTING_LIMIT or left * tag_count > REOPENED_LIMIT:
        raise PageError(f"HTML leaves {left:,} formatting tags open")
