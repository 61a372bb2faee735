"""Tags in the text of notes."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.model import Article, Page
from indexer.parsing import parse
from indexer.parsing.markdown.hashtags import without_hashtags
from indexer.parsing.parsers import Options


def article(text: str) -> Article:
    found = parse(Page("notes/锁.md", text.encode(), "markdown"), Options())
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("# 锁\n#java/jvm #并发\n\n正文", ("java", "jvm", "并发")),
        ("#gc \n#ios\n\n正文", ("gc", "ios")),
        ("正文\n\n#垃圾回收", ("垃圾回收",)),
        ("> 标签：#Python #数据分析\n\n正文", ("Python", "数据分析")),
        ("**标签**：#AI\n\n正文", ("AI",)),
        ("正文\n\n- #C++20\n- 别的", ("C++20",)),
        ("正文\n\n#话题一##话题二#\n\n更多", ("话题一", "话题二")),
        ("- TODO #渲染\n- 正文", ("渲染",)),
        ("- 事务 #WIP #[[Spring Boot]]\n- #为什么 不行", ("WIP", "Spring Boot", "为什么")),
    ],
)
def test_tags_in_the_text_are_tags_and_no_text(text: str, tags: tuple[str, ...]) -> None:
    found = article(text)
    assert found.tags == tags
    assert "#" not in found.text


@pytest.mark.parametrize(
    "text",
    ["#1 #22\n\n正文", "#fff #00ff7f\n\n正文", "#概述\n\n正文", "#Docker\n\n正文", "正文\n\n#docker\n\n正文", "见 #a 和 #b", "#docker\n##镜像\n正文", "```\n#a #b\n```\n", "    #a\n", "#include #define\n\n正文", "- `#a`\n- C# #\n- [a](#b)", "color:: #a1b2c3", "- 见 {{query #a #b}}\n- 主题:: #a 和 #b\n- 别的", "- 代码\n  ```\n  见 #a 和 #b\n  ```\n- 别的"],
)
def test_numbers_colours_code_headings_and_signs_are_no_tags(text: str) -> None:
    assert without_hashtags(text).text == text


def test_what_makes_a_card_is_no_tag() -> None:
    assert without_hashtags("- 什么是锁 #card #jvm\n- 别的").tags == ("jvm",)


def test_those_of_the_front_matter_come_first_and_each_is_given_once() -> None:
    assert article("---\ntags: [锁]\n---\n#锁 #jvm\n\n正文").tags == ("锁", "jvm")


def test_words_of_an_outline_stay_and_labels_behind_them_go() -> None:
    found = article("- 用 #Python 写脚本 #工具\n- 第二点")
    assert (found.tags, found.text) == (("Python", "工具"), "用 Python 写脚本\n第二点")


def test_only_what_ends_a_line_is_behind_its_words_code_or_not() -> None:
    found = without_hashtags("- 见 #java `synchronized` 里的锁\n- 用 `jstack` #工具 #jvm\n- `a #b")
    assert found.text == "- 见 java `synchronized` 里的锁\n- 用 `jstack`\n- `a #b"
    assert found.tags == ("java", "工具", "jvm")


PIECES = st.sampled_from(["#", "#a", "#锁", "#[[b c]]", " ", "\n", "- ", "```", "`", "word", "> ", "tags: ", "，", "/", "::", "## ", "\t"])


@given(st.lists(PIECES, max_size=40))
def test_no_word_is_lost_and_nothing_is_found_twice(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = without_hashtags(text)
    assert found.text.count("word") + sum(tag.count("word") for tag in found.tags) >= min(1, text.count("word"))
    assert len(set(found.tags)) == len(found.tags)
    assert not any(re.search(r"[#\[\]\s]", tag.replace("b c", "")) for tag in found.tags)


@pytest.mark.parametrize(
    "text", ["- x" + " #a" * 60_000 + " x!", "\n" * 200_000 + "x\n#abc", "#a" + " " * 200_000 + "x", "#abc\n\nx\n\n" * 20_000, "#" * 200_000, "- `#a" * 50_000, "- #[[a" * 50_000, "tags:" * 50_000 + "#a"]
)
def test_long_texts_take_no_longer_for_each_character(text: str) -> None:
    start = time.process_time()
    without_hashtags(text)
    assert time.process_time() - start < 3


@pytest.mark.parametrize(
    ("markdown", "tags", "text"),
    [
        ("Tags: [[__Cloud]], [[云|DevOps]]\n#Cloud #DevOps \n\nText", ("__Cloud", "DevOps", "Cloud"), "Text"),
        ("**标签**：#并发/锁、#jvm\n正文", ("并发", "锁", "jvm"), "正文"),
        ("Tags: [[锁]] 的三种状态\n\nText", (), "Tags: [[锁]] 的三种状态\n\nText"),
        ("[[锁]], [[线程]]\n\nText", (), "[[锁]], [[线程]]\n\nText"),
        ("见：[[锁]]\n\nText", (), "见：[[锁]]\n\nText"),
        ("#12 #13\n\nText", (), "#12 #13\n\nText"),
    ],
)
def test_tags_behind_a_label_may_be_links_to_notes(markdown: str, tags: tuple[str, ...], text: str) -> None:
    found = without_hashtags(markdown)
    assert (found.tags, found.text.strip()) == (tags, text)


@pytest.mark.parametrize("hostile", ["#a " * 100_000, "Tags: " + "[[a]]," * 100_000, "tags" * 50_000 + ":", "#" * 200_000, "Tags: #" + "a/" * 100_000 + "!", "[[" * 100_000, ":[[" * 100_000])
def test_hostile_lines_of_tags_take_no_time(hostile: str) -> None:
    started = time.process_time()
    without_hashtags(f"{hostile}\n{hostile}")
    assert time.process_time() - started < 1
