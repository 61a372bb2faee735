"""What site generators, note keepers and slips of the pen add to Markdown, turned into plain Markdown.

A dialect is known by what the text holds. Each step has a sign that is searched for in C before anything is done, so
that a plain file costs a few scans; what is code is on a shelf meanwhile.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from indexer.parsing.licences import has_licence, has_licence_line, without_licences
from indexer.parsing.markdown.boxes import without_blocks, without_callouts, without_containers, without_frames
from indexer.parsing.markdown.components import has_component_lines, without_component_lines
from indexer.parsing.markdown.fences import BROKEN_FORMULA, Shelf
from indexer.parsing.markdown.logseq import has_block_notes, with_org_blocks, without_block_notes, without_colours
from indexer.parsing.markdown.mending import (
    DIRECTIVE,
    MAYBE_JOINED,
    MAYBE_TIGHT,
    has_open_comment,
    has_tight_bold,
    with_addresses,
    with_bold,
    with_closed_comments,
    with_headings,
    with_named_tags,
    with_tables,
    without_directives,
)
from indexer.parsing.markdown.notation import (
    with_cell_links,
    with_formulas,
    with_heading_links,
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
from indexer.parsing.markdown.openfences import with_closed_fences
from indexer.parsing.markdown.outlines import has_slips, is_outline, with_outline
from indexer.parsing.markdown.tags import with_shown_tags, without_tab_comments, without_tags
from indexer.parsing.markdown.tagwords import WITH_TITLES


class Step(NamedTuple):
    """A rewriting of the text, done where the text holds `character` and something is `found` in it."""

    character: str
    found: Callable[[str], object]
    rewrite: Callable[[str], str]


TAGS = re.compile(r"\{(?:%|\{[<%\s\w\"'-]|:[:/])")
FRAMES = (
    ("!", re.compile(r"!(?=!! ?\w)")),
    ("?", re.compile(r"\?(?=\?\?\+? +\w)")),
    ("=", re.compile(r"=(?===[+!]? +\")")),
)
ELEMENTS = (
    r"<(?:<<|-(?<=8<-)|!-- *(?:end)?t(?:ab|imeline)|\w+ [^<>\n]*\bmarkdown"
    rf"|(?:Badge|Tag|Highlight|{WITH_TITLES})\b)"
)


def _without_elements(text: str) -> str:
    """The text without what begins like an HTML element: comments and components that say something, other files."""
    return without_components(without_other_files(without_tab_comments(text)))


STEPS = tuple(
    Step(character, re.compile(sign).search if isinstance(sign, str) else sign, rewrite)
    for character, sign, rewrite in (
        ("<", ELEMENTS, _without_elements),
        ("<", has_open_comment, with_closed_comments),
        ("/", r"/(?=//[^/\n]*\n)(?<=\n/)", without_blocks),
        (":", r":(?=::)", without_containers),
        ("[", r"\[(?=![\w-]+[\]|])", without_callouts),
        ("]", r"\](?<=oc\]|OC\]|C_\])", without_contents),
        ("{", r"\{(?::[ \t]*|\{\s*)(?:toc|TOC)\b", without_contents),
        ("@", r"@(?=\[code|include)", without_other_files),
        ("*", r"\*(?=\[[^\[\]\n]+\]:)", without_other_files),
        ("<", r"\n\nimport\s[^\n]*['\"]", without_imports),
        ("{", r"\{(?:[:.#]|\+\+|--|==|>>|~~|/\*| [.#]\w| ?[\w-]+=[\"'\w])", without_braces),
        ("[", r"\[(?=\[#[a-z]+\]\]==)", without_colours),
        ("=", r"=(?==[^\s=])", without_highlights),
        ("+", r"\+(?=\+[a-z0-9\"])", with_keys),
        ("%", r"%(?=%)", without_comments),
        ("!", r"!(?=\[\[)", without_embeds),
        ("^", r"\^(?=[\w-]+[ \t]*(?:\n|\Z))", without_block_ids),
        ("|", r"\[(?=\[[^\[\]\n|\\]+\\\|)", with_cell_links),
        ("#", r"\[(?=\[[^\[\]\n|#<>]{0,200}#)", with_heading_links),
        ("\\", r"\\(?=\\?[(\[]|begin\{)", with_formulas),
        ("$", BROKEN_FORMULA.search, str),  # the shelf mends them
        ("#", DIRECTIVE.search, without_directives),
        ("#", MAYBE_TIGHT, with_headings),
        ("<", r"\n#{1,6}[ \t][^\n<]{0,200}<[A-Za-z]", with_named_tags),
        ("＃", r"＃", with_headings),
        ("＊", r"＊(?=＊)", with_bold),
        ("*", has_tight_bold, with_bold),
        ("*", MAYBE_JOINED, with_bold),
        ("]", r"\](?=\([^()<>\n\"']* |（)", with_addresses),
        ("|", r"\|[ \t:：]*[-—]", with_tables),
        ("｜", r"｜", with_tables),
        ("\n", has_licence, without_licences),
        ("", has_block_notes, without_block_notes),
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
    written = text
    if has_component_lines(text):  # before anything else, since it uncovers fences, as outlines and frames do
        text = without_component_lines(text)
    if "#+" in text and is_outline(text):
        text = with_org_blocks(text)
    if has_slips(text):
        text = with_outline(text)
    text = with_closed_fences(text)
    if any(character in text and sign.search(text) for character, sign in FRAMES):
        text = without_frames(text)
    headed = "\n\n" + text
    steps = [step.rewrite for step in STEPS if step.character in written and step.found(headed)]
    tags = "{" in text and TAGS.search(text)
    if not tags and (not steps or (steps == [without_licences] and not has_licence_line(text))):
        return text
    shelf = Shelf()
    text = shelf.put_code(text)
    if tags:
        text = without_tags(text, shelf)
    for rewrite in steps:
        text = rewrite(text)
    text = shelf.back(text)
    return with_shown_tags(text) if tags else text
