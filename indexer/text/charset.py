"""Bytes to text. Chinese pages lie about their charset; what the bytes say comes first."""

import codecs
import re

import numpy as np

from indexer.errors import PageError

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(
    rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w-]+)""",
    re.I,
)
HEAD = 4096
"""Bytes in which a page may say what it is written in: browsers read 1,024 (HTML Standard, 13.2.3.2), old pages start late."""
SAME_AS = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs", "big5-hkscs": "big5hkscs"}
"""Supersets that browsers decode these names with (WHATWG Encoding Standard, section 4.2)."""
CHARSETS = re.compile(r"gb|big5|hz$|euc|shift_jis|iso|cp\d|koi8|utf-16")
"""Codecs of text that a page may name; Python knows others, that are none (hex, idna, undefined)."""
CHINESE = ("gb18030", "big5hkscs")
COMMON_HAN = (
    "的一是不了在人有我他这中大来上个国到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还"
    "发成事只作当想看文无开手用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理定体十或命世方新"
    "工情问表数部间机点力使电量条件系统值类程序代码据网這個們來時會過後對開發於為與數據碼類實現應該說當問題從現兩長無動點電學體"
)
"""Han characters that any Chinese text of some length holds, simplified and traditional."""
COMMON = np.isin(np.arange(1 << 16), np.array([ord(character) for character in COMMON_HAN]))
DECLARED_BONUS = 0.03
DECLARED_OTHER_BONUS = 0.12
"""Chinese text scores .3 and more, text of another script read as Chinese under .1."""
TRUNCATED = 3
BAD_SHARE = 0.01
SAMPLE = 1 << 16
"""Bytes from the first that is not ASCII on: enough to tell charsets apart, and cheap on pages of any size."""
ALONE = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")
WESTERN_SHARE = 0.7
"""Of the bytes beyond ASCII in Western text, so many or more stand alone among letters; in Big5 a tenth do, in GBK fewer."""
NOT_ASCII = re.compile(rb"[\x80-\xff]")
ASCII = bytes(range(128))
NOT_LEADING = bytes(byte for byte in range(256) if not 0xC2 <= byte <= 0xF4)
NUL_SHARE = 0.95
MAGIC = {b"\x1f\x8b": "a gzip file", b"%PDF-": "a PDF file", b"PK\x03\x04": "a ZIP file"}
"""How files begin that people save under the name of a page."""


def decode(content: bytes, declared: str = "") -> str:
    """The text of `content`.

    A byte order mark decides, then NULs on one side of each pair (UTF-16 without a mark), then strict UTF-8, then UTF-8
    with a few bad sequences (at most 3 or 1 % of the multi-byte ones: truncated downloads), unless most are bad. Else
    the declared charset, gb18030, big5hkscs and UTF-16 are tried on a sample, and the one wins whose text has the
    largest share of common Han characters less twice its share of errors. A declared Latin-1 is believed only where
    bytes beyond ASCII stand alone.

    >>> decode("偏向锁".encode("gbk"), "utf-8")
    '偏向锁'
    """
    for bom, charset in BOMS:
        if content.startswith(bom):
            return content.decode(charset, "replace")
    wide = wide_charset(content)
    if wide:
        return content.decode(wide, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    names = tuple(filter(None, [_known(declared), _known(_declared_inside(content))]))
    text = _damaged_utf8(content, bool(names))
    return content.decode(_best(content, names), "replace") if text is None else text


def wide_charset(content: bytes) -> str:
    """`utf-16-le` or `utf-16-be` where NULs stand in every other byte of the head alone; empty for any other content.

    >>> wide_charset("<html>锁".encode("utf-16-be"))
    'utf-16-be'
    """
    head = content[:HEAD]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if not even + odd or max(even, odd) < NUL_SHARE * (even + odd):
        return ""
    charset = "utf-16-le" if odd > even else "utf-16-be"
    text = head[: len(head) & ~1].decode(charset, "replace")
    readable = sum(map(str.isprintable, text)) + sum(map(str.isspace, text))
    return charset if readable >= NUL_SHARE * len(text) else ""


def refuse_binary(content: bytes) -> None:
    """Raise PageError for what is no text: the reason names the kind of file where its first bytes do."""
    kind = next((name for magic, name in MAGIC.items() if content.startswith(magic)), "")
    marked = any(content.startswith(bom) for bom, _ in BOMS)
    if kind or (b"\0" in content[:HEAD] and not marked and not wide_charset(content)):
        raise PageError(f"binary, not text{f': {kind}' if kind else ''}")


def _damaged_utf8(content: bytes, declared: bool) -> str | None:
    """The text as UTF-8 with a few bad sequences; None where there are too many for that."""
    sample = content[:SAMPLE]
    if 2 * sample.decode("utf-8", "replace").count("\ufffd") > TRUNCATED + _beyond_ascii(sample):
        return None
    text = content.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    multibyte = len(content.translate(None, NOT_LEADING))
    if bad > max(TRUNCATED, BAD_SHARE * multibyte):
        return None
    return None if declared and 2 * bad > multibyte else text


def _best(content: bytes, declared: tuple[str, ...]) -> str:
    """The charset in which a sample reads best."""
    first = NOT_ASCII.search(content)
    start = first.start() if first else 0
    sample = content[start : start + SAMPLE]
    if len(ALONE.findall(sample)) >= WESTERN_SHARE * _beyond_ascii(sample):
        return next((name for name in declared if name not in CHINESE), "cp1252")
    scored = []
    for name in dict.fromkeys([*declared, *CHINESE, "utf-16-le", "utf-16-be"]):
        at = start & ~1 if name.startswith("utf-16") else start
        bonus = 0.0 if name not in declared else DECLARED_BONUS if name in CHINESE else DECLARED_OTHER_BONUS
        scored.append((_likeness(content[at : at + SAMPLE].decode(name, "replace")) + bonus, name))
    return max(scored, key=lambda pair: pair[0])[1]


def _declared_inside(content: bytes) -> str:
    found = DECLARED.search(content[:HEAD])
    return found[1].decode("ascii") if found else ""


def _known(charset: str) -> str:
    name = SAME_AS.get(charset.lower(), charset.lower())
    try:
        name = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    return name if CHARSETS.match(name) and name not in {"iso8859-1", "cp1252"} else ""


def _likeness(text: str) -> float:
    units = np.frombuffer(text.encode("utf-16-le", "replace"), "<u2")
    beyond_ascii = int((units > 0x7F).sum())
    bad = int((units == 0xFFFD).sum())
    return (int(COMMON[units].sum()) - 2 * bad) / beyond_ascii if beyond_ascii else 0.0


def _beyond_ascii(content: bytes) -> int:
    return len(content.translate(None, ASCII))
