"""Exports as files."""

from collections.abc import Iterable
from pathlib import Path

import click

from indexer import exports
from indexer.config import load_config
from indexer.errors import UsageError
from indexer.publish.folder import write
from indexer.store import Index


def export_file(parts: Iterable[bytes], output: Path) -> None:
    """Write a file, whole or not at all; into what is no file, such as a pipe, part by part. Raises UsageError where it cannot be written."""
    is_stream = output.exists() and not output.is_file()
    place = output.resolve() if output.is_symlink() and not is_stream else output
    temporary = place.with_name(place.name + ".part")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with (place if is_stream else temporary).open("wb") as file:
            file.writelines(parts)
        if not is_stream:
            temporary.replace(place)
    except OSError as error:
        if not is_stream:
            temporary.unlink(missing_ok=True)
        raise UsageError(f"{output}: cannot be written ({error.strerror}); choose another --output") from error


def export_folder(index: Index, what: str, form: str, output: Path) -> None:
    """Write a folder and say what was done; what was written into it before and is no more is removed."""
    done = write(output, f"export-{what}-{form}", exports.folder(index, what, form, load_config().threshold))
    click.echo(f"{done.written} files written, {done.unchanged} unchanged, {done.removed} removed in {done.folder}")
