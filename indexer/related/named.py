"""What the concepts of a corpus are called, and which of them are no reasons."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from indexer.model import NAMES, Article, Bools, Concept, Neighbour, SharedConcept
from indexer.text.finding import places_in
from indexer.text.spelling import is_han

TITLED = 1.0, 1.7, 2.9
"""Times what a reason is worth that none, one or BOTH of the two titles have."""
BOTH = 2
AS_MANY = 0.7
"""Articles with the Chinese name of a concept, for each with its Latin label, from which two Chinese articles share the former. Of nine piles it is the one
that more of the two use at 325 of 364 reasons that change, at 6 it is not (MySQL数据库 for MySQL)."""


class Named(NamedTuple):
    """The labels of all concepts by their ids, the ids of those that are no reasons, and the further names of each."""

    labels: Mapping[str, str]
    vague: Set[str] = frozenset()
    aliases: Mapping[str, Sequence[str]] = MappingProxyType({})

    @classmethod
    def of(cls, concepts: Iterable[Concept], vague: Set[str]) -> "Named":
        """What concepts are called."""
        found = list(concepts)
        aliases = {concept.id: [alias.form for alias in concept.aliases] for concept in found}
        return cls({concept.id: concept.label for concept in found}, vague, aliases)

    @property
    def names(self) -> list[tuple[str, ...]]:
        """The names of each concept, its label first."""
        return [(label, *self.aliases.get(concept, ())) for concept, label in self.labels.items()]

    @property
    def telling(self) -> Bools:
        """(concepts,) whether a concept may be a reason."""
        return np.array([concept not in self.vague for concept in self.labels], dtype=np.bool_)


class Known(NamedTuple):
    """What is known where reasons are shown: the titles of articles, in lower case, their languages, and the termhoods of concepts, by their ids; and for
    each language the names of concepts that are called by another one there."""

    titles: Mapping[str, str]
    languages: Mapping[str, str]
    termhood: Mapping[str, float]
    called: Mapping[str, Mapping[str, str]]

    @classmethod
    def of(cls, articles: Sequence[Article], languages: Iterable[str], concepts: Sequence[Concept]) -> "Known":
        """What is known of articles, each in its language, and of concepts."""
        spoken = dict(zip((article.id for article in articles), languages, strict=True))
        return cls(
            {article.id: article.title.lower() for article in articles},
            spoken,
            {concept.id: concept.termhood for concept in concepts},
            {language: dict(_called(concepts, language)) for language in {"en", "zh"}.intersection(spoken.values())},
        )


def _called(concepts: Iterable[Concept], language: str) -> Iterator[tuple[str, str]]:
    """Of each concept that has a label in the other language the name that most articles use in this one; a Chinese one instead of a Latin label only where about
    as many use it."""
    chinese = language == "zh"
    for concept in concepts:
        if len(concept.aliases) > 1 and is_han(concept.label) != chinese:
            count, name = max(((alias.count, alias.form) for alias in concept.aliases if is_han(alias.form) == chinese), default=(0, ""))
            least = AS_MANY * max((alias.count for alias in concept.aliases if alias.form == concept.label), default=0) if chinese else 1
            if count >= max(least, 1):
                yield concept.id, name


def named_well(articles: Iterable[str], neighbours: Iterable[tuple[Neighbour, ...]], known: Known) -> Iterator[tuple[Neighbour, ...]]:
    """The neighbours of articles, by their ids, with their reasons in the order in which they are shown: those that explain most, are names and stand in the
    titles first. What says nothing is left out where another is there, and of a name and a part of it one: what is offered does not depend on it. Between
    two articles of one language they have their names there."""
    return (tuple(_named_well(article, neighbour, known) for neighbour in found) for article, found in zip(articles, neighbours, strict=True))


def _named_well(article: str, neighbour: Neighbour, known: Known) -> Neighbour:
    language = known.languages.get(article, "")
    called = known.called.get(language) if known.languages.get(neighbour.id) == language else None
    if called:
        neighbour = neighbour._replace(shared=tuple([reason._replace(label=called.get(reason.concept, reason.label)) for reason in neighbour.shared]))
    if len(neighbour.shared) < 2:
        return neighbour
    title = known.titles.get(article, "")
    other, names = known.titles.get(neighbour.id, ""), {shared.concept: shared.label.lower() for shared in neighbour.shared}
    titled = {concept: _holds(title, name) + _holds(other, name) for concept, name in names.items() if name in title or name in other}

    def worth(shared: SharedConcept) -> float:
        return shared.weight * known.termhood.get(shared.concept, 1.0) * TITLED[titled.get(shared.concept, 0)]

    ordered = sorted(neighbour.shared, key=worth, reverse=True)
    told = [shared for shared in ordered if known.termhood.get(shared.concept, 1.0) >= NAMES] or ordered[:1]
    every = "\n".join(names.values())
    if any(every.count(name) > 1 for name in names.values()):  # which few are
        told = _one_of_each(told, names, titled)
    return neighbour._replace(shared=tuple(told))


def _one_of_each(told: Sequence[SharedConcept], names: Mapping[str, str], titled: Mapping[str, int]) -> list[SharedConcept]:
    """The reasons without those that have another as a part or are a part of it: of two the first, but a whole that both titles have."""
    kept: list[SharedConcept] = []
    for shared in told:
        name = names[shared.concept]
        parts = [at for at, other in enumerate(kept) if _holds(name, names[other.concept])]
        if parts and titled.get(shared.concept) == BOTH:
            kept[parts[0]] = shared
            kept = [other for at, other in enumerate(kept) if at not in parts[1:]]
        elif not parts and not any(_holds(names[other.concept], name) for other in kept):
            kept.append(shared)
    return kept


def _holds(text: str, name: str) -> bool:
    """Whether a name stands in a text, both in lower case, not as a piece of a Latin word.

    >>> _holds("深入 c++ 与 golang", "go"), _holds("深入 c++ 与 golang", "c"), _holds("redis集群", "redis")
    (False, False, True)
    """
    if name not in text:
        return False
    ends = ((text[at - 1 : at] if at else "", text[at + len(name) : at + len(name) + 1]) for at in places_in(text, name))
    return any(not (_joined(before, name[:1]) or _joined(after, name[-1:])) for before, after in ends)


def _joined(outer: str, inner: str) -> bool:
    """Whether a character beside a name and the one at its end are of one Latin word (C++ and C# are such)."""
    return bool(outer) and (outer + inner).isascii() and (outer in "+#" or outer.isalnum()) and inner.isalnum()
