"""Processes beside a build. They are spawned: a fork would copy whatever threads the build has."""

import multiprocessing
import os
import signal
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from threading import Thread, current_thread, main_thread


def processes(jobs: int) -> Executor:
    """`jobs` of them, which end with the build however that ends."""
    return ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _beside)


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
