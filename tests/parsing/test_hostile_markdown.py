"""Markdown that is nothing but beginnings: read in linear time, whatever is left open."""

import pytest

from indexer.parsing.dialects import plain_markdown

from .pages import soon

TIMES = 200_000
LONGEST = 600_000
"""Characters of a hostile text: what takes time in proportion to its square takes minutes."""
BEGINNINGS = (
    "{%", "{% codeblock %}\n", "{% raw %}", "{% note %}\n", "{% blockquote %}", "{% endblockquote %}", "{{<", "{{< highlight >}}\n", "{{%", "{{</*",
    "{{ site.", "{{ 'a' |", "{::comment}", "{.", "{ .a", "{:toc", "{: a=", "{++a", "{==", "{--", "{~~a", "{/*", "![[", "[[a\\|", "[[", "%% a", "==a",
    "^a ", "++a+", "> [!a] b", "> [!a]\n", ":::", ":::tip\n", ":::tip[", ":::{.a ", "::: a {", "!!! a\n", "??? \"a\n", '=== "a\n', "    !!! a\n",
    "/// a | b", "///", "[[toc]]", "* a\n{:toc\n", "<<< a\n", "@[code](", "--8<--\n", "*[", "import 'a'\nexport {\n", "<Badge text=", "<TabItem label='a'",
    "<a markdown", "\\(", "\\[", "\n\\[a", "\\begin{align}a\n", "##a\n", "＃", "#a #b", "**a：**b", "**", "** a", "＊＊", "](", "[a](b c", "]（", "|-", "| a\n|-\n",
    "｜：", "-|-\n", "<!--", "<!-- tab", "-->", "```", "```\n", "```a\n", "~~~a\n", "  ```a\n", "> ```a\n", "- ```\n", "｀｀｀", "`", "`a ", "<pre>", "</pre>",
    "<code>a", "```{note}\n", " \t", "\n \n", "\r", "\uf8fe1\uf8ff", "\uf8fe",
)  # fmt: skip


@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_beginnings_without_ends_are_read_in_one_pass(beginning: str) -> None:
    with soon():
        plain_markdown((beginning * TIMES)[:LONGEST])
