"""What stands in formulas makes no terms."""

from indexer.analysis.analyse import Options, analyse

from .texts import article


def test_commands_of_tex_are_no_terms() -> None:
    text = "\n".join([r"损失函数 $\frac{1}{n}\sum_i \mathcal{L}_i$ 的梯度，\[ \frac{a}{b} \rightarrow \infty \]"] * 4)
    (analysis,) = analyse([article(text, "损失函数")], Options())
    starts, lengths = analysis.candidates.start.tolist(), analysis.candidates.length.tolist()
    terms = {f"损失函数\n{text}"[start : start + length] for start, length in zip(starts, lengths, strict=True)}
    assert "损失函数" in terms
    assert terms.isdisjoint({"frac", "sum", "mathcal", "infty", "rightarrow"})


def test_a_name_between_dollars_is_a_term_and_a_sum_is_none() -> None:
    text = "\n".join(["估计 $CACE$ 需要工具变量，$Score=1$ 时不行"] * 4)
    (analysis,) = analyse([article(text, "因果")], Options())
    rows = zip(analysis.candidates.start.tolist(), analysis.candidates.length.tolist(), strict=True)
    terms = {f"因果\n{text}"[start : start + length] for start, length in rows}
    assert "CACE" in terms
    assert "Score" not in terms
