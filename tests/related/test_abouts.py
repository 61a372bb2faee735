"""Which pages are on the author or the site."""

import pytest

from indexer.model import Article
from indexer.related.abouts import is_about


@pytest.mark.parametrize(
    ("place", "title"),
    [("source/about/index.md", "林"), ("https://example.org/about/", "Lin"), ("a.md", "关于我"), ("a.md", "About/关于我"), ("a.md", "About - Lin"), ("a.md", "關於本站"), ("en/about-me.html", "Lin")],
)
def test_pages_called_so_and_where_such_pages_lie(place: str, title: str) -> None:
    assert is_about(Article(place, title, "", ()))


@pytest.mark.parametrize(
    ("place", "title"), [("about-git.md", "About Git"), ("a.md", "关于锁的一些想法"), ("about/git.md", "Git"), ("posts/roundabout.md", "Roundabout"), ("a.md", "关于我为什么写博客")]
)
def test_what_is_about_something_is_none(place: str, title: str) -> None:
    assert not is_about(Article(place, title, "", ()))
