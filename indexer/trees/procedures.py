"""Which items of a list are steps of a procedure, and which name or say something."""

import re
from collections.abc import Sequence

from indexer.model import NodeKind
from indexer.text.spelling import is_han
from indexer.trees.clauses import length_of
from indexer.trees.wellformed import tagged

STATEMENT = 6.0
"""Tokens from which a label says something rather than names it: of bold type as long as that readers called nine tenths no
term, of shorter one a quarter."""
PROCEDURE = re.compile(
    r"步骤|[几两二三四五六七八九十\d] ?步|流程|(?<!存储)过程|阶段|安装|部署|搭建|方法如下|"
    r"\b(?:steps?|stages?|phases?|procedure|install\w*|deploy\w*|set ?up|how to|getting started)\b",
    re.I,
)
"""What is said of a list whose items are done one after another."""
IMPERATIVE = re.compile(
    r"(?:add|apply|build|call|change|check|choose|click|clone|compute|configure|copy|create|define|delete|deploy|download|edit|enable|enter|"
    r"execute|find|generate|get|go|initiali[sz]e|import|insert|install|launch|load|log|make|move|navigate|open|pick|press|push|put|read|remove|"
    r"repeat|replace|restart|return|run|save|select|send|set|sort|split|start|stop|switch|train|type|update|upload|use|wait|write)\b",
    re.I,
)
PREDICATE = re.compile(r"(?<!还)是(?!否)|了(?!解)|没有|不会|不能|可以|[\u3400-\u9fff]{2}[不相]同$")
"""What a clause has and a name has not: 类没有重写 equals() 方法, 哈希值不同."""
OPENING = 4
"""Characters in which a label's first word is looked for."""


def are_steps(labels: Sequence[str], said: str) -> bool:
    """Whether the items of an ordered list are done one after another: there are several, and what is `said` before them speaks of
    a procedure, or most of them begin with something to do."""
    return len(labels) > 1 and (PROCEDURE.search(said) is not None or 2 * sum(map(_acts, labels)) > len(labels))


def kind_of(label: str) -> NodeKind:
    """What an item is that is no step: a point where it is long or a clause, else a term."""
    return "point" if length_of(label) >= STATEMENT or PREDICATE.search(label) else "term"


def _acts(label: str) -> bool:
    """Whether a label begins with a verb."""
    if is_han(label[:1]):
        return tagged(label[:OPENING])[0][1] == "v"
    return IMPERATIVE.match(label) is not None
