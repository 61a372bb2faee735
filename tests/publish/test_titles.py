"""Equal titles in links: what tells them apart, and where nothing needs to."""

from indexer.publish.titles import titles_of
from indexer.store import Entry


def entry(name: str, title: str = "介绍", date: str = "", copy_of: str = "") -> Entry:
    return Entry(name, title, "", date, "zh", (), copy_of)


def named(*entries: Entry) -> list[str]:
    return list(titles_of(entries).values())


def test_a_title_of_one_article_stands_alone_and_without_one_the_id_does() -> None:
    assert named(entry("docs/rag/README.md"), entry("a.md", ""), entry("b.md", "缓存")) == ["介绍", "a.md", "缓存"]


def test_pages_of_folders_are_told_apart_by_the_folder_that_only_they_stand_in() -> None:
    pages = ["docs/agent/introduction/README.md", "docs/rag/introduction/README.md", "docs/vue/router/README.md", "docs/vue/dom/README.md"]
    assert named(*map(entry, pages)) == ["介绍 · agent", "介绍 · rag", "介绍 · router", "介绍 · dom"]


def test_posts_of_one_folder_are_told_apart_by_year_day_or_file() -> None:
    posts = [entry(f"_posts/{at}.md", "总结", date) for at, date in enumerate(("2023-01-02", "2024-01-02", "2024-12-30"))]
    assert named(*posts) == ["总结 · 2023", "总结 · 2024-01-02", "总结 · 2024-12-30"]
    assert named(entry("_posts/git.md", "总结"), entry("_posts/go.md", "总结")) == ["总结 · git", "总结 · go"]


def test_copies_are_called_as_what_they_repeat_and_case_does_not_tell_apart() -> None:
    assert named(entry("a/x.md", "JVM 锁"), entry("b/x.md", "JVM 锁", copy_of="a/x.md")) == ["JVM 锁", "JVM 锁"]
    assert named(entry("a/x.md", "Vue"), entry("b/x.md", "vue")) == ["Vue · a", "vue · b"]


def test_what_nothing_tells_apart_keeps_its_title() -> None:
    assert named(entry("a/README.md"), entry("README.md")) == ["介绍 · a", "介绍"]
