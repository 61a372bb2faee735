"""What Logseq and Obsidian write beside what a note says."""

import pytest

from indexer.model import Article, Page
from indexer.parsing import Options, parse
from indexer.parsing.markdown.logseq import without_block_notes

PAGE = """title:: 垃圾回收
alias:: GC, [[Garbage Collection]]
tags:: #JVM, 内存管理

- 垃圾回收自动回收内存
  id:: 64a1b2c3-1111-2222-3333-444455556666
\t- 引用计数无法处理循环引用
\t  collapsed:: true
- TODO 学习 ZGC 的染色指针
  SCHEDULED: <2026-11-05 Thu>
- DONE 看完 G1 的论文
  :LOGBOOK:
  CLOCK: [2026-10-01 Thu 10:00:00]--[2026-10-01 Thu 11:00:00] =>  01:00:00
  :END:
- ((64a1b2c3-1111-2222-3333-444455556666))
- {{embed [[G1 收集器]]}}
"""


def note(name: str, markdown: str) -> Article:
    found = parse(Page(name, markdown.encode(), "markdown"), Options())
    assert isinstance(found, Article)
    return found


def test_a_page_of_logseq_is_read_without_its_notes() -> None:
    found = note("pages/gc.md", PAGE)
    assert (found.title, found.tags, found.aliases) == ("垃圾回收", ("JVM", "内存管理"), ("GC", "Garbage Collection"))
    assert found.text.split("\n") == ["垃圾回收自动回收内存", "引用计数无法处理循环引用", "学习 ZGC 的染色指针", "看完 G1 的论文"]


def test_properties_end_where_the_text_begins() -> None:
    found = note("zgc.md", "tags:: JVM\n\n- ZGC 是低延迟的\n")
    assert (found.title, found.tags, found.text) == ("zgc", ("JVM",), "ZGC 是低延迟的")


@pytest.mark.parametrize(("block", "text"), [
    ("- 锁\n  todo:: 1618793313462\n  logseq.order-list-type:: number", "锁"), ("- 图\n  ![a](../assets/a.png){:height 313, :width 530}", "图"), ("- 看 {{video https://a.example/v?x=1}}", "看"),
    ("- 记忆 {{cloze 曲线}} 与^^标记^^ #card", "记忆 曲线 与标记"), ("- 见[[#red]]==红字==", "见红字"), ("- DONE [#A] 训练\n  done:: 1", "训练"), ("- #+BEGIN_NOTE\n  当心\n  #+END_NOTE", "当心"),
    ("- #+BEGIN_QUERY\n  {:title [:h2]}\n  #+END_QUERY\n- 锁", "锁"), ("- 锁\n  #+BEGIN_SRC c\n  int a;\n  #+END_SRC", "锁\nint a;"),
    ("- 锁\n- definition:: " + "一句很长的话，" * 40, "锁\ndefinition:: " + "一句很长的话，" * 40),
])  # fmt: skip
def test_what_logseq_adds_to_a_block_is_no_text(block: str, text: str) -> None:
    assert note("pages/a.md", block).text == text


@pytest.mark.parametrize("text", ["std::vector 是动态数组", "TODO 列表", "- WAITING 等待另一个线程", "- 用 a::b 调用", "((a + b) * c)", "::: tip", "缩写：\n\ncpu:: 中央处理器\ngpu:: 图形处理器"])
def test_what_only_looks_like_a_note_stays(text: str) -> None:
    assert without_block_notes(text) == text


def test_aliases_are_names_and_no_addresses() -> None:
    assert note("kafka.md", "---\naliases: [Apache Kafka, 卡夫卡, /old/kafka/]\n---\nKafka 是消息队列。").aliases == ("Apache Kafka", "卡夫卡")


@pytest.mark.parametrize(
    ("name", "date"), [("daily/2026-11-01.md", "2026-11-01"), ("journals/2026_11_03.md", "2026-11-03"), ("2026-10-12 评审.md", "2026-10-12"), ("_posts/2026-1-2-a.md", "2026-01-02"), ("a-2026-11-01.md", "")]
)
def test_a_note_has_the_date_of_its_name(name: str, date: str) -> None:
    assert note(name, "今天学习了锁。").date == date


def test_a_board_is_no_article() -> None:
    assert note("board.md", "---\nkanban-plugin: basic\n---\n## 待办\n- [ ] 写周报\n").flags == ("list",)
