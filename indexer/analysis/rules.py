"""An owner's own rules: patterns over tokens, in the syntax of spaCy's Matcher, from the configuration.

    [[rules]]
    name = "bean"
    kind = "term"
    pattern = [{ SHAPE = "Xxxxx" }, { LOWER = "bean" }]

A pattern is matched on the tokens of `doc.doc_of`, and only in texts that hold the words it requires: most
rules concern few texts, and looking for a word costs next to nothing beside a Doc. spaCy is imported with the
first rule, not with this module.
"""

import difflib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

from indexer.errors import ConfigError

if TYPE_CHECKING:
    from spacy.matcher import Matcher
    from spacy.tokens import Doc

Kind = Literal["term", "definition", "ignore", "announcer", "cue", "aside"]
KINDS: tuple[Kind, ...] = get_args(Kind)
KEYS = ("name", "kind", "pattern")
LITERALS = ("LOWER", "TEXT", "ORTH")
"""Attributes whose value is a stretch of the text, but for its case."""
OPTIONAL = re.compile(r"[?*!]|\{0*(,\d*)?\}")
"""Operators with which a token may be missing."""
REMEDY = "a pattern is a list of token tables, see docs/spacy.md"


class RuleMatch(NamedTuple):
    """Where a rule holds: `text[start:end]`."""

    kind: Kind
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern with its name; kept as JSON, which can be compared, digested and sent to workers."""

    name: str
    kind: Kind
    pattern: str


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a configuration, in its order.

    >>> rules = Rules.from_table([
    ...     {"name": "bean", "kind": "term", "pattern": [{"SHAPE": "Xxxxx"}, {"LOWER": "bean"}]},
    ...     {"name": "page", "kind": "ignore", "pattern": [{"LOWER": "page"}, {"IS_DIGIT": True}]},
    ... ])
    >>> for match in rules.matches("一个 Spring Bean 由容器创建，见 page 7。"):
    ...     print(*match)
    term bean 3 14
    ignore page 23 29
    """

    rules: tuple[Rule, ...] = ()

    @classmethod
    def from_table(cls, rows: Iterable[Mapping[str, Any]]) -> "Rules":
        """Rules from the tables of a configuration. Raises ConfigError with the rule and what is wrong.

        >>> Rules.from_table([{"name": "nouns", "kind": "noun", "pattern": [{"LOWER": "x"}]}])
        Traceback (most recent call last):
        indexer.errors.ConfigError: rule 'nouns': kind is 'noun', not one of term, definition, ignore, announcer, cue, aside
        """
        rules = tuple(_rule(row, place) for place, row in enumerate(rows, 1))
        for name, count in Counter(rule.name for rule in rules).items():
            if count > 1:
                raise ConfigError(f"rule {name!r}: there are {count} of this name; rename the others")
        return cls(rules)

    def matches(self, text: str) -> list[RuleMatch]:
        """Where the rules hold, by start, end and name; of a rule's overlapping matches the longest."""
        return self.matches_in([text])[0]

    def matches_in(self, texts: Sequence[str]) -> list[list[RuleMatch]]:
        """The `matches` of each text.

        A Doc is made only of a text that some rule may match in; otherwise this costs a search for each required word, in
        all texts together, and for those that are found in each.
        """
        rules = _that_may_match(self.rules, _lower("\n".join(texts)))
        chosen = [_that_may_match(rules, _lower(text)) if rules else [] for text in texts]
        docs = _docs_of([text for text, some in zip(texts, chosen, strict=True) if some])
        return [_found(some, next(docs)) if some else [] for some in chosen]


NO_RULES = Rules()


def required_words(rule: Rule) -> tuple[frozenset[str], ...]:
    """For each token that a match needs and whose text the pattern gives: what it may be, in lower case.

    >>> rules = Rules.from_table([{"name": "g", "kind": "term", "pattern": [
    ...     {"LOWER": {"IN": ["g", "k"]}}, {"TEXT": "CC", "OP": "?"}, {"IS_PUNCT": True}, {"ORTH": "GC"}]}])
    >>> [sorted(words) for words in required_words(rules.rules[0])]
    [['g', 'k'], ['gc']]
    """
    return _required(rule.pattern)


@cache
def _required(pattern: str) -> tuple[frozenset[str], ...]:
    tokens = [_upper(token) for token in json.loads(pattern)]
    needed = (token for token in tokens if not OPTIONAL.fullmatch(token.get("OP", "1")))
    given = (_texts(token[name]) for token in needed for name in LITERALS if name in token)
    return tuple(frozenset(map(_lower, texts)) for texts in given if texts is not None)


def _upper(table: Mapping[str, Any]) -> dict[str, Any]:
    """A table with its keys in capitals: spaCy takes `lower` and `in` for `LOWER` and `IN`."""
    return {key.upper(): value for key, value in table.items()}


def _texts(value: Any) -> list[str] | None:
    """The texts that a value of LOWER, TEXT or ORTH names; None where it names none, as a REGEX."""
    if isinstance(value, str):
        return [value]
    texts: list[str] | None = _upper(value).get("IN")
    return texts


def _that_may_match(rules: Iterable[Rule], low: str) -> list[Rule]:
    """The rules all of whose required words stand in a text in lower case."""
    return [rule for rule in rules if all(any(word in low for word in words) for words in _required(rule.pattern))]


def _lower(text: str) -> str:
    """Lower case that does not depend on the context, as it does for one letter: sigma at a word's end."""
    return text.lower().replace("ς", "σ")


def _found(rules: Iterable[Rule], doc: "Doc") -> list[RuleMatch]:
    found = (match for rule in rules for match in _matches(rule, doc))
    return sorted(found, key=lambda match: (match.start, match.end, match.name))


def _matches(rule: Rule, doc: "Doc") -> Iterator[RuleMatch]:
    for _, first, after in _matcher(rule)(doc):
        span = doc[first:after]
        yield RuleMatch(rule.kind, rule.name, span.start_char, span.end_char)


@cache
def _matcher(rule: Rule) -> "Matcher":
    from spacy.matcher import Matcher

    doc = _doc_of(".")
    matcher = Matcher(doc.vocab, validate=True)
    matcher.add(rule.name, [json.loads(rule.pattern)], greedy="LONGEST")
    matcher(doc)
    return matcher


def _docs_of(texts: Sequence[str]) -> Iterator["Doc"]:
    """The Docs that rules see. spaCy is imported here, a second's work that only owners of rules should wait for."""
    if not texts:  # without spaCy
        return iter(())
    from indexer.analysis.doc import docs_of

    return docs_of(texts)


def _doc_of(text: str) -> "Doc":
    return next(_docs_of([text]))


def _rule(row: Mapping[str, Any], place: int) -> Rule:
    name = row.get("name") if isinstance(row, Mapping) else None
    if not isinstance(name, str) or not name:
        raise ConfigError(f"rule {place}: has no name; a rule is a table of {', '.join(KEYS)}")
    for key in row:
        if key not in KEYS:
            near = difflib.get_close_matches(str(key), KEYS, n=1)
            raise ConfigError(f"rule {name!r}: unknown key {key!r}; {_hint(near)}")
    kind = next((kind for kind in KINDS if kind == row.get("kind")), None)
    if kind is None:
        raise ConfigError(f"rule {name!r}: kind is {row.get('kind')!r}, not one of {', '.join(KINDS)}")
    rule = Rule(name, kind, _pattern(name, row.get("pattern")))
    _check(rule)
    return rule


def _hint(near: list[str]) -> str:
    return f"did you mean {near[0]!r}?" if near else f"known are {', '.join(KEYS)}"


def _pattern(name: str, pattern: Any) -> str:
    if not isinstance(pattern, list | tuple) or not pattern:
        raise ConfigError(f"rule {name!r}: pattern is {pattern!r}; {REMEDY}")
    try:
        return json.dumps(pattern, ensure_ascii=False, sort_keys=True)
    except TypeError as error:
        raise ConfigError(f"rule {name!r}: {error}; {REMEDY}") from error


def _check(rule: Rule) -> None:
    """Raise ConfigError unless spaCy takes the pattern and its words can be tokens."""
    try:
        _matcher(rule)
    except (ValueError, TypeError, AttributeError, re.error) as error:
        raise ConfigError(f"rule {rule.name!r}: {_complaint(error)}; {REMEDY}") from error
    for token in map(_upper, json.loads(rule.pattern)):
        for key in LITERALS:
            for text in _texts(token.get(key, {})) or ():
                _check_word(rule.name, key, text)


def _check_word(name: str, key: str, text: str) -> None:
    if key == "LOWER" and text != text.lower():
        raise ConfigError(f"rule {name!r}: LOWER is never {text!r}; write {text.lower()!r}")
    tokens = [token.text for token in _doc_of(text)]
    if tokens != [text]:
        cut = f"{text!r} is {len(tokens)} tokens ({' '.join(tokens)})"
        raise ConfigError(f"rule {name!r}: {cut}; give each a table of its own")


def _complaint(error: Exception) -> str:
    """What spaCy says, in one line: the points of its list, or else its first sentence."""
    points = [line[2:] for line in str(error).splitlines() if line.startswith("- ")]
    return "; ".join(points) or str(error).split(". ")[0].split("\n")[0]
