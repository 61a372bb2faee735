"""The templates and parts of what is published: ours, or those that the owner of a site puts in their place, one by one."""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
)
from markupsafe import Markup

from indexer.errors import ConfigError
from indexer.publish.links import clean

STYLE = "indexer-sidebar.css"
BUILT_IN = "built-in"
"""Before the name of a template, with a slash: ours, also where the owner has one of that name."""


def rendered(template: str, owners: Path | None, **shown: Any) -> str:
    """What a template makes of what is shown. Raises ConfigError where the owner's cannot be used."""
    try:
        return _templates(owners).get_template(template).render(**shown)
    except (TemplateError, UnicodeDecodeError, TypeError) as error:
        if owners is None:
            raise
        raise ConfigError(f"templates: {template} in {owners}: {error}; mend it, or remove it to have the built-in one") from error


def part_of(name: str, owners: Path | None = None) -> bytes:
    """A part of a component, named by generator and file (`hugo/indexer-sidebar.html`), or the style of sidebars (`STYLE`): the
    owner's, who calls the style `sidebar.css`, or ours."""
    path = "sidebar.css" if name == STYLE else name
    if owners is not None and owners.joinpath(path).is_file():
        return owners.joinpath(path).read_bytes()
    return files(__package__).joinpath("styles" if name == STYLE else "generators", *path.split("/")).read_bytes()


def owners_files(owners: Path | None) -> dict[str, bytes]:
    """The owner's templates and parts by their path."""
    places = sorted(place for place in owners.rglob("*") if place.is_file()) if owners else []
    return {place.relative_to(owners).as_posix(): place.read_bytes() for place in places if owners}


@cache
def _templates(owners: Path | None) -> Environment:
    """Escaping is on for the owner's templates as for ours. They are the owner's own programs, so no sandbox holds them."""
    if owners is not None and not owners.is_dir():
        raise ConfigError(f"templates: {owners}: no such folder")
    ours = PackageLoader("indexer.publish")
    first = [FileSystemLoader(owners)] if owners else []
    return Environment(
        loader=ChoiceLoader([*first, ours, PrefixLoader({BUILT_IN: ours})]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )


def _shown(value: Any) -> Any:
    """What a template may print of a value: text without the characters that HTML forbids."""
    if not isinstance(value, str) or isinstance(value, Markup) or value.isprintable():  # none of those characters is printable
        return value
    return clean(value)
