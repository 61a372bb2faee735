"""Formulas in a text, and that what stands in them makes no terms."""

import pytest

from indexer.analysis.analyse import Options, analyse
from indexer.analysis.formulas import formulas_of

from .texts import article


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


def test_commands_of_tex_are_no_terms() -> None:
    text = "\n".join([r"损失函数 $\frac{1}{n}\sum_i \mathcal{L}_i$ 的梯度，\[ \frac{a}{b} \rightarrow \infty \]"] * 4)
    (analysis,) = analyse([article(text, "损失函数")], Options())
    starts, lengths = analysis.candidates.start.tolist(), analysis.candidates.length.tolist()
    terms = {f"损失函数\n{text}"[start : start + length] for start, length in zip(starts, lengths, strict=True)}
    assert "损失函数" in terms
    assert terms.isdisjoint({"frac", "sum", "mathcal", "infty", "rightarrow"})
