"""Pages from tables: JSON Lines, plain or gzipped, and Parquet. A row is a page; parsing reads its columns."""

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, cast

from indexer.errors import SourceError
from indexer.model import Failure, Page

ROWS_AT_ONCE = 256


def json_lines(path: Path, name: str, max_bytes: int) -> Iterator[Page | Failure]:
    """A page for each line; one that is too long, or a damaged rest of the file, is a failure."""
    number = 0
    try:
        with cast("IO[bytes]", gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb")) as file:
            while line := file.readline(max_bytes + 1):
                number += 1
                if len(line) > max_bytes:
                    yield Failure(f"{name}#{number}", f"larger than {max_bytes:,} bytes; see max_bytes")
                    _skip_line(file, line)
                elif line.strip():
                    yield Page(f"{name}#{number}", line, "row")
    except (OSError, EOFError, zlib.error) as error:
        yield Failure(f"{name}#{number + 1}", f"the file breaks off here ({error})")


def _skip_line(file: IO[bytes], line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = file.readline(1 << 20)


def parquet(path: Path, name: str) -> Iterator[Page | Failure]:
    """A page for each row of a Parquet file. Raises SourceError where pyarrow is missing."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise SourceError(
            f"{path}: reading Parquet needs pyarrow; pip install 'knowledge-point-indexer[parquet]'"
        ) from error
    number = 0
    try:
        for batch in pyarrow.parquet.ParquetFile(path).iter_batches(ROWS_AT_ONCE):
            for row in batch.to_pylist():
                number += 1
                yield Page(f"{name}#{number}", json.dumps(row, ensure_ascii=False, default=_plain).encode(), "row")
    except (pyarrow.ArrowException, OSError) as error:
        yield Failure(f"{name}#{number + 1}", " ".join(str(error).split())[:200])


def _plain(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
