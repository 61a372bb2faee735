"""The neighbours of an article as a small map: the nearer, the more related; titles never lie on each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.publish.site.knowledge import Knowledge, Place
from indexer.text.spelling import is_han

WIDTH, ROW, TOP = 680, 46, 26
"""Units of the drawing: its width, the height of a row of titles, and the space above the first."""
CLOSE, FAR = 40, 150
"""How far from the middle the best possible neighbour stands, and the worst."""
BESIDE, CHARACTER = 14, 15
"""How far from its dot a title begins, with what stays free at the edge, and how wide a Han character is; a Latin one is half of that."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A neighbour on the map: where, on which side its title stands, and the title as far as it fits."""

    place: Place
    x: int
    y: int
    left: bool
    title: str


@dataclass(frozen=True, slots=True)
class Nearby:
    """The map: neighbours, and the pairs of them (x1, y1, x2, y2) that are neighbours of each other as well."""

    height: int
    middle: int
    spots: tuple[Spot, ...]
    ties: tuple[tuple[int, int, int, int], ...]


def nearby_map(name: str, known: Knowledge) -> Nearby | None:
    """The map around an article, None where it has no neighbours."""
    scores = dict(known.near[name])
    if not scores:
        return None
    order = beside_each_other(tuple(scores), known)
    half = (len(order) + 1) // 2
    rows = max(half, 2)
    spots = {}
    for at, other in enumerate(order):
        left = at >= half
        row = at if not left else len(order) - 1 - at  # around the middle: what is alike stays near across the sides
        away = round(FAR - (FAR - CLOSE) * min(1.0, max(0.0, scores[other])))
        y = TOP + ROW * row + (ROW // 2 if left and len(order) % 2 else 0)
        place = known.articles[other]
        spots[other] = Spot(place, WIDTH // 2 + (-away if left else away), y, left, fitting(place.title, (WIDTH // 2 - away - BESIDE) / CHARACTER))
    height = TOP * 2 + ROW * (rows - 1)
    return Nearby(height, height // 2, tuple(spots.values()), _ties(spots, known))


def beside_each_other(names: Sequence[str], known: Knowledge) -> list[str]:
    """The names in an order that keeps neighbours of each other together: from the best on, always the nearest to the last."""
    score = {(one, other): value for one in names for other, value in known.near[one]}
    order, left = [names[0]], list(names[1:])
    while left:
        last = order[-1]
        nearest = max(left, key=lambda other: max(score.get((last, other), 0.0), score.get((other, last), 0.0)))
        left.remove(nearest)
        order.append(nearest)
    return order


def fitting(title: str, units: float) -> str:
    """The beginning of a title that is so many Han characters wide at most.

    >>> fitting("偏向锁的撤销", 4), fitting("HTTP 缓存", 4)
    ('偏向锁…', 'HTTP…')
    """
    room = units
    for at, character in enumerate(title):
        room -= 1 if is_han(character) or ord(character) > 0x2E7F else 0.5
        if room < 0 or (room < 1 and at + 1 < len(title)):
            return title[:at].rstrip() + "…"
    return title


def _ties(spots: dict[str, Spot], known: Knowledge) -> tuple[tuple[int, int, int, int], ...]:
    pairs = {(min(one, other), max(one, other)) for one in spots for other, _ in known.near[one] if other in spots}
    return tuple((spots[one].x, spots[one].y, spots[other].x, spots[other].y) for one, other in sorted(pairs))
