"""Names of several words stay whole."""

import runpy
from importlib.resources import files
from pathlib import Path

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


@pytest.mark.parametrize("name", ["Foo Bar Baz", "foo of the bar", "Foo Bar Baz Qux Quux Corge", "Foo 锁 Bar"])
def test_a_name_of_up_to_six_tokens_is_grown_from_what_begins_it(name: str) -> None:
    assert name in words(f"用 {name} 写", (name, "Foo Bar"))
    assert name.rsplit(" ", 1)[0] not in words(f"用 {name.rsplit(' ', 1)[0]} 写", (name,))


def test_a_name_does_not_reach_over_punctuation() -> None:
    assert "Spring, Boot" not in " ".join(words("Spring, Boot"))
    assert words("Spring, Boot") == ["Spring", "Boot"]


def test_text_without_names_keeps_its_tokens() -> None:
    assert words("偏向锁 a b") == words("偏向锁 a b", ("没有的词",))


@pytest.mark.parametrize("name", ["深度学习", "小程序", "大数据", "键值对", "端对端加密", "前端", "联邦学习"])
def test_a_name_of_the_glossary_with_a_closed_word_is_one_token(name: str) -> None:
    assert name in words(f"{name}。")


def test_the_names_that_stay_whole_are_those_of_the_glossary() -> None:
    """`python benchmarks/whole_names.py --write` after a change of the glossary or the word lists."""
    shipped = files("indexer.analysis").joinpath("words", "whole_names.txt").read_text("utf-8").split("\n")[1:-1]
    script = Path(__file__).parents[2] / "benchmarks" / "whole_names.py"
    assert runpy.run_path(str(script))["whole_names"]() == shipped
