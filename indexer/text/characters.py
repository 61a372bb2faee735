"""What every character is, as tables of 65,536 entries: one gather folds and classifies a whole batch.

Folding is one to one, so offsets survive: NFKC where it gives one character, lower case, traditional to simplified.
Characters beyond the basic plane count as punctuation, which parts words.
"""

import unicodedata
from functools import cache

import numpy as np
import numpy.typing as npt

from indexer.prepared import prepared

BREAK, SPACE, PUNCTUATION, HAN, LETTER, DIGIT, ADDRESS = range(7)
"""Kinds of characters; no table says ADDRESS, which a batch writes over web addresses."""
PLANE, ROW = 0x10000, 0x100
SURROGATES = range(0xD800, 0xE000)
HAN_RANGES = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00))
HIRAGANA = range(0x3041, 0x30A0)
"""Unicode's block: what is written in it are mostly particles and endings, which stand between the words of Japanese."""
REPEATED_HAN = 0x3005
"""々, which stands for the Han character before it."""
SENTENCE_ENDS = "。！？!?；;…\n"


@prepared
def folding() -> npt.NDArray[np.uint16]:
    """(65536,) the folded code point of each code point.

    >>> "".join(chr(folding()[ord(c)]) for c in "ＡPI資料")
    'api资料'
    """
    table = np.arange(PLANE, dtype=np.uint16)
    for begin in range(0, PLANE, ROW):
        row = "".join(map(chr, range(begin, begin + ROW)))
        if begin not in SURROGATES and not (unicodedata.is_normalized("NFKC", row) and row == row.lower()):  # of most rows nothing folds
            table[begin : begin + ROW] = list(map(_folded, row))
    return np.asarray(simplification()[table])


@prepared
def simplifying() -> dict[int, int]:
    """The simplified code point of each traditional one that has one, for `str.translate`."""
    import opencc  # here: few questions to an index need it

    han = "\n".join(chr(code) for span in HAN_RANGES[:2] for code in span)
    pairs = zip(han.split("\n"), opencc.OpenCC("t2s").convert(han).split("\n"), strict=True)
    return {ord(old): ord(new) for old, new in pairs if len(new) == 1 and new != old and ord(new) < PLANE}


@cache
def simplification() -> npt.NDArray[np.uint16]:
    """(65536,) the simplified code point of each code point."""
    table = np.arange(PLANE, dtype=np.uint16)
    pairs = simplifying()
    table[list(pairs)] = list(pairs.values())
    return table


@prepared
def kinds() -> npt.NDArray[np.uint8]:
    """(65536,) BREAK, SPACE, PUNCTUATION, HAN, LETTER or DIGIT for each code point; the underscore is a letter.

    Hiragana parts words as punctuation does: `データベースの設計` are two. Katakana are letters.
    """
    by_category = {"L": LETTER, "M": LETTER, "N": DIGIT, "Z": SPACE}
    categories = map(unicodedata.category, map(chr, range(PLANE)))
    table = np.array([by_category.get(category[0], PUNCTUATION) for category in categories], dtype=np.uint8)
    for span in HAN_RANGES:
        table[span.start : span.stop] = HAN
    table[HIRAGANA.start : HIRAGANA.stop] = PUNCTUATION
    table[REPEATED_HAN] = HAN
    table[ord("_")] = LETTER
    table[[ord("\t"), 0x200B, 0xFEFF]] = SPACE
    table[[ord("\n"), ord("\r"), 0x2028, 0x2029]] = BREAK
    return table


@cache
def uppercase() -> npt.NDArray[np.bool_]:
    """(65536,) whether a code point is an upper-case letter."""
    return np.fromiter(map(str.isupper, map(chr, range(PLANE))), dtype=np.bool_, count=PLANE)


@cache
def sentence_ends() -> npt.NDArray[np.bool_]:
    """(65536,) whether a sentence ends at this code point, whatever follows; the full stop is not among them."""
    table = np.zeros(PLANE, dtype=np.bool_)
    table[[ord(character) for character in SENTENCE_ENDS]] = True
    return table


def fold(text: str) -> str:
    """`text` character by character as the tables fold it: the same length, the same offsets."""
    return text.translate(_folded_plane())  # any sequence by code point will do


@cache
def _folded_plane() -> str:
    """(65536,) the folded character of each code point."""
    return folding().astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")


def _folded(character: str) -> int:
    normal = unicodedata.normalize("NFKC", character)
    lower = (normal if len(normal) == 1 else character).lower()
    return ord(lower) if len(lower) == 1 and ord(lower) < PLANE else ord(character)
