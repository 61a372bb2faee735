"""HTML to blocks and marks: the article of a page, without what the site puts around it.

The root is the page's own `article` or `main`, a container whose class says content, or the element that holds most
of the text. Nesting is walked with a stack of our own: a page may nest as deeply as it likes.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from indexer.errors import PageError
from indexer.parsing.compose import Composed, Composer

ROOTS = (
    "[itemprop=articleBody]", ".post-content", ".article-content", ".entry-content", ".post-body", ".article-entry",
    ".markdown-body", ".md-content__inner", ".theme-default-content", ".vp-doc", ".theme-doc-markdown",
    "#article-container", "#js_content", "#content_views", "article", "main", "[role=main]",
)  # fmt: skip
"""Where articles stand, the most telling first; one of these must hold a fair share of the page's text."""
ROOT_SHARE = 0.2
NEVER_TEXT = (
    "script", "style", "noscript", "template", "button", "input", "select", "textarea", "iframe", "object", "embed", "svg",
    "canvas", "audio", "video", "link", "meta",
)  # fmt: skip
DROPPED_TAGS = (*NEVER_TEXT, "nav", "form", "aside", "footer", "dialog", "menu")
"""The last six only where they hold little of the text: old pages are one large form."""
CHROME = re.compile(
    r"(?:^|[\s_-])(?:comments?|share|sharing|related|copyright|license|reward|donate|toc|table-of-contents|pager|pagination|"
    r"post-nav|prev-next|sidebar|breadcrumbs?|tag-?cloud|tags|meta|byline|footer|gutter|line-numbers|lineno|linenos|"
    r"copy-btn|headerlink|anchor|header-?link|heading-link|qrcode|advert|ads|subscribe|cookie)(?:$|[\s_-])",
    re.I,
)
CHROME_SHARE = 0.35
"""A node that holds more of the text than this is no chrome, whatever its class says."""
HEADINGS = {f"h{level}": level for level in range(1, 7)}
PARAGRAPHS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "figure",
        "figcaption",
        "dd",
        "dt",
        "details",
        "summary",
        "address",
        "center",
        "fieldset",
        "body",
    ]
)
MARKS = {"strong": "strong", "b": "strong", "em": "emphasis", "i": "emphasis", "code": "code", "kbd": "code"}
LANGUAGE = re.compile(r"(?:language-|lang-|highlight-source-|brush:\s*|highlight\s+)([\w+#.-]+)")
NO_LANGUAGE = frozenset({"plain", "plaintext", "text", "none", "table", "hljs", "nohighlight"})
DEPTH_LIMIT = 512
"""As deep as Blink builds (kMaximumHTMLParserDOMTreeDepth); a parser's time grows with the square of the depth."""
HARMLESS = 2048
"""A page of so few tags is parsed in milliseconds, however they nest."""
NESTING = re.compile(
    r"<(/?)(?!(?:br|hr|img|input|meta|link|area|base|col|embed|param|source|track|wbr|"
    r"li|p|t[dhr]|thead|tbody|tfoot|d[dt]|option|optgroup|r[pt]|a)\b)([a-z][a-z0-9]*)",
    re.I,
)
"""Start and end tags, but for elements that hold nothing or end where the next one begins."""
FORMATTING = ("b", "i", "u", "s", "em", "strong", "font", "code", "tt", "big", "small", "strike", "nobr")
"""Left open, these are opened again in every paragraph that follows (HTML Standard, 13.2.4.3)."""
FORMATTING_LIMIT = 2000


def compose_html(html: str) -> tuple[LexborHTMLParser, Composed]:
    """The parsed page (for its metadata) and the blocks of its article. Raises PageError where nesting is absurd."""
    page = parse_html(html)
    root = _root(page)
    composer = Composer()
    if root is not None:
        _drop_chrome(root)
        _Writer(composer).write(root)
    return page, composer.composed()


def write_fragment(html: str, composer: Composer) -> None:
    """Add the blocks of an HTML fragment, such as Markdown may hold, to `composer`."""
    if "<" not in html or not re.search(r"[^<>\s]\s*<|>\s*[^<>\s]", html):
        return
    body = parse_html(html).body
    if body is not None:
        for tag in DROPPED_TAGS:
            for node in body.css(tag):
                node.decompose()
        _Writer(composer).write(body)


def parse_html(html: str) -> LexborHTMLParser:
    """The document tree; raises PageError where tags are left open by the thousand."""
    if html.count("<") > HARMLESS:
        _refuse_depth([(sign, name.lower()) for sign, name in NESTING.findall(html)])
    return LexborHTMLParser(html)


def _refuse_depth(tags: Sequence[tuple[str, str]]) -> None:
    """Follow the tags as a browser does: an end tag closes its element and all that was opened inside."""
    opened: list[str] = []
    standing: Counter[str] = Counter()
    for sign, name in tags:
        if not sign:
            opened.append(name)
            standing[name] += 1
            if len(opened) > DEPTH_LIMIT:
                raise PageError(f"HTML is nested more than {DEPTH_LIMIT} tags deep")
        elif standing[name]:
            closed = ""
            while closed != name:
                closed = opened.pop()
                standing[closed] -= 1
    count = Counter(tags)
    if sum(max(0, count["", name] - count["/", name]) for name in FORMATTING) > FORMATTING_LIMIT:
        raise PageError(f"HTML leaves more than {FORMATTING_LIMIT} formatting tags open")


def _root(page: LexborHTMLParser) -> LexborNode | None:
    body = page.body
    if body is None:
        return None
    total = len(body.text())
    for selector in ROOTS:
        found = [node for node in body.css(selector) if len(node.text()) >= ROOT_SHARE * total]
        if found:
            return max(found, key=lambda node: len(node.text()))
    return _densest(body) or body


def _densest(body: LexborNode) -> LexborNode | None:
    """The element whose own paragraphs hold the most text, by the text of `p` and `pre` children."""
    weights: dict[int, tuple[int, LexborNode]] = {}
    for node in body.css("p, pre, li"):
        parent = node.parent
        if parent is not None and node.tag == "li" and parent.parent is not None:
            parent = parent.parent
        if parent is not None:
            weight, _ = weights.get(parent.mem_id, (0, parent))
            weights[parent.mem_id] = (weight + len(node.text()), parent)
    best = max(weights.values(), key=lambda found: found[0], default=None)
    return best[1] if best and best[0] >= 0.5 * len(body.text()) else None


def _drop_chrome(root: LexborNode) -> None:
    for tag in DROPPED_TAGS:
        total = len(root.text())
        for node in root.css(tag):
            if node.tag in NEVER_TEXT or len(node.text()) < CHROME_SHARE * total:
                node.decompose()
    total = len(root.text())
    kept = {root.mem_id, *(node.mem_id for node in root.css("pre, code, pre *, code *"))}
    for node in root.css("[class], [id], [hidden], [style]"):
        if node.mem_id in kept:
            continue
        names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
        hidden = "hidden" in node.attributes or "display:none" in (node.attributes.get("style") or "").replace(" ", "")
        if (hidden or CHROME.search(names)) and (
            len(node.text()) < CHROME_SHARE * total or "gutter" in names or "line-number" in names
        ):
            node.decompose()


class _Writer:
    """Walks a subtree in document order and writes it to a composer."""

    def __init__(self, composer: Composer) -> None:
        self.composer = composer
        self.lists: list[int | None] = []
        self.quotes = 0
        self.pending: list[Callable[[], None] | LexborNode] = []

    def write(self, root: LexborNode) -> None:
        self.pending = [root]
        while self.pending:
            step = self.pending.pop()
            if isinstance(step, LexborNode):
                self.enter(step)
            else:
                step()
        self.composer.end()

    def enter(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag == "-text":
            self.composer.write(node.text_content or "")
        elif tag in HEADINGS:
            self.composer.begin("heading", HEADINGS[tag])
            self.descend(node, self.composer.end)
        elif tag in {"pre", "table", "br", "hr", "img", "figure"} or tag in {"ul", "ol", "li", "blockquote"}:
            getattr(self, f"write_{tag}")(node)
        elif tag in MARKS or tag == "a":
            self.write_mark(node, tag)
        elif tag in PARAGRAPHS:
            if not (self.composer.kind == "item" and not self.composer.tail):
                self.open_paragraph()
            self.descend(node, self.composer.end)
        elif not tag.startswith(("-", "!")):
            self.descend(node)

    def descend(self, node: LexborNode, after: Callable[[], None] | None = None) -> None:
        if after is not None:
            self.pending.append(after)
        self.pending.extend(reversed(list(node.iter(include_text=True))))

    def open_paragraph(self) -> None:
        if self.lists:
            self.composer.begin("item", len(self.lists), "+")
        else:
            self.composer.begin("quote" if self.quotes else "paragraph")

    def write_mark(self, node: LexborNode, tag: str) -> None:
        kind = "link" if tag == "a" else MARKS[tag]
        target = (node.attributes.get("href") or "") if tag == "a" else ""
        if tag == "a" and not target:
            self.descend(node)
            return
        self.composer.open_mark(kind, target)  # type: ignore[arg-type]
        self.descend(node, lambda: self.composer.close_mark(kind))  # type: ignore[arg-type]

    def write_br(self, _: LexborNode) -> None:
        self.composer.soft_break()

    def write_hr(self, _: LexborNode) -> None:
        self.composer.end()

    def write_img(self, _: LexborNode) -> None:
        return

    def write_ul(self, node: LexborNode) -> None:
        self.composer.end()
        self.lists.append(None)
        self.descend(node, self.close_list)

    def write_ol(self, node: LexborNode) -> None:
        self.composer.end()
        start = node.attributes.get("start") or "1"
        self.lists.append(int(start) if start.isdecimal() and len(start) < 6 else 1)
        self.descend(node, self.close_list)

    def close_list(self) -> None:
        self.composer.end()
        self.lists.pop()

    def write_li(self, node: LexborNode) -> None:
        number = self.lists[-1] if self.lists else None
        if number is not None:
            self.lists[-1] = number + 1
        self.composer.begin("item", max(1, len(self.lists)), "" if number is None else str(number))
        self.descend(node, self.composer.end)

    def write_blockquote(self, node: LexborNode) -> None:
        self.composer.end()
        self.quotes += 1
        self.descend(node, self.close_quote)

    def close_quote(self) -> None:
        self.composer.end()
        self.quotes -= 1

    def write_figure(self, node: LexborNode) -> None:
        code = node.css_first("td.code pre") or node.css_first("pre") if "highlight" in _classes(node) else None
        if code is not None:
            self.composer.verbatim(_code_text(code), "code", _language(node) or _language(code))
        else:
            self.open_paragraph()
            self.descend(node, self.composer.end)

    def write_pre(self, node: LexborNode) -> None:
        inner = node.css_first("code")
        language = _language(inner) if inner is not None else ""
        self.composer.verbatim(_code_text(node), "code", language or _language(node))

    def write_table(self, node: LexborNode) -> None:
        code = node.css_first("td.code pre, td.rouge-code pre, td:nth-of-type(2) pre")
        if code is not None:
            self.composer.verbatim(_code_text(code), "code", _language(code))
            return
        rows = ["\t".join(cells) for cells in _cells(node) if any(cells)]
        header = "header" if node.css_first("th") is not None else ""
        self.composer.verbatim("\n".join(rows), "table", header)


def _cells(table: LexborNode) -> Iterator[list[str]]:
    for row in table.css("tr"):
        yield [" ".join(cell.text().split()) for cell in row.iter() if cell.tag in {"td", "th"}]


def _classes(node: LexborNode) -> str:
    return node.attributes.get("class") or ""


def _language(node: LexborNode) -> str:
    found = LANGUAGE.search(_classes(node)) or LANGUAGE.search(node.attributes.get("data-lang") or "")
    if found is None and node.parent is not None:
        found = LANGUAGE.search(_classes(node.parent))
    name = found[1].lower() if found else ""
    return "" if name in NO_LANGUAGE else name


def _code_text(node: LexborNode) -> str:
    """Code as it was typed: `br` is a line end, and so is the end of a line that has an element of its own."""
    for line in node.css("br"):
        line.replace_with("\n")
    lines = node.css("span.line, div.line, code > div")
    text = node.text()
    if len(lines) > 1 and text.count("\n") < len(lines) - 1:
        return "\n".join(line.text().rstrip("\n") for line in lines)
    return text
