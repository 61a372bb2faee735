"""Excerpts of articles, as feeds and rows hold them, and the text of a page that is nothing but teasers."""

import re
from collections.abc import Iterable

from indexer.model import Teaser
from indexer.text.scripts import either

MOST_TEASERS = 300
EXCERPT = 600
LONGEST_MARKUP = 20 * EXCERPT
"""Characters of HTML in which the text of an excerpt is looked for."""
TRUNCATED = ("truncated",)
MORE = either(
    r"\W*(?:阅读(?:全文|更多|原文|剩余部分|详情)|继续阅读|查看(?:全文|更多|详情)|展开全文|(?:Read|Continue|Learn)\s*(?:the\s*)?(?:more|reading|on"
    r"|rest)|More)\W*$",
    re.I,
)


def excerpt_of(html: str) -> str:
    """The text of an excerpt in HTML, as feeds hold it, without the invitation to read on."""
    from selectolax.lexbor import LexborHTMLParser

    text = (LexborHTMLParser(html[:LONGEST_MARKUP]).text(separator=" ") or "") if "<" in html or "&" in html else html
    return MORE.sub("", " ".join(text.split())[:EXCERPT]).strip()


def told_by(teasers: Iterable[Teaser]) -> str:
    """The text of a page that is nothing but teasers."""
    return "\n\n".join(f"{teaser.title}\n\n{teaser.excerpt}".strip() for teaser in teasers)
