"""Copies, parts and teasers of a whole build, as its readers meet them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer import Config, Index
from indexer.build import build
from indexer.exports import rows
from tests.builds import write
from tests.conftest import POSTS

LOCKS = (
    "偏向锁是针对没有竞争的加锁操作的优化，它把线程编号写进对象头。偏向锁被撤销以后，虚拟机使用轻量级锁，撤销要等到安全点。"
    "轻量级锁用比较并交换把锁记录的地址写进对象头，失败的线程不断自旋。竞争激烈的时候，轻量级锁膨胀成重量级锁，后来的线程进入阻塞状态。"
    "重量级锁依靠监视器实现，监视器里有等待队列，线程调用等待方法以后进入队列，被唤醒以后重新竞争。"
)
MONITORS = "等待队列里的线程被唤醒以后重新竞争监视器。轻量级锁膨胀以后，对象头指向监视器，偏向锁和轻量级锁都不需要操作系统的互斥量。" * 2
MARKDOWN = {
    "posts/part-1.md": f"---\ntitle: 虚拟机锁详解（一）\ndate: 2020-01-01\n---\n{LOCKS}",
    "posts/part-2.md": f"---\ntitle: 虚拟机锁详解（二）：监视器\ndate: 2020-02-01\n---\n{MONITORS}",
    "posts/repost.md": f"---\ntitle: 转载的好文\ndate: 2021-01-01\n---\n{LOCKS}",
}


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Index]:
    monkeypatch.chdir(tmp_path)
    for name, content in {**POSTS, **MARKDOWN}.items():
        write(name, content)
    with build(Config(sources=("posts",), jobs=1)) as built:
        yield built


def test_a_repost_takes_no_place_in_any_list(index: Index) -> None:
    offered = {entry.id: [hit.id for hit in index.related(entry.id, 50, 0.0)] for entry in index.entries()}
    assert index.entry("repost.md").copy_of == "posts/part-1.md"
    assert not any("posts/repost.md" in found for found in offered.values())
    assert "posts/part-1.md" in offered["posts/part-2.md"]
    assert "posts/part-1.md" not in offered["posts/repost.md"]


def test_the_parts_of_a_series_are_known_in_order_and_offered_whatever_their_score(index: Index) -> None:
    assert [entry.id for entry in index.series("part-2.md")] == ["posts/part-1.md", "posts/part-2.md"]
    assert index.series("repost.md") == []
    assert [(hit.id, hit.relation) for hit in index.related("part-1.md", threshold=1.01)] == [("posts/part-2.md", "series")]


def test_the_export_ranks_copies_too(index: Index) -> None:
    assert {hit.id: hit.relation for hit in index.neighbours("part-1.md")}["posts/repost.md"] == "duplicate"
    assert sum('"series":"posts/part-1.md"' in row for row in rows(index, "articles")) == 2
