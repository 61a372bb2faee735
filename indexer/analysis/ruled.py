"""An owner's rules at work: what becomes of an analysis where they match.

They are matched sentence by sentence, in prose and the title, not in code. A match counts from its first word to
its last, so that quotes around it are no part of it; one without a word, such as a web address, says nothing.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from indexer.analysis.batch import CODE, Batch, analysed_text, batch_of
from indexer.analysis.grams import BLANK, LONGEST
from indexer.analysis.rules import Kind, Rules
from indexer.analysis.tokens import HAN_WORD, Tokens, tokenise
from indexer.analysis.words import CLOSED, VERB, word_classes
from indexer.model import Analysis, Article, Candidates, Ints, Ruling, RulingKind, Statement
from indexer.text.characters import fold
from indexer.text.hashing import contains, hashes_of, keys_of, mixed, powers

HEEDED: tuple[RulingKind, ...] = ("announcer", "cue", "aside")
"""Kinds of rules that only trees heed."""
TOP_BASE = -2.0
"""The least `base` of a rule's term: above that of the best candidate in nine of ten articles of `corpora`."""
ROWS = 65_535
"""Candidates that an article may have: a mention names its row in 16 bits."""
LONGEST_TERM = 255
"""Characters of a term: its length has 8 bits."""
ROW_BITS = 16
SHORT = (1 << ROW_BITS) - 1
"""The largest number of 16 bits."""
DEFINING_WORDS = """
是 就是 即 即是 即为 指 是指 意为 意味着
is are was were means mean refers refer denotes denote
"""
DEFINING = keys_of(DEFINING_WORDS.split())
PARTING = frozenset('，,、：:；;。！？!?…—（）()[]【】「」『』《》“”"')
"""What parts two stretches of words; other signs may stand inside a name."""


class Match(NamedTuple):
    """Where a rule holds, from the first word to the last; `sentence` is the row in `Analysis.sentences`.

    `key` and `latin` are those of a candidate of these words, where the kind asks for words.
    """

    kind: Kind
    sentence: int
    start: int
    end: int
    key: int = 0
    latin: bool = False


class Word(NamedTuple):
    """A token of the analysis: whether it says what something is, and whether it is a function word."""

    start: int
    end: int
    defining: bool
    closed: bool


def apply_rules(article: Article, analysis: Analysis, rules: Rules) -> Analysis:
    """The analysis of an article with the rules applied; `analysis` itself where none matches.

    term        every match is a candidate, with a `base` of at least `TOP_BASE` and of the article's best candidate;
                a new one has no neighbours in `around`
    ignore      a candidate with the words of a match, no more and no less, is dropped, even one of a `term` rule
    definition  the sentence says what `subject_of` its match is; it goes before other statements and is a ruling
    announcer, cue, aside   the match is a ruling, which trees heed; it needs no word

    Costs a search for each rule's words in each sentence, and a Doc for each sentence that holds them.

    >>> from indexer.analysis import Options, analyse
    >>> article = Article("a", "", "我们用了 C 与 Go。", ())
    >>> rules = Rules.from_table([{"name": "c", "kind": "term", "pattern": [{"TEXT": "C"}]}])
    >>> found = apply_rules(article, analyse([article], Options())[0], rules).candidates
    >>> [analysed_text(article)[at : at + length] for at, length in zip(found.start.tolist(), found.length.tolist())]
    ['C', 'Go']
    """
    batch, text = batch_of([article]), analysed_text(article)
    matches = list(_matches(batch, analysis, rules))
    if not matches:
        return analysis
    defining = list(_statements(text, analysis, matches))
    each_once = {(said.subject, said.start, said.end): said for said in reversed([*defining, *analysis.statements])}
    statements = tuple(each_once.values())[::-1]
    analysis = replace(analysis, statements=statements, rulings=_rulings(matches, defining))
    return _ruled(analysis, matches, len(article.title) + 1)


def subject_of(text: str, words: Sequence[Word]) -> str:
    """What the words of a match define, empty if nothing: the first stretch before a word such as 是 or `means`.

    Without such a word the whole match is looked at. Punctuation parts stretches, and function words at the ends
    of one are left out: 所谓“闭包”其实就是 defines 闭包, `A lock (mutex) is` lock.
    """
    before = next((place for place, word in enumerate(words) if word.defining), len(words))
    for stretch in _stretches(text, words[:before]):
        places = [place for place, word in enumerate(stretch) if not word.closed]
        if places:
            return text[stretch[places[0]].start : stretch[places[-1]].end]
    return ""


def _stretches(text: str, words: Sequence[Word]) -> Iterator[list[Word]]:
    stretch: list[Word] = []
    for word in words:
        if stretch and not PARTING.isdisjoint(text[stretch[-1].end : word.start]):
            yield stretch
            stretch = []
        stretch.append(word)
    yield stretch


def _matches(batch: Batch, analysis: Analysis, rules: Rules) -> Iterator[Match]:
    """The matches in the order of the sentences; none crosses the end of one."""
    tokens: Tokens | None = None
    spans = enumerate(_stripped(batch.text, analysis))
    prose = [(row, start, end) for row, (start, end) in spans if start < end and batch.field[start] != CODE]
    found = rules.matches_in([batch.text[start:end] for _, start, end in prose])
    for (row, start, _), matches in zip(prose, found, strict=True):
        for kind, _, first, after in matches:
            if kind in HEEDED:
                yield Match(kind, row, start + first, start + after)
                continue
            # every Han character a token: keys are the same, and no match cuts through one
            tokens = tokens or tokenise(batch, list)
            low = int(np.searchsorted(tokens.start, start + first))
            high = int(np.searchsorted(tokens.end, start + after, side="right"))
            if low < high:
                yield _match(tokens, slice(low, high), kind, row)


def _stripped(text: str, analysis: Analysis) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence without the white space around it; an empty span where there is nothing else."""
    for start, end in analysis.sentences.tolist():
        inner = text[start:end].strip()
        begin = text.index(inner, start)
        yield begin, begin + len(inner)


def _match(tokens: Tokens, cut: slice, kind: Kind, sentence: int) -> Match:
    """A match with the key that `grams.occurrences_of` gives its tokens: a blank only between two Latin ones."""
    latin = tokens.kind[cut] != HAN_WORD
    spaced = np.concatenate([[False], latin[1:] & latin[:-1]])
    begins = np.cumsum(tokens.length[cut] + spaced) - tokens.length[cut]
    power = powers(int(begins[-1]) + 1)
    parts = np.append(tokens.value[cut] * power[begins], BLANK * power[begins[spaced] - 1])
    key = int(mixed(parts.sum(keepdims=True))[0])
    start, end = int(tokens.start[cut][0]), int(tokens.end[cut][-1])
    return Match(kind, sentence, start, end, key, bool(latin.all()))


def _statements(text: str, analysis: Analysis, matches: Iterable[Match]) -> Iterator[Statement]:
    definitions = [match for match in matches if match.kind == "definition"]
    if not definitions:
        return
    words, spans = _words(text, analysis), list(_stripped(text, analysis))
    for match in definitions:
        first, after = (bisect_left(words, edge, key=itemgetter(0)) for edge in (match.start, match.end))
        subject = subject_of(text, [word for word in words[first:after] if word.end <= match.end])
        if subject:
            yield Statement(subject, *spans[match.sentence])


def _rulings(matches: Sequence[Match], defining: Iterable[Statement]) -> tuple[Ruling, ...]:
    """What the matches say of their sentences, by place, each once."""
    found = {Ruling("definition", said.start, said.end) for said in defining}
    found |= {Ruling(kind, match.start, match.end) for kind in HEEDED for match in matches if match.kind == kind}
    return tuple(sorted(found, key=lambda ruling: (ruling.start, ruling.end, ruling.kind)))


def _words(text: str, analysis: Analysis) -> list[Word]:
    starts, ends = (np.flatnonzero(bits).tolist() for bits in np.unpackbits(analysis.boundaries, axis=1))
    folded = fold(text)
    keys = hashes_of([folded[start:end] for start, end in zip(starts, ends, strict=True)])
    defining, closed = contains(DEFINING, keys).tolist(), ((word_classes().of(keys) & (CLOSED | VERB)) != 0).tolist()
    return list(map(Word, starts, ends, defining, closed))


def _ruled(analysis: Analysis, matches: Sequence[Match], text_at: int) -> Analysis:
    """The analysis with the candidates and mentions that the rules leave; the text begins at `text_at`."""
    terms: defaultdict[int, list[Match]] = defaultdict(list)
    for match in sorted(matches, key=lambda match: (match.start, match.end)):
        if match.kind == "term" and match.end - match.start <= LONGEST_TERM:
            terms[match.key].append(match)
    rows = _with_terms(analysis, terms, text_at)
    ignored = np.array([match.key for match in matches if match.kind == "ignore"], dtype=np.uint64)
    order = np.lexsort((rows.length, rows.tokens, rows.start))
    order = order[~np.isin(rows.keys[order], ignored)]
    mentions = np.concatenate([analysis.mentions.astype(np.int64), _spoken(terms, rows)])
    return replace(
        analysis,
        candidates=Candidates(*(getattr(rows, name)[order] for name in Candidates.__slots__)),
        mentions=_remapped(mentions, order, len(rows.keys)),
    )


def _spoken(terms: Mapping[int, Sequence[Match]], rows: Candidates) -> Ints:
    """(m, 2) the sentence and the row of each match of a term that has a row."""
    place = {key: row for row, key in enumerate(rows.keys.tolist())}
    pairs = [(match.sentence, place[key]) for key, found in terms.items() if key in place for match in found]
    return np.minimum(np.array(pairs, dtype=np.int64).reshape(-1, 2), SHORT)


def _remapped(mentions: Ints, order: Ints, rows: int) -> np.ndarray:
    """(m, 2) the mentions when the rows of `order` are left, in that order; ascending and each once."""
    row_of = np.full(rows, -1, dtype=np.int64)
    row_of[order] = np.arange(len(order))
    sentence, row = mentions[:, 0], row_of[mentions[:, 1]]
    pairs = np.unique((sentence << ROW_BITS | row)[row >= 0])
    return np.stack([pairs >> ROW_BITS, pairs & SHORT], axis=1).astype(np.uint16)


def _with_terms(analysis: Analysis, terms: Mapping[int, Sequence[Match]], text_at: int) -> Candidates:
    """The candidates, those of the terms raised, then a row for each new one, as many as there is room for."""
    old = analysis.candidates
    base = max(TOP_BASE, float(old.base.max(initial=TOP_BASE)))
    raised = np.isin(old.keys, np.array(list(terms), dtype=np.uint64))
    whole = replace(old, base=np.where(raised, np.maximum(old.base, np.float32(base)), old.base))
    known = set(old.keys.tolist())
    new = [found for key, found in terms.items() if key not in known][: max(0, ROWS - len(known))]
    begins = np.unpackbits(analysis.boundaries, axis=1)[0]
    columns = {**_columns(new, text_at), "base": np.full(len(new), base)}
    columns["tokens"] = np.array([_size(begins, found[0]) for found in new])
    columns["around"] = np.zeros((len(new), *old.around.shape[1:]))
    extended = {name: _extended(getattr(whole, name), columns[name]) for name in Candidates.__slots__}
    return Candidates(**extended)


def _columns(new: Sequence[Sequence[Match]], text_at: int) -> dict[str, np.ndarray]:
    """What the matches of each new term say of it."""
    firsts = [found[0] for found in new]
    return {
        "keys": np.array([first.key for first in firsts], dtype=np.uint64),
        "count": np.array([min(len({match.start for match in found}), SHORT) for found in new]),
        "start": np.array([first.start for first in firsts]),
        "length": np.array([first.end - first.start for first in firsts]),
        "title": np.array([first.start < text_at for first in firsts]),
        "latin": np.array([first.latin for first in firsts]),
    }


def _size(begins: np.ndarray, match: Match) -> int:
    """The tokens of a match as candidates count them: 1 to 4."""
    return min(max(int(begins[match.start : match.end].sum()), 1), LONGEST)


def _extended(column: np.ndarray, more: np.ndarray) -> np.ndarray:
    return np.concatenate([column, more.astype(column.dtype)])
