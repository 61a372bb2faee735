"""Pages that say nothing yet: a title and 撰写中, an address, or the title once more."""

import re
from collections.abc import Sequence, Set

from indexer.model import Article
from indexer.text.scripts import either

PROMISE = either(
    r"(?:本[文章节页篇]|内容|正文|文档|文章|正在|努力|持续|逐步|陆续|抓紧|此处|这里)*(?:撰写|编写|施工|建设|更新|整理|完善|翻译|填坑|写作)(?:之)?中|"
    r"(?:本[文章节页篇]|内容|正文|文档|文章|此处|这里)*(?:有)?待(?:续|补充?|完善|更新|撰?写|整理|填坑?|完成)|未完(?:待续|成)?|敬请期待|"
    r"(?:your )?(?:content|text)(?: goes)? here|lorem ipsum.*|todo|tbd|wip|fixme|draft|placeholder|coming soon|under construction|(?:work )?in progress|to be (?:continued|done|written|added)",
    re.I,
)
"""What a sentence says that says nothing else."""
SUFFIX = either(r"(?:的)?(?:介绍|简介|概述|说明|文档)$")
PARTS = re.compile(r"[。！？!?；;，,：:\n]|\.(?=\s|$)|\.{2,}|…")
ADDRESS = re.compile(r"https?://\S+", re.I)
SIGNS = re.compile(r"[\W_]+")
UNIT = re.compile(r"[a-z0-9]+|[\u3400-\u9fff]")
LETTER = re.compile(r"[^\W\d_a-zA-Z\u3400-\u9fff]")
FEWEST, A_WORD = 4, 2
"""Han characters that a page says at least beside its title, headings and promises, and what an English word counts for."""
LONGEST, LINKS = 200, 2
"""Characters of a page that may be a stub, and links from which it lists something."""
SAYING = frozenset({"code", "table", "formula"})
"""Blocks that say something in few words."""


def is_stub(article: Article, repeated: Sequence[tuple[int, int]] = ()) -> bool:
    """Whether an article has a title, and hardly a word under it that the title, its headings and what many articles repeat do not say."""
    footer = {start for start, _ in repeated}
    said = [block for block in article.blocks if block.kind != "heading" and block.start not in footer]
    if sum(block.end - block.start for block in said) > LONGEST or any(block.kind in SAYING for block in said):
        return False
    kinds = [mark.kind for mark in article.marks if not any(low <= mark.start < high for low, high in repeated)]
    if "code" in kinds or kinds.count("link") >= LINKS:
        return False
    heads = [article.title, *(article.text[block.start : block.end] for block in article.blocks if block.kind == "heading")]
    body = ADDRESS.sub(" ", "\n".join(article.text[block.start : block.end] for block in said))
    return not LETTER.search(body) and _says(body, {_bare(head) for head in heads}) < FEWEST


def _says(body: str, heads: Set[str]) -> int:
    """How much a text says beside its heads and promises, in Han characters."""
    parts = (part.strip() for part in PARTS.split(body))
    told = (SUFFIX.sub("", part) for part in parts if not PROMISE.fullmatch(SIGNS.sub(" ", part).strip()))
    units = (unit for part in told if _bare(part) not in heads for unit in UNIT.findall(part.lower()))
    return sum(A_WORD if unit.isascii() else 1 for unit in units)


def _bare(text: str) -> str:
    return SIGNS.sub("", text.lower())
