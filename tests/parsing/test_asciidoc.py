"""AsciiDoc: what a header says, and what is text."""

from itertools import pairwise

import pytest

from indexer.parsing.asciidoc.document import compose_asciidoc

from .pages import article_of, assert_well_formed, blocks_of, found_in, marks_of, soon

PAGE = """\
// 注释
= 锁的升级
小明 <ming@a.example>
v1.0, 2024-05-01
:keywords: JVM, 并发
:jdk: JDK 21
:toc:

锁在 {jdk} 里会 *升级*(((lock, upgrade)))，见 `MarkWord` 与
https://a.example/x[官网^]。

[[biased]]
== 偏向锁
.只是标题
[source,java]
----
int a = 1; // <1>
----
<1> 一个数

NOTE: 要当心。

. 第一步
+
补充一句
* 里面的一步
. 第二步

安全点:: 线程停下来的地方
|===
|锁 |代价

|偏向
|低
|===
____
有人说过。
____
[stem]
++++
a = b
++++
////
看不见
////
include::other.adoc[]
====
例子见 <<biased>>。
====
"""


def test_an_asciidoc_text_is_read_as_a_reader_sees_it() -> None:
    found = article_of(PAGE, "asciidoc", "notes/lock.adoc")
    assert (found.title, found.author, found.date, found.tags) == ("锁的升级", "小明", "2024-05-01", ("JVM", "并发"))
    assert blocks_of(found) == [
        ("paragraph", "锁在 JDK 21 里会 升级，见 MarkWord 与官网。"), ("heading", "偏向锁"), ("paragraph", "只是标题"), ("code", "int a = 1;"), ("item", "一个数"), ("paragraph", "要当心。"),
        ("item", "第一步"), ("item", "补充一句"), ("item", "里面的一步"), ("item", "第二步"), ("item", "安全点：线程停下来的地方"), ("table", "锁\t代价\n偏向\t低"), ("quote", "有人说过。"), ("formula", "a = b"),
        ("paragraph", "例子见 偏向锁。"),
    ]  # fmt: skip
    assert [(block.level, block.detail) for block in found.blocks if block.kind in {"item", "code", "table"}] == [(0, "java"), (1, "1"), (1, ""), (1, "+"), (2, ""), (1, ""), (2, ""), (0, "header")]
    assert marks_of(found) == [("strong", "升级"), ("code", "MarkWord"), ("link", "官网"), ("strong", "只是标题"), ("strong", "安全点")]
    assert_well_formed(found)


@pytest.mark.parametrize(("markup", "text"), [
    ("用``kill -9``和 +x+", "用kill -9和 x"), ("a*b*c 与 2 * 3", "a*b*c 与 2 * 3"), ("a&#x2014;b", "a—b"), ("((索引))一", "索引一"), ("image:a.png[图] 一", "一"), ("一footnote:[旁注]", "一 (旁注)"),
    ("link:a.html[那里] xref:b.adoc#c[此处]", "那里 此处"), ("{ref}/a.html[文档]", "文档"), ("未知 {name}", "未知 {name}"), ("stem:[x^2]", "$x^2$"), ("一 +\n二", "一\n二"), ("\"`引`\"", "“引”"), ("'''", ""),
    ("kbd:[Ctrl+C]", "Ctrl+C"), ("* [x] 做完", "做完"), ("snake_case_name", "snake_case_name"),
])  # fmt: skip
def test_running_text_is_what_a_reader_sees(markup: str, text: str) -> None:
    assert compose_asciidoc(markup).body.text == text


def test_a_chapter_is_called_by_its_heading() -> None:
    assert article_of("[[a]]\n=== 偏向锁\n\n文字。\n\n==== 撤销\n\n文字。", "asciidoc", "ch/20_lock.asciidoc").title == "偏向锁"


@pytest.mark.parametrize(("name", "text"), [("book.adoc", "= 书\n\ninclude::a.adoc[]\n\ninclude::b.adoc[]\n"), ("a.tar.gz.asc", "-----BEGIN PGP SIGNATURE-----\n\nabc\n"), ("a.adoc", "= 锁\n:draft: true\n\n文字。\n")])
def test_frames_signatures_and_drafts_are_no_articles(name: str, text: str) -> None:
    assert found_in(text, "asciidoc", name) is None


@pytest.mark.parametrize("text", [
    "----\n" * 50_001, "====\n" * 50_001, "".join("=" * (4 + n % 900) + "\n" for n in range(3000)), "|===\n" * 50_001, "*a " * 150_000, "<<" * 200_000, "(((" * 150_000, "`a" * 200_000, "a:: " * 100_000,
    "link:" * 100_000, "{a" * 200_000, "* a\n" * 80_000, ".a\n" * 80_000, "[" * 300_000, "https://a[" * 50_000, "|===\n" + "|a " * 150_000, "|===\n[cols=\"9999999*\"]\n|a\n", "_a" * 200_000, "\"`" * 150_000, "term;;" * 60_000,
    "".join("*" * (1 + n % 5) + " a\n" for n in range(60_000)), "stem:[" * 80_000,
    "----" + " " * 200_000 + "a", "----\na" + " " * 200_000 + "b\n----", "----\n" + "<1> " * 80_000 + "a\n----", ":a: 0123456789\n" + "".join(f":{name}: " + f"{{{before}}}" * 10 + "\n" for before, name in pairwise("abcdefghi")) + "\n{i}",
    "[[a]]\n== " + "b" * 100_000 + "\n" + "<<a>>" * 30_000, "[a]\n" * 200_000, "|===\n|a\n" + "b\n" * 200_000,
])  # fmt: skip
def test_hostile_asciidoc_costs_no_more_than_other_text(text: str) -> None:
    with soon():
        assert_well_formed(compose_asciidoc(text).body)


def test_code_of_other_files_leaves_no_line_for_it() -> None:
    text = "= 集合\n\n先看源码：\n\n[source,java]\n----\ninclude::{sourcedir}/java/util/List.java[tag=size]\n----\n\n再看：\n\n----\nint a;\ninclude::b.java[]\n----\n"
    read = compose_asciidoc(text)
    assert [(block.kind, read.body.text[block.start : block.end]) for block in read.body.blocks] == [("paragraph", "先看源码："), ("paragraph", "再看："), ("code", "int a;")]
