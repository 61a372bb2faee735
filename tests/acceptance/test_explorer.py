"""The explorer of `corpora/` in a browser, from the disk and over HTTP, and everything hostile that an author may write in one.

Needs Chromium, and axe-core from npm (`make acceptance`).
"""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from samples import write_index

from indexer import Config, Index, build
from indexer.publish import publish

from .generators import HERE, TOOLS, VENV, run
from .test_sidebars import hostile

from .payloads import PAYLOADS  # isort: skip

pytestmark = [pytest.mark.acceptance, pytest.mark.quick]
CORPORA = HERE.parents[1] / "corpora"
OPENED, FRAME = 1000, 50
"""Milliseconds within which the map is open, and that no frame may take while it is dragged (issue 9)."""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The explorer of the corpora that come with the project."""
    into = tmp_path_factory.mktemp("explorer")
    index = build(Config(sources=[str(CORPORA)], index=into / "index.db"))
    publish(index, ["site"], into)
    return into / "explorer"


@pytest.fixture(scope="module")
def seen(corpus: Path) -> dict[str, Any]:
    """What the browser sees of one page of every kind."""
    return look(corpus, [*kinds(corpus), *(str(path.relative_to(corpus)) for path in sorted(corpus.glob("concept/偏向锁.html")))])


def kinds(folder: Path) -> list[str]:
    """A page of every kind: the longest article and concept, the first topic, and the lists."""
    longest = [max(sorted(folder.glob(f"{kind}/*.html")), key=lambda path: path.stat().st_size) for kind in ("article", "concept", "topic")]
    return ["index.html", "articles.html", "concepts.html", "map.html", *(str(path.relative_to(folder)) for path in longest)]


def look(folder: Path, paths: list[str]) -> dict[str, Any]:
    """What a browser sees of an explorer."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    axe = TOOLS / "explorer/node_modules/axe-core/axe.min.js"
    if chromium is None or not axe.exists():
        pytest.fail("Chromium or axe-core is missing: make acceptance")
    pictures = TOOLS / "pictures/explorer"
    pictures.mkdir(parents=True, exist_ok=True)
    told = run(VENV / "python", str(HERE / "explorer/look.py"), chromium, str(folder), str(axe), str(pictures), *paths, site=folder)
    return dict(json.loads(told))


def test_no_page_says_an_error_asks_another_host_or_is_too_wide(seen: dict[str, Any]) -> None:
    assert [page for page in seen["pages"] if page["console"] or page["outside"] or page["wide"]] == []


def test_axe_finds_nothing_serious(seen: dict[str, Any]) -> None:
    assert {(page["path"], found) for page in seen["pages"] for found in page["axe"]} == set()


def test_without_scripts_everything_but_search_and_map_is_there(seen: dict[str, Any]) -> None:
    assert all(page["links"] > 3 and page["fields"] == 0 for page in seen["plain"]), seen["plain"]


def test_the_search_finds_titles_concepts_and_aliases(seen: dict[str, Any]) -> None:
    found = seen["search"]["found"]
    assert "偏向锁" in found["偏向"][:3]
    assert found["biased locking"][0] == "偏向锁"
    assert found["資料庫"][0] == "数据库"
    assert any("JVM 锁" in title for title in found["jvm 锁"])
    assert found["zzzz"] == []
    assert seen["search"]["led"] == "偏向锁"


def test_the_map_opens_and_moves_at_once(seen: dict[str, Any]) -> None:
    assert seen["map"]["opened"] < OPENED
    assert seen["map"]["longest"] < FRAME, seen["map"]


def test_the_map_is_walked_by_keys(seen: dict[str, Any]) -> None:
    assert seen["map"]["chosen"] == [seen["map"]["led"]]


def test_nothing_hostile_runs_in_an_explorer(tmp_path: Path) -> None:
    write_index(tmp_path / "index.db", tuple(hostile([f"p{number}" for number in range(len(PAYLOADS))])))
    with Index.open(tmp_path / "index.db") as index:
        publish(index, ["site"], tmp_path)
    folder = tmp_path / "explorer"
    pages = sorted(folder.glob("article/p*.html"))[::12]
    chromium = shutil.which("chromium") or ""
    told = run(VENV / "python", str(HERE / "browser.py"), chromium, str(folder), "/", "", *(f"article/{page.name}" for page in pages), site=folder)
    assert [one for one in json.loads(told)["pages"] if one["dialogs"] or one["outside"] or one["console"]] == []
