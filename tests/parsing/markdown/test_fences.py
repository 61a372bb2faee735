"""Code in Markdown: where it begins and ends, and that it stays as it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.parsing.markdown.document import compose_markdown
from indexer.parsing.markdown.fences import Shelf, fences
from tests.parsing.pages import blocks_of

PIECES = ("```", "```java\n", "~~~\n", "`", "``", "\n", "a", "锁", "> ", "- ", "    ", "<pre>", "</pre>", "\uf8fe1\uf8ff", "<code>", "</code>", "````\n")
texts = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
thorough = settings(max_examples=400, deadline=None, derandomize=True)


@thorough
@given(texts)
def test_what_is_put_on_the_shelf_comes_back(text: str) -> None:
    shelf = Shelf()
    assert shelf.back(shelf.put_code(text)) == text.replace("\uf8fe", " ").replace("\uf8ff", " ")


@thorough
@given(texts)
def test_fences_are_in_order_and_apart(text: str) -> None:
    end = 0
    for fence in fences(text):
        assert end <= fence.start < fence.end <= len(text)
        assert text.startswith(fence.sign, fence.start)
        end = fence.end


@pytest.mark.parametrize(("markdown", "code", "after"), [
    ("```java\nint a;\n\n## 标题\n\n后", "int a;", [("heading", "标题"), ("paragraph", "后")]),
    ("```java\nint a;\n\n这是一段说明。", "int a;", [("paragraph", "这是一段说明。")]),
    ("```java\nint a;\n```后文", "int a;", [("paragraph", "后文")]),
    ("```java\nint a;\n\n这是一段说明。\n\n```java\nint b;\n```", "int a;", [("paragraph", "这是一段说明。"), ("code", "int b;")]),
    ("｀｀｀java\nint a;\n｀｀｀", "int a;", []),
    ("````\n```\nint a;\n```\n````", "```\nint a;\n```", []),
    ("```{r}\nx <- 1\n```", "x <- 1", []),
    ("```sh\n# 安装依赖\n\nls 中文\n", "# 安装依赖\n\nls 中文", []),
])  # fmt: skip
def test_code_ends_where_its_author_meant(markdown: str, code: str, after: list[tuple[str, str]]) -> None:
    assert blocks_of(compose_markdown(markdown)) == [("code", code), *after]


def test_an_open_fence_of_markdown_holds_headings() -> None:
    assert blocks_of(compose_markdown("```markdown\n# 一\n\n## 二\n\n文字在这里。"))[0][0] == "code"


def test_a_fence_in_an_item_may_end_at_the_margin() -> None:
    composed = compose_markdown("- 项\n\n  ```java\n  int a;\n    b();\n```\n- 项二\n\n后")
    assert blocks_of(composed) == [("item", "项"), ("code", "int a;\n  b();"), ("item", "项二"), ("paragraph", "后")]


def test_a_fence_in_a_quote_ends_with_it() -> None:
    assert blocks_of(compose_markdown("> ```\n> a\n\n##后")) == [("code", "a"), ("heading", "后")]


def test_prose_of_myst_is_no_code() -> None:
    assert blocks_of(compose_markdown("```{note} 题\n文字\n```\n\n::: {tip}\n文\n:::")) == [
        ("paragraph", "题"), ("paragraph", "文字"), ("paragraph", "文"),
    ]  # fmt: skip


@pytest.mark.parametrize("syntax", [
    "{% note %}", "{{< figure >}}", "{{ page.title }}", "::: tip", "!!! note", "##x", "**重点：**说明", "==a==", "%%a%%", "++ctrl+c++", "[a](b c)",
    "{: .a}", "[[a]]", "<!-- tab a -->", "\\(x\\)", "--8<-- \"a\"", "[toc]", "^a",
])  # fmt: skip
def test_a_post_about_a_dialect_shows_its_syntax(syntax: str) -> None:
    composed = compose_markdown(f"写作 `{syntax}`。\n\n```\n{syntax}\n```\n\n<pre>{syntax.replace('<', '&lt;')}</pre>\n\n{{% raw %}}x{{% endraw %}}")
    assert blocks_of(composed)[:3] == [("paragraph", f"写作 {syntax}。"), ("code", syntax), ("code", syntax)]
