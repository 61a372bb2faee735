"""Which bracket joins which names: over all articles, where the Chinese name before an English one begins.

Candidates are the suffixes of the Chinese run at word boundaries. A suffix gains by the documents that end their run
with it, by being a candidate term itself, and by the words that a lexicon links to the English ones; its length should
be near two characters for each English word that nothing explains.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from indexer.model import Gloss
from indexer.text.spelling import is_han, spelling

LONGEST = 12
NEVER_FIRST = frozenset("和与或一这那某各每的了在是有为对从到被把将以及其也都并且并由用叫做个种即称")
NEVER_LAST = frozenset("第的了着过是")
JOIN_FROM = 0.6
WORD = re.compile(r"[A-Za-z]+")


class Joined(NamedTuple):
    """Two names that brackets join, the numbers of the articles that do, ascending, and a confidence of 0 to 1."""

    left: str
    right: str
    articles: tuple[int, ...]
    confidence: float


def joined_names(
    glosses: Iterable[tuple[int, Gloss]], cut: Callable[[str], list[str]], known: Callable[[str], bool]
) -> list[Joined]:
    """The pairs of names to join, by their text; `glosses` are (article, gloss), `known` tells candidate terms."""
    runs: defaultdict[str, defaultdict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    plain: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    written: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for article, gloss in glosses:
        if is_han(gloss.left) and not is_han(gloss.right):
            runs[spelling(gloss.right)][gloss.left].add(article)
            written[spelling(gloss.right)][gloss.right] += 1
        else:
            plain[gloss.left, gloss.right].add(article)
    words = _segmented({left for lefts in runs.values() for left in lefts}, cut)
    out = []
    for key, lefts in sorted(runs.items()):
        english = min(written[key].items(), key=lambda item: (-item[1], item[0]))[0]
        out.extend(_names_before(english, lefts, words, known))
    out.extend(_plain_joins(plain, known))
    return sorted(out)


def _segmented(lefts: set[str], cut: Callable[[str], list[str]]) -> Mapping[str, list[str]]:
    ordered = sorted(lefts)
    words: dict[str, list[str]] = {}
    at: list[str] = []
    lines = iter(ordered)
    for word in cut("\n".join(ordered)) if ordered else []:
        if word == "\n":
            words[next(lines)] = at
            at = []
        else:
            at.append(word)
    if ordered:
        words[ordered[-1]] = at
    return words


def _names_before(
    english: str, lefts: Mapping[str, set[int]], words: Mapping[str, Sequence[str]], known: Callable[[str], bool]
) -> list[Joined]:
    votes: defaultdict[str, set[int]] = defaultdict(set)
    whole: set[str] = set()
    for left, documents in lefts.items():
        suffixes = _suffixes(words[left])
        for suffix in suffixes:
            votes[suffix] |= documents
        if suffixes and suffixes[-1] == left:
            whole.add(left)
    scored = [(_score(english, suffix, len(votes[suffix]), known(suffix), suffix in whole), suffix) for suffix in votes]
    if not scored:
        return []
    score, best = max(scored, key=lambda item: (item[0], len(item[1]), item[1]))
    return [Joined(best, english, tuple(sorted(votes[best])), min(0.95, score))] if score >= JOIN_FROM else []


def _suffixes(words: Sequence[str]) -> list[str]:
    """Suffixes at word boundaries that could be a name, shortest first; a word that never stands in one ends them."""
    found = []
    text = ""
    for word in reversed(words):
        if len(word) == 1 and word in NEVER_FIRST:
            break
        text = word + text
        if len(text) > LONGEST:
            break
        if len(text) > 1 and text[0] not in NEVER_FIRST and text[-1] not in NEVER_LAST:
            found.append(text)
    return found


def _score(english: str, chinese: str, documents: int, is_known: bool, is_whole: bool) -> float:
    """How sure it is that `chinese` is the name of `english`; about .6 where half of such pairs are right."""
    content = [word.lower() for word in WORD.findall(english)]
    linked, covered = _linked(content, chinese)
    long_form = len(content) == 1 and english.isupper() and _expansion(english)
    if long_form:
        content = long_form.split()
        linked, covered = _linked(content, chinese)
    rest_words, rest_han = len(content) - linked, len(chinese) - covered
    expected = 2 * rest_words
    distance = max(0, expected - 1 - rest_han, rest_han - expected - 1.5)
    score = 0.15 + 0.45 * linked / max(1, len(content)) - 0.18 * distance
    score += 0.25 * (documents > 1) + 0.05 * min(documents, 4) + 0.2 * is_known + 0.15 * is_whole
    if len(content) == 1 and english.isupper() and not linked:
        score -= 0.2
    return score


def _linked(words: Sequence[str], chinese: str) -> tuple[int, int]:
    """How many English words a lexicon links to a part of the Chinese, and how many characters that covers."""
    linked, covered, rest = 0, 0, chinese
    for word in words:
        options = _pairs().get(_stem(word), ())
        found = max((option for option in options if option in rest), key=len, default="")
        if found:
            linked, covered = linked + 1, covered + len(found)
            rest = rest.replace(found, "\0", 1)
    return linked, covered


def _plain_joins(plain: Mapping[tuple[str, str], set[int]], known: Callable[[str], bool]) -> list[Joined]:
    """English (Chinese), where a lexicon links them, two documents agree or both are terms; English (ABC) as found."""
    out = []
    for (left, right), documents in plain.items():
        if not is_han(right):
            out.append(Joined(left, right, tuple(sorted(documents)), 0.95))
            continue
        for name in _latin_suffixes(left):
            score = _score(name, right, len(documents), known(right) and known(name), False)
            if score >= JOIN_FROM:
                out.append(Joined(right, name, tuple(sorted(documents)), min(0.95, score)))
                break
    return out


def _latin_suffixes(left: str) -> list[str]:
    words = left.split(" ")
    return [" ".join(words[at:]) for at in range(max(0, len(words) - 4), len(words))]


@cache
def _pairs() -> Mapping[str, tuple[str, ...]]:
    text = files("indexer.concepts").joinpath("word-pairs.txt").read_text("utf-8")
    rows = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {_stem(row[0]): tuple(row[1:]) for row in rows if len(row) > 1}


@cache
def _abbreviations() -> Mapping[str, str]:
    text = files("indexer.concepts").joinpath("abbreviations.txt").read_text("utf-8")
    rows = (line.split(" ", 1) for line in text.splitlines() if line and not line.startswith("#"))
    return {row[0]: row[1] for row in rows if len(row) == 2}


def _expansion(short: str) -> str:
    return _abbreviations().get(short, "")


def _stem(word: str) -> str:
    for ending in ("ization", "ation", "ing", "ed", "es", "s", "er", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
