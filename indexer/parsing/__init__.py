"""Page -> Article: charset, HTML, Markdown and plain text, metadata, teasers. Pure functions of one page's bytes."""

from indexer.parsing.article import VERSION, Options, parse

__all__ = ["VERSION", "Options", "parse"]
