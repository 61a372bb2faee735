"""Which names are one concept: for the whole corpus, or in some articles only; and which joins a person should look at.

What the owner decided comes first, then the glossary, then what brackets and phrases of the articles say, the surest
first. Two entries of the glossary never become one concept because an article says so.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from indexer.concepts.classnames import join_classes
from indexer.concepts.decisions import Decisions
from indexer.concepts.doubting import (
    Rivals,
    has_initials,
    is_also_a_word,
    is_kind,
    is_one_of_several,
    is_uncertain,
    may_mean,
    rivals,
    stands_for_another,
)
from indexer.concepts.glossary import Glossary
from indexer.concepts.glossing import Joined
from indexer.concepts.groups import Groups, Joining
from indexer.model import Doubt
from indexer.text.spelling import BORDERS, is_han, spelling

JOIN_FROM = 0.8
"""Confidence from which a pair joins two names of the corpus (`docs/methods/concepts-tried.md`)."""
DOUBTED_TO = 0.85
"""Joins below this confidence are shown to the owner: .79 of them are right, .97 of the others."""
ABBREVIATION = re.compile(r"[A-Z][A-Za-z0-9/&-]{0,5}")
OUTVOTED, UNDISPUTED = 20, 0.95
"""Articles that hold a name for each that says what else it is called, from which these do not speak for the others, and the confidence from which
they do: one that has 请求 (ServletRequest) joins no names in the 135 others with 请求."""
AGREEING = 2
"""Articles that must agree before an English name gets a second Chinese one everywhere: 状态 and 状态规则 are two things."""


def join_names(
    held: Mapping[str, int], pairs: Sequence[Joined], glossary: Glossary, decisions: Decisions
) -> Joining:
    """The groups of all names; `held` has the spellings of candidate terms with the articles that hold each. Grows with names and pairs."""
    groups = Groups(frozenset(held), decisions.different)
    for name in groups.known:
        groups.add(name)
    decided = {spelling(name) for names in decisions.same for name in names}
    for names in decisions.same:
        groups.join_all(names, "owner")
    _join_entries(groups, glossary, [name for pair in pairs for name in (pair.left, pair.right)])
    settled = decided | join_classes(groups, glossary, held, decided)
    uncertain = {name for name in glossary.uncertain if name not in settled and name not in glossary.named}
    uncertain |= _expanded_differently(groups, pairs, glossary, uncertain | settled)
    groups.join_plurals()
    return _Joiner(groups, glossary, settled, uncertain, rivals(pairs), held).join(pairs)


def _join_doubled(groups: Groups) -> None:
    """Join names that say both names of a concept: CRF条件随机场, where CRF is 条件随机场."""
    for name in sorted(name for name in groups.known if name[0].isascii() != name[-1].isascii()):
        halves = BORDERS.split(name)
        if len(halves) == 2 and groups.are_one(*halves):
            groups.join(halves[0], name)


@dataclass(frozen=True, slots=True)
class _Joiner:
    """Joins what articles say are two names of one thing.

    decided    spellings that the owner spoke of
    uncertain  spellings that mean now this and now that
    others     what speaks for other pairs of a pair's names
    held       the articles that hold each name
    """

    groups: Groups
    glossary: Glossary
    decided: Set[str]
    uncertain: Set[str]
    others: Rivals
    held: Mapping[str, int]

    def join(self, pairs: Sequence[Joined]) -> Joining:
        """The groups after all pairs, the surest first."""
        doubts, local = [], []
        for pair in sorted(pairs, key=lambda pair: (-pair.confidence, pair.left, pair.right)):
            left, right = spelling(pair.left), spelling(pair.right)
            if left == right or not left or not right or is_kind(left, right) or is_kind(right, left):
                continue
            sure = self._is_sure(pair)
            here_only = self._here_only(pair, left, right) if sure else []
            if here_only:
                local.append((pair, left, right, here_only))
                continue
            joined = sure and self.groups.join(left, right)
            if joined:
                self.groups.write(pair)
            if not joined or pair.confidence < DOUBTED_TO:
                doubts.append(Doubt(pair.left, pair.right, round(pair.confidence, 3), joined, pair.articles[:3]))
        _join_doubled(self.groups)
        unsettled = tuple(doubt for doubt in doubts if doubt.joined or not self.groups.are_one(spelling(doubt.left), spelling(doubt.right)))
        return self.groups.joining(_local_of(self.groups, local), unsettled)

    def _is_sure(self, pair: Joined) -> bool:
        return pair.confidence >= JOIN_FROM and not is_one_of_several(pair, self.others) and not self._is_outvoted(pair)

    def _is_outvoted(self, pair: Joined) -> bool:
        """Whether most that hold a name do not say what few say of it, and little else speaks for that: no translation word by word where there is
        no other yet, no initials."""
        left, right = spelling(pair.left), spelling(pair.right)
        if max(self.held.get(name, 0) for name in (left, right)) <= OUTVOTED * len(pair.articles):
            return False
        root = self.groups.root(left)
        named = is_han(pair.left) and root != self.groups.root(right) and not all(map(is_han, self.groups.members[root]))
        return pair.confidence < UNDISPUTED or named or not (is_han(pair.left) or has_initials(pair.left, pair.right))

    def _here_only(self, pair: Joined, left: str, right: str) -> list[str]:
        """The names of a pair that mean the other one in the pair's articles only."""
        open_names = [
            name
            for name, other in ((left, right), (right, left))
            if name not in self.decided
            and (is_uncertain(name, self.uncertain, self.glossary) or may_mean(name, other, self.glossary))
        ]
        open_names = open_names or [spelling(name) for name in (pair.left, pair.right) if is_also_a_word(name)]
        if not open_names and stands_for_another(pair.left, right, self.glossary):
            return [right]
        if open_names:
            return open_names
        if len(pair.articles) < AGREEING and self.groups.are_both_chinese(left, right, pair):
            return [left if is_han(pair.right) else right]
        return []


def _join_entries(groups: Groups, glossary: Glossary, paired: Iterable[str]) -> None:
    """Join the certain names of every entry of which one is in the corpus."""
    present = set(groups.parent) | set(map(spelling, paired))
    entries = {glossary.named[name] for name in present if name in glossary.named}
    for number in sorted(entries):
        names = [name for name in glossary.entries[number].names if spelling(name) in glossary.named]
        groups.join_all(names, "glossary", number)


def _expanded_differently(
    groups: Groups, pairs: Iterable[Joined], glossary: Glossary, settled: set[str]
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
    groups: Groups, pairs: Iterable[tuple[Joined, str, str, list[str]]]
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
