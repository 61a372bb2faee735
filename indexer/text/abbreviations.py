"""English abbreviations after which a sentence goes on."""

import re

ABBREVIATIONS = ("e.g", "i.e", "vs", "cf", "viz", "dr", "mr", "mrs", "ms", "prof", "approx", "resp", "incl", "esp")
"""What a full stop shortens, after which its sentence goes on."""
NUMBERED = ("eq", "eqs", "fig", "figs", "sec", "ch", "chap", "tab", "no", "vol", "pp", "p", "thm", "def", "ver")
"""The same before a number or a bracket."""
SHORTENED = re.compile(rf"(?<![^\W\d_])(?:(?:{'|'.join(map(re.escape, ABBREVIATIONS))})\.|(?:{'|'.join(NUMBERED)})\.(?=\s[\d(]))(?=\s)", re.I)
LONGEST = max(map(len, ABBREVIATIONS + NUMBERED)) + 1


def ends_abbreviation(text: str, place: int) -> bool:
    """Whether the blank at a place stands after an abbreviation.

    >>> [ends_abbreviation("See Dr. Codd in Eq. (3). No. It ends.", at) for at in (7, 19, 24, 28)]
    [True, True, False, False]
    """
    return any(found.end() == place for found in SHORTENED.finditer(text, max(0, place - LONGEST), place + 2))
