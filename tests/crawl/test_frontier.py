"""Which addresses are fetched: once each, and not into traps."""

from pathlib import Path
from typing import Any

import pytest

from indexer.crawl.frontier import BARREN, Frontier, Task
from indexer.crawl.links import Links
from indexer.crawl.options import CrawlOptions
from indexer.crawl.report import CrawlReport

ROOT = "https://a.test/"


def frontier(**options: Any) -> Frontier:
    made = Frontier(CrawlOptions((ROOT,), Path("x"), **options), CrawlReport())
    assert [task.url for task in made.seeds([ROOT])] == [ROOT]
    return made


def followed(made: Frontier, task: Task, *urls: str) -> list[str]:
    return [found.url for found in made.follow(task, Links(urls)) if found.kind == "page"]


def test_an_address_is_admitted_once_and_on_its_site_only() -> None:
    made, task = frontier(), Task(ROOT, 0)
    assert followed(made, task, f"{ROOT}1", f"{ROOT}1", "https://b.test/", f"{ROOT}x.png") == [f"{ROOT}1"]
    assert followed(made, task, f"{ROOT}1", f"{ROOT}2", "http://a.test/2") == [f"{ROOT}2"]


def test_depth_and_number_are_limits() -> None:
    made = frontier(depth=1, pages=2)
    assert followed(made, Task(ROOT, 1), f"{ROOT}1") == []
    assert followed(made, Task(ROOT, 0), f"{ROOT}2", f"{ROOT}3", f"{ROOT}4") == [f"{ROOT}2", f"{ROOT}3"]
    assert made.report.left == {"too many links from the start (--depth)": 1, "too many pages (--pages)": 1}


def test_pages_that_lead_to_their_own_kind_only_are_a_trap() -> None:
    made = frontier()
    months = 0
    while followed(made, Task(f"{ROOT}calendar?month={months}", months), f"{ROOT}calendar?month={months + 1}", ROOT):
        months += 1
    assert months == BARREN - 1


def test_a_long_archive_that_leads_to_articles_is_none() -> None:
    made = frontier()
    for n in range(1, 60):
        assert len(followed(made, Task(f"{ROOT}page/{n}", n), f"{ROOT}page/{n + 1}", f"{ROOT}post-{n}")) == 2


def test_a_feed_that_was_named_brings_its_own_site_and_another_does_not() -> None:
    made = frontier()
    list(made.follow(Task(ROOT, 0, "seed"), Links(home="https://b.test/")))
    list(made.follow(Task(ROOT, 0, "document"), Links(home="https://c.test/")))
    assert followed(made, Task(ROOT, 0), "https://b.test/1", "https://c.test/1") == ["https://b.test/1"]


def test_redirects_end() -> None:
    made = frontier()
    with pytest.raises(ValueError, match="in a circle"):
        list(made.redirect(Task(f"{ROOT}2", 0, "page", (f"{ROOT}1",)), f"{ROOT}1"))
    with pytest.raises(ValueError, match="more than 10 redirects"):
        list(made.redirect(Task(f"{ROOT}x", 0, "page", tuple(map(str, range(10)))), f"{ROOT}y"))
    with pytest.raises(ValueError, match="another site"):
        list(made.redirect(Task(f"{ROOT}z", 0), "https://b.test/"))
