"""What an Org file says of itself, in its keywords and in the properties above its text, by the names of a front matter."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from indexer.parsing.org.inline import plain

FILE_FIELDS = {
    "title": "title", "date": "date", "author": "author", "language": "language", "description": "description", "subtitle": "description", "summary": "description", "keywords": "keywords",
    "tags": "tags", "filetags": "tags", "hugo_tags": "tags", "category": "categories", "categories": "categories", "hugo_categories": "categories", "hugo_draft": "draft", "draft": "draft",
    "roam_alias": "aliases", "roam_aliases": "aliases", "roam_tags": "tags", "lastmod": "updated", "hugo_lastmod": "updated", "last_modified": "updated", "created": "created",
}  # fmt: skip
"""Keywords and properties of a file, by the names of a front matter."""
MOMENT = re.compile(r"[<\[](\d{4}-\d\d-\d\d)(?:[ \t]+[^\d\s>\]]+)?([ \t]+\d\d?:\d\d)?[^>\]\n]{0,60}[>\]]")
NAMES = re.compile(r'"([^"\n]+)"|([^\s:,"]+)')


@dataclass(slots=True)
class FileFields:
    """The fields of a file so far: those of one value, and lists."""

    values: dict[str, str | bool] = field(default_factory=dict)
    lists: dict[str, list[str]] = field(default_factory=dict)

    @property
    def fields(self) -> Mapping[str, object]:
        """All of them."""
        return {**self.values, **self.lists}

    def say(self, name: str, value: str) -> None:
        """What a file says of itself; what it says first counts, of tags all."""
        known, value = FILE_FIELDS.get(name.lower(), ""), MOMENT.sub(r"\1\2", plain(value)).strip()
        if not known or not value:
            return
        if known in {"tags", "aliases", "categories", "keywords"}:
            parts = value.split(",") if "," in value else [quoted or bare for quoted, bare in NAMES.findall(value)]
            self.lists.setdefault(known, []).extend(filter(None, (part.strip(" \t:\"@") for part in parts)))
        else:
            self.values.setdefault(known, value if known != "draft" else value.lower() in {"t", "true", "yes"})
