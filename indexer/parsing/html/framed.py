"""What generators write at the frames of an author's boxes: labels of tabs, kinds of boxes, numbers of notes."""

import re
from itertools import islice

from indexer.parsing.html.outline import TEXT, Outline
from indexer.text.scripts import simplified

LABELS = re.compile(r"(?:^|\s)(?:tabbed-labels|nav-tabs|tabs?[-_](?:nav|list|header|labels|titles))(?:$|\s)")
PANE = re.compile(r"(?:^|\s)(?:tabbed-block|(?:tabs?|tab-item)[-_](?:pane|panel|content|block)|tabpanel)(?:$|\s)")
MOST_TABS = 40
FRAMES = frozenset({"div", "ul", "section", "nav", "ol"})
BOX_TITLE = re.compile(
    r"(?:admonition|custom-block|hint-container|alert|call-?out|hint|aside)[\w-]*?[-_]?(?:title|heading)", re.I
)
KINDS = frozenset({
    "note", "notes", "tip", "tips", "info", "information", "warning", "danger", "caution", "important", "hint",
    "attention", "error", "see also", "seealso", "todo", "success", "abstract", "summary", "question", "failure",
    "bug", "example", "quote", "details", "提示", "注意", "警告", "危险", "信息", "重要", "小贴士", "说明", "备注", "相关信息",
    "详细信息", "点击查看", "注", "笔记", "参见", "贴士", "技巧",
})  # fmt: skip
"""Titles that VuePress, VitePress, Docusaurus, Material, Sphinx, Starlight and GitHub give to boxes without one."""
LONGEST_KIND = 16
PLAIN_TITLE = re.compile(r"(?:^|\s)admonition-title(?:$|\s)")
"""Python-Markdown's, which translates nothing: a Chinese word there is the author's."""
FOOTNOTE = re.compile(r"(?:^|\s)(?:footnote|citation)(?:$|\s)")
NOTE_LABEL = re.compile(r"(?:^|\s)label(?:$|\s)")


def holds_labels(outline: Outline, at: int) -> bool:
    """Whether an element is the row of labels above the panes of tabs, which are to stand above their panes."""
    if outline.tags[at] not in FRAMES or not _names_labels(outline, at):
        return False
    after = outline.ends[at]
    if after >= len(outline.tags) or outline.parents[after] != outline.parents[at]:
        return False
    panes = _panes(outline, after) or _panes(outline, outline.parents[at])
    return 0 < len(panes) == len(_labels(outline, at))


def label_of(outline: Outline, at: int) -> str:
    """The label of the tab whose pane an element is; empty where it is none."""
    if outline.tags[at] not in FRAMES or not _is_pane(outline, at):
        return ""
    around = outline.parents[at]
    panes = _panes(outline, around)
    beside = [outline.before(around) if around > 0 else -1, outline.before(panes[0])]
    labels = next((_labels(outline, place) for place in beside if place >= 0 and _names_labels(outline, place)), [])
    return outline.words(labels[panes.index(at)]) if len(labels) == len(panes) and at in panes else ""


def is_kind(outline: Outline, at: int) -> bool:
    """Whether an element is the title of a box that says nothing but the kind of box, as the generator does unasked."""
    is_summary = outline.tags[at] == "summary"
    if not is_summary and not BOX_TITLE.search(outline.value(at, "class")):
        return False
    words = outline.words(at).strip(" :：").casefold()
    if not 0 < len(words) <= LONGEST_KIND:
        return False
    if words in outline.value(outline.parents[at], "class").casefold().split():
        return True
    return simplified(words) in KINDS and not is_summary and (words.isascii() or not PLAIN_TITLE.search(outline.value(at, "class")))


def note_number(outline: Outline, at: int) -> str:
    """What a footnote is called, where an element says it in front of the note, as Sphinx has it; else nothing."""
    if not NOTE_LABEL.search(outline.value(at, "class")):
        return ""
    return outline.line(at).strip("[] ") if FOOTNOTE.search(outline.value(outline.parents[at], "class")) else ""


def _names_labels(outline: Outline, at: int) -> bool:
    return outline.value(at, "role") == "tablist" or LABELS.search(outline.value(at, "class")) is not None


def _is_pane(outline: Outline, at: int) -> bool:
    return outline.value(at, "role") == "tabpanel" or PANE.search(outline.value(at, "class")) is not None


def _panes(outline: Outline, around: int) -> list[int]:
    return [child for child in islice(outline.children(around), 2 * MOST_TABS) if _is_pane(outline, child)]


def _labels(outline: Outline, at: int) -> list[int]:
    children = islice(outline.children(at), 2 * MOST_TABS)
    return [child for child in children if outline.tags[child] != TEXT and outline.size(child)]
