"""What may stand as a node's label: names that are noun phrases, clauses that say a whole thought."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from indexer.text.spelling import is_han
from indexer.trees.reading.clauses import CLAUSE_END, Run, clauses, holding, phrases, run_of
from indexer.trees.tables import words_in

FUNCTION_TAGS = frozenset("pcuryeo")
"""First letters of jieba's tags for words that no Chinese name begins or ends with: prepositions, conjunctions,
particles, pronouns, interjections."""
CLOSING_TAGS = FUNCTION_TAGS | frozenset("dft")
"""Nor does one end with an adverb, a place or a time, though it may begin with one: 异步编程."""
ENDLESS_TAGS = FUNCTION_TAGS - {"c"}
"""What not even a concept ends with; 校验和 is one."""
BARELY = frozenset(
    ["更", "最", "很", "较", "太", "事先", "预先", "有", "没有", "具体", "任意", "整个", "任何", "各种", "大量", "许多", "本", "该", "此", "每个", "某个", "其他", "其它", "另外", "上述", "以下", "只", "不", "没", "是", "会", "能"]
)
"""Words with which a phrase begins that says how much or which, and names nothing; 有向图 is a word of its own."""
SAYING = frozenset(["小于", "大于", "等于", "相对", "指", "拥有", "具有", "存在", "举办", "估计", "表示"])
"""Words with which a phrase begins that says what is done, unless it is a concept."""
ENDS_ALONE = frozenset("坏好大小快慢多少高低出成能里")
"""Single characters with which a phrase of several words ends that says how it is or what is done, not what: 代码坏."""
RESULTS = frozenset("出到成得来去过了着")
"""Single characters after a verb that say what comes of it: 估计出."""
LONGEST_WISH = 2
"""Characters of 请求, which is a name; 请参阅 asks the reader for something."""
VARIABLE = re.compile(r"[A-Z]\d")
"""What is numbered in an example: T1."""
LONE_TAGS = CLOSING_TAGS | frozenset("m")
"""What is no name when it stands alone."""
UNSURE_TAGS = frozenset("ilvad")
"""Verbs, adjectives, adverbs, set phrases: alone they are names where the corpus has them as concepts (重写, 可伸缩性), but
眼前一亮 is none."""
EDGE = " \t\n，。；：、,.;:—-（(）)“”\"'「」『』!！·*>?？…"
TIME_ENDS = ("时", "时候", "后", "前", "的话", "来说", "而言", "来讲", "看来", "情况下", "过程中", "基础上", "期间")
LOOSE_ENDS = (*"的和与或及并将把被让使对从在于是", "例如", "比如", "称为", "认为", "作为", "成为", "记为", "设为")
WITHIN, MOST_CLAUSES = 400, 8
"""Characters in which the clauses are looked for that a text goes on with, and how many are: a sentence may have a million."""
UNNAMED = ("于", "分为", "分成", "称为", "认为", "成为", "记为", "设为", "例如", "比如")
"""Ends of what is no name, though jieba may take them for nouns: 梯度分为."""
ENDS_WHOLE = re.compile(r"(?:(?<![保储缓内寄暂留])存在|所在|目的|(?<![需要请])求和|平方和|[总之饱调亲]和|[合归]并|参与|主从|[配核比校]对|(?<!差)异或|普及)$")
"""Words that end like these and need nothing after them: 看目录是否存在."""
LOOSE_WORD = re.compile(r"(?<![\w-])(?:and|or|but|that|of|the|an?|to|with|for|in|on|by|as|is|are|which|while|when|from|than)\Z", re.I)
LONGEST_LOOSE = 5
"""Letters of the longest of these words."""
LEAD = 6
"""Characters before a run that may be a connective."""
SUBORDINATE = re.compile(
    r"(?:如果|当|随着|虽然|尽管|由于|因为|为了|通过|作为|做为|对于|关于|(?:when|if|while|although|though|because|since|as|after|before|"
    r"once|in order to|by|with|for|to)\b)",
    re.I,
)
CONDITION = re.compile(
    r"\s*(?:如果|倘若|假如|虽然|尽管|除了|为了|不仅|不但|无论|不管|即使|只要|考虑到|由于|因为|当[^前今]|(?:if|when|while|although|because|since)\b)", re.I
)
"""What begins a clause that another must follow, at a run's beginning and at its last clause."""
PLACING = re.compile(r"\s*在[^，,；;]*[中下上里内间]$")
"""A last clause that only says where or under what the next one holds."""
COUNTS_ON = re.compile(r"[两二三四五六]\s?[个种类点项方大][^，,：:；;]{0,8}[：:]")
"""What says how many follow: a run that stops at the first of them has not all."""
IN_LIST = re.compile(r",\s+[\w'’./+#-]{1,40}(?:\s[\w'’./+#-]{1,40})?\Z")
"""What an English run ends with, one or two words after a comma, that stops in a list where another comma follows: supports YAML, JSON, INI."""
GOES_ON = re.compile(
    r",\s+(?!(?:however|therefore|though|then|too|instead|i\.e|e\.g|for|in|of|as|so|but|and|or|which|who|that|it|we|you|they|this|because|if|when|while|not)\b)"
    r"[\w'’./+#-]{1,40}(?:\s[\w'’./+#-]{1,40}){0,2}(?:,|\s(?:and|or)\s)",
    re.I,
)
"""What follows one that stops there before an item of one to three words: , resource management, I/O clients."""
LISTED = 90
"""Characters before the end in which the end of a run is looked for."""
ADDED = re.compile(r"\s*(?:同时|并且?|而且|又|且|或者?|以及|and\b|or\b)", re.I)
LEANING = re.compile(
    r"\s*(?:其他|结果[为是]|原理就?是|给人|进而|继而|进一步|因而|故(?!障)|又|还是|仍|包括|例如|讲到|提到|而|但|且|里面的|其中|上边|下边|以下边|也就是|使其|使得|供(?![应给])|就(?![业绪])|才|还(?!原)|也|则|都(?!市)|直到|从而|以便|以免|以(?:达到|保证|实现|确保|提高|避免|防止|减少|帮助|获得|得到|满足|支持|增强|降低)|赖以|却|反而|否则|或者?|以及|和|与|的|们|会(?![话议员])|可能|将(?!来)|对[它其他]|"
    r"(?:and|or|but|not|which|who|whose|that|than|then|nor|rather|so|as|even)\b)",
    re.I,
)
"""What a clause begins with that goes on with what its sentence said before."""
NUMERAL = re.compile(r"[IVX]{2,4}")
CAPITALISED = re.compile(r"[A-Z][a-z][A-Za-z-]*")
LONGEST_NAME = 40
"""Characters on either side in which the rest of a name is looked for."""
STARTERS = r"(?:The|An?|In|On|At|For|And|Or|But|If|When|While|As|With|From|To|Of|By|This|That|These|Those|It|Its|We|You|Our|Your|My|I|So|Then|Use|Using|How|What|Why)"
NAME_BEFORE = re.compile(rf"(?:(?<![\w.'’-])(?!{STARTERS} )[A-Z][A-Za-z-]+ ){{1,2}}$")
NAME_AFTER = re.compile(r"(?: [A-Z][a-z][A-Za-z-]*){1,2}(?![\w.])")
ELSEWHERE = phrases(
    "本可图感我碰一毫设令详参更点欢关转译校原公订评这上定作编，,现假前后第答大下系你请以如",
    r"(?:以下|如下|下面的?|下列)的?(?:命令|代码|配置|脚本|语句|例子|示例)|"
    r"本(?:小?节|章|次|书)|可以?(?:参考|参照|查看)|图源|感谢|参考视频|^[设令]\s?\$|我脑子|碰到了|一目了然|毫无疑问|"
    r"前者|后者|上式|上述|这一点|第[一二三四五]个(?:问题|原因|方面)|答案是|大意是|下面的|系列文章|我们(?:已经?|分析了|介绍了|讨论了|重点)|"
    r"详见|详情|参见|参看|参阅|请看|请参考|更多信息|点击(?:这里|此处|链接|[下上]方|下面|阅读|查看|进入|访问|标题|图片|关注|$)|欢迎(?=[关大访您你各加来留评收阅订提指批转添]|$)|(?<=[迎点请])关注|关注(?:我|公众|微信|本|一下|博主|作者|专栏|$)|转载|译者|校对|原文|公众号|订阅|评论区|(?<![文脚])本文|这篇文章|上面(?:的|表示)|定义如下|"
    r"(?:作者|编辑)[:：]|(?:^|[，,])(?:现在)?假设(?!检验)",
    ("author|authors|editor|editors|translator|translators|transcreator|transcreators", ":"),
    ("this|that|these|those|such", r" (?:statement|delay|case|step|example|command|code|formula|equation|result)s?\b"),
    ("want more|check out|see also|click here|click below|subscribe|follow me|follow us|stay tuned|it is time to|read more|please refer to|please see|thank to|thank for|thanks to|thanks for", r"\b"),
    ("click the|click this|click on the|click on this", r" (?:link|image|title)\b"),
    ("this article|this post|this blog|this tutorial|in this section|in this chapter|in this part|for more information|for more details|for further information|for further details", r"\b"),
)
LEADING = phrases(
    "至首其然看来以接，,我先问读你插粗请图有再重让一上下如前后作译编校稍正今本又回希",
    r"至此，|以上(?:就是|这些)|(?:接下来|接着|然后|首先|其次)[，,]?(?:我们|让我们)?再?(?:来|回到|跟踪|分析|关注|看)|我们接着|我们已经?学[会到习]|^(?:我们)?[先再]?来?看(?:一下|看)|^我们[先再来]*分析|接下来?[看将我]|(?:我们|先|再|重点|让我们|一起)来(?:看|介绍|模拟|配置|了解|学习)|(?:^|[，,])让我们|[上下]图|如图|[上下]一[篇节章]|[前后]面的?文章|"
    r"先(?:看|解决)|问题[一二三四五]|读者|你(?:是否|可以自己)|本篇|图 ?\d|有关更多|接下来，|请务必|插一句|粗略概述|我们期待|"
    r"^(?:作者|译者|编辑|校对)[:：]|稍后|正如你所见|下面(?:简单)?介绍|"
    r"今天(?:我们)?[就来]|本(?:小?节|章|文)(?:将|会|主要|就)|(?:上|下)文会|我们(?:换|先?明确一下|先?看看|再看)|又回到|(?:我们|^)回到|下面我|"
    r"[上下]文(?:提到|中|将)|下面[，,]?我们|一节中提到|希望(?:您|你|大家|读者)",
    ("let's|let us|we are ready to|today i|today we|i'm going to|come experience|come and experience", r"\b"),
    ("author|authors|translator|translators|transcreator|transcreators|editor|editors", ":"),
    ("previous|next|last", r" (?:article|section|chapter|post)\b"),
)
"""What a text says of its own course: no knowledge, however good its words."""


PRONOUN = r"(?:这|那|它|他|她|此|其(?!他|它|中|实|次)|该|(?:this|that|it|they|these|those|he|she)\b)"
POINTS_BACK = re.compile(PRONOUN, re.I)
"""What begins with a pronoun, which says nothing alone."""
UNSOUND_START = re.compile(rf"{PRONOUN}|中(?:[的就会]|写入)", re.I)
UNSOUND = holding(
    "?？我如怎介本这 I", r"[?？]|我(?!们|国|方)|如何|怎么|怎样|介绍|(?<![文脚])本文|这篇|(?<=[\u3400-\u9fff）”》]) (?=[\u3400-\u9fff（“《])|(?<=：) |\bI\b"
)
"""What stands in clauses of which readers called four fifths wrong, and more: a pronoun in front, a question, how something is done
without doing it, the author, the text, two lines of Chinese that were joined by a blank."""


def is_unsound(said: str) -> bool:
    """Whether a run of clauses is one of those that readers called wrong, by what its first line holds."""
    end = said.find("\n")
    return UNSOUND_START.match(said) is not None or UNSOUND.search(said, 0, len(said) if end < 0 else end) is not None


def is_cut(before: str, said: str, rest: str) -> bool:
    """Whether a run of clauses of a sentence lacks what stood before it or what follows: readers called nine of ten such points
    wrong."""
    if len(before.strip()) > LEAD and LEANING.match(said):
        return True
    if SUBORDINATE.match(said) and not CLAUSE_END.search(said):
        return True
    if not rest.strip(EDGE):
        return False
    if COUNTS_ON.search(said) or _is_condition(said) or _stops_in_list(said, rest):
        return True
    last = max(map(said.rfind, "，,；;：:")) + 1
    return said.rstrip(EDGE).endswith(TIME_ENDS) or bool(CONDITION.match(said, last) or PLACING.match(said, last))


def _stops_in_list(said: str, rest: str) -> bool:
    """Whether a run stops between the items of a list in English: supports YAML, JSON, INI of supports YAML, JSON, INI, and BINARY."""
    after = rest.lstrip()[:LISTED]
    if not after.startswith(",") or is_han(said[-1:]):
        return False
    return GOES_ON.match(after) is not None or IN_LIST.search(said.rstrip(), max(0, len(said) - LISTED)) is not None


def _is_condition(said: str) -> bool:
    """Whether a run is a condition and what is added to it, without what follows from them."""
    if not CONDITION.match(said):
        return False
    added = CLAUSE_END.split(said)[1:]
    return bool(added) and all(map(ADDED.match, added))


def opening_of(text: str, begin: int, most: float) -> Run | None:
    """The clauses that a text goes on with from `begin`: as many as have `most` tokens together, at most, and say something whole; where none do, the
    first that say something whole."""
    near = text[begin : begin + WITHIN]
    stops = clauses(near)[1][: -1 if len(text) > begin + WITHIN else None]
    found = (run_of(text, begin, begin + stop) for stop in stops[:MOST_CLAUSES])
    runs = [run for run in found if run and not is_cut("", run.label, text[run.end : run.end + WITHIN])]
    return max((run for run in runs if run.tokens <= most), key=lambda run: run.end, default=runs[0] if runs else None)


def refers(said: str) -> bool:
    """Whether a label sends the reader elsewhere, or speaks of the text and not of its subject."""
    return ELSEWHERE.stand_in(said) or LEADING.stand_in(said)


ANNOUNCES = holding(
    "如有包分为以下列", r"(?:如下(?:所示|图)?|有[两二三四五六七八九几](?:[点个种])?|包括|分别为|分别是|为例|以下(?:几[点个种])?)\Z|(?:如下|以下|下列)[^，。]{0,8}[：:]|(?<![\d岁级层%度])(?:以下|如下(?!降))"
)
FOLLOWS, FOLLOWING = "follow", re.compile(r"as follows\Z|the following(?: [\w-]+){0,4}\Z|follow(?:s|ing):")
"""The same in English, in lower case, and what is in all of it."""


def announces(said: str) -> bool:
    """Whether a run ends on a word that what follows is announced with: the run alone says nothing."""
    if ANNOUNCES.search(said):
        return True
    folded = said.lower()
    return FOLLOWS in folded and FOLLOWING.search(folded) is not None


def leads_on(said: str) -> bool:
    """Whether a run ends on a word that something must follow."""
    if said.endswith(LOOSE_ENDS):
        return ENDS_WHOLE.search(said) is None
    return LOOSE_WORD.search(said, max(0, len(said) - LONGEST_LOOSE)) is not None


@lru_cache(maxsize=1 << 16)
def is_name(text: str, known: bool) -> bool:
    """Whether a term can stand alone as a node: a noun phrase, or a single word that is a concept (`known`)."""
    if not is_han(text):
        named = text.lower() not in admonitions() and not NUMERAL.fullmatch(text)
        return named and (known or not VARIABLE.fullmatch(text))
    if text in admonitions() or text.endswith(UNNAMED) or (text.startswith("请") and len(text) > LONGEST_WISH):
        return False
    words = tagged(text)
    tags = [tag for _, tag in words]
    if len(words) > 1 and (words[0][0] in BARELY or _tells_result(words[-1][0]) or (not known and _says_how(words))):
        return False
    if len(tags) == 1:
        sure = tags[0] not in LONE_TAGS and tags[0] not in UNSURE_TAGS
        return sure or (known and tags[0] in UNSURE_TAGS)
    return tags[0] not in FUNCTION_TAGS and tags[-1] not in (ENDLESS_TAGS if known else CLOSING_TAGS)


def _tells_result(word: str) -> bool:
    """Whether a phrase ends on what comes of what is done: 估计出, 包投到."""
    return word in RESULTS or (word.endswith("到") and word not in {"签到", "报到"})


def is_phrase(text: str) -> bool:
    """Whether what an author stressed can be the name of something: it does not begin with what is said of something."""
    return not is_han(text) or not (LEANING.match(text) or tagged(text)[0][0] in BARELY)


def is_quality(text: str) -> bool:
    """Whether a text is one word that says how something is or is done, not what: 所有, 快速, 非常简单."""
    words = tagged(text)
    return len(words) == 1 and words[0][1] in {"b", "d", "z"}


def _says_how(words: Sequence[tuple[str, str]]) -> bool:
    """Whether a phrase says what is done or how something is: 拥有权限, 简单易用."""
    last, tag = words[-1]
    return words[0][0] in SAYING or last in ENDS_ALONE or last.endswith("里") or last.startswith("易") or (tag == "a" and words[0][1] in "ad")


def whole_name(text: str, start: int, end: int) -> tuple[int, int]:
    """The name of several capitalised words that a word from `start` to `end` is one of: Daniel Spielman for Spielman."""
    if not CAPITALISED.fullmatch(text, start, end):
        return start, end
    before = NAME_BEFORE.search(text, max(0, start - LONGEST_NAME), start)
    after = NAME_AFTER.match(text, end, end + LONGEST_NAME)
    return (before.start() if before else start), (after.end() if after else end)


@cache
def admonitions() -> frozenset[str]:
    """Words that announce a remark and name nothing, in lower case: 注意, note, tip."""
    return frozenset(words_in("admonitions.txt"))


def is_term(text: str, known: bool) -> bool:
    """Whether a term that nobody marked can stand alone: a name, and none of the English words that name nothing."""
    return text.lower() not in plain_words() and is_name(text, known)


@cache
def plain_words() -> frozenset[str]:
    """English words that name nothing alone, in lower case: something, secondly, changes."""
    return frozenset(words_in("plain-words.txt"))


@lru_cache(maxsize=1 << 16)
def tagged(text: str) -> tuple[tuple[str, str], ...]:
    """The words of a text with the first letters of their parts of speech."""
    import rjieba

    return tuple((word, "latin" if tag == "eng" else tag[:1]) for word, tag in rjieba.tag(text) if word.strip())
