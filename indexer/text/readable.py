"""Names of files and addresses that can be printed and stored."""

import unicodedata


def readable(path: str) -> str:
    """A path as text of one line: line breaks, other signs that nobody sees and bytes that are no UTF-8 are written as escapes; blanks of any width stay.

    >>> readable("全角　空格.md"), readable("a\\nb")
    ('全角\u3000空格.md', 'a\\\\nb')
    """
    if path.isprintable():
        return path
    return "".join(c if c.isprintable() or unicodedata.category(c) == "Zs" else c.encode("unicode_escape").decode("ascii") for c in path)
