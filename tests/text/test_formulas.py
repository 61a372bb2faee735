"""Where formulas stand in a text."""

import pytest

from indexer.text.formulas import formulas_of


def found_in(text: str) -> list[str]:
    return [text[start:end] for start, end in formulas_of(text)]


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        (r"设 $x_1$ 与 $$\frac{a}{b}$$ 之和", ["$x_1$", r"$$\frac{a}{b}$$"]),
        (r"有 \(\alpha\) 和 \[ \sum_i x_i \] 等", [r"\(\alpha\)", r"\[ \sum_i x_i \]"]),
        ("\\begin{equation}\na = b\n\\end{equation}", ["\\begin{equation}\na = b\n\\end{equation}"]),
        (r"半个 \cdots 公式", [r"\cdots"]),
        ("变量 $n$ 很大", ["$n$"]),
        ("价格 $5 到 $6，$HOME/bin 和 $PATH", []),
        (r"C:\users\me 与 App\models", []),
        (r"$x^2$ 以及这里的中文 $y^2$", ["$x^2$", "$y^2$"]),
        ("$", []),
        ("$$$$$", []),
    ],
)
def test_formulas_are_told_from_prices_and_paths(text: str, formulas: list[str]) -> None:
    assert found_in(text) == formulas


@pytest.mark.parametrize("sign", ["$", "$$", "\\(", "\\[", "\\begin{a}", "\\a", "$x"])
def test_unclosed_formulas_cost_no_more_than_their_length(sign: str) -> None:
    assert len(found_in(sign * 100_000)) <= 100_000
