"""A built site: which page shows which article, then each page with its sidebar."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from indexer.engine import Progress, silent
from indexer.inject.files import html_files, read, replace
from indexer.inject.links import Links
from indexer.inject.matching import Matcher, body_of
from indexer.inject.pages import Page, page_of, with_block, without_block
from indexer.model import Failure
from indexer.publish.html import sidebar_of
from indexer.publish.views import corpus_of, view_of
from indexer.store import THRESHOLD, Entry, Index

STYLE = "indexer-sidebar.css"
NO_ARTICLE = "shows no article of the index"
NOT_ITS_OWN = "holds an article that has a page of its own"
NO_END = "the end of its article was not found"
NO_PLACE = "a block cannot be written in its charset"
@dataclass(slots=True)
class Injected:
    """What came of a site.

    written, unchanged   pages that got another content, and that had the right one
    hidden               pages that ask to be left out (noindex)
    left                 pages without a sidebar, each with the reason
    failures             pages that could not be read or written
    unseen               articles of the index that no page shows
    """

    written: int = 0
    unchanged: int = 0
    hidden: int = 0
    left: list[Failure] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    unseen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """A page of a site, the article that it shows, and the byte before which its sidebar goes."""

    path: str
    entry: Entry
    at: int
    sureness: int


def inject(index: Index, site: Path, threshold: float = THRESHOLD, dry_run: bool = False, progress: Progress = silent) -> Injected:
    """What came of putting each article's sidebar into the pages that show it; a second time changes nothing, and outside
    of the block no byte changes. Raises SourceError where there is no site.

    Pages are looked through before the first is written, since links lead from one to another; time grows with the
    pages, memory with the articles.
    """
    done = Injected()
    spots = _spots(Matcher(index), site, done, progress)
    links = Links.of({spot.path: spot.entry.id for spot in spots})
    done.unseen = tuple(entry.id for entry in index.entries() if entry.id not in links.page_of)
    corpus = corpus_of(index, threshold)
    for number, spot in enumerate(spots, 1):
        progress("sidebars", number, len(spots))
        with _noting(spot.path, done):
            view = links.inside(view_of(index, spot.entry, corpus), spot.path)
            sidebar = sidebar_of(view, corpus.words, "../" * spot.path.count("/") + STYLE)
            before = read(site / spot.path)
            bare = without_block(before)
            _bring(site / spot.path, before, with_block(bare, spot.at, sidebar) if sidebar else bare, done, dry_run)
    if spots and not dry_run:
        replace(site / STYLE, files("indexer.publish").joinpath("styles", "sidebar.css").read_bytes())
    return done


def remove(site: Path, dry_run: bool = False) -> Injected:
    """What came of taking all sidebars out again: every page has its own bytes. Raises SourceError where there is no site."""
    done = Injected()
    for path in html_files(site):
        with _noting(path, done):
            before = read(site / path)
            _bring(site / path, before, without_block(before), done, dry_run)
    if not dry_run:
        (site / STYLE).unlink(missing_ok=True)
    return done


def _spots(matcher: Matcher, site: Path, done: Injected, progress: Progress) -> list[Spot]:
    """Where the sidebars go, page by page."""
    spots = []
    for number, path in enumerate(html_files(site), 1):
        progress("pages", number, 0)
        with _noting(path, done):
            spot = _spot(path, page_of(read(site / path)), matcher)
            if isinstance(spot, Spot):
                spots.append(spot)
            elif spot is None:
                done.hidden += 1
            else:
                done.left.append(spot)
    return _own_pages(spots, done)


def _own_pages(spots: list[Spot], done: Injected) -> list[Spot]:
    """The pages that are surest their articles' own; a home page or archive may hold one article whole."""
    best: dict[str, int] = {}
    for spot in spots:
        best[spot.entry.id] = max(spot.sureness, best.get(spot.entry.id, 0))
    done.left += [Failure(spot.path, NOT_ITS_OWN) for spot in spots if spot.sureness < best[spot.entry.id]]
    return [spot for spot in spots if spot.sureness == best[spot.entry.id]]


def _spot(path: str, page: Page, matcher: Matcher) -> Spot | Failure | None:
    """Where the sidebar of a page goes: where its owner wants it, else at the end of the article's body; or why it gets
    none. None for a page that hides from search."""
    if page.hidden:
        return None
    match = matcher.match(page, path)
    if match is None:
        return Failure(path, NO_ARTICLE)
    body = body_of(page, match.places) if page.wished < 0 else None
    if body is None and page.wished < 0:
        return Failure(path, NO_END)
    at = page.byte_of(body.end if body else page.wished)
    return Failure(path, NO_PLACE) if at is None else Spot(path, match.entry, at, match.sureness)


def _bring(place: Path, before: bytes, after: bytes, done: Injected, dry_run: bool) -> None:
    """Write a page that changes."""
    if after == before:
        done.unchanged += 1
        return
    if not dry_run:
        replace(place, after)
    done.written += 1


@contextmanager
def _noting(path: str, done: Injected) -> Iterator[None]:
    """A page that cannot be read or written is one line in the report, and nothing of the others is lost."""
    try:
        yield
    except (OSError, ValueError) as error:
        done.failures.append(Failure(path, str(error)))
