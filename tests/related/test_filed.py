"""Tags and categories as evidence that two articles belong together."""

import tracemalloc
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import scipy.sparse as sp

from indexer.model import Article
from indexer.related.filed import FILED, filed_apart, filed_under, tagged
from indexer.related.named import Named
from indexer.related.neighbours import SURELY, Lists, neighbour_lists
from indexer.related.scores import scores_of

from .corpora import material, random_views
from .test_reasons import HELD, explained


def filed_of(articles: list[Article], named: Named) -> sp.csr_array:
    return filed_under(articles, named, tagged(articles, named))


def worth(tags: list[tuple[str, ...]], named: Named | None = None) -> np.ndarray:
    articles = [Article(str(at), "", "", (), tags=found) for at, found in enumerate(tags)]
    articles += [Article(f"more {at}", "", "", (), tags=("博客",)) for at in range(100)]
    filed = filed_of(articles, named or Named({}))
    found: np.ndarray = (filed @ filed.T).toarray()
    return found


def test_a_rare_tag_says_more_than_a_frequent_one() -> None:
    found = worth([("jvm-gc",), ("jvm-gc",), *[("Java",)] * 5])
    assert found[0, 1] > 1.3 * found[2, 3] > 0


def test_what_many_articles_have_or_one_alone_says_nothing() -> None:
    found = worth([("博客", "一", "随笔"), ("博客", "二", "随笔"), *[("随笔",)] * 8])
    assert not found.any()


def test_many_tags_together_are_worth_no_more_than_the_most() -> None:
    many = tuple(f"seo {at}" for at in range(30))
    assert worth([many, many]).max() <= FILED + 1e-6


def test_case_script_and_blanks_make_no_other_tag() -> None:
    found = worth([("Spring Boot", "資料庫"), ("spring-boot",), ("资料库",)])
    assert found[0, 1] > 0
    assert found[0, 2] > 0


def test_the_names_of_a_concept_are_one_tag() -> None:
    assert worth([("k8s",), ("Kubernetes",)], Named({"k": "Kubernetes"}, aliases={"k": ["k8s"]}))[0, 1] > 0
    assert not worth([("k8s",), ("Kubernetes",)])[0, 1]


def test_vague_tags_say_nothing() -> None:
    assert not worth([("笔记",), ("笔记",)], Named({"n": "笔记", "k": "内核"}, frozenset("n"))).any()


def test_a_category_counts_as_a_tag() -> None:
    articles = [Article(str(at), "", "", (), categories=(name,)) for at, name in enumerate(["诊断", "诊断", "其他"])]
    filed = filed_of(articles, Named({}))
    assert (filed @ filed.T)[0, 1] > 0


def placed(*ids: str, tags: tuple[str, ...] = ()) -> np.ndarray:
    """What it is worth that each of some articles shares with each, of a hundred more that lie elsewhere."""
    articles = [Article(name, "", "", (), tags=tags) for name in (*ids, *(f"notes/{at}" for at in range(100)))]
    filed = filed_of(articles, Named({}))
    found: np.ndarray = (filed @ filed.T).toarray()[: len(ids), : len(ids)]
    return found


def test_where_no_tag_says_it_the_folder_does() -> None:
    found = placed("notes/git/a.md", "notes/git/b/index.md", "notes/vim/c.md", "notes/d.md", "notes/e.md")
    assert 0 < found[0, 1] <= FILED + 1e-6
    assert not found[0, 2:].any()
    assert not found[3, 4]
    assert not placed("notes/git/a.md", "notes/git/b.md", tags=("博客",)).any()


def test_a_folder_says_more_than_a_tag_unless_many_articles_lie_in_it() -> None:
    assert placed("git/a.md", "git/b.md")[0, 1] > worth([("jvm-gc",), ("jvm-gc",)])[0, 1]
    assert not placed(*(f"git/{at}.md" for at in range(20))).any()


def test_folders_of_dates_and_addresses_say_nothing() -> None:
    assert not placed("notes/2024/05/a.md", "notes/2024/05/b.md", "https://example.org/git/a", "https://example.org/git/b").any()


def peak_of(work: Callable[[], object]) -> int:
    """Bytes that are held at once."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_folder_with_a_long_name_takes_no_memory_for_each_article() -> None:
    names = [f"{'文' * 100_000}/{at}" for at in range(2)]
    assert placed(*names)[0, 1] > 0
    assert peak_of(lambda: placed(*names)) < 10_000_000


def test_thousands_of_tags_of_one_article_take_no_memory_for_each_neighbour() -> None:
    articles = [Article(str(at), "", "", (), tags=("锁",)) for at in range(200)]
    tags = tagged([Article("a", "", "", (), tags=tuple(map(str, range(10_000)))), *articles], Named({}))
    others = np.zeros((201, 1), dtype=np.int64)
    others[0] = -1
    assert filed_apart(tags, sp.csr_array((201, 0), dtype=np.float32), others)[1:].all()
    assert peak_of(lambda: filed_apart(tags, sp.csr_array((201, 0), dtype=np.float32), others)) < 5_000_000


def test_articles_filed_together_move_up() -> None:
    of = random_views(40)
    filed = np.zeros((40, 1), dtype=np.float32)
    filed[[3, 29]] = 2.0
    lists = neighbour_lists(scores_of(replace(material(of), filed=sp.csr_array(filed))), sp.csr_array((40, 1)))
    assert 29 in lists.neighbour[3, :2].tolist()


def test_a_shared_tag_is_a_reason_though_no_key_term() -> None:
    filed = np.zeros(HELD.shape, dtype=np.float32)
    filed[:, 0] = 0.5
    without = {concept.concept for found in explained(0, known="b") for shared in found for concept in shared}
    having = {concept.concept for found in explained(0, known="b", filed=sp.csr_array(filed)) for shared in found for concept in shared}
    assert (without, having) == ({"b"}, {"a", "b"})


def test_two_with_tags_but_none_in_common_are_filed_apart() -> None:
    articles = [Article(str(at), "", "", (), tags=tags) for at, tags in enumerate([("Git", "笔记"), ("笔记",), ("Vim",), ()])]
    apart = filed_apart(tagged(articles, Named({})), sp.csr_array((4, 0)), np.array([[1, 2, 3, -1], [0, 2, 3, -1], [0, 1, 3, -1], [0, 1, 2, -1]]))
    assert apart.tolist() == [[False, True, False, False], [False, True, False, False], [True, True, False, False], [False] * 4]


def test_what_one_is_filed_under_and_the_other_speaks_of_holds_them_together() -> None:
    articles = [Article(str(at), "", "", (), tags=(tag,)) for at, tag in enumerate(["Redis", "缓存", "锁"])]
    tags = tagged(articles, Named({"r": "Redis"}))
    spoken = sp.csr_array(np.log1p([[0.0], [8.0], [7.0]]))
    assert filed_apart(tags, spoken, np.array([[1, 2], [0, 2], [0, 1]])).tolist() == [[False, True], [False, True], [True, True]]


def lists_of(tags: list[int], links: list[int] | None = None) -> Lists:
    """The lists of forty articles, of which the first has a tag of its own, and some, by their places, another one; `links` are from the first,
    whose words the last two have."""
    of = random_views(38)
    has, linked = np.zeros((40, 2), dtype=np.float32), np.zeros((40, 40), dtype=np.float32)
    has[0, 0], has[tags, 1], linked[0, links or []] = 1, 1, 1
    made = replace(material([*of, of[0], of[0]]), tags=sp.csr_array(has), links=sp.csr_array(linked + linked.T))
    return neighbour_lists(scores_of(made), sp.csr_array((40, 1)))


def test_what_is_filed_apart_is_less_likely_unless_one_links_to_the_other() -> None:
    before = lists_of([])
    other = int(before.neighbour[0, 5])
    place = before.neighbour[0].tolist().index
    after, linked = lists_of([other]), lists_of([other], [other])
    assert after.probability[0, after.neighbour[0].tolist().index(other)] < before.probability[0, place(other)]
    assert (linked.probability == lists_of([], [other]).probability).all()


def test_a_translation_is_as_likely_whatever_it_is_filed_under() -> None:
    of = random_views(40)
    has, declared = np.zeros((40, 2), dtype=np.float32), np.full(40, -1)
    has[0, 0], has[20, 1], declared[0], declared[20] = 1, 1, 20, 0
    lists = neighbour_lists(scores_of(replace(material(of), tags=sp.csr_array(has), declared=declared)), sp.csr_array((40, 1)))
    assert (lists.neighbour[0, 0], lists.probability[0, 0]) == (20, SURELY)


def test_of_two_that_are_as_near_the_one_filed_apart_comes_second() -> None:
    assert lists_of([]).neighbour[0, :2].tolist() == [38, 39]
    assert lists_of([38]).neighbour[0, :2].tolist() == [39, 38]
