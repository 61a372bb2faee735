"""Articles as vectors for scikit-learn."""

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.cluster import KMeans
from sklearn.exceptions import NotFittedError
from sklearn.pipeline import make_pipeline

from indexer import Index, UsageError
from indexer.vectors import ArticleVectors

LOCKS = ("轻量级锁用 CAS 加锁，偏向锁可以撤销", "偏向锁升级为轻量级锁，再升级为重量级锁", "重量级锁依靠 Monitor，轻量级锁用 CAS 自旋")
IMAGES = ("Docker 镜像分层存储，容器运行镜像", "容器由镜像创建，Docker 管理容器", "用 Dockerfile 构建 Docker 镜像")


def test_texts_fall_into_their_subjects() -> None:
    found = make_pipeline(ArticleVectors(), KMeans(2, random_state=0, n_init=10)).fit_predict([*LOCKS, *IMAGES])
    assert len(set(found[:3])) == len(set(found[3:])) == 1
    assert found[0] != found[3]


def test_rows_have_length_one_and_columns_of_the_fitted_texts() -> None:
    vectors = ArticleVectors().fit(LOCKS)
    rows = vectors.transform([*LOCKS, *IMAGES, "", "```\n```"])
    assert rows.shape == (8, vectors.n_features_out_)
    assert np.allclose(np.linalg.norm(rows.toarray()[:3], axis=1), 1)
    assert rows[[6, 7]].nnz == 0


def test_articles_of_an_index_can_be_given(corpora_index: Index) -> None:
    entries = corpora_index.entries()[:20]
    rows = ArticleVectors().fit_transform([corpora_index.article(entry.id) for entry in entries])
    assert rows.shape[0] == 20


def test_it_can_be_cloned_and_says_when_it_was_not_fitted() -> None:
    assert clone(ArticleVectors("jieba", ("偏向锁",))).get_params() == {"segmenter": "jieba", "words": ("偏向锁",)}
    with pytest.raises(NotFittedError):
        ArticleVectors().transform(LOCKS)


@pytest.mark.parametrize("texts", ["one string", []])
def test_what_is_no_list_of_texts_is_told(texts: str | list[str]) -> None:
    with pytest.raises(UsageError, match="ArticleVectors"):
        ArticleVectors().fit(texts)
