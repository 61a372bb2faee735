"""Which terms an article only says in passing: as one of several examples, in a remark in brackets, in an English sentence of a Chinese text."""

import re
from dataclasses import dataclass, field

from indexer.text.spans import stands_in
from indexer.text.spelling import is_han, span_in
from indexer.trees.reading.clauses import phrases
from indexer.trees.reading.reading import Reading

CLAUSE = 40
"""Characters before a term in which an example is announced, at most."""
EXAMPLE = phrases(
    r"例比譬诸，,（(、：:\s如类好像",
    r"(?:例如|比如|譬如|诸如|(?:^|[，,（(、：:\s])如(?![何果此下同今上若是]))[^，,。；;：:]*$|(?:类似于?|好比|如同|(?<![图影镜头想偶录成])像)\s?$",
    (r"such as|like|for example|for instance|e\.g\.", r",?[^，,。；;：:]*$"),
)
AMONG = frozenset("、/")
GOES_ON = ("、", "/", "等", "和", "及", "与")
"""What stands before and after one of several names."""
CLOSES = "）)"
OTHER_NAME = re.compile(r"\s*+(?:[ -~]{1,80}[,，]\s*+)?(?:(?:即|又称|也称|也叫|缩写|简称|全称|俗称|英文名?)[为是：:]?)?\s*+")
"""What stands before another name in brackets."""
WORDS = 5
"""Words of an English sentence, at least; fewer are a name."""
CHINESE = 0.5
"""Share of Chinese in an article's words from which a sentence without any is quoted."""


@dataclass(slots=True)
class Passing:
    """Asked about the terms of one article."""

    reading: Reading
    is_chinese: bool = field(init=False)

    def __post_init__(self) -> None:
        self.is_chinese = self.reading.han_share() > CHINESE

    def __call__(self, term: int) -> bool:
        """Whether a term stands nowhere but in passing."""
        name, mentions = self.reading.terms[term].folded, self.reading.sentence[self.reading.term == term].tolist()
        return bool(mentions) and all(self._is_weak(sentence, name) for sentence in mentions)

    def _is_weak(self, sentence: int, name: str) -> bool:
        reading = self.reading
        text = reading.sentences[sentence]
        place = span_in(text.lower(), name)
        if place is None:
            return False
        at = reading.places[0][sentence] + place[0]
        if at in reading.strong or stands_in(at, reading.codes):
            return False
        quoted = self.is_chinese and text.count(" ") >= WORDS - 1 and not is_han(text)
        return quoted or _is_one_of_several(text, *place) or _is_in_brackets(text, *place)


def _is_one_of_several(text: str, low: int, high: int) -> bool:
    """Whether a name is an example, or stands between others.

    >>> _is_one_of_several("画图，比如折线图", 5, 8), _is_one_of_several("支持 SVG、Canvas 和 VML", 7, 13)
    (True, True)
    """
    before, after = text[max(0, low - CLAUSE) : low], text[high : high + 2].lstrip()
    return EXAMPLE.stand_in(before) or (before.rstrip()[-1:] in AMONG and before != "" and after.startswith(GOES_ON))


def _is_in_brackets(text: str, low: int, high: int) -> bool:
    """Whether a name stands in a remark in brackets: where it begins one, it is another name for what stands before.

    >>> _is_in_brackets("偏向锁（Biased Locking）", 4, 18), _is_in_brackets("很多库（包括 Vue）", 7, 10)
    (False, True)
    """
    opened = max(text.rfind("（", 0, low), text.rfind("(", 0, low))
    return opened >= 0 and not any(sign in text[opened:low] for sign in CLOSES) and not OTHER_NAME.fullmatch(text, opened + 1, low)
