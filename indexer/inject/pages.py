"""A built page as far as a block is put into it: what it says of itself, and where its containers begin and end."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from typing import NamedTuple

from indexer.text.charset import decode, wide_charset

BEGIN, END = b"<!-- indexer:begin -->", b"<!-- indexer:end -->"
BLOCK = re.compile(re.escape(BEGIN) + rb"(?:(?!<!-- indexer:begin).)*?" + re.escape(END), re.DOTALL)
WISHED = "<!-- indexer:related -->"
"""Where an owner wants the block."""
NAMES, OPAQUE = "article|main|section|div|td|body", "script|style|template|textarea|noscript|svg"
"""Containers, elements with an end tag that no one leaves out, but for `body`; and what holds no element of the page."""
TOLD = re.compile(
    rf"<(?:/(?=[amsdtbAMSDTB])(?i:({NAMES})\b)"
    rf"|(?=[amsdtbnAMSDTBN])(?i:({NAMES})|({OPAQUE}))\b"
    r"|!--)"
)
"""End tags, start tags, and the beginning of what holds none; of other elements' tags only the first letter is looked at."""
MARKED = re.compile(rf"""<!--|<(?:({OPAQUE})\b|[a-z/])(?:"[^"]*"|'[^']*'|[^"'>])*+>?""", re.IGNORECASE)
"""Comments' beginnings, and tags with their attributes; one that is not closed ends before the quote that is not, so that none is tried twice."""
BODY = re.compile(r"<body\b", re.IGNORECASE)
HEAD_CHARS = 60_000
"""Statements about a page stand at its beginning."""
TAG = re.compile(r"<(?:link|meta)\b[^>]{0,2000}>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""([\w:-]{1,40})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
TITLE = re.compile(r"<title[^>]{0,200}>([^<]{1,500})</title", re.IGNORECASE)
HEADING = re.compile(r"<h1\b[^>]{0,500}>(.{1,1000}?)</h1", re.IGNORECASE | re.DOTALL)
MARKUP = re.compile(r"<[^>]*>")
REFERENCE = re.compile(r"&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));", re.IGNORECASE)
EAST_ASIAN = range(0x2E80, 0xD800)
"""Characters that some generators write as references only, so that a page is ASCII; markup is not among them."""


HYDRATING = re.compile(rb"""<meta\b[^>]{0,200}\bcontent=["']?(VitePress|VuePress|Docusaurus)\b""")
"""What generators say of themselves (`name="generator"`) whose scripts make their pages anew in the browser, without what others put in."""
HEAD_BYTES = 4_000


class Container(NamedTuple):
    """An element: where its start tag begins, and where its end tag does."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a built site without our block.

    content    its bytes, text what they say
    body       where its head, which may quote the article, is over
    wished     where its owner wants the block, -1 for nowhere
    addresses  the addresses that it states for itself (canonical, og:url)
    titles     what it calls itself; headings  what stands above its text
    hidden     whether it asks search engines to leave it out (noindex)
    """

    content: bytes
    text: str
    body: int
    wished: int
    addresses: tuple[str, ...]
    titles: tuple[str, ...]
    headings: tuple[str, ...]
    hidden: bool

    def containers(self) -> Iterator[Container]:
        """Its containers in the order of their ends; what stands in scripts, comments and templates is none."""
        opened: list[tuple[str, int]] = []
        names: Counter[str] = Counter()
        for is_end, name, at in _tags(self.text):
            if not is_end:
                opened.append((name, at))
                names[name] += 1
            while is_end and names[name]:
                other, start = opened.pop()
                names[other] -= 1
                if other == name:
                    yield Container(start, at, name)
                    break

    def byte_of(self, at: int) -> int | None:
        """Where the character `at`, a `<` or the end of our wish, stands in the bytes; None where that cannot be told.

        Every charset but UTF-16 writes `<` as one byte that is nothing else.
        """
        before = self.text[:at].encode("utf-8", "surrogatepass")
        if self.content.startswith(before):
            return len(before)
        if wide_charset(self.content) or self.content.count(b"<") != self.text.count("<"):
            return None
        place = -1
        if self.text[at - len(WISHED) : at] == WISHED:
            for _ in range(self.text.count(WISHED, 0, at)):
                place = self.content.index(WISHED.encode(), place + 1)
            return place + len(WISHED)
        for _ in range(self.text.count("<", 0, at) + 1):
            place = self.content.index(b"<", place + 1)
        return place


def page_of(content: bytes) -> Page:
    """The page of a file's bytes, which may hold a block of ours."""
    content = without_block(content)
    text = decode(content)
    if "&#" in text:
        text = REFERENCE.sub(_referred, text)
    body = BODY.search(text)
    head = text[: min(body.start(), HEAD_CHARS) if body else HEAD_CHARS]
    wished = _wish(text, body.start() if body else 0)
    stated = [_attributes(found[0]) for found in TAG.finditer(head)]
    addresses = [tag.get("href", "") for tag in stated if tag.get("rel", "").lower() == "canonical"]
    addresses += _said(stated, "og:url")
    named = TITLE.search(head)
    titles = [*_said(stated, "og:title"), *([named[1]] if named else [])]
    return Page(
        content=content,
        text=text,
        body=body.start() if body else 0,
        wished=wished,
        addresses=tuple(filter(None, addresses)),
        titles=tuple(map(_plain, titles)),
        headings=tuple(_plain(MARKUP.sub("", found[1])) for found in HEADING.finditer(text)),
        hidden=any("noindex" in said.lower() for said in _said(stated, "robots")),
    )


def _wish(text: str, start: int) -> int:
    """Where the comment ends that says where the block goes, from `start` on, -1 for nowhere: the same characters in a script, in
    another comment or in an attribute say nothing."""
    if WISHED not in text:
        return -1
    at = start
    while found := MARKED.search(text, at):
        if found[0].startswith("<!--"):
            end = text.find("-->", found.end())
            if text.startswith(WISHED, found.start()):
                return found.start() + len(WISHED)
        else:
            end = _end_of(text, found[1], found.end()) if found[1] else found.end()
        if end < 0:
            return -1
        at = end
    return -1


def _end_of(text: str, name: str, at: int) -> int:
    """Where the end tag of what holds no element stands, in whatever case; -1 for nowhere."""
    found = re.compile(f"</{name}", re.IGNORECASE).search(text, at)
    return found.start() if found else -1


def undone_by(content: bytes) -> str:
    """The generator whose scripts take a block out of a page again, nothing where none does."""
    found = HYDRATING.search(content, 0, HEAD_BYTES)
    return found[1].decode() if found else ""


def with_block(content: bytes, at: int, block: str) -> bytes:
    """The bytes with a block before the byte `at`; it is written in ASCII, whatever their charset."""
    return content[:at] + BEGIN + block.encode("ascii", "xmlcharrefreplace") + END + content[at:]


def without_block(content: bytes) -> bytes:
    """The bytes as they were before a block was put in."""
    return BLOCK.sub(b"", content) if BEGIN in content else content


def _tags(text: str) -> Iterator[tuple[bool, str, int]]:
    """Whether it is an end tag, the name and the place of each tag of a container outside of scripts, comments and
    their like."""
    at = 0
    while found := TOLD.search(text, at):
        at = found.end()
        ended, begun, opaque = found.groups()
        if ended or begun:
            yield bool(ended), (ended or begun).lower(), found.start()
            continue
        end = _end_of(text, opaque, at) if opaque else text.find("-->", at)
        if end < 0:
            return
        at = end


def _referred(found: re.Match[str]) -> str:
    """The character that a reference means, where authors write in such; else the reference."""
    code = int(found[1], 16) if found[1] else int(found[2])
    return chr(code) if code in EAST_ASIAN else found[0]


def _plain(text: str) -> str:
    return " ".join(unescape(text).split())


def _attributes(tag: str) -> dict[str, str]:
    return {name.lower(): unescape(a or b or c) for name, a, b, c in ATTRIBUTE.findall(tag)}


def _said(tags: Sequence[dict[str, str]], name: str) -> list[str]:
    return [tag.get("content", "") for tag in tags if name in (tag.get("property", "").lower(), tag.get("name", "").lower())]
