"""What a run remembers of a site, and that no page is ever left as it should not be."""

from pathlib import Path

import pytest

from indexer import Index
from indexer.inject import inject, remove
from indexer.inject import site as injecting
from indexer.inject.files import replace
from indexer.inject.pages import BEGIN, Page
from indexer.publish import Options
from indexer.publish.choosing import choose

from .conftest import contents


def never(content: bytes) -> Page:
    raise AssertionError("a page was looked through again")


def memories(index: Index) -> list[Path]:
    return list(index.path.parent.glob("*.site"))


def test_pages_that_are_the_same_are_not_looked_through_again(blog_index: Index, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = inject(blog_index, site)
    after = contents(site)
    monkeypatch.setattr(injecting, "page_of", never)
    again = inject(blog_index, site)
    assert (again.written, again.unchanged, again.left, again.unseen) == (0, first.written, first.left, first.unseen)
    assert contents(site) == after


def test_a_site_that_was_built_anew_gets_the_same_sidebars(blog_index: Index, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(site)
    inject(blog_index, site)
    after = contents(site)
    for path, content in before.items():
        (site / path).write_bytes(content)
    monkeypatch.setattr(injecting, "page_of", never)
    assert inject(blog_index, site).written == 8
    assert contents(site) == after


def test_a_page_that_moved_is_linked_where_it_is(blog_index: Index, site: Path) -> None:
    inject(blog_index, site)
    (site / "heavyweight").rename(site / "moved")
    inject(blog_index, site)
    assert b'href="../moved/"' in (site / "jvm-lock/index.html").read_bytes()
    assert all(b"../heavyweight/" not in content for content in contents(site).values())


def test_a_page_that_changed_is_looked_through_again(blog_index: Index, site: Path) -> None:
    inject(blog_index, site)
    path = site / "jvm-lock/index.html"
    path.write_bytes(path.read_bytes().replace(b"</title>", b'</title><meta name="robots" content="noindex">'))
    done = inject(blog_index, site)
    assert done.hidden == 1
    assert all(b"../jvm-lock/" not in content for name, content in contents(site).items() if BEGIN in content and "jvm-lock" not in name)


def test_another_threshold_writes_the_pages_again(blog_index: Index, site: Path) -> None:
    inject(blog_index, site, Options(threshold=1.0))
    assert inject(blog_index, site, Options(threshold=0.0)).written > 0
    assert b"kpi-related" in (site / "jvm-lock/index.html").read_bytes()


def test_a_page_that_could_not_be_written_is_written_the_next_time(blog_index: Index, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str, content: bytes) -> None:
        if path.endswith(".html"):
            raise PermissionError(13, "denied")
        replace(path, content)

    inject(blog_index, site)
    (site / "heavyweight").rename(site / "moved")
    with monkeypatch.context() as patched:
        patched.setattr(injecting, "replace", refuse)
        assert inject(blog_index, site).failures
    inject(blog_index, site)
    assert b'href="../moved/"' in (site / "jvm-lock/index.html").read_bytes()


def test_what_was_taken_out_comes_back(blog_index: Index, site: Path) -> None:
    inject(blog_index, site)
    after = contents(site)
    remove(site)
    assert inject(blog_index, site).written == 8
    assert contents(site) == after


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"seal": 1}', b"\xff"])
def test_a_damaged_memory_is_none(blog_index: Index, site: Path, damage: bytes) -> None:
    inject(blog_index, site)
    after = contents(site)
    for path in memories(blog_index):
        path.write_bytes(damage)
    assert inject(blog_index, site).unchanged == 8
    assert contents(site) == after


def test_a_dry_run_remembers_nothing(blog_index: Index, site: Path) -> None:
    before = set(memories(blog_index))
    inject(blog_index, site, dry_run=True)
    assert set(memories(blog_index)) == before


def test_what_is_shown_is_not_chosen_again_for_a_site_that_did_not_change(blog_index: Index, site: Path) -> None:
    inject(blog_index, site)
    choose.cache_clear()
    assert inject(blog_index, site).written == 0
    assert choose.cache_info().misses == 0
