"""Articles in, readings out: what is done with arrays is done for all of them at once."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from indexer.model import PROSE, Analysis, Article, Bools, Column, Ints
from indexer.text.sums import sums_before
from indexer.trees.reading.boldheads import is_headed
from indexer.trees.reading.cues import cue_columns
from indexer.trees.reading.heeding import ruled_in
from indexer.trees.reading.lexis import Lexis, Spelled, lexes_of, spelled_in, spread_of
from indexer.trees.reading.reading import LISTED, WEIGHED, Reading, Subject, Term
from indexer.trees.reading.shown import shown
from indexer.trees.reading.speakers import Talk, talk_in
from indexer.trees.reading.texts import Written, written


class Prose(NamedTuple):
    """The sentences of an article that stand in prose: which they are, where they start, without the names of who says them, and end, the block of each,
    and who speaks."""

    rows: Ints
    starts: Ints
    ends: Ints
    blocks: Ints
    sentences: list[str]
    talk: Talk


class Words(NamedTuple):
    """The words of an article: where all begin and end, the content words, and those of the sentences."""

    every: tuple[Ints, Ints]
    spelled: Spelled
    lexis: Lexis


def read_article(article: Article, analysis: Analysis, scores: np.ndarray) -> Reading:
    """A reading without concepts; `scores` has an entry for each candidate row."""
    return read_articles([subject_of(article, analysis, scores)])[0]


def subject_of(article: Article, analysis: Analysis, scores: np.ndarray) -> Subject:
    """An article none of whose terms is a concept."""
    return Subject(article, analysis, scores, np.full(len(scores), -1), (), *np.zeros((2, len(scores)), dtype=np.bool_))


def read_articles(subjects: Sequence[Subject], text: Written | None = None) -> list[Reading]:
    """The readings of articles; their words and cues are found in all of them at once, in the `text` that all have written."""
    text = text or written(subjects)
    prose = [_prose_of(subject) for subject in subjects]
    spreads = [
        spread_of(subject.article, spelled, found.starts, found.ends)
        for subject, spelled, found in zip(subjects, spelled_in(text), prose, strict=True)
    ]
    cues = cue_columns([sentence for found in prose for sentence in found.sentences])
    rows = pairwise(sums_before([len(found.rows) for found in prose]).tolist())
    words = map(Words, text.words_of_each(), [spread.spelled for spread in spreads], lexes_of(spreads))
    return [_reading(subject, found, cues[low:high], own) for subject, found, own, (low, high) in zip(subjects, prose, words, rows, strict=True)]


def _prose_of(subject: Subject) -> Prose:
    article = subject.article
    text, blocks = article.text, article.blocks
    block_starts = np.array([block.start for block in blocks], dtype=np.int64)
    block_ends = np.array([block.end for block in blocks], dtype=np.int64)
    is_prose = np.array([block.kind in PROSE for block in blocks], dtype=np.bool_)
    spans = subject.analysis.sentences.astype(np.int64) - (len(article.title) + 1)
    block = np.searchsorted(block_starts, spans[:, 0], side="right") - 1
    inside = np.flatnonzero((block >= 0) & (spans[:, 0] >= 0)) if len(blocks) else np.zeros(0, dtype=np.int64)
    inside = inside[is_prose[block[inside]] & (spans[inside, 0] < block_ends[block[inside]])]
    starts, ends = spans[inside, 0], np.minimum(spans[inside, 1], block_ends[block[inside]])
    talk = talk_in(text, starts, ends)
    sentences = [text[low:high].strip() for low, high in zip(talk.begins.tolist(), ends.tolist(), strict=True)]
    return Prose(inside, talk.begins, ends, block[inside], sentences, talk)


def _reading(subject: Subject, prose: Prose, cues: Column, words: Words) -> Reading:
    article, analysis, scores = subject[:3]
    order = _unspoken(article, analysis, terms_in(article, scores), prose.talk)
    terms = _terms(subject, order)
    ruled = ruled_in(analysis, prose.starts, prose.ends, len(article.title) + 1, (*subject.repeated, *analysis.references))
    sentence, term = _said(analysis, prose.rows, order, ruled.asides)
    return Reading(
        article=article,
        analysis=analysis,
        scores=scores,
        order=order,
        terms=terms,
        weights=np.array([found.weight * found.worth for found in terms]),
        starts=prose.starts,
        ends=prose.ends,
        blocks=prose.blocks,
        bold=_bold(article, prose.starts),
        sentence=sentence,
        term=term,
        bounds=np.searchsorted(sentence, np.arange(len(prose.rows) + 1)),
        sentences=prose.sentences,
        cues=cues,
        words=words.every,
        spelled=words.spelled,
        lexis=words.lexis,
        ruled=ruled,
        repeated=frozenset(start for start, _ in subject.repeated),
        speakers=prose.talk.speakers,
    )


def terms_in(article: Article, scores: np.ndarray) -> Ints:
    """(t,) the candidate rows that are terms, best first, ties by place."""
    most = WEIGHED if is_headed(article) else LISTED
    return np.argsort(-np.round(scores, 3), kind="stable")[:most]


def _unspoken(article: Article, analysis: Analysis, order: Ints, talk: Talk) -> Ints:
    """Of some candidate rows those that name nobody who speaks."""
    if not talk.speakers:
        return order
    whole, rows = f"{article.title}\n{article.text}", analysis.candidates
    places = zip(rows.start[order].tolist(), rows.length[order].tolist(), strict=True)
    return order[[not talk.names(whole[start : start + length].lower()) for start, length in places]]


def _said(analysis: Analysis, rows: Ints, order: Ints, asides: frozenset[int]) -> tuple[Ints, Ints]:
    """(m,) which sentence of prose (`rows` of the analysis) holds which term (`order` of the candidates); asides none."""
    number = np.full(len(analysis.candidates.start), -1, dtype=np.int64)
    number[order] = np.arange(len(order))
    place = np.full(len(analysis.sentences) + 1, -1, dtype=np.int64)
    place[rows] = np.arange(len(rows))
    place[rows[list(asides)]] = -1
    sentence, term = place[analysis.mentions[:, 0]], number[analysis.mentions[:, 1]]
    known = (sentence >= 0) & (term >= 0)
    return sentence[known], term[known]


def _terms(subject: Subject, order: Ints) -> tuple[Term, ...]:
    """The terms of the candidate rows `order`, with their weights above the last of the WEIGHED; those beyond weigh nothing."""
    whole, rows = f"{subject.article.title}\n{subject.article.text}", subject.analysis.candidates
    starts, lengths = rows.start[order].tolist(), rows.length[order].tolist()
    scores = subject.scores[order]
    above = np.round(scores - (scores[:WEIGHED][-1] if len(order) else 0.0), 2) + 0.1
    above[WEIGHED:] = 0.0
    told = [shown(whole[start : start + length]) for start, length in zip(starts, lengths, strict=True)]
    names = [subject.names[concept] if concept >= 0 else "" for concept in subject.concepts[order].tolist()]
    facts = zip(told, above.tolist(), names, subject.known[order].tolist(), subject.usual[order].tolist(), strict=True)
    return tuple([Term(text, folded, weight, worth, name, known, usual) for (text, folded, worth), weight, name, known, usual in facts])


def _bold(article: Article, starts: Ints) -> Bools:
    """(n,) whether an author's bold type begins in the sentence."""
    bold = np.zeros(len(starts), dtype=np.bool_)
    marks = np.array([mark.start for mark in article.marks if mark.kind == "strong"], dtype=np.int64)
    at = np.searchsorted(starts, marks, side="right") - 1
    bold[at[at >= 0]] = True
    return bold
