"""Values to bytes and back."""

import json
import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

import indexer
from indexer.analysis import Options, analyse
from indexer.errors import IndexFileError
from indexer.model import Article, Block, Mark, Teaser, Tree
from indexer.store.codec import (
    pack,
    pack_analysis,
    pack_article,
    tree_from_list,
    unpack,
    unpack_analysis,
    unpack_article,
)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
names = st.lists(texts, max_size=3).map(tuple)
spans = st.integers(0, 99)
blocks = st.builds(Block, st.sampled_from(["paragraph", "item"]), spans, spans, st.integers(0, 6), texts)
marks = st.builds(Mark, st.sampled_from(["strong", "link"]), spans, spans, texts)
teasers = st.builds(Teaser, texts, texts, texts, names)
articles = st.builds(
    Article, texts, texts, texts, st.lists(blocks, max_size=4).map(tuple), st.lists(marks, max_size=4).map(tuple), date=texts,
    tags=names, categories=names, flags=names, teasers=st.lists(teasers, max_size=2).map(tuple), related_pin=names,
    related_exclude=names,
)  # fmt: skip
trees = st.recursive(
    st.builds(Tree, texts, st.just("point"), st.none() | st.tuples(spans, spans), names),
    lambda inner: st.builds(Tree, texts, st.just("section"), st.none(), names, st.lists(inner, max_size=3).map(tuple)),
    max_leaves=8,
)
dtypes = st.sampled_from(["u1", "u2", "u4", "u8", "i4", "i8", "f2", "f4", "f8", "b1"])
arrays = dtypes.flatmap(lambda dtype: npst.arrays(dtype, npst.array_shapes(max_dims=3, min_side=0, max_side=4)))
often = settings(max_examples=150, deadline=None, derandomize=True)


@often
@given(articles)
def test_an_article_comes_back_as_it_was(article: Article) -> None:
    assert unpack_article(pack_article(article)) == article


@often
@given(trees)
def test_a_tree_comes_back_as_it_was(tree: Tree) -> None:
    assert tree_from_list(json.loads(json.dumps(tree))) == tree


@often
@given(st.dictionaries(texts, st.integers() | texts), st.dictionaries(texts, arrays, max_size=4))
def test_arrays_come_back_as_they_were(head: dict[str, Any], given: dict[str, np.ndarray]) -> None:
    found, back = unpack(pack(head, given))
    assert found == head
    assert list(back) == list(given)
    for name, array in given.items():
        assert back[name].dtype == array.dtype
        assert np.array_equal(back[name], array, equal_nan=array.dtype.kind == "f")


@pytest.mark.parametrize("text", ["偏向锁（Biased Locking）是一种优化。", "the event loop", "", "……"])
def test_an_analysis_packs_to_the_same_bytes_again(text: str) -> None:
    (analysis,) = analyse([Article("a", "锁", text, ())], Options())
    packed = pack_analysis(analysis)
    assert pack_analysis(unpack_analysis(packed)) == packed


def test_half_a_surrogate_pair_moves_no_offset() -> None:
    article = unpack_article(pack_article(Article("a", "b", "x\ud83dy", ())))
    assert article.text == "x?y"


def test_arrays_that_were_read_cannot_be_written_to() -> None:
    _, back = unpack(pack({}, {"a": np.arange(3)}))
    with pytest.raises(ValueError, match="read-only"):
        back["a"][0] = 1


@often
@given(st.binary(max_size=60) | st.text(max_size=40).map(str.encode))
def test_bytes_that_nobody_packed_are_refused(blob: bytes) -> None:
    lengthened = struct.pack("<I", len(blob)) + blob
    for unpacker in (unpack, unpack_analysis, unpack_article):
        for hostile in (blob, lengthened, zlib.compress(blob)):
            with pytest.raises(IndexFileError):
                unpacker(hostile)


@pytest.mark.parametrize("described", [
    [], {"arrays": []}, {"arrays": {"a": []}}, {"head": 1, "arrays": {"a": ["O", 1]}}, {"head": {}, "arrays": {"a": ["u8", 1 << 40]}},
    {"head": {}, "arrays": {"a": ["u8", 1 << 70]}}, {"head": {}, "arrays": {"a": ["u8", "x"]}}, {"head": {}, "arrays": {"a": ["u8", -5]}},
])  # fmt: skip
def test_arrays_that_cannot_be_are_refused(described: Any) -> None:
    text = json.dumps(described).encode()
    with pytest.raises(IndexFileError):
        unpack(struct.pack("<I", len(text)) + text + b"\0" * 12)


def test_nothing_is_pickled() -> None:
    package = Path(indexer.__file__).parent
    assert not [path for path in package.rglob("*.py") if "pickle" in path.read_text("utf-8").replace("without pickle", "")]
