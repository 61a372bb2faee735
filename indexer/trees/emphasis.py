"""How likely what an author set in bold type is knowledge: a name or a statement, not a word stressed, a remark, an address.

A logistic regression over how the stretch lies in its block, what is known of it in the article, how it is spelled, what stands
around it, and how sound it is as a point. Its weights (`emphasis.txt`, `emphasis-words.txt`) were fitted by `benchmarks/fit_emphasis.py` on the marks in
`benchmarks/judged/bold.tsv`.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from math import exp, log

from indexer.text.spelling import well_spaced
from indexer.trees.clauses import length_of
from indexer.trees.marked import Stressed, with_what_follows
from indexer.trees.procedures import STATEMENT
from indexer.trees.reading import Reading
from indexer.trees.standing import Span
from indexer.trees.termhood import LONGEST_WORD, spelling_says, weights_of, words_beside

TABLE = "emphasis"
KNOWN = 0.03
"""How likely a stretch must be knowledge to stand in a tree: what authors marked has first claim, so this is low. .1 refuses
far more, and with it too much of what the bench holds for terms."""
CLEAR = 0.5
"""How likely a stretch must be knowledge to stand alone where a colon parts it from what is said of it."""
SUREST = 0.01
"""No stretch is held for sounder than 1 - .01, none for less than .01."""
NEAR = 2
"""Characters, fewer than which lie between a stretch and the edge of its block."""


def knowledge_in(reading: Reading, stretches: Sequence[Stressed], standing: Mapping[Span, float]) -> list[Stressed]:
    """The stretches that are likely enough to be knowledge, the likeliest first."""
    chances = emphases(reading, stretches, standing) if stretches else []
    ranked = sorted(zip(chances, stretches, strict=True), key=lambda found: -found[0])
    return [found if chance >= CLEAR else with_what_follows(reading, found) for chance, found in ranked if chance >= KNOWN]


def emphases(reading: Reading, stretches: Sequence[Stressed], standing: Mapping[Span, float]) -> list[float]:
    """How likely each of the stretches in bold type of an article is knowledge, between 0 and 1; `standing` says how sound they
    are."""
    weights = weights_of(TABLE)
    logits = [weights.columns["bias"] + spelling_says(found.label, TABLE) for found in stretches]
    for row, columns in enumerate(columns_of(reading, stretches, standing)):
        logits[row] += sum([weights.columns.get(name, 0.0) * value for name, value in columns.items()])
        logits[row] += weights.of(words_at(reading, stretches[row]))
    return [round(1 / (1 + exp(-logit)), 6) for logit in logits]


def columns_of(reading: Reading, stretches: Sequence[Stressed], standing: Mapping[Span, float]) -> Iterator[dict[str, float]]:
    """For each stretch how it lies in its block, what is known of it in the article, how sound it is."""
    article, title = reading.article, well_spaced(reading.article.title.lower())
    blocks, terms = article.blocks, {term.folded: term for term in reading.terms}
    for label, start, end, _ in stretches:
        said, tokens = well_spaced(label.lower()), length_of(label)
        block = blocks[max(0, bisect_right(blocks, start, key=lambda block: block.start) - 1)]
        opens, closes = start - block.start < NEAR, block.end - end <= NEAR
        sound = min(max(standing.get((start, end), 0.5), SUREST), 1 - SUREST)
        logit, states = log(sound / (1 - sound)), tokens >= STATEMENT
        yield {
            "tokens": tokens, "length": log(1 + tokens), "states": states, "sound": logit, "states soundly": states * logit,
            "opens": opens, "alone": opens and closes, "item": block.kind == "item", "quote": block.kind == "quote",
            "block": log(1 + block.end - block.start), "title": said in title, "stressed": log(1 + len(stretches)),
            "term": said in terms, "concept": said in terms and bool(terms[said].concept), "known": said in terms and terms[said].known, "place": start / max(1, len(article.text)),
        }  # fmt: skip


def words_at(reading: Reading, found: Stressed) -> Iterator[tuple[str, str]]:
    """What stands right before and after a stretch."""
    text = reading.article.text
    before, after = text[max(0, found.start - LONGEST_WORD) : found.start], text[found.end : found.end + LONGEST_WORD]
    return words_beside(before.lower(), after.lower())
