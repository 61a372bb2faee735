"""Plots are sound SVG that says in words what it shows."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from indexer import Index
from indexer.plots import SPOKEN, Words, articles_over_time, topics_over_time
from indexer.plots.axis import WIDTH
from indexer.plots.bars import bars, top_of_scale
from indexer.plots.heat import heat
from indexer.plots.svg import fitted, width_of
from indexer.plots.timeline import timeline
from indexer.plots.words import ENGLISH
from indexer.publish import publish

SVG = "{http://www.w3.org/2000/svg}"
EACH = pytest.mark.parametrize("draw", [articles_over_time, topics_over_time])
NASTY = {1: "<script>alert(1)</script>\x00", 2: "]]>&\ud800\"'", 3: "很长" * 200}
Draw = Callable[..., str]


def read(plot: str) -> etree._Element:
    return etree.fromstring(plot.encode())


def ends(line: etree._Element) -> tuple[float, float]:
    """Where a line of text begins and ends."""
    x, wide = float(line.get("x")), width_of(line.text)
    left = x - {"middle": wide / 2, "end": wide}.get(line.get("text-anchor", ""), 0.0)
    return left, left + wide


@EACH
@pytest.mark.parametrize("words", SPOKEN.values(), ids=list(SPOKEN))
def test_a_plot_has_a_title_and_a_description(corpora_index: Index, draw: Draw, words: Words) -> None:
    root = read(draw(corpora_index, words))
    said = [root.find(f"{SVG}{name}").text for name in ("title", "desc")]
    assert said[0] in (words.articles, words.heat)
    assert "2020 Q4" in said[1]
    assert root.get("aria-labelledby") == " ".join(root.find(f"{SVG}{name}").get("id") for name in ("title", "desc"))


@EACH
def test_no_text_leaves_the_plot_or_lies_on_other_text(corpora_index: Index, draw: Draw) -> None:
    lines = [(line.get("y"), *ends(line)) for line in read(draw(corpora_index, ENGLISH)).iter(f"{SVG}text")]
    assert all(left >= -1 and right <= WIDTH + 1 for _, left, right in lines)
    lines.sort()
    assert not [(a, b) for a, b in pairwise(lines) if a[0] == b[0] and a[2] > b[1]]


@EACH
def test_every_dated_article_is_in_the_plot(corpora_index: Index, draw: Draw) -> None:
    hints = [hint.text for hint in read(draw(corpora_index, ENGLISH)).iterfind(f".//{SVG}rect/{SVG}title")]
    counts = [int(hint.rsplit(": ", 1)[1]) for hint in hints]
    dated = sum(entry.date != "" for entry in corpora_index.entries()) - 1  # one date of the defects is far in the future
    assert sum(counts) == dated if draw is articles_over_time else 0 < sum(counts) < dated


@pytest.mark.parametrize("draw", [bars, heat])
def test_hostile_labels_are_text(draw: Draw) -> None:
    root = read(draw(timeline([(24000, 1), (24001, 2), (24001, 3)]), NASTY, ENGLISH))
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {"svg", "title", "desc", "style", "text", "rect", "line", "g"}
    assert all(ends(line)[1] <= WIDTH + 1 for line in root.iter(f"{SVG}text"))


@pytest.mark.parametrize("draw", [bars, heat])
def test_nothing_dated_is_said_in_words(draw: Draw) -> None:
    assert ENGLISH.nothing in "".join(read(draw(timeline([], 3), {}, ENGLISH)).itertext())


@EACH
def test_a_plot_is_the_same_every_time(corpora_index: Index, draw: Draw) -> None:
    assert draw(corpora_index) == draw(corpora_index)


@given(st.text(max_size=50), st.integers(20, 300))
def test_a_fitted_line_fits(said: str, width: int) -> None:
    assert width_of(fitted(said, width)) <= width


@given(st.integers(1, 100_000))
def test_a_scale_ends_above_the_highest_bar_after_few_steps(most: int) -> None:
    end, step = top_of_scale(most)
    assert end - step < most <= end
    assert end / step <= 5


def test_the_publisher_writes_both_in_the_language_of_the_articles(corpora_index: Index, tmp_path: Path) -> None:
    publish(corpora_index, ["plots"], tmp_path)
    assert sorted(path.name for path in (tmp_path / "plots").iterdir()) == ["articles.svg", "topics.svg"]
    assert "主题随时间的变化" in (tmp_path / "plots" / "topics.svg").read_text("utf-8")
