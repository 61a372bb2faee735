"""Key terms, knowledge trees, related articles and a concept graph from piles of Chinese and English tech articles.

    from indexer import Config, Index, build

    index = build(Config(sources=["posts/"]))          # or Index.open("build/index.db")
    for hit in index.related("posts/jvm-locks.md", limit=5):
        print(hit.title, hit.score, [concept.label for concept in hit.shared])
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from indexer.build import build
    from indexer.config import Config, load_config
    from indexer.errors import (
        ConfigError,
        IndexerError,
        IndexFileError,
        NotFoundError,
        PageError,
        SourceError,
        UsageError,
    )
    from indexer.store import Index

_PLACES = {
    "build": "indexer.build",
    "Config": "indexer.config",
    "load_config": "indexer.config",
    "Index": "indexer.store",
}
__all__ = [
    "Config", "ConfigError", "Index", "IndexFileError", "IndexerError", "NotFoundError", "PageError", "SourceError",
    "UsageError", "build", "load_config",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """The public names, imported when they are first used: a worker or a query needs a small part of the package."""
    if name not in __all__:
        raise AttributeError(f"module 'indexer' has no attribute {name!r}")
    value = getattr(import_module(_PLACES.get(name, "indexer.errors")), name)
    globals()[name] = value
    return value
