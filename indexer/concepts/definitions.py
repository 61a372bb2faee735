"""Which sentence defines a concept: the surest of the statements about it, most likely where it weighs most."""

import re
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from indexer.concepts.broader import Broader
from indexer.concepts.drafts import Draft
from indexer.model import Definition, Ints, Statement
from indexer.text.spelling import holds, is_han, spelling

WEIGHS, GENUS = 0.1, 1.5
"""What a key-term score, in logits, adds to the log odds of a statement, and the name of a broader concept in its first clause."""
LEVELS = 4
"""Of concepts above a concept."""
CLAUSE_END = re.compile(r"[，,。；;]")


def definitions_of(
    ids: Sequence[str],
    texts: Sequence[str],
    statements: Sequence[Sequence[Statement]],
    drafts: Sequence[Draft],
    rows: Sequence[Ints],
    scores: Sequence[np.ndarray],
    broader: Iterable[Broader] = (),
) -> dict[int, Definition]:
    """For each concept the surest statement about it, the rather where it weighs more or says what kind of thing it is; ties by article id."""
    of_name = {name: at for at, draft in enumerate(drafts) for name in draft.spellings}
    genera = _genera(drafts, broader)
    best: dict[int, tuple[float, str, Definition]] = {}
    for number, told in enumerate(statements):
        shift = texts[number].find("\n") + 1
        for statement in told:
            concept = of_name.get(spelling(statement.subject))
            if concept is None or statement.start < shift or _is_code(statement.subject, drafts[concept].label):
                continue
            mine = scores[number][rows[number] == concept]
            weight = statement.sureness + WEIGHS * (float(mine.max()) if len(mine) else -99.0)
            span = (statement.start - shift, statement.end - shift)
            said = texts[number][statement.start : statement.end].strip()
            clause = CLAUSE_END.split(said, 1)[0]
            weight += GENUS * any(_is_said(genus, clause) for genus in genera.get(concept, ()))
            found = Definition(said, ids[number], span)
            if concept not in best or (-weight, ids[number]) < (-best[concept][0], best[concept][1]):
                best[concept] = (weight, ids[number], found)
    return {concept: found for concept, (_, _, found) in best.items()}


def _genera(drafts: Sequence[Draft], broader: Iterable[Broader]) -> Mapping[int, Sequence[str]]:
    """For each concept the names of those above it in the glossary; what an article says of a kind may be the very sentence in question."""
    above = {child: parent for child, parent, origin in broader if origin == "glossary"}
    genera: dict[int, list[str]] = {}
    for child in above:
        at, names = child, genera.setdefault(child, [])
        for _ in range(LEVELS):
            at = above.get(at, -1)
            if at < 0:
                break
            names.extend(alias.form for alias in drafts[at].aliases)
    return genera


def _is_said(genus: str, clause: str) -> bool:
    """Whether a clause says that something is of a kind: at its end in Chinese, anywhere in English."""
    return clause.endswith(genus) if is_han(genus) else holds(clause, genus)


def _is_code(subject: str, label: str) -> bool:
    """Whether a lone lower-case word names something in the article's code, not the concept: theme for 主题, rn for RN."""
    if not (subject.isascii() and subject.islower() and " " not in subject):
        return False
    return not label.isascii() or (label.isupper() and label.isalpha())
