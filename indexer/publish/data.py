"""The `json` publisher: what the sidebars say, for the templates of site generators."""

import json
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Any

import msgspec

from indexer.publish.choosing import choose
from indexer.publish.folder import File
from indexer.publish.links import usable
from indexer.publish.names import safe_name
from indexer.publish.options import Options
from indexer.publish.titles import titles_of
from indexer.publish.trees import tree_object
from indexer.store import Entry, Hit, Index
from indexer.text.plainmath import plain_tree


def publish(index: Index, options: Options) -> Iterator[File]:
    """`data/articles/<name>.json` for each article, `data/related.json` with all, and `data/schema.json`.

    `related.json` is made in memory; the other files are for those who have too many articles for it.
    """
    yield File("data/schema.json", files(__package__).joinpath("schema.json").read_bytes())
    everything = {}
    shown = choose(index, options)
    entries = index.entries()
    titles = titles_of(entries)
    for entry in entries:
        record = record_of(index, entry, shown.beside[entry.id], titles)
        yield File(f"data/articles/{record['name']}.json", _json(record))
        everything[entry.id] = {name: value for name, value in record.items() if name != "id"}
    yield File("data/related.json", _json(everything))


def record_of(index: Index, entry: Entry, hits: Sequence[Hit], titles: Mapping[str, str]) -> dict[str, Any]:
    """What is known of an article, as `schema.json` describes it: addresses are safe in a link, or empty."""
    return {
        "id": entry.id,
        "name": safe_name(entry.id),
        "title": entry.title,
        "url": usable(entry.url),
        "date": entry.date,
        "language": entry.language,
        "flags": list(entry.flags),
        "copy_of": entry.copy_of,
        "related": [_neighbour(hit, titles[hit.id]) for hit in hits],
        "terms": [
            {"term": term.term, "concept": term.concept, "score": term.score, "count": term.count}
            for term in index.terms(entry.id)
        ],
        "tree": tree_object(plain_tree(index.tree(entry.id))),
    }


def _neighbour(hit: Hit, title: str) -> dict[str, Any]:
    return {
        "id": hit.id,
        "title": title,
        "url": usable(hit.url),
        "score": hit.score,
        "relation": hit.relation,
        "concepts": [concept.label for concept in hit.shared],
    }


def _json(value: Any) -> bytes:
    """The bytes of `json.dumps` with `indent=1`, which Python's own encoder, alone without `indent` written in C, takes seven times as long for."""
    return msgspec.json.format(json.dumps(value, ensure_ascii=False, sort_keys=True).encode(), indent=1) + b"\n"
