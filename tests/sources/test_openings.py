"""First headings that files of a folder have in common."""

from pathlib import Path

import pytest

from indexer.model import Page
from indexer.parsing import Options as Parsing
from indexer.parsing import parse
from indexer.sources import Options, pages
from indexer.sources.openings import Openings

SAID = "\n\n偏向锁假定锁总是由同一个线程获得。\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def titles(files: dict[str, str]) -> dict[str, str]:
    """The titles of a folder's articles by the names of their files."""
    for name, text in files.items():
        path = Path("notes", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    found = [page for page in pages(["notes"], Options()) if isinstance(page, Page)]
    articles = {page.id.removeprefix("notes/"): parse(page, Parsing()) for page in found}
    return {name: article.title for name, article in articles.items() if article}


def test_a_heading_of_many_files_is_the_title_of_none() -> None:
    found = titles({f"{name}.md": f"---\ntags: [a]\n---\n\n# Definition{SAID}" for name in ("Metric", "Even Integer", "Group")})
    assert found == {"Metric.md": "Metric", "Even Integer.md": "Even Integer", "Group.md": "Group"}


def test_below_a_first_line_it_is_none_either() -> None:
    assert set(titles({f"{name}.md": f"2024-01-02 10:00\n\n# Habits{SAID}" for name in "abc"}).values()) == {"a", "b", "c"}


def test_the_heading_stays_in_the_text() -> None:
    for name in "abc":
        Path(f"{name}.md").write_text(f"# Meta{SAID}", "utf-8")
    page = next(page for page in pages(["."], Options()) if isinstance(page, Page))
    article = parse(page, Parsing())
    assert article is not None
    assert article.text.startswith("Meta\n")


@pytest.mark.parametrize("files", [
    {"a.md": f"# 锁{SAID}", "b.md": f"# 锁{SAID}", "c.md": f"# 队列{SAID}"},
    {"a.md": f"# 锁{SAID}", "x/b.md": f"# 锁{SAID}", "y/c.md": f"# 锁{SAID}"},
    {"lock.md": f"# 锁{SAID}", "lock.en.md": f"# 锁{SAID}", "lock.zh-CN.md": f"# 锁{SAID}"},
    {f"{number}.md": f"# 锁{SAID}" for number in (1, 2, 3)},
    {f"{name}.md": f"---\ntitle: 锁\n---\n\n# 锁{SAID}" for name in "abc"},
])  # fmt: skip
def test_two_files_other_folders_translations_numbers_and_titles_are_none_of_them(files: dict[str, str]) -> None:
    assert list(titles(files).values()).count("锁") >= 2


def test_it_is_none_in_folders_that_come_later() -> None:
    found = titles({**{f"a/{name}.md": f"# Meta{SAID}" for name in "abc"}, "b/group.md": f"# Meta{SAID}", "b/locks.md": f"# Locks{SAID}"})
    assert (found["b/group.md"], found["b/locks.md"]) == ("group", "Locks")


def test_a_folder_that_is_gone_tells_nothing() -> None:
    assert Openings().of(Path("gone", "a.md")) == ""
