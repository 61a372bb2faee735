"""Pages from folders and single files."""

import os
from pathlib import Path

import pytest

from indexer.errors import SourceError
from indexer.model import Failure, Page
from indexer.sources import Options, pages


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("正文", "utf-8")


def ids(*sources: str, **options: object) -> list[str]:
    return [page.id for page in pages(sources, Options(**options))]  # type: ignore[arg-type]


def failures(*sources: str, **options: object) -> list[tuple[str, str]]:
    found = pages(sources, Options(**options))  # type: ignore[arg-type]
    return [(page.id, page.reason) for page in found if isinstance(page, Failure)]


def test_a_folder_is_walked_in_the_order_of_names() -> None:
    write("posts/b.md", "posts/a/z.md", "posts/a/b/c.md", "posts/c.html", "posts/B.txt")
    assert ids("posts") == ["posts/B.txt", "posts/a/b/c.md", "posts/a/z.md", "posts/b.md", "posts/c.html"]


def test_texts_of_kinds_that_are_not_read_are_one_note_of_their_folder() -> None:
    write("posts/a.md", "posts/b.textile", "posts/c/d.tex", "posts/c/e.TEXTILE", "posts/.hidden/f.tex", "posts/g.png", "more/a.rst", "more/h.docx")
    told = [("posts", "read, but 3 files in it are of a kind that is not read (.textile 2, .tex 1)"), ("more", "read, but 1 file in it is of a kind that is not read (.docx 1)")]
    assert failures("posts", "more") == told
    assert all(Failure(*note).was_read for note in told)
    assert failures("posts", exclude=("*.tex", "*.textile", "*.TEXTILE")) == failures("posts", include=("*.md",)) == []


def test_restructured_text_is_read() -> None:
    write("posts/a.rst", "posts/b.REST")
    assert [page.media for page in pages(["posts"], Options()) if isinstance(page, Page)] == ["rst", "rst"]


def test_only_pages_are_taken() -> None:
    write("posts/a.md", "posts/a.png", "posts/a.js", "posts/Makefile", "posts/b.MARKDOWN", "posts/c.htm", "posts/d.mdx", "posts/e.Rmd", "posts/f.qmd")
    assert ids("posts") == ["posts/a.md", "posts/b.MARKDOWN", "posts/c.htm", "posts/d.mdx", "posts/e.Rmd", "posts/f.qmd"]


def test_a_page_knows_its_kind_and_bytes() -> None:
    write("posts/a.md")
    assert list(pages(["posts"], Options())) == [Page("posts/a.md", "正文".encode(), "markdown")]


def test_what_no_site_keeps_articles_in_is_left_out() -> None:
    write(
        "s/.git/a.md", "s/.hidden.md", "s/node_modules/x/README.md", "s/_includes/a.html", "s/404/index.html", "s/graph/logseq/bak/pages/a/2022.md", "s/graph/logseq/version-files/base/a.md", "s/content/_index.md",
        "s/public/lib/lazyload/README.html", "s/vendors/fastclick/README.html", "s/iconfont/demo_index.html", "s/genindex-A.html", "s/search.html", "s/_sources/a.rst.txt", "s/_modules/a.html",
        "s/404.html", "s/robots.txt", "s/requirements-dev.txt", "s/LICENSE.md", "s/fonts/OPEN-SANS-LICENSE.txt", "s/a.md",
    )  # fmt: skip
    assert ids("s") == ["s/a.md"]


def test_what_a_project_has_beside_its_articles_is_left_out_and_folders_of_articles_called_so_are_read() -> None:
    write("s/hugo.toml", "s/themes/t/a.md", "s/build/index.html", "s/content/themes/a.md", "s/content/build/maven.md", "s/web/package.json", "s/web/dist/a.html")
    write("s/docs/conf.py", "s/docs/_build/html/a.html")
    assert ids("s") == ["s/content/build/maven.md", "s/content/themes/a.md"]
    assert ids("s", exclude=("!build/",)) == ["s/build/index.html", "s/content/build/maven.md", "s/content/themes/a.md"]


def test_what_a_browser_saved_with_a_page_is_no_article() -> None:
    write("s/锁.html", "s/锁_files/frame.html", "s/b.htm", "s/b.files/frame.html", "s/my_files/a.md")
    assert ids("s") == ["s/b.htm", "s/my_files/a.md", "s/锁.html"]


def test_pages_without_an_ending_are_read_as_wget_saves_them(here: Path) -> None:
    write("posts/details/12.html", "posts/LICENSE-MIT", "posts/Makefile", "posts/logo?v=2")
    for name in ("posts/details/12", "posts/view?id=12", "posts/a.html?page=2"):
        Path(name).write_text("\ufeff\n<!-- saved -->\n<!DOCTYPE html><html><p>正文</html>", "utf-8")
    Path("posts/page.xsl").write_text("<html></html>", "utf-8")
    assert ids("posts") == ["posts/a.html?page=2", "posts/details/12", "posts/details/12.html", "posts/view?id=12"]
    assert {page.media for page in pages(["posts"], Options()) if isinstance(page, Page)} == {"html"}


def test_sources_of_one_name_are_told_apart_by_the_folders_above_them(here: Path) -> None:
    write("a/posts/x.md", "b/posts/x.md", "c/notes/x.md")
    assert ids(*(str(here / name) for name in ("a/posts", "b/posts", "c/notes"))) == ["a/posts/x.md", "b/posts/x.md", "notes/x.md"]
    assert ids(str(here / "a/posts"), "b/posts") == ["posts/x.md", "b/posts/x.md"]
    write("posts/y.md")
    assert set(ids("posts", str(here / "posts"))) == {"posts/y.md"}


def test_folders_of_drafts_are_read_only_when_asked() -> None:
    write("s/_drafts/a.md", "s/_posts/b.md")
    assert ids("s") == ["s/_posts/b.md"]
    assert ids("s", drafts=True) == ["s/_drafts/a.md", "s/_posts/b.md"]


def test_exclude_adds_to_the_defaults_and_takes_back() -> None:
    write("s/a.md", "s/old/b.md", "s/404.html")
    assert ids("s", exclude=("old/", "!404.html")) == ["s/404.html", "s/a.md"]


def test_include_narrows_the_choice() -> None:
    write("s/en/a.md", "s/zh/a.md", "s/zh/b.html", "s/zh/_index.md")
    assert ids("s", include=("zh/",)) == ["s/zh/a.md", "s/zh/b.html"]
    assert ids("s", include=("*.html",)) == ["s/zh/b.html"]


def test_links_are_not_followed(here: Path) -> None:
    write("s/a.md", "outside/b.md")
    (here / "s/link.md").symlink_to(here / "outside/b.md")
    (here / "s/folder").symlink_to(here / "outside")
    (here / "s/loop").symlink_to(here / "s")
    (here / "s/picture.png").symlink_to(here / "outside")
    (here / "s/.hidden").symlink_to(here / "outside")
    found = list(pages(["s"], Options()))
    assert [page.id for page in found if isinstance(page, Page)] == ["s/a.md"]
    assert [page.reason for page in found if isinstance(page, Failure)] == ["read, but 4 files in it are of a kind that is not read (symbolic link 4)"]


def test_tables_of_a_folder_are_read_where_they_are_named(here: Path) -> None:
    write("s/a.md", "s/b.jsonl", "s/c.jsonl.gz", "s/d.Parquet")
    said = [page.reason for page in pages(["s"], Options()) if isinstance(page, Failure)]
    assert said == ["read, but 3 files in it are of a kind that is not read (.jsonl 1, .jsonl.gz 1, .parquet 1); name a table to have it read"]


def test_a_pipe_is_not_read(here: Path) -> None:
    write("s/a.md")
    os.mkfifo(here / "s/b.md")
    assert ids("s") == ["s/a.md"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_without_permission_a_file_is_a_failure(here: Path) -> None:
    write("s/a.md", "s/b/c.md")
    (here / "s/a.md").chmod(0)
    (here / "s/b").chmod(0)
    try:
        assert failures("s") == [("s/a.md", "permission denied"), ("s/b/", "permission denied")]
    finally:
        (here / "s/b").chmod(0o700)


def test_a_file_that_cannot_be_opened_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    write("s/a.md")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert failures("s") == [("s/a.md", "permission denied")]


def test_a_folder_that_cannot_be_opened_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    scan = os.scandir

    def refuse(path: Path) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    write("s/a.md", "s/closed/b.md")
    monkeypatch.setattr("indexer.sources.folder.os.scandir", refuse)
    assert ids("s") == ["s/a.md", "s/closed/"]


def test_a_large_file_fails_unread() -> None:
    write("s/a.md")
    assert failures("s", max_bytes=5) == [("s/a.md", "larger than 5 bytes (6); see max_bytes")]


def test_a_single_file_is_a_source() -> None:
    write("posts/a.md")
    assert ids("./posts/a.md") == ["posts/a.md"]


def test_ids_do_not_depend_on_where_the_folder_lies(here: Path) -> None:
    write("posts/a.md")
    assert ids("posts") == ids("./posts/") == ids(str(here / "posts")) == ids("posts/../posts") == ["posts/a.md"]
    assert ids(".") == ["posts/a.md"]


def test_names_that_no_terminal_can_show_are_written_as_escapes(here: Path) -> None:
    write("s/两\n行.md")
    (here / os.fsdecode(b"s/\xff.md")).write_text("正文", "utf-8")
    assert ids("s") == ["s/两\\n行.md", "s/\\udcff.md"]


def test_a_folder_without_pages_is_no_error() -> None:
    write("s/a.png")
    assert ids("s") == []


@pytest.mark.parametrize("source", ["nowhere", "x" * 5_000, "posts/a.md/b"])
def test_a_missing_source_is_named(source: str) -> None:
    write("posts/a.md")
    with pytest.raises(SourceError, match=r"no such file or folder$"):
        ids("posts", source)


def test_a_source_of_no_known_kind_tells_which_are_known() -> None:
    write("a.pdf")
    with pytest.raises(SourceError, match=r"a\.pdf: of no known kind; known are folders and \.html"):
        ids("a.pdf")


def test_an_address_is_not_read_but_crawled() -> None:
    with pytest.raises(SourceError, match="an address is crawled first"):
        ids("https://example.com/feed.xml")


def test_what_is_written_for_programs_and_helpers_is_no_article() -> None:
    write("posts/a.md", "posts/AGENTS.md", "posts/CLAUDE.md", "posts/CODE_OF_CONDUCT.md", "posts/CONTRIBUTING.md", "posts/code/CMakeLists.txt", "posts/app/src/main/resources/templates/b.html")
    assert ids("posts") == ["posts/a.md"]
    write("site/book.json", "site/_book/a.md", "site/a.md", "notes/_book/a.md")
    assert ids("site", "notes") == ["site/a.md", "notes/_book/a.md"]
