"""What people call an article."""

import posixpath
import re

from indexer.errors import NotFoundError
from indexer.store.reader import Reader
from indexer.text.readable import readable


def article_named(reader: Reader, name: str, *, parts: bool = True) -> str:
    """The id that `name` means: an id, the end of a path, a URL, a title; with `parts` a part of one title or id only, too. Raises
    NotFoundError."""
    if not name.strip(" \t\r\n\0/."):
        raise NotFoundError("an empty name is no article's")
    told, name = name, readable(name)  # ids of tables are as they are, those of files readable
    path = f"/{posixpath.normpath(name).lstrip('/')}" if "/" in name and "://" not in name else name
    whole = (
        ("id = ?", told),
        ("url = ? AND url != ''", name),
        ("id = ?", name.removeprefix("./")),
        (r"id LIKE ? ESCAPE '\'", "%/" + _like(name.removeprefix("./"))),
        ("id = (SELECT id FROM article WHERE '/' || id = substr(?, -length(id) - 1) ORDER BY length(id) DESC LIMIT 1)", path),
        ("title = ?", name),
    )
    inside = (
        (r"title LIKE ? ESCAPE '\'", f"%{_like(name)}%"),
        (r"id LIKE ? ESCAPE '\'", f"%{_like(name)}%"),
    )
    for test, value in whole + inside if parts else whole:
        rows = reader.rows(f"SELECT id FROM article WHERE {test} ORDER BY id LIMIT 4", value)  # noqa: S608
        if len(rows) == 1:
            return str(rows[0][0])
        if rows:
            some = ", ".join([*(str(row[0]) for row in rows[:3]), *(["…"] if len(rows) > 3 else [])])
            raise NotFoundError(f"{name!r} means several articles ({some}); give more of the id or title")
    raise NotFoundError(f"no article called {name!r}; indexer search {name!r} finds articles by their words")


def _like(text: str) -> str:
    return re.sub(r"([\\%_])", r"\\\1", text)
