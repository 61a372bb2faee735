"""A batch: the texts of articles as one run of characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis.batch import BODY, CODE, HEADING, INLINE_CODE, STRONG, TITLE, batch_of
from indexer.model import Article, Block, Mark
from indexer.text.characters import ADDRESS, PUNCTUATION, fold

from .texts import article, few, mixed_texts


def outside_words(text: str) -> str:
    batch = batch_of([article(text)])
    return "".join(c for c, kind in zip(text, batch.kind[1:], strict=False) if kind in {PUNCTUATION, ADDRESS})


@few
@given(st.lists(st.tuples(mixed_texts, mixed_texts), min_size=1, max_size=4))
def test_every_article_stands_at_its_base(texts: list[tuple[str, str]]) -> None:
    batch = batch_of([article(text, title) for title, text in texts])
    cuts = [batch.text[low:high] for low, high in zip(batch.bases[:-1], batch.bases[1:], strict=True)]
    assert cuts == [f"{title}\n{text}\n" for title, text in texts]
    assert batch.article.tolist() == [place for place, cut in enumerate(cuts) for _ in cut]


@few
@given(mixed_texts)
def test_folded_characters_are_those_of_fold(text: str) -> None:
    plain = [fold(c) if ord(c) < 0x10000 else "\uffff" for c in f"\n{text}\n"]
    assert [chr(code) for code in batch_of([article(text)]).folded] == plain


def test_the_strongest_field_of_a_character_wins() -> None:
    marks = (Mark("strong", 3, 5), Mark("code", 4, 6), Mark("link", 0, 9, "x"), Mark("emphasis", 0, 9))
    blocks = (Block("heading", 0, 2, 1), Block("paragraph", 3, 6), Block("code", 7, 9))
    batch = batch_of([Article("a", "t", "hh pqr cc", blocks, marks)])
    fields = [TITLE] * 2 + [HEADING] * 2 + [BODY, STRONG, INLINE_CODE, INLINE_CODE, BODY] + [CODE] * 2 + [BODY]
    assert batch.field.tolist() == fields


@pytest.mark.parametrize(
    ("text", "outside"),
    [
        ("见https://a.io/x?y=1，好", "https://a.io/x?y=1，"), ("(http://a.b)", "(http://a.b)"), ("a://b", "://"),
        ("ftp://x http://y", "ftp://xhttp://y"), ("://", "://"), ("http://", "http://"), ("用git+ssh://h写", "+ssh://h"),
    ],
)  # fmt: skip
def test_addresses_are_no_words(text: str, outside: str) -> None:
    assert outside_words(text) == outside


def test_the_words_of_a_link_that_only_points_are_no_prose() -> None:
    text = "KV caching (link), the link layer"
    batch = batch_of([Article("a", "t", text, (Block("paragraph", 0, len(text)),), (Mark("link", 12, 16, "KV"), Mark("link", 23, 33, "layer")))])
    assert [place for place, field in enumerate(batch.field[2:-1].tolist()) if field == CODE] == [12, 13, 14, 15]
