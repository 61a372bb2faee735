"""Lines of tags in notes."""

import time

import pytest

from indexer.parsing.markdown.hashtags import without_tag_lines


@pytest.mark.parametrize(
    ("markdown", "tags", "text"),
    [
        ("Tags: [[__Cloud]], [[__DevOps]]\n#Cloud #DevOps \n\nText", ("__Cloud", "__DevOps", "Cloud", "DevOps"), "Text"),
        ("**标签**：#并发/锁、#jvm\n正文", ("并发/锁", "jvm"), "正文"),
        ("Text\n\n#Cloud", ("Cloud",), "Text"),
        ("Tags: #Cloud\n#2024-plan\nText", ("Cloud", "2024-plan"), "Text"),
        ("#Introduction\n\nText", (), "#Introduction\n\nText"),
        ("# Heading\n\nSee #12 #13\n", (), "# Heading\n\nSee #12 #13"),
        ("#12 #13\n\nText", (), "#12 #13\n\nText"),
        ("Tags: [[锁]] 的三种状态\n\nText", (), "Tags: [[锁]] 的三种状态\n\nText"),
        ("Text\n\n```css\n#header #nav\n```", (), "Text\n\n```css\n#header #nav\n```"),
        ("Text\n\n```\n#a #b", (), "Text\n\n```\n#a #b"),
    ],
)
def test_lines_of_nothing_but_tags_are_tags_and_no_text(markdown: str, tags: tuple[str, ...], text: str) -> None:
    found = without_tag_lines(markdown)
    assert (found.tags, found.markdown.strip()) == (tags, text)


@pytest.mark.parametrize("hostile", ["#a " * 100_000, "Tags: " + "[[a]]," * 100_000, "tags" * 50_000 + ":", "#" * 200_000, "Tags: #" + "a/" * 100_000 + "!", "[[" * 100_000])
def test_hostile_lines_take_no_time(hostile: str) -> None:
    started = time.process_time()
    without_tag_lines(f"{hostile}\n{hostile}")
    assert time.process_time() - started < 1
