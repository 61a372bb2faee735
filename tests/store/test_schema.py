"""Files that are no index, or none of ours."""

import gc
import os
import sqlite3
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer import Config, Index
from indexer.build import build
from indexer.errors import IndexFileError
from indexer.exports import TABLES, rows
from indexer.store import Fact, writing
from indexer.store.schema import SCHEMA


def everything(path: Path) -> None:
    """Ask an index all that it can be asked."""
    with Index.open(path) as index:
        for table in TABLES:
            list(rows(index, table))
        index.search("偏向锁 event loop")
        index.failures()


def alter(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()


def refused(path: Path) -> str:
    """What opening a file says, which must be one line that names it."""
    with pytest.raises(IndexFileError) as caught:
        Index.open(path)
    said = str(caught.value)
    assert said.startswith(f"{path}: ")
    assert "\n" not in said
    return said


@pytest.fixture
def copy(blog_index_file: Path, tmp_path: Path) -> Path:
    path = tmp_path / "copy.db"
    path.write_bytes(blog_index_file.read_bytes())
    return path


def test_a_missing_index_says_how_to_make_one(tmp_path: Path) -> None:
    assert "no such index; make one with: indexer build SOURCE" in refused(tmp_path / "none.db")


@pytest.mark.parametrize("content", [b"", b"text", b"SQLite format 3\0", os.urandom(5_000), b"<html>" * 1_000])
def test_what_is_no_index_is_told_from_one(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(content)
    assert "not an index" in refused(path)


def test_a_folder_is_no_index(tmp_path: Path) -> None:
    assert "cannot be read (Is a directory)" in refused(tmp_path)


def test_an_index_of_a_newer_version_asks_for_an_upgrade(copy: Path) -> None:
    alter(copy, f"PRAGMA user_version = {SCHEMA + 1}")
    assert f"made by a newer version (format {SCHEMA + 1}" in refused(copy)
    with pytest.raises(IndexFileError, match="newer version"):
        build(Config(sources=("posts",), index=copy))


def test_a_newer_index_is_not_touched(copy: Path) -> None:
    alter(copy, f"PRAGMA user_version = {SCHEMA + 1}")
    before = copy.read_bytes()
    with pytest.raises(IndexFileError), writing(copy):
        pass
    assert copy.read_bytes() == before


@pytest.mark.parametrize("mark", [0, 7])
def test_the_database_of_another_program_is_left_alone(tmp_path: Path, mark: int) -> None:
    path = tmp_path / "photos.db"
    alter(path, "CREATE TABLE photo (name TEXT)")
    alter(path, f"PRAGMA application_id = {mark}")
    before = path.read_bytes()
    refused(path)
    with pytest.raises(IndexFileError, match="of another program"), writing(path):
        pass
    assert path.read_bytes() == before


def test_a_text_file_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "thesis.txt"
    path.write_text("many years of work")
    with pytest.raises(IndexFileError, match="not an index"), writing(path):
        pass
    assert path.read_text() == "many years of work"


def test_an_empty_file_may_become_an_index(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.touch()
    with writing(path) as store:
        assert store.known() == set()


def test_a_first_build_that_did_not_finish_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with writing(path):
        pass
    assert "its first build has not finished; run indexer build again" in refused(path)


@pytest.mark.parametrize("table", ["article", "posting", "meta"])
def test_an_index_that_lost_a_table_is_none(copy: Path, table: str) -> None:
    alter(copy, f"DROP TABLE {table}")
    assert "not an index" in refused(copy)


def test_a_place_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(IndexFileError, match=r"cannot be written .*choose another place with --index"), writing(tmp_path / "file/a.db"):
        pass


def test_two_builds_at_once_are_told_apart(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with writing(copy) as store, store.replacing():
        monkeypatch.setattr("sqlite3.connect", _impatient(sqlite3.connect))
        with pytest.raises(IndexFileError, match=r"is another build running\?"), writing(copy) as other:
            other.add([])


def test_a_full_disk_is_no_reason_to_delete_anything(copy: Path) -> None:
    with pytest.raises(IndexFileError, match=r"full; make room on the disk and build again"):
        _fill(copy)


def _fill(path: Path) -> None:
    with writing(path) as store:
        store._connection.execute("PRAGMA max_page_count = 1")
        store.add(Fact(bytes([number]) * 16, bytes(100_000), None) for number in range(9))


def _impatient(connect: object) -> object:
    def connect_soon(path: object, **options: object) -> sqlite3.Connection:
        return connect(path, **options, timeout=0.05)  # type: ignore[operator,no-any-return]

    return connect_soon


def test_an_index_in_a_folder_that_nobody_may_write_to_is_read(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indexer.store.schema.os.access", lambda path, mode: False)
    everything(copy)
    assert sorted(path.name for path in copy.parent.iterdir()) == ["copy.db"]


def test_a_closed_index_is_not_called_damaged(copy: Path) -> None:
    index = Index.open(copy)
    index.close()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        len(index)


def test_an_index_that_nobody_holds_any_more_is_closed(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = []
    gc.collect()  # those that other tests left
    monkeypatch.setattr("indexer.store.schema._Reading.close", lambda _: closed.append(True))
    assert len(Index.open(copy)) > 0  # Python 3.13 warns of connections that are not
    gc.collect()
    assert closed == [True]


def test_an_index_that_cannot_be_opened_is_one_error(copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    beyond = tmp_path.joinpath(*["deep" * 50] * 4)  # more characters than SQLite takes
    beyond.mkdir(parents=True)
    (beyond / "index.db").write_bytes(copy.read_bytes())
    further: list[object] = []
    monkeypatch.setattr("sys.unraisablehook", further.append)
    with pytest.raises(IndexFileError):
        Index.open(beyond / "index.db")
    gc.collect()
    assert not further


@pytest.mark.parametrize("share", [0.001, 0.1, 0.5, 0.9])
def test_a_truncated_index_is_damaged_and_no_more(copy: Path, share: float) -> None:
    whole = copy.read_bytes()
    copy.write_bytes(whole[: int(share * len(whole))])
    with pytest.raises(IndexFileError):
        everything(copy)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=300))
def test_an_index_with_foreign_bytes_answers_or_is_damaged(copy: Path, share: float, harm: bytes) -> None:
    whole = copy.read_bytes()
    at = int(share * len(whole))
    hurt = copy.with_name("hurt.db")
    hurt.write_bytes((whole[:at] + harm + whole[at + len(harm) :])[: len(whole)])
    with suppress(IndexFileError):
        everything(hurt)
    for path in copy.parent.glob("hurt.db*"):
        path.unlink()


def test_an_open_index_keeps_its_answers_while_it_is_built_anew(blog: Path) -> None:
    old = build(Config(sources=("posts",)))
    (blog / "posts/new.md").write_text("# 新文章\n\n偏向锁", "utf-8")
    (blog / "posts/redis.md").unlink()
    with old, build(Config(sources=("posts",))) as new:
        assert (len(old), len(new)) == (8, 8)
        assert old.article("posts/redis.md").title == "Redis 缓存穿透与缓存雪崩"
        assert new.entry("posts/new.md").title == "新文章"
        assert "posts/new.md" not in [entry.id for entry in old.entries()]


@pytest.mark.parametrize("damage", [{"left": 10**6}, {"parent": -1}, {"articles": 10**6}])
def test_a_graph_that_leads_out_of_its_index_is_not_whole(blog_index: Index, damage: dict[str, int]) -> None:
    graph = blog_index._graph
    assert graph.is_whole(len(blog_index))
    hurt = {name: np.full_like(getattr(graph, name), value) for name, value in damage.items()}
    assert not replace(graph, **hurt).is_whole(len(blog_index))
