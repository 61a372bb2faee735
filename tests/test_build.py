"""Builds from beginning to end: on a small blog, on none to speak of, and on pages that cannot be read."""

import json
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from indexer import corpus, facts
from indexer.build import build, build_with_report
from indexer.config import Config
from indexer.errors import IndexFileError, SourceError
from indexer.exports import TABLES, rows
from indexer.facts import Batch, Outcome
from indexer.model import Failure, Report
from indexer.store import Index, writing

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
    monkeypatch.setattr(sys.modules["indexer.build"], "find_concepts", reading_nothing)
    second = reported("posts")
    assert (first.unchanged, second.unchanged, second.articles) == (0, 8, 8)
    assert replace(second, seconds=0, unchanged=0) == replace(first, seconds=0)


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
    monkeypatch.setattr(facts, "BATCH_BYTES", 2_000)
    assert exported(replace(CONFIG, jobs=2, index=Path("two.db"))) == alone


@pytest.mark.usefixtures("blog")
def test_few_pages_are_not_worth_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    start = corpus.workers

    def remembered(jobs: int) -> AbstractContextManager[Any]:
        asked.append(jobs)
        return start(jobs)

    monkeypatch.setattr(corpus, "workers", remembered)
    build(replace(CONFIG, jobs=8)).close()
    assert asked == [1]


@pytest.mark.usefixtures("blog")
def test_progress_is_told_stage_by_stage() -> None:
    stages: list[str] = []
    build(CONFIG, lambda stage, done, total: stages.append(stage)).close()
    assert list(dict.fromkeys(stages)) == ["articles", "concepts", "related", "trees", "writing"]
    assert (stages.count("articles"), stages.count("trees")) == (8, 8)


@pytest.fixture
def nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)


def answers(config: Config = CONFIG) -> dict[str, list[Any]]:
    """The tables of a build, read back."""
    return {table: [json.loads(line) for line in lines] for table, lines in exported(config).items() if table != "graph"}


@pytest.mark.usefixtures("nothing")
def test_one_article_is_a_corpus() -> None:
    write("posts/a.md", "# 偏向锁\n\n偏向锁是一种优化。轻量级锁也是一种优化。")
    found = answers()
    assert [row["title"] for row in found["articles"]] == ["偏向锁"]
    assert found["related"] == [{"id": "posts/a.md", "related": []}]
    assert found["trees"][0]["tree"]["label"] == "偏向锁"


@pytest.mark.usefixtures("nothing")
@pytest.mark.parametrize("text", ["……", "😀 🎉", "12345", "——\n\n！！！", "```\n\n```\n\n. . .", "a", "的", "\ufffd\ufffd"])
def test_articles_without_words_are_indexed(text: str) -> None:
    for name in "abc":
        write(f"posts/{name}.txt", f"{text}\n{text}")
    assert len(answers()["articles"]) == 3


@pytest.mark.usefixtures("nothing")
def test_identical_articles_are_copies_of_the_first() -> None:
    for name in "abc":
        write(f"posts/{name}.md", "# 偏向锁\n\n" + "偏向锁是一种针对没有竞争的加锁操作的优化手段，撤销以后使用轻量级锁。" * 6)
    found = answers()
    assert [row["duplicate_of"] for row in found["articles"]] == [None, "posts/a.md", "posts/a.md"]
    assert {hit["relation"] for row in found["related"] for hit in row["related"]} == {"duplicate"}


@pytest.mark.usefixtures("blog")
def test_english_alone_is_enough() -> None:
    found = answers(replace(CONFIG, sources=("posts/epoll.md", "posts/asyncio.md")))
    assert [row["language"] for row in found["articles"]] == ["en", "en"]
    assert [row["related"][0]["id"] for row in found["related"]] == ["posts/epoll.md", "posts/asyncio.md"]


@pytest.mark.usefixtures("nothing")
def test_spans_of_a_tree_are_places_in_the_text() -> None:
    write("posts/a.md", "# 锁 😀\n\n## 偏向锁\n\n- 😀 只记录线程编号\n- 不自旋\n\n## 轻量级锁\n\n它用 CAS 自旋。")
    found = answers()
    text = found["articles"][0]["text"]
    points = [node for section in found["trees"][0]["tree"]["children"] for node in [section, *section["children"]]]
    assert all(0 <= node["span"][0] < node["span"][1] <= len(text) for node in points if node["span"])


@pytest.mark.usefixtures("blog")
@pytest.mark.parametrize(("name", "content", "reason"), [
    ("empty.md", b"", "empty"), ("blank.txt", b" \n\n ", "empty"), ("binary.md", b"\x89PNG\r\n\x00\x01", "binary, not text"),
    ("only-head.md", b"---\ntitle: a\n---\n", "no text in it"), ("long.txt", b"a" * 20_001, "larger than 20,000 bytes"),
    ("deep.html", b"<div>" * 3_999, "HTML is nested more than 512 tags deep"),
])  # fmt: skip
def test_a_page_that_cannot_be_read_is_one_line_and_the_rest_is_indexed(name: str, content: bytes, reason: str) -> None:
    write(f"posts/{name}", content)
    report = reported("posts", max_bytes=20_000)
    (failure,) = report.failures
    assert (report.articles, failure.id) == (8, f"posts/{name}")
    assert failure.reason.startswith(reason)
    assert "\n" not in failure.reason


@pytest.mark.usefixtures("blog")
def test_a_page_that_failed_is_tried_again_and_remembered() -> None:
    write("posts/empty.md", "")
    assert reported("posts").failures == reported("posts").failures == (Failure("posts/empty.md", "empty"),)
    with Index.open(CONFIG.index) as index:
        assert index.failures() == [Failure("posts/empty.md", "empty")]


@pytest.mark.usefixtures("blog")
def test_any_error_of_a_page_is_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    parse = facts.parse
    monkeypatch.setattr(facts, "parse", lambda page, options: 1 / 0 if "redis" in page.id else parse(page, options))
    report = reported("posts")
    assert (report.articles, report.failures) == (7, (Failure("posts/redis.md", "ZeroDivisionError: division by zero"),))


@pytest.mark.usefixtures("blog")
@pytest.mark.parametrize(("name", "content", "title", "problem"), [
    ("broken-off.txt", "标题\n偏向".encode() + b"\xe9\x94", "标题", "read, but 1 character of its text cannot be decoded"),
    ("head.md", "---\ntitle: 锁: [\n---\n正文".encode(), "锁: [", "read, but its front matter cannot be read (line 2: "),
])  # fmt: skip
def test_a_page_that_is_merely_damaged_is_indexed_and_one_line(name: str, content: bytes, title: str, problem: str) -> None:
    write(f"posts/{name}", content)
    for report in (reported("posts"), reported("posts")):
        assert (report.articles, report.failures, len(report.problems)) == (9, (), 1)
        assert report.problems[0].id == f"posts/{name}"
        assert report.problems[0].reason.startswith(problem)
    with Index.open(CONFIG.index) as index:
        assert index.entry(name).title == title


@pytest.mark.usefixtures("blog")
def test_a_line_of_fifty_megabytes_fails_and_costs_little() -> None:
    with Path("posts.jsonl").open("wb") as file:
        file.write(b'{"id": "1", "text": "' + b"x" * 50_000_000 + b'"}\n{"id": "2", "title": "b", "text": "event loop"}\n')
    report = reported("posts", "posts.jsonl")
    assert (report.articles, report.failures) == (9, (Failure("posts.jsonl#1", "larger than 10,000,000 bytes; see max_bytes"),))


@pytest.mark.usefixtures("blog")
def test_ids_given_twice_are_a_failure_and_the_first_is_kept() -> None:
    write("rows.jsonl", '{"id": "x", "text": "甲"}\n{"id": "x", "text": "乙"}\n{"id": "y", "text": "丙"}\n')
    index, report = build_with_report(Config(sources=("rows.jsonl",)))
    with index:
        assert index.article("x").text == "甲"
        assert report.failures == (Failure("x", "its id was given twice; the first is kept"),)


@pytest.mark.usefixtures("blog")
def test_of_ids_given_twice_the_order_of_sources_decides_warm_or_cold() -> None:
    write("a.jsonl", '{"id": "x", "text": "甲"}')
    write("b.jsonl", '{"id": "x", "text": "乙"}')
    build(Config(sources=("a.jsonl", "b.jsonl"))).close()
    with build(Config(sources=("b.jsonl", "a.jsonl"))) as index:
        assert index.article("x").text == "乙"


@pytest.mark.usefixtures("blog")
def test_sources_may_overlap() -> None:
    report = reported("posts", "posts/redis.md", "./posts")
    assert (report.articles, report.unchanged, report.failures) == (8, 0, ())


@pytest.mark.usefixtures("blog")
def test_drafts_are_counted_and_left_out() -> None:
    write("posts/draft.md", "---\ndraft: true\n---\n秘密")
    first, second = reported("posts"), reported("posts")
    assert (first.articles, first.skipped, second.skipped, second.unchanged) == (8, 1, 1, 8)
    assert "秘密" not in "".join(exported(CONFIG)["articles"])


@pytest.mark.usefixtures("blog")
def test_a_post_that_becomes_a_draft_is_forgotten() -> None:
    assert "可以拦住缓存穿透" in "".join(exported(CONFIG)["articles"])
    hide_a_post()
    assert not [line for table in exported(CONFIG).values() for line in table if "可以拦住缓存穿透" in line]


@pytest.mark.usefixtures("blog")
@pytest.mark.parametrize(("prepare", "said"), [
    (lambda: write("void/a.png", b""), "void: no articles found"),
    (lambda: write("void/a.md", b""), "void: no articles found; void/a.md: empty"),
    (lambda: write("void/a.md", b"---\ndraft: true\n---\na"), "void: no articles found; 1 drafts or protected posts were left out"),
    (lambda: None, "void: no such file or folder"),
])  # fmt: skip
def test_sources_without_articles_say_so_and_leave_the_index_alone(prepare: Callable[[], None], said: str) -> None:
    before = exported(CONFIG)
    prepare()
    with pytest.raises(SourceError) as caught:
        build(Config(sources=("void",)))
    assert str(caught.value) == said
    assert exported(CONFIG) == before
