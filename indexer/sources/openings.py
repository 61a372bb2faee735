"""The first headings that files of a folder have in common: Definition, Todo, Meta. Templates of notes and tools that export posts write them; they are the
title of no file."""

import os
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

SUFFIXES = (".md", ".markdown", ".mdx")
HEAD = 2048
"""Bytes of a file in which its first heading is looked for."""
FENCED = re.compile(r"\A\ufeff?\s*---[ \t]*\r?\n(.*?)^---[ \t]*\r?\n", re.S | re.M)
TITLED = re.compile(r"^title:[ \t]*[^\s#]", re.M | re.I)
FIRST = re.compile(r"^#{1,6}[ \t]+([^\r\n]{1,200}?)[ \t#]*$", re.M)
EDITION = re.compile(r"[._][a-z]{2}(?:[-_][A-Za-z]{2,4})?$")
"""How the name of a file ends that is one of several translations: locks.zh-CN.md."""
FEWEST = 3
"""Files of a folder that are called so many different things are not about one thing: of 1,400 such files of six vaults, blogs and books 80 were read, and
all are better called by their names."""


@dataclass(slots=True)
class Openings:
    """The first headings in each folder by the names of its files, and those that several files of one have. A folder is read when the first of its
    files is asked for: the first two kilobytes of its Markdown files."""

    folders: dict[str, Mapping[str, str]] = field(default_factory=dict)
    common: set[str] = field(default_factory=set)

    def of(self, path: Path) -> str:
        """The first heading of a file, where it has it in common with at least two others of its folder, or of a folder that was read before."""
        if path.suffix.lower() not in SUFFIXES:
            return ""
        folder = str(path.parent)
        if folder not in self.folders:
            self.folders[folder] = _first_headings(folder)
            self.common |= _common(self.folders[folder])
        heading = self.folders[folder].get(path.name, "")
        return heading if heading in self.common else ""


def _common(first: Mapping[str, str]) -> set[str]:
    """The headings that at least `FEWEST` files have, whose names are those of different things."""
    called: defaultdict[str, set[str]] = defaultdict(set)
    for name, heading in first.items():
        called[heading].add(EDITION.sub("", name.rpartition(".")[0]).lower())
    return {heading for heading, names in called.items() if heading and len(names) >= FEWEST}


def _first_headings(folder: str) -> Mapping[str, str]:
    """The first headings of a folder's Markdown files by their names; none where it cannot be read."""
    try:
        with os.scandir(folder) as found:
            names = sorted(entry.name for entry in found if entry.name.lower().endswith(SUFFIXES) and entry.is_file(follow_symlinks=False))
    except OSError:
        return {}
    return {name: _first_heading(os.path.join(folder, name)) for name in names}


def _first_heading(path: str) -> str:
    """The first heading of a Markdown file, below a front matter without a title; nothing where there is none near its beginning."""
    try:
        with open(path, "rb") as file:
            text = file.read(HEAD).decode("utf-8", "replace")
    except OSError:
        return ""
    front = FENCED.match(text)
    heading = None if front and TITLED.search(front[1]) else FIRST.search(text, front.end() if front else 0)
    return heading[1] if heading else ""
