"""Pages from .zip and .jex files, honest and hostile."""

import io
import stat
import struct
import tarfile
import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.model import Failure, Page
from indexer.parsing import parse
from indexer.parsing.parsers import Options as ParsingOptions
from indexer.sources import Options, packed, pages

NOTE = "# 锁\n\n偏向锁只给一个线程用。".encode()
JOPLIN = """垃圾回收

见 [锁](:/{0})。

id: {1}
created_time: 2024-01-02T03:04:05.000Z
type_: 1"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def zipped(name: str, files: dict[str, bytes]) -> bytes:
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as file:
        for path, content in files.items():
            file.writestr(path, content)
    return Path(name).read_bytes()


def read(source: str, **options: object) -> tuple[list[Page], list[Failure]]:
    found = list(pages([source], Options(**options)))  # type: ignore[arg-type]
    return [page for page in found if isinstance(page, Page)], [page for page in found if isinstance(page, Failure)]


def ids(source: str) -> list[str]:
    return [page.id for page in read(source)[0]]


def test_a_zip_is_read_as_the_folder_that_it_holds() -> None:
    zipped("a.zip", {"b/锁.md": NOTE, "a.html": b"<p>x", "p.png": b"1", ".obsidian/x.md": NOTE, "data.json": b"{}", "feed.xml": b"<rss version='2.0'><channel><item><title>t</title><link>http://x.example/</link></item></channel></rss>", "n.ipynb": b"{}"})
    found, failed = read("a.zip", exclude=("a.html",))
    assert [page.id for page in found] == ["a.zip/b/锁.md", "a.zip/feed.xml"]
    assert (found[0].content, found[0].media) == (NOTE, "markdown")
    assert [failure.id for failure in failed] == ["a.zip/n.ipynb"]


def test_the_parts_of_an_export_are_read_as_one() -> None:
    part = zipped("part.zip", {"锁 0123456789abcdef0123456789abcdef.md": NOTE})
    zipped("export.zip", {"Export-1-Part-1.zip": part, "x/deeper.zip": zipped("d.zip", {"inner.zip": part, "b.md": NOTE})})
    assert ids("export.zip") == ["export.zip/锁 0123456789abcdef0123456789abcdef.md", "export.zip/x/b.md"]


def test_an_export_of_joplin_is_read_wherever_it_lies() -> None:
    one, other = "0" * 31 + "1", "0" * 31 + "2"
    with tarfile.open("notes.jex", "w") as file:
        for name, content in ((f"{one}.md", JOPLIN.format(other, one)), (f"{other}.md", JOPLIN.format(one, other)), ("resources/a.png", "x" * 3000)):
            info = tarfile.TarInfo(name)
            info.size = len(content.encode())
            file.addfile(info, io.BytesIO(content.encode()))
        link = tarfile.TarInfo("link.md")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        file.addfile(link)
    assert len(read(".", include=("*.jex",))[0]) == 2
    found, failed = read(".")
    assert [page.id for page in found] == [f"notes.jex/{one}.md", f"notes.jex/{other}.md"]
    assert failed == []
    article = parse(found[0], ParsingOptions())
    assert article is not None
    assert (article.title, article.date[:10], [link.target for link in article.links]) == ("垃圾回收", "2024-01-02", [f"{other}.md"])


def test_names_of_chinese_windows_are_read() -> None:
    with zipfile.ZipFile("a.zip", "w") as file:
        file.writestr("xx.md", NOTE)
    Path("a.zip").write_bytes(Path("a.zip").read_bytes().replace(b"xx.md", "锁".encode("gb18030") + b".md"))
    assert ids("a.zip") == ["a.zip/锁.md"]


@pytest.mark.parametrize("name", ["../a.md", "/a.md", "b/../../a.md", "C:/a.md", "..\\a.md"])
def test_names_that_lead_out_are_told_and_not_read(name: str) -> None:
    zipped("a.zip", {name: NOTE, "b.md": NOTE})
    found, (failed,) = read("a.zip")
    assert [page.id for page in found] == ["a.zip/b.md"]
    assert failed.reason == "read, but 1 of its files have names that lead out of it, or are links"


def test_links_are_told_and_not_followed() -> None:
    with zipfile.ZipFile("a.zip", "w") as file:
        info = zipfile.ZipInfo("a.md")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        file.writestr(info, "/etc/passwd")
    found, failed = read("a.zip")
    assert found == []
    assert any("or are links" in failure.reason for failure in failed)


def test_what_unpacks_to_too_much_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    zipped("a.zip", {"a.md": b"0" * 100_000, "b.md": NOTE})
    found, (failed,) = read("a.zip", max_bytes=1000)
    assert ([page.id for page in found], failed.reason) == (["a.zip/b.md"], "larger than 1,000 bytes; see max_bytes")
    monkeypatch.setattr(packed, "MOST_BYTES", 50_000)
    assert [failure.reason for failure in read("a.zip")[1]] == ["read, but it unpacks to more than 50,000 bytes; what comes after is not read"]
    zipped("b.zip", {"p.zip": Path("a.zip").read_bytes() + b"0" * 60_000})
    assert [failure.reason for failure in read("b.zip")[1]] == ["it unpacks to more than 50,000 bytes"]


def test_a_size_that_is_a_lie_fools_nobody() -> None:
    content = zipped("a.zip", {"a.md": b"0" * 5_000_000})
    Path("a.zip").write_bytes(content.replace(struct.pack("<I", 5_000_000), struct.pack("<I", 10)))
    found, failed = read("a.zip")
    assert len(found) + len(failed) == 1
    assert all(len(page.content) <= 10 for page in found)


@pytest.mark.parametrize("large", [b"", packed.END_64])
def test_a_list_of_files_that_would_fill_the_memory_is_refused(large: bytes) -> None:
    wide = packed.LARGEST_DIRECTORY + 1
    end_64 = packed.END_64 + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, 9, 9, wide, 0) + packed.LOCATOR + struct.pack("<IQI", 0, 0, 1) if large else b""
    Path("a.zip").write_bytes(end_64 + packed.END + struct.pack("<HHHHIIH", 0, 0, 9, 9, 100 if large else wide, 0, 0))
    assert [failure.reason for failure in read("a.zip")[1]] == ["a zip file that lists too many files"]


@pytest.mark.parametrize(("name", "reason"), [("a.zip", "no zip file, or a damaged one"), ("a.jex", "no export of Joplin")])
def test_what_is_no_archive_is_told(name: str, reason: str) -> None:
    Path(name).write_bytes(b"nothing" * 200)
    assert [failure.reason.startswith(reason) for failure in read(name)[1]] == [True]
    zipped("p.zip", {"p.png": b""})
    assert [failure.reason for failure in read("p.zip")[1]] == ["no file in it is of a kind that is read"]


def test_a_folder_says_that_it_has_zips_of_texts() -> None:
    Path("posts").mkdir()
    zipped("posts/a.zip", {f"{number}.md": NOTE for number in range(5)})
    zipped("posts/program.zip", {"README.md": NOTE, "a.c": b""})
    Path("posts/broken.zip").write_bytes(b"PK")
    assert [failure.reason for failure in read("posts")[1]] == ["read, but 1 file in it is of a kind that is not read (.zip 1); name a zip file to have it read"]


def test_a_damaged_part_costs_a_line_and_the_others_are_read() -> None:
    zipped("a.zip", {"1.zip": b"nothing", "2.zip": zipped("p.zip", {"b.md": NOTE}), "c.md": NOTE})
    found, (failed,) = read("a.zip")
    assert [page.id for page in found] == ["a.zip/b.md", "a.zip/c.md"]
    assert (failed.id, failed.reason) == ("a.zip/1.zip", "no zip file, or a damaged one (File is not a zip file)")


def test_whatever_zipfile_raises_is_told() -> None:
    content = zipped("a.zip", {"锁.md": NOTE * 20, "b.md": NOTE})
    for damaged in (content[:60] + b"\xff" * 20 + content[80:], content.replace("锁".encode(), b"\xff\xff\xff", 1)):
        Path("a.zip").write_bytes(damaged)
        found, failed = read("a.zip")
        assert ([page.id for page in found], [failure.id for failure in failed]) == (["a.zip/b.md"], ["a.zip/锁.md"])
    Path("a.zip").write_bytes(content.replace(content[-6:-2], b"\xff\xff\xff\xff"))  # places before the file begins
    assert [failure.id for failure in read("a.zip")[1]] == ["a.zip/b.md", "a.zip/锁.md"]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_would_be_unpacked_at_once_is_told(method: int) -> None:
    with zipfile.ZipFile("part.zip", "w", method) as file:
        file.writestr("a.md", b"0" * 30_000_000)
    with zipfile.ZipFile("a.zip", "w", method) as file:
        file.write("part.zip")
        file.writestr("b.md", b"0" * 30_000_000)
    Path("a.zip").write_bytes(Path("a.zip").read_bytes().replace(struct.pack("<I", 30_000_000), struct.pack("<I", 10)))
    tracemalloc.start()
    found, failed = read("a.zip")
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()
    assert (found, [failure.id for failure in failed]) == ([], ["a.zip/b.md", "a.zip/part.zip"])
    assert {failure.reason for failure in failed} == {"damaged in its archive (it is packed by a method that is not read)"}


def test_a_file_without_a_name_is_passed() -> None:
    zipped("a.zip", {"xxxx": NOTE, "b.md": NOTE})
    Path("a.zip").write_bytes(Path("a.zip").read_bytes().replace(b"xxxx", b"\0xxx"))
    assert ids("a.zip") == ["a.zip/b.md"]


def test_a_second_end_in_the_last_bytes_hides_no_long_list() -> None:
    wide = packed.LARGEST_DIRECTORY + 1
    Path("a.zip").write_bytes(b"0" * 100 + packed.END + packed.END + struct.pack("<HHIIH", 9, 9, wide, 0, 0))
    assert [failure.reason for failure in read("a.zip")[1]] == ["a zip file that lists too many files"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.booleans(), st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), max_size=8), st.integers(0, 2000))
def test_damaged_archives_are_told_and_never_raise(tar: bool, changes: list[tuple[int, int]], cut: int) -> None:
    if tar:
        buffer = io.BytesIO()
        with tarfile.open(fileobj=buffer, mode="w") as file:
            info = tarfile.TarInfo("a.md")
            info.size = len(NOTE)
            file.addfile(info, io.BytesIO(NOTE))
        content = bytearray(buffer.getvalue()[:2048])
    else:
        content = bytearray(zipped("a.zip", {"a.md": NOTE, "b.zip": zipped("b.zip", {"c.md": NOTE})}))
    for at, value in changes:
        content[at % len(content)] = value
    name = "x.jex" if tar else "x.zip"
    Path(name).write_bytes(bytes(content[: len(content) - cut % len(content)] if cut % 3 == 0 else content))
    start = time.process_time()
    read(name)
    assert time.process_time() - start < 5


def kept(kind: int, number: int, **fields: str) -> bytes:
    """A file of Joplin's of another kind than a note."""
    said = "".join(f"{name}: {value}\n" for name, value in fields.items() if name != "title")
    return f"{fields.get('title', '')}\n\nid: {number:032x}\ncreated_time: 2024-01-02T03:04:05.000Z\n{said}type_: {kind}".encode().lstrip()


TAGGED = {
    f"{1:032x}.md": JOPLIN.format(f"{2:032x}", f"{1:032x}").encode(), f"{2:032x}.md": JOPLIN.format(f"{1:032x}", f"{2:032x}").encode(),
    f"{3:032x}.md": kept(5, 3, title="jvm"), f"{4:032x}.md": kept(5, 4, title="内存 管理"),
    **{f"{number:032x}.md": kept(6, number, note_id=f"{1:032x}", tag_id=f"{number - 3:032x}") for number in (6, 7)},
}  # fmt: skip


@pytest.mark.parametrize("packed", [True, False])
def test_notes_of_joplin_have_their_tags(packed: bool) -> None:
    for name, content in TAGGED.items():
        Path("raw").mkdir(exist_ok=True)
        Path("raw", name).write_bytes(content)
    if packed:
        with tarfile.open("notes.jex", "w") as file:
            for name in TAGGED:
                file.add(Path("raw", name), name)
    found = [parse(page, ParsingOptions()) for page in pages(["notes.jex" if packed else "raw"], Options()) if isinstance(page, Page)]
    assert [article.tags for article in found if article] == [("jvm", "内存 管理"), ()]


def test_a_damaged_export_of_joplin_gives_what_stands_before() -> None:
    test_notes_of_joplin_have_their_tags(packed=True)
    whole = Path("notes.jex").read_bytes()
    Path("notes.jex").write_bytes(whole[: whole.index(f"{2:032x}.md".encode())] + b"\1" * 1024)
    assert len([page for page in pages(["notes.jex"], Options()) if isinstance(page, Page)]) == 1
