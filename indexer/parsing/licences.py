"""Lines of an article that say whose it is, where it may be copied to and what stands before and after it: what blogging platforms paste
under every copy, licences, links to the chapters beside.

Only whole lines go, and only those that begin as such lines do: an article about licences keeps what it says of them. A line costs a few
anchored looks, whatever it holds.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import accumulate
from typing import NamedTuple

from indexer.text.scripts import either, simplified

LEAD = r"[ \t>*_·•-]*"
MOST_BESIDE = 8
"""Lines among which links to the chapters beside stand, at most."""
LONGEST = 400
"""Characters of such a line, at most."""
SITES = ["知乎", "简书", "CSDN", "掘金", "稀土掘金", "博客园", "微信公众号", "SegmentFault", "思否", "开源中国", "OSCHINA", "豆瓣", "腾讯云", "阿里云", "华为云", "InfoQ", "V2EX", "GitHub", "LeetCode", "力扣", "牛客"]
ADDRESS = r"(?:<?https?://|\[[^\]\n]{1,200}\]\()"
LINK = r"\[[^\]\n]{1,120}\]\([^()\n]{1,300}\)"
BESIDE = rf"(?:[上下前后]一|[Nn]ext|[Pp]rev(?:ious)?)\s?(?:[节章篇页讲课]|[Cc]hapter|[Ss]ection|[Pp]ost|[Pp]age)?\s{{0,2}}[：:]\s{{0,2}}{LINK}"
"""A link to the chapter before or after."""


class _Form(NamedTuple):
    """How a line begins, and words of which it holds one of each group."""

    begins: re.Pattern[str]
    holds: tuple[tuple[str, ...], ...] = ()


def _form(begins: str, *holds: str) -> _Form:
    return _Form(either(LEAD + begins), tuple(tuple(words.split()) for words in holds))


FORMS = (
    _form(r"(?:版权|著作权|转载|许可|授权|原创)(?:声明|说明|信息)[*_]*[：:]"),
    _form(r"(?:版权|著作权)(?:声明|说明)[*_]*[ \t]*$"),
    _form(r"本(?:文章?|博文|博客|篇)[^\n。，]{0,12}?(?:为|系|是|由|属于?)", "原创", "转载 协议 出处 声明 授权"),
    _form(r"(?:本(?:文章?|站|博客|作品|书|页面)|除(?:特别|非|另有)|署名)", "CC BY-NC BY-SA BY-ND 知识共享 Commons", "协议 许可 授权 转载 licen"),
    _form(r"(?:(?:欢迎|禁止|谢绝|严禁)转载|(?:如需|若要?|如要|商业|非商业)?转载(?:请|须|需|时)(?:注明|标明|附上|保留|联系|务必|在))"),
    _form(r"(?:本文|文章|简书|©)?\s?(?:著作权|版权)(?:归|属于?)[^\n。，]{1,30}?(?:所有|共有)"),
    _form(r"原创(?:作品|文章)[，,][^\n。]{0,10}?转载"),
    _form(r"未经(?:博主|作者|本人|允许|许可|授权)[^\n。，]{0,12}?(?:转载|复制)"),
    _form(r"(?:原文(?:链接|地址|出处)|转载[于自])[*_]*[：: ]{0,3}" + ADDRESS),
    _form(r"来源[：:]\s{0,3}(?:" + "|".join(SITES) + r")[ \t]*$"),
    _form(r"本(?:文章?|博文|篇)(?:出自|来自|转自|首发[于自]?|最初发[布表]于)[^\n。]{1,60}?[，,；; ]\s?(?:欢迎|如需|若需)?转载"),
    _form(rf"{BESIDE}(?:[*_]{{0,2}}[ \t·|•/,，—–-]{{1,5}}[*_]{{0,2}}{BESIDE})?[*_ \t]*$"),
    _form(r"This (?:work|post|article|document)[^\n]{0,20}? licensed under ", "Creative CC"),
)
OUTWARD = either(LEAD + rf"(?:{LINK}|<?https?://\S{{1,300}})[ \t]*$")
"""A line of nothing but an address: below one that says where an article was first published it is that place."""
CONTENTS = either(LEAD + r"\[(?:返回)?(?:目[录錄次]|首页|(?:table of )?contents|toc|home|index)\]\([^()\n]{1,300}\)[ \t]*$", re.I)
"""A link to what stands above all chapters; beside those to the chapters before and after it is one of them."""
HEADING = re.compile(r"[ \t]{0,3}#{1,6}[ \t]")
RULE = re.compile(r"[—_=-]{6,}[ \t]*")
"""A line that platforms draw above theirs."""
WRITER, PLACE, SOURCE = (either(LEAD + said) for said in (r"作者[：:]", r"链接[：:]\s{0,3}https?://", r"来源[：:]"))
"""Three lines one after another under copies of an answer."""
BEGUN = either(LEAD + r"(?:[版著转许授原本除署欢禁谢严如若要商非文简©未来上下前后nNpPtT]|[^\S\n])")
"""How any of these lines begins: of most texts that hold a sign no line has to be looked at closely."""
SIGNS = ("权", "權", "下一", "上一", "转载", "轉載", "原文", "知识共享", "Commons", "Previous: [", "Next: [", "来源：", "来源:", "來源：", "來源:")
"""What a text with such a line holds."""


def has_licence(text: str) -> bool:
    """Whether a text may hold such lines."""
    return any(sign in text for sign in SIGNS)


def has_licence_line(text: str) -> bool:
    """Whether a line begins as one of these does and holds a sign."""
    return any(BEGUN.match(text, begin) for begin in _signed(text))


def without_licences(text: str) -> str:
    """The text without these lines; all of it where nothing else is there.

    >>> without_licences("锁\\n————————\\n版权声明：本文为CSDN博主「甲」的原创文章，遵循CC 4.0 BY-SA版权协议\\n原文链接：https://a.b/c\\n\\n完")
    '锁\\n\\n完'
    >>> without_licences("版权声明是法律文件。\\n转载请求由网关处理。")
    '版权声明是法律文件。\\n转载请求由网关处理。'
    """
    if not has_licence_line(text):
        return text
    lines = text.split("\n")
    begins = list(accumulate((len(line) + 1 for line in lines), initial=0))
    maybe = {bisect_left(begins, begin) for begin in _signed(text)}
    gone = {at for at in maybe if _is_one(lines[at])} | set(_credits(lines, maybe))
    if not gone:
        return text
    gone |= {at - 1 for at in gone if at and RULE.fullmatch(lines[at - 1])}
    gone |= set(_with_them(lines, gone))
    left = "\n".join(line for at, line in enumerate(lines) if at not in gone)
    return left if left.strip() else text


def _with_them(lines: Sequence[str], gone: Set[int]) -> Iterator[int]:
    """The lines that say nothing without those that go: the link to all chapters beside them, the address below them, the heading of nothing else."""
    first, last = min(gone), max(gone)
    for at in gone:
        beside = (at + 1, at - 1) if at else (at + 1,)
        yield from (near for near in beside if near < len(lines) and CONTENTS.match(lines[near]))
        if at + 1 < len(lines) and "转载" in simplified(lines[at]) and OUTWARD.match(lines[at + 1]):
            yield at + 1
    above = next((at for at in range(first - 1, max(-1, first - 5), -1) if lines[at].strip() and not CONTENTS.match(lines[at])), -1)
    rest = (line for at, line in enumerate(lines[first:], first) if at not in gone and not CONTENTS.match(line))
    if above >= 0 and last - first <= MOST_BESIDE and HEADING.match(lines[above]) and not any(map(str.strip, rest)):
        yield above


def _signed(text: str) -> Iterator[int]:
    """Where the lines begin that hold a sign, each once for every sign."""
    for sign in SIGNS:
        at = text.find(sign)
        while at >= 0:
            yield text.rfind("\n", 0, at) + 1
            end = text.find("\n", at)
            at = text.find(sign, end) if end >= 0 else -1


def _is_one(line: str) -> bool:
    if len(line) > LONGEST:
        return False
    begun = [form for form in FORMS if form.begins.match(line)]
    simple = simplified(line) if begun else ""
    return any(all(any(word in simple for word in words) for words in form.holds) for form in begun)


def _credits(lines: Sequence[str], maybe: Iterable[int]) -> list[int]:
    """The lines that say who wrote an answer, where it stands and on which site; this last one holds a sign."""
    found = [at for at in maybe if at > 1 and SOURCE.match(lines[at]) and PLACE.match(lines[at - 1]) and WRITER.match(lines[at - 2])]
    return [at - step for at in found for step in range(3)]
