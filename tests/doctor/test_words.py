"""Every check has its words in every language."""

import pytest

from indexer.cli.examining import LANGUAGES
from indexer.doctor import CHECKS, Finding
from indexer.doctor.words import SPOKEN, Words
from indexer.publish import words as published

EACH = pytest.mark.parametrize("words", SPOKEN.values(), ids=list(SPOKEN))


@EACH
def test_every_check_has_a_sentence(words: Words) -> None:
    assert list(words.checks) != []
    assert set(words.checks) == {check.name for check in CHECKS}
    assert all(sentence.title and sentence.remedy for sentence in words.checks.values())


@EACH
def test_all_that_a_finding_says_is_told(words: Words) -> None:
    for check in CHECKS:
        said = ("{0}", "%s", "name")
        assert "{1}" not in words.say(check.name, Finding("a", said))


@EACH
def test_what_a_date_is_compared_with_is_told_in_words(words: Words) -> None:
    said = words.say("dates", Finding("a", ("2024-01-01", "2023-01-01", "name")))
    assert words.dates["name"] in said


@pytest.mark.parametrize(("language", "said"), [("zh-CN", "空文件"), ("zh-TW", "空檔案"), ("en", "empty")])
def test_why_a_page_was_not_read_is_told_in_the_language(language: str, said: str) -> None:
    assert SPOKEN[language].say("failed", Finding("a", ("empty",))) == said
    assert SPOKEN[language].say("failed", Finding("a", ("broken XML (x)",))) == "broken XML (x)"


def test_it_speaks_the_languages_of_published_pages() -> None:
    assert set(SPOKEN) == set(LANGUAGES)
    assert set(SPOKEN) == {one.language for one in (published.CHINESE, published.TRADITIONAL, published.ENGLISH)}
