"""What makes a link less likely than its words say."""

from dataclasses import replace

import numpy as np
import pytest
import scipy.sparse as sp

from indexer.model import SharedConcept
from indexer.related.chances import POOR, THIN_ODDS, Grounds, poverty, with_odds
from indexer.related.filed import filed_together
from indexer.related.neighbours import SURELY, Lists, neighbour_lists
from indexer.related.scores import scores_of

from .corpora import material, random_views

ONE = (SharedConcept("锁", "锁", 0.1),)
TWO = (*ONE, SharedConcept("堆", "堆", 0.1))


def lists_of(richness: float, declared: int = -1) -> Lists:
    """The lists of forty articles, of which the first holds so many different words, and may have a translation."""
    of = random_views(40)
    rich, known = np.full(40, 10.0), np.full(40, -1)
    rich[0] = np.log(richness)
    if declared >= 0:
        known[0], known[declared] = declared, 0
    return neighbour_lists(scores_of(replace(material(of), richness=rich, declared=known)), sp.csr_array((40, 1)))


def test_a_text_of_few_words_makes_its_links_less_likely_in_both_directions() -> None:
    odds = poverty(np.log([POOR / 4, POOR, 10 * POOR]), np.array([[1, 2], [0, 2], [0, 1]]))
    assert odds[1, 1] == odds[2, 1] == 1
    assert (odds[0] == odds[1, 0]).all()
    assert odds[0, 0] == pytest.approx(4**-0.4)


def test_the_order_by_words_is_the_same_however_few_they_are() -> None:
    poor, rich = lists_of(POOR / 8), lists_of(POOR * 8)
    assert (poor.neighbour == rich.neighbour).all()
    assert (poor.probability[0] < rich.probability[0]).all()


def test_what_an_author_links_is_as_likely_however_few_words_it_has() -> None:
    links = sp.csr_array((np.ones(2, dtype=np.float32), ([0, 20], [20, 0])), shape=(40, 40))
    of = random_views(40)
    poor, rich = np.full(40, np.log(POOR / 8)), np.full(40, 10.0)
    few, many = (neighbour_lists(scores_of(replace(material(of), richness=richness, links=links)), sp.csr_array((40, 1))) for richness in (poor, rich))
    assert (few.neighbour[0] == many.neighbour[0]).all()
    same = few.probability[0] == many.probability[0]
    assert same.tolist() == (few.neighbour[0] == 20).tolist() == few.vouched[0].tolist()


def test_a_translation_is_as_likely_however_short_it_is() -> None:
    lists = lists_of(POOR / 8, declared=20)
    assert (lists.neighbour[0, 0], lists.probability[0, 0]) == (20, SURELY)


def test_one_concept_in_common_that_nothing_vouches_for_makes_a_thin_link() -> None:
    chances, relations = np.full(4, 0.6), ["related", "related", "related", "series"]
    thin, vouched, two, series = Grounds((ONE, ONE, TWO, ONE), np.array([False, True, False, False])).weighed(chances, relations)
    assert thin == pytest.approx(with_odds(np.array([0.6]), np.array([THIN_ODDS]))[0], abs=1e-4)
    assert vouched == two == series == 0.6


def test_what_is_not_explained_is_no_thinner() -> None:
    assert Grounds((ONE,), np.array([False])).weighed(np.array([0.6, 0.5]), ["related", "related"])[1] == 0.5


def test_a_tag_or_a_folder_in_common_files_two_together() -> None:
    tags, filed = sp.csr_array([[1.0, 0, 0], [1, 0, 0], [0, 1, 0]]), sp.csr_array([[0.0, 0, 1], [0, 0, 0], [0, 0, 1]])
    assert filed_together(tags, filed, np.array([[1, 2], [0, 2], [0, -1]])).tolist() == [[True, True], [True, False], [True, False]]
    assert not filed_together(sp.csr_array((3, 3)), sp.csr_array((3, 3)), np.array([[1], [2], [0]])).any()
