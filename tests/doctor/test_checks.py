"""What each check finds, and what it leaves alone."""

import pytest

from indexer.doctor import dates, names, offers, pages
from indexer.doctor.findings import Finding
from indexer.model import Failure
from indexer.store import UncertainJoin

from .conftest import chart, concept, sheet


def about(findings: object) -> list[str]:
    return [finding.about for finding in findings]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("name", "said", "where"), [
    ("posts/2023-01-05-lock.md", {"date": "2024-01-05"}, "name"),
    ("posts/2023/01/05/lock.md", {"date": "2024-01-05"}, "name"),
    ("lock.md", {"date": "2024-01-05", "url": "https://a.example/2023/01/05/lock/"}, "address"),
    ("lock.md", {"date": "2024-06-03"}, "today"),
    ("lock.md", {"date": "2024-01-05T10:00:00", "updated": "2023-12-31"}, "updated"),
    ("lock.md", {"date": "2024-01-05", "beginning": "发布于：2023年1月5日 作者"}, "byline"),
    ("lock.md", {"date": "2024-01-05", "beginning": "Published on 2023-01-05"}, "byline"),
])  # fmt: skip
def test_dates_that_contradict_are_found(name: str, said: dict[str, str], where: str) -> None:
    assert [finding.said[2] for finding in dates.contradicting(chart(sheet(name, **said)))] == [where]


@pytest.mark.parametrize(("name", "said"), [
    ("2024-01-04-lock.md", {"date": "2024-01-05"}), ("2024-01-05-lock.md", {"date": ""}), ("2023-99-99-lock.md", {"date": "2024-01-05"}),
    ("release-2023-01-05.md", {"date": "2024-01-05"}), ("lock.md", {"date": "2024-06-02"}), ("lock.md", {"date": "soon"}),
    ("lock.md", {"date": "2024-01-05", "updated": "2024-01-04"}), ("lock.md", {"date": "2024-01-05", "beginning": "2009-01-01 的事"}),
])  # fmt: skip
def test_dates_that_agree_or_say_nothing_are_left_alone(name: str, said: dict[str, str]) -> None:
    assert not list(dates.contradicting(chart(sheet(name, **said))))


def test_failed_and_damaged_pages_are_told_apart() -> None:
    read = chart(failures=(Failure("a", "empty"), Failure("b", "read, but 1 character is lost")))
    assert list(pages.failed(read)) == [Finding("a", ("empty",))]
    assert list(pages.damaged(read)) == [Finding("b", ("1 character is lost",))]


def test_the_page_that_announces_most_missing_articles_comes_first() -> None:
    found = list(pages.missing_articles(chart(sheet("a", missing=("x",)), sheet("b", missing=("x", "y")), sheet("c"))))
    assert [finding.said for finding in found] == [("2", "x · y"), ("1", "x")]


def test_flagged_articles_and_copies_are_found() -> None:
    read = chart(sheet("a", flags=("spam",)), sheet("b", flags=("mismatch",)), sheet("e", flags=("unsaid",)), sheet("c", copy_of="d"), sheet("d"))
    assert about(offers.advertising(read)) == ["a"]
    assert about(offers.mismatched(read)) == ["b"]
    assert about(offers.unsaid(read)) == ["e"]
    assert list(offers.copies(read)) == [Finding("d", ("1", "c"), ("c",))]


def test_an_orphan_is_an_article_that_nothing_stands_beside() -> None:
    lonely = {"offered": ()}
    read = chart(
        sheet("a", **lonely, date="2023-01-01"), sheet("b", **lonely, date="2024-01-01"), sheet("c", **lonely, flags=("spam",)),
        sheet("d", **lonely, copy_of="e"), sheet("e", **lonely, terms=()), sheet("f"),
    )  # fmt: skip
    assert about(offers.orphans(read)) == ["b", "a"]
    assert about(pages.without_terms(read)) == ["e"]


def test_an_article_beside_nearly_all_others_is_found_and_a_good_overview_is_not() -> None:
    sheets = [sheet(f"{n:03}", offered=("000", f"{n % 100 + 100:03}", *(("001",) if n < 19 else ()))) for n in range(200)]
    assert list(offers.everywhere(chart(*sheets))) == [Finding("000", ("200", "200"))]


def test_tags_of_one_spelling_or_concept_mean_the_same() -> None:
    sheets = [sheet("a", tags=("JVM", "并发")), sheet("b", tags=("jvm", "concurrency")), sheet("c", tags=("JVM", "锁"))]
    found = list(names.equal_tags(chart(*sheets, concepts=(concept("并发", "concurrency"),))))
    assert [(finding.about, finding.said) for finding in found] == [
        ("JVM", ("JVM (2)", "jvm (1)")), ("concurrency", ("concurrency (1)", "并发 (1)")),
    ]  # fmt: skip


def test_tags_that_several_concepts_claim_are_left_alone() -> None:
    two = (concept("检查点", "checkpoint"), concept("合并镜像", "checkpoint"))
    assert not list(names.equal_tags(chart(sheet("a", tags=("检查点", "checkpoint")), concepts=two)))


def test_a_join_is_worth_looking_at_where_both_names_are_used() -> None:
    joins = (UncertainJoin("栈桥", "Pier", 0.7, False, ("a",)), UncertainJoin("回收", "deflate", 0.7, True, ("a",)))
    read = chart(concepts=(concept("栈桥"), concept("Pier", articles=3), concept("回收")), joins=joins)
    assert [(f.about, f.said[2], f.line) for f in names.uncertain_joins(read)] == [("栈桥", "3", "different: 栈桥 = Pier")]


def test_what_many_articles_are_about_should_be_explained() -> None:
    sheets = [sheet(str(number), terms=("栈桥系统", "kubernetes", "数据", "搭建")) for number in range(5)]
    concepts = (concept("栈桥系统"), concept("Kubernetes"), concept("数据", articles=100), concept("搭建"))
    assert about(names.unexplained(chart(*sheets, concepts=concepts))) == ["栈桥系统"]


def test_every_check_is_silent_where_there_is_nothing() -> None:
    from indexer.doctor import CHECKS

    assert not [finding for check in CHECKS for finding in check.find(chart())]
