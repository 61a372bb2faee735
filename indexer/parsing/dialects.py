"""What site generators, note keepers and slips of the pen add to Markdown, turned into plain Markdown.

A dialect is known by what the text holds. Each step has a sign that is searched for in C before anything is done, so that
a plain file costs a few scans; what is code is on a shelf meanwhile.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from indexer.parsing.boxes import FRAME, without_blocks, without_callouts, without_containers, without_frames
from indexer.parsing.fences import Shelf
from indexer.parsing.mending import (
    MAYBE_TIGHT,
    TIGHT_BOLD,
    with_addresses,
    with_bold,
    with_closed_comments,
    with_headings,
    with_tables,
)
from indexer.parsing.notation import (
    with_cell_links,
    with_formulas,
    with_keys,
    without_block_ids,
    without_braces,
    without_comments,
    without_components,
    without_contents,
    without_embeds,
    without_highlights,
    without_imports,
    without_other_files,
)
from indexer.parsing.openfences import with_closed_fences
from indexer.parsing.tags import without_tags


class Step(NamedTuple):
    """A rewriting of the text, done where the text holds `character` and `sign` is found."""

    character: str
    sign: re.Pattern[str]
    rewrite: Callable[[str], str]


TAGS = re.compile(r"\{(?:[%<:]|\{[<%\s\w\"'-])|<!-- *(?:end)?t(?:ab|imeline)")
STEPS = tuple(
    Step(character, re.compile(sign), rewrite)
    for character, sign, rewrite in (
        ("<", r"<(?=!--)", with_closed_comments),
        ("/", r"\n/(?=//)", without_blocks),
        (":", r":(?=::)", without_containers),
        ("[", r"\[(?=![\w-]+[\]|])", without_callouts),
        ("]", r"(?i)toc_?[\]}]", without_contents),
        ("<", r"<(?=<<)", without_other_files),
        ("@", r"@(?=\[code|include)", without_other_files),
        ("8", r"8(?=<-)", without_other_files),
        ("*", r"\*(?=\[[^\]\n]+\]:)", without_other_files),
        ("{", r"\nimport\s", without_imports),
        ("<", r"<(?=[A-Z]\w*\s|\w+[^<>\n]*\smarkdown)", without_components),
        ("{", r"\{(?:[:.#+=>/~-]| ?[.#\w-]+[=\s}])", without_braces),
        ("=", r"=(?==[^\s=])", without_highlights),
        ("+", r"\+(?=\+[a-z0-9\"])", with_keys),
        ("%", r"%(?=%)", without_comments),
        ("!", r"!(?=\[\[)", without_embeds),
        ("^", r"\^(?=[\w-]+[ \t]*(?:\n|\Z))", without_block_ids),
        ("|", r"\[(?=\[[^\[\]\n|\\]+\\\|)", with_cell_links),
        ("\\", r"\\(?=\\?[(\[]|begin\{)", with_formulas),
        ("#", MAYBE_TIGHT.pattern, with_headings),
        ("＃", r"＃", with_headings),
        ("*", TIGHT_BOLD.pattern, with_bold),
        ("＊", r"＊(?=＊)", with_bold),
        ("]", r"\](?=\([^()\n]*[ \t]|（)", with_addresses),
        ("-", r"\n[ \t>]*[|｜]?[ \t]*[:：]?[-—]+[ \t]*[:：]?[ \t]*[|｜]", with_tables),
    )
)
"""In the order in which they are done."""


def plain_markdown(markdown: str) -> str:
    """The same text without generator syntax and slips; what is code stays as it is.

    >>> plain_markdown("::: tip 提示\\n##标题\\n:::").split()
    ['**提示**', '##', '标题']
    """
    text = markdown.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = with_closed_fences(text)
    if FRAME.search("\n" + text):  # first, since it uncovers fences
        text = without_frames(text)
    headed = "\n" + text
    steps = [step.rewrite for step in STEPS if step.character in text and step.sign.search(headed)]
    tags = ("{" in text or "<" in text) and TAGS.search(text)
    if not steps and not tags:
        return text
    shelf = Shelf()
    text = shelf.put_code(text)
    if tags:
        text = without_tags(text, shelf)
    for rewrite in steps:
        text = rewrite(text)
    return shelf.back(text)
