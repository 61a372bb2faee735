"""`indexer doctor`, as people and scripts call it."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from indexer import Index
from indexer.cli import main
from indexer.concepts import decisions_of

PAGE = "<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{text}</article></body></html>"
STRANGE = "<p>" + "</p><p>".join(f"第{number}种香料从港口运来，商人在市集上称量并且登记它的价格。" for number in range(20)) + "</p>"


def doctor(index: Index | Path, *options: str | Path) -> Result:
    path = index.path if isinstance(index, Index) else index
    return CliRunner().invoke(main, ["doctor", "--index", str(path), *map(str, options)])


def as_rows(result: Result) -> dict[str, Any]:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_a_group_has_its_title_its_findings_and_the_remedy(corpora_index: Index) -> None:
    said = doctor(corpora_index, "--language", "en").stdout
    assert "Pages that could not be read · 1 · lost\n  corpora/defects/empty.md  empty\n  → mend the page" in said


def test_it_speaks_the_language_of_the_articles(corpora_index: Index) -> None:
    assert "未能读取的页面 · 1 · 丢失" in doctor(corpora_index).stdout


def test_of_many_findings_the_first_are_shown_unless_all_are_asked_for(corpora_index: Index) -> None:
    few, every = (doctor(corpora_index, "--language", "en", *more).stdout for more in ((), ("--all",)))
    assert "  and 2 more; --all shows them" in few
    assert "more; --all" not in every


def test_programs_get_the_groups_and_the_whole_tables(corpora_index: Index) -> None:
    rows = as_rows(doctor(corpora_index, "--json", "--language", "en"))
    assert rows["findings"] == sum(len(group["findings"]) for group in rows["groups"])
    assert list(rows["groups"][0]) == ["check", "severity", "title", "remedy", "findings"]
    assert len(rows["joins"]) > 1
    assert [copy["copy_of"] for copy in rows["copies"]] == ["corpora/saved-pages/websocket-heartbeat.html"] * 2


def test_the_uncertain_joins_are_a_file_of_decisions(corpora_index: Index) -> None:
    decided = decisions_of(doctor(corpora_index, "--joins").stdout.splitlines())
    assert len(decided.same) + len(decided.different) == len(corpora_index.uncertain_joins())
    assert ("栈桥", "Pier") in decided.different


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A built site with a page that nobody wrote, one that shows an article, and a notice."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "strange.html").write_text(PAGE.format(title="香料贸易", text=STRANGE), "utf-8")
    (folder / "404.html").write_text(PAGE.format(title="Not found", text="<p>Nothing here.</p>"), "utf-8")
    text = "<p>缓存穿透是查询不存在的数据，每次请求都落到数据库。布隆过滤器可以拦住缓存穿透。</p><p>缓存雪崩是大量缓存同时过期。</p>"
    (folder / "redis.html").write_text(PAGE.format(title="Redis 缓存穿透与缓存雪崩", text=text), "utf-8")
    return folder


def test_pages_of_a_site_without_a_source_are_named(blog_index_file: Path, site: Path) -> None:
    groups = as_rows(doctor(blog_index_file, "--site", site, "--json"))["groups"]
    found = next(group for group in groups if group["check"] == "sourceless")
    assert [finding["about"] for finding in found["findings"]] == ["strange.html"]


def test_a_site_that_is_not_there_is_refused(blog_index_file: Path) -> None:
    result = doctor(blog_index_file, "--site", "nowhere")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no such folder" in result.stderr
