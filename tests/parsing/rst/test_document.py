"""reStructuredText to blocks and marks, of docutils, Sphinx and Pelican."""

import pytest
from docutils.parsers.rst import directives, roles
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.errors import PageError
from indexer.model import Article, Page
from indexer.parsing import Options, parse
from indexer.parsing.rst.document import ReadRst, compose_rst
from indexer.parsing.rst.markup import LARGEST, MOST_LINES
from tests.parsing.pages import assert_well_formed, blocks_of, marks_of, soon

PIECES = (
    "锁\n==\n\n", "小节\n----\n", "偏向锁", "word", " ", "\n", "\n\n", "- ", "1. ", "#. ", "   ", "\t", "**", "*", "``", "`", "`a <b>`_", "`a`__", "a_", "__ b", "|a|", ":ref:`", ":a: ",
    ".. ", ".. note:: ", ".. a:: b\n\n   ", ".. |a| replace:: ", ".. [1] ", "[1]_", "[#]_", "::\n\n   ", "+---+---+\n| a | b |\n+---+---+\n", "=== ===\n a   b\n=== ===\n", ">>> ", "| ",
    ".. _a: ", ".. list-table::\n\n   * - ", "-a  b\n", "\\", "\x00", "\ufeff", "😀", "----\n\n", ".. toctree::\n\n   ", ".. role:: a(", "term : x\n  ", ".. math:: ",
)  # fmt: skip
DOCUTILS = 4.0
"""How many times the time of Markdown docutils may take."""
sources = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=14).map("".join)


def blocks(text: str) -> list[tuple[str, str]]:
    return blocks_of(compose_rst(text).body)


def read(text: str, name: str = "content/a.rst", *, drafts: bool = False) -> Article | None:
    return parse(Page(name, text.encode(), "rst"), Options(drafts=drafts))


def refusal(text: str) -> str:
    """Why a text is not read; empty where it is."""
    try:
        compose_rst(text)
    except PageError as error:
        return str(error)
    return ""


def article(text: str, name: str = "content/a.rst") -> Article:
    found = read(text, name)
    assert found is not None
    return found


@settings(max_examples=400, deadline=None, derandomize=True)
@given(sources)
def test_blocks_of_any_text_are_well_formed(source: str) -> None:
    try:
        composed = compose_rst(source.encode("utf-8", "replace").decode())
    except PageError:
        return
    assert_well_formed(composed.body)


def test_every_kind_of_block_is_told_apart() -> None:
    text = "锁\n==\n\n小节\n----\n\n段落\n\n  引用\n\n.. code-block:: Java\n   :linenos:\n\n   int a;\n\n=== ===\n a   b\n=== ===\n 1   2\n=== ===\n\n.. math:: x^2\n"
    body = compose_rst(text).body
    assert blocks_of(body) == [
        ("heading", "锁"), ("heading", "小节"), ("paragraph", "段落"), ("quote", "引用"), ("code", "int a;"), ("table", "a\tb\n1\t2"), ("formula", "x^2"),
    ]  # fmt: skip
    assert [(block.level, block.detail) for block in body.blocks] == [(1, ""), (2, ""), (0, ""), (0, ""), (0, "java"), (0, "header"), (0, "")]


def test_items_know_their_depth_and_number() -> None:
    body = compose_rst("- 甲\n\n  - 乙\n\n    续\n\n3. 丙\n4. 丁\n\n* 1. 戊\n").body
    assert [(body.text[b.start : b.end], b.level, b.detail) for b in body.blocks] == [("甲", 1, ""), ("乙", 2, ""), ("续", 2, "+"), ("丙", 1, "3"), ("丁", 1, "4"), ("戊", 1, "1")]


def test_marks_are_those_of_the_author() -> None:
    marks = compose_rst("**粗** *斜* ``码`` `链 <u>`_ `默认` :strong:`强` :func:`~a.b.c` :menuselection:`文件 --> 新建` 见 这里_\n\n.. _这里: https://x.example\n").body
    assert marks.text == "粗 斜 码 链 默认 强 c 文件 → 新建 见 这里"
    assert marks_of(marks) == [("strong", "粗"), ("emphasis", "斜"), ("code", "码"), ("link", "链"), ("strong", "强"), ("code", "c"), ("link", "这里")]


def test_a_line_break_joins_chinese_and_parts_english() -> None:
    assert compose_rst("偏向锁\n是优化\n\nbiased\nlocking").body.text == "偏向锁是优化\nbiased locking"


@pytest.mark.parametrize(("markup", "words"), [
    (":ref:`安装 <install>`", "安装"), (":doc:`/guide/index`", "guide"), (":doc:`锁 <lock>`", "锁"), (":term:`死锁`", "死锁"), (":pep:`8`", "PEP 8"), (":abbr:`GC (garbage collection)`", "GC (garbage collection)"),
    (":py:class:`!Lock`", "Lock"), (":nobody-knows:`文字`", "文字"), (":math:`x_1`", "$x_1$"), (":cite:`knuth`尾", ":cite:`knuth`尾"), (":html:`<b>红</b>`", "红"), ("|无此|", "无此"), ("`无此`_", "无此"),
    ("`List<String>`", "List<String>"), ("无此_", "无此_"), ("a\\ *b*\\ c", "abc"), ("``\\d``", "\\d"), (":kbd:`Ctrl`\\ 键", "Ctrl键"),
])  # fmt: skip
def test_roles_and_names_leave_their_words(markup: str, words: str) -> None:
    assert compose_rst(f"前 {markup}").body.text == f"前 {words}"


def test_a_place_on_the_page_is_called_by_its_heading() -> None:
    assert compose_rst("锁\n==\n\n见 :ref:`how-to` 。\n\n.. _how-to:\n\n怎样用\n------\n\n文\n").body.text == "锁\n见 怎样用 。\n怎样用\n文"


@pytest.mark.parametrize("kind", ["note", "warning", "tip", "seealso", "my-own-box", "container", "epigraph", "py:nobody"])
def test_words_in_a_directive_stay(kind: str) -> None:
    assert blocks(f".. {kind}::\n   :class: x\n\n   正文。\n\n   - 项") == [("paragraph", "正文。"), ("item", "项")]


@pytest.mark.parametrize(("text", "said"), [
    (".. note:: 一行\n   接着。\n\n   再来。", [("paragraph", "一行接着。"), ("paragraph", "再来。")]),
    (".. note::\n   - 甲\n   - 乙", [("item", "甲"), ("item", "乙")]),
    (".. tab-set::\n\n   .. tab-item:: 甲\n      :sync: a\n\n      文", [("paragraph", "甲"), ("paragraph", "文")]),
    (".. admonition:: 为什么\n\n   因为。", [("paragraph", "为什么"), ("paragraph", "因为。")]),
    (".. versionadded:: 3.2\n", []), (".. deprecated:: 3.2\n   请用锁。", [("paragraph", "请用锁。")]), (".. versionchanged:: 3.2 变快了。", [("paragraph", "变快了。")]),
    (".. figure:: a.png\n   :alt: x\n\n   图一 结构", [("paragraph", "图一 结构")]), (".. image:: a.png", []), (".. youtube:: a-b_c", []), (".. nobody:: 有话要说", [("paragraph", "有话要说")]),
    (".. py:function:: lock(a)\n\n   上锁。\n\n   :param int a: 几次\n   :type a: int", [("code", "lock(a)"), ("paragraph", "上锁。"), ("item", "a: 几次")]),
    (".. code-block::\n\n   :x: 1\n   y", [("code", ":x: 1\ny")]), (".. code:: python\n\n   a = '**'", [("code", "a = '**'")]), ("例如::\n\n   a\n     b", [("paragraph", "例如:"), ("code", "a\n  b")]),
    (".. parsed-literal::\n\n   ls **dir**", [("code", "ls dir")]), (".. glossary::\n\n   死锁\n      互相等。", [("paragraph", "死锁"), ("paragraph", "互相等。")]),
    (".. index:: a, b\n\n文", [("paragraph", "文")]), (".. _a:\n\n.. 注释\n\n文", [("paragraph", "文")]), (".. csv-table:: 表\n   :header: a, b\n\n   1, 2", [("paragraph", "表"), ("table", "a\tb\n1\t2")]),
    (".. list-table::\n   :header-rows: 1\n\n   * - 甲\n     - 乙\n   * - 一\n\n       二\n     - 三", [("table", "甲\t乙\n一 二\t三")]), ("| 一\n| 二", [("paragraph", "一\n二")]),
    (".. rubric:: 脚注\n\n.. [#a] 注。\n\n见 [#a]_ 。", [("paragraph", "脚注"), ("paragraph", "见 [1] 。"), ("item", "注。")]), (".. |v| replace:: 5.0\n\n版本 |v|", [("paragraph", "版本 5.0")]),
    (".. |图| image:: a.png\n\n看 |图| 。", [("paragraph", "看 。")]), (".. only:: html and not x\n\n   文", [("paragraph", "文")]), (".. role:: 红(strong)\n\n:红:`字`", [("paragraph", "字")]),
    ("术语 : 类\n   释义", [("paragraph", "术语 : 类"), ("paragraph", "释义")]), ("-v  详细", [("item", "-v 详细")]), (".. rst-class:: big\n\n文", [("paragraph", "文")]), (">>> 1\n1", [("code", ">>> 1\n1")]),
])  # fmt: skip
def test_directives_and_markup_leave_what_readers_see(text: str, said: list[tuple[str, str]]) -> None:
    assert blocks(text) == said


def test_the_language_of_code_is_the_last_one_said() -> None:
    body = compose_rst(".. highlight:: c\n\n::\n\n  a\n\n.. code::\n\n  b\n\n.. code:: Go\n\n  c").body
    assert [block.detail for block in body.blocks] == ["c", "c", "go"]


def test_a_table_with_code_in_it_lays_out_the_page() -> None:
    assert blocks("+---+-----+\n| a | x:: |\n|   |     |\n|   |   b |\n+---+-----+\n".replace("| x:: |", "| ::  |")) == [("paragraph", "a"), ("code", "b")]


def test_pelicans_fields_are_the_metadata() -> None:
    text = "自旋锁\n######\n\n:date: 2024-05-01 08:30\n:modified: 2024-06-02\n:tags: 锁, 并发\n:category: 系统\n:slug: spin\n:author: 小明\n:lang: zh\n:summary: 忙等\n   的锁。\n:issueid: 7\n\n正文。\n"
    found = article(text)
    assert (found.title, found.text, found.date, found.updated, found.tags) == ("自旋锁", "正文。", "2024-05-01T08:30:00", "2024-06-02", ("锁", "并发"))
    assert (found.categories, found.author, found.language, found.description.replace("\n", ""), found.headline) == (("系统",), "小明", "zh", "忙等的锁。", 1)


def test_fields_of_sphinx_are_no_text_and_those_for_readers_are() -> None:
    found = article(":orphan:\n:tocdepth: 2\n\n.. _a:\n\n锁\n==\n\n:作者: 小明\n:简介: 互斥\n\n文\n")
    assert (found.title, found.text) == ("锁", "作者: 小明\n简介: 互斥\n文")


@pytest.mark.parametrize("status", ["draft", "hidden"])
def test_drafts_are_left_out_unless_they_are_wanted(status: str) -> None:
    text = f"锁\n==\n\n:status: {status}\n\n文\n"
    assert read(text) is None
    drafted = read(text, drafts=True)
    assert drafted is not None
    assert drafted.flags == ("draft",)


def test_without_a_title_the_name_of_the_file_is_it() -> None:
    found = article("文", "content/2024-05-01-spin-lock.rst")
    assert (found.title, found.date) == ("spin lock", "2024-05-01")


def test_a_page_of_nothing_but_contents_is_a_list() -> None:
    found = article("指南\n====\n\n.. toctree::\n   :maxdepth: 2\n   :caption: 目录\n\n   安装 <install>\n   guide/lock\n   api/*\n")
    assert (found.flags, found.text, [link.target for link in found.links]) == (("list",), "安装\nlock", ["install.rst", "guide/lock.rst"])
    assert article("指南\n====\n\n先读这里。\n\n.. toctree::\n\n   a\n   b\n   c\n").text == "先读这里。"


def test_a_table_that_cannot_be_read_is_told() -> None:
    found = article("锁\n==\n\n=== ===\nabc def\nabcdefg is a line that goes over the margin\n=== ===\n\n文\n")
    assert (found.text, found.problem) == ("文", "line 6: Malformed table.")


@pytest.mark.parametrize("text", [
    ".. include:: {}", ".. literalinclude:: {}", ".. raw:: html\n   :file: {}", ".. csv-table:: t\n   :file: {}", ".. csv-table:: t\n   :url: file://{}", ".. code::\n   :file: {}", ".. include:: {}\n   :code: c",
    ".. list-table:: t\n   :file: {}", ".. |a| include:: {}\n\n|a|", ".. figure:: {}\n   :figwidth: image", ".. role:: r(raw)\n   :file: {}\n\n:r:`a`", ".. graphviz:: {}", ".. parsed-literal::\n   :include: {}",
])  # fmt: skip
def test_no_other_file_is_read(text: str, tmp_path_factory: pytest.TempPathFactory, capfd: pytest.CaptureFixture[str]) -> None:
    secret = tmp_path_factory.mktemp("else") / "a.csv"
    secret.write_text("geheim,geheim\n")
    assert "geheim" not in compose_rst(text.format(secret)).body.text
    assert capfd.readouterr() == ("", "")


def test_raw_html_is_no_text_and_the_words_of_an_owners_role_are() -> None:
    assert compose_rst(".. raw:: html\n\n   <script>x</script>\n\n.. role:: html(raw)\n   :format: html\n\n甲 :html:`<br>` 乙").body.text == "甲 乙"


def test_faults_make_no_noise(capfd: pytest.CaptureFixture[str], recwarn: pytest.WarningsRecorder) -> None:
    compose_rst("*a\n\n`b\n\n|c|_\n\n.. note\n\n+--\n|a\n\nT\n=\n\n~\n\n[#]_ [1]_ [x]_ __\n\n.. table::\n")
    assert capfd.readouterr() == ("", "")
    assert not list(recwarn)


def test_docutils_is_left_as_it_was() -> None:
    before = directives.directive, roles.role, dict(directives._directives), dict(roles._roles)
    compose_rst(".. role:: own(strong)\n\n.. note:: a\n\n.. list-table::\n\n   * - :own:`a`\n     - :ref:`b`\n")
    with pytest.raises(PageError):
        compose_rst("*a\n\n" * 14_000)
    assert (directives.directive, roles.role) == before[:2]
    assert "own" not in roles._roles
    assert compose_rst(":own:`a`").body.marks == ()


@pytest.mark.parametrize("text", ["- " * 5000, "> " * 5000, "".join(" " * at + "a\n\n" for at in range(400)), "".join("  " * at + "- a\n\n" for at in range(300)), "".join("   " * at + ".. note::\n\n" for at in range(300)),
    "".join("|" + " " * at + "a\n" for at in range(1, 600)), "".join(f".. _a{at}: a{at + 1}_\n" for at in range(3000)), "-a " * 30_000])  # fmt: skip
def test_deep_nesting_costs_its_page_at_most(text: str) -> None:
    with soon(DOCUTILS):
        assert refusal(text) in {"", "reStructuredText is nested too deeply"}


@pytest.mark.parametrize("piece", ["**a ", "`a ", "``a ", "|a ", "a_ ", "[1]_ ", ":a:`b ", "`a <b ", "_`a ", "a@b.", "http://", "\\", "<", "a\n\n", "*a\n\n", "a_\n\n", "T\n=\n\n", "=\n", ".. a\n", ".. _a: b\n", ".. [#] a\n\n", "- a\n", "a\n b\n"])
def test_beginnings_without_ends_are_read_soon(piece: str) -> None:
    with soon(DOCUTILS):
        assert refusal((piece * 12_000)[:30_000]) in {"", "reStructuredText with more than 10,000 faults"}


@pytest.mark.parametrize("text", ["+--" * 20_000 + "+\n" + "|a " * 20_000 + "|\n" + "+--" * 20_000 + "+\n", "== " * 20_000 + "\n" + "a  " * 20_000 + "\n" + "== " * 20_000])
def test_tables_that_are_too_wide_are_refused(text: str) -> None:
    with soon(DOCUTILS):
        assert refusal(text) == "reStructuredText with a border of more than 1,000 characters"


def test_rows_of_commas_do_not_grow() -> None:
    table = ".. csv-table::\n\n   " + "a," * 400 + "\n" + "   a\n" * 200 + "\n"
    with soon(DOCUTILS):
        assert refusal(table * 2) == "reStructuredText with more than 100,000 cells of tables"
    assert blocks_of(compose_rst(".. csv-table:: 锁\n   :header: 名, 值\n\n   甲,1\n   乙\n").body) == [("paragraph", "锁"), ("table", "名\t值\n甲\t1\n乙")]


def test_substitutions_do_not_grow() -> None:
    chain = [f".. |a{at}| replace:: |a{at - 1}| |a{at - 1}|\n" for at in range(1, 60)]
    for lines in (chain, chain[::-1]):
        with soon(DOCUTILS):
            assert compose_rst(f".. |a0| replace:: 锁\n{''.join(lines)}\n|a1| |a59|\n").body.text == "a0 a0 a58 a58"
    assert compose_rst(".. |a| replace:: |b|\n.. |b| replace:: |a|\n\n|a|\n").body.text == "b"
    assert compose_rst(".. |a| replace:: |a|_\n\n.. _a: b\n\n|a|_\n").body.text == "a"
    assert len(compose_rst(f".. |a| replace:: {'锁 ' * 140}\n\n" + ("|a| " * 2000 + "\n\n") * 20).body.text) < 2_000_000


@pytest.mark.parametrize("text", ["a" * (LARGEST + 1), "a\n" * (MOST_LINES + 1)])
def test_what_is_too_large_is_refused_at_once(text: str) -> None:
    with soon(DOCUTILS), pytest.raises(PageError, match="more than"):
        compose_rst(text)


def test_reading_twice_gives_the_same() -> None:
    text = "锁\n==\n\n见 [#]_ 和 |x| 。\n\n.. [#] 注。\n\n.. |x| replace:: 它\n"
    first: ReadRst = compose_rst(text)
    assert compose_rst(text) == first
