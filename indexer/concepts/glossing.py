"""Which brackets and phrases join which names, over all articles, and how surely.

Where the name before a bracket begins is decided in `naming`; here the glosses of all articles are brought together,
and names of which one is the end of another are reduced to the surer one.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from indexer.concepts import glossary
from indexer.concepts.boundary import segmented
from indexer.concepts.lexicon import Lexicon, shipped, with_names
from indexer.concepts.naming import Judge, Told
from indexer.concepts.support import Explaining
from indexer.concepts.teaching import learned_pairs
from indexer.model import Gloss
from indexer.prepared import prepared
from indexer.text.scripts import simplified, written_as
from indexer.text.spelling import is_han, spelling

FOR_SEARCH = 0.5
"""Confidence from which a pair is right more often than not; `joining` says from which it makes one concept of two."""
A_DOCUMENT = 0.05
"""What the logarithm of the articles that agree adds to the confidence in a name, against a shorter or longer one."""


class Joined(NamedTuple):
    """Two names that articles join, the numbers of the articles that do, ascending, and a confidence of 0 to 1.

    The Chinese name, or of two English ones the long one, is `left`.
    """

    left: str
    right: str
    articles: tuple[int, ...]
    confidence: float


def joined_names(
    glosses: Iterable[tuple[int, Gloss]], cut: Callable[[str], list[str]], held: Callable[[str], int]
) -> list[Joined]:
    """The pairs of names that are right more often than not, by their text; `glosses` are (article, gloss).

    `cut` segments Chinese, `held` counts the articles with a candidate term. Costs a few look-ups in a lexicon for each end of each gloss.
    """
    told = [Told(*each) for each in glosses]
    named = [each for each in told if each.gloss.kind == "named"]
    lexicon = with_names(known_lexicon(), ((each.gloss.left, each.gloss.right) for each in named))
    before_chinese = [each for each in told if each.gloss.kind == "chinese"]
    inner = (each.gloss.right for each in told if each.gloss.kind == "english")
    words = segmented((*(each.gloss.left for each in before_chinese), *inner), cut)
    learned = learned_pairs((each.gloss.right, [word for _, word in words[each.gloss.left]]) for each in before_chinese)
    judge = Judge(Explaining(lexicon, learned), words, held, _names_known())
    found = [Joined(each.gloss.left, each.gloss.right, (each.article,), each.gloss.confidence) for each in named]
    for kind, group in _grouped(told):
        names = judge.chinese_names(group) if kind == "chinese" else judge.english_names(group)
        found.extend(
            Joined(name.chinese, name.english, tuple(sorted(name.articles)), name.confidence) for name in names
        )
    return sorted(_surest(_merged(found)))


def as_written(pairs: Iterable[Joined], texts: Sequence[str]) -> list[Joined]:
    """The pairs in the characters of the first article that has them: glosses are read in simplified ones."""
    read = cache(lambda article: simplified(texts[article]))

    def written(name: str, article: int) -> str:
        return name if read(article) is texts[article] else written_as(name, read(article), texts[article])

    return [pair._replace(left=written(pair.left, pair.articles[0]), right=written(pair.right, pair.articles[0])) for pair in pairs]


@prepared
def known_lexicon() -> Lexicon:
    """The lexicon of our lists and of the glossary."""
    return with_names(shipped(), glossary_pairs())


@cache
def _names_known() -> frozenset[str]:
    return frozenset().union(*known_lexicon().names.values())


def glossary_pairs() -> Iterator[tuple[str, str]]:
    """Pairs of names of one entry of the glossary: an English one and a Chinese one, a long one and an abbreviation."""
    for entry in glossary.shipped().entries:
        names = (*entry.names, *entry.uncertain)
        latin, chinese = [name for name in names if not is_han(name)], [name for name in names if is_han(name)]
        yield from product(latin, chinese)
        long = [name for name in latin if " " in name]
        yield from ((name, short) for name in long[:1] for short in latin if short[:1].isupper() and " " not in short)


def _grouped(told: Iterable[Told]) -> list[tuple[str, list[Told]]]:
    """The glosses that leave the name open, by kind and by the name in the bracket."""
    groups: defaultdict[tuple[str, str], list[Told]] = defaultdict(list)
    for each in told:
        if each.gloss.kind != "named":
            groups[each.gloss.kind, spelling(each.gloss.right)].append(each)
    return [(kind, group) for (kind, _), group in sorted(groups.items())]


def _merged(found: Iterable[Joined]) -> list[Joined]:
    """Each pair once, with all its articles and the best confidence, without those that are wrong more often than not."""
    best: dict[tuple[str, str], Joined] = {}
    for pair in found:
        before = best.get((pair.left, pair.right), pair)
        articles = tuple(sorted({*before.articles, *pair.articles}))
        confidence = max(before.confidence, pair.confidence)
        best[pair.left, pair.right] = Joined(pair.left, pair.right, articles, confidence)
    return [pair for pair in best.values() if pair.confidence >= FOR_SEARCH]


def _surest(pairs: Sequence[Joined]) -> list[Joined]:
    """The pairs without those that another one replaces; the articles of a longer name have the shorter one too."""
    beside: defaultdict[str, list[Joined]] = defaultdict(list)
    for pair in pairs:
        beside[spelling(pair.right)].append(pair)
    return [
        _with_longer(pair, beside[spelling(pair.right)])
        for pair in pairs
        if not any(_replaces(other, pair) for other in beside[spelling(pair.right)])
    ]


def _with_longer(pair: Joined, beside: Iterable[Joined]) -> Joined:
    longer = [other.articles for other in beside if other.left.endswith(pair.left)]
    return pair._replace(articles=tuple(sorted({*pair.articles}.union(*longer))))


def _replaces(better: Joined, worse: Joined) -> bool:
    """Whether two names of one English name end alike, so that one was cut wrong, and the first is the surer one."""
    one, other = better.left, worse.left
    if one == other or not (one.endswith(other) or other.endswith(one)):
        return False
    return _weight(better) > _weight(worse)


def _weight(pair: Joined) -> tuple[float, str]:
    return pair.confidence + A_DOCUMENT * math.log(len(pair.articles)), pair.left
