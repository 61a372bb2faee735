"""What the tests of the analysis share: mixed texts, articles, tokens as strings, and the plain version of a plural."""

from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from indexer.analysis.batch import batch_of
from indexer.analysis.segment import segmenter
from indexer.analysis.tokens import Tokens, tokenise
from indexer.analysis.words import word_list
from indexer.model import Article
from indexer.text.characters import fold

few = settings(max_examples=60, deadline=None, derandomize=True)
"""The same examples on every run; the first one builds the tables of all characters, so there is no deadline."""
CHUNKS = (
    "偏向锁", "连接池", "我们用", "的", "資料庫", "ＡＰＩ", "Node.js", "C++", "C#", ".NET", "TCP/IP", "k8s", "locks", "Queries", "3.14", "2024",
    "camelCase", "https://example.com/a?b=1", "the", "is a", " ", "  ", "\n", "\n\n", "\t", "\u3000", "\u200b", "，", "。", "！", "（", "）", ". ",
    ", ", "-", "+", "#", "/", "@", "&", "…", "😀", "𠮷", "é", "e\u0301", "ア", "\x00", "\r\n",
)  # fmt: skip
SURROGATE = "\ud800"
readable_texts = st.lists(st.sampled_from(CHUNKS) | st.text(max_size=3), max_size=20).map("".join)
mixed_texts = st.lists(st.sampled_from((*CHUNKS, SURROGATE)) | st.text(max_size=3), max_size=20).map("".join)


def article(text: str, title: str = "", name: str = "a") -> Article:
    """An article of nothing but text."""
    return Article(name, title, text, ())


def tokens_of(text: str, engine: str = "rjieba") -> Tokens:
    """The tokens of `article(text)`, whose first character is the line break after its empty title."""
    return tokenise(batch_of([article(text)]), segmenter(engine))


def words_of(text: str) -> list[str]:
    """The tokens of a text as strings."""
    tokens = tokens_of(text)
    return [f"\n{text}"[start:end] for start, end in zip(tokens.start, tokens.end, strict=True)]


def singular(word: str) -> str:
    """The folded word without its plural ending, in plain Python: -ies to -y, -sses -shes -xes less two, else -s; also that of abbreviations."""
    folded = fold(word)
    plain = (
        len(word) > 3 and word[-2:].isalpha() and word[-2:].islower() and folded[-1] == "s" and folded[-2] not in "sui"
    ) or (len(word) > 2 and folded[-1] == "s" and word[-1].islower() and word[-3:-1].isupper() and word[-3:-1].isalpha())
    if not plain or "." in word or folded in word_list("singular_exceptions"):
        return folded
    if len(word) > 4 and folded.endswith("ies"):
        return folded[:-3] + "y"
    return folded[: -2 if len(word) > 4 and folded.endswith(("xes", "shes", "sses")) else -1]


def differences(left: Any, right: Any, path: str = "") -> list[str]:
    """The paths at which two values of dataclasses, mappings and arrays differ; empty where they are equal."""
    if isinstance(left, np.ndarray):
        return [] if left.dtype == right.dtype and np.array_equal(left, right) else [path]
    if is_dataclass(left):
        pairs = {field.name: (getattr(left, field.name), getattr(right, field.name)) for field in fields(left)}
    elif isinstance(left, dict):
        pairs = {name: (left.get(name), right.get(name)) for name in sorted({*left, *right})}
    else:
        return [] if left == right else [path]
    return [found for name, pair in pairs.items() for found in differences(*pair, f"{path}.{name}")]
