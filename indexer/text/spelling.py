"""When two ways to write a name are one."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from indexer.text.characters import simplifying

HAN = re.compile(r"[\u3400-\u9fff]")
LATIN_WORD = r"[A-Za-z0-9](?:[^\W\u3400-\u9fff]++|[+#./-]++)*+"
WORD = re.compile(rf"{LATIN_WORD}|[\u3400-\u9fff]")
"""What counts as a word of a label: a Latin one, which ends where a Han character stands right after it (Redis缓存), or a Han character."""
LATIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
PLURAL = re.compile(r"e?s(?![a-z0-9])")
JOINTS = re.compile(r"[\s_\-‐-―·'’]+")
DIFFERENCE = re.compile(r"\d?[a-z]-[a-z\d]")
"""Where a hyphen is a sign: n-1 is not n1, a-b not AB."""
BORDERS = re.compile(r"(?<=[\u3400-\u9fff])(?=[^\u3400-\u9fff])|(?<=[^\u3400-\u9fff])(?=[\u3400-\u9fff])")
BETWEEN = re.compile(r" (?:(?<=[\u3400-\u9fff] ) *| *(?=[\u3400-\u9fff]))")


@lru_cache(1 << 16)
def spelling(text: str) -> str:
    """What two spellings of one name share: no case, width, blanks, hyphens or underscores but those that it begins with (__init__); simplified
    characters.

    >>> spelling("Spring-Boot") == spelling("SpringBoot"), spelling("資料庫") == spelling("资料库"), spelling("n-1") == spelling("N1")
    (True, True, False)
    """
    folded = text.casefold()
    if not text.isascii():
        folded = unicodedata.normalize("NFKC", folded).translate(simplifying())
    if folded.isalnum() or DIFFERENCE.fullmatch(text):
        return folded
    bare = folded.lstrip("_")
    return folded[: len(folded) - len(bare)] + JOINTS.sub("", bare)


@lru_cache(1 << 16)
def is_han(text: str) -> bool:
    """Whether a form holds Han characters."""
    return not text.isascii() and HAN.search(text) is not None


def well_spaced(text: str) -> str:
    """A form without the blanks that authors put between Han and Latin."""
    return BETWEEN.sub("", text) if " " in text and not text.isascii() else text


def one_line(text: str) -> str:
    """A form, with no blanks around it, with one for every run of white space in it; most need only a look in C."""
    return text if text.isprintable() and "  " not in text else " ".join(text.split())


def holds(longer: str, shorter: str) -> bool:
    """Whether a name stands in a longer one, as a word or its plural where it is Latin: Go does not stand in MongoDB.

    >>> holds("偏向锁", "锁"), holds("MongoDB", "Go"), holds("Go 语言", "go"), holds("Two goes", "go")
    (True, False, True, True)
    """
    return place_in(longer.casefold(), shorter.casefold()) >= 0


@lru_cache(1 << 16)
def has_latin_edge(name: str) -> bool:
    """Whether a name, in lower case, begins or ends with a Latin letter or a digit: it may stand within a longer word then."""
    return name[:1] in LATIN or name[-1:] in LATIN


def place_in(text: str, name: str, start: int = 0) -> int:
    """Where a name stands in a text from `start` on, as `holds` has it, both in lower case; -1 for nowhere.

    >>> place_in("uikit 的 ui", "ui"), place_in("uikit", "ui")
    (8, -1)
    """
    at = text.find(name, start)
    if at < 0 or not has_latin_edge(name):
        return at
    while at >= 0 and not (_begins(text, at) and _ends(text, at + len(name))):
        at = text.find(name, at + 1)
    return at


def span_in(text: str, name: str) -> tuple[int, int] | None:
    """Where a `well_spaced` name stands in a text, as `place_in` has it, with the blanks that its author may have put between Han
    and Latin.

    >>> span_in("选举由 zab 协议完成", "zab协议")
    (4, 10)
    """
    at = place_in(text, name)
    if at >= 0:
        return at, at + len(name)
    pieces = BORDERS.split(name)
    if len(pieces) == 1 or " " not in text:
        return None
    found = _parted(text, pieces)
    return found if found and _begins(text, found[0]) and _ends(text, found[1]) else None


def _parted(text: str, pieces: Sequence[str]) -> tuple[int, int] | None:
    """Where pieces, none of which begins with a blank, first stand in a text with nothing but blanks between them."""
    start = text.find(pieces[0])
    while start >= 0:
        end = start + len(pieces[0])
        for piece in pieces[1:]:
            while text.startswith(" ", end):
                end += 1
            if not text.startswith(piece, end):
                break
            end += len(piece)
        else:
            return start, end
        start = text.find(pieces[0], start + 1)
    return None


def _begins(text: str, at: int) -> bool:
    """Whether no Latin word or number goes over a place into what follows."""
    return at == 0 or text[at - 1] not in LATIN or text[at : at + 1] not in LATIN


def _ends(text: str, at: int) -> bool:
    """Whether no Latin word or number goes on at a place, but for the ending of a plural."""
    return text[at : at + 1] not in LATIN or text[at - 1 : at] not in LATIN or PLURAL.match(text, at) is not None


def letters_of(text: str) -> str:
    """The letters and digits of a text, in lower case.

    >>> letters_of("2.7 CGO 内存模型!")
    '27cgo内存模型'
    """
    return "".join(filter(str.isalnum, text)).lower()
