"""Markdown to blocks and marks."""

from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.parsing.html.page import compose_html
from indexer.parsing.markdown.document import compose_markdown
from indexer.parsing.plain import compose_plain
from tests.parsing.pages import article_of, assert_well_formed, blocks_of, marks_of, soon

PIECES = (
    "# ", "## ", "锁", "偏向锁", "word", " ", "  ", "\n", "\n\n", "- ", "1. ", "  - ", "    ", "> ", "```\n", "```java\n", "~~~\n", "**", "*",
    "`", "``", "[", "](u)", "[[", "]]", "|", "| a | b |\n|---|---|\n| c | d |\n", "<div>", "</div>", "<b>", "</b>", "<br>", "<!--", "-->", "$$",
    "$", "\t", "\\", "![", "[^1]", "[^1]: 注\n", "\n: 定义", "{% raw %}", "{{< ref \"a\" >}}", "::: tip x\n", ":::", "!!! note \"t\"\n    ",
    "=== \"tab\"\n", "> [!note] x\n", "[TOC]\n", "{: .a }", "%%", "<table><tr><td>a</td></tr></table>", "<ul><li>x", "<pre>", "</pre>", "<h2>",
    "</h2>", "<a href=x>", "</a>", "\u200b", "\ufeff", "\xad", "\x0c", "\u3000", "&nbsp;", "&amp;", "---\n", "===\n", "- [ ] ", "\x00", "😀", "\r\n",
)  # fmt: skip
sources = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=14).map("".join)
thorough = settings(max_examples=400, deadline=None, derandomize=True)


def readable(source: str) -> str:
    return source.encode("utf-8", "replace").decode()


@thorough
@given(sources)
def test_blocks_of_any_markdown_are_well_formed(source: str) -> None:
    assert_well_formed(compose_markdown(readable(source)))


@thorough
@given(sources)
def test_blocks_of_any_html_are_well_formed(source: str) -> None:
    assert_well_formed(compose_html(readable(source))[1])


@thorough
@given(sources)
def test_blocks_of_any_plain_text_are_well_formed(source: str) -> None:
    assert_well_formed(compose_plain(readable(source)).body)


def test_every_kind_of_block_is_told_apart() -> None:
    composed = compose_markdown("## 二级\n\n段落\n\n> 引用\n\n```java\nint a;\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n$$\nx^2\n$$")
    assert blocks_of(composed) == [
        ("heading", "二级"), ("paragraph", "段落"), ("quote", "引用"), ("code", "int a;"), ("table", "a\tb\n1\t2"), ("formula", "x^2"),
    ]  # fmt: skip
    assert [(block.level, block.detail) for block in composed.blocks][3:5] == [(0, "java"), (0, "header")]


def test_items_know_their_depth_and_number() -> None:
    composed = compose_markdown("- 甲\n  - 乙\n\n    续\n\n3. 丙\n4. 丁\n\n- [x] 完成")
    found = [(composed.text[b.start : b.end], b.level, b.detail) for b in composed.blocks if b.kind == "item"]
    assert found == [("甲", 1, ""), ("乙", 2, ""), ("续", 2, "+"), ("丙", 1, "3"), ("丁", 1, "4"), ("完成", 1, "")]


def test_an_item_that_only_holds_a_list_is_no_level_of_it() -> None:
    composed = compose_markdown("- 1. 甲\n- 2. 乙\n  - 丙\n- 丁\n")
    found = [(composed.text[b.start : b.end], b.level, b.detail) for b in composed.blocks]
    assert found == [("甲", 1, "1"), ("乙", 1, "2"), ("丙", 2, ""), ("丁", 1, "")]


def test_what_an_author_marks_is_marked() -> None:
    composed = compose_markdown("**粗** *斜* `码` [链](u) <b>粗</b>")
    assert marks_of(composed) == [("strong", "粗"), ("emphasis", "斜"), ("code", "码"), ("link", "链"), ("strong", "粗")]


def test_a_line_break_joins_chinese_and_parts_english() -> None:
    assert compose_markdown("偏向锁\n是优化\n\nbiased\nlocking").text == "偏向锁是优化\nbiased locking"


def test_code_keeps_its_white_space() -> None:
    assert blocks_of(compose_markdown("```\n  a\n\n    b\n```")) == [("code", "  a\n\n    b")]


def test_html_in_markdown_is_read_as_html() -> None:
    composed = compose_markdown("前\n\n<div><p>盒子</p></div>\n\n<script>alert(1)</script>\n\n行内<kbd>Ctrl</kbd>&amp;")
    assert [text for _, text in blocks_of(composed)] == ["前", "盒子", "行内Ctrl&"]


def test_a_first_heading_that_repeats_the_title_goes() -> None:
    article = article_of("---\ntitle: JVM 锁\n---\n# JVM 锁\n\n正文")
    assert blocks_of(article) == [("paragraph", "正文")]


def test_a_first_heading_is_the_title_where_none_is_told() -> None:
    article = article_of("# **JVM** 锁\n\n正文")
    assert (article.title, article.text) == ("JVM 锁", "正文")


def test_a_title_in_front_matter_reads_as_markdown_does() -> None:
    assert article_of("---\ntitle: '1\\. 何时使用 \\@State'\n---\n正文").title == "1. 何时使用 @State"


def test_an_article_without_title_is_called_as_its_file() -> None:
    assert article_of("正文", name="posts/2023-05-01-jvm-locks.md").title == "jvm locks"


def test_deep_lists_and_quotes_are_read_soon() -> None:
    with soon():
        compose_markdown("".join(f"{'  ' * depth}- a\n" for depth in range(500)))
        compose_markdown("> " * 50_000 + "a")
        compose_markdown("[" * 50_000 + "](" * 50_000)


def test_what_a_chunk_is_told_is_no_code() -> None:
    assert blocks_of(article_of("```{python}\n#| label: fig\n#| echo: false\nx = 1\n```\n\n```mermaid\n%%| label: a\na-->b\n```\n\n```c\n#if A\n```")) == [("code", "x = 1"), ("code", "a-->b"), ("code", "#if A")]


def test_code_is_without_the_colour_that_an_editor_put_into_it() -> None:
    composed = compose_markdown('用 `<font style="color:#333;">std::</font><font style="color:red;">move</font>` 与 `<font color="red">`，`加 <font style="color:red;">`。')
    assert composed.text == '用 std::move 与 <font color="red">，加 <font style="color:red;">。'
    assert [composed.text[mark.start : mark.end] for mark in composed.marks] == ["std::move", '<font color="red">', '加 <font style="color:red;">']
