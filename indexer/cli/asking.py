"""Verbs that ask an index."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from indexer import exports
from indexer.cli.group import as_json, either, main, on_index
from indexer.config import Config, load_config
from indexer.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from indexer.model import SharedConcept, Topic, Tree
    from indexer.store import Hit, Index

FORMS = ("text", "markdown", "markmap", "mermaid", "opml", "json", "freemind", "xmind")
LANGUAGES = ("source", "zh", "en", "bilingual")
DETAILS = ("brief", "normal", "full")


@main.command(short_help="What to offer beside an article, and why.")
@click.argument("article", required=False)
@click.option("--text", type=click.Path(path_type=Path, dir_okay=False), help="Instead of ARTICLE: a Markdown file that is not in the index.")
@click.option("-k", "--limit", default=5, show_default=True, type=click.IntRange(min=1))
@either("article", "text", "name an article, or give --text FILE")
@on_index
@as_json
def related(index: Index, article: str | None, text: Path | None, limit: int, as_json: bool) -> None:
    """What to offer beside ARTICLE (an id, path, URL or part of a title), and why."""
    config = load_config()
    hits = index.related(article, limit, config.threshold) if article is not None else _beside(index, text, limit, config)
    if as_json:
        click.echo(json.dumps([_hit_row(hit) for hit in hits], ensure_ascii=False))
        return
    if not hits:
        click.echo("Nothing in the index is close enough to offer.", err=True)
    for hit in hits:
        why = f"  ({_names(hit.shared)})" if hit.shared else ""
        mark = "" if hit.relation == "related" else f"  [{hit.relation}]"
        click.echo(f"{hit.score:.2f}  {hit.title}{mark}{why}\n      {hit.id}")


@main.command(short_help="A knowledge tree: article, concept or topic.")
@click.argument("name", required=False)
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True)
@click.option("--topic", type=click.IntRange(min=1), metavar="NUMBER", help="Instead of NAME: a topic, as `indexer topics` counts them.")
@click.option(
    "--language", type=click.Choice(LANGUAGES), default="source", show_default=True, help="Names of concepts in this language."
)
@click.option("--detail", type=click.Choice(DETAILS), default="normal", show_default=True, help="brief: its top, a quarter; full: details as well.")
@click.option("--depth", type=click.IntRange(min=0), help="Levels under the title; all if not given.")
@either("name", "topic", "name an article or a concept, or give --topic NUMBER")
@on_index
@as_json
def tree(index: Index, name: str | None, topic: int | None, as_json: bool, **shape: Any) -> None:
    """The knowledge tree of NAME, an article; of a concept or topic: what all articles together say of it."""
    from indexer.languages import in_language
    from indexer.publish.detail import shown
    from indexer.publish.trees import FORMS as TEXTS
    from indexer.publish.trees import render

    meant = index.meant(name) if name is not None else _topic(index, topic)
    form = "json" if as_json else shape["form"]
    found = index.tree(meant, shape["detail"] == "full")
    told = found if isinstance(meant, str) or form == "json" else _told_apart(found, index)
    spoken = in_language(shown(told, brief=shape["detail"] == "brief", depth=shape["depth"]), shape["language"], index)
    if form in TEXTS:
        click.echo(render(spoken, form), nl=False)
    else:
        from indexer.exports.forest import written

        click.echo(written(spoken, form), nl=False)


@main.command(short_help="The key terms of an article.")
@click.argument("article")
@on_index
@as_json
def terms(index: Index, article: str, as_json: bool) -> None:
    """The key terms of ARTICLE, best first."""
    found = index.terms(article)
    if as_json:
        click.echo(json.dumps([asdict(term) for term in found], ensure_ascii=False))
        return
    for term in found:
        click.echo(f"{term.score:7.2f}  {term.count:4d}  {term.term}")


@main.command(short_help="One concept: names, definition, articles.")
@click.argument("name")
@on_index
@as_json
def concept(index: Index, name: str, as_json: bool) -> None:
    """The concept NAME, under any of its names: aliases, definition, articles, neighbours."""
    from indexer.text.plainmath import with_plain_formulas
    from indexer.text.spelling import spelling

    found = index.concept(name)
    if as_json:
        click.echo(json.dumps(exports.concept_row(found), ensure_ascii=False))
        return
    click.echo(found.label)
    names: dict[str, str] = {}
    for alias in found.aliases:
        names.setdefault(spelling(alias.form), alias.form)
    click.echo("  names     " + " · ".join(names.values()))
    if found.definition:
        click.echo(f"  defined   {with_plain_formulas(found.definition.text)}\n            in {found.definition.article}")
    for kin, others in (("broader", found.broader), ("narrower", found.narrower)):
        if others:
            click.echo(f"  {kin:8s}  " + " · ".join(map(index.label, others[:8])))
    if found.related:
        click.echo("  related   " + " · ".join(index.label(other) for other, _ in found.related[:8]))
    click.echo(f"  articles  {len(found.articles)}")
    for article in found.articles[:10]:
        click.echo(f"            {index.entry(article).title}  {article}")


@main.command(short_help="Find articles.")
@click.argument("words", metavar="QUERY...", nargs=-1, required=True)
@click.option("-k", "--limit", default=10, show_default=True, type=click.IntRange(min=1))
@on_index
@as_json
def search(index: Index, words: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Articles for QUERY, one word or several, by concepts and their aliases, titles and text."""
    query = " ".join(words)
    hits = index.search(query, limit)
    if as_json:
        click.echo(json.dumps([asdict(hit) for hit in hits], ensure_ascii=False))
        return
    if not hits:
        click.echo(f"Nothing found for {query!r}.", err=True)
    for hit in hits:
        click.echo(f"{hit.score:6.2f}  {hit.title}  {hit.id}\n        {hit.snippet}")


@main.command(short_help="How two articles or concepts hang together.")
@click.argument("left")
@click.argument("right")
@on_index
@as_json
def explain(index: Index, left: str, right: str, as_json: bool) -> None:
    """How LEFT and RIGHT (articles or concepts) hang together, with the sentence that carries every step."""
    from indexer.text.plainmath import with_plain_formulas

    found = index.explain(left, right)
    if as_json:
        hit = _hit_row(found.hit) if found.hit else None
        chain = [asdict(step) for step in found.chain]
        links = [asdict(step) for step in found.links]
        click.echo(json.dumps({"hit": hit, "concepts": found.shared, "chain": chain, "links": links}, ensure_ascii=False))
        return
    if found.hit:
        click.echo(f"score  {found.hit.score:.2f} ({found.hit.relation})")
    if found.shared:
        click.echo("both   " + " · ".join(found.shared))
    for link in found.links:
        click.echo(f"link   to {link.label}\n        {link.sentence}\n        — {link.article}")
    if not found.chain:
        click.echo("No chain of sentences leads from one to the other.", err=True)
    for number, step in enumerate(found.chain):
        click.echo(f"{'   ' if number else ''}{'↓ ' if number else ''}{step.label}")
        if step.sentence:
            click.echo(f"        {with_plain_formulas(step.sentence)}\n        — {step.article}")


@main.command(short_help="The subjects of all articles.")
@click.argument("number", required=False, type=click.IntRange(min=1))
@on_index
@as_json
def topics(index: Index, number: int | None, as_json: bool) -> None:
    """The subjects of the corpus, the largest first; with NUMBER the concepts of one."""
    found = index.topics()
    if number is not None:
        concepts = list(index.concepts(topic=_topic(index, number).number, order="rank"))
        if as_json:
            click.echo(json.dumps([exports.concept_row(concept) for concept in concepts], ensure_ascii=False))
        for concept in concepts if not as_json else ():
            click.echo(f"{len(concept.articles):5d}  {concept.label}")
        return
    if as_json:
        click.echo(json.dumps([asdict(topic) for topic in found], ensure_ascii=False))
        return
    for topic in found:
        click.echo(f"{topic.number:4d}  {len(topic.concepts):5d} concepts  {topic.label}")


def _beside(index: Index, path: Path | None, limit: int, config: Config) -> list[Hit]:
    from indexer.beside import neighbours_of_text

    try:
        content = path.read_bytes() if path is not None else b""
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror})") from error
    return index.offered(neighbours_of_text(index, "", content.decode("utf-8", "replace"), config), limit, config.threshold)


def _topic(index: Index, number: int | None) -> Topic:
    found = next((topic for topic in index.topics() if topic.number == number), None)
    if found is None:
        raise NotFoundError(f"no topic {number}; indexer topics lists them")
    return found


def _told_apart(tree: Tree, index: Index) -> Tree:
    """A tree over several articles, in which those of one title have what tells them apart, as in the explorer."""
    from indexer.publish.titles import titles_of

    titles = titles_of(index.entries())

    def named(node: Tree) -> Tree:
        label = titles.get(node.article, node.label) if node.kind == "article" else node.label
        return node._replace(label=label, children=tuple(map(named, node.children)))

    return named(tree)


def _hit_row(hit: Hit) -> dict[str, Any]:
    return {**asdict(hit), "shared": [concept._asdict() for concept in hit.shared]}


def _names(shared: tuple[SharedConcept, ...]) -> str:
    return "、".join(concept.label for concept in shared)
