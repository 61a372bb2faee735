"""What the last run found of each page of a site, beside the index: a page whose bytes are the same is not read again.

A page is known by the digest of its bytes, never by its time: generators give pages the times that they like. What was found
holds for one state of index, code and options only, its seal.
"""

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from indexer.inject.files import replace
from indexer.publish.options import Options
from indexer.publish.templates import owners_files
from indexer.store import Index
from indexer.versions import code_version

CODE = ("indexer.inject", "indexer.publish", "indexer.store", "indexer.text")
"""What decides about a block."""
TEMPLATES = ("templates", "styles")


class Seen(NamedTuple):
    """What was found of a page: the digests of its bytes without a block and as the run left them, and either its article,
    the byte before which the block goes and how surely the page is its own, or why it gets none (nothing where it hides)."""

    bare: str
    left: str
    entry: str
    at: int
    sureness: int
    reason: str


@dataclass(slots=True)
class Memory:
    """The pages of a site by their paths; `linked` is the digest of which page shows which article, on which all links depend."""

    place: Path
    seal: str
    linked: str = ""
    pages: dict[str, Seen] = field(default_factory=dict)

    def find(self, path: str, digest: str) -> Seen | None:
        """What is known of a page with those bytes."""
        seen = self.pages.get(path)
        return seen if seen is not None and digest in (seen.bare, seen.left) else None

    def save(self, linked: str, pages: Mapping[str, Seen]) -> None:
        """Remember a run; a folder that cannot be written to only costs the next run its time."""
        text = json.dumps({"seal": self.seal, "linked": linked, "pages": dict(sorted(pages.items()))}, ensure_ascii=False)
        with suppress(OSError):
            replace(str(self.place), text.encode("utf-8", "surrogatepass"))


def memory_of(index: Index, site: Path, options: Options) -> Memory:
    """What is remembered of a site; nothing where anything that decides about a block has changed since."""
    place = index.path.with_name(f"{index.path.name}.{digest_of(str(site.resolve()).encode('utf-8', 'surrogatepass'))[:12]}.site")
    seal = digest_of("\0".join((index.meta("corpus"), code_version(*CODE), _templates(options), repr(options))).encode())
    memory = Memory(place, seal)
    with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
        said = json.loads(place.read_bytes())
        if said["seal"] == seal:
            known = {"", *(entry.id for entry in index.entries())}
            pages = {path: Seen(*row) for path, row in said["pages"].items()}
            memory.pages = {path: seen for path, seen in pages.items() if seen.entry in known and isinstance(seen.at, int)}
            memory.linked = said["linked"]
    return memory


def digest_of(content: bytes) -> str:
    """Sixteen bytes of BLAKE2b (RFC 7693) as hexadecimal digits."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def _templates(options: Options) -> str:
    folder = files("indexer.publish")
    parts = sorted((file for name in TEMPLATES for file in folder.joinpath(name).iterdir()), key=lambda file: file.name)
    own = owners_files(options.templates).items()
    ours = ((file.name, file.read_bytes()) for file in parts)
    return digest_of(b"".join(name.encode("utf-8", "surrogatepass") + content for name, content in (*ours, *own)))
