"""Where formulas stand in a text: their commands and letters are no words of the article's language."""

import re
from collections.abc import Iterator

FORMULA = re.compile(
    r"\$(?:\$[^$]{1,2000}\$\$|[^$\n]{1,300}\$)"
    r"|\\(?:\((?:(?!\\\().){1,300}?\\\)"
    r"|\[(?:(?!\\\[).){1,2000}?\\\]"
    r"|begin\{([a-z]{1,12}\*?)\}(?:(?!\\begin\{).){1,4000}?\\end\{\1\}"
    r"|(?<![A-Za-z0-9:\\]\\)[a-z]{2,30})",
    re.S,
)
"""TeX between dollars, between its own brackets, in an environment; a command alone, where a formula was cut.

No part goes on over another beginning of its kind, so that the search stays linear.
"""
TEX = re.compile(r"\\[A-Za-z_{ ,]|[\^{]|(?<![A-Za-z0-9])[A-Za-z]_[A-Za-z0-9{*\\]|\A[A-Za-z]\Z")
"""Signs of a formula, or a single letter: between two dollars there may be prices, or code of a shell."""
SURE = re.compile(r"\\[A-Za-z]{2}|[\w)}\]][\^_][\w{\\(*]|\A\s*[A-Za-z]\s*\Z")
"""Signs of a formula that begins with a blank or a brace: `$ cd $`, `${HOME}`."""
PLAIN = re.compile(r"[\w(\[+<>∀∃∅−-](?:[\w\s()\[\]|+−*/=<>≤≥≠≈∈×·….,:;!'%-]*[\w)\]'%!])?|\|[\w\s()+−-]+\||<[\w\s,]+>")
"""Formulas without such signs: $O(n)$, $k=2$, $0.5$."""
WORDS = re.compile(r"[A-Za-z]{2,}\s+[A-Za-z]{2}")
GOES_ON = re.compile(r"(?!(?:th|st|nd|rd|s)\b)[A-Za-z0-9{(]")
"""What stands after the second dollar where both begin names or prices: $HOME:$PATH, $5/$6."""
HAN = re.compile(r"[\u4e00-\u9fff]{4}")
"""Words of Chinese: the dollars belong to two formulas or to none."""
SAID = re.compile(r"\\(?:text|mathrm|mbox|operatorname)[a-z]{0,6}\*?\{[^{}]{0,100}\}")
"""Words inside of a formula, of any language."""
BRACKETS = re.compile(r"[()\[\]]")


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
        if found[0][0] == "\\" or _is_formula(found[0].strip("$"), text, found.end()):
            yield found.span()
            at = found.end()
        else:  # the second dollar may begin a formula
            at = found.start() + 1 + (found[0][1] == "$")


def _is_formula(inner: str, text: str, end: int) -> bool:
    """Whether what stands between dollars, the last one before `end`, is a formula."""
    if inner[:1] == "'" or HAN.search(SAID.sub("", inner)):
        return False
    if inner[:1] in " \t{" or inner[-1:].isspace():
        return SURE.search(inner) is not None
    if TEX.search(inner):
        return True
    plain = PLAIN.fullmatch(inner) and not WORDS.search(inner) and not GOES_ON.match(text, end)
    return bool(plain) and len(BRACKETS.findall(inner)) % 2 == 0
