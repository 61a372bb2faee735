"""Headings, lists, tables and notes as themes write them: what a reader reads, without the signs that only link to "
"it."""

import pytest

from indexer.parsing.html.page import compose_html
from tests.parsing.pages import article_of, blocks_of, marks_of

SAYS = "偏向锁是一种针对加锁操作的优化手段，它假定锁总是由同一个线程获得，所以不必每次加锁。"
HEADINGS = {
    "hexo": '<h2 id="a"><a href="#a" class="headerlink" title="概念"></a>概念</h2>',
    "hexo markdown-it": '<h2 id="a"><a class="header-anchor" href="#a">¶</a>概念</h2>',
    "hugo loveit": '<h2 id="a" class="headerLink"><a href="#a" class="header-mark"></a>概念</h2>',
    "hugo papermod": '<h2 id="a">概念<a hidden class="anchor" aria-hidden="true" href="#a">#</a></h2>',
    "chirpy": '<h2 id="a"><span class="me-2">概念</span><a href="#a" class="anchor text-muted"><i class="fas '
    'fa-hashtag"></i></a></h2>',
    "vuepress": '<h2 id="a"><a href="#a" class="header-anchor">#</a> 概念</h2>',
    "vuepress 2": '<h2 id="a" tabindex="-1"><a class="header-anchor" href="#a"><span>概念</span></a></h2>',
    "vitepress": '<h2 id="a" tabindex="-1">概念 <a class="header-anchor" href="#a" '
    'aria-label="Permalink">&ZeroWidthSpace;</a></h2>',
    "docusaurus": '<h2 class="anchor" id="a">概念<a href="#a" class="hash-link" '
    'aria-label="概念的直接链接">&ZeroWidthSpace;</a></h2>',
    "mkdocs": '<h2 id="a">概念<a class="headerlink" href="#a" title="Permanent link">&para;</a></h2>',
    "sphinx": '<section id="a"><h2>概念<a class="headerlink" href="#a" title="Link to this heading">¶</a></h2></section>',
    "github": '<div class="markdown-heading"><h2 class="heading-element">概念</h2><a id="a" class="anchor" href="#a">'
    '<svg></svg></a></div>',
    "starlight": '<div class="sl-heading-wrapper level-h2"><h2 id="a">概念</h2><a class="sl-anchor-link" href="#a">'
    '<span class="sr-only">Section titled 概念</span></a></div>',
    "quartz": '<h2 id="a">概念<a role="anchor" aria-hidden="true" tabindex="-1" data-no-popover="true" href="#a" '
    'class="internal"><svg></svg></a></h2>',
    "csdn": '<h2><a name="t0"></a><a id="_0"></a>概念</h2>',
    "juejin": '<h2 data-id="heading-0">概念</h2>',
    "mdnice": '<h2 data-tool="mdnice编辑器"><span class="prefix" style="display: none;"></span><span '
    'class="content">概念</span><span class="suffix"></span></h2>',
    "wikipedia": '<h2><span class="mw-headline" id="a">概念</span><span class="mw-editsection"><a href="/e">[编辑]</a>'
    '</span></h2>',
    "jekyll": '<h2 id="a">概念 <a href="#a" class="anchor-heading" aria-labelledby="a"><svg></svg></a></h2>',
}


def blocks(html: str) -> list[tuple[str, str]]:
    found = blocks_of(compose_html(f'<article class="post-content"><p>{SAYS}</p>{html}<p>{SAYS}</p></article>')[1])
    return [block for block in found if block[1] != SAYS]


@pytest.mark.parametrize("name", HEADINGS)
def test_a_heading_is_read_without_its_anchor_in(name: str) -> None:
    assert blocks(HEADINGS[name]) == [("heading", "概念")]


def test_lists_keep_their_depth_and_numbers() -> None:
    html = "<ol start=2><li><p>甲</p><ul><li>乙</li></ul></li><li>丙<p>丁</p></li></ol>"
    _, composed = compose_html(f"<article>{html}</article>")
    assert [(block.level, block.detail) for block in composed.blocks] == [(1, "2"), (2, ""), (1, "3"), (1, "+")]


def test_a_task_list_is_a_list() -> None:
    html = (
        '<ul class="task-list"><li class="task-list-item"><label><input type="checkbox" checked> 偏向锁</label></li>'
        '</ul>'
    )
    assert blocks(html) == [("item", "偏向锁")]


def test_definitions_are_paragraphs() -> None:
    assert blocks("<dl><dt>锁</dt><dd>互斥的手段。</dd></dl>") == [("paragraph", "锁"), ("paragraph", "互斥的手段。")]


@pytest.mark.parametrize("note", [
    '<sup id="fnref:1"><a href="#fn:1" class="footnote-ref">1</a></sup>',
    '<a class="footnote-reference brackets" href="#footnote-1" id="i" role="doc-noteref"><span '
    'class="fn-bracket">[</span>1<span>]</span></a>',
    '<sup><a href="#user-content-fn-1" id="r" data-footnote-ref="">1</a></sup>',
])  # fmt: skip
def test_a_note_is_a_number_in_its_sentence(note: str) -> None:
    assert blocks(f"<p>它很快{note}，也很省。</p>") == [("paragraph", "它很快[1]，也很省。")]


def test_the_way_back_from_a_note_goes() -> None:
    html = (
        '<section class="footnotes"><ol><li id="fn:1"><p>见论文。&#160;<a href="#fnref:1" '
        'class="footnote-backref">↩︎</a></p></li></ol></section>'
    )
    assert blocks(html) == [("item", "见论文。")]


@pytest.mark.parametrize("html", [
    "<div class='phpcode'><code><span>a = 1<br>b = 2<br>c = 3</span></code></div>", "<figure><div><code>a = 1<br>\nb = 2<br>\nc = 3<br></code></div></figure>",
])  # fmt: skip
def test_code_that_is_alone_in_its_box_and_breaks_its_lines_is_a_block(html: str) -> None:
    assert blocks_of(compose_html(f"<article><p>{SAYS}</p>{html}<p>{SAYS}</p></article>")[1])[1] == ("code", "a = 1\nb = 2\nc = 3")


def test_code_whose_source_breaks_its_line_stays_in_it() -> None:
    html = f"<article><p>{SAYS}</p><p><code>public static\n   final int</code></p><p>{SAYS}</p></article>"
    assert blocks_of(compose_html(html)[1])[1] == ("paragraph", "public static final int")


def test_ruby_and_subscripts_stay_in_their_line() -> None:
    assert blocks("<p>H<sub>2</sub>O 与 x<sup>2</sup></p>") == [("paragraph", "H2O 与 x2")]


def test_a_link_around_words_is_a_mark() -> None:
    _, composed = compose_html(f'<article><p>{SAYS}<a href="/u"><b>规范</b></a></p></article>')
    assert ("link", "规范") in marks_of(composed)


def test_what_a_cell_tells_screen_readers_goes() -> None:
    link = '<a href="/u">文档<span><svg></svg> <span class="sr-only">(opens new window)</span></span></a>'
    table = f"<table><tr><th>名</th><th>见</th></tr><tr><td>锁</td><td>{link}</td></tr></table>"
    assert ("table", "名\t见\n锁\t文档") in blocks(f"<p>{SAYS}</p>{table}<p>{SAYS}</p>")


def test_a_line_break_in_a_cell_parts_words() -> None:
    cells = "<tr><th>地址</th><th>说明</th></tr><tr><td>a.js<br>b.js</td><td>两个<br/>文件</td></tr>"
    assert compose_html(f"<article><table>{cells}</table></article>")[1].text == "地址\t说明\na.js b.js\t两个 文件"


def test_the_title_of_a_figure_heads_no_text() -> None:
    article = article_of("<article><h2 id=a>湖</h2><figure><img src=a><figcaption><h4>湖与电车</h4></figcaption></figure><p>湖一年四季都很好看，只是冬天多云。</p></article>", "html", "a.html")
    assert blocks_of(article) == [("heading", "湖"), ("paragraph", "湖与电车"), ("paragraph", "湖一年四季都很好看，只是冬天多云。")]
