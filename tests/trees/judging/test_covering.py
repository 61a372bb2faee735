"""What fills a tree once its terms hang: one fair point for each part that says nothing, then points as good as before."""

from pathlib import Path

import pytest

from indexer.model import Tree
from indexer.trees.hanging import keyterms
from indexer.trees.judging import points
from tests.trees.readings import article_of, tree_of
from tests.trees.test_growth import article_of as parsed

LECTURE = Path(__file__).parents[3] / "corpora" / "lectures" / "constitutional-ai.txt"


def lecture() -> Tree:
    return tree_of(article_of(" ".join(LECTURE.read_text("utf-8").split()), "Constitutional AI"))


def said(tree: Tree) -> list[int]:
    """How many points of the normal tree stand right under each topic that has neither steps nor other topics."""
    plain = [topic for topic in tree.children if topic.kind == "topic" and not {"step", "topic"} & {node.kind for node in topic.children}]
    return [sum(node.kind in {"point", "definition"} and not node.detail for node in topic.children) for topic in plain]


def test_without_sound_points_each_topic_has_at_most_one_fair_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(points, "SOUND", 1.0)
    monkeypatch.setattr(points, "FAIR", 0.05)
    counts = said(lecture())
    assert len(counts) > 2
    assert set(counts) <= {0, 1}
    assert sum(counts) > 1


def test_nothing_is_fair_where_nothing_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(points, "SOUND", 1.0)
    monkeypatch.setattr(points, "FAIR", 1.0)
    assert not any(said(lecture()))


def test_a_section_that_says_nothing_has_one_fair_point_and_one_with_bold_type_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(points, "SOUND", 1.0)
    monkeypatch.setattr(points, "FAIR", 0.05)
    monkeypatch.setattr(keyterms, "NAMING", 1.1)
    found = tree_of(parsed("## 锁\n偏向锁记录线程编号。撤销偏向锁需要等待安全点。\n\n## 缓存\n**布隆过滤器**拦住缓存穿透的请求。\n"))
    assert [[node.kind for node in section.children] for section in found.children] == [["point"], ["term"]]


def test_what_cannot_be_a_label_hangs_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyterms, "NAMING", 1.1)
    monkeypatch.setattr(points.Offers, "make", lambda _offers, _run: False)
    found = tree_of(parsed("## 锁\n偏向锁记录线程编号。撤销偏向锁需要等待安全点。\n\n## 缓存\n布隆过滤器可以拦住缓存穿透的请求，空值也可以缓存一段时间。\n"))
    assert not [node.label for node in found.walk() if node.kind in {"point", "definition"}]
