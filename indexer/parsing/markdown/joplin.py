"""What Joplin keeps in files of its own (its RAW export, and the folder that it synchronises with): the text, then what the program knows of it, a line each."""

import re
from collections.abc import Mapping

KEPT = re.compile(r"(?:\A|\n\n)((?:[a-z_]{2,40}:[^\n]*\n){2,80}type_: (\d{1,2}))\s*\Z")
ID = re.compile(r"^id: [0-9a-f]{32}$", re.M)
FIELD = re.compile(r"^([a-z_]+): (.+)$", re.M)
NAMES = {"created_time": "date", "user_created_time": "date", "updated_time": "updated", "author": "author", "source_url": "canonical_url", "tags": "tags"}
"""By the names of a front matter; `user_` is what a person changed, `tags` what `sources` found in other files."""
NOTE = "1"
LINK = re.compile(r"\]\(:/([0-9a-f]{32})(#[^)\s]{0,200})?\)")


def joplin_note(text: str) -> tuple[Mapping[str, str], str] | None:
    """What the program knows of a note, by the names of a front matter, with its title, and its text; empty where it is no note but a notebook, a tag or a
    file. None for files of others.

    >>> text = "锁\\n\\n偏向锁。\\n\\nid: 0123456789abcdef0123456789abcdef\\ncreated_time: 2024-01-02T03:04:05.000Z\\ntype_: 1"
    >>> joplin_note(text)
    ({'title': '锁', 'date': '2024-01-02T03:04:05.000Z'}, '偏向锁。')
    """
    found = KEPT.search(text, max(0, text.rfind("\n\n"))) if "type_: " in text[-40:] else None
    if found is None or not ID.search(found[1]):
        return None
    if found[2] != NOTE:
        return {}, ""
    title, _, body = text[: found.start()].partition("\n")
    fields = {"title": title.strip()}
    for name, value in FIELD.findall(found[1]):
        if name in NAMES:
            fields.setdefault(NAMES[name], value.strip())
    return fields, LINK.sub(r"](\1.md\2)", body.strip("\n"))
