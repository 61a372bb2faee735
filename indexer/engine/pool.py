"""Work on batches, here or in processes beside this one, with results in the order of the batches."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

Task = TypeVar("Task")
Result = TypeVar("Result")
AHEAD = 2
"""Batches that wait for a free process, beyond one for each: enough to keep them busy, few enough to keep memory flat."""


def workers(jobs: int) -> AbstractContextManager[Executor | None]:
    """Processes for `jobs` > 1, nothing for one. They are spawned: a fork would copy whatever threads its caller has."""
    if jobs <= 1:
        return nullcontext()
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"))


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
