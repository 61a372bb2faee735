"""What the tests of builds share: a build of `posts/`, its tables line by line, and its report."""

import json
from pathlib import Path
from typing import Any

from indexer.build import build, build_with_report
from indexer.config import Config
from indexer.exports import TABLES, rows
from indexer.model import Report

CONFIG = Config(sources=("posts",), jobs=1)


def exported(config: Config) -> dict[str, list[str]]:
    """All tables of a build, line by line."""
    with build(config) as index:
        return {table: list(rows(index, table, limit=50)) for table in TABLES}


def reported(*sources: str, **options: Any) -> Report:
    index, report = build_with_report(Config(sources=sources, jobs=1, **options))
    index.close()
    return report


def write(name: str, content: str | bytes) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def answers(config: Config = CONFIG) -> dict[str, list[Any]]:
    """The tables of a build, read back."""
    return {table: [json.loads(line) for line in lines] for table, lines in exported(config).items() if table != "graph"}
