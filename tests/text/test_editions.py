"""The languages of a site, by the paths of its pages."""

import pytest

from indexer.text.editions import editions


@pytest.mark.parametrize(
    ("names", "languages"),
    [
        (["a.md", "a.en.md", "a.es.md", "a.pt-br.md"], ("", "en", "es", "pt")),
        (["b.zh-cn.md", "b.en.md", "b.fr.md"], ("zh-cn", "en", "fr")),
        (["c.zh.rst", "c.jp.rst"], ("zh", "jp")),
        ([f"{folder}{page}.md" for folder in ("en/", "zh-cn/", "es/") for page in "abc"], ("en",) * 3 + ("zh-cn",) * 3 + ("es",) * 3),
        (["docs/a.md", "docs/b.md", "docs/c.md", "docs/ja/a.md", "docs/ja/b.md", "docs/ja/c.md"], ("",) * 3 + ("ja",) * 3),
    ],
)
def test_a_page_is_in_the_language_that_its_path_names(names: list[str], languages: tuple[str, ...]) -> None:
    found = editions(names)
    assert found.languages == languages
    assert len(set(found.pages)) * len(set(languages)) == len(names)


@pytest.mark.parametrize(
    "names",
    [
        ["connector/4.jdbc.md", "connector/5.es.md"],  # Elasticsearch
        ["README.md", "cs/README.md", "ml/README.md", "os/README.md", "cs/locks.md"],
        ["a.md", "b.md", "c.md", "ml/a.md", "ml/x.md", "ml/y.md", "ml/z.md"],
        ["a.md", "b.md", "c.md", *(f"ml/{page}.md" for page in "abcstuvw")],
        ["open/cn-api.md", "what-is.md", "what.md"],
        [],
    ],
)
def test_a_code_that_no_page_is_there_without_names_no_language(names: list[str]) -> None:
    assert not any(editions(names).languages)
    assert not editions(names).places


def test_versions_are_those_that_paths_tell() -> None:
    found = editions(["a.md", "a.en.md", "a.es.md", "b.md", "c.zh-tw.md", "c.zh-cn.md", "b.chinese.md"])
    told = [[other for other in range(7) if found.are_versions(at, other)] for at in range(7)]
    assert told == [[2], [2], [0, 1], [], [5], [4], []]


def test_a_page_is_foreign_where_the_reader_has_it_in_the_own_language() -> None:
    found = editions(["a.md", "a.en.md", "b.md", "b.en.md", "c.md"])
    assert found.is_foreign(1, 2)
    assert found.is_foreign(0, 3)
    assert not found.is_foreign(0, 2)
    assert not found.is_foreign(4, 3)


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("a.zh-cn.md", "a.zh-tw.md", True), ("docs/a.md", "docs/zh-TW/a.md", True), ("zh-hans/a.md", "zh-hant/a.md", True), ("zh/a.md", "zh_HK/a.md", True),
        ("a.en.md", "a.zh-tw.md", False), ("a.zh-cn.md", "a.en.md", False), ("a.md", "zh/a.md", False), ("zh-cn/a.md", "zh-tw/b.md", False),
        ("zh-tw/a.md", "zh-hk/a.md", False),
    ],
)  # fmt: skip
def test_pages_in_two_scripts_of_chinese_are_told_by_their_paths(one: str, other: str, are: bool) -> None:
    assert editions([one, other]).are_scripts(0, 1) is editions([other, one]).are_scripts(0, 1) is are
    assert not are or editions([one, other]).are_versions(0, 1)
