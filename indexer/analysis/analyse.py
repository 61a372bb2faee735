"""The stage itself: a batch of articles in, an analysis for each out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from indexer.analysis.batch import CODE, Batch, analysed_text, batch_of
from indexer.analysis.chunks import with_chunks
from indexer.analysis.cues import Places, places_of
from indexer.analysis.glosses import glosses_of
from indexer.analysis.grams import LONGEST, Occurrences, Prose, occurrences_of, prose_of
from indexer.analysis.groups import Groups, groups_of, picked
from indexer.analysis.names import merged, names_of
from indexer.analysis.proportions import Texts, texts_of
from indexer.analysis.ruled import apply_rules
from indexer.analysis.rules import NO_RULES, Rules
from indexer.analysis.said import ANCHORS
from indexer.analysis.scoring import base_scores, corpus_weights
from indexer.analysis.segment import segmenter
from indexer.analysis.sketch import sketches_of
from indexer.analysis.statements import ALL_CUES, statements_of
from indexer.analysis.tokens import Signs, Tokens, signs_of, tokenise
from indexer.analysis.views import views_of
from indexer.model import Analysis, Article, Bools, Candidates, CorpusWeights, Features, Ints
from indexer.text.hashing import distinct, with_places
from indexer.text.shingles import Sketch

EARLY = 0.08
SMALL = 500
"""Tokens of a text of which every candidate is kept: abstracts."""
CANDIDATES = 400
AROUND = 4
ROW_BITS = np.int64(16)
CAPITALS = 7
"""Letters of an abbreviation, at most."""
MOSTLY = 0.75
CUES = (*ANCHORS, *ALL_CUES)


@dataclass(frozen=True, slots=True)
class Options:
    """segmenter   name of the engine (`indexer.segmenters`)
    words       the owner's words, which stay whole
    rules       the owner's rules (`apply_rules`)
    pipeline    name or folder of the owner's pipeline of spaCy (`with_chunks`), empty for none
    """

    segmenter: str = "rjieba"
    words: tuple[str, ...] = ()
    rules: Rules = NO_RULES
    pipeline: str = ""


def analyse(articles: Sequence[Article], options: Options) -> list[Analysis]:
    """An analysis for each article, in order; cheapest for batches of about 400,000 characters."""
    if not articles:
        return []
    batch = batch_of(articles)
    engine = segmenter(options.segmenter, options.words)
    signs = signs_of(batch)
    tokens = tokenise(batch, engine, signs)
    prose = prose_of(batch, merged(tokens, names_of(engine, options.words), tokens.field != CODE))
    found = occurrences_of(prose)
    chars = np.diff(batch.bases) - 1
    paragraphs = np.array([sum(block.kind != "code" for block in article.blocks) for article in articles])
    texts = texts_of(prose, len(articles), chars, paragraphs)
    found, groups = _worth_scoring(batch, prose, found, texts)
    base = base_scores(batch, prose, found, groups, texts)
    kept = _best(prose, found, groups, base)
    sentences = _sentences(batch, signs)
    views = views_of(batch, tokens, articles)
    rows = _Rows(batch, prose, found, (groups, base, kept), sentences, len(articles))
    columns = zip(_said(texts), views, _boundaries(batch, tokens), sketches_of(batch), places_of(batch, CUES), strict=True)
    analyses = [
        _analysis(article, said, rows, _Columns(found, boundaries, sketch, cues))
        for article, (said, found, boundaries, sketch, cues) in zip(articles, columns, strict=True)
    ]
    return list(map(partial(_owned, options=options), articles, analyses))


def _owned(article: Article, found: Analysis, options: Options) -> Analysis:
    """An analysis with what the owner's rules and pipeline say."""
    if options.rules != NO_RULES:
        found = apply_rules(article, found, options.rules)
    return with_chunks(article, found, options.pipeline) if options.pipeline else found


def _worth_scoring(batch: Batch, prose: Prose, found: Occurrences, texts: Texts) -> tuple[Occurrences, Groups]:
    """Groups worth a score: seen twice, marked by the author, early, abbreviations, or all of a short text."""
    groups = groups_of(prose, found)
    token = found.token[groups.head]
    article = prose.tokens.article[token]
    early = (token - texts.first_token[article]) < EARLY * texts.tokens[article]
    often = (groups.count > 1) | groups.marked | _abbreviations(batch, prose, found, groups)
    short = (texts.shortness[article] > 0) | (texts.tokens[article] <= SMALL)
    return picked(found, groups, often | early | short)


def _best(prose: Prose, found: Occurrences, groups: Groups, base: np.ndarray) -> Ints:
    """The 400 best groups of each article, ordered by article, then first place, then length."""
    token, size = found.token[groups.head], found.size[groups.head]
    article = prose.tokens.article[token]
    crowded = np.flatnonzero(np.bincount(article)[article] > CANDIDATES)
    mine = article[crowded]
    by_score = np.lexsort((token[crowded], -base[crowded], mine))
    rank = np.arange(len(mine)) - np.searchsorted(mine[by_score], mine[by_score])
    kept = np.ones(len(token), dtype=np.bool_)
    kept[crowded[by_score[rank >= CANDIDATES]]] = False
    best = np.flatnonzero(kept)
    places = (token[best] * (LONGEST + 1) + size[best]).astype(np.uint32)  # tokens are in the order of their articles
    return np.asarray(best[with_places(places).astype(np.uint32)])


def _abbreviations(batch: Batch, prose: Prose, found: Occurrences, groups: Groups) -> Bools:
    """(groups,) whether a candidate is one token of two to seven capitals: RLHF, PPO, MVCC."""
    token = found.token[groups.head]
    start = prose.tokens.start[token]
    length = prose.tokens.end[token] - start
    capitals: Bools = found.latin[groups.head] & (found.size[groups.head] == 1) & (length >= 2) & (length <= CAPITALS)
    for place in range(CAPITALS):
        inside = np.flatnonzero(capitals & (length > place))
        capitals[inside] = batch.upper[start[inside] + place]
    return capitals


def _sentences(batch: Batch, signs: Signs) -> tuple[Ints, Ints]:
    """(articles + 1,) where the sentences of each article begin in (n, 2) their starts and ends, which count in its text.

    Ends take the closing mark along, but not the line break after the article.
    """
    breaks = np.flatnonzero(signs.ends)
    starts, ends = np.concatenate([[0], breaks + 1]), np.concatenate([breaks + 1, [len(batch.kind)]])
    bounds = np.searchsorted(starts, batch.bases)
    article = np.repeat(np.arange(len(bounds) - 1), np.diff(bounds))
    last = np.minimum(ends[: len(article)], batch.bases[article + 1] - 1)
    return bounds, np.stack([starts[: len(article)], last], axis=1) - batch.bases[article, None]


class _Rows:
    """The surviving candidates of a batch as columns, cut by article."""

    def __init__(
        self,
        batch: Batch,
        prose: Prose,
        found: Occurrences,
        survivors: tuple[Groups, np.ndarray, Ints],
        sentences: tuple[Ints, Ints],
        articles: int,
    ) -> None:
        groups, base, kept = survivors
        tokens = prose.tokens
        head = groups.head[kept]
        token = found.token[head]
        article = tokens.article[token]
        self.bounds = np.searchsorted(article, np.arange(articles + 1))
        self.keys = found.key[head]
        self.count = np.minimum(groups.count[kept], 65535).astype(np.uint16)
        start, end = tokens.start[token], tokens.end[token + found.size[head] - 1]
        self.start = (start - batch.bases[article]).astype(np.uint32)
        self.length = np.minimum(end - start, 255).astype(np.uint8)
        self.base = base[kept].astype(np.float32)
        self.title = groups.title[kept]
        self.latin = found.latin[head]
        self.size = found.size[head].astype(np.uint8)
        row_of_group = np.full(len(groups.head), -1, dtype=np.int64)
        row_of_group[kept] = np.arange(len(kept))
        row = row_of_group[groups.of]
        places = np.flatnonzero(row >= 0)
        self.around = _around(batch, tokens, found, (places, row[places], len(kept)))
        first_row = self.bounds[tokens.article[found.token[places]]]
        sentence = tokens.sentence[found.token[places]]
        mentions = distinct((sentence << ROW_BITS) | (row[places] - first_row))
        self.sentence_bounds, spans = sentences
        self.spans = spans.astype(np.int32)
        self.mention_bounds = np.searchsorted(mentions >> ROW_BITS, self.sentence_bounds)
        first = np.repeat(self.sentence_bounds[:-1], np.diff(self.sentence_bounds))
        numbers = np.minimum((mentions >> ROW_BITS) - first[mentions >> ROW_BITS], 65535)
        self.mentions = np.stack([numbers, mentions & ((1 << ROW_BITS) - 1)], axis=1).astype(np.uint16)

    def candidates_of(self, at: int) -> Candidates:
        cut = slice(self.bounds[at], self.bounds[at + 1])
        return Candidates(
            self.keys[cut], self.count[cut], self.start[cut], self.length[cut], self.base[cut],
            self.title[cut], self.latin[cut], self.size[cut], self.around[cut],
        )  # fmt: skip

    def sentences_of(self, at: int) -> np.ndarray:
        return self.spans[self.sentence_bounds[at] : self.sentence_bounds[at + 1]]

    def mentions_of(self, at: int) -> np.ndarray:
        return self.mentions[self.mention_bounds[at] : self.mention_bounds[at + 1]]


def _around(batch: Batch, tokens: Tokens, found: Occurrences, survivors: tuple[Ints, Ints, int]) -> np.ndarray:
    """(rows, 4, 2) 16-bit hashes of the neighbours of the first four occurrences; a sentence's edge counts as one of a kind."""
    places, row, rows = survivors
    before, after = _neighbours(batch, tokens)
    around = np.zeros((rows, AROUND, 2), dtype=np.uint16)
    counts = np.bincount(row, minlength=rows)
    rank = np.arange(len(row)) - np.repeat(np.cumsum(counts) - counts, counts)
    first = with_places(row.astype(np.uint32))[rank < AROUND]
    row, rank, places = (first >> np.uint64(32)).astype(np.int64), rank[rank < AROUND], places[first.astype(np.uint32)]
    token = found.token[places]
    around[row, rank, 0] = before[token]
    around[row, rank, 1] = after[token + found.size[places] - 1]
    return around


def _neighbours(batch: Batch, tokens: Tokens) -> tuple[np.ndarray, np.ndarray]:
    """(n,) each: 16 bits of the hash of the token before, and after; at the edge of a piece a number made of the token's place."""
    words = tokens.word.astype(np.uint16)
    places = (tokens.start - batch.bases[tokens.article]).astype(np.uint16)
    edges = (places * np.uint16(2) + np.uint16(1)) * np.uint16(40503)
    same = tokens.piece[1:] == tokens.piece[:-1]
    before, after = edges.copy(), edges
    before[1:][same] = words[:-1][same]
    after[:-1][same] = words[1:][same]
    return np.maximum(before, 1), np.maximum(after, 1)


def _boundaries(batch: Batch, tokens: Tokens) -> Iterator[np.ndarray]:
    """Token starts, then token ends, as packed bits over each article's analysed text."""
    bits = np.zeros((2, len(batch.kind) + 1), dtype=np.bool_)
    bits[0, tokens.start] = True
    bits[1, tokens.end] = True
    for begin, end in pairwise(batch.bases.tolist()):
        mine = bits[:, begin : end + 1].copy()
        mine[0, -1] = False  # there the next article begins
        yield np.packbits(mine, axis=1)


@dataclass(frozen=True, slots=True)
class _Said:
    """What the counts of an article say: its place in the batch, language, sizes and corpus weights."""

    at: int
    language: str
    han: int
    words: int
    weights: CorpusWeights


def _said(texts: Texts) -> list[_Said]:
    """The facts of every article of a batch, by one pass over the columns."""
    columns = zip(
        texts.tokens.tolist(), texts.share.tolist(), texts.han.tolist(), texts.words.tolist(),
        corpus_weights(texts).tolist(), strict=True,
    )  # fmt: skip
    return [
        _Said(at, _language(share) if tokens else "und", han, words, CorpusWeights(*weights))
        for at, (tokens, share, han, words, weights) in enumerate(columns)
    ]


def _language(share: float) -> str:
    return "zh" if share >= MOSTLY else "en" if share <= 1 - MOSTLY else "mixed"


class _Columns(NamedTuple):
    """What one article has by itself, already cut out of its batch."""

    views: dict[str, Features]
    boundaries: np.ndarray
    sketch: Sketch
    cues: Places


def _analysis(article: Article, said: _Said, rows: _Rows, columns: _Columns) -> Analysis:
    text = analysed_text(article)
    code, strong = _marked(article)
    return Analysis(
        language=said.language,
        han=said.han,
        words=said.words,
        weights=said.weights,
        sentences=rows.sentences_of(said.at),
        boundaries=columns.boundaries,
        candidates=rows.candidates_of(said.at),
        mentions=rows.mentions_of(said.at),
        views=columns.views,
        glosses=tuple(glosses_of(text, code, strong, columns.cues)),
        statements=tuple(statements_of(text, columns.cues)),
        sketch=columns.sketch,
    )


def _marked(article: Article) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Where code stands in the analysed text, and what the author marked in it, in order."""
    shift = len(article.title) + 1
    code = [(block.start + shift, block.end + shift) for block in article.blocks if block.kind in {"code", "formula"}]
    strong = [(mark.start + shift, mark.end + shift) for mark in article.marks if mark.kind in {"strong", "emphasis"}]
    return code, strong
