"""What authors filed their articles under: the tags and categories that few have are their own words for what belongs together, and where
there are none the folder that an article lies in."""

import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

import numpy as np
import scipy.sparse as sp

from indexer.model import Article, Bools, Column, Ints
from indexer.related.named import Named
from indexer.related.vectors import BACKGROUND
from indexer.text.spelling import spelling

FILED = 0.8
"""What it is worth at the most that two articles are filed under the same. nDCG@10 of 1,451 queries for links that authors of 22 blogs drew,
and its mean over blogs: .4 +.0014, -.0002; .8 +.0037, +.0016; 1.2 +.0039, +.0013; 1.6 +.0023, -.0004."""
MANY = 0.05
"""Of the articles: what more of them have says nothing (Java, 随笔, the tag of the site itself). With .03 +.0026, 0; with .1 +.0032, -.0003."""

PLACED, MANY_PLACED = 2.0, 0.1
"""Times what a tag is worth that a folder is, and the share of the articles that may lie in it. Of notes without tags, of 500 characters, a third of the
links led from one language to another for a word in common (docs/methods/related-tried.md)."""
ABOUT = np.log1p(8)
"""What an article speaks of: its title names it, or its text eight times. Without a tag in common 1 link of 11 led nowhere where a title names
a tag of the other, 54 of 84 elsewhere."""
AT_ONCE = 1024
"""Articles whose pairs are compared at once, to bound memory."""
DEEPEST = 16
"""Folders of a path that are looked at, from its end: names in tables are of any length."""


def tagged(articles: Sequence[Article], named: Named) -> sp.csr_array:
    """(articles, concepts and other tags) 1 for each tag and category of an article. The names of a concept are one tag (k8s, Kubernetes)."""
    filed = [sorted({spelling(name) for name in (*article.tags, *article.categories)} - {""}) for article in articles]
    column = _columns(filed, named.names)
    under = [sorted({column[name] for name in found}) for found in filed]
    columns = np.array(list(chain.from_iterable(under)), dtype=np.int32)
    rows = np.repeat(np.arange(len(articles), dtype=np.int32), [len(found) for found in under])
    shape = (len(articles), len(named.labels) + len(column))
    return sp.csr_array((np.ones(len(rows), dtype=np.float32), (rows, columns)), shape=shape)


def filed_under(articles: Sequence[Article], named: Named, tags: sp.csr_array) -> sp.csr_array:
    """(articles, concepts, other tags and folders) the root of what each tag, category or folder that two articles have is worth; rows of length
    FILED^.5 at most. `tags` as `tagged` gives them.

    Vague concepts are no tags (todo, 笔记). A tag that held articles of n have is worth
    FILED x (ln((n + BACKGROUND + 1) / (held + 1)) / ln(n + BACKGROUND + 1))^2: nearly all of it a rare one; the folder of one that has none
    PLACED times as much. Linear in the tags, names and folders.
    """
    untagged = np.diff(tags.indptr) == 0
    folders = _folders([article.id if free and "://" not in article.id else "" for article, free in zip(articles, untagged.tolist(), strict=True)])
    column = {name: at for at, name in enumerate(sorted(set(folders)))}
    places = np.array([column[folder] for folder in folders], dtype=np.int32)
    where = np.arange(len(places), dtype=np.int32), places
    placed = sp.csr_array((np.ones(len(places), dtype=np.float32), where), shape=(len(places), len(column)))
    known = np.concatenate([named.telling, np.ones(tags.shape[1] - len(named.labels), dtype=np.bool_)])
    matrix = sp.csr_array(sp.hstack([tags, placed], format="csr"))
    held = np.bincount(matrix.indices, minlength=matrix.shape[1])
    telling = (held >= 2) & np.concatenate([known & (held[: len(known)] <= max(2, MANY * len(articles))), np.array([name != "" for name in column], dtype=np.bool_)])
    times = np.where(np.arange(len(held)) < len(known), 1, PLACED)
    most = np.log(len(articles) + BACKGROUND + 1)
    worth = np.where(telling, times * (1 - np.log(held + 1) / most) ** 2, 0)[matrix.indices]
    rows = np.repeat(np.arange(len(articles)), np.diff(matrix.indptr))
    length = np.maximum(np.bincount(rows, worth, minlength=len(articles)), 1)
    matrix.data = np.sqrt(FILED * worth / length[rows]).astype(np.float32)
    matrix.eliminate_zeros()
    return matrix


def filed_apart(tags: sp.csr_array, concepts: sp.csr_array, others: Ints) -> Bools:
    """(articles, n) whether an article and each of the `others` (articles, n), -1 for none, have tags, but none in common, nor one that the other
    speaks of: `concepts` (articles, concepts) ln(1 + occurrences)."""
    often = (concepts.data >= ABOUT).astype(np.float32)
    about = sp.csr_array(tags + sp.csr_array((often, concepts.indices, concepts.indptr), shape=tags.shape))
    has = np.diff(tags.indptr) > 0
    common = np.flatnonzero(np.bincount(about.indices, minlength=about.shape[1]) > 1)
    tags, about = tags[:, common], about[:, common]
    apart = np.zeros(others.shape, dtype=np.bool_)
    for start in range(0, len(others), AT_ONCE):
        row, place = np.nonzero((others[start : start + AT_ONCE] >= 0) & has[start : start + AT_ONCE, None] & has[others[start : start + AT_ONCE]])
        left, right = row + start, others[row + start, place]
        apart[left, place] = (_together(tags[left], about[right]) + _together(about[left], tags[right])) == 0
    return apart


def filed_together(tags: sp.csr_array, filed: sp.csr_array, others: Ints) -> Bools:
    """(articles, n) whether an article and each of the `others` (articles, n), -1 for none, have a tag in common or, as `filed_under` gives it, a folder."""
    out = np.zeros(others.shape, dtype=np.bool_)
    has = (np.diff(tags.indptr) > 0) | (np.diff(filed.indptr) > 0)
    for start in range(0, len(others), AT_ONCE):
        row, place = np.nonzero((others[start : start + AT_ONCE] >= 0) & has[start : start + AT_ONCE, None] & has[others[start : start + AT_ONCE]])
        left, right = row + start, others[row + start, place]
        out[left, place] = (_together(tags[left], tags[right]) > 0) | (_together(filed[left], filed[right]) > 0)
    return out


def _together(some: sp.csr_array, others: sp.csr_array) -> Column:
    """(rows,) the sums of the products of rows."""
    return np.asarray(some.multiply(others).sum(axis=1)).ravel()


def _folders(places: Sequence[str]) -> list[str]:
    """The deepest folder of each place that another lies in too, but no more than a share of all; empty where there is none. Folders without a
    letter (2024/05) tell when, which `days` knows.

    >>> _folders(["git/stash", "git/a/rebase", "vim/a", "2024/05/b", "2024/05/c", "d"])
    ['git', 'git', '', '', '', '']
    """
    above = [[folder for folder in islice(_above(place), DEEPEST) if any(map(str.isalpha, posixpath.basename(folder)))] for place in places]
    held = Counter(chain.from_iterable(above))
    most = max(2, MANY_PLACED * len(places))
    return [next((folder for folder in found if 2 <= held[folder] <= most), "") for found in above]


def _above(place: str) -> Iterator[str]:
    """The folders that a place lies in, the deepest first."""
    while place := posixpath.dirname(place):
        yield place


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
