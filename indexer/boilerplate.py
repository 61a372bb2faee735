"""What many articles of a corpus repeat: footers, licences, advertisements under every post. It relates no two articles, and is
no knowledge of any."""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from indexer.analysis import Options, analyse
from indexer.analysis.views import LEAD_CHARS
from indexer.model import PROSE, Analysis, Article, Block, Features, Ints

LEAST_CHARS = 8
LEAST_ARTICLES, LEAST_SHARE = 5, 0.005
"""A paragraph repeats from five articles on, in a large corpus from one in two hundred on (as in `concepts.repeats`)."""
MOST_OF_AN_ARTICLE, SHORT = 0.9, 100
"""An article that repeats more than this is a copy, not one with a footer; but one of so few characters has nothing else."""
HEADING, SHORT_LINE = 1 << 20, 1 << 21
"""What tells the hashes of headings and short lines from those of paragraphs. They are Python's own, of 64 bits and with a secret of each process:
that two of a thousand million texts have one is as likely as one in forty."""
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


def without_boilerplate(analyses: Iterable[Analysis], repeated: Sequence[Sequence[Paragraph]], options: Options) -> Iterator[Analysis]:
    """The analyses with views in which repeated paragraphs, those of each article, count nothing."""
    texts = sorted({paragraph.text for mine in repeated for paragraph in mine})
    found = analyse([Article("", "", text, (Block("paragraph", 0, len(text)),)) for text in texts], replace(options, pipeline=""))
    views = {text: analysis.views for text, analysis in zip(texts, found, strict=True)}
    for analysis, mine in zip(analyses, repeated, strict=True):
        yield _without(analysis, [(paragraph.start, views[paragraph.text]) for paragraph in mine])


def fingerprints_of(article: Article) -> Ints:
    """What stands for the texts of an article that may repeat: its paragraphs, its headings and short lines."""
    paragraphs = {hash(text) for _, text in _paragraphs(article)}
    headings = {hash(text) ^ HEADING for _, text in _headings(article)}
    return np.array(list(paragraphs | headings | {hash(text) ^ SHORT_LINE for _, text in _short(article)}), dtype=np.int64)


def repeated_paragraphs(heads: Sequence[Article], hashes: Sequence[Ints], articles: Sequence[Article]) -> list[list[Paragraph]]:
    """The paragraphs, of each article, that many articles of other titles have, and headings over nothing else; none where an article has little
    else, for that is a copy of another. Of an article its head (`heads`) and what stands for its texts (`hashes`) are enough to know whether it has
    any; only then it is read. Linear in the characters."""
    known = _repeated(heads, hashes)
    return [
        _repeated_in(articles[at], known) if len(found) and not known.isdisjoint(found.tolist()) else []
        for at, found in enumerate(hashes)
    ]


def _repeated_in(article: Article, known: Set[int]) -> list[Paragraph]:
    found = [Paragraph(start, text) for start, text in _paragraphs(article) if hash(text) in known]
    found = _with_short(article, found, known) if found else found
    if any(hash(text) ^ HEADING in known for _, text in _headings(article)):
        found = sorted([*found, *_over_nothing_else(article, {start for start, _ in found}, known)])
    is_copy = len(article.text) > SHORT and sum(len(paragraph.text) for paragraph in found) > MOST_OF_AN_ARTICLE * len(article.text)
    return [] if is_copy else found


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


def _with_short(article: Article, found: Sequence[Paragraph], known: Set[int]) -> list[Paragraph]:
    """What is repeated, with the short lines beside it that many articles have: 推荐阅读 above the same links."""
    repeated = {paragraph.start: paragraph for paragraph in found}
    for blocks in (article.blocks, article.blocks[::-1]):
        goes_on = False
        for block in blocks:
            text = article.text[block.start : block.end]
            if goes_on and block.kind in PROSE and hash(text) ^ SHORT_LINE in known:
                repeated.setdefault(block.start, Paragraph(block.start, text))
            goes_on = block.start in repeated
    return [repeated[start] for start in sorted(repeated)]


def _headings(article: Article) -> list[tuple[int, str]]:
    return [(start, article.text[start:end]) for kind, start, end, _, _ in article.blocks if kind == "heading"]


def _repeated(heads: Sequence[Article], hashes: Sequence[Ints]) -> set[int]:
    """The hashes that enough articles hold; what one title has many times was copied with it."""
    titles: dict[str, int] = {}
    title = np.array([titles.setdefault(head.title or head.id, len(titles)) for head in heads], dtype=np.int64)
    keys, owner = np.concatenate([np.zeros(0, dtype=np.int64), *hashes]), np.repeat(title, [len(found) for found in hashes])
    order = np.lexsort((owner, keys))
    keys, owner = keys[order], owner[order]
    first = np.concatenate([[True], (keys[1:] != keys[:-1]) | (owner[1:] != owner[:-1])])[: len(keys)]
    found, times = np.unique(keys[first], return_counts=True)
    return set(found[times >= max(LEAST_ARTICLES, LEAST_SHARE * len(heads))].tolist())


def _over_nothing_else(article: Article, repeated: Set[int], known: Set[int]) -> Iterator[Paragraph]:
    """The headings, of those that many articles have, of sections that consist of repeated paragraphs (their starts) and of such sections."""
    says, below = False, list[tuple[int, bool]]()  # of the headings to come their levels, and whether their sections say something
    for block in reversed(article.blocks):
        if block.kind != "heading":
            says = says or block.start not in repeated
            continue
        while below and below[-1][0] > block.level:
            says = below.pop()[1] or says
        text = article.text[block.start : block.end]
        says = says or hash(text) ^ HEADING not in known
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
