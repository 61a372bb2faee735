"""English words that only say what something is like are hardly names in English articles."""

import numpy as np
import pytest

from indexer.concepts.qualities import QUALITY, is_quality, less_for_qualities, mostly_english

ENGLISH = [np.array([0, 1, -1]), np.array([1, 2])]


@pytest.mark.parametrize("name", ["optional", "Concise", "configured", "arguably"])
def test_a_lone_adjective_participle_or_adverb_says_what_something_is_like(name: str) -> None:
    assert is_quality(name)


@pytest.mark.parametrize("name", ["embed", "assembly", "Red", "optional chaining", "NEW", "缓存", "Embed2ed"])
def test_other_names_do_not(name: str) -> None:
    assert not is_quality(name)


def test_such_a_word_is_worth_less_in_english_articles_unless_the_glossary_has_it() -> None:
    names, known, english = ["optional", "optional", "distributed", "Raft"], np.array([False, False, True, False]), np.array([True, False, True, True])
    worth = less_for_qualities(np.full(4, 0.4), names, known, english)
    assert worth.tolist() == [0.4 * QUALITY, 0.4, 0.4, 0.4]


def test_a_kind_of_text_is_worth_less_in_any_article() -> None:
    worth = less_for_qualities(np.full(3, 0.4), ["读书笔记", "笔记本", "tutorial"], np.zeros(3, dtype=np.bool_), np.zeros(3, dtype=np.bool_))
    assert worth.tolist() == [0.4 * QUALITY, 0.4, 0.4 * QUALITY]


def test_a_concept_of_as_many_english_articles_as_others_is_one_of_english_articles() -> None:
    assert mostly_english(ENGLISH, (True, False), 4).tolist() == [True, True, False, False]


def test_no_articles_have_no_english_concepts() -> None:
    assert mostly_english([], (), 2).tolist() == [False, False]
