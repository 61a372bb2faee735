"""Tiny indexes with everything in them that breaks files of other programs."""

from collections.abc import Iterator

import pytest
from samples import beside, sample, write_index

from indexer import Index
from indexer.model import Alias, Concept, Definition, Tree

HOSTILE = (
    "../../etc/passwd", "a\x00b\x1b[31m", "=HYPERLINK(\"http://x.example\")", "<b>&amp;]]>", "CON", "con", ".hidden",
    "[[link]]|x#y^z%%", "\"quote\" \\ back", "line\nbreak\r\ttab", "'", "-1", "..", "x" * 400, "锁／锁", "锁/锁", "#tag ==mark==", "",
)  # fmt: skip


@pytest.fixture(scope="session")
def hostile_index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """An article and a concept for every hostile name, each the neighbour of the one before."""
    ids = [f"{name}#{number}" for number, name in enumerate(HOSTILE)]
    names = [f"{name}-{number}" for number, name in enumerate(HOSTILE)]
    samples = [
        sample(
            own, title, terms=(names[number], names[number - 1]), neighbours=(beside(ids[number - 1], 0.9, "related", title),),
            tree=Tree(title, "article", None, (), (Tree(title, "point"),)), tags=(title, "a b"), author=title, url=title, date="2024-01-02",
        )
        for number, (own, title) in enumerate(zip(ids, HOSTILE, strict=True))
    ]  # fmt: skip
    concepts = [
        Concept(name, title, (Alias(title, "en", 1, "text"), Alias(title, "zh", 1, "text")), (own,), ((names[number - 1], 1.0),),
                definition=Definition(title, own, (0, 1)))
        for number, (own, name, title) in enumerate(zip(ids, names, HOSTILE, strict=True))
    ]  # fmt: skip
    path = tmp_path_factory.mktemp("hostile") / "index.db"
    write_index(path, tuple(samples), concepts=tuple(sorted(concepts, key=lambda concept: concept.id)))
    with Index.open(path) as index:
        yield index
