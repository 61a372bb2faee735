"""How likely a sentence defines its subject: a logistic regression over its cue, the noun that names the kind, where it stands and what it says more.

Its weights (`words/defining.txt`) were fitted by `benchmarks/fit_defining.py` on the marks in `benchmarks/judged/statements.tsv`.
"""

import re
from functools import cache
from importlib.resources import files
from math import log
from typing import NamedTuple

from indexer.analysis.words import word_list

LEAST_DETAIL, LONGEST_HEADING = 2, 40
PRAISE = re.compile(
    r"(?:非常|很|十分|相当|极其|特别|比较|最)[^，。的]{1,5}的|常见的?|常用的?|流行的?|大型的?|开源的?|免费的?|现代的?|强大的?|简单的?|多元化的?|优秀的?"
)
CLAUSE = re.compile(r"[^，,。；;！!？?\n：:（(]*")
ENGLISH_CLAUSE = re.compile(r"[^,.;:!?\n(]*")
RELATIVE = re.compile(r"\b(?:that|which|of|for|used|to|in|from|designed|based|where|with|who|whose|by|between|on)\b")
SAYS_MORE = re.compile(r"\b(?:that|which|for|to|of|used|where)\b")
PARTICIPLE = re.compile(r"\s*\w+(?:ed|en|wn|ly)\b")
IN_SHORT = re.compile(r"所谓|简单[来地]说|顾名思义")
POINTING = re.compile(r"\s*(?:这|那|该|它|\b(?:this|that|these|those|it)\b)", re.I)
ORIGIN = re.compile(r"(?:提出|开发|创建|发明|维护|推出|发布|引入|发起)的?$")
PRAISED = re.compile(
    r"\b(?:powerful|practical|effective|core|classic|special|killer|lightweight|key(?!-)|largest|direct|convenient|versatile|general-purpose|simplest|safest|cleanest|most|\w{3,}est|extremely|very|truly|major|main|real|natural|typical|standard)\b"
    r"|强大|绝佳|不错|超棒|好用|惊艳|有趣|经典|强|最|更|关键|核心|重要|实用|优秀|高效",
    re.I,
)
"""Words that say how good or important something is rather than what."""
GOES_ON = re.compile(r"\b(?:but|however|so|because|since|should|must|therefore)\b|但|不过|所以|因此|应该|必须|而不是")
"""What a sentence goes on with that argues."""
BREAKS = re.compile(r"[;；—]")
PEOPLE = re.compile(r"\b(?:we|you|our|your|I)\b|我|你")
DEFINITE = re.compile(r"^the\s+", re.I)
QUOTES = " \t*`\"'“”「」《》—-"
LATIN_WORD = re.compile(r"[a-z-]+")


class Said(NamedTuple):
    """A sentence of a text, from `start` to `stop`, whose `lead` names its `subject`; `after` a cue of a `kind` it tells what that is."""

    text: str
    subject: str
    lead: str
    kind: str
    start: int
    after: int
    stop: int


def log_odds(said: Said) -> float:
    """How likely a sentence defines its subject."""
    weight = weights()
    return weight["bias"] + sum(weight.get(name, 0.0) * value for name, value in columns(said).items())


def columns(said: Said) -> dict[str, float]:
    """What the regression looks at."""
    text, subject, lead, rest = said.text, said.subject, said.lead.strip(QUOTES), said.text[said.after : said.stop]
    latin = rest[:1].isascii() and rest[:1].isalpha() and subject.isascii() and _mostly_latin(rest)
    found = (ENGLISH_CLAUSE if latin else CLAUSE).match(rest)
    clause = found[0].strip() if found else ""
    noun = _kind(clause)
    of_kind = noun in word_list("genus") or noun.endswith(_chinese("genus"))
    definite = DEFINITE.match(lead) is not None
    indefinite = lead[:2].lower() == "a " or lead[:3].lower() == "an "
    first = said.start == 0 or text[said.start - 1] == "\n"
    above = text[text.rfind("\n", 0, max(said.start - 1, 0)) + 1 : max(said.start - 1, 0)] if first else ""
    return {
        f"cue: {said.kind}": 1.0,
        "kind": of_kind, "English kind": of_kind and latin, "bare": _is_bare(clause, noun), "opinion": is_opinion(clause),
        "says more": latin and SAYS_MORE.search(clause) is not None, "length": log(said.stop - said.start),
        "first": first, "under its heading": len(above) < LONGEST_HEADING and subject.lower() in above.lower(), "ends": text[said.stop - 1] in ".。",
        "the": definite and subject.islower(), "lower": subject.isascii() and subject.islower() and " " not in subject and not (definite or indefinite),
        "of no kind": subject.lower().removesuffix("s") in word_list("vague") or subject in word_list("vague"), "in short": IN_SHORT.match(lead) is not None, "led in": len(lead) - len(subject) > 2 and not (definite or indefinite or IN_SHORT.match(lead)),
        "praised": PRAISED.search(clause) is not None, "goes on": GOES_ON.search(rest) is not None, "breaks": BREAKS.search(rest) is not None,
        "clause": log(1 + len(clause)), "place": said.start / len(text), "points": POINTING.match(rest) is not None, "origin": ORIGIN.search(clause) is not None,
        "participle": said.kind == "are" and PARTICIPLE.match(rest) is not None, "people": PEOPLE.search(rest) is not None,
    }  # fmt: skip


@cache
def weights() -> dict[str, float]:
    """The weights of the columns."""
    lines = files("indexer.analysis").joinpath("words", "defining.txt").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: float(weight) for name, weight in rows}


def is_opinion(said: str) -> bool:
    """Whether a clause holds a word of an opinion."""
    if not word_list("opinions").isdisjoint(LATIN_WORD.findall(said.lower().split(" that ", 1)[0])):
        return True
    return _opinions().search(said) is not None


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


@cache
def _opinions() -> re.Pattern[str]:
    return re.compile("更|" + "|".join(map(re.escape, _chinese("opinions"))))
