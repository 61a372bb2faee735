"""`publish`: which publishers run, and what they may do to a folder."""

import json
import stat
import textwrap
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from indexer.errors import UsageError
from indexer.publish import BUILT_IN, File, Options, publish, publishers
from indexer.publish.folder import MANIFEST, take_away, write

from .conftest import MakeIndex, beside, sample

BOTH = ("html", "json")


def test_the_built_in_publishers_are_known_by_name() -> None:
    assert set(BUILT_IN) <= set(publishers())


def test_an_unknown_publisher_names_the_nearest(make_index: MakeIndex, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="did you mean 'html'"):
        publish(make_index(), ["htm"], tmp_path / "out")


def test_an_empty_corpus_publishes_a_page_that_says_so(make_index: MakeIndex, tmp_path: Path) -> None:
    publish(make_index(), BOTH, tmp_path / "out")
    assert "索引中还没有文章" in (tmp_path / "out/index.html").read_text("utf-8")


def test_publishing_again_writes_nothing(make_index: MakeIndex, tmp_path: Path) -> None:
    index = make_index(sample("a.md"), sample("b.md", neighbours=(beside("a.md"),)))
    first = publish(index, BOTH, tmp_path / "out")
    again = publish(index, BOTH, tmp_path / "out")
    assert (again.written, again.removed, again.unchanged) == (0, 0, first.written)


def test_the_same_index_gives_the_same_bytes(make_index: MakeIndex, tmp_path: Path) -> None:
    index = make_index(
        sample("a.md", terms=("锁",)), sample("b.md", neighbours=(beside("a.md", 0.9, "related", "锁"),))
    )
    publish(index, BOTH, tmp_path / "one")
    publish(index, BOTH, tmp_path / "two")
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")


def test_what_one_publisher_made_is_taken_away_and_the_rest_stays(make_index: MakeIndex, tmp_path: Path) -> None:
    out = tmp_path / "out"
    publish(make_index(sample("a.md")), BOTH, out)
    (out / "sidebars/mine.html").write_text("mine")
    assert take_away(out, ["json"]).removed == 3
    assert sorted(path.name for path in out.iterdir()) == [MANIFEST, "articles", "index.html", "pages.css", "sidebar.css", "sidebars"]
    take_away(out)
    assert bytes_of(out) == {"sidebars/mine.html": b"mine"}
    assert take_away(out).removed == take_away(tmp_path / "nowhere").removed == 0
    (out / "sidebars/mine.html").unlink()
    publish(make_index(sample("a.md")), BOTH, out)
    take_away(out)
    assert not out.exists()
    out.mkdir()
    take_away(out)
    assert out.exists()  # it may be anybody's


@pytest.mark.parametrize("path", ["../x", "/etc/x", "\ud800/x", "loop/x", "out/x"])
def test_a_forged_manifest_takes_nothing_away(path: str, tmp_path: Path) -> None:
    (tmp_path / "x").write_text("")
    out = tmp_path / "made"
    out.mkdir()
    (out / "loop").symlink_to(out / "loop")
    (out / "out").symlink_to(tmp_path)
    (out / MANIFEST).write_text(json.dumps({"files": {"p": [path]}}))
    with suppress(UsageError):  # and nothing else is raised
        take_away(out)
    assert (tmp_path / "x").exists()


def test_the_files_of_a_removed_article_disappear_and_those_of_others_stay(
    make_index: MakeIndex, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    publish(make_index(sample("a.md"), sample("gone.md")), BOTH, out)
    (out / "sidebars/mine.html").write_text("mine")
    done = publish(make_index(sample("a.md")), BOTH, out)
    assert done.removed == 3
    assert not list(out.rglob("gone*"))
    assert (out / "sidebars/mine.html").read_text() == "mine"


def test_one_publisher_does_not_remove_what_another_made(make_index: MakeIndex, tmp_path: Path) -> None:
    index = make_index(sample("a.md"))
    publish(index, ["json"], tmp_path)
    publish(index, ["html"], tmp_path)
    assert (tmp_path / "data/related.json").exists()


def test_a_strangers_file_is_never_overwritten(make_index: MakeIndex, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("my site")
    with pytest.raises(UsageError, match="not ours"):
        publish(make_index(sample("a.md")), ["html"], tmp_path)
    assert (tmp_path / "index.html").read_text() == "my site"


def test_a_failed_publisher_removes_nothing_and_can_be_repeated(tmp_path: Path) -> None:
    def failing() -> object:
        yield File("new.txt", b"1")
        raise RuntimeError

    write(tmp_path, "p", [File("old.txt", b"1")])
    with pytest.raises(RuntimeError):
        write(tmp_path, "p", failing())  # type: ignore[arg-type]
    assert (tmp_path / "old.txt").exists()
    assert write(tmp_path, "p", [File("new.txt", b"2")]).removed == 1


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x", "a\\x", "", "x\0", MANIFEST])
def test_no_publisher_writes_outside_the_folder(path: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        write(tmp_path / "out", "p", [File(path, b"")])
    assert [found.name for found in tmp_path.rglob("*") if found.is_file()] == [MANIFEST]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out/sub").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match="leads out"):
        write(tmp_path / "out", "p", [File("sub/x", b"")])


def test_a_link_on_the_way_is_followed_where_it_stays_inside(tmp_path: Path) -> None:
    (tmp_path / "out/own").mkdir(parents=True)
    (tmp_path / "out/sub").symlink_to(tmp_path / "out/own")
    (tmp_path / "here").symlink_to(tmp_path / "out")
    assert write(tmp_path / "here", "p", [File("sub/deep/x", b"")]).written == 1
    assert (tmp_path / "out/own/deep/x").exists()


def test_a_link_out_of_the_folder_deep_in_it_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere/below").mkdir(parents=True)
    (tmp_path / "out").mkdir()
    (tmp_path / "out/sub").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match="leads out"):
        write(tmp_path / "out", "p", [File("sub/below/x", b"")])


def test_a_forged_manifest_removes_nothing_outside_the_folder(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / MANIFEST).write_text(json.dumps({"files": {"p": ["../precious"]}}))
    with pytest.raises(UsageError):
        write(tmp_path / "out", "p", [])
    assert (tmp_path / "precious").exists()


def test_two_files_of_one_path_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="published twice"):
        write(tmp_path, "p", [File("x", b"1"), File("x", b"2")])


def test_a_damaged_manifest_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text("[")
    with pytest.raises(UsageError, match="publish again"):
        write(tmp_path, "p", [])


def test_a_web_server_may_read_what_is_written(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("")
    write(tmp_path, "p", [File("x", b"1")])
    assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == stat.S_IMODE((tmp_path / "plain").stat().st_mode)


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_publisher_of_the_manual_runs(make_index: MakeIndex) -> None:
    manual = (Path(__file__).parents[2] / "docs" / "sidebars.md").read_text("utf-8")
    section = manual.split("## A publisher of your own", 1)[1]
    block = "\n".join(line for line in section.split("## ", 1)[0].split("\n") if not line or line.startswith("    "))
    names: dict[str, Any] = {}
    exec(textwrap.dedent(block), names)  # noqa: S102 - the manual's own example
    index = make_index(sample("a.md", title="甲", neighbours=(beside("b.md"),)), sample("b.md", title="乙"))
    assert [(file.path, file.content.decode()) for file in names["publish"](index, Options())] == [("a.md.txt", "乙"), ("b.md.txt", "")]
