"""HTML to blocks and marks: the article of a page, without what the site puts around it."""

from selectolax.lexbor import LexborHTMLParser

from indexer.parsing.compose import Composed, Composer
from indexer.parsing.html.blocks import write_blocks
from indexer.parsing.html.chrome import drop_chrome
from indexer.parsing.html.fragments import parse_html
from indexer.parsing.html.leaves import leaves_of
from indexer.parsing.html.linkboxes import drop_link_boxes, drop_teaser_lists
from indexer.parsing.html.maincontent import find_root
from indexer.parsing.html.margins import trim
from indexer.parsing.html.outline import outline_of


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
