"""Which neighbours a reader is offered: no copies, no advertisements, none twice, of an article in two languages one; no stubs but pinned ones, no pages on the author but pinned ones and translations."""

from collections.abc import Iterable, Set

from indexer.model import Neighbour
from indexer.store.answers import Hit
from indexer.store.reader import Reader, Standing
from indexer.store.rows import parsed

SURE = 1.0
"""The score of what owners pin."""
ALIKE = 0.8
"""The score from which two articles need no concept in common."""
STANDING = "SELECT title, url, coalesce(copy_of, id), flags, language, body FROM article LEFT JOIN neighbour ON neighbour.place = article.place WHERE id = ?"
NOTHING = frozenset[str]()
NOT_OFFERED = frozenset({"spam", "mismatch", "list", "stub", "about"})
UNLESS_PINNED, EXCUSED = frozenset({"stub", "about"}), {"translation": frozenset({"about"})}
"""Of these what does not speak against what an owner pins, and against a relation."""


def offered(reader: Reader, hits: Iterable[Hit], limit: int, own: str = "") -> list[Hit]:
    """The first hits that may be offered beside the article `own`; where a copy is near, the article that it is a copy of."""
    chosen: list[Hit] = []
    seen = {own, standing(reader, own).original} if own else set()
    language = standing(reader, own).language if own else ""
    for hit in hits:
        if len(chosen) == limit:
            break
        original = standing(reader, hit.id).original
        pinned = hit.score >= SURE
        excused = UNLESS_PINNED if pinned else EXCUSED.get(hit.relation, NOTHING)
        good = standing(reader, original).against <= excused
        better = not pinned and hit.relation == "related" and _is_read_elsewhere(reader, original, language, seen)
        if good and not better and original not in seen:
            seen.add(original)
            chosen.append(hit if original == hit.id else hit_of(reader, Neighbour(original, hit.score, hit.relation, hit.shared)))
    return chosen


def _is_read_elsewhere(reader: Reader, name: str, language: str, seen: Set[str]) -> bool:
    """Whether the translation of an article is offered already, or is in the reader's language where this one is not."""
    this = standing(reader, name)
    if not this.translation:
        return False
    ours = standing(reader, this.translation).language == language != this.language
    return this.translation in seen or (ours and is_offered(reader, this.translation))


def is_close(neighbour: Neighbour, threshold: float) -> bool:
    """Whether a neighbour is close enough to be offered: by its score, and by a concept that both share where neither its owner nor a
    translation says so and their words are not ALIKE. Of 9,400 such links of 2,547 articles 3 share none, of 70 of fourteen unlike articles 14; of four blogs' 41
    links of .55 and more that share none the 6 of .8 and more lead to a right one: GFS and Raft, two months' reviews."""
    sure = neighbour.shared or neighbour.relation != "related" or neighbour.score >= ALIKE or threshold <= 0
    return bool(sure) and neighbour.score >= threshold


def is_offered(reader: Reader, name: str) -> bool:
    """Whether an article, by its id, may be offered at all."""
    return not standing(reader, name).against


def hit_of(reader: Reader, neighbour: Neighbour) -> Hit:
    """A neighbour with its title and address."""
    found = standing(reader, neighbour.id)
    return Hit(neighbour.id, found.title, found.url, neighbour.score, neighbour.relation, neighbour.shared)


def standing(reader: Reader, name: str) -> Standing:
    """What links to an article, by its id, need to know of it; asked of the file once, since popular articles are linked often."""
    if name not in reader.standings:
        title, url, original, flags, language, neighbours = reader.one(STANDING, name)
        against = NOT_OFFERED & set(parsed(flags))
        rows = parsed(neighbours) if neighbours and '"translation"' in neighbours else ()
        translation = next((str(row[0]) for row in rows if row[2] == "translation"), "")
        reader.standings[name] = Standing(str(title), str(url), str(original), against, str(language)[:2].lower(), translation)
    return reader.standings[name]
