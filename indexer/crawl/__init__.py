"""From addresses to web archives: a polite crawler that goes on where it was (docs/crawling.md)."""

from typing import TYPE_CHECKING

from indexer.lazily import lazily

if TYPE_CHECKING:
    from indexer.crawl.options import CrawlOptions
    from indexer.crawl.report import CrawlReport
    from indexer.crawl.run import crawl

__all__ = ["CrawlOptions", "CrawlReport", "crawl"]

lazily(
    __name__,
    {"CrawlOptions": "indexer.crawl.options", "CrawlReport": "indexer.crawl.report", "crawl": "indexer.crawl.run"},
)
