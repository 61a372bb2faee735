"""Advertisements: titles that want to be found, over a text that has nothing of them."""

import re

from indexer.text.scripts import either

ADVERTISING = either(
    r"网站建设|做网站|建网站|建个?人?网站|网站开发|网站制作|网站优化|网站推广|网站设计|网络推广|网络营销|关键词排名|排名优化|搜索优化|"
    r"搜索排名|关键词快速排名|整站优化|快速排名|快照优化|(?<![a-z])seo(?![a-z])|外贸|代运营|外链|引流|电子商务|牛推|推广平台|官方版|建站|小程序开发公司|做电子书",
    re.I,
)
SLASH = re.compile(r"(?<!\S)\S[^\s/]*+/\S*[\u4e00-\u9fff]")
PLACE = either(
    r"北京|上海|广州|深圳|杭州|宁波|成都|重庆|武汉|西安|苏州|南京|天津|长沙|郑州|青岛|合肥|福州|厦门|济南|昆明|大连|沈阳|"
    r"[\u4e00-\u9fff]{2,4}(?:省|市|县|区|州)|音郭楞"
)
SPAM = ("spam",)
ENOUGH_TEXT = 80
NOTHING_OF_IT, LITTLE_OF_IT = 0.15, 0.3
OBVIOUS = 1.5
"""Bait of two advertising words, or of one with a place or a slash; of less, one sentence that says the title is believed."""
A_SUBJECT = "seo"
"""What developers write of, too: alone it is no bait (前端 SEO over notes on meta tags)."""
SENTENCE = re.compile(r"[^。！？\n]+")
FEWEST_SENTENCES = 4
OFTEN, ONCE_IN = 3, 1000
"""Times, and characters: an article says its subject in most paragraphs, an advertiser at the end."""
LATIN = re.compile(r"[A-Za-z](?:[^\W\u3400-\u9fff]|[+#.-])*")
HAN_PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")


def noise_flags(title: str, text: str) -> tuple[str, ...]:
    """`spam` for an advertising title over a text that has nothing of it, else nothing.

    The share of the title's Han bigrams and Latin words that the text holds decides; word lists only help. Too little
    text to judge is not judged.
    """
    words = [word.lower() for word in ADVERTISING.findall(title)]
    if not words or len(text) < ENOUGH_TEXT:
        return ()
    bait = len(words) + (0.7 if SLASH.search(title) else 0.0) + (0.5 if PLACE.search(title) else 0.0)
    if words == [A_SUBJECT] and bait == 1:
        return ()
    rest = _without_its_echo(title, text)
    if _is_about_it(title, rest):
        return ()
    obvious = bait >= OBVIOUS
    overlap = min(title_overlap(title, text), title_overlap(title, rest) if obvious else 1.0)
    return SPAM if overlap < (LITTLE_OF_IT if obvious else NOTHING_OF_IT) else ()


def advertises(text: str) -> bool:
    """Whether a text says advertising words over and over."""
    return len(ADVERTISING.findall(text)) >= max(OFTEN, len(text) // ONCE_IN)


def _is_about_it(title: str, text: str) -> bool:
    """Whether the text goes on and on about what the title advertises: an article on search engines, not an advertisement."""
    lower = text.lower()
    said = sum(lower.count(word.lower()) for word in set(ADVERTISING.findall(title)))
    return said >= max(OFTEN, len(lower) // ONCE_IN)


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
