"""Words that everybody uses: verbs, adjectives and phrases of the dictionary, and what texts on any subject speak of."""

import re
from collections import defaultdict
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from indexer.concepts.boundary import OTHER, kind_of
from indexer.concepts.lexicon import word_list
from indexer.prepared import prepared
from indexer.text.characters import simplifying
from indexer.text.spelling import is_han

NO_NOUN = re.compile(r"\n([\u4e00-\u9fff]{2,4}) \d+ (?:v[dgi]?|a[dg]?|[bcdefilmopqrtuxyz]|mq|zg)(?=\n)")
"""Lines of jieba's dictionary (word, frequency, tag) with the tag of what is no noun. A verb as a noun (vn) may be one.

Begins with a letter of its own, the end of the line before, so that the search is fast."""

BETWEEN = "\n"
"""What parts words, which none has."""
OF_TEXTS = "学习|使用|简明|源码|源代码|读书|零碎|小?知识|入门|进阶|快速|经验|面试|技术|个人|论文|系列|常用|实用|最全|与|和"
"""What stands before the name of a kind of text and makes it no subject."""


def is_ordinary(label: str) -> bool:
    """Whether a label is a word of everyday language, which only articles about it make a concept.

    >>> is_ordinary("搭建"), is_ordinary("簡單"), is_ordinary("最佳实践"), is_ordinary("global"), is_ordinary("Kubernetes")
    (True, True, False, True, False)
    """
    label = label.translate(simplifying())
    if is_han(label):
        return label in word_list("general-words.txt") or is_genre(label) or kind_of(label) != OTHER or _is_no_noun(label)
    return (label.lower() in word_list("general-words.txt") or is_genre(label)) and not label.isupper()


@lru_cache(1 << 16)  # telling concepts, their worth and ranks ask for the same ones
def is_genre(label: str) -> bool:
    """Whether a label says what kind of text an article is, or a part of it: 学习笔记, 源码阅读, 教程, 參考資料, tutorial, TODO.

    >>> is_genre("学习笔记"), is_genre("參考資料"), is_genre("参考模型")
    (True, True, False)
    """
    return _genres().fullmatch(label.lower().translate(simplifying())) is not None


@cache
def _genres() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, word_list("genre-words.txt")), key=len, reverse=True))
    return re.compile(f"(?:{OF_TEXTS})*(?:{words})+")


def _is_no_noun(word: str) -> bool:
    return f"{BETWEEN}{word[1:]}{BETWEEN}" in _no_nouns().get(word[:1], "")


@prepared
def _no_nouns() -> dict[str, str]:
    """The words of jieba's dictionary that are no nouns, by their first characters, what follows these in one text: 100,000 strings take ten times as long
    to be read. The file is read without importing jieba."""
    folder = find_spec("jieba").submodule_search_locations[0]  # type: ignore[union-attr, index]
    lines = Path(folder, "dict.txt").read_bytes().decode()
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in NO_NOUN.findall(f"\n{lines}\n"):
        found[word[0]].append(word[1:])
    return {first: f"{BETWEEN}{BETWEEN.join(rest)}{BETWEEN}" for first, rest in found.items()}
