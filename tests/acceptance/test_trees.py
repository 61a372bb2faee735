"""Trees load in the tools that they are written for: Mermaid and Markmap in a browser, an OPML parser.

Needs npm's packages and Chromium (`make acceptance`); plain `make test` leaves these tests out.
"""

import json
import re
import shutil
from pathlib import Path

import pytest

from indexer import Index
from indexer.model import Tree
from indexer.publish.trees import render

from .generators import HERE, TOOLS, run

pytestmark = pytest.mark.acceptance
NASTY = (
    'a "b" `c`', "<script>alert(1)</script>", "%%{init}%%", "{{x}}", "((x))", "[x]", "::icon(fa fa-book)", ":::urgent", "end", "- x",
    "# x", "&lt;", "a;b", "__a__", "root", "1. x", '"`md`"', "x\\", "#quot;", "#35;", "classDef", "/* x */", "'", "---", "a|b", "$x^2$",
)  # fmt: skip
BROWSER = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run", "--virtual-time-budget=120000", "--dump-dom",
)  # fmt: skip


@pytest.fixture
def workshop(tmp_path: Path, corpora_index: Index) -> Path:
    """A folder with the trees of the corpora, and one of all that could go wrong, in the forms of the tools."""
    installed = TOOLS / "trees" / "node_modules"
    if not installed.exists():
        pytest.fail("npm's packages are not installed: make acceptance")
    shutil.copytree(HERE / "trees", tmp_path, dirs_exist_ok=True)
    (tmp_path / "node_modules").symlink_to(installed)
    trees = [corpora_index.tree(entry.id) for entry in corpora_index.entries()]
    trees.append(Tree("nasty", "article", children=tuple(Tree(name, "section", children=(Tree(name, "point"),)) for name in NASTY)))
    forms = [{form: render(tree, form) for form in ("mermaid", "markmap", "opml")} for tree in trees]
    labels = [{"labels": [node.label for node in tree.walk()]} for tree in trees]
    (tmp_path / "trees.json").write_text(json.dumps([a | b for a, b in zip(labels, forms, strict=True)]), "utf-8")
    return tmp_path


def test_mermaid_and_markmap_draw_every_label(workshop: Path) -> None:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        pytest.fail("no Chromium is installed")
    run(workshop / "node_modules/.bin/esbuild", "browser.js", "--bundle", "--outfile=bundle.js", "--log-level=error", site=workshop)
    (workshop / "page.html").write_text('<!doctype html><meta charset="utf-8"><body><script src="bundle.js"></script>', "utf-8")
    page = workshop / "dumped.html"
    shell = f'"{chromium}" {" ".join(BROWSER)} --user-data-dir="{workshop}/profile" "{(workshop / "page.html").as_uri()}" > "{page}"'
    run("sh", "-c", shell, site=workshop)
    drawn = re.search(r"DRAWN (\d+) (.*?) END", page.read_text("utf-8"), re.DOTALL)
    assert drawn, "the page was not drawn to its end"
    assert int(drawn[1]) > 80
    assert json.loads(drawn[2]) == []


def test_an_opml_parser_reads_every_label(workshop: Path) -> None:
    read = workshop / "read.json"
    run("sh", "-c", f'node outlines.js > "{read}"', site=workshop)
    wanted = [tree["labels"] for tree in json.loads((workshop / "trees.json").read_text("utf-8"))]
    found = json.loads(read.read_text("utf-8"))  # each outline behind those that it holds
    assert list(map(_plain, found)) == list(map(_plain, wanted))


def _plain(labels: list[str]) -> list[str]:
    return sorted("".join(label.split()) for label in labels)
