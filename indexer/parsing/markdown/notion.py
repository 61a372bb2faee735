"""Pages that Notion exported: below the title stand the properties that its database shows, a line each."""

import re
from collections.abc import Mapping

EXPORTED = re.compile(r"(?: |%20|^|/)[0-9a-f]{32}(?:\.md|$)")
"""What the names of its files end with."""
HEAD = re.compile(r"\A\ufeff?(# [^\n]*\n\s*?\n)((?:[^\n:：|>#*\-!\[`<][^\n:]{0,60}: [^\n]*(?:\n|\Z)|#: [^\n]*(?:\n|\Z))+)(?=\n|\Z)")
LINE = re.compile(r"^([^\n:]+): ([^\n]*)$", re.M)
NAMES = {
    "tags": "tags", "tag": "tags", "topics": "tags", "topic": "tags", "keywords": "tags", "labels": "tags", "标签": "tags", "標籤": "tags", "关键词": "tags", "主题": "tags",
    "category": "categories", "categories": "categories", "分类": "categories", "分類": "categories",
    "date": "date", "created": "date", "created time": "date", "created at": "date", "date created": "date", "published": "date", "publish date": "date", "日期": "date", "创建时间": "date",
    "创建日期": "date", "建立時間": "date", "发布日期": "date", "发布时间": "date",
    "last edited time": "updated", "last edited": "updated", "updated": "updated", "上次编辑时间": "updated", "最后编辑时间": "updated", "更新时间": "updated",
    "author": "author", "作者": "author", "aliases": "aliases", "alias": "aliases", "别名": "aliases", "description": "description", "summary": "description", "摘要": "description",
}  # fmt: skip
"""Properties that say of a page what a front matter says, by their names in lower case."""
OTHERS = frozenset({"status", "type", "url", "link", "source", "priority", "difficulty", "created by", "last edited by", "related", "state", "状态", "类型", "链接", "来源", "优先级"})
"""What else tells that the lines are properties; lines of text may have a colon, too."""


def without_properties(name: str, markdown: str) -> tuple[Mapping[str, str], str]:
    """What the properties of an exported page say, by the names of a front matter, and the page without them.

    >>> said, text = without_properties("锁 0123456789abcdef0123456789abcdef.md", "# 锁\\n\\nTags: JVM, 并发\\nStatus: Done\\n\\n偏向锁")
    >>> dict(said), text
    ({'tags': 'JVM, 并发'}, '# 锁\\n\\n\\n偏向锁')
    """
    head = HEAD.match(markdown) if EXPORTED.search(name) else None
    if head is None:
        return {}, markdown
    told = {found[1].strip().lower(): found[2].strip() for found in LINE.finditer(head[2])}
    if not told.keys() & (NAMES.keys() | OTHERS):
        return {}, markdown
    fields: dict[str, str] = {}
    for property_, value in told.items():
        if field := NAMES.get(property_):
            fields.setdefault(field, value)
    return fields, head[1] + markdown[head.end() :]
