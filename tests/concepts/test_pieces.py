"""Which key terms are pieces of longer ones, or only count."""

import pytest

from indexer.concepts.pieces import Piece, wholes_first
from indexer.model import Term


def terms_after(*found: tuple[str, int, int]) -> list[str]:
    """The terms by their new scores, of (term, count, articles that have it), the best first; none is in the glossary."""
    terms = [Term(name, name, -0.1 * at, count) for at, (name, count, _) in enumerate(found)]
    pieces = [Piece(name.casefold(), articles, False, name.isascii(), False) for name, _, articles in found]
    return [term.term for term in sorted(wholes_first(terms, pieces), key=lambda term: -term.score)]


def test_a_longer_term_takes_the_place_of_its_pieces() -> None:
    assert terms_after(("Graham", 5, 1), ("Scan", 5, 1), ("Swift", 4, 9), ("Graham Scan", 5, 1)) == ["Graham Scan", "Swift", "Graham", "Scan"]
    assert terms_after(("线程等待", 9, 1), ("自旋", 3, 1), ("线程等待队列", 9, 1)) == ["线程等待队列", "自旋", "线程等待"]


@pytest.mark.parametrize(
    "found",
    [
        (("DartNative", 2, 9), ("DartNative Memory", 2, 2)),  # a subject of its own in other articles
        (("Graham", 6, 1), ("Graham Scan", 5, 1)),  # said alone, too
        (("Graham", 1, 1), ("Graham Scan", 1, 1)),  # said once
        (("Go", 3, 1), ("Gopher Hole", 3, 1)),
        (("颜色格式", 2, 1), ("切换颜色格式", 2, 1)),  # a verb and its object
    ],
)
def test_what_is_more_than_a_piece_stays_first(found: tuple[tuple[str, int, int], ...]) -> None:
    assert terms_after(*found) == [name for name, *_ in found]


def test_a_certain_name_of_the_glossary_is_no_piece() -> None:
    terms = [Term("Spring", "spring", 2.0, 3), Term("Spring Cloud", "springcloud", 1.0, 3)]
    pieces = [Piece("spring", 1, True, True, False), Piece("spring cloud", 1, True, True, False)]
    assert wholes_first(terms, pieces) == terms


def test_names_that_only_count_come_last_but_versions_do_not() -> None:
    assert terms_after(("p1", 3, 1), ("vue2", 3, 1), ("p2", 3, 1), ("vue3", 3, 1), ("t3", 3, 1)) == ["vue2", "vue3", "t3", "p1", "p2"]
