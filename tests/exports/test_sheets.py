"""Tables without nesting, read back by Python's csv and pyarrow."""

import csv
import io
from typing import Any

import pyarrow.parquet
import pytest

from indexer import Index
from indexer.exports import TABLES, content, rows
from indexer.exports.flat import SHEETS, records
from indexer.exports.sheets import FORMULA

from .conftest import HOSTILE


def as_csv(index: Index, what: str) -> list[list[str]]:
    text = "".join(f"{line}\n" for line in rows(index, what, "csv"))
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def as_parquet(index: Index, what: str) -> list[dict[str, Any]]:
    return pyarrow.parquet.read_table(io.BytesIO(content(index, what))).to_pylist()


@pytest.mark.parametrize("what", TABLES)
def test_csv_has_every_row_and_all_its_columns(corpora_index: Index, what: str) -> None:
    head, *body = as_csv(corpora_index, what)
    assert head == [column.name for column in SHEETS[what]]
    assert len(body) == len(list(records(corpora_index, what)))
    assert {len(row) for row in body} == {len(head)}


@pytest.mark.parametrize("what", TABLES)
def test_parquet_holds_exactly_what_the_index_says(corpora_index: Index, what: str) -> None:
    names = [column.name for column in SHEETS[what]]
    said = [dict(zip(names, row, strict=True)) for row in records(corpora_index, what)]
    for row, again in zip(said, as_parquet(corpora_index, what), strict=True):
        assert {name: list(value) if isinstance(value, tuple) else value for name, value in row.items()} == again


@pytest.mark.parametrize("what", TABLES)
def test_two_exports_are_the_same_bytes(corpora_index: Index, what: str) -> None:
    assert content(corpora_index, what) == content(corpora_index, what)
    assert as_csv(corpora_index, what) == as_csv(corpora_index, what)


def test_no_cell_is_a_formula(hostile_index: Index) -> None:
    cells = [cell for row in as_csv(hostile_index, "articles") for cell in row]
    assert '\'=HYPERLINK("http://x.example")' in cells
    assert not [cell for cell in cells if cell.startswith(FORMULA)]


@pytest.mark.parametrize("what", ["articles", "terms", "related", "trees", "concepts"])
def test_hostile_text_moves_no_column(hostile_index: Index, what: str) -> None:
    head, *body = as_csv(hostile_index, what)
    assert {len(row) for row in body} == {len(head)}
    assert len(as_parquet(hostile_index, what)) == len(body) >= len(HOSTILE)


def test_a_cell_with_several_names_has_a_line_for_each(corpora_index: Index) -> None:
    head, *body = as_csv(corpora_index, "concepts")
    concept = corpora_index.concept("偏向锁")
    row = next(row for row in body if row[0] == concept.id)
    assert row[head.index("aliases")].split("\n") == [alias.form for alias in concept.aliases]


def test_numbers_stay_numbers(corpora_index: Index) -> None:
    head, *body = as_csv(corpora_index, "terms")
    assert all(float(row[head.index("score")]) < 100 for row in body)


def test_excel_is_told_the_charset(corpora_index: Index) -> None:
    plain, marked = (list(rows(corpora_index, "terms", form)) for form in ("csv", "csv-excel"))
    assert marked == ["\ufeff" + plain[0], *plain[1:]]


def test_the_tree_table_can_be_put_together_again(corpora_index: Index) -> None:
    for row in as_parquet(corpora_index, "trees"):
        assert (row["parent"] is None) == (row["node"] == 0) == (row["depth"] == 0)
        assert row["parent"] is None or row["parent"] < row["node"]
