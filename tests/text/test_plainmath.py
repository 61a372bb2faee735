"""Formulas in plain characters."""

import pytest

from indexer.model import Tree
from indexer.text.plainmath import LONGEST, plain_formula, plain_tree, with_plain_formulas


@pytest.mark.parametrize(
    ("tex", "said"),
    [
        (r"w_i", "wᵢ"),
        (r"x_{t-1}^2", "xₜ₋₁²"),
        (r"\theta^{(j)}", "θ⁽ʲ⁾"),
        (r"A^\top B", "AᵀB"),
        (r"W_{\text{old}}x", "W_old x"),
        (r"\mathbb{R}^{m\times n}", "ℝ^(m×n)"),
        (r"O(m\log\log n)", "O(m log log n)"),
        (r"\hat y=\mathbf{W}\bar{x}+b", "ŷ = Wx̄+b"),
        (r"\arg\min_w\mathcal{L}(w)", "argmin_w L(w)"),
        (r"\sum_{k=1}^{K}p_k\log p_k", "∑ₖ₌₁ᴷ pₖ log pₖ"),
        (r"\frac{\partial L}{\partial w}", "∂L/∂w"),
        (r"\frac{1}{2\sigma^2}(a-b)", "1/(2σ²) (a-b)"),
        (r"\frac{p-q}{n}", "(p-q)/n"),
        (r"\sqrt[3]{x}/\sqrt{a+b}", "³√x/√(a+b)"),
        (r"P(A\mid B)\ne 0", "P(A | B) ≠ 0"),
        (r"P(X=1)\geq 0.5", "P(X=1) ≥ 0.5"),
        (r"\left\{1,\ldots,n\right\}", "{1,…,n}"),
        (r"x\not\in S\setminus\emptyset", "x ∉ S ∖ ∅"),
        (r"\binom{n}{2}", "C(n,2)"),
        (r"\operatorname{softmax}(QK^T/\sqrt{d_k})V", "softmax(QKᵀ/√dₖ)V"),
        (r"\begin{pmatrix} 1 & 0 \\ 0 & 1 \end{pmatrix}", "(1 0; 0 1)"),
        (r"\begin{array}{cc} a & b \\ c & d \end{array}", "a b; c d"),
        (r"f(x)=\begin{cases} x & x>0 \\ 0 & \text{else} \end{cases}", "f(x) = {x x>0; 0 else"),
        (r"\\{h\_1, h\_{k-1}\\}", "{h_1, hₖ₋₁}"),
        (r"\mathrm{ReLU}(x)\tag{1}", "ReLU(x)"),
        (r"\KL(p\|q)", "KL(p‖q)"),
        (r"n^", "n"),
        (r"{{x", "x"),
        (r"\frac", "()/()"),
    ],
)
def test_a_formula_reads_as_a_person_writes_it(tex: str, said: str) -> None:
    assert plain_formula(tex) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("取 $k=2$ 时", "取 k = 2 时"),
        (r"令 \(\alpha\) 与 $$\beta$$", "令 α 与 β"),
        ("the $k$th of $n$-grams", "the kth of n-grams"),
        ("区间 $[0, 1)$ 与 $|x|$ 和 $<u,v>$", "区间 [0, 1) 与 |x| 和 <u,v>"),
        ("步长 ${\\eta_0}$，项 $ y$", "步长 η₀，项 y"),
        (r"half a formula: \lambda_1 > 0", "half a formula: λ₁ > 0"),
        ("GPT 每百万词 $10，输出 $30", "GPT 每百万词 $10，输出 $30"),
        ("costs $5/$6 or $7-$8, $9 (about $8)", "costs $5/$6 or $7-$8, $9 (about $8)"),
        ("export $HOME/bin:$PATH 与 ${A}/${B}", "export $HOME/bin:$PATH 与 ${A}/${B}"),
        ("make -j $(nproc)(见 $(nproc))", "make -j $(nproc)(见 $(nproc))"),
        ("运行 $ sudo ls，再 $ cd {a,b}", "运行 $ sudo ls，再 $ cd {a,b}"),
        (r"正则 r'^$' 与 '\d+$'", r"正则 r'^$' 与 '\d+$'"),
        (r"C:\Users\pi\desktop 与 App\models", r"C:\Users\pi\desktop 与 App\models"),
        (r"\end{aligned}", r"\end{aligned}"),
    ],
)
def test_formulas_are_said_and_all_else_stays(text: str, said: str) -> None:
    assert with_plain_formulas(text) == said


def test_a_text_without_formulas_is_the_same_object() -> None:
    text = "偏向锁只适用于一个线程"
    assert with_plain_formulas(text) is text


def test_of_a_long_formula_the_beginning_is_said() -> None:
    said = plain_formula("y = " + " + ".join(f"a_{{{number}}}" for number in range(40)))
    assert said.startswith("y = a₀ + a₁")
    assert said.endswith("…")
    assert len(said) <= LONGEST + 1


def test_a_tree_is_said_down_to_its_leaves() -> None:
    tree = Tree("$k$-means", "article", children=(Tree("簇", "section", children=(Tree(r"$\mu_j$", "term", (3, 9)),)),))
    assert [node.label for node in plain_tree(tree).walk()] == ["k-means", "簇", "μⱼ"]
    assert plain_tree(tree).children[0].children[0].span == (3, 9)


@pytest.mark.parametrize(
    "part",
    ["{", "}", "x_{", "x^", r"\frac{", r"\sqrt[", r"\sqrt", r"\hat", r"\mathbf", r"\begin{matrix}", r"\end{", r"\text{", r"\left(", r"\\", "$", "(", "= ", r"\arg", "&", "\\"],
)
def test_hostile_formulas_end(part: str) -> None:
    assert len(plain_formula(part * 20_000)) <= LONGEST + 1
    for sign in ("", "$"):
        with_plain_formulas(sign + part * 20_000 + sign)
