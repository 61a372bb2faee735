"""Builds of corpora that are hardly one, and of pages that cannot be read or should not be."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from builds import CONFIG, answers, exported, reported, write

from indexer import parsing
from indexer.build import build, build_with_report
from indexer.config import Config
from indexer.errors import SourceError
from indexer.model import Failure
from indexer.store import Index


@pytest.fixture
def nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)


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
    parse = parsing.parse
    monkeypatch.setattr(parsing, "parse", lambda page, options: 1 / 0 if "redis" in page.id else parse(page, options))
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
    write("posts/redis.md", "---\npassword: 1\n---\n正文")
    assert not [line for table in exported(CONFIG).values() for line in table if "可以拦住缓存穿透" in line]


@pytest.mark.usefixtures("blog")
@pytest.mark.parametrize(("prepare", "said"), [
    (lambda: write("void/a.png", b""), "void: no articles found"),
    (lambda: write("void/a.md", b""), "void: no articles found; void/a.md: empty"),
    (lambda: write("void/a.md", b"---\ndraft: true\n---\na"), "void: no articles found; 1 drafts, protected posts, redirects or templates were left out"),
    (lambda: None, "void: no such file or folder"),
])  # fmt: skip
def test_sources_without_articles_say_so_and_leave_the_index_alone(prepare: Callable[[], None], said: str) -> None:
    before = exported(CONFIG)
    prepare()
    with pytest.raises(SourceError) as caught:
        build(Config(sources=("void",)))
    assert str(caught.value) == said
    assert exported(CONFIG) == before


def test_a_page_that_only_sends_on_is_left_out_and_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write("site/old.html", b'<html><head><meta http-equiv="refresh" content="0; url=/new.html"><title>Redirecting</title></head><body><a href="/new.html">here</a></body></html>')
    write("site/new.html", f"<html><title>锁</title><body><article><p>{'偏向锁假定锁总是由同一个线程获得，所以不必每次加锁。' * 4}</p></article></body></html>".encode())
    index, report = build_with_report(Config(sources=("site",), jobs=1))
    assert (len(index), report.skipped, index.failures()) == (1, 1, [])


def test_the_declared_language_of_han_texts_counts_and_a_themes_does_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for language in ("zh-TW", "ja", "en", ""):
        write(f"site/{language or 'none'}.md", f"---\ntitle: 锁 {language}\nlang: {language}\n---\n" + "偏向锁假定锁总是由同一个线程获得，所以不必每次加锁。" * 4)
    languages = {entry.id: entry.language for entry in build(Config(sources=("site",), jobs=1)).entries()}
    assert languages == {"site/zh-TW.md": "zh-TW", "site/ja.md": "ja", "site/en.md": "zh", "site/none.md": "zh"}
