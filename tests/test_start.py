"""What a command waits for before it begins: only what it needs is imported."""

import subprocess
import sys
from pathlib import Path

import pytest

import indexer
from indexer import concepts, config
from indexer.store import Index

STAGES = ("indexer.build", "indexer.parsing", "indexer.analysis.analyse", "indexer.concepts", "indexer.related", "indexer.trees")
OF_BUILDS = ("scipy", "sklearn", "spacy", "networkx", "opencc", "jieba", "rjieba", "pyromark", "selectolax", "lxml", "yaml", "bs4", "docutils")
PEOPLE = ("jinja2", "rich", "pathspec", "numpy", "msgspec")


def loaded(code: str) -> set[str]:
    """The modules that a fresh Python has after some code."""
    told = subprocess.run([sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"], capture_output=True, text=True, check=True)
    return set(told.stdout.splitlines()[-1].split())


def test_importing_the_package_loads_no_library() -> None:
    assert loaded("import indexer").isdisjoint({*STAGES, *OF_BUILDS, *PEOPLE})


def test_help_and_configuration_load_no_library() -> None:
    code = "from indexer.cli import main\nmain(['build', '--help'], standalone_mode=False)\nimport indexer; indexer.Config(sources='posts')"
    assert loaded(code).isdisjoint({*STAGES, *OF_BUILDS, *PEOPLE})


@pytest.mark.parametrize("asked", ["related", "tree", "terms"])
def test_a_question_loads_no_stage_of_a_build(asked: str, blog_index: Index) -> None:
    name = blog_index.entries()[0].id
    code = f"import indexer\nwith indexer.Index.open({str(blog_index.path)!r}) as index: index.{asked}({name!r})"
    assert loaded(code).isdisjoint({*STAGES, *OF_BUILDS})


def test_a_tree_on_a_terminal_loads_nothing_that_fetches_or_publishes(blog_index: Index) -> None:
    name, path = blog_index.entries()[0].id, str(blog_index.path)
    code = f"from indexer.cli import main\nmain(['tree', {name!r}, '--index', {path!r}], standalone_mode=False)"
    assert loaded(code).isdisjoint({*STAGES, *OF_BUILDS, "urllib.request", "indexer.exports.mindmaps"} - {"indexer.concepts"})


def test_a_process_beside_the_build_loads_no_stage_that_sees_the_corpus() -> None:
    of_the_corpus = {"indexer.concepts", "indexer.related", "scipy", "sklearn", "spacy"}
    assert loaded("import indexer.facts").isdisjoint({*of_the_corpus, "indexer.trees"})
    assert loaded("import indexer.seeds").isdisjoint(of_the_corpus)


def test_a_build_of_a_table_of_markdown_loads_no_reader_of_anything_else(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "a", "markdown": "# Locks\\n\\nA lock guards **data**."}\n')
    paths = f"sources=[{str(tmp_path / 'a.jsonl')!r}], index={str(tmp_path / 'a.db')!r}"
    readers = {"indexer.parsing.html.page", "indexer.parsing.webpages", "indexer.sources.archives", "indexer.sources.feedxml"}
    found = loaded(f"from indexer import Config, build\nbuild(Config({paths})).close()")
    assert found.isdisjoint({*readers, "selectolax", "lxml", "yaml", "bs4", "docutils", "multiprocessing", "pathspec"})


def test_markup_in_markdown_loads_nothing_that_looks_for_an_article() -> None:
    found = loaded("import indexer.parsing.html.fragments")
    assert found.isdisjoint({"indexer.parsing.html.chromenames", "indexer.parsing.html.page", "lxml"})


def test_a_build_where_nothing_has_changed_loads_no_stage(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Locks\n\nA lock guards **data**.")
    code = f"from indexer import Config, build\nbuild(Config(sources=[{str(tmp_path / 'a.md')!r}], index={str(tmp_path / 'a.db')!r})).close()"
    stages = {"indexer.answering", "indexer.parsing.article", "indexer.analysis.analyse", "indexer.concepts.find", "indexer.related", "indexer.trees"}
    assert loaded(code) >= stages
    assert loaded(code).isdisjoint({*stages, *OF_BUILDS})


def test_a_build_loads_nothing_of_numpy_that_nobody_asks_for(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Locks\n\nA lock guards **data**.")
    paths = f"{str(tmp_path / 'a.md')!r}, '--index', {str(tmp_path / 'a.db')!r}"
    found = loaded(f"from indexer.cli import main\nmain(['build', {paths}], standalone_mode=False)")
    assert "scipy.sparse" in found
    assert found.isdisjoint({"numpy.f2py.f2py2e", "unittest"})


def test_what_is_spared_is_loaded_when_it_is_asked_for() -> None:
    code = "from indexer.cli.unasked import spare_unasked\nspare_unasked(['numpy.testing', 'numpy.none'])\nimport numpy\nnumpy.testing.assert_equal(1, 1)"
    assert "unittest" in loaded(code)
    assert "unittest" not in loaded(code.rpartition("\n")[0])


def test_every_lazy_name_is_there_and_in_the_listing() -> None:
    assert all(getattr(indexer, name) and name in dir(indexer) for name in indexer.__all__)


def test_the_scorer_of_a_configuration_is_the_one_of_the_concepts() -> None:
    assert config.OWN_SCORER == concepts.OWN


def test_a_module_of_any_name_may_stand_in_a_lazy_package() -> None:
    code = "import indexer, types; indexer.places = types.ModuleType('indexer.places'); indexer.Config"
    assert "indexer.config" in loaded(code)


INTERRUPTED_WHILE_LOADED = """
import sys
class Interrupted:
    def find_spec(self, name, *rest):
        if name == "indexer.cli":
            exec("raise KeyboardInterrupt")  # as dataclasses do; Python itself would end by the signal then
sys.meta_path.insert(0, Interrupted())
from indexer.__main__ import main
main()
"""


def test_an_interruption_while_the_program_is_loaded_is_one_line_and_its_exit_code() -> None:
    told = subprocess.run([sys.executable, "-c", INTERRUPTED_WHILE_LOADED], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stderr) == (130, "indexer: interrupted; the same command goes on\n")


def test_importing_the_package_loads_next_to_nothing() -> None:
    assert loaded("import indexer").isdisjoint({"typing", "re", "enum", "dataclasses"} - loaded("pass"))
