"""The command line: verbs for people. The only place that prints."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from indexer import exports
from indexer.config import FILE, Config, load_config
from indexer.errors import IndexerError, NotFoundError, UsageError
from indexer.model import Report, SharedConcept, Topic, Tree
from indexer.store import Hit, Index

if TYPE_CHECKING:
    from indexer.inject import Injected

Verb = TypeVar("Verb", bound=Callable[..., Any])
FORMS = ("text", "markdown", "markmap", "mermaid", "opml", "json")
LANGUAGES = ("source", "zh", "en", "bilingual")
DETAILS = ("brief", "normal")
LINES_SHOWN = 20


class Verbs(click.Group):
    """Turns our errors into one line and an exit code; `--debug` shows the traceback."""

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except IndexerError as error:
            if context.params.get("debug"):
                raise
            click.echo(f"indexer: {error}", err=True)
            context.exit(error.exit_code)
        except BrokenPipeError:
            sys.stderr.close()
            context.exit(0)


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="knowledge-point-indexer", prog_name="indexer")
@click.option("--debug", is_flag=True, help="Show tracebacks.")
def main(debug: bool) -> None:
    """Key terms, knowledge trees and related articles from piles of Chinese and English tech articles."""


def on_index(verb: Verb) -> Verb:
    """Give a verb `--index`, and the open index as its first argument."""

    @click.option("--index", "path", type=click.Path(path_type=Path), help="The index file (default: build/index.db).")
    @wraps(verb)
    def wrapped(path: Path | None, **options: Any) -> Any:
        with Index.open(path or load_config().index) as index:
            return verb(index, **options)

    return wrapped  # type: ignore[return-value]


def either(name: str, option: str, wanted: str) -> Callable[[Verb], Verb]:
    """Let a verb be called with one of two parameters only; `wanted` says what to give."""

    def decorated(verb: Verb) -> Verb:
        @wraps(verb)
        def wrapped(**options: Any) -> Any:
            if (options[name] is None) == (options[option] is None):
                raise click.UsageError(wanted)
            return verb(**options)

        return wrapped  # type: ignore[return-value]

    return decorated


as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@main.command()
@click.argument("sources", nargs=-1)
@click.option("--index", type=click.Path(path_type=Path), help="The index file (default: build/index.db).")
@click.option("--jobs", type=click.IntRange(min=0), help="Processes; 0 means as many as processors.")
@click.option("--include", multiple=True, metavar="GLOB", help="Only these paths of a folder (as in .gitignore).")
@click.option("--exclude", multiple=True, metavar="GLOB", help="Not these paths of a folder.")
@click.option("--drafts", is_flag=True, default=None, help="Also drafts, unpublished and password-protected posts.")
@click.option(
    "--scorer", metavar="NAME", help="Who chooses key terms: own, jieba-tfidf, jieba-textrank or sklearn-tfidf."
)
@click.option("--strict", is_flag=True, help="Exit with 1 if a page failed.")
@as_json
def build(sources: tuple[str, ...], strict: bool, as_json: bool, **options: Any) -> None:
    """Index SOURCES: folders, files (.md .html .txt .jsonl .jsonl.gz .parquet), or what indexer.toml names."""
    from indexer.build import build_with_report

    options["sources"] = sources
    config = replace(load_config(), **{name: value for name, value in options.items() if value not in (None, ())})
    if not config.sources:
        raise click.UsageError(f"name a folder or file, or write {FILE} with: indexer init")
    with _progress() as progress:
        index, report = build_with_report(config, progress)
    index.close()
    if as_json:
        click.echo(json.dumps(asdict(report), ensure_ascii=False))
    else:
        _tell(report)
    if strict and report.failures:
        sys.exit(1)


@main.command()
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
        click.echo(f"{hit.score:.2f}  {hit.title}{why}\n      {hit.id}")


@main.command()
@click.argument("name", required=False)
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True)
@click.option("--topic", type=click.IntRange(min=1), metavar="NUMBER", help="Instead of NAME: a topic, as `indexer topics` counts them.")
@click.option(
    "--language", type=click.Choice(LANGUAGES), default="source", show_default=True, help="Names of concepts in this language."
)
@click.option("--detail", type=click.Choice(DETAILS), default="normal", show_default=True, help="brief: its top, a quarter.")
@click.option("--depth", type=click.IntRange(min=0), help="Levels under the title; all if not given.")
@either("name", "topic", "name an article or a concept, or give --topic NUMBER")
@on_index
@as_json
def tree(index: Index, name: str | None, topic: int | None, as_json: bool, **shape: Any) -> None:
    """The knowledge tree of NAME, an article; of a concept or topic: what all articles together say of it."""
    from indexer.languages import in_language
    from indexer.publish.detail import shown
    from indexer.publish.trees import render

    found = _tree(index, name) if name is not None else index.tree(_topic(index, topic))
    top = shown(found, brief=shape["detail"] == "brief", depth=shape["depth"])
    click.echo(render(in_language(top, shape["language"], index), "json" if as_json else shape["form"]), nl=False)


@main.command()
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


@main.command()
@click.argument("name")
@on_index
@as_json
def concept(index: Index, name: str, as_json: bool) -> None:
    """The concept NAME, under any of its names: aliases, definition, articles, neighbours."""
    found = index.concept(name)
    if as_json:
        click.echo(json.dumps(exports.concept_row(found), ensure_ascii=False))
        return
    click.echo(found.label)
    click.echo("  names     " + " · ".join(alias.form for alias in found.aliases))
    if found.definition:
        click.echo(f"  defined   {found.definition.text}\n            in {found.definition.article}")
    if found.related:
        click.echo("  related   " + " · ".join(index.label(other) for other, _ in found.related[:8]))
    click.echo(f"  articles  {len(found.articles)}")
    for article in found.articles[:10]:
        click.echo(f"            {index.entry(article).title}  {article}")


@main.command()
@click.argument("query")
@click.option("-k", "--limit", default=10, show_default=True, type=click.IntRange(min=1))
@on_index
@as_json
def search(index: Index, query: str, limit: int, as_json: bool) -> None:
    """Articles for QUERY, by concepts and their aliases, titles and text."""
    hits = index.search(query, limit)
    if as_json:
        click.echo(json.dumps([asdict(hit) for hit in hits], ensure_ascii=False))
        return
    if not hits:
        click.echo(f"Nothing found for {query!r}.", err=True)
    for hit in hits:
        click.echo(f"{hit.score:6.2f}  {hit.title}  {hit.id}\n        {hit.snippet}")


@main.command()
@click.argument("left")
@click.argument("right")
@on_index
@as_json
def explain(index: Index, left: str, right: str, as_json: bool) -> None:
    """How LEFT and RIGHT (articles or concepts) hang together, with the sentence that carries every step."""
    found = index.explain(left, right)
    if as_json:
        hit = _hit_row(found.hit) if found.hit else None
        chain = [asdict(step) for step in found.chain]
        click.echo(json.dumps({"hit": hit, "concepts": found.shared, "chain": chain}, ensure_ascii=False))
        return
    if found.hit:
        click.echo(f"score  {found.hit.score:.2f} ({found.hit.relation})")
    if found.shared:
        click.echo("both   " + " · ".join(found.shared))
    if not found.chain:
        click.echo("No chain of sentences leads from one to the other.", err=True)
    for number, step in enumerate(found.chain):
        click.echo(f"{'   ' if number else ''}{'↓ ' if number else ''}{step.label}")
        if step.sentence:
            click.echo(f"        {step.sentence}\n        — {step.article}")


@main.command()
@click.argument("number", required=False, type=click.IntRange(min=1))
@on_index
@as_json
def topics(index: Index, number: int | None, as_json: bool) -> None:
    """The subjects of the corpus, the largest first; with NUMBER the concepts of one."""
    found = index.topics()
    if number is not None:
        concepts = list(index.concepts(topic=number, order="rank"))
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


@main.command()
@on_index
@as_json
def doctor(index: Index, as_json: bool) -> None:
    """What the owner of the articles should look at: pages that failed, articles that are never offered because their
    title advertises or announces something else, copies, and names that may be one concept.

    The lines about names can be put into the file that `aliases` in indexer.toml names, corrected where they are wrong.
    """
    failures, doubts = index.failures(), index.uncertain_joins()
    flagged = [(flag, entry) for entry in index.entries() for flag in entry.flags if flag in {"spam", "mismatch"}]
    copies = [entry for entry in index.entries() if entry.copy_of]
    if as_json:
        rows = {
            "failures": [asdict(failure) for failure in failures],
            "flagged": [{"flag": flag, "id": entry.id, "title": entry.title} for flag, entry in flagged],
            "copies": [{"id": entry.id, "copy_of": entry.copy_of} for entry in copies],
            "joins": [asdict(doubt) for doubt in doubts],
        }
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for failure in failures:
        click.echo(f"# page   {failure.id}: {failure.reason}")
    for flag, entry in flagged:
        click.echo(f"# {flag:6} {entry.id}: {' '.join(entry.title.split())}")
    for entry in copies:
        click.echo(f"# copy   {entry.id}: of {entry.copy_of}")
    for doubt in doubts:
        verb = "same" if doubt.joined else "different"
        click.echo(f"# {doubt.confidence:.2f}   in {', '.join(doubt.articles)}\n{verb}: {doubt.left} = {doubt.right}")
    if not (failures or flagged or copies or doubts):
        click.echo("Nothing to look at.", err=True)


@main.command()
@click.argument("what", type=click.Choice(exports.TABLES))
@click.option("--format", "form", default="jsonl", show_default=True, help="jsonl; for graph: graphml, gexf or json.")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(min=1), help="Neighbours of each article.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="A file instead of standard output.")
@on_index
def export(index: Index, what: str, form: str, limit: int, output: Path | None) -> None:
    """Everything of one kind, for other programs: articles, terms, related, trees, concepts or the graph."""
    lines = exports.rows(index, what, form, limit)
    if output is None:
        for line in lines:
            sys.stdout.buffer.write(line.encode("utf-8", "replace") + b"\n")
        sys.stdout.flush()
        return
    temporary = output.with_name(output.name + ".part")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
            file.writelines(line + "\n" for line in lines)
        temporary.replace(output)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise UsageError(f"{output}: cannot be written ({error.strerror}); choose another --output") from error


@main.command()
@click.argument("names", nargs=-1)
@click.option("--into", type=click.Path(path_type=Path), help="The folder to write to (default: build/sidebars).")
@on_index
def publish(index: Index, names: tuple[str, ...], into: Path | None) -> None:
    """Write sidebars, their data and an index page (publishers: html, json)."""
    from indexer.publish import publish as write

    config = load_config()
    done = write(index, names or config.publish, into or config.into, config.threshold)
    click.echo(f"{done.written} files written, {done.unchanged} unchanged, {done.removed} removed in {done.folder}")
    if (done.folder / "index.html").exists():
        click.echo(f"look at  {done.folder / 'index.html'}")


@main.command()
@click.argument("site", type=click.Path(path_type=Path))
@click.option("--remove", is_flag=True, help="Take the sidebars out again: all pages get their own bytes.")
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@click.option("--index", "path", type=click.Path(path_type=Path), help="The index file (default: build/index.db).")
@as_json
def inject(site: Path, remove: bool, dry_run: bool, path: Path | None, as_json: bool) -> None:
    """Put the sidebars into the pages of the built SITE, again and again with the same result.

    At `<!-- indexer:related -->` where a page has that, else at the end of the article's body.
    """
    from indexer import inject as injecting

    config = load_config()
    if remove:
        done = injecting.remove(site, dry_run)
    else:
        with Index.open(path or config.index) as index, _progress() as progress:
            done = injecting.inject(index, site, config.threshold, dry_run, progress)
    if as_json:
        click.echo(json.dumps(asdict(done), ensure_ascii=False))
    else:
        _tell_injected(done, dry_run)


@main.command()
def init() -> None:
    """Write a commented indexer.toml for the site in this folder."""
    from indexer.starter import write_configuration

    path, generator = write_configuration(Path())
    click.echo(f"{path} written{f' for {generator}' if generator else ''}; next: indexer build")


def _beside(index: Index, path: Path | None, limit: int, config: Config) -> list[Hit]:
    from indexer.beside import neighbours_of_text

    try:
        content = path.read_bytes() if path is not None else b""
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror})") from error
    return index.offered(neighbours_of_text(index, "", content.decode("utf-8", "replace"), config), limit, config.threshold)


def _tree(index: Index, name: str) -> Tree:
    """The tree of the article of that name, else of the concept."""
    try:
        return index.tree(name)
    except NotFoundError as none:
        try:
            return index.tree(index.concept(name))
        except NotFoundError:
            raise none from None


def _topic(index: Index, number: int | None) -> Topic:
    found = next((topic for topic in index.topics() if topic.number == number), None)
    if found is None:
        raise NotFoundError(f"no topic {number}; indexer topics lists them")
    return found


def _hit_row(hit: Hit) -> dict[str, Any]:
    return {**asdict(hit), "shared": [concept._asdict() for concept in hit.shared]}


def _names(shared: tuple[SharedConcept, ...]) -> str:
    return "、".join(concept.label for concept in shared)


def _tell(report: Report) -> None:
    """The closing summary."""
    lists = f", {report.lists} list pages" if report.lists else ""
    click.echo(
        f"{report.articles} articles ({report.unchanged} unchanged, {report.skipped} drafts left out, {len(report.failures)} failed{lists}), "
        f"{report.terms} candidate terms, {report.concepts} concepts, {report.edges} edges in {report.seconds:.1f} s -> {report.index}"
    )
    lines = [f"  failed  {failure.id}: {failure.reason}" for failure in report.failures]
    lines += [f"  note    {problem.id}: {problem.reason}" for problem in report.problems]
    _say(lines)


def _tell_injected(done: "Injected", dry_run: bool) -> None:
    click.echo(
        f"{done.written} pages {'would be ' if dry_run else ''}written, {done.unchanged} unchanged, {len(done.left)} left as they are, "
        f"{done.hidden} hidden from search, {len(done.failures)} failed; {len(done.unseen)} articles have no page"
    )
    _say([f"  failed  {failure.id}: {failure.reason}" for failure in done.failures])
    _say([f"  left    {failure.id}: {failure.reason}" for failure in done.left])
    _say([f"  no page {name}" for name in done.unseen])


def _say(lines: list[str]) -> None:
    """The first of many lines."""
    for line in lines[:LINES_SHOWN]:
        click.echo(line, err=True)
    if len(lines) > LINES_SHOWN:
        click.echo(f"  and {len(lines) - LINES_SHOWN} more; --json lists all", err=True)


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar on a terminal, silence elsewhere."""
    if not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description:>10}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def progress(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=None)
            bar.update(tasks[stage], completed=done, total=total or None)

        yield progress
