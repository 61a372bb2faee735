"""Names in groups, joined two by two: what a group knows of itself, and what keeps two apart."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from indexer.concepts.glossing import Joined
from indexer.model import AliasOrigin, Doubt
from indexer.text.spelling import is_han, spelling

PLURAL_FROM = 5
NO_PLURALS = frozenset({"windows", "pandas", "rails", "https", "news"})
"""Names that are no plurals of the words that they look like plurals of."""
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


class Group(NamedTuple):
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


@dataclass(slots=True)
class Groups:
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

    def are_one(self, left: str, right: str) -> bool:
        """Whether both names are known, and joined."""
        return left in self.parent and right in self.parent and self.root(left) == self.root(right)

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
        """Join `containers` with `container` and `branches` with `branch` where both are there; but not Windows with window."""
        for name in sorted(self.parent):
            if len(name) >= PLURAL_FROM and name.isascii() and name.endswith("s") and name not in NO_PLURALS:
                if name[:-1] in self.parent:
                    self.join(name[:-1], name)
                elif name.endswith("ches") and name[:-2] in self.parent:
                    self.join(name[:-2], name)

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
        if len(names) == 1 and root not in self.written and not extra:  # most of them
            return Group(names, ())
        written = [found for name in names for _, found in sorted(self.written.get(name, {}).items())]
        written += [Written(text, "gloss", articles) for text, articles in sorted(extra.items())]
        return Group(names, tuple(written))
