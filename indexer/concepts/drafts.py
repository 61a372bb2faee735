"""A concept before the corpus has been counted: its names, how often each is written, and which is its label."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from indexer.concepts.forms import Form
from indexer.concepts.groups import UNLISTED, Group
from indexer.model import Alias, AliasOrigin
from indexer.text.spelling import is_han, spelling, well_spaced

OWN_LANGUAGE = 0.25
"""A name in the corpus' main language is the label if it is used at least a quarter as often as the most frequent one."""
ACRONYM, OF_ACRONYM = re.compile(r"[A-Z][A-Z\d]{1,5}"), 0.6
"""What people call a thing whatever they write in: MQTT, MVCC, PPO; a name of the main language is the label if it is used six tenths as often."""
WELL_FORMED = 0.5
"""Of several spellings of a name the glossary's is preferred if it is used at least half as often as the most frequent one."""

TOLD: Set[str] = frozenset({"glossary", "owner"})
"""Origins of names that are known to be well formed."""


class Draft(NamedTuple):
    """`columns` are the candidates that are its names, `spellings` those of its names in the order of the aliases."""

    id: str
    label: str
    aliases: tuple[Alias, ...]
    columns: tuple[int, ...]
    spellings: tuple[str, ...]
    group: int


def draft_of(
    number: int,
    group: Group,
    by_spelling: Mapping[str, Sequence[int]],
    forms: Mapping[int, Sequence[Form]],
    chinese: bool,
    labels: Set[str],
) -> Draft:
    """The concept of a group; its most frequent name is the label, in the main language where that is used enough.

    `labels` are the spellings of names that the owner wants to see.
    """
    columns = tuple([column for name in group.names for column in by_spelling.get(name, ())])
    if len(columns) == 1 and not group.written and len(forms[columns[0]]) == 1:  # most concepts
        return _plain(number, columns, forms[columns[0]][0])
    counts: Counter[str] = Counter()
    for column in columns:
        for form in forms[column]:
            counts[well_spaced(form.text)] += form.articles
    origin: dict[str, AliasOrigin] = {}
    place: dict[str, int] = {}
    for text, how, articles, at in group.written:
        origin[text], place[text] = how, at
        counts.setdefault(text, articles)
    ordered = sorted(counts, key=lambda text: (-counts[text], is_han(text) != chinese, place.get(text, UNLISTED), text))
    own = frozenset(group.names)  # a name that means it in some articles only is no label, nor an id
    label = _label([text for text in ordered if spelling(text) in own], counts, origin, chinese, labels)
    ordered.sort(key=lambda text: text != label)
    several = len(group.names) > 1
    aliases = tuple(
        [Alias(text, "zh" if is_han(text) else "en", counts[text], origin.get(text) or _origin(text, label, several)) for text in ordered]
    )
    return Draft(spelling(label), label, aliases, columns, tuple(map(spelling, ordered)), number)


def _plain(number: int, columns: tuple[int, ...], form: Form) -> Draft:
    """The concept of a term that is written in one way only."""
    label = well_spaced(form.text)
    name = spelling(label)
    return Draft(name, label, (Alias(label, "zh" if is_han(label) else "en", form.articles, "text"),), columns, (name,), number)


def _label(
    ordered: Sequence[str],
    counts: Mapping[str, int],
    origin: Mapping[str, AliasOrigin],
    chinese: bool,
    labels: Set[str],
) -> str:
    """The name to show, of names by use; in the main language, but for what authors only put a noun behind: MySQL, not MySQL数据库; Go语言 where Go
    alone is nobody's name for certain."""
    label = ordered[0]
    if len(ordered) == 1:
        return label
    if labels:
        wanted = next((text for text in ordered if spelling(text) in labels), "")
        if wanted:
            return wanted
    if is_han(label) != chinese:
        listed = {spelling(text) for text, how in origin.items() if how in TOLD}
        name = spelling(label)
        good = (text for text in ordered if (spelling(text) in listed and name not in listed) or not spelling(text).startswith(name))
        own = next((text for text in good if is_han(text) == chinese), label)
        least = OF_ACRONYM if ACRONYM.fullmatch(label) else OWN_LANGUAGE
        label = own if counts[own] >= least * counts[label] and counts[own] else label
    if origin.get(label) not in TOLD:
        name = spelling(label)
        told = (text for text in ordered if origin.get(text) in TOLD and spelling(text) == name)
        formed = next(told, label)
        label = formed if counts[formed] >= WELL_FORMED * counts[label] else label
    return label


def _origin(text: str, label: str, several: bool) -> AliasOrigin:
    return "text" if several or text == label else "spelling"
