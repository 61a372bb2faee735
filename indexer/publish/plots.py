"""The `plots` publisher: articles and topics over time as pictures."""

from collections.abc import Iterator

from indexer.plots import SPOKEN, articles_over_time, topics_over_time
from indexer.publish.folder import File
from indexer.publish.options import Options
from indexer.publish.words import words_of
from indexer.store import Index


def publish(index: Index, options: Options) -> Iterator[File]:
    """`plots/articles.svg` and `plots/topics.svg`, in the language of most articles; the options decide nothing here."""
    del options
    words = SPOKEN[words_of(index.entries(), index.article).language]
    yield File("plots/articles.svg", articles_over_time(index, words).encode())
    yield File("plots/topics.svg", topics_over_time(index, words).encode())
