"""What the doctor reads of an index, once for all checks."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from indexer.model import Concept, Failure
from indexer.store import THRESHOLD, Entry, Index, UncertainJoin

BEGINNING = 300
"""Characters of a text in which its byline stands."""
LIST = 5
"""Articles that are offered beside each: the default of `Index.related`."""
KEY_TERMS = 10
"""Terms of an article that say what it is about."""


@dataclass(frozen=True, slots=True)
class Given:
    """What an index does not know.

    today      the day of the examination (ISO 8601); nothing is in the future where it is not given
    threshold  the score below which an article is not offered
    site       pages of a built site that show no article of the index
    """

    today: str = ""
    threshold: float = THRESHOLD
    site: Sequence[Failure] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One article: `missing` are titles of teasers, no advertisements, whose article is not here, `offered` the ids of what is offered beside it."""

    entry: Entry
    updated: str
    beginning: str
    tags: tuple[str, ...]
    missing: tuple[str, ...]
    terms: tuple[str, ...]
    offered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """The articles by id, and what else the checks look at."""

    given: Given
    sheets: Sequence[Sheet]
    failures: Sequence[Failure] = ()
    joins: Sequence[UncertainJoin] = ()
    concepts: Mapping[str, Concept] = field(default_factory=dict)

    @property
    def key_terms(self) -> Counter[str]:
        """In how many articles each concept is a key term."""
        return Counter(name for sheet in self.sheets for name in set(sheet.terms))


def chart_of(index: Index, given: Given) -> Chart:
    """The chart of an index; every article is unpacked once."""
    concepts = {concept.id: concept for concept in index.concepts()}
    return Chart(given, tuple(_sheets(index, given)), index.failures(), index.uncertain_joins(), concepts)


def _sheets(index: Index, given: Given) -> Iterator[Sheet]:
    for entry, article in index.articles():
        if "list" in entry.flags:
            continue
        missing = tuple(teaser.title for teaser in article.teasers if not teaser.article and "spam" not in teaser.flags)
        terms = tuple(term.concept for term in index.terms(entry.id)[:KEY_TERMS])
        offered = tuple(hit.id for hit in index.related(entry.id, LIST, given.threshold))
        yield Sheet(entry, article.updated, article.text[:BEGINNING], article.tags, missing, terms, offered)
