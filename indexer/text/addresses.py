"""When two addresses lead to one page."""

import posixpath
import re
from urllib.parse import unquote

ABSOLUTE = re.compile(r"(?:https?:)?//(?:[^/@\s]*@)?(?:www\.)?([^/:?#\s]+)(?::\d+)?([^?#]*)", re.I)
"""An address on the web: its host and path."""
NO_PART_OF_A_NAME = re.compile(r"(?:/(?:index|readme))?(?:\.(?:html?|md|markdown|txt))?/*\Z", re.I)


def page_address(url: str) -> str:
    """What the addresses of a page on the web share, as //host/path; empty for what is none.

    >>> page_address("https://www.Blog.example/a%20b/index.html?x=1#y"), page_address("/a")
    ('//blog.example/a b', '')
    """
    found = ABSOLUTE.match(url)
    if found is None:
        return ""
    path = posixpath.normpath(unquote(found[2]) or "/")
    return f"//{found[1].lower()}{NO_PART_OF_A_NAME.sub('', path)}"
