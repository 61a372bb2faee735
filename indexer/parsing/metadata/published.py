"""When a page was published and updated: which of its statements and visible dates is to be believed."""

import datetime
import re
from collections.abc import Sequence
from itertools import islice
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from indexer.parsing.dates import CERTAIN, UPDATED, WORTH, Seen, iso_date, path_date
from indexer.parsing.links import path_of
from indexer.parsing.metadata.statements import CLIMB, Said, is_beside, is_in_comments, said_by

PUBLISHED_NAMES = (
    "article:published_time", "og:article:published_time", "datepublished", "og:published_time", "parsely-pub-date",
    "sailthru.date",
    "pubdate", "publishdate", "publish_date", "publish-date", "publication_date", "bt:pubdate",
    "citation_publication_date",
    "citation_online_date", "citation_date", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dc.date.created", "dc.date",
    "dcterms.date", "article.published", "og:release_date", "weibo:article:create_at", "date", "created",
)  # fmt: skip
"""Names of meta tags, the most telling first; the last is what Evernote writes into its notes."""
UPDATED_NAMES = (
    "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified",
    "last-modified", "lastmod",
    "weibo:article:update_at", "updated",
)  # fmt: skip
MIDNIGHT = re.compile(r"T\d\d:00:00(?:\.0+)?(?:Z|[+-]00:?00)\s*$")
"""A day without a clock, as it is written in UTC: it began on a full hour."""
UTC = re.compile(r"(?:Z|[+-]00:?00)\s*$")
CALLED_UPDATED = re.compile(r"updated|modified", re.I)
CALLED_PUBLISHED = re.compile(r"publish", re.I)
ASIDE = re.compile(r"sidebar|widget|recent", re.I)
"""What boxes are called that list other posts, with their dates."""
MOST_TIMES = 20
"""More `time` elements than this stand in a list."""
MOST_MARKED = 200
"""Elements marked as a date that are looked at: lists of posts have dozens."""
LABEL_REACH = 24


def published(said: Said, seen: Sequence[Seen], place: str) -> str:
    """The first of: JSON-LD, meta, microdata, a date with label near the title, a time element, the address, a
    date near the title."""
    best = max(
        (found for found in seen if found.role != "updated"), key=lambda found: found.score, default=Seen("", "none", 0)
    )
    told = (said.linked("datePublished"), *(said.meta.get(name, "") for name in PUBLISHED_NAMES))
    marked = next(filter(iso_date, told), "") or _in_markup(said, "datePublished")
    address = path_date(unquote(path_of(said.url))) or path_date(path_of(place))
    if marked:
        shown = (found.date[:10] for found in seen if found.role != "updated" and found.score >= WORTH)
        return _in_own_zone(marked, [address, *shown] if MIDNIGHT.search(marked) else [address])
    return (
        (best.date if best.score >= CERTAIN else "")
        or _in_times(said, seen)
        or address
        or (best.date if best.score >= WORTH else "")
        or max((found.date for found in seen if found.role == "updated" and found.score > WORTH), default="")
    )


def updated(said: Said, seen: Sequence[Seen], date: str) -> str:
    """When the page was changed last, empty where that is unknown or before `date`, its publication."""
    told = next((said.meta[name] for name in UPDATED_NAMES if iso_date(said.meta.get(name, ""))), "")
    labelled = max((found for found in seen if found.role == "updated"), key=lambda found: found.score, default=None)
    found = (
        iso_date(said.linked("dateModified"))
        or iso_date(told)
        or iso_date(_in_markup(said, "dateModified"))
        or (labelled.date if labelled and labelled.score >= 0 else "")
        or next((iso_date(said_by(node)) for node in said.marked if node.tag == "time" and _is_update(node)), "")
    )
    return found if found[:10] >= date[:10] else ""


def _in_own_zone(marked: str, days: Sequence[str]) -> str:
    """A date in UTC as its author's day, where the first of `days` (of the address, or shown under the title) is the one before or after."""
    date = iso_date(marked)
    day = next(filter(None, days), "")
    if day and UTC.search(marked):
        apart = datetime.date.fromisoformat(day) - datetime.date.fromisoformat(date[:10])
        return day if abs(apart.days) == 1 else date
    return date


def _in_markup(said: Said, name: str) -> str:
    """The first date in microdata or RDFa under `name`, of those beside the article only where no other is, or in a microformat, as it is written."""
    own = [node for node in islice(said.under(name), MOST_MARKED) if iso_date(said_by(node)) and not is_in_comments(node)]
    if own:
        return said_by(next((node for node in own if not is_beside(node, ASIDE, CLIMB)), own[0]))
    if name != "datePublished":
        return ""
    formats = (
        node
        for node in said.marked
        if node.tag != "time" and {"published", "dt-published"} & set((node.attributes.get("class") or "").split())
    )
    return next((said_by(node) for node in formats if iso_date(said_by(node)) and not is_in_comments(node)), "")


def _in_times(said: Said, seen: Sequence[Seen]) -> str:
    """The date of the `time` element that the article's text shows best; of the first one where none is shown.

    Elements of comments and those that tell the update are none. One whose date the text shows under comments only counts
    where no other date is likely: what looks like their heading may be a word of a menu (留言).
    """
    nodes = [node for node in said.marked if node.tag == "time"]
    if len(nodes) > MOST_TIMES:
        return ""
    times = [iso_date(said_by(node)) for node in nodes if not is_in_comments(node) and not _is_update(node)]
    shown = {found.date[:10]: found.score for found in reversed(seen) if found.role != "updated"}
    above = {found.date[:10]: found.score for found in seen if not found.below}
    below = {found.date[:10] for found in seen} - set(above) if max(above.values(), default=0.0) >= WORTH else set()
    own = (time for time in times if time and time[:10] not in below)
    return max(own, key=lambda time: shown.get(time[:10], -1.0), default="")


def _is_update(node: LexborNode) -> bool:
    """Whether a `time` element is called an update, by its class or by the text before it."""
    name = node.attributes.get("class") or ""
    before = node.prev.text() if node.prev is not None else ""
    return (bool(CALLED_UPDATED.search(name)) and not CALLED_PUBLISHED.search(name)) or bool(
        UPDATED.search(before[-LABEL_REACH:])
    )
