"""A query as keys: the same Han bigrams and Latin words that the index holds of its articles."""

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from indexer.text.characters import fold
from indexer.text.hashing import hashes_of, mixed

RUN = re.compile(
    r"[\u3400-\u9fff\uf900-\ufaff]+|[@.]?(?:(?![\u3400-\u9fff\uf900-\ufaff])\w)+(?:[./&-](?:(?![\u3400-\u9fff\uf900-\ufaff])\w)+)*(?:\+\+|[+#](?!\w))?"
)
JOINTS = re.compile(r"[./&_-]")
LONGEST = 64


def query_words(query: str) -> list[str]:
    """The words that a query is looked up by, folded and distinct, LONGEST at most: first pairs of Han characters, then names.

    A name is looked up as it stands, without a plural ending, and by its parts: whichever of them the index holds counts.

    >>> query_words("Kafka 分布式 locks")
    ['分布', '布式', 'kafka', 'locks', 'lock']
    """
    bigrams: list[str] = []
    names: list[str] = []
    for run in RUN.findall(fold(query[:1000])):
        if is_han_run(run):
            bigrams.extend(map("".join, pairwise(run)))
        else:
            parts = [part for part in JOINTS.split(run) if len(part) > 1]
            names.extend(form for name in dict.fromkeys([run, *parts]) for form in _forms(name))
    return list(dict.fromkeys(bigrams + names))[:LONGEST]


def keys_of_words(words: Sequence[str]) -> list[int]:
    """The 32-bit key of each of a query's words (`analysis.views` makes them of articles)."""
    bigrams = [(ord(word[0]) << 16) | ord(word[1]) for word in words if is_han_run(word)]
    keys = [*mixed(np.array(bigrams, dtype=np.uint64)).tolist(), *hashes_of(words[len(bigrams) :]).tolist()]
    return [int(key) >> 32 for key in keys]


def units_of(text: str) -> list[tuple[int, int]]:
    """Where the Han characters and Latin words of a folded text stand.

    >>> units_of("redis 锁")
    [(0, 5), (6, 7)]
    """
    units: list[tuple[int, int]] = []
    for found in RUN.finditer(text):
        start, end = found.span()
        units += [(at, at + 1) for at in range(start, end)] if is_han_run(found[0]) else [(start, end)]
    return units


def lone_characters(query: str) -> list[str]:
    """The Han characters of a query that stand alone, folded, in order and distinct: no bigram has them."""
    runs = RUN.findall(fold(query[:1000]))
    return list(dict.fromkeys(run for run in runs if len(run) == 1 and is_han_run(run)))


def is_han_run(run: str) -> bool:
    """Whether a run of RUN is one of Han characters."""
    return "\u3400" <= run[0] <= "\ufaff"


def _forms(name: str) -> list[str]:
    """A name and what it could be the plural of."""
    forms = [name]
    if len(name) > 3 and name.endswith("s"):
        forms.append(name[:-1])
        if name.endswith("es"):
            forms.append(name[:-2])
        if name.endswith("ies"):
            forms.append(name[:-3] + "y")
    return forms
