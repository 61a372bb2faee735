"""A pipeline of the owner, from the configuration to the names of topics."""

from pathlib import Path

import pytest

from indexer import Config, Index
from indexer.build import build
from indexer.errors import ConfigError
from indexer.facts import digest_of
from indexer.model import Page
from tests.pipelines import saved

LOCKS = "".join(f"竞争激烈的分布式锁，自旋等待{n}次。锁记录线程编号{n}。" for n in range(8))
CACHES = "".join(f"Redis 设置时间{n}，避免缓存雪崩。热点请求{n}遇到缓存雪崩。" for n in range(8))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one text without headings and a Chinese pipeline."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "a.txt").write_text(f"笔记\n\n{LOCKS}\n{CACHES}\n", "utf-8")
    saved(tmp_path / "zh", "zh")
    return tmp_path


def topics(index: Index) -> list[str]:
    with index:
        (entry,) = index.entries()
        return [name for node in index.tree(entry.id).children if node.kind == "topic" for name in node.label.split("、")]


@pytest.mark.usefixtures("folder")
def test_topics_are_named_by_the_noun_chunks_of_the_pipeline() -> None:
    plain, config = topics(build(Config(sources=("posts",)))), Config(sources=("posts",), pipeline="zh")
    chunked = topics(build(config))
    assert {"缓存雪崩", "分布式锁"} <= set(chunked)
    assert plain != chunked
    assert topics(build(config)) == chunked
    assert topics(build(Config(sources=("posts",)))) == plain


@pytest.mark.usefixtures("folder")
def test_another_pipeline_makes_other_facts() -> None:
    saved(Path("other"), "zh", "rule_parser", "sentencizer")
    page = Page("a.md", b"text", "markdown")
    assert len({digest_of(page, Config(pipeline=name)) for name in ("", "zh", "other")}) == 3


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("pipeline", ["zh_core_web_none", "posts"])
def test_a_build_ends_before_it_reads_where_the_pipeline_is_missing(pipeline: str) -> None:
    with pytest.raises(ConfigError, match=f"pipeline: '{pipeline}' cannot be loaded; install"):
        build(Config(sources=("posts",), pipeline=pipeline))
