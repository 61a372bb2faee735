"""The vault as Obsidian reads it: front matter by a YAML parser, links by their targets."""

import re
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from indexer import Index
from indexer.cli import main
from indexer.exports import folder
from indexer.exports.notenames import LONGEST, note_names
from indexer.exports.vault import plain
from indexer.publish.folder import write

from .conftest import HOSTILE

LINK = re.compile(r"(?<!\\)\[\[([^|\]]+)\|([^\[\]|]+)\]\]")
FORBIDDEN = re.compile(r'[\\:*?"<>|#^\[\]\x00-\x1f]')


def notes(index: Index) -> dict[str, str]:
    return {file.path.removesuffix(".md"): file.content.decode() for file in folder(index, "articles", "obsidian")}


def front(note: str) -> dict[str, Any]:
    return yaml.safe_load(note.split("---\n")[1])


@pytest.fixture(params=["corpora_index", "hostile_index"])
def vault(request: pytest.FixtureRequest) -> dict[str, str]:
    return notes(request.getfixturevalue(request.param))


def test_every_link_leads_to_a_note(vault: dict[str, str]) -> None:
    targets = [target for note in vault.values() for target, _ in LINK.findall(note)]
    assert targets
    assert set(targets) <= set(vault)


def test_a_note_begins_with_front_matter_that_names_its_aliases(vault: dict[str, str]) -> None:
    assert all(isinstance(front(note)["aliases"], list) for note in vault.values())


def test_a_concept_can_be_found_under_all_its_names(corpora_index: Index) -> None:
    aliases = front(notes(corpora_index)["concepts/偏向锁"])["aliases"]
    assert aliases == [alias.form for alias in corpora_index.concept("偏向锁").aliases]


def test_an_article_leads_to_its_neighbours_and_its_source(corpora_index: Index) -> None:
    note = notes(corpora_index)["articles/HDFS 架构：NameNode、DataNode 与副本机制"]
    assert front(note)["source"].endswith("hdfs-architecture.md")
    assert re.search(r"(?m)^## 相关文章\n\n- \[\[articles/", note)


def test_no_name_leaves_its_folder_or_is_taken_twice(vault: dict[str, str]) -> None:
    paths = [PurePosixPath(path) for path in vault]
    assert {len(path.parts) for path in paths} == {2}
    assert {path.parts[0] for path in paths} <= {"articles", "concepts"}
    assert not [path for path in paths if FORBIDDEN.search(path.name) or path.name.startswith(".") or path.name[-1] in ". "]
    assert max(len(path.name.encode()) for path in paths) <= LONGEST + len(" (123456)")
    assert len({path.name.casefold() for path in paths}) == len(paths)


def test_names_do_not_depend_on_the_order_of_the_notes() -> None:
    wanted = [("articles/", f"{number}", title) for number, title in enumerate((*HOSTILE, "Lock", "lock", "LOCK"))]
    assert note_names(wanted) == note_names(wanted[::-1])


def test_writing_it_twice_changes_nothing(hostile_index: Index, tmp_path: Path) -> None:
    once, twice = (write(tmp_path / "vault", "export", folder(hostile_index, "articles", "obsidian")) for _ in range(2))
    assert (once.unchanged, twice.written, twice.unchanged) == (0, 0, once.written)
    assert [path.name for path in tmp_path.iterdir()] == ["vault"]


@pytest.mark.parametrize("label", ["[[x]]", "#tag", "%%hidden%%", "==mark==", "$5 到 $6", "a | b", "~~x~~", "<b>"])
def test_signs_of_obsidian_read_as_they_are(label: str) -> None:
    said = plain(label)
    assert not re.search(r"(?<!\\)(\[\[|#\w|%%|==|\$|~~|<)", said)
    assert re.sub(r"\\(?=\W)", "", said) == label


def test_a_form_of_several_files_asks_for_a_folder(blog_index_file: Path) -> None:
    said = CliRunner().invoke(main, ["export", "articles", "--format", "obsidian", "--index", str(blog_index_file)])
    assert (said.exit_code, said.stdout) == (2, "")
    assert "name a folder with --output" in said.stderr


@pytest.mark.parametrize(("what", "form", "kind"), [
    ("articles", "obsidian", Path.is_dir), ("trees", "xmind", Path.is_dir), ("terms", "parquet", Path.is_file), ("terms", "csv", Path.is_file),
])  # fmt: skip
def test_the_verb_writes_what_it_is_asked_for(what: str, form: str, kind: Callable[[Path], bool], blog_index_file: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    said = CliRunner().invoke(main, ["export", what, "--format", form, "--index", str(blog_index_file), "--output", str(output)])
    assert said.exit_code == 0, said.output
    assert kind(output)
