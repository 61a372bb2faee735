"""A small index with topics and concepts, and the explorer of it."""

from collections.abc import Callable
from typing import Any

import pytest

from indexer.model import Alias, Block, Concept, Definition, Topic
from indexer.publish.options import Options
from indexer.publish.site import publish
from indexer.store import Index

from ..conftest import MakeIndex, Sample, beside, sample

Explorer = dict[str, str]
"""The pages and scripts of an explorer, by path from its folder."""
LOCK = "偏向锁是一种针对无竞争场景的锁优化。"


def explored(index: Index, threshold: float = 0.4) -> Explorer:
    """What the publisher makes of an index."""
    return {file.path.removeprefix("explorer/"): file.content.decode() for file in publish(index, Options(threshold))}


def written(name: str, title: str, text: str, **said: Any) -> Sample:
    """A sample whose text is one paragraph."""
    return _with(sample(name, title, **said), text)


def _with(one: Sample, text: str) -> Sample:
    from dataclasses import replace

    return replace(one, article=replace(one.article, text=text, blocks=(Block("paragraph", 0, len(text)),)))


def concept(label: str, *articles: str, **said: Any) -> Concept:
    """A concept called by its label."""
    aliases = said.pop("aliases", ((label, "zh"),))
    return Concept(label, label, tuple(Alias(form, language, 1, "text") for form, language in aliases), articles, **said)


@pytest.fixture
def make_explorer(make_index: MakeIndex) -> Callable[..., Explorer]:
    return lambda *samples, **known: explored(make_index(*samples, **known))


@pytest.fixture
def explorer(make_index: MakeIndex) -> Explorer:
    """Three articles on two locks, that one topic joins."""
    return explored(
        make_index(
            written("a.md", "偏向锁详解", LOCK, terms=("偏向锁",), neighbours=(beside("b.md", 0.9, "related", "锁"),), date="2021-03-01"),
            written("b.md", "两种锁", "轻量级锁不同于偏向锁，它用自旋等待。", terms=("轻量级锁",), neighbours=(beside("a.md"),), date="2020-01-01"),
            written("c.md", "垃圾回收", "这里什么锁都没有。", date="2022-05-05"),
            concepts=(
                concept("偏向锁", "a.md", "b.md", aliases=(("偏向锁", "zh"), ("Biased Locking", "en")), topic=1, rank=0.6,
                        related=(("轻量级锁", 2.0),), definition=Definition(LOCK, "a.md", (0, len(LOCK)))),
                concept("轻量级锁", "b.md", topic=1, rank=0.4, related=(("偏向锁", 2.0),)),
                concept("孤零零", "c.md"),
            ),
            topics=(Topic(1, "锁、偏向锁", ("偏向锁", "轻量级锁")),),
        )
    )  # fmt: skip
