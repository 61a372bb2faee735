"""How well a query finds its articles, beside BM25 over jieba's words, as a Markdown table.

    python benchmarks/search.py BENCH INDEX [...]

BENCH is the folder of the related bench (one folder a corpus with tags.tsv), each INDEX an index of one of its corpora that is called
`related-CORPUS.db`, as `run.py related --work DIR` leaves them in DIR. Three kinds of queries have known answers:

    tags      a tag of two articles or more: the articles that have it (nDCG@10)
    headings  the heading of a section that one article alone has: that article (MRR@10)
    words     three words of a title, in any order: its article (MRR@10)

Tags are in no text that either side sees; headings and titles are in both. Up to `ASKED` queries of a kind and corpus, drawn with a fixed seed.
"""

import argparse
import math
import random
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

import bm25s
import jieba

from indexer import Index

LISTED, ASKED, WORDS = 10, 400, 3
TITLE = 12
"""How often the peer reads a title: it does best with 12 of 1, 3, 6 and 12."""
NUMBERING = re.compile(r"^[\d.、\s一二三四五六七八九十]+")
KINDS = ("tags", "headings", "words")
Search = Callable[[str], list[str]]


class Query(NamedTuple):
    """What is asked, and the articles that answer it."""

    text: str
    right: Collection[str]


def queries_of(index: Index, tags: Path) -> dict[str, list[Query]]:
    """The queries of each kind that an index has answers to."""
    ids = {entry.id for entry in index.entries()}
    owners: dict[str, set[str]] = defaultdict(set)
    titles = []
    for entry, article in index.articles():
        titles.append((article.title, entry.id))
        for section in article.sections:
            owners[NUMBERING.sub("", section.title).strip()].add(entry.id)
    lines = [line.split("\t") for line in tags.read_text("utf-8").splitlines()] if tags.exists() else []
    tagged = [Query(tag, ids & set(named.split(" "))) for tag, named in lines]
    headings = [Query(heading, held) for heading, held in owners.items() if 4 <= len(heading) <= 30 and len(held) == 1]
    return {
        "tags": _drawn([query for query in tagged if len(query.right) >= 2]),
        "headings": _drawn(headings),
        "words": _drawn(list(_of_titles(titles))),
    }


def _of_titles(titles: Iterable[tuple[str, str]]) -> Iterator[Query]:
    chance = random.Random(2)  # noqa: S311
    for title, owner in titles:
        words = [word for word in jieba.lcut(title) if len(word) > 1]
        if len(words) > WORDS:
            yield Query(" ".join(chance.sample(words, WORDS)), {owner})


def _drawn(queries: list[Query]) -> list[Query]:
    return random.Random(1).sample(sorted(queries, key=lambda query: query.text), min(ASKED, len(queries)))  # noqa: S311


def peer_of(index: Index) -> Search:
    """BM25 (bm25s, Lucene's form) over the words that jieba cuts, titles counted `TITLE` times."""
    ids, texts = [], []
    for entry, article in index.articles():
        ids.append(entry.id)
        texts.append(_words(f"{article.title}\n" * TITLE + article.text))
    retriever = bm25s.BM25()
    retriever.index(texts, show_progress=False)

    def search(query: str) -> list[str]:
        words = [word for word in _words(query) if word in retriever.vocab_dict]
        if not words:
            return []
        places, scores = retriever.retrieve([words], k=min(LISTED, len(ids)), show_progress=False)
        return [ids[place] for place, score in zip(places[0].tolist(), scores[0].tolist(), strict=True) if score > 0]

    return search


def _words(text: str) -> list[str]:
    return [word.lower() for word in jieba.lcut(text) if word.strip()]


def gain(found: Sequence[str], right: Collection[str]) -> float:
    """nDCG@10; of one right article what it is found at."""
    weights = [1 / math.log2(rank + 2) for rank in range(LISTED)]
    return sum(weight for weight, name in zip(weights, found, strict=False) if name in right) / sum(weights[: len(right)])


def reciprocal(found: Sequence[str], right: Collection[str]) -> float:
    """One by the rank of the first right article."""
    return next((1 / rank for rank, name in enumerate(found, 1) if name in right), 0.0)


def main() -> None:
    """Print the table."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("bench", type=Path)
    cli.add_argument("indexes", type=Path, nargs="+")
    args = cli.parse_args()
    jieba.setLogLevel("ERROR")
    figures: dict[tuple[str, str], list[float]] = defaultdict(list)
    for path in args.indexes:
        with Index.open(path) as index:
            asked = queries_of(index, args.bench / path.stem.removeprefix("related-") / "tags.tsv")
            ways: dict[str, Search] = {"indexer": lambda query, index=index: [hit.id for hit in index.search(query)], "BM25 over jieba": peer_of(index)}
            for kind, way in ((kind, way) for kind in KINDS if asked[kind] for way in ways):
                judge = gain if kind == "tags" else reciprocal
                figures[way, kind].append(fmean(judge(ways[way](query.text), query.right) for query in asked[kind]))
    print("| queries | corpora | indexer | BM25 over jieba |\n|---|---|---|---|")
    for kind, name in zip(KINDS, ("tags, nDCG@10", "headings, MRR@10", "three words of a title, MRR@10"), strict=True):
        own, peer = figures["indexer", kind], figures["BM25 over jieba", kind]
        if own:
            print(f"| {name} | {len(own)} | {fmean(own):.3f} | {fmean(peer):.3f} |")


if __name__ == "__main__":
    main()
