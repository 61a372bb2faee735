"""The examples in the docstrings and in docs/spacy.md run."""

import doctest
from importlib import import_module
from pathlib import Path

import pytest

MODULES = (
    "analysis.doc", "analysis.initials", "analysis.inside", "analysis.rules", "concepts.boundary", "concepts.glossary", "concepts.lexicon",
    "concepts.transliteration", "text.characters", "text.spelling",
)  # fmt: skip
PAGE = Path(__file__).parents[2] / "docs" / "spacy.md"


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_run(name: str) -> None:
    results = doctest.testmod(import_module(f"indexer.{name}"))
    assert results.attempted > 0
    assert results.failed == 0


def test_the_examples_of_the_page_run() -> None:
    results = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert results.attempted > 0
    assert results.failed == 0
