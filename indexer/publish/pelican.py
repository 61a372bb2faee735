"""A plugin of Pelican: articles and pages get what stands beside them as `indexer`, for the template; feeds stay without it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup
from pelican import signals

from indexer.config import load_config
from indexer.publish.live import Sidebars, write_style
from indexer.publish.options import Options


def register() -> None:
    """Called by Pelican."""
    signals.all_generators_finalized.connect(set_beside)
    signals.finalized.connect(finish)


def set_beside(generators: Sequence[Any]) -> None:
    """Set `indexer` of all articles and pages. Raises our errors where there is no index."""
    contents = [content for generator in generators for name in ("articles", "pages") for content in getattr(generator, name, ())]
    sidebars = Sidebars(Path.cwd())
    named = [(content, sidebars.id_of(content.source_path)) for content in contents if content.source_path]
    addresses = {name: content.url for content, name in named if name}
    for content, name in named:
        content.indexer = Markup(sidebars.beside(name, content.url, addresses)) if name else ""  # noqa: S704 (our template escaped it)
    sidebars.close()


def finish(pelican: Any) -> None:
    """Write the style sheet."""
    write_style(Path(pelican.output_path), Options.of(load_config()))
