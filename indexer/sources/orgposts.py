"""Org files of which subtrees are posts of their own, as ox-hugo keeps a blog in one file: what Org exports to files of their own, apart.

A subtree is one whose properties have EXPORT_FILE_NAME (https://ox-hugo.scripter.co/doc/blogging-flow/); what its heading says (title, tags, day, state) is
written as the keywords that a file of its own would have.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from indexer.model import Page
from indexer.text.charset import decode
from indexer.text.readable import readable

SUFFIX = ".org"
MARK = re.compile(rb":EXPORT_FILE_NAME:", re.I)
HEADING = re.compile(r"(\*+)[ \t]+(.*)")
STATE = re.compile(r"([A-Z]{4,12})[ \t]+(?=\S)")
STATES = frozenset({"TODO", "DRAFT", "DONE", "NEXT", "WAITING", "STARTED", "CANCELLED", "CANCELED", "PUBLISHED"})
DRAFTS = frozenset({"TODO", "DRAFT"})
"""States of posts that ox-hugo exports as drafts."""
COOKIE = re.compile(r"\[#[A-Z\d]\][ \t]*|\[\d*(?:/\d*|%)\]")
TAGS = re.compile(r"(?<![^ \t]):([\w@#%:]{1,300}):[ \t]*$")
HIDDEN = frozenset({"noexport", "ARCHIVE"})
COMMENTED = re.compile(r"COMMENT(?:[ \t]|$)")
PLAN = re.compile(r"[ \t]*(?:SCHEDULED|DEADLINE|CLOSED):")
CLOSED = re.compile(r"CLOSED:[ \t]*([<\[][^<>\[\]\n]{1,60}[>\]])")
PROPERTY = re.compile(r"[ \t]*:([\w-]{1,60}):[ \t]+(.*)")
KEYWORD = re.compile(r"[ \t]*#\+([A-Za-z_]{1,40}):[ \t]*(.*)")
OF_FILE = frozenset({"author", "language"})
"""What a file says of all its posts, besides its tags."""
NAMES = {
    "export_title": "title", "export_date": "date", "export_hugo_publishdate": "date", "export_hugo_lastmod": "lastmod", "export_author": "author", "export_description": "description",
    "export_hugo_draft": "hugo_draft", "export_language": "language", "export_hugo_tags": "hugo_tags", "export_hugo_categories": "hugo_categories",
}  # fmt: skip
"""Properties of a subtree by the keywords that a file has for them."""
PROPERTIES = 60
"""Lines of a property drawer, at most."""
NOTE = re.compile(r"\[fn:([\w-]{1,60})\]")
NO_TEXT = ("*", "#", ":", "[fn:")
"""What lines begin with that are no text."""
LONGEST_NAME = 200
MOST_TAGS, LONGEST_TAG = 20, 60
"""Of a post with those that it has from above, and characters of each: what is handed on must not grow with the number of posts."""
LONGEST_SAID = 200
NOTES_ROOM = 1_000_000
"""Characters of footnotes that are handed out."""


@dataclass(slots=True)
class _Subtree:
    """A post, or what is none: `level` of its heading, the tags that hold in it, and the lines of the post that holds it, whose level is `top`; the file
    as a whole has level 0."""

    level: int
    name: str = ""
    tags: tuple[str, ...] = ()
    lines: list[str] = field(default_factory=list)
    top: int = 0


def org_pages(name: str, content: bytes) -> Iterator[Page]:
    """The page of an Org file; of one with subtrees that are posts a page for each, and one for what else it holds. An id is the file's, #, and what the post's file is called."""
    if not MARK.search(content):
        yield Page(name, content, "org")
        return
    whole, *posts = _posts(decode(content).replace("\r\n", "\n").split("\n"))
    _hand_out_notes(whole, posts)
    times: dict[str, int] = {}
    for number, post in enumerate(posts, 1):
        key = called = readable(post.name)[:LONGEST_NAME] or str(number)
        while called in times:
            times[key] += 1
            called = f"{key}~{times[key]}"
        times[called] = 1
        yield _page(f"{name}#{called}", post)
    if not posts or any(line.strip() and not line.lstrip().startswith(NO_TEXT) and not PLAN.match(line) for line in whole.lines):
        yield _page(name, whole)


def _page(name: str, part: _Subtree) -> Page:
    return Page(name, "\n".join(part.lines).encode("utf-8", "replace"), "org")


def _posts(lines: Sequence[str]) -> list[_Subtree]:
    """What belongs to no post, then the posts in their order; a post in a post is none of its text. Linear in the lines."""
    parts = [_Subtree(0)]
    said: dict[str, str] = {}
    above: list[_Subtree] = [parts[0]]
    for at, line in enumerate(lines):
        found = HEADING.fullmatch(line) if line[:1] == "*" else None
        if found is None:
            keyword = KEYWORD.fullmatch(line) if above[-1].level == 0 else None
            if keyword and keyword[1].lower() in OF_FILE:
                said.setdefault(keyword[1].lower(), line[:LONGEST_SAID])
            elif keyword and keyword[1].lower() == "filetags":
                parts[0].tags = (*parts[0].tags, *_tags(f":{keyword[2].strip().strip(':')}:".replace(" ", ":")))[:MOST_TAGS]
            above[-1].lines.append(line)
            continue
        level = len(found[1])
        while above[-1].level >= level:
            above.pop()
        holder = above[-1]
        tags = (*holder.tags, *_tags(found[2]), *(HIDDEN if COMMENTED.match(found[2]) else ()))[-MOST_TAGS:]
        properties = _properties(lines, at + 1) if HIDDEN.isdisjoint(tags) else {}
        own = _Subtree(level, properties.get("export_file_name", ""), tags)
        above.append(own)
        if own.name:
            own.top = level
            parts.append(own)
            own.lines += [*_keywords(found[2], own, properties), *said.values()]
        else:
            own.lines, own.top = holder.lines, holder.top
            own.lines.append(line[own.top :])
    return parts


def _hand_out_notes(whole: _Subtree, posts: Sequence[_Subtree]) -> None:
    """Footnotes that stand below all posts, as Org writes them, go to those that refer to them."""
    notes: dict[str, list[str]] = {}
    open_note: list[str] | None = None
    for line in whole.lines:
        if found := NOTE.match(line):
            open_note = notes.setdefault(found[1], [])
        elif not line.strip() or line[0] == "*":
            open_note = None
        if open_note is not None:
            open_note.append(line)
    room = NOTES_ROOM
    for post in posts if notes else ():
        own = {found[1] for line in post.lines if (found := NOTE.match(line))}
        wanted = dict.fromkeys(label for line in post.lines for label in NOTE.findall(line) if label in notes and label not in own)
        given = [line for label in wanted for line in notes[label]] if room > 0 else []
        post.lines += ["", *given]
        room -= sum(map(len, given))


def _properties(lines: Sequence[str], at: int) -> Mapping[str, str]:
    """The properties of the heading above a line, by lower-case names, and when it was closed."""
    found: dict[str, str] = {}
    while at < len(lines) and PLAN.match(lines[at]):
        if closed := CLOSED.search(lines[at]):
            found["closed"] = closed[1]
        at += 1
    if at < len(lines) and lines[at].strip().upper() == ":PROPERTIES:":
        for line in lines[at + 1 : at + PROPERTIES]:
            told = PROPERTY.fullmatch(line)
            if told is None:
                if line.strip().upper() == ":END:":
                    break
                continue
            found.setdefault(told[1].lower(), told[2].strip())
    return found


def _tags(heading: str) -> tuple[str, ...]:
    """The tags of a heading."""
    found = TAGS.search(heading)
    return tuple(tag for tag in found[1].split(":") if 0 < len(tag) <= LONGEST_TAG) if found else ()


def _keywords(heading: str, post: _Subtree, properties: Mapping[str, str]) -> Iterator[str]:
    """What a heading and its properties say of a post, as the keywords of a file."""
    title = TAGS.sub("", heading).strip()
    state = STATE.match(title)
    if state and state[1] in STATES:
        title = title[state.end() :]
    for name, keyword in NAMES.items():
        if properties.get(name):
            yield f"#+{keyword}: {properties[name]}"
    yield f"#+title: {COOKIE.sub('', title).strip()}"
    if "closed" in properties:
        yield f"#+date: {properties['closed']}"
    if state and state[1] in DRAFTS:
        yield "#+hugo_draft: t"
    for keyword, tags in (("hugo_categories", [tag[1:] for tag in post.tags if tag[0] == "@"]), ("hugo_tags", [tag for tag in post.tags if tag[0] != "@"])):
        if tags:
            yield f"#+{keyword}: " + " ".join(f'"{_shown(tag)}"' for tag in dict.fromkeys(tags))


def _shown(tag: str) -> str:
    """A tag as ox-hugo shows it.

    >>> _shown("org_mode"), _shown("big__data")
    ('org-mode', 'big data')
    """
    return tag.replace("__", " ").replace("_", "-")
