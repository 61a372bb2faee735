"""Page -> Article: charset, HTML, Markdown and plain text, metadata, teasers. Pure functions of one page's bytes."""

from typing import TYPE_CHECKING

from indexer.lazily import lazily

if TYPE_CHECKING:
    from indexer.parsing.article import parse
    from indexer.parsing.lines import source_lines
    from indexer.parsing.parsers import Options, Parser, known, loaded, others
    from indexer.parsing.soup import Picked, soup_parser

__all__ = ["Options", "Parser", "Picked", "known", "loaded", "others", "parse", "soup_parser", "source_lines"]

lazily(
    __name__,
    {
        "Options": "indexer.parsing.parsers", "Parser": "indexer.parsing.parsers", "Picked": "indexer.parsing.soup",
        "known": "indexer.parsing.parsers", "loaded": "indexer.parsing.parsers", "others": "indexer.parsing.parsers", "parse": "indexer.parsing.article",
        "soup_parser": "indexer.parsing.soup", "source_lines": "indexer.parsing.lines",
    },
)  # fmt: skip
