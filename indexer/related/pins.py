"""What the owners of articles want beside them, and what not: `related_pin` and `related_exclude`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from indexer.model import PROBLEM, Article, Failure, Neighbour
from indexer.wishes import Wishes

WANTED = 1.0
"""The score of a pinned neighbour: its owner knows."""
LONGEST = 80
"""Characters of a name in the report."""


def with_wishes(articles: Sequence[Article], wishes: Wishes) -> tuple[Article, ...]:
    """The articles with what the configuration wants beside them, before what their front matter does; a wish for a name that
    means no article, or several, is passed over (`unmet`)."""
    named = _names(articles) if wishes.said else {}
    pins: dict[str, tuple[str, ...]] = {}
    excludes: dict[str, tuple[str, ...]] = {}
    for wish in wishes.said:
        for name in _meant((wish.article,), named):
            pins[name] = (*pins.get(name, ()), *wish.pin)
            excludes[name] = (*excludes.get(name, ()), *wish.exclude)
    return tuple(
        replace(one, related_pin=(*pins[one.id], *one.related_pin), related_exclude=(*excludes[one.id], *one.related_exclude))
        if one.id in pins
        else one
        for one in articles
    )


def with_pins(articles: Sequence[Article], neighbours: Iterable[tuple[Neighbour, ...]]) -> Iterator[tuple[Neighbour, ...]]:
    """The neighbours of each article, as they come, with its pinned ones first, in the owner's order, and without the excluded ones.

    Articles are named by id, by the end of a path (with or without its suffix), by URL or by title; a name that means none,
    or several, is passed over.
    """
    wished = any(article.related_pin or article.related_exclude for article in articles)
    named = _names(articles) if wished else {}
    for article, found in zip(articles, neighbours, strict=True):
        yield _chosen(article, found, named) if wished else found


def unmet(articles: Sequence[Article], wishes: Wishes, place: str) -> tuple[Failure, ...]:
    """What was passed over: each name that means no article, or several, with the article that has it or the `place` of the
    wishes. `articles` are those `with_wishes`."""
    wanted = [(place, wish.article) for wish in wishes.said]
    wanted += [(one.id, name) for one in articles for name in (*one.related_pin, *one.related_exclude)]
    named = _names(articles) if wanted else {}
    return tuple(dict.fromkeys(_passed_over(wanted, named)))


def _passed_over(wanted: Iterable[tuple[str, str]], named: Mapping[str, str]) -> Iterator[Failure]:
    for place, name in wanted:
        if not _meant((name,), named):
            several = _key(name) in named
            shown = repr(name if len(name) <= LONGEST else name[:LONGEST] + "…")
            yield Failure(place, f"{PROBLEM}{'several articles are' if several else 'no article is'} called {shown}; that wish is passed over")


def _chosen(article: Article, found: tuple[Neighbour, ...], named: Mapping[str, str]) -> tuple[Neighbour, ...]:
    pinned = [name for name in _meant(article.related_pin, named) if name != article.id]
    out = {*pinned, *_meant(article.related_exclude, named)}
    if not out:
        return found
    known = {neighbour.id: neighbour for neighbour in found}
    first = [known.get(name, Neighbour(name, WANTED, "related"))._replace(score=WANTED) for name in pinned]
    return (*first, *(neighbour for neighbour in found if neighbour.id not in out))


def _meant(names: Iterable[str], named: Mapping[str, str]) -> list[str]:
    keys = map(_key, names)
    return list(dict.fromkeys(named[key] for key in keys if named.get(key)))


def _key(name: str) -> str:
    return name.strip().removeprefix("./").strip("/")


def _names(articles: Sequence[Article]) -> dict[str, str]:
    """The id that each name means; empty where it means several."""
    named: dict[str, str] = {}
    for article in articles:
        for name in {*_ends(article.id), article.url.strip("/"), article.title} - {"", article.id}:
            named[name] = "" if name in named else article.id
    named.update((article.id, article.id) for article in articles)
    return named


def _ends(name: str) -> set[str]:
    """The ends of a path, with and without the suffix of its file.

    >>> sorted(_ends("blog/posts/锁.md"))
    ['blog/posts/锁', 'blog/posts/锁.md', 'posts/锁', 'posts/锁.md', '锁', '锁.md']
    """
    parts = name.split("/")
    ends = {"/".join(parts[at:]) for at in range(len(parts))}
    return ends | {end.rsplit(".", 1)[0] for end in ends if "." in end.rsplit("/", 1)[-1][1:]}
