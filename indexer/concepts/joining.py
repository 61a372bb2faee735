"""Which names are one concept: for the whole corpus, or in some articles only; and which joins a person should look at.

What the owner decided comes first, then the glossary, then what brackets and phrases of the articles say, the surest
first. Two entries of the glossary never become one concept because an article says so.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from indexer.concepts.decisions import Decisions
from indexer.concepts.doubting import is_also_a_word, is_kind, is_one_of_several, is_uncertain, may_mean, rivals
from indexer.concepts.glossary import Glossary
from indexer.concepts.glossing import Joined
from indexer.model import AliasOrigin, Doubt
from indexer.text.spelling import is_han, spelling

JOIN_FROM, JOIN_ALONE = 0.8, 0.85
"""Confidence from which a pair joins two names of the corpus, and from which one article alone does: of pairs between the two
half were right with one article (`docs/methods.md`)."""
DOUBTED_TO = 0.9
"""Joins below this confidence are shown to the owner."""
ABBREVIATION = re.compile(r"[A-Z][A-Za-z0-9/&-]{0,5}")
PLURAL_FROM = 5
AGREEING = 2
"""Articles that must agree before an English name gets a second Chinese one everywhere: 状态 and 状态规则 are two things."""


UNLISTED = 99
"""The place of a name that neither the glossary nor the owner lists: behind those that they do."""


class Written(NamedTuple):
    """A name as somebody wrote it, who did, in how many articles, and its place in the list of the glossary or the owner."""

    text: str
    origin: AliasOrigin
    articles: int
    place: int = UNLISTED


class Local(NamedTuple):
    """In this article the name with this spelling means the concept of `group`."""

    article: int
    name: str
    group: int


@dataclass(frozen=True, slots=True)
class Group:
    """Spellings of one concept, ascending; `written` has the names that brackets, glossary or owner gave it."""

    names: tuple[str, ...]
    written: tuple[Written, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Joining:
    """All groups; names that mean a group in some articles only; for each entry of the glossary its group."""

    groups: tuple[Group, ...]
    local: tuple[Local, ...]
    of_entry: Mapping[int, int]
    doubts: tuple[Doubt, ...]


def join_names(
    known: Iterable[str], pairs: Sequence[Joined], glossary: Glossary, decisions: Decisions
) -> Joining:
    """The groups of all names; `known` are the spellings of candidate terms. Grows with names and pairs."""
    groups = _Groups(frozenset(known), decisions.different)
    for name in groups.known:
        groups.add(name)
    decided = {spelling(name) for names in decisions.same for name in names}
    for names in decisions.same:
        groups.join_all(names, "owner")
    _join_entries(groups, glossary, [name for pair in pairs for name in (pair.left, pair.right)], decided)
    uncertain = {name for name in glossary.uncertain if name not in decided and name not in glossary.named}
    uncertain |= _expanded_differently(groups, pairs, glossary, uncertain | decided)
    groups.join_plurals()
    others = rivals(pairs)
    doubts, local = [], []
    for pair in sorted(pairs, key=lambda pair: (-pair.confidence, pair.left, pair.right)):
        left, right = spelling(pair.left), spelling(pair.right)
        if left == right or not left or not right or is_kind(left, right) or is_kind(right, left):
            continue
        sure = pair.confidence >= (JOIN_FROM if len(pair.articles) > 1 else JOIN_ALONE) and not is_one_of_several(pair, others)
        open_names = [
            name
            for name, other in ((left, right), (right, left))
            if name not in decided and (is_uncertain(name, uncertain, glossary) or may_mean(name, other, glossary))
        ]
        open_names = open_names or [spelling(name) for name in (pair.left, pair.right) if is_also_a_word(name)]
        if open_names and sure:
            local.append((pair, left, right, open_names))
            continue
        if sure and len(pair.articles) < AGREEING and groups.are_both_chinese(left, right, pair):
            local.append((pair, left, right, [left if is_han(pair.right) else right]))
            continue
        joined = sure and groups.join(left, right)
        if joined:
            groups.write(pair)
        if not joined or pair.confidence < DOUBTED_TO:
            doubts.append(Doubt(pair.left, pair.right, round(pair.confidence, 3), joined, pair.articles[:3]))
    return groups.joining(_local_of(groups, local), tuple(doubts))


def _join_entries(groups: "_Groups", glossary: Glossary, paired: Iterable[str], decided: set[str]) -> None:
    """Join the certain names of every entry of which one is in the corpus."""
    present = set(groups.parent) | set(map(spelling, paired))
    entries = {glossary.named[name] for name in present if name in glossary.named}
    for number in sorted(entries):
        names = [name for name in glossary.entries[number].names if spelling(name) in glossary.named]
        groups.join_all(names, "glossary", number)


def _expanded_differently(
    groups: "_Groups", pairs: Iterable[Joined], glossary: Glossary, settled: set[str]
) -> set[str]:
    """Abbreviations that brackets join with names of several concepts."""
    meant: defaultdict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        for short, long in ((pair.left, pair.right), (pair.right, pair.left)):
            name = spelling(short)
            if name not in settled and name not in glossary.named and ABBREVIATION.fullmatch(short) and len(long) > len(short):
                meant[name].add(groups.root(spelling(long)))
    # two long names of one thing are one meaning where they are joined with each other
    linked = {frozenset(map(groups.root, (spelling(pair.left), spelling(pair.right)))) for pair in pairs}
    return {
        name
        for name, roots in meant.items()
        if len(roots) > 1 and not all(frozenset((a, b)) in linked for a in roots for b in roots if a < b)
    }


def _local_of(
    groups: "_Groups", pairs: Iterable[tuple[Joined, str, str, list[str]]]
) -> list[tuple[Joined, str, str]]:
    """(pair, uncertain name, name whose concept it means there); two uncertain names are two of the first one's article."""
    found = []
    for pair, left, right, open_names in pairs:
        name = open_names[0] if len(open_names) == 1 else min(open_names, key=len)
        other = right if name == left else left
        groups.add(other)
        groups.write(pair, other)
        found.append((pair, name, other))
    return found


@dataclass(slots=True)
class _Groups:
    """Names in groups, joined two by two; a group knows its members, its glossary entry and what was written of it."""

    known: frozenset[str]
    different: tuple[tuple[str, ...], ...]
    parent: dict[str, str] = field(default_factory=dict)
    members: dict[str, list[str]] = field(default_factory=dict)
    entries: dict[int, str] = field(default_factory=dict)
    """For each entry of the glossary that the corpus knows one of its names."""
    entry: dict[str, int] = field(default_factory=dict)
    foes: dict[str, set[str]] = field(default_factory=dict)
    written: defaultdict[str, dict[str, Written]] = field(default_factory=lambda: defaultdict(dict))

    def __post_init__(self) -> None:
        for names in self.different:
            spelled = {spelling(name) for name in names}
            for name in spelled:
                self.foes[name] = self.foes.get(name, set()) | (spelled - {name})

    def add(self, name: str) -> None:
        if name not in self.parent:
            self.parent[name] = name
            self.members[name] = [name]

    def root(self, name: str) -> str:
        self.add(name)
        while self.parent[name] != name:
            self.parent[name] = self.parent[self.parent[name]]
            name = self.parent[name]
        return name

    def join(self, left: str, right: str, owner: bool = False) -> bool:
        """Whether the two are one group now."""
        one, other = sorted((self.root(left), self.root(right)))
        if one == other:
            return True
        entries = {self.entry[root] for root in (one, other) if root in self.entry}
        if (len(entries) > 1 and not owner) or self._are_foes(one, other):
            return False
        self.parent[other] = one
        self.members[one] += self.members.pop(other)
        if entries:
            self.entry[one] = min(entries)
        return True

    def are_both_chinese(self, left: str, right: str, pair: Joined) -> bool:
        """Whether a Chinese and an English name belong to different groups that both have Chinese names already."""
        if is_han(pair.left) == is_han(pair.right) or self.root(left) == self.root(right):
            return False
        return all(any(map(is_han, self.members[self.root(name)])) for name in (left, right))

    def join_all(self, names: Sequence[str], origin: AliasOrigin, entry: int = -1) -> None:
        first = spelling(names[0])
        if entry >= 0:
            self.entries[entry] = first
            self.entry.setdefault(self.root(first), entry)
        for place, name in enumerate(names):
            if self.join(first, spelling(name), owner=origin == "owner"):
                self.written[spelling(name)].setdefault(name, Written(name, origin, 0, place))

    def join_plurals(self) -> None:
        """Join `containers` with `container` where both are there; windows and window are two entries of the glossary."""
        for name in sorted(self.parent):
            if len(name) >= PLURAL_FROM and name.isascii() and name.endswith("s") and name[:-1] in self.parent:
                self.join(name[:-1], name)

    def write(self, pair: Joined, other: str = "") -> None:
        """Remember how the names of a pair are written; only that of `other` where one is given."""
        for text in (pair.left, pair.right):
            name = spelling(text)
            if other in {"", name}:
                before = self.written[name].get(text)
                articles = len(pair.articles) + (before.articles if before else 0)
                self.written[name][text] = before._replace(articles=articles) if before else Written(text, "gloss", articles)

    def _are_foes(self, one: str, other: str) -> bool:
        if not self.foes:
            return False
        theirs = set(self.members[other])
        return any(not theirs.isdisjoint(self.foes.get(name, ())) for name in self.members[one])

    def joining(self, local: Iterable[tuple[Joined, str, str]], doubts: tuple[Doubt, ...]) -> Joining:
        roots = sorted(root for root, names in self.members.items() if any(map(self._is_there, names)))
        number = {root: at for at, root in enumerate(roots)}
        meant = [(pair, name, number[self.root(other)]) for pair, name, other in local]
        extra: defaultdict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for pair, name, group in meant:
            extra[group][pair.left if spelling(pair.left) == name else pair.right] += len(pair.articles)
        groups = tuple(self._group(root, extra.get(at, {})) for at, root in enumerate(roots))
        return Joining(
            groups=groups,
            local=tuple(Local(article, name, group) for pair, name, group in meant for article in pair.articles),
            of_entry={entry: number[self.root(name)] for entry, name in self.entries.items()},
            doubts=doubts,
        )

    def _is_there(self, name: str) -> bool:
        """Whether it is a candidate or somebody wrote it; other names were only asked for."""
        return name in self.known or name in self.written

    def _group(self, root: str, extra: Mapping[str, int]) -> Group:
        names = tuple(sorted(self.members[root]))
        written = [found for name in names for _, found in sorted(self.written.get(name, {}).items())]
        written += [Written(text, "gloss", articles) for text, articles in sorted(extra.items())]
        return Group(names, tuple(written))
