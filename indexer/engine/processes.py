"""Processes beside a build. They are spawned: a fork would copy whatever threads the build has. What they do is all in this package, so they do
not import the program that builds: one without `if __name__ == "__main__":` would begin again in each."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.context import SpawnContext, SpawnProcess
from multiprocessing.process import BaseProcess
from threading import Thread, current_thread, main_thread
from typing import Any


def processes(jobs: int) -> Executor:
    """`jobs` of them, which end with the build however that ends."""
    return ProcessPoolExecutor(jobs, _Context(), _beside)


class _Process(SpawnProcess):
    def start(self) -> None:
        """Start the process, which is told nothing of the program that runs here."""
        with _unnamed(sys.modules["__main__"].__dict__):
            super().start()


class _Context(SpawnContext):
    Process = _Process


@contextmanager
def _unnamed(program: dict[str, Any]) -> Iterator[None]:
    """A module has neither a file nor a name that could be imported."""
    hidden: dict[str, Any] = {name: program.pop(name) for name in ("__file__", "__spec__") if name in program}
    program["__spec__"] = None
    try:
        yield
    finally:
        program.update({"__spec__": None, **hidden})


def end(executor: Executor) -> None:
    """End processes at once, whatever they are at; a second interruption meanwhile would leave them waiting for ever."""
    with _uninterrupted():
        for process in list((getattr(executor, "_processes", None) or {}).values()):  # kill_workers() since Python 3.14
            process.kill()
        executor.shutdown(cancel_futures=True)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Interruptions are not heard; only the main thread can say so."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _beside() -> None:
    """An interruption is left to the build; where that was killed this process ends too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    build = multiprocessing.parent_process()
    if build is not None:
        Thread(target=_end_with, args=(build,), daemon=True).start()


def _end_with(build: BaseProcess) -> None:
    build.join()
    os._exit(1)
