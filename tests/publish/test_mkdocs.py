"""The plugin of MkDocs, called as MkDocs calls it; the real one is in tests/acceptance."""

import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from .conftest import MakeIndex, beside, sample


@pytest.fixture
def plugin(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The plugin, with what it asks of MkDocs."""
    plugins, exceptions = ModuleType("mkdocs.plugins"), ModuleType("mkdocs.exceptions")
    vars(plugins).update(BasePlugin=object, event_priority=lambda _: lambda event: event)
    vars(exceptions).update(PluginError=RuntimeError)
    for name, module in (("mkdocs", ModuleType("mkdocs")), ("mkdocs.plugins", plugins), ("mkdocs.exceptions", exceptions)):
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.delitem(sys.modules, "indexer.publish.mkdocs", raising=False)
    from indexer.publish.mkdocs import IndexerPlugin

    yield IndexerPlugin()
    sys.modules.pop("indexer.publish.mkdocs", None)


def test_links_lead_where_other_plugins_have_moved_the_pages_each_time_the_site_is_built(plugin: Any, make_index: MakeIndex, tmp_path: Path) -> None:
    make_index(sample("docs/a.md", "锁"), sample("docs/b.md", neighbours=(beside("docs/a.md"),))).close()
    (tmp_path / "indexer.toml").write_text('index = "index.db"\n', "utf-8")
    config = SimpleNamespace(config_file_path=str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path))
    shown = []
    for language in ("", "en/"):  # as mkdocs-static-i18n does
        moved = {name: SimpleNamespace(abs_src_path=str(tmp_path / f"docs/{name}.md"), url=f"{language}{name}/") for name in "ab"}
        plugin.on_files(SimpleNamespace(documentation_pages=list), config=config)
        plugin.on_env(None, config=config, files=SimpleNamespace(documentation_pages=moved.values))
        page = SimpleNamespace(file=moved["b"], url="b/", content="")
        plugin.on_page_context({}, page=page)
        shown.append(page.content)
        plugin.on_post_build(config=config)
    assert '<a href="../a/">锁</a>' in shown[0]
    assert '<a href="../en/a/">锁</a>' in shown[1]
