"""Markdown that is written in another way is the same article: those of corpora/, told in the habits of other authors."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.parsing.markdown.frontmatter import split_front_matter
from tests.parsing.pages import article_of

CORPORA = Path(__file__).parents[2] / "corpora"
CODE = re.compile(r"(^ *```.*?^ *```[^\n]*\n?)", re.S | re.M)
ODD = re.compile(r"^(?:~~~|    |\t|---|===|:::|\+\+\+|!!!|\$\$|\{[%{])", re.M)
"""Signs of frames and other code, whose lines are not told otherwise here."""
TEXTS = [split_front_matter(path.read_text("utf-8", "replace")).body for path in sorted(CORPORA.rglob("*/*.md"))]
PLAIN = [text for text in TEXTS if not ODD.search(CODE.sub("", text)) and "\n## " in text]


def of_paragraphs(begin: str) -> Callable[[str], str]:
    """What begins each paragraph of a text in another way."""
    return lambda text: re.sub(r"(?<=\n\n)(?=[^\s#>|*+!<$\d-])", begin, text)


WAYS: dict[str, Callable[[str], str]] = {
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "headings in bold type": lambda text: re.sub(r"^(#+) (.+)$", r"\1 **\2**", text, flags=re.M),
    "closed headings": lambda text: re.sub(r"^(#+) (.+)$", r"\1 \2 \1", text, flags=re.M),
    "underlined headings": lambda text: re.sub(r"^## (.+)$", r"\1\n------", text, flags=re.M),
    "stars before items": lambda text: re.sub(r"^(\s*)- ", r"\1* ", text, flags=re.M),
    "wide blanks before paragraphs": of_paragraphs("\u3000\u3000"),
    "blanks of HTML before paragraphs": of_paragraphs("&emsp;&emsp;"),
    "hard blanks before paragraphs": of_paragraphs("&nbsp;&nbsp;&nbsp;&nbsp;"),
}


def told(text: str, way: Callable[[str], str]) -> str:
    """A text with all but its code told in another way."""
    parts = CODE.split(text)
    return "".join(part if at % 2 else way(part) for at, part in enumerate(parts))


def test_there_are_texts_to_tell_otherwise() -> None:
    assert len(PLAIN) >= 10


@pytest.mark.parametrize("way", WAYS)
def test_another_way_to_write_makes_the_same_article(way: str) -> None:
    for text in PLAIN:
        one, other = article_of(text), article_of(told(text, WAYS[way]))
        assert (other.title, other.text, other.blocks, other.marks) == (one.title, one.text, one.blocks, one.marks)
