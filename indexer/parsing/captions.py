"""Subtitles (SubRip, WebVTT) and transcripts with times, as the running text that was said: no times, and no line ends where a caption was full."""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from itertools import islice, pairwise
from statistics import median
from typing import NamedTuple

from indexer.text.spelling import is_han

TIME = r"(?:\d{1,3}:)?\d{1,3}:\d\d(?:[.,]\d{1,3})?"
SECONDS = r"\d{1,6}\.\d{1,3}s?"
SPAN = rf"(?:{TIME}|{SECONDS})\s{{0,3}}(?:-->|→|->|–|—|-)\s{{0,3}}(?:{TIME}|{SECONDS})"
CUE = re.compile(rf"\s{{0,3}}(?P<at>{TIME})\s{{0,3}}-->\s{{0,3}}{TIME}(?:\s.*)?")
"""All of the line above a caption: https://www.w3.org/TR/webvtt1/#webvtt-cue-timings, with or without settings."""
STAMP = re.compile(
    rf"(?P<mark>(?:#{{1,6}}\s|[-*>]\s){{0,2}})(?:(?P<name>\*{{0,2}}[^\W\d_][^\n:：()\[\]<>#]{{0,40}}?\s{{1,2}})?"
    rf"[\[(](?P<at>{SPAN}|{TIME})[\])]|(?P<who>[^\W\d_]\w{{1,15}}[ \u3000]{{1,4}})?\*{{0,2}}(?P<bare>{SPAN}|{TIME})(?![:\w/-]))\*{{0,2}}(?: ?[:：·|])?(?=\s|\*|[^\x00-\x7f]|$)\s{{0,3}}"
)
"""A time, or when a caption comes and goes, at the beginning of a line, perhaps after who speaks: [00:12], [73.96 → 77.54], 12:37 ·, Ada (00:21:48):, 发言人1 1:09:43."""
FILE = re.compile(rf"\ufeff?(?:WEBVTT\b|\s{{0,9}}(?:\d{{1,6}}[ \t]{{0,3}}\r?\n)?[ \t]{{0,3}}{TIME}\s{{0,3}}-->)")
"""How a file of subtitles begins, however few they are and whenever the first comes."""
CLOCK = re.compile(r":[0-5]\d")
UNITS = re.compile(r"\d+(?:\.\d+)?")
HEADER = re.compile(r"\ufeff?WEBVTT")
TAG = re.compile(r"<v(?:\.[\w.]{1,40})? ([^<>\n]{1,60})>|</?[a-z][\w.]{0,40}(?: [^<>\n]{0,80})?>|<[\d:.]{5,12}>|\{\\an?\d{1,2}\}", re.I)
"""The tags of captions, of which the voice is the one that says something."""
TURN = re.compile(r">>+\s{0,3}|[-–—]\s{1,3}(?=\S)")
AGAIN = re.compile(r"(?<=[.!?…。！？\"'”’)）\]-]) {0,3}(?=>>)")
"""Where another speaks within a line: after a sentence. Elsewhere `>>` is an operator."""
ITEM, OF_ITEMS = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s|\|"), 0.1
"""What items and rows begin with that stand under times; and how many there are to a time, at least, in notes on a video, which keep them."""
HEADING = re.compile(r"#{1,6} ")
FENCE = re.compile(r"^ {0,3}(?:```|~~~)", re.M)
"""Where Markdown has code: subtitles there are an example, and times those of a log."""
NAMED = re.compile(r"[^\W\d_][^\n:：。.!?！？,，]{0,40}[:：]\s")
BLANK = re.compile(r"(?<=[\u3400-\u9fff]) {1,2}(?=[\u3400-\u9fff])")
ENDED = re.compile(r"[.!?。！？…][\"'”’)）\]]{0,2}$")
MARKS = re.compile(r"[。！？]|[.!?](?=[\s\"'”’)]|$)")
FEWEST, EARLIEST, ASCENDING, OF_TEXT = 12, 120.0, 0.9, 0.6
"""Times of a transcript, at least; seconds at which it begins, at most; of the times those that are no earlier than the one before, and of the text what stands after the first."""
CAPTION, LONGEST = 160, 2000
"""Characters of what a time stands before: a caption (in the middle), and what a talk says between two (on average)."""
LINES, NARROW, BROKEN = 60, 64, 0.5
"""Lines of captions without times, at least; the characters of nearly all of them; and how many go on in the next."""
PARTED = re.compile(r"(\S)[ \t\r]{0,9}\n(?:[ \t\r]{0,9}\n){1,9}[ \t]{0,9}(\S)")
"""Blank lines, what stands before and after them."""
FEWEST_PARTED = 3
"""Blank lines, at least, that tell paragraphs of a text wrapped at a narrow column: fewer than BROKEN of them stand in a sentence, as more do between captions."""
CODE, OF_CODE = (";", "{", "}", ")", "]", "="), 0.02
"""How lines of code end, and how many lines of what people say do at most."""
UNSTOPPED = 1 / 300
"""Full stops to a character, fewer than these, of what was written down without any."""


class _Said(NamedTuple):
    """What stands under a time: the marks of Markdown before it, who speaks, the lines."""

    mark: str
    name: str
    lines: list[str]


class Running(NamedTuple):
    """A text as it was said; `whole` where nothing stands above its first caption, so that no line of it is a title."""

    text: str
    whole: bool


def running_text(text: str, wrapped: bool = False) -> Running:
    r"""The running text of subtitles and of transcripts with times, also of those without times where `wrapped` says that lines end paragraphs; any other text as it is.

    >>> running_text("WEBVTT\n\n" + "\n\n".join(f"00:00:{at}.000 --> 00:00:{at}.900\nit is {at}\nby now." for at in range(10, 22))).text[:33]
    'it is 10 by now. it is 11 by now.'
    """
    return _without_times(text, wrapped) or (_unwrapped(text) if wrapped else None) or Running(text, False)


def _without_times(text: str, wrapped: bool) -> Running | None:
    """What was said in subtitles or in a transcript with times; None for any other text."""
    is_file = wrapped and FILE.match(text) is not None
    fewest = 1 if is_file else FEWEST
    if not is_file and text.count("→") < FEWEST and sum(1 for _ in islice(CLOCK.finditer(text), FEWEST)) < FEWEST:
        return None
    if not wrapped and FENCE.search(text):
        return None
    lines = text.split("\n")
    stamps = list(map(_stamp, lines))
    if is_file or sum(found.re is CUE for found in stamps if found) >= FEWEST:
        stamps = [found if found and found.re is CUE else None for found in stamps]
    times = [(row, found) for row, found in enumerate(stamps) if found]
    if len(times) < fewest or not (is_file or _tells_times([_seconds(found) for _, found in times])):
        return None
    above = lines[: times[0][0]]
    head = [] if HEADER.match(text) or all(map(_is_number, above)) else above
    ends = [*(row for row, _ in times[1:]), len(lines)]
    said = [_under_time(found, lines[row:end], end < len(lines)) for (row, found), end in zip(times, ends, strict=True)]
    length = sum(len(line) for one in said for line in one.lines)
    if length < OF_TEXT * (length + sum(map(len, head))) or length > LONGEST * len(times):
        return None
    items = 0 if wrapped else sum(ITEM.match(line) is not None for one in said for line in one.lines[1:])
    short = median(sum(map(len, one.lines)) for one in said) < CAPTION and items < OF_ITEMS * len(times) and not any("#" in one.mark for one in said)
    told = _joined(said) if short else _paragraphs(said)
    shown = "\n".join(head).rstrip()
    return Running(f"{shown}\n\n{told}" if shown else told, not shown)


def _stamp(line: str) -> re.Match[str] | None:
    """The time that a line begins with, or is; most lines have none and are told so by their first characters."""
    return CUE.match(line) or STAMP.match(line) if any(map(str.isdigit, line[:60])) else None


def _seconds(stamp: re.Match[str]) -> float:
    """When a caption comes, in seconds."""
    at = 0.0
    found = stamp["at"] or stamp["bare"]
    first = re.match(rf"{TIME}|{SECONDS}", found)
    for unit in UNITS.findall(first[0].replace(",", ".") if first else ""):
        at = at * 60 + float(unit)
    return at


def _tells_times(times: Sequence[float]) -> bool:
    """Whether times are those of a talk: they begin early and go on."""
    return min(times[:2]) <= EARLIEST and sum(before <= after for before, after in pairwise(times)) >= ASCENDING * (len(times) - 1)


def _is_number(line: str) -> bool:
    """Whether a line is blank or the number of a caption."""
    return not line.strip() or line.strip("\ufeff \t\r").isdigit()


def _under_time(stamp: re.Match[str], lines: Sequence[str], goes_on: bool) -> _Said:
    """What stands under a time, which begins these lines, without what names the next caption, notes and tags."""
    under = [unescape(TAG.sub(_voice, line)).rstrip() for line in (lines[0][stamp.end() :], *lines[1:])]
    if stamp.re is CUE:
        return _Said("", "", _of_cue(under, goes_on))
    return _Said(stamp["mark"] or "", (stamp["name"] or stamp["who"] or "").strip(" *\t\u3000"), under)


def _voice(tag: re.Match[str]) -> str:
    return f"{tag[1]}: " if tag[1] else ""


def _of_cue(lines: list[str], goes_on: bool) -> list[str]:
    """The lines of a caption, up to a blank one; some files have none, so that the number of the next is the last."""
    filled = lines[1:]
    end = next((at for at, line in enumerate(filled) if not line.strip()), len(filled))
    own = filled[:end]
    return own[:-1] if goes_on and end == len(filled) and own and _is_number(own[-1]) else own


def _joined(said: Iterable[_Said]) -> str:
    """Captions as paragraphs, one for each turn; of captions without full stops each line by itself."""
    turns: list[list[str]] = []
    last, speaker = "", ""
    for one in said:
        for number, line in enumerate(_turns(one.lines)):
            bare = TURN.sub("", line, count=1) if TURN.match(line) else line
            if bare == last or not bare:
                continue
            last, new = bare, one.name if one.name != speaker and not number else ""
            speaker = one.name if not number else speaker
            if not turns or new or bare != line or NAMED.match(bare) or HEADING.match(bare) or HEADING.match(turns[-1][-1]):
                turns.append([])
            turns[-1].append(f"{new}: {bare}" if new else bare)
    if _is_unstopped([line for turn in turns for line in turn]):
        return "\n\n".join(_in_clauses(line) for turn in turns for line in turn)
    return "\n\n".join(map(_in_one, turns))


def _turns(lines: Iterable[str]) -> Iterator[str]:
    """The lines that say something, parted where another speaks (>>)."""
    for line in lines:
        yield from filter(None, map(str.strip, AGAIN.split(line)))


def _is_unstopped(lines: Sequence[str]) -> bool:
    """Whether lines have hardly any full stops."""
    return sum(len(MARKS.findall(line)) for line in lines) < UNSTOPPED * sum(map(len, lines))


def _in_clauses(line: str) -> str:
    """A line with commas for the blanks that part its clauses: those between Chinese characters."""
    return BLANK.sub("，", line)


def _in_one(lines: Sequence[str]) -> str:
    """Lines as one: with a blank between them but between Chinese characters."""
    told = [lines[0]]
    for before, line in pairwise(lines):
        told.append(line if is_han(before[-1]) and is_han(line[0]) else f" {line}")
    return "".join(told)


def _paragraphs(said: Sequence[_Said]) -> str:
    """A talk of turns or paragraphs with times without these, each after who says it."""
    told = []
    clauses = _in_clauses if _is_unstopped([line for one in said for line in one.lines]) else str
    for one in said:
        first, *rest = one.lines or [""]
        if not first.strip() and rest and rest[0].strip():
            first, *rest = rest
        told.append("\n".join(map(clauses, [f"{one.mark if '#' in one.mark else ''}{one.name + ': ' if one.name and '#' not in one.mark else ''}{first}", *rest])))
    return "\n".join(told)


def _unwrapped(text: str) -> Running | None:
    """Lines of captions without times, without the line ends; None for any other text."""
    if text.count("\n") < LINES:
        return None
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    narrow = sum(len(line) <= NARROW for line in lines)
    if len(lines) < LINES or narrow < 0.95 * len(lines) or sum(line.endswith(CODE) for line in lines) > OF_CODE * len(lines):
        return None
    goes_on = sum(not ENDED.search(line) and after[0].islower() for line, after in pairwise(lines))
    if goes_on < BROKEN * len(lines) or _is_unstopped(lines) or _has_paragraphs(text):
        return None
    return Running(_joined([_Said("", "", lines)]), True)


def _has_paragraphs(text: str) -> bool:
    """Whether blank lines part paragraphs, so that lines end where a column was full: what follows them begins anew."""
    parted = PARTED.findall(text)
    return len(parted) >= FEWEST_PARTED and sum(after.islower() and not ENDED.search(before) for before, after in parted) < BROKEN * len(parted)
