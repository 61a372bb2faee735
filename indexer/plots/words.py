"""The words of plots, in the languages that the interface speaks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """All that a plot says in one language (BCP 47); {} are numbers, periods and names of topics."""

    language: str
    articles: str
    heat: str
    span: str
    """Of a description: articles, first and last period."""
    undated: str
    other: str
    cell: str
    """Over a cell or a part of a bar: topic, period, articles."""
    nothing: str
    join: str = "、"
    """Between the names that make a topic's label."""


ENGLISH = Words(
    "en", "Articles over time, by topic", "Topics over time", "{0} articles, {1} to {2}.", "{0} more have no date.", "Other",
    "{0}, {1}: {2}", "No article has a date.", ", ",
)  # fmt: skip
CHINESE = Words(
    "zh-CN", "各时期的文章与主题", "主题随时间的变化", "{1} 至 {2} 共 {0} 篇文章。", "另有 {0} 篇没有日期。", "其他", "{0}，{1}：{2} 篇",
    "没有一篇文章有日期。",
)  # fmt: skip
TRADITIONAL = Words(
    "zh-TW", "各時期的文章與主題", "主題隨時間的變化", "{1} 至 {2} 共 {0} 篇文章。", "另有 {0} 篇沒有日期。", "其他", "{0}，{1}：{2} 篇",
    "沒有一篇文章有日期。",
)  # fmt: skip
SPOKEN = {words.language: words for words in (CHINESE, TRADITIONAL, ENGLISH)}
"""By the language, as `publish.words` names them."""
