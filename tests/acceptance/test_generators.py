"""The Markdown of a post and the page that its generator makes of it give the same article.

Needs the generators (`make acceptance`); plain `make test` leaves these tests out.
"""

import os
from pathlib import Path

import pytest

from indexer.model import Article, Page
from indexer.parsing import Options, parse

from .comparison import Agreement, agreement
from .generators import GENERATORS, Generator, built_site

pytestmark = pytest.mark.acceptance
FLOOR = 0.97
"""Mean block F1 that a generator's posts must reach (issue 4)."""


def article_of(path: Path, media: str) -> Article:
    article = parse(Page(path.name, path.read_bytes(), "html" if media == "html" else "markdown"), Options())
    assert article is not None
    return article


def agreements(generator: Generator, into: Path) -> dict[str, Agreement]:
    """How far Markdown and page agree, by the name of the post."""
    site = built_site(generator, into)
    found = {}
    for post in sorted((site / generator.posts).glob("*.md")):
        name = post.stem.removeprefix(generator.dated) if generator.dated else post.stem
        page = site / generator.page.format(name[11:] if name[:4].isdigit() else name)
        if name != "index":
            found[name] = agreement(article_of(post, "markdown"), article_of(page, "html"))
    return found


def report(generator: Generator, found: dict[str, Agreement]) -> str:
    """Figures of a generator's posts, and what differs."""
    lines = [f"{generator.name}: {mean(found):.3f} blocks, {len(found)} posts"]
    for name, one in found.items():
        lines.append(f"  {name}: {one.blocks:.3f} blocks, {one.marks:.3f} marks")
        lines += [f"    {difference[:160]}" for difference in one.differences]
    return "\n".join(lines)


def mean(found: dict[str, Agreement]) -> float:
    return sum(one.blocks for one in found.values()) / len(found)


@pytest.mark.parametrize("generator", GENERATORS, ids=lambda generator: generator.name)
def test_markdown_and_page_are_the_same_article(generator: Generator, tmp_path: Path) -> None:
    if generator.missing:
        pytest.fail(generator.missing)
    found = agreements(generator, tmp_path)
    if "ACCEPTANCE_REPORT" in os.environ:
        with Path(os.environ["ACCEPTANCE_REPORT"]).open("a", encoding="utf-8") as file:
            file.write(report(generator, found) + "\n")
    assert mean(found) >= FLOOR, report(generator, found)
