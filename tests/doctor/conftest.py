"""Charts with what a check looks at."""

from indexer.doctor.chart import Chart, Given, Sheet
from indexer.model import Alias, Concept
from indexer.store import Entry


def sheet(name: str, **said: object) -> Sheet:
    """A sheet; keywords are fields of the entry or of the sheet."""
    entry = {"title": name, "url": "", "date": "", "language": "zh", "flags": (), "copy_of": ""}
    entry |= {key: said.pop(key) for key in list(said) if key in entry}
    own = {"updated": "", "beginning": "", "tags": (), "missing": (), "terms": ("锁",), "offered": ("other",)}
    return Sheet(Entry(name, **entry), **{**own, **said})  # type: ignore[arg-type]


def chart(*sheets: Sheet, concepts: tuple[Concept, ...] = (), **said: object) -> Chart:
    """A chart examined on 2024-06-01."""
    return Chart(Given("2024-06-01"), sheets, concepts={concept.id: concept for concept in concepts}, **said)  # type: ignore[arg-type]


def concept(label: str, *others: str, articles: int = 5) -> Concept:
    """A concept under several names, in so many articles."""
    aliases = tuple(Alias(form, "", 1, "text") for form in (label, *others))
    return Concept(label.lower(), label, aliases, tuple(str(number) for number in range(articles)))
