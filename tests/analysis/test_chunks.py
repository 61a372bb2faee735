"""Noun chunks by a pipeline of the owner."""

import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from spacy.tokens import Doc

from indexer.analysis import Options, analyse, analysed_text
from indexer.analysis.chunks import identity_of, load_pipeline, noun_phrases, with_chunks
from indexer.errors import ConfigError
from indexer.model import Article, Block
from tests.pipelines import saved

from .texts import article, mixed_texts

ENGLISH = "The attention mechanism has a score. A key is read by the mechanism."
CHINESE = "分布式锁记录线程编号。缓存雪崩很常见。"


@pytest.fixture(scope="module")
def pipelines(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The folders of an English and a Chinese pipeline."""
    return {language: saved(tmp_path_factory.mktemp("pipelines") / language, language) for language in ("en", "zh")}


def chunks(each: Article, pipeline: str) -> list[str]:
    (found,) = analyse([each], Options(pipeline=pipeline))
    return [analysed_text(each)[start:end] for start, end in found.chunks]


@pytest.mark.parametrize(("language", "text", "found"), [
    ("en", ENGLISH, ["attention mechanism", "score", "key", "mechanism"]),
    ("zh", CHINESE, ["分布式锁", "线程编号", "缓存雪崩"]),
])  # fmt: skip
def test_chunks_are_nouns_with_what_belongs_to_them(language: str, text: str, found: list[str], pipelines: dict[str, str]) -> None:
    assert chunks(article(text, "锁 lock"), pipelines[language]) == found


def test_the_title_code_and_very_long_sentences_have_none(pipelines: dict[str, str]) -> None:
    code = Article("a", "The key", "a score\nthe cache", (Block("code", 0, 7), Block("paragraph", 8, 17)))
    assert chunks(code, pipelines["en"]) == ["cache"]
    assert chunks(article("the key " * 400 + ". The cache is read."), pipelines["en"]) == ["cache"]


def test_an_article_with_headings_has_no_topics_to_name(pipelines: dict[str, str]) -> None:
    headed = Article("a", "", "Keys\nThe key.", (Block("heading", 0, 4, 1), Block("paragraph", 5, 13)))
    assert chunks(headed, pipelines["en"]) == []


def test_without_chunks_the_analysis_is_the_same(pipelines: dict[str, str]) -> None:
    each = article("nothing here")
    (found,) = analyse([each], Options())
    assert with_chunks(each, found, pipelines["en"]) is found


def test_a_phrase_takes_in_what_hangs_on_its_modifiers_and_ends_at_other_children() -> None:
    words, tags = ["快", "系统", "的", "缓存", "雪崩", "旧", "锁"], ["ADJ", "NOUN", "PART", "NOUN", "NOUN", "ADJ", "NOUN"]
    deps = ["amod", "nmod:assmod", "case", "compound:nn", "ROOT", "amod", "ROOT"]
    doc = Doc(spacy.blank("zh").vocab, words=words, pos=tags, deps=deps, heads=[4, 4, 1, 4, 4, 6, 6])
    assert [span.text.replace(" ", "") for span in noun_phrases(doc)] == ["锁", "系统的缓存雪崩"]


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mixed_texts)
def test_chunks_of_any_text_lie_inside_it_in_order(pipelines: dict[str, str], text: str) -> None:
    each = article(text + " the key")
    for pipeline in pipelines.values():
        (found,) = analyse([each], Options(pipeline=pipeline))
        assert list(found.chunks) == sorted(set(found.chunks))
        assert all(0 < start < end <= len(analysed_text(each)) for start, end in found.chunks)


def test_a_pipeline_that_is_not_there_says_what_to_do() -> None:
    for ask in (identity_of, load_pipeline):
        with pytest.raises(ConfigError, match="pipeline: 'zh_core_web_none' cannot be loaded; install the package"):
            ask("zh_core_web_none")
    with pytest.raises(ConfigError, match="cannot be loaded"):
        load_pipeline("numpy")


def test_a_pipeline_that_does_not_parse_is_refused(tmp_path: Path) -> None:
    folder = saved(tmp_path / "sentences", "en", "sentencizer")
    with pytest.raises(ConfigError, match="gives no parts of speech and dependencies"):
        load_pipeline(folder)


def test_a_damaged_pipeline_is_refused(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text("{", "utf-8")
    with pytest.raises(ConfigError, match="cannot be loaded") as caught:
        load_pipeline(str(tmp_path))
    assert "\n" not in str(caught.value)


def test_a_folders_files_are_its_identity(tmp_path: Path) -> None:
    one, other = saved(tmp_path / "one", "en"), saved(tmp_path / "other", "en")
    assert identity_of("") == ""
    assert identity_of(one) == identity_of(other)
    changed = saved(tmp_path / "changed", "en", "rule_parser", "sentencizer")
    assert identity_of(changed) != identity_of(one)
    assert "numpy" in identity_of("numpy")


def test_without_a_pipeline_spacy_is_not_imported() -> None:
    code = (
        "import sys; from indexer.analysis import Options, analyse; from indexer.facts import digest_of, prepare; "
        "from indexer.config import Config; from indexer.model import Article, Page; prepare(Config()); "
        "digest_of(Page('a', b'', 'text'), Config()); analyse([Article('a', '', '锁', ())], Options()); sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
