"""What announces a list, as a name of it: HTTP/1.1 的安全性问题 for HTTP/1.1 有以下安全性问题."""

import re

from indexer.trees.reading.wellformed import tagged

ADVERBS = (
    r"(?:一共|只|(?<![规法原准守细正])则|分别|(?<!成)就|主要|一般|通常|大致上?|大体上?|目前|简单|总共|大概|基本上?|往往|额外|实际上|可以|可能|应该|需要|又|还|也|能够|(?<![功可性智])能(?!力)|(?<!首)都|(?<![许认])可|(?<![机社协议])会|被)*"
)
"""Not the ends of 规则, 成就, 首都, 许可, 机会."""
HAS = r"(?:包括|包含|具有|具备|拥有|存在|提供|[划区拆细]?分为|[划区拆细]?分成|发现|看到|知道|满足|遵循|面临|涉及|获得|得到|做出|作出|加入|有|做)了?"
ENDS_HAVING = re.compile(rf"{HAS}$")
POINTS = r"(?:以下|如下|下列|下面)"
NUMBER = r"(?P<number>(?:[两二三四五六七八九十]+|\d+\s?)(?:[个种条类项件步组层]|方面))"
LISTED = rf"(?:{POINTS}这?\s?(?:{NUMBER}|[几一]?[个种点条类项件些]|这些)?|{NUMBER.replace('number', 'counted')})[大小]?(?:方面|方式)?"
HAS_SEVERAL = re.compile(rf"(?:(?:一般(?:而言)?|通常|现在|目前)的?)?(?P<of>.*?)\s?{ADVERBS}{HAS}{LISTED}(?P<what>[^，,。；;：:]{{0,12}})")
"""X has the following Ys, or so many Ys."""
IN_CASES = re.compile(rf"在?{POINTS}这?(?:几|[两三四五六])?[个种]?(?P<what>情况|场景|条件)下?[，,]?(?:仍?(?:可能|可以|会|将|需要))?(?P<does>不?[^，,]{{4,20}})")
"""In the following cases X happens."""
DONE = re.compile(
    rf"(?:因而|因此|所以|请|我们?|[你您]|大家|试(?!图))?{ADVERBS}(?P<does>[^，,。；;：:]*?)了?{POINTS}的?(?:{NUMBER}|[几一]?[个种点条类项件些]|这些)?的?"
    r"(?P<what>(?![两二三四五六七八九十\d])[^，,。；;：:的]{2,12}?)(?:(?:可以|用来|来)[^的]{2,6}|即可|就行)?"
)
"""Somebody does the following so many things."""
BY_WAY = re.compile(rf"(?P<of>[^，,。；;：:]+?)\s?{ADVERBS}(?:按照?|通过|采用|遵循){POINTS}的?[几一]?[个种条]?(?P<what>过程|步骤|流程|顺序|方式|方法|规则)(?:来)?(?:进行|执行|操作|完成|处理)?")
"""It goes by the following steps."""
ARE = re.compile(rf"(?P<of>[^，,。；;：:]+?)(?:就?是|为){POINTS}(?:{NUMBER}|[几一]?[个种点条类项件些])")
"""They are the following."""
PASSING = re.compile(r"主要|一般|通常|分别|额外|实际上|还(?=[支提需具])")
"""Words that a name does without."""
COPULAS = ("是", "为", "于")
UNDONE = re.compile(r"(?:(?<![起达得做])到|由|进行|按照?|根据)$")
"""What ends what is done where more of the sentence is lost than its adverbs: PLG 由以下部分组成."""
CONJUNCTION = re.compile(r"如果|因为|由于|让|使(?!用)|而|并|但|当|从|由|每|至于|通过|为了|[将把]")
CLAUSE = re.compile(r"[为把将让请]|如下|以下|所示|^[\W_]*$")
"""In what is listed, and is none: 准则为 getter 命名."""
VAGUE = re.compile(
    r"(?:这|那|它|他|她|我|你|其|该|此|本|让|从|在|对|并|而|如果|因为|由于|一个|所以|个人|每|至少|使)|.*(?:[的中里上下时仅]|我们?|认为|觉得|希望|还是|来看|[将把].+|至少|适合)$",
)
"""What begins or ends something that is not named, or is no name."""
BARE = re.compile(
    r"(?:我们|大家|则|一共|分别|知道|了解|主要|一般|通常|大致上?|大体上?|基本上|具体|目前|常见|可以|可|需要?|要|应该|也许|可能|使得|由|会|也|再|又|还|都|只|的|能|说|发现|看到|注意到?|简单|列举(?:一?下)?|列出|罗列|给出|关注|遵循|经过|按照?|通过|使用|采用|用于|考虑|进行|做)*"
    r"(?:如下[表图文]?所示|包括|包含|有|分为|分成|具有|具备|存在|涉及|对应|用于)?了?(?:以下|如下|下列|下面|这)?(?:几|[两二三四五六七八九十]|\d+)?[个种点条类项大步件]?"
    r"(?:不同)?的?(?:功能|组件|情况|问题|内容|[特优缺要]点|特性|步骤?|顺序|方面|类型?|部分|方[式法案]|作用|原因|规则|事项|地方|条件|参数|阶段|策略|因素|操作|信息|事情?|过程)?(?:来|去)?(?:进行|回答|处理|设置|考虑|完成|组成|构成)?"
)
"""An announcer that says of nothing what it lists: 主要包含以下功能, 可以按下面顺序回答."""
LEANING = re.compile(r"(?:[这那它他她该]|此(?![外时])|其(?![他它中实余次])|(?:this|that|these|those|it|they|he|she|i|instead|then)\b)", re.I)
"""What begins one that says it of what stood before."""
BY = re.compile(r"(?:根据|按照?|依据|依照|基于).+")
"""By what something is parted."""
SAYS = re.compile(r"来|进行|需要|可以|很|了|被|就|会(?![话议员])|(?<![功可性智])能(?![力量耗])|于")
"""In what is listed: the sentence goes on."""
NOTHING = frozenset(("", "方面", "方式", "内容", "部分", "情况", "方法", "步骤", "类型", "种类", "要点", "操作", "事情", "信息"))
"""What says nothing of what is listed beside what it is of, unless it is counted."""
KANA = re.compile("[ぁ-ゖァ-ヺ]")
"""What Japanese has, in which the same words are others: 以下の様なデータを作成します."""
LONGEST = 80
"""Characters of an announcer that is looked at: no clause of a list's head has more."""
STEPS, GOING = "步骤", ("过程", "流程")
"""What says something of what does not end so."""
SHORTEST = 2
"""Characters of a name."""
NO_NAME = frozenset("adrpcuy")
"""Tags of the last word of what is none."""


def name_of_list(announcer: str) -> str:
    """What an announcer names, as a noun phrase; the announcer where that is not plain, nothing where it names nothing alone.

    >>> [name_of_list(said) for said in ("HTTP/1.1 有以下安全性问题", "Unix 有五种 I/O 模型", "系统调用的过程可以简单分为以下几个步骤", "常用的规则有以下八条")]
    ['HTTP/1.1 的安全性问题', 'Unix 的五种 I/O 模型', '系统调用的过程', '常用的规则']
    """
    if len(announcer) > LONGEST or KANA.search(announcer):
        return announcer
    if BARE.fullmatch(announcer) or LEANING.match(announcer):
        return ""
    found = HAS_SEVERAL.fullmatch(announcer)
    if found:
        several = _of(found["of"], found["number"] or found["counted"] or "", found["what"].strip().removeprefix("的"))
        return several or _of_done(announcer) or announcer
    found = IN_CASES.fullmatch(announcer)
    if found:
        return announcer if VAGUE.match(found["does"]) else f"{found['does']}的{found['what']}"
    return _of_done(announcer) or announcer


def _of_done(announcer: str) -> str:
    """What is done, by which steps it goes or what they are that an announcer says to follow; empty where that is not plain."""
    found = BY_WAY.fullmatch(announcer)
    if found:
        return "" if VAGUE.match(found["of"]) else f"{found['of']}{'' if '的' in found['of'] else '的'}{found['what']}"
    found = ARE.fullmatch(announcer)
    if found:
        return "" if VAGUE.match(found["of"]) else found["of"]
    found = DONE.fullmatch(announcer)
    if not found or SAYS.search(found["what"]) or CLAUSE.search(found["what"]) or CONJUNCTION.match(found["does"]) or tagged(found["what"])[-1][1] in NO_NAME:
        return ""
    counted = f"{found['number'] or ''}{found['what']}"
    done = PASSING.sub("", ENDS_HAVING.sub("", found["does"])).strip()
    if done.endswith(COPULAS) or UNDONE.search(done) or LEANING.match(done) or (not done and counted in NOTHING):
        return ""
    return f"{done}的{counted}" if done else counted


def _of(of: str, number: str, what: str) -> str:
    """So many of what something has, `of` empty where it is not said; empty where that is no name."""
    of = of.removeprefix("一个")
    of = BY.sub("", of) if len(BY.sub("", of)) >= SHORTEST else of
    if of.endswith(("，", ",")) or (of and (VAGUE.match(of) or len(of) < SHORTEST)) or SAYS.search(what) or (not number and "的" in what):
        return ""
    named = what in NOTHING and (what != STEPS or of.endswith(GOING))
    if not what or of.endswith(what) or (named and not number):
        return of
    space = " " * what[:1].isascii()
    counted = f"{number}{space}{what}" if number else f"{space if of else ''}{what}"
    return f"{of}{' ' * of[-1].isascii()}的{counted}" if of else counted
