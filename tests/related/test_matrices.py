"""Fused scores and vectors against plain arithmetic."""

import numpy as np
import pytest
import scipy.sparse as sp

from indexer.related import matrices
from indexer.related.matrices import VIEWS, WORDS, fused
from indexer.related.titlewords import LEAST, likeness, telling
from indexer.related.vectors import (
    BACKGROUND,
    View,
    concept_matrix,
    coverage,
    inverse_frequency,
    rare_within,
    titled_matrix,
    titles_in,
    unit_rows,
    view_matrix,
)
from indexer.related.views import viewed

from .corpora import features, random_views, view_of

NO_CONCEPTS, NOWHERE, OWN = sp.csr_array((40, 1), dtype=np.float32), np.zeros(1), np.ones(40)


def test_rows_of_a_view_have_length_1_and_only_shared_columns() -> None:
    rows = view_of([features({1: 1, 2: 1}), features({1: 1, 3: 1}), features({1: 2, 3: 1, 9: 1})])
    matrix = view_matrix(rows, View("words", 1.0, 0.1, 1.0)).T
    assert matrix.shape == (3, 2)
    lengths = np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel()
    assert lengths == pytest.approx([1.0, 1.0, 1.0], abs=1e-5) or lengths[0] == 0.0


def test_two_notes_are_not_one_for_the_only_pair_that_both_have() -> None:
    rows = view_of([features({1: 1}), features({1: 1}), *[features(dict.fromkeys(range(2, 12), 1))] * 4])
    matrix = view_matrix(rows, View("pairs", 1.0, 0.1, 1.0, own_share=0.5))
    short, long = (matrix.T @ matrix).toarray()[[0, 2], [1, 3]]
    assert short < 0.5 < long < 1


def test_a_view_that_few_articles_share_weighs_no_more_than_one_that_all_share() -> None:
    some = np.arange(40)
    few, all_alike = np.zeros((40, 40)), np.full((40, 40), 0.1)
    few[0, 1] = few[1, 0] = 1.0
    best = 40 * matrices.nearest(40)
    assert few.max() / matrices.level(few, some, 0.03) < 1.0 / (few.sum() / best)
    assert matrices.level(few, some, 0.03) == pytest.approx(np.sqrt(2 / best) / matrices.EVEN)
    assert matrices.level(all_alike, some, 0.09) == pytest.approx(0.1)


def test_what_is_near_in_thirty_articles_is_told_by_fewer_than_the_ten_best() -> None:
    pairs = np.kron(np.eye(15), np.ones((2, 2))) * 0.1 + 0.1
    assert matrices.nearest(30) == 3
    assert matrices.level(pairs, np.arange(30), 0.09) == pytest.approx((0.2 + 2 * 0.1) / 3)
    assert matrices.nearest(300) == matrices.nearest(30_000) == matrices.TEN


def test_a_damped_view_takes_the_power_of_its_values() -> None:
    rows = view_of([features({1: 4, 2: 9}), features({1: 4, 2: 9}), features({3: 1})])
    plain = view_matrix(rows, View("words", 1.0, 0.1, 1.0)).T.toarray()[0]
    damped = view_matrix(rows, View("words", 1.0, 0.1, 1.0, damping=0.5)).T.toarray()[0]
    assert plain[1] / plain[0] == pytest.approx(9 / 4, rel=1e-3)
    assert damped[1] / damped[0] == pytest.approx(3 / 2, rel=1e-3)


def test_a_column_that_titles_use_counts_more() -> None:
    rows = view_of([features({1: 1, 2: 1}), features({1: 1, 2: 1}), features({3: 1})])
    titles = titles_in(rows, view_of([features({2: 1}), features({2: 1}), features({})]))
    matrix = titled_matrix(rows, View("words", 1.0, 0.1, 1.0), titles).T.toarray()
    assert matrix[0, 1] > matrix[0, 0]


def test_a_text_covers_the_share_of_a_title_that_it_holds() -> None:
    words = view_of([features({1: 2, 2: 2}), features({1: 2, 7: 2}), features({8: 2, 9: 2})])
    titles = view_of([features({1: 1, 2: 1}), features({1: 1, 7: 1}), features({8: 1})])
    covered = coverage(words, titles_in(words, titles), np.ones(9))
    shares = (covered.text.T @ covered.title).toarray()
    held, alone = np.log((4 + BACKGROUND) / 2.5), np.log((4 + BACKGROUND) / 1.5)
    assert shares[0, 1] == pytest.approx(4 / (4 + 4) * held / (held + alone), abs=1e-3)
    assert shares[2, 0] == 0


def test_a_word_of_titles_tells_as_much_as_its_articles_are_alike() -> None:
    alike = [features({1: 8, 10: 3, 11: 3, 20 + at: 1}) for at in range(4)]
    anything = [features({2: 8, 30 + at: 3, 40 + at: 3}) for at in range(4)]
    others = [features({50 + at % 7: 2, 60 + at: 2}) for at in range(30)]
    words = view_of([*alike, *anything, *others])
    titles = titles_in(words, view_of([*[features({1: 8})] * 4, *[features({2: 8})] * 4, *[features({})] * 30]))
    matrix = titled_matrix(words, WORDS, titles)
    alike = likeness(matrix, titles)
    own, genre = (int(np.flatnonzero(titles.space.keys == key)[0]) for key in (1, 2))
    assert telling(alike)[[own, genre]].tolist() == [1, LEAST]
    dense = matrix.toarray()
    pairs = [dense[:, a] @ dense[:, b] - dense[own, a] * dense[own, b] for a in range(4) for b in range(a)]
    every = [dense[:, a] @ dense[:, b] for a in range(38) for b in range(a)]
    assert alike[own] == pytest.approx(np.mean(pairs) / np.mean(every), rel=1e-3)


def test_concepts_of_one_article_alone_count_nothing() -> None:
    matrix = concept_matrix(sp.csr_array(np.array([[1.0, 2.0], [1.0, 0.0], [0.0, 0.0]])), 1.0, np.zeros(2)).T
    assert np.allclose(matrix.toarray(), [[1.0, 0.0], [1.0, 0.0], [0.0, 0.0]])


def test_the_products_of_blocks_equal_the_mirrored_half(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = fused(viewed(random_views(40)), NO_CONCEPTS, NOWHERE, OWN)
    mirrored = np.concatenate([scores for _, scores in whole.products()])
    monkeypatch.setattr(matrices, "AT_ONCE", 10)
    monkeypatch.setattr(matrices, "BLOCK_NUMBERS", 16 * 40)
    by_blocks = np.concatenate([scores for _, scores in whole.products()])
    assert mirrored == pytest.approx(by_blocks, abs=1e-5)
    assert mirrored == pytest.approx(mirrored.T, abs=1e-5)
    assert whole.among(np.arange(40)) == pytest.approx(by_blocks, abs=1e-5)


def test_the_products_of_some_articles_are_their_rows_of_all() -> None:
    whole = fused(viewed(random_views(40)), NO_CONCEPTS, NOWHERE, OWN)
    for some in (np.array([3]), np.array([2, 3, 4]), np.array([0, 7, 39])):
        ((rows, scores),) = whole.products(some)
        assert rows.tolist() == some.tolist()
        assert scores == pytest.approx(whole.among(np.arange(40))[some], abs=1e-5)


def test_a_block_of_scores_stays_within_bounds() -> None:
    sizes = [len(rows) for rows in matrices.blocks(np.arange(30_000), 30_000)]
    assert sum(sizes) == 30_000
    assert max(sizes) * 30_000 <= matrices.BLOCK_NUMBERS


def test_dense_columns_stay_within_bounds_and_change_no_score(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = fused(viewed(random_views(40)), NO_CONCEPTS, NOWHERE, OWN)
    monkeypatch.setattr(matrices, "DENSE", 40 * 5)
    narrow = fused(viewed(random_views(40)), NO_CONCEPTS, NOWHERE, OWN)
    assert len(narrow.frequent) <= 5 < len(whole.frequent)
    assert narrow.among(np.arange(40)) == pytest.approx(whole.among(np.arange(40)), abs=1e-5)


def test_the_fused_score_is_the_sum_of_views_and_covered_titles() -> None:
    of = viewed(random_views(40))
    scores = fused(of, NO_CONCEPTS, NOWHERE, OWN).among(np.arange(40))
    wanted = np.zeros((40, 40))
    words = of["words"]
    titles = titles_in(words, of["title"])
    for view in (WORDS, *VIEWS):
        held = of[view.name]
        columns = titled_matrix(held, view, titles) if view is WORDS else view_matrix(held, view)
        products = (columns.T.tocsr() @ columns).toarray()
        wanted += view.weight * products / matrices.level(products, np.arange(40), view.reference)
    covered = coverage(words, titles, telling(likeness(titled_matrix(words, WORDS, titles), titles)))
    shares = (covered.text.T @ covered.title).toarray()
    both = shares + shares.T
    np.fill_diagonal(both, 0)
    best = np.sort(both, axis=1)[:, -matrices.nearest(40) :].mean()
    wanted += matrices.TITLES_COVERED * both / np.clip(best, 0.5 / 3, 1.5)
    off = ~np.eye(40, dtype=np.bool_)
    assert scores[off] == pytest.approx(wanted[off], rel=1e-3)


def test_words_that_a_few_articles_of_one_language_share_are_not_rare_among_them() -> None:
    matrix = unit_rows(sp.csr_array(np.array([[1.0, 1, 1, 0], [1, 1, 0, 0], [1, 0, 1, 0], *[[0, 0, 1, 1]] * 20])))
    few = np.arange(23) < 3
    fair = rare_within(matrix.T.tocsr(), few, 1.0).T.toarray()
    assert fair[0, 0] < fair[0, 1]  # every one of the few has the first column
    assert np.allclose(fair[3:], matrix.toarray()[3:])
    assert np.allclose((fair**2).sum(axis=1), 1)


def test_what_articles_everywhere_hold_is_not_rare_in_a_small_corpus() -> None:
    held = np.array([2, 2, 2])
    rare, everyday, always = inverse_frequency(30, held, 1.0, np.array([0.0, 0.4, 1.0])).tolist()
    assert rare > 2 * everyday > 2 * always
    assert inverse_frequency(100_000, held, 1.0, np.zeros(3))[1] == pytest.approx(np.log(100_001 / 2.5), rel=1e-3)
