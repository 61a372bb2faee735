"""HTML to blocks and marks, and what a page says about itself."""

import pytest

from indexer.errors import PageError
from indexer.model import Article
from indexer.parsing.html.page import compose_html
from tests.parsing.pages import article_of, blocks_of, marks_of, soon

TEXT = "偏向锁是一种针对加锁操作的优化手段，它假定锁总是由同一个线程获得。" * 3


def page(html: str) -> Article:
    return article_of(html, "html", "a.html")


@pytest.mark.parametrize("root", ["article", "main", 'div class="post-content"', 'div id="js_content"', 'div role="main"'])
def test_an_article_is_found_where_pages_keep_it(root: str) -> None:
    tag = root.split(maxsplit=1)[0]
    html = f"<body><header>站点名</header><{root}><p>{TEXT}</p></{tag}><div>友情链接</div></body>"
    assert page(html).text == TEXT


def test_without_such_a_place_the_densest_element_is_taken() -> None:
    html = f"<div><a>首页</a></div><div><p>{TEXT}</p><p>{TEXT}</p></div><div>版权所有</div>"
    assert page(html).text == f"{TEXT}\n{TEXT}"


GITBOOK = '<title>第一节 · 我的书</title><div class="book-header"><h1><i class="fa"></i><a href="..">第一节</a></h1></div><div class="page-inner"><div id="book-search-results"><div class="search-noresults"><section class="normal markdown-section">{text}</section></div><div class="search-results"><h1>results matching ""</h1><h1>No results matching ""</h1></div></div></div>'


@pytest.mark.parametrize("heading", ["", "<h1>第一节</h1>", "<h1>锁的原理</h1>"])
def test_a_chapter_of_gitbook_is_called_what_its_book_calls_it(heading: str) -> None:
    assert article_of(GITBOOK.replace("{text}", f"{heading}<p>{TEXT}</p>"), "html", "c1/s1.html").title == "第一节"


def test_an_empty_chapter_of_gitbook_has_no_text() -> None:
    with pytest.raises(PageError, match="no text"):
        article_of(GITBOOK.replace("{text}", ""), "html", "c1/s1.html")


def test_what_a_site_puts_around_goes() -> None:
    around = (
        '<nav>导航</nav><div class="toc">目录</div><div class="share-buttons">分享</div><p hidden>藏</p>'
        '<p style="display: none">藏</p><aside>侧栏</aside><form>订阅</form><script>x()</script><div id="comments">评论</div>'
    )
    assert page(f"<article>{around}<p>{TEXT}</p>{around}</article>").text == TEXT


def test_a_page_that_is_one_large_form_is_still_read() -> None:
    assert page(f"<body><form><p>{TEXT}</p></form></body>").text == TEXT


def test_code_in_a_hexo_table_comes_without_line_numbers() -> None:
    html = (
        '<figure class="highlight java"><table><tr><td class="gutter"><pre><span class="line">1</span><br>'
        '<span class="line">2</span><br></pre></td><td class="code"><pre><span class="line">int a;</span><br>'
        '<span class="line">  int b;</span><br></pre></td></tr></table></figure>'
    )
    article = page(f"<article><p>{TEXT}</p>{html}</article>")
    assert blocks_of(article)[1] == ("code", "int a;\n  int b;")
    assert article.blocks[1].detail == "java"


def test_classes_in_code_are_no_chrome() -> None:
    html = '<pre><code class="language-html"><span class="meta">&lt;!doctype&gt;</span> <b class="tags">x</b></code></pre>'
    assert blocks_of(page(f"<article><p>{TEXT}</p>{html}</article>"))[1] == ("code", "<!doctype> x")


def test_blocks_of_html_are_told_apart() -> None:
    html = "<h2>二级</h2><ul><li>甲<ol start=3><li>乙</ol></ul><blockquote><p>引</blockquote><table><tr><th>a<td>b</table>"
    _, composed = compose_html(f"<article>{html}</article>")
    assert blocks_of(composed) == [("heading", "二级"), ("item", "甲"), ("item", "乙"), ("quote", "引"), ("table", "a\tb")]
    assert [block.detail for block in composed.blocks] == ["", "", "3", "", "header"]


def test_marks_and_entities_are_read() -> None:
    _, composed = compose_html("<article><p>A&amp;B &lt;T&gt; &#38145; &hellip; <b>粗</b><a href='/u'>链</a><code>x</code></p></article>")
    assert composed.text == "A&B <T> 锁 … 粗链x"
    assert marks_of(composed) == [("strong", "粗"), ("link", "链"), ("code", "x")]


def test_line_breaks_of_the_source_are_not_those_of_the_text() -> None:
    assert page("<article><p>偏向锁\n  是优化<br>轻量级锁</p><p>biased<br>locking</p></article>").text == (
        "偏向锁是优化轻量级锁\nbiased locking"
    )


def test_a_page_tells_its_title_author_date_and_tags() -> None:
    head = (
        "<title>JVM 锁 - 某某博客</title><meta name=author content=小明><meta name=keywords content='JVM, 锁'>"
        "<meta property='article:published_time' content='2024-03-09T22:11:07+08:00'><link rel=canonical href='https://x.example/a'>"
    )
    article = page(f"<html lang=zh-CN><head>{head}</head><body><article><h1>JVM 锁</h1><p>{TEXT}</p></article></body></html>")
    assert (article.title, article.author, article.tags) == ("JVM 锁", "小明", ("JVM", "锁"))
    assert (article.date, article.url, article.language) == ("2024-03-09T22:11:07", "https://x.example/a", "zh-CN")


def test_json_ld_speaks_where_meta_tags_are_silent() -> None:
    said = '{"@graph": [{"@type": "Thing"}, {"headline": "锁", "author": [{"name": "小明"}], "datePublished": "2024-03-09"}]}'
    article = page(f'<script type="application/ld+json">{said}</script><article><p>{TEXT}</p></article>')
    assert (article.title, article.author, article.date) == ("锁", "小明", "2024-03-09")


@pytest.mark.parametrize("said", ["[", "[[]]", '{"headline": 3, "author": 7, "datePublished": []}', '"x"', "[" * 9_000])
def test_json_ld_that_makes_no_sense_is_passed_over(said: str) -> None:
    html = f'<title>锁</title><script type="application/ld+json">{said}</script><article><p>{TEXT}</p></article>'
    assert page(html).title == "锁"


@pytest.mark.parametrize("html", ["<p></p>", "<!doctype html>", "<script>x()</script>", "&nbsp;", "<body>\u200b</body>"])
def test_a_page_without_text_fails_in_one_line(html: str) -> None:
    with pytest.raises(PageError, match="no text in it"):
        page(html)


@pytest.mark.parametrize("tag", ["div", "pre", "span", "ul", "svg", "table", "b", "font", "a><i"])
def test_tags_left_open_by_the_thousand_are_refused_soon(tag: str) -> None:
    with soon(), pytest.raises(PageError, match=r"nested|open|more than"):
        page(f"<{tag}>" * 100_000)


@pytest.mark.parametrize("tag", ["div", "pre", "main"])
def test_nesting_is_refused_even_if_every_tag_is_closed(tag: str) -> None:
    with soon(), pytest.raises(PageError, match="nested"):
        page(f"<{tag}>" * 50_000 + TEXT + f"</{tag}>" * 50_000)


def test_end_tags_of_nothing_hide_no_nesting() -> None:
    with soon(), pytest.raises(PageError, match="nested"):
        page("<div>" * 50_000 + "</x>" * 100_000)


@pytest.mark.parametrize("html", ["<p>a", "<li>a", "<tr><td>a", "<dd>a", "<a href=x>a", "<br>", "<i class=toc>a</i>", "<article>a</article>"])
def test_long_pages_that_nest_nothing_are_read(html: str) -> None:
    with soon():
        assert page(html * (200_000 // len(html)) + "结尾").text.endswith("结尾")


@pytest.mark.parametrize("section", [
    'section id="do-the-reading-but-like-just-one-book" class="level2"><h2>Do the reading, but like… just one book?</h2',
    'section id="rank"><span id="index-0"></span><h2>Rank<a class="headerlink" href="#rank">¶</a></h2',
    'div id="search" class="section level2"><h2>Search</h2',
    'div id="outline-container-search" class="outline-2"><h2 id="search">Search</h2',
    'div id="text-search" class="outline-text-2"><br',
])  # fmt: skip
def test_the_heading_of_an_authors_section_makes_no_chrome_of_it(section: str) -> None:
    tag = section.split(maxsplit=1)[0]
    assert page(f"<main><h1>Books</h1><p>{TEXT}</p><{section}><p>{TEXT} two</p></{tag}><p>{TEXT}</p></main>").text.count(TEXT) == 3


def test_a_section_of_the_sites_is_chrome_with_a_heading_too() -> None:
    assert page(f'<main><h1>Books</h1><p>{TEXT}</p><section id="comments"><h2>Comments</h2><p>先占个座</p></section></main>').text == TEXT


def test_what_quarto_says_of_reuse_and_citation_is_no_text() -> None:
    appendix = '<section class="quarto-appendix-contents" id="quarto-citation"><h2>Citation</h2><pre><code>@online{a, title={B}}</code></pre><div>For attribution, please cite this work as:</div><div>Navarro, Danielle. 2024. “Plotting Data in Julia.” March 3, 2024. https://blog.example.net/posts/2024-03-03.</div></section>'
    assert page(f'<main><h1>Books</h1><p>{TEXT * 9}</p><div id="quarto-appendix">{appendix}</div></main>').text == TEXT * 9


def test_a_link_that_skips_to_the_text_is_no_text() -> None:
    with pytest.raises(PageError, match="no text"):
        page('<body><a href="#sets" class="md-skip">Skip to content</a><main><article><h1 id="sets">Set operations</h1></article></main></body>')


@pytest.mark.parametrize("name", ["md-skip", "skip-to-main", "js-skip-to-content"])
def test_such_a_link_is_no_text_in_an_article_either(name: str) -> None:
    assert page(f'<article><a class="{name}" href="#main">Skip to content</a><p>{TEXT}</p></article>').text == TEXT


@pytest.mark.parametrize("box", ['div class="ai-summary"><div>正在绞尽脑汁想思路</div', 'div><div class="ai-explanation">正在绞尽脑汁想思路</div', 'div class="VPDocAsideOutline"><div class="outline-title">On this page</div'])
def test_what_a_theme_says_beside_or_above_a_text_is_none(box: str) -> None:
    assert page(f"<body><div class='wrap'><{box}></div><div><p>{TEXT}</p></div></div></body>").text == TEXT
    assert page(f"<article><{box}></div><p>{TEXT}</p></article>").text == TEXT


def test_a_term_of_a_glossary_is_no_chrome_whatever_it_is_called() -> None:
    terms = "".join(f'<dt id="term-{term}">{term}<a class="headerlink" href="#term-{term}">¶</a></dt><dd><p>{TEXT}</p></dd>' for term in ("report", "heap"))
    assert "report" in page(f"<main><p>{TEXT}</p><dl class='glossary'>{terms}</dl></main>").text


@pytest.mark.parametrize("box", ['id="share-x"><i></i>', 'id="share-x"><b>分享到</b><h2><a href="#share-x">微博</a></h2>', 'id="share-x" class="level2"><p>微博</p>', 'id="share-x" class="share level2"><h2>微博</h2>'])
def test_a_box_without_a_heading_in_front_or_with_a_class_of_its_own_is_no_section(box: str) -> None:
    assert page(f"<article><p>{TEXT}</p><div {box}</div></article>").text == TEXT
