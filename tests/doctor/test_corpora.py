"""The doctor names every defect that was put into `corpora/`, and nothing else (corpora/README.md)."""

import pytest

from indexer import Index
from indexer.doctor import Given, diagnose

DEFECTS, SAVED = "corpora/defects", "corpora/saved-pages"
NAMED = {
    "failed": [f"{DEFECTS}/empty.md"],
    "damaged": [f"{SAVED}/truncated.html"],
    "dates": [f"{DEFECTS}/{name}" for name in ("2024-03-05-release-window.md", "canary.md", "pier-permissions.md", "rollback.md")],
    "spam": [f"{SAVED}/spam-{number}.html" for number in (1, 2, 3)],
    "copies": [f"{SAVED}/websocket-heartbeat.html"],
    "tags": ["JVM", "Java", "CI/CD", "GC", "Linux", "Python", "RLHF", "c#", "i18n", "machine-learning", "并发", "正则表达式"],
    "joins": ["栈桥", "清理", "通知"],
    "unexplained": ["栈桥"],
    "termless": [f"{DEFECTS}/readings.txt"],
    "orphans": [
        "corpora/aggregator/tdm-mcu.txt", f"{SAVED}/truncated.html",
        "corpora/jekyll-blog/_posts/2022-12-04-laptop-5g-wifi-slower-than-24g.md", "corpora/jekyll-blog/_posts/2023-05-21-git-rebase-vs-merge.md",
        f"{SAVED}/android-studio-device-not-found.html", f"{SAVED}/css-flex-layout.html", f"{SAVED}/flutter-card-gbk.html",
        f"{SAVED}/typescript-generics-zh-tw.html",
    ],
    "missing": [
        "corpora/aggregator/jvm-locks.txt", "corpora/aggregator/tdm-mcu.txt",
        f"{SAVED}/qt-mqtt.html", f"{SAVED}/unity-tag.html", f"{SAVED}/xlua-csharp-map-table.html",
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def found(corpora_index: Index) -> dict[str, list[str]]:
    groups = diagnose(corpora_index, Given("2026-01-01")).groups
    return {group.check: [finding.about for finding in group.findings] for group in groups}


@pytest.mark.parametrize("check", NAMED)
def test_every_defect_is_named_and_nothing_else(found: dict[str, list[str]], check: str) -> None:
    assert sorted(found[check]) == sorted(NAMED[check])


def test_no_other_check_finds_anything(found: dict[str, list[str]]) -> None:
    assert set(found) == set(NAMED)


def test_errors_come_first(corpora_index: Index) -> None:
    severities = [group.severity for group in diagnose(corpora_index).groups]
    assert severities == sorted(severities, key=("error", "warning", "note").index)


def test_nothing_is_in_the_future_where_nobody_says_the_day(corpora_index: Index) -> None:
    dates = next(group for group in diagnose(corpora_index).groups if group.check == "dates")
    assert f"{DEFECTS}/canary.md" not in [finding.about for finding in dates.findings]


def test_a_second_examination_says_the_same(corpora_index: Index) -> None:
    assert diagnose(corpora_index) == diagnose(corpora_index)
