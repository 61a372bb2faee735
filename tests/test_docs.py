"""The pages for readers: their links lead somewhere, and the modules and constants that docs/methods names are in the code."""

import re
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path

import pytest

from indexer import Config

ROOT = Path(__file__).parents[1]
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("benchmarks/**/*.md")]
LINK = re.compile(r"\]\((?!\w+:)([^)#\s]*)(?:#([^)\s]+))?\)")
CODE = re.compile(r"^```.*?^```|^ {4}.*?$|`[^`\n]*`", re.M | re.S)
NAMED_FILE = re.compile(r"[\w/-]+\.(?:py|tsv|jsonl|js)\b")
CONSTANT = re.compile(r"`(?:[a-z_/]+\.)*([A-Z][A-Z_]{2,})`")


def test_every_option_has_its_line_in_the_page_on_configuration() -> None:
    page = (ROOT / "docs" / "configuration.md").read_text("utf-8")
    assert [field.name for field in fields(Config) if not re.search(rf"^\|[^|]*`{field.name}`", page, re.M)] == []


def test_every_link_of_a_page_leads_to_a_file_and_to_a_heading_of_it() -> None:
    assert [link for page in PAGES for link in _broken(page)] == []


@pytest.mark.parametrize("page", sorted((ROOT / "docs" / "methods").glob("*.md")), ids=lambda page: page.name)
def test_what_a_page_on_methods_names_is_in_the_code(page: Path) -> None:
    said = page.read_text("utf-8")
    quoted = " ".join(re.findall(r"`([^`\n]+)`", said))
    lost = [name for name in NAMED_FILE.findall(quoted) if Path(name).name not in _files()]
    lost += [name for name in CONSTANT.findall(said) if name not in _words()]
    assert lost == []


def _broken(page: Path) -> Iterator[str]:
    for name, heading in LINK.findall(CODE.sub("", page.read_text("utf-8"))):
        found = page.parent / name if name else page
        if not found.exists() or (heading and heading not in _headings(found)):
            yield f"{page.relative_to(ROOT)}: {name}#{heading}"


@cache
def _headings(page: Path) -> frozenset[str]:
    """The headings of a page as GitHub writes them into addresses."""
    titles = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.M)
    return frozenset(re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles)


@cache
def _files() -> frozenset[str]:
    return frozenset(path.name for folder in ("indexer", "benchmarks", "tests") for path in (ROOT / folder).rglob("*.*"))


@cache
def _words() -> frozenset[str]:
    sources = (path.read_text("utf-8") for folder in ("indexer", "benchmarks") for path in (ROOT / folder).rglob("*.py"))
    return frozenset(word for source in sources for word in re.findall(r"\b[A-Z][A-Z_]{2,}\b", source))
