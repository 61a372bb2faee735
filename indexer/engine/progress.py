"""How a build tells what it is doing, without knowing who listens."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with the name of a stage, how much is done and of how much; a total of 0 means that nobody knows yet."""


def silent(stage: str, done: int, total: int) -> None:
    """Nobody listens."""
