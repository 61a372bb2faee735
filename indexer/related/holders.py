"""How alike the articles are whose titles share a word: those with Redis are, those with 简明教程 or 笔记 are about anything."""

import numpy as np
import scipy.sparse as sp

from indexer.model import Column, Ints
from indexer.related.vectors import Titles

FEWEST, MOST = 3, 30
"""Titles with a word from which on it can be told, and those of them that are compared."""
ALIKE, LEAST = 3.0, 0.3
"""Times as alike as any two articles, from which a word of their titles counts in full; what it counts at least.

Measured on four corpora: links nDCG@10 .648 -> .652, tags .699 -> .700, of two languages .894 -> .899; categories .768 -> .763, for Android
and 前端 hold their articles together less than Redis does.
"""


def telling(alike: Column) -> Column:
    """(columns,) what each word tells of the articles that have it in their titles, LEAST to 1: all where they are ALIKE times as alike as any two."""
    told: Column = np.clip((alike - 1) / (ALIKE - 1), LEAST, 1.0)
    return told


def likeness(articles: sp.csr_array, titles: Titles) -> Column:
    """(columns,) how many times as alike as any two the articles are that have a word in their titles, that word aside; infinite where too few
    have it.

    `articles` (columns, articles) have length 1. Grows with the words of articles times those of their titles.
    """
    words, count = articles.shape
    chosen = _first_holders(titles)
    held = np.bincount(titles.column[chosen], minlength=words)
    asked = np.flatnonzero(held >= FEWEST)
    out = np.full(words, np.inf)
    if not len(asked):
        return out
    number = np.full(words, -1)
    number[asked] = np.arange(len(asked))
    chosen = chosen[number[titles.column[chosen]] >= 0]
    where = titles.article[chosen], number[titles.column[chosen]]
    holders = sp.csr_array((np.ones(len(where[0]), dtype=np.float32), where), shape=(count, len(asked)))
    sums = sp.csc_array(articles @ holders)
    own = articles[asked]
    own_squares = np.asarray(own.multiply(own).multiply(holders.T).sum(axis=1)).ravel()
    squares = np.asarray(sums.multiply(sums).sum(axis=0)).ravel() - np.asarray(own.multiply(holders.T).sum(axis=1)).ravel() ** 2
    pairs = held[asked] * (held[asked] - 1)
    alike = (squares - (held[asked] - own_squares)) / pairs
    every = np.asarray(articles.sum(axis=1)).ravel().astype(np.float64)
    usual = max(((every**2).sum() - count) / max(count * (count - 1), 1), 1e-9)
    out[asked] = np.round(alike / usual, 3)
    return out


def _first_holders(titles: Titles) -> Ints:
    """Where the words stand in `titles`, of each the first MOST, words that one article alone holds aside; by word, then by article."""
    order = np.argsort(titles.column, kind="stable")
    column = titles.column[order]
    before = np.arange(len(order)) - np.searchsorted(column, column)
    return order[(column >= 0) & (before < MOST)]
