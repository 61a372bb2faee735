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


def test_addresses_are_told_apart_by_their_last_parts_queries_and_hosts() -> None:
    assert named(entry("https://a.com/intro"), entry("https://a.com/intro2/")) == ["介绍 · intro", "介绍 · intro2"]
    assert named(entry("https://a.com/p?id=1"), entry("https://a.com/p?id=2")) == ["介绍 · p?id=1", "介绍 · p?id=2"]
    assert named(entry("https://a.com/%E4%BB%8B/x/"), entry("https://b.com/x/")) == ["介绍 · 介", "介绍 · b.com"]
    assert named(entry("docs\\rag\\a.md"), entry("docs\\vue\\a.md")) == ["介绍 · rag", "介绍 · vue"]


def test_a_folder_and_a_file_tell_apart_what_neither_does_alone() -> None:
    assert named(*map(entry, ["x/a.md", "y/a.md", "x/b.md", "y/b.md"])) == ["介绍 · x/a", "介绍 · y/a", "介绍 · x/b", "介绍 · y/b"]


def test_titles_that_look_alike_are_alike_and_no_sign_makes_two_of_them() -> None:
    assert named(entry("a/x.md", "介绍 "), entry("b/x.md", "介绍")) == ["介绍 · a", "介绍 · b"]
    assert len(set(named(entry("a/x.md"), entry("b/x.md"), entry("c.md", "介绍 · a")))) == 3


def test_what_a_site_keeps_in_two_languages_is_told_apart_only_from_what_is_in_the_same() -> None:
    assert named(entry("blog/cve.md"), entry("i18n/en/docusaurus-plugin-content-blog/cve.md")) == ["介绍", "介绍"]
    assert named(entry("a.zh-tw.md"), entry("a.zh-cn.md")) == ["介绍", "介绍"]
    assert named(entry("en/x/a.md"), entry("en/y/a.md"), entry("zh/x/a.md")) == ["介绍 · x", "介绍 · y", "介绍"]
