"""Formulas as a person writes them in plain text: wᵢ, O(n log n), θ̂_MLE = argmax_θ L(θ), a/b."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache

from indexer.model import Tree
from indexer.text.formulas import formulas_of
from indexer.text.mathline import FACTORS, LETTERS, MathLine
from indexer.text.texsigns import ACCENTS, BLACKBOARD, BRACKETS, FACES, FUNCTIONS, UNSAID, UPPER, WORDED, symbols

PIECE = re.compile(r"\\operatorname\*|\\[A-Za-z]+(?:\s+(?![-+|/]))?|\\(?:\\(?=[{}]))?.|[:<>!=]=|[=-]>|\s+|.", re.S)
"""Where Markdown takes a backslash away, authors write two before a brace, and one before what they subscribe."""
DELIMITERS = re.compile(r"\A(?:\$+|\\[(\[])|(?:\$+|\\[)\]])\Z")
BRACES = ("\\{", "\\}", "\\\\{", "\\\\}")
LONGEST = 80
"""Characters of a formula that are shown."""
DEEPEST = 24
"""Groups within groups that are followed."""
TABULAR = ("array", "tabular", "alignedat")
"""Environments with an argument."""
ABOVE = re.compile(r"[^\s+\-−=<>,;/±∪∩|×·]+|[^\s+\-−=<>,;/±∪∩|()]*\([^()]*\)|\|[^|]*\|")
"""A numerator that needs no brackets: a product."""
BELOW = re.compile(r"[∂∇Δ]*[^\W\d_][\w\u0300-\u036f\u20d7⁰-₟]*|\d+(?:\.\d+)?|\|[^\s|]*\||\([^()]*\)|\[[^\[\]]*\]")
"""A denominator, or what a root is of, that needs none: one name or number."""
RUN = re.compile(r"(?:\\[A-Za-z]+|\{(?:[^{}]|\{[^{}]{0,200}\}){0,200}\}|[\^_][\w*]){1,60}+")
"""A command and what belongs to it, where nothing says how far the formula goes."""
FARTHEST = 2000
"""Characters of that, as between two dollars."""


def with_plain_formulas(text: str) -> str:
    r"""A text with its formulas in plain characters; the same where it has none. Linear.

    >>> with_plain_formulas(r"设 $x_i\in\mathbb{R}^n$，复杂度为 $O(n\log n)$")
    '设 xᵢ ∈ ℝⁿ，复杂度为 O(n log n)'
    >>> with_plain_formulas(r"$\hat{\theta}_{\mathrm{MLE}}=\arg\max_\theta L(\theta)$")
    'θ̂_MLE = argmax_θ L(θ)'
    """
    if "$" not in text and "\\" not in text:
        return text
    parts, done = [], 0
    for start, end in formulas_of(text):
        stop = _end_of(text, start, end) if start >= done else 0
        if stop:
            parts += [text[done:start], plain_formula(text[start:stop]) or text[start:stop]]
            done = stop
    return "".join([*parts, text[done:]])


def plain_tree(tree: Tree) -> Tree:
    """The tree with readable formulas in its labels, as people see it; programs find the author's own at the spans."""
    return tree._replace(label=with_plain_formulas(tree.label), children=tuple(map(plain_tree, tree.children)))


def _end_of(text: str, start: int, end: int) -> int:
    """Where a formula ends: a lone command with its arguments; 0 for a command that TeX does not know."""
    name = text[start + 1 : end]
    if text[start] != "\\" or not name.isalpha():
        return end
    known = name in symbols() or name in FACES | WORDED | FUNCTIONS or name in COMMANDS
    run = RUN.match(text, start, start + FARTHEST)
    return run.end() if known and run else 0


@lru_cache(1 << 12)
def plain_formula(tex: str) -> str:
    r"""A formula, with or without its delimiters, in plain characters; of a long one the beginning.

    >>> plain_formula(r"\frac{a+b}{2}"), plain_formula(r"\begin{bmatrix} 0 & -1 \\ 1 & 0 \end{bmatrix}")
    ('(a+b)/2', '[0 -1; 1 0]')
    """
    said = unicodedata.normalize("NFC", _Formula(PIECE.findall(DELIMITERS.sub("", tex))).line())
    if len(said) <= LONGEST:
        return said
    cut = max(said.rfind(" ", LONGEST // 2, LONGEST), 0) or LONGEST
    return said[:cut] + "…"


class _Formula:
    """The pieces of a formula, read one after the other; a group that is not closed ends where the formula does."""

    def __init__(self, pieces: list[str]) -> None:
        self.pieces = pieces
        self.at = 0
        self.depth = 0

    def line(self, tight: bool = False, end: str = "") -> str:
        """What is said up to the piece `end`, which is read, too."""
        line = MathLine(tight)
        for piece in self._until(end):
            if piece in ("^", "_") or (piece == "\\_" and self._next() == "{"):
                line.script(piece[-1], self._argument(True))
            elif piece == "{":
                line.add(self._group(tight))
            elif piece == "\\\\":
                line.said = line.said.rstrip("; ") + "; "
            elif piece in BRACES or piece == "\\_":
                line.add(piece[-1])
            elif piece[0] == "\\":
                self._command(piece[1:].strip(), line)
            elif piece != "}":
                line.add(" " if piece in ("&", "~") or piece.isspace() else piece)
        return line.said.strip("; ") if "; " in line.said else line.said.strip()

    def _until(self, end: str) -> Iterator[str]:
        while self.at < len(self.pieces):
            piece = self.pieces[self.at]
            self.at += 1
            if piece == end:
                return
            yield piece

    def _next(self) -> str:
        return self.pieces[self.at] if self.at < len(self.pieces) else ""

    def _nested(self, read: Callable[[], str]) -> str:
        """What is read one level deeper; of what is too deep nothing, and nothing of it is read."""
        self.depth += 1
        said = read() if self.depth <= DEEPEST else "…"
        self.depth -= 1
        return said

    def _group(self, tight: bool) -> str:
        """What is said between braces, of which the first is read."""
        if self.depth < DEEPEST:
            return self._nested(lambda: self.line(tight, "}"))
        return "…" if list(self._inside()) else ""

    def _inside(self) -> Iterator[str]:
        """The pieces between braces, of which the first is read."""
        level = 1
        for piece in self._until(""):
            level += (piece == "{") - (piece == "}")
            if not level:
                return
            yield piece

    def _argument(self, tight: bool) -> str:
        """What the next group or piece says."""
        self._pass_blanks()
        piece = self._next()
        if piece in ("", "}"):
            return ""
        self.at += 1
        if piece == "{":
            return self._group(tight)
        return self._nested(lambda: self._said_by(piece[1:].strip(), tight)) if piece[0] == "\\" else piece

    def _pass_blanks(self) -> None:
        while self._next().isspace():
            self.at += 1

    def _said_by(self, name: str, tight: bool) -> str:
        """What a command says as the argument of another; of a face what it is put on."""
        if name in FACES:
            return self._argument(tight)
        line = MathLine(tight)
        self._command(name, line)
        return line.said.strip()

    def _words(self) -> str:
        """The next group as it is written."""
        self._pass_blanks()
        if self._next() != "{":
            return self._argument(True)
        self.at += 1
        return "".join(piece.replace("\\", "").strip("{}$") for piece in self._inside())

    def _command(self, name: str, line: MathLine) -> None:
        """Say what a command stands for, with its arguments; of an unknown one its name."""
        if name in COMMANDS:
            COMMANDS[name](self, name, line)
        elif name in symbols():
            line.add(symbols()[name])
        elif name not in FACES:
            (line.word if name.isalpha() else line.add)(name)
        elif name in ("left", "right") and self._next() == ".":
            self.at += 1

    def unsaid(self, _name: str, _line: MathLine) -> None:
        """Pass over what is not shown."""
        self._words()

    def worded(self, _name: str, line: MathLine) -> None:
        """Say words, apart from letters beside them."""
        said = self._words()
        if len(said.strip()) < 2:
            line.add(said)
            return
        if said[0] == " ":
            line.space()
        line.word(said.strip())
        if said[-1] == " ":
            line.space()

    def blackboard(self, _name: str, line: MathLine) -> None:
        """Say a letter of blackboards: ℝ."""
        said = self._argument(line.tight)
        line.add(BLACKBOARD.get(said, said))

    def accent(self, name: str, line: MathLine) -> None:
        """Put an accent on a letter; without it what is more than a letter reads as well."""
        said = self._argument(True)
        line.add(said + ACCENTS[name] if len(said) == 1 else said)

    def negation(self, _name: str, line: MathLine) -> None:
        """Strike the next sign through."""
        line.add(unicodedata.normalize("NFC", self._argument(True) + "\u0338"))

    def argument_of(self, name: str, line: MathLine) -> None:
        """Join argmax and argmin."""
        self._pass_blanks()
        following = self._next().strip()[1:]
        joined = following in ("max", "min")
        self.at += joined
        line.word(name + following if joined else name)

    def fraction(self, _name: str, line: MathLine) -> None:
        """Say a fraction in line."""
        above, below = self._argument(line.tight), self._argument(line.tight)
        line.word(_grouped(above, ABOVE) + "/" + _grouped(below, BELOW), FACTORS)

    def binomial(self, _name: str, line: MathLine) -> None:
        """Say a binomial coefficient: C(n,k)."""
        line.word(f"C({self._argument(True)},{self._argument(True)})")

    def root(self, _name: str, line: MathLine) -> None:
        """Say a root with its degree: ³√x."""
        degree = ""
        if self._next() == "[":
            self.at += 1
            degree = "".join(UPPER.get(sign, sign) for sign in self._nested(lambda: self.line(True, "]")))
        line.add(f"{degree}√{_grouped(self._argument(line.tight), BELOW)}")
        line.apart = LETTERS

    def environment(self, _name: str, line: MathLine) -> None:
        """Say the rows of an environment in its brackets, with semicolons between."""
        name = self._words().rstrip("*")
        if name in TABULAR:
            self._words()
        rows = self._nested(lambda: self.line(line.tight or name in BRACKETS, "\\end"))
        self._words()
        left, right = BRACKETS.get(name, ("", ""))
        line.add(left + rows + right)


def _grouped(said: str, alone: re.Pattern[str]) -> str:
    return said if alone.fullmatch(said) else f"({said})"


COMMANDS: dict[str, Callable[[_Formula, str, MathLine], None]] = {
    **dict.fromkeys(UNSAID, _Formula.unsaid),
    **dict.fromkeys(WORDED, _Formula.worded),
    **dict.fromkeys(ACCENTS, _Formula.accent),
    **dict.fromkeys(("mathbb", "Bbb"), _Formula.blackboard),
    **dict.fromkeys(("frac", "dfrac", "tfrac", "cfrac", "nicefrac", "sfrac"), _Formula.fraction),
    **dict.fromkeys(("binom", "dbinom", "tbinom"), _Formula.binomial),
    "sqrt": _Formula.root,
    "begin": _Formula.environment,
    "not": _Formula.negation,
    "arg": _Formula.argument_of,
}
