"""Plots where people would rather look than read, as SVG: articles over time, and topics against time."""

from indexer.plots.bars import bars
from indexer.plots.heat import heat
from indexer.plots.timeline import Timeline, timeline_of
from indexer.plots.words import ENGLISH, SPOKEN, Words
from indexer.store import Index

__all__ = ["SPOKEN", "Timeline", "Words", "articles_over_time", "timeline_of", "topics_over_time"]


def articles_over_time(index: Index, words: Words = ENGLISH) -> str:
    """How many articles there are of each month, quarter or year, and on which topics, as SVG."""
    return bars(timeline_of(index), labels_of(index, words), words)


def topics_over_time(index: Index, words: Words = ENGLISH) -> str:
    """How many articles each topic has in each month, quarter or year, as SVG."""
    return heat(timeline_of(index), labels_of(index, words), words)


def labels_of(index: Index, words: Words) -> dict[int, str]:
    """The label of each topic by its number, its names parted as the language does it."""
    return {topic.number: topic.label.replace("、", words.join) for topic in index.topics()}
