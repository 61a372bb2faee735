"""Work on batches, here or in processes beside this one, with results in the order of the batches."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Self, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

Task = TypeVar("Task")
Result = TypeVar("Result")
AHEAD = 2
"""Batches that wait for a free process, beyond one for each: enough to keep them busy, few enough to keep memory flat."""


class Workers:
    """Up to `jobs` processes beside this one. They start with the first work that is worth it and stay for the next: to start
    takes a second of processor time."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self._executor: Executor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        """Wait for the processes; where the work fails or is interrupted, what they are at is of no use."""
        if self._executor is not None and error is not None:
            from indexer.engine.processes import end

            end(self._executor)
        elif self._executor is not None:
            self._executor.shutdown(cancel_futures=True)

    def executor(self) -> Executor | None:
        """The processes, started if they were not; None where one job is all that is allowed."""
        if self._executor is None and self.jobs > 1:
            from indexer.engine.processes import processes

            self._executor = processes(self.jobs)
        return self._executor


def in_order(
    executor: Executor | None, function: Callable[[Task], Result], tasks: Iterable[Task], jobs: int
) -> Iterator[Result]:
    """`function` of every task. Tasks are taken as they are needed, so a source is never read far ahead."""
    if executor is None:
        yield from map(function, tasks)
        return
    waiting: deque[Future[Result]] = deque()
    try:
        for task in tasks:
            waiting.append(executor.submit(function, task))
            if len(waiting) > jobs + AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()


def begun(executor: Executor, function: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
    """`function` of every task, as `in_order`; all tasks are handed over now, so that the caller can do something else first."""
    return (future.result() for future in [executor.submit(function, task) for task in tasks])
