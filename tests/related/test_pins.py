"""What owners want beside their articles."""

from dataclasses import replace

import pytest

from indexer.model import Article, Neighbour
from indexer.related.pins import unmet, with_pins, with_wishes
from indexer.wishes import Wish, Wishes

from .pieces import article

ARTICLES = (article("posts/a.md", "文"), article("posts/b.md", "文", "锁"), article("notes/b.md", "文"), article("c.md", "文"))
FOUND = tuple(Neighbour(name, score, "related") for name, score in (("posts/b.md", 0.9), ("notes/b.md", 0.8), ("c.md", 0.1)))


def chosen(**wishes: tuple[str, ...]) -> list[tuple[str, float]]:
    """The neighbours of the first article with these wishes."""
    articles: list[Article] = [replace(ARTICLES[0], **wishes), *ARTICLES[1:]]  # type: ignore[arg-type]
    return [(found.id, found.score) for found in next(with_pins(articles, [FOUND, (), (), ()]))]


def test_without_a_wish_nothing_changes() -> None:
    assert tuple(with_pins(ARTICLES, [FOUND, (), (), ()])) == (FOUND, (), (), ())


def test_what_is_pinned_comes_first_in_the_owners_order() -> None:
    assert chosen(related_pin=("c.md", "notes/b.md")) == [("c.md", 1.0), ("notes/b.md", 1.0), ("posts/b.md", 0.9)]


def test_what_is_excluded_is_gone() -> None:
    assert chosen(related_exclude=("./posts/b.md",)) == [("notes/b.md", 0.8), ("c.md", 0.1)]
    assert chosen(related_pin=("c",), related_exclude=("锁",)) == [("c.md", 1.0), ("notes/b.md", 0.8)]


@pytest.mark.parametrize("name", ["b", "b.md", "nothing", "", "/", "posts/a.md"])
def test_a_name_that_means_none_or_several_or_the_article_itself_is_passed_over(name: str) -> None:
    assert chosen(related_pin=(name,)) == [(found.id, found.score) for found in FOUND]


def test_an_article_that_was_no_neighbour_can_be_pinned() -> None:
    articles = [replace(ARTICLES[0], related_pin=("c",)), *ARTICLES[1:]]
    assert next(with_pins(articles, [(), (), (), ()])) == (Neighbour("c.md", 1.0, "related"),)


@pytest.mark.parametrize("name", ["posts/a.md", "a", "posts/a"])
def test_the_configuration_pins_before_front_matter_does(name: str) -> None:
    articles = [replace(ARTICLES[0], related_pin=("c.md",)), *ARTICLES[1:]]
    wished = with_wishes(articles, Wishes((Wish(name, ("notes/b.md",), ("锁",)), Wish("nothing", ("c.md",)))))
    assert [found.id for found in next(with_pins(wished, [FOUND, (), (), ()]))] == ["notes/b.md", "c.md"]
    assert wished[1:] == tuple(articles[1:])


def test_what_is_passed_over_is_said_once() -> None:
    articles = [replace(ARTICLES[0], related_pin=("b", "c.md"), related_exclude=("c.mb",)), *ARTICLES[1:]]
    wishes = Wishes((Wish("c", ("no\nwhere",)), Wish("cc", ("c",))))
    said = [(found.id, found.was_read, found.reason) for found in unmet(with_wishes(articles, wishes), wishes, "indexer.toml")]
    assert said == [
        ("indexer.toml", True, "read, but no article is called 'cc'; that wish is passed over"),
        ("posts/a.md", True, "read, but several articles are called 'b'; that wish is passed over"),
        ("posts/a.md", True, "read, but no article is called 'c.mb'; that wish is passed over"),
        ("c.md", True, "read, but no article is called 'no\\nwhere'; that wish is passed over"),
    ]


def test_where_all_wishes_are_met_nothing_is_said() -> None:
    wishes = Wishes((Wish("c", ("a",)),))
    assert unmet(with_wishes(ARTICLES, wishes), wishes, "indexer.toml") == ()
