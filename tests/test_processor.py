"""What numpy is told of a processor before it is imported."""

from importlib.metadata import version
from pathlib import Path

import pytest

from indexer.cli.processor import AVX_512, NAMED_FROM, THREADS, VARIABLE, share_processors, spare_slow_sorts

ZEN_4 = "processor\t: 0\nvendor_id\t: AuthenticAMD\ncpu family\t: 25\nflags\t\t: fpu avx2 avx512f\n\nprocessor\t: 1\n"
OTHERS = {
    "Zen 5": ZEN_4.replace("25", "26"),
    "Zen 3": ZEN_4.replace(" avx512f", ""),
    "Intel": ZEN_4.replace("AuthenticAMD", "GenuineIntel"),
    "ARM": "processor\t: 0\nBogoMIPS\t: 50.00\nFeatures\t: fp asimd\n",
    "no": "",
}
current = pytest.mark.skipif(
    tuple(map(int, version("numpy").split(".")[:2])) < NAMED_FROM, reason="an older numpy calls the instructions otherwise"
)


def told(tmp_path: Path, said: str) -> dict[str, str]:
    (tmp_path / "cpuinfo").write_text(said)
    environment: dict[str, str] = {}
    spare_slow_sorts(environment, tmp_path / "cpuinfo")
    return environment


@current
def test_numpy_sorts_without_avx_512_on_zen_4(tmp_path: Path) -> None:
    assert told(tmp_path, ZEN_4) == {VARIABLE: AVX_512}


@pytest.mark.parametrize("name", OTHERS)
def test_numpy_is_told_nothing_of_other_processors(tmp_path: Path, name: str) -> None:
    assert told(tmp_path, OTHERS[name]) == {}


def test_what_the_user_says_counts_and_a_system_without_the_file_is_fine(tmp_path: Path) -> None:
    environment = {VARIABLE: ""}
    spare_slow_sorts(environment, tmp_path / "none")
    assert environment == {VARIABLE: ""}
    environment.clear()
    spare_slow_sorts(environment, tmp_path / "none")
    assert not environment


@pytest.mark.parametrize(("before", "after"), [({}, {THREADS: "1"}), ({THREADS: "4"}, {THREADS: "4"})])
def test_a_process_has_one_thread_unless_the_user_says_otherwise(before: dict[str, str], after: dict[str, str]) -> None:
    environment = dict(before)
    share_processors(environment)
    assert environment == after
