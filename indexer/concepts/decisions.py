"""What the owner of the articles said about names; it wins over everything that was found."""

from collections.abc import Iterable
from dataclasses import dataclass

from indexer.errors import ConfigError

VERBS = ("same", "different", "label")


@dataclass(frozen=True, slots=True)
class Decisions:
    """same       groups of names of one concept each
    different  groups of names of which no two are one concept
    labels     names under which their concepts are shown
    """

    same: tuple[tuple[str, ...], ...] = ()
    different: tuple[tuple[str, ...], ...] = ()
    labels: tuple[str, ...] = ()


NO_DECISIONS = Decisions()


def decisions_of(lines: Iterable[str], place: str = "aliases") -> Decisions:
    """Decisions from lines such as `same: 奖励模型 = Reward Model = RM`; `#` begins a comment line.

    Raises ConfigError, with the number of the line, for any other line.

    >>> decisions_of(["different: CI = 置信区间", "label: 奖励模型"]).labels
    ('奖励模型',)
    """
    found: dict[str, list[tuple[str, ...]]] = {verb: [] for verb in VERBS}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        verb, colon, rest = line.partition(":")
        verb, names = verb.strip().lower(), tuple(name.strip() for name in rest.split(" = ") if name.strip())
        least = 1 if verb == "label" else 2
        if not colon or verb not in VERBS or len(names) < least:
            raise ConfigError(f"{place}:{number}: {line.strip()!r} is none of 'same: A = B', 'different: A = B', 'label: A'")
        found[verb].append(names)
    labels = tuple(name for names in found["label"] for name in names)
    return Decisions(tuple(found["same"]), tuple(found["different"]), labels)
