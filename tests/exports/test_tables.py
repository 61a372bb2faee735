"""The tables of an index for other programs."""

import json
from typing import Any

import networkx
import pytest

from indexer import Index
from indexer.errors import UsageError
from indexer.exports import markdown_of, rows
from indexer.model import Article, Block
from indexer.parsing.markdown.document import compose_markdown

MARKDOWN = """## 二级

段落

> 引用

- 甲

    - 乙

1. 一

```java
int a;
```

| a\\|b | c |
| --- | --- |
| 1 | 2 |

$$x^2$$"""


def table(index: Index, what: str, **options: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in rows(index, what, **options)]


def code(text: str, language: str = "") -> Article:
    return Article("a", "b", text, (Block("code", 0, len(text), 0, language),))


@pytest.mark.parametrize(("what", "fields"), [
    ("articles", "id url title author date language text markdown excerpt headings links teasers flags duplicate_of series"),
    ("terms", "id terms"), ("related", "id related"), ("trees", "id tree"),
    ("concepts", "concept label aliases definition articles about broader narrower related rank topic"),
])  # fmt: skip
def test_a_row_has_the_fields_of_the_contract(blog_index: Index, what: str, fields: str) -> None:
    assert {tuple(row) for row in table(blog_index, what)} == {tuple(fields.split())}


def test_terms_trees_and_neighbours_have_the_fields_of_the_contract(blog_index: Index) -> None:
    assert list(table(blog_index, "terms")[0]["terms"][0]) == ["term", "concept", "score", "count"]
    assert list(table(blog_index, "trees")[0]["tree"]) == ["label", "kind", "concepts", "span", "children"]
    assert list(table(blog_index, "related")[0]["related"][0]) == ["id", "score", "relation", "concepts"]


def test_all_other_articles_are_ranked_up_to_the_limit(blog_index: Index) -> None:
    assert max(len(row["related"]) for row in table(blog_index, "related", limit=3)) == 3


def test_the_graph_can_be_read_back_by_networkx(blog_index: Index) -> None:
    graph = networkx.node_link_graph(table(blog_index, "graph", form="json")[0], edges="edges")
    assert networkx.utils.graphs_equal(graph, blog_index.graph())
    written = networkx.parse_graphml("\n".join(rows(blog_index, "graph", "graphml")))
    assert set(written) == set(graph)


@pytest.mark.parametrize(("what", "form"), [("terms", "skos"), ("graph", "dot"), ("articles", "graphml")])
def test_a_form_that_there_is_not_is_refused(blog_index: Index, what: str, form: str) -> None:
    with pytest.raises(UsageError, match=f"{what} has no format '{form}'"):
        rows(blog_index, what, form)


def test_blocks_are_markdown_again() -> None:
    composed = compose_markdown(MARKDOWN)
    assert markdown_of(Article("a", "b", composed.text, composed.blocks)) == MARKDOWN


def test_markdown_read_back_has_the_same_blocks(blog_index: Index) -> None:
    for _, article in blog_index.articles():
        again = compose_markdown(markdown_of(article))
        assert (again.text, again.blocks) == (article.text, article.blocks)


@pytest.mark.parametrize("text", ["a ` b", "```\na\n```", "``````````\na", "~~~"])
def test_code_that_holds_backticks_stays_one_block(text: str) -> None:
    again = compose_markdown(markdown_of(code(text, "sh")))
    assert [(block.kind, block.detail) for block in again.blocks] == [("code", "sh")]
    assert again.text == text


def test_a_paragraph_about_a_tag_hides_nothing_that_follows() -> None:
    text = "写 <style> 标签\na()"
    blocks = (Block("paragraph", 0, 12), Block("code", 13, 16))
    assert markdown_of(Article("a", "b", text, blocks)) == "写 \\<style> 标签\n\n```\na()\n```"


def test_an_item_without_a_parent_is_no_code() -> None:
    assert markdown_of(Article("a", "b", "甲", (Block("item", 0, 1, 2),))) == "- 甲"


def test_headings_begin_with_the_authors_own_that_says_the_title(blog_index: Index) -> None:
    own = {article.id: article.headline for _, article in blog_index.articles()}
    for row in table(blog_index, "articles"):
        assert (row["headings"][:1] == [{"level": own[row["id"]], "text": row["title"]}]) == bool(own[row["id"]])


def test_what_there_is_not_to_export_is_told(blog_index: Index) -> None:
    with pytest.raises(UsageError, match="nothing to export is called 'tree'; known: articles, terms"):
        table(blog_index, "tree")
