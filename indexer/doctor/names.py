"""Checks of names: tags that mean the same, names that may be one concept, concepts that nobody explains."""

from collections import Counter
from collections.abc import Iterator, Mapping

from indexer.concepts.glossary import Glossary, shipped
from indexer.concepts.ordinary import is_ordinary
from indexer.doctor.chart import Chart
from indexer.doctor.findings import Finding
from indexer.model import Concept
from indexer.store import UncertainJoin
from indexer.text.spelling import spelling

TOUCHED = 3
"""A decision about two names is worth the owner's time where each is in so many articles."""
LIKELY = 0.65
"""Confidence from which two names that were not joined are worth a question: below it few are one concept (算力 = FLOPs)."""
KEY_IN = 5
"""A concept that so many articles are about should be explained by one of them."""
KEY_SHARE = 0.25
"""What is a key term of fewer of the articles that speak of it is a word of the field (数据, 用户), not a thing to explain."""


def equal_tags(chart: Chart) -> Iterator[Finding]:
    """Tags that are one name in several spellings, or names of one concept: the most used one first, the others in `said`."""
    times = Counter(tag for sheet in chart.sheets for tag in set(sheet.tags))
    owners = _owners(chart.concepts)
    groups: dict[str, list[str]] = {}
    for tag in times:
        name = _joined(tag)
        groups.setdefault(owners.get(name) or name, []).append(tag)
    ranked = [sorted(tags, key=lambda tag: (-times[tag], tag)) for tags in groups.values() if len(tags) > 1]
    ranked.sort(key=lambda tags: (-sum(times[tag] for tag in tags[1:]), tags))
    for tags in ranked:
        yield Finding(tags[0], (_counted(tags[0], times), " · ".join(_counted(tag, times) for tag in tags[1:])))


def uncertain_joins(chart: Chart) -> Iterator[Finding]:
    """Names that may be one concept where the answer changes most, each with the line that says the answer as it stands."""
    counts = _articles_of(chart.concepts)
    weighed = [(min(counts[spelling(join.left)], counts[spelling(join.right)]), join) for join in chart.joins]
    found = sorted(((least, join) for least, join in weighed if least >= TOUCHED and (join.joined or join.confidence >= LIKELY)), key=lambda pair: (-pair[0], pair[1].left, pair[1].right))
    for least, join in found:
        yield Finding(join.left, (join.right, f"{join.confidence:.2f}", str(least)), join.articles, line_of(join))


def line_of(join: UncertainJoin) -> str:
    """The line for the file of decisions that says what the index does about two names."""
    return f"{'same' if join.joined else 'different'}: {join.left} = {join.right}"


def unexplained(chart: Chart) -> Iterator[Finding]:
    """Concepts of the corpus' own that many articles are about and none explains, the most frequent first.

    What the glossary knows can be read up anywhere, and everyday words need no explanation.
    """
    glossary = shipped()
    often = [(times, name) for name, times in chart.key_terms.items() if times >= KEY_IN and name in chart.concepts]
    for times, name in sorted(often, key=lambda pair: (-pair[0], pair[1])):
        concept = chart.concepts[name]
        own = times >= KEY_SHARE * len(concept.articles) and not is_ordinary(concept.label)
        if own and concept.definition is None and not _is_known(concept, glossary):
            yield Finding(concept.label, (str(times),), concept.articles[:KEY_IN])


def _is_known(concept: Concept, glossary: Glossary) -> bool:
    names = {spelling(name) for name in (concept.label, *(alias.form for alias in concept.aliases))}
    return any(name in glossary.named or name in glossary.uncertain for name in names)


def _owners(concepts: Mapping[str, Concept]) -> dict[str, str]:
    """The one concept that each spelling leads to, as `_joined` has it; spellings of several are left out."""
    owners: dict[str, str] = {}
    several: set[str] = set()
    for concept in concepts.values():
        for name in {_joined(form) for form in (concept.label, *(alias.form for alias in concept.aliases))}:
            if owners.setdefault(name, concept.id) != concept.id:
                several.add(name)
    return {name: owner for name, owner in owners.items() if name not in several}


def _joined(name: str) -> str:
    """A name's spelling without what parts its words in addresses.

    >>> _joined("CI/CD") == _joined("ci-cd")
    True
    """
    return spelling(name).replace("/", "").replace("_", "")


def _articles_of(concepts: Mapping[str, Concept]) -> Counter[str]:
    """In how many articles the concept of a spelling is; of several the largest."""
    counts: Counter[str] = Counter()
    for concept in concepts.values():
        for form in (concept.label, *(alias.form for alias in concept.aliases)):
            name = spelling(form)
            counts[name] = max(counts[name], len(concept.articles))
    return counts


def _counted(tag: str, times: Counter[str]) -> str:
    return f"{tag} ({times[tag]})"
