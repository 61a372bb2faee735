"""What a site's own navigation calls its files: the nav of MkDocs, the SUMMARY.md of GitBook, HonKit and mdBook."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

CONFIGURATIONS = ("mkdocs.yml", "mkdocs.yaml")
NAV = re.compile(r"^nav:[^\n]*\n((?:[ \t-][^\n]*\n?|[ \t]*\n)*+)", re.M)
ENTRY = re.compile(r"""^[ \t]*-[ \t]+(?:"([^"\n]{1,200})"|'([^'\n]{1,200})'|([^"'\n#:][^\n:]{0,200}?))[ \t]*:[ \t]+["']?([^"'\n#]{1,400}?\.md)["']?[ \t]*(?:#[^\n]*)?$""", re.M)
FOLDER = re.compile(r"^docs_dir:[ \t]*[\"']?([^\"'\n#]{1,200}?)[\"']?[ \t]*(?:#[^\n]*)?$", re.M)
CHAPTER = re.compile(r"\[([^\[\]\n]{1,200})\]\(<?([^()<>\n#]{1,400}\.md)>?(?:#[^()\n]*)?\)")
LARGEST = 1_000_000


def titles_below(root: Path) -> dict[str, str]:
    """The titles of files by their paths below `root`; of a file that is named twice the first. Empty where no navigation lies there
    or, for MkDocs, one folder up."""
    titles: dict[str, str] = {}
    for place in (root, root.parent):
        for name in CONFIGURATIONS:
            for path, title in _nav(_text(place / name)):
                relative = _relative(place / path, root)
                if relative:
                    titles.setdefault(relative, title)
    for title, path in CHAPTER.findall(_text(root / "SUMMARY.md")):
        titles.setdefault(unquote(path).removeprefix("./").removeprefix("/"), title.strip())
    return titles


def _nav(text: str) -> Iterator[tuple[str, str]]:
    """The paths of MkDocs' pages, as from its configuration, with their titles."""
    nav, folder = NAV.search(text), FOLDER.search(text)
    for double, single, bare, path in ENTRY.findall(nav[1]) if nav else ():
        yield f"{(folder[1] if folder else 'docs').strip('./')}/{path.strip().removeprefix('./')}", (double or single or bare).strip()


def _relative(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else ""


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace") if path.is_file() and path.stat().st_size <= LARGEST else ""
    except OSError:
        return ""
