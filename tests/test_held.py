"""What a build holds of a pile makes no difference to what it finds: the rest is unpacked when it is asked for."""

from dataclasses import replace
from pathlib import Path

import pytest

from indexer import corpus
from indexer.boilerplate import fingerprints_of
from indexer.build import build
from indexer.concepts import vocabulary
from indexer.concepts.gathering import gathered
from indexer.config import Config
from indexer.corpus import Found, Unpacked, head_of, load, remember_pages
from indexer.engine import Workers, silent
from indexer.exports import TABLES, rows
from indexer.store import writer, writing

CORPORA = Path(__file__).parents[1] / "corpora"


def exported(config: Config) -> dict[str, list[str]]:
    with build(config) as index:
        return {table: list(rows(index, table, limit=50)) for table in TABLES}


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Config:
    return Config(sources=(str(CORPORA),), index=tmp_path_factory.mktemp("held") / "index.db", jobs=1)


@pytest.fixture(scope="module")
def whole(config: Config) -> dict[str, list[str]]:
    """The tables of a build that holds all."""
    return exported(config)


@pytest.mark.parametrize("room", [0, 200_000])
def test_a_build_that_holds_little_finds_the_same(config: Config, whole: dict[str, list[str]], room: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus, "Found", lambda: Found(room=room))
    assert exported(replace(config, index=tmp_path / "index.db")) == whole


def test_stages_that_take_little_at_once_find_the_same(config: Config, whole: dict[str, list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary, "AT_ONCE", 50)
    monkeypatch.setattr(writer, "AT_ONCE", 1)
    assert exported(replace(config, index=tmp_path / "index.db")) == whole


def test_what_is_not_held_is_unpacked_when_it_is_asked_for(config: Config, whole: dict[str, list[str]]) -> None:
    with writing(config.index) as store:
        found = remember_pages(config, store, Workers(1), silent)
        found.room = 100_000
        pile, texts = load(found, store)
        assert 0 < len(found.values) < len(pile.heads) == len(pile.articles) == len(whole["articles"]) - len(pile.lists)
        assert [head_of(article) for article in pile.articles] == [head.article for head in pile.heads]
        assert [len(article.text) for article in pile.articles[3:5]] == [head.characters for head in pile.heads[3:5]]
        assert [fingerprints_of(article).tolist() for article in pile.articles] == [found.tolist() for found in texts.fingerprints]
        assert len(gathered(pile.analyses).said.glosses) == len(pile.heads)


def test_held_values_are_not_unpacked_again() -> None:
    packed = {b"a": 1, b"c": 3}
    values = Unpacked([b"a", b"b", b"c"], {b"b": 2}, packed.pop)  # asked twice, `pop` fails
    assert list(values) == [1, 2, 3]
    assert packed == {}
