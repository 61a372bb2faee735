"""How fast key terms are, with their segmentation, beside jieba's own, in one run.

    python benchmarks/terms_speed.py TABLE.jsonl [TABLE.jsonl ...] [--rounds 3]

Prints for each way the characters it reads in a second of processor time, and the ratio to `jieba.analyse.extract_tags`:
the key terms alone (segmentation, candidates, scores, vocabulary, choice), and with all that the same pass over the text
makes for trees, related articles and the graph (views, boundaries, sketches, glosses, statements). The rounds of all ways
take turns, without the garbage collector as in a build; the best of each counts. Rows are {title, markdown or text}.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import jieba
import jieba.analyse
import numpy as np

from indexer.analysis import Options, analyse, analysed_text
from indexer.concepts.gathering import gathered
from indexer.concepts.keyterms import TERMS, key_terms, ranks_of
from indexer.concepts.vocabulary import vocabulary_of
from indexer.engine import without_collector
from indexer.model import Article, Page
from indexer.parsing import Options as Parsing
from indexer.parsing import parse

stage = sys.modules[analyse.__module__]
"""The module, whose name the package gives to its function."""
BATCH = 400_000
"""Characters of a batch, as in a build."""
FOR_OTHERS = ("views_of", "_boundaries", "sketches_of", "glosses_of", "statements_of")
"""What the stage makes besides candidates: for trees, related articles and the graph."""
MEGA = 1e6


def articles_of(tables: Iterable[Path]) -> list[Article]:
    """The rows of the tables as articles."""
    lines = [line for table in tables for line in table.read_bytes().splitlines() if line]
    read = (parse(Page(str(at), line, "row"), Parsing()) for at, line in enumerate(lines))
    return [article for article in read if article is not None]


def batches(articles: Sequence[Article]) -> Iterator[list[Article]]:
    """The articles in the batches of a build."""
    batch, size = list[Article](), 0
    for article in articles:
        batch.append(article)
        size += len(article.text)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def own_terms(articles: Sequence[Article]) -> int:
    """The number of key terms that the project finds, one article with the others."""
    analyses = [analysis for batch in batches(articles) for analysis in analyse(batch, Options())]
    _, columns = vocabulary_of(gathered(analyses).candidates)
    nobody = np.full(len(columns.column), -1, dtype=np.int64)
    terms = key_terms([analysed_text(article) for article in articles], columns, nobody, (), ranks_of(columns))
    return sum(map(len, terms))


def own_terms_alone(articles: Sequence[Article]) -> int:
    """The same where the stage makes nothing else."""
    with without_others():
        return own_terms(articles)


@contextmanager
def without_others() -> Iterator[None]:
    """While it lasts the stage makes candidates only."""
    before = {name: getattr(stage, name) for name in FOR_OTHERS}
    nothing: dict[str, Callable[..., object]] = {
        "views_of": lambda batch, tokens, articles: [{} for _ in articles],
        "_boundaries": lambda batch, tokens: (np.zeros((2, 0), dtype=np.uint8) for _ in batch.bases[1:]),
        "sketches_of": lambda batch: [np.zeros(0, dtype=np.uint32) for _ in batch.bases[1:]],
        "glosses_of": lambda text, code, strong, places: (),
        "statements_of": lambda text, places: (),
    }
    try:
        for name, stub in nothing.items():
            setattr(stage, name, stub)
        yield
    finally:
        for name, function in before.items():
            setattr(stage, name, function)


def jieba_terms(articles: Sequence[Article]) -> int:
    """The number of terms that jieba finds by TF-IDF."""
    return sum(len(jieba.analyse.extract_tags(analysed_text(article), topK=TERMS)) for article in articles)


WAYS: dict[str, Callable[[Sequence[Article]], int]] = {
    "jieba.analyse.extract_tags": jieba_terms,
    "key terms alone": own_terms_alone,
    "with all else of the analysis": own_terms,
}


def seconds_of(ways: dict[str, Callable[[Sequence[Article]], int]], articles: Sequence[Article], rounds: int) -> dict[str, float]:
    """Processor seconds of each way, the best of the rounds."""
    best = dict.fromkeys(ways, float("inf"))
    for _ in range(rounds):
        for name, way in ways.items():
            started = time.process_time()
            with without_collector():
                way(articles)
            best[name] = min(best[name], time.process_time() - started)
    return best


def main() -> None:
    """Read the tables, warm every way up on a few articles, and print a line for each way."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    articles = articles_of(options.tables)
    characters = sum(len(analysed_text(article)) for article in articles)
    seconds_of(WAYS, articles[:5], 1)
    seconds = seconds_of(WAYS, articles, options.rounds)
    base = seconds["jieba.analyse.extract_tags"]
    print(f"{len(articles)} articles, {characters / MEGA:.2f} million characters")
    for name, took in seconds.items():
        print(f"{name:32} {characters / MEGA / took:6.2f} Mchars/s  {base / took:5.1f} x")


if __name__ == "__main__":
    main()
