"""The front matter of NimblePublisher, the library with which Phoenix sites keep their posts: a map of Elixir above a line of three dashes."""

import re
from collections.abc import Callable, Mapping
from typing import Any

MAP = re.compile(r"\A\ufeff?\s*%\{(.*?)\}\s*^---[ \t]*(?:\r?\n|\Z)", re.S | re.M)
FIELD = re.compile(
    r'\b([a-z_]\w*):\s*(?:"""(?P<block>.*?)"""|"(?P<text>(?:[^"\\]|\\.)*+)"|~w(?:\((?P<words>[^()]*+)\)|\[([^\[\]]*+)\]|\{([^{}]*+)\}|\|([^|]*+)\|)[acs]?'
    r"|~[A-Z]\[(?P<day>[^\[\]]*+)\]|\[(?P<list>[^\[\]]*+)\]|:?(?P<plain>[\w.+-]++))",
    re.S,
)
"""A key and a value: texts, ~w(words), dates (~D[2024-01-02]), lists, atoms, numbers and what is true or not."""
ITEM = re.compile(r'"((?:[^"\\]|\\.)*+)(?:"|\\?\Z)|:?([\w-]++)', re.S)
"""A text of a list, which goes to its end where no quote closes it, or an atom."""
ESCAPE = re.compile(r"\\(.)", re.S)


def elixir_map(markdown: str) -> tuple[Mapping[str, Any], str] | None:
    """The fields of the map at the head of a text, and the Markdown below it; None where there is none.

    >>> elixir_map('%{\\n  title: "锁",\\n  tags: ~w(java jvm)\\n}\\n---\\n正文')
    ({'title': '锁', 'tags': ['java', 'jvm']}, '正文')
    """
    found = MAP.match(markdown) if "%{" in markdown[:200] else None
    fields = {field[1]: _value(field) for field in FIELD.finditer(found[1])} if found else {}
    return (fields, markdown[found.end() :]) if found and fields else None


def _value(field: re.Match[str]) -> Any:
    return next((read(field[group]) for group, read in READERS.items() if field[group] is not None), "")


def _text(written: str) -> str:
    return ESCAPE.sub(r"\1", written)


READERS: dict[str | int, Callable[[str], Any]] = {
    "block": str.strip,
    "text": _text,
    **dict.fromkeys(("words", 5, 6, 7), str.split),
    "day": str.strip,
    "list": lambda written: [_text(text) or atom for text, atom in ITEM.findall(written)],
    "plain": str,
}
"""How the value in a group of FIELD is read."""
