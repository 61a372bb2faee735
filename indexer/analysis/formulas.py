"""Where formulas stand in a text: their commands and letters are no words of the article's language."""

import re
from collections.abc import Iterator

FORMULA = re.compile(
    r"\$(?:\$[^$]{1,2000}\$\$|(?![\s{])[^$\n]{1,300}(?<!\s)\$)"
    r"|\\(?:\((?:(?!\\\().){1,300}?\\\)"
    r"|\[(?:(?!\\\[).){1,2000}?\\\]"
    r"|begin\{([a-z]{1,12}\*?)\}(?:(?!\\begin\{).){1,4000}?\\end\{\1\}"
    r"|(?<![A-Za-z0-9:\\]\\)[a-z]{2,30})",
    re.S,
)
"""TeX between dollars, between its own brackets, in an environment; a command alone, where a formula was cut.

No part goes on over another beginning of its kind, so that the search stays linear.
"""
TEX = re.compile(r"\\[A-Za-z]|[\^{]|(?<![A-Za-z0-9])[A-Za-z]_[A-Za-z0-9{]|\A\$+[A-Za-z]\$+\Z")
"""Signs of a formula, or a single letter: between two dollars there may be prices, or code of a shell."""
HAN = re.compile(r"[\u4e00-\u9fff]{4}")
"""Words of Chinese: the dollars belong to two formulas or to none."""


def formulas_of(text: str) -> Iterator[tuple[int, int]]:
    r"""Start and end of every formula, in order.

    >>> text = r"令 $x_1$ 为 \alpha，价格 $5 和 $6"
    >>> [text[start:end] for start, end in formulas_of(text)]
    ['$x_1$', '\\alpha']
    """
    if "$" not in text and "\\" not in text:
        return
    at = 0
    while found := FORMULA.search(text, at):
        if found[0][0] == "\\" or (TEX.search(found[0]) and not HAN.search(found[0])):
            yield found.span()
            at = found.end()
        else:  # the second dollar may begin a formula
            at = found.start() + 1 + (found[0][1] == "$")
