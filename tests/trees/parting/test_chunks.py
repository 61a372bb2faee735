"""Topics are named by whole noun chunks where there are any."""

from dataclasses import replace

import numpy as np
import pytest

from indexer.analysis import Options, analyse, analysed_text
from indexer.model import Ruling
from indexer.text.spelling import holds
from indexer.trees.parting.chunks import Name, as_one, chosen_names, wider_names
from indexer.trees.parting.naming import names_of
from indexer.trees.parting.parts import parts_of
from indexer.trees.reading.read import read_article
from indexer.trees.reading.reading import Reading
from tests.trees.readings import article_of, naming_of

TEXT = "分布式锁很慢。分布式锁过期。读写锁很快。连接池复用连接，连接池也会耗尽。The key cache is small. Key caches expire."


def read(text: str, *chunks: str) -> Reading:
    """A reading in which every occurrence of some words is a noun chunk."""
    article = article_of(text)
    (analysis,) = analyse([article], Options())
    whole = analysed_text(article)
    spans = {(at, at + len(chunk)) for chunk in chunks for at in range(len(whole)) if whole.startswith(chunk, at)}
    return read_article(article, replace(analysis, chunks=tuple(sorted(spans))), analysis.candidates.base)


def names(reading: Reading, *terms: str, taken: tuple[str, ...] = ()) -> list[str]:
    numbers = {term.text: number for number, term in enumerate(reading.terms)}
    span = (0, len(reading.article.text))
    return [name.label for name in wider_names(reading, [numbers[term] for term in terms], span, set(taken))]


@pytest.mark.parametrize(("term", "chunks", "name"), [
    ("分布式", (), "分布式"),
    ("分布式", ("分布式锁", "读写锁"), "分布式锁"),
    ("连接", ("连接池复用连接", "连接池"), "连接池"),
    ("连接", ("连接池", "连接"), "连接"),
    ("分布式", ("连接池",), "分布式"),
    ("key", ("key cache",), "key cache"),
    ("small", ("smaller",), "small"),
    ("expire", ("caches expire",), "caches expire"),
])  # fmt: skip
def test_a_term_is_named_by_the_chunk_that_holds_it(term: str, chunks: tuple[str, ...], name: str) -> None:
    assert names(read(TEXT, *chunks), term) == [name]


@pytest.mark.parametrize(("chunk", "term"), [("keyboard", "key"), ("key", "key cache"), ("锁", "分布式锁"), ("jvm key2", "key")])
def test_a_word_is_held_only_whole(chunk: str, term: str) -> None:
    assert not holds(chunk, term)


@pytest.mark.parametrize(("chunk", "term"), [("the keys", "key"), ("redis锁", "redis"), ("分布式锁", "锁"), ("c++ cache", "c++")])
def test_a_word_is_held_beside_others_and_in_the_plural(chunk: str, term: str) -> None:
    assert holds(chunk, term)


@pytest.mark.parametrize("chunk", ["分布式锁很慢。分布式锁过期。读写锁很快", "分布式（", "分布式的"])
def test_a_chunk_that_is_no_name_is_not_taken(chunk: str) -> None:
    assert names(read(f"{TEXT}分布式（快），分布式的锁。", chunk), "分布式") == ["分布式"]


def test_no_two_topics_have_one_name_and_no_topic_has_it_twice() -> None:
    reading = read(TEXT, "连接池复用连接")
    assert names(reading, "连接", taken=("连接池复用连接",)) == ["连接"]
    assert names(reading, "连接", "连接池复用") == ["连接池复用连接"]


def test_chunks_outside_the_topic_and_in_asides_do_not_count() -> None:
    reading = read(TEXT, "分布式锁", "读写锁")
    (term,) = [number for number, found in enumerate(reading.terms) if found.text == "读写"]
    begin = reading.article.text.index("读写锁")
    assert wider_names(reading, [term], (begin, len(TEXT)), set()) == [Name("读写锁", begin, begin + 3)]
    assert wider_names(reading, [term], (begin + 1, len(TEXT)), set())[0].label == "读写"
    aside = replace(reading.analysis, rulings=(Ruling("aside", begin + 3, begin + 4),))
    ruled = read_article(reading.article, aside, aside.candidates.base)
    assert wider_names(ruled, [term], (begin, len(TEXT)), set())[0].label == "读写"


LOCKS = "".join(f"轻量级锁用自旋等待锁{n}释放，竞争撤销偏向。锁记录线程编号{n}。" for n in range(6))
CACHES = "".join(f"Redis 缓存设置过期时间{n}，避免缓存雪崩。布隆过滤器拦住缓存穿透的请求。" for n in range(6))
TOPICS = f"{LOCKS}接下来讨论缓存。{CACHES}"


def labels(*chunks: str) -> list[list[str]]:
    reading = read(TOPICS, *chunks)
    return [part.label.split("、") for part in parts_of(reading, naming_of(reading))]


def test_topics_are_named_by_chunks_and_parted_as_without() -> None:
    locks, caches = {"轻量级锁", "线程编号"}, {"缓存雪崩", "布隆过滤器", "缓存穿透", "过期时间"}
    plain, chunked = labels(), labels(*locks, *caches)
    assert len(chunked) == len(plain)
    assert not set(plain[0]) <= locks
    assert set(chunked[0]) <= locks
    assert set(chunked[-1]) <= caches


def test_a_topic_without_chunks_keeps_its_name() -> None:
    assert labels("缓存雪崩")[0] == labels()[0]


def test_a_reading_without_chunks_is_named_as_ever() -> None:
    reading = read(TOPICS)
    part_of = np.repeat([0, 1], [12, len(reading.starts) - 12])
    assert chosen_names(reading, part_of, set(), naming_of(reading)) == names_of(reading, part_of, set(), naming_of(reading))


@pytest.mark.parametrize(
    ("text", "names", "one"),
    [
        ("The Key Visualizer shows heat. A visualizer of a key.", ["visualizer", "key"], ["Key Visualizer"]),
        ("长短期记忆网络有门。", ["记忆网络", "长短期记忆"], ["长短期记忆网络"]),
        ("支持 Android 平台。Android 平台很多。", ["平台", "Android"], ["Android 平台"]),
        ("a long short-term memory cell", ["short-term memory", "long short-term"], ["long short-term memory"]),
        ("The web cache. A catalog.", ["web", "cat"], ["web", "cat"]),
        ("锁和缓存。", ["锁", "缓存"], ["锁", "缓存"]),
        ("值迭代。", ["迭代"], ["迭代"]),
        ("İ 值迭代", ["值", "迭代"], ["值", "迭代"]),
    ],
)
def test_pieces_of_one_name_are_one(text: str, names: list[str], one: list[str]) -> None:
    reading = read(text)
    found = as_one(reading, [Name(name, 0, len(name)) for name in names], (0, len(text)))
    assert [name.label for name in found] == one
    assert all(text[name.start : name.end] == name.label for name in found) or found[0].start == 0
