"""Lists of neighbours against plain arithmetic, and corpora of every small size."""

import numpy as np
import pytest
import scipy.sparse as sp

from indexer.model import Features
from indexer.related import matrices
from indexer.related.matrices import VIEWS, View, fused, view_matrix
from indexer.related.neighbours import neighbour_lists, whole_days


def features(words: dict[int, float]) -> Features:
    keys = np.array(sorted(words), dtype=np.uint32)
    return Features(keys, np.array([words[int(key)] for key in keys], dtype=np.float16))


def corpus(size: int) -> list[dict[str, Features]]:
    rng = np.random.default_rng(size)
    return [
        {view.name: features({int(word): 1.0 for word in rng.integers(1, 30, 8)}) for view in VIEWS} for _ in range(size)
    ]


@pytest.mark.parametrize("size", [1, 2, 3, 11, 130])
def test_every_article_has_all_others_up_to_a_hundred_and_never_itself(size: int) -> None:
    lists = neighbour_lists(fused(corpus(size)), whole_days(np.full(size, np.nan)), sp.csr_array((size, 1)))
    assert lists.neighbour.shape == (size, min(100, size - 1))
    for article, row in enumerate(lists.neighbour.tolist()):
        assert article not in row
        assert len(set(row)) == len(row)


def test_identical_articles_are_no_failure() -> None:
    same = corpus(1) * 5
    lists = neighbour_lists(fused(same), whole_days(np.zeros(5)), sp.csr_array((5, 1)))
    assert sorted(lists.neighbour[0].tolist()) == [1, 2, 3, 4]


def test_probabilities_lie_between_0_and_1() -> None:
    lists = neighbour_lists(fused(corpus(40)), whole_days(np.full(40, np.nan)), sp.csr_array((40, 1)))
    assert np.all((lists.probability > 0) & (lists.probability < 1))


def test_rows_of_a_view_have_length_1_and_only_shared_columns() -> None:
    rows = [features({1: 1, 2: 1}), features({1: 1, 3: 1}), features({1: 2, 3: 1, 9: 1})]
    matrix = view_matrix(rows, View("words", 1.0, 0.1, 1.0))
    assert matrix.shape == (3, 2)
    lengths = np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel()
    assert lengths == pytest.approx([1.0, 1.0, 1.0], abs=1e-5) or lengths[0] == 0.0


def test_the_products_of_blocks_equal_the_mirrored_half(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = fused(corpus(40))
    mirrored = np.concatenate([scores for _, scores in whole.products()])
    monkeypatch.setattr(matrices, "AT_ONCE", 10)
    monkeypatch.setattr(matrices, "BLOCK", 16)
    by_blocks = np.concatenate([scores for _, scores in whole.products()])
    assert mirrored == pytest.approx(by_blocks, abs=1e-5)
    assert mirrored == pytest.approx(mirrored.T, abs=1e-5)
