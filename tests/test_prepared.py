"""Tables of the package are made once and handed on from build to build."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from builds import CONFIG, exported, write

from indexer.concepts import glossary
from indexer.config import Config
from indexer.model import Keys
from indexer.prepared import handing_on, prepared

Table = tuple[Mapping[str, tuple[int, ...]], Keys]


def counted(calls: list[str]) -> Callable[[str], Table]:
    @prepared
    def table(name: str) -> Table:
        calls.append(name)
        return {name: (1, 2)}, np.arange(3, dtype=np.uint64)

    return table


def test_a_table_that_was_handed_on_is_not_made_again() -> None:
    calls: list[str] = []
    with handing_on({}.get) as made:
        first = counted(calls)("锁")
    with handing_on(made.get) as again:
        second = counted(calls)("锁")
    assert (calls, again) == (["锁"], {})
    assert second[0] == first[0]
    assert second[1].tolist() == first[1].tolist()


@pytest.mark.parametrize("damage", [b"", b"\x00", b"x" * 100])
def test_what_cannot_be_read_is_made_again(damage: bytes) -> None:
    calls: list[str] = []
    with handing_on(lambda name: damage) as made:
        table = counted(calls)("锁")
    assert (calls, len(made), table[0]) == (["锁"], 1, {"锁": (1, 2)})


def numbers() -> Keys:
    return np.arange(3, dtype=np.int16)  # type: ignore[return-value]


def test_an_array_of_another_type_is_made_again() -> None:
    with handing_on({}.get) as made:
        prepared(numbers)()
    with handing_on(made.get) as again:
        prepared(numbers)()
    assert len(made) == len(again) == 1


def test_a_build_is_handed_nothing_that_another_thread_keeps() -> None:
    calls: list[str] = []
    with handing_on({}.get) as made, ThreadPoolExecutor(1) as others:
        others.submit(counted(calls), "锁").result()
    assert (calls, made) == (["锁"], {})


def test_a_build_with_tables_of_the_last_one_equals_a_cold_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    write("posts/old.md", "# 锁\n\n自旋锁（spin lock）占用处理器。")
    in_a_new_process(CONFIG)
    write("posts/new.md", "# 锁\n\n偏向锁（biased locking）记录线程编号。")
    with monkeypatch.context() as patched:
        patched.setattr(glossary, "glossary_of", lambda lines: 1 / 0)
        warm = in_a_new_process(CONFIG)
    assert in_a_new_process(replace(CONFIG, index=Path("cold.db"))) == warm


def in_a_new_process(config: Config) -> dict[str, list[str]]:
    """What is built where the glossary was not yet asked for."""
    glossary.shipped.cache_clear()  # type: ignore[attr-defined]
    return exported(config)
