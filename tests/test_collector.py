"""When cycles are looked for: not in a build, nor at the end of a process that made one."""

import gc

import pytest

from indexer.engine import before_the_end, without_collector


def test_the_collector_rests_and_then_works_again() -> None:
    with without_collector():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_is_alive_at_the_end_of_a_process_is_not_looked_through() -> None:
    with before_the_end():
        assert not gc.isenabled()
        kept = [[]]
    frozen = gc.get_freeze_count()
    gc.unfreeze()
    assert gc.isenabled()
    assert frozen
    assert kept == [[]]


def test_after_an_error_nothing_is_frozen() -> None:
    with pytest.raises(ZeroDivisionError), before_the_end():
        1 / 0  # noqa: B018
    assert gc.isenabled()
    assert not gc.get_freeze_count()
