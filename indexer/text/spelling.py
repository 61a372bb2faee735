"""When two ways to write a name are one."""

import re
import unicodedata
from functools import lru_cache

from indexer.text.characters import simplifying

HAN = re.compile(r"[\u3400-\u9fff]")
JOINTS = re.compile(r"[\s_\-‐-―·'’]+")
BETWEEN = re.compile(r"(?<=[\u3400-\u9fff]) +| +(?=[\u3400-\u9fff])")


@lru_cache(1 << 16)
def spelling(text: str) -> str:
    """What two spellings of one name share: no case, width, blanks, hyphens or underscores; simplified characters.

    >>> spelling("Spring-Boot") == spelling("SpringBoot"), spelling("資料庫") == spelling("资料库")
    (True, True)
    """
    folded = text.casefold()
    if not text.isascii():
        folded = unicodedata.normalize("NFKC", folded).translate(simplifying())
    return folded if folded.isalnum() else JOINTS.sub("", folded)


@lru_cache(1 << 16)
def is_han(text: str) -> bool:
    """Whether a form holds Han characters."""
    return not text.isascii() and HAN.search(text) is not None


def well_spaced(text: str) -> str:
    """A form without the blanks that authors put between Han and Latin."""
    return BETWEEN.sub("", text) if " " in text else text


def one_line(text: str) -> str:
    """A form, with no blanks around it, with one for every run of white space in it; most need only a look in C."""
    return text if text.isprintable() and "  " not in text else " ".join(text.split())


def holds(longer: str, shorter: str) -> bool:
    """Whether a name stands in a longer one, as a word where it is Latin: Go does not stand in MongoDB.

    >>> holds("偏向锁", "锁"), holds("MongoDB", "Go"), holds("Go 语言", "go")
    (True, False, True)
    """
    low, part = longer.casefold(), shorter.casefold()
    at = low.find(part)
    if at < 0 or is_han(part):
        return at >= 0
    while at >= 0:
        before, after = low[at - 1 : at], low[at + len(part) : at + len(part) + 1]
        if not (before.isascii() and before.isalnum()) and not (after.isascii() and after.isalnum()):
            return True
        at = low.find(part, at + 1)
    return False
