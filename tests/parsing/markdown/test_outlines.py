"""Items that are further to the right than CommonMark takes for items, and empty ones."""

import pytest

from indexer.parsing.markdown.outlines import has_slips, is_outline, with_outline
from tests.parsing.pages import article_of, blocks_of, soon


@pytest.mark.parametrize(("markdown", "blocks"), [
    ("# 锁\n\t- 偏向\n\t\t- 撤销\n- # 升级\n\t- 膨胀", [("heading", "锁"), ("item", "偏向"), ("item", "撤销"), ("heading", "升级"), ("item", "膨胀")]),
    ("    - 锁\n        - 升级\n          在安全点", [("item", "锁"), ("item", "升级 在安全点")]),
    ("- 锁\n        - 偏向\n        - 轻量\n            - 自旋\n- 队列", [("item", "锁"), ("item", "偏向"), ("item", "轻量"), ("item", "自旋"), ("item", "队列")]),
    ("- 锁\n\t-\n- 队列", [("item", "锁"), ("item", "队列")]),
    ("- 例子\n\t-\n\t  ```c\n\t  int a;\n\t  ```\n\t- 说明", [("item", "例子"), ("code", "int a;"), ("item", "说明")]),
    ("- 锁\n  collapsed:: true\n\t\t\t- 偏向", [("item", "锁"), ("item", "偏向")]),
])  # fmt: skip
def test_an_item_stands_under_what_it_follows(markdown: str, blocks: list[tuple[str, str]]) -> None:
    found = article_of(markdown)
    assert [(kind, text.replace("升级在", "升级 在")) for kind, text in blocks_of(found)] == blocks


@pytest.mark.parametrize("markdown", [
    "部署：\n\n    - hosts: all\n      tasks: []\n", "方法\n\n    - (void)run;\n    - (void)stop;\n", "- 运行\n\n      - hosts: all\n", "/**\n     * a\n     */", "- 锁\n  - 升级\n", "```\n- a\n        - b\n```\n",
])  # fmt: skip
def test_what_is_code_or_right_stays(markdown: str) -> None:
    assert with_outline(markdown) == markdown


def test_slips_are_looked_for_before_any_line_is() -> None:
    assert not has_slips("# 锁\n\n- 偏向\n    - 撤销\n\n---\n\n1. 一\n   - 二\n")
    assert has_slips("- 锁\n        - 偏向\n")
    assert has_slips("- 锁\n\t-\n")


@pytest.mark.parametrize(("name", "markdown", "title"), [
    ("pages/React.md", "- # 官网\n\t- 文档在此\n- # 简介\n\t- 用于界面的库", "React"), ("pages/AIDL.md", "# 一、概念\n\t- 进程间通信\n- # 二、用法\n\t- 绑定服务", "AIDL"),
    ("pages/Sched%3A a.md", "- 调度", "Sched: a"), ("notes/redis.md", "# Redis 入门\n- 快\n- 在内存里", "Redis 入门"), ("notes/redis.md", "- 目录在此\n\n# Redis 入门\n\n文字。", "Redis 入门"),
])  # fmt: skip
def test_the_page_of_an_outliner_is_called_by_its_file(name: str, markdown: str, title: str) -> None:
    assert article_of(markdown, name=name).title == title


def test_a_heading_above_items_at_the_margin_is_no_item() -> None:
    assert not is_outline("# React\n- 文档\n")
    assert is_outline("# React\n\t- 文档\n")


@pytest.mark.parametrize("markdown", ["".join(" " * (n % 2000) + "- a\n" for n in range(4000)), "\t" * 200_000 + "- a", "\t-\n" * 100_000, "- " * 200_000 + "\n        - b", "a::\n" * 100_000 + "\t- b"])
def test_hostile_outlines_cost_no_more_than_other_text(markdown: str) -> None:
    with soon():
        has_slips(markdown)
        with_outline(markdown)
        is_outline(markdown)
