"""The clauses of a sentence, and runs of them that can stand alone as a point."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from indexer.text.brackets import balanced
from indexer.text.formulas import formulas_of
from indexer.text.spans import stands_in
from indexer.text.spelling import LATIN_WORD

HAN_TOKENS, LATIN_TOKENS = 0.6, 0.2
"""Tokens for each character, about."""
CLAUSE_MARKS, OPENING_BRACKETS = "，；：,;:—", "(（"
CONNECTIVES = r"(?<=[!-~])\s(?=(?:because|although|though|while|whereas|which|so that|unless|until)\s[!-~])"
"""Between English words: in 写在 while 里 the word is code."""
CONNECTIVE = re.compile(CONNECTIVES, re.I)
PARTING = r"(?-i:[,:;]*[，；：—][，；：—,:;]*|(?<![0-9A-Za-z,:;])[,:;]+|[,:;]+(?![0-9A-Za-z,:;]))"
"""Marks that part clauses: not those within 65,535, std::vector and 12:30."""
CLAUSE_END = re.compile(
    rf"(?=[，；：—,:;\s])(?:{PARTING}\s*|{CONNECTIVES}|(?<=[^\s{OPENING_BRACKETS}])\s(?=[{OPENING_BRACKETS}]))", re.I
)
LED_BY = "①-⑳但不然因所于同此另而并且即其那接之随首最比例譬也换简总针对关可我你大需请注显事实嗯好没yeuksbaothnwmflciruy"
"""What begins all that leads into a clause, in any case."""
LEAD_IN = re.compile(
    rf"\s*(?=[{LED_BY}])(?:(?![a-z])(?:[①-⑳]|但是?|不过|然而|因此|所以(?!然)|于是|同时(?![性钟期代间])|此外|另外|而且|并且|并(?![发行联集查入排列购网轨存归非没未不置肩])|且(?!慢)|而(?![今立])|"
    r"即(?![使将便可时刻席兴日])|其实(?![现例际体验施战时数质用])|那么|然后|接着|(?:[之随]后|接下来)(?=[，,])|接下来(?=[再先把将对在给使修添创配启运打进编开执安下])|首先|其次|最后(?![一二三两几的期次阶写更修是有])|(?:比如|例如|譬如)(?:说(?!明))?|也就是说|"
    r"换句话说|简单来说|简而言之|总而言之|总之|(?:针对(?!性)|对于|关于)(?=[^，,。；\n]{2,14}(?<!而言)(?<!来[说讲看])[，,])|可以说|(?:我们|你|大家)?可以(?:看到|看出|发现)|(?:我们|大家都?)知道|可见(?![性光度区范元域字与])|需要注意的是|请?注意(?![力事到点])|(?:嗯|对|是的|好的|没错)(?=[，,])|显然|事实上|实际上|我们(?:可以|需要|会(?!议)|要(?!求)|能(?!力)|将(?!来)|就|来(?!自))|你(?:可以|需要|会|要(?!求))|大家(?:可以)?)|"
    r"(?=[a-z])(?:https?://\S{1,400}\s|(?:so|but|and|or|then|thus|hence|also|now|well|however|therefore|moreover|finally|lastly|furthermore|additionally|consequently|"
    r"(?:yeah|yep|yes|okay|ok|sure|oh|um+|uh+)(?=[,.])|for example|as an example|in this case|in addition|"
    r"as you saw earlier|to start|once done|note that|recall that|(?:we|you) (?:(?:can|could|will|may|want to) )?(?:see|saw|find|found|know|notice|reali[sz]e|show|showed|learn(?:ed)?) that|luckily|fortunately|unfortunately|(?:we|you) (?:can|will|need to|should|must|want to)(?!['’]| (?:not|never|be)\b)|let's|(?:we|you)(?!['’]| (?:are|were|have|had|do|did|was|may|might|could|would|can|cannot|will|should|must)\b))\b))[，,\s]*",
    re.I,
)
"""What leads into a clause; the first characters of all are named before, so that most places are passed at once, and English is looked for before letters alone."""
LEAD_INS = 3
"""But therefore we can: so many are taken off one after another."""
TRAILING = " \t\n，。；：、,.;:—-（(“\"'「!！·*>"
LEADING = " \t\n，。；：、,.;:—-*>"
OPTION = re.compile(r"(?:--?|\.)[A-Za-z]")
"""What begins options and names: -Xmx, --link, .NET."""
HAN_RANGE = range(0x3400, 0xA000)
WORD_JOINTS = "_+#./-"
WORDS = re.compile(rf"{LATIN_WORD}|[\u3400-\u9fff]+")
"""A Latin word, or Han characters next to each other."""
SHORTEST, LONGEST = 4.0, 40.0
REMEMBERED = 400
"""Characters of a label whose length is asked for again and again."""


def quick(begins: str, pattern: str) -> re.Pattern[str]:
    """A pattern, in any case, whose matches begin with one of `begins`: several times as fast as one of many alternatives that is tried
    everywhere."""
    return re.compile(f"(?=[{begins}])(?:{pattern})", re.I)


def holding(begins: str, pattern: str) -> re.Pattern[str]:
    """A pattern that finds whether a text holds `pattern`, whose matches begin with one of `begins`: it matches this character alone, if the rest follows. A search
    skips to what a pattern begins with, but looks everywhere for what it only looks ahead to: two thirds of the time of `quick`.

    >>> holding("本上", "本文|上文").search("在上文中")
    <re.Match object; span=(1, 2), match='上'>
    """
    return re.compile(f"[{begins}](?<=(?=(?:{pattern})).)")


def whole_words(forms: Sequence[str]) -> str:
    r"""A pattern for some forms that begin where a word does: the first letter of each first and not \b, so that a search passes over all other letters
    at once, and most forms that begin with this one; where case matters alone.

    >>> whole_words(["def", "val", "var"])
    '(?:d(?<!\\wd)(?:ef)|v(?<!\\wv)(?:al|ar))'
    """
    rest: dict[str, list[str]] = {}
    for form in forms:
        rest.setdefault(form[0], []).append(form[1:])
    return "(?:" + "|".join(rf"{letter}(?<!\w{letter})(?:{'|'.join(found)})" for letter, found in rest.items()) + ")"


class Phrases(NamedTuple):
    """Chinese phrases, and English ones in lower case. These are looked for apart, in a tenth of the time that a pattern of both takes that
    minds no case."""

    chinese: re.Pattern[str]
    english: re.Pattern[str]

    def stand_in(self, text: str) -> bool:
        """Whether a text holds one of them, in any case."""
        return self.chinese.search(text) is not None or self.english.search(text.lower()) is not None


def phrases(begins: str, chinese: str, *english: tuple[str, str]) -> Phrases:
    """A pattern of Chinese phrases, which begin with one of `begins`, and English ones, which begin with a word: each of several beginnings (parted
    by |) goes on with a pattern.

    >>> found = phrases("本上", "本文|上文", ("this|that", " posts?"))
    >>> [found.stand_in(said) for said in ("在上文中", "This post", "withthis post")]
    [True, True, False]
    """
    return Phrases(holding(begins, chinese), re.compile(whole_words([first + rest for firsts, rest in english for first in firsts.split("|")])))


class Run(NamedTuple):
    """A run of clauses, trimmed: where it stands in its sentence, as a label, its length in tokens."""

    start: int
    end: int
    label: str
    tokens: float


def run_of(sentence: str, start: int, end: int) -> Run | None:
    """The clauses from `start` to `end` as a run, connectives off; None if too short, too long or cut through a
    bracket."""
    first = begin_of(sentence, start, end)
    last = len(sentence[:end].rstrip(TRAILING))
    label = " ".join(sentence[first:last].split())
    tokens = length_of(label)
    return Run(first, last, label, tokens) if SHORTEST <= tokens <= LONGEST and balanced(label) else None


def clauses(sentence: str) -> tuple[list[int], list[int]]:
    """Where the clauses of a sentence start and end; no formula is cut through."""
    formulas = list(formulas_of(sentence))
    breaks = [found.span() for found in CLAUSE_END.finditer(sentence) if not stands_in(found.start(), formulas)]
    return [0, *(end for _, end in breaks)], [*(start for start, _ in breaks), len(sentence)]


def begin_of(sentence: str, start: int, end: int) -> int:
    """Where a run begins that is cut from `start` to `end`: connectives, fillers and signs off."""
    for _ in range(LEAD_INS):
        lead = LEAD_IN.match(sentence, start, end)
        if not lead:
            break
        start = lead.end()
    while start < end and sentence[start] in LEADING and not OPTION.match(sentence, start, end):
        start += 1
    return start


def length_of(label: str) -> float:
    """Tokens of a label, about: a Latin word is one, a Han character .6."""
    return _length_of(label) if len(label) <= REMEMBERED else _length_of.__wrapped__(label)


@lru_cache(maxsize=1 << 14)
def _length_of(label: str) -> float:
    words = WORDS.findall(label)
    han = [len(word) for word in words if word >= "\u3400"]
    return len(words) - len(han) + sum(han) - (1 - HAN_TOKENS) * sum(han)
