"""The metadata in a front matter, under the names that generators and note keepers have for it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from indexer.parsing.markdown.frontmatter import date_of, list_of, name_of, text_of

AUTHORS = ("author", "authors", "writer", "by")
DATES = (
    "date", "pubdate", "publishdate", "published", "published_at", "date_published", "created", "created_at", "createtime", "create_time", "created_time",
    "date created", "date_created", "creation date",
)  # fmt: skip
UPDATES = (
    "updated", "lastmod", "last_modified_at", "modified", "last_modified", "updateddate", "updated_at", "date_modified",
    "lastupdated", "updatetime", "update_time", "updated_time", "date modified", "last_edited_time", "last edited time",
)  # fmt: skip
DESCRIPTIONS = ("description", "summary", "excerpt", "subtitle")
"""Names of fields in lower case, of Hexo, Hugo, Jekyll, VuePress, Astro, Docusaurus, Pelican, Zola, Notion, Obsidian and its plugins (Linter: `date created`)."""
LONGEST_ALIAS = 60
"""Characters of another name of what a note is about; Hugo's aliases are addresses."""


DATED_POST = re.compile(r"\d{4}-\d{1,2}-\d{1,2}-")
BY_BLANKS = ("tags", "categories")


def with_jekylls_lists(place: str, fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """The fields of a post of Jekyll or Octopress, where tags and categories in one text are parted by blanks; those of all others as they are. Hexo's
    posts lie in `source/_posts`, too, and are not parted so, but have no `layout: post`.

    >>> with_jekylls_lists("_posts/2024-01-02-锁.md", {"tags": "jvm lock"}), with_jekylls_lists("source/_posts/锁.md", {"tags": "linked list"})
    ({'tags': ['jvm', 'lock']}, {'tags': 'linked list'})
    """
    texts = {name: value for name in BY_BLANKS if isinstance(value := fields.get(name), str) and " " in value.strip() and not re.search(r"[,，、;；]", value)}
    folders, _, name = place.rpartition("/")
    if not texts or not DATED_POST.match(name) or "_posts" not in folders.split("/") or ("source/_posts/" in place and fields.get("layout") != "post"):
        return fields
    return {**fields, **{name: value.split() for name, value in texts.items()}}


def front_fields(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The metadata in a front matter, under the names that generators know for it, the commonest first."""
    tags, categories = fields.get("tags") or fields.get("tag"), fields.get("categories") or fields.get("category")
    series, terms = fields.get("series"), fields.get("taxonomies")
    if isinstance(terms, Mapping):  # Zola
        tags, categories = tags or terms.get("tags"), categories or terms.get("categories")
        series = series or terms.get("series")
    return {
        "author": next(filter(None, map(name_of, _under(fields, AUTHORS))), ""),
        "date": next(filter(None, map(date_of, _under(fields, DATES))), ""),
        "updated": next(filter(None, map(date_of, _under(fields, UPDATES))), ""),
        "language": next(filter(None, map(text_of, _under(fields, ("lang", "language", "locale")))), ""),
        "description": next(filter(None, map(text_of, _under(fields, DESCRIPTIONS))), ""),
        "url": next(filter(None, map(text_of, _under(fields, ("canonical_url", "canonicalurl", "canonical")))), ""),
        "tags": tuple(tag.removeprefix("#") for tag in list_of(tags or fields.get("keywords"))),
        "categories": list_of(categories),
        "series": name_of(series),
        "aliases": tuple(name for name in list_of(fields.get("aliases") or fields.get("alias")) if "/" not in name and len(name) <= LONGEST_ALIAS),
        "related_pin": list_of(fields.get("related_pin")),
        "related_exclude": list_of(fields.get("related_exclude")),
    }


def _under(fields: Mapping[str, Any], names: Sequence[str]) -> Iterator[Any]:
    return (fields[name] for name in names if name in fields)
