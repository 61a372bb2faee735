"""Panels: what others have to say of a corpus, on the start page (a plot) or on a page of its own (a list of what is wrong).

A panel is made by a function of the index and the language (BCP 47) that the pages are in; `PANELS` are those that the
explorer shows, in their order.
"""

from collections.abc import Callable
from typing import NamedTuple

from markupsafe import Markup

from indexer import doctor, plots
from indexer.doctor.words import SPOKEN, Words
from indexer.plots.svg import STYLE
from indexer.publish.links import clean
from indexer.store import Index

SHOWN = 50
"""Findings of a group that are listed; the command line lists all."""


class Panel(NamedTuple):
    """A heading and HTML that is safe as it is, such as an inline SVG without styles and scripts, which pages do not allow.

    `heading` is empty where the body has one, `name` is that of its own page, without suffix; empty where it stands on the start page."""

    heading: str
    body: Markup
    name: str = ""


Maker = Callable[[Index, str], Panel | None]
"""None where there is nothing to say."""


def articles_in_time(index: Index, language: str) -> Panel | None:
    """How many articles there are of each month, quarter or year, by topic."""
    words = plots.SPOKEN[language]
    return _plot(plots.articles_over_time(index, words)) if _has_dates(index) else None


def topics_in_time(index: Index, language: str) -> Panel | None:
    """How many articles each topic has in each month, quarter or year."""
    words = plots.SPOKEN[language]
    return _plot(plots.topics_over_time(index, words)) if _has_dates(index) and index.topics() else None


def what_to_mend(index: Index, language: str) -> Panel | None:
    """What `indexer doctor` finds, group by group with the remedy; of each group the first SHOWN."""
    found, words = doctor.diagnose(index), SPOKEN[language]
    if not found.groups:
        return None
    body = Markup("<p class=\"note\">{}</p>\n").format(words.summary.format(found.count, found.articles))
    return Panel(HEADINGS[language], body + Markup().join(_group(group, words) for group in found.groups), "doctor")


def _plot(drawing: str) -> Panel:
    """A plot of ours, which is escaped and has its own heading; its style is a file, since pages allow none inside of them."""
    return Panel("", Markup(drawing.replace(f"<style>{STYLE}</style>\n", "")))  # noqa: S704 - written by us


def _has_dates(index: Index) -> bool:
    return any(entry.date for entry in index.entries())


def _group(group: doctor.Group, words: Words) -> Markup:
    said = words.checks[group.check]
    items = Markup().join(
        Markup("<li><code>{}</code> {}</li>\n").format(clean(one.about), clean(words.say(group.check, one)))
        for one in group.findings[:SHOWN]
    )
    more = Markup("<p class=\"note\">+ {}</p>\n").format(len(group.findings) - SHOWN) if len(group.findings) > SHOWN else Markup()
    head = Markup("<section>\n<h2>{} <span class=\"count\">{}</span></h2>\n<p class=\"note\">{}</p>\n")
    return head.format(said.title, len(group.findings), _with_code(said.remedy)) + Markup("<ul>\n{}</ul>\n").format(items) + more + Markup("</section>\n")


def _with_code(said: str) -> Markup:
    """A sentence of ours; what stands in backticks is code."""
    parts = said.split("`")
    return Markup().join(Markup("<code>{}</code>").format(part) if at % 2 else Markup("{}").format(part) for at, part in enumerate(parts))


HEADINGS = {"zh-CN": "检查结果", "zh-TW": "檢查結果", "en": "What to mend"}
PANELS: tuple[Maker, ...] = (articles_in_time, topics_in_time, what_to_mend)


def panels_of(index: Index, language: str) -> list[Panel]:
    """The panels that have something to say."""
    return [panel for maker in PANELS if (panel := maker(index, language))]
