"""reStructuredText as docutils' tree, whichever generator it is written for: what Sphinx, Pelican and their extensions add is read for its words.

No directive here opens a file, calls a program or lets HTML through, no configuration is read, and nothing is printed. A directive or role
that nobody knows costs none of its text.
"""

import gc
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from typing import Any

from docutils import frontend, nodes, utils
from docutils.parsers.rst import Directive, Parser, directives, roles, states
from docutils.transforms import references

from indexer.errors import PageError
from indexer.parsing.rst.directives import OF_DOCUTILS, AnyDirective, CommaSeparated
from indexer.parsing.rst.roles import any_role

LARGEST, MOST_LINES = 500_000, 30_000
"""Characters and lines of a page: docutils takes two seconds for so many, ten where all are markup, and copies the rest of the lines at each list.
The longest pages of Python's documentation have half of it."""
MOST_MESSAGES = 10_000
"""What docutils has to say of a page, at most: each message takes it 0.2 ms, and some are looked for among the others."""
LONGEST_PARAGRAPH = 10_000
"""Characters in which inline markup is looked for: signs that nothing closes cost the square of this."""
BORDER = re.compile(r"\+[-+]*+|=[ =]*+")
WIDEST = 1000
"""Characters of a table's border: docutils looks at the whole of a line for each cell in it."""
TRANSFORMS = (
    references.PropagateTargets, references.AnonymousHyperlinks, references.IndirectHyperlinks, references.Footnotes,
    references.ExternalTargets, references.InternalTargets, references.DanglingReferences,
)  # fmt: skip


def tree_of(text: str) -> nodes.document:
    """The document tree of a text. Raises PageError where it is too large or too faulty to be read, RecursionError where it nests too deeply."""
    if len(text) > LARGEST or text.count("\n") > MOST_LINES:
        raise PageError(f"reStructuredText of more than {LARGEST:,} characters or {MOST_LINES:,} lines")
    if max(map(len, BORDER.findall(text)), default=0) > WIDEST:
        raise PageError(f"reStructuredText with a border of more than {WIDEST:,} characters")
    settings = _settings().copy()
    vars(settings).update(line_length_limit=len(text), own_roles={}, cells=0)
    document = utils.new_document("", settings)
    document.reporter.attach_observer(_Patience())
    inliner = states.Inliner()
    inliner.parse = partial(_marked_up, inliner.parse)  # type: ignore[method-assign]
    with _own_words():
        Parser(inliner=inliner).parse(text, document)
    document.transformer.add_transforms(TRANSFORMS)
    document.transformer.apply_transforms()
    return document


def forget_trees() -> None:
    """Give the memory of trees back: they hold cycles, and the machines that docutils keeps hold the last one.

    A batch is read without the collector: of a megabyte 250 MB would stay. This costs a twentieth of the time.
    """
    states.RSTState.nested_sm_cache.clear()
    gc.collect(0)


class _Patience:
    """Hears what docutils has to say, and raises PageError at last."""

    def __init__(self) -> None:
        self.heard = 0

    def __call__(self, _: nodes.system_message) -> None:
        self.heard += 1
        if self.heard > MOST_MESSAGES:
            raise PageError(f"reStructuredText with more than {MOST_MESSAGES:,} faults")


@cache
def _settings() -> frontend.Values:
    """What docutils needs to know; no configuration file is asked."""
    settings = frontend.get_default_settings(Parser)
    vars(settings).update(report_level=5, halt_level=5, warning_stream=False, file_insertion_enabled=False, raw_enabled=False)
    return settings


@contextmanager
def _own_words() -> Iterator[None]:
    """Directives and roles are looked up here, as Sphinx does it: docutils has one register for all of a process, which Pelican may be."""
    theirs = directives.directive, roles.role

    def directive(name: str, language: Any, document: nodes.document) -> tuple[type[Directive] | None, list[nodes.system_message]]:
        if name.lower() in OF_DOCUTILS:
            return theirs[0](name, language, document)
        return CommaSeparated if name.lower() == "csv-table" else AnyDirective, []

    def role(*_: Any) -> tuple[Any, list[nodes.system_message]]:
        return any_role, []

    own: Any = directive, role
    directives.directive, roles.role = own
    try:
        yield
    finally:
        directives.directive, roles.role = theirs


def _marked_up(parse: Callable[..., Any], text: str, *around: Any) -> Any:
    """The nodes of a text and what is wrong with it; a very long one is only text."""
    return ([nodes.Text(text)], []) if len(text) > LONGEST_PARAGRAPH else parse(text, *around)
