"""A tree's labels in the language that a reader wants: what is a concept is shown by its name there, nothing is translated."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

from indexer.analysis import segmenter
from indexer.concepts.glossary import shipped
from indexer.errors import NotFoundError, UsageError
from indexer.model import Tree
from indexer.store import Index
from indexer.text.spelling import is_han, spelling

Language = Literal["source", "zh", "en", "bilingual"]
LANGUAGES: tuple[Language, ...] = ("source", "zh", "en", "bilingual")
JOINED = re.compile(r"(、|, )")
"""What joins the names in the label of a topic."""
WORD = re.compile(r"[\u3400-\u9fff]+|[A-Za-z](?:[^\W\u3400-\u9fff]|[+#])*(?:[-./][A-Za-z][^\W\u3400-\u9fff]*)*")
LONGEST = 5
"""Words of a name inside a label."""
CODE = frozenset("<>=/\\_@$&*[]{}\"'`~^|%#")
"""Beside a Latin name these are code, an address or a path: nothing is said of the name there."""
CLOSED = frozenset(["a", "an", "the", "is", "has", "have", "had", "was", "be", "been", "am", "are", "of", "in", "on", "at", "to", "by", "for", "from", "with", "no", "not", "so", "and", "or", "if", "it", "its", "i", "he", "we", "you"])
"""What several words do not begin or end with that are a name: "so a" is no SOA."""
CASELESS_FROM = 4
TELLING = 4
"""Han characters that make a name worth its English one, unless it is a key concept of the article; two English words do."""


class Names(NamedTuple):
    """A concept's usual names; empty where none is known."""

    chinese: str
    english: str


UNKNOWN = Names("", "")
NameOf = Callable[[str], Names]


def in_language(tree: Tree, language: str, index: Index) -> Tree:
    """The tree with its labels in `source`, `zh`, `en` or `bilingual` form: 奖励模型 (reward model). Raises UsageError.

    A label that is the name of a concept, of the index or of the glossary, is shown by the wanted one; what has no known
    name stays as it is. In the bilingual form the first mention of a concept inside another label is followed by its
    name in the other language: the author's words stay.
    """
    if language not in LANGUAGES:
        raise UsageError(f"no language {language!r} for a tree; known are {', '.join(LANGUAGES)}")
    if language == "source":
        return tree
    name_of = names_in(index)
    keys = frozenset(spelling(name) for key in tree.concepts for name in name_of(index.label(key)) if name)
    return _Speaker(language, name_of, keys).spoken(tree)


def names_in(index: Index) -> NameOf:
    """A function from any name to both usual names of its concept: as the index knows them, else as the glossary does."""

    @lru_cache(1 << 12)
    def name_of(text: str) -> Names:
        try:
            forms = [alias.form for alias in sorted(index.concept(text).aliases, key=lambda alias: -alias.count)]
        except NotFoundError:
            number = shipped().named.get(spelling(text))
            forms = list(shipped().entries[number].names) if number is not None else []
        return _names(text, forms)

    return name_of


def _names(text: str, forms: Sequence[str]) -> Names:
    """The first name in each language; none where `text` is a short one of other case (a dB is no DB), or parts its words otherwise:
    Hashtable, the class, is no hash table."""
    if not is_han(text) and text not in forms and (len(text) < CASELESS_FROM or _parted(text) not in map(_parted, forms)):
        return UNKNOWN
    chinese = next((form for form in forms if is_han(form)), "")
    english = next((form for form in forms if not is_han(form)), "")
    says_no_more = english.casefold() in chinese.casefold()  # Vue框架
    return UNKNOWN if says_no_more else Names(chinese, english)


def _parted(name: str) -> str:
    return name.casefold().replace("-", " ")


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Who says a tree's labels anew; `said` are the concepts that have had both their names, by their Chinese one."""

    language: str
    name_of: NameOf
    keys: frozenset[str]
    said: set[str] = field(default_factory=set)

    def spoken(self, tree: Tree) -> Tree:
        """The tree, each label before those under it."""
        label = self._label(tree)
        return tree._replace(label=label, children=tuple(self.spoken(child) for child in tree.children))

    def _label(self, node: Tree) -> str:
        parts = JOINED.split(node.label) if node.kind == "topic" else [node.label]
        named = [part if JOINED.fullmatch(part) else self._whole(part) for part in parts]
        if any(named):
            label = "".join(name or part for name, part in zip(named, parts, strict=True))
            return label.replace("、", ", ") if self.language == "en" else label
        return self._glossed(node.label) if self.language == "bilingual" else node.label

    def _whole(self, label: str) -> str:
        """The wanted form of a label that is a name; empty for one that is none, or has no other name."""
        chinese, english = self.name_of(label)
        if not (chinese and english):
            return ""
        if is_han(label):
            chinese = label
        else:
            english = label
        if self.language == "bilingual":
            self.said.add(chinese)
            return f"{chinese} ({english})"
        return chinese if self.language == "zh" else english

    def _glossed(self, label: str) -> str:
        """The label with the other name of each concept behind its first mention in the tree."""
        words = list(_words(label))
        out, at, first = [], 0, 0
        while first < len(words):
            count = self._longest(label, words[first : first + LONGEST])
            start, end = words[first][0], words[first + max(count, 1) - 1][1]
            other = self._other(label[start:end], count) if count else ""
            if other and other.casefold() not in label.casefold():  # the author did not say it
                out.append(f"{label[at:end]} ({other}){' ' if is_han(label[end : end + 1]) else ''}")
                at = end
            first += max(count, 1)
        return "".join(out) + label[at:]

    def _longest(self, label: str, words: list[tuple[int, int]]) -> int:
        """Of how many of the words the longest name consists that begins with the first; 0 for none."""
        start = words[0][0]
        ends = [(count, words[count - 1][1]) for count in range(len(words), 0, -1)]
        return next((count for count, end in ends if _can_be_a_name(label, start, end) and all(self.name_of(label[start:end]))), 0)

    def _other(self, name: str, words: int) -> str:
        """The name in the other language, if this one tells enough and was not glossed before."""
        chinese, english = self.name_of(name)
        telling = len(name) >= TELLING if is_han(name) else words > 1 or not name.islower()
        if chinese in self.said or not (telling or spelling(name) in self.keys):
            return ""
        self.said.add(chinese)
        return english if is_han(name) else chinese


def _can_be_a_name(label: str, start: int, end: int) -> bool:
    """Whether some words of a label are neither a piece of code nor joined by such as `is` and `a`."""
    name = label[start:end]
    if is_han(name):
        return True
    words, before, after = name.casefold().split(), label[max(0, start - 1) : start], label[end : end + 1]
    in_code = not CODE.isdisjoint((before, after)) or before in {".", "-", ":"} or (after in {".", "(", ":"} and label[end + 1 : end + 2] not in {"", " "})
    return not in_code and (len(words) == 1 or CLOSED.isdisjoint((words[0], words[-1])))


def _words(label: str) -> Iterator[tuple[int, int]]:
    """Where each word of a label starts and ends."""
    cut = segmenter("rjieba")
    for found in WORD.finditer(label):
        at = found.start()
        for word in cut(found[0]) if is_han(found[0]) else [found[0]]:
            yield at, at + len(word)
            at += len(word)
