"""Key terms of texts of our own: Chinese, English and both."""

from collections.abc import Sequence
from typing import NamedTuple

import pytest

from indexer.analysis import Options, analyse, analysed_text, segmenter
from indexer.concepts import Options as ConceptOptions
from indexer.concepts import concepts_in
from indexer.concepts.keyterms import _Better
from indexer.model import Article, Block


class Case(NamedTuple):
    title: str
    text: str
    wanted: Sequence[str]
    unwanted: Sequence[str] = ()


CASES = {
    "Chinese full of English names": Case(
        "用 Envoy 做灰度发布",
        "Envoy 是 Lyft 开源的代理。我们在 Kubernetes 里用 Envoy 代替 Nginx，流量按权重切分。\n"
        "灰度发布的时候，Istio 下发 VirtualService，Envoy 按请求头转发。灰度发布出了问题就回滚。\n"
        "Kubernetes 的 Deployment 不支持按请求头分流，所以灰度发布交给 Envoy。",
        ["Envoy", "灰度发布", "Kubernetes"],
        ["问题", "时候"],
    ),
    "each language half": Case(
        "乐观锁 Optimistic Locking",
        "乐观锁假定冲突很少。更新的时候比较版本号，版本号变了就重试。乐观锁不阻塞读。\n"
        "Optimistic locking assumes that conflicts are rare. A transaction checks the version column before it commits, "
        "and retries if the version column has changed. Optimistic locking never blocks readers.\n"
        "版本号也可以换成时间戳，但是时间戳会重复。",
        ["optimistic locking", "版本号", "version column"],
        ["乐观锁", "乐观"],  # one concept, and a word of it
    ),
    "English": Case(
        "Backpressure in stream processing",
        "A stream processor slows its sources down when a sink cannot keep up. This backpressure travels upstream "
        "through bounded buffers. Without backpressure the bounded buffers would overflow. "
        "We show how credit-based flow control implements backpressure in a stream processor.",
        ["backpressure", "stream processor", "bounded buffers"],
        ["show", "slows"],
    ),
    "names with signs": Case(
        "C++ 与 .NET 互操作",
        "C++ 写的库可以从 .NET 调用。P/Invoke 最简单，C++/CLI 最快。.NET 的封送有开销，C++ 一侧要导出 C 接口。\n"
        "封送字符串的时候，.NET 默认用 UTF-16。",
        ["C++", ".NET"],
    ),
    "a numbered series": Case(
        "Redis-07-持久化入门",
        "Redis 的持久化有两种：RDB 和 AOF。RDB 是快照，AOF 是日志。Redis 重启的时候先读 AOF。",
        ["Redis", "持久化", "AOF"],
        ["Redis-07"],
    ),
}  # fmt: skip


def terms_of(title: str, text: str) -> list[str]:
    """The ten best terms of an article that stands alone, folded."""
    article = Article("a", title, text, (Block("paragraph", 0, len(text)),))
    found = concepts_in(
        ["a"], [analysed_text(article)], analyse([article], Options()), segmenter("rjieba"), ConceptOptions()
    )
    return [term.term.casefold() for term in found.terms[0][:10]]


@pytest.mark.parametrize("name", CASES)
def test_the_terms_a_reader_expects_are_among_the_ten_best(name: str) -> None:
    case = CASES[name]
    found = terms_of(case.title, case.text)
    assert {term.casefold() for term in case.wanted} <= set(found)
    assert not {term.casefold() for term in case.unwanted} & set(found)


def test_a_term_that_only_stands_in_a_better_one_comes_after_it() -> None:
    found = terms_of("偏向锁的撤销", "偏向锁撤销要等安全点。偏向锁撤销以后升级。")
    assert "锁" not in found[:3]


def test_what_a_better_term_cuts_or_always_holds_is_a_piece() -> None:
    text = "先说 Redis 持久化，再说反向传播。Redis 持久化有两种。"
    better = _Better()
    better.add("持久化", 2)
    better.add("反向传播", 3)
    assert better.cuts("redis持久", 2, text.lower(), text.index("Redis"), text.index("化"))
    assert not better.cuts("redis持久", 3, text.lower(), text.index("Redis"), text.index("化"))
    assert not better.cuts("redis持久", 2, "redis 持久层", 0, 8)
    assert better.cuts("说反向", 1, text, text.index("说反"), text.index("传播"))
    assert better.cuts("传播算法", 1, "反向传播算法", 2, 6)
    assert better.holds("反向", 3)
    assert not better.holds("反向", 4)


def test_pieces_of_chinese_terms_come_after_whole_ones() -> None:
    found = terms_of("矩阵分解与冷启动", "矩阵分解把评分表拆成两个小表。矩阵分解之外，冷启动用热门条目补。冷启动没有评分，矩阵分解没有办法。评分表很稀疏。")
    assert "矩阵分解" in found[:3]
    assert "分解" not in found[:5]
