"""Segmentation: two engines behind one seam."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis.segment import segmenter
from indexer.errors import ConfigError

from .texts import few

ENGINES = ("rjieba", "jieba")
SENTENCES = (
    "偏向锁适用于只有一个线程访问同步块的场景", "数据库连接池可以减少建立连接的开销", "奖励模型由人类标注的偏好数据训练而成",
    "正则表达式的回溯可能导致灾难性的性能问题", "消息队列把生产者和消费者解耦开来", "垃圾回收器会暂停所有的应用线程",
    "卷积神经网络在图像识别任务上表现出色", "微服务之间通过远程过程调用互相通信", "索引能够加快查询速度但是会拖慢写入",
    "缓存穿透是指查询一个一定不存在的数据", "我们先看一个最简单的例子", "小明硕士毕业于中国科学院计算所",
)  # fmt: skip


def spans(words: list[str]) -> set[tuple[int, int]]:
    ends = [sum(map(len, words[: place + 1])) for place in range(len(words))]
    return {(end - len(word), end) for word, end in zip(words, ends, strict=True)}


def test_both_engines_cut_nearly_alike() -> None:
    """Span F1: twice the shared words over all words of both."""
    pairs = [[spans(segmenter(name)(sentence)) for name in ENGINES] for sentence in SENTENCES]
    shared = sum(len(left & right) for left, right in pairs)
    assert 2 * shared / sum(len(left) + len(right) for left, right in pairs) >= 0.9


def test_rare_characters_are_one_word_for_rjieba_and_many_for_jieba() -> None:
    assert [segmenter(name)("㐀㐁字") for name in ENGINES] == [["㐀㐁", "字"], ["㐀", "㐁", "字"]]


@pytest.mark.parametrize("name", ENGINES)
@few
@given(text=st.text(alphabet="偏向锁连接池我们的㐀豈\n", max_size=30))
def test_words_joined_are_the_text(name: str, text: str) -> None:
    assert "".join(segmenter(name)(text)) == text


@pytest.mark.parametrize("name", ENGINES)
def test_the_owners_words_stay_whole(name: str) -> None:
    assert "奖励黑客行为" in segmenter(name, ("奖励黑客行为",))("模型的奖励黑客行为很常见")


@pytest.mark.parametrize("name", ENGINES)
def test_the_owners_words_stay_theirs(name: str) -> None:
    segmenter(name, ("连接池泄漏检测",))
    assert "连接池泄漏检测" not in segmenter(name)("连接池泄漏检测")


def test_an_unknown_engine_is_a_configuration_error() -> None:
    with pytest.raises(ConfigError, match="no segmenter called 'pkuseg'; known: rjieba, jieba"):
        segmenter("pkuseg")
