"""What many articles of a corpus repeat: footers, licences, advertisements under every post. It relates no two articles, and is
no knowledge of any."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from indexer.analysis import Options, analyse
from indexer.analysis.views import LEAD_CHARS
from indexer.model import PROSE, Analysis, Article, Block, Features

LEAST_CHARS = 8
LEAST_ARTICLES, LEAST_SHARE = 5, 0.005
"""A paragraph repeats from five articles on, in a large corpus from one in two hundred on (as in `concepts.repeats`)."""
MOST_OF_AN_ARTICLE, SHORT = 0.9, 100
"""An article that repeats more than this is a copy, not one with a footer; but one of so few characters has nothing else."""
ROUNDING = 0.12
"""What a count may be off, for weights have 16 bits; a word in code counts .15 or more."""


class Damped(NamedTuple):
    """How a view damps the counts of words, and how they are had back."""

    damp: Callable[[np.ndarray], np.ndarray]
    undamp: Callable[[np.ndarray], np.ndarray]


ROOT = Damped(np.sqrt, np.square)
VIEWS = {"words": ROOT, "pairs": ROOT, "lead": ROOT, "latin": Damped(np.log1p, np.expm1)}


class Paragraph(NamedTuple):
    """A paragraph of an article, and where it starts."""

    start: int
    text: str

    @property
    def span(self) -> tuple[int, int]:
        """Where it starts and ends."""
        return self.start, self.start + len(self.text)


def without_boilerplate(analyses: Sequence[Analysis], repeated: Sequence[Sequence[Paragraph]], options: Options) -> list[Analysis]:
    """The analyses with views in which repeated paragraphs, those of each article, count nothing."""
    texts = sorted({paragraph.text for mine in repeated for paragraph in mine})
    if not texts:
        return list(analyses)
    found = analyse([Article("", "", text, (Block("paragraph", 0, len(text)),)) for text in texts], replace(options, pipeline=""))
    views = {text: analysis.views for text, analysis in zip(texts, found, strict=True)}
    return [
        _without(analysis, [(paragraph.start, views[paragraph.text]) for paragraph in mine])
        for analysis, mine in zip(analyses, repeated, strict=True)
    ]


def repeated_paragraphs(articles: Sequence[Article]) -> list[list[Paragraph]]:
    """The paragraphs of each article that enough others have too, with the headings over nothing else; none of a longer one that consists of them.
    Linear in the characters."""
    paragraphs = [_paragraphs(article) for article in articles]
    headings = [_headings(article) for article in articles]
    known, heads = _repeated(articles, paragraphs), _repeated(articles, headings)
    short = _repeated(articles, list(map(_short, articles)))
    out = []
    for article, mine, titles in zip(articles, paragraphs, headings, strict=True):
        found = [Paragraph(start, text) for start, text in mine if text in known]
        found = _with_short(article, found, short) if found and short else found
        if not heads.isdisjoint(text for _, text in titles):
            found = sorted([*found, *_over_nothing_else(article, {start for start, _ in found}, heads)])
        is_copy = len(article.text) > SHORT and sum(len(paragraph.text) for paragraph in found) > MOST_OF_AN_ARTICLE * len(article.text)
        out.append([] if is_copy else found)
    return out


def _paragraphs(article: Article) -> list[tuple[int, str]]:
    """Starts and texts of what is long enough to repeat by design, or is a link and nothing else (返回上层目录); code is not, for programs begin
    alike."""
    text, links = article.text, {(mark.start, mark.end) for mark in article.links}
    return [
        (start, text[start:end])
        for kind, start, end, _, _ in article.blocks
        if (end - start >= LEAST_CHARS or (start, end) in links) and kind not in {"code", "formula", "heading"}
    ]


def _short(article: Article) -> list[tuple[int, str]]:
    """Starts and texts of shorter ones."""
    text = article.text
    return [(start, text[start:end]) for kind, start, end, _, _ in article.blocks if end - start < LEAST_CHARS and kind in PROSE]


def _with_short(article: Article, found: Sequence[Paragraph], short: Set[str]) -> list[Paragraph]:
    """What is repeated, with the short lines beside it that many articles have: 推荐阅读 above the same links."""
    repeated = {paragraph.start: paragraph for paragraph in found}
    for blocks in (article.blocks, article.blocks[::-1]):
        goes_on = False
        for block in blocks:
            text = article.text[block.start : block.end]
            if goes_on and text in short and block.kind in PROSE:
                repeated.setdefault(block.start, Paragraph(block.start, text))
            goes_on = block.start in repeated
    return [repeated[start] for start in sorted(repeated)]


def _headings(article: Article) -> list[tuple[int, str]]:
    return [(start, article.text[start:end]) for kind, start, end, _, _ in article.blocks if kind == "heading"]


def _repeated(articles: Sequence[Article], texts: Sequence[Sequence[tuple[int, str]]]) -> set[str]:
    """The texts that enough articles hold; what one title has many times was copied with it."""
    titles: dict[str, list[int]] = {}
    for at, article in enumerate(articles):
        titles.setdefault(article.title or article.id, []).append(at)
    counts = Counter[str]()
    for places in titles.values():
        counts.update({text for at in places for _, text in texts[at]})
    least = max(LEAST_ARTICLES, LEAST_SHARE * len(articles))
    return {text for text, held in counts.items() if held >= least}


def _over_nothing_else(article: Article, repeated: Set[int], heads: Set[str]) -> Iterator[Paragraph]:
    """The headings, of those that many articles have, of sections that consist of repeated paragraphs (their starts) and of such sections."""
    says, below = False, list[tuple[int, bool]]()  # of the headings to come their levels, and whether their sections say something
    for block in reversed(article.blocks):
        if block.kind != "heading":
            says = says or block.start not in repeated
            continue
        while below and below[-1][0] > block.level:
            says = below.pop()[1] or says
        text = article.text[block.start : block.end]
        says = says or text not in heads
        if not says:
            yield Paragraph(block.start, text)
        below.append((block.level, says))
        says = False


def _without(analysis: Analysis, repeated: Sequence[tuple[int, dict[str, Features]]]) -> Analysis:
    """The analysis without what repeated paragraphs (their starts and views) add to its views."""
    if not repeated:
        return analysis
    views = dict(analysis.views)
    for name, damped in VIEWS.items():
        source = "words" if name == "lead" else name
        taken = [found[source] for start, found in repeated if name != "lead" or start < LEAD_CHARS]
        views[name] = _less(views[name], taken, damped)
    return replace(analysis, views=views)


def _less(features: Features, taken: Sequence[Features], damped: Damped) -> Features:
    """The features without the counts of others; what nothing is left of is dropped."""
    if not taken or not len(features.keys):
        return features
    keys = np.concatenate([found.keys for found in taken])
    counts = damped.undamp(np.concatenate([found.weights for found in taken]).astype(np.float64))
    at = np.minimum(np.searchsorted(features.keys, keys), len(features.keys) - 1)
    known = features.keys[at] == keys
    lost = np.bincount(at[known], counts[known], minlength=len(features.keys))
    left = damped.undamp(features.weights.astype(np.float64)) - lost
    kept = (lost == 0) | (left > ROUNDING)
    weights = np.where(lost == 0, features.weights, damped.damp(np.maximum(left, 0)))
    return Features(features.keys[kept], weights[kept].astype(np.float16))
