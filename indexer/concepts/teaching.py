"""What a corpus teaches of translations: the words that brackets put side by side again and again.

For an English stem e and a Chinese word c, with n the documents whose brackets hold them: Dice = 2 n(e, c) / (n(e) + n(c))
(Dice 1945, doi:10.2307/1932409); a pair is learned from `ENOUGH` documents on.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from indexer.concepts.boundary import CLOSED, kind_of
from indexer.concepts.lexicon import stem, words_of
from indexer.concepts.support import Learned, is_abbreviation
from indexer.text.spelling import is_han

ENOUGH = 3
"""Documents, so that two others than the one that is judged agree."""
LEAST_DICE, FULL = 0.25, 1.3
NEAR = 6
"""Words before a bracket that may belong to the name."""


def learned_pairs(glosses: Iterable[tuple[int, str, Sequence[str]]]) -> Learned:
    """What brackets teach; each gloss is a document, an English name and the Chinese words beside it, in order.

    Costs a step for each pair of an English and a near Chinese word.
    """
    told = {
        (document, english, tuple(words[-NEAR:]))
        for document, english, words in glosses
        if not is_abbreviation(english)
    }
    stems: Counter[str] = Counter()
    chinese: Counter[str] = Counter()
    both: Counter[tuple[str, str]] = Counter()
    seen = {
        (document, key, word)
        for document, english, words in told
        for key in {stem(each) for each in words_of(english)}
        for word in _units(words)
    }
    for _, key, word in seen:
        both[key, word] += 1
    for _, key in {(document, key) for document, key, _ in seen}:
        stems[key] += 1
    for _, word in {(document, word) for document, _, word in seen}:
        chinese[word] += 1
    learned: dict[str, dict[str, float]] = {}
    for (key, word), count in sorted(both.items()):
        dice = 2 * count / (stems[key] + chinese[word])
        if count >= ENOUGH and dice >= LEAST_DICE:
            learned.setdefault(key, {})[word] = min(1.0, FULL * dice)
    return learned


def _units(words: Sequence[str]) -> set[str]:
    """Chinese words of two characters or more, and pairs of neighbours of up to four characters together."""
    han = [word if is_han(word) and kind_of(word) != CLOSED else "" for word in words]
    near = {one + other for one, other in pairwise(han) if one and other and len(one + other) <= 4}
    return {word for word in han if len(word) > 1} | near
