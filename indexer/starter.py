"""A first configuration for the site in a folder: its generator, and so where its articles are."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from indexer.config import FILE
from indexer.errors import ConfigError


class Site(NamedTuple):
    """A generator's way to lay out a site.

    signs      patterns of files that tell it (of Hugo's one, of the others all)
    sources    folders of articles; the first that exists, of some generators all
    publisher  what writes its sidebars; nothing where a plugin asks the index itself
    into       the folder for that
    """

    name: str
    signs: tuple[str, ...]
    sources: tuple[str, ...]
    publisher: str = ""
    into: str = "."


DOCUSAURUS = "docusaurus.config.*"
SITES = (
    Site("Quartz", ("quartz.config.*",), ("content",)),
    Site("Zola", ("zola.toml",), ("content",)),
    Site("Hugo", ("hugo.*ml", "hugo.json", "config.toml", "config.y*ml", "config.json", "config/_default"), ("content",), "hugo"),
    Site("Octopress", ("_config.yml", "Rakefile", "source/_posts"), ("source/_posts",)),
    Site("Hexo", ("_config.yml", "source"), ("source/_posts", "source"), "hexo"),
    Site("Jekyll", ("_config.yml", "_posts"), ("_posts",), "jekyll"),
    Site("MkDocs", ("mkdocs.yml",), ("docs",)),
    Site("Zensical", ("zensical.toml",), ("docs",)),
    Site("Pelican", ("pelicanconf.py",), ("content",)),
    Site("VitePress", ("docs/.vitepress",), ("docs",), "vitepress", "docs/.vitepress/indexer"),
    Site("VitePress", (".vitepress",), (".",), "vitepress", ".vitepress/indexer"),
    Site("VuePress", ("docs/.vuepress",), ("docs",), "vuepress", "docs/.vuepress/indexer"),
    Site("VuePress", ("src/.vuepress",), ("src",), "vuepress", "src/.vuepress/indexer"),
    Site("Docusaurus", (DOCUSAURUS,), ("docs", "blog", "i18n"), "docusaurus", "src/indexer"),
    Site("Astro", ("astro.config.*",), ("src/content", "src/pages"), "astro", "src/indexer"),
    Site("Eleventy", ("eleventy.config.*",), (".",), "eleventy", "_indexer"),
    Site("Eleventy", (".eleventy.js",), (".",), "eleventy", "_indexer"),
    Site("Sphinx", ("docs/source/conf.py",), ("docs/source",)),
    Site("Sphinx", ("docs/conf.py",), ("docs",)),
    Site("Sphinx", ("source/conf.py",), ("source",)),
    Site("Sphinx", ("conf.py", "index.*"), (".",)),
    Site("mdBook", ("book.toml", "src/SUMMARY.md"), ("src",)),
    Site("GitBook", ("SUMMARY.md",), (".",)),
)
FIRST_VUEPRESS = "VuePress 1"
"""The plugin that `publish` writes is for VuePress 2."""
TOLD_FOLDER = re.compile(r"""\bpath\s{0,9}:\s{0,9}["'](?:\./)?(\w[\w./-]{0,200}?)/?["']""")
"""A folder of docs or posts in the configuration of Docusaurus, which may have several of each."""
VERSION_1 = re.compile(r"\"vuepress\"\s{0,9}:\s{0,9}\"[\^~]?[01]\.")
ZOLA = re.compile(r"^base_url\s{0,9}=", re.M)
"""How Zola's config.toml says what Hugo's says by baseURL."""
LONGEST = 1_000_000
UNKNOWN = Site("", (), (".",), "", "build/sidebars")
EXCLUDED = {"Docusaurus": ("i18n/**/version-*/",), "Eleventy": ("_site/", "README.md"), "VitePress": ("README.md",), "GitBook": ("_book/", "SUMMARY.md")}
"""What lies among the articles and is none of its own: pages of the site's making, and those of former versions."""
BUILT = {"Sphinx": "_build/html", "mdBook": "book", "GitBook": "_book", "Quartz": "public", "Zola": "public", "Octopress": "public", "Zensical": "site"}
"""Where those have their pages that get their sidebars by `indexer inject`."""
PLUGINS = {"MkDocs": "indexer among the plugins of mkdocs.yml", "Pelican": 'PLUGINS = ["indexer.publish.pelican"] in pelicanconf.py and one line in a template'}
"""What makes those ask the index itself; nothing is published for them."""
INDEX, HIDDEN = "build/index.db", ".indexer/index.db"
"""Where the index is, and where it is in a site: Docusaurus empties `build`, and Jekyll would publish it."""
TEXT = """\
# Configuration of the knowledge-point indexer; `indexer build` reads it from this folder. All options: docs/configuration.md.

# Folders, files and addresses with articles.
sources = [{sources}]

# The index file.
index = {index}

# Paths to leave out, as in .gitignore.
exclude = [{exclude}]

# Words of your own that Chinese segmentation keeps whole.
words = []

# Names of concepts: "corpus" (the name used most, of the main language where that is used enough) or "bilingual" (奖励模型 (Reward Model)).
labels = "corpus"

# A file that says which names are one concept and which are not: a line each, same: 奖励模型 = Reward Model, different: CI = 持续集成.
# aliases = "names.txt"

# Score (0 to 1) below which a sidebar shows nothing.
threshold = 0.4

# Links beside an article, articles beside which one article is offered at most (0: any number), and whether what an article links to is left out.
links = 5
exposure = 20
hide_linked = true

# What `indexer publish` writes, and where.
publish = [{publish}]
into = {into}
"""


def write_configuration(folder: Path) -> tuple[Path, str]:
    """Write `indexer.toml` and tell the generator that was recognised, or nothing. Raises ConfigError if it exists."""
    path = folder / FILE
    if not folder.is_dir():
        raise ConfigError(f"{folder}: no such folder; name the folder of your site")
    if path.exists():
        raise ConfigError(f"{path} exists; edit it, or delete it and run indexer init again")
    site = recognised(folder)
    try:
        path.write_text(_text(site), "utf-8")
        if site.name:
            _keep_out_of_git(folder / HIDDEN)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be written ({error.strerror}); check the folder's permissions") from error
    return path, site.name


def _keep_out_of_git(index: Path) -> None:
    """Have git pass over the folder of the index, which grows to megabytes and is made anew from the articles."""
    index.parent.mkdir(exist_ok=True)
    (index.parent / ".gitignore").write_text("*\n", "utf-8")


def recognised(folder: Path) -> Site:
    """The generator of the site in a folder, with the folders of its articles that exist; `UNKNOWN` where none is known."""
    for site in SITES:
        tell = any if site.name == "Hugo" else all
        found = tuple(place for place in site.sources if (folder / place).is_dir())
        if tell(any(folder.glob(sign)) for sign in site.signs) and found:
            if site.name == "Hugo" and ZOLA.search(_beginning(folder / "config.toml")):
                return site._replace(name="Zola", sources=found, publisher="")
            if site.name == "VuePress" and _is_first_vuepress(folder):
                return site._replace(name=FIRST_VUEPRESS, sources=found[:1], publisher="")
            if site.name == "Docusaurus":
                return site._replace(sources=tuple(dict.fromkeys([*found, *_told_folders(folder)])))
            return site._replace(sources=found if site.name == "Astro" else found[:1])
    return UNKNOWN


def _told_folders(folder: Path) -> Iterator[str]:
    """The folders with Markdown files that the configuration of Docusaurus names."""
    for path in sorted(folder.glob(DOCUSAURUS)):
        for told in TOLD_FOLDER.findall(_beginning(path)):
            place = folder / told
            if ".." not in place.parts and place.is_dir() and next(place.rglob("*.md*"), None):
                yield told


def _is_first_vuepress(folder: Path) -> bool:
    """Whether a site says that it is made with VuePress 1."""
    return VERSION_1.search(_beginning(folder / "package.json")) is not None


def _beginning(path: Path) -> str:
    """The text of a file as far as it is looked through, nothing of one that cannot be read."""
    try:
        return path.read_text("utf-8", "replace")[:LONGEST]
    except OSError:
        return ""


def _text(site: Site) -> str:
    return TEXT.format(
        sources=_listed(site.sources),
        index=_listed((HIDDEN if site.name else INDEX,)),
        exclude=_listed(EXCLUDED.get(site.name, ())),
        publish=_listed((site.publisher,) if site.publisher else ("html", "json")),
        into=_listed((site.into if site.publisher else UNKNOWN.into,)),
    )


def _listed(values: Sequence[str]) -> str:
    return ", ".join(f'"{value}"' for value in values)
