"""What the search as you type looks through: titles, concepts, aliases and topics."""

from typing import Any
from urllib.parse import unquote

from indexer.publish.folder import File
from indexer.publish.site.knowledge import Knowledge, Place
from indexer.publish.site.pages import script
from indexer.text.characters import simplifying


def search_data(known: Knowledge) -> File:
    """`assets/search-data.js`: rows of a name, its page (0 where that is called as the name), and for a concept the number of
    its articles and its aliases; and the characters that are folded, so that 資料庫 finds 数据库's 资料库."""
    folding = sorted((chr(code), str(simple)) for code, simple in _single(simplifying()))
    return script(
        "assets/search-data.js",
        "explorerSearch",
        {
            "articles": [_row(known.articles[name]) for name in known.corpus.entries],
            "concepts": [
                [*_row(known.places[name]), len(concept.articles), *_aliases(concept.label, [alias.form for alias in concept.aliases])]
                for name, concept in known.concepts.items()
            ],
            "topics": [_row(subject.place) for subject in known.subjects.values()],
            "from": "".join(one for one, _ in folding),
            "to": "".join(other for _, other in folding),
        },
    )


def _row(place: Place) -> list[Any]:
    name = unquote(place.href.split("/", 1)[1].removesuffix(".html"))
    return [place.title, 0 if name == place.title else name]


def _aliases(label: str, forms: list[str]) -> list[str]:
    return [form for form in dict.fromkeys(forms) if form.casefold() != label.casefold()]


def _single(table: Any) -> list[tuple[int, str]]:
    pairs = [(code, chr(simple) if isinstance(simple, int) else simple) for code, simple in table.items()]
    return [(code, simple) for code, simple in pairs if len(simple) == 1 and code < 0x10000 and ord(simple) < 0x10000]
