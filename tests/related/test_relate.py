"""What is offered of a list of neighbours."""

from dataclasses import replace

import numpy as np
import scipy.sparse as sp

from indexer.model import Article
from indexer.related.neighbours import Lists
from indexer.related.relate import LISTED, Grounds, Kin, _neighbours, offered
from indexer.related.series import Series
from indexer.text.editions import editions


def lists(count: int) -> Lists:
    """The lists of articles that all have the others in their order."""
    every = np.array([[other for other in range(count) if other != at] for at in range(count)])
    shape = every.shape
    return Lists(every, np.ones(shape), np.ones(shape), np.zeros(shape, dtype=np.bool_), np.full(count, -1), sp.csr_array((count, 1)))


def kin(names: list[str]) -> Kin:
    return Kin({}, {}, np.full(len(names), -1), editions(names))


def test_pages_that_are_there_in_the_own_language_take_no_places_of_others() -> None:
    names = [f"{folder}{page}.md" for page in range(LISTED + 2) for folder in ("en/", "fr/")]
    found = [names[1:][place] for place in offered(0, lists(len(names)), kin(names))]
    assert found == ["fr/0.md", *(f"en/{page}.md" for page in range(1, LISTED))]


def test_of_one_language_the_first_are_offered() -> None:
    names = [f"{page}.md" for page in range(LISTED + 9)]
    assert offered(3, lists(len(names)), kin(names)) == list(range(LISTED))
    assert offered(0, lists(3), kin(names[:3])) == [0, 1]


def test_parts_are_of_one_series_and_chapters_related_like_any_others() -> None:
    names = ["a.md", "b.md", "c.md"]
    for chapters, relation in ((False, "series"), (True, "related")):
        found = Kin({}, dict.fromkeys((0, 1), Series((0, 1), chapters=chapters)), np.full(3, -1), editions([*names[:2], "c.es.md", "c.md"]))
        assert found.relations(0, [1, 2]) == [relation, "related"]


def test_a_page_in_the_other_script_is_a_translation_and_of_others_the_readers_script_is_offered() -> None:
    names = [f"{page}.{script}.md" for page in range(3) for script in ("zh-cn", "zh-tw")]
    others = names[1:]
    found = offered(0, lists(len(names)), kin(names))
    assert [others[place] for place in found] == ["0.zh-tw.md", "1.zh-cn.md", "2.zh-cn.md"]
    assert kin(names).relations(0, [1, 2]) == ["translation", "related"]


def test_parts_stand_below_what_is_listed_and_chapters_do_not() -> None:
    articles = [Article(id=f"{at}.md", title="", text="", blocks=()) for at in range(3)]
    found = replace(lists(3), neighbour=np.array([[1], [0], [0]]), probability=np.ones((3, 1)))
    for chapters, others in ((False, ["1.md", "2.md"]), (True, ["1.md"])):
        parts = kin([article.id for article in articles])._replace(series=dict.fromkeys(range(3), Series((0, 1, 2), chapters=chapters)))
        neighbours = _neighbours(0, articles, found, parts, Grounds([()], np.zeros(1, dtype=np.bool_)))
        assert [neighbour.id for neighbour in neighbours] == others
