"""Every construct of the dialects, one a line: what a reader sees of it."""

import pytest

from indexer.parsing.markdown.document import compose_markdown
from tests.parsing.pages import blocks_of, marks_of


def read(markdown: str) -> list[str]:
    """Blocks as text, code and quotes with their kind."""
    return [text if kind in {"paragraph", "item"} else f"{kind}: {text}" for kind, text in blocks_of(compose_markdown(markdown))]


@pytest.mark.parametrize(("markdown", "seen"), [
    ("{% note warning 标题 %}\n文\n{% endnote %}", ["标题", "文"]),
    ("{% note 'fas fa-bell' flat %}\n文\n{% endnote %}", ["文"]),
    ("{% codeblock 计数器 lang:java https://a.b/c 源 %}\nint a;\n{% endcodeblock %}", ["计数器", "code: int a;"]),
    ("{% tabs 平台 %}\n<!-- tab 苹果@icon -->\n甲\n<!-- endtab -->\n{% endtabs %}", ["苹果", "甲"]),
    ("{% raw %}{{ x }}{% if %}{% endraw %}", ["code: {{ x }}{% if %}"]),
    ("{% cq %}\n引\n{% endcq %}", ["quote: 引"]),
    ("{% blockquote 作者, 书 %}\n引\n{% endblockquote %}", ["quote: 引"]),
    ("{% label primary@重点 %} {% label 蓝字 blue %}", ["重点 蓝字"]),
    ("{% btn /a/, 文字, icon %} {% button 去, https://a.b %}", ["文字 去"]),
    ("{% asset_img a.png 题 %}\n\n{% img a.png %}\n\n{% gist 1 %}\n\n文", ["文"]),
    ("{% folding blue, 点开 %}\n文\n{% endfolding %}", ["点开", "文"]),
    ("{% hideToggle 点开,blue %}\n文\n{% endhideToggle %}", ["点开", "文"]),
    ("{% u 下划线 %} {% kbd Ctrl %} {% checkbox checked, 完成 %}", ["下划线 Ctrl 完成"]),
    ("{% mermaid %}\ngraph TD\n{% endmermaid %}", ["code: graph TD"]),
])  # fmt: skip
def test_hexo(markdown: str, seen: list[str]) -> None:
    assert read(markdown) == seen


@pytest.mark.parametrize(("markdown", "seen"), [
    ("{{< notice tip \"标题\" >}}\n文\n{{< /notice >}}", ["标题", "文"]),
    ("{{% admonition type=\"note\" title=\"标题\" %}}\n文\n{{% /admonition %}}", ["标题", "文"]),
    ("{{< admonition tip >}}\n文\n{{< /admonition >}}", ["文"]),
    ("{{< details summary=\"摘要\" >}}\n文\n{{< /details >}}", ["摘要", "文"]),
    ("{{< tabs >}}{{< tab \"甲\" >}}\n文\n{{< /tab >}}{{< /tabs >}}", ["甲", "文"]),
    ("{{< figure src=\"a.png\" caption=\"图一\" alt=\"图\" >}}", ["图一"]),
    ("{{< highlight go >}}\nx\n{{< /highlight >}}", ["code: x"]),
    ("写作 {{</* figure */>}} 与 {{%/* ref */%}}", ["写作 {{< figure >}} 与 {{% ref %}}"]),
    ("```\n{{</* figure */>}}\n```", ["code: {{< figure >}}"]),
    ("{{< youtube abc >}}\n\n{{< param x >}}\n\n文", ["文"]),
])  # fmt: skip
def test_hugo(markdown: str, seen: list[str]) -> None:
    assert read(markdown) == seen


@pytest.mark.parametrize(("markdown", "seen"), [
    ("{% highlight java linenos %}\nint a;\n{% endhighlight %}", ["code: int a;"]),
    ("{% comment %}藏{% endcomment %}文{::comment}藏{:/comment}", ["文"]),
    ("{% if x %}文{% endif %}{% assign y = 1 %}{% include a.html b=\"c\" %}", ["文"]),
    ("[文]({{ \"/a.html\" | relative_url }}) [字]({% link _posts/a.md %})", ["文 字"]),
    ("## 标题\n{: .no_toc}\n\n文{:.a} 字\n{: #b}", ["heading: 标题", "文 字"]),
    ("1. 目录\n{:toc}\n\n文", ["文"]),
    ("用 {{ value }} 插值", ["用 {{ value }} 插值"]),
])  # fmt: skip
def test_jekyll(markdown: str, seen: list[str]) -> None:
    assert read(markdown) == seen


@pytest.mark.parametrize(("markdown", "seen"), [
    ("::: tip 标题\n文\n:::", ["标题", "文"]),
    ("::: details 点我 {open}\n文\n:::", ["点我", "文"]),
    (":::tip[标题]\n文\n:::", ["标题", "文"]),
    ("::: {.callout-note title=\"标题\"}\n文\n:::", ["标题", "文"]),
    (":::: tabs\n@tab 甲\n文\n::::", ["甲", "文"]),
    ("::: code-group\n\n```js [a.js]\nx\n```\n\n:::", ["code: x"]),
    ("<<< @/snippets/a.js{2}\n\n@[code js](./a.js)\n\n<!-- @include: ./a.md -->\n\n文", ["文"]),
    ("[[toc]]\n\n## 标题 <Badge type=\"tip\" text=\"^1.9\" />", ["heading: 标题 ^1.9"]),
    ("import Tabs from '@theme/Tabs';\n\nexport const a = 1;\n\n{/* 藏 */}\n\n<Tabs>\n<TabItem value=\"a\" label=\"甲\">\n\n文\n\n</TabItem>\n</Tabs>", ["甲", "文"]),
    ("import os 是 Python 的语句", ["import os 是 Python 的语句"]),
])  # fmt: skip
def test_vuepress_vitepress_and_docusaurus(markdown: str, seen: list[str]) -> None:
    assert read(markdown) == seen


@pytest.mark.parametrize(("markdown", "seen"), [
    ("!!! note inline end \"标题\"\n    文", ["标题", "文"]),
    ("1. 甲\n\n    !!! tip \"标题\"\n        文\n\n2. 乙", ["甲", "标题", "文", "乙"]),
    ("/// note | 标题\n    open: true\n\n文\n///", ["标题", "文"]),
    ("--8<-- \"a.md\"\n\n--8<--\na.md\nb.md\n--8<--\n\n文", ["文"]),
    ("按 ++ctrl+c++，C++ 和 i++ 不变", ["按 Ctrl+C，C++ 和 i++ 不变"]),
    ("这是 ==高亮== 的，a == b == c 不是", ["这是 高亮 的，a == b == c 不是"]),
    ("{++加++}{--删--}{>>批<<}{==亮==}", ["加删亮"]),
    ("[钮](u){ .md-button } ![图](a){ width=\"30\" } `x`{.py}", ["钮 x"]),
    ("*[HTML]: Hyper Text\n\nHTML", ["HTML"]),
    ("[TOC]\n\n<div markdown=\"1\">\n**文**\n</div>", ["文"]),
    ("代码 {key: 1} 与 {a.b} 不变", ["代码 {key: 1} 与 {a.b} 不变"]),
])  # fmt: skip
def test_mkdocs(markdown: str, seen: list[str]) -> None:
    assert read(markdown) == seen


@pytest.mark.parametrize(("markdown", "seen"), [
    ("> [!tip]+ 标题\n> 文", ["quote: 标题", "quote: 文"]),
    ("> [!NOTE]\n> 文", ["quote: 文"]),
    ("文 ^abc123\n\n2^n 不变", ["文", "2^n 不变"]),
    ("| a | b |\n|--|--|\n| [[页\\|名]] | c |", ["table: a\tb\n名\tc"]),
    ("![[图.png|300]]\n\n[[页#节|名]] #标签", ["名 #标签"]),
    ("见 [[锁#升级#撤销]]、[[#升级]]、[[锁#^a1b2]]、[[C#]] 与[[#^a1b2]]", ["见 锁 > 升级 > 撤销、升级、锁、C# 与"]),
])  # fmt: skip
def test_obsidian(markdown: str, seen: list[str]) -> None:
    assert read(markdown) == seen


@pytest.mark.parametrize(("markdown", "seen"), [
    ("行内 \\(x_1\\) 与 \\\\(y\\\\)", ["行内 $x_1$ 与 $y$"]),
    ("\\[\nE=mc^2\n\\]", ["formula: E=mc^2"]),
    ("\\begin{align}\na &= b\n\\end{align}", ["formula: \\begin{align}\na &= b\n\\end{align}"]),
    ("```math\nx^2\n```", ["formula: x^2"]),
    ("$$\nx^2\n$$", ["formula: x^2"]),
    ("注\\(见下\\)与\\[1\\]", ["注(见下)与[1]"]),
    ("价格 $5 和 $6", ["价格 $5 和 $6"]),
    ("和 $\\sum_{i=1}^{m}x$，[钮](u){ .a }", ["和 $\\sum_{i=1}^{m}x$，钮"]),
    ("$$\n\\begin{align}\na_{i=1} == b == c\n\\end{align}\n$$\n\n**重：**文", ["formula: \\begin{align}\na_{i=1} == b == c\n\\end{align}", "重：文"]),
])  # fmt: skip
def test_formulas(markdown: str, seen: list[str]) -> None:
    assert read(markdown) == seen


def test_notes_stand_numbered_below_the_text() -> None:
    composed = compose_markdown("文[^b]和[^a]。\n\n[^a]: 甲\n\n[^b]: 乙\n\n尾")
    assert blocks_of(composed)[0] == ("paragraph", "文[1]和[2]。")
    assert [(composed.text[b.start : b.end], b.kind, b.detail) for b in composed.blocks][1:] == [
        ("尾", "paragraph", ""), ("甲", "item", "2"), ("乙", "item", "1"),
    ]  # fmt: skip


def test_a_link_in_html_is_a_link() -> None:
    assert marks_of(compose_markdown("文 <a href=\"u\">链</a> <a name=x></a>尾")) == [("link", "链")]


@pytest.mark.parametrize(("markdown", "seen"), [
    ("$$\na\n=\n0\n$$\n\n文", ["formula: a = 0", "文"]),
    ("$$\na\n+ b\n- c\n$$", ["formula: a + b - c"]),
    ("价格 $5\n\n- 项", ["价格 $5", "项"]),
])  # fmt: skip
def test_lines_of_formulas_are_no_headings_and_no_lists(markdown: str, seen: list[str]) -> None:
    assert [line.replace(":  ", ": ") for line in read(markdown)] == seen


@pytest.mark.parametrize(("markdown", "seen"), [
    ('=== "C++"\n\n    ```cpp\n    x\n    ```\n\n=== "思路"\n\n    文', ["code: x", "思路", "文"]),
    ('<TabItem label="npm">\n\n```sh\nx\n```\n\n</TabItem>', ["code: x"]),
    ("::: code-tabs\n@tab Java\n```java\nx\n```\n:::", ["code: x"]),
])  # fmt: skip
def test_tabs_that_show_the_same_in_several_languages_have_no_titles(markdown: str, seen: list[str]) -> None:
    assert read(markdown) == seen
