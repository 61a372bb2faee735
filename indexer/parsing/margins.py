"""The lines at both ends of an article that are the site's: dates and counters before it, licences and links after it."""

import re
from collections.abc import Iterable, Sequence

from indexer.parsing.maincontent import HEADINGS, Leaf
from indexer.parsing.outline import Outline

HEAD = re.compile(
    r"^\W*(?:作者|原作者|译者|编辑|责编|责任编辑|来源|出处|发布|发表|更新|修改|创建|时间|日期|阅读|浏览|访问|点击|字数|全文|预计|约|本文|分类|标签|类别|专栏|评论|收藏|点赞|"
    r"首发|原创|转载|版权|字体|字号|分享|已于|于\s*\d|最后更新|文章标签|文章目录|【?注意】?最后更新|"
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
    r"分享(?:到|至|本文|文章)?\s*[:：]?$|打赏|赞赏|赏$|如果(?:觉得|您觉得|你觉得).{0,20}(?:打赏|赞助|点赞|帮助)|扫(?:一扫|码|描)|长按|微信扫|关注(?:我|公众|微信)|阅读(?:全文|原文)|责任编辑|责编|编辑\s*[:：]|校对\s*[:：]|标签\s*[:：]|分类\s*[:：]|标签$|tags?\s*[:：]|"
    r"最后(?:更新|编辑|修改)|更新(?:时间|于)|发布于|posted (?:on|in|by|@)|filed under|previous(?: post| article)?\W*$|next(?: post| article)?\W*$|share (?:this|on)|"
    r"copyright|©|\(c\) \d|all rights reserved|this (?:work|post|article) is licensed|licensed under|permalink|related (?:posts?|articles?|stories|reading|topics|news)|"
    r"you (?:may|might) (?:also )?(?:like|enjoy)|more (?:from|stories|on|news|articles)\b|read more|recommended|sign up|subscribe|follow (?:us|me|@)|about the author|comments?\W*$|leave a (?:comment|reply)|\d+ comments?$|"
    r"show comments|edit this page|was this (?:page|article) helpful|last (?:updated|modified)|举报|好文要顶|收藏该文|评论\s*\(?\d*\)?$|点赞|文档信息|赞\s*\d*$)",
    re.I,
)
PROSE, LATIN_PROSE = 40, 90
"""Characters from which a punctuated line at either end is the author's; Latin letters say less than Han."""
HEAD_LINES, TAIL_LINES = 16, 60
LONGEST_MARGIN = 160
LATIN = re.compile(r"[A-Za-z]")


def trim(outline: Outline, root: int, leaves: Sequence[Leaf], dropped: set[int]) -> None:
    """Drop the site's lines at both ends of the article."""
    inside = [leaf for leaf in leaves if root <= leaf.owner < outline.ends[root]]
    if not inside:
        return
    heads = [leaf for leaf in _head(outline, inside)]
    tail = _tail(outline, inside)
    kept = set(map(id, heads)) | set(map(id, tail))
    if len(kept) < len(inside):
        for leaf in (*heads, *tail):
            _drop(outline, leaf, dropped)


def _head(outline: Outline, leaves: Sequence[Leaf]) -> Iterable[Leaf]:
    for leaf in leaves[:HEAD_LINES]:
        if outline.tags[leaf.owner] in HEADINGS:
            continue
        line = line_of(outline, leaf)
        if len(line) <= LONGEST_MARGIN and HEAD.search(line):
            yield leaf
        elif is_prose(leaf, line):
            return


def _tail(outline: Outline, leaves: Sequence[Leaf]) -> Sequence[Leaf]:
    cut = len(leaves)
    for at in range(len(leaves) - 1, max(0, len(leaves) - TAIL_LINES), -1):
        leaf = leaves[at]
        line = line_of(outline, leaf)
        heading = outline.tags[leaf.owner] in HEADINGS
        authored = heading and bool(outline.value(leaf.owner, "id"))
        if TAIL.search(line) and len(line) <= LONGEST_MARGIN and not authored:
            cut = at
        elif authored or is_prose(leaf, line):
            break
    return leaves[cut:]


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
