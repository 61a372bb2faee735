"""Links between the articles of a corpus, as sites and files write them."""

from collections.abc import Sequence

import pytest
import scipy.sparse as sp

from indexer.model import Article, Mark
from indexer.related.ownlinks import MANY, links_of, own_links, places_of
from tests.parsing.pages import soon


def page(name: str, *targets: str, url: str = "") -> Article:
    return Article(name, name, "x", (), tuple(Mark("link", 0, 1, target) for target in targets), url=url)


def links_among(articles: Sequence[Article]) -> sp.csr_array:
    places = places_of(articles)
    return own_links([links_of(article, at, places) for at, article in enumerate(articles)])


def linked(*articles: Article) -> list[tuple[int, int]]:
    one, other = links_among(articles).nonzero()
    return sorted(zip(one.tolist(), other.tolist(), strict=True))


@pytest.mark.parametrize(
    "target",
    ["locks.md", "./locks.md#avoid", "../posts/locks.html?a=b", "/posts/locks", "locks/", "/posts/locks/index.html"],
)
def test_a_relative_link_leads_to_the_file(target: str) -> None:
    assert linked(page("posts/jvm.md", target), page("posts/locks.md")) == [(0, 1), (1, 0)]


@pytest.mark.parametrize(
    "target", ["https://www.blog.dev/locks/", "http://blog.dev/locks.html#a", "//blog.dev/locks", "/locks/", "../locks"],
)
def test_a_link_leads_to_the_page_of_that_address(target: str) -> None:
    here = page("a", target, url="https://blog.dev/jvm/gc.html")
    assert linked(here, page("b", url="https://blog.dev/locks/index.html")) == [(0, 1), (1, 0)]


def test_escaped_characters_mean_the_same_page() -> None:
    assert linked(page("a.md", "%E9%94%81.md"), page("锁.md")) == [(0, 1), (1, 0)]


@pytest.mark.parametrize("target", ["{filename}/tech/locks.rst", "{filename}locks.rst#a", "|filename|/tech/locks.rst", "/tech/locks.rst", "{filename}../tech/locks.md"])
def test_pelican_and_sphinx_count_from_the_folder_of_their_sources(target: str) -> None:
    assert linked(page("blog/content/tech/gc.rst", target), page("blog/content/tech/locks.rst"), page("locks.rst")) == [(0, 1), (1, 0)]


def test_a_path_from_the_top_of_a_vault_leads_to_the_note() -> None:
    assert linked(page("vault/日记/2024-01-02.md", "notes/Spring Boot"), page("vault/notes/Spring Boot.md")) == [(0, 1), (1, 0)]


@pytest.mark.parametrize("depth", [900, 100_000])
def test_links_from_deep_folders_are_followed_soon(depth: int) -> None:
    with soon():
        assert linked(page("a/" * depth + "b.rst", *["/c.rst"] * 300), page("d.rst")) == []


def test_links_to_itself_to_others_sites_and_to_nothing_are_none() -> None:
    odd = ("#top", "gc.md", "mailto:a@b.c", "javascript:void(0)", "", "https://[", "//", "x" * 9999, "https://b.dev/locks")
    assert linked(page("posts/gc.md", *odd, url="https://blog.dev/gc"), page("posts/locks.md")) == []


def test_an_address_that_two_articles_have_leads_to_neither() -> None:
    copies = [page(name, url="https://blog.dev/locks") for name in "bc"]
    assert linked(page("a", "https://blog.dev/locks"), *copies) == []


def test_a_list_of_all_articles_links_to_none() -> None:
    others = [page(f"{at}.md") for at in range(MANY + 1)]
    assert linked(page("all.md", *(other.id for other in others)), *others) == []


def test_no_articles_have_no_links() -> None:
    assert links_among([]).shape == (0, 0)


def test_a_link_of_many_says_less() -> None:
    pages = [page(f"{number}.md") for number in range(10)]
    found = links_among([page("map.md", *(f"{number}.md" for number in range(10))), *pages])
    assert found[[0, 1], [1, 0]].tolist() == [0.5, 0.5]
