"""What tells points of a talk that are worth noting from others, beside what `verdicts.py` sees of any point: whether it advertises, announces or introduces, how
much it is chatted, and what of the talk's subjects it says."""

import re
from math import log, log1p

from indexer.model import Article
from indexer.trees.reading.reading import Reading

FILLERS = (
    " you know", "You know", " I mean", " sort of", " kind of", " gonna ", " um", "Um ", "Um,", " uh", "eah,", "eah.", "kay,", "kay.", "right?", "Right?", "'re going to", "’re going to", "'m going to", "’m going to",
    "对吧", "对不对", "是吧", "好吧", "就是说", "呃", "嗯", "嘛", "啊",
)  # fmt: skip
"""What people say and hardly write."""
CHATTED = 2.0
"""Fillers in a thousand characters of what is said, at least: of 194 transcripts of 35 collections most have two to ten, of 5,000 articles one in a hundred has so many."""
PARAGRAPH, LONG = 1000, 6000
"""Characters of the mean paragraph of a text whose line breaks are lost or never were; and of one that nobody would write so, only say."""
HOSTING = re.compile(
    r"\b(?:episode|podcast|show|guest|talk|today|video|sponsor|visit|subscribe|brought to you|transcript|join(?:s|ed)?|(?:co-?)?founder|CEO|host(?:s|ed)?|welcome|conversation|link|free"
    r"|newsletter|company)\b|\.com\b|节目|嘉宾|视频|这节课|下节|创始人|公司",
    re.I,
)
"""What those say who introduce, announce and advertise."""
BEFORE, AFTER = 300, 200
"""Characters before and after a point in which these are counted."""
LEANS = re.compile(r"(?:(?:and|so|but) )?(?:this|that|it|these|those|they|he|she|there)\b|[这那它他]", re.I)
"""How a clause begins that leans on another."""
WORD = re.compile(r"\S+")


def is_spoken(reading: Reading) -> bool:
    """Whether an article is a talk that was written down: by who speaks in it, or, where it is long, by what people say and hardly write or by having hardly any paragraphs."""
    article = reading.article
    return bool(reading.speakers) or (len(article.text) >= LONG and (is_unbroken(article) or chatted(article) >= CHATTED))


def is_unbroken(article: Article) -> bool:
    """Whether an article has hardly any paragraphs."""
    return mean_paragraph(article) > PARAGRAPH


def chatted(article: Article) -> float:
    """The fillers in a thousand characters of an article."""
    return 1000 * sum(map(article.text.count, FILLERS)) / max(1, len(article.text))


def mean_paragraph(article: Article) -> float:
    """The characters of an article's mean paragraph, with one of one character added.

    >>> from indexer.model import Block
    >>> mean_paragraph(Article(id="a", title="", text="一二三四五", blocks=(Block("paragraph", 0, 5),)))
    3.0
    """
    paragraphs = [block.end - block.start for block in article.blocks if block.kind == "paragraph"]
    return (sum(paragraphs) + 1) / (len(paragraphs) + 1)


def spoken_columns(reading: Reading, start: int, end: int) -> dict[str, float]:
    """What tells of a stretch of a talk."""
    text = reading.article.text
    said, sentence = text[start:end], reading.sentence_at(start)
    words = WORD.findall(said)
    low, high = reading.bounds[max(0, sentence)], reading.bounds[sentence + 1]
    lower = said.lower()
    terms = [reading.terms[term] for term in reading.term[low:high].tolist() if reading.terms[term].folded in lower] if sentence >= 0 else []
    return {
        "hosting": HOSTING.search(said) is not None,
        "hosted": len(HOSTING.findall(text, max(0, start - BEFORE), end + AFTER)),
        "opens": sentence >= 0 and int(reading.starts[sentence]) >= start - 2,
        "capitals": sum(word[0].isupper() for word in words) / max(1, len(words)),
        "terms": log1p(len(terms)),
        "known": any(term.known for term in terms),
        "leans": LEANS.match(said) is not None,
        "said": log(max(1, end - start)),
    }
