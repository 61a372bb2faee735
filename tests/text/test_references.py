"""What of an article is references and links to read on."""

import pytest

from indexer.analysis import Options, analyse
from indexer.model import Article
from indexer.store.codec import pack_analysis, unpack_analysis
from indexer.text.references import references_in
from tests.parsing.pages import article_of, soon
from tests.trees.readings import tree_of

BODY = "# 偏向锁\n\n偏向锁记录线程编号，竞争时撤销偏向锁。轻量级锁自旋等待锁释放。\n\n" + "重量级锁让线程阻塞，锁升级以后不再降级。\n\n" * 6
LINKS = "- [HotSpot 锁的实现](https://example.com/hotspot)\n- [对象头的布局](https://example.com/header)\n"
BOOKS = "- 周某某，虚拟机原理，2019\n- 李某，并发的艺术\n"


def told(markdown: str) -> list[str]:
    """The sections that are references, without headings that are so alone."""
    return [stretch for stretch in stretches(markdown) if "\n" in stretch]


def stretches(markdown: str) -> list[str]:
    article = article_of(markdown)
    return [article.text[start:end] for start, end in references_in(article)]


@pytest.mark.parametrize("heading", ["参考资料", "九、参考文献：", "參考資料", "📖 参考链接", "References", "5.2 Further Reading", "延伸阅读", "相关链接"])
def test_a_section_of_links_that_is_called_so(heading: str) -> None:
    (found,) = told(f"{BODY}## {heading}\n\n{LINKS}")
    assert found.endswith("对象头的布局")
    assert "重量级锁" not in found


def test_an_analysis_keeps_them_for_trees() -> None:
    article = article_of(f"{BODY}## 参考资料\n\n{LINKS}")
    (analysis,) = analyse([article], Options())
    assert analysis.references == tuple(references_in(article)) != ()
    assert unpack_analysis(pack_analysis(analysis)).references == analysis.references


def test_references_at_the_end_may_be_books() -> None:
    assert len(told(f"{BODY}## 参考文献\n\n{BOOKS}")) == 1
    assert not told(f"{BODY}## 延伸阅读\n\n{BOOKS}")


def test_a_manual_calls_its_pages_so() -> None:
    assert not told(f"# 概述\n\n一句话。\n\n## 参考\n\n{BODY}")


def test_chapters_of_the_author_may_be_called_so() -> None:
    assert not told(f"{BODY}# 参考\n\n## 角色\n\n角色属于某个命名空间。\n\n## 绑定\n\n绑定授予用户权限。\n")


def test_links_alone_under_any_heading() -> None:
    assert len(told(f"{BODY}## 工具\n\n{LINKS}## 降级\n\n锁不降级。\n")) == 1


@pytest.mark.parametrize("address", ["https://example.com/downloads", "<https://example.com/downloads>", "[https://example.com/downloads](https://example.com/downloads)", "HTTP://example.com/downloads"])
def test_a_link_that_shows_its_address_counts_once(address: str) -> None:
    assert not told(f"{BODY}## 下载\n\n官网的安装包请看这里，下载以后解压：{address}\n")
    assert len(told(f"{BODY}## 下载\n\n{address}\n")) == 1


def test_what_stands_after_them_is_the_articles() -> None:
    (found,) = told(f"{BODY}## 参考资料\n\n{LINKS}### 书\n\n{BOOKS}## 降级\n\n锁不降级。\n")
    assert "并发的艺术" in found
    assert "降级" not in found


def test_a_collection_of_links_says_what_they_say() -> None:
    assert not told(f"# 虚拟机\n\n{LINKS}\n# 并发\n\n{LINKS}")
    assert not told("# 参考资料\n\n只有一句话。\n")


@pytest.mark.parametrize("heading", ["參考資料", "九、参考文献：", "References"])
def test_of_what_is_hardly_anything_else_the_heading_alone(heading: str) -> None:
    assert stretches(f"# 偏向锁\n\n## {heading}\n\n{LINKS}") == [heading]


def test_a_paragraph_that_is_called_so_is_no_heading() -> None:
    assert stretches(f"{BODY}参考资料\n\n{BODY}") == []


def test_headings_come_between_sections() -> None:
    assert stretches(f"{BODY}## 参考资料\n\n### 手册\n\n锁不降级。\n\n## 参考文献\n\n周某某") == ["参考资料", "参考文献\n周某某"]


def test_very_many_headings_of_references_are_found_soon() -> None:
    article = article_of("# 偏向锁\n\n" + f"## 原理\n\n{BODY[7:40]}\n\n## 参考资料\n\n- [锁](http://a)\n\n" * 12000)
    with soon():
        assert len(references_in(article)) == 12000


@pytest.mark.parametrize("markdown", ["", "正文没有标题。", "# 参考资料", "参考资料\n\n" + LINKS])
def test_without_headings_there_are_none(markdown: str) -> None:
    assert references_in(Article("a", "", "", ())) == []
    assert not told(f"{markdown}\n\n正文。")


def test_key_terms_and_trees_hold_nothing_of_them() -> None:
    article = article_of(f"{BODY}## 参考资料\n\n{LINKS}{BOOKS}")
    (analysis,) = analyse([article], Options())
    whole = f"{article.title}\n{article.text}"
    rows = analysis.candidates
    names = [whole[start : start + length] for start, length in zip(rows.start.tolist(), rows.length.tolist(), strict=True)]
    assert "偏向锁" in names
    assert not {"参考资料", "HotSpot", "对象头", "虚拟机原理"} & set(names)
    labels = [node.label for node in tree_of(article).with_details().walk()]
    assert "参考资料" in labels
    assert not [label for label in labels if "HotSpot" in label or "对象头" in label or "原理" in label]
