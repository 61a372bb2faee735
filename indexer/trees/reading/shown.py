"""How terms of articles are shown and compared, and what each is worth beside others."""

from functools import lru_cache

from indexer.text.spelling import is_han, one_line, well_spaced


@lru_cache(maxsize=1 << 17)
def shown(raw: str) -> tuple[str, str, float]:
    """How a term is shown (as its author has it) and compared, and what it is worth beside others: articles share most of their terms."""
    text = one_line(raw)
    plain = well_spaced(text)
    return text, plain.lower(), _worth(plain)


def _worth(text: str) -> float:
    """A lone lower-case Latin word says less than a name or a phrase, an abbreviation more."""
    if is_abbreviation(text):
        return 1.4
    return 0.4 if text.islower() and " " not in text and not is_han(text) else 1.0


def is_abbreviation(text: str) -> bool:
    """Whether a term is two to seven letters, all capitals: RLHF, PPO, MVCC."""
    return 2 <= len(text) <= 7 and text.isalpha() and text.isascii() and text.isupper()
