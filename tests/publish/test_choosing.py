"""What the owner's options do to what stands beside articles."""

from dataclasses import replace
from typing import Any

import pytest

from indexer.model import Mark
from indexer.publish import Options, publishers
from indexer.publish.choosing import choose
from indexer.publish.linked import links_of
from indexer.store import Index

from .conftest import MakeIndex, Sample, beside, sample

LIKED = tuple(f"{number}.md" for number in range(4))


def liked(**said: Any) -> list[Sample]:
    """Four articles beside which `best.md` is nearest, and after it `next.md`; the first of them are nearer to it."""
    near = [(beside("best.md", 0.9 - number / 10), beside("next.md", 0.5)) for number in range(len(LIKED))]
    fans = [sample(name, neighbours=near[number]) for number, name in enumerate(LIKED)]
    return [*fans, sample("best.md", **said), sample("next.md")]


def shown(index: Index, **said: Any) -> list[tuple[str, ...]]:
    found = choose(index, Options(**said)).beside
    return [tuple(hit.id for hit in found[name]) for name in LIKED]


def test_without_a_wish_the_nearest_are_shown(make_index: MakeIndex) -> None:
    assert shown(make_index(*liked()), exposure=0) == [("best.md", "next.md")] * 4


def test_an_article_is_shown_beside_so_many_where_it_fits_best(make_index: MakeIndex) -> None:
    assert shown(make_index(*liked()), exposure=2, links=1) == [("best.md",), ("best.md",), ("next.md",), ("next.md",)]


def test_the_report_says_what_the_limit_did(make_index: MakeIndex) -> None:
    found = choose(make_index(*liked()), Options(exposure=2, links=1)).exposure
    assert (found.most_before, found.most) == (4, 2)
    assert (found.never_before, found.never) == (5, 4)


def test_what_takes_a_place_is_over_the_threshold(make_index: MakeIndex) -> None:
    assert shown(make_index(*liked()), exposure=2, links=1, threshold=0.55)[2:] == [(), ()]


def test_a_pinned_article_is_not_limited(make_index: MakeIndex) -> None:
    pinned = [replace(one, neighbours=(beside("best.md", 1.0), *one.neighbours[1:])) for one in liked()[:4]]
    assert shown(make_index(*pinned, *liked()[4:]), exposure=1, links=1) == [("best.md",)] * 4


def test_a_series_is_not_limited(make_index: MakeIndex) -> None:
    parts = [replace(one, neighbours=(beside("best.md", 0.1, "series"),)) for one in liked()[:4]]
    assert shown(make_index(*parts, *liked()[4:]), exposure=1) == [("best.md",)] * 4


def test_what_is_older_by_a_half_life_is_worth_half(make_index: MakeIndex) -> None:
    dated = [replace(one, article=replace(one.article, date=date)) for one, date in zip(liked()[4:], ("2023-01-01", "2024-01-01"), strict=True)]
    index = make_index(*liked()[:4], *dated)
    assert shown(index, half_life=365.0)[:2] == [("next.md", "best.md"), ("next.md", "best.md")]
    assert shown(index, half_life=3650.0)[0] == ("best.md", "next.md")


@pytest.mark.parametrize("date", ["9999-12-31", "0001-01-01", "2024", "soon", "2024-13-45"])
def test_no_date_lifts_anything_over_the_threshold(make_index: MakeIndex, date: str) -> None:
    samples = liked()
    samples[-1] = replace(samples[-1], article=replace(samples[-1].article, date=date))
    assert shown(make_index(*samples), half_life=1.0, threshold=0.55)[0] == ("best.md",)


def linking(*targets: str) -> list[Sample]:
    marks = tuple(Mark("link", 0, 4, target) for target in targets)
    first, *others = liked()
    return [replace(first, article=replace(first.article, marks=marks)), *others]


@pytest.mark.parametrize("target", ["best.md", "./best.html#part", "/best/", "Best", "../notes/best"])
def test_what_the_article_links_to_is_hidden_where_it_is_found(make_index: MakeIndex, target: str) -> None:
    found = shown(make_index(*linking(target)))[0]
    assert ("best.md" in found) == (target == "../notes/best")


@pytest.mark.parametrize(("target", "name"), [("Spring Boot", "笔记/Java/spring boot.md"), ("std::mutex", "pages/std%3A%3Amutex.md"), ("C++/module#用法", "pages/C++___module.md")])
def test_notes_that_are_linked_by_their_names_are_hidden_wherever_they_lie(make_index: MakeIndex, target: str, name: str) -> None:
    samples = linking(target)
    best = samples[-2]
    assert best.article.id == "best.md"
    samples[-2] = replace(best, article=replace(best.article, id=name))
    index = make_index(*samples)
    assert [sorted(found) for found in links_of(index).values()] == [[name]]


def test_what_the_article_links_to_is_shown_where_the_owner_wants_it(make_index: MakeIndex) -> None:
    assert shown(make_index(*linking("best.md")), hide_linked=False)[0] == ("best.md", "next.md")


@pytest.mark.parametrize("name", sorted({"html", "json", "hugo", "vitepress", "docusaurus"}))
def test_every_publisher_shows_what_is_chosen(make_index: MakeIndex, name: str) -> None:
    samples = liked()
    samples[-1] = replace(samples[-1], article=replace(samples[-1].article, title="下一篇"))
    samples[-2] = replace(samples[-2], article=replace(samples[-2].article, title="最好的"))
    index = make_index(*samples)
    publish = publishers()[name].load()
    texts = [b"".join(file.content for file in publish(index, Options(exposure=limit, links=1))) for limit in (0, 2)]
    counts = [text.count("下一篇".encode()) for text in texts]
    assert counts[1] > counts[0]
