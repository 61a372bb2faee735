"""What the commands of TeX's formulas stand for in plain text.

The names of most symbols are those of HTML's characters (HTML 5, 13.5).
"""

from functools import cache
from html.entities import html5

OTHERWISE = {
    "to": "→", "gets": "←", "infty": "∞", "partial": "∂", "exists": "∃", "nexists": "∄", "neq": "≠", "ne": "≠", "cdot": "·", "circ": "∘", "star": "⋆",
    "ldots": "…", "cdots": "…", "dots": "…", "dotsc": "…", "dotsb": "…", "vdots": "⋮", "ddots": "⋱", "land": "∧", "lor": "∨", "neg": "¬", "lnot": "¬",
    "implies": "⟹", "impliedby": "⟸", "lVert": "‖", "rVert": "‖", "lvert": "|", "rvert": "|", "varepsilon": "ε", "phi": "φ", "varphi": "φ",
    "coloneqq": "≔", "degree": "°", "iint": "∬", "triangle": "△", "backslash": "∖", "|": "‖", "quad": " ", "qquad": " ", "enspace": " ",
    ",": " ", ";": " ", ":": " ", ">": " ", "": " ", "!": "", "/": "", "(": "", ")": "", "[": "", "]": "",
}  # fmt: skip
"""Commands that HTML does not have, or has for another character."""
FUNCTIONS = frozenset(
    ["log", "ln", "lg", "exp", "sin", "cos", "tan", "cot", "sec", "max", "min", "sup", "inf", "lim", "arg", "det", "dim", "ker", "deg", "gcd", "Pr", "mod", "bmod", "hom", "and", "or", "text", "not"]
)
"""Functions and others whose names HTML has for other characters."""
FACES = frozenset(
    ["mathbf", "boldsymbol", "bm", "mathcal", "mathscr", "mathfrak", "mathsf", "mathtt", "mathit", "pmb", "displaystyle", "textstyle", "scriptstyle", "left", "right", "middle", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr", "limits", "nolimits", "rm", "bf", "it", "cal", "nonumber", "notag", "underline", "underbrace", "overbrace", "boxed", "mathop", "substack", "mathrel", "mathbin", "smash", "hline", "large", "Large", "small"]
)
"""Commands without which what follows reads as well."""
WORDED = frozenset(["text", "textbf", "textit", "textrm", "textsf", "texttt", "textsc", "textnormal", "mbox", "hbox", "mathrm", "operatorname", "operatorname*"])
"""Commands whose argument is words."""
UNSAID = frozenset(["label", "tag", "color", "textcolor", "hspace", "vspace", "phantom", "vphantom", "hphantom", "ref", "eqref", "cite", "overset", "stackrel", "underset", "end"])
"""Commands whose argument is not shown, but what follows it."""
BLACKBOARD = dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True))
"""Those that fonts of terminals have."""
ACCENTS = {
    "hat": "\u0302", "widehat": "\u0302", "tilde": "\u0303", "widetilde": "\u0303", "bar": "\u0304", "overline": "\u0304", "vec": "\u20d7", "overrightarrow": "\u20d7",
    "dot": "\u0307", "ddot": "\u0308", "check": "\u030c", "breve": "\u0306", "mathring": "\u030a", "acute": "\u0301", "grave": "\u0300",
}  # fmt: skip
BRACKETS = {"pmatrix": "()", "bmatrix": "[]", "Bmatrix": "{}", "vmatrix": "||", "Vmatrix": "‖‖", "cases": ("{", "")}
"""What stands around the rows of an environment."""
UPPER = dict(zip(
    "0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδφχθ⊤′'*∘†⋆",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᵠᵡᶿᵀ′'*°†⋆", strict=True,
))  # fmt: skip
LOWER = dict(zip("0123456789+-=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ", strict=True))


@cache
def symbols() -> dict[str, str]:
    """The character of each command that stands for one."""
    named = ((name[:-1], sign) for name, sign in html5.items() if name.endswith(";") and len(sign) == 1)
    return {name: sign for name, sign in named if name not in FUNCTIONS} | OTHERWISE
