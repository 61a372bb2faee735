"""What the project makes of articles does not hang on their characters: those of corpora/ once in simplified, once in traditional ones."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import opencc
import pytest

from indexer import Config, Index
from indexer.build import build
from indexer.text.characters import simplifying

CORPORA = Path(__file__).parent.parent / "corpora"


def indexed(folder: Path, convert: Callable[[str], str]) -> Index:
    for path in sorted([*CORPORA.rglob("*.md"), *CORPORA.rglob("*.html")]):
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        copy = folder / "articles" / path.relative_to(CORPORA)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(convert(text), "utf-8")
    return build(Config(sources=(str(folder / "articles"),), index=folder / "index.db", jobs=1))


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Index, Index]]:
    with (
        indexed(tmp_path_factory.mktemp("simplified"), opencc.OpenCC("t2s").convert) as simplified,
        indexed(tmp_path_factory.mktemp("traditional"), opencc.OpenCC("s2t").convert) as traditional,
    ):
        yield simplified, traditional


def simple(text: str) -> str:
    return text.translate(simplifying())


def test_the_same_pages_are_articles(both: tuple[Index, Index]) -> None:
    one, other = ([(entry.id, entry.flags, entry.date, simple(entry.title)) for entry in index.entries()] for index in both)
    assert len(one) > 60
    assert one == other


def test_trees_say_the_same(both: tuple[Index, Index]) -> None:
    one, other = (Counter((entry.id, node.kind, simple(node.label)) for entry in index.entries() for node in index.tree(entry.id).walk()) for index in both)
    assert (one & other).total() >= 0.98 * max(one.total(), other.total())


def test_labels_are_written_as_the_article_is(both: tuple[Index, Index]) -> None:
    index = both[1]
    for entry in index.entries():
        article = index.article(entry.id)
        own = {*article.title, *article.text}
        simplified_alone = {character for character in map(simple, own) if character not in own}
        for node in index.tree(entry.id).walk():
            assert not simplified_alone & set(node.label), node.label


def test_the_first_related_articles_are_the_same(both: tuple[Index, Index]) -> None:
    one, other = ({entry.id: [hit.id for hit in index.related(entry.id, 3)] for entry in index.entries()} for index in both)
    assert sum(one[found][:1] == other[found][:1] for found in one) >= 0.95 * len(one)


def test_concepts_are_the_same(both: tuple[Index, Index]) -> None:
    one, other = ({concept.id for concept in index.concepts()} for index in both)
    assert len(one & other) >= 0.97 * max(len(one), len(other))


@pytest.mark.parametrize("query", ["线程", "数据库", "缓存", "内存", "强化学习", "垃圾回收", "正则表达式"])
def test_a_query_finds_the_same_in_either_characters(both: tuple[Index, Index], query: str) -> None:
    one, other = ([hit.id for hit in index.search(asked, 3)] for index in both for asked in [query])
    assert one[:1] == other[:1]
    assert [hit.id for hit in both[1].search(opencc.OpenCC("s2t").convert(query), 1)] == other[:1]
