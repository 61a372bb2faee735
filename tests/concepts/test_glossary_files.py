"""What must hold in every file of the glossary that ships with the project."""

from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from typing import NamedTuple

import opencc
import pytest

from indexer.text.spelling import is_han, spelling

FOLDER = files("indexer.concepts").joinpath("glossary")
FILES = sorted(file.name for file in FOLDER.iterdir() if file.name.endswith(".tsv"))
BILINGUAL = 1500
"""Concepts with an English and a Chinese name: what the issue asks for."""
STAYS = "昇"
"""A character that converters take for a traditional one and that names of products keep (昇思, 昇腾)."""


class Entry(NamedTuple):
    """One line of a file, its names as they are written, marks included."""

    english: tuple[str, ...]
    chinese: tuple[str, ...]
    abbreviations: tuple[str, ...]
    broader: str

    @property
    def head(self) -> str:
        return self.english[0].removeprefix("?")

    @property
    def names(self) -> tuple[str, ...]:
        return self.english + self.chinese + self.abbreviations

    @property
    def plain(self) -> set[str]:
        return {spelling(name) for name in self.names if not name.startswith("?")}


def lines_of(file: str) -> list[str]:
    text = FOLDER.joinpath(file).read_text("utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("# ")]


def entries_of(file: str) -> Iterator[Entry]:
    for line in lines_of(file):
        english, chinese, abbreviations, broader = line.split("\t")
        yield Entry(names_of(english), names_of(chinese), names_of(abbreviations), broader)


def names_of(field: str) -> tuple[str, ...]:
    return tuple(field.split("; ")) if field else ()


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    return [entry for file in FILES for entry in entries_of(file)]


def repeated(names: list[str]) -> list[str]:
    return [name for name, times in Counter(names).items() if times > 1]


@pytest.mark.parametrize("file", FILES)
def test_a_line_has_four_fields_without_stray_blanks(file: str) -> None:
    assert [line for line in lines_of(file) if line.count("\t") != 3] == []
    assert [line for line in lines_of(file) for field in line.split("\t") if field != field.strip()] == []


@pytest.mark.parametrize("file", FILES)
def test_a_file_says_what_it_holds(file: str) -> None:
    assert FOLDER.joinpath(file).read_text("utf-8").startswith("# ")


@pytest.mark.parametrize("file", FILES)
def test_names_are_parted_by_a_semicolon_and_a_blank(file: str) -> None:
    names = [name for entry in entries_of(file) for name in entry.names]
    bare = [name.removeprefix("?") for name in names]
    assert [name for name in bare if not name or name != " ".join(name.split()) or set(name) & set(";；？?\t")] == []


def test_every_entry_has_an_english_name(entries: list[Entry]) -> None:
    assert [entry for entry in entries if not entry.english] == []


def test_chinese_names_stand_in_the_chinese_field(entries: list[Entry]) -> None:
    assert [entry for entry in entries if any(is_han(name) for name in entry.english + entry.abbreviations)] == []
    assert [entry for entry in entries if not all(is_han(name) for name in entry.chinese)] == []


def test_chinese_names_are_written_in_simplified_characters(entries: list[Entry]) -> None:
    simplified = opencc.OpenCC("t2s").convert
    assert [name for entry in entries for name in entry.chinese if simplified(name) != name and STAYS not in name] == []


def test_a_name_stands_once_in_its_entry(entries: list[Entry]) -> None:
    spelled = [[spelling(name.removeprefix("?")) for name in entry.names] for entry in entries]
    assert [twice for names in spelled for twice in repeated(names)] == []


def test_no_two_entries_share_a_name_that_is_not_marked(entries: list[Entry]) -> None:
    assert repeated([name for entry in entries for name in entry.plain]) == []


def test_no_two_entries_have_one_first_name(entries: list[Entry]) -> None:
    assert repeated([spelling(entry.head) for entry in entries]) == []


def test_a_single_character_is_marked(entries: list[Entry]) -> None:
    assert [name for entry in entries for name in entry.plain if len(name) < 2] == []


def test_a_broader_concept_is_an_entry(entries: list[Entry]) -> None:
    heads = {entry.head for entry in entries}
    assert [entry for entry in entries if entry.broader and entry.broader not in heads] == []


def test_broader_concepts_lead_to_an_end(entries: list[Entry]) -> None:
    broader = {entry.head: entry.broader for entry in entries}
    for head, above in broader.items():
        passed = {head}
        while above:
            assert above not in passed
            passed.add(above)
            above = broader[above]  # noqa: PLW2901


def test_there_are_enough_concepts_in_both_languages(entries: list[Entry]) -> None:
    assert len([entry for entry in entries if entry.chinese]) >= BILINGUAL
    plain = [entry.plain for entry in entries]
    assert sum(len({is_han(name) for name in names}) == 2 for names in plain) >= BILINGUAL
