"""Articles and topics over time."""

import pytest
from samples import sample, write_index

from indexer import Index
from indexer.plots.timeline import OTHER, timeline, timeline_of


def month(year: int, of_year: int = 1) -> int:
    return 12 * year + of_year - 1


@pytest.mark.parametrize(("first", "last", "periods"), [
    (month(2024, 11), month(2025, 1), ("2024-11", "2024-12", "2025-01")),
    (month(2022, 2), month(2023, 12), ("2022 Q1", "2022 Q2", "2022 Q3", "2022 Q4", "2023 Q1", "2023 Q2", "2023 Q3", "2023 Q4")),
    (month(2015, 12), month(2021), ("2015", "2016", "2017", "2018", "2019", "2020", "2021")),
])  # fmt: skip
def test_short_times_are_shown_by_month_and_long_ones_by_year(first: int, last: int, periods: tuple[str, ...]) -> None:
    assert timeline([(first, 1), (last, 1)]).periods == periods


def test_every_article_is_counted_once() -> None:
    time = timeline([(month(2024), 1), (month(2024), OTHER), (month(2024, 3), 2), (month(2024, 3), 2)], undated=3)
    assert (time.topics, [time.total(place) for place in range(3)], time.undated) == ((2, 1), [2, 0, 2], 3)


def test_a_date_far_from_all_others_is_counted_as_none() -> None:
    time = timeline([(month(2023), 1), (month(2024), 1), (month(2099), 1)])
    assert (time.periods[-1], time.undated) == ("2024-01", 1)


def test_an_index_without_dates_has_an_empty_timeline(blog_index: Index, tmp_path: object) -> None:
    path = tmp_path / "a.db"  # type: ignore[operator]
    write_index(path, (sample("a"), sample("b", date="soon"), sample("c", date="2024-13-01")))
    with Index.open(path) as index:
        assert (timeline_of(index).periods, timeline_of(index).undated) == ((), 3)


def test_the_corpora_are_counted_whole(corpora_index: Index) -> None:
    time = timeline_of(corpora_index)
    assert sum(time.counts.values()) + time.undated == len(corpora_index)
    assert time.periods[0].startswith("2020")
