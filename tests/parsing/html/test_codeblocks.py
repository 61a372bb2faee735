"""Code comes out as it was typed, whatever a highlighter or a platform makes of it."""

import html

import pytest

from indexer.model import Article
from tests.parsing.pages import article_of, blocks_of, soon

CODE = ["int a = 1;", "", "if (a < 2) {", "    a++; // 加一", "}"]
TEXT = "偏向锁是一种针对加锁操作的优化手段，它假定锁总是由同一个线程获得。" * 3
ESCAPED = [
    html.escape(line).replace("int", '<span class="k">int</span>').replace("a++;", "<b class='meta'>a</b>++;")
    for line in CODE
]  # fmt: skip
SOURCE = "\n".join(ESCAPED)
NUMBERS = [str(n + 1) for n in range(len(CODE))]
EMPTY_CODE = '<code class="ln"></code>'


def each(template: str, lines: list[str] | None = None, between: str = "") -> str:
    """The template for every line of the code: `{n}` is its number, `{line}` its text."""
    numbered = zip(NUMBERS, lines or ESCAPED, strict=True)
    return between.join(template.replace("{n}", n).replace("{line}", line) for n, line in numbered)


BLANKED = [line or " " for line in ESCAPED]
SPACED = [line.replace("    ", "&nbsp;" * 4) or "&nbsp;" for line in ESCAPED]
ROWS = f'<span aria-hidden="true" class="line-numbers-rows">{"<span></span>" * len(CODE)}</span>'
COUNT = "\n".join(NUMBERS)
MARKUP = {
    "hexo": '<figure class="highlight java"><table><tr><td class="gutter"><pre>' + each(
        '<span class="line">{n}</span><br>')
    + '</pre></td><td class="code"><pre>' + each('<span class="line">{line}</span><br>') +
        "</pre></td></tr></table></figure>",
    "butterfly": '<figure class="highlight java"><div class="highlight-tools"><i class="fas fa-angle-down expand">'
    '</i><div class="code-lang">java</div>'
    '<div class="copy-notice"></div><i class="fas fa-paste copy-button"></i></div><table><tr><td class="gutter"><pre>'
    + each('<span class="line">{n}</span><br>') + '</pre></td><td class="code"><pre>' + each(
        '<span class="line">{line}</span><br>') + "</pre></td></tr></table></figure>",
    "icarus": '<figure class="highlight java hljs"><figcaption class="level is-mobile"><div class="level-left"><span '
    'class="fold"><i class="fas"></i></span>'
    '</div><div class="level-right"><a href="javascript:;" class="copy" title="复制">复制</a></div></figcaption><div '
    'class="highlight-body"><table><tr>'
    '<td class="gutter"><pre>' + each('<span class="line">{n}</span><br>') + '</pre></td><td class="code"><pre>'
    + each('<span class="line">{line}</span><br>')
    + "</pre></td></tr></table></div></figure>",
    "next copy": '<figure class="highlight java"><table><tr><td class="gutter"><pre>' + each(
        '<span class="line">{n}</span><br>')
    + '</pre></td><td class="code"><pre>' + each('<span class="line">{line}</span><br>') +
        '</pre></td></tr></table><div class="copy-btn"><i class="fa"></i>复制</div></figure>',
    "fluid": f'<div class="code-wrapper"><pre><code class="hljs java">{SOURCE}</code><button '
    f'class="btn-copy">Copy</button></pre></div>',
    "prism": f'<pre class="line-numbers language-java" data-language="java"><code '
    f'class="language-java">{SOURCE}{ROWS}</code></pre>',
    "prism toolbar": f'<div class="code-toolbar"><pre class="language-java"><code>{SOURCE}</code></pre><div '
    f'class="toolbar"><div class="toolbar-item"><span>Java</span></div>'
    '<div class="toolbar-item"><button>Copy</button></div></div></div>',
    "matery": f'<div class="code-area"><div class="codecopy_notice">复制成功</div><i class="fas code_copy"></i><div '
    f'class="code_lang" title="代码语言">java</div>'
    f'<i class="fas fa-angle-up code-expand"></i><pre class="language-java"><code '
    f'class="language-java">{SOURCE}{ROWS}</code></pre></div>',
    "rouge": f'<div class="language-java highlighter-rouge"><div class="highlight"><pre class="highlight">'
    f'<code>{SOURCE}\n</code></pre></div></div>',
    "chirpy": '<div class="language-java highlighter-rouge"><div class="code-header"><span data-label-text="Java"><i '
    'class="fas"></i></span><button aria-label="copy">'
    f'<i></i></button></div><div class="highlight"><code><table class="rouge-table"><tbody><tr><td '
    f'class="rouge-gutter gl"><pre class="lineno">{COUNT}\n</pre></td>'
    f'<td class="rouge-code"><pre>{SOURCE}\n</pre></td></tr></tbody></table></code></div></div>',
    "jekyll": f'<figure class="highlight"><pre><code class="language-java" data-lang="java">{SOURCE}</code></pre>'
    f'</figure>',
    "chroma": '<div class="highlight"><pre tabindex="0" class="chroma"><code class="language-java" data-lang="java">'
    + each('<span class="line"><span class="cl">{line}\n</span></span>') + "</code></pre></div>",
    "chroma table": '<div class="highlight"><div class="chroma"><table class="lntable"><tr><td class="lntd"><pre '
    'tabindex="0" class="chroma"><code>' + each('<span class="lnt">{n}\n</span>')
    + '</code></pre></td><td class="lntd"><pre tabindex="0" class="chroma"><code class="language-java" '
    'data-lang="java">' + each('<span class="line"><span class="cl">{line}\n</span></span>')
    + "</code></pre></td></tr></table></div></div>",
    "chroma inline numbers": '<div class="highlight"><pre class="chroma"><code class="language-java" '
    'data-lang="java">' + each('<span class="line"><span class="ln">{n}</span><span class="cl">{line}\n</span></span>')
    + "</code></pre></div>",
    "chroma without classes": '<div class="highlight"><div style="color:#fff"><table style="border-spacing:0"><tr>'
    '<td style="padding:0"><pre style="margin:0"><code>'
    + each('<span style="margin-right:.4em;color:#7f7f7f">{n}\n</span>') + '</code></pre></td><td '
    'style="width:100%"><pre style="margin:0"><code class="language-java" data-lang="java">'
    + each("<span style='display:flex'><span>{line}\n</span></span>") + "</code></pre></td></tr></table></div></div>",
    "chroma without classes, inline": '<div class="highlight"><pre tabindex="0" style="color:#fff"><code '
    'class="language-java" data-lang="java">'
    + each('<span style="display:flex;"><span style="white-space:pre;user-select:none;margin-right:.4em;color:#7f7f7f'
    '">{n}</span><span>{line}\n</span></span>') + "</code></pre></div>",
    "loveit": '<div class="code-block code-line-numbers open" style="counter-reset: code-block 0"><div '
    'class="code-header language-java"><span class="code-title"><i class="arrow fas"></i></span>'
    '<span class="ellipses"><i class="fas"></i></span><span class="copy" title="复制到剪贴板"><i class="far"></i></span>'
    '</div>'
    f'<div class="highlight"><pre class="chroma"><code class="language-java" data-lang="java">{SOURCE}</code></pre>'
    f'</div></div>',
    "mkdocs": '<div class="language-java highlight"><pre><span></span><code>' + each(
        '<a id="__codelineno-0-{n}" name="__codelineno-0-{n}" href="#__codelineno-0-{n}"></a>{line}\n') +
            "</code></pre></div>",
    "mkdocs table": '<div class="language-java highlight"><table class="highlighttable"><tbody><tr><th colspan="2" '
    'class="filename"><span class="filename">A.java</span></th></tr><tr><td class="linenos"><div class="linenodiv">'
    '<pre><span></span>' + each('<span class="normal"><a href="#__codelineno-1-{n}">{n}</a></span>', between="\n") +
        '</pre></div></td><td class="code"><div><pre><span></span><code>'
    + each('<a id="__codelineno-1-{n}" name="__codelineno-1-{n}"></a>{line}\n') +
        '</code></pre></div></td></tr></tbody></table></div>',
    "mkdocs inline numbers": '<div class="language-java highlight"><pre><span></span><code>' + each(
        '<span class="linenos" data-linenos="{n} "></span>{line}\n') + "</code></pre></div>",
    "sphinx": f'<div class="highlight-java notranslate"><div class="highlight"><pre><span></span>{SOURCE}\n</pre>'
    f'</div></div>',
    "sphinx numbers": '<div class="highlight-java notranslate"><div class="highlight"><pre><span></span>' + each(
        '<span class="linenos">{n}</span>{line}\n') + "</pre></div></div>",
    "sphinx old table": f'<div class="highlight-java"><table class="highlighttable"><tr><td class="linenos"><div '
    f'class="linenodiv"><pre>{COUNT}</pre></div></td><td class="code"><div class="highlight"><pre>{SOURCE}\n</pre>'
    f'</div></td></tr></table></div>',
    "sphinx copybutton": f'<div class="highlight-java notranslate"><div class="highlight"><pre id="codecell0"><span>'
    f'</span>{SOURCE}\n</pre><button class="copybtn o-tooltip--left" data-tooltip="Copy"><svg></svg></button></div>'
    f'</div>',
    "vuepress 1": f'<div class="language-java line-numbers-mode"><pre class="language-java"><code>{SOURCE}\n</code>'
    f'</pre> <div class="line-numbers-wrapper">' + each('<span class="line-number">{n}</span><br>') + "</div></div>",
    "vuepress 2": '<div class="language-java line-numbers-mode" data-highlighter="shiki" data-ext="java"><pre '
    'class="shiki"><code class="language-java">' + each('<span class="line">{line}</span>', between="\n")
    + f'</code></pre><div class="line-numbers" aria-hidden="true" style="counter-reset:line-number '
    f'0">{"<div class=line-number></div>" * 5}</div></div>',
    "vitepress": '<div class="language-java vp-adaptive-theme line-numbers-mode"><button title="Copy Code" '
    'class="copy"></button><span class="lang">java</span><pre class="shiki vp-code"><code>'
    + each('<span class="line">{line}</span>', between="\n") + '</code></pre><div class="line-numbers-wrapper" '
    'aria-hidden="true">' + each('<span class="line-number">{n}</span><br>') + "</div></div>",
    "vitepress group": '<div class="vp-code-group"><div class="tabs"><input type="radio" id="t1" checked><label '
    'for="t1">A.java</label></div><div class="blocks"><div class="language-java active"><button title="Copy Code" '
    'class="copy"></button>'
    '<span class="lang">java</span><pre class="shiki"><code>'
    + each('<span class="line">{line}</span>', between="\n") + "</code></pre></div></div></div>",
    "docusaurus": '<div class="language-java codeBlockContainer_Ckt0 theme-code-block"><div '
    'class="codeBlockContent_biex"><pre class="prism-code language-java codeBlock_bY9V"><code '
    'class="codeBlockLines_e6Vv">'
    + each('<span class="token-line" style="color:#393A34"><span class="token plain">{line}</span><br>'
    '</span>', [line or '<span style="display:inline-block"></span>' for line in ESCAPED])
    + '</code></pre><div class="buttonGroup__atx"><button type="button" aria-label="复制代码到剪贴板" class="clean-btn">'
    '<span>复制</span></button></div></div></div>',
    "docusaurus numbers": '<div class="language-java codeBlockContainer_Ckt0"><div '
    'class="codeBlockTitle_Ktv7">A.java</div><div class="codeBlockContent_biex"><pre class="prism-code '
    'language-java"><code class="codeBlockLinesWithNumbering_o6Pm" style="counter-reset:line-count 0">'
    + each('<span class="token-line codeLine_lJS_" style="color:#393A34"><span class="codeLineNumber_Tfdd"></span>'
    '<span class="codeLineContent_feaV">{line}</span><br></span>') + "</code></pre></div></div>",
    "starlight": '<div class="expressive-code"><figure class="frame not-content"><figcaption class="header"><span '
    'class="title"></span></figcaption><pre data-language="java"><code>'
    + each('<div class="ec-line"><div class="gutter"><div class="ln" aria-hidden="true">{n}</div></div><div '
    'class="code">{line}</div></div>', [line or "\n" for line in ESCAPED])
    + '</code></pre><div class="copy"><div aria-live="polite"></div><button title="复制到剪贴板" data-code="x"><div></div>'
    '</button></div></figure></div>',
    "quartz": '<figure data-rehype-pretty-code-figure=""><pre tabindex="0" data-language="java"><button '
    'class="clipboard-button" type="button"></button><code data-language="java" style="display: grid;">'
    + each('<span data-line=""><span style="color:#000">{line}</span></span>', BLANKED, "\n")
    + "</code></pre></figure>",
    "astro": '<pre class="astro-code github-dark" data-language="java"><code>' + each(
        '<span class="line">{line}</span>', between="\n") + "</code></pre>",
    "zola": '<pre data-lang="java" class="language-java"><code class="language-java" data-lang="java"><table><tbody>'
    + each("<tr><td>{n}</td><td><span>{line}</span>\n</td></tr>") + "</tbody></table></code></pre>",
    "csdn": f'<pre data-index="0" class="prettyprint"><code class="prism language-java has-numbering" '
    f'onclick="mdcp.copyCode(event)">{SOURCE}\n<div class="hljs-button" data-title="复制"></div></code>'
    '<ul class="pre-numbering" style="">' + each('<li style="color: rgb(153, 153, 153);">{n}</li>') + "</ul></pre>",
    "csdn without classes": f'<pre data-index="0" name="code"><code>{SOURCE}\n</code><div><button>AI生成项目</button><span data-language="java">java</span>'
    '<div data-title="登录复制"></div><span>运行</span></div><ul>' + each("<li>{n}</li>") + "</ul></pre>",
    "juejin without classes": f'<pre><div><div>java</div><div><div>体验AI代码助手</div><div>代码解读</div><div>复制代码</div></div></div><code>{SOURCE}\n</code></pre>',
    "csdn ol": '<pre data-index="1"><code class="language-java hljs"><ol class="hljs-ln">' + each(
        '<li><div class="hljs-ln-numbers"><div class="hljs-ln-line hljs-ln-n" data-line-number="{n}"></div></div>'
        '<div class="hljs-ln-code"><div class="hljs-ln-line">{line}</div></div></li>', BLANKED)
    + '</ol></code><div class="hljs-button signin active" data-title="登录复制"></div></pre>',
    "hljs line numbers": '<pre><code class="hljs java"><table class="hljs-ln"><tbody>' + each(
        '<tr><td class="hljs-ln-line hljs-ln-numbers" data-line-number="{n}"><div class="hljs-ln-n" '
        'data-line-number="{n}"></div></td><td class="hljs-ln-line hljs-ln-code" data-line-number="{n}">{line}</td>'
        '</tr>', [line or "\n" for line in ESCAPED])
    + "</tbody></table></code></pre>",
    "cnblogs": '<div class="cnblogs_code"><div class="cnblogs_code_toolbar"><span class="cnblogs_code_copy"><a '
    'href="javascript:void(0);" title="复制代码"><img src="c.gif" alt="复制代码"></a></span></div><pre>'
    + each('<span style="color: #008080;">{n}</span> {line}', between="\n") +
        '</pre><div class="cnblogs_code_toolbar"><span class="cnblogs_code_copy"><a '
        'href="javascript:void(0);">复制代码</a></span></div></div>',
    "cnblogs highlighter": f'<div class="cnblogs_Highlighter"><pre class="brush:java;gutter:true;">{SOURCE}</pre>'
    f'</div>',
    "juejin": f'<pre><code class="hljs language-java copyable" lang="java">{SOURCE}\n<span '
    f'class="copy-code-btn">复制代码</span></code></pre>',
    "juejin lines": '<pre><div class="code-block-extension-header"><div class="code-block-extension-headerLeft"><div '
    'class="code-block-extension-foldBtn"></div></div><div class="code-block-extension-headerRight"><span '
    'class="code-block-extension-lang">java</span>'
    '<div class="code-block-extension-copyCodeBtn">复制代码</div></div></div><code class="hljs language-java '
    'code-block-extension-codeShowNum" lang="java">' + each('<span class="code-block-extension-codeLine" '
    'data-line-num="{n}">{line}</span>', between="\n") + "</code></pre>",
    "zhihu": f'<div class="highlight"><pre><code class="language-java">{SOURCE}</code></pre></div>',
    "wechat": '<section class="code-snippet__fix code-snippet__js"><ul class="code-snippet__line-index '
    'code-snippet__js"><li></li><li></li><li></li><li></li><li></li></ul><pre class="code-snippet__js" '
    'data-lang="java">'
    + each('<code><span class="code-snippet_outer">{line}</span></code>', [line or "<br>" for line in ESCAPED]) +
        "</pre></section>",
    "mdnice": '<pre class="custom" data-tool="mdnice编辑器"><span style="display: block; height: 30px"></span><code '
    'class="hljs language-java" style="overflow-x: auto">' + SOURCE.replace("\n", "<br>").replace("    ",
        "&nbsp;&nbsp;&nbsp;&nbsp;") + "<br></code></pre>",
    "github": f'<div class="highlight highlight-source-java notranslate position-relative" dir="auto">'
    f'<pre>{SOURCE}</pre><div class="zeroclipboard-container"><clipboard-copy aria-label="Copy"><svg></svg>'
    f'</clipboard-copy></div></div>',
    "gitee": f'<div class="white"><div class="highlight"><pre><code class="language-java">{SOURCE}</code></pre><div '
    f'class="markdown-code-block-copy-btn">复制</div></div></div>',
    "segmentfault": f'<div class="widget-codetool" style="display:none;"><div class="widget-codetool--inner"><button '
    f'type="button" class="btn copyCode">复制</button></div></div><pre class="java hljs"><code '
    f'class="language-java">{SOURCE}</code></pre>',
    "tencent cloud": '<div class="rno-markdown-code"><div class="rno-markdown-code-toolbar"><div '
    'class="rno-markdown-code-toolbar-info"><div class="rno-markdown-code-toolbar-item is-type"><span '
    'class="is-m-hidden">代码语言：</span>java</div></div>'
    f'<div class="rno-markdown-code-toolbar-opt"><div class="rno-markdown-code-toolbar-copy"><span '
    f'class="is-m-hidden">复制</span></div></div></div><div class="developer-code-block"><pre class="prism-token token '
    f'line-numbers language-java"><code class="language-java">{SOURCE}</code></pre></div></div>',
    "51cto": f'<pre class="language-java prettyprint show-language"><code class="has-pre-numbering hljs '
    f'language-java">{SOURCE}\n</code><ul class="pre-numbering">' + each("<li>{n}</li>") +
        '</ul><div class="toolbar"><span class="copy_btn disable">复制</span></div></pre>',
    "jianshu": f'<div class="_2Uzcx_"><button class="VJbwyy" type="button" aria-label="复制代码"><i></i></button><pre '
    f'class="line-numbers  language-java"><code class="  language-java">{SOURCE}{ROWS}</code></pre></div>',
    "notion": f'<pre id="1f2e" class="code code-wrap"><code class="language-Java">{SOURCE}</code></pre>',
    "dev.to": f'<div class="highlight js-code-highlight"><pre class="highlight java"><code>{SOURCE}\n</code></pre>'
    f'<div class="highlight__panel js-actions-panel"><div class="highlight__panel-action"><svg><title>Enter '
    f'fullscreen mode</title></svg></div></div></div>',
    "stack overflow": f'<pre class="lang-java s-code-block"><code class="hljs language-java">{SOURCE}\n</code></pre>',
    "wordpress": f'<pre class="wp-block-code"><code lang="java" class="language-java">{SOURCE}</code></pre>',
    "enlighter": f'<pre class="EnlighterJSRAW" data-enlighter-language="java" data-enlighter-theme="">{SOURCE}</pre>',
    "syntaxhighlighter": '<div id="highlighter_1" class="syntaxhighlighter java"><div class="toolbar"><span><a '
    'href="#" class="toolbar_item help">?</a></span></div><table><tbody><tr><td class="gutter">'
    + each('<div class="line number{n} index0 alt2">{n}</div>') + '</td><td class="code"><div class="container">'
    + each('<div class="line number{n} index0 alt2">{line}</div>', SPACED) + "</div></td></tr></tbody></table></div>",
    "crayon": '<div class="crayon-syntax crayon-theme-github" data-settings="x"><div class="crayon-toolbar"><span '
    'class="crayon-language">java</span></div><div class="crayon-main"><table class="crayon-table"><tr '
    'class="crayon-row"><td class="crayon-nums" data-settings="show"><div class="crayon-nums-content">'
    + each('<div class="crayon-num" data-line="crayon-{n}">{n}</div>') + '</div></td><td class="crayon-code"><div '
    'class="crayon-pre">' + each('<div class="crayon-line" id="crayon-{n}">{line}</div>', SPACED) +
        "</div></td></tr></table></div></div>",
    "dp-highlighter": '<div class="dp-highlighter bg_java"><div class="bar"><div class="tools"><b>[java]</b> <a '
    'href="#">view plain</a></div></div><ol start="1" class="dp-j">' + each('<li class="alt"><span>{line}&nbsp;&nbsp;'
    '</span></li>', SPACED) + "</ol></div>",
    "gutter of divs": '<div class="code-box"><div class="lines">' + each("<div>{n}</div>") +
        f'</div><pre><code class="language-java">{SOURCE}</code></pre></div>',
    "table a row a line": '<table class="code-table"><tbody>' + each('<tr><td class="num">{n}</td><td class="src">'
    '<pre>{line}</pre></td></tr>') + "</tbody></table>",
    "pre with spans as blocks": '<pre class="language-java"><code>'
    + each('<span style="display:block">{line}</span>', BLANKED) + "</code></pre>",
    "br": '<pre class="lang-java">' + "<br/>".join(ESCAPED) + "</pre>",
    "windows line ends": '<pre class="lang-java">' + "\r\n".join(ESCAPED) + "</pre>",
}  # fmt: skip
UNNAMED = {"cnblogs", "table a row a line", "crayon", "dp-highlighter"}
"""Markup that does not say the language, or says it in words alone."""


def around(code: str) -> Article:
    return article_of(f'<article class="post-content"><p>{TEXT}</p>{code}<p>{TEXT}</p></article>', "html", "a.html")


@pytest.mark.parametrize("name", MARKUP)
def test_code_is_verbatim_in_the_markup_of(name: str) -> None:
    article = around(MARKUP[name])
    code = [
        (kind, "\n".join(line.rstrip() for line in text.split("\n")))
        for kind, text in blocks_of(article) if text not in {TEXT, "A.java"}
    ]  # fmt: skip
    assert code == [("code", "\n".join(CODE))]


@pytest.mark.parametrize("box", ["{}", '<div class="highlight">{}</div>', '<figure class="highlight">{}</figure>'])
def test_numbers_that_a_program_printed_are_no_gutter(box: str) -> None:
    printed = box.format("<pre><code>0\n1\n2</code></pre>")
    article = article_of(f"<article><p>{TEXT}</p>{printed}<p>{TEXT}</p></article>", "html")
    assert ("code", "0\n1\n2") in blocks_of(article)


def test_what_a_box_looks_like_is_no_language() -> None:
    html_ = f'<article><p>{TEXT}</p><div class="code-block highlight is-open show-line-numbers"><pre><code>x = 1</code></pre></div><p>{TEXT}</p></article>'
    assert [block.detail for block in article_of(html_, "html").blocks if block.kind == "code"] == [""]


@pytest.mark.parametrize(("markup", "language"), [
    ('<figure class="highlight yml"><table><tr><td class="code"><pre><span class="line">a: 1</span><br></pre></td></tr></table></figure>', "yml"),
    ('<div class="highlight"><div class="chroma"><table class="lntable"><tr><td class="lntd"><pre class="chroma"><code><span class="lnt">1 </span></code></pre></td>'
     '<td class="lntd"><pre class="chroma"><code class="language-yaml" data-lang="yaml">a: 1</code></pre></td></tr></table></div></div>', "yaml"),
    ('<div class="highlight"><div style="color:#fff"><table style="border:0"><tr><td style="border:0"><pre style="color:#fff"><code><span style="color:#777">1</span></code></pre></td>'
     '<td style="border:0"><pre style="color:#fff"><code class="language-yaml" data-lang="yaml">a: 1</code></pre></td></tr></table></div></div>', "yaml"),
    ('<pre data-index="0"><code class="language-yaml">a: 1\n</code><div></div><ul><li>1</li></ul></pre>', "yaml"),
    ('<pre data-index="0"><code>a: 1\n</code><div><span data-language="yaml">yaml</span></div></pre>', "yaml"),
    ('<pre><code class="python hljs">a: 1</code></pre>', "python"), ('<pre class="lua">a: 1</pre>', "lua"), ('<pre><code class="wide">a: 1</code></pre>', ""),
])  # fmt: skip
def test_code_keeps_its_language_and_loses_the_number_of_its_only_line(markup: str, language: str) -> None:
    article = around(markup)
    assert [(article.text[block.start : block.end], block.detail) for block in article.blocks if block.kind == "code"] == [("a: 1", language)]


@pytest.mark.parametrize("line", ["<div>a</div>", "<div><span></span></div>", "<ul><li>1</li></ul>", "<div>复制</div>"])
def test_thousands_of_boxes_in_code_are_read_soon(line: str) -> None:
    with soon():
        around(f"<pre>{line * 10_000}</pre>")
