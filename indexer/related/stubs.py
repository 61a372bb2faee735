"""Pages that say nothing yet: a heading and 撰写中, or the title once more."""

import re

from indexer.model import Article

PROMISE = re.compile(
    r"(?:内容|正文|本文|文档|文章|正在|努力|持续|逐步|陆续|抓紧)*(?:撰写|编写|施工|建设|更新|整理|完善|翻译|填坑|写作)(?:之)?中|(?:内容|正文)?(?:有)?待(?:续|补充?|完善|更新|撰?写|整理|填坑?|完成)|"
    r"未完(?:待续|成)|敬请期待|\b(?:todo|tbd|wip|fixme|coming soon|under construction|(?:work )?in progress|to be (?:continued|done|written|added)|placeholder|draft)\b",
    re.I,
)
UNIT = re.compile(r"[a-z0-9][\w+#.-]*|[\u3400-\u9fff]", re.I | re.ASCII)
FEWEST, LONGEST = 6, 200
"""Han characters and words that a page says at least beside its title, headings and promises; characters of a page that may say fewer."""
SAYING = frozenset({"code", "table", "formula"})
"""Blocks that say something in few words."""


def is_stub(article: Article) -> bool:
    """Whether an article has a title, and hardly a word under it that the title and its headings do not say."""
    said = [block for block in article.blocks if block.kind != "heading"]
    if sum(block.end - block.start for block in said) > LONGEST or any(block.kind in SAYING for block in said):
        return False
    heads = [article.title, *(article.text[block.start : block.end] for block in article.blocks if block.kind == "heading")]
    named = {unit.lower() for head in heads for unit in UNIT.findall(head)}
    body = PROMISE.sub(" ", "\n".join(article.text[block.start : block.end] for block in said))
    return sum(unit.lower() not in named for unit in UNIT.findall(body)) < FEWEST
