"""What a person sees while something is made."""

import sys

import pytest

from indexer.cli.telling import exposed, progress_bar, tell_injected
from indexer.inject import Injected
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


def test_one_article_is_offered_beside_no_other() -> None:
    assert exposed(Exposure(never=1, most=3, limit=20, never_before=1, most_before=3)) == "1 article is offered beside no other, the most offered one beside 3"
