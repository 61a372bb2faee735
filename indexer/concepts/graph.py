"""The concept graph: which concepts are spoken of in the same sentences more than chance would have it, and where."""

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from indexer.concepts.gathering import Said
from indexer.model import Bools, Ints
from indexer.text.hashing import contains, distinct, mixed

NPMI_FROM = 0.3
"""Edges of an NPMI of .3 to .5 were judged right in .73 of the cases, of .2 to .3 in .55."""
EDGES_EACH = 24
UNKNOWN = 0.85
"""What an edge to a concept that the glossary does not know weighs of one to a known one (`benchmarks/judged`)."""
COUNT_BITS, NUMBER_BITS = 22, 20
NUMBER_SHIFT = 32
WITNESSES = 3
"""Articles that are kept as evidence of an edge."""
SHORTEST, LONGEST = 12, 160
"""Characters of a sentence that shows well why two concepts hang together."""
CROWD = 12
"""A sentence with more concepts than this lists them: a row of a table, all cities of a tour."""
TEMPLATE_FROM = 4
"""Sentences with the same four concepts or more are one sentence that was written again;"""
NOTICE = 24
"""those with fewer are if they have the same length, from this many characters on."""
AT_ONCE = 1 << 20


@dataclass(frozen=True, slots=True, eq=False)
class Edges:
    """Undirected edges, `left < right`, strongest first: weight = NPMI x ln(1 + articles that say both in a sentence) x
    `UNKNOWN` for each end that the glossary does not know.

    together  (edges,) how many articles do
    bond      (edges,) the share of the sentences of the rarer end that hold the other too
    articles  (edges, 3) some of the articles with a sentence that holds both, the best first, -1 for none
    spans     (edges, 2) where the sentence of the first of them stands in the analysed text
    """

    left: Ints
    right: Ints
    weight: np.ndarray
    together: Ints
    bond: np.ndarray
    articles: Ints
    spans: Ints

    def columns(self) -> tuple[np.ndarray, ...]:
        """All columns in their order."""
        return self.left, self.right, self.weight, self.together, self.bond, self.articles, self.spans

    def only(self, kept: Bools | Ints) -> "Edges":
        """The edges that are kept, or those of these places in this order."""
        return Edges(*(column[kept] for column in self.columns()))


NO_EDGES = Edges(
    *(np.zeros(0, dtype=np.int64),) * 2, np.zeros(0), np.zeros(0, dtype=np.int64), np.zeros(0),
    np.zeros((0, WITNESSES), dtype=np.int64), np.zeros((0, 2), dtype=np.int64),
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Incidence:
    """Which sentences hold which concepts that two or more articles have: distinct pairs, by sentence and then concept.

    sentence, concept, article  (n,) of each pair
    spans                       (sentences, 2) where each sentence stands
    """

    sentence: Ints
    concept: Ints
    article: Ints
    spans: npt.NDArray[np.int32]


def edges_of(incidence: Incidence, articles: int, concepts: int) -> Edges:
    """Edges between concepts that share a sentence in two or more articles; `with_evidence` counts and weighs the articles.

    Until then an edge weighs what its sentences do. NPMI = ln(p(x, y) / (p(x) p(y))) / -ln p(x, y) over sentences (Bouma 2009). One sparse product; its cost grows with
    the sum over sentences of the square of the concepts in them.
    """
    sentence, concept, total = incidence.sentence, incidence.concept, len(incidence.spans)
    if not len(sentence):
        return NO_EDGES
    # one product tells how often two meet and, from the sum of their articles' random numbers, whether in one article only
    number = _article_numbers(articles)
    shape = (int(sentence.max()) + 1, concepts)
    ones = sp.csr_array((np.ones(len(sentence), dtype=np.int64), (sentence, concept)), shape=shape)
    packed = sp.csr_array(((number[incidence.article] << COUNT_BITS) + 1, (sentence, concept)), shape=shape)
    pairs = (ones.T.tocsr() @ packed).tocoo()
    above = pairs.row < pairs.col
    left, right, sums = pairs.row[above].astype(np.int64), pairs.col[above].astype(np.int64), pairs.data[above]
    count, total_number = sums & ((1 << COUNT_BITS) - 1), sums >> COUNT_BITS
    several = (total_number % count != 0) | ~np.isin(total_number // count, number)
    alone: np.ndarray = np.asarray(ones.sum(axis=0)).ravel()
    npmi = np.log(count * total / (alone[left] * alone[right])) / -np.log(count / total)
    kept = np.flatnonzero(several & (npmi >= NPMI_FROM))
    weight = npmi[kept] * np.log1p(count[kept])  # a first order; the articles decide about the final one
    order = kept[np.lexsort((right[kept], left[kept], -np.round(weight, 6)))]
    order = order[_among_the_best(left[order], right[order], concepts)]
    bond = count[order] / np.minimum(alone[left[order]], alone[right[order]])
    nothing = np.full((len(order), WITNESSES), -1), np.zeros((len(order), 2), dtype=np.int64)
    return Edges(left[order], right[order], npmi[order], count[order].astype(np.int64), bond, *nothing)


def incidence_of(said: Said, concept_of: Ints, candidates: Ints, size: int) -> Incidence:
    """The incidence of a corpus. `concept_of` (m,) gives the concept of each candidate, -1 for none; `candidates` (articles + 1,) where those of
    each article begin."""
    article_of = np.repeat(np.arange(len(candidates) - 1), np.diff(said.sentence_bounds))
    places = distinct(_mentioned(said, concept_of, candidates))
    sentence, concept = places >> NUMBER_SHIFT, places & ((1 << NUMBER_SHIFT) - 1)
    article = article_of[sentence]
    held = np.bincount(distinct((article << NUMBER_SHIFT) | concept) & ((1 << NUMBER_SHIFT) - 1), minlength=size)
    spans = said.sentences
    tells = ~_repeated(sentence, concept, spans) & (np.bincount(sentence, minlength=len(spans)) <= CROWD)
    kept = (held[concept] > 1) & tells[sentence]
    return Incidence(sentence[kept], concept[kept], article[kept], spans)


def _mentioned(said: Said, concept_of: Ints, candidates: Ints) -> Ints:
    """(mentions of concepts,) sentence x 2^32 + concept of each."""
    counts = np.diff(said.mention_bounds)
    concept = concept_of[np.repeat(candidates[:-1], counts) + said.mentions[:, 1]]
    known = concept >= 0
    sentence: Ints = np.repeat(said.sentence_bounds[:-1], counts)[known] + said.mentions[known, 0]
    packed: Ints = (sentence << NUMBER_SHIFT) | concept[known]
    return packed


def _repeated(sentence: Ints, concept: Ints, spans: npt.NDArray[np.int32]) -> Bools:
    """(sentences,) whether an earlier sentence is the same: with four concepts or more by just those, else by its length too.

    A footer, a schema, a repost; a notice that stands in every article in a paragraph of its own.
    """
    count = np.bincount(sentence, minlength=len(spans))
    length = (spans[:, 1] - spans[:, 0]).astype(np.uint64)
    sums = np.zeros(len(spans), dtype=np.uint64)
    starts = np.searchsorted(sentence, np.flatnonzero(count))
    sums[count > 0] = np.add.reduceat(mixed(concept.astype(np.uint64) + np.uint64(1)), starts) if len(starts) else 0
    alike = (count >= 2) & (count < TEMPLATE_FROM) & (length >= NOTICE)
    sums[alike] += mixed(length[alike] << np.uint64(NUMBER_SHIFT))
    first = np.zeros(len(spans), dtype=np.bool_)
    first[np.unique(sums, return_index=True)[1]] = True
    return (alike | (count >= TEMPLATE_FROM)) & ~first


def with_evidence(edges: Edges, incidence: Incidence, known: Bools) -> Edges:
    """The edges by their articles, with the sentence that shows each best: few concepts, neither long nor a stub.

    `known` (concepts + 1,) are those of the glossary; edges to others weigh less.

    Looks the sentences of the rarer end up among those of the other: grows with the edges times those sentences.
    """
    places = (incidence.sentence << NUMBER_SHIFT) | incidence.concept
    by_concept = np.argsort(incidence.concept, kind="stable")
    size = int(incidence.concept.max(initial=-1)) + 1
    bounds = np.searchsorted(incidence.concept[by_concept], np.arange(size + 1))
    often = np.diff(bounds)
    rare = np.where(often[edges.left] <= often[edges.right], edges.left, edges.right)
    other = edges.left + edges.right - rare
    length = incidence.spans[:, 1] - incidence.spans[:, 0]
    crowd = np.bincount(incidence.sentence, minlength=len(length))
    badness = crowd + np.maximum(0, length - LONGEST) // 20 + 10 * (length < SHORTEST)
    together, articles, spans = np.zeros(len(rare), dtype=np.int64), edges.articles.copy(), edges.spans.copy()
    steps = np.searchsorted(np.cumsum(often[rare]), np.arange(0, int(often[rare].sum()) + 1, AT_ONCE))
    for low, high in pairwise(np.unique(np.append(steps, len(rare)))):
        edge = np.repeat(np.arange(low, high), often[rare[low:high]])
        within = np.arange(len(edge)) - np.repeat(np.cumsum(often[rare[low:high]]) - often[rare[low:high]], often[rare[low:high]])
        pair = by_concept[bounds[rare[edge]] + within]
        met = contains(places.view(np.uint64), ((incidence.sentence[pair] << NUMBER_SHIFT) | other[edge]).view(np.uint64))
        _witness(edge[met], pair[met], incidence, badness, together, articles, spans)
    trust = np.where(known, 1.0, UNKNOWN)
    weight = np.round(edges.weight * np.log1p(together) * trust[edges.left] * trust[edges.right], 4)
    found = replace(edges, weight=weight, together=together, articles=articles, spans=spans)
    return found.only(np.lexsort((edges.right, edges.left, -weight)))


def _witness(
    edge: Ints, pair: Ints, incidence: Incidence, badness: Ints, together: Ints, articles: Ints, spans: Ints
) -> None:
    """Write down for each edge how many articles have it, those of its best sentences, and where the best one stands."""
    sentence, article = incidence.sentence[pair], incidence.article[pair]
    order = np.lexsort((sentence, badness[sentence], edge))
    edge, sentence, article = edge[order], sentence[order], article[order]
    _, first = np.unique((edge << NUMBER_SHIFT) | article, return_index=True)
    first.sort()
    edge, sentence, article = edge[first], sentence[first], article[first]
    together += np.bincount(edge, minlength=len(together))
    begins = np.searchsorted(edge, edge)
    place = np.arange(len(edge)) - begins
    kept = place < WITNESSES
    articles[edge[kept], place[kept]] = article[kept]
    spans[edge[place == 0]] = incidence.spans[sentence[place == 0]]


def _article_numbers(articles: int) -> Ints:
    """(articles,) a fixed random number of 20 bits for each article, so that sums of them tell articles apart."""
    return (mixed(np.arange(1, articles + 1, dtype=np.uint64)) & np.uint64((1 << NUMBER_BITS) - 1)).astype(np.int64) | 1


def _among_the_best(left: Ints, right: Ints, concepts: int) -> np.ndarray:
    """Whether an edge (strongest first) is among the best few of one of its ends."""
    ends = np.concatenate([left, right])
    place = np.concatenate([np.arange(len(left))] * 2)
    order = np.lexsort((place, ends))
    begins = np.searchsorted(ends[order], np.arange(concepts))
    rank = np.empty(len(ends), dtype=np.int64)
    rank[order] = np.arange(len(ends)) - begins[ends[order]]
    return np.minimum(rank[: len(left)], rank[len(left) :]) < EDGES_EACH
