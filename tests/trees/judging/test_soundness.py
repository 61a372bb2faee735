"""What can stand as a point: whole thoughts rather than what is cut off, leans on others, or speaks of the text."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from indexer.trees.judging.soundness import (
    PLACES,
    Contents,
    Setting,
    Spellings,
    Stretches,
    content_columns,
    contents_of,
    reference_columns,
    setting_of,
    soundness,
    spellings_of,
    words_around,
)
from indexer.trees.reading.abreast import Sentences, beside
from indexer.trees.reading.clauses import length_of
from indexer.trees.reading.reading import JOINTS, MARGIN, MARKS, PARTED, Reading
from indexer.trees.tables import rows_of
from tests.trees.hanging.test_lists import reading as reading_in
from tests.trees.hanging.test_lists import tree
from tests.trees.readings import reading_of

PIECES = st.sampled_from(["锁", "缓存减少延迟", "，", "。", "我们", "the cache", " ", "which", "?", "！", "it is", "🙂", "(x)", "3", "\n", "本文"])
TEXTS = st.lists(PIECES, min_size=1, max_size=14).map("".join)


def sound(text: str, cut: str) -> float:
    """How likely a part of a text's first sentence that has it can stand alone."""
    reading = reading_of(f"开头的一段话，后面还有。\n{text}")
    place = reading.article.text.index(cut)
    row = reading.sentence_at(place)
    rows = np.array([row])
    side, *facts = looked_at(reading, rows)
    start = place - int(reading.starts[row])
    return float(soundness(side, stretches([(0, start, start + len(cut))], side), *facts)[0])


def looked_at(reading: Reading, rows: np.ndarray) -> tuple[Sentences, Setting, Spellings, Contents]:
    text = reading.article.text
    side = beside([text[low:high] for low, high in zip(reading.starts[rows].tolist(), reading.ends[rows].tolist(), strict=True)])
    own = [(reading, rows)]
    return side, setting_of(reading, rows), spellings_of(side, own), contents_of(side, own)


def stretches(spans: list[tuple[int, int, int]], side: Sentences) -> Stretches:
    """Parts of sentences, by sentence, start and end."""
    sentence, start, end = np.array(spans, dtype=np.int64).reshape(-1, 3).T
    begins = side.begins[sentence]
    tokens = np.array([max(1.0, length_of(side.text[begin + low : begin + high])) for begin, (_, low, high) in zip(begins.tolist(), spans, strict=True)])
    return Stretches(sentence, begins + start, begins + end, tokens, np.full(len(spans), 2))


@pytest.mark.parametrize(
    ("text", "good", "bad"),
    [
        ("缓存减少数据库的读取延迟，但是会带来一致性的问题。", "缓存减少数据库的读取延迟，但是会带来一致性的问题", "会带来一致性的问题"),
        ("网络开销很大，直接导致了系统的使用率上不去。", "网络开销很大，直接导致了系统的使用率上不去", "直接导致了系统的使用率上不去"),
        ("在发送方，如果收到三个重复确认，就知道下一个报文段已经丢失。", "如果收到三个重复确认，就知道下一个报文段已经丢失", "如果收到三个重复确认"),
        ("InnoDB 通过 redo log 保证事务的持久性。本文接下来介绍 redo log 的刷盘时机。", "InnoDB 通过 redo log 保证事务的持久性", "本文接下来介绍 redo log 的刷盘时机"),
        ("The optimizer keeps a running average of gradients. Let us look at how this works in the following example.",
         "The optimizer keeps a running average of gradients", "look at how this works in the following example"),
        ("Raft elects one leader per term. I wrote about it in my last article.", "Raft elects one leader per term", "I wrote about it in my last article"),
        ("线程池会复用已经创建的线程。这是怎么做到的呢？", "线程池会复用已经创建的线程", "这是怎么做到的呢"),
    ],
)  # fmt: skip
def test_whole_thoughts_are_sounder(text: str, good: str, bad: str) -> None:
    assert odds(sound(text, good)) > 3 * odds(sound(text, bad))


def odds(chance: float) -> float:
    return chance / (1 - chance)


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_a_part_is_as_sound_beside_others_as_alone(texts: list[str]) -> None:
    reading = reading_of("\n".join(texts))
    rows = np.arange(len(reading.starts))
    assume(len(rows))
    side, *facts = looked_at(reading, rows)
    spans = [(row, 0, int(end - begin)) for row, (begin, end) in enumerate(zip(side.begins.tolist(), side.ends.tolist(), strict=True))]
    together = soundness(side, stretches(spans, side), *facts)
    for row, span in enumerate(spans):
        own_side, *own_facts = looked_at(reading, rows[row : row + 1])
        alone = soundness(own_side, stretches([(0, *span[1:])], own_side), *own_facts)
        assert alone[0] == together[row]
        assert 0 <= alone[0] <= 1


def test_the_words_around_a_part_are_those_of_its_sentence() -> None:
    reading = reading_of("前面一句。缓存 Redis 减少延迟，但是会带来问题。后面一句。")
    rows = np.arange(len(reading.starts))
    side, _, spellings, _ = looked_at(reading, rows)
    row = reading.sentence_at(reading.article.text.index("Redis"))
    text = side.text[side.begins[row] : side.ends[row]]
    start, end = text.index("Redis"), text.index("，")
    around = words_around(stretches([(row, start, end), (row, 0, len(text))], side), spellings, side)
    spelled = [side.text[low:high] for low, high in zip(spellings.begins.tolist(), spellings.ends.tolist(), strict=True)]
    said = {place: [spelled[at] if at >= 0 else "" for at in numbers.tolist()] for place, numbers in around.items()}

    assert said["first"] == ["Redis", "缓存"]
    assert said["before"] == ["缓存", ""]
    assert said["after"] == ["但是", ""]
    assert said["last"] == ["延迟", "问题"]


def test_what_a_part_speaks_of_is_known_by_title_and_headings_and_by_how_often_it_is_said() -> None:
    reading = reading_of("偏向锁撤销代价很大。偏向锁记录线程编号。批量撤销以后，线程不再偏向。", "偏向锁")
    rows = np.arange(len(reading.starts))
    side, *_, contents = looked_at(reading, rows)
    spans = [(row, 0, int(end - begin)) for row, (begin, end) in enumerate(zip(side.begins.tolist(), side.ends.tolist(), strict=True))]
    columns = content_columns(stretches([*spans, (0, 3, 3)], side), contents)

    assert columns["first named"].tolist() == [1, 1, 0, 0]
    assert columns["first count"][0] == pytest.approx(np.log(3), abs=1e-3)
    assert columns["named"].tolist() == [0.25, 0.25, 0.25, 0]
    assert columns["rare"].tolist() == [0.5, 0.5, 0.25, 0]
    assert [float(column[3]) for column in columns.values()] == [0] * 5


def test_what_is_meant_by_it_can_be_said_before_in_a_later_clause_alone() -> None:
    reading = reading_of("锁让它等待。锁会膨胀，它让线程阻塞。锁让线程阻塞。它等待，锁膨胀以后这样。", "锁")
    rows = np.arange(len(reading.starts))
    side, _, spellings, _ = looked_at(reading, rows)
    spans = [(row, 0, int(end - begin)) for row, (begin, end) in enumerate(zip(side.begins.tolist(), side.ends.tolist(), strict=True))]
    columns = reference_columns(side, stretches([*spans, (1, 5, 9)], side), spellings)

    assert columns["refers early"].tolist() == [1, 0, 0, 1, 1]
    assert columns["refers later"].tolist() == [0, 1, 0, 1, 0]


def test_each_word_has_a_weight_at_one_place_at_least() -> None:
    rows = rows_of("soundness-words.txt")

    assert len({row[0] for row in rows}) == len(rows) > 1000
    assert all(1 < len(row) <= 1 + len(PLACES) and any(row[1:]) for row in rows)


MARKED = """
## 用户空间

进程的 **用户空间** 就是运行着用户编写的 `应用` 程序的虚拟内存空间。

## 内核空间

进程的 **内核空间** 就是运行着操作系统代码的虚拟内存空间，由 `内核` 管理。
"""


def test_blanks_around_what_is_marked_part_nothing() -> None:
    reading = reading_in(MARKED)
    assert reading.spaced.replace(MARGIN, " ") == reading.article.text
    assert reading.spaced.count(MARGIN) == reading.article.text.count(" ")
    labels = [node.label for node in tree(MARKED).walk()]
    assert any(label.startswith("进程的 内核空间 就是运行着") for label in labels)


def test_other_blanks_between_chinese_words_do() -> None:
    reading = reading_of("偏向锁记录线程 轻量级锁用自旋等待锁释放。")
    assert reading.spaced == reading.article.text


def test_marks_in_code_part_nothing_and_stand_in_labels_as_they_are() -> None:
    found = reading_in("Statements of Go never require a `;` at their end, but `for (i, j)` needs one, as `x: y` does.")
    marks = [found.spaced[mark.start : mark.end] for mark in found.article.marks]
    assert not any(set(said) & set(MARKS) for said in marks)
    assert [said.translate(PARTED) for said in marks] == [";", "for (i, j)", "x: y"]
    assert found.spaced.translate(PARTED) == found.article.text
    syntax = "## Syntax of Go\n\nA statement of the Go language does not require a `;` at the end of its line. The scanner inserts semicolons by a simple rule."
    routines = "## Goroutines\n\nA goroutine is a lightweight thread managed by the Go runtime. It is started by the keyword go."
    labels = [node.label for node in tree(f"{syntax}\n\n{routines}").walk()]
    assert any("does not require a ;" in label for label in labels)
    assert not any(set(label) & set(JOINTS) for label in labels)
