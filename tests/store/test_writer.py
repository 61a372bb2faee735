"""What a build reads back from its file."""

from pathlib import Path

import pytest

from indexer.errors import IndexFileError
from indexer.store import Fact, writing


def test_facts_come_back_whole_and_only_those_asked_for(tmp_path: Path) -> None:
    facts = [Fact(bytes([number]), b"article", b"analysis") for number in range(5)]
    with writing(tmp_path / "index.db") as store:
        store.add(facts)
        found = sorted(store.facts([facts[3].digest, facts[1].digest]), key=lambda fact: fact.digest)
    assert found == [facts[1], facts[3]]


def test_a_lost_fact_is_an_error(tmp_path: Path) -> None:
    with writing(tmp_path / "index.db") as store:
        store.add([Fact(b"here", b"article", b"analysis")])
        with pytest.raises(IndexFileError, match="lost a fact"):
            list(store.facts([b"here", b"gone"]))
