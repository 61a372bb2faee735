"""Names with and without the noun of their class: HTTP协议 is HTTP, an HTTP method is not.

A name with a class noun behind it is the same thing where the glossary says that the thing is of that class. A name that means several things
means the one of which a corpus says the class: Go, where articles call it Go语言.
"""

from collections.abc import Iterator, Mapping, Set
from functools import cache

from indexer.concepts.glossary import Glossary
from indexer.concepts.groups import Groups
from indexer.concepts.ordinary import is_ordinary
from indexer.text.spelling import is_han, spelling

CLASSES = ("算法", "协议", "模型", "语言", "编程语言", "框架", "架构", "定理", "理论", "语句", "关键字", "收集器", "垃圾收集器", "表达式", "函数", "树", "数据库", "系统", "操作系统", "平台", "编辑器", "浏览器", "引擎", "命令", "格式", "容器", "注解", "模式", "攻击", "漏洞", "机制", "技术", "方法", "公式", "变换", "编码", "指令", "网络", "分布", "排序", "接口", "服务", "工具", "软件", "库", "锁", "原则", "编译器", "algorithm", "protocol", "model", "language", "framework", "database", "function", "theorem", "network", "system")
CALLED, CALLED_A_WORD = 0.25, 0.5
"""Articles with a certain name of a thing, for each with a name that may mean several, from which this means that everywhere; the second is for everyday
words."""


def join_classes(groups: Groups, glossary: Glossary, held: Mapping[str, int], decided: Set[str]) -> set[str]:
    """Join the names that differ by the noun of their class; the uncertain names that mean one thing in this corpus. `held` has the articles of each
    name, `decided` those that the owner spoke of."""
    for entry, known in sorted(groups.entries.items()):
        nouns = frozenset[str]().union(*(_nouns(glossary.entries[of].names) for of in (entry, *glossary.above(entry))))
        for longer in sorted(_longer(glossary.entries[entry].names, nouns) & groups.known):
            if longer not in glossary.uncertain and longer not in decided:
                groups.join(known, longer)
    return set(_called_by_class(groups, glossary, held, decided))


@cache
def _nouns(names: tuple[str, ...]) -> frozenset[str]:
    """The nouns of classes that end one of the names of an entry."""
    spelled = [name for name in map(spelling, names) if name.endswith(CLASSES)]
    return frozenset(noun for noun in CLASSES for name in spelled if name.endswith(noun))


def _longer(names: tuple[str, ...], nouns: frozenset[str]) -> set[str]:
    """The names with a noun behind them, but for those that end with it already."""
    return {name + noun for name in map(spelling, names) for noun in nouns if not name.endswith(noun)} if nouns else set()


def _called_by_class(groups: Groups, glossary: Glossary, held: Mapping[str, int], decided: Set[str]) -> Iterator[str]:
    for name in sorted(groups.known & glossary.uncertain.keys()):
        if name in glossary.named or name in decided or is_han(name):
            continue
        entries = {glossary.named[name + noun] for noun in CLASSES if name + noun in groups.known and name + noun in glossary.named}
        if len(entries) != 1 or not entries.issubset(glossary.uncertain[name]):
            continue
        (entry,) = entries
        called = max(held.get(spelling(other), 0) for other in glossary.entries[entry].names)
        least = held.get(name, 0) * (CALLED_A_WORD if is_ordinary(name) else CALLED)
        if called > least and groups.join(groups.entries[entry], name):
            yield name
