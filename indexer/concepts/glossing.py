"""Which brackets join which names: over all articles, where the name before a bracket begins, and how surely it is one.

Each end of the text before a bracket is scored by what a lexicon explains of it, its length against the English words,
what stands before it, and how often articles have it; then a logit says how sure the pair is.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from indexer.concepts.boundary import Candidate, chinese_ends, english_ends, segmented, whole_run
from indexer.concepts.lexicon import Lexicon, shipped, stem, words_of
from indexer.concepts.support import Learned, Support, begins_explained, is_abbreviation, support
from indexer.concepts.teaching import learned_pairs
from indexer.concepts.transliteration import sounded
from indexer.concepts.weighing import Evidence, fit, sureness, sureness_of_english
from indexer.model import Gloss
from indexer.text.spelling import spelling

FOR_SEARCH, FOR_JOINING = 0.5, 0.7
"""Confidence from which a name finds a concept, and from which it is one of its names."""
EXPLAINED = 0.6
"""Share of a name that looks like a remark that has to be explained."""
A_DOCUMENT = 0.05
"""What the logarithm of the articles that agree adds to the confidence in a name, against a shorter or longer one."""


class Joined(NamedTuple):
    """Two names that brackets join, the articles that do, and a confidence of 0 to 1; the Chinese or longer name is `left`."""

    left: str
    right: str
    documents: int
    confidence: float
    articles: tuple[int, ...] = ()


class Told(NamedTuple):
    """A gloss and the article that has it."""

    article: int
    gloss: Gloss


def joined_names(
    glosses: Iterable[tuple[int, Gloss]], cut: Callable[[str], list[str]], known: Callable[[str], bool], lexicon: Lexicon | None = None
) -> list[Joined]:
    """The pairs of names that are right more often than not, by their text; `glosses` are (article, gloss).

    `cut` segments Chinese, `known` tells candidate terms. Costs a lexicon's look-ups for each end of each gloss.
    """
    told = [Told(*each) for each in glosses]
    named = [each for each in told if each.gloss.kind == "named"]
    lexicon = (lexicon or shipped()).with_names((each.gloss.left, each.gloss.right) for each in named)
    words = segmented((each.gloss.left for each in told if each.gloss.kind == "chinese"), cut)
    learned = learned_pairs(
        (each.article, each.gloss.right, [word for _, word in words[each.gloss.left]])
        for each in told
        if each.gloss.kind == "chinese"
    )
    of_name: defaultdict[tuple[str, str], list[Told]] = defaultdict(list)
    for each in told:
        if each.gloss.kind != "named":
            of_name[each.gloss.kind, spelling(each.gloss.right)].append(each)
    found = [Joined(e.gloss.left, e.gloss.right, 1, e.gloss.confidence, (e.article,)) for e in named]
    judge = _Judge(lexicon, learned, words, known)
    for (kind, _), group in sorted(of_name.items()):
        found.extend(judge.chinese(group) if kind == "chinese" else judge.english(group))
    return sorted(_merged(found))


class _Judge:
    """What all groups of glosses are judged with."""

    def __init__(
        self, lexicon: Lexicon, learned: Learned, words: Mapping[str, Sequence[tuple[int, str]]], known: Callable[[str], bool]
    ) -> None:
        self.lexicon, self.learned, self.words, self.known = lexicon, learned, words, known
        self._supports: dict[tuple[str, str], Support] = {}

    def _support(self, english: str, chinese: str) -> Support:
        found = self._supports.get((english, chinese))
        if found is None:
            found = self._supports[english, chinese] = support(english, chinese, self.lexicon, self.learned)
        return found

    def chinese(self, group: Sequence[Told]) -> list[Joined]:
        """The Chinese names of one English name, the best of those that are one inside the other."""
        english = _usual([each.gloss.right for each in group])
        ends = self._ends(group, english)
        votes: defaultdict[str, set[int]] = defaultdict(set)
        counts: Counter[str] = Counter()
        for each, candidates in zip(group, ends, strict=True):
            for candidate in candidates:
                if each.article not in votes[candidate.text]:
                    counts[candidate.text] += _count(each.gloss, candidate.text)
                votes[candidate.text].add(each.article)
        befores: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for run, candidates in {each.gloss.left: found for each, found in zip(group, ends, strict=True)}.items():
            for candidate in candidates:
                befores[candidate.text][candidate.before or run] += 1
        total = len({each.article for each in group})
        supports = {text: self._support(english, text) for text in votes}
        found: dict[str, tuple[float, set[int]]] = {}
        for each, candidates in zip(group, ends, strict=True):
            best = self._best(each, candidates, (votes, counts, total, supports, befores), english)
            if best:
                text, sure = best
                before = found.get(text, (0.0, set()))
                found[text] = max(before[0], sure), before[1] | {each.article}
        return [Joined(text, english, len(articles), round(sure, 4), tuple(sorted(articles))) for text, (sure, articles) in found.items()]

    def _ends(self, group: Sequence[Told], english: str) -> list[list[Candidate]]:
        content = [word.lower() for word in words_of(english)] + [word.lower() for word in english.split()]
        raw: defaultdict[str, set[int]] = defaultdict(set)
        for each in group:
            for start, _ in self.words[each.gloss.left]:
                raw[each.gloss.left[start:]].add(each.article)

        def crosses(article: int, text: str) -> bool:
            return len(raw[text] - {article}) >= 2 or begins_explained(english, text, self.lexicon, self.learned)

        found = []
        for each in group:
            run, words = each.gloss.left, self.words[each.gloss.left]
            ends = chinese_ends(run, words, content, lambda text, at=each.article: crosses(at, text))
            if each.gloss.edge in {"whole", "quote"} and not (ends and ends[-1].text == run):
                ends.extend(whole_run(run, words))
            found.append(ends or [])
            if content and all(stem(word) in self.lexicon.pairs for word in words_of(english)):
                found[-1].extend(self._explained(run, english, {end.text for end in ends}))
        return found

    def _explained(self, run: str, english: str, known: set[str]) -> list[Candidate]:
        """Ends that cut through a word, where every word of the English name is explained and nothing is left over."""
        longest = min(len(run), 4 * len(words_of(english)))
        if self._support(english, run[-longest:]).share < 1 or any(self._support(english, text).share >= 1 for text in known):
            return []
        for size in range(2, longest + 1):
            text = run[-size:]
            told = self._support(english, text)
            if text not in known and told.share >= 1 and told.rest == 0 and told.begins:
                return [Candidate(text, text, run[-size - 1 : -size])]
        return []

    def _best(self, each: Told, candidates: Sequence[Candidate], told: tuple, english: str) -> tuple[str, float] | None:
        votes, counts, total, supports, befores = told
        sound = sounded(each.gloss.left, english)
        if sound:
            candidates = [Candidate(sound, sound, "")]
            supports.setdefault(sound, self._support(english, sound))
        best = None
        for at, candidate in enumerate(candidates):
            longer = candidates[at + 1].text if at + 1 < len(candidates) else ""
            evidence = Evidence(
                candidate, supports[candidate.text], each.gloss.edge, len(each.gloss.left),
                len(votes[candidate.text]), len(votes[longer]) if longer else 0, total,
                counts[candidate.text], counts[longer] if longer else 0,
                befores[candidate.text].total(), len(befores[candidate.text]), self.known(candidate.text),
            )
            score = fit(evidence)
            if best is None or score > best[0]:
                best = score, evidence
        if best is None:
            return None
        score, evidence = best
        if _only_a_remark(each.gloss, evidence):
            return None
        return evidence.candidate.text, sureness(evidence, score, english, each.gloss.cue, bool(sound))

    def english(self, group: Sequence[Told]) -> list[Joined]:
        """The English names of one Chinese name."""
        chinese = _usual([each.gloss.right for each in group])
        ends = [english_ends(each.gloss.left) for each in group]
        votes: defaultdict[str, set[int]] = defaultdict(set)
        for each, candidates in zip(group, ends, strict=True):
            for candidate in candidates:
                votes[candidate.text].add(each.article)
        total = len({each.article for each in group})
        found: dict[str, tuple[float, set[int]]] = {}
        for each, candidates in zip(group, ends, strict=True):
            best = None
            for at, candidate in enumerate(candidates):
                longer = candidates[at + 1].text if at + 1 < len(candidates) else ""
                told = self._support(candidate.text, chinese)
                if told.distance < 0 and is_abbreviation(candidate.text) and told.rest >= told.words:
                    told = told._replace(distance=0.0)
                evidence = Evidence(
                    candidate, told, each.gloss.edge, len(each.gloss.left), len(votes[candidate.text]),
                    len(votes[longer]) if longer else 0, total, sum(each.gloss.counts), 0, 1, 1, self.known(chinese),
                )
                score = fit(evidence)
                if best is None or score > best[0]:
                    best = score, evidence
            if best and not _only_a_remark(each.gloss, best[1]):
                text, sure = best[1].candidate.text, sureness_of_english(best[1], best[0], chinese, each.gloss.cue)
                before = found.get(text, (0.0, set()))
                found[text] = max(before[0], sure), before[1] | {each.article}
        return [Joined(chinese, text, len(articles), round(sure, 4), tuple(sorted(articles))) for text, (sure, articles) in found.items()]


def _only_a_remark(gloss: Gloss, evidence: Evidence) -> bool:
    """Whether what looks like a remark is not explained as a name, nor a title that is quoted."""
    titled = gloss.edge == "quote" and evidence.candidate.text == gloss.left and len(gloss.right.split()) > 2
    return gloss.confidence < 0.5 and evidence.support.share < EXPLAINED and not titled


def _count(gloss: Gloss, text: str) -> int:
    at = len(text) - 2
    return gloss.counts[at] if 0 <= at < len(gloss.counts) else 1


def _usual(names: Sequence[str]) -> str:
    return min(Counter(names).items(), key=lambda item: (-item[1], item[0]))[0]


def _merged(found: Iterable[Joined]) -> list[Joined]:
    """Each pair once, with all its articles and the best confidence, without those that are wrong more often than not."""
    best: dict[tuple[str, str], Joined] = {}
    for pair in found:
        key = pair.left, pair.right
        if key in best:
            articles = tuple(sorted({*best[key].articles, *pair.articles}))
            pair = Joined(*key, len(articles), max(best[key].confidence, pair.confidence), articles)
        best[key] = pair
    kept = [pair for pair in best.values() if pair.confidence >= FOR_SEARCH]
    beside: defaultdict[str, list[Joined]] = defaultdict(list)
    for pair in kept:
        beside[spelling(pair.right)].append(pair)
    return [pair for pair in kept if not any(_replaces(other, pair) for other in beside[spelling(pair.right)])]


def _replaces(better: Joined, worse: Joined) -> bool:
    """Whether two Chinese names of one English one end alike, so that one was cut wrong, and the first is the surer one."""
    one, other = better.left, worse.left
    if one == other or not (one.endswith(other) or other.endswith(one)):
        return False
    return _weight(better) > _weight(worse)


def _weight(pair: Joined) -> tuple[float, str]:
    return pair.confidence + A_DOCUMENT * math.log(pair.documents), pair.left
