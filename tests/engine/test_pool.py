"""Work handed to processes beside this one."""

import operator
import os
import subprocess
import sys
from pathlib import Path

import pytest

from indexer.engine import Workers, begun, in_order


def test_results_come_in_the_order_of_the_tasks() -> None:
    with Workers(2) as workers:
        executor = workers.executor()
        assert executor is not None
        assert list(begun(executor, operator.neg, range(9))) == list(range(0, -9, -1))
        assert list(in_order(executor, operator.neg, range(9), 2)) == list(range(0, -9, -1))
        assert workers.executor() is executor


def test_one_job_is_no_process_beside_this_one() -> None:
    with Workers(1) as workers:
        assert workers.executor() is None


@pytest.mark.parametrize(("seconds", "end"), [(9999, "os.kill(os.getpid(), 9)"), (9999, "raise KeyboardInterrupt"), (9999, "signal.raise_signal(signal.SIGINT)")])
def test_no_process_outlives_the_build(seconds: int, end: str) -> None:
    code = f"""
import os, signal, time
from indexer.engine import Workers, begun
if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a process in the background begins without it
    with Workers(2) as workers:
        waiting = begun(workers.executor(), time.sleep, [0, *[{seconds}] * 99])
        next(waiting)
        {end}
"""
    pipe = [sys.executable, "-c", code]  # what runs on would hold the pipe open
    assert subprocess.run(pipe, check=False, capture_output=True, timeout=30).returncode != 0


def test_a_program_without_a_guard_is_not_run_again(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text("""
from indexer.engine import Workers, begun
print("begins")
with Workers(2) as workers:
    print(sum(begun(workers.executor(), abs, [-1, -2])), __file__.endswith("program.py"), __spec__)
""", "utf-8")
    done = subprocess.run([sys.executable, program], check=False, capture_output=True, timeout=60, text=True)
    assert (done.stdout, done.stderr) == ("begins\n3 True None\n", "")


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="no process groups here")
def test_an_interruption_is_left_to_the_build() -> None:
    code = """
import os, signal, time
from indexer.engine import Workers, begun
if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a process in the background begins without it
    with Workers(2) as workers:
        list(begun(workers.executor(), time.sleep, [1] * 4))  # both have started
        waiting = begun(workers.executor(), time.sleep, [1, 1])
        try:
            os.killpg(0, signal.SIGINT)
            time.sleep(9)
        except KeyboardInterrupt:
            print(list(waiting))
"""
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, timeout=30, start_new_session=True)
    assert (done.stdout.strip(), done.stderr.strip()) == (b"[None, None]", b"")
