"""Which neighbours a reader is offered: no copies, no advertisements, none twice."""

from collections.abc import Iterable

from indexer.model import Neighbour
from indexer.store.answers import Hit
from indexer.store.reader import Reader
from indexer.store.rows import parsed

NOT_OFFERED = frozenset({"spam", "mismatch", "list"})


def offered(reader: Reader, hits: Iterable[Hit], limit: int, own: str = "") -> list[Hit]:
    """The first hits that may be offered beside the article `own`; where a copy is near, the article that it is a copy of."""
    chosen: list[Hit] = []
    seen = {own, _original(reader, own)} if own else set()
    for hit in hits:
        if len(chosen) == limit:
            break
        original = _original(reader, hit.id)
        if original not in seen and is_offered(reader, original):
            seen.add(original)
            chosen.append(hit if original == hit.id else hit_of(reader, Neighbour(original, hit.score, hit.relation, hit.shared)))
    return chosen


def is_offered(reader: Reader, name: str) -> bool:
    """Whether an article, by its id, may be offered at all."""
    return not NOT_OFFERED & set(parsed(reader.one("SELECT flags FROM article WHERE id = ?", name)[0]))


def hit_of(reader: Reader, neighbour: Neighbour) -> Hit:
    """A neighbour with its title and address."""
    title, url = reader.one("SELECT title, url FROM article WHERE id = ?", neighbour.id)
    return Hit(neighbour.id, str(title), str(url), neighbour.score, neighbour.relation, neighbour.shared)


def _original(reader: Reader, name: str) -> str:
    return str(reader.one("SELECT coalesce(copy_of, id) FROM article WHERE id = ?", name)[0])

