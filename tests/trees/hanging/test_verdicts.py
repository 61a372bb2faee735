"""How likely the points of full trees are worth noting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.model import CERTAIN
from indexer.trees.hanging.verdicts import Stood, columns_of, verdicts_of
from indexer.trees.reading.texts import written
from tests.trees.hanging.test_lists import reading

LOCKS = "## 锁的状态\n\n偏向锁（Biased Locking）会在对象头里记录线程的编号，线程再次进入时不需要同步。轻量级锁用自旋等待持有者释放。\n"
DIARY = "## 练习\n\n昨天我们又去了公司，我 2019 年 3 月 5 日 12 点写完了第 3 版，我很高兴。后来我 10 点 30 分回家。\n"


def said(markdown: str, *sentences: str, likely: int = 7) -> list[Stood]:
    text = reading(markdown).article.text
    return [Stood(text.index(one), text.index(one) + len(one), likely) for one in sentences]


LOCK = said(LOCKS, "轻量级锁用自旋等待持有者释放", "偏向锁（Biased Locking）会在对象头里记录线程的编号")
DAY = said(DIARY, "昨天我们又去了公司", "后来我 10 点 30 分回家")


def columns(markdown: str, points: list[Stood]) -> list[dict[str, float]]:
    found = [reading(markdown)]
    table = columns_of(found, written(found), [points])
    return [{name: float(column[row]) for name, column in table.items()} for row in range(len(points))]


def verdicts(*asked: tuple[str, list[Stood]]) -> list[list[int]]:
    found = [reading(markdown) for markdown, _ in asked]
    return verdicts_of(found, written(found), [points for _, points in asked])


def test_what_is_known_of_a_thing_is_worth_noting_and_what_somebody_did_is_not() -> None:
    (locks, days) = verdicts((LOCKS, LOCK), (DIARY, DAY))
    assert min(locks) >= 6
    assert max(days) < 5


def test_a_point_is_judged_the_same_whatever_article_stands_beside_it() -> None:
    alone = verdicts((LOCKS, LOCK))
    assert verdicts((DIARY, DAY), (LOCKS, LOCK), ("只有一句话。", [])) == [*verdicts((DIARY, DAY)), *alone, []]
    assert verdicts(("只有一句话。", [])) == [[]]


def test_a_point_is_the_likelier_the_likelier_the_others_of_its_article_are() -> None:
    first, second = LOCK
    low, high = (columns(LOCKS, [first, second._replace(likely=likely)])[0] for likely in (3, 8))
    assert low["others"] < high["others"]
    assert low["sound"] == high["sound"]


def test_a_point_that_its_author_marked_is_as_sound_as_it_is_said() -> None:
    marked, given_ = columns(LOCKS, [LOCK[0]._replace(likely=CERTAIN), LOCK[1]._replace(likely=1)])
    assert marked["sound"] > 0 > given_["sound"]
    nowhere = Stood(0, 2, CERTAIN)  # in no sentence of prose
    assert columns(LOCKS, [nowhere])[0]["sound"] == columns(LOCKS, [nowhere._replace(likely=5)])[0]["sound"]


def test_a_point_knows_how_its_article_and_its_heading_speak() -> None:
    lock, day = columns(LOCKS, LOCK)[1], columns(DIARY, DAY)[0]
    assert (lock["exercise"], lock["we"], lock["bracket"], lock["mine"]) == (0, 0, 1, 0)
    assert (day["exercise"], day["we"], day["bracket"]) == (1, 1, 0)
    assert day["mine"] > 0
    assert day["figures"] > lock["figures"] == 0


@pytest.mark.parametrize(("said_", "mine"), [("我们看锁", False), ("我看锁", True), ("So I wait", True), ("IO waits", False)])
def test_who_speaks_of_himself_is_no_group(said_: str, mine: bool) -> None:
    (row,) = columns(f"{said_}。锁有三种状态。", [Stood(0, 4, 7)])
    assert (row["mine"] > 0) == mine


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=60), st.integers(0, 70), st.integers(0, 70))
def test_any_stretch_of_any_text_has_a_chance(text: str, start: int, end: int) -> None:
    found = reading(f"锁{text}")
    size = len(found.article.text)
    low, high = sorted((min(start, size), min(end, size)))
    ((chance,),) = verdicts_of([found], written([found]), [[Stood(low, high, CERTAIN)]])
    assert 0 <= chance < CERTAIN
