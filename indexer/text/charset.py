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
HEAD = 65_536
"""Bytes in which a page may say what it is written in: browsers read 1,024 (HTML Standard, 13.2.3.2), pages put
scripts first."""
WIDE_HEAD = 4096
SILENT = re.compile(rb"(<!--)|<script\b")
"""Where what declares nothing begins: comments and scripts."""
MOST_DECLARED = 3
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
VALID_SHARE = 2
"""So many right sequences for each wrong one make UTF-8: in GBK and Big5 hardly any pair of bytes looks right."""
ASCII_RUN = re.compile(rb"[\t\n\r -~]{12}|</?[a-z]{1,10}[ >]", re.I)
"""What UTF-16 without NULs does not hold."""
SAMPLE = 1 << 16
"""Bytes from the first that is not ASCII on: enough to tell charsets apart, and cheap on pages of any size."""
ALONE = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")
WESTERN_SHARE = 0.7
"""Of the bytes beyond ASCII in Western text, so many or more stand alone among letters; in Big5 a tenth do, in GBK
fewer."""
NOT_ASCII = re.compile(rb"[\x80-\xff]")
ASCII = bytes(range(128))
EURO = "indexer.euro"
NUL_SHARE = 0.95
LOW_NULS = "一最开需言退\u3000"
"""Common characters of Chinese text whose low byte is a NUL."""
STRAY_NULS = 0.01
"""Share of the head of a text that NULs which a broken program left have at most; in what is no text they are a tenth and more."""
MAGIC = {
    b"\x1f\x8b": "a gzip file", b"%PDF-": "a PDF file", b"PK\x03\x04": "a ZIP file (or an office document)",
    b"\x89PNG": "a PNG picture",
    b"GIF8": "a GIF picture", b"\xff\xd8\xff": "a JPEG picture", b"{\\rtf": "an RTF document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"Rar!": "a RAR file", b"7z\xbc\xaf": "a 7z file", b"bplist0": "a Safari web archive",
}  # fmt: skip
"""How files begin that people save under the name of a page."""


def decode(content: bytes, declared: str = "") -> str:
    """The text of `content`.

    A byte order mark decides, then NULs on one side of each pair (UTF-16 without a mark), then strict UTF-8, also
    where it
    breaks off, then UTF-8 with bad sequences among at least twice as many right ones. Else the declared charsets,
    gb18030, big5hkscs and UTF-16 are tried on a sample, and the one wins whose text has the largest share of common Han
    characters less twice its share of errors. A declared Latin-1 is believed only where bytes beyond ASCII stand alone.

    >>> decode("偏向锁".encode("gbk"), "utf-8")
    '偏向锁'
    """
    for bom, charset in BOMS:
        if content.startswith(bom):
            return content.decode(charset, "replace")
    wide = wide_charset(content)
    if wide:
        return content.decode(wide, "replace")
    text = _utf8(content)
    if text is not None:
        return text
    names = dict.fromkeys(filter(None, map(_known, [declared, *_declared_inside(content)])))
    return content.decode(_best(content, tuple(names)), EURO)


def wide_charset(content: bytes) -> str:
    """`utf-16-le` or `utf-16-be` where NULs stand in every other byte of the head alone; empty for any other content.

    >>> wide_charset("<html>锁".encode("utf-16-be"))
    'utf-16-be'
    """
    head = content[:WIDE_HEAD]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if not even + odd:
        return ""
    for charset, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        text = head[: len(head) & ~1].decode(charset, "replace")
        strange = low - sum(map(text.count, LOW_NULS))
        readable = sum(map(str.isprintable, text)) + sum(map(str.isspace, text))
        if high and high >= NUL_SHARE * (high + strange) and readable >= NUL_SHARE * len(text):
            return charset
    return ""


def refuse_binary(content: bytes) -> None:
    """Raise PageError for what is no text: the reason names the kind of file where its first bytes do."""
    kind = next((name for magic, name in MAGIC.items() if content.startswith(magic)), "")
    marked = any(content.startswith(bom) for bom, _ in BOMS)
    if kind or (content[:WIDE_HEAD].count(0) > STRAY_NULS * len(content[:WIDE_HEAD]) and not marked and not wide_charset(content)):
        raise PageError(f"binary, not text{f': {kind}' if kind else ''}")


def _utf8(content: bytes) -> str | None:
    """The text as UTF-8, also where it breaks off or a part of it is damaged; None where it is none."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            return content.decode("utf-8", "replace")
    start = NOT_ASCII.search(content)
    sample = content[start.start() if start else 0 :][:SAMPLE]
    if _valid_less_wrong(sample) < 0 or (len(content) > SAMPLE and _valid_less_wrong(content) < 0):
        return None
    return content.decode("utf-8", "replace")


def _valid_less_wrong(content: bytes) -> int:
    """Right sequences of several bytes, less `VALID_SHARE` times the wrong ones."""
    text = content.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    return len(text) - (len(content) - _beyond_ascii(content)) - (1 + VALID_SHARE) * wrong


def _euro(error: UnicodeError) -> tuple[str, int]:
    """€ for the byte 0x80 that Windows writes it with in GBK, else U+FFFD for each wrong byte."""
    if isinstance(error, UnicodeDecodeError):
        wrong = error.object[error.start : error.end]
        return ("€" if wrong == b"\x80" and error.encoding == "gb18030" else "\ufffd"), error.end
    raise error


codecs.register_error(EURO, _euro)


def _best(content: bytes, declared: tuple[str, ...]) -> str:
    """The charset in which a sample reads best."""
    first = NOT_ASCII.search(content)
    start = first.start() if first else 0
    sample = content[start : start + SAMPLE]
    if len(ALONE.findall(sample)) >= WESTERN_SHARE * _beyond_ascii(sample):
        return next((name for name in declared if name not in CHINESE), "cp1252")
    scored: list[tuple[float, str]] = []
    wide = () if ASCII_RUN.search(sample) else ("utf-16-le", "utf-16-be")
    for name in dict.fromkeys([*declared, *CHINESE, *wide]):
        at = start & ~1 if name.startswith("utf-16") else start
        bonus = 0.0 if name not in declared else DECLARED_BONUS if name in CHINESE else DECLARED_OTHER_BONUS
        scored.append((_likeness(content[at : at + SAMPLE].decode(name, "replace")) + bonus, name))
    return max(scored, key=lambda pair: pair[0])[1]


def _declared_inside(content: bytes) -> list[str]:
    """What a page names as its charset, the first few: they may contradict each other."""
    found = DECLARED.findall(_speaking(content[:HEAD]))
    return [name.decode("ascii") for name in found[:MOST_DECLARED]]


def _speaking(head: bytes) -> bytes:
    """The head of a page without its comments and scripts, but for one that is never closed and what comes after."""
    folded, parts, at = head.lower(), [], 0
    while found := SILENT.search(folded, at):
        closing = b"-->" if found[1] else b"</script"
        end = folded.find(closing, found.end())
        if end < 0:
            break
        parts.append(head[at : found.start()])
        at = end + len(closing)
    return b"".join([*parts, head[at:]])


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
