"""The metadata block at the head of a Markdown file."""

from typing import Any

import pytest

from indexer.errors import PageError
from indexer.model import Page
from indexer.parsing import Options, parse
from indexer.parsing.markdown.frontmatter import is_hidden, list_of, split_front_matter, text_of
from tests.parsing.pages import article_of, found_in, soon


def test_yaml_of_hexo_fills_the_article() -> None:
    article = article_of(
        "---\ntitle: JVM 锁\ndate: 2023-05-01 10:00:00\nupdated: 2023-06-01\nauthor: 小明\ntags: [JVM, 锁]\n"
        "categories:\n  - [Java, 并发]\n---\n正文"
    )
    assert (article.title, article.author, article.text) == ("JVM 锁", "小明", "正文")
    assert (article.date, article.updated) == ("2023-05-01T10:00:00", "2023-06-01")
    assert (article.tags, article.categories) == (("JVM", "锁"), ("Java", "并发"))


def test_hexo_may_leave_out_the_first_fence() -> None:
    found = split_front_matter("title: 锁\ntags:\n- a\n  - b\n---\n正文")
    assert (found.fields["title"], found.body) == ("锁", "正文")


def test_toml_of_hugo_is_read() -> None:
    article = article_of('+++\ntitle = "容器"\ndate = 2024-03-03T23:10:00+08:00\ntags = ["K8s"]\n+++\n正文')
    assert (article.title, article.date, article.tags) == ("容器", "2024-03-03T23:10:00", ("K8s",))


def test_json_of_hugo_is_read() -> None:
    article = article_of('{"title": "容器", "date": "2024-03-03", "Tags": ["K8s"]}\n\n正文')
    assert (article.title, article.date, article.tags, article.text) == ("容器", "2024-03-03", ("K8s",), "正文")


def test_braces_that_are_no_json_belong_to_the_text() -> None:
    assert article_of("{% raw %}正文{% endraw %}").text == "正文"


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    article = article_of("\ufeff---\r\ntitle: 锁\r\n---\r\n第一行\r\n第二行\r\n")
    assert (article.title, article.text) == ("锁", "第一行第二行")


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert article_of("---\n\n正文\n\n---\n\n后").text == "正文\n后"


@pytest.mark.parametrize("yaml", [
    "title: 锁: 详解\ntags: [a", "title: 锁: 详解\n\t- x: [", "title: 锁: 详解\n&", "title: 锁: 详解\ndate: 2023-02-30T99:00:00\nb: [",
])  # fmt: skip
def test_of_broken_yaml_the_plain_lines_are_read(yaml: str) -> None:
    article = article_of(f"---\n{yaml}\n---\n正文")
    assert (article.title, article.text) == ("锁: 详解", "正文")
    assert split_front_matter(f"---\n{yaml}\n---\n正文").broken


def test_broken_toml_leaves_the_text() -> None:
    assert article_of('+++\ntitle = \ndate = "2023-05-01"\n+++\n正文').text == "正文"


def test_a_password_in_broken_yaml_still_protects() -> None:
    assert found_in("---\ntitle: [锁\ntags:\npassword: secret\n---\n正文") is None


def test_what_is_no_mapping_belongs_to_the_text() -> None:
    assert article_of("---\n- 甲\n---\n正文").text == "甲\n正文"


@pytest.mark.parametrize("line", [
    "draft: true", "draft: 'yes'", "published: false", "published: 'False'", "published: no", "password: 123", "password: secret", "status: draft", "Status: Draft", "status: private",
])  # fmt: skip
def test_drafts_and_protected_posts_are_left_out(line: str) -> None:
    assert found_in(f"---\n{line}\n---\n正文") is None


@pytest.mark.parametrize("line", ["draft: false", "published: true", "published: [a]", "published: 2023-01-01", "password: ''", "password:", "status: published"])
def test_other_posts_are_for_all_to_read(line: str) -> None:
    assert found_in(f"---\n{line}\n---\n正文") is not None


@pytest.mark.parametrize(
    ("value", "text"), [(12, "12"), (None, ""), ({"a": 1}, ""), (["甲", "乙"], "甲"), ([], ""), ([["甲"]], ""), (" 甲 ", "甲")]
)
def test_any_value_becomes_text(value: Any, text: str) -> None:
    assert text_of(value) == text


@pytest.mark.parametrize(("value", "names"), [
    ("a, b，c、d", ("a", "b", "c", "d")), ("two words", ("two words",)), ([["Java", "并发"], "Java"], ("Java", "并发")),
    (7, ("7",)), (None, ()), ({"a": 1}, ()), (["a", None, ["a"]], ("a",)),
])  # fmt: skip
def test_any_value_becomes_names(value: Any, names: tuple[str, ...]) -> None:
    assert list_of(value) == names


@pytest.mark.parametrize("date", ["2023-02-30", "2023-13-01", "0000-01-01", "昨天", "[]"])
def test_a_date_that_is_none_is_left_out(date: str) -> None:
    assert article_of(f"---\ndate: '{date}'\n---\n正文").date == ""


def test_an_hour_that_is_none_leaves_the_day() -> None:
    assert article_of("---\ndate: '2023-5-1 25:61'\n---\n正文").date == "2023-05-01"


def test_a_file_name_of_jekyll_gives_the_date() -> None:
    assert article_of("正文", name="_posts/2021-9-5-tls.md").date == "2021-09-05"
    assert article_of("正文", name="_posts/2021-9-5-tls.md").title == "tls"


def test_yaml_that_refers_to_itself_is_read_once() -> None:
    fields = split_front_matter("---\ntitle: &t [*t]\ntags: &a [*a, 锁]\n---\n正文").fields
    assert (text_of(fields["title"]), list_of(fields["tags"]), is_hidden(fields)) == ("", ("锁",), False)


def test_a_billion_laughs_are_not_laughed() -> None:
    rungs = "\n".join(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]" for before, name in zip("abcdefg", "bcdefgh", strict=True))
    with soon():
        assert split_front_matter(f"---\na: &a [哈]\n{rungs}\ntags: *h\n---\n正文").broken


@pytest.mark.parametrize("yaml", ["a: " + "[" * 100_000, "- " * 100_000, "? " * 100_000, "a: " + "{a: " * 50_000])
def test_absurd_nesting_is_refused_before_it_can_kill_the_process(yaml: str) -> None:
    with soon():
        assert split_front_matter(f"---\ntitle: 锁\n{yaml}\n---\n正文").body == "正文"


@pytest.mark.parametrize("head", ["a: b\r\n" * 5_000, "a:\n" + "    b\n" * 5_000, "---\n" * 5_000, '{"a":' * 5_000, "+++\n" + "[a]\n" * 5_000])
def test_a_head_that_leads_nowhere_is_given_up_soon(head: str) -> None:
    with soon():
        split_front_matter(head + "正文")


def test_pelican_writes_names_and_values_without_fences() -> None:
    front = split_front_matter("Title: 锁\nDate: 2023-05-01\nTags: java, jvm\n\n正文")
    assert (front.fields["title"], front.fields["tags"], front.body) == ("锁", "java, jvm", "正文")
    assert is_hidden(split_front_matter("Title: a\nStatus: draft\n\nb").fields)


def test_lines_with_colons_are_text() -> None:
    text = "Note: this is text.\nSee: that too.\n\n正文"
    assert split_front_matter(text).body == text


@pytest.mark.parametrize("line", ["series: 锁详解", "series: [锁详解, 别的]", "series: {name: 锁详解, order: 2}", "taxonomies: {series: [锁详解]}"])
def test_the_series_of_a_post_is_read(line: str) -> None:
    assert article_of(f"---\ntitle: 锁\n{line}\n---\n正文").series == "锁详解"


@pytest.mark.parametrize("head", ["author: 甲, 乙\n\n", "title: 锁\ndate: 2018-01-01\ntags:\n - A\n\n---\n", "tags: [a]\ncategories: b\n---\n"])
def test_known_names_alone_are_metadata_without_fences(head: str) -> None:
    assert split_front_matter(f"{head}正文").body == "正文"


@pytest.mark.parametrize("text", ["Note: x\n\n---\n正文", "注意: x\n---\n正文", "Note: x\n---\n正文"])
def test_a_remark_above_a_line_is_text(text: str) -> None:
    assert split_front_matter(text).body == text


def test_links_of_notes_are_names_in_their_fields() -> None:
    article = article_of("---\nauthors: [[Ashish Vaswani]], [[Noam Shazeer]]\ntags: [[transformer]], #reference, [[notes/attention|attention]]\n---\n正文。")
    assert (article.author, article.tags) == ("Ashish Vaswani", ("transformer", "reference", "attention"))


@pytest.mark.parametrize(
    ("name", "front"), [("tags/_index.zh-cn.md", "title: 标签"), ("search.md", "layout: search"), ("tags/index.md", "type: tags"), ("README.md", "home: true\nfeatures: []")]
)
def test_a_page_without_text_that_a_template_fills_is_left_out(name: str, front: str) -> None:
    assert parse(Page(name, f"---\n{front}\n---\n".encode(), "markdown"), Options()) is None
    assert parse(Page(name, f"---\n{front}\n---\n写了一句话。\n".encode(), "markdown"), Options()) is not None


def test_the_index_of_a_folder_with_a_title_or_a_component_alone_is_left_out() -> None:
    assert parse(Page("blog/index.md", "# 博客\n".encode(), "markdown"), Options()) is None
    assert parse(Page("blog/README.md", b"---\ntitle: a\n---\n\n<Catalog />\n", "markdown"), Options()) is None
    assert parse(Page("blog/README.md", b"<Catalog />\n\nText.\n", "markdown"), Options()) is not None
    with pytest.raises(PageError, match="no text in it"):
        parse(Page("blog/a.md", "# 博客\n".encode(), "markdown"), Options())


@pytest.mark.parametrize("front", ["title: 空", "layout: post", "type: docs"])
def test_a_post_without_text_is_told(front: str) -> None:
    with pytest.raises(PageError, match="no text in it"):
        parse(Page("a.md", f"---\n{front}\n---\n".encode(), "markdown"), Options())


@pytest.mark.parametrize(("fields", "date", "updated"), [
    ("date created: 2022-05-18, 21:14:59\ndate modified: 2022-05-23, 21:23:11", "2022-05-18T21:14:59", "2022-05-23T21:23:11"),
    ("create_time: 2025-04-13 17:47\nupdate_time: 2025/04/19 23:01", "2025-04-13T17:47:00", "2025-04-19T23:01:00"),
])  # fmt: skip
def test_plugins_of_note_keepers_have_names_of_their_own_for_dates(fields: str, date: str, updated: str) -> None:
    article = article_of(f"---\n{fields}\n---\n正文")
    assert (article.date, article.updated) == (date, updated)


def test_a_map_of_elixir_is_read() -> None:
    article = article_of(
        '%{\n  title: "说 \\"锁\\"",\n  author: "小明",\n  tags: ~w(jvm lock),\n  categories: ["后端", :java],\n  description: """\n  一种}优化\n  """,\n'
        "  date: ~D[2024-01-02],\n  published: true\n}\n---\n\n正文"
    )
    assert (article.title, article.author, article.tags, article.categories) == ('说 "锁"', "小明", ("jvm", "lock"), ("后端", "java"))
    assert (article.description, article.date, article.text) == ("一种}优化", "2024-01-02", "正文")


def test_what_is_not_published_in_a_map_of_elixir_is_no_article() -> None:
    assert found_in('%{title: "锁", published: false}\n---\n正文') is None


def test_code_that_begins_as_a_map_of_elixir_is_text() -> None:
    assert article_of("%{a: 1} 是一个映射。\n\n更多。").text.startswith("%{a: 1}")


@pytest.mark.parametrize("content", ["%{" + "}\n" * 200_000, "%{" + 'a: """' * 50_000 + "}\n---\n", "%{" + "a:" + " " * 200_000, "%{a: [" + '"\\' * 100_000 + "]}\n---\nb", '%{a: "' + "\\" * 200_000 + "}\n---\nb"])
def test_hostile_maps_of_elixir_are_read_soon(content: str) -> None:
    with soon():
        split_front_matter(content)


@pytest.mark.parametrize(("name", "front", "date"), [
    ("posts/2024/01-02-锁.md", "title: 锁", "2024-01-02"), ("a.md", "path: 2016/03/02/Rust-1.7", "2016-03-02"), ("a.md", "permalink: /2016/03/02/a/", "2016-03-02"),
    ("entry/2014/02/28/233025.md", "title: 锁", "2014-02-28"), ("2020-01-02-a.md", "path: 2016/03/02/a", "2020-01-02"), ("a.md", "url: /a/12/31/", ""),
])  # fmt: skip
def test_a_day_may_stand_in_a_path(name: str, front: str, date: str) -> None:
    assert article_of(f"---\n{front}\n---\n正文", name=name).date == date


@pytest.mark.parametrize(("text", "date"), [
    ("2024-07-20 19:49\n\nSource:\n\n正文", "2024-07-20T19:49:00"), ("Date: 2024/07/20\n\n正文", "2024-07-20"), ("2024-07-20 是周六。\n\n正文", ""), ("正文\n\n2024-07-20", ""),
])  # fmt: skip
def test_a_note_may_begin_with_its_day(text: str, date: str) -> None:
    assert article_of(text).date == date


@pytest.mark.parametrize(("name", "front", "tags"), [
    ("_posts/2024-01-02-a.md", "tags: jvm lock", ("jvm", "lock")), ("java/_posts/2024-01-02-a.md", "tags: jvm lock", ("jvm", "lock")),
    ("source/_posts/2024-01-02-a.md", "layout: post\ntags: jvm lock", ("jvm", "lock")), ("source/_posts/2024-01-02-a.md", "tags: linked list", ("linked list",)),
    ("_posts/2024-01-02-a.md", "tags: linked list, jvm", ("linked list", "jvm")), ("posts/a.md", "tags: linked list", ("linked list",)),
])  # fmt: skip
def test_jekyll_parts_tags_by_blanks(name: str, front: str, tags: tuple[str, ...]) -> None:
    assert article_of(f"---\n{front}\n---\n正文", name=name).tags == tags


def test_the_place_of_a_post_of_jekyll_costs_no_more_than_its_length() -> None:
    with soon():
        article_of("---\ntags: jvm lock\n---\n正文", name="_posts/" * 20_000 + "a.md")
