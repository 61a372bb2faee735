"""Templates of the explorer, and pages made of them."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from indexer.plots.svg import STYLE
from indexer.publish.folder import File
from indexer.publish.links import clean
from indexer.publish.site.knowledge import Knowledge

ROOT = "explorer/"
"""The folder of the explorer among what is published."""
ASSETS = ("site.css", "theme.js", "search.js", "map-labels.js", "map.js")
INSIDE_SCRIPT = str.maketrans({"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"})
"""What JSON may hold and a script must not: the end of a script element, and line ends of older JavaScript."""


def page(path: str, template: str, known: Knowledge, **shown: Any) -> File:
    """A page of the explorer; `path` and addresses count from the explorer's folder, whose way up templates know as `root`."""
    root = "../" * path.count("/")
    text = templates().get_template(template).render(words=known.corpus.words, say=known.words, root=root, known=known, **shown)
    return File(ROOT + path, text.encode())


def script(path: str, name: str, value: Any) -> File:
    """A script that sets a variable: pages on a disk may load scripts but not read files."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(INSIDE_SCRIPT)
    return File(ROOT + path, f"window.{name}={clean(text)};\n".encode())


def assets() -> list[File]:
    """The style sheet and the scripts."""
    folder = files(__package__).joinpath("assets")
    ours = [File(f"{ROOT}assets/{name}", folder.joinpath(name).read_bytes()) for name in ASSETS]
    return [*ours, File(f"{ROOT}assets/plot.css", STYLE.lstrip().encode())]


@cache
def templates() -> Environment:
    """The environment of all templates: everything is escaped, and what HTML forbids is left out."""
    return Environment(
        loader=PackageLoader("indexer.publish.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )


def _shown(value: Any) -> Any:
    if not isinstance(value, str) or isinstance(value, Markup) or value.isprintable():
        return value
    return clean(value)
