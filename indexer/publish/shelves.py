"""The articles of a corpus on the shelves of its index page."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from indexer.publish.names import safe_name
from indexer.publish.views import View
from indexer.publish.words import Words


@dataclass(frozen=True, slots=True)
class Shelf:
    """Articles of one folder, the newest first. `anchor` is where they stand on the index page."""

    label: str
    anchor: str
    views: tuple[View, ...]


def shelves_of(views: Sequence[View], words: Words) -> tuple[Shelf, ...]:
    """The articles by their outermost folder that tells them apart, by its name; those in none come last."""
    prefix = _common_folder([view.id for view in views])

    def folder(view: View) -> str:
        head, slash, _ = view.id.removeprefix(prefix).partition("/")
        return head if slash else ""

    shelves = []
    in_order = sorted(views, key=lambda view: (not folder(view), folder(view), view.id))
    for label, found in groupby(in_order, folder):
        newest_first = sorted(found, key=lambda view: view.date, reverse=True)
        shelves.append(Shelf(label or words.other, f"f-{safe_name(label)}", tuple(newest_first)))
    return tuple(shelves)


def _common_folder(ids: Sequence[str]) -> str:
    """The folders that all ids begin with, with the last slash."""
    if not ids:
        return ""
    low, high = min(ids).split("/")[:-1], max(ids).split("/")[:-1]
    shared = 0
    while shared < min(len(low), len(high)) and low[shared] == high[shared]:
        shared += 1
    return "".join(part + "/" for part in low[:shared])
