"""A post that is one big list of links to other sites is an article, in the pages of all themes."""

import pytest

from indexer.parsing.html.page import compose_html
from tests.parsing.pages import article_of, blocks_of, soon
from tests.parsing.sites import SKELETONS, TOPICS, Site, text

SITES = [pytest.param(Site(skeleton, speaks), id=f"{name}, {speaks}") for name, skeleton in SKELETONS.items() for speaks in (True, False)]


def links(count: int, note: str = "", first: int = 0) -> str:
    numbers = range(first, first + count)
    return "".join(f'<li><a href="https://s{at}.example/">工具 {at}：{TOPICS[at % len(TOPICS)]}</a>{note}</li>' for at in numbers)


COLLECTIONS = {
    "one list": f"<ul>{links(40)}</ul>",
    "a word before the list": f'<p>收集的一些链接。</p><ul class="links">{links(40)}</ul>',
    "a paragraph before the list": f"<p>{text(1, 3)}</p><ul>{links(40)}</ul>",
    "lists under headings": "".join(f"<h2>第 {at} 类</h2><ul>{links(10, ' - 讲得清楚', 10 * at)}</ul>" for at in range(4)),
    "a box for each kind": "".join(f'<div class="kind"><h2>第 {at} 类</h2><ul>{links(10, "", 10 * at)}</ul></div>' for at in range(4)),
}  # fmt: skip


@pytest.mark.parametrize("site", SITES)
@pytest.mark.parametrize("name", COLLECTIONS)
def test_a_collection_of_links_is_an_article(name: str, site: Site) -> None:
    article = article_of(site.post("常用工具", COLLECTIONS[name]), "html", "a.html")
    assert (article.title, article.flags) == ("常用工具", ())
    found = [said for _, said in blocks_of(article) if "工具" in said]
    assert len(found) == 40
    assert "Powered" not in article.text


def test_one_item_that_says_a_sentence_is_not_the_whole_list() -> None:
    wordy = f'<li><a href="https://long.example/">工具：{text(3, 1)}</a>：{text(4, 2)}</li>'
    article = article_of(f"<body><div><article><ul>{links(30)}{wordy}{links(30, '', 30)}</ul></article></div></body>", "html", "a.html")
    assert article.text.count("工具") == 61


def test_a_box_of_links_to_other_sites_stays_between_paragraphs() -> None:
    html = f'<article class="post-content"><p>{text(1, 6)}</p><div class="box"><ul>{links(10)}</ul></div><p>{text(2, 6)}</p></article>'
    assert compose_html(html)[1].text.count("工具") == 10


def test_a_row_of_links_to_share_a_page_is_no_collection() -> None:
    html = f'<div class="txt"><p>锁，很短。</p></div><div class="bar"><ul>{links(5)}</ul></div>'
    assert "工具" not in compose_html(html)[1].text


def test_links_by_the_thousand_are_read_soon() -> None:
    with soon():
        compose_html("<a href=//s.example>" + "<div>" * 100 + links(4000) + "</div>" * 100 + links(1000))
