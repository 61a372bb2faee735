"""Tiny indexes, written straight into the store."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from samples import Sample, beside, sample, write_index

from indexer.model import Failure
from indexer.store import Index

__all__ = ["MakeIndex", "Sample", "beside", "sample"]

MakeIndex = Callable[..., Index]


@pytest.fixture
def make_index(tmp_path: Path) -> Iterator[MakeIndex]:
    with ExitStack() as opened:

        def make(*samples: Sample, failures: tuple[Failure, ...] = (), **known: Any) -> Index:
            path = tmp_path / "index.db"
            write_index(path, samples, failures, **known)
            return opened.enter_context(Index.open(path))

        yield make
