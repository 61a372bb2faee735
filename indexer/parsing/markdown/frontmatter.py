"""The metadata block at the head of a Markdown file: YAML, TOML or JSON, in the dialects of the generators."""

import datetime
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from indexer.parsing.dates import iso_date
from indexer.parsing.markdown.elixirmap import elixir_map
from indexer.parsing.markdown.logseq import page_properties

YAML_BLOCK = re.compile(r"\A\ufeff?\s*---[ \t]*\r?\n(.*?)(?:\r?\n)?^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M)
YAML_HEXO = re.compile(
    r"\A\ufeff?((?:[A-Za-z_][\w-]*:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n|- [^\r\n]*\r?\n)*)+)(?:\r?\n)*---[ \t]*(?:\r?\n|\Z)"
)
"""Hexo's block without its first fence, which has a title or two known names. Each line matches in one way: two ways a line would be 2^n ways to fail."""
TOML_BLOCK = re.compile(r"\A\ufeff?\s*\+\+\+[ \t]*\r?\n(.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)", re.S | re.M)
META_LINES = re.compile(
    r"\A\ufeff?\s*((?:[A-Za-z][\w-]*[ \t]*:[^\r\n]*\r?\n(?:[ \t]{4,}[^\r\n]*\r?\n)*)+)(?:[ \t]*\r?\n|\Z)"
)
"""The lines of Pelican and MultiMarkdown, without fences, up to the first blank line."""
META_NAMES = frozenset({
    "title", "date", "author", "authors", "tags", "category", "categories", "slug", "summary", "modified", "status", "lang", "keywords",
})  # fmt: skip
META_LINE = re.compile(r"^([A-Za-z][\w-]*)[ \t]*:[ \t]*([^\r\n]*)", re.M)
ALIASES = 20
NESTING = 100
"""Deeper YAML is refused before it is built: libyaml would take the process with it some ten thousand levels down."""
LISTS_IN_LISTS = 4
LINKED = re.compile(r"\[\[(?:[^\[\]|\n]{0,200}\|)?([^\[\]|\n]{1,200})\]\]")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`fields` with lower-case names, and the Markdown below them. `broken` says why a block could not be read."""

    fields: Mapping[str, Any]
    body: str
    broken: str = ""


def split_front_matter(markdown: str) -> FrontMatter:
    """Metadata and body. A block that is not what it claims to be is left out, and `broken` says so.

    >>> split_front_matter("---\\ntitle: 锁\\n---\\n正文").fields["title"]
    '锁'
    """
    if markdown.lstrip("\ufeff \n\r\t").startswith("{"):
        return _json(markdown)
    if elixir := elixir_map(markdown):
        return FrontMatter(*elixir)
    for pattern, load in ((YAML_BLOCK, _yaml), (TOML_BLOCK, _toml), (YAML_HEXO, _yaml)):
        found = pattern.match(markdown)
        if found is None or (pattern is YAML_HEXO and not _is_metadata(_named(found[1]))):
            continue
        body = markdown[found.end() :]
        try:
            fields = load(found[1])
        except (ValueError, RecursionError) as error:
            return FrontMatter(_lines(found[1]), body, _first_line(error.__cause__ or error))
        if isinstance(fields, dict):
            return FrontMatter(_lower(fields), body)
        return FrontMatter({}, body if fields is None else markdown)
    fields, body = page_properties(markdown)
    return FrontMatter(fields, body) if fields else _meta_lines(markdown)


TEXTS = frozenset({"post", "posts", "page", "single", "article", "doc", "docs", "blog", "note", "notes", "default", "none", "null", "false", "true"})
"""Layouts and types of pages that have a text of their own; all others name what a template shows there."""
INDEXES = frozenset({"index.md", "readme.md"})
COMPONENT = re.compile(r"<[A-Z][^<>]*/>")
LONGEST_BARE = 1000
UNPUBLISHED = frozenset({"draft", "hidden", "private"})
"""What `status` says of posts that are not for all."""


def is_hidden(fields: Mapping[str, Any]) -> bool:
    """Whether its author does not want the post to be read by all: drafts, unpublished and protected posts."""
    unpublished = str(fields.get("published", True)).lower() in {"false", "no", "0"} or str(fields.get("status", "")).lower() in UNPUBLISHED
    return _truth(fields.get("draft")) or unpublished or bool(fields.get("password"))


def is_filled_in(name: str, fields: Mapping[str, Any]) -> bool:
    """Whether a page of some path that has no text gets what it shows from a template: `_index.md` of Hugo, `layout: archives`, `home: true`.

    >>> is_filled_in("content/tags/_index.en.md", {}), is_filled_in("search.md", {"layout": "search"}), is_filled_in("a.md", {"layout": "post"})
    (True, True, False)
    """
    named = (text_of(fields.get(field)).lower() for field in ("layout", "type"))
    return name.rpartition("/")[2].startswith("_index.") or _truth(fields.get("home")) or any(value and value not in TEXTS for value in named)


def is_bare_index(name: str, body: str) -> bool:
    """Whether a page is the index of a folder and has nothing but a title or a component, where a generator lists what is in the folder (the blog of Material
    for MkDocs, `<Catalog />` of VuePress).

    >>> is_bare_index("docs/blog/index.md", "# Blog\\n"), is_bare_index("README.md", "<Catalog />"), is_bare_index("index.md", "# A\\n\\nText"), is_bare_index("a.md", "# A")
    (True, True, False, False)
    """
    if name.rpartition("/")[2].lower() not in INDEXES or len(body) > LONGEST_BARE:
        return False
    lines = [line.strip() for line in body.splitlines()]
    return any(lines) and all(not line or line.startswith("# ") or COMPONENT.fullmatch(line) for line in lines)


def text_of(value: Any) -> str:
    """A field as text: dates in ISO 8601, lists by their first item."""
    if isinstance(value, datetime.datetime):
        return value.replace(tzinfo=None).isoformat(timespec="seconds")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, list):
        return text_of(value[0]) if value and not isinstance(value[0], list) else ""
    return "" if value is None or isinstance(value, dict) else str(value).strip()


def name_of(value: Any) -> str:
    """A field as a person's name: text, or the name in a mapping; of several the first.

    >>> name_of([{"name": "小明", "url": "https://x.example"}])
    '小明'
    """
    first = value[0] if isinstance(value, list) and value else value
    return _unlinked(text_of(first.get("name") or first.get("title")) if isinstance(first, Mapping) else text_of(first))


def date_of(value: Any) -> str:
    """A field as an ISO 8601 date, or nothing."""
    return iso_date(text_of(value))


def list_of(value: Any, depth: int = LISTS_IN_LISTS) -> tuple[str, ...]:
    """A field as names: a list (of lists, as Hexo's categories), a mapping's keys, or words parted by commas."""
    if isinstance(value, str):
        parts = re.split(r"[,，、;；]", value) if re.search(r"[,，、;；]", value) else [value]
        return tuple(dict.fromkeys(filter(None, (_unlinked(part.strip()) for part in parts))))
    if isinstance(value, list | tuple):
        items = value if depth else ()
        return tuple(dict.fromkeys(name for item in items for name in list_of(item, depth - 1)))
    return () if value is None or isinstance(value, dict) else (str(value),)


def _unlinked(text: str) -> str:
    """The name that a link of note keepers shows, [[a]] or [[notes/a|a]], at the beginning of a field; any other text as it is."""
    found = LINKED.match(text)
    return found[1] if found else text


def _yaml(text: str) -> Any:
    """What YAML holds. Raises ValueError for what is none, and for what would cost too much."""
    import yaml  # here, as for TOML: many piles of articles have no front matter

    if len(re.findall(r"(?<![^\s\[{,])[&*]\w", text)) > ALIASES:
        raise ValueError("too many YAML anchors and aliases")
    text = text.replace("\t", "    ")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        if len(re.findall(r"[\[{]|[-?](?=\s)", text)) > NESTING:
            _refuse_depth(yaml.parse(text, Loader=loader))
        return yaml.load(text, Loader=loader)  # noqa: S506 - CSafeLoader, or SafeLoader where it is missing
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error


def _refuse_depth(events: Iterable[Any]) -> None:
    import yaml

    depth = 0
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > NESTING:
            raise ValueError(f"YAML nested more than {NESTING} levels deep")


def _toml(text: str) -> Any:
    import tomllib

    return tomllib.loads(text)


def _json(markdown: str) -> FrontMatter:
    text = markdown.lstrip("\ufeff \n\r\t")
    try:
        fields, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return FrontMatter({}, markdown)
    return FrontMatter(_lower(fields), text[end:]) if isinstance(fields, dict) and fields else FrontMatter({}, markdown)


def _meta_lines(markdown: str) -> FrontMatter:
    """Names and values in lines of their own; without a title, two known names or none but known ones, lines with colons are text."""
    found = META_LINES.match(markdown) if ":" in markdown[:200] else None
    if found is None:
        return FrontMatter({}, markdown)
    fields = _named(found[1])
    return FrontMatter(fields, markdown[found.end() :]) if _is_metadata(fields) else FrontMatter({}, markdown)


def _named(lines: str) -> dict[str, str]:
    """The values of lines by their names."""
    return {name.lower(): value.strip() for name, value in META_LINE.findall(lines)}


def _is_metadata(fields: Mapping[str, str]) -> bool:
    known = META_NAMES & fields.keys()
    return "title" in known or len(known) > 1 or known == fields.keys()


def _lines(text: str) -> dict[str, Any]:
    """The plain `name: value` lines of a block that as a whole cannot be read; Logseq's links ([[a]], [[b]]) are plain."""
    found = re.findall(r"^(\w+)[ \t]*[:=][ \t]*((?:[^\[{>|&*\s]|\[\[\w)[^\n]*)$", text, re.M)
    return {name.lower(): value.strip().strip("\"'") for name, value in found}


def _lower(fields: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(name).lower(): value for name, value in fields.items()}


def _truth(value: Any) -> bool:
    return value is True or str(value).lower() in {"true", "yes", "1"}


def _first_line(error: BaseException) -> str:
    mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None)
    if mark is not None and problem:
        return f"line {mark.line + 2}: {problem}"
    return " ".join(str(error).split())[:120]
