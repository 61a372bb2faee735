"""What the explorer says of its own, in the languages it speaks; a sidebar's words are in `publish.words`."""

from dataclasses import dataclass

from indexer.publish.words import Words


@dataclass(frozen=True, slots=True)
class SiteWords:
    """Every word that only the explorer says. `{}` stands for a number or a name."""

    title: str
    topics: str
    index: str
    map: str
    newest: str
    all_articles: str
    search: str
    searching: str
    """Inside the empty field."""
    no_match: str
    theme: str
    figures: str
    links: str
    years: str
    outline: str
    reading: str
    reading_note: str
    members: str
    beyond: str
    """Heading of what a topic's articles tell beside its concepts."""
    also_called: str
    defined_in: str
    topic: str
    best: str
    reasons: dict[str, str]
    """Why an article explains a concept best, by the name of the reason."""
    mentioned: str
    broader: str
    narrower: str
    related: str
    together: str
    more: str
    nearby: str
    nearby_note: str
    undated: str
    signs: str
    """Heading of the index's entries that begin with no letter."""
    page: str
    pages: tuple[str, str]
    map_note: str
    map_keys: str
    map_search: str
    map_list: str
    map_open: str
    other: str
    in_articles: str
    kinds: dict[str, str]
    """What a found thing is."""


CHINESE = SiteWords(
    title="知识地图", topics="主题", index="概念索引", map="概念地图", newest="最新文章", all_articles="全部文章",
    search="搜索", searching="标题、概念或别名", no_match="没有找到", theme="切换明暗", figures="语料概况", links="概念关联", years="年份",
    outline="学习提纲", reading="阅读顺序", reading_note="从主题的核心概念读到专门的概念，同一概念之下按日期先后。", members="本主题的概念",
    beyond="其他", also_called="又称", defined_in="定义出自", topic="所属主题", best="从这篇读起",
    reasons={"title": "标题就讲它", "heading": "有一节专门讲它", "definition": "给出了定义", "most": "谈得最多"},
    mentioned="提到它的文章", broader="上位概念", narrower="下位概念", related="相关概念", together="{} 篇文章同句提及", more="另有 {} 篇",
    nearby="邻近的文章", nearby_note="离得越近越相关；连线表示两篇也互相关联。", undated="无日期", signs="符号与数字", page="第 {} 页", pages=("分页", "页末的分页"),
    map_note="每个点是一个概念，同色同团的属于一个主题；点越大，越多概念围绕着它。",
    map_keys="拖动或方向键移动，滚轮或 +、- 缩放，点击或 Shift+方向键选择，Enter 打开，0 复原。",
    map_search="在地图上查找概念", map_list="按主题列出", map_open="打开", other="其他", in_articles="{} 篇文章",
    kinds={"article": "文章", "concept": "概念", "topic": "主题"},
)  # fmt: skip

TRADITIONAL = SiteWords(
    title="知識地圖", topics="主題", index="概念索引", map="概念地圖", newest="最新文章", all_articles="全部文章",
    search="搜尋", searching="標題、概念或別名", no_match="沒有找到", theme="切換明暗", figures="語料概況", links="概念關聯", years="年份",
    outline="學習提綱", reading="閱讀順序", reading_note="從主題的核心概念讀到專門的概念，同一概念之下按日期先後。", members="本主題的概念",
    beyond="其他", also_called="又稱", defined_in="定義出自", topic="所屬主題", best="從這篇讀起",
    reasons={"title": "標題就講它", "heading": "有一節專門講它", "definition": "給出了定義", "most": "談得最多"},
    mentioned="提到它的文章", broader="上位概念", narrower="下位概念", related="相關概念", together="{} 篇文章同句提及", more="另有 {} 篇",
    nearby="鄰近的文章", nearby_note="離得越近越相關；連線表示兩篇也互相關聯。", undated="無日期", signs="符號與數字", page="第 {} 頁", pages=("分頁", "頁末的分頁"),
    map_note="每個點是一個概念，同色同團的屬於一個主題；點越大，越多概念圍繞著它。",
    map_keys="拖曳或方向鍵移動，滾輪或 +、- 縮放，點擊或 Shift+方向鍵選取，Enter 開啟，0 復原。",
    map_search="在地圖上尋找概念", map_list="按主題列出", map_open="開啟", other="其他", in_articles="{} 篇文章",
    kinds={"article": "文章", "concept": "概念", "topic": "主題"},
)  # fmt: skip

ENGLISH = SiteWords(
    title="Knowledge explorer", topics="Topics", index="Concepts A–Z", map="Concept map", newest="Newest articles", all_articles="All articles",
    search="Search", searching="Title, concept or alias", no_match="Nothing found", theme="Light or dark", figures="The corpus in figures",
    links="Links between concepts", years="Years", outline="Study outline", reading="Reading order",
    reading_note="From the topic's core concepts to the special ones; by date under each.", members="Concepts of this topic",
    beyond="Beyond these", also_called="Also called", defined_in="Defined in", topic="Topic", best="Start here",
    reasons={"title": "its title names it", "heading": "has a section on it", "definition": "defines it", "most": "says most of it"},
    mentioned="Articles that mention it", broader="Broader", narrower="Narrower", related="Related", together="in one sentence in {} articles",
    more="and {} more", nearby="Articles nearby", nearby_note="The nearer, the more related; a line joins two that are related to each other as well.",
    undated="Undated", signs="Signs and digits", page="Page {}", pages=("Pages", "Pages, at the end"),
    map_note="Every dot is a concept; those of one colour and cluster make a topic. The larger the dot, the more concepts gather around it.",
    map_keys="Drag or arrow keys to move, wheel or + and - to zoom, click or Shift+arrow to select, Enter to open, 0 to start over.",
    map_search="Find a concept on the map", map_list="The same by topic", map_open="Open", other="Other", in_articles="{} articles",
    kinds={"article": "article", "concept": "concept", "topic": "topic"},
)  # fmt: skip

LANGUAGES = {"zh-CN": CHINESE, "zh-TW": TRADITIONAL, "en": ENGLISH}


def site_words(words: Words) -> SiteWords:
    """The explorer's words in the language of `words`."""
    return LANGUAGES[words.language]
