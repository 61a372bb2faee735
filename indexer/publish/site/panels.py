"""Panels: what others have to say of a corpus, on the start page (a plot) or on a page of its own (a list of what is wrong).

A panel is made by a function of the index and the language (BCP 47) that the pages are in; `PANELS` are those that the
explorer shows, in their order.
"""

from collections.abc import Callable
from typing import NamedTuple

from markupsafe import Markup

from indexer.publish.words import CHINESE, ENGLISH, TRADITIONAL
from indexer.store import Index


class Panel(NamedTuple):
    """A heading and HTML that is safe as it is, such as an inline SVG without styles and scripts, which pages do not allow.
    `name` is that of its own page, without suffix; empty where it stands on the start page."""

    heading: str
    body: Markup
    name: str = ""


Maker = Callable[[Index, str], Panel | None]
"""None where there is nothing to say."""


def failed_pages(index: Index, language: str) -> Panel | None:
    """The pages that the build could not read, with the reasons."""
    failures = index.failures()
    if not failures:
        return None
    items = Markup().join(Markup("<li><code>{}</code> {}</li>\n").format(found.id, found.reason) for found in failures)
    return Panel(HEADINGS[language], Markup("<ul>\n{}</ul>").format(items), "failed")


HEADINGS = {words.language: words.failed for words in (CHINESE, TRADITIONAL, ENGLISH)}
PANELS: tuple[Maker, ...] = (failed_pages,)


def panels_of(index: Index, language: str) -> list[Panel]:
    """The panels that have something to say."""
    return [panel for maker in PANELS if (panel := maker(index, language))]
