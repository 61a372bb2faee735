"""Titles as links show them: where several articles have the same one (介绍 in every folder), with what tells them apart."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import PurePosixPath
from urllib.parse import unquote

from indexer.store import Entry
from indexer.text.editions import editions
from indexer.text.plainmath import with_plain_formulas

FOLDER_PAGES = frozenset({"readme", "index", "_index"})
"""Names of files that only say that they are the page of their folder."""
BETWEEN = " · "


def titles_of(entries: Iterable[Entry]) -> dict[str, str]:
    """What to call each article, by id: its title, or its id where it has none; of equal titles each with what it alone has of a folder, a year,
    a day, a file name or a path.

    Copies are called as what they repeat. What a site keeps in two languages is read in one of them, so a title in both has to be told from none.
    """
    found = list(entries)
    kept_in = editions([entry.id for entry in found]).languages
    alike: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry, language in zip(found, kept_in, strict=True):
        if entry.title and not entry.copy_of:
            alike[language, _shown(entry.title)].append(entry)
    taken = {title for _, title in alike}
    titles = {entry.id: with_plain_formulas(entry.title) or entry.id for entry in found}
    several = (zip(group, _signs(group), strict=True) for group in alike.values() if len(group) > 1)
    for entry, sign in chain.from_iterable(several):
        if sign:
            own = with_plain_formulas(entry.title).rstrip() + BETWEEN + sign
            titles[entry.id] = own if _shown(own) not in taken else f"{own} ({entry.id})"
    return titles


def _shown(title: str) -> str:
    """A title as readers tell it from others."""
    return " ".join(title.split()).casefold()


def _signs(group: Sequence[Entry]) -> list[str]:
    """For each what it alone has in its group, empty where that is nothing."""
    ids = [unquote(entry.id).replace("\\", "/").rstrip("/") for entry in group]
    paths = [PurePosixPath(name) for name in ids]
    folders, files = _apart([path.parts[:-1] for path in paths]), [_file(path) for path in paths]
    ways = (
        [path[-1] if path else "" for path in folders], [path[0] if path else "" for path in folders], ["/".join(path) for path in folders],
        [entry.date[:4] for entry in group], [entry.date[:10] for entry in group],
        files, ["/".join([*path, file] if file else path) for path, file in zip(folders, files, strict=True)],
    )  # fmt: skip
    counts = [Counter(way) for way in ways]
    return [next((sign for sign, count in zip(signs, counts, strict=True) if sign and count[sign] == 1), "") for signs in zip(*ways, strict=True)]


def _file(path: PurePosixPath) -> str:
    """The name of a file or the last part of an address, without its suffix; empty for the page of a folder, and for the id of a row."""
    name = path.stem if path.suffix.lower() in {".md", ".mdx", ".markdown", ".rmd", ".qmd", ".rst", ".html", ".htm", ".txt", ".srt", ".vtt", ".ipynb"} else path.name
    return "" if name.lower() in FOLDER_PAGES or (len(path.parts) == 1 and not path.suffix) else name


def _apart(paths: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Paths without the folders that all of them begin with, and those that all end with.

    >>> _apart([("docs", "agent", "intro"), ("docs", "rag", "intro")])
    [('agent',), ('rag',)]
    """
    shortest = min(map(len, paths))
    before = next((at for at in range(shortest) if len({path[at] for path in paths}) > 1), shortest)
    after = next((at for at in range(shortest - before) if len({path[-1 - at] for path in paths}) > 1), shortest - before)
    return [path[before : len(path) - after] for path in paths]
