"""Views: what two articles may have in common."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis.batch import batch_of
from indexer.analysis.segment import segmenter
from indexer.analysis.tokens import tokenise
from indexer.analysis.views import VIEWS, views_of
from indexer.model import Article, Block, Features, Mark
from indexer.text.query import keys_of_words, query_words

from .texts import article, differences, few, mixed_texts

TITLE_WORDS = (
    "偏向锁",
    "连接池",
    "資料庫",
    "ＡＰＩ",
    "Spring.io",
    "C++",
    "TCP/IP",
    "k8s",
    "JVM",
    "@RequestMapping",
    "v-md-editor",
    ".NET",
)
titles = st.lists(st.sampled_from(TITLE_WORDS), min_size=1, max_size=6).map(" ".join)


def views(*articles: Article) -> list[dict[str, Features]]:
    batch = batch_of(articles)
    return views_of(batch, tokenise(batch, segmenter("rjieba")), articles)


def linked(*addresses: str) -> dict[int, float]:
    marks = tuple(Mark("link", 0, 1, address) for address in addresses)
    found = views(Article("a", "", "锁", (), marks))[0]["links"]
    return dict(zip(found.keys.tolist(), found.weights.tolist(), strict=True))


@few
@given(st.lists(st.tuples(mixed_texts, mixed_texts), min_size=1, max_size=4))
def test_a_batch_gives_the_features_of_each_article_alone(texts: list[tuple[str, str]]) -> None:
    articles = [article(text, title) for title, text in texts]
    alone = [views(each)[0] for each in articles]
    assert [differences(*pair) for pair in zip(views(*articles), alone, strict=True)] == [[]] * len(articles)


@few
@given(mixed_texts, mixed_texts)
def test_keys_ascend_and_weights_are_positive(title: str, text: str) -> None:
    found = views(article(text, title))[0]
    assert tuple(sorted(found)) == tuple(sorted(VIEWS))
    for features in found.values():
        assert np.all(features.keys[1:] > features.keys[:-1])
        assert np.all(features.weights > 0)


@few
@given(titles, mixed_texts)
def test_a_title_as_a_query_is_found_among_the_words(title: str, text: str) -> None:
    found = views(article(text, title))[0]["words"].keys.tolist()
    assert set(keys_of_words(query_words(title))) <= set(found)


@pytest.mark.parametrize("title", ["Java locks", "Node.js", "client/server", "café", "kv+rpc", "pandas", "caches"])
def test_every_word_of_a_latin_title_is_found_by_the_title_as_a_query(title: str) -> None:
    found = views(article("", title))[0]["words"].keys.tolist()
    assert set(found) <= set(keys_of_words(query_words(title)))


def test_pairs_are_of_neighbours_between_punctuation() -> None:
    sizes = {
        text: len(views(article(text))[0]["pairs"].keys) for text in ("连接 池子 连接", "连接，池子", "a b c", "连接 a")
    }
    assert sizes == {"连接 池子 连接": 2, "连接，池子": 0, "a b c": 0, "连接 a": 0}


def test_a_word_weighs_more_in_the_title_and_less_in_code() -> None:
    text = "kafka"
    places = (article("", text), article(text), Article("a", "", text, (Block("code", 0, 5),)))
    weights = [found["words"].weights.tolist() for found in views(*places)]
    assert weights == [[np.float16(np.sqrt(weight))] for weight in (8.0, 1.0, np.float32(0.3))]


def test_parts_of_composite_names_are_words_at_half_weight() -> None:
    composite, part = views(article("getUserName"), article("User"))
    place = composite["words"].keys.tolist().index(part["words"].keys[0])
    assert composite["words"].weights[place] == np.float16(np.sqrt(0.5))
    assert len(composite["latin"].keys) == 1


def test_the_lead_is_the_title_and_the_beginning() -> None:
    found = views(article("甲乙" + "，" * 600 + "丙丁", "戊己"))[0]
    assert (len(found["words"].keys), len(found["lead"].keys)) == (3, 2)


def test_a_link_counts_as_its_address_its_host_and_the_path_above_it() -> None:
    assert sorted(linked("https://example.com/a/b?c=1").values()) == [0.5, 0.5, 1.0]


def test_addresses_differ_by_host_and_path_alone() -> None:
    forms = ("https://www.example.com/a/", "http://me@EXAMPLE.com:80/a#b", "https://example.com/a?b")
    assert len({tuple(linked(form)) for form in forms}) == 1


@pytest.mark.parametrize("address", ["mailto:a@b.c", "/relative", "#here", "", "javascript:alert(1)", "https://"])
def test_what_is_no_web_address_is_no_link(address: str) -> None:
    assert linked(address) == {}
