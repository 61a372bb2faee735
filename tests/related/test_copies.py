"""Copies of every kind, what is none, and what a hostile pile may not do."""

import random
from dataclasses import replace

import pytest

from indexer.model import Article
from indexer.related.copies import originals_first
from indexer.related.titles import are_sisters
from tests.related.pieces import article, copies_among, prose, rewritten, signed

TEXT = prose(2000, 1)
OTHER = prose(2000, 2)


def test_a_repost_is_a_copy_of_the_earlier_article() -> None:
    original, repost = article("b", TEXT, date="2019-01-01"), article("a", "转载。" + TEXT, date="2020-01-01")
    assert copies_among(repost, original, article("c", OTHER)) == {0: 1}


def test_other_punctuation_and_white_space_make_no_other_text() -> None:
    assert copies_among(article("a", TEXT), article("b", TEXT.replace("。", ",\n "))) == {1: 0}


def test_an_article_with_a_fifth_of_its_sentences_replaced_is_a_copy() -> None:
    assert copies_among(article("a", TEXT), article("b", rewritten(TEXT, 0.2, 3))) == {1: 0}


def test_half_of_its_sentences_make_it_another_article() -> None:
    assert copies_among(article("a", TEXT), article("b", rewritten(TEXT, 0.6, 3))) == {}


@pytest.mark.parametrize("part", [TEXT[:1050], TEXT[:160] + "…", TEXT[1000:1200]], ids=["half", "teaser", "middle"])
def test_a_part_is_a_copy_of_the_whole_however_early_it_was(part: str) -> None:
    assert copies_among(article("a", part, date="2001-01-01"), article("b", TEXT), article("c", OTHER)) == {0: 1}


def test_a_part_of_a_part_leads_to_the_whole() -> None:
    found = copies_among(article("a", TEXT[:150]), article("b", TEXT[:1050]), article("c", TEXT))
    assert found == {0: 2, 1: 2}


def test_a_section_of_a_collection_is_no_copy() -> None:
    collection = prose(8000, 5) + TEXT + prose(8000, 6)
    assert copies_among(article("a", TEXT), article("b", collection)) == {}


def test_short_reposts_are_copies_too() -> None:
    note = prose(90, 11)
    assert copies_among(article("a", note), article("b", note + "转自网络。")) == {1: 0}


def test_a_note_stands_for_its_repost_whatever_the_site_puts_around_it() -> None:
    note = prose(200, 12)
    reposted = "本文转载自网络，版权归原作者所有。" + note + "欢迎关注我们的公众号，获取更多内容。"
    original = article("b", note, "锁", "2021-01-01")
    assert copies_among(article("a", reposted, "锁", "2023-01-01"), original) == {0: 1}
    assert copies_among(article("a", reposted, "堆", "2023-01-01"), original) == {1: 0}


def test_what_a_feed_cuts_off_is_a_copy_if_it_is_called_alike() -> None:
    excerpt = TEXT[:40] + prose(16, 13)
    whole = article("b", TEXT, "锁")
    assert copies_among(article("a", excerpt, "锁"), whole) == {0: 1}
    assert copies_among(article("a", excerpt, "堆"), whole) == {}


def test_articles_without_titles_are_not_called_alike() -> None:
    note = prose(200, 12)
    reposted = replace(article("a", "本文转载自网络，版权归原作者所有。" + note + "欢迎关注我们的公众号，获取更多内容。", date="2023-01-01"), title="")
    assert copies_among(reposted, replace(article("b", note, date="2021-01-01"), title="")) == {1: 0}


def test_what_is_rewritten_at_greater_length_is_a_copy() -> None:
    longer = "。".join(prose(45, 700 + at) if at % 5 == 0 else s for at, s in enumerate(TEXT.split("。")))
    assert copies_among(article("a", TEXT), article("b", longer)) != {}


def test_sisters_of_one_template_are_no_copies() -> None:
    notices = article("a", TEXT, "第七届会议（北京会场）通知"), article("b", rewritten(TEXT, 0.2, 3), "第七届会议（广州会场）通知")
    assert copies_among(*notices) == {}


def test_short_notes_over_a_long_footer_are_no_copies() -> None:
    footer = prose(300, 9)
    notes = [article(f"{at:03}", prose(60, 100 + at) + footer) for at in range(40)]
    assert copies_among(*notes) == {}


def test_many_reposts_with_small_changes_are_one_group() -> None:
    reposts = [article(f"{at:03}", TEXT[: 40 * at] + prose(30, 200 + at) + TEXT[40 * at :]) for at in range(40)]
    assert set(copies_among(*reposts).values()) == {0}


def test_the_order_of_the_articles_decides_nothing() -> None:
    made = [article(f"{at}", rewritten(TEXT if at % 2 else OTHER, 0.1, at)) for at in range(8)]
    expected = _by_name(made)
    random.Random(4).shuffle(made)  # noqa: S311
    assert _by_name(made) == expected


def _by_name(articles: list[Article]) -> dict[str, str]:
    return {articles[copy].id: articles[original].id for copy, original in copies_among(*articles).items()}


def test_articles_without_words_and_no_articles_have_no_copies() -> None:
    assert copies_among(article("a", ""), article("b", ""), article("c", "……")) == {}
    assert copies_among() == {}


def test_a_suspect_article_does_not_stand_for_others() -> None:
    assert originals_first([article("a", "", date="2001"), article("b", "")], [True, False]) == [1, 0]


@pytest.mark.parametrize(
    ("left", "right", "sisters"),
    [
        ("Java 19 新特性概览", "Java 20 新特性概览", True),
        ("Release notes 1.2", "Release notes 1.3", True),
        ("部署!=发布（第二部分）", "部署 != 发布 (第二部分)", False),
        ("关于 React Router 4 的一切", "关于 React Router 4 的一切 2", False),
        ("optim.Adam()", "optim.RMSprop()", True),
        ("TaskSurv", "TaskClust", True),
        ("Redis", "redis", False),
        ("df.add()", "df.add()用法", False),
        ("", "", False),
    ],
)
def test_titles_that_fill_one_frame_differently_name_sisters(left: str, right: str, sisters: bool) -> None:
    assert are_sisters(left, right) is sisters


def test_what_a_feed_has_of_a_page_is_its_copy_however_little_it_is() -> None:
    page, item = article("site/a.html", TEXT), article("feed.xml#a", TEXT[:20])
    page, item, other = (replace(each, title=title, url="https://e.com/a/") for each, title in ((page, "锁"), (item, "锁"), (article("b", OTHER), "队列")))
    assert copies_among(item, page, other) == {0: 1}
    assert originals_first([item, page], [False, False]) == [1, 0]


def test_what_an_author_writes_anew_years_later_is_no_copy_and_what_he_reposts_is() -> None:
    first = article("a", TEXT, date="2013-02-27")
    anew = article("b", TEXT + prose(1500, 7), date="2020-11-02")
    assert copies_among(first, anew, article("c", OTHER)) == {}
    assert copies_among(first, replace(anew, date="2013-03-01")) == {0: 1}
    assert copies_among(first, article("b", TEXT, date="2020-11-02")) == {1: 0}


def test_an_excerpt_is_a_copy_however_much_later_it_comes() -> None:
    whole, excerpt = article("a", TEXT + prose(1500, 7), date="2013-02-27"), article("b", TEXT, date="2020-11-02")
    assert copies_among(whole, excerpt) == {1: 0}


def test_articles_of_unknown_writers_in_two_folders_are_not_one_writers() -> None:
    reworked = rewritten(TEXT, 0.2, 3)
    one, other = article("a/x.md", TEXT, "锁", "2013-02-27"), article("b/x.md", reworked, "锁", "2020-11-02")
    assert copies_among(one, other) == {1: 0}
    assert copies_among(one, replace(other, id="a/y.md")) == {}


def test_what_another_writes_at_greater_length_years_later_is_a_copy() -> None:
    first, longer = article("a", TEXT, date="2013-02-27"), article("b", TEXT + prose(1500, 7), date="2020-11-02")
    assert copies_among(first, replace(longer, url="https://elsewhere.example/b")) == {0: 1}


@pytest.mark.parametrize("place", ["category/java.html", "site/tag/java/index.html", "articles/10337.html/comment-page-2.html"])
def test_where_a_site_shows_a_post_once_more_is_no_original(place: str) -> None:
    assert copies_among(article(place, TEXT, "锁", "2013-01-01"), article("z.html", TEXT, "锁", "2013-01-01")) == {0: 1}


def test_notes_over_one_long_footer_are_no_copies_of_each_other() -> None:
    footer, notes = prose(600, 31), [prose(150, 40 + at) for at in range(3)]
    articles = [signed(title, note, footer) for title, note in zip("锁堆栈", notes, strict=True)]
    assert copies_among(*articles) != {}
    assert copies_among(*articles, footer=footer) == {}


@pytest.mark.parametrize("others", [prose(150, 41), rewritten(prose(600, 41), 0.2, 5)], ids=["the same", "rewritten"])
def test_copies_over_one_footer_are_copies(others: str) -> None:
    footer = prose(400, 31)
    one = signed("a", prose(150 if len(others) < 200 else 600, 41), footer)
    assert copies_among(one, signed("b", others, footer), footer=footer) == {1: 0}
