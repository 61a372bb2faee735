"""Where the concepts of a map stand: communities first, then concepts inside them. Deterministic.

Communities are discs that grow with the root of their size; they are set one by one where they touch those that
stand already, nearest to those that they share most edges with (`set_discs`). Inside a disc a spring layout
(Fruchterman and Reingold 1991, doi:10.1002/spe.4380211102) says which concepts belong together, and each
takes the free seat that is nearest to it on a sunflower spiral (Vogel 1979, doi:10.1016/0025-5564(79)90080-4),
so that all keep the same distance from each other and none covers another.
"""

from typing import NamedTuple

import numpy as np

from indexer.model import Column, Ints

SEAT = 10.0
"""Units between neighbours on a spiral, about."""
GAP = 3.5 * SEAT
"""Between discs."""
GOLDEN = np.pi * (3 - np.sqrt(5))
SPRUNG = 250
"""Concepts of a community that springs hold, the most central ones; the others sit down beside their neighbours."""
STEPS = 40
WIDE = np.array([0.8, 1.2])
"""Discs rather stand beside each other than above: screens are wide."""
ANGLES = 40
"""Directions in which a disc is tried beside each that stands."""


class Wires(NamedTuple):
    """Edges as columns: the places of their ends, and how strong they are."""

    left: Ints
    right: Ints
    weight: Column


class Laid(NamedTuple):
    """Where concepts stand, (n, 2), and the discs of their communities: centres (k, 2) and radii (k)."""

    points: Column
    centres: Column
    radii: Column


def lay_out(community: Ints, wires: Wires) -> Laid:
    """Where concepts stand that are given by their community, 0 to k - 1, in falling order of importance.

    Cost: for each community the square of its first `SPRUNG` concepts and of its size; communities times communities.
    """
    count = int(community.max()) + 1 if len(community) else 0
    sizes = np.bincount(community, minlength=count)
    radii = SEAT * np.sqrt(sizes + 1.0)
    centres = set_discs(radii, between(community, wires, count))
    points = np.zeros((len(community), 2))
    for number in range(count):
        members = np.flatnonzero(community == number)
        points[members] = centres[number] + seated(members, wires)
    return Laid(points, centres, radii)


def between(community: Ints, wires: Wires, count: int) -> Column:
    """The weight of all edges between two communities, (k, k), symmetric."""
    left, right = community[wires.left], community[wires.right]
    table = np.bincount(left * count + right, wires.weight, minlength=count * count).reshape(count, count)
    return np.asarray(table + table.T)


def set_discs(radii: Column, ties: Column) -> Column:
    """Centres of discs that do not overlap, the largest in the middle; each stands where its ties to the others are shortest."""
    centres = np.zeros((len(radii), 2))
    order = np.lexsort((np.arange(len(radii)), -np.round(radii, 6)))
    turn = np.arange(ANGLES) * (2 * np.pi / ANGLES)
    round_about = np.stack([np.cos(turn), np.sin(turn)], axis=1)
    for place, disc in enumerate(order[1:], 1):
        placed = order[:place]
        reach = radii[placed] + radii[disc] + GAP
        tried = (centres[placed, None] + reach[:, None, None] * round_about).reshape(-1, 2)
        far = np.sqrt(((tried[:, None] - centres[placed]) ** 2).sum(axis=2))
        free = (far >= reach - 1e-6).all(axis=1)
        pull = ties[disc, placed] / max(ties[disc, placed].sum(), 1e-9) + 0.3 / place
        cost = np.where(free, far @ pull + 0.5 * np.sqrt(((tried * WIDE) ** 2).sum(axis=1)), np.inf)
        centres[disc] = tried[int(np.argmin(np.round(cost, 6)))]
    return centres


def seated(members: Ints, wires: Wires) -> Column:
    """Where the members of a community (ascending places) stand around its centre."""
    place = np.full(int(max(wires.left.max(initial=0), wires.right.max(initial=0), members.max())) + 1, -1)
    place[members] = np.arange(len(members))
    left, right = place[wires.left], place[wires.right]
    inside = (left >= 0) & (right >= 0)
    wanted = sprung(len(members), Wires(left[inside], right[inside], wires.weight[inside]))
    return take_seats(wanted)


def sprung(count: int, wires: Wires) -> Column:
    """Where springs would have concepts, (n, 2): those beyond the first `SPRUNG` in the middle of their neighbours."""
    points = spiral(count)
    held = min(count, SPRUNG)
    both = (wires.left < held) & (wires.right < held)
    points[:held] = _spring(points[:held], Wires(wires.left[both], wires.right[both], wires.weight[both]))
    for at in range(held, count):
        beside = np.concatenate([wires.left[wires.right == at], wires.right[wires.left == at]])
        beside = beside[beside < at]
        if len(beside):
            points[at] = points[beside].mean(axis=0)
    return points


def _spring(points: Column, wires: Wires) -> Column:
    """Fruchterman and Reingold: all push each other away with k^2 / d, edges pull with d^2 / k; steps grow smaller."""
    count = len(points)
    pull = np.zeros((count, count))
    np.add.at(pull, (wires.left, wires.right), wires.weight / max(float(wires.weight.max(initial=0.0)), 1e-9))
    pull += pull.T
    ideal = SEAT
    for step in range(STEPS):
        away = points[:, None] - points[None]
        far = np.maximum(np.sqrt((away**2).sum(axis=2)), 0.1)
        force = (away * ((ideal / far) ** 2 - pull * far / ideal)[:, :, None]).sum(axis=1) - 0.02 * points
        length = np.maximum(np.sqrt((force**2).sum(axis=1)), 1e-6)
        reach = SEAT * 2 * (1 - step / STEPS)
        points = points + force * (np.minimum(length, reach) / length)[:, None]
    return points


def take_seats(wanted: Column) -> Column:
    """A seat on the spiral for each, the first choosing first: the free one that is nearest to where it would be, once the
    wishes are spread over the disc as evenly as the seats are."""
    count = len(wanted)
    seats = spiral(count)
    away = wanted - wanted.mean(axis=0)
    far = np.sqrt((away**2).sum(axis=1))
    order = np.lexsort((np.arange(count), np.round(far, 6)))
    even = np.empty(count)
    even[order] = SEAT * np.sqrt(np.arange(count) + 0.5)
    wishes = away * (even / np.maximum(far, 1e-9))[:, None]
    free = np.ones(count, dtype=bool)
    taken = np.empty((count, 2))
    for at in range(count):
        distance = np.where(free, ((seats - wishes[at]) ** 2).sum(axis=1), np.inf)
        seat = int(np.argmin(np.round(distance, 6)))
        free[seat] = False
        taken[at] = seats[seat]
    return taken


def spiral(count: int) -> Column:
    """The seats of a sunflower: the k-th at the distance of the root of k + .5, a golden angle further round; (n, 2)."""
    number = np.arange(count)
    radius = SEAT * np.sqrt(number + 0.5)
    return np.stack([radius * np.cos(number * GOLDEN), radius * np.sin(number * GOLDEN)], axis=1)
