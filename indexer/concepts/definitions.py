"""Which sentence defines a concept: the surest of the statements about it, most likely where it weighs most."""

from collections.abc import Sequence

import numpy as np

from indexer.concepts.drafts import Draft
from indexer.model import Analysis, Definition, Ints
from indexer.text.spelling import spelling

WEIGHS = 0.1
"""What a key-term score, in logits, adds to the sureness of a statement."""


def definitions_of(
    ids: Sequence[str],
    texts: Sequence[str],
    analyses: Sequence[Analysis],
    drafts: Sequence[Draft],
    rows: Sequence[Ints],
    scores: Sequence[np.ndarray],
) -> dict[int, Definition]:
    """For each concept the surest statement about it, the rather where it weighs more; ties by article id."""
    of_name = {name: at for at, draft in enumerate(drafts) for name in draft.spellings}
    best: dict[int, tuple[float, str, Definition]] = {}
    for number, analysis in enumerate(analyses):
        shift = texts[number].find("\n") + 1
        for statement in analysis.statements:
            concept = of_name.get(spelling(statement.subject))
            if concept is None or statement.start < shift or _is_code(statement.subject, drafts[concept].label):
                continue
            mine = scores[number][rows[number] == concept]
            weight = statement.sureness + WEIGHS * (float(mine.max()) if len(mine) else -99.0)
            span = (statement.start - shift, statement.end - shift)
            found = Definition(texts[number][statement.start : statement.end].strip(), ids[number], span)
            if concept not in best or (-weight, ids[number]) < (-best[concept][0], best[concept][1]):
                best[concept] = (weight, ids[number], found)
    return {concept: found for concept, (_, _, found) in best.items()}


def _is_code(subject: str, label: str) -> bool:
    """Whether a lone lower-case word names something in the article's code, not the concept: theme for 主题, rn for RN."""
    if not (subject.isascii() and subject.islower() and " " not in subject):
        return False
    return not label.isascii() or (label.isupper() and label.isalpha())
