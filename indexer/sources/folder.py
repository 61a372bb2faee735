"""Pages from a folder, or from a single file: a walk in the order of names that stays inside and follows no links."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from indexer.model import PROBLEM, Failure, Page
from indexer.sources.files import DATA, MEDIA, UNREAD, file_pages, is_bare_page, is_generated
from indexer.sources.joplintags import NAME, tags_in, with_tags
from indexer.sources.names import JEX, ZIP, is_archive
from indexer.sources.navigation import titles_below
from indexer.sources.openings import Openings
from indexer.text.readable import readable

if TYPE_CHECKING:
    import pathspec

DEFAULT_EXCLUDES = (
    ".*", "!.well-known", "node_modules/", "__pycache__/", "venv/", "bower_components/",
    "_index.md", "_includes/", "_layouts/", "_data/", "_sass/",
    "404.html", "/404/", "**/logseq/bak/", "**/logseq/version-files/", "genindex*.html", "py-modindex.html", "/search.html", "_sources/", "_modules/",
    "**/lib/*/README.html", "**/vendors/*/README.html", "demo_index.html", "demo_unicode.html", "demo_symbol.html", "demo_fontclass.html",
    "LICENSE*", "*-LICENSE*.txt", "CHANGELOG*", "CODE_OF_CONDUCT*", "CONTRIBUTING.*", "PULL_REQUEST_TEMPLATE*", "ISSUE_TEMPLATE*", "AGENTS.md", "CLAUDE.md", "GEMINI.md",
    "robots.txt", "ads.txt", "requirements*.txt", "CMakeLists.txt", "CMakeCache.txt", "CMakeFiles/", "**/src/main/resources/", "**/src/main/webapp/",
)  # fmt: skip
"""What no site keeps articles in, in the syntax of .gitignore; `exclude` adds to it, a `!` takes back."""
DRAFT_FOLDERS = ("_drafts/", "drafts/")
PROJECT_FOLDERS = ("vendor/", "dist/", "build/", "_build/", "_site/", "_book/", "themes/", "layouts/", "archetypes/", "scaffolds/")
"""What a project has beside its articles, where a file of PROJECT stands: elsewhere these are folders of articles like others."""
PROJECT = re.compile(
    r"(?:package|composer)\.json|(?:_?config|hugo|book|netlify)\.(?:toml|ya?ml|json)|.+\.config\.[cm]?[jt]s|mkdocs\.ya?ml|pelicanconf\.py|conf\.py|setup\.py|"
    r"(?:pyproject|indexer|cargo)\.toml|pom\.xml|build\.gradle(?:\.kts)?|go\.mod|gemfile|makefile|\.git|\.published\.json",
    re.I,
)
TABLES = (".jsonl", ".jsonl.gz", ".parquet")
"""What only who names it has read: beside articles lie tables of anything."""
LINK = "symbolic link"
SAVED = re.compile(r"(.+?)(?:_files|\.files|_archivos|_fichiers|-Dateien)/?", re.I)
"""The folder in which a browser keeps what belongs to a page that it saved beside it."""


@dataclass(frozen=True, slots=True)
class Options:
    """include, exclude   patterns in the syntax of .gitignore, against paths inside the source
    drafts             also look into `_drafts`
    max_bytes          larger files fail unread
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    drafts: bool = False
    max_bytes: int = 10_000_000


@dataclass(slots=True)
class Beside:
    """What other files of a folder tell of a page: its title in the site's navigation, whether its first heading is that of many, tags in Joplin."""

    titles: Mapping[str, str]
    openings: Openings = field(default_factory=Openings)
    tags: dict[str, Mapping[bytes, tuple[str, ...]]] = field(default_factory=dict)

    def told(self, page: Page, root: Path, path: str) -> Page:
        """A page with all that; `path` is that of its file below `root`."""
        title, opening = self.titles.get(path, ""), self.openings.of(root / path)
        page = replace(page, title=title, opening=opening) if title or opening else page
        if not NAME.search(path):
            return page
        folder = str((root / path).parent)
        if folder not in self.tags:
            self.tags[folder] = tags_in(folder)
        return replace(page, content=with_tags(page.content, self.tags[folder]))


def folder_pages(root: Path, prefix: str, options: Options) -> Iterator[Page | Failure]:
    """The pages below `root`, sorted by path; ids are `prefix` and the path inside the folder.

    Feeds are read too, but not those that a generator wrote beside the pages that they repeat, unless `include`
    asks for them. Web archives come last, all at once: of an address that several hold, the last page counts. Texts of kinds
    that nothing here reads, tables and symbolic links are one failure of the folder, which was read but for them.
    """
    import pathspec  # here, as what reads archives: tables need neither

    excluded = _excluded(options)
    project = pathspec.GitIgnoreSpec.from_lines([*PROJECT_FOLDERS, *options.exclude])
    included = pathspec.GitIgnoreSpec.from_lines(options.include) if options.include else None
    beside = Beside(titles_below(root))
    archives: list[tuple[Path, str]] = []
    unread: Counter[str] = Counter()
    for path in _walk(root, excluded, project, unread):
        if isinstance(path, Failure):
            yield Failure(readable(prefix + path.id), path.reason)
        elif included is None or included.match_file(path):
            suffix = Path(path).suffix.lower()
            if is_archive(path):
                archives.append((root / path, readable(prefix + path)))
            elif _is_read(root / path, suffix, named=included is not None):
                for page in _pages_of(root / path, readable(prefix + path), suffix, options):
                    yield beside.told(page, root, path) if isinstance(page, Page) else page
            elif kind := _unread_kind(root / path):
                unread[kind] += 1
    if archives:
        from indexer.sources.archives import archive_pages

        yield from archive_pages(archives, options.max_bytes)
    if unread.total():
        yield Failure(readable(prefix).rstrip("/") or ".", PROBLEM + _told(unread))


def _is_read(path: Path, suffix: str, named: bool) -> bool:
    return suffix in MEDIA or suffix == JEX or (suffix in DATA and (named or not is_generated(path))) or is_bare_page(path)


def _pages_of(path: Path, name: str, suffix: str, options: Options) -> Iterator[Page | Failure]:
    if suffix != JEX:
        return file_pages(path, name, options.max_bytes, named=False)
    from indexer.sources.packed import packed_pages

    return packed_pages(path, name, wanted(replace(options, include=())), options.max_bytes)


def wanted(options: Options) -> Callable[[str], bool]:
    """Whether a path inside an archive is one to look at, as it would be in a folder."""
    import pathspec

    excluded = _excluded(options)
    included = pathspec.GitIgnoreSpec.from_lines(options.include) if options.include else None
    return lambda path: not excluded.match_file(path) and (included is None or included.match_file(path))


def _excluded(options: Options) -> pathspec.GitIgnoreSpec:
    import pathspec

    return pathspec.GitIgnoreSpec.from_lines([*DEFAULT_EXCLUDES, *(() if options.drafts else DRAFT_FOLDERS), *options.exclude])


def _unread_kind(path: Path) -> str:
    """The ending of a file of articles that a folder has and that is not read, nothing of any other."""
    if path.suffix.lower() == ZIP:
        from indexer.sources.packed import holds_texts

        return ZIP if holds_texts(path) else ""
    name = path.name.lower()
    return next(filter(name.endswith, TABLES), "") or next(filter(UNREAD.__contains__, [path.suffix.lower()]), "")


def _told(unread: Counter[str]) -> str:
    """How many files are not read, and which.

    >>> _told(Counter({".tex": 3, ".docx": 9}))
    '12 files in it are of a kind that is not read (.docx 9, .tex 3)'
    >>> _told(Counter({".jsonl": 1}))
    '1 file in it is of a kind that is not read (.jsonl 1); name a table to have it read'
    >>> _told(Counter({".zip": 1}))
    '1 file in it is of a kind that is not read (.zip 1); name a zip file to have it read'
    """
    kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(unread.items(), key=lambda kind: (-kind[1], kind[0])) if count)
    one = unread.total() == 1
    named = " or ".join(f"a {what}" for what, endings in (("table", TABLES), ("zip file", (ZIP,))) if not unread.keys().isdisjoint(endings))
    ask = f"; name {named} to have it read" if named else ""
    return f"{unread.total()} file{'' if one else 's'} in it {'is' if one else 'are'} of a kind that is not read ({kinds}){ask}"


def _walk(folder: Path, excluded: pathspec.GitIgnoreSpec, project: pathspec.GitIgnoreSpec, unread: Counter[str]) -> Iterator[str | Failure]:
    """Paths of files relative to the root, depth first; an explicit stack, since folders nest as they like. Symbolic links are counted as unread."""
    waiting: list[tuple[Path, str]] = [(folder, "")]
    while waiting:
        here, path = waiting.pop()
        if path and not path.endswith("/"):
            yield path
            continue
        try:
            with os.scandir(here) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            yield Failure(path or ".", (error.strerror or str(error)).lower())
            continue
        names = {entry.name for entry in entries}
        made = project if any(map(PROJECT.fullmatch, names)) else None
        unread[LINK] += sum(_is_link(entry) and not excluded.match_file(path + entry.name) for entry in entries)
        for entry, name in reversed(list(_inside(entries, path, excluded))):
            if not (made and made.match_file(name)) and not _is_saved(name, names):
                waiting.append((entry, name))


def _is_link(entry: os.DirEntry[str]) -> bool:
    """Whether a folder or a page lies elsewhere: a walk that follows links ends nowhere."""
    return entry.is_symlink() and (Path(entry.name).suffix.lower() in MEDIA or os.path.isdir(entry.path))


def _is_saved(name: str, beside: Set[str]) -> bool:
    """Whether a folder holds what belongs to a page beside it that a browser saved."""
    saved = SAVED.fullmatch(name.removesuffix("/").rpartition("/")[2]) if name.endswith("/") else None
    return saved is not None and any(f"{saved[1]}{suffix}" in beside for suffix in (".html", ".htm", ".xhtml"))


def _inside(
    entries: Sequence[os.DirEntry[str]], path: str, excluded: pathspec.GitIgnoreSpec
) -> Iterator[tuple[Path, str]]:
    for entry in entries:
        if entry.is_symlink():
            continue
        name = f"{path}{entry.name}{'/' if entry.is_dir(follow_symlinks=False) else ''}"
        if not excluded.match_file(name) and (name.endswith("/") or entry.is_file(follow_symlinks=False)):
            yield Path(entry.path), name
