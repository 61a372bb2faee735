"""HTML inside Markdown to blocks: nothing but its elements counts, so that nothing is loaded that looks for an article."""

import re

from selectolax.lexbor import LexborHTMLParser

from indexer.parsing.compose import Composer
from indexer.parsing.html.blocks import write_blocks
from indexer.parsing.html.bounds import refuse_excess
from indexer.parsing.html.outline import outline_of


def write_fragment(html: str, composer: Composer) -> None:
    """Add the blocks of an HTML fragment, such as Markdown may hold, to `composer`."""
    if "<" not in html or not re.search(r"[^<>\s]\s*<|>\s*[^<>\s]", html):
        return
    body = parse_html(html).body
    if body is not None:
        outline = outline_of(body)
        write_blocks(outline, 0, frozenset(), composer)


def parse_html(html: str) -> LexborHTMLParser:
    """The document tree; raises PageError where that would cost too much."""
    refuse_excess(html)
    return LexborHTMLParser(html)
