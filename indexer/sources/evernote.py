"""The notes of an Evernote export (.enex), as the entries of a feed: what its clipper saved, and what its user wrote."""

import re
from itertools import islice

from lxml import etree

from indexer.sources.syndication import MOST_ENTRIES, TOO_MANY, Entry, Feed, plain_title

ROOT = "en-export"
PROLOGUE = re.compile(r"\A\s*(?:<\?xml[^>]{0,300}\?>\s*)?(?:<!DOCTYPE[^>\[]{0,300}>\s*)?")
NOTE = re.compile(r"<(/?)en-note\b")
NO_TEXT = re.compile(r"<en-crypt\b[^<>]{0,4000}>[^<]*+(?:</en-crypt>)?|</?en-(?:media|todo|crypt)\b[^<>]{0,4000}>")
"""What of ENML is no text: what is encrypted, and elements that HTML would never close."""
ATTACHED = re.compile(r'<data\s{1,9}encoding="base64"\s{0,9}>[^<]*+</data>')
"""Pictures and files: of more than 10 MB none is parsed, nor what comes after it."""
CONTENT, CONTENT_END = re.compile(r"<content>\s*<!\[CDATA\["), re.compile(r"\]\]>\s*+</content>")
ESCAPED_END, NESTED = "]]]]><![CDATA[>", re.compile(r"<!\[CDATA\[|\]\]>")
MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z")


def mended(export: str) -> str:
    """The XML of an export without what is attached, and with notes whole that hold a CDATA section of their own, as clipped mails do: the end of that one
    would be theirs, and what comes after it be lost. Other XML, whose sections follow one another as they should, stays as it is."""
    if f"<{ROOT}" not in export:
        return export
    export = ATTACHED.sub("", export)
    parts: list[str] = []
    at = 0
    for start in CONTENT.finditer(export):
        if start.start() < at:
            continue
        end = CONTENT_END.search(export, start.end())
        if end is None:
            break
        inside = export[start.end() : end.start()]
        if "<![CDATA[" in inside:
            parts += (export[at : start.end()], NESTED.sub("", inside.replace(ESCAPED_END, "]]>")))
            at = end.start()
    return "".join([*parts, export[at:]])


def notes_of(root: etree._Element) -> Feed:
    """The notes of an export in their order, without empty ones; each is called by when it was made."""
    found = (node for node in root.iterfind("note") if _said(node, "content"))
    entries = tuple(_entry(node) for node in islice(found, MOST_ENTRIES))
    return Feed("", "", "", entries, TOO_MANY if next(found, None) is not None else "")


def _entry(note: etree._Element) -> Entry:
    made, address = _said(note, "created"), _said(note, "note-attributes/source-url")
    return Entry(
        key=made, title=plain_title(_said(note, "title")), link=address if address.startswith(("http://", "https://")) else "", body=_html(_said(note, "content")), whole=True,
        date=_moment(made), updated=_moment(_said(note, "updated")), author=_said(note, "note-attributes/author"),
        tags=tuple(filter(None, ((tag.text or "").strip() for tag in note.iterfind("tag")))),
    )  # fmt: skip


def _said(note: etree._Element, path: str) -> str:
    return (note.findtext(path) or "").strip()


def _html(enml: str) -> str:
    return NO_TEXT.sub("", NOTE.sub(r"<\1div", PROLOGUE.sub("", enml, count=1)))


def _moment(told: str) -> str:
    return MOMENT.sub(r"\1-\2-\3T\4:\5:\6Z", told)
