"""The rules in docs/spacy.md match the sentences that stand below them, and those that ship agree."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from indexer.analysis import Options, analyse
from indexer.analysis.rules import Rules
from indexer.config import config_of
from indexer.trees.reading.enumerations import UNCOUNTED, counts
from indexer.trees.reading.phrases import CUE, DEFINES
from indexer.trees.reading.wellformed import ELSEWHERE
from tests.trees.readings import article_of

PAGE = (Path(__file__).parents[2] / "docs" / "spacy.md").read_text("utf-8")
SHIPPED, FURTHER = "### What ships, written as rules\n", "### Rules that go further\n"
BUILT_IN: dict[str, Callable[[str], bool]] = {
    "announcer": lambda sentence: counts(sentence) or UNCOUNTED.search(sentence) is not None,
    "cue": lambda sentence: any(phrase in sentence.lower() for phrase in CUE),
    "definition": lambda sentence: DEFINES.match(sentence) is not None,
    "aside": ELSEWHERE.stand_in,
}


class Example(NamedTuple):
    """A rule of the page as TOML, and the sentences below it."""

    toml: str
    matches: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def rules(self) -> Rules:
        return config_of(tomllib.loads(self.toml)).rules

    @property
    def kind(self) -> str:
        return self.rules.rules[0].kind

    def rulings(self, sentence: str) -> list[str]:
        """The kinds of what the rule says of an article of one sentence."""
        (analysis,) = analyse([article_of(sentence)], Options(rules=self.rules))
        return [ruling.kind for ruling in analysis.rulings]


def examples(heading: str) -> list[Example]:
    section = re.split(r"^#{2,3} ", PAGE.partition(heading)[2], maxsplit=1, flags=re.M)[0]
    code = "\n".join(line[4:] for line in section.splitlines() if line.startswith("    "))
    found = ["[[rules]]" + block for block in code.split("[[rules]]")[1:]]
    return [Example(text, said(text, "matches"), said(text, "not")) for text in found]


def said(toml: str, word: str) -> tuple[str, ...]:
    return tuple(re.findall(rf"^# {word} +(.+)$", toml, re.M))


@pytest.mark.parametrize("example", [*examples(SHIPPED), *examples(FURTHER)], ids=lambda example: example.rules.rules[0].name)
def test_a_rule_matches_what_the_page_says(example: Example) -> None:
    assert example.matches
    assert example.others
    for sentence in example.matches:
        assert (sentence, example.rulings(sentence)) == (sentence, [example.kind])
    for sentence in example.others:
        assert (sentence, example.rulings(sentence)) == (sentence, [])


@pytest.mark.parametrize("example", examples(SHIPPED), ids=lambda example: example.rules.rules[0].name)
def test_what_ships_agrees_with_its_rule(example: Example) -> None:
    built_in = BUILT_IN[example.kind]
    assert all(map(built_in, example.matches))
    assert not any(map(built_in, example.others))


@pytest.mark.parametrize("example", examples(FURTHER), ids=lambda example: example.rules.rules[0].name)
def test_what_ships_does_not_know_what_goes_further(example: Example) -> None:
    assert not any(map(BUILT_IN[example.kind], example.matches))


@pytest.mark.parametrize(("heading", "kinds"), [(SHIPPED, {*BUILT_IN}), (FURTHER, {"announcer", "cue", "aside"})])
def test_the_page_has_rules_of_each_kind_in_both_languages(heading: str, kinds: set[str]) -> None:
    found = examples(heading)
    assert {(example.kind, example.matches[0].isascii()) for example in found} == {(kind, latin) for kind in kinds for latin in (True, False)}


def test_all_rules_of_the_page_stand_in_one_configuration() -> None:
    found = [*examples(SHIPPED), *examples(FURTHER)]
    assert len(config_of(tomllib.loads("\n".join(example.toml for example in found))).rules.rules) == len(found)
