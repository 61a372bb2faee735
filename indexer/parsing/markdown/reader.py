"""Where in a Markdown document its reader stands: what is open, and where text goes."""

from collections.abc import Callable

from indexer.parsing.compose import Composed, Composer


class Reader:
    """Where in the document the event loop stands.

    `write` takes text to the composer, or to what is open here: code, HTML, a cell, an image. Only in the composer do
    marks have a meaning: `marking` says so. Of the open `lists` those that stand in an item which has no words of its own
    are on its `level`: `- 1. text` is an item of one level.
    """

    __slots__ = ("body", "cell", "composer", "level", "lists", "marking", "notes", "numbers", "quotes", "raw", "rows", "write")

    def __init__(self) -> None:
        self.body, self.notes = Composer(), Composer()
        self.composer = self.body
        self.numbers: dict[str, int] = {}
        self.write: Callable[[str], None] = self.composer.pieces.append
        self.marking = True
        self.lists: list[tuple[int | None, int]] = []
        """The number of the next item of each open list, and the level around it."""
        self.level = 0
        self.quotes = 0
        self.raw: list[str] | None = None
        self.rows: list[list[str]] = []
        self.cell: list[str] | None = None

    def open_list(self, first: int | None) -> None:
        """A list begins, with this number if it is ordered."""
        hollow = bool(self.lists) and self.composer.kind == "item" and not self.composer.pieces
        self.lists.append((first, self.level))
        self.level += not hollow

    def next_number(self) -> str:
        """The number of the next item of the innermost list, empty where it is not ordered."""
        number, level = self.lists[-1]
        if number is None:
            return ""
        self.lists[-1] = number + 1, level
        return str(number)

    def close_list(self) -> None:
        """The innermost list ends."""
        _, self.level = self.lists.pop()

    def line_end(self, seen: bool = False) -> None:
        """A line of the source ends; a reader sees that, or not."""
        if not self.marking:
            self.write(" ")
        elif seen:
            self.composer.line_break()
        else:
            self.composer.soft_break()

    def turn_to(self, composer: Composer) -> None:
        """Blocks go to another composer from here on: notes stand below the text, wherever their author wrote them."""
        self.composer.end()
        self.composer = composer
        self.release()

    def number_of(self, note: str) -> int:
        """The number of a footnote, by the first place that refers to it."""
        return self.numbers.setdefault(note, len(self.numbers) + 1)

    def composed(self) -> Composed:
        """Everything that was read, the notes at the end."""
        self.body.end()
        if self.notes.texts:
            self.body.append(self.notes)
        return self.body.composed()

    def gather(self) -> list[str]:
        """A list to which text goes from here on, until `release`."""
        gathered: list[str] = []
        self.write, self.marking = gathered.append, False
        return gathered

    def release(self) -> None:
        """Text goes again to where it went before: to the table's cell around an image, else to the composer."""
        self.marking = self.cell is None
        self.write = self.composer.pieces.append if self.cell is None else self.cell.append
