"""Advertisements."""

import pytest

from indexer.related.noise import advertises, noise_flags, title_overlap

SWING = "Swing 的组件不是线程安全的，应当在事件分发线程里创建和修改。耗时操作放进 SwingWorker，完成之后再更新界面。" * 3


@pytest.mark.parametrize("title", ["某某县网站建设/关键词排名优化怎么做", "东湖新城网站优化公司/整站快速排名"])
def test_an_advertising_title_over_another_text_is_spam(title: str) -> None:
    assert noise_flags(title, SWING) == ("spam",)


def test_an_advertisers_closing_line_does_not_help() -> None:
    assert noise_flags("某某县网站建设/关键词排名优化", SWING + "\n想了解某某县网站建设、关键词排名优化，请咨询我们。") == ("spam",)


def test_an_honest_article_about_search_engines_is_none() -> None:
    text = "关键词排名优化，也就是 SEO，先看网站建设的质量。网站建设好了，关键词排名自然会上升。\n" * 3
    assert noise_flags("网站建设与关键词排名优化（SEO）入门", text) == ()


def test_notes_on_search_engines_under_a_playful_title_are_none() -> None:
    notes = "\n".join(["收录要看内容。SEO 的经验说，外链不如原创。", "新站头三个月，SEO 效果不明显。", "标题要写清楚，SEO 才有用。"] * 3)
    assert noise_flags("SEO 民间偏方大杂烩：听来的、看来的与猜来的（一）", notes) == ()


def test_seo_alone_is_a_subject_and_no_part_of_other_words() -> None:
    assert noise_flags("前端 SEO", SWING) == ()
    assert noise_flags("useOnline 与 BaseObject", SWING) == ()
    assert noise_flags("宁波seo/排名优化", SWING) == ("spam",)


@pytest.mark.parametrize("title", ["seo/" * 100_000, "外贸 " + "/" * 400_000, "外贸 " + "/ " * 200_000])
def test_hostile_titles_are_judged(title: str) -> None:
    assert noise_flags(title, SWING) == ("spam",)


def test_too_little_text_is_not_judged() -> None:
    assert noise_flags("某某县网站建设/关键词排名优化", "Swing 的组件") == ()


def test_overlap_is_the_share_of_the_titles_parts() -> None:
    assert title_overlap("偏向锁", "偏向锁") == 0.0  # the text only repeats the title
    assert title_overlap("JVM偏向锁", "JVM 里的偏向锁怎样撤销") == 1.0
    assert title_overlap("偏向锁", "这把锁偏向它") == 0.5
    assert title_overlap("……", SWING) == 1.0


def test_a_text_that_says_advertising_words_over_and_over_advertises() -> None:
    assert advertises("我们提供网站建设、关键词排名优化和外链代发。")
    assert not advertises(SWING + "做过网站优化。")
