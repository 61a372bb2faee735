"""Sentences that say what a thing is: 偏向锁是一种…, 所谓 X 是指…, X is a … Which subjects are concepts is decided later.

A wrong definition is worse than none: `defining.py` says how likely a sentence defines its subject.
"""

import re
from collections.abc import Iterator

from indexer.analysis.cues import Places, places_in
from indexer.analysis.defining import DEFINITE, QUOTES, Said, is_opinion, log_odds
from indexer.model import Statement

CUES = {
    "是一": {"种": "kind", "类": "kind", "套": "kind", "款": "kind", "组": "kind", "段": "kind", "系列": "kind", "个": "one", "门": "one", "项": "one"},
    "是指": {"": "means"},
    "指的是": {"": "means"},
    "是用": {"来": "use", "于": "use"},
    **{cue: {"": "how"} for cue in ("是由", "是基于", "是对", "是通过", "是为", "是在", "是将", "是把", "是从")},
    "就是": {"": "just"},
    " is a": {" ": "is a", "n ": "is a"},
    " is the ": {"": "is the"},
    " are ": {"": "are"},
    " refers to ": {"": "refers"},
    " means ": {"": "refers"},
}
"""What stands between a subject and what it is, by how it begins and how it goes on, and what kind of cue that is."""
SURE, ANSWER = 0.8, 2.0
"""The least log odds that a sentence defines its subject, and those of an answer to a heading that asks what something is."""
OTHER_WORDS = re.compile(r"是指[令针定数标]")
"""Where 是指 is no cue: 重点是指令的长度."""
ASKS = "?？"
NEAR, OPINION_WITHIN = 4, 24
"""Characters before the subject of an answer; after it, where an opinion shows."""
SENTENCE_START = re.compile(r"[。！？；\n]|(?<=[.!?])\s")
SENTENCE_END = re.compile(r"[。！？\n]|[.!?](?=\s)")
BRACKETS = re.compile(r"[（(]([^（）()]*)[)）]")
LEAD_IN = re.compile(
    r"^(?:(?:所谓的?|什么是|其中|简单来说|简单地说|首先|我们知道|众所周知|顾名思义|一般来说|通常来说|在计算机科学中|在编程中)[，,\s]*|(?:an?)\s+)",
    re.I,
)
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
    r"[^，,。；]{0,16}(?:比|不如|和|跟|与|像)[^，,。；]{1,16}(?:更|得多|一样|类似|不同|相同|相反|大|小)|更|[^.;,]*\b(?:more|less|bigger|smaller|better|worse) than\b"
)
COURSE = re.compile(r"是一个[^，,。；]*过程(?:[，,。；]|$)")
"""面试是一个双向的过程 says how it goes; 压缩是指去掉空白的过程 defines."""
ASKING = ("什么", "何为", "何谓", "hat is ", "hat are ", "hat's ")
"""What a heading that asks for a definition holds; found first, then its line is read."""
ALL_CUES = (*CUES, *ASKING)
QUESTION = re.compile(
    r"[ \t#\d.、）)一二三四五六七八九十]*(?:(?:什么是|何为|何谓|what(?: is| are|'s)(?: an?| the)?)\s*(?P<after>.{2,30}?)|(?P<before>[^，,]{2,24}?)\s*(?:是什么|是啥))[?？\s]*",
    re.I,
)
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
    for said in said_in(text, places):
        sureness = round(log_odds(said), 2)
        if sureness >= SURE:
            yield Statement(said.subject, said.start, said.stop, sureness)


def said_in(text: str, places: Places) -> Iterator[Said]:
    """Every sentence of the form of a definition, by cue and place."""
    for cue, endings in CUES.items():
        for at in places.get(cue, ()):
            after = at + len(cue)
            ending = next((each for each in endings if text.startswith(each, after)), None)
            said = _said(text, at, after + len(ending), endings[ending]) if ending is not None else None
            if said is not None:
                yield said


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
    opinion = is_opinion(text[about + len(subject) : min(stop, about + len(subject) + OPINION_WITHIN)])
    return None if opinion else Statement(subject, start, stop, ANSWER)


def _place(text: str, subject: str, start: int, stop: int) -> int:
    """Where a sentence names its subject, near its beginning; -1 where it does not."""
    at = text[start : min(stop, start + NEAR + len(subject))].lower().find(subject.lower())
    return start + at if at >= 0 else -1


def _said(text: str, cue: int, after: int, kind: str) -> Said | None:
    before = text[max(0, cue - SUBJECT_LIMIT - 60) : cue]
    breaks = [found.end() for found in SENTENCE_START.finditer(before)]
    whole = before[breaks[-1] :] if breaks else before
    lead = BRACKETS.sub("", whole)
    subject = _plain(lead)
    if not _is_subject(subject) or ("`" in lead and subject.isascii() and subject.islower()):
        return None
    start = cue - len(whole.lstrip())
    end = SENTENCE_END.search(text, after, start + LONGEST + 2)  # one that goes on is too long
    stop = end.end() if end else len(text)
    if not SHORTEST <= stop - start <= LONGEST or text[stop - 1] in ASKS or COMPARED.match(text, after, stop) or COURSE.match(text, cue, stop) or OTHER_WORDS.match(text, cue):
        return None
    return Said(text, subject, lead, kind, start, after, stop)


def _plain(lead: str) -> str:
    return DEFINITE.sub("", LEAD_IN.sub("", lead.strip(QUOTES)).strip(QUOTES))


def _is_subject(subject: str) -> bool:
    """Whether a subject may be the name of a concept: short, no pronoun or clause, no piece of code."""
    if subject.endswith("指的") or not 2 <= len(subject) <= SUBJECT_LIMIT or len(subject.split()) > MOST_WORDS:
        return False
    return not NO_SUBJECT.search(subject) and not CODE.search(subject)
