"""Lines in bold type that head what follows them, as authors write them for headings: 优点：, 1. 慢调用比例, Step 2."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from indexer.model import Article, NodeKind, Tree
from indexer.trees.hanging.growing import Growing
from indexer.trees.hanging.marked import Stressed, could_be, kind_of
from indexer.trees.reading.boldheads import FEWEST, is_head
from indexer.trees.reading.enumerations import ORDINAL
from indexer.trees.reading.procedures import are_steps


def hang_heads(growing: Growing, stretches: Sequence[Stressed]) -> list[Stressed]:
    """Hang up the heads of parts that have FEWEST and more, each with a span up to the next one or to the part's end; what stands
    there goes under them. Returns the other stretches."""
    blocks = growing.reading.article.blocks
    heads = dict(_heads(growing, stretches))
    by_part: dict[int, list[int]] = {}
    for line in sorted(heads):
        by_part.setdefault(growing.part_at(heads[line].start), []).append(line)
    hung = set[Stressed]()
    for part, lines in by_part.items():
        if len(lines) >= FEWEST:
            hung.update(heads[line] for line in lines)
            steps = _are_steps(growing.reading.article, [(line, heads[line]) for line in lines])
            for line, after in pairwise([*lines, _after(growing, part)]):
                _hang(growing, part, heads[line], "step" if steps else kind_of(growing, heads[line]), blocks[after - 1].end)
    return [found for found in stretches if found not in hung]


def _are_steps(article: Article, heads: Sequence[tuple[int, Stressed]]) -> bool:
    """Whether all heads, by their blocks, are numbered, and what is done."""
    numbered = all(article.blocks[line].start < found.start or ORDINAL.match(found.label) for line, found in heads)
    return numbered and are_steps([found.label for _, found in heads], heads[0][1].label)


def _hang(growing: Growing, part: int, head: Stressed, kind: NodeKind, end: int) -> None:
    if growing.reading.sentence_at(head.start) not in growing.used:
        growing.heads[part].append(Tree(head.whole, kind, (head.start, end)))
        growing.use(head.start, head.end)
        growing.spend(head.label, (head.start, head.end))


def _after(growing: Growing, part: int) -> int:
    """The first block after a part."""
    blocks = growing.reading.article.blocks
    if part == len(growing.starts):
        return len(blocks)
    return bisect_right(blocks, growing.starts[part] - 1, key=lambda block: block.start)


def _heads(growing: Growing, stretches: Sequence[Stressed]) -> Iterator[tuple[int, Stressed]]:
    """The stretches that could be heads, by the blocks that they are."""
    article = growing.reading.article
    for found in stretches:
        line = bisect_right(article.blocks, found.start, key=lambda block: block.start) - 1
        if line >= 0 and is_head(article, line, found.start, found.end) and could_be(growing.reading, found):
            yield line, found
