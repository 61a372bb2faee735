"""Tables and the lines above code as knowledge."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.model import Article, Block
from indexer.trees.hanging.entries import explain, hang_group
from indexer.trees.hanging.tabulated import tables_of
from indexer.trees.judging.points import _is_caption
from tests.trees.hanging.test_keyterms import growing_of
from tests.trees.hanging.test_lists import tree

LOCKS = """
## 对比
三种锁的开销不同。

| 锁 | 优点 | 适用场景 |
|---|---|---|
| 偏向锁 | 没有 CAS | 一个线程 |
| 轻量级锁 | 不阻塞 | 交替执行 |
| 重量级锁 | 不空转 | 激烈竞争 |
"""


def table_of(text: str) -> Article:
    return Article("a", "题目", text, (Block("table", 0, len(text), 0, "header"),))


def test_a_table_is_a_node_with_its_rows_under_it() -> None:
    (node,) = [node for node in tree(LOCKS).walk() if node.label == "锁 / 优点 / 适用场景"]
    assert node.kind == "topic"
    assert [child.label for child in node.children] == ["偏向锁：没有 CAS；一个线程", "轻量级锁：不阻塞；交替执行", "重量级锁：不空转；激烈竞争"]


def test_a_row_spans_its_line() -> None:
    article = table_of("锁\t优点\n偏向锁\t没有 CAS\n轻量级锁\t不阻塞")
    ((_, *rows),) = tables_of(article)
    assert [article.text[slice(*row.span)] for row in rows] == ["偏向锁\t没有 CAS", "轻量级锁\t不阻塞"]


@pytest.mark.parametrize(
    ("heads", "label"),
    [("锁\t优点", "锁 / 优点"), ("\t乐观锁\t悲观锁", "乐观锁 / 悲观锁"), ("特性\t乐观锁\t悲观锁", "乐观锁 / 悲观锁"), ("特性\t收益", ""), ("名称\t类型\t说明", "")],
)
def test_heads_that_say_nothing_of_the_rows_name_no_table(heads: str, label: str) -> None:
    blank = "\t好" * heads.count("\t")
    (entries,) = tables_of(table_of(f"{heads}\n重试{blank}\n等待{blank}"))
    assert [entry.label for entry in entries if entry.kind == "topic"] == ([label] if label else [])


@pytest.mark.parametrize(
    "text",
    [
        "id\tuid\tscore\n1\t2\t3\n2\t3\t4",
        "Field\tType\tNull\tKey\nuid\tint\tNO\tPRI\nscore\tint\tYES\tMUL",
        "锁\t优点\n偏向锁\t没有 CAS",
        "编号\t名称\n1\t偏向锁\n2\t轻量级锁",
        "地址\t说明\nhttps://example.org\t主页\nhttps://example.org/a\t文档",
        "只有一列\n偏向锁\n轻量级锁",
        "锁\t\n偏向锁\t\n轻量级锁\t",
        "",
    ],
)
def test_data_and_nameless_tables_are_no_knowledge(text: str) -> None:
    assert tables_of(table_of(text)) == []


@given(st.text("锁a/1\t\n :()", max_size=40))
def test_cells_lie_where_their_text_stands(text: str) -> None:
    article = table_of(text)
    for entries in tables_of(article):
        for row in entries[entries[0].kind == "topic" :]:
            assert " ".join(text[row.start : row.end].split()) == row.label
            assert row.span[0] <= row.start <= row.end <= row.span[1]


@pytest.mark.parametrize(("line", "caption"), [("快速排序的实现", True), ("下面是快速排序的实现：", False), ("快速排序。", False), ("快" * 80, False)])
def test_a_short_line_above_code_says_what_the_code_is(line: str, caption: bool) -> None:
    blocks = (Block("paragraph", 0, len(line)), Block("code", len(line) + 1, len(line) + 2))
    assert _is_caption(Article("a", "题目", f"{line}\nx", blocks), 0) is caption
    assert not _is_caption(Article("a", "题目", line, blocks[:1]), 0)


def test_a_table_without_a_head_for_its_rows_is_called_by_the_others() -> None:
    (entries,) = tables_of(table_of("\tTCP\tUDP\n连接\t面向连接\t无连接\n可靠性\t可靠\t不可靠"))
    assert [entry.label for entry in entries] == ["TCP / UDP", "连接", "可靠性"]


def test_what_a_second_column_says_stands_beside_the_name() -> None:
    found = tree("## 历史\n偏向锁变过。\n\n| 版本 | 变化 |\n|---|---|\n| JDK 6 | 默认开启偏向锁。 |\n| JDK 15 | 默认禁用 |\n")
    (node,) = [node for node in found.walk() if node.label == "版本 / 变化"]
    assert [(child.kind, child.label) for child in node.children] == [("point", "JDK 6：默认开启偏向锁"), ("point", "JDK 15：默认禁用")]


def test_what_other_cells_say_are_details_of_their_row() -> None:
    long = LOCKS.replace("一个线程", "只有一个线程进入同步块的场景，没有别的线程来争抢它的锁对象")
    found = {node.label: node for node in tree(long).walk()}
    assert [child.label for child in found["偏向锁"].children] == ["优点：没有 CAS", "适用场景：只有一个线程进入同步块的场景，没有别的线程来争抢它的锁对象"]
    article = table_of("锁\t说明\n偏向锁\t没有原子操作，也不阻塞线程，适合只有一个线程进入同步块的场景\n轻量级锁\t不阻塞")
    ((_, biased, thin),) = tables_of(article)
    assert (biased.longer, [node.label for node in biased.details]) == ("", ["没有原子操作，也不阻塞线程，适合只有一个线程进入同步块的场景"])
    assert (thin.longer, thin.details) == ("轻量级锁：不阻塞", ())


CELLS = {"优点：没有 CAS", "缺点：撤销", "优点：不阻塞", "缺点：空转"}


def test_rows_are_told_all_or_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indexer.trees.hanging.entries.ALWAYS", 0.0)
    growing = growing_of("锁有三种。")
    growing.longer = 0.0
    (table,) = tables_of(table_of("锁\t优点\t缺点\n偏向锁\t没有 CAS\t撤销\n轻量级锁\t不阻塞\t空转"))
    hang_group(growing, table)
    growing.beside = 5.0
    explain(growing)
    assert not growing.details
    growing.beside = 50.0
    explain(growing)
    assert {node.label for nodes in growing.details.values() for node in nodes} == CELLS


def test_what_short_tables_say_is_told_whatever_room_there_is() -> None:
    growing = growing_of("锁有三种。")
    growing.longer = growing.beside = 0.0
    (table,) = tables_of(table_of("锁\t优点\t缺点\n偏向锁\t没有 CAS\t撤销\n轻量级锁\t不阻塞\t空转"))
    hang_group(growing, table)
    explain(growing)
    assert {node.label for nodes in growing.details.values() for node in nodes} == CELLS
    assert growing.beside == 0


def test_rows_may_be_called_by_numbers_and_a_column_that_counts_them_is_none() -> None:
    ((_, *codes),) = tables_of(table_of("状态码\t含义\n200\t请求成功\n404\t资源不存在"))
    assert [entry.longer for entry in codes] == ["200：请求成功", "404：资源不存在"]
    ((head, *asked),) = tables_of(table_of("序号\t问题\t答案\n1\t连接超时\t检查防火墙\n2\t权限不足\t换一个用户"))
    assert head.label == "问题 / 答案"
    assert [entry.longer for entry in asked] == ["连接超时：检查防火墙", "权限不足：换一个用户"]


def test_ticks_and_figures_are_told() -> None:
    ((_, first, second),) = tables_of(table_of("功能\tKafka\t准确率\t版本\n事务消息\t✅\t91.7\t3\n延迟消息\t❌\t-\t4"))
    assert (first.longer, [node.label for node in first.said]) == ("事务消息：✅；91.7；3", ["Kafka：✅", "准确率：91.7", "版本：3"])
    assert (second.longer, [node.label for node in second.said]) == ("延迟消息：❌；—；4", ["Kafka：❌", "版本：4"])
    ((_, *sparse),) = tables_of(table_of("时刻\t事务 A\t事务 B\nT1\t开启\t\nT2\t\t开启"))
    assert [row.longer for row in sparse] == ["", ""]


def test_rows_of_figures_alone_are_no_lines() -> None:
    ((_, *rows),) = tables_of(table_of("证书\tQPS\t延迟\nRSA\t316.20\t1.4 ± 0.2 ms\nECC\t639\t203ms"))
    assert [row.longer for row in rows] == ["", ""]


def test_figures_are_told_at_once_from_what_only_begins_like_them() -> None:
    for cell in ("1" + "µ" * 60 + "漢", "1µ " * 60 + "漢"):  # for each of 60 letters twice as long, else
        ((_, *rows),) = tables_of(table_of(f"证书\tQPS\t延迟\nRSA\t{cell}\t1 µs\nECC\t639\t203ms"))
        assert rows[1].longer == ""


def test_words_without_end_are_told_in_no_row() -> None:
    ((_, row, _),) = tables_of(table_of(f"锁\t优点\t缺点\n偏向锁\t{'x' * 500}\t撤销\n轻量级锁\t不阻塞\t空转"))
    assert (row.longer, [node.label for node in row.said]) == ("", ["缺点：撤销"])
    assert tables_of(table_of(f"锁\t优点\n{'x' * 500}\t快\n轻量级锁\t不阻塞")) == []


def test_rows_of_a_table_without_a_name_are_no_lines() -> None:
    (entries,) = tables_of(table_of("名称\t类型\t说明\ntimeout\tint\t超时\nretries\tint\t重试次数"))
    assert [entry.longer for entry in entries] == ["", ""]


def test_of_a_long_second_cell_its_first_sentence_is_told_or_its_first_clauses() -> None:
    cells = ["晋升老年代的对象大小。" + "默认是零，也就是由收集器自己决定什么时候晋升这些对象" * 3, "这个参数用来调整新生代的比例，" + "默认是八" * 20, "短"]
    rows = "\n".join(f"参数{number}\t{cell}" for number, cell in enumerate(cells))
    ((_, *entries),) = tables_of(table_of(f"参数\t含义\n{rows}"))
    told = [node.label for entry in entries for node in (*entry.details, *entry.said)]
    assert told == ["晋升老年代的对象大小", "这个参数用来调整新生代的比例", "短"]
    wide = table_of("参数\t含义\t默认\n" + "\n".join(f"参数{number}\t{cells[0]}\t零" for number in range(2)))
    assert [[node.label for node in entry.said] for entry in tables_of(wide)[0][1:]] == [["默认：零"], ["默认：零"]]
