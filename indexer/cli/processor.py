"""Which instructions numpy may use; it reads that from the environment when it is imported.

On AMD's Zen 4 numpy sorts with AVX-512 at a fifth of the speed that it has with AVX2: the instruction that writes the chosen
numbers to memory is microcode there (AMD, Software Optimization Guide for the Zen 4 Microarchitecture, 57647, 2.11.2).
"""

from collections.abc import MutableMapping
from pathlib import Path

VARIABLE = "NPY_DISABLE_CPU_FEATURES"
AVX_512 = "X86_V4 AVX512_ICL"
"""What numpy calls it from 2.4 on; to an older one, which would warn of these names, nothing is said."""
NAMED_FROM = (2, 4)
THREADS = "OPENBLAS_NUM_THREADS"
PROCESSORS = Path("/proc/cpuinfo")
BEGINNING = 8_000
"""Characters that tell of the first processor."""


def spare_slow_sorts(environment: MutableMapping[str, str], processors: Path = PROCESSORS) -> None:
    """Let numpy, once it is imported, sort without AVX-512 where that is slow; what the user set is left as it is."""
    if VARIABLE not in environment and _named() and _is_slow(processors):
        environment[VARIABLE] = AVX_512


def share_processors(environment: MutableMapping[str, str]) -> None:
    """Let numpy's OpenBLAS, once it is imported, keep to one thread; what the user set is left as it is.

    A thread that waits for another one spins: on two busy processors 1.8 million numbers times a vector took 3.6 to 7.9 CPU ms with
    two threads, .4 with one. A build in two processes takes 5 % less processor time with one thread each, and is as soon done.
    """
    environment.setdefault(THREADS, "1")


def _named() -> bool:
    from importlib.metadata import version

    major, minor = version("numpy").split(".")[:2]
    return (int(major), int(minor)) >= NAMED_FROM


def _is_slow(processors: Path) -> bool:
    """Whether the processor is of AMD's family 19h with AVX-512, which is Zen 4; only Linux says."""
    if not processors.exists():
        return False
    with processors.open(encoding="utf-8", errors="replace") as file:
        lines = file.read(BEGINNING).split("\n\n")[0].split("\n")
    said = {name.strip(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    zen = said.get("vendor_id") == "AuthenticAMD" and said.get("cpu family") == "25"
    return zen and "avx512f" in said.get("flags", "").split()
