"""Copies, advertisements and titles that announce something else: found before anything is offered to a reader."""

import re
from collections.abc import Sequence

import numpy as np

from indexer.model import Article, Features, Ints, Teaser
from indexer.related.neighbours import Lists

COPY_FROM = 0.6
"""Weighted Jaccard similarity of two articles' words; unrelated pairs on one subject stay under .35."""
COPY_CANDIDATES = 10
SKETCH, SKETCH_FROM = 64, 16
ADVERTISING = re.compile(
    r"网站建设|做网站|建网站|建个?人?网站|网站开发|网站制作|网站优化|网站推广|网站设计|网络推广|网络营销|关键词排名|排名优化|搜索优化|"
    r"搜索排名|seo|外贸|代运营|外链|引流|电子商务|牛推|推广平台|官方版|建站|小程序开发公司|做电子书",
    re.I,
)
SLASH = re.compile(r"\S/\S*[\u4e00-\u9fff]")
PLACE = re.compile(
    r"北京|上海|广州|深圳|杭州|宁波|成都|重庆|武汉|西安|苏州|南京|天津|长沙|郑州|青岛|合肥|福州|厦门|济南|昆明|大连|沈阳|"
    r"[\u4e00-\u9fff]{2,4}(?:省|市|县|区|州)|音郭楞"
)
ENOUGH_TEXT = 80
NOTHING_OF_IT, LITTLE_OF_IT = 0.15, 0.3
MISMATCH_FROM = 120
SENTENCE = re.compile(r"[^。！？\n]+")
FEWEST_SENTENCES = 4
LATIN = re.compile(r"[A-Za-z][\w+#.-]*")
HAN_PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")


def noise_flags(title: str, text: str) -> tuple[str, ...]:
    """`spam` for an advertising title over a text that has nothing of it, `mismatch` for a title that is another's.

    The share of the title's Han bigrams and Latin words that the text holds decides; word lists only help. Too little
    text to judge is not judged.
    """
    if len(text) < ENOUGH_TEXT:
        return ()
    overlap = title_overlap(title, text)
    words = len(ADVERTISING.findall(title))
    if words:
        overlap = min(overlap, title_overlap(title, _without_its_echo(title, text)))
    bait = words + (0.7 if words and SLASH.search(title) else 0.0) + (0.5 if words and PLACE.search(title) else 0.0)
    if (bait >= 1 and overlap < NOTHING_OF_IT) or (bait >= 1.5 and overlap < LITTLE_OF_IT):
        return ("spam",)
    if overlap == 0 and len(text) >= MISMATCH_FROM and len(HAN_PAIR.findall(title)) + len(LATIN.findall(title)) >= 4:
        return ("mismatch",)
    return ()


def _without_its_echo(title: str, text: str) -> str:
    """The text without the sentence that says most of the title: an advertiser's line under a stranger's text."""
    sentences = SENTENCE.findall(text)
    if len(sentences) < FEWEST_SENTENCES:
        return text
    echo = max(range(len(sentences)), key=lambda at: (title_overlap(title, sentences[at]), at))
    return "\n".join(sentences[:echo] + sentences[echo + 1 :])


def title_overlap(title: str, text: str) -> float:
    """The share of a title's Han bigrams and Latin words that stand in the text, 0 to 1; 1 for a title without any.

    Where the text only repeats the title (本文链接：…) it says nothing.
    """
    parts = set(HAN_PAIR.findall(title)) | {word.lower() for word in LATIN.findall(title)}
    lower = text.lower().replace(title.lower(), "\n")
    return sum(part in lower for part in parts) / len(parts) if parts else 1.0


def flagged_teaser(teaser: Teaser) -> Teaser:
    """The teaser with the flags that its title and excerpt earn."""
    found = noise_flags(teaser.title, teaser.excerpt)
    return Teaser(teaser.title, teaser.excerpt, teaser.url, teaser.flags + found) if found else teaser


def copies(articles: Sequence[Article], words: Sequence[Features], lists: Lists) -> dict[int, int]:
    """For each copy the article it is a copy of: of a group the earliest, ties by id.

    Only an article's nearest neighbours are compared, first by the smallest of their keys (hashes, so a bottom-k sketch:
    Cohen and Kaplan 2007, doi:10.1145/1281100.1281133), then exactly, by weighted Jaccard similarity.
    """
    groups = list(range(len(articles)))

    def root(at: int) -> int:
        while groups[at] != at:
            at = groups[at]
        return at

    sketches = [frozenset(found.keys[:SKETCH].tolist()) for found in words]
    for article in range(len(articles)):
        for other in lists.neighbour[article][:COPY_CANDIDATES].tolist():
            if other < 0 or root(article) == root(other) or len(sketches[article] & sketches[other]) < SKETCH_FROM:
                continue
            if jaccard(words[article], words[other]) >= COPY_FROM:
                groups[max(root(article), root(other))] = min(root(article), root(other))
    members: dict[int, list[int]] = {}
    for article in range(len(articles)):
        members.setdefault(root(article), []).append(article)
    out = {}
    for group in members.values():
        first = min(group, key=lambda at: (articles[at].date or "9999", articles[at].id))
        out.update({at: first for at in group if at != first})
    return out


def jaccard(left: Features, right: Features) -> float:
    """sum of min / sum of max of two articles' weights."""
    small, large = sorted((len(left.keys), len(right.keys)))
    if not small or small < 0.3 * large:
        return 0.0
    _, at_left, at_right = np.intersect1d(left.keys, right.keys, assume_unique=True, return_indices=True)
    shared = np.minimum(left.weights[at_left], right.weights[at_right]).sum(dtype=np.float64)
    total = left.weights.sum(dtype=np.float64) + right.weights.sum(dtype=np.float64)
    return float(shared / (total - shared))


def representatives(count: int, copy_of: dict[int, int]) -> Ints:
    """(count,) each article's representative: itself, or the article it is a copy of."""
    out = np.arange(count)
    for copy, original in copy_of.items():
        out[copy] = original
    return out
