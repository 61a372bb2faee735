"""Names that a sentence joins in plain words: RPC 是…的缩写, short for, 全称, 简称, 又称, 译为.

Only phrases that were right in three of four or more when read by hand. The cue is found first, and what stands
before it is read back from there.
"""

import re
from collections.abc import Iterator, Sequence

from indexer.analysis.cues import Places, places_in
from indexer.analysis.initials import expansion
from indexer.analysis.inside import QUOTES, is_chinese_name, is_latin_name
from indexer.model import Gloss
from indexer.text.spans import stands_in

LEFT_LIMIT = 60
RIGHT_LIMIT = 80
MOST_WORDS = 10
ANCHORS = {
    "缩写": re.compile(r"的(?:英文)?缩写\Z"),
    "stands for": re.compile(r"stands for\Z"),
    "short for": re.compile(r"\b(?:is|was|being) short for\Z"),
    "全称": re.compile(r"全称\Z"),
    "简称": re.compile(r"的?简称\Z"),
    "又称": re.compile(r"又称\Z"),
    "也叫": re.compile(r"也叫\Z"),
    "亦称": re.compile(r"亦称\Z"),
    "译为": re.compile(r"译为\Z"),
}
"""What is searched for, as it stands in a text, with the whole cue that has to end there."""
WIDEST_CUE = 16
AFTER_CUE = re.compile(r"[为作是做之]{0,2}[:：]?")
CLAUSE_BACK = re.compile(r"[^，,。！？!?；;：:、\n（()）]*")
ENGLISH_AFTER = re.compile(r"[\s\"'`“*：:是为]*(?:the )?([A-Za-z][\w/&'’ ,-]*)", re.ASCII)
NAME_AFTER = re.compile(
    r"[\s]*[“「『《\"'`]?([\u3400-\u9fffA-Za-z][\u3400-\u9fffA-Za-z0-9+#·-]{1,11})[”」』》\"'`]?(?=[，,。；;、（(\s]|$)"
)
LATIN_TOKEN = re.compile(r"[A-Za-z][\w+#./&-]*", re.ASCII)
LATIN_RUN = re.compile(r"[A-Za-z][\w+#./&'’ -]*", re.ASCII)
NO_SUBJECT = re.compile(
    r"^(?:这|那|接下来|下面|下文|以下|后文|本文|下|它|他|她|其|该|此|我|你|也|又|或|即|所以|因此|有|是|就|都|一|被|可以|一般|通常|有时|很多|许多|人们|大家|业界|在|从|对|当|如果|因为|由于)|[的了是在有和与把被到时]$|[的了是在有把被]"
)
AROUND_SUBJECT = re.compile(r"^所谓的?\s*|(?:通常|一般|往往|有时|经常|常常)$")
"""What is no part of the name that a clause is about: 所谓 View Layer，又称 …, 池化操作通常也叫 …"""
CONFIDENCE = {"的缩写": 0.95, "stands for": 0.95, "全称": 0.9, "简称": 0.85, "又称": 0.8, "译为": 0.9}


def said_in(text: str, code: Sequence[tuple[int, int]] = (), places: Places | None = None) -> Iterator[Gloss]:
    """The glosses that phrases give outside the spans of `code`; `start` of each is that of its cue.

    `places` are those of ANCHORS in the text, where they are known.
    """
    places = places_in(text, ANCHORS) if places is None else places
    for anchor, cue in ANCHORS.items():
        for at in places.get(anchor, ()):
            stop = at + len(anchor)
            found = cue.search(text, max(0, stop - WIDEST_CUE), stop)
            gloss = _gloss(text, found) if found and not stands_in(at, code) else None
            if gloss is not None:
                yield gloss


def _gloss(text: str, cue: re.Match[str]) -> Gloss | None:
    before = text[max(0, cue.start() - LEFT_LIMIT) : cue.start()].rsplit("\n", 1)[-1]
    after = text[cue.end() : cue.end() + RIGHT_LIMIT].split("\n", maxsplit=1)[0]
    return _said(cue[0], before, AFTER_CUE.sub("", after, count=1), cue.start())


def _said(cue: str, before: str, after: str, at: int) -> Gloss | None:
    if cue.startswith("的"):
        return _abbreviation_of(before, at)
    if cue.endswith("for"):
        return _stands_for(before, after, at)
    if cue.startswith("全称"):
        return _full_name(before, after, at)
    if cue.startswith("译"):
        return _translated(before, after, at)
    return _also_called(cue, before, after, at)


def _abbreviation_of(before: str, at: int) -> Gloss | None:
    """RPC 是 Remote Procedure Call 的缩写: the words, then the abbreviation before 是."""
    parts = re.split(r"(?:其实|就|实际上|全)?(?:是|为|即|代表|表示|\bis\b)", before.rstrip(QUOTES))
    if len(parts) < 2:
        return None
    words = [found[0] for found in LATIN_RUN.finditer(parts[-1])]
    shorts = LATIN_TOKEN.findall(parts[-2])
    pair = expansion(words[-1].strip(), shorts[-1]) if words and shorts else None
    return Gloss(*pair, at, CONFIDENCE["的缩写"]) if pair else None


def _stands_for(before: str, after: str, at: int) -> Gloss | None:
    shorts, words = LATIN_TOKEN.findall(before[-24:]), ENGLISH_AFTER.match(after)
    return _shortest(words[1], shorts[-1], at, "stands for") if words and shorts else None


def _full_name(before: str, after: str, at: int) -> Gloss | None:
    """JVM（全称 …） is read in brackets; here JVM，全称 Java Virtual Machine."""
    words = ENGLISH_AFTER.match(after)
    shorts = LATIN_TOKEN.findall(before.rstrip(" ，,的（("))
    return _shortest(words[1], shorts[-1], at, "全称") if words and shorts and before[-1:] not in "（(" else None


def _shortest(words: str, short: str, at: int, cue: str) -> Gloss | None:
    """The beginning of `words` that `short` abbreviates from its first word on: by its initials, else the shortest."""
    tokens = words.split(" ")[:MOST_WORDS]
    longs = [" ".join(tokens[:size]).split("/")[0].rstrip(" ,-") for size in range(1, len(tokens) + 1)]
    fits = [long for long in longs if long and expansion(long, short) == (long, short)]
    long = min(fits, key=lambda long: (not _initials(long, short), len(long)), default="")
    return Gloss(long, short, at, CONFIDENCE[cue]) if long else None


def _initials(long: str, short: str) -> bool:
    return "".join(word[0] for word in re.split(r"[ -]", long) if word).lower() == short.lower()


def _translated(before: str, after: str, at: int) -> Gloss | None:
    """Pod 译为容器组: a Latin name and the Chinese one after the cue."""
    left = LATIN_RUN.findall(before.rstrip(QUOTES + "可一般通常常被直中文，,"))
    right = NAME_AFTER.match(after)
    if not left or not right or not before.rstrip(QUOTES + "可一般通常常被直中文，,").endswith(left[-1].rstrip()):
        return None
    name = left[-1].strip()
    fits = is_latin_name(name) and len(name.split()) <= 4 and is_chinese_name(right[1])
    return Gloss(right[1], name, at, CONFIDENCE["译为"]) if fits else None


def _also_called(cue: str, before: str, after: str, at: int) -> Gloss | None:
    """偏向锁，又称 biased lock: two names, at least one of them Chinese; the first one is the clause before the cue."""
    right = NAME_AFTER.match(after)
    clause = CLAUSE_BACK.match(before.rstrip(" ，,（(")[::-1])[0][::-1].strip(QUOTES)  # type: ignore[index]
    clause = AROUND_SUBJECT.sub("", clause).strip(QUOTES)
    if not right or not 2 <= len(clause) <= 16 or before[-1:] in "（(" or NO_SUBJECT.search(clause):
        return None
    one, other = clause, right[1]
    both = one.isascii() and other.isascii()
    if both or one == other or not (_is_name(one) and _is_name(other)):
        return None
    if cue.startswith("简称") and not _shortens(one, other):
        return None
    if not cue.startswith("简称") and (one.isascii() or other.isascii()):
        return None
    return Gloss(one, other, at, CONFIDENCE["简称" if cue.startswith("简称") else "又称"])


def _is_name(text: str) -> bool:
    return is_latin_name(text) if text.isascii() else is_chinese_name(text)


def _shortens(long: str, short: str) -> bool:
    """Whether the characters of a Chinese short name stand in the long one in order; any Latin one may be short."""
    if short.isascii():
        return len(short) <= 8
    rest = iter(long)
    return len(short) < len(long) and all(character in rest for character in short)
