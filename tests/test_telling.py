"""What a person sees while something is made."""

import sys
from dataclasses import replace

import pytest

from indexer.cli.telling import exposed, progress_bar, tell, tell_injected
from indexer.inject import Injected
from indexer.model import Failure, Report
from indexer.publish.choosing import Exposure


def test_a_stage_is_over_when_the_next_one_begins(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with progress_bar() as progress:
        for stage, done, total in (("articles", 7, 0), ("concepts", 0, 1), ("trees", 2, 5)):
            progress(stage, done, total)
    said = capsys.readouterr().err
    assert all(shown in said for shown in ("7/7", "1/1", "2/5"))


@pytest.mark.parametrize(("unseen", "said"), [(("a.md",), "1 article has no page"), (("a.md", "b.md"), "2 articles have no page"), ((), "0 articles have no page")])
def test_one_article_has_no_page_and_two_have_none(unseen: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    tell_injected(Injected(unseen=unseen), dry_run=False)
    assert said in capsys.readouterr().out


def test_how_evenly_articles_are_linked_is_told_without_the_limit_where_that_differs() -> None:
    same = Exposure(articles=9, linking=8, limit=20, never=1, most=3, never_before=1, most_before=3)
    said = "8 of 9 articles link to others; 1 is linked from none, the most linked one from 3"
    assert exposed(same) == said
    assert exposed(replace(same, never_before=0, most_before=5)) == f"{said} (without the limit of 20: 0 and 5)"
    assert exposed(replace(same, limit=0)) == f"{said} (no limit: exposure = 0)"


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (Report(articles=9, concepts=7, seconds=2, index="i.db"), "9 articles (0 unchanged, 0 failed), 0 candidate terms, 7 concepts, 0 edges in 2.0 s -> i.db"),
        (
            Report(articles=9, unchanged=8, skipped=2, failures=(Failure("a.md", "empty"),), concepts=7, seconds=2, index="i.db"),
            "9 articles (8 unchanged, 1 failed, 2 left out as drafts, redirects or templates), 0 candidate terms, 7 concepts, 0 edges in 2.0 s -> i.db\n  failed  a.md: empty",
        ),
    ],
)
def test_a_build_tells_what_was_left_out_only_where_something_was(report: Report, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    tell(report)
    assert "".join(capsys.readouterr()).strip() == said
