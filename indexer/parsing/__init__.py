"""Page -> Article: charset, HTML, Markdown and plain text, metadata, teasers. Pure functions of one page's bytes."""

from indexer.parsing.article import parse
from indexer.parsing.lines import source_lines
from indexer.parsing.parsers import Options, Parser, known, others
from indexer.parsing.soup import Picked, soup_parser

__all__ = ["Options", "Parser", "Picked", "known", "others", "parse", "soup_parser", "source_lines"]
