"""A formula while it is written in one line: where plain text has blanks, and how it says what stands above and below."""

import re

from indexer.text.texsigns import LOWER, UPPER

RELATIONS = frozenset("=<>≤≥≠≈≡∼≃≅∝∈∉∋⊂⊃⊆⊇⊈⊊→←↔⇒⇐⇔↦⟶⟵⟹⟸⟺↪≪≫≺≻⪯⪰⊢⊧⊥∥∣≜≔⩽⩾≲≳∪∩∧∨⊕⊗⊙±∓∖") | {":=", "<=", ">=", "==", "!=", "->", "=>"}
"""Signs with a blank at either side."""
TIGHT = frozenset("×·∘⋆÷")
"""Signs without."""
SUMS = frozenset("∑∏∫∬∮⋃⋂⨁⨂∐")
OPENING, CLOSING = ("(", "[", "{"), (")", "]", "}")
LETTERS, FACTORS = "√∂∇", "√∂∇([|‖"
"""What beside letters and digits would be read as a part of a name, and of a denominator, before it."""
WORD = re.compile(r"[^\W\d_]{3}")
"""Letters of a script that is a word, which reads better in line: θ_true."""
IN_LINE = re.compile(r"\w+|.|\[.*\]|<.*>|\(.*\)", re.S)
"""A script that needs no brackets in line."""


class MathLine:
    """What is said so far; `tight` within scripts, where signs have no blanks."""

    def __init__(self, tight: bool) -> None:
        self.said = ""
        self.tight = tight
        self.apart = ""
        """Where a letter or digit that follows must stand apart: the signs that must, too."""
        self.open = 0

    def add(self, sign: str) -> None:
        """Add what TeX would set there, with the blanks that plain text needs."""
        if sign in RELATIONS:
            self._relate("|" if sign == "∣" else sign)
            return
        if sign.isspace():
            sign = "" if self.said[-1:] in ("", " ", *OPENING, *TIGHT) else " "
        elif sign in TIGHT or sign in ("⟩", ",", ";", *CLOSING):
            self.said = self.said.rstrip()
        elif self.apart and sign and (sign[0].isalnum() or sign[0] in self.apart):
            self.space()
        self.open += (sign in OPENING) - (sign in CLOSING)
        self.said += sign
        self.apart = LETTERS if sign in SUMS else ""

    def _relate(self, sign: str) -> None:
        if sign == "<" and not self.said:
            self.open = 1  # ⟨u,v⟩, written with what keys there are
        close = self.tight or (self.open > 0 and sign in "=<>")
        self.said = self.said.rstrip() + sign if close else f"{self.said.rstrip()} {sign} ".lstrip()
        self.apart = ""

    def word(self, name: str, apart: str = LETTERS) -> None:
        """Add a name or a fraction, apart from what stands before it and from letters after it."""
        if self.said[-1:].isalnum() or self.said[-1:] in (")", "]") or self.apart:
            self.space()
        self.said += name
        self.apart = apart

    def space(self) -> None:
        """Add a blank, if there is none."""
        if self.said and not self.said.endswith(" "):
            self.said += " "

    def script(self, sign: str, said: str) -> None:
        """Add what stands above (`^`) or below (`_`), in small characters where all of it has them, else in line."""
        table = UPPER if sign == "^" else LOWER
        self.said = self.said.rstrip()
        if not WORD.search(said) and all(map(table.__contains__, said)):
            self.said += "".join(map(table.__getitem__, said))
        else:
            self.said += sign + (said if IN_LINE.fullmatch(said) else f"({said})")
            self.apart = LETTERS
