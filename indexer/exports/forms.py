"""Which table has which forms."""

import difflib

from indexer.errors import UsageError

TREE_FORMS = ("markdown", "markmap", "mermaid", "opml", "freemind", "xmind")
FOLDERS = ("obsidian", *TREE_FORMS)
"""Forms that are folders."""
BINARY = "parquet"
SHEET_FORMS = ("csv", "csv-excel", BINARY)
FORMS = {
    "articles": ("jsonl", *SHEET_FORMS, "obsidian"),
    "terms": ("jsonl", *SHEET_FORMS),
    "related": ("jsonl", *SHEET_FORMS),
    "trees": ("jsonl", *SHEET_FORMS, *TREE_FORMS),
    "concepts": ("jsonl", *SHEET_FORMS, "skos"),
    "graph": ("graphml", "gexf", "json", *SHEET_FORMS),
}
"""Of each table the first is what it is written in if nobody says."""
TABLES = tuple(FORMS)


def forms_of(what: str) -> tuple[str, ...]:
    """The forms of a table, the usual one first."""
    return FORMS[what]


def check_form(what: str, form: str) -> str:
    """The form, or the usual one for none. Raises UsageError for a table that there is not, and, with the nearest, for a form that a table does not have."""
    if what not in FORMS:
        raise UsageError(f"nothing to export is called {what!r}; known: {', '.join(TABLES)}")
    forms = FORMS[what]
    if what == "graph" and form == "jsonl":  # what callers of the tables give for all of them
        return forms[0]
    if form in forms or not form:
        return form or forms[0]
    near = difflib.get_close_matches(form, forms, n=1)
    raise UsageError(f"{what} has no format {form!r}; {f'did you mean {near[0]}?' if near else 'known: ' + ', '.join(forms)}")
