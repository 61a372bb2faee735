"""An owner's rules."""

import pickle
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.matcher import Matcher

from indexer.analysis import doc as doc_module
from indexer.analysis.rules import Rule, RuleMatch, Rules, required_words
from indexer.errors import ConfigError

from .texts import few, mixed_texts

Pattern = list[dict[str, Any]]
WORDS = ("锁", "node.js", "c++", "the", "gc", "ας", "，")
operators = st.sampled_from(("", "", "?", "*", "+", "!", "{1}", "{0,2}", "{,1}", "{1,}"))
values = st.sampled_from(WORDS) | st.fixed_dictionaries({"IN": st.lists(st.sampled_from(WORDS), max_size=3)})
tokens = st.tuples(st.sampled_from(("LOWER", "TEXT", "ORTH", "lower")), values, operators).map(
    lambda parts: {parts[0]: parts[1], **({"OP": parts[2]} if parts[2] else {})}
)
texts = st.lists(st.sampled_from((*WORDS, "C++", "Node.js", "THE", "ΑΣ", "ΑΣ:Β", " ", "\n")), max_size=12).map("".join)


def row(pattern: Any, name: str = "r", kind: str = "term") -> dict[str, Any]:
    return {"name": name, "kind": kind, "pattern": pattern}


def rule(pattern: Pattern) -> Rule:
    return Rules.from_table([row(pattern)]).rules[0]


def found(pattern: Pattern, text: str) -> list[str]:
    return [text[match.start : match.end] for match in Rules.from_table([row(pattern)]).matches(text)]


@pytest.mark.parametrize(
    ("pattern", "text", "stretches"),
    [
        ([{"LOWER": "node.js"}], "用 Node.js 和 NODE.JS", ["Node.js", "NODE.JS"]),
        ([{"TEXT": "锁"}, {"TEXT": "的", "OP": "?"}, {"TEXT": "撤销"}], "锁的撤销，锁撤销", ["锁的撤销", "锁撤销"]),
        ([{"LIKE_URL": True}], "见 https://a.io/x，好", ["https://a.io/x"]),
        ([{"LOWER": "page"}, {"IS_DIGIT": True}], "Page 7 and page x", ["Page 7"]),
        ([{"TEXT": {"REGEX": "^[A-Z]"}, "OP": "+"}], "the Spring Boot Bean x", ["Spring Boot Bean"]),
        ([{"IS_SENT_START": True, "LOWER": "所谓"}, {}], "所谓闭包。什么所谓闭包", ["所谓闭包"]),
        ([{"LOWER": "锁"}], "池", []),
        ([{"LOWER": {"IN": []}}], "锁", []),
    ],
)  # fmt: skip
def test_a_rule_matches_tokens(pattern: Pattern, text: str, stretches: list[str]) -> None:
    assert found(pattern, text) == stretches


def test_matches_are_in_order_and_say_which_rule_holds() -> None:
    rules = Rules.from_table(
        [row([{"LOWER": "b"}, {}], "z", "ignore"), row([{"LOWER": "b"}], "y"), row([{"LOWER": "a"}], "x", "definition")]
    )
    assert rules.matches("A b c") == [
        RuleMatch("definition", "x", 0, 1), RuleMatch("term", "y", 2, 3), RuleMatch("ignore", "z", 2, 5),
    ]  # fmt: skip


@few
@given(st.lists(tokens, min_size=1, max_size=3), texts | mixed_texts)
def test_the_cheap_test_loses_no_match(pattern: Pattern, text: str) -> None:
    try:
        rules = Rules.from_table([row(pattern)])
    except ConfigError:
        return
    doc = doc_module.doc_of(text)
    matcher = Matcher(doc.vocab)
    matcher.add("r", [pattern], greedy="LONGEST")
    spans = [doc[first:after] for _, first, after in matcher(doc)]
    assert [match[2:] for match in rules.matches(text)] == sorted((span.start_char, span.end_char) for span in spans)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ([{"LOWER": "gc"}, {"TEXT": "JVM"}], [["gc"], ["jvm"]]), ([{"orth": {"in": ["B", "A"]}}], [["a", "b"]]),
        ([{"LOWER": "a", "OP": "?"}, {"LOWER": "b", "OP": "*"}, {"LOWER": "c", "OP": "!"}], []),
        ([{"LOWER": "a", "OP": "+"}, {"LOWER": "b", "OP": "{2}"}, {"LOWER": "c", "OP": "{0,2}"}], [["a"], ["b"]]),
        ([{"LOWER": {"REGEX": "x"}}, {"SHAPE": "Xxx"}, {"LOWER": {"NOT_IN": ["a"]}}, {}], []),
        ([{"LOWER": {"FUZZY": {"IN": ["abc"]}}}, {"TEXT": "ΑΣ"}], [["ασ"]]),
    ],
)  # fmt: skip
def test_which_words_a_match_needs(pattern: Pattern, words: list[list[str]]) -> None:
    assert [sorted(needed) for needed in required_words(rule(pattern))] == words


@few
@given(st.lists(mixed_texts, max_size=6))
def test_texts_together_match_as_each_alone(texts: list[str]) -> None:
    patterns: list[Pattern] = [[{"TEXT": "的"}], [{"LOWER": "locks"}, {"OP": "?"}], [{"IS_PUNCT": True}], [{"IS_SENT_START": True}]]
    rules = Rules.from_table([row(pattern, name=str(at)) for at, pattern in enumerate(patterns)])
    assert rules.matches_in(texts) == [rules.matches(text) for text in texts]


def test_no_doc_is_made_where_no_rule_may_match(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = Rules.from_table([row([{"LOWER": "gc"}, {"LOWER": "jvm"}])])
    monkeypatch.delattr(doc_module, "docs_of")
    assert rules.matches("the GC of Go") == []


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([row([{"WORD": "x"}])], "rule 'r': [pattern -> 0 -> WORD] "),
        ([row([{"LOWER": 3}])], "rule 'r': [pattern -> 0 -> LOWER"), ([row([["LOWER", "a"]])], "rule 'r': [pattern -> 0] "),
        ([row([{"TEXT": {"REGEX": "("}}])], "rule 'r': missing ), unterminated subpattern"), ([row([{"POS": "NOUN"}])], "rule 'r': [E155]"),
        ([row([{"LOWER": "a", "OP": "{2,1}"}])], "rule 'r': [E011] Unknown operator: '{2,1}'"), ([row([{"_": {"x": 1}}])], "rule 'r': [E046]"),
        ([row([{"LOWER": {1}}])], "rule 'r': Object of type set is not JSON serializable"),
    ],
)  # fmt: skip
def test_what_spacy_refuses_is_said_with_the_rule_and_chained(rows: list[dict[str, Any]], message: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(message)) as error:
        Rules.from_table(rows)
    assert error.value.__cause__ is not None
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([row([{}]), {"kind": "term", "pattern": [{}]}], "rule 2: has no name; a rule is a table of name, kind, pattern"),
        (["term"], "rule 1: has no name"), ([row([{}], name="")], "rule 1: has no name"),
        ([row([{}], kind="noun")], "rule 'r': kind is 'noun', not one of term, definition, ignore"), ([{"name": "r", "pattern": [{}]}], "kind is None"),
        ([{"name": "r", "kind": "term", "patern": []}], "rule 'r': unknown key 'patern'; did you mean 'pattern'?"),
        ([{**row([{}]), "zzz": 1}], "rule 'r': unknown key 'zzz'; known are name, kind, pattern"),
        ([row("锁")], "rule 'r': pattern is '锁'; a pattern is a list of token tables, see docs/spacy.md"), ([row([])], "rule 'r': pattern is []"),
        ([row([{}])] * 2, "rule 'r': there are 2 of this name; rename the others"),
        ([row([{"LOWER": "GC"}])], "rule 'r': LOWER is never 'GC'; write 'gc'"),
        ([row([{"TEXT": {"IN": ["spring boot"]}}])], "rule 'r': 'spring boot' is 2 tokens (spring boot); give each a table of its own"),
        ([row([{"TEXT": "锁", "OP": "?"}, {"ORTH": "偏向锁"}])], "rule 'r': '偏向锁' is 2 tokens (偏向 锁); give each a table of its own"),
    ],
)  # fmt: skip
def test_a_wrong_rule_is_named_with_what_is_wrong(rows: list[Any], message: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(message)):
        Rules.from_table(rows)


def test_rules_are_values() -> None:
    rows = [row([{"LOWER": {"IN": ["a", "b"]}, "OP": "+"}]), row([{}], "any", "ignore")]
    rules = Rules.from_table(rows)
    assert rules == Rules.from_table(rows)
    assert pickle.loads(pickle.dumps(rules)).matches("a") == rules.matches("a")  # noqa: S301 - our own bytes
    assert Rules() == Rules.from_table([])
    assert Rules().matches("锁") == []
