"""Pages from JSON Lines and Parquet."""

import datetime
import gzip
import json
import sys
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest

from indexer.errors import SourceError
from indexer.model import Failure, Page
from indexer.sources import Options, pages

ROWS = b'{"id": 1}\n\n{"id": 2}\n'


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def read(name: str, content: bytes | None = None, **options: Any) -> list[Page | Failure]:
    if content is not None:
        Path(name).write_bytes(content)
    return list(pages([name], Options(**options)))


def rows(found: list[Page | Failure]) -> list[Any]:
    return [json.loads(page.content) for page in found if isinstance(page, Page)]


def test_a_line_is_a_page_named_by_its_place() -> None:
    assert [(page.id, page.media) for page in read("a.jsonl", ROWS) if isinstance(page, Page)] == [
        ("a.jsonl#1", "row"), ("a.jsonl#3", "row"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["a.jsonl.gz", "A.JSONL.GZ"])
def test_gzipped_lines_are_read_alike(name: str) -> None:
    assert rows(read(name, gzip.compress(ROWS))) == [{"id": 1}, {"id": 2}]


def test_broken_lines_are_left_to_the_parser() -> None:
    assert len(read("a.jsonl", b'{"id": 1}\n{"id": \n\xff\xfe\n{"id": 4}')) == 4


def test_a_line_that_is_too_long_fails_and_the_next_is_read() -> None:
    long = b'{"id": "' + b"x" * 3_000_000 + b'"}\n'
    found = read("a.jsonl", ROWS + long + b'{"id": 5}', max_bytes=1_000)
    assert rows(found) == [{"id": 1}, {"id": 2}, {"id": 5}]
    assert [page for page in found if isinstance(page, Failure)] == [
        Failure("a.jsonl#4", "larger than 1,000 bytes; see max_bytes")
    ]


def test_a_line_of_just_the_limit_is_read() -> None:
    assert rows(read("a.jsonl", b'{"id": 123}\n', max_bytes=12)) == [{"id": 123}]


@pytest.mark.parametrize("harm", [lambda raw: raw[:-12], lambda raw: raw[:40] + b"\0" * 8 + raw[48:]])
def test_a_damaged_gzip_keeps_what_came_before(harm: Any) -> None:
    raw = b"".join(gzip.compress(json.dumps({"id": n}).encode() + b"\n") for n in range(4))
    found = read("a.jsonl.gz", harm(raw))
    assert rows(found)[:1] == [{"id": 0}]
    assert isinstance(found[-1], Failure)
    assert "the file breaks off here" in found[-1].reason


def test_what_is_no_gzip_is_one_failure() -> None:
    assert read("a.jsonl.gz", b"plain") == [
        Failure("a.jsonl.gz#1", "the file breaks off here (Not a gzipped file (b'pl'))")
    ]


def test_an_empty_table_has_no_pages() -> None:
    assert read("a.jsonl", b"") == read("b.jsonl.gz", gzip.compress(b"")) == []


def test_rows_of_parquet_are_pages_with_dates_as_text() -> None:
    table = pyarrow.table({"id": ["甲", "乙"], "date": [datetime.date(2024, 3, 9), None], "tags": [["a"], []]})
    pyarrow.parquet.write_table(table, "a.parquet")
    assert rows(read("a.parquet")) == [
        {"id": "甲", "date": "2024-03-09", "tags": ["a"]}, {"id": "乙", "date": None, "tags": []},
    ]  # fmt: skip


def test_what_is_no_parquet_is_one_failure_of_one_line() -> None:
    (found,) = read("a.parquet", b"PAR1 not")
    assert isinstance(found, Failure)
    assert found.id == "a.parquet#1"
    assert "\n" not in found.reason


def test_without_pyarrow_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(SourceError, match=r"needs pyarrow; pip install 'knowledge-point-indexer\[parquet\]'"):
        read("a.parquet", b"")
