"""HTML to blocks and marks: the article of a page, without what the site puts around it."""

import re
from collections import Counter
from collections.abc import Sequence

from selectolax.lexbor import LexborHTMLParser

from indexer.errors import PageError
from indexer.parsing.chrome import drop_chrome
from indexer.parsing.compose import Composed, Composer
from indexer.parsing.htmlblocks import write_blocks
from indexer.parsing.linkboxes import drop_link_boxes, drop_teaser_lists
from indexer.parsing.maincontent import find_root, leaves_of
from indexer.parsing.margins import trim
from indexer.parsing.outline import outline_of

DEPTH_LIMIT = 512
"""As deep as Blink builds (kMaximumHTMLParserDOMTreeDepth); a parser's time grows with the square of the depth."""
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


def compose_html(html: str) -> tuple[LexborHTMLParser, Composed]:
    """The parsed page (for its metadata) and the blocks of its article. Raises PageError where nesting is absurd."""
    page = parse_html(html)
    composer = Composer()
    outline = outline_of(page.body)
    if outline.tags:
        dropped = drop_chrome(outline)
        drop_teaser_lists(outline, dropped)
        leaves = leaves_of(outline, dropped)
        root = find_root(outline, leaves, dropped)
        drop_link_boxes(outline, root, dropped)
        trim(outline, root, leaves, dropped)
        write_blocks(outline, root, dropped, composer)
    return page, composer.composed()


def write_fragment(html: str, composer: Composer) -> None:
    """Add the blocks of an HTML fragment, such as Markdown may hold, to `composer`."""
    if "<" not in html or not re.search(r"[^<>\s]\s*<|>\s*[^<>\s]", html):
        return
    body = parse_html(html).body
    if body is not None:
        outline = outline_of(body)
        write_blocks(outline, 0, frozenset(), composer)
def parse_html(html: str) -> LexborHTMLParser:
    """The document tree; raises PageError where tags are left open by the thousand."""
    if html.count("<") > HARMLESS:
        _refuse_depth([(sign, name.lower()) for sign, name in NESTING.findall(html)])
    return LexborHTMLParser(html)


def _refuse_depth(tags: Sequence[tuple[str, str]]) -> None:
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
    if sum(max(0, count["", name] - count["/", name]) for name in FORMATTING) > FORMATTING_LIMIT:
        raise PageError(f"HTML leaves more than {FORMATTING_LIMIT} formatting tags open")


