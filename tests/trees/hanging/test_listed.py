"""Which list or table a node tells an item or a row of."""

import pytest

from indexer.analysis import Options, analyse
from indexer.model import NodeKind, Tree
from indexer.trees.hanging.listed import Listed
from indexer.trees.reading.read import read_article
from tests.trees.test_growth import article_of

TEXT = """进程有三种状态：

- **创建状态**：进程正在被创建
  - 分配标识符
  - 建立控制块
- **就绪状态**：进程等待处理器的时间片
- 运行状态

锁分为偏向锁和轻量级锁。

| 锁 | 开销 |
|---|---|
| 偏向锁 | 小 |
| 重量级锁 | 大 |
"""
ARTICLE = article_of(TEXT)
(ANALYSIS,) = analyse([ARTICLE], Options())
LIST_OF = Listed(read_article(ARTICLE, ANALYSIS, ANALYSIS.candidates.base))


def number(label: str, kind: NodeKind = "term", nth: int = 0) -> int:
    at = -1
    for _ in range(nth + 1):
        at = ARTICLE.text.index(label, at + 1)
    return LIST_OF(Tree(label, kind, (at, at + len(label))))


def test_items_of_one_list_have_one_number_and_those_under_an_item_another() -> None:
    assert number("创建状态") == number("就绪状态") == number("运行状态") > 0
    assert number("分配标识符") == number("建立控制块") > 0
    assert number("分配标识符") != number("创建状态")


def test_a_term_tells_an_item_where_it_opens_it_and_a_point_wherever_it_stands() -> None:
    assert number("时间片") == 0
    assert number("进程等待处理器的时间片", "point") == number("就绪状态")


@pytest.mark.parametrize(("item", "term", "opens"), [("能自动单元测试吗", "单元测试", False), ("For Zone, choose one", "Zone", False), ("二、单元测试很快", "单元测试", True), ("“单元测试”很快", "单元测试", True)])
def test_a_term_opens_no_item_where_a_word_stands_before_it(item: str, term: str, opens: bool) -> None:
    article = article_of(f"步骤：\n\n- {item}\n- 发布\n")
    (analysis,) = analyse([article], Options())
    at = article.text.index(term)
    assert bool(Listed(read_article(article, analysis, analysis.candidates.base))(Tree(term, "term", (at, at + len(term))))) == opens


def test_rows_of_a_table_are_a_list_too() -> None:
    assert number("重量级锁") == number("开销", "point") > 0
    assert number("重量级锁") not in {number("创建状态"), number("分配标识符")}


def test_what_stands_in_no_list_tells_no_item() -> None:
    assert number("锁分为偏向锁和轻量级锁", "point") == 0
    assert number("创建状态", "section") == 0
    assert LIST_OF(Tree("创建状态", "term")) == 0
    assert LIST_OF.at(ARTICLE.text.index("运行状态")) == number("创建状态")
    assert LIST_OF.at(ARTICLE.text.index("锁分为")) == 0


def test_an_article_without_lists_has_none() -> None:
    article = article_of("锁分为偏向锁和轻量级锁。")
    (analysis,) = analyse([article], Options())
    list_of = Listed(read_article(article, analysis, analysis.candidates.base))
    assert list_of(Tree("偏向锁", "term", (3, 6))) == list_of.at(3) == 0
