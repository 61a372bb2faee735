"""docs/python.md: its examples run, and it names what an index can be asked."""

import doctest
from pathlib import Path

import indexer
from indexer import Index

PAGE = Path(__file__).parents[1] / "docs" / "python.md"


def test_the_examples_of_the_page_run(corpora_index: Index) -> None:
    results = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8", globs={"index": corpora_index}, optionflags=doctest.IGNORE_EXCEPTION_DETAIL)
    assert results.attempted > 10
    assert results.failed == 0


def test_every_question_to_an_index_is_on_the_page() -> None:
    page = PAGE.read_text("utf-8")
    asked = {name for name in vars(Index) if not name.startswith("_")} - {"open"}
    assert {name for name in asked if f"{name}(" not in page} == set()


def test_types_are_told() -> None:
    assert (Path(indexer.__file__).parent / "py.typed").exists()
