"""Dates as pages write them: ISO 8601, 2023年5月1日, March 9, 2024, 5/21/2021; and which of a page's dates is the article's."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from indexer.text.scripts import either

Role = Literal["published", "updated", "none"]

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
CLOCK = (
    r"(?:[日\s,T(-]{1,4}(?:at\s)?(?P<hour>[01]?\d|2[0-3])[:：时時点](?P<minute>[0-5]\d)"
    r"(?:[:：分](?P<second>[0-5]\d))?(?:\s?(?P<half>[AaPp][Mm])\b)?)?"
)
NUMERIC = (
    r"(?P<year>(?:19|20)\d\d)\s?[-/.年]\s?(?P<month>0?[1-9]|1[0-2])\s?[-/.月]\s?(?P<day>0?[1-9]|[12]\d|3[01])(?!\d)"
)
MONTH_NAME = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
ENGLISH = (
    rf"(?:(?P<name>{MONTH_NAME})\s(?P<after>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year2>(?:19|20)\d\d)"
    rf"|(?P<before>\d{{1,2}})(?:st|nd|rd|th)?[\s-](?P<name2>{MONTH_NAME}),?[\s-](?P<year3>(?:19|20)\d\d))(?!\d)"
)
AMERICAN = r"(?P<month2>0?[1-9]|1[0-2])/(?P<day2>0?[1-9]|[12]\d|3[01])/(?P<year4>(?:19|20)\d\d)(?![\d/])"
"""5/21/2021, as JavaScript writes a date where nobody sets a language: themes of VuePress show it. What can only be 21/5/2021 is none."""
TWELVE = 12
"""Months, and so the days up to which 5/6/2021 may be the fifth of June as well, unless AM or PM says whose clock it was."""
DATE = re.compile(rf"(?<![\d./-])(?:{NUMERIC}|\b{ENGLISH}|{AMERICAN}){CLOCK}", re.I)
COMPACT = re.compile(r"\s*((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:\d{6})?\s*")
PATH_DATE = re.compile(r"(?:^|/)((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/_-]|$)")

PUBLISHED = either(
    r"(?:发[布表]|创建|撰写|刊登|上传|成文|首发|发文|编写|建立)(?:时间|日期)?|日期|时间|"
    r"\b(?:published|posted|written|created|date|added)\b",
    re.I,
)
UPDATED_AFTER = either(r"\s*(?:更新|修改|updated)(?!\s*(?:于|时间|日期|on\b|at\b|[:：\d]))", re.I)
"""A label after its date; one with a colon belongs to the next date."""
CLAUSE = re.compile(r"[，。；！？]|[,;.!?]\s")
"""In prose, a label in another clause than its date is none."""
NUMERALS = "〇零○一二三四五六七八九"
MONTH_OR_DAY = rf"[二三]?十[一二三四五六七八九]?|[{NUMERALS}]{{1,2}}"
IN_NUMERALS = re.compile(rf"([{NUMERALS}]{{4}})年({MONTH_OR_DAY})月({MONTH_OR_DAY})日")
TRANSLATED = re.compile(
    r"(?:(?<![\w.])(?P<month>十[一二]?|[一二三四五六七八九]|1[0-2]|0?[1-9])月[ ]?(?P<day>[0-3]?\d)日?[,，]?[ ](?P<year>(?:19|20)\d\d)"
    r"|(?<![\w.])(?P<day2>[0-3]?\d)[ ](?P<month2>十[一二]?|[一二三四五六七八九])月[,，]?[ ](?P<year2>(?:19|20)\d\d)"
    r"|(?<![\w.])(?P<year3>(?:19|20)\d\d)[,，]?[ ](?P<month3>十[一二]?|[一二三四五六七八九]|1[0-2]|0?[1-9])月[ ](?P<day3>[0-3]?\d))(?![\d年月:：])"
)
"""六月 20, 2013, 20 六月 2013 and 2013 六月 20: what programs make of their English or French order where only the months are translated (moment.js, strftime)."""
PUBLISHED_AFTER = either(r"^[^。]*发[表布]")
UPDATED = either(r"更新|修改|编辑于|修订|updated|last\supdate|modified|edited|revised", re.I)
OTHERS = either(
    r"©|copyright|版权所有|评论|留言|回复|comment|repl(?:y|ies)|上一篇|下一篇|推荐文章|previous|next|原文|注册|加入于|joined|截至|今天是|有效期",
    re.I,
)
SINCE = re.compile(r"\s*[-–—~～至]\s*(?:19|20)\d\d(?!\s?年|[-/.\d])")
"""What follows a date that begins a span of years: 2021-10-07 - 2023, as long as the site exists."""
NEAR_BYLINE = either(
    r"作者|来源|阅读|浏览|点击|人气|字数|分类|标签|by\b|min read|views|categor|tags?\b", re.I
)
COMMENTS = either(
    r"\n(?:(?:\d{1,5}\s*条?|网友|最新|热门|全部|发表|所有|文章)?\s*(?:评论|留言|回复)(?:列表|区|\s*[(（]?\d*[)）]?)|"
    r"(?:\d{1,5}\s+)?(?:Comments?|Responses?|Replies)|Leave a (?:comment|reply)|"
    r"(?:相关|推荐|热门|最新|延伸|精彩)(?:文章|阅读|新闻|推荐|链接)|猜你喜欢|Related(?: \w+)?|You (?:may|might) also like)\s*[:：]?\n",
    re.I,
)
LABEL_REACH = 24
"""Characters before a date in which its label stands, across the line that a theme may break between them."""
PROSE_LINE = 80
"""Characters of a line that is prose; a shorter one is where it holds a full stop."""
CLOSE, NEAR, ABOVE = 120, 400, 160
"""Characters from the title: a by-line directly under it, one with tags or a subtitle between, one above it."""
LABELLED = 3.5
CERTAIN = LABELLED + 2.0
"""A label, and close to the title."""
WORTH = 2.0
UNDER_COMMENTS = 2.5
ALONE = 1.5
"""For a date that is all of its line."""
YEAR = re.compile(r"(?:19|20)\d\d")
BEFORE_YEAR, AFTER_YEAR = 20, 40
"""Characters of a date around its year: `Wednesday, September 30th, ` and ` 年 12 月 31 日 (23:59:59 PM`."""
ZERO = frozenset({datetime.date(1970, 1, 1), datetime.date(1969, 12, 31)})
"""What programs write for no date: the second 0 of POSIX (Base Definitions, 4.16), in the zones east and west of Greenwich."""
DATES_TRIED, YEARS_TRIED = 200, 1000
"""A page of statistics holds thousands."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A date of the page's text: ISO 8601, what it says it is, and how likely it is the article's (higher is
    better)."""

    date: str
    role: Role
    score: float
    below: bool = False
    """Whether it stands under comments or related posts."""


def iso_date(text: str) -> str:
    """The first date in `text` as ISO 8601, or nothing; 5/6/2021 is none, since nobody knows which.

    >>> iso_date("发布于 2023年5月1日"), iso_date("Mar 9th, 2024 at 8:05 PM"), iso_date("20240309")
    ('2023-05-01', '2024-03-09T20:05:00', '2024-03-09')
    """
    compact = COMPACT.fullmatch(text[:40])
    if compact:
        return _day(*map(int, compact.groups()))
    found = DATE.search(_in_digits(text))
    return _iso(found) if found and not _is_ambiguous(found) else ""


def path_date(path: str) -> str:
    """The day in an address such as /2023/05/01/locks/, or nothing."""
    found = PATH_DATE.search(path)
    return _day(*map(int, found.groups())) if found else ""


def seen_dates(text: str, title: str) -> Iterator[Seen]:
    """The dates of a page's text (a line a text node, without blank lines), likely and unlikely ones.

    A label (发布于, Posted on) weighs most, then closeness to the title; against a date weighs that it stands inside a
    sentence or under comments or related posts.
    """
    text = _in_digits(text)
    places = _places(text, title)
    below = COMMENTS.search(text, places[0] if places else 0)
    for found in islice(_found(text), DATES_TRIED):
        date = _iso(found)
        if date:
            seen = _weighed(text, found, places, date)
            under = below is not None and found.start() > below.start()
            yield replace(seen, score=seen.score - UNDER_COMMENTS, below=True) if under else seen


def _found(text: str) -> Iterator[re.Match[str]]:
    """The dates of a text, looked for around its years: ten times as fast as looking for dates everywhere."""
    end = 0
    for year in islice(YEAR.finditer(text), YEARS_TRIED):
        if year.start() >= end:
            found = DATE.search(text, max(end, year.start() - BEFORE_YEAR), year.end() + AFTER_YEAR)
            if found:
                end = found.end()
                yield found


def _weighed(text: str, found: re.Match[str], places: list[int], date: str) -> Seen:
    before = text[max(0, found.start() - LABEL_REACH) : found.start()]
    line_start, line_end = text.rfind("\n", 0, found.start()) + 1, text.find("\n", found.end())
    line_end = len(text) if line_end < 0 else line_end
    prose = line_end - line_start > PROSE_LINE or "。" in text[line_start:line_end]
    role = _role(CLAUSE.split(before)[-1] if prose else before, text[found.end() : found.end() + LABEL_REACH])
    score = 0.5 if found["hour"] else 0.0
    if role == "published":
        score += LABELLED
    if OTHERS.search(before) or SINCE.match(text, found.end()):
        score -= LABELLED
    if prose and role == "none":
        score -= 3
    if line_end - line_start <= found.end() - found.start() + 2:
        score += ALONE
    if NEAR_BYLINE.search(text[max(0, found.start() - 60) : found.end() + 60]):
        score += 1
    score += _closeness(found.start(), found.end(), places)
    return Seen(date, role, min(score, WORTH) if _is_ambiguous(found) else score)


def _is_ambiguous(found: re.Match[str]) -> bool:
    """Whether a date may be an American one or another's: what else a page says of its date comes first."""
    return found["year4"] is not None and not found["half"] and int(found["day2"]) <= TWELVE and found["month2"].zfill(2) != found["day2"].zfill(2)


def _role(before: str, after: str) -> Role:
    """What the label nearest before the date says, or one after it (2023-05-01 更新, 于2023年5月1日在论坛发表)."""
    published = max((m.end() for m in PUBLISHED.finditer(before)), default=-1)
    updated = max((m.end() for m in UPDATED.finditer(before)), default=-1)
    if updated > published or UPDATED_AFTER.match(after):
        return "updated"
    if published >= 0:
        return "updated" if UPDATED.search(before[max(0, published - 6) : published]) else "published"
    return "published" if before.rstrip().endswith(("于", "於")) and PUBLISHED_AFTER.search(after) else "none"


def _in_digits(text: str) -> str:
    """The text with 二〇二三年五月一日 and 五月 1, 2023 written as 2023年5月1日."""
    if "月" not in text:
        return text
    text = TRANSLATED.sub(_in_order, text)
    return IN_NUMERALS.sub(lambda found: "{}年{}月{}日".format(*map(_number, found.groups())), text)


def _in_order(found: re.Match[str]) -> str:
    """A date of which only the month is in Chinese, as 2023年5月1日."""
    year, month, day = (found[name] or found[f"{name}2"] or found[f"{name}3"] for name in ("year", "month", "day"))
    return f"{year}年{month if month.isdigit() else _number(month)}月{day}日"


def _number(numerals: str) -> str:
    """Digits of a year, a month or a day: 二十五 is 25, 十 is 10."""
    digits = "".join(str(max(0, NUMERALS.index(sign) - 2)) for sign in numerals if sign != "十")
    if "十" not in numerals:
        return digits
    tens, _, ones = numerals.partition("十")
    return f"{digits[0] if tens else 1}{digits[-1] if ones else 0}"


def _places(text: str, title: str) -> list[int]:
    """Where the title stands, as offsets of its end; a breadcrumb, the heading, a copyright line."""
    places: list[int] = []
    at = text.find(title) if title else -1
    while at >= 0 and len(places) < 20:
        places.append(at + len(title))
        at = text.find(title, at + len(title))
    return places


def _closeness(start: int, end: int, places: list[int]) -> float:
    best = 0.0
    for place in places:
        if 0 <= start - place <= NEAR:
            best = max(best, 3.0 if start - place <= CLOSE else 2.0)
        elif 0 <= place - end <= ABOVE:
            best = max(best, 1.5)
    return best


def _iso(found: re.Match[str]) -> str:
    if found["year"]:
        day = _day(int(found["year"]), int(found["month"]), int(found["day"]))
    elif found["year4"]:
        day = _day(int(found["year4"]), int(found["month2"]), int(found["day2"]))
    else:
        name = (found["name"] or found["name2"])[:3].lower()
        day = _day(
            int(found["year2"] or found["year3"]), MONTHS.index(name) + 1, int(found["after"] or found["before"])
        )
    if not day or found["hour"] is None:
        return day
    hour = int(found["hour"])
    if found["half"] and hour <= 12:
        hour = hour % 12 + 12 * (found["half"].lower() == "pm")
    return f"{day}T{hour:02}:{found['minute']}:{found['second'] or '00'}"


def _day(year: int, month: int, day: int) -> str:
    try:
        date = datetime.date(year, month, day)
    except ValueError:
        return ""
    return "" if date in ZERO else date.isoformat()
