"""A formula comes out once, as the TeX that its author wrote, whatever rendered it."""

import pytest

from indexer.parsing.html.page import compose_html
from tests.parsing.pages import article_of, blocks_of, soon

SAYS = "偏向锁是一种针对加锁操作的优化手段，它假定锁总是由同一个线程获得。"
MATHML = "<math><mrow><msup><mi>a</mi><mn>2</mn></msup><mo>+</mo><msqrt><mi>b</mi></msqrt></mrow></math>"
ANNOTATED = '<semantics><mrow><mi>a</mi></mrow><annotation encoding="application/x-tex">a^2</annotation></semantics>'
KATEX = (
    f'<span class="katex"><span class="katex-mathml"><math>{ANNOTATED}</math></span>'
    '<span class="katex-html" aria-hidden="true"><span class="base"><span class="mord">a</span><span>2</span></span>'
    '</span></span>'
)
INLINE = {
    "KaTeX": KATEX,
    "KaTeX whose MathML lost its tags": '<span class="katex--inline"><span class="katex"><span class="katex-mathml">\n\n      a\n      2\n\n\n    a^2\n\n\n'
    '</span><span class="katex-html"><span class="mord">a</span><span>2</span></span></span></span>',
    "MathJax 2": '<span class="MathJax_Preview">a²</span><span class="MathJax" id="M1"><span>a</span><span>2</span>'
    '</span><script type="math/tex">a^2</script>',
    "MathJax 2, not yet run": '<script type="math/tex">a^2</script>',
    "zhihu": '<span class="ztext-math" data-eeimg="1" data-tex="a^2"><span></span><span>a2</span></span>',
    "zhihu image": '<img src="https://www.zhihu.com/equation?tex=a%5E2" alt="a^2" eeimg="1">',
    "codecogs": '<img src="https://latex.codecogs.com/gif.latex?a%5E2">',
    "annotated MathML": f"<math>{ANNOTATED}</math>",
    "alttext": '<math alttext="a^2"><mi>x</mi></math>',
}


def written(html: str) -> list[tuple[str, str]]:
    return blocks_of(compose_html(f'<article class="post-content"><p>{SAYS}</p>{html}</article>')[1])[1:]


@pytest.mark.parametrize("name", INLINE)
def test_a_formula_in_a_line_is_written_once_as_in(name: str) -> None:
    assert written(f"<p>取 {INLINE[name]} 即可。</p>") == [("paragraph", "取 $a^2$ 即可。")]


@pytest.mark.parametrize("html", [
    f'<span class="katex-display">{KATEX}</span>',
    f'<div class="math math-display">{KATEX}</div>',
    '<div class="MathJax_Display"><span class="MathJax">a2</span></div><script type="math/tex; '
    'mode=display">a^2</script>',
    f'<mjx-container class="MathJax" display="true" jax="CHTML"><mjx-math></mjx-math><math '
    f'display="block">{ANNOTATED}</math></mjx-container>',
])  # fmt: skip
def test_a_formula_on_its_own_line_is_a_block(html: str) -> None:
    assert written(html) == [("formula", "a^2")]


@pytest.mark.parametrize(("mathml", "tex"), [
    (MATHML, "a^2 + \\sqrt{b}"),
    ("<math><mfrac><mn>1</mn><mrow><mn>2</mn><mi>n</mi></mrow></mfrac></math>", "\\frac{1}{2 n}"),
    ("<math><munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover></math>",
        "∑_{i = 1}^n"),
    ("<math><mtable><mtr><mtd>a</mtd><mtd>b</mtd></mtr><mtr><mtd>c</mtd><mtd>d</mtd></mtr></mtable></math>",
        "a & b \\\\ c & d"),
    ("<math><mfrac><mn>1</mn></mfrac></math>", "1"),
])  # fmt: skip
def test_mathml_without_a_source_is_written_as_tex(mathml: str, tex: str) -> None:
    assert written(f"<p>取 {mathml} 即可。</p>") == [("paragraph", f"取 ${tex}$ 即可。")]


def test_a_formula_that_mathjax_3_rendered_is_told_by_what_it_reads_to_the_blind() -> None:
    html = (
        f'<mjx-container class="MathJax" jax="CHTML"><mjx-math aria-hidden="true"><mjx-c></mjx-c></mjx-math>'
        f'<mjx-assistive-mml>{MATHML}</mjx-assistive-mml></mjx-container>'
    )
    assert written(f"<p>取 {html} 即可。</p>") == [("paragraph", "取 $a^2 + \\sqrt{b}$ 即可。")]


def test_mathml_nested_without_end_is_read_in_time() -> None:
    assert written("<p>取 <math>" + "<mrow>" * 400 + "<mi>x</mi></math></p>")


@pytest.mark.parametrize(("html", "blocks"), [
    (r"<p>取 \(a^2\) 即可。</p>", [("paragraph", "取 $a^2$ 即可。")]),
    (r'<p>取 <span class="arithmatex">\(10\)</span> 即可。</p>', [("paragraph", "取 $10$ 即可。")]),
    (r'<p>取 <span class="math inline">\(n\)</span> 即可。</p>', [("paragraph", "取 $n$ 即可。")]),
    (r"<p>独立公式：</p>\[E = mc^2\]", [("paragraph", "独立公式："), ("formula", "E = mc^2")]),
    (r'<div class="arithmatex">\[ S = 1 \]</div>', [("formula", "S = 1")]),
    ("<p>$$\nE = mc^2\n$$</p>", [("formula", "E = mc^2")]),
])  # fmt: skip
def test_a_formula_that_a_script_would_render_is_one(html: str, blocks: list[tuple[str, str]]) -> None:
    assert written(html) == blocks


@pytest.mark.parametrize("text", [r"写作 \(可选\) 即可。", r"匹配 \[see the other file\] 就行。", r"C:\(x86", "要 $$ 和 $$ 两个"])
def test_brackets_with_backslashes_around_words_stay(text: str) -> None:
    assert written(f"<p>{text}</p>") == [("paragraph", text)]


def test_code_keeps_its_backslashes() -> None:
    assert written(r"<p>写作 <code>\(a^2\)</code> 即可。</p>") == [("paragraph", r"写作 \(a^2\) 即可。")]


def test_brackets_without_end_are_read_soon() -> None:
    with soon():
        written("<p>" + r"\(a^2 \[b_1 " * 40_000 + "</p>")


@pytest.mark.parametrize(("html", "blocks"), [
    ("<p>一般的形式： $$ f_0(x) \\le 1 $$</p>", [("paragraph", "一般的形式："), ("formula", "f_0(x) \\le 1")]),
    ("<p>由 $$a^2$$ 和 $$b^2$$ 得</p>", [("paragraph", "由"), ("formula", "a^2"), ("paragraph", "和"), ("formula", "b^2"), ("paragraph", "得")]),
    ("<p>可写为 \\begin{align*}a &amp;= b\\end{align*}</p>", [("paragraph", "可写为"), ("formula", "\\begin{align*}a &= b\\end{align*}")]),
    ("<p>进程的号是 $$ 其父进程的是 $$ 吗</p>", [("paragraph", "进程的号是 $$ 其父进程的是 $$ 吗")]),
    ("<p>价格在 $$ - $$$ 之间</p>", [("paragraph", "价格在 $$ - $$$ 之间")]), ("<p>PID=$$; kill -9 $$</p>", [("paragraph", "PID=$$; kill -9 $$")]),
    ("<p>这个 $$n$$ 和 $$ x - 1 $$</p>", [("paragraph", "这个"), ("formula", "n"), ("paragraph", "和"), ("formula", "x - 1")]),
    ("<h2>求 $$a^2$$</h2><p>一个平方数</p>", [("heading", "求 $a^2$"), ("paragraph", "一个平方数")]),
])  # fmt: skip
def test_a_formula_between_double_dollars_stands_in_a_paragraph(html: str, blocks: list[tuple[str, str]]) -> None:
    assert blocks_of(article_of(f"<article>{html}</article>", "html", "a.html")) == blocks


def test_double_dollars_without_end_cost_linear_time() -> None:
    with soon():
        article_of(f"<article><p>$$ a_1 {'x ' * 100_000}</p><p>{'$$' * 99_999}</p><p>{chr(92) + 'begin{align}' * 20_000}</p></article>", "html")
