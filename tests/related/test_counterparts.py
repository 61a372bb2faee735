"""Pages that a site keeps in two languages."""

from dataclasses import replace

import numpy as np
import pytest
import scipy.sparse as sp

from indexer.related.counterparts import counterparts
from indexer.related.neighbours import KEPT, neighbour_lists
from indexer.related.scores import scores_of
from indexer.related.vectors import unit_rows

from .corpora import material, random_views


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("posts/en/a.md", "posts/zh-cn/a.md"),
        ("post.en.md", "post.md"),
        ("guide/README.md", "guide/README.zh-CN.md"),
        ("https://example.org/en/a/", "https://example.org/zh-hans/a/"),
        ("blog/a_en.html", "blog/a_cn.html"),
        ("docs/guide/a.md", "docs/zh/guide/a.md"),
    ],
)
def test_paths_that_differ_in_the_name_of_a_language_are_one_page(english: str, chinese: str) -> None:
    assert counterparts([english, "other.md", chinese], np.array([True, False, False])).tolist() == [2, -1, 0]


def test_texts_of_one_language_and_pages_of_three_files_of_it_are_none() -> None:
    assert counterparts(["en/a.md", "zh/a.md"], np.array([True, True])).tolist() == [-1, -1]
    assert counterparts(["zh-tw/a.md", "en/a.md", "zh-cn/a.md"], np.array([False, True, False])).tolist() == [1, 0, -1]
    assert counterparts(["open/cn-api.md", "open/api.md"], np.array([True, False])).tolist() == [-1, -1]
    assert counterparts([], np.zeros(0, dtype=np.bool_)).tolist() == []


@pytest.mark.parametrize("size", [4, 2 * KEPT])
def test_what_a_site_declares_comes_first_however_unlike(size: int) -> None:
    made = material(random_views(size), [at == 1 for at in range(size)])
    declared = np.full(size, -1)
    declared[[1, 3]] = 3, 1
    lists = neighbour_lists(scores_of(replace(made, declared=declared)), unit_rows(sp.csr_array((size, 1), dtype=np.float64)))
    assert lists.translation.tolist() == declared.tolist()
    assert lists.neighbour[[1, 3], 0].tolist() == [3, 1]
    assert all(len(set(row.tolist())) == len(row) for row in lists.neighbour)
