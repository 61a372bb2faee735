"""File names that are safe on every file system, from ids that may be anything."""

import hashlib
import re
import unicodedata

LONGEST = 160
"""Bytes of a slug; file systems take 255 for a whole name, and ours get a suffix."""
SEPARATOR = "~"
"""Stands for the slash of an id: allowed in file names and unreserved in addresses (RFC 3986, 2.3)."""
STRANGE = re.compile(r"[^\w.~-]+")
HASHED = re.compile(r"-[0-9a-f]{10}$")
HIDING = "._~-"
"""A name that begins with one of these is hidden, an option, or left out by Jekyll."""
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")
"""Devices on Windows, with any suffix (Naming Files, Paths, and Namespaces)."""


def safe_name(name: str) -> str:
    """A file name without suffix for an id: the same on every run, whatever other ids there are.

    An id of lower-case letters, digits, dots, dashes and underscores is kept, its slashes as `~`. Where more
    had to be changed, ten digits of its hash follow, so that no two ids share a name, whatever the case.

    >>> safe_name("posts/jvm-locks.md")
    'posts~jvm-locks.md'
    >>> safe_name("../../etc/passwd")
    'etc~passwd-304138e46d'
    """
    wanted = name.replace("/", SEPARATOR)
    slug = _slug(wanted)
    if slug == wanted and SEPARATOR not in name and not HASHED.search(slug):
        return slug
    digest = hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()
    return f"{slug}-{digest}"


def _slug(name: str) -> str:
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    slug = STRANGE.sub("-", folded).lstrip(HIDING)
    slug = slug.encode("utf-8", "ignore")[:LONGEST].decode("utf-8", "ignore").rstrip("-.~") or "article"
    return f"x-{slug}" if RESERVED.match(slug) else slug
