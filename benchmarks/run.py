"""Measure speed against the plain pipeline, and quality where gold answers are at hand; write benchmarks/RESULTS.md.

    python benchmarks/run.py [--table TABLE.jsonl[.gz]] [--bench FOLDER] [--areas related,terms] [--rounds 3] [--write]

Speed: `indexer build` of the table, again without changes, and `benchmarks/plain.py` over the same table, each a process
of its own in the same run. The build in one process and the plain pipeline take turns, and the medians of their rounds stand in
the table, so that their ratio holds on a noisy machine. Quality: FOLDER/run.py, if it is there.
"""

import argparse
import compileall
import hashlib
import importlib.metadata
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
PACKAGES = (
    "knowledge-point-indexer", "numpy", "scipy", "rjieba", "jieba", "pyromark", "selectolax", "scikit-learn", "networkx",
    "beautifulsoup4", "markdown",
)  # fmt: skip
DEFAULT_TABLE = "related/goldminer/articles.jsonl.gz"


@dataclass(frozen=True)
class Cost:
    """What a process took: wall and CPU seconds (its children's too), peak memory in MiB."""

    wall: float
    cpu: float
    peak: float


def cost_of(command: list[str]) -> Cost:
    """Run a command and say what it cost. Raises RuntimeError with its last words if it failed."""
    started = time.monotonic()
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        words = errors.read().decode("utf-8", "replace")[-500:]
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)}: exit {process.returncode}: {words}")
    return Cost(time.monotonic() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def table_of_corpora(folder: Path) -> Path:
    """The Markdown of corpora/ as a table, for a machine without other data."""
    path = folder / "corpora.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for file in sorted((HERE.parent / "corpora").rglob("*.md")):
            row = {"id": file.name, "title": file.stem, "markdown": file.read_text("utf-8")}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path


def median_of(costs: Sequence[Cost]) -> Cost:
    """The medians of wall, CPU seconds and peaks."""
    return Cost(*(median(values) for values in zip(*map(astuple, costs), strict=True)))


def speed(table: Path, folder: Path, rounds: int) -> list[str]:
    """Rows of the table of costs, and the ratios."""
    compileall.compile_dir(HERE.parent / "indexer", quiet=2)  # as pip does with what it installs, the plain pipeline's packages too
    index, build = folder / "index.db", [sys.executable, "-m", "indexer", "build", str(table), "--index"]
    first = cost_of([*build, str(index)])
    second = cost_of([*build, str(index)])
    ones, plains = [], []
    for turn in range(rounds):
        ones.append(cost_of([*build, str(folder / f"one{turn}.db"), "--jobs", "1"]))
        plains.append(cost_of([sys.executable, str(HERE / "plain.py"), str(table)]))
    one, plain = median_of(ones), median_of(plains)
    size = _megabytes(table)
    rows = [
        ("indexer build, all processors", first), ("indexer build --jobs 1", one), ("the same again, nothing changed", second),
        ("plain pipeline", plain),
    ]  # fmt: skip
    lines = [
        "| what | wall s | CPU s | MB/s of CPU | peak MiB | CPU against plain | wall against plain |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, cost in rows:
        lines.append(
            f"| {name} | {cost.wall:.1f} | {cost.cpu:.1f} | {size / cost.cpu:.2f} | {cost.peak:.0f} "
            f"| {cost.cpu / plain.cpu:.3f} | {cost.wall / plain.wall:.3f} |"
        )
    count = f"{size:.1f} MB of rows, index {index.stat().st_size / 1e6:.0f} MB"
    turns = ", ".join(f"{build.cpu:.1f} / {pipeline.cpu:.1f}" for build, pipeline in zip(ones, plains, strict=True))
    told = f"CPU s of the build in one process / of the plain pipeline, turn by turn: {turns}; the table has the medians."
    return [f"Table `{table.parent.name}/{table.name}` ({count}, blake2b {_digest([table])}).", "", *lines, "", told]


def quality(bench: Path, areas: list[str], folder: Path) -> list[str]:
    """The figures of the gold answers, as a table."""
    out = folder / "figures.json"
    command = [sys.executable, str(bench / "run.py"), *areas, "--indexer", f"{sys.executable} -m indexer", "--json", str(out)]
    subprocess.run([*command, "--work", str(folder / "work")], check=False)
    figures = json.loads(out.read_text())
    data = sorted(p for p in bench.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    lines = [f"Data digest: blake2b {_digest(data)}.", "", "| area | metric | value |", "|---|---|---|"]
    for area, values in figures.items():
        for metric, value in values.items():
            if isinstance(value, int | float) and not isinstance(value, bool):
                lines.append(f"| {area} | {metric} | {value} |")
            elif metric in {"error", "phases"}:
                lines.append(f"| {area} | {metric} | {str(value)[:120]} |")
    curve = threshold_curve(bench, sorted((folder / "work").glob("related-*.related.jsonl")))
    return [*lines, *curve, *searches(bench, sorted((folder / "work").glob("related-*.db")))]


def threshold_curve(bench: Path, exports: list[Path]) -> list[str]:
    """What each threshold on the score of related articles costs and gains, as a table; nothing where they were not built."""
    if not exports:
        return []
    command = [sys.executable, str(HERE / "related_curve.py"), str(bench / "related"), *map(str, exports)]
    table = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return ["", "## Related articles: how many links are right, and how many articles get some", "", *table.rstrip().splitlines()]


def searches(bench: Path, indexes: list[Path]) -> list[str]:
    """How well queries find their articles, beside a peer, as a table; nothing where no indexes were built."""
    if not indexes:
        return []
    command = [sys.executable, str(HERE / "search.py"), str(bench / "related"), *map(str, indexes)]
    table = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return ["", "## Search", "", *table.rstrip().splitlines()]


def machine() -> str:
    """What the figures were measured on and with, without names of places."""
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in PACKAGES)
    return f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}; {versions}."


def _digest(paths: list[Path]) -> str:
    seal = hashlib.blake2b(digest_size=8)
    for path in paths:
        seal.update(path.read_bytes())
    return seal.hexdigest()


def _megabytes(table: Path) -> float:
    import gzip

    if table.suffix != ".gz":
        return table.stat().st_size / 1e6
    with gzip.open(table) as rows:
        return sum(len(chunk) for chunk in iter(lambda: rows.read(1 << 20), b"")) / 1e6


def main() -> None:
    """Measure and print; with --write also keep the tables."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--table", type=Path)
    cli.add_argument("--bench", type=Path, default=Path("../shared/bench"))
    cli.add_argument("--areas", default="all")
    cli.add_argument("--rounds", type=int, default=3, help="how often the build and the plain pipeline take turns")
    cli.add_argument("--write", action="store_true", help="write benchmarks/RESULTS.md")
    args = cli.parse_args()
    has_gold = (args.bench / "run.py").exists()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        table = args.table or (args.bench / DEFAULT_TABLE if has_gold else table_of_corpora(folder))
        lines = ["# Figures", "", f"Measured on {machine()}", "", "## Speed", "", *speed(table, folder, args.rounds), ""]
        if has_gold:
            lines += ["## Quality", "", *quality(args.bench, args.areas.split(","), folder), ""]
        else:
            lines += [f"No gold answers at {args.bench}: quality was not measured.", ""]
    print("\n".join(lines))
    if args.write:
        (HERE / "RESULTS.md").write_text("\n".join(lines), "utf-8")


if __name__ == "__main__":
    main()
