"""What a corpus teaches of translations: the words that brackets put side by side again and again.

For an English stem e and a Chinese word c, with n the English names whose brackets hold them: Dice = 2 n(e, c) / (n(e) + n(c))
(Dice 1945, doi:10.2307/1932409). Names are counted, not articles: one that many articles repeat teaches what it is itself,
but not what its words mean.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from indexer.concepts.boundary import CLOSED, kind_of
from indexer.concepts.lexicon import stem, words_of
from indexer.concepts.support import Learned, is_abbreviation
from indexer.text.spelling import is_han, spelling

ENOUGH = 3
"""English names, so that two others than the one that is judged agree."""
LEAST_DICE, FULL = 0.25, 1.3
NEAR = 6
"""Words before a bracket that may belong to the name."""
LONGEST = 4
"""Characters of two neighbours that are learned as one word."""


def learned_pairs(glosses: Iterable[tuple[str, Sequence[str]]]) -> Learned:
    """What brackets teach; each gloss is an English name and the Chinese words before it, in order.

    Costs a step for each pair of an English and a near Chinese word.
    """
    seen = {
        (name, key, word)
        for name, words in {(english, tuple(words[-NEAR:])) for english, words in glosses}
        if not is_abbreviation(name)
        for key in set(map(stem, words_of(name)))
        for word in _units(words)
    }
    seen = {(spelling(name), key, word) for name, key, word in seen}
    stems = Counter(key for _, key in {(name, key) for name, key, _ in seen})
    chinese = Counter(word for _, word in {(name, word) for name, _, word in seen})
    learned: dict[str, dict[str, float]] = {}
    for (key, word), count in sorted(Counter((key, word) for _, key, word in seen).items()):
        dice = 2 * count / (stems[key] + chinese[word])
        if count >= ENOUGH and dice >= LEAST_DICE:
            learned.setdefault(key, {})[word] = min(1.0, FULL * dice)
    return learned


def _units(words: Sequence[str]) -> set[str]:
    """Chinese words of two characters or more, and pairs of neighbours that are short together."""
    han = [word if is_han(word) and kind_of(word) != CLOSED else "" for word in words]
    near = {one + other for one, other in pairwise(han) if one and other and len(one + other) <= LONGEST}
    return {word for word in han if len(word) > 1} | near
