"""Key terms, knowledge trees, related articles and a concept graph from piles of Chinese and English tech articles.

    from indexer import Config, Index, build

    index = build(Config(sources=["posts/"]))          # or Index.open("build/index.db")
    for hit in index.related("posts/jvm-locks.md", limit=5):
        print(hit.title, hit.score, [concept.label for concept in hit.shared])
"""

from indexer.errors import ConfigError, IndexerError, IndexFileError, NotFoundError, PageError, SourceError, UsageError
from indexer.lazily import lazily

TYPE_CHECKING = False  # importing it from typing takes most of the time of this module
if TYPE_CHECKING:
    from indexer.build import build
    from indexer.config import Config, load_config
    from indexer.store import Index

__all__ = [
    "Config", "ConfigError", "Index", "IndexFileError", "IndexerError", "NotFoundError", "PageError", "SourceError",
    "UsageError", "build", "load_config",
]  # fmt: skip

lazily(
    __name__,
    {"Config": "indexer.config", "Index": "indexer.store", "build": "indexer.build", "load_config": "indexer.config"},
)
