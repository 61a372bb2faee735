"""Processes beside a build. They are spawned: a fork would copy whatever threads the build has."""

import multiprocessing
import os
import signal
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing.process import BaseProcess
from threading import Thread


def processes(jobs: int) -> Executor:
    """`jobs` of them, which end with the build however that ends."""
    return ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _beside)


def _beside() -> None:
    """An interruption is left to the build; where that was killed this process ends too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    build = multiprocessing.parent_process()
    if build is not None:
        Thread(target=_end_with, args=(build,), daemon=True).start()


def _end_with(build: BaseProcess) -> None:
    build.join()
    os._exit(1)
