"""What announces a list, as a name of it: HTTP/1.1 的安全性问题 for HTTP/1.1 有以下安全性问题."""

import re

ADVERBS = (
    r"(?:一共|只|(?<![规法原准守细正])则|分别|(?<!成)就|主要|一般|通常|大致|大体|目前|简单|总共|大概|基本|往往|可以|可能|应该|需要|又|还|也|(?<!首)都|(?<![许认])可|(?<![机社协议])会|被)*"
)
"""Not the ends of 规则, 成就, 首都, 许可, 机会."""
HAS = r"(?:包括|包含|具有|具备|拥有|存在|提供|[划区]?分为|[划区]?分成|发现|看到|知道|满足|遵循|面临|涉及|获得|得到|做出|作出|加入|有|做)了?"
POINTS = r"(?:以下|如下|下列|下面)"
NUMBER = r"(?P<number>(?:[两二三四五六七八九十]+|\d+\s?)(?:[个种条类项件步组层]|方面))"
LISTED = rf"(?:{POINTS}这?\s?(?:{NUMBER}|[几一]?[个种点条类项件些]|这些)?|{NUMBER.replace('number', 'counted')})[大小]?(?:方面|方式)?"
HAS_SEVERAL = re.compile(rf"(?:(?:一般(?:而言)?|通常|现在|目前)的?)?(?P<of>.*?)\s?{ADVERBS}{HAS}{LISTED}(?P<what>[^，,。；;：:]{{0,12}})")
"""X has the following Ys, or so many Ys."""
IN_CASES = re.compile(rf"在?{POINTS}这?(?:几|[两三四五六])?[个种]?(?P<what>情况|场景|条件)下?[，,]?(?:仍?(?:可能|可以|会|将|需要))?(?P<does>不?[^，,]{{4,20}})")
"""In the following cases X happens."""
VAGUE = re.compile(
    r"(?:这|那|它|他|她|我|你|其|该|此|本|让|从|在|对|并|而|如果|因为|由于|一个|所以|个人|每|至少|使)|.*(?:[的中里上下时仅]|我们?|认为|觉得|希望|还是|来看|[将把].+|至少|适合)$",
)
"""What begins or ends something that is not named, or is no name."""
BARE = re.compile(
    r"(?:我们|大家|则|一共|分别|知道|了解|主要|一般|通常|大致|大体|具体|目前|常见|可以|可|需要|要|应该|也许|可能|使得|由|会|也|再|又|还|都|只|的|说|发现|看到|注意|经过|按照?|通过|使用|采用|用于|考虑|进行|做)*"
    r"(?:包括|包含|有|分为|分成|具有|具备|存在|涉及|对应|用于)?了?(?:以下|如下|下列|下面|这)?(?:几|[两二三四五六七八九十]|\d+)?[个种点条类项大步件]?"
    r"(?:不同)?的?(?:功能|组件|情况|问题|内容|[特优缺要]点|特性|步骤?|顺序|方面|类型?|部分|方[式法案]|作用|原因|规则|事项|地方|条件|参数|阶段|策略|因素)?(?:来|去)?(?:进行|回答|处理|设置|考虑|完成|组成|构成)?"
)
"""An announcer that says of nothing what it lists: 主要包含以下功能, 可以按下面顺序回答."""
LEANING = re.compile(r"(?:[这那它他她该]|此(?![外时])|其(?![他它中实余次])|(?:this|that|these|those|it|they|he|she|i)\b)", re.I)
"""What begins one that says it of what stood before."""
BY = re.compile(r"(?:根据|按照?|依据|依照|基于).+")
"""By what something is parted."""
SAYS = re.compile(r"来|进行|需要|可以|很|了|被|就|会|能|于")
"""In what is listed: the sentence goes on."""
NOTHING = frozenset(("", "方面", "方式", "内容", "部分", "情况", "方法", "步骤", "类型", "种类", "要点", "操作", "事情", "信息"))
"""What says nothing of what is listed beside what it is of, unless it is counted."""
SHORTEST = 2
"""Characters of a name."""


def name_of_list(announcer: str) -> str:
    """What an announcer names, as a noun phrase; the announcer where that is not plain, nothing where it names nothing alone.

    >>> [name_of_list(said) for said in ("HTTP/1.1 有以下安全性问题", "Unix 有五种 I/O 模型", "系统调用的过程可以简单分为以下几个步骤", "常用的规则有以下八条")]
    ['HTTP/1.1 的安全性问题', 'Unix 的五种 I/O 模型', '系统调用的过程', '常用的规则']
    """
    if BARE.fullmatch(announcer) or LEANING.match(announcer):
        return ""
    found = HAS_SEVERAL.fullmatch(announcer)
    if found:
        return _of(found["of"], found["number"] or found["counted"] or "", found["what"].strip().removeprefix("的")) or announcer
    found = IN_CASES.fullmatch(announcer)
    return f"{found['does']}的{found['what']}" if found and not VAGUE.match(found["does"]) else announcer


def _of(of: str, number: str, what: str) -> str:
    """So many of what something has, `of` empty where it is not said; empty where that is no name."""
    of = BY.sub("", of) if len(BY.sub("", of)) >= SHORTEST else of
    if of.endswith(("，", ",")) or (of and (VAGUE.match(of) or len(of) < SHORTEST)) or SAYS.search(what) or (not number and "的" in what):
        return ""
    if not what or of.endswith(what) or (what in NOTHING and not number):
        return of
    space = " " * what[:1].isascii()
    counted = f"{number}{space}{what}" if number else f"{space if of else ''}{what}"
    return f"{of}{' ' * of[-1].isascii()}的{counted}" if of else counted
