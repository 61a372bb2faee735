"""Count which Chinese verbs mostly take an object, and write them to indexer/concepts/object-verbs.txt.

    python benchmarks/objects.py INDEX ... [--write]

A verb is a word of up to three characters that jieba's dictionary tags as one (v), or as one that may be a noun (vn). It takes an object where 了, 过, 着, a pronoun or
a determiner follows it (维护一个, 访问该). The list was counted in eight corpora of 5,400 articles; of 120 names that begin with a verb readers called those of the list's
verbs with their objects (遍历链表) and most others kinds (滚动数组, 共享变量).
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

from indexer import Index
from indexer.analysis import segmenter
from indexer.text.spelling import HAN

LEAST, LONGEST = 20, 3
"""Occurrences of a verb, at least, and its characters, at most."""
SHARES = {"v": 0.095, "vn": 0.09}
"""Share of the occurrences of a verb before what begins an object, from which it is listed, by its tag."""
OBJECTS = frozenset(["一个", "一种", "一些", "一条", "一块", "一段", "一下", "一次", "这个", "这些", "这种", "这", "该", "此", "其", "某个", "某", "每个", "每", "所有", "各个", "各种", "各", "两个", "几个", "整个", "任意", "任何", "我们", "你", "他", "它", "它们", "自己", "我", "你的", "我的", "那个", "那些", "多个", "一", "了", "过", "着"])  # fmt: skip
INTO = Path(__file__).parent.parent / "indexer" / "concepts" / "object-verbs.txt"
HEAD = "# Made by benchmarks/objects.py; do not edit by hand. Verbs that take an object: with one before them names are what somebody does, and no kinds\n"


def object_verbs(texts: Iterable[str]) -> list[str]:
    """The verbs of the texts that take an object often enough, ascending."""
    tags, cut = _tags(), segmenter("rjieba")
    often, taking = Counter[str](), Counter[str]()
    for text in texts:
        words = cut(text)
        often.update(word for word in words if word in tags)
        taking.update(word for word, following in pairwise(words) if word in tags and following in OBJECTS)
    return sorted(word for word, times in often.items() if times >= LEAST and taking[word] >= SHARES[tags[word]] * times)


def _tags() -> dict[str, str]:
    """The verbs of jieba's dictionary with their tags."""
    folder = find_spec("jieba").submodule_search_locations[0]  # type: ignore[union-attr, index]
    rows = (line.split(" ") for line in Path(folder, "dict.txt").read_text("utf-8").splitlines())
    return {word: tag for word, _, tag in rows if tag in SHARES and len(word) <= LONGEST and HAN.match(word)}


def _texts(indexes: Iterable[Path]) -> Iterator[str]:
    for path in indexes:
        with Index.open(path) as index:
            yield from (article.text for _, article in index.articles())


def main() -> None:
    parser = argparse.ArgumentParser(description="Verbs that take an object.")
    parser.add_argument("indexes", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    found = object_verbs(_texts(asked.indexes))
    if asked.write:
        INTO.write_text(f"{HEAD}{' '.join(found)}\n", encoding="utf-8")
    print(len(found), " ".join(found))


if __name__ == "__main__":
    main()
