"""Which words before the name of a class make the name of a kind of it: 滚动 before 数组, but not 遍历, 一个 or 非."""

from indexer.concepts.boundary import CLOSED, kind_of
from indexer.concepts.lexicon import word_list
from indexer.concepts.ordinary import is_ordinary

CHANGING = frozenset("非反不无未伪去可待原加多跨")
"""Before a name they make the name of what it is not, not yet, or more than: 非叶子节点, 可持久化, 跨浏览器."""
MEASURES = frozenset("个段条章份种些次棵篇张行句")
"""What is counted: 段代码 of 一段代码."""
DEGREES = frozenset("级次维元层阶")
"""Where numbers end that do make kinds: 二级缓存."""

POINTING = frozenset(
    ["new", "old", "same", "different", "entire", "whole", "existing", "specified", "given", "current", "previous", "following", "next", "first", "second", "last", "final", "other", "another", "own", "actual", "certain", "specific", "particular", "various", "several", "multiple", "single", "individual", "separate", "additional", "example", "sample", "true", "real", "correct", "official", "latest", "simple", "complete", "target", "deprecated", "optional",
     "唯一", "同一", "相同", "不同", "现有", "原有", "主流", "整个", "当前", "上述", "以下", "其他", "旧", "新", "最大", "最小", "官方", "正式", "顶级", "反复"]
)
"""Words that point out one of a class, or some, and name no kind of it: new branch, entire DAG, 同一进程, 主流浏览器."""


def makes_a_kind(before: str, name: str) -> bool:
    """Whether a name with `before` in front of it is a kind of what it names: no number, no negation, no verb that has the name for its object.

    Verbs that take an object (`object-verbs.txt`) make kinds of what is named by a general noun only: 遍历算法.

    >>> makes_a_kind("滚动", "数组"), makes_a_kind("遍历", "数组"), makes_a_kind("遍历", "算法"), makes_a_kind("频繁申请", "内存"), makes_a_kind("一段", "代码")
    (True, False, True, False, False)
    """
    before = before.strip()
    if before.lower().split(" ", 1)[0] in POINTING:
        return False
    if before in CHANGING or before in MEASURES or (kind_of(before) == CLOSED and before[-1] not in DEGREES):
        return False
    return name in word_list("tails.txt") or not _takes_an_object(before)


def _takes_an_object(before: str) -> bool:
    verbs = word_list("object-verbs.txt")
    return before in verbs or any(before[-size:] in verbs and is_ordinary(before[:-size]) for size in (2, 1) if len(before) > size)
