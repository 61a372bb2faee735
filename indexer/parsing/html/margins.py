"""The lines at both ends of an article that are the site's: dates and counters before it, licences and links after it.

The numbers were chosen on the pages of the benchmark, with the sites left out in turn.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from indexer.parsing.html.leaves import HEADINGS, Leaf
from indexer.parsing.html.maincontent import CONTENT_BONUS, name_bonus
from indexer.parsing.html.marginlines import ASIDE, AUTHORED_END, COUNTED, END, HEAD, LABEL, LABELLED, PITCH, TAIL
from indexer.parsing.html.outline import TEXT, Outline

MOST, FAIR = 0.6, 0.5
"""How much of the text stands before its end, by a line that ends it for certain, and by one that may."""
AUTHORED_TAGS = frozenset({"p", "li", "blockquote", "td", "th", "dd", "dt", "pre"})
PROSE, LATIN_PROSE = 40, 90
"""Characters from which a punctuated line at either end is the author's; Latin letters say less than Han."""
HEAD_LINES, TAIL_LINES = 16, 60
FEWEST_BUTTONS = 3
LONGEST_MARGIN = 160
LATIN = re.compile(r"[A-Za-z]")
SENTENCE_ENDS = tuple("。！？；…!?.;")


def trim(outline: Outline, root: int, leaves: Sequence[Leaf], dropped: set[int]) -> None:
    """Drop the site's lines at both ends of the article."""
    named = name_bonus(outline.names(root)) >= CONTENT_BONUS
    lines = [_line(outline, leaf, named) for leaf in leaves if root <= leaf.owner < outline.ends[root]]
    tail = _tail(lines)
    margin = {line.leaf.first: line for line in (*_head(lines), *tail, *_row(lines[: len(lines) - len(tail)]), *filter(_is_label, lines))}
    if len(margin) < len(lines):
        for line in margin.values():
            _drop(outline, line.leaf, dropped)


class Line(NamedTuple):
    """A leaf as a reader sees it; `authored` if it looks like a paragraph of the author's, whatever it says, `plain` if its element
    is one that authors write, without a class."""

    text: str
    leaf: Leaf
    tag: str
    authored: bool
    plain: bool


def _line(outline: Outline, leaf: Leaf, named: bool) -> Line:
    text = " ".join("".join(outline.texts[leaf.first : leaf.last + 1]).split())
    tag = outline.tags[leaf.owner]
    plain = tag in AUTHORED_TAGS and not outline.value(leaf.owner, "class")
    return Line(text, leaf, tag, _is_authored(outline, leaf, named and plain), plain)


def _is_authored(outline: Outline, leaf: Leaf, plain: bool) -> bool:
    """Generators write paragraphs and items without classes, and give headings an id; sites write boxes with names. `plain`: in a known container."""
    if outline.tags[leaf.owner] in HEADINGS:
        return bool(outline.value(leaf.owner, "id")) and outline.tags[outline.parents[leaf.owner]] != "header"
    return plain


def _head(lines: Sequence[Line]) -> Iterator[Line]:
    first = lines[:HEAD_LINES]
    title = next((at for at, line in enumerate(first) if line.tag == "h1" and not line.authored), 0)
    for at, line in enumerate(first):
        if line.tag in HEADINGS:
            continue
        prose = is_prose(line)
        if not line.authored and ((at < title and not prose) or (_is_short(line) and _is_about(line))):
            yield line
        elif prose:
            return


def _is_about(line: Line) -> bool:
    """Whether a line says something about the article: 作者：小明, a date. A sentence or an item of a list must say so in so many words:
    访问控制是操作系统的基本功能之一。 does not."""
    said = line.plain and (line.tag == "li" or line.text.endswith(SENTENCE_ENDS) or "。" in line.text)
    return HEAD.search(line.text) is not None and (not said or LABELLED.search(line.text) is not None)


def _tail(lines: Sequence[Line]) -> Sequence[Line]:
    sums = [0, *accumulate(line.leaf.size for line in lines)]
    last = max((at for at, line in enumerate(lines) if _says(line)), default=0)
    cut = ended = _end(lines, sums, last)
    for at in range(ended - 1, max(0, ended - TAIL_LINES), -1):
        line = lines[at]
        heads = line.authored and line.tag in HEADINGS
        if sums[at] < FAIR * sums[-1] and at <= last:
            break
        if not heads and _is_short(line) and (AUTHORED_END if line.authored else TAIL).search(line.text):
            cut = at
        elif heads or is_prose(line):
            break
    return lines[cut:]


def _end(lines: Sequence[Line], sums: Sequence[int], last: int) -> int:
    """Where the first line is after which nothing of the author's comes; their number where none is."""
    for at, line in enumerate(lines):
        late = sums[at] >= MOST * sums[-1] or at > last
        if late and not line.authored and _is_short(line) and END.search(line.text):
            return at
    return len(lines)


def _row(lines: Sequence[Line]) -> Sequence[Line]:
    """The row of buttons that ends an article, in whatever elements: 赞, 收藏, 举报."""
    last = next((at for at in range(len(lines) - 1, -1, -1) if not LABEL.fullmatch(lines[at].text)), -1)
    return lines[last + 1 :] if len(lines) - last > FEWEST_BUTTONS else []


def _says(line: Line) -> bool:
    """Whether a line is the author's for certain: code, a paragraph, a heading with an anchor."""
    if TAIL.search(line.text) or END.search(line.text):
        return False
    return line.authored or (line.tag not in HEADINGS and (bool(line.leaf.code) or line.leaf.marks > 0))


def _is_label(line: Line) -> bool:
    """Whether a line in the midst says nothing: an advertisement's label, a teaser with its Related:"""
    if line.authored:
        return line.leaf.linked > 2 * line.leaf.plain and PITCH.match(line.text) is not None
    if COUNTED.fullmatch(line.text):
        return True
    if line.tag in HEADINGS:
        return False
    if 2 * line.leaf.linked > line.leaf.plain and ASIDE.match(line.text):
        return True
    return LABEL.fullmatch(line.text) is not None


def is_prose(line: Line) -> bool:
    """Whether a line is running text or code, not a label or a link."""
    leaf, text = line.leaf, line.text
    if leaf.code or leaf.linked > leaf.plain:
        return bool(leaf.code)
    return leaf.marks > 0 and leaf.plain >= (LATIN_PROSE if len(LATIN.findall(text)) * 2 > len(text) else PROSE)


def _is_short(line: Line) -> bool:
    return len(line.text) <= LONGEST_MARGIN


def _drop(outline: Outline, leaf: Leaf, dropped: set[int]) -> None:
    """Drop the leaf's nodes, and with them its elements: the text nodes between its first and last one."""
    dropped.update(at for at in range(leaf.first, leaf.last + 1) if outline.tags[at] == TEXT)
