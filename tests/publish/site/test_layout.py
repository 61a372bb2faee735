"""Where the concepts of a map stand."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.publish.site.chart import sizes_of
from indexer.publish.site.layout import SEAT, Wires, lay_out, set_discs, spiral, take_seats

NO_WIRES = Wires(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))


def closest(points: np.ndarray) -> float:
    """The least distance between two points."""
    far = np.sqrt(((points[:, None] - points[None]) ** 2).sum(axis=2))
    return float(np.min(far + np.diag(np.full(len(points), np.inf))))


@given(st.lists(st.integers(0, 4), min_size=2, max_size=60), st.integers(0, 2**32 - 1))
def test_no_two_concepts_cover_each_other(wanted: list[int], seed: int) -> None:
    community = np.unique(wanted, return_inverse=True)[1].astype(np.int64)
    random = np.random.default_rng(seed)
    ends = random.integers(0, len(community), (2, 40))
    laid = lay_out(community, Wires(ends[0], ends[1], random.random(40)))
    assert closest(laid.points) > SEAT / 2


def test_communities_do_not_overlap() -> None:
    radii = np.array([50.0, 40, 30, 30, 20, 10, 10])
    centres = set_discs(radii, np.ones((7, 7)))
    far = np.sqrt(((centres[:, None] - centres[None]) ** 2).sum(axis=2))
    apart = far - radii[:, None] - radii[None]
    assert apart[~np.eye(7, dtype=bool)].min() > 0


def test_a_community_stands_beside_the_one_that_it_is_tied_to() -> None:
    ties = np.zeros((4, 4))
    ties[2, 1] = ties[1, 2] = 9
    centres = set_discs(np.array([50.0, 40, 30, 30]), ties)
    assert np.linalg.norm(centres[2] - centres[1]) < np.linalg.norm(centres[3] - centres[1])


def test_what_belongs_together_stands_together() -> None:
    ring = np.arange(40)
    wires = Wires(np.concatenate([ring[:19], ring[20:39]]), np.concatenate([ring[1:20], ring[21:40]]), np.ones(38))
    points = lay_out(np.zeros(40, np.int64), wires).points
    along = np.linalg.norm(points[wires.left] - points[wires.right], axis=1).mean()
    across = np.linalg.norm(points[:20] - points[20:], axis=1).mean()
    assert along < across


def test_every_seat_is_taken_once() -> None:
    taken = take_seats(np.zeros((30, 2)))
    assert sorted(map(tuple, taken.tolist())) == sorted(map(tuple, spiral(30).tolist()))


def test_a_map_without_concepts_is_empty() -> None:
    assert lay_out(np.zeros(0, np.int64), NO_WIRES).points.shape == (0, 2)


def test_dots_shrink_with_rank() -> None:
    sizes = sizes_of(3000)
    assert sizes == sorted(sizes, reverse=True)
    assert (sizes[0], sizes[-1]) == (5, 0)
