"""Which part of a page is the article: all of what an author may write, and nothing of what a site adds."""

import pytest

from indexer.errors import PageError
from indexer.model import Article
from indexer.parsing.html.page import compose_html
from tests.parsing.pages import article_of, blocks_of

SAYS = "偏向锁是一种针对加锁操作的优化手段，它假定锁总是由同一个线程获得。"
MORE = "轻量级锁在没有竞争的时候用 CAS 代替互斥量，竞争变多就膨胀成重量级锁。"
LAST = "锁的状态记在对象头里，由虚拟机负责切换，开发者不必关心。"
AROUND = (
    '<header class="site"><h1 class="logo">小明的博客</h1><nav><a href="/">首页</a><a href="/a">归档</a></nav></header>',
    '<footer id="footer">© 2024 小明 · 由 Hexo 驱动</footer>',
)
COMMENT = "写得真好，我在项目里也遇到过这个问题，后来关掉偏向锁就正常了，谢谢分享！"


def page(body: str) -> Article:
    return article_of(f"<title>JVM 锁 - 小明的博客</title><body>{AROUND[0]}{body}{AROUND[1]}</body>", "html", "a.html")


def lines(article: Article) -> list[str]:
    return [text for _, text in blocks_of(article)]


@pytest.mark.parametrize("body", [
    f"<article><p>{SAYS}</p></article>",
    '<div class="post-body"><p>先记一下。</p></div>',
    '<article class="post"><h1>JVM 锁</h1><div class="entry-content"><p>今天很累。</p></div></article>',
    '<div class="post-content"><p>锁住。</p></div>',
])  # fmt: skip
def test_a_post_of_a_few_words_is_read(body: str) -> None:
    assert len(lines(page(body))) == 1


def test_an_article_that_is_one_list_of_links_is_kept() -> None:
    items = "".join(f'<li><a href="https://x.example/{n}">第 {n} 个工具</a>：说明 {n}</li>' for n in range(30))
    article = page(f'<article><h1>JVM 锁</h1><div class="post-content"><ul>{items}</ul></div></article>')
    assert len(lines(article)) == 30


def test_an_article_that_is_one_table_is_kept() -> None:
    rows = "".join(f"<tr><td>{n}</td><td>锁 {n}</td><td>状态 {n}</td></tr>" for n in range(40))
    article = page(f'<div class="article"><table><tr><th>号</th><th>锁</th><th>状态</th></tr>{rows}</table></div>')
    assert [kind for kind, _ in blocks_of(article)] == ["table"]
    assert article.text.count("\n") == 40


def test_an_article_that_is_one_block_of_code_is_kept() -> None:
    code = "\n".join(f"lock{n}.acquire();" for n in range(60))
    assert blocks_of(page(f'<div class="post"><pre><code>{code}</code></pre></div>')) == [("code", code)]


def test_captions_of_a_gallery_are_kept() -> None:
    figure = '<figure><img src="{0}.png" alt=""><figcaption>图 {0}：锁的第 {0} 种状态</figcaption></figure>'
    figures = "".join(map(figure.format, range(5)))
    assert len(lines(page(f'<article class="post-content"><p>{SAYS}</p>{figures}</article>'))) == 6


def test_a_caption_that_a_site_writes_goes() -> None:
    figure = (
        '<figure class="media"><img src="a.jpg"><figcaption class="media__caption">A lock. Photo: '
        'Getty</figcaption></figure>'
    )
    assert lines(page(f"<article><p>{SAYS}</p>{figure}<p>{MORE}</p></article>")) == [SAYS, MORE]


def test_text_parted_by_line_breaks_becomes_paragraphs() -> None:
    assert lines(page(f'<div id="content">{SAYS}<br><br>{MORE}<br/><br/>{LAST}</div>')) == [SAYS, MORE, LAST]


def test_a_table_that_lays_out_a_page_is_no_table() -> None:
    side = '<td width="200"><a href="/1">分类一</a><br><a href="/2">分类二</a></td>'
    body = f'<table width="960"><tr>{side}<td><p>{SAYS}</p><p>{MORE}</p><p>{LAST}</p></td></tr></table>'
    assert lines(page(body)) == [SAYS, MORE, LAST]


def test_paragraphs_may_be_nested_boxes() -> None:
    body = f"<div><div><div>{SAYS}</div></div><div><div><div>{MORE}</div></div></div><div>{LAST}</div></div>"
    assert lines(page(f"<main>{body}</main>")) == [SAYS, MORE, LAST]


def test_a_body_may_be_split_over_siblings() -> None:
    part = '<div class="text-block"><p>{}</p></div><div class="ad">广告</div>'
    parts = "".join(map(part.format, (SAYS, MORE, LAST)))
    assert lines(page(f"<div class='wrap'><h1>JVM 锁</h1>{parts}</div>")) == [SAYS, MORE, LAST]


def test_what_waits_for_a_click_is_read() -> None:
    faq = (
        f"<details><summary>什么是偏向锁？</summary><p>{SAYS}</p></details>"
        f'<div class="accordion-item"><h3>什么是轻量级锁？</h3><div class="accordion-collapse" style="display:none">'
        f'<p>{MORE}</p></div></div>'
        f'<div class="tab-panel" hidden><p>{LAST}</p></div>'
    )
    expected = ["什么是偏向锁？", SAYS, "什么是轻量级锁？", MORE, LAST]
    assert lines(page(f'<article class="post-content">{faq}</article>')) == expected


@pytest.mark.parametrize("box", [
    '<div id="comments" class="comments-area">{}</div>', '<section class="comment-list">{}</section>',
        '<div class="replies">{}</div>',
    '<div class="commentList"><ul>{}</ul></div>', '<div id="disqus_thread">{}</div>', '<ol class="commentlist">{}</ol>',
    '<div class="vcomments" id="vcomments"><div class="vcards">{}</div></div>',
        '<div class="article-comments">{}</div>',
    '<div class="post-comment">{}</div>',
])  # fmt: skip
def test_comments_longer_than_the_article_go(box: str) -> None:
    comments = box.format("".join(f'<li class="item"><b>读者{n}</b><p>{COMMENT}{n}</p></li>' for n in range(40)))
    body = f"<p>{SAYS}</p><p>{MORE}</p>"
    assert lines(page(f'<article><div class="post-content">{body}</div></article>{comments}')) == [SAYS, MORE]
    assert lines(page(f'<div class="page"><div class="body">{body}</div>{comments}</div>')) == [SAYS, MORE]


def test_by_lines_and_captions_of_an_english_article_go() -> None:
    text = "A biased lock assumes that one thread takes it again and again, so that it need not be locked at all."
    body = (
        '<article><h1>JVM 锁</h1><div class="byline">By <a href="/a">Jane Doe</a></div><p>March 9, 2024 · 5 min read</p>'
        f'<p>{text}</p><figure class="img"><img src="a.png"><figcaption class="caption">A lock (Getty)</figcaption>'
        f'</figure><p>{text} It is cheap.</p></article>'
    )
    assert lines(page(body)) == [text, f"{text} It is cheap."]


def test_labels_around_the_content_of_an_article_go() -> None:
    body = (
        '<article class="main-article"><header><div class="cat"><a href="/c">开发</a></div><h2><a href="/a">JVM 锁</a>'
        '</h2><h3>学习笔记</h3></header>'
        f'<section class="article-content"><h2 id="a">概念</h2><p>{SAYS}</p><pre>lock();</pre></section><div '
        f'class="x"><a href="/t">锁</a></div></article>'
    )
    assert lines(page(body)) == ["概念", SAYS, "lock();"]


def test_a_word_in_a_sentence_is_text_whatever_its_class_says() -> None:
    sentence = (
        '点 <a class="popup" href="#">确定</a>，再看 <span class="tags">标签</span> 里的 <b class="meta">说明</b>，然后按 '
        '<code class="menu">文件</code> 保存。'
    )
    assert lines(page(f"<article><p>{sentence}</p></article>")) == ["点 确定，再看 标签 里的 说明，然后按 文件 保存。"]


def test_of_several_articles_the_one_with_the_heading_of_the_page_is_read() -> None:
    others = "".join(f"<article><h2><a href='/{n}'>别的 {n}</a></h2><p>{COMMENT}</p></article>" for n in range(3))
    own = f"<article><h1>JVM 锁</h1><p>{SAYS}</p><p>{MORE}</p></article>"
    assert lines(page(f"<div>{own}{others}</div>")) == [SAYS, MORE]


@pytest.mark.parametrize("noise", [
    "", "<b", "<p", "</div>" * 5, "<!-- ", "<![CDATA[ x ]]>", "<table><tr>", "<ul><li>", "\x00",
])  # fmt: skip
def test_broken_markup_loses_nothing_before_it(noise: str) -> None:
    _, composed = compose_html(f"<article><p>{SAYS}</p><p>{MORE}</p>{noise}")
    assert [text for _, text in blocks_of(composed)][:2] == [SAYS, MORE]


@pytest.mark.parametrize("aside", [
    '<aside class="footnote-list brackets"><aside class="footnote brackets" id="i" role="doc-footnote"><p>{}</p>'
    '</aside></aside>',
    '<aside aria-label="提示" class="starlight-aside starlight-aside--tip"><section><p>{}</p></section></aside>',
    '<aside class="admonition note"><p>{}</p></aside>', '<div class="tip custom-block"><p>{}</p></div>',
    '<div class="theme-admonition theme-admonition-note"><p>{}</p></div>', '<section class="footnotes"><ol>'
    '<li>{}</li></ol></section>',
])  # fmt: skip
def test_notes_of_the_author_are_kept(aside: str) -> None:
    body = f"<p>{SAYS}</p>{aside.format(MORE)}<p>{LAST}</p>"
    assert lines(page(f'<article class="post-content">{body}</article>')) == [SAYS, MORE, LAST]


@pytest.mark.parametrize("box", ['figure class="highlight markdown"', 'div class="language-text"', 'div class="highlight-text-md highlight"'])
def test_code_in_a_language_called_like_content_is_not_the_article(box: str) -> None:
    html = f'<article class="post-content"><div class="post-body"><p>写作：</p><{box}><pre>提示，注意。</pre></{box.partition(" ")[0]}><p>就行。</p></div></article>'
    assert [text for _, text in blocks_of(compose_html(html)[1])] == ["写作：", "提示，注意。", "就行。"]


PARAGRAPHS = "<p>时序数据库按时间分区，写入先写内存表再刷到磁盘。</p>" * 20


@pytest.mark.parametrize("box", ["codeBlockContent_biex", "admonitionContent_x", "tab-content", "code-content", "content"])
def test_a_box_of_code_is_not_the_article_of_a_page_of_short_paragraphs(box: str) -> None:
    found = page(f'<main><article class="markdown"><h1>快速开始</h1>{PARAGRAPHS}<div class="{box}"><pre><code>curl -X POST</code></pre></div></article></main>')
    assert found.text.count("时序数据库") == 20
    assert "curl -X POST" in found.text


def test_a_content_box_counts_whole_though_its_links_outweigh_its_words() -> None:
    links = "".join(f"<li><p><a href=/{n}.html>第 {n} 章的题目就在这里</a></p></li>" for n in range(9))
    box = '<div class="custom-block warning"><p>这一部分还是旧版的说明，等新版的说明出来，再跟着改写一遍，请先将就着看。</p></div>'
    assert len(lines(page(f'<main class="page"><div class="theme-default-content">{box}<h2 id="a">目录</h2><ul>{links}</ul></div></main>'))) == 11


def test_what_is_around_the_element_of_an_article_is_none_of_it() -> None:
    def links(name: str) -> str:
        return "<ul>" + "".join(f"<li><a href=/{name}{n}>{name}第 {n} 篇的题目就在这里</a></li>" for n in range(30)) + "</ul>"

    said = "".join(f"<p>偏向锁是第 {n} 种锁，它减少了同步的开销，下面说说它的过程。</p>" for n in range(6))
    html = f'<div class="post-content"><main><div class="x">{said}</div><div>{links("内")}</div></main><div>{links("外")}</div></div>'
    assert "外第 1 篇" not in "".join(lines(page(html)))


@pytest.mark.parametrize("box", [
    '<div itemprop="author" itemscope><a href="/ming">小明</a><span>7,201</span></div>', '<div class="post-signature"><div>asked May 1 at 8:30</div><div>小明</div></div>',
    '<span class="d-none">甲</span>',
])  # fmt: skip
def test_who_wrote_and_what_is_never_shown_is_no_text(box: str) -> None:
    assert lines(page(f"<main><div><p>{SAYS}</p>{box}</div><div><p>{MORE}</p>{box}</div></main>")) == [SAYS, MORE]


def test_what_is_shown_on_wide_windows_is_text() -> None:
    assert lines(page(f'<main><p>{SAYS}</p><div class="d-none d-md-block"><p>{MORE}</p></div></main>')) == [SAYS, MORE]


def test_no_item_is_the_whole_of_an_article() -> None:
    items = "".join(f"<li><p><a href=https://x.example/{n}>https://x.example/{n}</a></p></li>" for n in range(3))
    body = f'<div class="post-content"><p>学习资料：</p><ol>{items}<li><p>不用分号作为结束的标志，用换行作为标志。</p></li></ol></div>'
    assert len(lines(page(body))) == 5


@pytest.mark.parametrize("around", ["nav", "aside"])
def test_what_stands_beside_a_page_of_one_line_is_not_its_text(around: str) -> None:
    chapters = "".join(f"<li><a href=/{at}>第{at}章 锁的实现</a></li>" for at in range(90))
    html = f"<title>锁</title><{around} class=sidebar><h3>小明</h3><h6>Article</h6><ol class=chapter>{chapters}</ol></{around}><div id=content class=content><main><h1>锁</h1><p><a href=/a>文档</a>放到后面看</p></main></div>"
    assert article_of(html, "html").text == "文档放到后面看"
    with pytest.raises(PageError, match="no text in it"):
        article_of(html.replace("<h1>锁</h1><p><a href=/a>文档</a>放到后面看</p>", ""), "html")


def test_an_aside_in_one_of_two_mains_is_beside_neither() -> None:
    says = f"<p>{SAYS * 3}</p>" * 3
    assert SAYS in article_of(f"<main class=hero><h1>锁</h1></main><main><article><aside>{says}</aside></article></main>", "html").text
