"""The analysis as spaCy users see it."""

import pickle
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from indexer import Config, build
from indexer.analysis.doc import IndexerTokenizer, doc_of, docs_of
from indexer.errors import ConfigError, IndexFileError
from indexer.model import Concept
from indexer.store import Index

from .texts import SURROGATE, few, mixed_texts, readable_texts, words_of

LANGUAGES = ("zh", "en")
POSTS = {
    "locks": "# 偏向锁与轻量级锁\n\n偏向锁（Biased Locking）是一种针对加锁操作的优化手段。偏向锁在只有一个线程时有用。\n",
    "jvm": "# JVM 偏向锁\n\nJVM 里的偏向锁（Biased Locking）在 Java 15 之后默认关闭。偏向锁的撤销需要安全点。\n",
    "pool": "# 数据库连接池\n\n连接池（Connection Pool）保存打开的连接。连接池减少建立连接的开销，偏向锁与它无关。\n",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("posts")
    for name, text in POSTS.items():
        (folder / f"{name}.md").write_text(text, "utf-8")
    path = tmp_path_factory.mktemp("index") / "index.db"
    build(Config(sources=(str(folder),), index=path, jobs=1)).close()
    return path


def words(doc: Doc) -> list[str]:
    return [token.text for token in doc]


def spans(doc: Doc) -> dict[str, str]:
    return {span.text: span.label_ for span in doc.spans["indexer"]}


@cache
def pipeline(language: str) -> spacy.Language:
    return component(language)


def component(language: str, **config: object) -> spacy.Language:
    nlp = spacy.blank(language)
    nlp.add_pipe("indexer", config=config)
    return nlp


@few
@given(readable_texts)
def test_the_text_of_a_doc_is_the_text(text: str) -> None:
    assert doc_of(text).text == text


@few
@given(readable_texts)
def test_our_tokens_are_tokens_of_the_doc(text: str) -> None:
    found = iter(words(doc_of(text)))
    assert all(word in found for word in words_of(text))


@few
@given(readable_texts)
def test_blanks_are_where_spacy_has_them(text: str) -> None:
    doc = doc_of(text)
    assert not any(token.is_space and token.whitespace_ for token in doc)
    assert all(token.is_space or not any(map(str.isspace, token.text)) for token in doc)


@few
@given(mixed_texts)
def test_only_a_lone_surrogate_is_another_character(text: str) -> None:
    assert doc_of(text).text == text.replace(SURROGATE, "\ufffd")


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", []), (" ", [" "]), ("锁", ["锁"]), ("用C++写，好。", ["用", "C++", "写", "，", "好", "。"]), ("a  b", ["a", " ", "b"]), ("\n a", ["\n ", "a"]),
        ("a \nb ", ["a", "\n", "b"]), ("见 https://a.io/x?y=1，好", ["见", "https://a.io/x?y=1", "，", "好"]), ("😀👍！！", ["😀", "👍", "！", "！"]),
        ("a\u3000b", ["a", "\u3000", "b"]), ("http:// (ftp://x)", ["http://", "(", "ftp://x", ")"]), ("a://b", ["a", ":", "/", "/", "b"]),
    ],
)  # fmt: skip
def test_tokens_of_a_doc(text: str, tokens: list[str]) -> None:
    assert words(doc_of(text)) == tokens


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("锁很多。池不多！", ["锁很多。", "池不多！"]), ("等等……好吧", ["等等……", "好吧"]), ("It ends.  Node.js e.g. this", ["It ends.", "Node.js e.g. this"]),
        ("标题\n\n正文", ["标题\n\n", "正文"]), (" \n 锁", [" \n 锁"]), ("锁", ["锁"]), ("。", ["。"]),
    ],
)  # fmt: skip
def test_sentences_of_a_doc(text: str, sentences: list[str]) -> None:
    assert [sentence.text.rstrip(" ") for sentence in doc_of(text).sents] == sentences


def test_a_long_line_of_spaces_and_marks_is_a_doc() -> None:
    text = "锁 lock，" * 20_000 + " " * 20_000
    assert doc_of(text).text == text


def test_the_vocabulary_may_be_given_or_be_of_a_language() -> None:
    vocab = spacy.blank("en").vocab
    assert doc_of("the lock", vocab).vocab is vocab
    assert [token.is_stop for token in doc_of("the lock", language="en")] == [True, False]


def test_a_language_that_spacy_does_not_know_is_a_configuration_error() -> None:
    with pytest.raises(ConfigError, match="spaCy knows no language 'tlh'; try 'zh' or 'en'") as error:
        doc_of("Qapla'", language="tlh")
    assert isinstance(error.value.__cause__, ImportError)


def test_the_tokenizer_stands_in_a_pipeline() -> None:
    nlp = spacy.blank("zh")
    nlp.tokenizer = IndexerTokenizer(nlp.vocab)
    assert [words(doc) for doc in nlp.pipe(["连接池", "Node.js 好"])] == [["连接池"], ["Node.js", "好"]]
    assert [words(doc) for doc in nlp.tokenizer.pipe(["连接池"])] == [["连接池"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_component_finds_terms_with_our_tokens(language: str) -> None:
    doc = component(language)("奖励模型（Reward Model）用于 RLHF。奖励模型很重要。")
    assert {"奖励模型", "Reward Model", "RLHF"} <= set(spans(doc))
    assert set(spans(doc).values()) == {"TERM"}
    assert words(doc)[:4] == ["奖励", "模型", "（", "Reward"]


@pytest.mark.parametrize("language", LANGUAGES)
@few
@given(text=readable_texts)
def test_every_span_has_its_score_and_stands_once(language: str, text: str) -> None:
    doc = pipeline(language)(text)
    group = doc.spans["indexer"]
    places = [(span.start, span.end) for span in group]
    assert places == sorted(set(places))
    assert len(group.attrs["scores"]) == len(places)


def test_another_tokenizer_may_stay_and_cut_terms_are_left_out() -> None:
    nlp = spacy.blank("en")
    tokenizer = nlp.tokenizer
    nlp.add_pipe("indexer", config={"tokenizer": False})
    assert nlp.tokenizer is tokenizer
    assert list(spans(nlp("偏向锁 is a Java lock"))) == ["偏向锁", "Java", "Java lock", "lock"]
    assert list(spans(nlp("用偏向锁"))) == []


def test_owners_words_and_the_engine_are_options() -> None:
    nlp = component("zh", segmenter="jieba", words=["奖励黑客行为"])
    assert "奖励黑客行为" in words(nlp("出现奖励黑客行为"))
    with pytest.raises(ConfigError, match="no segmenter called 'pkuseg'"):
        component("zh", segmenter="pkuseg")


def test_known_concepts_have_their_id_and_label_under_every_name(index: Path) -> None:
    doc = component("zh", index=str(index))("Biased  locking 就是偏向锁。再说一次：偏向锁，连接池。")
    lock = concept(index, "偏向锁")
    found = [(span.text, span.kb_id_) for span in doc.spans["indexer"] if span.label_ == lock.label]
    assert found == [("Biased  locking", lock.id), ("偏向锁", lock.id), ("偏向锁", lock.id)]
    assert spans(doc)["连接池"] == "连接池"


def concept(index: Path, name: str) -> Concept:
    with Index.open(index) as opened:
        return opened.concept(name)


def test_only_the_first_place_of_a_term_has_a_score(index: Path) -> None:
    doc = component("zh", index=str(index))("偏向锁，偏向锁")
    group = doc.spans["indexer"]
    scores = [score for span, score in zip(group, group.attrs["scores"], strict=True) if span.text == "偏向锁"]
    assert [score is None for score in scores] == [False, True]


@pytest.mark.parametrize("text", ["偏向\n锁", "偏向，锁", "偏向锁链"])
def test_a_concept_is_not_found_across_a_line_or_inside_a_word(index: Path, text: str) -> None:
    doc = component("zh", index=str(index))(text)
    assert "偏向锁" not in spans(doc).values()


def test_a_missing_index_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(IndexFileError, match="no such index; make one with"):
        component("zh", index=str(tmp_path / "none.db"))


def test_a_pipeline_may_be_saved_and_read_again(tmp_path: Path, index: Path) -> None:
    nlp = component("zh", index=str(index))
    nlp.to_disk(tmp_path)
    for again in (spacy.load(tmp_path), pickle.loads(pickle.dumps(nlp))):  # noqa: S301 - our own bytes
        assert spans(again("Biased locking")) == spans(nlp("Biased locking"))


def test_a_doc_may_be_saved_with_its_spans() -> None:
    doc = pipeline("zh")("偏向锁")
    again = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert spans(again) == spans(doc)
    assert again.spans["indexer"].attrs == doc.spans["indexer"].attrs


@pytest.mark.parametrize("module", ["indexer", "indexer.analysis", "indexer.analysis.rules"])
def test_spacy_is_not_imported_before_it_is_needed(module: str) -> None:
    code = f"import sys, {module}; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@few
@given(st.lists(mixed_texts, max_size=6))
def test_texts_that_are_cut_up_together_have_the_docs_that_each_has_alone(texts: list[str]) -> None:
    for found, text in zip(docs_of(texts), texts, strict=True):
        assert found.to_array(["ORTH", "SPACY", "SENT_START"]).tolist() == doc_of(text).to_array(["ORTH", "SPACY", "SENT_START"]).tolist()
