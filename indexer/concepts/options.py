"""What a configuration says of concepts."""

from dataclasses import dataclass

from indexer.concepts.decisions import NO_DECISIONS, Decisions

OWN = "own"
"""The project's own choice of key terms."""


@dataclass(frozen=True, slots=True)
class Options:
    """style      label of a concept: `corpus` (the name used most, of the main language where that is used enough) or `bilingual` (奖励模型 (Reward Model))
    decisions  what the owner said about names
    scorer     who chooses the key terms of an article: `own`, or a name of `indexer.scorers`
    """

    style: str = "corpus"
    decisions: Decisions = NO_DECISIONS
    scorer: str = OWN
