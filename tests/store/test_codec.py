"""Values to bytes and back."""

import json
import struct
import zlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

import indexer
from indexer.analysis import Options, analyse
from indexer.errors import IndexFileError
from indexer.model import Article, Block, Mark, Ruling, Teaser, Tree
from indexer.store.codec import (
    POSTINGS,
    Kind,
    pack,
    pack_analysis,
    pack_article,
    tree_from_list,
    unpack,
    unpack_analysis,
    unpack_article,
    unpack_head,
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
    st.builds(Tree, texts, st.just("point"), st.none() | st.tuples(spans, spans), names, listed=spans, likely=st.integers(0, 10)),
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
@given(st.binary(max_size=20), st.lists(arrays, max_size=4))
def test_arrays_come_back_as_they_were(head: bytes, given: list[np.ndarray]) -> None:
    packed = pack(head, given)
    back = unpack(packed, [Kind(array.dtype, array.shape) for array in given])
    assert unpack_head(packed) == head
    for array, found in zip(given, back, strict=True):
        assert found.flags.aligned
        assert np.array_equal(found, array, equal_nan=array.dtype.kind == "f")


@pytest.mark.parametrize("text", ["偏向锁（Biased Locking）是一种优化。", "the event loop", "", "……"])
def test_an_analysis_packs_to_the_same_bytes_again(text: str) -> None:
    (analysis,) = analyse([Article("a", "锁", text, ())], Options())
    packed = pack_analysis(analysis)
    assert pack_analysis(unpack_analysis(packed)) == packed


def test_what_the_owner_says_comes_back_as_it_was() -> None:
    (analysis,) = analyse([Article("a", "锁", "偏向锁。", ())], Options())
    rulings = (Ruling("aside", 2, 4), Ruling("definition", 2, 6))
    found = unpack_analysis(pack_analysis(replace(analysis, rulings=rulings, chunks=((2, 5), (3, 5)))))
    assert (found.rulings, found.chunks) == (rulings, ((2, 5), (3, 5)))


def test_half_a_surrogate_pair_moves_no_offset() -> None:
    article = unpack_article(pack_article(Article("a", "b", "x\ud83dy", ())))
    assert article.text == "x?y"


def test_arrays_that_were_read_cannot_be_written_to() -> None:
    (back,) = unpack(pack(b"", [np.arange(3)]), [Kind(np.dtype("i8"))])
    with pytest.raises(ValueError, match="read-only"):
        back[0] = 1


def a_posting(blob: bytes) -> object:
    return unpack(blob, POSTINGS)


@often
@given(st.binary(max_size=60) | st.text(max_size=40).map(str.encode))
@example(bytes(4))
def test_bytes_that_nobody_packed_are_refused(blob: bytes) -> None:
    for unpacker in (a_posting, unpack_analysis, unpack_article):
        for hostile in (blob, pack(blob, []), zlib.compress(blob)):
            with pytest.raises(IndexFileError):
                unpacker(hostile)


@pytest.mark.parametrize("lengths", [[], [0], [0, 4, 4], [0, 4, 4, 1 << 31], [0, 4, 4, 4, 4], [1 << 31, 4, 4, 2], [0, 8, 4, 3]])
def test_arrays_that_cannot_be_are_refused(lengths: list[int]) -> None:
    sizes = struct.pack(f"<{1 + len(lengths)}I", len(lengths), *lengths)
    with pytest.raises(IndexFileError):
        unpack(sizes + b"\0" * 12, POSTINGS)
    with pytest.raises(IndexFileError):
        unpack(struct.pack("<I", 0xFFFFFFFF) + b"\0" * 12, POSTINGS)


def test_nothing_is_pickled() -> None:
    package = Path(indexer.__file__).parent
    assert not [path for path in package.rglob("*.py") if "pickle" in path.read_text("utf-8").replace("without pickle", "")]
