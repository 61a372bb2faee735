"""What platforms tell in scripts of theirs."""

import pytest

from indexer.parsing.html.fragments import parse_html
from indexer.parsing.metadata.page import Metadata, page_metadata
from indexer.parsing.metadata.platforms import told_in_scripts
from tests.parsing.pages import article_of, soon

TEXT = "<p>偏向锁是一种针对加锁操作的优化手段，它假定锁总是由同一个线程获得。</p>"
WECHAT = 'var msg_link = "http://mp.weixin.qq.com/s?__biz=Ab==\\x26amp;mid=12\\x26amp;idx=1";'
CSDN = 'var curentUrl = "https://blog.csdn.net/ming/article/details/12";'


def said(script: str, body: str = TEXT) -> Metadata:
    return page_metadata(parse_html(f"<html><head><title>偏向锁</title><script>{script}</script></head><body>{body}</body></html>"))


@pytest.mark.parametrize(("script", "url", "date"), [
    (f"{WECHAT} var createTime = '2023-05-01 08:30';", "http://mp.weixin.qq.com/s?__biz=Ab==&mid=12&idx=1", "2023-05-01T08:30:00"),
    (f'{WECHAT} var ct = "1682901000";', "http://mp.weixin.qq.com/s?__biz=Ab==&mid=12&idx=1", "2023-05-01T08:30:00"),
    (f'{CSDN} var postTime = "2023-05-01 08:30:12";', "https://blog.csdn.net/ming/article/details/12", "2023-05-01T08:30:12"),
    ('var ct = "1682901000"; var msg_link = "https://blog.example/a";', "", ""), ("var createTime = '2023-05-01 08:30';", "", ""),
])  # fmt: skip
def test_a_platforms_script_tells_address_and_date(script: str, url: str, date: str) -> None:
    assert (said(script).url, said(script).date) == (url, date)


@pytest.mark.parametrize(("box", "author"), [
    ('<div class="bar"><a class="follow-nickName vip-name" href="/ming">小明</a></div><div class="gift"><div class="author">送一个红包!</div></div>', "小明"),
    ('<span class="rich_media_meta rich_media_meta_nickname"><a id="js_name">\n 小明说锁 </a></span>', "小明说锁"),
    ('<div itemprop="author" itemscope><a href="/ming"></a><div><a href="/ming">小明</a></div><div>写了十年锁</div></div>', "小明"),
])  # fmt: skip
def test_a_platforms_boxes_tell_who_wrote(box: str, author: str) -> None:
    assert said("", box + TEXT).author == author


def test_the_day_of_a_recommended_article_is_not_the_day_of_this_one() -> None:
    meta = "<div>最新推荐文章于&nbsp;2025-08-22 19:39:59&nbsp;发布</div><div><span>于 2021-04-25 21:10:00 发布</span></div>"
    assert said("", f"<h1>偏向锁</h1>{meta}{TEXT}").date == "2021-04-25T21:10:00"


def test_a_post_without_a_page_is_its_text_in_the_script() -> None:
    tip = '<div class="slide_tip_wrp"><div class="slide_tip"><span>向上滑动看下一个</span></div></div><div class="share">分享到朋友圈里去</div><div id="js_pc_qr_code"><p>微信扫一扫关注我</p></div>'
    script = r"var d = {content_noencode: JsDecode('锁会升级。\x0a\x0a偏向锁 \x26lt; 轻量级锁，\x27膨胀\x27之后\x00不降级。')};"
    head = r'<meta property="og:title" content="锁会升级。\n\n偏向锁">'
    article = article_of(f"<html><head>{head}<script>{script}</script></head><body>{tip}</body></html>", "html", "a.html")
    assert (article.title, article.text) == ("锁会升级。", "偏向锁 < 轻量级锁，'膨胀'之后不降级。")


@pytest.mark.parametrize("script", ['msg_link = "http://mp.weixin.qq.com/' + "a" * 200_000, "msg_link=" * 30_000, f"{WECHAT} " + "ct = '1" * 40_000])
def test_hostile_scripts_are_read_soon(script: str) -> None:
    with soon():
        list(told_in_scripts(parse_html(f"<script>{script}</script>")))
