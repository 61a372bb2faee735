"""Verbs that make something: an index, sidebars, exports, a configuration."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from indexer import exports
from indexer.cli.crawling import crawled
from indexer.cli.group import as_json, main, on_index
from indexer.cli.processor import share_processors, spare_slow_sorts
from indexer.cli.telling import exposed, progress_bar, tell, tell_injected
from indexer.cli.unasked import spare_unasked
from indexer.config import FILE, load_config
from indexer.crawl.options import DELAY
from indexer.engine import before_the_end

if TYPE_CHECKING:
    from indexer.config import Config
    from indexer.store import Index


STARTS = {"html": "index.html", "site": "explorer/index.html", "plots": "plots/articles.svg"}
"""What to look at first of what a publisher writes."""
NEXT = {
    "hexo": "hexo generate; the sidebar stands at the end of each post",
    "hugo": 'one line into the template of your posts, {{ partial "indexer-sidebar.html" . }}, then hugo',
    "jekyll": "one line into the layout of your posts, {% include indexer-sidebar.html %}, then jekyll build",
    "eleventy": "the plugin and one line in a layout",
    "astro": "the component in your route",
    "vitepress": "two files of .vitepress, the first time",
    "vuepress": "one line in .vuepress/config, the first time",
    "docusaurus": "the plugin in docusaurus.config.js, the first time",
}
"""What an owner has to do with what a publisher for a generator writes."""
UNAIDED = frozenset({"hexo"})
"""Those that need nothing of it written into the site."""


@main.command(short_help="Make or renew the index of your articles.")
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
@click.option("--delay", type=click.FloatRange(min=0), default=DELAY, help="Of addresses: see indexer crawl.")
@click.option("--contact", default="", help="Of addresses: see indexer crawl.")
@click.option("--allow-private", is_flag=True, help="Of addresses: see indexer crawl.")
@as_json
def build(sources: tuple[str, ...], strict: bool, as_json: bool, **options: Any) -> None:
    """Index SOURCES: addresses (crawled first), folders, files (.md .rmd .qmd .rst .org .adoc .html .mhtml .webarchive .txt .srt .vtt .ipynb .enex .jex .zip .jsonl .jsonl.gz .parquet .warc .warc.gz), or what indexer.toml names."""
    spare_slow_sorts(os.environ)
    config = _configured(sources, options)
    share_processors(os.environ)
    spare_unasked()
    with before_the_end(), progress_bar() as progress:
        from indexer.build import build_with_report

        index, report = build_with_report(config, progress)
        index.close()
    if as_json:
        click.echo(json.dumps(asdict(report), ensure_ascii=False))
    else:
        tell(report)
    if strict and report.failures:
        sys.exit(1)


def _configured(sources: tuple[str, ...], options: dict[str, Any]) -> Config:
    """The configuration with what the command line says; addresses are crawled."""
    fetching = {name: options.pop(name) for name in ("delay", "contact", "allow_private")}
    options["sources"] = sources
    config = replace(load_config(), **{name: value for name, value in options.items() if value not in (None, ())})
    if not config.sources:
        raise click.UsageError(f"name a folder or file, or write {FILE} with: indexer init")
    return replace(config, sources=crawled(tuple(config.sources), config.index, fetching))


@main.command(short_help="Everything of one kind, for other programs.")
@click.argument("what", type=click.Choice(exports.TABLES))
@click.option("--format", "form", default="", help="jsonl, csv, csv-excel, parquet and what docs/exports.md lists for each.")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(min=1), help="Neighbours of each article.")
@click.option("--output", type=click.Path(path_type=Path), help="A file instead of standard output; a folder for trees and obsidian.")
@on_index
def export(index: Index, what: str, form: str, limit: int, output: Path | None) -> None:
    """Everything of one kind, for other programs: articles, terms, related, trees, concepts or the graph."""
    from indexer.cli.writing import export_file, export_folder

    if form in exports.FOLDERS and output is not None:
        export_folder(index, what, form, output)
    elif form == exports.BINARY and output is not None:
        export_file([exports.content(index, what, limit)], output)
    else:
        lines = (line.encode("utf-8", "replace") + b"\n" for line in exports.rows(index, what, form, limit))
        if output is not None:
            export_file(lines, output)
            return
        for line in lines:
            sys.stdout.buffer.write(line)
        sys.stdout.flush()


@main.command(short_help="Write sidebars, data, an explorer, plots.")
@click.argument("names", nargs=-1)
@click.option("--into", type=click.Path(path_type=Path), help="The folder to write to (default: build/sidebars).")
@click.option("--remove", is_flag=True, help="Take away what was written there, of NAMES or all, and nothing else.")
@click.option("--index", "path", type=click.Path(path_type=Path), help="The index file (default: build/index.db).")
def publish(names: tuple[str, ...], into: Path | None, remove: bool, path: Path | None) -> None:
    """Write sidebars: NAMES are html and json (an index page, data), site (an explorer), plots, or a site generator (hugo, hexo, jekyll, eleventy, astro, vitepress, vuepress, docusaurus); if none, what indexer.toml names."""
    from indexer.publish import Options
    from indexer.publish import publish as write
    from indexer.publish.choosing import choose
    from indexer.store import Index

    config = load_config()
    folder = into or config.into
    if remove:
        _take_away(folder, names, config)
        return
    options = Options.of(config)
    chosen = names or config.publish
    with Index.open(path or config.index) as index:
        done = write(index, chosen, folder, options)
        click.echo(f"{done.written} files written, {done.unchanged} unchanged, {done.removed} removed in {done.folder}")
        if set(chosen) != {"plots"}:
            click.echo(exposed(choose(index, options).exposure))
    for name in filter(STARTS.__contains__, chosen):
        click.echo(f"look at  {done.folder / STARTS[name]}")
    for name in filter(NEXT.__contains__, chosen if done.written > 1 else ()):  # more than data: components, mostly the first time
        click.echo(f"next: {NEXT[name]} (docs/{name}.md)")


def _take_away(folder: Path, names: tuple[str, ...], config: Config) -> None:
    """Remove what was published, and say what is left to be done by hand."""
    from indexer.publish import take_back

    done = take_back(folder, names)
    click.echo(f"{done.removed} files removed in {folder}")
    for name in sorted({*NEXT} & {*(names or config.publish)} - UNAIDED):
        click.echo(f"next: take out what you wrote into the site yourself (docs/{name}.md)")
    held = [str(path) for path in (Path(FILE), config.index) if path.exists()]
    if held and not names:
        click.echo(f"left: {' and '.join(held)}, for you to keep or to delete")


@main.command(short_help="Sidebars into the pages of a built site.")
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
    from indexer.publish import Options
    from indexer.store import Index

    config = load_config()
    if remove:
        done = injecting.remove(site, dry_run)
    else:
        with Index.open(path or config.index) as index, progress_bar() as progress:
            done = injecting.inject(index, site, Options.of(config), dry_run, progress)
    if as_json:
        click.echo(json.dumps(asdict(done), ensure_ascii=False))
    else:
        tell_injected(done, dry_run)


@main.command(short_help="Write indexer.toml for the site here.")
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
def init(folder: Path) -> None:
    """Write a commented indexer.toml for the site in FOLDER, this one unless another is named."""
    from indexer.starter import BUILT, FIRST_VUEPRESS, PLUGINS, write_configuration

    path, generator = write_configuration(folder)
    click.echo(f"{path} written{f' for {generator}' if generator else ''}; next: indexer build{'' if folder == Path() else f' in {folder}'}")
    if not generator:
        click.echo("no generator was recognised: articles are looked for in the whole folder, unless `sources` names theirs")
    if generator == FIRST_VUEPRESS:
        click.echo("the plugin of this project is for VuePress 2; publish writes HTML fragments and JSON here, for a component of your own")
    if generator in PLUGINS:
        click.echo(f"sidebars in its pages: {PLUGINS[generator]} (docs/{generator.lower()}.md); indexer publish is not needed")
    if generator in BUILT:
        click.echo(f"sidebars in its pages: indexer inject {BUILT[generator]}  each time they are built (docs/sidebars.md)")
    if generator == "Jekyll":
        click.echo(f"Jekyll publishes every file it finds: add  exclude: [{FILE}]  to _config.yml")
