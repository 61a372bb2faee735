"""Prose that its author put into a fence."""

import pytest

from tests.parsing.pages import article_of, assert_well_formed, blocks_of, soon

PROSE = "同步数据传输需要高精度的时钟。\n异步传输不要求双方同步，收发方有各自的时钟源。"
STEPS = "1、针对问题给出解空间。\n2、确定便于搜索的结构。\n\n3、用深度优先的方式搜索，剪去无效的分支。"


def fenced(text: str, language: str = "") -> list[tuple[str, str]]:
    article = article_of(f"# 传输\n\n前文。\n\n```{language}\n{text}\n```\n\n后文。\n")
    assert_well_formed(article)
    return [(kind, said) for kind, said in blocks_of(article) if said not in {"传输", "前文。", "后文。"}]


def test_sentences_in_a_fence_are_paragraphs() -> None:
    assert fenced(PROSE) == fenced(PROSE, "text") == [("paragraph", PROSE)]


def test_an_empty_line_parts_them() -> None:
    assert [kind for kind, _ in fenced(STEPS)] == ["paragraph", "paragraph"]
    assert fenced(STEPS)[1] == ("paragraph", "3、用深度优先的方式搜索，剪去无效的分支。")


def test_so_are_indented_ones() -> None:
    article = article_of("# 传输\n\n前文。\n\n    " + PROSE.replace("\n", "\n    ") + "\n")
    assert "code" not in [kind for kind, _ in blocks_of(article)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (PROSE, "bash"),
        ("总线形（一个站点上传的数据，其他站点都可以接收）\n│\n├── 优点：造价低、使用的线缆少。\n", ""),
        ("ls -l   # 列出长数据串，包含文件的属性与权限数据\nls -a   # 列出全部的文件，连同隐藏文件，一起列出来", ""),
        ("# 指定这是一个客户端，从服务器获取配置。\n# 使用与服务器相同的设置，不要改动它。", ""),
        ("锁 = 新建锁(名称)，等待时间为十秒，超时以后放弃，不再重试。", ""),
        ("太短。", ""),
        ("select 名称, 数量 from 表 where 数量 > 10 and 名称 is not null order by 名称", ""),
        ("没有标点的一行说明没有标点的一行说明没有标点的一行说明", ""),
    ],
)
def test_code_drawings_and_tables_stay_code(text: str, language: str) -> None:
    assert [kind for kind, _ in fenced(text, language)] == ["code"]


@pytest.mark.parametrize("text", ["锁" * 300_000, "锁。\n" * 100_000, "锁" * 30 + "\n \n" * 100_000 + "锁，", "锁" * 30 + "\n" * 300_000 + "锁，", " " * 300_000 + "锁"])
def test_long_ones_take_linear_time(text: str) -> None:
    with soon():
        article_of(f"# 锁\n\n前文。\n\n```\n{text}\n```\n")
