"""From addresses to web archives: a polite crawler that goes on where it was (docs/crawling.md)."""

from indexer.crawl.options import CrawlOptions
from indexer.crawl.report import CrawlReport
from indexer.crawl.run import crawl

__all__ = ["CrawlOptions", "CrawlReport", "crawl"]
