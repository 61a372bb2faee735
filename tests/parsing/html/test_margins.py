"""The site's lines at both ends of an article go; the author's stay, whatever they say."""

import pytest

from indexer.parsing.html.page import compose_html
from tests.parsing.pages import article_of, blocks_of, soon

SAYS = "偏向锁是一种针对加锁操作的优化手段，它假定锁总是由同一个线程获得，所以不必每次加锁。"
MORE = "轻量级锁在没有竞争的时候用 CAS 代替互斥量，竞争变多就膨胀成重量级锁，由系统来管。"


def lines(html: str) -> list[str]:
    return [text for _, text in blocks_of(compose_html(f"<body><div>{html}</div></body>")[1])]


@pytest.mark.parametrize("line", [
    "2024-03-09 10:00", "作者：小明", "阅读 1032", "发布于 2024 年 3 月 9 日", "来源：某某网", "1,032", "5 min read", "Posted by Ming",
    "字体大小：大 中 小", "March 9, 2024", "分类：Java", "1,032 人赞同了该文章", "©著作权归作者所有：来自某某博客作者小明的原创作品，请联系作者", "Viewed 512k times",
])  # fmt: skip
def test_what_stands_between_title_and_text_goes(line: str) -> None:
    assert lines(f"<h1>锁</h1><div>{line}</div><p>{SAYS}</p><p>{MORE}</p>") == ["锁", SAYS, MORE]


@pytest.mark.parametrize("line", [
    "版权声明：本文为原创文章，转载请注明出处。", "上一篇：别的文章", "本文链接：https://x.example/a", "标签：锁", "责任编辑：小明", "相关阅读",
    "© 2024 小明", "Filed under: Java", "This post is licensed under CC BY 4.0 by the author.", "如果觉得文章不错，可以请我喝一杯咖啡！",
    "如有侵权，请联系删除。", "3人点赞", "微信扫一扫关注", "Share this:", "编辑于 2023-05-01 14:03", "往期推荐", "This page was last modified on May 1, 2023",
])  # fmt: skip
def test_what_follows_the_text_goes(line: str) -> None:
    assert lines(f"<p>{SAYS}</p><p>{MORE}</p><div>{line}</div>") == [SAYS, MORE]


def test_after_the_rights_nothing_is_the_authors() -> None:
    after = "<div>本文作者：小明</div><div>这是别人的文章的摘要，讲的是另外的东西，读者可以不看。</div>"
    assert lines(f"<p>{SAYS}</p><p>{MORE}</p><p>{SAYS}</p>{after}") == [SAYS, MORE, SAYS]


@pytest.mark.parametrize("line", ["来源：JDK 的源代码。", "标签：锁", "更多内容见规范。", "2024-03-09"])
def test_in_a_box_called_content_a_plain_paragraph_is_the_authors(line: str) -> None:
    html = f'<article><div class="post-content"><p>{SAYS}</p><p>{line}</p><p>{MORE}</p></div></article>'
    assert lines(html) == [SAYS, line, MORE]


def test_a_heading_with_an_anchor_is_the_authors_even_at_the_end() -> None:
    html = f'<div class="post-content"><p>{SAYS}</p><p>{MORE}</p><h2 id="r">相关阅读</h2><p>锁的论文</p></div>'
    assert lines(html)[-2:] == ["相关阅读", "锁的论文"]


@pytest.mark.parametrize("label", ["Advertisement", "广告", "Story continues below", "Listen", "分享", "展开全文"])
def test_labels_in_the_midst_go(label: str) -> None:
    assert lines(f"<p>{SAYS}</p><div>{label}</div><p>{MORE}</p>") == [SAYS, MORE]


@pytest.mark.parametrize("line", ["<h2>10 Answers</h2>", "<h4>You have 2 free member-only stories left this month.</h4>", "<h4><span>237 个回答</span></h4>", "<div>发布于 2025-10-17 22:00・浙江</div>", "<div>883 人赞同了该回答</div>"])
def test_what_a_site_says_between_answers_goes(line: str) -> None:
    assert lines(f"<p>{SAYS}</p>{line}<p>{MORE}</p>") == [SAYS, MORE]


def test_a_row_of_buttons_at_the_end_goes_and_a_list_of_the_authors_stays() -> None:
    inside = '<article><div class="post-content">{}</div></article>'
    buttons = "<ul><li>赞</li><li>收藏</li><li>评论</li><li>举报</li></ul>"
    assert lines(inside.format(f"<p>{SAYS}</p><p>{MORE}</p>{buttons}<p class='next'>上一篇：别的文章</p>")) == [SAYS, MORE]
    assert lines(inside.format(f"<p>{SAYS}</p><p>{MORE}</p><ul><li>点赞</li><li>收藏</li></ul>")) == [SAYS, MORE, "点赞", "收藏"]


def test_buttons_go_though_they_are_more_than_the_paragraphs() -> None:
    buttons = "".join(f"<div>{name}</div>" for name in ("赞", "收藏", "举报", "分享"))
    assert lines(f"<p>{SAYS}</p><p>{MORE}</p>{buttons}") == [SAYS, MORE]


def test_of_an_article_that_is_nothing_but_margins_all_is_kept() -> None:
    assert lines("<div>2024-03-09</div>") == ["2024-03-09"]


@pytest.mark.parametrize("line", ["<p>访问控制是操作系统的基本功能之一。</p>", "<p>时间复杂度为常数。</p>", "<ul><li>2025-09-06 移除旧插件</li></ul>", "<p>By the definition it is lazy.</p>"])
def test_sentences_and_items_of_an_unknown_box_are_the_authors(line: str) -> None:
    assert len(lines(f"<h1>锁</h1>{line}<p>{SAYS}</p><p>{MORE}</p>")) == 4


@pytest.mark.parametrize("line", ["<p>作者：小明。</p>", "<ul><li>2025-09-06</li></ul>", "<p>Posted by Ming on May 3, 2010.</p>", "<p>【注意】最后更新于 March 29, 2020，内容可能已过时。</p>"])
def test_what_says_in_so_many_words_when_and_by_whom_goes_even_so(line: str) -> None:
    assert lines(f"<h1>锁</h1>{line}<p>{SAYS}</p><p>{MORE}</p>") == ["锁", SAYS, MORE]


def test_short_paragraphs_before_a_later_heading_of_a_known_box_stay() -> None:
    html = f'<div class="entry-content"><p>1、安装软件</p><p>apt-get install x</p><h1>第二步</h1><p>{SAYS}</p></div>'
    assert lines(html) == ["1、安装软件", "apt-get install x", "第二步", SAYS]


@pytest.mark.parametrize("line", ["1" * 200_000, "1," * 100_000, "· " * 100_000, "1 人赞同" * 30_000, "赞 " * 100_000])
def test_long_lines_of_numbers_and_signs_are_read_soon(line: str) -> None:
    with soon():
        lines(f"<p>{SAYS}</p><div>{line}</div><p>{MORE}</p>")


TEXT = "偏向锁是一种针对加锁操作的优化手段，它假定锁总是由同一个线程获得，撤销时要等到安全点。"


@pytest.mark.parametrize("last", [
    '<hr><p style="color:#777">上次修改於 2022-02-07</p>',
    "<div>喜歡我們的文章嗎？歡迎分享按讚給予我們支持和鼓勵！</div>",
])  # fmt: skip
def test_what_a_site_says_at_the_end_is_none_of_a_text(last: str) -> None:
    assert article_of(f'<div class="post-content"><p>{TEXT}</p><p>{TEXT}</p>{last}</div>', "html").text == f"{TEXT}\n{TEXT}"


def test_a_last_paragraph_that_goes_on_after_its_day_is_the_authors() -> None:
    last = "上次更新时间 2021-03-01，此后作者宣布项目停止维护，改用 Redisson。"
    html = f'<div class="post-content"><p>{TEXT}</p><p>{TEXT}</p><p>{last}</p></div>'
    assert article_of(html, "html").text.endswith(last)


def test_a_first_paragraph_with_a_day_at_its_end_is_the_authors() -> None:
    lead = "这个效果有几种实现方法，各自有优缺点。这里总结实现方法。2024-09-14 14:13:20 小明"
    html = f"<article><h1>效果</h1><blockquote><p>{lead}</p></blockquote><p>{TEXT}</p></article>"
    assert article_of(html, "html").text.startswith(lead)
