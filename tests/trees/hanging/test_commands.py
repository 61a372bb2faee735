"""Lines of code that are told with what is said right before them."""

import pytest

from indexer.model import Article, NodeKind, Page, Tree
from indexer.parsing import Options, parse
from indexer.trees.hanging.commands import with_commands
from tests.trees.readings import tree_of


def article_of(markdown: str) -> Article:
    article = parse(Page("a.md", markdown.encode(), "markdown"), Options())
    assert article is not None
    return article


def told(markdown: str, label: str, kind: NodeKind = "term") -> Tree:
    article = article_of(markdown)
    start = article.text.index(label)
    node = Tree(label, kind, (start, start + len(label)))
    (child,) = with_commands(Tree("库", "article", (0, len(article.text)), (), (node,)), article).children
    assert child.span is not None
    assert article.text[child.span[0] :].startswith(label)
    return child


@pytest.mark.parametrize(
    ("markdown", "label"),
    [
        ("查看有哪些库：\n\n```sql\nshow databases;\n```\n", "查看有哪些库：show databases"),
        ("查看有哪些库：(显示所有的)\n\n```sql\nshow databases;\n```\n", "查看有哪些库：show databases"),
        ("- 查看有哪些库\n\n  ```sql\n  show databases\n  ```\n", "查看有哪些库：show databases"),
        ("查看有哪些库，再选一个：\n\n```sql\nshow databases;\n```\n", "查看有哪些库"),
        ("查看有哪些库：\n\n```sql\nshow databases;\nuse a;\n```\n", "查看有哪些库"),
        ("查看有哪些库：\n\n有三个。\n\n```sql\nshow databases;\n```\n", "查看有哪些库"),
        (f"查看有哪些库：\n\n```sql\nshow {'a' * 80};\n```\n", "查看有哪些库"),
        ("查看有哪些库：\n\n```sql\n(\n```\n", "查看有哪些库"),
    ],
)
def test_a_line_of_code_is_told_with_what_stands_right_before_it(markdown: str, label: str) -> None:
    node = told(markdown, "查看有哪些库")
    assert (node.label, node.kind) == (label, "point" if "show" in label else "term")


def test_a_step_stays_a_step_and_its_span_holds_the_code() -> None:
    node = told("列出库：\n\n```sql\nshow databases;\n```\n", "列出库", "step")
    assert node.kind == "step"
    assert node.span == (0, len("列出库：\nshow databases;"))


def test_details_under_what_stands_before_code_stay() -> None:
    article = article_of("列出库：\n\n```sql\nshow databases;\n```\n\n库名不分大小写。\n")
    detail = Tree("库名不分大小写", "point", (20, 27), detail=True)
    (found,) = with_commands(Tree("库", "article", (0, len(article.text)), (), (Tree("列出库", "term", (0, 3), (), (detail,)),)), article).children
    assert (found.label, found.kind, found.children) == ("列出库：show databases", "point", (detail,))


def test_code_outside_of_the_parents_span_is_not_told() -> None:
    article = article_of("列出库：\n\n```sql\nshow databases;\n```\n")
    node = Tree("列出库", "term", (0, 3))
    tree = Tree("库", "article", (0, len(article.text)), (), (Tree("操作", "topic", (0, 4), (), (node,)),))
    assert with_commands(tree, article) == tree


@pytest.mark.parametrize(
    ("markdown", "labels"),
    [
        ("```sql\nshow databases;\n```\n", ["show databases"]),
        ("```sql\nshow databases;\n```\n\n## 选库\n", ["show databases"]),
        ("```sql\nshow databases;\n```\n\n有三个。\n", []),
        ("```sql\nshow databases;\nuse a;\n```\n", []),
        ("有三个。\n\n```sql\nshow databases;\n```\n", []),
    ],
)
def test_a_section_that_is_a_line_of_code_has_it_under_it(markdown: str, labels: list[str]) -> None:
    article = article_of(f"# 数据库\n\n## 列出库\n\n{markdown}")
    start = article.text.index("列出库")
    section = Tree("列出库", "section", (start, len(article.text)))
    (found,) = with_commands(Tree("库", "article", (0, len(article.text)), (), (section,)), article).children
    assert [(child.label, child.kind) for child in found.children] == [(label, "point") for label in labels]


def test_a_section_that_is_called_by_its_line_of_code_has_nothing_under_it() -> None:
    article = article_of("# 数据库\n\n## show databases\n\n```sql\nshow databases;\n```\n")
    section = Tree("show databases", "section", (article.text.index("show"), len(article.text)))
    tree = Tree("库", "article", (0, len(article.text)), (), (section,))
    assert with_commands(tree, article) == tree


@pytest.mark.parametrize("markdown", ["", "## 列出库\n", "```\nx = 1\n```\n"])
def test_an_article_of_a_block_or_none_stays_as_it_is(markdown: str) -> None:
    article = article_of(markdown) if markdown else Article("a", "库", "", ())
    tree = Tree("库", "article", (0, len(article.text)))
    assert with_commands(tree, article) == tree


SHELL = """## 挂载

```bash
# 查看所有磁盘
lsblk
# 格式化数据盘
sudo mkfs -t ext4 /dev/xvdf
# 挂载到目录
mkdir /data
mount /dev/xvdf /data
```
"""


def test_comments_are_told_with_the_single_lines_of_code_that_they_head() -> None:
    article = article_of(SHELL)
    nodes = [node for node in tree_of(article).walk() if node.kind in {"point", "step"}]
    assert [node.label for node in nodes] == ["查看所有磁盘：lsblk", "格式化数据盘：sudo mkfs -t ext4 /dev/xvdf", "挂载到目录"]
    assert all(node.span and article.text[node.span[0] :].startswith(node.label.partition("：")[0]) for node in nodes)
