"""The words of the interface, in the languages it speaks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from indexer.model import Article
from indexer.store import Entry
from indexer.text.characters import simplifying
from indexer.text.scripts import simplified
from indexer.text.spelling import is_han


@dataclass(frozen=True, slots=True)
class Words:
    """Every word that a published page says of its own."""

    language: str
    """BCP 47."""
    sidebar: str
    related: str
    series: str
    translation: str
    shared: str
    """Before the concepts that two articles share."""
    join: str
    """Between them."""
    tree: str
    terms: str
    definition: str
    index: str
    skip: str
    articles: str
    concepts: str
    folders: str
    other: str
    """Heading of the articles that lie in no folder."""
    author: str
    original: str
    copy_of: str
    nothing: str
    failed: str
    teasers: str
    open_entry: str
    marks: dict[str, str]
    """What to call the flags of an article or a teaser."""


CHINESE = Words(
    language="zh-CN",
    sidebar="知识点",
    related="相关文章",
    series="同系列文章",
    translation="译文与原文",
    shared="共同涉及：",
    join="、",
    tree="知识树",
    terms="核心概念",
    definition="定义",
    index="知识点索引",
    skip="跳到正文",
    articles="文章",
    concepts="概念",
    folders="目录",
    other="其他",
    author="作者：",
    original="阅读原文",
    copy_of="与此文重复：",
    nothing="索引中还没有文章。",
    failed="未能读取的页面",
    teasers="文中附带的其他文章",
    open_entry="知识树与相关文章",
    marks={
        "spam": "疑似推广",
        "mismatch": "标题与内容不符",
        "stub": "内容极少",
        "about": "关于作者或本站",
        "copy": "重复",
        "list": "列表页",
        "truncated": "内容不完整",
        "draft": "草稿",
    },
)

TRADITIONAL = Words(
    language="zh-TW",
    sidebar="知識點",
    related="相關文章",
    series="同系列文章",
    translation="譯文與原文",
    shared="共同提及：",
    join="、",
    tree="知識樹",
    terms="核心概念",
    definition="定義",
    index="知識點索引",
    skip="跳到正文",
    articles="文章",
    concepts="概念",
    folders="目錄",
    other="其他",
    author="作者：",
    original="閱讀原文",
    copy_of="與此文重複：",
    nothing="索引中還沒有文章。",
    failed="未能讀取的頁面",
    teasers="文中附帶的其他文章",
    open_entry="知識樹與相關文章",
    marks={
        "spam": "疑似廣告",
        "mismatch": "標題與內容不符",
        "stub": "內容極少",
        "about": "關於作者或本站",
        "copy": "重複",
        "list": "列表頁",
        "truncated": "內容不完整",
        "draft": "草稿",
    },
)

ENGLISH = Words(
    language="en",
    sidebar="Key points",
    related="Related articles",
    series="In this series",
    translation="Translations",
    shared="Both cover: ",
    join=", ",
    tree="Knowledge tree",
    terms="Key concepts",
    definition="Definition",
    index="Index of key points",
    skip="Skip to content",
    articles="Articles",
    concepts="Concepts",
    folders="Folders",
    other="Other",
    author="By ",
    original="Read the article",
    copy_of="Repeats: ",
    nothing="The index holds no articles yet.",
    failed="Pages that could not be read",
    teasers="Other articles announced on this page",
    open_entry="Knowledge tree and related articles",
    marks={
        "spam": "Probably advertising",
        "mismatch": "Title and text differ",
        "stub": "Hardly any text",
        "about": "On the author or the site",
        "copy": "Copy",
        "list": "List page",
        "truncated": "Incomplete",
        "draft": "Draft",
    },
)


TAIWAN = frozenset({"zh-tw", "zh-hk", "zh-mo", "zh-hant"})
MAINLAND = frozenset({"zh-cn", "zh-sg", "zh-hans"})
"""How pages declare the script of their Chinese (BCP 47), in lower case."""


READ = 20
"""Articles that are read where neither what they declare nor their titles tell the script: blogs in Chinese whose titles are English."""


def words_of(entries: Sequence[Entry], read: Callable[[str], Article] | None = None) -> Words:
    """The words in the language of most articles, English where they are in neither; Chinese ones that quote much English count as Chinese, and where most of
    those are in traditional characters, the words are, too: by what they declare or else by their titles, of which some have no Han characters; the first READ
    of those are told by their texts, where `read` gives an article by its id."""
    languages = [entry.language.lower() for entry in entries]
    english = sum(language.startswith("en") for language in languages)
    chinese = [entry for entry in entries if entry.language.lower().startswith(("zh", "mixed"))]
    if english > len(chinese) or (entries and not chinese):
        return ENGLISH
    told = [_is_traditional(entry) for entry in chinese]
    unread = [entry.id for entry, said in zip(chinese, told, strict=True) if said is None][: READ if read else 0]
    texts = [read(name).text for name in unread] if read else []
    votes = [said for said in told if said is not None] + [simplified(text) != text for text in texts]
    return TRADITIONAL if 2 * sum(votes) > len(votes) else CHINESE


def _is_traditional(entry: Entry) -> bool | None:
    """Whether an article is in traditional characters, None where neither its language nor its title says so."""
    language = entry.language.lower().replace("_", "-")
    if language.startswith(tuple(TAIWAN | MAINLAND)):
        return language.startswith(tuple(TAIWAN))
    return not simplifying().keys().isdisjoint(map(ord, entry.title)) if is_han(entry.title) else None
