"""Facts: what a batch gives, as bytes for the index and as values for the build that made them."""

from dataclasses import fields
from typing import Any

import numpy as np
import pytest

from indexer import Config
from indexer.facts import Outcome, batches, read, read_apart
from indexer.model import Article, Block, Page
from indexer.store.codec import pack_article, pack_exactly, unpack_analysis, unpack_article

POST = """# 锁

偏向锁（Biased Locking）是一种锁，见 [手册](https://example.org/a)。**轻量级锁**用 CAS。

## 什么是偏向锁

偏向锁是指没有竞争时的锁。
"""


def outcome(reader: Any = read) -> Outcome:
    page = Page("a.md", POST.encode(), "markdown")
    (batch,) = batches([(b"a", page)], Config())
    found: Outcome = reader(batch)
    return found


def assert_same(one: Any, other: Any) -> None:
    """Two values are equal, arrays in their type and shape too."""
    assert type(one) is type(other)
    if isinstance(one, np.ndarray):
        assert one.dtype == other.dtype
        np.testing.assert_array_equal(one, other)
    elif isinstance(one, dict):
        assert list(one) == list(other)
        for name in one:
            assert_same(one[name], other[name])
    elif hasattr(one, "__dataclass_fields__"):
        for field in fields(one):
            assert_same(getattr(one, field.name), getattr(other, field.name))
    else:
        assert one == other


def test_the_values_of_a_batch_are_those_that_its_facts_unpack_to() -> None:
    found = outcome()
    (fact,) = found.facts
    article, analysis = found.values[b"a"]
    assert fact.article is not None
    assert fact.analysis is not None
    assert_same(unpack_article(fact.article), article)
    assert_same(unpack_analysis(fact.analysis), analysis)


def test_a_process_beside_the_build_sends_only_bytes() -> None:
    apart = outcome(read_apart)
    assert apart.facts == outcome().facts
    assert apart.values == {}


@pytest.mark.parametrize("text", ["甲\ud800", "\udfff"])
def test_half_a_surrogate_pair_does_not_come_back_as_it_was(text: str) -> None:
    article = Article("a", "锁", text, (Block("paragraph", 0, len(text)),))
    assert pack_exactly(article) is None
    assert unpack_article(pack_article(article)) != article
