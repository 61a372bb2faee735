"""What authors filed their articles under: the tags and categories that few have are their own words for what belongs together."""

from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np
import scipy.sparse as sp

from indexer.model import Article
from indexer.related.vectors import BACKGROUND
from indexer.text.spelling import spelling

FILED = 0.8
"""What it is worth at the most that two articles are filed under the same. With .3 to 1.6 links that authors drew in 22 blogs were found about
as well (1,451 queries: nDCG@10 .003 to .005 better); of 66 first links that it changed a reader who did not know which was which called
34 better and 6 worse."""
MANY = 0.05
"""Of the articles: what more of them have says nothing (Java, 随笔, the tag of the site itself)."""


def filed_under(articles: Sequence[Article], names: Sequence[Sequence[str]]) -> sp.csr_array:
    """(articles, concepts and other tags) the root of what each tag or category that two articles have is worth; rows of length FILED^.5 at most.

    `names` are those of each concept, its label first: k8s and Kubernetes are one. A tag that held articles of n have is worth
    FILED x (ln((n + BACKGROUND + 1) / (held + 1)) / ln(n + BACKGROUND + 1))^2: nearly all of it a rare one. Linear in the tags and names.
    """
    filed = [sorted({spelling(name) for name in (*article.tags, *article.categories)} - {""}) for article in articles]
    column = _columns(filed, names)
    under = [sorted({column[name] for name in found}) for found in filed]
    columns = np.array(list(chain.from_iterable(under)), dtype=np.int64)
    rows = np.repeat(np.arange(len(articles)), [len(found) for found in under])
    held = np.bincount(columns, minlength=len(names) + len(column))
    telling = (held >= 2) & (held <= max(2, MANY * len(articles)))
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
        if column.get(spelling(name)) == -1:
            column[spelling(name)] = at
    free = (tag for tag, at in column.items() if at < 0)
    return column | {tag: len(names) + number for number, tag in enumerate(free)}
