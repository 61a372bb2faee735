"""What a site puts around an article: found by tag, role and the words of class and id, unless it holds the text.

The shares were chosen on the pages of the benchmark; see RESULTS.md for the quality that they reach there.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from indexer.parsing.compose import HAN
from indexer.parsing.html.chromenames import NOTE, RIGHTS, UNFOLDED, is_chrome_name, is_discussion_name
from indexer.parsing.html.codeblocks import tools_beside
from indexer.parsing.html.codetext import GUTTER, LONGEST_TOOL, is_gutter
from indexer.parsing.html.leaves import HEADINGS
from indexer.parsing.html.maincontent import CONTENT_BONUS, name_bonus
from indexer.parsing.html.outline import INLINE, Outline
from indexer.parsing.html.tables import TOOLS

SHELL_TAGS = frozenset({"nav", "form", "aside", "footer", "dialog", "menu", "figcaption"})
ROLES = frozenset({
    "navigation", "complementary", "banner", "contentinfo", "search", "menu", "menubar", "toolbar", "dialog",
    "alertdialog", "tooltip", "status",
})  # fmt: skip
CHROME_SHARE = 0.35
"""What holds more of the page's text than this is no chrome, whatever it is called, if no article stands beside it."""
PROMISED_SHARE = 0.1
"""The same for what is called content as well, as in `post-content-with-toc`."""
BESIDE_SHARE = 0.95
"""The same where an article does stand beside it: a footer may be longer than a short post."""
MAINS_TRIED = 4
RESULTS = "search-results"
"""What GitBook has beside every chapter, and all there is beside an empty one."""
BESIDE_TAGS = frozenset({"nav", "aside"})
"""What stands beside a page's `main`, however much longer it is: the contents of a book beside a page of one line, or of none where a
script fills it."""
DISCUSSION_SHARE = 0.97
"""More than this share of a page's text is no discussion of something: it is the page."""
LABELS_SHARE = 0.25
"""How long the labels beside a block of code may be, of its length."""
NOTE_ROLES = frozenset({"doc-footnote", "doc-endnotes", "note"})
QUOTE_LENGTH = 40
PLAIN_CAPTION = (INLINE | {"p", "h4"}) - {"small", "cite", "time"}
"""Elements that generators write into the caption of a figure."""
RUNNING = frozenset({"p", "li", "td", "dd", "blockquote", "em", "strong", "b", "span", "font"})
SENTENCE = 20
"""Characters right beside an inline element that make it part of a sentence; Han count twice."""
NAMING = HEADINGS | {"dt"}
"""What names what is below it: Sphinx gives the terms of a glossary ids such as `term-report`."""
LEVEL = re.compile(r"(?:^|\s)level[1-6](?:$|\s)")
OF_ORG = re.compile(r"(?:^|\s)outline-(?:text-)?\d(?:$|\s)")
"""What Pandoc and Org call the sections of a text."""
HIDDEN = re.compile(r"display:none|visibility:hidden", re.I)
HIDDEN_NAME, SHOWN_NAME = re.compile(r"(?:^|\s)d-none(?:$|\s)"), re.compile(r"(?:^|\s)d-\w{2,3}-(?!none)")
"""How Bootstrap and Stacks hide an element, and show it again where the window is wide."""


def drop_chrome(outline: Outline) -> set[int]:
    """The topmost nodes of all chrome; what is in code stays."""
    dropped: set[int] = set()
    contents = content_nodes(outline)
    mains = [at for at, tag in enumerate(outline.tags) if tag == "main"]
    boxes: set[int] = set()
    beside: dict[int, int] = {}
    at, end, tags = 1, len(outline.tags), outline.tags
    while at < end:
        tag = tags[at]
        if tag == "pre":
            dropped.update(tools_beside(outline, at, boxes))
        if tag in {"pre", "code"}:
            at = outline.ends[at]
        elif (
            (outline.attributes[at] or tag in SHELL_TAGS or tag == "header")
            and (tag not in HEADINGS or "subtitle" in outline.names(at))
            and is_chrome(outline, at, beside)
            and (_stands_beside(outline, at, mains) or _holds_results(outline, at, contents) or not _is_too_large(outline, at, contents))
        ):
            dropped.add(at)
            at = outline.ends[at]
        else:
            at += 1
    return dropped


def content_nodes(outline: Outline) -> list[int]:
    """The elements that a page itself calls its content, and which hold text, in order."""
    return [
        at for at, tag in enumerate(outline.tags)
        if tag not in INLINE and outline.size(at)
        and (tag in {"article", "main"} or (outline.attributes[at] and _is_called_content(outline, at)))
    ]  # fmt: skip


def is_chrome(outline: Outline, at: int, beside: dict[int, int]) -> bool:
    """Whether an element is chrome by what it is or what it is called; `beside` remembers how much text blocks hold."""
    tag, attributes = outline.tags[at], outline.attributes[at]
    if tag in SHELL_TAGS and not _is_authored(outline, at):
        return True
    if attributes.get("role") in ROLES or _is_person(outline, at):
        return True
    names = outline.names(at)
    if names and is_chrome_name(names) and not (_is_running_text(outline, at, beside) or _boxes_code(outline, at) or _is_section(outline, at)):
        return outline.size(at) < QUOTE_LENGTH or not _quotes(outline, at) or RIGHTS.search(names) is not None
    if tag == "header":
        return not any(True for _ in outline.below(at, "h1", "h2")) and not _in_article(outline, at)
    if names and GUTTER.search(names) and is_gutter(outline, at):
        return True
    return _is_hidden(outline, at) and not UNFOLDED.search(names) and attributes.get("role") != "tabpanel"


def _is_section(outline: Outline, at: int) -> bool:
    """Whether an element is a section of the author's, with his heading as its id: `share-your-code` of Pandoc, Quarto, Sphinx and Org says nothing of the site."""
    own, classes = outline.value(at, "id"), outline.value(at, "class")
    if OF_ORG.search(classes):
        return True
    head = at if outline.tags[at] == "dt" else next(outline.children(at), 0)
    while head and outline.tags[head] in INLINE and not outline.size(head):
        head = outline.ends[head] if outline.ends[head] < outline.ends[at] else 0
    if outline.tags[head] not in NAMING or is_chrome_name(classes):
        return False
    return LEVEL.search(classes) is not None or any(outline.value(link, "href") == f"#{own}" for link in outline.below(head, "a"))


def _is_called_content(outline: Outline, at: int) -> bool:
    attributes = outline.attributes[at]
    if attributes.get("role") == "main" or attributes.get("itemprop") == "articleBody":
        return True
    return name_bonus(outline.names(at)) >= CONTENT_BONUS


def _stands_beside(outline: Outline, at: int, mains: Sequence[int]) -> bool:
    """Whether an element is of `BESIDE_TAGS`, in none of the page's `main` elements and around none of them."""
    if not mains or outline.tags[at] not in BESIDE_TAGS:
        return False
    return all(outline.ends[place] <= at or place >= outline.ends[at] for place in mains[:MAINS_TRIED])


def _holds_results(outline: Outline, at: int, contents: Sequence[int]) -> bool:
    """Whether an element is what GitBook fills with the results of a search, and around no content."""
    return RESULTS in outline.names(at).split() and not _wraps_content(outline, at, contents)


def _is_too_large(outline: Outline, at: int, contents: Sequence[int]) -> bool:
    """Whether an element called chrome holds so much of the page that it must be more than that."""
    size, whole, end = outline.size(at), outline.sizes[-1], outline.ends[at]
    if name_bonus(outline.names(at)) >= CONTENT_BONUS:
        return size >= PROMISED_SHARE * whole
    if _wraps_content(outline, at, contents):
        return True
    if size < CHROME_SHARE * whole:
        return False
    if any(at < place < end for place in contents) and not is_discussion_name(outline.names(at)):
        return True
    if any((place < at and outline.ends[place] <= at) or place >= end for place in contents):
        return size > BESIDE_SHARE * whole
    return size > DISCUSSION_SHARE * whole or not _is_discussion(outline, at)


def _wraps_content(outline: Outline, at: int, contents: Sequence[int]) -> bool:
    """Whether an element is the box of the one that is called content, with a name such as `code-nav-container`."""
    inside = contents[bisect_right(contents, at) : bisect_left(contents, outline.ends[at])]
    if not inside or any(place >= outline.ends[inside[0]] for place in inside) or is_discussion_name(outline.names(at)):
        return False
    return 2 * outline.size(inside[0]) > outline.size(at)


def _is_discussion(outline: Outline, at: int) -> bool:
    """Whether an element holds what readers said, though it may be longer than the article."""
    return is_discussion_name(outline.names(at)) and not any(True for _ in outline.below(at, "h1"))


def _is_running_text(outline: Outline, at: int, beside: dict[int, int]) -> bool:
    """Whether an inline element is a word in a sentence, whatever it is called: the text beside it is longer."""
    block = outline.parents[at]
    if outline.tags[at] not in INLINE or outline.tags[block] not in RUNNING or not outline.size(at):
        return False
    if block not in beside:
        text = "".join(outline.texts[child].strip() for child in outline.children(block))
        beside[block] = len(text) + len(HAN.findall(text))
    return beside[block] >= SENTENCE and not TOOLS.search(outline.names(at))


def _boxes_code(outline: Outline, at: int) -> bool:
    """Whether an element is the box of a block of code, as Prism's `code-toolbar` is."""
    code = next(outline.below(at, "pre"), -1)
    return code > 0 and outline.size(at) - outline.size(code) <= max(LONGEST_TOOL, LABELS_SHARE * outline.size(code))


def _quotes(outline: Outline, at: int) -> bool:
    """Whether an element embeds somebody's words: the author wanted them there."""
    return any(True for _ in outline.below(at, "blockquote"))


def _is_authored(outline: Outline, at: int) -> bool:
    """Whether an aside or a caption is the author's: a note, the title of code, text without classes and credits."""
    if outline.tags[at] == "figcaption":
        return _is_plain_caption(outline, at)
    if outline.tags[at] != "aside":
        return False
    return outline.value(at, "role") in NOTE_ROLES or NOTE.search(outline.value(at, "class")) is not None


def _is_plain_caption(outline: Outline, caption: int) -> bool:
    if any(True for _ in outline.below(outline.parents[caption], "pre", "code")):
        return True
    inside = outline.tags[caption + 1 : outline.ends[caption]]
    return not outline.names(caption) and all(tag in PLAIN_CAPTION for tag in inside)


def _is_hidden(outline: Outline, at: int) -> bool:
    attributes = outline.attributes[at]
    if "hidden" in attributes or HIDDEN.search((attributes.get("style") or "").replace(" ", "")):
        return True
    classes = attributes.get("class") or ""
    return "d-none" in classes and HIDDEN_NAME.search(classes) is not None and not SHOWN_NAME.search(classes)


def _is_person(outline: Outline, at: int) -> bool:
    """Whether a box is marked as the one who wrote: name, motto, medals."""
    return outline.tags[at] not in INLINE and "author" in outline.value(at, "itemprop").split()


def _in_article(outline: Outline, at: int) -> bool:
    while at > 0:
        if outline.tags[at] in {"article", "main"}:
            return True
        at = outline.parents[at]
    return False
