"""The values that flow through the house: a page becomes an article, an analysis, a tree, neighbours.

Everything here is frozen. What an article has hundreds of (blocks, marks, neighbours, tree nodes) are named
tuples, not dataclasses: a tuple is made four times faster, and JSON writes it as it is. Offsets count characters (code points) of `Article.text`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

Media = Literal["markdown", "rst", "org", "asciidoc", "html", "text", "row"]
BlockKind = Literal["heading", "paragraph", "item", "quote", "code", "table", "image", "formula"]
MarkKind = Literal["strong", "emphasis", "code", "link"]
PROSE: frozenset[BlockKind] = frozenset({"paragraph", "item", "quote"})
"""Blocks of running text."""
NodeKind = Literal["article", "section", "topic", "point", "definition", "step", "term"]
Relation = Literal["related", "series", "translation", "duplicate"]
RulingKind = Literal["announcer", "cue", "aside", "definition"]
AliasOrigin = Literal["text", "spelling", "gloss", "glossary", "owner"]
PROBLEM = "read, but "
"""How the reason of a failure begins where the page was read, but not all of it as it was meant."""


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes as they were found, and where. `id` is unique within a build and the same on every run."""

    id: str
    content: bytes
    media: Media
    url: str = ""
    charset: str = ""
    """The charset that the transport declared; empty where it said nothing."""
    title: str = ""
    """What the site's navigation calls it; its own title comes first."""
    opening: str = ""
    """A first heading that it has in common with others of its folder: no title of its own."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A page that could not be read: its id and the reason, in one line."""

    id: str
    reason: str

    @property
    def was_read(self) -> bool:
        """Whether the page became an article all the same."""
        return self.reason.startswith(PROBLEM)


class Block(NamedTuple):
    """A stretch of an article's text with one role.

    `level` is 1 to 6 for headings, the nesting depth (from 1) for items, else 0. `detail` is the language of code,
    the ordinal of an ordered item ("1"), the alignment-free header flag "header" of a table, "theme" for a first-level
    heading of a page that its theme put above the content, else empty.
    A table's text has a line a row and a tab between cells.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    detail: str = ""


class Mark(NamedTuple):
    """A stretch inside a block that the author marked; `target` is a link's address, else empty."""

    kind: MarkKind
    start: int
    end: int
    target: str = ""


@dataclass(frozen=True, slots=True)
class Teaser:
    """The announcement of another article: a title and the beginning of its text.

    `article` is the id of the article of the corpus that it was cut from, empty where there is none.
    """

    title: str
    excerpt: str
    url: str = ""
    flags: tuple[str, ...] = ()
    article: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with all that stands under it, up to the next heading of its level or above."""

    title: str
    level: int
    start: int
    end: int
    children: tuple["Section", ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """What an author wrote, without what a site put around it.

    `blocks` are in the order of `text`, do not overlap, and leave out nothing but white space.
    """

    id: str
    title: str
    text: str
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...] = ()
    url: str = ""
    author: str = ""
    date: str = ""
    """ISO 8601, empty where unknown."""
    updated: str = ""
    language: str = ""
    """As declared (BCP 47), empty where the page says nothing."""
    description: str = ""
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    teasers: tuple[Teaser, ...] = ()
    related_pin: tuple[str, ...] = ()
    related_exclude: tuple[str, ...] = ()
    headline: int = 0
    """The level of the author's own heading that says the title, which `text` leaves out; 0 where only the front matter
    or the theme says it."""
    problem: str = ""
    """What could not be read as it was meant, in one line, though the article could; empty where all is well."""
    series: str = ""
    """The name of the series that its author says it belongs to."""
    aliases: tuple[str, ...] = ()
    """What its author calls its subject, too."""

    @property
    def sections(self) -> tuple[Section, ...]:
        """The headings as a tree; text before the first heading belongs to no section."""
        headings = [block for block in self.blocks if block.kind == "heading"]
        return _nest(headings, len(self.text), self.text)

    @property
    def links(self) -> tuple[Mark, ...]:
        """The marks that are links, in reading order."""
        return tuple(mark for mark in self.marks if mark.kind == "link")


def _nest(headings: list[Block], end: int, text: str) -> tuple[Section, ...]:
    after: list[Section] = []
    for head in reversed(headings):
        children = []
        while after and after[-1].level > head.level:
            children.append(after.pop())
        stop = after[-1].start if after else end
        after.append(Section(text[head.start : head.end], head.level, head.start, stop, tuple(children)))
    return tuple(reversed(after))


Ints = npt.NDArray[np.int64]
Keys = npt.NDArray[np.uint64]
Floats = npt.NDArray[np.float32]
Column = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


def _no_keys() -> npt.NDArray[np.uint32]:
    return np.zeros(0, dtype=np.uint32)


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """A sparse vector of one article: `keys` (uint32, ascending) and their weights (float16, positive)."""

    keys: npt.NDArray[np.uint32]
    weights: npt.NDArray[np.float16]


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """The candidate terms of an article, one row each, by first place.

    keys      uint64, hash of the folded term (`analysis.hashing`)
    count     occurrences in prose
    start     offset of the first well-formed occurrence in `title + newline + text`, `length` its characters
    base      the part of the key-term score that one article decides alone (logit)
    title     whether the title holds it
    latin     whether it has no Han character
    tokens    1 to 4
    around    (rows, 4, 2) uint16: hashes of the left and right neighbours of the first four occurrences, 0 for none
    """

    keys: Keys
    count: npt.NDArray[np.uint16]
    start: npt.NDArray[np.uint32]
    length: npt.NDArray[np.uint8]
    base: Floats
    title: Bools
    latin: Bools
    tokens: npt.NDArray[np.uint8]
    around: npt.NDArray[np.uint16]


class CorpusWeights(NamedTuple):
    """What the corpus' facts weigh in one article's term scores; they depend on its length and language.

    idf, entropy   of the candidate's document frequency and its branching entropy
    known          that it names something the glossary knows, `known_title` and the title holds it
    titled         ln(1 + other articles whose title holds it), `titled_title` and this one's does
    inside         what it loses if it only stands inside a better term
    """

    idf: float
    entropy: float
    known: float
    known_title: float
    titled: float
    titled_title: float
    inside: float


GlossKind = Literal["named", "chinese", "english"]
GlossEdge = Literal["", "mark", "line", "whole", "quote"]


class Gloss(NamedTuple):
    """Two names of one thing, as an author joined them: 奖励模型（Reward Model）. `start` counts as in `Candidates`.

    `kind` says what only the corpus can decide: nothing (`named`: `left` and `right` are the names, `confidence` says how
    surely), or where in `left` its Chinese or English name begins (`left` ends with it). `edge` is what stands before `left`:
    punctuation, the start of a line (`whole`: the line holds nothing more, or goes on after a colon), a mark that the name
    begins after, or nothing that parts names. `counts` holds for
    the last 2, 3, ... characters of a Chinese `left` how often the article has them, down to the first that it has once;
    for an English one whether the article has `right` elsewhere. `cue` tells a word such as 简称.
    """

    left: str
    right: str
    start: int
    confidence: float
    kind: GlossKind = "named"
    edge: GlossEdge = ""
    cue: bool = False
    counts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that says what `subject` is, and how surely (higher is better); offsets as in `Candidates`."""

    subject: str
    start: int
    end: int
    sureness: float = 3.0
    """More than a text alone can have, where a rule of the owner says it."""


class Ruling(NamedTuple):
    """A match of an owner's rule that says what its sentence is to a tree; offsets as in `Candidates`.

    `announcer`: an enumeration follows; `cue`: its clauses are worth more; `aside`: nothing comes of it; `definition`:
    it defines (`start` to `end` is then the whole sentence).
    """

    kind: RulingKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """What an article's text says, in arrays; from here on nobody reads prose.

    Offsets count in `title + newline + text`. `sentences` is (n, 2) int32, ascending. `mentions` is (m, 2) uint16:
    sentence and candidate row, ascending. `boundaries` holds the token starts and ends as packed bits. `sketch` holds
    some of the prose's shingles (`text.shingles`), by which copies are found.
    """

    language: str
    """zh, en or mixed; und where there are no words."""
    han: int
    words: int
    """Latin words of the prose."""
    weights: CorpusWeights
    sentences: npt.NDArray[np.int32]
    boundaries: npt.NDArray[np.uint8]
    candidates: Candidates
    mentions: npt.NDArray[np.uint16]
    views: dict[str, Features]
    glosses: tuple[Gloss, ...] = ()
    statements: tuple[Statement, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    """By place; none without rules of the owner."""
    chunks: tuple[tuple[int, int], ...] = ()
    """Noun chunks of the prose by place, offsets as in `Candidates`; none without a pipeline of the owner."""
    sketch: npt.NDArray[np.uint32] = field(default_factory=_no_keys)
    references: tuple[tuple[int, int], ...] = ()
    """Where the article leans on others (`text.references`), offsets in its text."""


@dataclass(frozen=True, slots=True)
class Term:
    """A key term of an article; `concept` is the concept's id, `score` a logit (higher is better)."""

    term: str
    concept: str
    score: float
    count: int


@dataclass(frozen=True, slots=True)
class Alias:
    """One name of a concept, the number of articles that write it so, and how it came to be joined.

    `origin`: text or spelling (articles use it), gloss (an article says so), glossary, owner.
    """

    form: str
    language: str
    count: int
    origin: AliasOrigin


class Doubt(NamedTuple):
    """Two names that are perhaps one concept, whether they were joined, and some of the articles that made it think so."""

    left: str
    right: str
    confidence: float
    joined: bool
    articles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """The sentence that says what a concept is, and where it stands."""

    text: str
    article: str
    span: tuple[int, int]


NAMES = 0.2
"""The termhood from which a name is shown as a reason: of 70 reasons of links of seven collections with
less 60 were none (上午, 简明, hack, play; 招聘 and game are lost), of 60 with .2 to .25 about half."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A thing that articles speak of, under all its names; `articles` are the ids of those that do, the most telling first."""

    id: str
    label: str
    aliases: tuple[Alias, ...]
    articles: tuple[str, ...]
    related: tuple[tuple[str, float], ...] = ()
    """Concept ids with their weight (NPMI times log count), best first."""
    broader: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    definition: Definition | None = None
    rank: float = 0.0
    """PageRank in the graph of related concepts, from what articles are about; the sum over all concepts is 1."""
    topic: int = 0
    """The number of its topic, 0 for none."""
    about: int = 0
    """How many articles have it among their best terms."""
    termhood: float = 1.0
    """How likely its name names something, 0 to 1, by what the articles say that have it among their terms."""


BETWEEN_NAMES = "、"
"""Between the concepts that a topic is called by."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject of the corpus; `concepts` are the ids of its members, the most central first."""

    number: int
    label: str
    concepts: tuple[str, ...]


class SharedConcept(NamedTuple):
    """A concept that two articles share, and the part of their score that it explains (0 to 1)."""

    concept: str
    label: str
    weight: float


class Neighbour(NamedTuple):
    """An article beside another: `score` is 0 to 1, comparable across articles."""

    id: str
    score: float
    relation: Relation
    shared: tuple[SharedConcept, ...] = ()


DETAILED = frozenset({"point", "definition", "term"})
"""Nodes of an article's tree that hold nothing but details."""
SAYING = frozenset({"point", "definition"})
"""Nodes of an article's tree that say something in a clause."""
CERTAIN = 10
"""Tenths of certainty."""


class Tree(NamedTuple):
    """A node of a knowledge tree and what hangs under it. `span` counts in the article's text; None only groups.

    `article` is the id of the article that it counts in, in a tree over several; empty in the tree of one. A `detail` is what only a full tree tells.
    `listed` numbers, within an article, the list or table of which it tells an item or a row; 0 where it tells none.
    `likely` is ten times the chance, rounded down, that a key term names something, that a point or a list is worth noting, or that the name of a topic is apt; CERTAIN for what its
    author marked or listed else.
    """

    label: str
    kind: NodeKind
    span: tuple[int, int] | None = None
    concepts: tuple[str, ...] = ()
    children: tuple["Tree", ...] = ()
    article: str = ""
    detail: bool = False
    listed: int = 0
    likely: int = CERTAIN

    def holding(self, children: tuple["Tree", ...]) -> "Tree":
        """This node with other children; a fifth of the time of `_replace`."""
        return Tree(self.label, self.kind, self.span, self.concepts, children, self.article, self.detail, self.listed, self.likely)

    def with_details(self) -> "Tree":
        """The full tree, in which spans of points and terms, too, hold those of what hangs under them."""
        children = tuple([child.with_details() for child in self.children])
        if self.kind not in DETAILED or not self.span:
            return self._replace(children=children)
        spans = [self.span, *(child.span for child in children if child.span)]
        return self._replace(span=(min(low for low, _ in spans), max(high for _, high in spans)), children=children)

    def walk(self) -> Iterator["Tree"]:
        """This node and all below it, depth first."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))

    def to_markdown(self) -> str:
        """The tree as a nested Markdown list under its title; labels read as they are, whatever signs they hold."""
        return f"# {_markdown(self.label)}\n\n" + "".join(_markdown_items(self.children, 0))


def _markdown_items(nodes: tuple["Tree", ...], depth: int) -> Iterator[str]:
    for node in nodes:
        label = _markdown(node.label)
        if label and node.kind in {"section", "topic"}:
            label = f"**{label}**"
        yield f"{'  ' * depth}- {label}\n"
        yield from _markdown_items(node.children, depth + 1)


MARKDOWN = re.compile(r"[\\`*\[\]<>&~$|#]|(?<![^\W_])_|_(?![^\W_])|^[-+](?=\s|$)|^-(?=[\s-]*$)|^=+$|" + "|".join(rf"(?<=^\d{{{count}}})[.)]" for count in range(1, 10)))
"""Signs that begin something in CommonMark 0.31, in GitHub's tables and strikethrough, or in formulas."""


def _markdown(label: str) -> str:
    return MARKDOWN.sub(r"\\\g<0>", " ".join(label.split()))


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did, for people and for `--json`."""

    articles: int = 0
    unchanged: int = 0
    """Of the articles, those of pages that the index knew; lists are not among them."""
    skipped: int = 0
    """Drafts, protected posts, pages that only send on to another, and those without text that a template fills (a list of posts, a search box)."""
    lists: int = 0
    """Pages that only announce others: home pages, archives, tags."""
    failures: tuple[Failure, ...] = ()
    problems: tuple[Failure, ...] = ()
    """Pages that were read, but not all of them as they were meant."""
    terms: int = 0
    concepts: int = 0
    edges: int = 0
    seconds: float = 0.0
    index: str = ""
