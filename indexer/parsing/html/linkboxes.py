"""Boxes of links inside an article: teasers of other articles, tables of contents, pagers. What an author lists stays.

The shares were chosen on the pages of the benchmark.
"""

import re
from collections.abc import Set
from itertools import accumulate

from indexer.parsing.html.chrome import CHROME_SHARE
from indexer.parsing.html.codetext import counts_up
from indexer.parsing.html.leaves import HEADINGS
from indexer.parsing.html.outline import TEXT, Outline
from indexer.parsing.html.outward import is_collection
from indexer.text.scripts import either

BOXES = frozenset({"div", "section", "aside", "ul", "ol", "table", "dl", "center", "td"})
LINKED = 0.5
"""From this share of linked characters on, a box with a name is a box of links."""
LARGEST = 0.4
"""A box that holds more of the article than this is the article: a list of links that somebody recommends."""
LONGEST_PAGER = 40
"""Characters of the numbers of pages."""
CONTENTS_LINKED = 0.8
CONTENTS_ENTRIES = 3
CUT_OFF = ("...", "…", "[…]")
ROW_TAGS = frozenset({"li", "div", "article", "section", "dl", "a", "td"})
UNROWED = frozenset({TEXT, "pre", "p", "code", "table"})
FEWEST_TEASERS, TEASER_SHARE, LONGEST_TEASER = 3, 0.8, 700
RELATED = either(
    r"^\W*(?:相关(?:文章|阅读|推荐|链接|新闻|资讯|报道|内容)|推荐(?:阅读|文章)|延伸阅读|热门(?:文章|推荐|新闻)|更多(?:文章|新闻|内容)?|猜你喜欢|最新文章|"
    r"(?:related|more|latest|popular|recommended|trending|most)\b.{0,40}|read (?:more|also|next)|"
    r"you (?:may|might) .{0,30}|see also)\W*$",
    re.I,
)
NOTES = re.compile(r"footnote|reference|bibliograph|citation|endnote", re.I)
"""Boxes of links that belong to the article."""
KINDS = "(?:tip|note|info|important|warning|danger|caution|details)"
CALLOUT = re.compile(rf"(?:^|[\s_-])(?:{KINDS} custom-block|custom-block {KINDS}|admonition|call-?out|markdown-alert|hint-container)(?:$|[\s_-])", re.I)
"""Boxes that generators make of an author's notes; `custom-block right` only says where its text stands."""
CONTENTS = either(
    r"\W*(?:文章)?(?:目录|目次|导航|索引|contents|table of contents|toc|on this page|本文目录|本页目录)\W*", re.I
)


def drop_link_boxes(outline: Outline, root: int, dropped: set[int]) -> list[int]:
    """Drop the boxes of links below `root`; the indices of those that hold teasers, in order."""
    links, anchors = _link_sums(outline, root)
    whole = outline.size(root)
    teasers = []
    at = root + 1
    while at < outline.ends[root]:
        if at not in dropped and outline.tags[at] in BOXES and 0 < outline.size(at) < LARGEST * whole:
            low, high = at - root, outline.ends[at] - root
            if _is_contents(outline, at, anchors[high] - anchors[low]):
                _drop_label(outline, at, dropped)
                dropped.add(at)
            elif _announces(outline, at, links[high] - links[low]):
                teasers.append(at)
                dropped.add(at)
            elif outline.size(at) < LONGEST_PAGER and counts_up(outline.words(at)) > 2 and next(outline.below(at, "pre"), -1) < 0:
                dropped.add(at)
        at = outline.ends[at] if at in dropped or outline.tags[at] == "pre" else at + 1
    return teasers


def _announces(outline: Outline, at: int, linked: int) -> bool:
    """Whether a box of links leads to other articles, and no heading of the author's says why."""
    if linked <= LINKED * outline.size(at) or _follows_heading(outline, at) or CALLOUT.search(outline.names(at)):
        return False
    return RELATED.match(_before(outline, at)) is not None or (_has_name(outline, at) and not is_collection(outline, at))


def drop_teaser_lists(outline: Outline, dropped: set[int]) -> list[int]:
    """Drop rows of boxes that each announce another page by a linked title; the indices of the boxes, in order."""
    tags, ends = outline.tags, outline.ends
    teasers: list[int] = []
    at = 0
    while at < len(tags):
        if at in dropped or tags[at] in UNROWED:
            at = ends[at]
            continue
        row = _teaser_row(outline, at, dropped) if not _follows_heading(outline, at) or RELATED.match(_before(outline, at)) else []
        if row and sum(map(outline.size, row)) < CHROME_SHARE * outline.sizes[-1]:
            teasers.extend(row)
            dropped.update(row)
        at += 1
    return teasers


def _teaser_row(outline: Outline, at: int, dropped: Set[int]) -> list[int]:
    """The teasers directly below an element: three or more elements of one make."""
    makes: dict[tuple[str, str], list[int]] = {}
    for child in outline.children(at):
        if outline.tags[child] in ROW_TAGS and child not in dropped and 20 < outline.size(child) < LONGEST_TEASER:
            makes.setdefault((outline.tags[child], outline.value(child, "class")), []).append(child)
    row = max(makes.values(), key=len, default=[])
    if len(row) < FEWEST_TEASERS:
        return []
    found = [child for child in row if _is_teaser(outline, child)]
    return found if len(found) >= max(FEWEST_TEASERS, TEASER_SHARE * len(row)) else []


def _is_teaser(outline: Outline, at: int) -> bool:
    """A linked title first, then an excerpt that breaks off, or boxes and pictures as no author's list has them."""
    texts, end = outline.texts, outline.ends[at]
    first = next((place for place in range(at, end) if texts[place].strip()), end)
    link = first
    while link > at and outline.tags[link] != "a":
        link = outline.parents[link]
    if link <= at or outline.value(link, "href")[:1] in {"", "#"}:
        return False
    last = next((place for place in range(end - 1, at, -1) if texts[place].strip()), at)
    if texts[last].rstrip().endswith(CUT_OFF):
        return True
    return any(True for _ in outline.below(at, "h2", "h3", "h4", "h5", "img")) and outline.tags[at] != "p"


def _link_sums(outline: Outline, root: int) -> tuple[list[int], list[int]]:
    """Running sums of linked characters from `root` on: to other pages, and to places of this one."""
    span = outline.ends[root] - root
    links, anchors = [0] * span, [0] * span
    for at in range(root, outline.ends[root]):
        if outline.tags[at] == "a":
            target = outline.value(at, "href")
            size = outline.size(at)
            if target.startswith("#"):
                anchors[at - root] = size
            elif target:
                links[at - root] = size
    return [0, *accumulate(links)], [0, *accumulate(anchors)]


def _is_contents(outline: Outline, at: int, anchored: int) -> bool:
    if anchored < CONTENTS_LINKED * outline.size(at):
        return False
    entries = [a for a in outline.below(at, "a") if outline.value(a, "href").startswith("#")]
    return len(entries) >= CONTENTS_ENTRIES and outline.ends[at] - at < 40 * len(entries)


def _has_name(outline: Outline, at: int) -> bool:
    """Whether the site made this box, not the author's generator: it has a class, and is no section with a heading."""
    names = outline.names(at)
    if not names or NOTES.search(names):
        return False
    first = next((child for child in outline.children(at) if outline.tags[child] != TEXT), -1)
    is_section = first > 0 and outline.tags[first] in HEADINGS and outline.value(at, "id")
    is_table = "table" in {outline.tags[at], outline.tags[first] if first > 0 else ""}  # themes put tables into a box that scrolls
    is_wrapping = first > 0 and names.rpartition("-")[2] == outline.tags[first]  # el-p, el-ul: Obsidian puts every block into a box
    return not (is_section or is_table or is_wrapping)


def _follows_heading(outline: Outline, at: int) -> bool:
    """Whether a heading of the author's stands right before: one that a generator gave an id, itself or its section."""
    parent = outline.parents[at]
    before = outline.before(at)
    if before < 0 or outline.tags[before] not in HEADINGS:
        return False
    return bool(outline.value(before, "id") or (outline.tags[parent] == "section" and outline.value(parent, "id")))


def _before(outline: Outline, at: int) -> str:
    """The line that stands right before a box, if it is short."""
    place = at - 1
    while place > 0 and not outline.texts[place].strip():
        place -= 1
    return outline.texts[place].strip()[:80] if place > 0 else ""


def _drop_label(outline: Outline, at: int, dropped: set[int]) -> None:
    place = at - 1
    while place > 0 and not outline.texts[place].strip():
        place -= 1
    if place > 0 and CONTENTS.fullmatch(outline.texts[place]):
        dropped.add(place)
