"""What `import indexer` promises."""

import subprocess
import sys

import pytest

import indexer
from indexer.errors import IndexerError


@pytest.mark.parametrize("name", indexer.__all__)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    assert getattr(indexer, name).__doc__


def test_public_names_are_sorted() -> None:
    assert list(indexer.__all__) == sorted(indexer.__all__)


def test_public_names_can_all_be_imported_at_once() -> None:
    namespace: dict[str, object] = {}
    exec("from indexer import *", namespace)  # noqa: S102
    assert set(indexer.__all__) <= set(namespace)


def test_build_is_the_function_even_after_its_module_was_imported() -> None:
    code = "import indexer.build; from indexer.build import build_with_report; from indexer import build; assert callable(build)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_no_other_name_is_there() -> None:
    assert not hasattr(indexer, "Everything")


def test_errors_are_a_tree_with_exit_codes() -> None:
    codes = {name: getattr(indexer, name).exit_code for name in indexer.__all__ if name.endswith("Error")}
    assert codes == {
        "ConfigError": 2, "IndexFileError": 3, "IndexerError": 1, "NotFoundError": 2, "PageError": 1, "SourceError": 2, "UsageError": 2,
    }  # fmt: skip
    assert all(issubclass(getattr(indexer, name), IndexerError) for name in codes)
