"""What authors filed their articles under: the tags and categories that few have are their own words for what belongs together."""

from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np
import scipy.sparse as sp

from indexer.model import Article
from indexer.related.named import Named
from indexer.related.vectors import BACKGROUND
from indexer.text.spelling import spelling

FILED = 0.8
"""What it is worth at the most that two articles are filed under the same. nDCG@10 of 1,451 queries for links that authors of 22 blogs drew,
and its mean over blogs: .4 +.0014, -.0002; .8 +.0037, +.0016; 1.2 +.0039, +.0013; 1.6 +.0023, -.0004."""
MANY = 0.05
"""Of the articles: what more of them have says nothing (Java, 随笔, the tag of the site itself). With .03 +.0026, 0; with .1 +.0032, -.0003."""


def filed_under(articles: Sequence[Article], named: Named) -> sp.csr_array:
    """(articles, concepts and other tags) the root of what each tag or category that two articles have is worth; rows of length FILED^.5 at most.

    The names of a concept are one tag (k8s, Kubernetes), vague concepts are none (todo, 笔记). A tag that held articles of n have is worth
    FILED x (ln((n + BACKGROUND + 1) / (held + 1)) / ln(n + BACKGROUND + 1))^2: nearly all of it a rare one. Linear in the tags and names.
    """
    filed = [sorted({spelling(name) for name in (*article.tags, *article.categories)} - {""}) for article in articles]
    column = _columns(filed, named.names)
    under = [sorted({column[name] for name in found}) for found in filed]
    columns = np.array(list(chain.from_iterable(under)), dtype=np.int64)
    rows = np.repeat(np.arange(len(articles)), [len(found) for found in under])
    held = np.bincount(columns, minlength=len(named.labels) + len(column))
    known = np.concatenate([named.telling, np.ones(len(column), dtype=np.bool_)])
    telling = known & (held >= 2) & (held <= max(2, MANY * len(articles)))
    most = np.log(len(articles) + BACKGROUND + 1)
    worth = np.where(telling, (1 - np.log(held + 1) / most) ** 2, 0)[columns]
    length = np.maximum(np.bincount(rows, worth, minlength=len(articles)), 1)
    root = np.sqrt(FILED * worth / length[rows]).astype(np.float32)
    matrix = sp.csr_array((root, (rows, columns)), shape=(len(articles), len(held)))
    matrix.eliminate_zeros()
    return matrix


def _columns(filed: Iterable[Sequence[str]], names: Sequence[Sequence[str]]) -> dict[str, int]:
    """The column of each tag: the place of the concept whose label it is, else of one that it is a name of, else one behind them all."""
    column = dict.fromkeys(chain.from_iterable(filed), -1)
    labels = ((found[0], at) for at, found in enumerate(names))
    others = ((name, at) for at, found in enumerate(names) for name in found[1:])
    for name, at in chain(labels, others) if column else ():
        tag = spelling(name)
        if column.get(tag) == -1:
            column[tag] = at
    free = (tag for tag, at in column.items() if at < 0)
    return column | {tag: len(names) + number for number, tag in enumerate(free)}
