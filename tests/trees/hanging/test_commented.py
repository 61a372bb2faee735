"""Steps that comments in code tell."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.model import Article, Block
from indexer.trees.hanging.commented import commented_of
from tests.trees.hanging.test_lists import tree


def code(text: str, language: str = "") -> Article:
    return Article("a", "题目", text, (Block("code", 0, len(text), 0, language),))


def told(text: str, language: str = "") -> list[tuple[str, str]]:
    return [(entry.kind, entry.label) for entries in commented_of(code(text, language)) for entry in entries]


NUMBERED = """# 1. 卸载旧版本
yum remove -y docker

# 2、添加软件源
yum-config-manager --add-repo x

# 3) 启动并设为开机自启
systemctl enable --now docker
"""


def test_numbered_comments_are_steps() -> None:
    assert told(NUMBERED) == [("step", "卸载旧版本"), ("step", "添加软件源"), ("step", "启动并设为开机自启")]


def test_a_step_spans_what_is_done() -> None:
    article = code(NUMBERED)
    ((first, *_),) = commented_of(article)
    assert article.text[first.start : first.end] == "卸载旧版本"
    assert article.text[slice(*first.span)].startswith("卸载旧版本\nyum remove -y docker\n")


def test_the_steps_hang_under_their_heading() -> None:
    found = tree(f"## 安装\n先看内核版本。\n\n```java\n{NUMBERED.replace('#', '//')}```\n")
    (section,) = [node for node in found.walk() if node.label == "安装"]
    assert [node.label for node in section.children if node.kind == "step"] == [
        "卸载旧版本：yum remove -y docker",
        "添加软件源：yum-config-manager --add-repo x",
        "启动并设为开机自启：systemctl enable --now docker",
    ]


def test_comments_that_head_commands_of_a_shell_are_steps_and_those_of_other_code_are_not() -> None:
    commands = "# 新建一个分支\ngit switch -c a\n# 暂存当前的修改\ngit stash\n# 切换到新的分支\ngit switch b\n"
    assert told(commands, "bash") == [("step", "新建一个分支"), ("step", "暂存当前的修改"), ("step", "切换到新的分支")]
    assert told(commands, "python") == []


def test_alternatives_are_no_steps() -> None:
    assert told("# 回滚到上一个版本\nkubectl a\n# 回滚到指定版本\nkubectl b\n", "sh") == [("point", "回滚到上一个版本"), ("point", "回滚到指定版本")]


def test_a_comment_that_goes_on_is_one() -> None:
    assert told("// 1. 读取配置文件，\n//    校验其中的地址\nread();\n// 2. 建立连接\nopen();\n") == [("step", "读取配置文件，校验其中的地址"), ("step", "建立连接")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# 1. 卸载旧版本\nyum remove docker\n",
        "# 1. 卸载旧版本\na\n# 3. 添加软件源\nb\n",
        "// 2.1 清除状态\na\n// 2.2 唤醒节点\nb\n",
        "# 20 行代码\na\n# 21 行代码\nb\n",
        "# docker ps\n# docker images\nREPOSITORY TAG\n",
        "# apt install nginx\nReading package lists\n# systemctl start nginx\nok\n",
        "# 1. x = read(a)\na\n# 2. y = {b}\nb\n",
        "# 1. 如果没有锁\na\n# 2. 如果已经有锁\nb\n",
        "# 1. 初始化\na\n# 2. 初始化\nb\n",
        "#!/bin/sh\n# ===========\n# 配置\n# 说明\n",
        "--set namespace=a\n--set initialize=true\n",
    ],
)
def test_what_counts_nothing_and_heads_nothing_tells_no_steps(text: str) -> None:
    assert told(text, "bash") == []


@given(st.text("#/- 1２2一.、：步装载a=\n", max_size=60), st.sampled_from(["", "bash"]))
def test_steps_lie_in_their_code(text: str, language: str) -> None:
    for entries in commented_of(code(text, language)):
        assert len(entries) > 1
        for entry in entries:
            assert entry.label
            assert 0 <= entry.span[0] == entry.start < entry.end <= entry.span[1] <= len(text)


def test_a_line_of_blanks_costs_no_more_than_its_length() -> None:
    started = time.process_time()
    assert [label for _, label in told(f"# 1. 安装{' ' * 200_000}x\n# 2. 启动{' ' * 200_000}*/\n")] == ["安装 x", "启动"]
    assert time.process_time() - started < 2


@pytest.mark.parametrize(("commands", "kind"), [(("sed -i 's/a/b/' f", "sed '/^$/d' f", "sudo sed '2d' f"), "point"), (("git add .", "git commit -m x", "git push"), "step"), (("sudo -u a ls", "sudo -l", "sudo -L"), "point")])
def test_uses_of_one_command_stand_side_by_side(commands: tuple[str, ...], kind: str) -> None:
    text = "\n".join(f"# {said}\n{command}" for said, command in zip(("替换其中文本", "删除空白的行", "提交全部改动"), commands, strict=True))
    assert {found for found, _ in told(text, "bash")} == {kind}
