"""Why two names that an article joins are not one everywhere: one is a kind of the other, means several things, or is a word."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set

from indexer.concepts.glossary import Glossary
from indexer.concepts.glossing import Joined
from indexer.concepts.ordinary import is_ordinary
from indexer.concepts.support import is_abbreviation
from indexer.text.spelling import is_han, spelling

Rivals = Mapping[str, Mapping[str, int]]
"""For each Chinese name the abbreviations that brackets give it, with the articles that do."""
WORD = re.compile(r"[a-z]+|\d+")
ALWAYS_UNCERTAIN = 2
"""Names of one or two Latin letters mean too many things: ES, MQ, CI, RM."""


def is_kind(longer: str, shorter: str) -> bool:
    """Whether a name is a longer one's head: 会话 Bean is a kind of Bean, though CSRF 攻击 is CSRF."""
    return len(longer) > len(shorter) and longer.endswith(shorter) and is_han(longer) and not is_han(shorter)


def is_also_a_word(name: str) -> bool:
    """Whether an abbreviation is written like an everyday word: BEST (Behavior-Event-State-Tree)."""
    return name.isupper() and name.isascii() and is_ordinary(name.lower())


def has_initials(long: str, short: str) -> bool:
    """Whether the letters of an abbreviation begin words of a name, in order.

    >>> has_initials("Compare-and-Swap", "CAS"), has_initials("API for XML Processing", "API")
    (True, False)
    """
    initials = iter(word[0] for word in WORD.findall(long.lower()))
    return all(letter in initials for letter in short.lower() if letter.isalpha())


def stands_for_another(long: str, short: str, glossary: Glossary) -> bool:
    """Whether the letters of a name that the glossary has stand for other words there: basic feasible solution, BFS."""
    entry = glossary.named.get(short)
    if entry is None or is_han(long) or spelling(long) in glossary.named or not has_initials(long, short):
        return False
    known = [set(WORD.findall(name.lower())) for name in glossary.entries[entry].names if not is_han(name) and has_initials(name, short) and spelling(name) != short]
    words = set(WORD.findall(long.lower()))
    return bool(known) and len(words) > 1 and all(words.isdisjoint(found) for found in known)


def rivals(pairs: Iterable[Joined]) -> Rivals:
    """What speaks for other pairs of a pair's names."""
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for pair in pairs:
        if is_han(pair.left) and is_abbreviation(pair.right):
            short = spelling(pair.right.removesuffix("s"))
            found[spelling(pair.left)][short] = max(found[spelling(pair.left)].get(short, 0), len(pair.articles))
    return found


def is_one_of_several(pair: Joined, others: Rivals) -> bool:
    """Whether as many articles call another abbreviation by the same Chinese name: 数字签名算法 is a class, EdDSA and ML-DSA are of it."""
    if not is_abbreviation(pair.right):
        return False
    own = spelling(pair.right.removesuffix("s"))
    return any(
        articles >= len(pair.articles) for name, articles in others.get(spelling(pair.left), {}).items() if name != own
    )


def is_uncertain(name: str, uncertain: Set[str], glossary: Glossary) -> bool:
    return name in uncertain or (len(name) <= ALWAYS_UNCERTAIN and not is_han(name) and name not in glossary.named)


def may_mean(name: str, other: str, glossary: Glossary) -> bool:
    """Whether a name, which may have a meaning of its own, is also an uncertain one of the entry that `other` names."""
    return other in glossary.named and glossary.named[other] in glossary.uncertain.get(name, ())
