"""Where in a Markdown document its reader stands: what is open, and where text goes."""

from collections.abc import Callable

from indexer.parsing.compose import Composed, Composer


class Reader:
    """Where in the document the event loop stands.

    `write` takes text to the composer, or to what is open here: code, HTML, a cell, an image. Only in the composer do
    marks have a meaning: `marking` says so.
    """

    __slots__ = ("body", "cell", "composer", "lists", "marking", "notes", "numbers", "quotes", "raw", "rows", "write")

    def __init__(self) -> None:
        self.body, self.notes = Composer(), Composer()
        self.composer = self.body
        self.numbers: dict[str, int] = {}
        self.write: Callable[[str], None] = self.composer.pieces.append
        self.marking = True
        self.lists: list[int | None] = []
        self.quotes = 0
        self.raw: list[str] | None = None
        self.rows: list[list[str]] = []
        self.cell: list[str] | None = None

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
