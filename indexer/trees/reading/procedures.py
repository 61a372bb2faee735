"""Which items of a list are steps of a procedure, and which name or say something."""

import re
from collections import Counter
from collections.abc import Sequence

from indexer.model import NodeKind
from indexer.text.spelling import is_han
from indexer.trees.reading.clauses import begin_of, length_of
from indexer.trees.reading.wellformed import tagged

STATEMENT = 6.0
"""Tokens from which a label says something rather than names it: of bold type as long as that readers called nine tenths no
term, of shorter one a quarter."""
PROCEDURE = re.compile(
    r"步骤|[几两二三四五六七八九十\d] ?步|流程|(?<!存储)过程|阶段|安装|部署|搭建|方法如下|"
    r"\b(?:steps?|stages?|phases?|procedure|install\w*|deploy\w*|set ?up|how to|getting started)\b",
    re.I,
)
"""What is said of a list whose items are done one after another."""
ABREAST = re.compile(
    r"(?:要求|条件|用途|作用|功能|要素|[优缺特]点|特性|结构|指令|类型|类别|问题|原因|意义|好处|目的|优势|劣势|结论|定律|规则|原则|区别|情况|场景|方案|事项|建议|技巧|选项|命令(?:示例)?|(?<!装)操作|相关|用法|实践|计划|目标|愿望|打算|展望|总结|感受|心得|"
    r"(?:解决|处理|改进)(?:方法|方式|办法)|因为|包括|[\d两几二三四五六七八九十]\s?[种类]|"
    r"\b(?:features?|requirements?|conditions?|reasons?|benefits?|advantages?|drawbacks?|disadvantages?|problems?|goals?|rules?|types?|kinds?|options?|differences|tips|practices|recommendations|considerations|commands|usages?|plans?|todo))"
    r"(?:在于|如下|有|是|\s(?:are|is))?\W*+$",
    re.I,
)
"""What ends what is said of a list whose items stand beside each other, though verbs begin them: 支持函数调用 under 要求."""
IMPERATIVE = re.compile(
    r"(?:add|apply|browse|build|call|change|check|choose|click|clone|compute|configure|copy|create|define|delete|deploy|download|edit|enable|enter|"
    r"examine|execute|find|follow|generate|get|go|identify|initiali[sz]e|import|insert|inspect|install|launch|load|log|make|move|navigate|obtain|open|pick|press|push|put|read|remove|"
    r"repeat|replace|restart|retrieve|return|review|run|save|scroll|select|send|set|sort|split|start|stop|switch|train|type|update|upload|use|verify|wait|write)\b",
    re.I,
)
PREDICATE = re.compile(r"(?<!还)是(?!否)|了(?!解)|没有|不会|不能|可以|[\u3400-\u9fff]{2}[不相]同$")
"""What a clause has and a name has not: 类没有重写 equals() 方法, 哈希值不同."""
ACT = re.compile(
    r".*，\s?[\u3400-\u9fff]{2}|(?:先(?![进验决行后天])|再(?![生保入])|然后|最后(?!一)|根据|按照|以(?![太及上下前后来色])(?! ?[A-Za-z]+$)|在(?![线途职])|把(?!手)|将(?!军)|从(?![属库业节表机])|"
    r"通过(?![率性])|如果|当(?![前日地]))[^的]*$|[\u3400-\u9fff]{2,6}?(?<!统)(?:一[个条次种份台]|哪些|什么)"
)
"""What an item has that tells what to do, and a name has not: 先让程序运行一遍, 根据键来取值, f12，弹出调试工具, 创建一个数据库."""
STATE = re.compile(r"(?:the |an? |no )?[\w-]+(?: [\w-]+){0,3}? (?:is|are|has|have|was|were|does|do|did|cannot|can)\b", re.I)
"""What begins a clause that says how something is, not what is done: The pod is in Pending state."""
TELLING = frozenset(
    ["支持", "确保", "保证", "允许", "禁止", "避免", "防止", "减少", "降低", "提高", "提升", "增强", "具有", "具备", "拥有", "可以", "能够", "只能", "没有", "不能", "属于", "适合", "适用", "适用于", "存在", "包含", "包括", "使得", "使", "用于", "负责"]
)
"""Verbs that tell what something is like or good for, and do nothing."""
FEWEST = 2
SAME = 0.75
"""Of the labels, those that have one verb, from which they are uses of one command and no steps."""
LONGEST_LABEL = 40
"""Characters of a label in which its verbs are looked for."""
OPENING = 4
"""Characters in which a label's first word is looked for."""


def are_steps(labels: Sequence[str], said: str) -> bool:
    """Whether the items of an ordered list are done one after another: there are several, and what is `said` before them speaks of
    a procedure, and not most of them say how something is, or most begin with something to do, and it does not end with what stands side by side.
    What does the same in several ways is none."""
    if len(labels) < FEWEST or ABREAST.search(said) or _is_one_act(labels, said):
        return False
    return act(labels) or (PROCEDURE.search(said) is not None and 2 * sum(map(_is_state, labels)) <= len(labels))


def act(labels: Sequence[str]) -> bool:
    """Whether most of some labels begin with something to do."""
    return 2 * sum(map(_acts, labels)) > len(labels)


def tell_what_to_do(items: Sequence[str]) -> bool:
    """Whether most of some items say what to do, where more than half begin with words of their own.

    >>> tell_what_to_do(["运行 mysql 主实例：", "在配置文件夹中创建 my.cnf：", "修改完配置后重启实例："])
    True
    >>> tell_what_to_do(["查看一个容器的日志", "查看所有容器的日志", "查看日志的末尾"])
    False
    """
    labels = [said[begin_of(said, 0, len(said)) :] for said in items]
    first = {tagged(label[:OPENING])[0][0] if is_han(label[:1]) else label.split(maxsplit=1)[0].lower() for label in labels if label.strip()}
    telling = sum(_acts(label) or ACT.match(label) is not None for label in labels)
    return 3 * telling >= 2 * len(labels) and 2 * len(first) > len(labels)


def kind_of(label: str) -> NodeKind:
    """What an item is that is no step: a point where it is long or a clause, else a term."""
    return "point" if length_of(label) >= STATEMENT or PREDICATE.search(label) or ACT.match(label) else "term"


def _acts(label: str) -> bool:
    """Whether a label begins with a verb."""
    if is_han(label[:1]):
        word, tag = tagged(label[:OPENING])[0]
        return tag == "v" and word not in TELLING
    return IMPERATIVE.match(label) is not None


def _is_one_act(labels: Sequence[str], said: str) -> bool:
    """Whether nearly all of three labels and more have a verb that is `said` before them: 删除指定容器, 删除所有容器 under 删除容器."""
    verbs = Counter(verb for label in labels for verb in {word for word, tag in tagged(label[:LONGEST_LABEL]) if tag == "v" and len(word) > 1 and word in said})
    return len(labels) > FEWEST and max(verbs.values(), default=0) >= SAME * len(labels)


def _is_state(label: str) -> bool:
    """Whether a label says how something is, not what is done."""
    return STATE.match(label) is not None and not _acts(label)
