"""What can go wrong, as a tree. Every message says what, where and the remedy in one line.

    IndexerError
    ├── UsageError             wrong arguments or configuration              exit code 2
    │   ├── ConfigError        indexer.toml cannot be understood
    │   ├── SourceError        a source is missing, empty or of no known kind
    │   └── NotFoundError      no article or concept answers to that name
    ├── IndexFileError         the index cannot be read                      exit code 3
    └── PageError              one page cannot be read: a line in the report, never the end of a build
        └── MovedError         it only sends on to others or repeats them: left out, as drafts are
"""


class IndexerError(Exception):
    """Base of every error this package raises on purpose."""

    exit_code = 1


class UsageError(IndexerError):
    """The caller asked for something that cannot be done as asked."""

    exit_code = 2


class ConfigError(UsageError):
    """The configuration cannot be understood."""


class SourceError(UsageError):
    """A source is missing, holds no articles, or is of no known kind."""


class NotFoundError(UsageError):
    """No article or concept of the index answers to the name that was given."""


class IndexFileError(IndexerError):
    """The index file is missing, damaged, not an index, or of another version."""

    exit_code = 3


class PageError(IndexerError):
    """One page cannot be read; the message is the reason, without the page's name."""


class MovedError(PageError):
    """A page holds nothing but where it has moved to, or nothing but what other pages hold."""


def summary_of(error: Exception) -> str:
    """An unforeseen error as a report has it, in one line."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]
