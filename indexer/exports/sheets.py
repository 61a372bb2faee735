"""The tables without nesting, for spreadsheets, pandas and DuckDB: CSV (RFC 4180) and Parquet."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from indexer.errors import UsageError
from indexer.exports.flat import SHEETS, Column, records
from indexer.publish.links import CONTROLS
from indexer.store import Index

FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""With these a cell begins that a spreadsheet runs (OWASP, CSV Injection)."""
GROUP = 10_000
"""Rows of a Parquet row group: what is held in memory at once."""
BOM = "\ufeff"
"""By which Excel knows UTF-8; without it Chinese is read as the computer's old charset."""


class Sheet(NamedTuple):
    """A table and how many neighbours an article has in it."""

    what: str
    limit: int = 10


def to_csv(index: Index, sheet: Sheet) -> Iterator[str]:
    """The records of a table as CSV, the names of the columns first; a cell with several values has a line for each.

    No cell is a formula: text that would begin one stands after an apostrophe.
    """
    columns = SHEETS[sheet.what]
    yield _record([column.name for column in columns])
    for values in records(index, sheet.what, sheet.limit):
        yield _record([_cell(column, value) for column, value in zip(columns, values, strict=True)])


def to_excel_csv(index: Index, sheet: Sheet) -> Iterator[str]:
    """The same with a byte order mark."""
    lines = to_csv(index, sheet)
    yield BOM + next(lines)
    yield from lines


def to_parquet(index: Index, sheet: Sheet) -> bytes:
    """The table as a Parquet file; several values are a list. Raises UsageError where pyarrow is not installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise UsageError("Parquet needs pyarrow; install knowledge-point-indexer[parquet]") from error
    types = {
        "text": pyarrow.string(), "count": pyarrow.int64(), "number": pyarrow.float64(), "texts": pyarrow.list_(pyarrow.string()),
    }  # fmt: skip
    columns = SHEETS[sheet.what]
    schema = pyarrow.schema([(column.name, types[column.kind]) for column in columns])
    buffer = io.BytesIO()
    with pyarrow.parquet.ParquetWriter(buffer, schema, compression="zstd") as writer:
        for group in _groups(records(index, sheet.what, sheet.limit)):
            values = [[_sound(value) for value in column] for column in zip(*group, strict=True)] or [[] for _ in columns]
            arrays = [pyarrow.array(column, field.type) for column, field in zip(values, schema, strict=True)]
            writer.write_batch(pyarrow.record_batch(arrays, schema=schema))
    return buffer.getvalue()


def guarded(text: str) -> str:
    """Text of a cell that no spreadsheet runs.

    >>> guarded("=HYPERLINK(1)"), guarded("a-b")
    ("'=HYPERLINK(1)", 'a-b')
    """
    return f"'{text}" if text.startswith(FORMULA) else text


def _cell(column: Column, value: Any) -> str:
    if value is None:
        return ""
    if column.kind in {"count", "number"}:
        return str(value)
    text = "\n".join(" ".join(one.split()) for one in value) if column.kind == "texts" else str(value)
    return guarded(CONTROLS.sub("", text).replace("\r\n", "\n").replace("\r", "\n"))


def _record(cells: Sequence[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue().removesuffix("\n")


def _groups(rows: Iterator[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
    group: list[Sequence[Any]] = []
    for row in rows:
        group.append(row)
        if len(group) == GROUP:
            yield group
            group = []
    yield group


def _sound(value: Any) -> Any:
    """The value without halves of characters, which UTF-8 cannot say."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    return [_sound(one) for one in value] if isinstance(value, (list, tuple)) else value
