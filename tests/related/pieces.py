"""Made articles: Han characters at random, so that no two texts share a shingle by chance."""

import random

from indexer.model import Article, Block
from indexer.related.copies import Piece, copies, originals_first
from indexer.related.footers import readers
from indexer.text.shingles import sketch_of


def prose(size: int, seed: int) -> str:
    """So many random characters, in sentences of twenty."""
    rng = random.Random(seed)  # noqa: S311
    return "".join(chr(0x4E00 + rng.randrange(5000)) + ("。" if at % 20 == 19 else "") for at in range(size))


def rewritten(text: str, share: float, seed: int) -> str:
    """The text with so many of its sentences replaced."""
    rng = random.Random(seed)  # noqa: S311
    sentences = text.split("。")
    return "。".join(prose(20, seed * 1000 + at) if rng.random() < share else s for at, s in enumerate(sentences))


def article(name: str, text: str, title: str = "", date: str = "") -> Article:
    return Article(name, title or name, text, (Block("paragraph", 0, len(text)),), date=date)


def copies_among(*articles: Article, footer: str = "") -> dict[int, int]:
    """The place of the article that each copy is a copy of; `footer` is a last block that many articles have."""
    ranks = originals_first(articles, [False] * len(articles))
    facts = enumerate(zip(articles, ranks, strict=True))
    share = [len(footer) / max(1, len(each.text)) for each in articles]
    pieces = [Piece(each, at, sketch_of(each.text), len(each.text), rank, share[at]) for at, (each, rank) in facts]
    ends = [[(len(each.text) - len(footer), len(each.text))] if footer else [] for each in articles]
    return copies(pieces, readers(articles, ends))


def signed(name: str, text: str, footer: str, title: str = "") -> Article:
    """An article with a footer of its author."""
    start = len(text) + 1
    blocks = (Block("paragraph", 0, len(text)), Block("paragraph", start, start + len(footer)))
    return Article(name, title or name, f"{text}\n{footer}", blocks)
