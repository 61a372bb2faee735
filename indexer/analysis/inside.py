"""What stands in brackets after a name: further names, or a remark that is none."""

import re
from functools import cache
from typing import NamedTuple

from indexer.analysis.initials import expansion
from indexer.analysis.words import word_list

CUE = re.compile(
    r"(?:以下|下文中?|后文|本文|文中|下面)?(?:统称|简称|简写|缩写|全称|全名|也就是|又称|又叫|又名|也称|也叫|亦称|亦即|俗称|或称|通常称|常称|称|英文(?:名|名称|全称|缩写|简称)?|中文(?:名|名称|翻译|译名)?|译作?|译名|意译|意)"
    r"[为做作是]{0,2}[:：,，\s]*"
    r"|即[为是]?[:：,，\s]*(?=[^时使便可])"
    r"|(?:a\.?k\.?a\.?|i\.\s?e\.|or (?:simply|just|sometimes)|(?:also|often|commonly|sometimes|previously)?\s?(?:called|known as|referred to as|named)"
    r"|short for|stands for|abbreviated(?: as| to)?|abbr\.?)(?:[:：,，]\s*|\s+)",
    re.I,
)
CUE_FIRST = frozenset("以下后本文统简缩全也又亦俗或通常称英中译意即aiocsrnpAIOCSRNP")
"""First characters of the cues, which spare most brackets the search."""
BARE_CUES = frozenset(["称", "译", "意", "英文", "中文", "译作", "下面"])
"""Words that introduce a name only with a mark or a further word after them: 英文：, 译为, 意为."""
PARTED = re.compile(r"\s*[,，、;；:：/]\s*")
QUOTES = " \t\u3000\"'`*_“”‘’「」『』《》"
LATIN = re.compile(r"[A-Za-z](?:[\w+#./&'’ -]*[\w+#])?", re.ASCII)
CHINESE = re.compile(r"(?:[A-Za-z][\w+#.-]{0,15} ?)?[\u3400-\u9fff][\u3400-\u9fffA-Za-z0-9+#·• -]{0,23}")
TWO_TONGUES = re.compile(r"([A-Za-z][A-Za-z' -]+[A-Za-z])[ ,，:：]+([\u3400-\u9fff]{2,16})")
NO_LATIN = re.compile(
    r"\w\.[a-z]|\d{4}|^[a-z]+[A-Z]|\d\.\d|\.(?:py|js|ts|go|java|md|html|css|json|xml|ya?ml|sql|sh|txt)$|_|\d\+$|\s/|/\s|//|^v\d|^[A-Za-z][-+]\d+$|-\d+-\d|#\d|^[ivx]+$"
)
LONGEST_NAME = 8
"""Words of an English name."""
NO_CHINESE = re.compile(
    r"[了吗呢吧啊们]|的$|时$|等$|版本?$|所示|系列$|[^诗]篇$|以[上下]$|\d|我|你|他|它|这|那|没有|不是|不会|可以|需要|就是|也是|都是|而是|还是|或者|但是|因为|如果|以及|是[一指]|作者|译者"
)
YEARS = re.compile(r"[,，\s]*\d{3,4}\s*[-–—~]\s*(?:\d{3,4})?\s*$")
"""When a person lived, after the name."""


class Inside(NamedTuple):
    """The names in a pair of brackets, in order, and whether a word such as 简称 says that they are names."""

    names: tuple[str, ...]
    cue: bool


NOTHING = Inside((), False)


def inside(inner: str) -> Inside:
    """The names that the text in brackets gives; none where it is a remark.

    >>> inside("以下简称 RPC"), inside("x = 1"), inside("Time-Series Database, TSDB").names
    (Inside(names=('RPC',), cue=True), Inside(names=(), cue=False), ('Time-Series Database', 'TSDB'))
    """
    text, cue = without_cues(inner)
    if is_latin_name(text) or is_chinese_name(text):
        return Inside((text,), cue)
    two = TWO_TONGUES.fullmatch(text)
    if two and is_latin_name(two[1]) and is_chinese_name(two[2]):
        name, introduced = without_cues(two[2])
        return Inside((two[1], name), cue or introduced)
    return _parts(text, cue)


def without_cues(inner: str) -> tuple[str, bool]:
    """The text without one or two introducing words, and whether it had one."""
    text, cue = YEARS.sub("", inner.strip(QUOTES)).replace("’", "'"), False
    for _ in range(2):
        found = CUE.match(text) if text[:1] in CUE_FIRST else None
        rest = text[found.end() :].strip(QUOTES) if found else ""
        if not found or not rest or not _introduces(found[0], rest):
            break
        text, cue = rest, cue or found[0].strip() not in {"即", "i.e."}
    return text, cue


def _introduces(word: str, rest: str) -> bool:
    """Whether a word introduces the rest as a name, and is not the beginning of the name itself: 即时通讯, 意图."""
    bare = word.strip()
    if word != bare or not rest or bare[-1:] in ":：,，为做作是.":
        return True
    han = "\u3400" <= rest[0] <= "\u9fff"
    return (
        bare not in BARE_CUES
        and not (bare == "即" and han and len(rest) < 4)
        and (not han or len(bare) > 1 or bare == "即")
    )


def _parts(text: str, cue: bool) -> Inside:
    """The names of several parts, where the first is a name, and each other one its abbreviation, long form or translation."""
    parts = [part for part in PARTED.split(text) if part]
    if not 2 <= len(parts) <= 3:
        return NOTHING
    names, told = [], cue
    for part in parts:
        name, introduced = without_cues(part)
        if not (is_latin_name(name) or is_chinese_name(name)):
            return NOTHING
        names.append(name)
        told = told or introduced
    return Inside(tuple(names), told) if told or all(_belong(names[0], name) for name in names[1:]) else NOTHING


def _belong(one: str, other: str) -> bool:
    """Whether two names that stand side by side are of one thing: in two languages, or one the abbreviation of the other."""
    if one.isascii() != other.isascii():
        return True
    return one.isascii() and (expansion(one, other) is not None or expansion(other, one) is not None)


def is_latin_name(text: str) -> bool:
    """Whether Latin text could be the name of a concept, and is not code, a value, a version or a remark."""
    if not 2 <= len(text) <= 60 or not LATIN.fullmatch(text) or NO_LATIN.search(text):
        return False
    words = text.split()
    if len(words) > LONGEST_NAME or words[0].lower().rstrip(".,:") in word_list("not_names"):
        return False
    return not (len(words) > 1 and text.isupper())


def is_chinese_name(text: str) -> bool:
    """Whether Chinese text of at most 24 characters could be a name."""
    return len(text) <= 24 and CHINESE.fullmatch(text) is not None and not NO_CHINESE.search(text)


def is_weak_name(text: str) -> bool:
    """Whether a name begins as remarks do, or ends as a person's title: only what stands beside it tells."""
    if text.isascii():
        return text.split(maxsplit=1)[0].lower() in word_list("weak_names")
    return text.startswith(_listed("remark_starts")) or text.endswith(_listed("person_titles"))


@cache
def _listed(name: str) -> tuple[str, ...]:
    return tuple(sorted(word_list(name)))
