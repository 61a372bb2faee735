"""Names of several words stay whole."""

import pytest

from indexer.analysis.batch import batch_of
from indexer.analysis.names import merged, names_of
from indexer.analysis.segment import segmenter
from indexer.analysis.tokens import tokenise

from .texts import article


def words(text: str, own: tuple[str, ...] = ()) -> list[str]:
    engine = segmenter("rjieba", own)
    batch = batch_of([article(text)])
    tokens = merged(tokenise(batch, engine), names_of(engine, own))
    return [batch.text[start:end] for start, end in zip(tokens.start, tokens.end, strict=True)]


@pytest.mark.parametrize("name", ["Spring Boot", "spring boot", "Visual Studio Code", "Amazon Web Services"])
def test_a_protected_name_is_one_token(name: str) -> None:
    assert name in words(f"用 {name} 写")


def test_the_longer_of_two_names_wins() -> None:
    assert words("Visual Studio Code") == ["Visual Studio Code"]


def test_an_owners_name_is_one_token() -> None:
    assert "Foo Bar" not in words("用 Foo Bar 写")
    assert "Foo Bar" in words("用 Foo Bar 写", ("Foo Bar",))


def test_a_name_does_not_reach_over_punctuation() -> None:
    assert "Spring, Boot" not in " ".join(words("Spring, Boot"))
    assert words("Spring, Boot") == ["Spring", "Boot"]


def test_text_without_names_keeps_its_tokens() -> None:
    assert words("偏向锁 a b") == words("偏向锁 a b", ("没有的词",))
