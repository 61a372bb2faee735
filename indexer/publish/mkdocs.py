"""The plugin `indexer` of MkDocs: puts each page's sidebar below its text, after the search index was made."""

from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority

from indexer.errors import IndexerError
from indexer.publish.live import Sidebars, write_style


class IndexerPlugin(BasePlugin):  # type: ignore[misc]  # MkDocs asks for a class of this kind
    """Asks the index that `indexer.toml` beside `mkdocs.yml` names."""

    sidebars: Sidebars
    addresses: dict[str, str]

    def on_files(self, files: Any, config: Any, **_: Any) -> None:
        """Open the index. Raises PluginError where there is none."""
        try:
            self.sidebars = Sidebars(Path(config.config_file_path).parent)
        except IndexerError as error:
            raise PluginError(f"indexer: {error}") from error

    def on_env(self, env: Any, config: Any, files: Any, **_: Any) -> None:
        """Learn the addresses of all pages by the ids of their articles, now that no plugin moves files any more; a plugin for
        several languages builds the site once for each, with other files."""
        pages = [file for file in files.documentation_pages() if file.abs_src_path]
        self.addresses = {self.sidebars.id_of(file.abs_src_path): "" if file.url == "./" else file.url for file in pages}

    @event_priority(-100)  # type: ignore[untyped-decorator]  # the search plugins read the page before
    def on_page_context(self, context: Any, page: Any, **_: Any) -> None:
        """Put the sidebar below the text of a page."""
        name = self.sidebars.id_of(page.file.abs_src_path) if page.file.abs_src_path else ""
        if name:
            page.content += self.sidebars.beside(name, page.url, self.addresses)

    def on_post_build(self, config: Any, **_: Any) -> None:
        """Write the style sheet and close the index."""
        write_style(Path(config.site_dir), self.sidebars.corpus.options)
        self.sidebars.close()
