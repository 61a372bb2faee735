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
    r"(?:[，,]?(?<![不能定作])是一(?:[种类款套门项]|个(?!更|很|非常|比较|相当|好))|(?:是指|指的是|称为|叫做|又[称叫]|也[称叫][为做作]?|是用(?:于|来)|的作用是|的特[征点]是)|(?:(?: is| are) an? (?!good|bad|better|great|very|little|lot|few|bit|must|matter|problem)|"
    r" refers? to | is called ))",
    re.I,
)
"""A clause that says what its subject is."""
DEFINING_SIGNS = ("是一", "是指", "指的是", "称为", "叫做", "又称", "又叫", "也称", "也叫", "是用", "作用是", "特征是", "特点是", " is a", " are a", " refer", " is called")
"""One of them stands in every sentence that defines."""
BUT = re.compile(r"\s*(?:但是?|然而|不过|可是|(?:but|however)\b)", re.I)
"""What a sentence begins with that takes back what the one before it says."""
EXAMPLE = ("例如", "比如", "举个例子", "假设", "误区", "误以为", "错误地认为", "for example", "for instance", "imagine", "suppose", "misconception")
"""What tells that a sentence holds for an example alone, or not at all."""
