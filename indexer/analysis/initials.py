"""Which words an abbreviation stands for: RLHF and reinforcement learning from human feedback.

Letters are matched from the end, the first at the start of a word (Schwartz and Hearst 2003,
doi:10.1142/9789812776303_0042), extended by 2 for to, 4 for for, i18n, and words that both names share.
"""

import re
from typing import NamedTuple

LONGEST_SHORT = 10
NUMERONYM = re.compile(r"([a-z])(\d{1,2})([a-z])", re.I)
SPOKEN = {"2": ("to", "two"), "4": ("for", "four"), "&": ("and", "&")}
WORDS = re.compile(r"[^\s/&-]+")
FUNCTION_WORDS = frozenset({"a", "an", "the", "of", "for", "from", "to", "in", "on", "and", "or", "with", "by", "as"})
CAPITALS = 2
"""Capital letters that make a token an abbreviation; one in lower case must spell the initials of all words."""


class Expansion(NamedTuple):
    """What an abbreviation stands for, and the abbreviation."""

    long: str
    short: str


def expansion(words: str, short: str) -> Expansion | None:
    """The end of `words` that `short` abbreviates; both may share their last word or the first one.

    >>> expansion("via Java Remote Method Invocation", "Java RMI")
    Expansion(long='Java Remote Method Invocation', short='Java RMI')
    """
    if "[" in words or "_" in words:  # the parameters of a function: FIND(find_text, within_text, [start_num])
        return None
    parts = short.split(" ")
    if len(parts) == 1:
        start = _start(words, short)
        return None if start is None else Expansion(words[start:], short)
    if len(parts) > 2:
        return None
    first, last = parts
    if words.endswith(f" {last}"):
        start = _start(words[: -len(last) - 1], first)
        return None if start is None else Expansion(words[start:], short)
    start = _start(words, last)
    shared = None if start is None else words.rfind(f"{first} ", 0, start)
    return (
        None if shared is None or shared < 0 or shared + len(first) + 1 != start else Expansion(words[shared:], short)
    )


def _start(words: str, short: str) -> int | None:
    """Where in `words` the long form of one token begins, as an offset; None for no long form."""
    token = short.removesuffix("s") if short[:-1].isalpha() and short[:-1].isupper() else short
    if not 2 <= len(token) <= LONGEST_SHORT or " " in token or not token[0].isalnum():
        return None
    counted = words.rfind(" ") + 1
    if _counts(token, words[counted:].lower()):
        return counted
    start = _initials(words, token)
    start = _spelled(words, token) if start is None else start
    return start if start is not None and _fits(words[start:], token) else None


def _counts(token: str, word: str) -> bool:
    """Whether a token gives the first and last letter of a word and how many stand between: k8s, i18n."""
    numeronym = NUMERONYM.fullmatch(token.lower())
    if not numeronym or not word:
        return False
    first, between, last = numeronym.groups()
    return word[0] == first and word[-1] == last and len(word) == int(between) + 2


def _initials(words: str, token: str) -> int | None:
    """Where the words begin whose first letters spell a token, function words between them aside: Proximal Policy Optimization, not Policy
    Optimization, for PPO."""
    left = [letter for letter in token.lower() if letter.isalnum()]
    for word in reversed(list(WORDS.finditer(words))):
        if word[0][:1].lower() == left[-1]:
            left.pop()
        elif word[0].lower() not in FUNCTION_WORDS:
            return None
        if not left:
            return word.start()
    return None


def _spelled(words: str, token: str) -> int | None:
    at = len(words) - 1
    folded = words.lower()
    for place in range(len(token) - 1, -1, -1):
        letter = token[place].lower()
        if letter in SPOKEN:
            at = max(folded.rfind(f"{joint}{word}{joint}", 0, at + 1) for word in SPOKEN[letter] for joint in " -")
        elif letter.isalnum():
            at = _before(folded, letter, at, place == 0)
        if at < -1 or (at < 0 and place):
            return None
    return max(words.rfind(" ", 0, at + 2), words.rfind("/", 0, at + 2)) + 1 if at >= -1 else None


def _before(folded: str, letter: str, at: int, first: bool) -> int:
    """The place before the last `letter` up to `at`, at the start of a word if it is the `first`; -2 for none."""
    at = folded.rfind(letter, 0, at + 1)
    while first and at > 0 and folded[at - 1].isalnum():
        at = folded.rfind(letter, 0, at)
    return at - 1 if at >= 0 else -2


def _fits(long: str, token: str) -> bool:
    """Whether a long form may be one: longer, of two words or more and not many, and of words that a lower-case token needs."""
    words = WORDS.findall(long)
    if len(words) < len(token) and token in words:  # `CSS support` is no long form of CSS, though PHP holds itself
        return False
    if not (len(long) > len(token) and 2 <= len(words) <= min(2 * len(token), len(token) + 5)):
        return False
    if sum(map(str.isupper, token)) >= CAPITALS:
        return True
    initials = {"".join(word[0] for word in parts).lower() for parts in (words, long.split())}
    return token.lower() in initials
