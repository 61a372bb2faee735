"""Writes `indexer/analysis/words/whole_names.txt`: the Chinese names of the glossary that word classes would cut, such as 深度学习, 大数据, 前端.

    python benchmarks/whole_names.py [--write]

Run it after the glossary or the word lists of the analysis have changed; a test compares them.
"""

import sys
from importlib.resources import files
from pathlib import Path

from indexer.analysis.names import LONGEST
from indexer.analysis.segment import segmenter
from indexer.analysis.words import CLOSED, NOT_FIRST, word_classes
from indexer.concepts.glossary import shipped
from indexer.text.characters import fold
from indexer.text.hashing import hashes_of
from indexer.text.spelling import HAN

HEAD = "# Chinese names of the glossary that stay one token, since a word of them is of a closed class or begins no term; written by benchmarks/whole_names.py\n"


def whole_names() -> list[str]:
    """The certain Chinese names, as our segmentation cuts them, of which a word is of a closed class, or the first of several begins no term."""
    cut = segmenter("rjieba")
    names = sorted({fold(name) for entry in shipped().entries for name in entry.names if all(map(HAN.match, name))})
    return [name for name in names if _is_cut(cut(name))]


def _is_cut(words: list[str]) -> bool:
    classes = word_classes().of(hashes_of(words)).tolist()
    closed = any(found & CLOSED for found in classes)
    return len(words) <= LONGEST and (closed or (len(words) > 1 and classes[0] & NOT_FIRST != 0))


def text() -> str:
    """The file."""
    return HEAD + "\n".join(whole_names()) + "\n"


if __name__ == "__main__":
    if "--write" in sys.argv[1:]:
        Path(str(files("indexer.analysis").joinpath("words", "whole_names.txt"))).write_text(text(), "utf-8")
    print(len(whole_names()), "names")
