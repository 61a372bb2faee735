"""Code that stands in no fence becomes code; prose does not, and every character stays where it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.parsing.barecode import with_bare_code
from indexer.parsing.codelines import code_logit, is_code
from indexer.parsing.compose import Composed
from indexer.parsing.markdown.document import compose_markdown
from indexer.parsing.plain import compose_plain


def kinds(body: Composed) -> list[tuple[str, str]]:
    return [(block.kind, body.text[block.start : block.end]) for block in body.blocks]


CODE = [
    "sudo apt-get install -y build-essential",
    "public static void main(String[] args) {",
    "import java.util.concurrent.ConcurrentLinkedDeque;",
    "$ git checkout -b feature/login",
    "select * from emp where empno >= 100;",
    'fmt.Printf("%[2]d, %[1]d\\n", 11, 22)',
    "[root@localhost ~]# cd /mnt",
]
PROSE = [
    "Make sure that Docker is running.",
    "Spring Boot",
    "Import the package and go on.",
    "React-Native Tab 2 (To-Do List)",
    "Stochastic gradient descent converges faster than GD",
    "git is a distributed version control system that was made for the kernel",
    "A: You can look at its issue for this.",
    "2017-04-21",
    "Source: https://example.org/go_s2/",
]


@pytest.mark.parametrize("line", CODE)
def test_lines_of_code_are_known(line: str) -> None:
    assert is_code(line)


@pytest.mark.parametrize("line", PROSE)
def test_lines_of_prose_are_known(line: str) -> None:
    assert not is_code(line)
    assert kinds(compose_markdown(line)) == [("paragraph", line)]


def test_pasted_lines_become_one_block() -> None:
    pasted = "public class Counter {\n\nprivate int value;\n\npublic int next() {\n\nreturn ++value;\n\n}\n\n}"
    body = compose_markdown(f"计数器：\n\n{pasted}\n\n它不是线程安全的。")
    assert kinds(body) == [("paragraph", "计数器："), ("code", pasted.replace("\n\n", "\n")), ("paragraph", "它不是线程安全的。")]


def test_lines_of_one_paragraph_are_parted() -> None:
    body = compose_markdown("先装好依赖：\nsudo apt-get install gcc\nmake -j8 && make install\n再配置内核。")
    assert kinds(body) == [
        ("paragraph", "先装好依赖："),
        ("code", "sudo apt-get install gcc\nmake -j8 && make install"),
        ("paragraph", "再配置内核。"),
    ]


def test_remarks_in_chinese_stand_in_code() -> None:
    body = compose_markdown("Map<String, Integer> map = new HashMap<>(); // 计数\n\n// 逐个累加\n\nmap.merge(key, 1, Integer::sum);")
    assert [kind for kind, _ in kinds(body)] == ["code"]


def test_plain_text_is_read_alike() -> None:
    body = compose_plain("启动服务：\nsystemctl start vncserver@:1.service\n完成。", with_title=False).body
    assert [kind for kind, _ in kinds(body)] == ["paragraph", "code", "paragraph"]


def test_what_its_author_marked_is_no_bare_code() -> None:
    assert kinds(compose_markdown("`git stash` / `git pop`")) == [("paragraph", "git stash / git pop")]
    assert [kind for kind, _ in kinds(compose_markdown("[npm install guide](https://example.org/)"))] == ["paragraph"]


@given(st.lists(st.sampled_from([*CODE, *PROSE, "锁升级的过程。", "}", "", "// 注释", "- 一项", "## 标题"]), max_size=12), st.sampled_from(["\n", "\n\n"]))
def test_no_character_is_lost_and_blocks_stay_apart(lines: list[str], parted: str) -> None:
    body = compose_markdown(parted.join(lines))
    assert with_bare_code(body) == body
    ends = 0
    for block in body.blocks:
        assert ends <= block.start < block.end <= len(body.text)
        ends = block.end
    assert all(line.strip("#- ") in body.text for line in lines)


def test_a_long_line_costs_little() -> None:
    assert isinstance(code_logit("a=" * 500_000), float)
    assert compose_markdown("(a" * 100_000).blocks
