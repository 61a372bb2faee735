"""How likely lists are worth noting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.trees.hanging.listed import Listed
from indexer.trees.hanging.noteworthy import CHARACTERS, columns_of, heading_of, noteworthy_in, said_before, words_of
from indexer.trees.judging.written import strings
from indexer.trees.reading.reading import Reading
from indexer.trees.reading.texts import written
from tests.trees.hanging.test_lists import reading

LOCKS = "## 锁的种类\n虚拟机里的锁有三种状态：\n\n- **偏向锁**：只有一个线程进入同步块\n- **轻量级锁**：线程交替进入同步块\n- **重量级锁**：线程竞争同一把锁，等待的线程被阻塞\n"
LINKS = "## 参考资料\n\n- [锁的升级](https://example.com/a)\n- [虚拟机的锁](https://example.com/b) 作者的博客\n- [并发的艺术](https://example.com/c)\n"
STEPS = "## 例子\n\n- 打开页面，点击按钮\n- 输入你的名字\n- 点击保存\n"
TABLE = "## 对比\n\n| 锁 | 优点 |\n|---|---|\n| 偏向锁 | 没有开销 |\n| 轻量级锁 | 不阻塞 |\n"


def lists_of(found: Reading) -> dict[int, list[tuple[int, int]]]:
    listed = Listed(found)
    numbers = sorted({listed.at(block.start) for block in found.article.blocks} - {0})
    return {number: listed.stretches(number) for number in numbers}


def chances(*markdown: str) -> list[dict[int, float]]:
    found = list(map(reading, markdown))
    return noteworthy_in(found, written(found), list(map(lists_of, found)))


def test_kinds_of_a_thing_are_worth_noting_and_links_are_not() -> None:
    (locks,), (links,) = (found.values() for found in chances(LOCKS, LINKS))
    assert locks > 0.7
    assert links < 0.5


def test_a_list_is_judged_the_same_whatever_stands_beside_it() -> None:
    assert chances(LOCKS, TABLE, LINKS) == [*chances(LOCKS), *chances(TABLE), *chances(LINKS)]
    assert chances("只有一句话。", LOCKS) == [{}, *chances(LOCKS)]
    assert chances("只有一句话。") == [{}]


def test_rows_of_tables_and_items_are_looked_at() -> None:
    found = reading(LOCKS + TABLE)
    text = found.article.text
    assert [[text[start:end].split()[0][:4] for start, end in own] for own in lists_of(found).values()] == [["偏向锁：", "轻量级锁", "重量级锁"], ["锁", "偏向锁", "轻量级锁"]]


def test_words_are_those_of_items_of_the_heading_and_of_what_is_said_before() -> None:
    found = reading(LOCKS)
    text = written([found])
    seen: dict[str, set[str]] = {}
    for spans, _, said in words_of([found], text, [list(lists_of(found).values())]):
        for place, _, start, end in said:
            seen.setdefault(place, set()).update(strings(text, spans._replace(start=start, end=end)))
    assert {"线程", "同步"} <= seen["item"]
    assert seen["first"] < seen["item"]
    assert "种类" in seen["head"]
    assert "虚拟机" in seen["before"]
    assert "线程" not in seen["head"] | seen["before"]


@pytest.mark.parametrize(("markdown", "head", "before"), [(LOCKS, "锁的种类", "虚拟机里的锁有三种状态："), (LINKS, "参考资料", ""), ("- 锁\n- 线程\n", "", ""), ("锁有很多。\n\n- 锁\n- 线程\n", "", "锁有很多。")])
def test_the_heading_and_the_paragraph_before(markdown: str, head: str, before: str) -> None:
    found = reading(markdown)
    ((start, _), *_) = next(iter(lists_of(found).values()))
    text = found.article.text
    assert (text[slice(*heading_of(found.article, start))], text[slice(*said_before(found.article, start))]) == (head, before)


def test_a_list_weighs_what_its_items_do_in_the_mean_and_of_long_ones_the_beginning() -> None:
    head, *items = STEPS.split("\n- ")
    (once,), (thrice,) = (found.values() for found in chances(STEPS, "\n- ".join([head, *(item.strip() for item in items * 3)])))
    assert abs(once - thrice) < 0.1
    found = reading("- 锁" + "线程" * 100 + "队列\n- 锁")
    (items_said, *_) = words_of([found], written([found]), [list(lists_of(found).values())])
    assert max(items_said[0].end - items_said[0].start) == CHARACTERS


def test_columns_say_how_a_list_lies() -> None:
    found = reading(LINKS)
    columns = columns_of([found], [list(lists_of(found).values())])
    assert columns["linked"][0] > 0.6
    assert columns["begins with link"][0] == columns["last"][0] == 1
    assert not columns["led"][0]


@given(st.text("锁-*1.|[](): \n#a？", max_size=80))
def test_chances_are_chances(markdown: str) -> None:
    (found,) = chances(f"锁\n\n{markdown}")
    assert all(0 <= chance <= 1 for chance in found.values())
