"""Bold lines as headings of an article that has none."""

import pytest

from indexer.model import Tree
from indexer.trees.reading.boldheads import heads_of, is_headed
from tests.trees.readings import tree_of
from tests.trees.test_growth import article_of

INTRO = "分布式锁在微服务里很常见，大多数人用 Redis 的 SETNX 来实现。\n"
EXPIRY = "进程拿到锁之后崩溃，锁永远不会释放。加锁的同时设置过期时间，一条命令保证原子性。\n"
OWNER = "业务执行的时间超过了过期时间，释放的是别人的锁。删除之前先比较唯一标识。\n"


def told(*paragraphs: str) -> list[str]:
    article = article_of("\n\n".join(paragraphs))
    return [article.text[mark.start : mark.end] for mark in heads_of(article)]


def tree() -> Tree:
    return tree_of(article_of("\n\n".join([INTRO, "**一、锁没有过期时间**", EXPIRY, "**二、释放了别人的锁：**", OWNER])))


def test_bold_lines_are_the_skeleton_where_there_are_no_headings() -> None:
    found = tree()
    assert [(node.kind, node.label) for node in found.children if node.kind == "section"] == [("section", "锁没有过期时间"), ("section", "释放了别人的锁")]
    first, second = (node.span for node in found.children if node.kind == "section")
    assert first is not None
    assert second is not None
    assert first[1] == second[0]


def test_they_are_said_once() -> None:
    labels = [node.label for node in tree().walk()]
    assert sum("锁没有过期时间" in label for label in labels) == 1


def test_questions_are_heads() -> None:
    assert told("**什么是偏向锁？**", EXPIRY, "**为什么要撤销？**", OWNER) == ["什么是偏向锁？", "为什么要撤销？"]


def test_numbers_in_brackets_number_them() -> None:
    assert told("**（1）锁没有过期时间**", EXPIRY, "**（2）释放了别人的锁**", OWNER) == ["（1）锁没有过期时间", "（2）释放了别人的锁"]


@pytest.mark.parametrize(
    "paragraphs",
    [
        (INTRO, "**一、锁没有过期时间**", EXPIRY),
        ("## 锁", "**一、锁没有过期时间**", EXPIRY, "**二、释放了别人的锁**", OWNER),
        (INTRO * 4, EXPIRY * 4, OWNER * 4, "**优点**", "很快", "**缺点**", "很慢"),
        ("**锁没有过期时间。**", EXPIRY, "**释放了别人的锁。**", OWNER),
        ("**注意**", EXPIRY, "**提示**", OWNER),
        ("**（译者注）**", EXPIRY, "**（校对注）**", OWNER),
        ("**锁没有过期时间**会怎么样", EXPIRY, "**释放了别人的锁**会怎么样", OWNER),
        (EXPIRY, OWNER),
    ],
)
def test_other_bold_type_is_none(paragraphs: tuple[str, ...]) -> None:
    assert told(*paragraphs) == []


def test_one_heading_over_all_of_a_long_text_parts_nothing() -> None:
    said = "\n\n".join([EXPIRY * 4, OWNER * 4] * 30)
    assert not is_headed(article_of(f"## Transcript\n\n{said}"))
    assert not is_headed(article_of(f"## Notes\n\n短短一句。\n\n## Transcript\n\n{said}"))
    assert not is_headed(article_of(f"{said}\n\n## 参考\n\n- 一"))
    assert all(node.kind != "section" for node in tree_of(article_of(f"## Transcript\n\n{said}")).walk())
    assert is_headed(article_of(f"## Summary\n\n短短一句。\n\n## Insights\n\n短短一句。\n\n## Transcript\n\n{said}"))


def test_headings_of_short_texts_and_of_code_and_lists_stay() -> None:
    assert is_headed(article_of(f"## Transcript\n\n{EXPIRY * 4}"))
    assert is_headed(article_of("## Code\n\n```\n" + "x = 1\n" * 2000 + "```\n"))
    assert is_headed(article_of("## Words\n\n" + f"- {EXPIRY}" * 200))
    said = "\n\n".join([EXPIRY * 4] * 60)
    assert is_headed(article_of(f"## 一\n\n{said}\n\n## 二\n\n{said}"))
