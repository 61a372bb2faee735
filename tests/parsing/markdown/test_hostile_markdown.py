"""Markdown that is nothing but beginnings: read in linear time, whatever is left open."""

import pytest

from indexer.parsing.markdown.dialects import plain_markdown
from tests.parsing.pages import soon

TIMES = 200_000
LONGEST = 600_000
"""Characters of a hostile text: what takes time in proportion to its square takes minutes."""
BEGINNINGS = (
    "{%", "{% codeblock %}\n", "{% raw %}", "{% note %}\n", "{% blockquote %}", "{% endblockquote %}", "{{<", "{{< highlight >}}\n", "{{%", "{{</*",
    "{{ site.", "{{ 'a' |", "{::comment}", "{.", "{ .a", "{:toc", "{: a=", "{++a", "{==", "{--", "{~~a", "{/*", "![[", "[[a\\|", "[[a#", "[[", "%% a", "==a",
    "^a ", "++a+", "> [!a] b", "> [!a]\n", ":::", ":::tip\n", ":::tip[", ":::{.a ", "::: a {", "!!! a\n", "??? \"a\n", '=== "a\n', "    !!! a\n",
    "/// a | b", "///", "[[toc]]", "* a\n{:toc\n", "<<< a\n", "@[code](", "--8<--\n", "*[", "import 'a'\nexport {\n", "<Badge text=", "<TabItem label='a'",
    "<a markdown", "\\(", "\\[", "\n\\[a", "\\begin{align}a\n", "##a\n", "＃", "#a #b", "**a：**b", "**", "** a", "＊＊", "](", "[a](b c", "]（", "|-", "| a\n|-\n",
    "｜：", "-|-\n", "<!--", "<!-- tab", "-->", "```", "```\n", "```a\n", "~~~a\n", "  ```a\n", "> ```a\n", "- ```\n", "｀｀｀", "`", "`a ", "<pre>", "</pre>",
    "<code>a", "```{note}\n", " \t", "\n \n", "\r", "\uf8fe1\uf8ff", "\uf8fe",
    "<A>\n", "</A>\n", "<A b='\n", "<A b={{", "<A\n", "<A " + "b " * 25 + "\n", "$$\n", "$$\n+ a\n", "$$\n1. a\n\n",
)  # fmt: skip


@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_beginnings_without_ends_are_read_in_one_pass(beginning: str) -> None:
    with soon():
        plain_markdown((beginning * TIMES)[:LONGEST])


@pytest.mark.parametrize(
    ("head", "piece", "tail"),
    [
        ("| a |\n|-|", " ", "x"), ("| a |\n|-", "|-", "x"), ("::: ", " ", "%"), ("::: note ", "a-", ""), (":::", ":", "a:"), ("::: a", "{", ""),
        ('<Badge text="" ', 'text="" ', ""), ("<a ", "markdown ", ""), ("///", " ", "%"), ("/// a", " ", "%"), ('<Tab label="" ', 'label="" ', ""),
        ("<A ", "b=\"\" ", "%"), ("<A ", " ", "%"), ("title: a\n", "\n", "x"), ("![a](b ", " ", ""), ("a ", "**", ""), ("[[a", " ", "|"),
    ],
)  # fmt: skip
def test_one_long_line_that_ends_wrong_is_read_in_one_pass(head: str, piece: str, tail: str) -> None:
    with soon():
        plain_markdown(f"{head}{piece * (19_000 // len(piece))}{tail}\n")
