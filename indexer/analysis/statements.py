"""Sentences that say what a thing is: 偏向锁是一种…, 所谓 X 是指…, X is a … Which subjects are concepts is decided later.

A wrong definition is worse than none: a sentence counts by its cue, by the noun that names the kind, and by what it says
more; opinions, comparisons and things of one text alone are left out. `sureness` is a sum of these, at least `SURE`.
"""

import re
from collections.abc import Iterator
from functools import cache

from indexer.analysis.cues import Places, places_in
from indexer.analysis.words import word_list
from indexer.model import Statement

CUES = {
    "是一": {"种": 1.0, "类": 1.0, "门": 1.0, "项": 0.8, "套": 1.0, "款": 0.9, "个": 0.6},
    "是指": {"": 1.2},
    "指的是": {"": 1.2},
    "是用": {"来": 0.6, "于": 0.6},
    " is a": {" ": 0.5, "n ": 0.5},
    " refers to ": {"": 1.0},
}
"""What stands between a subject and what it is, by how it begins and how it goes on, and how often that defines it."""
SURE = 1.0
KIND, DETAIL, FIRST, NAMED, ASKED = 0.6, 0.3, 0.3, 0.2, 1.0
"""For a noun of a kind, a clause that says more, the first sentence of a paragraph, a second name in brackets, a heading that asks."""
OPINION, VAGUE, LOCAL, NO_KIND = 1.6, 1.2, 0.4, 0.4
BARE = 1.0
ENOUGH_DETAIL, LEAST_DETAIL = 10, 2
PRAISE = re.compile(
    r"(?:非常|很|十分|相当|极其|特别|比较|最)[^，。的]{1,5}的|常见的?|常用的?|流行的?|大型的?|开源的?|免费的?|现代的?|强大的?|简单的?|多元化的?|优秀的?"
)
HERE = re.compile(r"下面|以下|如下|这里|本[文章节例]|我们的|\bour\b|\bmy\b|\bhere\b|\bbelow\b")
"""Words that tie a sentence to its text."""
NEAR, OPINION_WITHIN = 4, 24
"""Characters before the subject of an answer; after it, where an opinion shows."""
SENTENCE_START = re.compile(r"[。！？；\n]|(?<=[.!?])\s")
SENTENCE_END = re.compile(r"[。！？\n]|[.!?](?=\s)")
BRACKETS = re.compile(r"[（(]([^（）()]*)[)）]")
LEAD_IN = re.compile(
    r"^(?:(?:所谓的?|什么是|其中|简单来说|简单地说|首先|我们知道|众所周知|顾名思义|一般来说|通常来说|在计算机科学中|在编程中)[，,\s]*|(?:an?)\s+)",
    re.I,
)
DEFINITE = re.compile(r"^the\s+", re.I)
QUOTES = " \t*`\"'“”「」《》—-"
SUBJECT_LIMIT = 40
SHORTEST, LONGEST = 12, 220
MOST_WORDS = 5
NO_SUBJECT = re.compile(
    r"[，,：:、;=<>{}\[\]|$@\\→]|^(?:这|那|它|他|她|我|你|其|该|此|本|每|各|某|另|整个|上面|上述|下面|以上|以下|前者|后者|目标|结果|答案|一|第|最|更|很|所有|任何|许多|很多|如果|因为|但|而|也|都|就|有|没|不过|对|在|从|当|用|把|将|让|使|为|由|和|与|或"
    r"|(?:this|that|it|there|he|she|which|what|who|my|your|our|their|his|her|its|each|every|one|another|here|if|when|so|but|and|or|as|in|on|at|for|with|all|no|not|these|those|below|above|everything|something|nothing|anything|someone)\b)"
    r"|(?:都|也|就|只|又|还|仅|并|可能|应该|其实|不|往往|通常|本质上|实际上|确实|绝对|显然|无疑|一直|曾经|仍然|已经|正|的|了|时|中|上|下|里|后|前)$",
    re.I,
)
CODE = re.compile(
    r"^_|\d\.\d+$|^\d+\w*$|^[a-z]+[A-Z]|\.(?:html?|js|css|py|java|json|xml|md|sh|conf|ya?ml)$|^[A-Za-z]\d?$|\(\)$|^\W"
)
COMPARED = re.compile(
    r"^[^，,。；]{0,16}(?:比|不如|和|跟|与|像)[^，,。；]{1,16}(?:更|得多|一样|类似|不同|相同|相反|大|小)|^更|\b(?:more|less|bigger|smaller|better|worse) than\b"
)
COURSE = re.compile(r"是一个[^，,。；]*过程(?:[，,。；]|$)")
"""面试是一个双向的过程 says how it goes; 压缩是指去掉空白的过程 defines."""
CLAUSE = re.compile(r"[^，,。；;！!？?\n：:（(]*")
ENGLISH_CLAUSE = re.compile(r"[^,.;:!?\n(]*")
RELATIVE = re.compile(r"\b(?:that|which|of|for|used|to|in|from|designed|based|where|with|who|whose|by|between|on)\b")
ASKING = ("什么", "何为", "何谓", "hat is ", "hat are ", "hat's ")
"""What a heading that asks for a definition holds; found first, then its line is read."""
ALL_CUES = (*CUES, *ASKING)
QUESTION = re.compile(
    r"[ \t#\d.、）)一二三四五六七八九十]*(?:(?:什么是|何为|何谓|what(?: is| are|'s)(?: an?| the)?)\s*(?P<after>.{2,30}?)|(?P<before>[^，,]{2,24}?)\s*(?:是什么|是啥))[?？\s]*",
    re.I,
)
LATIN_WORD = re.compile(r"[a-z-]+")
BELOW = re.compile(r"\s*([^\n]+)")
DEFINES = re.compile(
    r"[\s\"”」』`*]*(?:[（(][^（）()]*[)）])?\s*[，,]?\s*(?:(?:其实|简单来说|本质上|顾名思义|通俗地讲|通俗来说)[，,]?)?(?:就|它|也就)?(?:是|指|即|用于|用来|\bis\b|\bare\b|\brefers\b|\bmeans\b)"
)
"""How a sentence goes on after its subject where it says what that is."""


def statements_of(text: str, places: Places | None = None) -> Iterator[Statement]:
    """Every statement that surely defines its subject: under headings that ask for it, then by cue and place.

    `places` are those of ALL_CUES in the text, where they are known.
    """
    places = places_in(text, ALL_CUES) if places is None else places
    yield from _answers(text, places)
    for cue, endings in CUES.items():
        for at in places.get(cue, ()):
            after = at + len(cue)
            ending = next((each for each in endings if text.startswith(each, after)), None)
            statement = _statement(text, at, after + len(ending), endings[ending]) if ending is not None else None
            if statement is not None:
                yield statement


def _answers(text: str, places: Places) -> Iterator[Statement]:
    """The first sentence under a heading such as 什么是 X, where it is about X and says what it is."""
    lines: dict[int, int] = {}
    for asking in ASKING:
        for at in places.get(asking, ()):
            end = text.find("\n", at)
            lines[text.rfind("\n", 0, at) + 1] = end if end >= 0 else len(text)
    for start, end in sorted(lines.items()):
        found = QUESTION.fullmatch(text, start, end)
        statement = _answer(text, _plain(found["after"] or found["before"]), end) if found else None
        if statement:
            yield statement


def _answer(text: str, subject: str, after: int) -> Statement | None:
    below = BELOW.match(text, after)
    if not below or not _is_subject(subject):
        return None
    start = below.start(1)
    end = SENTENCE_END.search(text, start + SHORTEST)
    stop = end.end() if end else len(text)
    about = _place(text, subject, start, stop)
    if (
        about < 0
        or not SHORTEST <= stop - start <= LONGEST
        or not DEFINES.match(text, about + len(subject), stop)
        or text[start:stop].rstrip()[-1:] in "：:"
    ):
        return None
    opinion = _opinion(text[about + len(subject) : min(stop, about + len(subject) + OPINION_WITHIN)])
    return None if opinion else Statement(subject, start, stop, ASKED + SURE)


def _place(text: str, subject: str, start: int, stop: int) -> int:
    """Where a sentence names its subject, near its beginning; -1 where it does not."""
    at = text[start : min(stop, start + NEAR + len(subject))].lower().find(subject.lower())
    return start + at if at >= 0 else -1


def _statement(text: str, cue: int, after: int, worth: float) -> Statement | None:
    before = text[max(0, cue - SUBJECT_LIMIT - 60) : cue]
    breaks = [found.end() for found in SENTENCE_START.finditer(before)]
    lead = before[breaks[-1] :] if breaks else before
    named = BRACKETS.search(lead) is not None
    subject = _plain(BRACKETS.sub("", lead))
    if not _is_subject(subject) or ("`" in lead and subject.isascii() and subject.islower()):
        return None
    end = SENTENCE_END.search(text, after)
    stop = end.end() if end else len(text)
    start = cue - len(lead.lstrip())
    if not SHORTEST <= stop - start <= LONGEST or COURSE.match(text, cue, stop):
        return None
    first = start == 0 or text[start - 1] == "\n"
    sureness = (
        worth
        + FIRST * first
        + NAMED * named
        - LOCAL * _is_local(lead, subject)
        + _said(text[after:stop], subject.isascii())
    )
    return Statement(subject, start, stop, round(sureness, 2)) if sureness >= SURE else None


def _plain(lead: str) -> str:
    return DEFINITE.sub("", LEAD_IN.sub("", lead.strip(QUOTES)).strip(QUOTES))


def _is_subject(subject: str) -> bool:
    """Whether a subject may be the name of a concept: short, no pronoun or clause, no piece of code."""
    if subject.endswith("指的") or not 2 <= len(subject) <= SUBJECT_LIMIT or len(subject.split()) > MOST_WORDS:
        return False
    return not NO_SUBJECT.search(subject) and not CODE.search(subject)


def _is_local(lead: str, subject: str) -> bool:
    """Whether the subject is the thing of one text: the project, in lower case."""
    return DEFINITE.match(lead.strip(QUOTES)) is not None and subject.islower()


def _said(rest: str, english: bool) -> float:
    """What the words after the cue add: the kind of thing, more about it, less for an opinion or a comparison."""
    clause = (
        ENGLISH_CLAUSE if rest[:1].isascii() and english and rest[:1].isalpha() and _mostly_latin(rest) else CLAUSE
    ).match(rest)
    said = clause[0].strip() if clause else ""
    if COMPARED.search(said):
        return -OPINION
    kind = _kind(said)
    score = KIND if kind in word_list("genus") or kind.endswith(_chinese("genus")) else -NO_KIND
    score -= (
        VAGUE * _is_vague(kind)
        + BARE * _is_bare(said, kind)
        + LOCAL * (HERE.search(rest.split("。", 1)[0]) is not None)
    )
    score -= OPINION * _opinion(said)
    return score + DETAIL * (len(said) >= ENOUGH_DETAIL)


def _is_bare(said: str, kind: str) -> bool:
    """Whether a clause says nothing but a general kind, or how good or usual it is: 一个开源项目, 一种很常见的类型."""
    known = _chinese("genus")
    noun = next(filter(kind.endswith, known)) if kind.endswith(known) else kind
    more = PRAISE.sub("", said.removesuffix(noun)).removesuffix("的").strip()
    return len(noun) <= LEAST_DETAIL and len(more) < LEAST_DETAIL


def _mostly_latin(text: str) -> bool:
    return sum(map(str.isascii, text)) * 2 > len(text)


def _kind(said: str) -> str:
    """The noun that names the kind: the last of a Chinese clause, the last before that, of, for ... in an English one."""
    if not _mostly_latin(said):
        return said.rstrip(' "”」的').rsplit("的", 1)[-1].strip(QUOTES)
    head = RELATIVE.split(said, maxsplit=1)[0].strip(QUOTES)
    return head.split(" ")[-1].lower() if head else ""


@cache
def _chinese(name: str) -> tuple[str, ...]:
    """The Chinese words of a list, the longest first."""
    words = (word for word in word_list(name) if not word.isascii() and len(word) > 1)
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def _is_vague(kind: str) -> bool:
    return kind in word_list("vague") or kind.endswith(_chinese("vague"))


def _opinion(said: str) -> bool:
    """Whether a clause holds a word of an opinion."""
    if not word_list("opinions").isdisjoint(LATIN_WORD.findall(said.lower().split(" that ", 1)[0])):
        return True
    return _opinions().search(said) is not None


@cache
def _opinions() -> re.Pattern[str]:
    return re.compile("更|" + "|".join(map(re.escape, _chinese("opinions"))))
