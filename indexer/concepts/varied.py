"""The first key terms of an article, each of which tells something that those before it do not: Meta and Learning beside Meta Learning tell nothing."""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from indexer.model import NAMES, Term

FIRST = 5
"""Key terms that people see."""
PART, WHOLE = 2.0, 1.5
"""A part of a longer name tells nothing beside that if the article has it up to PART times as often, and makes room for the name if up to WHOLE times."""
UNLIKELY = 0.5
"""A part that never stands alone tells nothing, however seldom the whole is said, if it names something half as likely: Binary of Binary Tree."""
TWICE, SAID = 2, 4
"""A part stands this often, its whole this often: what is said less is a short text's, whose authors name both. With wholes said 1, 2, 3, 4 and 5 times F1@5 of
the keywords of abstracts is .320, .320, .322, .325 and .326 (.326 without all this, .325 with UNLIKELY), of tags .394 to .395 (.396; .394), and 17, 17, 15, 13 and 12 % of lists change."""
WORDS = re.compile(r"[\u4e00-\u9fff]|(?:[^\W\u4e00-\u9fff]|[.+#])+")


class _Shown(NamedTuple):
    """A term with its words (characters, where it is Chinese), how likely it names something, and whether the glossary has it as a certain name."""

    term: Term
    words: tuple[str, ...]
    termhood: float
    known: bool


def varied(terms: Sequence[Term], termhood: Mapping[str, float], known: Container[str]) -> tuple[Term, ...]:
    """The key terms of an article, best first, those among the best that tell nothing new right after the FIRST, with the score of the last of these.

    Nothing new tells a part of a term before it, if that likelier names something; and what is put together of terms before it (Istio sidecar after Istio and
    sidecar), unless it takes the place of one of these that hardly stands without it. `known` has the ids of concepts that tell something beside any other.
    The cost is a few comparisons of words a term of the FIRST.
    """
    first: list[_Shown] = []
    later: list[Term] = []
    counted = 0
    for term in terms:
        if counted == FIRST:
            break
        found = _Shown(term, _words(term.term), termhood.get(term.concept, 0.0), term.concept in known)
        if found.known or not (_is_part(found, first) or _is_put_together(found, first)):
            first.append(found)
            counted += found.termhood >= NAMES  # pages leave out the others
            continue
        at = _stands_for(found, first)
        if at is None:
            later.append(term)
        else:
            later.append(first[at].term)
            first[at] = found._replace(term=replace(term, score=first[at].term.score))
    if not later:
        return tuple(terms)
    least = first[-1].term.score
    moved = (term if term.score <= least else replace(term, score=least) for term in later)
    return (*(shown.term for shown in first), *moved, *terms[len(first) + len(later) :])


def _words(name: str) -> tuple[str, ...]:
    """Its words in lower case, plurals without their ending; of Chinese each character."""
    found = WORDS.findall(name.lower())
    return tuple([word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word for word in found])


def _is_part(found: _Shown, first: Sequence[_Shown]) -> bool:
    """Whether it hardly stands but in a term before it that likelier names something, or never and that is far likelier."""
    return any(_places(found.words, shown.words) and (_hardly_alone(found, shown) or _never_alone(found, shown)) for shown in first)


def _hardly_alone(found: _Shown, shown: _Shown) -> bool:
    often = found.term.count >= TWICE and shown.term.count >= SAID
    return often and found.term.count <= PART * shown.term.count and found.termhood < shown.termhood


def _never_alone(found: _Shown, shown: _Shown) -> bool:
    return found.term.count <= shown.term.count and found.termhood < UNLIKELY * shown.termhood


def _is_put_together(found: _Shown, first: Sequence[_Shown]) -> bool:
    """Whether the words of terms before it are all of its words."""
    told = {place for shown in first for place in _places(shown.words, found.words)}
    return bool(found.words) and len(told) == len(found.words)


def _stands_for(found: _Shown, first: Sequence[_Shown]) -> int | None:
    """The place of the last term that is a part of it, hardly stands but in it, and less likely names something."""
    if found.term.count < SAID:
        return None
    for at in reversed(range(len(first))):
        shown = first[at]
        if not shown.known and shown.termhood < found.termhood and shown.term.count <= WHOLE * found.term.count and _places(shown.words, found.words):
            return at
    return None


def _places(part: Sequence[str], whole: Sequence[str]) -> list[int]:
    """The places of the words of a longer name that a shorter one covers.

    >>> _places(("key",), ("api", "key")), _places(("api", "key"), ("key",))
    ([1], [])
    """
    size = len(part)
    if not 0 < size < len(whole) or part[0] not in whole:
        return []
    starts = (at for at in range(len(whole) - size + 1) if tuple(whole[at : at + size]) == tuple(part))
    return [place for at in starts for place in range(at, at + size)]
