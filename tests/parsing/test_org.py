"""Org files: what they say of themselves, and what is text in them."""

import pytest

from indexer.parsing.org.document import compose_org

from .pages import article_of, assert_well_formed, blocks_of, found_in, marks_of, soon

PAGE = """\
:PROPERTIES:
:ID:       0a1b2c3d
:ROAM_ALIASES: "Biased Locking" 偏向
:END:
#+TITLE: 锁的升级
#+DATE: <2024-05-01 Wed 10:20>
#+FILETAGS: :JVM:并发:
#+OPTIONS: toc:nil
# 一条注释

锁会 *升级* ，见 =MarkWord= 与[[file:lock.org][另一篇]]。
第二行[fn:1]。

* TODO [#A] 偏向锁 [1/2] :draft:
  SCHEDULED: <2024-05-02 Thu>
  :LOGBOOK:
  CLOCK: [2024-05-01 Wed 10:00]
  :END:
  1. [X] 第一步
     - 里面的一步
  2. 第二步
- 安全点 :: 线程停下来的地方
** 代码
#+CAPTION: 一段程序
#+begin_src java :results none
  int a = 1;
  ,* 2
#+end_src
#+begin_quote
有人说过。
#+end_quote
: 输出 1
| 锁 | 代价 |
|----+------|
| 偏向 | *低* |
\\begin{equation}
a = b
\\end{equation}
#+begin_export html
<b>x</b>
#+end_export
** 给自己 :noexport:
不给别人看。
*** 也不
** COMMENT 草稿
也不给。
* 总结
[[file:a.png]]
[fn:1] 注解在此。
"""


def test_an_org_file_is_read_as_it_is_exported() -> None:
    found = article_of(PAGE, "org", "notes/lock.org")
    assert (found.title, found.date, found.tags, found.aliases) == ("锁的升级", "2024-05-01T10:20:00", ("JVM", "并发"), ("Biased Locking", "偏向"))
    assert blocks_of(found) == [
        ("paragraph", "锁会 升级 ，见 MarkWord 与另一篇。第二行[1]。"), ("heading", "偏向锁"), ("item", "第一步"), ("item", "里面的一步"), ("item", "第二步"),
        ("item", "安全点：线程停下来的地方"), ("heading", "代码"), ("code", "int a = 1;\n* 2"), ("quote", "有人说过。"), ("code", "输出 1"), ("table", "锁\t代价\n偏向\t低"),
        ("formula", "\\begin{equation}\na = b\n\\end{equation}"), ("heading", "总结"), ("item", "注解在此。"),
    ]  # fmt: skip
    assert [(block.level, block.detail) for block in found.blocks if block.kind in {"item", "code"}] == [(1, "1"), (2, ""), (1, "2"), (1, ""), (0, "java"), (0, ""), (1, "1")]
    assert marks_of(found) == [("strong", "升级"), ("code", "MarkWord"), ("link", "另一篇"), ("strong", "安全点")]
    assert [mark.target for mark in found.marks if mark.kind == "link"] == ["lock.org"]
    assert_well_formed(found)


@pytest.mark.parametrize(("markup", "text"), [
    ("用~kill -9~停止", "用kill -9停止"), ("a*b*c 与 2 * 3 * 4", "a*b*c 与 2 * 3 * 4"), ("/usr/bin/ls 不斜", "/usr/bin/ls 不斜"), ("**粗** 和 `x`", "粗 和 x"),
    ("[[https://a.example/x][官网]] <https://b.example>", "官网 https://b.example"), ("见 \\(x_1\\)。", "见 $x_1$。"), ("一[fn:: 旁注]二{{{date}}}[cite:@k]", "一 (旁注)二"),
    ("- [ ] 待办", "待办"), ("-----", ""), ("[[*标题]]", "标题"), ("snake_case_name", "snake_case_name"), ("*有 [[b.org][链接]] 的粗体*", "有 链接 的粗体"),
])  # fmt: skip
def test_running_text_is_what_a_reader_sees(markup: str, text: str) -> None:
    assert compose_org(markup).body.text == text


def test_a_file_without_a_title_is_called_by_its_only_heading_else_by_its_name() -> None:
    assert article_of("* 偏向锁\n文字。", "org", "n/a-b.org").title == "偏向锁"
    assert article_of("* 一\n文字。\n* 二\n文字。", "org", "n/lock-notes.org").title == "lock notes"


def test_tags_of_a_note_of_org_roam_are_no_text() -> None:
    found = article_of("#+title: RL\n- tags :: [[file:a.org][机器学习]] [[file:b.org][Deep Learning]]\n\n强化学习。", "org", "rl.org")
    assert (found.tags, found.text) == (("机器学习", "Deep Learning"), "强化学习。")


def test_a_draft_of_hugo_is_left_out() -> None:
    assert found_in("#+title: 锁\n#+hugo_draft: t\n文字。", "org", "a.org") is None


def test_lines_end_as_windows_ends_them() -> None:
    assert blocks_of(article_of("文字\r\n#+BEGIN_SRC c\r\nint a;\r\n#+END_SRC\r\n", "org", "a.org")) == [("paragraph", "文字"), ("code", "int a;")]


@pytest.mark.parametrize("text", [
    "#+begin_a\n" * 50_000, "".join(f"#+begin_a{n}\n" for n in range(40_000)) + "a", "*a " * 150_000, "[[" * 200_000, ":A:\n" * 100_000, "\\begin{a}\n" * 50_000, "- " * 200_000,
    "* COMMENT a\n" * 40_000, "|" * 400_000, "[fn:1] a\n" * 50_000, "~a" * 200_000, "$a" * 200_000, "a :: " * 100_000, "{{{" * 150_000, "\\(" * 200_000, "  - a\n" * 80_000, "** a :b" * 60_000, "* a" + " " * 200_000 + "b", "- tags :: a" + " " * 200_000 + "b",
])  # fmt: skip
def test_hostile_org_costs_no_more_than_other_text(text: str) -> None:
    with soon():
        assert_well_formed(compose_org(text).body)


def test_boxes_nest_only_so_deep() -> None:
    text = "".join(f"#+begin_a{n}\n" for n in range(3000)) + "文字\n" + "".join(f"#+end_a{n}\n" for n in reversed(range(3000)))
    assert compose_org(text).body.text == "文字"
