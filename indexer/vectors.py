"""Articles as vectors for scikit-learn: to go on with KMeans, TruncatedSVD, UMAP or a classifier of one's own."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from indexer.analysis import Options, analyse
from indexer.errors import PageError, UsageError
from indexer.model import Article, Page
from indexer.parsing import Options as ParsingOptions
from indexer.parsing import parse
from indexer.related.matrices import VIEWS, WORDS
from indexer.related.vectors import View, space_of, unit_rows
from indexer.related.views import Viewed, viewed

NOTHING = Viewed(np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=np.float16), np.zeros(1, dtype=np.int64))
TEXT_VIEWS = (WORDS, *(view for view in VIEWS if view.name != "links"))


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """The columns of a view: keys (uint32, ascending) and what each weighs."""

    keys: npt.NDArray[np.uint32]
    weight: npt.NDArray[np.float32]


class ArticleVectors(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Turns texts (Markdown) or articles into sparse rows of length 1, with the words, pairs, beginnings and names by
    which related articles are found; idf from the texts that it was fitted on. Those of an index are `[article for _, article in index.articles()]`.

    Parameters as in the configuration: `segmenter` (rjieba or jieba) and `words` that stay whole. After `fit`:
    `columns_`, one `Columns` a view, and `n_features_out_`.

    >>> texts = ["轻量级锁用 CAS 加锁", "偏向锁升级为轻量级锁", "Docker 镜像分层存储"]
    >>> rows = ArticleVectors().fit_transform(texts)
    >>> similar = (rows @ rows.T).toarray()
    >>> bool(similar[0, 1] > similar[0, 2])
    True
    """

    def __init__(self, segmenter: str = "rjieba", words: tuple[str, ...] = ()) -> None:
        self.segmenter = segmenter
        self.words = words

    def fit(self, X: Iterable[str | Article], y: object = None) -> "ArticleVectors":  # noqa: N803
        """Learn the columns, which two or more texts have, and their idf. Linear in the characters."""
        views = self._views(X)
        if not views:
            raise UsageError("ArticleVectors learns from texts, and there is none")
        self.columns_ = [_columns(views[view.name], view) for view in TEXT_VIEWS]
        self.n_features_out_ = sum(len(columns.keys) for columns in self.columns_)
        return self

    def transform(self, X: Iterable[str | Article]) -> sp.csr_array:  # noqa: N803
        """(texts, n_features_out_) float32; a text without a known word has an empty row."""
        check_is_fitted(self)
        views = self._views(X)
        parts = [
            _rows(views.get(view.name, NOTHING), view, columns)
            for view, columns in zip(TEXT_VIEWS, self.columns_, strict=True)
        ]
        rows = unit_rows(sp.csr_array(sp.hstack(parts, format="csr", dtype=np.float32)))
        rows.indices, rows.indptr = rows.indices.astype(np.int32), rows.indptr.astype(np.int32)  # all that scikit-learn takes
        return rows

    def _views(self, texts: Iterable[str | Article]) -> dict[str, Viewed]:
        if isinstance(texts, str):
            raise UsageError("ArticleVectors takes a list of texts, not one string; put it into a list")
        articles = [text if isinstance(text, Article) else _article(str(at), text) for at, text in enumerate(texts)]
        return viewed(analysis.views for analysis in analyse(articles, Options(self.segmenter, self.words)))


def _article(name: str, text: str) -> Article:
    try:
        found = parse(Page(name, text.encode("utf-8", "replace"), "markdown"), ParsingOptions(drafts=True))
    except PageError:
        found = None
    return found or Article(name, "", "", ())


def _columns(found: Viewed, view: View) -> Columns:
    space = space_of(found)
    return Columns(space.keys, space.idf(len(found), view.idf_power))


def _rows(found: Viewed, view: View, columns: Columns) -> sp.csr_array:
    """(texts, columns) value^damping x idf^power, rows of the length that the view has in scores."""
    keys, values = found.keys, found.weights.astype(np.float32)
    at = np.minimum(np.searchsorted(columns.keys, keys), max(len(columns.keys) - 1, 0))
    known = columns.keys[at] == keys if len(columns.keys) else np.zeros(len(keys), dtype=np.bool_)
    shape = (len(found), len(columns.keys))
    weighed = values[known] ** np.float32(view.damping) * columns.weight[at[known]]
    return unit_rows(sp.csr_array((weighed, (found.article[known], at[known])), shape=shape)) * np.float32(np.sqrt(view.weight))
