"""The tags of Joplin's notes: its own form (RAW, .jex, the folder that it synchronises with) keeps a file for each tag, and one for each note that has it."""

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

NAME = re.compile(r"(?:^|[/\\])[0-9a-f]{32}\.md$")
"""How these files are called."""
LARGEST = 1500
"""Bytes of a file that is a tag, or says which note has one."""
TAG, TAGGED, NOTE = b"5", b"6", b"1"
KIND = re.compile(rb"^type_: (\d{1,2})\s*\Z", re.M)
ID, OF_NOTE, OF_TAG = (re.compile(rb"^%s: ([0-9a-f]{32})\s*$" % name, re.M) for name in (b"id", b"note_id", b"tag_id"))


def tags_of(files: Iterable[bytes]) -> Mapping[bytes, tuple[str, ...]]:
    """The names of tags by the id of the note, in the order of their names, from what small files hold."""
    names: dict[bytes, str] = {}
    tagged: defaultdict[bytes, set[bytes]] = defaultdict(set)
    for content in files:
        kind = KIND.search(content)
        if kind and kind[1] == TAG and (own := ID.search(content)):
            names[own[1]] = content.decode("utf-8", "replace").partition("\n")[0].strip()
        elif kind and kind[1] == TAGGED and (note := OF_NOTE.search(content)) and (tag := OF_TAG.search(content)):
            tagged[note[1]].add(tag[1])
    return {note: tuple(sorted(filter(None, (names.get(tag, "") for tag in tags)))) for note, tags in tagged.items()}


def tags_in(folder: str) -> Mapping[bytes, tuple[str, ...]]:
    """The tags of the notes in a folder of Joplin's; empty where it cannot be read."""
    try:
        with os.scandir(folder) as found:
            small = [entry.path for entry in found if NAME.search(entry.path) and entry.is_file(follow_symlinks=False) and entry.stat().st_size <= LARGEST]
        return tags_of(Path(path).read_bytes() for path in sorted(small))
    except OSError:
        return {}


def with_tags(content: bytes, tags: Mapping[bytes, tuple[str, ...]]) -> bytes:
    """A note with a line that names its tags among those that Joplin keeps of it.

    >>> with_tags(b"A\\n\\nid: %s\\ntype_: 1" % (b"0" * 32), {b"0" * 32: ("jvm", "lock")}).splitlines()[-2:]
    [b'tags: jvm, lock', b'type_: 1']
    """
    kind = KIND.search(content, max(0, len(content) - 20)) if tags else None
    own = ID.search(content, content.rfind(b"\n\n")) if kind and kind[1] == NOTE else None
    told = tags.get(own[1], ()) if own else ()
    if kind is None or not told:
        return content
    return content[: kind.start()] + f"tags: {', '.join(told)}\n".encode() + content[kind.start() :]
