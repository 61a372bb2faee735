"""HTML files as generators and web frameworks keep them: HTML to be filled in, above it a front matter where a page is made of it."""

import re
from collections.abc import Iterator
from html import escape

from selectolax.lexbor import LexborHTMLParser

from indexer.parsing.compose import Composed

TEMPLATE = re.compile(r"\{%-?\s{0,20}(?:for|tablerow|extends|block|macro)\b|\{\{-?\s{0,20}(?:content|range|define|block|template)\b")
"""What says that a file is filled in with other pages, and no page itself: loops, a place for content."""
TAG = re.compile(r"\{%-?\s{0,20}(?:(highlight)\s{1,20}([\w+#.-]{1,40})|(endhighlight)\b)?[^{}%]{0,500}%\}|\{\{[^{}]{0,500}\}\}")

MARK = re.compile(r"\{\{|\{%")
BEGINS = re.compile(r"\s*(?:<!--[^<>]{0,500}-->\s*)?\{[{%#]")
FILLED = ("href", "src", "class", "lang")
"""Attributes in which templates have tags; texts about templates have them in code, and perhaps in what describes the page."""
FILLED_TRIED = 500
PROSE = 400
"""Characters of text to each tag in it, more than which no template has: an article that quotes a few, or has formulas (x^{{2}}), does."""


def is_template(html: str) -> bool:
    """Whether what stands below a front matter shows other pages."""
    return TEMPLATE.search(html) is not None


def is_unfilled(html: str, page: LexborHTMLParser, body: Composed) -> bool:
    """Whether a file without a front matter is a template: it begins with a tag, or has tags in attributes, and one begins its title or there are many for its text outside of code.

    What nobody filled in (`src="{{ site.url }}/a.png"`, a theme's `<meta content="{{ image }}">`) makes a post no template, nor do a few tags in much prose.
    """
    if not MARK.search(html):
        return False
    if BEGINS.match(html):
        return True
    nodes = page.css(", ".join(f"[{name}]" for name in FILLED))[:FILLED_TRIED]
    if not any(MARK.search(node.attributes.get(name) or "") for node in nodes for name in FILLED):
        return False
    head = page.css_first("title")
    told = head is not None and BEGINS.match(head.text())
    texts = [body.text[block.start : block.end] for block in body.blocks if block.kind != "code"]
    marks = sum(len(MARK.findall(text)) for text in texts)
    return bool(told) or (marks > 0 and sum(map(len, texts)) <= PROSE * marks)


def page_of(title: str, html: str) -> str:
    """The page that a file becomes: under its title, without tags, and what stands in `highlight` as code.

    >>> page_of("锁", '{% highlight java %}a < b{% endhighlight %}<p>{{ site.name }}见下</p>')
    '<title>锁</title><pre><code class="language-java">a &lt; b</code></pre><p>见下</p>'
    """
    return "".join([f"<title>{escape(title)}</title>" if title else "", *_parts(html)])


def _parts(html: str) -> Iterator[str]:
    at, code = 0, False
    for tag in TAG.finditer(html):
        text = html[at : tag.start()]
        at = tag.end()
        yield escape(text, quote=False) if code else text
        if bool(tag[1]) != code and (tag[1] or tag[3]):
            yield f'<pre><code class="language-{escape(tag[2])}">' if tag[1] else "</code></pre>"
            code = not code
    yield escape(html[at:], quote=False) if code else html[at:]
