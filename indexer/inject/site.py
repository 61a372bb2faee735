"""A built site: which page shows which article, then each page with its sidebar."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from indexer.engine import Progress, silent
from indexer.inject.files import html_files, read, replace
from indexer.inject.links import Links
from indexer.inject.matching import Matcher, body_of
from indexer.inject.memory import Memory, Seen, digest_of, memory_of
from indexer.inject.pages import page_of, undone_by, with_block, without_block
from indexer.model import Failure
from indexer.publish.html import sidebar_of
from indexer.publish.options import Options
from indexer.publish.templates import STYLE, part_of
from indexer.publish.views import corpus_of, view_of
from indexer.store import Index

DEFAULT = Options()
NO_ARTICLE = "shows no article of the index"
NOT_ITS_OWN = "holds an article that has a page of its own"
NO_END = "the end of its article was not found"
NO_PLACE = "a block cannot be written in its charset"
HAS_ONE = "has its sidebar by its generator's template"
OWN_STYLE = "indexer-injected.css"
"""Not the name under which publishers put the style sheet into a site: what `remove` takes away is ours alone."""
TEMPLATES_OWN = re.compile(rb"<aside\b[^>]{0,200}\bclass=[\"']?kpi-sidebar\b")


@dataclass(slots=True)
class Injected:
    """What came of a site.

    written, unchanged   pages that got another content, and that had the right one
    hidden               pages that ask to be left out (noindex)
    left                 pages without a sidebar, each with the reason
    failures             pages that could not be read or written
    unseen               articles of the index that no page shows
    undone_by            the generator whose scripts take sidebars out of these pages again; nothing where none does
    """

    written: int = 0
    unchanged: int = 0
    hidden: int = 0
    left: list[Failure] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    unseen: tuple[str, ...] = ()
    undone_by: str = ""


class Spot(NamedTuple):
    """A page of a site that gets a sidebar: its path, the digest of its bytes as they are, and what was found of it."""

    path: str
    digest: str
    seen: Seen


def inject(index: Index, site: Path, options: Options = DEFAULT, dry_run: bool = False, progress: Progress = silent) -> Injected:
    """What came of putting each article's sidebar into the pages that show it; a second time changes nothing, and outside
    of the block no byte changes. Raises SourceError where there is no site.

    Pages are looked through before the first is written, since links lead from one to another; time grows with the
    pages that changed, memory with all.
    """
    done = Injected()
    memory = memory_of(index, site, options)
    corpus = corpus_of(index, options)
    found = _look(Matcher(index), site, memory, done, progress)
    spots = _own_pages(found, done)
    links = Links.of({spot.path: spot.seen.entry for spot in spots})
    linked = digest_of("\0".join(f"{spot.path}\0{spot.seen.entry}" for spot in spots).encode("utf-8", "surrogatepass"))
    done.unseen = tuple(entry for entry in corpus.entries if entry not in links.page_of)
    left = {spot.path: spot.seen for spot in found}
    for number, spot in enumerate(spots, 1):
        progress("sidebars", number, len(spots))
        if spot.seen.reason:
            done.left.append(Failure(spot.path, spot.seen.reason))
            continue
        if linked == memory.linked and spot.digest == spot.seen.left:
            done.unchanged += 1
            continue
        del left[spot.path]  # should it fail, the page is looked through again
        with _noting(spot.path, done):
            own = corpus.beside(spot.seen.entry)
            view = links.inside(view_of(index, corpus.entries[spot.seen.entry], own), spot.path)
            sidebar = sidebar_of(view, own, "../" * spot.path.count("/") + OWN_STYLE)
            after = _bring(f"{site}/{spot.path}", spot.seen.at, sidebar, done, dry_run)
            left[spot.path] = spot.seen._replace(left=digest_of(after))
    shown = {spot.path for spot in spots if not spot.seen.reason}
    for spot in found:
        if spot.path not in shown and spot.digest != spot.seen.bare:  # its article has left the index, or its template has got a sidebar
            with _noting(spot.path, done):
                _bring(f"{site}/{spot.path}", 0, "", done, dry_run)
                left[spot.path] = spot.seen._replace(left=spot.seen.bare)
    if not dry_run:
        if shown:
            with _noting(OWN_STYLE, done):
                replace(f"{site}/{OWN_STYLE}", part_of(STYLE, options.templates))
        memory.save(linked, left)
    return done


def remove(site: Path, dry_run: bool = False) -> Injected:
    """What came of taking all sidebars out again: every page has its own bytes. Raises SourceError where there is no site."""
    done = Injected()
    for path in html_files(site):
        with _noting(path, done):
            before = read(f"{site}/{path}")
            _write(f"{site}/{path}", before, without_block(before), done, dry_run)
    if not dry_run:
        with _noting(OWN_STYLE, done):
            (site / OWN_STYLE).unlink(missing_ok=True)
    return done


def _look(matcher: Matcher, site: Path, memory: Memory, done: Injected, progress: Progress) -> list[Spot]:
    """What is found of all pages that could be read; those that are remembered are not looked through again."""
    found = []
    for number, path in enumerate(html_files(site), 1):
        progress("pages", number, 0)
        with _noting(path, done):
            content = read(f"{site}/{path}")
            digest = digest_of(content)
            done.undone_by = done.undone_by or undone_by(content)
            seen = memory.find(path, digest) or _seen(path, content, digest, matcher)
            found.append(Spot(path, digest, seen))
    return found


def _own_pages(found: Sequence[Spot], done: Injected) -> list[Spot]:
    """The pages that are surest their articles' own, since a home page or archive may hold one article whole; the report
    names the others with the reason."""
    best: dict[str, int] = {}
    for spot in found:
        if spot.seen.entry:
            best[spot.seen.entry] = max(spot.seen.sureness, best.get(spot.seen.entry, 0))
        elif spot.seen.reason:
            done.left.append(Failure(spot.path, spot.seen.reason))
        else:
            done.hidden += 1
    shown = [spot for spot in found if spot.seen.entry]
    done.left += [Failure(spot.path, NOT_ITS_OWN) for spot in shown if spot.seen.sureness < best[spot.seen.entry]]
    return [spot for spot in shown if spot.seen.sureness == best[spot.seen.entry]]


def _seen(path: str, content: bytes, digest: str, matcher: Matcher) -> Seen:
    """What a page shows, and where its sidebar goes: where its owner wants it, else at the end of the article's body."""
    page = page_of(content)
    bare = digest if page.content is content else digest_of(page.content)
    if page.hidden:
        return Seen(bare, digest, "", 0, 0, "")
    match = matcher.match(page, path)
    if match is None:
        return Seen(bare, digest, "", 0, 0, NO_ARTICLE)
    body = body_of(page, match.places) if page.wished < 0 else None
    if body is None and page.wished < 0:
        return Seen(bare, digest, match.entry.id, 0, match.sureness, NO_END)
    if TEMPLATES_OWN.search(page.content):
        return Seen(bare, digest, match.entry.id, 0, match.sureness, HAS_ONE)
    at = page.byte_of(body.end if body else page.wished)
    if at is None:
        return Seen(bare, digest, match.entry.id, 0, match.sureness, NO_PLACE)
    return Seen(bare, "", match.entry.id, at, match.sureness, "")


def _bring(place: str, at: int, sidebar: str, done: Injected, dry_run: bool) -> bytes:
    """The bytes of a page with its sidebar, written where they differ."""
    before = read(place)
    bare = without_block(before)
    after = with_block(bare, at, sidebar) if sidebar else bare
    _write(place, before, after, done, dry_run)
    return after


def _write(place: str, before: bytes, after: bytes, done: Injected, dry_run: bool) -> None:
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
