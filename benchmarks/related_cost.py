"""What the stage `related` costs as a corpus grows: processor time, and memory beyond what enters it.

    python benchmarks/related_cost.py TABLE.jsonl [--times 12] [--profile]

Reads a table of articles as a build does, up to the concepts, then makes it `--times` as large: each further round of its
articles loses four in ten of what each view of an article holds and of its concepts, takes as much from an article chosen by
chance, and a tenth of the keys are new ones, so that no two are copies and vocabulary grows. The same seed, the same corpus.
"""

import argparse
import cProfile
import resource
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from indexer.analysis import Options, analyse, analysed_text, segmenter
from indexer.concepts import Concepts, concepts_in
from indexer.concepts import Options as OfConcepts
from indexer.corpus import head_of
from indexer.engine import without_collector
from indexer.model import Analysis, Article, Features, Ints, Page, Term
from indexer.parsing import Options as Parsing
from indexer.parsing import parse
from indexer.related import Articles, KeyTerms, Named, relate

LOST, NEW = 0.4, 0.1
MEGA = 1024


@dataclass
class Corpus:
    """What enters the stage; an entry an article, but for the labels."""

    articles: list[Article]
    analyses: list[Analysis]
    terms: list[Sequence[Term]]
    rows: list[Ints]
    scores: list[np.ndarray]
    labels: dict[str, str]


def corpus_of(table: Path) -> Corpus:
    """The corpus of a table's rows."""
    lines = [line for line in table.read_bytes().splitlines() if line]
    read = [parse(Page(f"{at:05}", line, "row"), Parsing()) for at, line in enumerate(lines)]
    articles = [article for article in read if article is not None]
    analyses = [found for at in range(0, len(articles), 50) for found in analyse(articles[at : at + 50], Options())]
    texts = [analysed_text(article) for article in articles]
    ids = [article.id for article in articles]
    found: Concepts = concepts_in(ids, texts, analyses, segmenter("rjieba", ()), OfConcepts())
    labels = {concept.id: concept.label for concept in found.concepts}
    return Corpus(articles, analyses, list(found.terms), list(found.rows), list(found.scores), labels)


def add_round(corpus: Corpus, first: int, number: int, chance: np.random.Generator) -> None:
    """Another round of the first articles, changed."""
    others = chance.permutation(first)
    for at, other in enumerate(others.tolist()):
        article, mine, donor = corpus.articles[at], corpus.analyses[at], corpus.analyses[other]
        views = {name: _mixed(mine.views[name], donor.views[name], number, chance) for name in mine.views}
        sketch = np.sort(chance.permutation(mine.sketch) ^ np.uint32(number << 20 | at))
        corpus.articles.append(replace(article, id=f"{article.id}-{number}", title=f"{article.title} {other}", url=""))
        corpus.analyses.append(replace(mine, views=views, sketch=sketch))
        corpus.terms.append(corpus.terms[at])
        corpus.rows.append(np.where(chance.random(len(corpus.rows[at])) < LOST, -1, corpus.rows[at]))
        corpus.scores.append(corpus.scores[at])


def _mixed(mine: Features, donor: Features, number: int, chance: np.random.Generator) -> Features:
    """Most of one article's features, some of another's, and new ones."""
    kept, taken = (chance.random(len(found.keys)) for found in (mine, donor))
    keys = np.concatenate([mine.keys[kept >= LOST], donor.keys[taken < LOST]])
    weights = np.concatenate([mine.weights[kept >= LOST], donor.weights[taken < LOST]])
    keys = np.where(chance.random(len(keys)) < NEW, keys ^ np.uint32(number << 8), keys).astype(np.uint32)
    keys, first = np.unique(keys, return_index=True)
    return Features(keys, weights[first])


def measure(corpus: Corpus, profile: bool) -> None:
    """Print what one run costs."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    profiler = cProfile.Profile(time.process_time)
    with without_collector():
        started = time.process_time()
        articles = Articles([head_of(article) for article in corpus.articles], corpus.articles)
        stage = (articles, corpus.analyses, KeyTerms(corpus.terms, corpus.rows, corpus.scores), Named(corpus.labels))
        profiler.runcall(relate, *stage) if profile else relate(*stage)
        spent = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(f"{len(corpus.articles):6} articles {spent:8.2f} CPU s {peak // MEGA:6} MiB more", flush=True)
    if profile:
        profiler.print_stats("tottime")


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("table", type=Path)
    cli.add_argument("--times", type=int, default=12)
    cli.add_argument("--profile", action="store_true")
    args = cli.parse_args()
    corpus = corpus_of(args.table)
    first, chance = len(corpus.articles), np.random.default_rng(0)
    measure(corpus, args.profile)
    for number in range(1, args.times):
        add_round(corpus, first, number, chance)
        if number + 1 == args.times or (number + 1) & number == 0:
            measure(corpus, args.profile)


if __name__ == "__main__":
    main()
