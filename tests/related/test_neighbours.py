"""Lists of neighbours, and corpora of every small size."""

from dataclasses import replace

import numpy as np
import pytest
import scipy.sparse as sp

from indexer.model import Features
from indexer.related.neighbours import Lists, neighbour_lists
from indexer.related.scores import scores_of

from .corpora import features, material, random_views, views


def lists_of(
    of: list[dict[str, Features]], titles: list[str] | None = None, english: list[bool] | None = None
) -> Lists:
    return neighbour_lists(scores_of(material(of, english, titles)), sp.csr_array((len(of), 1)))


@pytest.mark.parametrize("size", [1, 2, 3, 11, 130])
def test_every_article_has_all_others_up_to_a_hundred_and_never_itself(size: int) -> None:
    lists = lists_of(random_views(size))
    assert lists.neighbour.shape == (size, min(100, size - 1))
    for article, row in enumerate(lists.neighbour.tolist()):
        assert article not in row
        assert len(set(row)) == len(row)


def test_identical_articles_are_no_failure() -> None:
    lists = lists_of(random_views(1) * 5)
    assert sorted(lists.neighbour[0].tolist()) == [1, 2, 3, 4]


def test_articles_without_a_word_are_no_failure() -> None:
    lists = lists_of([views({}) for _ in range(4)])
    assert [len(row) for row in lists.neighbour.tolist()] == [3] * 4


@pytest.mark.parametrize("english", [0, 3, 5, 25, 46, 50])
def test_a_corpus_of_one_language_or_two_lists_the_same_articles(english: int) -> None:
    lists = lists_of(random_views(50), english=[at < english for at in range(50)])
    for article, row in enumerate(lists.neighbour.tolist()):
        assert sorted([article, *row]) == list(range(50))


def test_probabilities_lie_between_0_and_1() -> None:
    lists = lists_of(random_views(40))
    assert np.all((lists.probability > 0) & (lists.probability < 1))


def test_probabilities_never_rise_along_a_list() -> None:
    assert np.all(np.diff(lists_of(random_views(60)).probability, axis=1) <= 0)


def test_titles_that_begin_alike_move_up() -> None:
    of = [views({1: 1, 2: 1, 9: 1}) for _ in range(12)]
    titles = [f"{at}号文" for at in range(12)]
    titles[3], titles[11] = "设计模式之一", "设计模式之二"
    assert 11 in lists_of(of, titles).neighbour[3, :4].tolist()


def test_a_translation_comes_first_and_is_sure() -> None:
    shared = [features(dict.fromkeys(range(100 + 9 * at, 112 + 9 * at), 1.0)) for at in range(24)]
    chinese = [views({at % 7: 1.0, 7 + at % 5: 1.0}) | {"latin": shared[at]} for at in range(24)]
    english = [views({40 + at % 7: 1.0, 50 + at % 5: 1.0}) | {"latin": shared[at]} for at in range(24)]
    lists = lists_of([*chinese, *english], english=[False] * 24 + [True] * 24)
    assert lists.translation.tolist() == [*range(24, 48), *range(24)]
    assert lists.neighbour[:, 0].tolist() == lists.translation.tolist()
    assert np.all(lists.probability[:, 0] > 0.9)


def test_an_article_that_links_to_another_has_it_first() -> None:
    of = random_views(40)
    links = sp.csr_array(([1.0, 1.0], ([3, 29], [29, 3])), shape=(40, 40))
    lists = neighbour_lists(scores_of(replace(material(of), links=links)), sp.csr_array((40, 1)))
    assert 29 in lists.neighbour[3, :2].tolist()
    assert 3 in lists.neighbour[29, :2].tolist()
