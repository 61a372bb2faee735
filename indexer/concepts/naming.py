"""The names before brackets that hold one name: every end of the text before each is weighed, the best one is it."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from indexer.concepts.boundary import Candidate, Words, chinese_ends, english_ends, whole_run
from indexer.concepts.lexicon import stem, words_of
from indexer.concepts.support import Explaining, is_abbreviation
from indexer.concepts.transliteration import sounded
from indexer.concepts.weighing import Evidence, Reading, fit, may_expand, sureness, sureness_of_english
from indexer.model import Gloss
from indexer.text.spelling import spelling

EXPLAINED = 0.6
"""Share of a name that begins like a remark that has to be explained."""
OTHERS = 2
"""Other articles that make a name go on over a word that ends names."""
SET_APART = frozenset({"whole", "quote"})
HAN_A_WORD = 4
"""Chinese characters that a word of an English name has at most."""


class Told(NamedTuple):
    """A gloss and the number of the article that has it."""

    article: int
    gloss: Gloss


class Name(NamedTuple):
    """Two names of one thing, the articles that say so, and a confidence of 0 to 1."""

    chinese: str
    english: str
    articles: set[int]
    confidence: float


@dataclass(slots=True)
class Counts:
    """What a group of glosses says of each end: the articles, the occurrences in them, and the words before it."""

    total: int
    articles: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    occurrences: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    befores: defaultdict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))


@dataclass(slots=True)
class Judge:
    """What all groups of glosses are judged with: what explains names, the words of all runs, the articles that hold a term.

    `whole` are Chinese names that the lexicon has, whatever they begin with: 并查集.
    """

    explaining: Explaining
    words: Mapping[str, Words]
    held: Callable[[str], int]
    whole: frozenset[str] = frozenset()

    def chinese_names(self, group: Sequence[Told]) -> list[Name]:
        """The Chinese names of the English name that all glosses of a group hold in their brackets."""
        english = _usual([each.gloss.right for each in group])
        written = self._written(group)
        ends = [self._ends(each, english, written) for each in group]
        counts = _counted(group, ends)
        found: dict[str, Name] = {}
        for each, candidates in zip(group, ends, strict=True):
            sound = sounded(each.gloss.left, english)
            heard = [Candidate(sound, sound, "")] if sound else candidates
            evidence = [self._evidence(each.gloss, at, heard, (english, counts)) for at in range(len(heard))]
            fits = list(map(fit, evidence))
            best = evidence[fits.index(max(fits))] if fits else None
            if best is not None and not _only_a_remark(each.gloss, best):
                spelled = may_expand(english, self._words_of(each.gloss.left, best.candidate.text))
                reading = Reading(max(fits), _lead(fits), each.gloss.cue, bool(sound), spelled)
                sure = sureness(best, english, reading)
                _add(found, Name(best.candidate.text, english, {each.article}, round(sure, 4)), best.candidate.text)
        return list(found.values())

    def english_names(self, group: Sequence[Told]) -> list[Name]:
        """The English names of the Chinese name that all glosses of a group hold in their brackets."""
        chinese = _usual([each.gloss.right for each in group])
        ends = [english_ends(each.gloss.left, len(chinese)) for each in group]
        counts = _counted(group, ends)
        found: dict[str, Name] = {}
        for each, candidates in zip(group, ends, strict=True):
            evidence = [
                self._english_evidence(each.gloss, at, candidates, (chinese, counts)) for at in range(len(candidates))
            ]
            fits = list(map(fit, evidence))
            best = evidence[fits.index(max(fits))] if fits else None
            if best is not None and not _only_a_remark(each.gloss, best):
                spelled = may_expand(best.candidate.text, self._words_of(chinese, chinese))
                sure = sureness_of_english(best, chinese, Reading(max(fits), math.inf, each.gloss.cue, spelled=spelled))
                _add(found, Name(chinese, best.candidate.text, {each.article}, round(sure, 4)), best.candidate.text)
        return list(found.values())

    def _words_of(self, run: str, end: str) -> list[str]:
        """The words of the end of a run."""
        return [word for start, word in self.words[run] if start >= len(run) - len(end)]

    def _written(self, group: Sequence[Told]) -> Mapping[str, set[int]]:
        """The articles of every end of a run at the beginning of a word, whatever word that is."""
        if len(group) <= OTHERS:
            return {}
        written: defaultdict[str, set[int]] = defaultdict(set)
        for each in group:
            for start, _ in self.words[each.gloss.left]:
                written[each.gloss.left[start:]].add(each.article)
        return written

    def _ends(self, told: Told, english: str, written: Mapping[str, set[int]]) -> list[Candidate]:
        run, words = told.gloss.left, self.words[told.gloss.left]
        content = {word.lower() for word in (*words_of(english), *english.split())}

        def crosses(text: str) -> bool:
            others = written.get(text, set()) - {told.article}
            return len(others) >= OTHERS or text.startswith(self.explaining.openings(english))

        ends = chinese_ends(run, words, content, crosses)
        ends = self._with_known(run, words, ends)
        known = max((name for name in self.explaining.lexicon.names.get(spelling(english), ()) if run.endswith(name)), key=len, default="")
        if len(known) > 1:
            return [*(end for end in ends if len(end.text) < len(known)), Candidate(known, known, run[: -len(known)][-1:])]
        if told.gloss.edge in SET_APART and not (ends and ends[-1].text == run):
            ends.extend(whole_run(run, words, content))
        return ends + self._explained(run, english, {end.text for end in ends})

    def _with_known(self, run: str, words: Words, ends: list[Candidate]) -> list[Candidate]:
        """The ends with those that are names of the lexicon although they begin with a word that ends names."""
        found = {end.text for end in ends}
        befores = [word for _, word in words]
        known = [
            Candidate(run[start:], word, befores[at - 1] if at else "")
            for at, (start, word) in enumerate(words)
            if run[start:] not in found and run[start:] in self.whole
        ]
        return sorted([*ends, *known], key=lambda end: len(end.text)) if known else ends

    def _explained(self, run: str, english: str, known: set[str]) -> list[Candidate]:
        """An end that cuts through a word, where every English word is explained and nothing is left over."""
        words = words_of(english)
        if not all(stem(word) in self.explaining.lexicon.pairs for word in words):
            return []
        longest = min(len(run), HAN_A_WORD * len(words))
        explained = (self.explaining.support(english, text).share >= 1 for text in known)
        if any(explained) or self.explaining.support(english, run[-longest:]).share < 1:
            return []
        for size in range(2, longest + 1):
            told = self.explaining.support(english, run[-size:])
            if told.share >= 1 and told.rest == 0 and told.begins:
                return [Candidate(run[-size:], run[-size:], run[-size - 1 : -size])]
        return []

    def _evidence(self, gloss: Gloss, at: int, ends: Sequence[Candidate], of: tuple[str, Counts]) -> Evidence:
        english, counts = of
        text, longer = ends[at].text, ends[at + 1].text if at + 1 < len(ends) else ""
        return Evidence(
            candidate=ends[at],
            support=self.explaining.support(english, text),
            edge=gloss.edge,
            run=len(gloss.left),
            documents=len(counts.articles[text]),
            longer=len(counts.articles[longer]) if longer else 0,
            total=counts.total,
            occurrences=counts.occurrences[text],
            longer_occurrences=counts.occurrences[longer] if longer else 0,
            places=sum(counts.befores[text].values()),
            befores=len(counts.befores[text]),
            held=self.held(text),
            known=self.held(text) > 0,
        )

    def _english_evidence(self, gloss: Gloss, at: int, ends: Sequence[Candidate], of: tuple[str, Counts]) -> Evidence:
        chinese, counts = of
        text, longer = ends[at].text, ends[at + 1].text if at + 1 < len(ends) else ""
        told = self.explaining.support(text, chinese)
        if told.distance < 0 and is_abbreviation(text) and told.rest >= told.words:
            told = told._replace(distance=0.0)
        return Evidence(
            candidate=ends[at],
            support=told,
            edge=gloss.edge,
            run=len(gloss.left),
            documents=len(counts.articles[text]),
            longer=len(counts.articles[longer]) if longer else 0,
            total=counts.total,
            occurrences=sum(gloss.counts),
            held=self.held(text),
            known=self.held(chinese) > 0,
        )


def _lead(fits: Sequence[float]) -> float:
    """What the best fit has more than the next one; infinite where there is no other."""
    best = sorted(fits)[-2:]
    return best[1] - best[0] if len(best) > 1 else math.inf


def _usual(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else min(Counter(names).items(), key=lambda item: (-item[1], item[0]))[0]


def _counted(group: Sequence[Told], ends: Sequence[Sequence[Candidate]]) -> Counts:
    counts = Counts(len({each.article for each in group}))
    for each, candidates in zip(group, ends, strict=True):
        for candidate in candidates:
            if each.article not in counts.articles[candidate.text]:
                counts.occurrences[candidate.text] += _occurrences(each.gloss, candidate.text)
            counts.articles[candidate.text].add(each.article)
    for run, candidates in {each.gloss.left: found for each, found in zip(group, ends, strict=True)}.items():
        for candidate in candidates:
            befores, before = counts.befores[candidate.text], candidate.before or run
            befores[before] = befores.get(before, 0) + 1
    return counts


def _occurrences(gloss: Gloss, text: str) -> int:
    at = len(text) - 2
    return gloss.counts[at] if 0 <= at < len(gloss.counts) else 1


def _only_a_remark(gloss: Gloss, evidence: Evidence) -> bool:
    """Whether what begins like a remark is neither explained as a name nor a title that is quoted."""
    titled = gloss.edge == "quote" and evidence.candidate.text == gloss.left and len(gloss.right.split()) > 2
    return gloss.confidence < 0.5 and evidence.support.share < EXPLAINED and not titled


def _add(found: dict[str, Name], name: Name, key: str) -> None:
    before = found.get(key, name)
    found[key] = Name(*name[:2], before.articles | name.articles, max(before.confidence, name.confidence))
