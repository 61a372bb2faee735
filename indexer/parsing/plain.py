"""Plain text to blocks, and the aggregator page: one article, then the teasers of others."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from indexer.model import Teaser
from indexer.parsing.barecode import with_bare_code
from indexer.parsing.compose import Composed, Composer
from indexer.parsing.licences import has_licence, without_licences
from indexer.text.scripts import either

RELATED_HEADING = either(
    r"[ \t#*◆■●▌|>·•【\[]{0,8}(?:相关(?:文章|阅读|推荐|链接|帖子|内容)|推荐(?:阅读|文章)|猜[你您]喜欢|"
    r"延伸阅读|你可能(?:还|也)?(?:喜欢|感兴趣)的?(?:文章|内容)?|热门(?:文章|推荐)|更多(?:文章|推荐)|大家都在看|"
    r"Related (?:articles?|posts?|reading|stories|content)|(?:Further|Recommended) reading|You (?:may"
    r"|might) also (?:like|enjoy)|"
    r"More (?:articles|posts|stories)|Read next)[ \t]{0,4}[】\]]?[:：]?\s*",
    re.I,
)
"""All of a line that parts related posts from the article above it."""
CUT_OFF = ("…", "...", "。。。")
DOTS = "….。"
BULLET = re.compile(r"^\s*(?:[-*•·●]|(\d{1,3})[.、)）])\s+(?=\S)|^\s*(\d{1,3})、(?=\S)")
TITLE_LENGTH = 120
MIN_TEASERS = 2
SENTENCE_END = re.compile(r"[.!?:。！？：；…]['\"”’)）]*$")
FEWEST_WRAPPED, WRAPPED_AT_LEAST, WRAPPED_AT_MOST = 3, 40, 120
HEADINGS_TRIED = 3
"""Lines such as 相关文章 that are looked at: a page has one or two, a hostile one a hundred thousand."""


@dataclass(frozen=True, slots=True)
class PlainText:
    """A title (empty where the first line is none), the blocks below it, and the teasers after them."""

    title: str
    body: Composed
    teasers: tuple[Teaser, ...]


def compose_plain(text: str, with_title: bool = True) -> PlainText:
    """Read plain text: a title line where `with_title`, then a paragraph or bullet a line, then perhaps teasers.

    A line such as 相关文章: followed by pairs of title and cut-off excerpt ends the article; the pairs are teasers,
    marked `truncated`.
    """
    text = without_licences(text) if has_licence(text) else text
    lines = [line.strip("\ufeff\r") for line in text.split("\n")]
    end, teasers = teasers_in(lines)
    lines = lines[:end]
    title = ""
    filled = [at for at, line in enumerate(lines) if line.strip()]
    if with_title and len(filled) > 1 and len(lines[filled[0]].strip()) <= TITLE_LENGTH:
        title = " ".join(lines[filled[0]].split())
        lines = lines[filled[0] + 1 :]
    return PlainText(title, _blocks(lines), teasers)


def _blocks(lines: list[str]) -> Composed:
    composer = Composer()
    wrapped = _is_wrapped(lines)
    for line in lines:
        bullet = BULLET.match(line)
        if bullet:
            composer.begin("item", 1, bullet[1] or bullet[2] or "")
            composer.write(line[bullet.end() :])
        elif line.strip() and wrapped and composer.kind is not None:
            composer.soft_break()
            composer.write(line)
        elif line.strip():
            composer.begin("paragraph")
            composer.write(line)
        if not wrapped or not line.strip():
            composer.end()
    return with_bare_code(composer.composed())


def _is_wrapped(lines: list[str]) -> bool:
    """Whether lines end where a column was full, not where a paragraph is: none is long, most are and break off."""
    filled = [line.strip() for line in lines if line.strip()]
    if len(filled) < FEWEST_WRAPPED or max(map(len, filled)) > WRAPPED_AT_MOST:
        return False
    broken = sum(len(line) >= WRAPPED_AT_LEAST and not SENTENCE_END.search(line) for line in filled[:-1])
    return 2 * broken >= len(filled) - 1


def teasers_in(lines: Sequence[str]) -> tuple[int, tuple[Teaser, ...]]:
    """The number of lines before a heading such as 相关文章 that parts the teasers off, and the teasers; all lines
    where none does."""
    headings = (at for at, line in enumerate(lines) if RELATED_HEADING.fullmatch(line))
    for at in islice(headings, HEADINGS_TRIED):
        rest = [found for found in lines[at + 1 :] if found.strip()]
        teasers = _pairs(rest)
        if len(teasers) >= MIN_TEASERS and 2 * len(teasers) >= 0.8 * len(rest):
            return at, teasers
    return len(lines), ()


def _pairs(lines: list[str]) -> tuple[Teaser, ...]:
    """Title and excerpt: a short line before one that was cut off."""
    return tuple(
        Teaser(title, excerpt[: _end(excerpt)].strip(), flags=("truncated",))
        for title, excerpt in pairwise(map(str.strip, lines))
        if _end(excerpt) < len(excerpt) and _end(title) == len(title) <= 2 * TITLE_LENGTH
    )


def _end(line: str) -> int:
    """Where the dots begin that say the line was cut off; its length where there are none."""
    tail = len(line.rstrip(DOTS))
    return min((at for dots in CUT_OFF if (at := line.find(dots, tail)) >= 0), default=len(line))
