"""What the stage compares of each article, beside its key terms."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from indexer.model import Article, Bools, Column, Ints
from indexer.related.counterparts import counterparts
from indexer.related.days import day_of, whole_days
from indexer.related.digests import own_part
from indexer.related.filed import filed_under, tagged
from indexer.related.named import Named
from indexer.related.ownlinks import own_links
from indexer.related.reading import Analysed, Texts
from indexer.related.views import Viewed
from indexer.text.everyday import shares_of_names

PREFIX = 40
"""Characters of a title that are compared with the beginning of others."""
NO_SIGNS = re.compile(r"[\W_]+")
WORDS_A_HAN = 0.62
"""Words of an English text for a Han character of its Chinese one, on the translated articles of the related bench."""
LEAST_WORDS = 5
"""Added to numbers of different words, for texts of none."""
OWN_WORDS = 20
"""Added to lengths in words, so that those of very short texts do not differ much."""


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """An entry or row an article.

    views     what `analysis.views` found, by their names
    concepts  (articles, concepts) ln(1 + occurrences), `reading.IN_TITLE` more for those that the title names
    everyday  (concepts,) about which share of articles on any subject name each
    days      (articles,) as `whole_days` gives them
    english   (articles,) whether the prose is English; all others are taken for Chinese
    titles    (articles, PREFIX) code points of the title's letters and digits, 0 after its end
    volume    (articles,) ln of the length in words of English
    richness  (articles,) ln of how many different words each holds, and LEAST_WORDS
    headings  (articles,) ln(1 + headings)
    tags      (articles, concepts and other tags) their tags and categories, as `tagged` gives them
    filed     (articles, concepts, other tags and folders) what their authors filed them under, as `filed_under` gives it
    links     (articles, articles) 1 where either links to the other, as `own_links` gives it
    own_part  (articles,) 1, less for those that name many others by their titles
    declared  (articles,) the same page in the other language, as `counterparts` gives it
    """

    views: Mapping[str, Viewed]
    concepts: sp.csr_array
    everyday: Column
    days: Ints
    english: Bools
    titles: npt.NDArray[np.uint32]
    volume: Column
    richness: Column
    headings: Column
    tags: sp.csr_array
    filed: sp.csr_array
    links: sp.csr_array
    own_part: Column
    declared: Ints


def material_of(heads: Sequence[Article], read: Analysed, texts: Texts, rows: Sequence[Ints], named: Named) -> Material:
    """The material of a corpus; of its articles the headings are enough. `rows` give the concept of each candidate, a place in `named` or -1 for
    none."""
    length = read.words + ~read.english * WORDS_A_HAN * read.han
    headings = [[block.kind for block in head.blocks].count("heading") for head in heads]
    tags = tagged(heads, named)
    return Material(
        views=read.views,
        concepts=_concepts(read.uses, rows, len(named.labels)),
        everyday=shares_of_names([label.lower() for label in named.labels.values()]),
        days=whole_days(np.array([day_of(head.date) for head in heads])),
        english=read.english,
        titles=prefixes([head.title for head in heads]),
        volume=np.log(length + OWN_WORDS),
        richness=np.log(np.diff(read.views["words"].bounds) + LEAST_WORDS),
        headings=np.log1p(np.array(headings, dtype=np.float64)),
        tags=tags,
        filed=filed_under(heads, named, tags),
        links=own_links(texts.links),
        own_part=own_part(texts.named),
        declared=counterparts([head.id for head in heads], read.english),
    )


def _concepts(uses: Ints, rows: Sequence[Ints], concepts: int) -> sp.csr_array:
    article = np.repeat(np.arange(len(rows), dtype=np.int32), [len(found) for found in rows])
    concept = np.concatenate([*rows, np.zeros(0, dtype=np.int64)]).astype(np.int32)
    known = concept >= 0
    shape = (len(rows), concepts)
    matrix = sp.csr_array((uses[known].astype(np.float32), (article[known], concept[known])), shape=shape)
    matrix.data = np.log1p(matrix.data)
    return matrix


def prefixes(titles: Sequence[str]) -> npt.NDArray[np.uint32]:
    """(titles, PREFIX) the code points of the first letters and digits of each title in lower case, 0 after its end."""
    beginnings = [NO_SIGNS.sub("", title[: 4 * PREFIX].lower())[:PREFIX].ljust(PREFIX, "\0") for title in titles]
    points = np.frombuffer("".join(beginnings).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return points.reshape(len(titles), PREFIX)
