"""What a threshold on the score of related articles costs and gains, as a Markdown table.

    python benchmarks/related_curve.py BENCH EXPORT.related.jsonl [...]

BENCH is the folder of the related bench (one folder a corpus with links.tsv, tags.tsv, cats.tsv), the exports are those
of `indexer export related --limit 50`, as `run.py related --work DIR` leaves them in DIR. A link is right if its author
set it, or if both articles share a tag (a category where the corpus has no tags); articles without a tag are not asked. Of
every article its SHOWN first neighbours count; the figures are means over corpora.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

SHOWN = 5
THRESHOLDS = (0.0, 0.2, 0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8)


@dataclass(frozen=True)
class Gold:
    """Pairs that are right, and the articles whose authors could have said so."""

    right: frozenset[tuple[str, str]]
    asked: frozenset[str]


@dataclass(frozen=True)
class Point:
    """At a threshold: the share of right links, and of articles with one link or more, and three or more."""

    precision: float
    one: float
    three: float


def gold_of(folder: Path) -> Gold:
    """What the authors of a corpus did."""
    links = {(a, b) for a, b in _lines(folder / "links.tsv")}
    groups = [ids.split(" ") for _, ids in _lines(folder / "tags.tsv")]
    groups = groups or [ids.split(" ") for _, ids in _lines(folder / "cats.tsv")]
    alike = {(a, b) for ids in groups for a in ids for b in ids if a != b}
    return Gold(frozenset(links | alike), frozenset(article for ids in groups for article in ids))


def _lines(path: Path) -> Iterable[list[str]]:
    return [line.split("\t") for line in path.read_text("utf-8").splitlines()] if path.exists() else []


def lists_of(paths: Sequence[Path]) -> dict[str, dict[str, list[tuple[str, float]]]]:
    """{corpus: {article: [(neighbour, score), ...]}} from exports; ids begin with their corpus."""
    out: dict[str, dict[str, list[tuple[str, float]]]] = defaultdict(dict)
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            found = [(other["id"], other["score"]) for other in row["related"]]
            out[row["id"].split(":")[0]][row["id"]] = found[:SHOWN]
    return out


def point_of(lists: dict[str, list[tuple[str, float]]], gold: Gold, threshold: float) -> Point:
    """What a threshold does to one corpus."""
    kept = {article: [other for other, score in found if score >= threshold] for article, found in lists.items()}
    known = [(a, b) for a, found in kept.items() if a in gold.asked for b in found if b in gold.asked]
    return Point(
        precision=fmean((pair in gold.right) for pair in known) if known else 0.0,
        one=fmean(len(found) >= 1 for found in kept.values()),
        three=fmean(len(found) >= 3 for found in kept.values()),
    )


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("bench", type=Path)
    cli.add_argument("exports", type=Path, nargs="+")
    args = cli.parse_args()
    corpora = lists_of(args.exports)
    gold = {name: gold_of(args.bench / name) for name in corpora}
    asked = sorted(name for name in corpora if gold[name].asked)
    print(f"Means over {', '.join(asked)}; the first {SHOWN} neighbours of every article.\n")
    print("| score at least | right | articles with a link | with three |\n|---|---|---|---|")
    for threshold in THRESHOLDS:
        points = [point_of(corpora[name], gold[name], threshold) for name in asked]
        means = [fmean(getattr(point, field) for point in points) for field in ("precision", "one", "three")]
        print(f"| {threshold:.2f} | " + " | ".join(f"{mean:.3f}" for mean in means) + " |")


if __name__ == "__main__":
    main()
