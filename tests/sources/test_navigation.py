"""What a site's navigation calls its files."""

from pathlib import Path

import pytest

from indexer import Config, build
from indexer.sources.navigation import titles_below


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


NAV = 'site_name: x\nnav:\n  - 首页: index.md\n  - 基础:\n\n    - 倍增: ./lifting.md\n    - "二分: 上": a/b.md # 注\n    - plain.md\n    - 外: https://x.example/a.md\nplugins:\n  - 别的: c.md\n'


def test_the_nav_of_mkdocs_names_the_files_of_its_folder(here: Path) -> None:
    Path("mkdocs.yml").write_text(NAV, "utf-8")
    wanted = {"index.md": "首页", "lifting.md": "倍增", "a/b.md": "二分: 上"}
    assert titles_below(here / "docs").items() >= wanted.items()
    assert "c.md" not in titles_below(here / "docs")
    assert titles_below(here).items() >= {f"docs/{path}": title for path, title in wanted.items()}.items()
    Path("mkdocs.yml").write_text(f"docs_dir: 'book'\n{NAV}", "utf-8")
    assert titles_below(here / "book").items() >= wanted.items()


def test_a_summary_names_chapters() -> None:
    Path("SUMMARY.md").write_text("# Summary\n\n* [锁](lock.md)\n  * [偏向锁](lock/biased%20lock.md#a)\n", "utf-8")
    assert titles_below(Path()) == {"lock.md": "锁", "lock/biased lock.md": "偏向锁"}


@pytest.mark.parametrize("text", ["", "nav:", "nav: []", "nav:\n" + "  - a" * 50_000, "nav:\n" + "- " * 100_000, "nav:\n" + " \n" * 100_000 + "x"])
def test_any_other_text_names_nothing(text: str) -> None:
    Path("mkdocs.yml").write_text(text, "utf-8")
    assert titles_below(Path()) == {}


def test_a_file_without_a_title_is_called_as_its_site_calls_it_and_one_with_a_title_is_not() -> None:
    Path("docs").mkdir()
    Path("mkdocs.yml").write_text("nav:\n  - 倍增: lifting.md\n  - 二分: search.md\n", "utf-8")
    Path("docs/lifting.md").write_text("倍增法每次把步长翻一倍。", "utf-8")
    Path("docs/search.md").write_text("# 二分查找\n\n每次把范围减半。", "utf-8")
    config = Config(sources=("docs",), jobs=1)
    assert [entry.title for entry in build(config).entries()] == ["倍增", "二分查找"]
    Path("mkdocs.yml").write_text("nav:\n  - 倍增法: lifting.md\n", "utf-8")
    assert [entry.title for entry in build(config).entries()] == ["倍增法", "二分查找"]
