"""When articles were written, and what it is worth that two were written near each other."""

import datetime
from functools import cache

import numpy as np

from indexer.model import Column, Floats, Ints

RECENT = ((30.0, 0.39), (365.0, 0.39))
"""Articles written within days or a year of each other: exp(-days / scale) x weight, chosen on the related bench."""
NO_LONGER_NEAR = 7300
"""Days after which closeness in time counts nothing: it would be less than a ten millionth."""


def day_of(date: str) -> float:
    """The day of an ISO 8601 date as a number, NaN where there is none."""
    try:
        return float(datetime.date.fromisoformat(date[:10]).toordinal())
    except ValueError:
        return float("nan")


def whole_days(days: Column) -> Ints:
    """(articles,) days as whole numbers; unknown ones (NaN) lie far from all others, and from each other."""
    known = np.isfinite(days)
    far = -2 * NO_LONGER_NEAR * np.arange(1, len(days) + 1, dtype=np.int64)
    return np.where(known, np.where(known, days, 0).astype(np.int64), far)


def closeness(some: Ints, days: Ints) -> Floats:
    """(some, days) what it is worth that two articles were written near each other; whole days, so a table knows."""
    worth: Floats = np.zeros((len(some), len(days)), dtype=np.float32)
    rows, columns = np.flatnonzero(some >= 0), np.flatnonzero(days >= 0)  # the others are near to none
    if len(rows) and len(columns):
        apart = np.abs(some[rows, None].astype(np.int32) - days[columns].astype(np.int32))
        worth[np.ix_(rows, columns)] = _worth_of_days()[np.minimum(apart, NO_LONGER_NEAR)]
    return worth


@cache
def _worth_of_days() -> Floats:
    """(NO_LONGER_NEAR + 1,) the sum of weight x exp(-days / scale); the last entry is nothing."""
    apart = np.arange(NO_LONGER_NEAR)
    worth = np.sum([weight * np.exp(-apart / scale) for scale, weight in RECENT], axis=0)
    return np.append(worth, 0.0).astype(np.float32)
