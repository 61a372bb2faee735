"""The lines at both ends of an article that are the site's: dates and counters before it, licences and links after it."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from indexer.parsing.maincontent import CONTENT_BONUS, HEADINGS, Leaf, name_bonus
from indexer.parsing.outline import Outline

HEAD = re.compile(
    r"^[\d,.]+[kw万]?\+?$|^\W*(?:this (?:web)?site uses cookies|we use cookies|本(?:网)?站使用.{0,8}cookie|作者|原作者|译者|编辑|责编|责任编辑|来源|出处|发布|发表|更新|修改|创建|时间|日期|阅读|浏览|访问|点击|字数|全文|预计|分类|标签|类别|专栏|评论|收藏|点赞|"
    r"首发|原创|转载|版权|字体|字号|分享|首页|当前位置|您的位置|您现在的位置|已于|于\s*\d|最后更新|文章标签|文章目录|【?注意】?最后更新|"
    r"by\b|posted|published|updated|last (?:updated|modified)|written|author|editor|reading time|category|categories|tags?\b|filed|views?\b|share|comments?\b|source)"
    r"|\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}|\b\d{1,2}[:：]\d{2}\b|\bmin(?:ute)?s?\s+(?:to )?read|分钟|\bago\b|小时前|天前|"
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|"
    r"\b\d{1,2}(?:st|nd|rd|th)?\.?\s+(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?,?\s+\d{4}",
    re.I,
)
"""How a line between title and text begins, or a date in it."""
TAIL = re.compile(
    r"^\W*(?:版权|著作权|本文(?:作者|链接|地址|标题|版权|由|为|首发|原文|标签|来自|转载|永久|采用|最后|系)|文章(?:作者|链接|标题|版权|永久|标签)|原文(?:链接|地址|出处)|转载(?:请|须|需|声明|自|于)|欢迎转载|未经(?:允许|授权|许可|作者|本人)|"
    r"(?:许可|授权)(?:协议|声明)|知识共享|除(?:特别|非)|上一?[篇页条]|下一?[篇页条]|前一篇|后一篇|相关(?:文章|阅读|推荐|链接|新闻|资讯|标签|内容)|推荐(?:阅读|文章)|猜你喜欢|热门(?:文章|推荐)|更多(?:精彩|文章|内容|阅读)|"
    r"分享(?:到|至|本文|文章)?\s*[:：]?$|打赏|赞赏|赏$|\d+人(?:点赞|赞同|喜欢)|(?:还没有人|喜欢这篇).{0,12}(?:赞赏|打赏)|.{0,3}(?:小礼物|请我喝)|如有侵权|如果(?:觉得|您觉得|你觉得).{0,20}(?:打赏|赞助|点赞|帮助|请我|咖啡|支持)|扫(?:一扫|码|描)|长按|微信扫|关注(?:我|公众|微信)|阅读(?:全文|原文)|责任编辑|责编|编辑\s*[:：]|校对\s*[:：]|标签\s*[:：]|分类\s*[:：]|标签$|tags?\s*[:：]|"
    r"最后(?:更新|编辑|修改)|更新(?:时间|于)|发布于|posted (?:on|in|by|@)|filed under|previous(?: post| article)?\W*$|next(?: post| article)?\W*$|share (?:this|on)|"
    r"copyright|©|\(c\) \d|all rights reserved|this (?:work|post|article) is licensed|licensed under|permalink|related (?:posts?|articles?|stories|reading|topics|news)|"
    r"you (?:may|might) (?:also )?(?:like|enjoy)|more (?:from|stories|on|news|articles)\b|read more|recommended|sign up|subscribe|follow (?:us|me|@)|about the author|comments?\W*$|leave a (?:comment|reply)|\d+ comments?$|"
    r"show comments|edit this page|was this (?:page|article) helpful|last (?:updated|modified)|举报|好文要顶|收藏该文|评论\s*\(?\d*\)?$|点赞|文档信息|赞\s*\d*$)",
    re.I,
)
END = re.compile(
    r"^\W*(?:责任编辑|责编|版权声明|如有侵权|本文(?:链接|作者)\s*[:：]|文章(?:作者|链接)\s*[:：]|转载请(?:注明|保留|联系)|上一篇|下一篇|上一页|许可协议|文档信息|"
    r"相关(?:文章|推荐|新闻|报道)\s*[:：]?$|(?:推荐|延伸)阅读\s*[:：]?$|(?:猜你|您可能)喜欢|热门推荐|filed under|related (?:posts|articles|stories)\W*$|"
    r"leave a (?:comment|reply)|this (?:work|post|article) is licensed)",
    re.I,
)
"""After such a line nothing of the author's comes, not even a paragraph."""
AUTHORED_END = re.compile(r"^\W*(?:版权声明|转载(?:请|须|需|声明)|未经(?:允许|授权|许可)|上一篇|下一篇|本文链接|许可协议|文档信息)")
"""What even a plain paragraph at the end of a known container says for the site."""
LABEL = re.compile(
    r"\W*(?:\d+\W*)?(?:(?:listen|share|save|follow)+|advert|advertisement|ad|广告|close|share|分享|收藏|打印|点赞|赞|评论|举报|展开(?:全文)?|收起|复制(?:代码)?|play|caption|story continues below|"
    r"article continues below.*|continue reading.*|this slideshow requires javascript|加载中|loading|comments?|sponsored(?: links)?|image \d+ of \d+|view all(?: \(\d+\))?|voltar|tell us what you think|"
    r"(?:click here to )?(?:subscribe|sign up) .{0,100}|share (?:this|on) .{0,40})\W*",
    re.I,
)
ASIDE = re.compile(r"^\W*(?:related|read (?:more|also|next)|read|more|also|see also|watch|listen|don.t miss|leggi anche|相关阅读|延伸阅读|推荐阅读)\s*[:：|]", re.I)
PITCH = re.compile(r"^\W*(?:related|read (?:more|also|next)|more|watch|listen|see also|don.t miss)\s*:", re.I)
"""What parts a teaser from the paragraphs between which it stands."""
MOST, FAIR = 0.6, 0.5
"""How much of the text stands before its end, by a line that ends it for certain, and by one that may."""
AUTHORED_TAGS = frozenset({"p", "li", "blockquote", "td", "th", "dd", "dt", "pre"})
PROSE, LATIN_PROSE = 40, 90
"""Characters from which a punctuated line at either end is the author's; Latin letters say less than Han."""
HEAD_LINES, TAIL_LINES = 16, 60
LONGEST_MARGIN = 160
LATIN = re.compile(r"[A-Za-z]")


def trim(outline: Outline, root: int, leaves: Sequence[Leaf], dropped: set[int]) -> None:
    """Drop the site's lines at both ends of the article."""
    inside = [leaf for leaf in leaves if root <= leaf.owner < outline.ends[root]]
    named = name_bonus(outline.names(root)) >= CONTENT_BONUS
    lines = [Line(line_of(outline, leaf), leaf, outline.tags[leaf.owner], _is_authored(outline, leaf, root, named)) for leaf in inside]
    margin = [*_head(lines), *_tail(lines), *_labels(lines)]
    if len(margin) < len(lines):
        for line in margin:
            _drop(outline, line.leaf, dropped)


class Line(NamedTuple):
    """A leaf as a reader sees it; `authored` if it looks like a paragraph of the author's, whatever it says."""

    text: str
    leaf: Leaf
    tag: str
    authored: bool


def _is_authored(outline: Outline, leaf: Leaf, root: int, named: bool) -> bool:
    """Generators write paragraphs and items without classes, and give headings an id; sites write boxes with names."""
    tag = outline.tags[leaf.owner]
    if tag in HEADINGS:
        return bool(outline.value(leaf.owner, "id"))
    return named and tag in AUTHORED_TAGS and not outline.value(leaf.owner, "class")


def _head(lines: Sequence[Line]) -> Iterator[Line]:
    title = next((at for at, line in enumerate(lines[:HEAD_LINES]) if line.tag == "h1" and not line.authored), 0)
    for at, line in enumerate(lines[:HEAD_LINES]):
        if line.tag in HEADINGS:
            continue
        prose = is_prose(line.leaf, line.text)
        if (at < title and not prose) or (len(line.text) <= LONGEST_MARGIN and not line.authored and HEAD.search(line.text)):
            yield line
        elif prose:
            return


def _tail(lines: Sequence[Line]) -> Sequence[Line]:
    sums = [0, *accumulate(line.leaf.size for line in lines)]
    last = max((at for at, line in enumerate(lines) if _says(line)), default=0)
    ended = next((
        at for at, line in enumerate(lines)
        if (sums[at] >= MOST * sums[-1] or at > last) and not line.authored and len(line.text) <= LONGEST_MARGIN and END.search(line.text)
    ), len(lines))  # fmt: skip
    cut = ended
    for at in range(ended - 1, max(0, ended - TAIL_LINES), -1):
        line = lines[at]
        if sums[at] < FAIR * sums[-1] and at <= last:
            break
        if len(line.text) <= LONGEST_MARGIN and (AUTHORED_END if line.authored else TAIL).search(line.text) and not (line.authored and line.tag in HEADINGS):
            cut = at
        elif (line.tag in HEADINGS and line.authored) or is_prose(line.leaf, line.text):
            break
    return lines[cut:]


def _says(line: Line) -> bool:
    """Whether a line is certainly the author's: code, a paragraph, a heading with an anchor, and none of the site's lines."""
    if TAIL.search(line.text) or END.search(line.text):
        return False
    return line.authored or (line.tag not in HEADINGS and (bool(line.leaf.code) or line.leaf.marks > 0))


def _labels(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines in the midst that say nothing: an advertisement's label, a teaser with its Related:"""
    for line in lines:
        if (line.authored and line.leaf.linked > 2 * line.leaf.plain and PITCH.match(line.text)) or (not line.authored and line.tag not in HEADINGS and (
            LABEL.fullmatch(line.text) or (2 * line.leaf.linked > line.leaf.plain and ASIDE.match(line.text))
        )):
            yield line


def is_prose(leaf: Leaf, line: str) -> bool:
    """Whether a line is running text or code, not a label or a link."""
    if leaf.code or leaf.linked > leaf.plain:
        return bool(leaf.code)
    return leaf.marks > 0 and leaf.plain >= (LATIN_PROSE if len(LATIN.findall(line)) * 2 > len(line) else PROSE)


def line_of(outline: Outline, leaf: Leaf) -> str:
    """The text of a leaf in one line."""
    return " ".join("".join(outline.texts[leaf.first : leaf.last + 1]).split())


def _drop(outline: Outline, leaf: Leaf, dropped: set[int]) -> None:
    """Drop the leaf's nodes, and with them its elements: the text nodes between its first and last one."""
    dropped.update(at for at in range(leaf.first, leaf.last + 1) if outline.tags[at] == "-text")
