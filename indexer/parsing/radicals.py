"""Signs for radicals where the ideographs themselves are meant: text that was copied from a PDF has ⻔ for 门 and ⼀ for 一."""

import re
import unicodedata

HAN, RADICAL = "[\u3400-\u9fff]", "[\u2e80-\u2fd5]"
ANY = re.compile(RADICAL)
IN_TEXT = re.compile(f"(?<={HAN}){RADICAL}++|(?<!{RADICAL}){RADICAL}++(?={HAN})")
"""Signs beside ideographs: those that stand apart are meant as they are."""
SUPPLEMENT = str.maketrans(
    "⼾⺠⺸⻁⻂⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰",
    "户民羊虎衣西见角贝车长长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙",
)
"""Unicode has ideographs that are compatible with Kangxi radicals alone, for ⼾ the traditional one; of the others these are used for ideographs."""


def with_ideographs(text: str) -> str:
    """The text with ideographs in the place of radicals that stand among them; the same length.

    >>> with_ideographs("遗忘⻔和⻓期记忆"), with_ideographs("部首 ⻔")
    ('遗忘门和长期记忆', '部首 ⻔')
    """
    return IN_TEXT.sub(_meant, text) if ANY.search(text) else text


def _meant(found: re.Match[str]) -> str:
    return "".join(_ideograph(sign) for sign in found[0].translate(SUPPLEMENT))


def _ideograph(sign: str) -> str:
    plain = unicodedata.normalize("NFKC", sign)
    return plain if len(plain) == 1 else sign
