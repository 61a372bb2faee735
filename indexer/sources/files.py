"""The pages of one file: mostly one, of a feed one for each entry. What a file is, its first bytes say."""

import re
from collections.abc import Iterator
from pathlib import Path

from indexer.model import Failure, Media, Page
from indexer.sources import orgposts
from indexer.sources.feeds import HEAD, SUFFIXES, SUSPECTS, feed_pages, is_feed
from indexer.sources.notebooks import SUFFIX, markdown_of

MEDIA: dict[str, Media] = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html", ".mht": "html", ".mhtml": "html", ".webarchive": "html",
    ".md": "markdown", ".markdown": "markdown", ".mdx": "markdown", ".rmd": "markdown", ".qmd": "markdown", ".rst": "rst", ".rest": "rst", ".org": "org", ".adoc": "asciidoc", ".asciidoc": "asciidoc", ".asc": "asciidoc", ".txt": "text",
    ".srt": "text", ".vtt": "text",
    SUFFIX: "markdown",
}  # fmt: skip
UNREAD = frozenset({
    ".azw3", ".chm", ".creole", ".doc", ".docx", ".epub", ".mediawiki", ".mobi", ".odt", ".pdf", ".ppt", ".pptx", ".rtf",
    ".tex", ".textile", ".typ", ".wiki",
})  # fmt: skip
"""Endings of texts in forms that nothing here reads; a folder is said to have them."""
DATA = (*SUFFIXES, *SUSPECTS)
"""Endings of files that may be feeds; those in SUSPECTS mostly are something else."""
ROOT = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,100}(?:<!--.{0,200}?-->\s{0,100})?<(?:!doctype html|html)\b", re.I | re.S)
"""How an HTML page begins."""
GENERATED = frozenset({"atom", "rss", "rss2", "feed", "feeds", "index"})
"""What generators call the feeds that they write beside their pages."""


def file_pages(path: Path, name: str, max_bytes: int, named: bool) -> Iterator[Page | Failure]:
    """The pages of a file, or the reason why there are none.

    A feed is known by its content, whatever it is called. A file that only might be one is passed over in silence where
    it is another, unless it was `named` by the caller.
    """
    suffix = path.suffix.lower()
    try:
        size = path.stat().st_size
        if suffix in SUSPECTS and not named and not _begins_as_feed(path):
            return
        if size > max_bytes:
            yield Failure(name, f"larger than {max_bytes:,} bytes ({size:,}); see max_bytes")
            return
        content = path.read_bytes()
    except OSError as error:
        yield Failure(name, (error.strerror or str(error)).lower())
        return
    yield from content_pages(suffix, name, content)


def content_pages(suffix: str, name: str, content: bytes) -> Iterator[Page | Failure]:
    """The pages of what a file holds, whose name has an ending that is in MEDIA or DATA."""
    if suffix in DATA or (MEDIA.get(suffix) in {"html", "text"} and is_feed(content)):
        yield from feed_pages(content, name)
    elif suffix == SUFFIX:
        yield _notebook(name, content)
    elif suffix == orgposts.SUFFIX:
        yield from orgposts.org_pages(name, content)
    else:
        yield Page(name, content, MEDIA.get(suffix, "html"))


def may_be_feed(suffix: str, content: bytes) -> bool:
    """Whether a file with this ending is one that is read: XML and JSON may be anything."""
    return suffix not in SUSPECTS or is_feed(content[:HEAD])


def _notebook(name: str, content: bytes) -> Page | Failure:
    try:
        return Page(name, markdown_of(content), MEDIA[SUFFIX])
    except ValueError as error:
        return Failure(name, str(error))


def is_generated(path: Path) -> bool:
    """Whether a feed is one that a generator wrote: called as they call it, with a page of the same folder beside
    it."""
    if path.suffix.lower() not in {".xml", ".json"} or path.stem.lower() not in GENERATED:
        return False
    return any(path.with_name(beside).exists() for beside in ("index.html", "index.htm"))


def is_bare_page(path: Path) -> bool:
    """Whether a file is an HTML page without an ending that says so, as wget saves addresses: details/12, view?id=12."""
    if path.suffix and "?" not in path.name:
        return False
    try:
        with path.open("rb") as file:
            return ROOT.match(file.read(HEAD)) is not None
    except OSError:
        return False


def _begins_as_feed(path: Path) -> bool:
    with path.open("rb") as file:
        return is_feed(file.read(HEAD))
