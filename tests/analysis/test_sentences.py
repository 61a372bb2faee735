"""Where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.trees.readings import reading_of


def sentences(text: str) -> list[str]:
    return [" ".join(sentence.split()) for sentence in reading_of(text).sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See Dr. Codd, i.e. The author. He wrote it.", ["See Dr. Codd, i.e. The author.", "He wrote it."]),
        ("The product in Eq. (3) is shown in Fig. 2 of the paper.", ["The product in Eq. (3) is shown in Fig. 2 of the paper."]),
        ("e.g. Docker is one. Is it? No. It is not.", ["e.g. Docker is one.", "Is it?", "No.", "It is not."]),
        ("It is No. 5 of the list. The Eqs. Are odd.", ["It is No. 5 of the list.", "The Eqs.", "Are odd."]),
        ("A hyperdr. Codd saw it.", ["A hyperdr.", "Codd saw it."]),
        ("这是锁，e.g. Java 的。它会升级。", ["这是锁，e.g. Java 的。", "它会升级。"]),
    ],
)
def test_abbreviations_end_no_sentence(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text("eg.id r EqFN5(锁\n", max_size=30))
def test_sentences_are_the_text(text: str) -> None:
    found = reading_of(f"锁{text}")
    assert all(sentence in found.article.text for sentence in found.sentences)
