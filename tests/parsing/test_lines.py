"""From a block back to its line in the source."""

from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.parsing.lines import source_lines

from .pages import article_of, soon

BLOCKS = ("## {}", "{}\n{}", "- {}\n- {}", "1. {}", "> {}", "```java\n{}\n\n{}\n```", "| {} | b |\n|---|---|\n| {} | d |", "**{}：**{}", "::: tip\n{}\n:::")


def test_a_block_knows_its_line_below_the_front_matter() -> None:
    source = "---\ntitle: 锁\n---\n\n# 锁\n\n偏向锁\n是优化\n\n- 甲\n- 乙\n\n```\ncode\n```\n"
    assert source_lines(source, article_of(source)) == (7, 10, 11, 14)


def test_notes_are_found_where_they_are_written() -> None:
    source = "文[^1]。\n\n[^1]: 注释\n\n结尾\n"
    article = article_of(source)
    assert dict(zip([article.text[b.start : b.end] for b in article.blocks], source_lines(source, article), strict=True)) == {
        "文[1]。": 1, "结尾": 5, "注释": 3,
    }  # fmt: skip


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=12))
def test_every_block_begins_on_its_line(shapes: list[str]) -> None:
    words = (f"{chr(0x4E00 + number)}是第{number:02}个" for number in range(100))
    source = "\n\n".join(shape.format(*(next(words) for _ in range(shape.count("{}")))) for shape in shapes)
    article = article_of(source, name="a.txt")
    lines = source.split("\n")
    for block, line in zip(article.blocks, source_lines(source, article), strict=True):
        assert article.text[block.start : block.start + 5] in lines[line - 1]


def test_lines_of_a_long_file_that_holds_none_of_its_blocks_are_told_soon() -> None:
    article = article_of("\n\n".join(f"词{number}" for number in range(20_000)))
    with soon():
        assert set(source_lines("x\n" * 200_000, article)) == {1}
