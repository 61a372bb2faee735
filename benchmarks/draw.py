"""Samples of an index for judging by hand: edges, joins, pairs of the hierarchy, definitions (`judged/README.md`).

    python benchmarks/draw.py related INDEX --corpus NAME --seed 7 --count 50
    python benchmarks/draw.py related INDEX --corpus NAME --seed 7 --count 50 --wrong 3 17 >> judged/related.jsonl

Without `--wrong` each line has a number and what is to be read; with it the marked rows come out, which keep no text.
"""

import argparse
import hashlib
import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from indexer import Index
from indexer.model import Concept

STRONGEST = 300
"""Edges from which the sample is drawn."""
AROUND = 40
"""Characters before and after two names that are shown."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is kept of a drawn row, and what is read to judge it."""

    row: dict[str, object]
    read: str


def digest(text: str) -> str:
    """What is kept of a sentence."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def edges(index: Index) -> list[Drawn]:
    """The strongest edges with their sentence, the strongest first."""
    graph = index.graph()
    found = sorted(graph.edges(data="weight"), key=lambda edge: (-edge[2], sorted(edge[:2])))[:STRONGEST]
    return [_edge(index, rank, *sorted(edge[:2])) for rank, edge in enumerate(found)]


def _edge(index: Index, rank: int, left: str, right: str) -> Drawn:
    step = index.evidence(left, right)
    sentence, article = (step.sentence, step.article) if step else ("", "")
    names = index.label(left), index.label(right)
    row = {"rank": rank, "left": names[0], "other": names[1], "article": article, "digest": digest(sentence)}
    return Drawn(row, f"{names[0]} — {names[1]}: {sentence}")


def joins(index: Index) -> list[Drawn]:
    """Every name that an article gave a concept, with its label, by concept."""
    return [
        Drawn({"label": concept.label, "form": alias.form}, f"{concept.label} = {alias.form}: {_both(index, concept, alias.form)}")
        for concept in index.concepts()
        for alias in concept.aliases
        if alias.origin == "gloss" and alias.form != concept.label
    ]


def _both(index: Index, concept: Concept, form: str) -> str:
    """Where an article has the form beside another name of its concept, else where it has the form."""
    others = [re.escape(alias.form) for alias in concept.aliases if alias.form != form]
    beside = re.compile(rf"(?:{'|'.join(others)}).{{0,12}}{re.escape(form)}|{re.escape(form)}.{{0,12}}(?:{'|'.join(others)})", re.I)
    texts = [index.article(name).text for name in concept.articles]
    found = next((match for text in texts if (match := beside.search(text))), None)
    found = found or next((match for text in texts if (match := re.search(re.escape(form), text))), None)
    return " ".join(found.string[max(0, found.start() - AROUND) : found.end() + AROUND].split()) if found else ""


def broader(index: Index) -> list[Drawn]:
    """Every pair of the hierarchy, by its child and parent."""
    pairs = sorted((index.label(child), index.label(parent)) for child, parent in index.graph("broader").edges)
    return [Drawn({"child": child, "parent": parent}, f"{child} is a kind or part of {parent}") for child, parent in pairs]


def definitions(index: Index) -> list[Drawn]:
    """Every definition, by concept."""
    found = [(concept.label, concept.definition) for concept in index.concepts() if concept.definition]
    return [
        Drawn({"concept": label, "article": told.article, "digest": digest(told.text)}, f"{label}: {told.text}")
        for label, told in found
    ]


KINDS: dict[str, Callable[[Index], list[Drawn]]] = {
    "related": edges, "joins": joins, "broader": broader, "definitions": definitions,
}  # fmt: skip


def lines(drawn: Sequence[Drawn], corpus: str, wrong: Sequence[int] | None) -> Iterator[str]:
    """The sample to read, numbered, or marked if some are known to be wrong."""
    for number, each in enumerate(drawn):
        if wrong is None:
            yield f"{number} {each.read}"
        else:
            yield json.dumps({"corpus": corpus, **each.row, "right": number not in wrong}, ensure_ascii=False)


def main() -> None:
    """Draw from the index and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=list(KINDS))
    parser.add_argument("index")
    parser.add_argument("--corpus", default="")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--wrong", type=int, nargs="*")
    options = parser.parse_args()
    with Index.open(options.index) as index:
        everything = KINDS[options.kind](index)
    places = random.Random(options.seed).sample(range(len(everything)), min(options.count, len(everything)))  # noqa: S311
    for line in lines([everything[place] for place in sorted(places)], options.corpus, options.wrong):
        print(line)


if __name__ == "__main__":
    main()
