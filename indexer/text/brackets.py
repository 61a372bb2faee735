"""Brackets and quotes that belong together."""

import re

PAIRS = ("()", "（）", "“”", "「」", "《》", "[]", "【】")
BRACKET = re.compile(f"[{re.escape(''.join(PAIRS))}]")


def balanced(label: str) -> bool:
    """Whether no bracket or quote was cut through."""
    return not BRACKET.search(label) or all(label.count(pair[0]) == label.count(pair[1]) for pair in PAIRS)
