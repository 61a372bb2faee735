"""Sketches of texts: what they keep, and what they do not notice."""

import random

from hypothesis import given
from hypothesis import strategies as st

from indexer.text.shingles import LEAD, SPARSE, WIDTH, every_shingle, is_sparse, sketch_of

HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=WIDTH, max_size=900)


def test_punctuation_and_white_space_are_not_noticed() -> None:
    assert sketch_of("偏向锁，在没有竞争时。最快的锁 biased lock").tolist() == sketch_of(
        "偏向锁在没有\n竞争时最快的锁 Biased   Lock"
    ).tolist()


def test_words_are_units_as_han_characters_are() -> None:
    assert len(every_shingle("one two three four five six")) == 2
    assert len(every_shingle("一二三四五六")) == 2
    assert len(every_shingle("one two three four")) == 0


def test_the_order_of_the_words_counts() -> None:
    assert set(every_shingle("a b c d e").tolist()).isdisjoint(every_shingle("b a c d e").tolist())


@given(HAN)
def test_a_sketch_is_a_sample_of_all_shingles(text: str) -> None:
    sketch = sketch_of(text).tolist()
    assert sketch == sorted(set(sketch))
    assert set(sketch) <= set(every_shingle(text).tolist())


@given(HAN, HAN)
def test_sparse_keys_are_kept_wherever_they_stand(before: str, text: str) -> None:
    mine, longer = sketch_of(text), set(sketch_of(before + text).tolist())
    assert set(mine[is_sparse(mine)].tolist()) <= longer


def test_about_one_shingle_in_sixteen_is_kept_behind_the_beginning() -> None:
    rng = random.Random(1)  # noqa: S311
    sketch = sketch_of("".join(chr(0x4E00 + rng.randrange(20_000)) for _ in range(20_000)))
    assert 0.9 < len(sketch) / (20_000 / SPARSE + LEAD / 4 * 3 / 4) < 1.1


def test_strange_texts_have_sketches_too() -> None:
    assert [len(sketch_of(text)) for text in ("", "\ud800", "🙂" * 50, "a")] == [0, 0, 0, 0]
