"""Boxes of links that a site puts into an article go; lists of links that an author wrote stay."""

import pytest

from indexer.parsing.html.page import compose_html
from tests.parsing.pages import blocks_of

SAYS = "偏向锁是一种针对加锁操作的优化手段，它假定锁总是由同一个线程获得，所以不必每次加锁。"
TEXT = "".join(f"<p>{SAYS}</p>" for _ in range(4))
LINKS = "".join(f'<li><a href="/{n}">另一篇关于锁的文章 {n}</a></li>' for n in range(3))


def lines(html: str) -> list[str]:
    composed = compose_html(f'<article class="post-content">{html}</article>')[1]
    return [text for _, text in blocks_of(composed) if text != SAYS]


@pytest.mark.parametrize("box", [
    f'<div class="box"><ul>{LINKS}</ul></div>', f"<p>相关阅读</p><ul>{LINKS}</ul>",
        f'<section class="x"><h3>More</h3><ul>{LINKS}</ul></section>',
])  # fmt: skip
def test_links_to_other_articles_go(box: str) -> None:
    assert not [line for line in lines(TEXT + box + TEXT) if "另一篇" in line]


@pytest.mark.parametrize("box", [
    f"<p>可以参考下面几篇：</p><ul>{LINKS}</ul>", f'<h2 id="r">参考资料</h2><ul>{LINKS}</ul>',
        f'<section id="r"><h2>参考资料</h2><ul>{LINKS}</ul></section>',
    f'<div class="footnotes"><ol>{LINKS}</ol></div>', f'<div class="el-ul"><ul>{LINKS}</ul></div>',
])  # fmt: skip
def test_links_that_an_author_lists_stay(box: str) -> None:
    assert sum("另一篇" in line for line in lines(TEXT + box)) == 3


@pytest.mark.parametrize("label", ["目录", "Table of Contents", "文章目录"])
def test_a_table_of_contents_goes_with_its_label(label: str) -> None:
    entries = "".join(f'<li><a href="#s{n}">第 {n} 节</a></li>' for n in range(4))
    assert lines(f"<p>{label}</p><ul>{entries}</ul>{TEXT}") == []


def test_cards_of_other_articles_go() -> None:
    card = '<div class="card"><a href="/{}"><h3>别的文章</h3></a><p>它讲的是另外的东西，写得不长...</p></div>'
    cards = "".join(map(card.format, range(4)))
    assert lines(TEXT + f"<div>{cards}</div>") == []


def test_numbers_of_pages_go() -> None:
    assert lines(TEXT + "<div><a href='/1'>1</a> <a href='/2'>2</a> <a href='/3'>3</a></div>") == []


def test_tables_in_a_box_that_scrolls_and_lists_with_pictures_under_a_heading_stay() -> None:
    rows = "".join(f'<tr><td><a href="/{n}">{n}. 爬楼梯</a></td></tr>' for n in range(3))
    assert len(lines(f'{TEXT}<div class="table-wrapper"><table>{rows}</table></div>{TEXT}')) == 1
    items = "".join(f'<li><a href="/{n}">影子图书馆{n}</a>：收录很全的搜索引擎，可以按书名找书<img src="a.png"></li>' for n in range(3))
    assert len(lines(f'{TEXT}<h2 id="q">第三方</h2><ul>{items}</ul>{TEXT}')) == 4
    assert lines(f'{TEXT}<h2 id="q">相关文章</h2><ul>{items}</ul>{TEXT}') == ["相关文章"]


@pytest.mark.parametrize("name", ["tip custom-block", "admonition note", "markdown-alert markdown-alert-tip", "hint-container info"])
def test_links_in_a_box_of_the_authors_stay(name: str) -> None:
    box = f'<div class="{name}"><p class="title">原文</p><p><a href="https://x.example/a">How the locks of a virtual machine grow</a><br>翻译：小明</p></div>'
    assert lines(TEXT + box)[1:] == ["How the locks of a virtual machine grow\n翻译：小明"]


def test_a_paragraph_that_is_mostly_a_link_stays_in_the_box_that_a_generator_makes_of_each() -> None:
    assert lines(f'{TEXT}<div class="el-p"><p>更多见<a href="https://docs.example">另一个项目的开发者文档</a>。</p></div>{TEXT}') == ["更多见另一个项目的开发者文档。"]


def test_what_belongs_to_a_heading_is_no_related_article() -> None:
    assert lines(f'{TEXT}<h2 id="m">方法</h2><p class="article__p h2-related">用这些方法。</p>') == ["方法", "用这些方法。"]
