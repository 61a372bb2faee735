"""Which words an abbreviation stands for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis.initials import expansion

from .texts import few

LONG = "reinforcement learning from human feedback"


@pytest.mark.parametrize(
    ("words", "short", "long"),
    [
        (f"uses {LONG}", "RLHF", LONG), ("Proximal Policy Optimization", "PPO", "Proximal Policy Optimization"), ("Secure Sockets Layer", "SSL", "Secure Sockets Layer"), ("the Java virtual machine", "JVM", "Java virtual machine"),
        ("a hash-based message authentication code", "HMAC", "hash-based message authentication code"),
        ("graph neural networks", "GNNs", "graph neural networks"), ("business to business", "B2B", "business to business"),
        ("point-to-point", "P2P", "point-to-point"), ("Kubernetes", "K8s", "Kubernetes"), ("internationalization", "i18n", "internationalization"),
        ("scale-independent pixels", "sp", "scale-independent pixels"), ("research and development", "R&D", "research and development"),
        ("random words here", "JVM", None), ("java virtual machine", "jm", None), ("machine", "M", None), ("", "AB", None),
        ("just very much", "J V", None), ("Kubernetes", "K9s", None), ("a b", "2B", None), ("x", "&&", None), ("No CSS support", "CSS", None),
    ],
)  # fmt: skip
def test_what_an_abbreviation_stands_for(words: str, short: str, long: str | None) -> None:
    assert expansion(words, short) == ((long, short) if long else None)


@pytest.mark.parametrize(
    ("words", "short", "long"),
    [
        ("via Java Remote Method Invocation", "Java RMI", "Java Remote Method Invocation"), ("in Cipher Text Stealing mode", "CTS mode", "Cipher Text Stealing mode"),
        ("Remote Method Invocation", "Java RMI", None), ("one two three", "A B C", None),
    ],
)  # fmt: skip
def test_both_names_may_share_a_word(words: str, short: str, long: str | None) -> None:
    found = expansion(words, short)
    assert (found.long if found else None) == long


@few
@given(st.text("abcRLHF -", max_size=30), st.text("RLHFabc8", max_size=6))
def test_a_long_form_ends_the_words_and_holds_the_letters_in_order(words: str, short: str) -> None:
    found = expansion(words, short)
    if found and not any(map(str.isdigit, short)):
        rest = iter(found[0].lower())
        assert words.endswith(found[0])
        assert all(letter in rest for letter in short.lower())
