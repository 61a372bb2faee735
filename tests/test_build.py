"""Builds from beginning to end: warm and cold, interrupted and in several processes."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builds import CONFIG, exported, reported, write

from indexer import answering, corpus, facts, forest
from indexer.build import build
from indexer.engine import Workers
from indexer.errors import IndexFileError
from indexer.exports import rows
from indexer.facts import Batch, Outcome
from indexer.store import Index, writing
from indexer.trees import grow


def reading_nothing(batch: Batch) -> Outcome:
    raise AssertionError(f"{[page.id for page in batch.pages]} need not be read")


def interrupt_at(stage: str) -> Callable[[str, int, int], None]:
    def progress(now: str, done: int, total: int) -> None:
        if now == stage:
            raise KeyboardInterrupt

    return progress


def add_a_post() -> None:
    write("posts/zgc.md", "---\ntitle: ZGC\n---\n偏向锁与 ZGC 无关。重量级锁也是。Monitor 由 JVM 管理。")


def change_a_post() -> None:
    write("posts/redis.md", "# Redis 持久化\n\nRDB 保存快照，AOF 保存命令。布隆过滤器也会被保存。")


def remove_a_post() -> None:
    Path("posts/epoll.md").unlink()


def rename_a_post() -> None:
    Path("posts/epoll.md").rename("posts/a-epoll.md")


def break_a_post() -> None:
    write("posts/epoll.md", b"\x00\x01")


def hide_a_post() -> None:
    write("posts/redis.md", "---\ndraft: true\n---\n正文")


@pytest.mark.usefixtures("blog")
@pytest.mark.parametrize("change", [add_a_post, change_a_post, remove_a_post, rename_a_post, break_a_post, hide_a_post])
def test_a_warm_build_equals_a_cold_one(change: Callable[[], None]) -> None:
    build(CONFIG).close()
    change()
    assert exported(CONFIG) == exported(replace(CONFIG, index=Path("cold.db")))


@pytest.mark.usefixtures("blog")
def test_a_change_taken_back_leaves_no_trace() -> None:
    before = exported(CONFIG)
    text = Path("posts/redis.md").read_bytes()
    change_a_post()
    assert exported(CONFIG) != before
    write("posts/redis.md", text)
    assert exported(CONFIG) == before


@pytest.mark.usefixtures("blog")
def test_the_order_of_sources_does_not_matter() -> None:
    names = tuple(str(path) for path in sorted(Path("posts").iterdir()))
    forward = exported(replace(CONFIG, sources=names))
    assert exported(replace(CONFIG, sources=names[::-1], index=Path("other.db"))) == forward
    assert exported(replace(CONFIG, sources=names[::-1])) == forward


@pytest.mark.usefixtures("blog")
def test_a_second_build_computes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    first = reported("posts")
    monkeypatch.setattr(corpus, "read", reading_nothing)
    monkeypatch.setattr(answering, "concepts_in", reading_nothing)
    second = reported("posts")
    assert (first.unchanged, second.unchanged, second.articles) == (0, 8, 8)
    assert replace(second, seconds=0, unchanged=0) == replace(first, seconds=0)


@pytest.mark.usefixtures("blog")
def test_lists_are_none_of_the_unchanged_articles() -> None:
    Path("posts/links.md").write_text("# 目录\n\n- [Redis](redis.md)\n- [锁](jvm-locks.md)\n- [Docker](docker.md)\n", encoding="utf-8")
    reported("posts")
    again = reported("posts")
    assert (again.articles, again.lists, again.unchanged) == (8, 1, 8)


@pytest.mark.usefixtures("blog")
def test_only_what_changed_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    build(CONFIG).close()
    change_a_post()
    seen: list[str] = []
    monkeypatch.setattr(corpus, "read", lambda batch: seen.extend(page.id for page in batch.pages) or facts.read(batch))
    build(CONFIG).close()
    assert seen == ["posts/redis.md"]


@pytest.mark.usefixtures("blog")
@pytest.mark.parametrize("option", [{"drafts": True}, {"words": ("偏向锁",)}, {"segmenter": "jieba"}, {"max_bytes": 9_999}])
def test_other_options_make_other_facts(option: dict[str, Any]) -> None:
    build(CONFIG).close()
    assert reported("posts", **option).unchanged == 0


@pytest.mark.usefixtures("blog")
def test_another_choice_of_labels_keeps_the_facts() -> None:
    build(CONFIG).close()
    assert reported("posts", labels="bilingual").unchanged == 8


@pytest.mark.usefixtures("blog")
@pytest.mark.parametrize("stage", ["concepts", "related", "trees", "writing"])
def test_an_interrupted_build_keeps_its_facts(stage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(KeyboardInterrupt):
        build(CONFIG, interrupt_at(stage))
    with pytest.raises(IndexFileError, match="its first build has not finished"):
        Index.open(CONFIG.index)
    monkeypatch.setattr(corpus, "read", reading_nothing)
    assert len(exported(CONFIG)["articles"]) == 8


@pytest.mark.usefixtures("blog")
def test_a_build_that_dies_amid_its_pages_goes_on_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    def die_at_the_fifth(batch: Batch) -> Outcome:
        with writing(CONFIG.index) as store:
            if len(store.known()) == 4:
                raise KeyboardInterrupt
        return facts.read(batch)

    monkeypatch.setattr(facts, "BATCH_BYTES", 1)
    monkeypatch.setattr(corpus, "read", die_at_the_fifth)
    with pytest.raises(KeyboardInterrupt):
        build(CONFIG)
    monkeypatch.setattr(corpus, "read", facts.read)
    assert reported("posts").unchanged == 4
    assert exported(CONFIG) == exported(replace(CONFIG, index=Path("cold.db")))


@pytest.mark.usefixtures("blog")
@pytest.mark.parametrize("stage", ["articles", "trees"])
def test_a_build_that_was_killed_goes_on(stage: str) -> None:
    die = f"lambda stage, done, total: stage == {stage!r} and os.kill(os.getpid(), 9)"
    code = f"import os; from indexer import Config, build; build(Config(sources='posts', jobs=1), {die})"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == -9
    with pytest.raises(IndexFileError):
        Index.open(CONFIG.index)
    assert exported(CONFIG) == exported(replace(CONFIG, index=Path("cold.db")))


@pytest.mark.usefixtures("blog")
def test_an_interrupted_second_build_leaves_the_first_answers() -> None:
    before = exported(CONFIG)
    change_a_post()
    with pytest.raises(KeyboardInterrupt):
        build(CONFIG, interrupt_at("writing"))
    with Index.open(CONFIG.index) as index:
        assert list(rows(index, "articles")) == before["articles"]


@pytest.mark.usefixtures("blog")
def test_two_processes_give_the_same_index_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = exported(CONFIG)
    monkeypatch.setattr(corpus, "WORTH_PROCESSES", 1)
    monkeypatch.setattr(forest, "WORTH_PROCESSES", 1)
    monkeypatch.setattr(facts, "BATCH_BYTES", 2_000)
    monkeypatch.setattr(grow, "BATCH", 800)
    assert exported(replace(CONFIG, jobs=2, index=Path("two.db"))) == alone


@pytest.mark.usefixtures("blog")
@pytest.mark.parametrize("seed", ["1", "2"])
def test_hash_seeds_change_nothing(seed: str) -> None:
    code = "from indexer import Config, build; build(Config(sources='posts', jobs=1, index='seeded.db')).close()"
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONHASHSEED": seed})
    assert exported(replace(CONFIG, index=Path("seeded.db"))) == exported(CONFIG)


@pytest.mark.usefixtures("blog")
def test_few_pages_are_not_worth_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(self: Workers) -> None:
        pytest.fail("a process was started")

    monkeypatch.setattr(Workers, "executor", refused)
    build(replace(CONFIG, jobs=8)).close()


@pytest.mark.usefixtures("blog")
def test_progress_is_told_stage_by_stage() -> None:
    stages: list[str] = []
    build(CONFIG, lambda stage, done, total: stages.append(stage)).close()
    assert list(dict.fromkeys(stages)) == ["articles", "concepts", "related", "trees", "writing"]
    assert (stages.count("articles"), stages.count("trees")) == (8, 8)
