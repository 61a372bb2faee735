"""Pages that a site shows in an article's place: nothing found under whatever joke, a text under lock and key, a script that has not run."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from indexer.errors import PageError
from indexer.text.scripts import either

SHORT = 160
"""Characters of text up to which a page may be such a one."""
WAITING = either(r"\W*(?:(?:正在)?(?:加载|载入)中?|loading)\W*", re.I)
"""What stands where a script will put something."""
PLACE = re.compile(r"(?:^|/)404(?:/|/index\.html?|\.html?)?$", re.I)
MISSING = "main.not-found, div.not-found, section.not-found, div.NotFound, main.page-404, div.page-404, body.error404, body.error-404"
"""How themes mark the page that stands for all that do not exist."""
LOCK = "input[type=password]"
NAMED = "input:not([type]), input[type=text], input[type=email], input[type=tel]"
CLIMB = 6
"""Elements around a field for a password in which one for a name makes both a login, which forums and themes have on every page."""
UNSEEN = re.compile(r"display:none|visibility:hidden|opacity:0(?![.\d])", re.I)


def is_waiting(text: str) -> bool:
    """Whether a text says nothing but that something is being loaded.

    >>> is_waiting("加载中..."), is_waiting("加载中的图片会闪")
    (True, False)
    """
    return WAITING.fullmatch(text.strip()) is not None


def refuse_shell(page: LexborHTMLParser, text: str, place: str) -> None:
    """Raise PageError for a page that has no article but stands in the place of one, with the reason; `text` is what was found, `place` the page's
    address or path."""
    if len(text) > SHORT:
        return
    if is_waiting(text):
        raise PageError("was saved before it had loaded")
    if PLACE.search(place) or page.css_first(MISSING) is not None or any(head.text().strip() == "404" for head in page.css("h1")):
        raise PageError("says that the page was not found")
    if any(map(_locks, page.css(LOCK))):
        raise PageError("asks for a password")


def _locks(field: LexborNode) -> bool:
    """Whether a field for a password is seen and stands alone."""
    around, climbed = field.parent, 0
    while around is not None:
        if UNSEEN.search((around.attributes.get("style") or "").replace(" ", "")) or (climbed < CLIMB and around.css_first(NAMED) is not None):
            return False
        around, climbed = around.parent, climbed + 1
    return True
