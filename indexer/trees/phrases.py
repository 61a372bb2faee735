"""Phrases that tell what a sentence does: sum up, define, give an example."""

import re

CUE = (
    "总之", "因此", "关键", "本质", "意味着", "核心", "重点", "换句话说", "简单来说", "也就是", "区别", "优点", "缺点", "overall", "the key",
    "note that", "in short", "important", "difference", "means that",
)  # fmt: skip
DEFINES = re.compile(
    r"(?!把|将|这|那|它|其|此|该|我|你|有|在|通过|如果|若|使用|应该|通常|但|所以|因为|第|"
    r"(?:this|that|these|those|it|there|here|he|she|they|we|you|I|my|our|what|which|where|one|using|if|when|even|to|in|of|for|"
    r"the (?:figure|key|value|reason|result|problem|idea|difference|goal))\b)[^，；：。,;:]{1,40}?"
    r"(?:(?<![不能定作])是一(?:[种类款套门项]|个(?!更|很|非常|比较|相当|好))|(?:是指|指的是|称为|叫做)|(?:(?: is| are) an? (?!good|bad|better|great|very|little|lot|few|bit|must|matter|problem)|"
    r" refers? to | is called ))",
    re.I,
)
"""A clause that says what its subject is."""
DEFINING_SIGNS = ("是一", "是指", "指的是", "称为", "叫做", " is a", " are a", " refer", " is called")
"""One of them stands in every sentence that defines."""
EXAMPLE = ("例如", "比如", "举个例子", "假设", "for example", "for instance", "imagine", "suppose")
