"""Two names of one thing, where an author joins them in brackets: 奖励模型（Reward Model）, Pod（容器组）, RLHF (…).

A first version of the recipe: the Chinese name is the run of words before the bracket, cut at stop words; which suffix
of it is the name is decided over all articles (`concepts.glossing`). English long forms are found by Schwartz and Hearst
(2003, doi:10.1142/9789812776303_0042).
"""

import re
from collections.abc import Iterator

from indexer.model import Gloss

BRACKET = re.compile(r"[（(]([^（()）\n]{2,60})[)）]")
LEFT_LIMIT = 60
CUE = re.compile(
    r"(?:以下|下文|后文)?(?:也就是|又称|又叫|也称|也叫|亦称|俗称|简称|全称|英文名?|缩写|中文名|译为)[为做]?[:：,，\s]*"
    r"|即(?:[为:：,，\s]+|(?=[A-Za-z]))"
    r"|(?:aka|i\.e\.|or|also (?:called|known as)|short for|abbreviated as)(?:[:：,，\s]+)",
    re.I,
)
NO_NAME = re.compile(
    r"[=<>{}\[\]|;$\\@#*%~^!?…_:\"“”']|\w\.[a-z]|^\d|\d{4}|^[a-z]+[A-Z]|\.(?:py|js|java|md|html|json|xml|yml)$"
)
NO_NAME_FIRST = frozenset(
    [
        "see",
        "from",
        "in",
        "for",
        "with",
        "by",
        "example",
        "eg",
        "such",
        "like",
        "including",
        "based",
        "this",
        "that",
        "we",
        "you",
        "if",
        "when",
        "not",
        "only",
        "at",
        "also",
        "optional",
        "table",
        "figure",
        "section",
        "because",
        "default",
        "note",
        "photo",
        "source",
        "required",
        "deprecated",
        "recommended",
        "formerly",
        "now",
        "easy",
        "beta",
        "as",
        "and",
        "to",
        "of",
        "is",
        "phase",
        "day",
        "vs",
        "the",
        "a",
        "an",
        "it",
        "i",
        "e.g.",
        "i.e.",
        "on",
        "or",
        "but",
    ]
)
ENGLISH_NAME = re.compile(r"[A-Za-z][\w+#./&' -]*[\w+#]")
HAN_RUN = re.compile(r"[\u4e00-\u9fff]+(?:[A-Za-z0-9+#.-]{1,12}[\u4e00-\u9fff]+)?$")
LATIN_RUN = re.compile(r"[A-Za-z][\w+#./&'-]*(?: [A-Za-z(][\w+#./&'-]*){0,7}$")
CHINESE_NAME = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z0-9+#·-]{1,23}$")
NO_CHINESE_NAME = re.compile(
    r"^[如例参见原可默注译不没从在我这一有是约共推左右第点使已或和为被因基作图必免开官]|[的了吗时等]$|版本?$|所示|\d"
)
LONGEST_NAME = 8


def glosses_of(text: str) -> Iterator[Gloss]:
    """Every bracket that may hold another name of what stands before it; `left` may be longer than the name."""
    for found in BRACKET.finditer(text):
        inner = _without_cue(found[1].strip())
        left = text[max(0, found.start() - LEFT_LIMIT) : found.start()].rsplit("\n", 1)[-1].rstrip(" \"”’'*`")
        if not left or not inner:
            continue
        gloss = _gloss(left, inner, found.start())
        if gloss is not None:
            yield gloss


def _without_cue(inner: str) -> str:
    cue = CUE.match(inner)
    return inner[cue.end() :].strip() if cue else inner


def _gloss(left: str, inner: str, start: int) -> Gloss | None:
    han_before = "\u4e00" <= left[-1] <= "\u9fff"
    if han_before and ENGLISH_NAME.fullmatch(inner) and _is_name(inner):
        run = HAN_RUN.search(left)
        return Gloss(run[0], inner, start, 0.5) if run and len(run[0]) > 1 else None
    chinese = CHINESE_NAME.fullmatch(inner) is not None and not NO_CHINESE_NAME.search(inner)
    if not chinese and not (ENGLISH_NAME.fullmatch(inner) and _is_name(inner)):
        return None
    run = LATIN_RUN.search(left)
    if run is None:
        return None
    if chinese:
        return Gloss(run[0], inner, start, 0.5)
    pair = long_form(run[0], inner) or long_form(inner, run[0].split(" ")[-1])
    return Gloss(*pair, start, 0.95) if pair else None


def _is_name(inner: str) -> bool:
    words = inner.split()
    if NO_NAME.search(inner) or len(words) > LONGEST_NAME or words[0].lower() in NO_NAME_FIRST:
        return False
    return not (len(words) > 1 and inner.isupper())


def long_form(words: str, short: str) -> tuple[str, str] | None:
    """The end of `words` whose initials and letters spell `short`, with it; None where they do not.

    >>> long_form("uses reinforcement learning from human feedback", "RLHF")
    ('reinforcement learning from human feedback', 'RLHF')
    """
    if not (2 <= len(short) <= 10) or " " in short or not any(map(str.isupper, short)):
        return None
    at, k = len(words) - 1, len(short) - 1
    while k >= 0:
        letter = short[k].lower()
        if not letter.isalnum():
            k -= 1
            continue
        while at >= 0 and (words[at].lower() != letter or (k == 0 and at > 0 and words[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return None
        at, k = at - 1, k - 1
    start = words.rfind(" ", 0, at + 1) + 1
    long = words[start:]
    if len(long) <= len(short) or len(long.split()) > 2 * len(short) or len(long.split()) < 2:
        return None
    return long, short
