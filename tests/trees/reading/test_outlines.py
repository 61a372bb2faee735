"""Lists as their authors nested them."""

from indexer.model import Article, Block, Page
from indexer.parsing import Options, parse
from indexer.trees.reading.outlines import Item, lists_in


def outlines(markdown: str) -> list[list[object]]:
    """Each list: its items with what is under them, as their texts."""
    article = parse(Page("a.md", f"---\ntitle: 题目\n---\n{markdown}\n".encode(), "markdown"), Options())
    assert isinstance(article, Article)

    def told(item: Item) -> object:
        assert item.start < item.own <= item.end
        assert all(item.own <= inner.start and inner.end <= item.end for inner in item.inner)
        text = article.text[item.start : item.own]
        return (text, [told(inner) for inner in item.inner]) if item.inner else text

    return [[told(item) for item in items] for _, items, _ in lists_in(article)]


def test_a_list_ends_with_its_items_and_holds_what_is_between_them() -> None:
    assert outlines("- 甲\n  - 乙\n\n    续\n- 丙\n\n段落\n\n- 丁") == [[("甲", ["乙"]), "丙"], ["丁"]]
    assert outlines("1. 甲\n\n```\nx\n```\n\n2. 乙\n\n段落") == [["甲", "乙"]]


def test_another_list_begins_where_numbers_start_again_or_end() -> None:
    assert outlines("1. 甲\n2. 乙\n\n```\nx\n```\n\n1. 丙\n2. 丁") == [["甲", "乙"], ["丙", "丁"]]
    assert outlines("1. 甲\n2. 乙\n\n```\nx\n```\n\n- 丙\n- 丁") == [["甲", "乙"], ["丙", "丁"]]


def test_an_item_before_those_of_the_first_level_is_one_of_them() -> None:
    blocks = tuple(Block("item", start, start + 1, level) for start, level in ((0, 2), (2, 1), (4, 2)))
    ((before, items, _),) = lists_in(Article("a", "题", "甲\n乙\n丙", blocks))
    assert (before, [(item.start, [inner.start for inner in item.inner]) for item in items]) == (None, [(0, []), (2, [4])])


def test_lists_as_deep_as_anybody_may_write_them_are_read() -> None:
    for levels in (range(1, 5000), range(5000, 0, -1), [level % 97 + 1 for level in range(5000)]):
        blocks = tuple(Block("item", 2 * at, 2 * at + 1, level) for at, level in enumerate(levels))
        ((_, items, _),) = lists_in(Article("a", "题", "甲\n" * len(blocks), blocks))
        assert items
        assert all(item.start < item.own <= item.end for found in items for item in found.walk())


def ordinals(markdown: str) -> list[str]:
    article = parse(Page("a.md", f"---\ntitle: 题目\n---\n{markdown}\n".encode(), "markdown"), Options())
    assert isinstance(article, Article)
    return [item.detail for found in lists_in(article) for item in found.items]


CODE = "\n\n```\nx\n```\n\n"


def test_bulleted_items_that_say_what_to_do_with_code_after_them_are_counted() -> None:
    assert ordinals(f"- 运行主实例：{CODE}- 在目录中创建配置文件：{CODE}- 重启实例：{CODE}") == ["1", "2", "3"]
    assert ordinals(f"- Create a folder{CODE}- Copy the file into it\n- Restart the server{CODE}") == ["1", "2", "3"]


def test_other_bulleted_items_are_not() -> None:
    assert ordinals("- 运行主实例\n- 在目录中创建配置文件\n- 重启实例") == ["", "", ""]
    assert ordinals(f"- 查看一个容器的日志{CODE}- 查看所有容器的日志{CODE}- 查看日志的末尾{CODE}") == ["", "", ""]
    assert ordinals(f"- 偏向锁{CODE}- 轻量级锁{CODE}- 重量级锁{CODE}") == ["", "", ""]
    assert ordinals(f"- 运行主实例{CODE}- 重启实例{CODE}") == ["", ""]
