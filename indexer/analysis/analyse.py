"""The stage itself: a batch of articles in, an analysis for each out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from indexer.analysis.batch import CODE, REFERENCE, Batch, batch_of
from indexer.analysis.chunks import with_chunks
from indexer.analysis.cues import Places, places_of
from indexer.analysis.glosses import glosses_of
from indexer.analysis.grams import LONGEST, Occurrences, Prose, occurrences_of, prose_of
from indexer.analysis.groups import Groups, any_of, groups_of, picked
from indexer.analysis.names import merged, names_of
from indexer.analysis.proportions import Texts, texts_of
from indexer.analysis.rows import Rows
from indexer.analysis.ruled import apply_rules
from indexer.analysis.rules import NO_RULES, Rules
from indexer.analysis.said import ANCHORS
from indexer.analysis.scoring import base_scores, corpus_weights
from indexer.analysis.segment import segmenter
from indexer.analysis.sketch import sketches_of
from indexer.analysis.statements import ALL_CUES, statements_of
from indexer.analysis.tokens import Signs, Tokens, signs_of, tokenise
from indexer.analysis.views import views_of
from indexer.model import Analysis, Article, Bools, CorpusWeights, Features, Gloss, Ints
from indexer.text.hashing import with_places
from indexer.text.scripts import simplified
from indexer.text.shingles import Sketch
from indexer.text.spelling import is_han

EARLY = 0.08
SMALL = 500
"""Tokens of a text of which every candidate is kept: abstracts."""
CANDIDATES = 400
CAPITALS = 7
"""Letters of an abbreviation, at most."""
MOSTLY = 0.75
LONGEST_NAME, OWN_NAME = 40, 0.97
"""Characters of a title that may name what an article is about, and how sure it is that another name is one, which its author gives."""
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
    rows = Rows(batch, prose, found, (groups, base, kept), sentences, len(articles))
    columns = map(_Columns, _simplified(batch), views, _boundaries(batch, tokens), sketches_of(batch), places_of(batch, CUES), batch.references)
    analyses = [_analysis(article, said, rows, mine) for article, said, mine in zip(articles, _said(texts), columns, strict=True)]
    return list(map(partial(_owned, options=options), articles, analyses))


def _owned(article: Article, found: Analysis, options: Options) -> Analysis:
    """An analysis with what the owner's rules and pipeline say."""
    if options.rules != NO_RULES:
        found = apply_rules(article, found, options.rules)
    return with_chunks(article, found, options.pipeline) if options.pipeline else found


def _worth_scoring(batch: Batch, prose: Prose, found: Occurrences, texts: Texts) -> tuple[Occurrences, Groups]:
    """Groups worth a score: seen twice, marked by the author, early, abbreviations, or all of a short text; none that only references have."""
    groups = groups_of(prose, found)
    token = found.token[groups.head]
    article = prose.tokens.article[token]
    early = (token - texts.first_token[article]) < EARLY * texts.tokens[article]
    often = (groups.count > 1) | groups.marked | _abbreviations(batch, prose, found, groups)
    short = (texts.shortness[article] > 0) | (texts.tokens[article] <= SMALL)
    said = any_of(groups.of, prose.tokens.field[found.token] != REFERENCE, len(groups.head))
    return picked(found, groups, said & (often | early | short))


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


def _simplified(batch: Batch) -> Iterator[str]:
    """The analysed text of each article as `simplified` has it, which is asked of those alone that hold a traditional character."""
    odd = np.bincount(batch.article[batch.simple != batch.original], minlength=len(batch.bases) - 1).tolist()
    for (begin, end), some in zip(pairwise(batch.bases.tolist()), odd, strict=True):
        text = batch.text[begin : end - 1]
        yield simplified(text) if some else text


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
    """What one article has by itself, already cut out of its batch; `text` is its analysed text in simplified characters."""

    text: str
    views: dict[str, Features]
    boundaries: np.ndarray
    sketch: Sketch
    cues: Places
    references: Sequence[tuple[int, int]]


def _analysis(article: Article, said: _Said, rows: Rows, columns: _Columns) -> Analysis:
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
        glosses=(*glosses_of(columns.text, code, strong, columns.cues), *_own_names(article)),
        statements=tuple(statements_of(columns.text, columns.cues)),
        references=tuple(columns.references),
        sketch=columns.sketch,
    )


def _own_names(article: Article) -> Iterator[Gloss]:
    """The title with each of the other names that the author gave its subject: the Chinese one first, or the longer one."""
    title = article.title
    for alias in article.aliases:
        if 1 < len(title) <= LONGEST_NAME and alias.casefold() != title.casefold():
            left, right = sorted((title, alias), key=lambda name: (not is_han(name), -len(name)))
            yield Gloss(left, right, 0, OWN_NAME)


def _marked(article: Article) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Where code stands in the analysed text, and what the author marked in it, in order."""
    shift = len(article.title) + 1
    code = [(block.start + shift, block.end + shift) for block in article.blocks if block.kind in {"code", "formula"}]
    strong = [(mark.start + shift, mark.end + shift) for mark in article.marks if mark.kind in {"strong", "emphasis"}]
    return code, strong
