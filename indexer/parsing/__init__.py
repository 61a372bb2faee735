"""Page -> Article: charset, HTML, Markdown and plain text, metadata, teasers. Pure functions of one page's bytes."""

from indexer.parsing.article import Options, parse

__all__ = ["Options", "parse"]
