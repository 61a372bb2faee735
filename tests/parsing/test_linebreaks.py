"""Lines of one paragraph that a reader sees as several."""

import pytest

from indexer.parsing.markdown.document import compose_markdown


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("优点：实现简单，没有网络开销\n缺点：占用堆内存\n**适用场景**：读多写少", "优点：实现简单，没有网络开销\n缺点：占用堆内存\n适用场景：读多写少"),
        ("检查三件事：  \n磁盘空间足够  \n端口没有被占用", "检查三件事：\n磁盘空间足够\n端口没有被占用"),
        ("磁盘足够<br>端口没有被占用", "磁盘足够\n端口没有被占用"),
        ("步骤：\n1、下载源码\n2、编译源码", "步骤：\n1、下载源码\n2、编译源码"),
        ("**布隆过滤器**\n由一个位数组组成", "布隆过滤器\n由一个位数组组成"),
        ("先说**布隆过滤器**\n由一个位数组组成", "先说布隆过滤器由一个位数组组成"),
        ("这是一行\n接着写 hello\nworld", "这是一行接着写 hello world"),
        ("占用了\n2.5 倍的内存", "占用了 2.5 倍的内存"),
    ],
)
def test_lines_that_begin_with_a_label_a_number_or_after_a_hard_break_stay_lines(markdown: str, text: str) -> None:
    assert compose_markdown(markdown).text == text


def test_marks_stand_where_they_stood() -> None:
    found = compose_markdown("**优点**：快\n**缺点**：慢  \n**适用**")
    assert [found.text[mark.start : mark.end] for mark in found.marks] == ["优点", "缺点", "适用"]


def test_headings_and_cells_are_one_line() -> None:
    assert compose_markdown("题目<br>优点：快\n===\n").text == "题目 优点：快"
    assert compose_markdown("| a<br>b | c |\n|---|---|\n| 1<br>2 | 3 |").text == "a b\tc\n1 2\t3"
