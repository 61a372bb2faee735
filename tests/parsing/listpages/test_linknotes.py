"""Notes that only link to others are lists, no articles."""

import pytest

from indexer.model import Article, Page
from indexer.parsing import Options, parse


def flags(markdown: str) -> tuple[str, ...]:
    found = parse(Page("a.md", f"---\ntitle: 地图\n---\n{markdown}\n".encode(), "markdown"), Options())
    assert isinstance(found, Article)
    return found.flags


def test_a_note_of_links_alone_is_a_list() -> None:
    assert flags("## 后端\n- [[Redis 持久化]]\n- [[MySQL 索引]]\n- [Docker 网络](docker.md)\n") == ("list",)


@pytest.mark.parametrize("text", [
    "- [[Redis 持久化]]：RDB 与 AOF 的取舍，以及怎么恢复数据\n- [[MySQL 索引]]：为什么要回表，什么时候不用\n- [[Docker 网络]]：网桥怎么工作\n",
    "- [[Redis 持久化]]\n- [[MySQL 索引]]\n",
    "- [甲](a.md)\n- [乙](b.md)\n- [丙](c.md)\n\n```\nls\n```\n",
    "没有链接的文章。",
    "## [1.2.0 大版本](http://a/b)\n\n修复崩溃问题。\n\n## [1.1.0 导出功能](http://a/c)\n\n新增导出。\n\n## [1.0.0 首个版本](http://a/d)\n\n首次发布。\n",
])  # fmt: skip
def test_who_says_something_wrote_an_article(text: str) -> None:
    assert flags(text) == ()


CHAPTERS = "".join(f"- [第 {number} 章的标题](./{number}.md)\n" for number in range(6))


def test_a_table_of_contents_has_a_footer_and_chapters_to_come() -> None:
    assert flags(f"{CHAPTERS}\n## 待写\n\n- 如何设计一个高可用系统？\n\n关注公众号，及时收到更新。\n") == ("list",)
    assert flags(CHAPTERS.replace("./", "https://example.org/") + "\n如何设计一个高可用系统？先看容量，再看隔离，最后看降级，一步一步来，每一步都要有数字，没有数字的设计说服不了任何人。\n") == ()
