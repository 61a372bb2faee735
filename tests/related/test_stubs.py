"""Pages that say nothing yet, and short ones that do say something."""

import pytest

from indexer.related.stubs import is_stub
from tests.trees.test_growth import article_of


@pytest.mark.parametrize(
    "text",
    [
        "撰写中。。。", "# 锁与缓存\n\n锁与缓存介绍", "TODO", "Content here", "Lorem ipsum dolor sit amet", "## 锁\n\n## 缓存", "本文待补充，敬请期待！", "Work in progress: coming soon.",
        "[锁与缓存文档](https://example.org/)\n\n内容正在完善中", "https://example.org/posts/1", "## Proxy\n\nProxy介绍\n\n## WeakMap\n\nWeakMap介绍",
    ],
)
def test_promises_and_the_title_once_more_are_stubs(text: str) -> None:
    assert is_stub(article_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "检索增强生成：先检索再生成", "```sh\nls\n```", "| 锁 | 态 |\n|---|---|\n| a | b |", "TODO：偏向锁在 JDK 15 里默认禁用", "先进先出", "A mutex is a lock.",
        "偏向锁记录线程编号，撤销要等安全点。本文持续更新中。", "`git stash`", "[缓存](a.md) [锁](b.md)", "Это взаимное исключение.", "待更新的行会先加锁", "Work in progress limits cap tasks.",
        "编写中间件", "锁存在缓存中与否",
    ],
)
def test_what_is_short_and_says_something_is_none(text: str) -> None:
    assert not is_stub(article_of(text))


def test_what_many_pages_repeat_says_nothing() -> None:
    footer = "GitHub repo: example/blog\n\nView on GitHub"
    article = article_of(f"1\n\n{footer}")
    assert not is_stub(article)
    assert is_stub(article, [(block.start, block.end) for block in article.blocks[1:]])
