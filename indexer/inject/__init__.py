"""A built site's pages -> the same pages with their sidebars; nothing else in them changes."""

from indexer.inject.site import Injected, inject, remove

__all__ = ["Injected", "inject", "remove"]
