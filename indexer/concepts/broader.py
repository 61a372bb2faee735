"""Which concept is a kind or a part of which: by the glossary, by what sentences say, and by names that end in others.

Only concepts that the glossary knows become parents of those that it does not: what else ends a phrase is seldom a class.
Headings are no evidence: "section concept inside parent concept" was right in .57 at best.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from indexer.concepts.drafts import Draft
from indexer.concepts.glossary import Entry, Glossary
from indexer.concepts.kinds import CHANGING, makes_a_kind
from indexer.model import Bools, Statement
from indexer.text.scripts import simplified
from indexer.text.spelling import is_han, spelling

IS_A = re.compile(r"是一[种个款套类门项]|属于|\b(?:is|are) an? (?:kind of |type of |sort of )?", re.I)
BY_NAME = "name"
"""The origin of a pair of which one name ends in the other."""
PHRASE_END = re.compile(
    r"[，,。；;：:、（(！!？?\n]|\.(?=\s|$)|\b(?:that|which|who|for|of|to|in|on|with|by|from|used|designed|developed|based|and|or|where|whose|as|at|is|are)\b", re.I
)
LONGEST_PHRASE = 60
LATIN_WORDS = 4
FEWEST_ARTICLES = 2
PARENTS = 3
GENERIC = frozenset(
    map(
        spelling,
        ["方法", "方式", "技术", "过程", "概念", "东西", "工具", "问题", "集合", "机制", "操作", "功能", "系统", "内容", "情况", "结果", "形式", "部分", "类型", "数据", "信息", "对象", "文件", "名称", "结构", "规则", "语句", "关键字", "函数", "参数", "项目", "method", "way", "technique", "process", "concept", "thing", "tool", "problem", "set", "mechanism", "operation", "feature", "system", "result", "form", "part", "type", "data", "information", "object", "file", "name", "structure", "rule", "statement", "function", "parameter", "project", "class", "library", "example", "list", "value"],
    )
)
"""Parents of everything, which say nothing."""


class Broader(NamedTuple):
    """`child` is a kind or part of `parent` (places of concepts); `origin`: glossary, text (a sentence says so) or name."""

    child: int
    parent: int
    origin: str


def broader_of(
    drafts: Sequence[Draft],
    articles: Sequence[int],
    entry_of: Mapping[int, int],
    glossary: Glossary,
    texts: Sequence[str],
    statements: Sequence[Sequence[Statement]],
    whole: Bools,
) -> tuple[Broader, ...]:
    """The hierarchy, without cycles, by child and then by evidence.

    `articles` says how many articles hold each concept, `entry_of` which entry of the glossary a concept is, `whole` (concepts + 1,)
    which begin as whole names do. Grows with concepts and statements.
    """
    of_name = {name: at for at, draft in enumerate(drafts) for name in draft.spellings if len(draft.columns)}
    known = {entry: at for at, entry in entry_of.items() if articles[at]}

    def parent_named(name: str) -> int | None:
        found = of_name.get(name)
        if found is None or found not in entry_of or name in GENERIC:
            return None
        return found if articles[found] >= FEWEST_ARTICLES else None

    found = [
        *_by_glossary(known, glossary),
        *_by_statements(texts, statements, of_name, parent_named),
        *_by_names(drafts, articles, entry_of, lambda name: _class_named(name, parent_named, entry_of, glossary), whole),
    ]
    return tuple(sorted(_without_cycles(found)))


def _by_glossary(known: Mapping[int, int], glossary: Glossary) -> Iterator[Broader]:
    """Each entry that the corpus knows, under the nearest parent that it knows too."""
    for entry, child in sorted(known.items()):
        parent = next((known[above] for above in glossary.above(entry) if above in known), None)
        if parent is not None:
            yield Broader(child, parent, "glossary")


def _by_statements(
    texts: Sequence[str],
    statements: Sequence[Sequence[Statement]],
    of_name: Mapping[str, int],
    parent_named: Callable[[str], int | None],
) -> Iterator[Broader]:
    for text, told in zip(texts, statements, strict=True):
        for statement in told:
            child = of_name.get(spelling(statement.subject))
            if child is None:
                continue
            parent = kind_named(simplified(text[statement.start : statement.end]), parent_named)
            if parent is not None:
                yield Broader(child, parent, "text")


def kind_named(sentence: str, parent_named: Callable[[str], int | None]) -> int | None:
    """The concept in which the phrase after "is a" ends: 关系型数据库 of `MySQL 是一个开源的关系型数据库，…`; None where there is none."""
    cue = IS_A.search(sentence)
    if cue is None:
        return None
    end = PHRASE_END.search(sentence, cue.end(), cue.end() + LONGEST_PHRASE)
    phrase = sentence[cue.end() : end.start() if end else cue.end() + LONGEST_PHRASE].strip()
    found = (parent_named(spelling(name)) for name in _endings(phrase) if phrase.removesuffix(name)[-1:] not in CHANGING)
    return next((parent for parent in found if parent is not None), None)


def _endings(phrase: str) -> Iterable[str]:
    """The ends of a phrase that could be a name, longest first."""
    if is_han(phrase[-1:]):
        return (phrase[at:] for at in range(max(0, len(phrase) - 12), len(phrase) - 1))
    words = phrase.split()
    return (" ".join(words[at:]) for at in range(max(0, len(words) - LATIN_WORDS), len(words)))


def _by_names(
    drafts: Sequence[Draft],
    articles: Sequence[int],
    entry_of: Mapping[int, int],
    parent_named: Callable[[str], int | None],
    whole: Bools,
) -> Iterator[Broader]:
    """A name that ends in the name of an entry of the glossary: 可重入读写锁 under 读写锁. Entries say it themselves."""
    for child, draft in enumerate(drafts):
        if child in entry_of or articles[child] < FEWEST_ARTICLES or not (whole[child] or draft.label[0].isascii()):
            continue
        for ending in list(_endings(draft.label))[1:]:
            parent = parent_named(spelling(ending))
            if parent is not None and parent != child:
                if makes_a_kind(draft.label.removesuffix(ending), ending):
                    yield Broader(child, parent, BY_NAME)
                break


def _class_named(name: str, parent_named: Callable[[str], int | None], entry_of: Mapping[int, int], glossary: Glossary) -> int | None:
    """The concept that a name ends in, but for single things that have a Latin name of their own: Spark Thrift, Install etcd and Kitex gRPC are no kinds of these."""
    parent = parent_named(name)
    return None if parent is None or (not is_han(name) and is_one_thing(glossary.entries[entry_of[parent]])) else parent


def is_one_thing(entry: Entry) -> bool:
    """Whether an entry is a single product, protocol or language: its first name ends in a word with a capital, or is one Latin word that has a class above it
    and no Chinese name.

    >>> is_one_thing(Entry("etcd", ("etcd",), (), "key-value store")), is_one_thing(Entry("remote procedure call", ("RPC",), (), "")), is_one_thing(Entry("RPC framework", ("RPC框架",), (), ""))
    (True, False, False)
    """
    if any(map(str.isupper, entry.first.split()[-1])):
        return True
    return bool(entry.broader) and entry.first.isascii() and " " not in entry.first and not any(map(is_han, (*entry.names, *entry.uncertain)))


def _without_cycles(found: Iterable[Broader]) -> Iterator[Broader]:
    """Each pair once, by its best evidence (which comes first); no pair that closes a circle, few parents for each."""
    above: dict[int, list[int]] = {}
    for edge in found:
        parents = above.setdefault(edge.child, [])
        if edge.parent not in parents and len(parents) < PARENTS and not _reaches(edge.parent, edge.child, above):
            parents.append(edge.parent)
            yield edge


def _reaches(start: int, goal: int, above: Mapping[int, Sequence[int]]) -> bool:
    waiting, seen = [start], set()
    while waiting:
        at = waiting.pop()
        if at == goal:
            return True
        if at not in seen:
            seen.add(at)
            waiting += above.get(at, ())
    return False
