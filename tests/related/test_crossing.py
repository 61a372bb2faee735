"""Which articles are translations, and what days and titles are worth."""

from dataclasses import replace

import numpy as np
import pytest
import scipy.sparse as sp

from indexer.related.crossing import Rivals, translations
from indexer.related.days import RECENT, closeness, whole_days
from indexer.related.material import PREFIX, prefixes

from .corpora import material, random_views

TWO = material(random_views(2), english=[False, True])
TEN = np.full(10, 10**-0.5)
"""Of length 1."""
ALIKE = sp.csr_array(np.array([TEN, TEN]))
BEST = Rivals(np.array([1, 0]), np.array([9.0, 9.0]), np.array([3.0, 2.0]))


def test_two_that_are_each_others_best_and_much_alike_are_translations() -> None:
    assert translations(BEST, TWO, ALIKE).tolist() == [1, 0]


def test_texts_of_very_different_lengths_are_no_translations() -> None:
    assert translations(BEST, replace(TWO, volume=np.array([4.0, 6.0])), ALIKE).tolist() == [-1, -1]


def test_a_text_with_another_outline_is_no_translation() -> None:
    assert translations(BEST, replace(TWO, headings=np.array([0.7, 2.0])), ALIKE).tolist() == [-1, -1]


def test_the_nearest_of_another_subject_is_no_translation() -> None:
    different = sp.csr_array(np.array([TEN, TEN * np.repeat([1, -1], 5)]))
    assert translations(BEST, TWO, different).tolist() == [-1, -1]


def test_two_notes_that_have_two_names_in_common_are_no_translations() -> None:
    assert translations(BEST, TWO, sp.csr_array(np.array([[0.8, 0.6], [0.8, 0.6]]))).tolist() == [-1, -1]


def test_where_one_has_a_translation_a_doubtful_one_is_believed() -> None:
    four = material(random_views(4), english=[False, True, False, True])
    rivals = Rivals(np.array([1, 0, 3, 2]), np.array([9.0, 9.0, 4.0, 4.0]), np.array([3.0, 2.0, 3.0, 3.5]))
    words = sp.csr_array(np.array([TEN, TEN, 0.4 * TEN, 0.4 * TEN]))
    assert translations(rivals, four, words).tolist() == [1, 0, 3, 2]


def test_closeness_in_time_fades_and_unknown_days_are_near_nobody() -> None:
    days = whole_days(np.array([730000.0, 730030.0, np.nan, np.nan]))
    worth = closeness(days, days)
    wanted = sum(weight * np.exp(-30 / scale) for scale, weight in RECENT)
    assert worth[0, 1] == pytest.approx(wanted, rel=1e-5)
    assert worth[2, 3] == worth[0, 2] == 0


def test_titles_are_compared_by_their_letters_alone() -> None:
    here, there = prefixes(["Java 并发（一）", "java并发【一】" + "长" * 99])
    assert here[:7].tolist() == there[:7].tolist()
    assert here[7] == 0
    assert there[PREFIX - 1] == ord("长")
