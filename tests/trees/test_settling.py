"""What trees follow from, settled: the size of the corpus is taken off, scores go in steps."""

from dataclasses import replace
from math import log

import numpy as np
import pytest

from indexer.analysis import Options, analyse
from indexer.corpus import head_of
from indexer.model import Block
from indexer.trees import Told, digest_of, settled
from indexer.trees.reading.read import terms_in
from indexer.trees.reading.reading import WEIGHED
from indexer.trees.settling import STEP, UNTOLD_STEP
from tests.trees.readings import article_of

TEXT = "偏向锁记录线程编号，撤销偏向锁需要等待安全点。轻量级锁用自旋等待锁释放。Redis caches hot keys."


ARTICLE = article_of(TEXT)
SIZE = 1.5


def told() -> Told:
    (analysis,) = analyse([ARTICLE], Options())
    scores = analysis.candidates.base.astype(np.float64)
    return Told(scores, np.full(len(scores), -1), (), *np.zeros((2, len(scores)), dtype=np.bool_))


@pytest.mark.parametrize("articles", [2, 9, 100_000])
def test_a_corpus_of_another_size_scores_the_same(articles: int) -> None:
    alone = told()
    larger = alone._replace(scores=alone.scores + SIZE * log((articles + 1) / 2))
    assert settled(ARTICLE, larger, SIZE, articles).scores.tolist() == settled(ARTICLE, alone, SIZE, 1).scores.tolist()


def test_scores_are_whole_steps() -> None:
    steps = settled(ARTICLE, told(), SIZE, 1).scores / STEP
    assert steps.tolist() == np.round(steps).tolist()


def test_scores_of_candidates_that_are_no_terms_move_seldom_and_leave_the_terms_as_they_are() -> None:
    headed = replace(ARTICLE, blocks=(Block("heading", 0, 2, 1), *ARTICLE.blocks))
    scores = np.random.default_rng(1).normal(0, 3, 3 * WEIGHED)
    many = Told(scores, np.full(len(scores), -1), (), *np.zeros((2, len(scores)), dtype=np.bool_))
    found = settled(headed, many, SIZE, 1).scores
    exact = settled(ARTICLE, many, SIZE, 1).scores  # without headings all are terms
    terms = terms_in(headed, exact)
    assert terms_in(headed, found).tolist() == terms.tolist()
    assert found[terms].tolist() == exact[terms].tolist()
    others = np.setdiff1d(np.arange(len(scores)), terms)
    whole = found[others] % UNTOLD_STEP == 0
    assert set(found[others][~whole]) <= {exact[terms].min() - STEP, exact.min()}
    assert whole.sum() > len(others) / 2
    assert (found == exact.min()).tolist() == (exact == exact.min()).tolist()


def test_a_digest_stands_for_scores_concepts_known_names_and_what_they_are_of() -> None:
    plain = settled(ARTICLE, told(), SIZE, 1)
    concept = plain._replace(concepts=np.zeros(len(plain.scores), dtype=np.int64), names=("lock",))
    other = concept._replace(names=("cache",))
    nudged = plain._replace(scores=plain.scores + STEP * (np.arange(len(plain.scores)) == 1))
    known = plain._replace(known=~plain.known)
    digests = [digest_of(ARTICLE, found, b"a") for found in (plain, concept, other, nudged, known)]
    assert len({*digests, digest_of(ARTICLE, plain, b"b")}) == 6
    assert digest_of(head_of(ARTICLE), plain, b"a") == digests[0]
