"""The glossary's names as keys of candidates."""

from collections.abc import Iterator

import pytest

from indexer.analysis import Options, analyse, analysed_text, segmenter
from indexer.concepts import Options as OfConcepts
from indexer.concepts import concepts_in, known
from indexer.concepts.glossary import glossary_of
from indexer.concepts.known import known_keys
from indexer.model import Article
from indexer.text.hashing import contains

TABLE = "# English, Chinese, abbreviations\nbiased locking\t偏向锁; 偏向鎖; ?偏置锁\t?BL\nredis\tRedis缓存\t\nspring-boot\t\t\n"


@pytest.fixture
def glossary(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(known, "shipped", lambda: glossary_of(TABLE.split("\n")))
    known_keys.cache_clear()
    yield
    known_keys.cache_clear()


@pytest.mark.parametrize(
    "name", ["偏向锁", "偏向鎖", "Biased Locking", "BiasedLocking", "Redis", "SpringBoot", "Spring Boot"]
)
@pytest.mark.usefixtures("glossary")
def test_a_name_is_known_however_it_is_written(name: str) -> None:
    keys = analyse([Article("a", name, f"{name}。", ())], Options())[0].candidates.keys
    assert contains(known_keys(), keys).any()


@pytest.mark.usefixtures("glossary")
def test_what_the_glossary_does_not_name_or_not_for_certain_is_not_known() -> None:
    keys = analyse([Article("a", "轻量级锁", "轻量级锁膨胀，偏置锁撤销。", ())], Options())[0].candidates.keys
    assert not contains(known_keys(), keys).any()


@pytest.mark.usefixtures("glossary")
def test_of_each_article_the_candidates_that_are_known_are_told() -> None:
    articles = [Article("a", "偏向锁", "偏向锁用自旋。自旋占用处理器。", ()), Article("b", "轻量级锁", "轻量级锁膨胀。", ())]
    analyses = analyse(articles, Options())
    found = concepts_in(["a", "b"], list(map(analysed_text, articles)), analyses, segmenter("rjieba", ()), OfConcepts())
    for analysis, told in zip(analyses, found.known, strict=True):
        assert told.tolist() == contains(known_keys(), analysis.candidates.keys).tolist()
    assert [told.any() for told in found.known] == [True, False]
