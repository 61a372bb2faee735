"""reStructuredText to blocks and marks, and the fields that it begins with; in a module of its own, which nothing else loads."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docutils import nodes

from indexer.errors import PageError
from indexer.parsing.compose import Composed
from indexer.parsing.rst.blocks import TreeWriter
from indexer.parsing.rst.markup import forget_trees, tree_of

BEFORE_FIELDS = (nodes.comment, nodes.target, nodes.substitution_definition, nodes.system_message, nodes.title, nodes.pending, nodes.image, nodes.raw)
FIELD_NAME = re.compile(r"[A-Za-z][\w-]*")
"""Names of fields for a generator; others at the head of a page are for readers: `:官方文档:`."""
ERROR = 3
"""Of docutils' levels the first at which it passes over what it does not understand."""
SIGN = 40
"""Characters of what it may pass over in silence: lines and other signs."""


@dataclass(frozen=True, slots=True)
class ReadRst:
    """`fields` with lower-case names as text, and the rest as blocks; `is_contents` where those are only headings and links to other pages.

    `lost` says what could not be read, empty where that is nothing.
    """

    fields: Mapping[str, str]
    body: Composed
    is_contents: bool
    lost: str


def compose_rst(text: str) -> ReadRst:
    """The blocks and marks of a reStructuredText, and the fields above it or below its title. Raises PageError where it is too large, too faulty or too deep.

    >>> read = compose_rst("锁\\n==\\n\\n:date: 2024-05-01\\n\\n**偏向锁** （Biased Locking）")
    >>> read.body.text, read.fields["date"]
    ('锁\\n偏向锁 （Biased Locking）', '2024-05-01')
    """
    try:
        return _read(text.removeprefix("\ufeff"))
    except RecursionError as error:
        raise PageError("reStructuredText is nested too deeply") from error
    finally:
        forget_trees()


def _read(text: str) -> ReadRst:
    document = tree_of(text)
    fields = {name: value for group in _front(document) for name, value in _taken(group)}
    writer = TreeWriter(document)
    return ReadRst(fields, writer.composed(), writer.is_contents, _lost(document))


def _lost(document: nodes.document) -> str:
    """The first fault for which docutils leaves out text: a table that is none, most of all."""
    for message in document.findall(nodes.system_message):
        if message["level"] >= ERROR and any(len(text.astext()) > SIGN for text in message.findall(nodes.literal_block)):
            return f"line {message.get('line', '?')}: {message[0].astext().partition(chr(10))[0]}"
    return ""


def _front(document: nodes.document) -> Iterator[nodes.field_list]:
    """The field lists that stand before all text, above the title and below it."""
    around: nodes.Element = document
    while True:
        found = next((child for child in around.children if not isinstance(child, BEFORE_FIELDS)), None)
        if isinstance(found, nodes.field_list):
            yield found
            if found.parent is not None:  # some of it is text
                return
        elif isinstance(found, nodes.section) and around is document:
            around = found
        else:
            return


def _taken(group: nodes.field_list) -> Iterator[tuple[str, str]]:
    """The fields for a generator, which are taken out of the tree."""
    for field in list(group.children):
        name, value = (part.astext() for part in field.children)
        if FIELD_NAME.fullmatch(name):
            group.remove(field)
            yield name.lower(), value.strip()
    if not group.children:
        group.parent.remove(group)
