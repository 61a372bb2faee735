"""Count how many articles on any technical subject hold a word, and write those that many hold to indexer/text/everyday.txt.

    python benchmarks/everyday.py TABLE.jsonl[.gz] [--write]

The table has a `genre`, a `title` and a `text` a row. Counted are the words of Chinese segmentation, pairs of Han characters and Latin words; a word's
share is the median of its shares in the genres, so that what one publisher always writes of counts little, and that among the Chinese or the
English ones, whichever is larger.
"""

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from statistics import median

from indexer.analysis import segmenter
from indexer.analysis.segment import Segmenter

LEAST = 3
"""Percent of the articles that a word of the list stands in, at least."""
LONGEST = 24
HAN, LATIN = re.compile(r"[\u4e00-\u9fff]+"), re.compile(r"[a-z][a-z0-9+#./_-]*[a-z0-9+#]")
CHINESE = 0.2
"""Share of Han characters from which an article is Chinese."""
INTO = Path(__file__).parent.parent / "indexer" / "text" / "everyday.txt"
HEAD = "# Made by benchmarks/everyday.py; do not edit by hand. Percent of the articles on any technical subject, and the words that so many of them hold\n"


def texts_of(table: Path) -> Iterator[tuple[str, str]]:
    """The genres of a table's rows, and their titles and texts in lower case."""
    read = gzip.open if table.suffix == ".gz" else open
    with read(table, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield row["genre"], f"{row['title']}\n{row['text']}".lower()


def shares(texts: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Percent of the articles that hold each word, LEAST and more."""
    cut = segmenter("rjieba")
    counted: dict[str, Counter[str]] = {}
    articles, han = Counter[str](), Counter[str]()
    for genre, text in texts:
        articles[genre] += 1
        han[genre] += sum(map(len, HAN.findall(text))) / max(1, len(text)) > CHINESE
        counted.setdefault(genre, Counter()).update(set(_words(text, cut)))
    found: dict[str, int] = {}
    for chinese in (True, False):
        genres = [genre for genre in articles if (2 * han[genre] > articles[genre]) == chinese]
        for word in set[str]().union(*(counted[genre] for genre in genres)):
            percent = round(100 * median(counted[genre][word] / articles[genre] for genre in genres))
            if percent >= LEAST and len(word) <= LONGEST:
                found[word] = max(percent, found.get(word, 0))
    return found


def _words(text: str, cut: Segmenter) -> Iterator[str]:
    """The words and pairs of Han characters of a text."""
    for run in HAN.findall(text):
        yield from (a + b for a, b in pairwise(run))
        yield from (word for word in cut(run) if len(word) > 1)
    yield from LATIN.findall(text)


def main() -> None:
    """Print or write the list."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    by_percent: dict[int, list[str]] = {}
    for word, percent in shares(texts_of(args.table)).items():
        by_percent.setdefault(percent, []).append(word)
    lines = (f"{percent}\t{' '.join(sorted(words))}\n" for percent, words in sorted(by_percent.items(), reverse=True))
    listed = HEAD + "".join(lines)
    if args.write:
        INTO.write_text(listed, "utf-8")
    print(f"{sum(map(len, by_percent.values()))} words, {len(listed.encode())} bytes")


if __name__ == "__main__":
    main()
