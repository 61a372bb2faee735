"""Publishers: from the index to the files that people see.

A publisher is a function from an index and `Options` to files (`Publisher`); it writes nothing itself. What
it yields is written here: atomically, only where something changed, and nothing is removed but what it made
before.
"""

import difflib
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from indexer.errors import UsageError
from indexer.publish.folder import File, Published, read_manifest, take_away, write
from indexer.publish.options import Options
from indexer.store import Index

__all__ = ["File", "Options", "Published", "Publisher", "publish", "publishers"]

Publisher = Callable[[Index, Options], Iterable[File]]
"""Called with the index and what the owner of the site wants shown; `choosing.choose` says what that is."""
DEFAULT = Options()
GROUP = "indexer.publishers"
MODULES = {
    "html": "html", "json": "data", "hugo": "hugo", "jekyll": "jekyll", "hexo": "hexo", "eleventy": "eleventy", "astro": "astro",
    "plots": "plots", "site": "site", "vitepress": "vitepress", "vuepress": "vuepress", "docusaurus": "docusaurus",
}  # fmt: skip
"""The module of each built-in publisher."""
BUILT_IN = {name: f"indexer.publish.{module}:publish" for name, module in MODULES.items()}


def publish(index: Index, names: Sequence[str], into: Path, options: Options = DEFAULT) -> Published:
    """What came of running the named publishers in their order.

    Raises UsageError for an unknown name, and where a file of somebody else's stands in the way. Grows with
    the number of articles; a file whose bytes are the same is not touched.
    """
    known = publishers()
    chosen = [_chosen(known, name) for name in dict.fromkeys(names)]
    done = Published(into)
    for entry_point in chosen:
        run: Publisher = entry_point.load()
        done += write(into, entry_point.name, run(index, options))
    return done


def take_back(into: Path, names: Sequence[str] = ()) -> Published:
    """What came of removing what the named publishers made in a folder, or all did; also one that is not installed any more.

    Raises UsageError for an unknown name, for a damaged manifest, and where a file cannot be removed.
    """
    known, made = publishers(), read_manifest(into)
    for name in names:
        if name not in made:
            _chosen(known, name)
    return take_away(into, names)


def publishers() -> dict[str, EntryPoint]:
    """Every publisher that is installed, by name; the built-in ones also where the package is not."""
    built_in = [EntryPoint(name, value, GROUP) for name, value in BUILT_IN.items()]
    return {found.name: found for found in (*entry_points(group=GROUP), *built_in)}


def _chosen(known: dict[str, EntryPoint], name: str) -> EntryPoint:
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(sorted(known))}"
    raise UsageError(f"no publisher called {name!r}; {hint}")
