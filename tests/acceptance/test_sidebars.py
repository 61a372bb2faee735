"""Sidebars in demo sites of ten generators, as a browser shows them, and with everything hostile that an author may write.

Needs the generators and Chromium (`make acceptance`); plain `make test` leaves these tests out.
"""

import json
import os
import re
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from samples import Sample, beside, sample, write_index

from indexer import Index
from indexer.inject import inject
from indexer.model import Block, Tree
from indexer.publish import publish
from indexer.publish.links import clean
from indexer.text.plainmath import with_plain_formulas

from .demos import DEMOS, SLOW, Demo
from .generators import HERE, TOOLS, VENV, run
from .payloads import ADDRESSES, PAYLOADS

pytestmark = pytest.mark.acceptance
EVERY_DEMO = pytest.mark.parametrize(
    "demo", [pytest.param(demo, id=demo.name, marks=() if demo.name in SLOW else pytest.mark.quick) for demo in DEMOS]
)
WHITE = re.compile(r"[\s\ufeff]+")
"""What JavaScript takes for white space."""
RELATIONS = ("series", "related", "translation")
EACH = 5
SHOWN = len(RELATIONS) * EACH
"""Titles that one page shows."""
PAGE = '<!doctype html><html><head><meta charset="utf-8"><title>{0}</title></head><body><article><h1>{0}</h1><p>{1}</p></article></body></html>'
BODY = "第 {} 页的正文写在这里，它说的是和别的页都不一样的第 {} 件事情。"


@dataclass(frozen=True)
class Sight:
    """What a browser sees: of each page with and without scripts, and what is wrong with the sidebar it looked at closely."""

    pages: list[dict[str, Any]]
    faults: list[str]


def look(folder: Path, base: str, paths: Sequence[str], pictures: str = "") -> Sight:
    """What a browser sees of pages; it looks closely at the first where there is a folder for pictures."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    axe = TOOLS / "explorer/node_modules/axe-core/axe.min.js"
    if chromium is None or not axe.exists():
        pytest.fail("Chromium or axe-core is missing: make acceptance")
    environment = {**os.environ, "AXE": str(axe)}
    seen = run(VENV / "python", str(HERE / "browser.py"), chromium, str(folder), base, pictures, *paths, site=folder, environment=environment)
    return Sight(**json.loads(seen))


@EVERY_DEMO
def test_links_are_seen_and_lead_to_their_articles(demo: Demo, tmp_path: Path) -> None:
    if demo.missing:
        pytest.fail(demo.missing)
    site = demo.laid(tmp_path, HERE / "blog")
    run(sys.executable, "-m", "indexer", "build", site=site)
    run(sys.executable, "-m", "indexer", "publish", site=site)
    folder = demo.built(site)
    paths = [demo.page.format(post.stem).removesuffix("index.html") for post in (HERE / "blog").glob("m*.md")]
    sight = look(folder, demo.base, paths, str(TOOLS / "pictures" / demo.name))
    for seen in sight.pages:
        assert (seen["sidebars"], seen["visible"], seen["console"], seen["outside"]) == (1, True, [], []), seen
        assert len(seen["links"]) >= 3
        assert "轻量级锁与自旋" in seen["links"]
        assert seen["summaries"] > 3
        assert seen["followed"]["shown"], seen
        assert seen["followed"]["sidebars"] == 1
    assert sight.faults == []


@pytest.mark.parametrize("demo", [pytest.param(demo, id=demo.name) for demo in DEMOS])  # two builds each: never among the quick ones
def test_what_is_published_again_is_seen_though_the_generator_keeps_what_it_made(demo: Demo, tmp_path: Path) -> None:
    if demo.missing:
        pytest.fail(demo.missing)
    site = demo.laid(tmp_path, HERE / "blog")
    source = next((site / demo.posts).glob("*lightweight-locking.md"))
    for title in ("一个名字", "另一个名字"):
        source.write_text(re.sub("^title: .*", f"title: 轻量级锁与自旋：{title}", source.read_text("utf-8"), count=1, flags=re.M), "utf-8")
        run(sys.executable, "-m", "indexer", "build", site=site)
        run(sys.executable, "-m", "indexer", "publish", site=site)
        folder = demo.built(site)
        page = (folder / demo.page.format("mark-word")).read_text("utf-8")
        assert f"轻量级锁与自旋：{title}" in page.partition("kpi-sidebar")[2]


def hostile(ids: Sequence[str]) -> list[Sample]:
    """An article of each id; each payload is a title, and each stands in the tree, the terms and the reasons of every article.
    Behind them articles that have no page, with hostile addresses."""
    nowhere = [f"nowhere/{number}.md" for number in range(len(ADDRESSES))]
    tree = Tree("", "article", children=tuple(Tree(text, "section", children=(Tree(text, "definition"),)) for text in PAYLOADS))
    samples = []
    for at, name in enumerate(ids):
        others = [ids[(at + step) % len(ids)] for step in range(1, SHOWN - 1)] + [nowhere[at % len(nowhere)], nowhere[(at + 7) % len(nowhere)]]
        reasons = [PAYLOADS[(at + step) % len(PAYLOADS)] for step in range(3)]
        neighbours = tuple(beside(other, 0.9, RELATIONS[place % 3], *reasons) for place, other in enumerate(others))
        samples.append(sample(name, title=PAYLOADS[at], url=ADDRESSES[at % len(ADDRESSES)], neighbours=neighbours, tree=tree, terms=_terms(at)))
    return samples + [sample(name, title=name, url=url) for name, url in zip(nowhere, ADDRESSES, strict=True)]


def _terms(at: int) -> tuple[str, ...]:
    return tuple(PAYLOADS[(at * 8 + step) % len(PAYLOADS)] for step in range(8))


def _with_text(one: Sample, number: int) -> Sample:
    """The sample with the words of its page, by which a page is known."""
    text = BODY.format(number, number)
    return replace(one, article=replace(one.article, text=text, blocks=(Block("paragraph", 0, len(text)),)))


def check_hostile(folder: Path, base: str, page: str, step: int) -> None:
    """Open every so many pages; each payload is read as it was written, and nothing runs."""
    places = range(0, len(PAYLOADS), step)
    wanted = [WHITE.sub(" ", clean(with_plain_formulas(text))).strip() for text in PAYLOADS]
    for seen in look(folder, base, [page.format(f"p{at}").removesuffix("index.html") for at in places]).pages:
        assert (seen["sidebars"], seen["strangers"]) == (1, []), seen["path"]
        assert (seen["dialogs"], seen["outside"], seen["console"]) == ([], [], []), seen["path"]
        assert [text for text in wanted if text not in seen["text"]] == []
        assert all(address.startswith(("http://127.0.0.1", "https://")) for address in seen["addresses"]), seen["addresses"]


@EVERY_DEMO
def test_nothing_hostile_runs_or_breaks_the_build(demo: Demo, tmp_path: Path) -> None:
    if demo.missing:
        pytest.fail(demo.missing)
    posts = tmp_path / "posts"
    posts.mkdir()
    for number in range(len(PAYLOADS)):
        (posts / f"p{number}.md").write_text(f"---\ntitle: 第 {number} 页\ndate: 2023-05-01\n---\n\n{BODY.format(number, number)}\n", "utf-8")
    site = demo.laid(tmp_path, posts)
    index = site / (".indexer/index.db")
    index.parent.mkdir(exist_ok=True)
    write_index(index, tuple(hostile([f"{demo.posts}/{demo.dated}p{number}.md" for number in range(len(PAYLOADS))])))
    run(sys.executable, "-m", "indexer", "publish", site=site)
    check_hostile(demo.built(site), demo.base, demo.page, SHOWN - 2)


def test_nothing_hostile_runs_in_pages_with_injected_sidebars(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    samples = hostile([f"p{number}.html" for number in range(len(PAYLOADS))])
    write_index(tmp_path / "index.db", tuple(_with_text(one, number) for number, one in enumerate(samples)))
    for number in range(len(PAYLOADS)):
        (site / f"p{number}.html").write_text(PAGE.format(f"第 {number} 页", BODY.format(number, number)), "utf-8")
    with Index.open(tmp_path / "index.db") as index:
        assert inject(index, site).written == len(PAYLOADS)
    check_hostile(site, "/", "{}.html", SHOWN - 2)


def test_nothing_hostile_runs_in_published_pages(tmp_path: Path) -> None:
    write_index(tmp_path / "index.db", tuple(hostile([f"p{number}" for number in range(len(PAYLOADS))])))
    with Index.open(tmp_path / "index.db") as index:
        publish(index, ["html"], tmp_path / "out")
    check_hostile(tmp_path / "out", "/", "articles/{}.html", SHOWN - 2)
