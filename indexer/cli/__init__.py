"""The command line: verbs for people. The only room that prints."""

from indexer.cli import asking, examining, making  # their verbs join the group
from indexer.cli.group import main

__all__ = ["asking", "examining", "main", "making"]
