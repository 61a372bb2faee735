"""The group of verbs, and what several of them share."""

import sys
from collections.abc import Callable
from functools import wraps
from io import TextIOWrapper
from pathlib import Path
from typing import Any, TypeVar

import click

from indexer.__main__ import INTERRUPTED
from indexer.config import load_config
from indexer.errors import IndexerError

Verb = TypeVar("Verb", bound=Callable[..., Any])


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
        except KeyboardInterrupt:
            click.echo("indexer: interrupted; the same command goes on", err=True)
            context.exit(INTERRUPTED)
        except OSError as error:
            if context.params.get("debug"):
                raise
            click.echo(f"indexer: {error.filename or 'output'}: {error.strerror or error}", err=True)
            context.exit(1)

    def main(self, *arguments: Any, **options: Any) -> Any:
        """What a terminal's charset does not have is shown as a question mark."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="replace")
        return super().main(*arguments, **options)


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
        from indexer.store import Index

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
