"""The verb that says what is wrong."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from indexer.cli.group import as_json, main, on_index
from indexer.config import load_config

if TYPE_CHECKING:
    from indexer.doctor import Diagnosis, Group
    from indexer.doctor.words import Words
    from indexer.model import Failure
    from indexer.store import Index

LANGUAGES = ("en", "zh-CN", "zh-TW")
SHOWN = 10
"""Findings of a check that are shown unless all are asked for."""


@main.command(short_help="What is wrong or could be better.")
@click.option("--site", type=click.Path(path_type=Path), help="A built site: also look for its pages without a source.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Of what is said; that of most articles if not given.")
@click.option("--all", "every", is_flag=True, help="Show all findings of every check.")
@click.option("--joins", is_flag=True, help="Only the names that may be one concept, all of them, as a file of decisions.")
@on_index
@as_json
def doctor(index: "Index", as_json: bool, site: Path | None, **shape: Any) -> None:
    """What the owner of the articles should look at: pages that failed, contradicting dates, advertisements, copies, tags that
    mean the same, articles that nothing is related to, and more (docs/doctor.md), each with the remedy.

    The lines about names can be put into the file that `aliases` in indexer.toml names, corrected where they are wrong.
    """
    from indexer.doctor import Given, diagnose

    if shape["joins"] and not as_json:
        _tell_joins(index)
        return
    given = Given(datetime.now(UTC).date().isoformat(), load_config().threshold, _sourceless(index, site))
    found, words = diagnose(index, given), _words(index, shape["language"])
    if as_json:
        click.echo(json.dumps(_rows(index, found, words), ensure_ascii=False))
        return
    for group in found.groups:
        _tell(group, words, len(group.findings) if shape["every"] else SHOWN)
    click.echo(words.summary.format(found.count, found.articles) if found.count else words.nothing, err=True)


def _tell(group: "Group", words: "Words", shown: int) -> None:
    sentence = words.checks[group.check]
    click.echo(f"{sentence.title} · {len(group.findings)} · {words.severities[group.severity]}")
    for finding in group.findings[:shown]:
        click.echo("  " + "  ".join(filter(None, (" ".join(finding.about.split()), words.say(group.check, finding)))))
        if finding.line:
            click.echo(f"    {finding.line}")
    if len(group.findings) > shown:
        click.echo("  " + words.more.format(len(group.findings) - shown))
    click.echo(f"  → {sentence.remedy}\n")


def _tell_joins(index: "Index") -> None:
    from indexer.doctor import line_of

    for join in index.uncertain_joins():
        click.echo(f"# {join.confidence:.2f}   in {', '.join(join.articles)}\n{line_of(join)}")


def _rows(index: "Index", found: "Diagnosis", words: "Words") -> dict[str, Any]:
    """The groups with their words; and as before all failures, flagged articles, copies and uncertain joins."""
    from indexer.doctor import line_of

    entries = index.entries()
    groups = [
        {"check": group.check, "severity": group.severity, **words.checks[group.check]._asdict(),
         "findings": [{**asdict(finding), "text": words.say(group.check, finding)} for finding in group.findings]}
        for group in found.groups
    ]  # fmt: skip
    for group in groups:
        del group["detail"]
    return {
        "articles": found.articles,
        "findings": found.count,
        "groups": groups,
        "failures": [asdict(failure) for failure in index.failures()],
        "flagged": [{"flag": f, "id": e.id, "title": e.title} for e in entries for f in e.flags if f in {"spam", "mismatch", "unsaid", "stub"}],
        "copies": [{"id": entry.id, "copy_of": entry.copy_of} for entry in entries if entry.copy_of],
        "joins": [{**asdict(join), "line": line_of(join)} for join in index.uncertain_joins()],
    }


def _sourceless(index: "Index", site: Path | None) -> Sequence["Failure"]:
    from indexer.inject.sourceless import pages_without_source

    return pages_without_source(index, site) if site is not None else ()


def _words(index: "Index", language: str | None) -> "Words":
    from indexer.doctor.words import SPOKEN
    from indexer.publish.words import words_of

    return SPOKEN[language or words_of(index.entries(), index.article).language]
