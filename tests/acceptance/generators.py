"""The site generators that the acceptance tests run, and where each puts the page of a post."""

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
TOOLS = Path(os.environ.get("ACCEPTANCE", HERE.parents[1] / "build" / "acceptance"))
"""What `make acceptance` installs: a virtual environment with the generators of PyPI, and hexo's modules."""
PATIENCE = 300
"""Seconds that a generator may take for a handful of posts."""


@dataclass(frozen=True)
class Generator:
    """A generator: its name, the folder of posts in its sites, the program and what else `build` needs of one."""

    name: str
    posts: str
    program: Path | str
    remedy: str
    build: Callable[["Generator", Path], None]
    page: str
    """Where the page of a post is, by its name."""
    dated: str = ""
    """What its file names begin with."""
    left_out: frozenset[str] = frozenset()
    """Shared posts that its Markdown has no syntax for."""

    @property
    def missing(self) -> str:
        """What is to be installed; empty where all is there."""
        return "" if shutil.which(str(self.program)) else f"{self.name} is not installed: {self.remedy}"


def built_site(generator: Generator, into: Path) -> Path:
    """The folder of the generator's demo site, with the shared posts in it and the pages built."""
    site = into / generator.name
    shutil.copytree(HERE / "sites" / generator.name, site)
    for post in sorted((HERE / "posts").glob("*.md")):
        if post.stem not in generator.left_out:
            shutil.copy(post, site / generator.posts / (generator.dated + post.name))
    generator.build(generator, site)
    return site


def run(program: Path | str, *arguments: str, site: Path, environment: Mapping[str, str] | None = None, patience: int = PATIENCE) -> str:
    """Run a program in the folder of a site and give what it says; fail with that."""
    command = [str(program), *arguments]
    done = subprocess.run(command, cwd=site, env=environment, capture_output=True, text=True, timeout=patience, check=False)
    assert done.returncode == 0, f"{program} failed:\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
    return done.stdout


def _hugo(generator: Generator, site: Path) -> None:
    """With the theme that hugo makes for who has none."""
    skeleton = site.parent / "skeleton"
    skeleton.mkdir()
    run(generator.program, "new", "theme", "usual", site=skeleton)
    shutil.move(skeleton / "themes", site / "themes")
    run(generator.program, site=site)


def _hexo(generator: Generator, site: Path) -> None:
    (site / "node_modules").symlink_to(TOOLS / "hexo" / "node_modules")
    run(generator.program, "generate", site=site)


def _jekyll(generator: Generator, site: Path) -> None:
    for post in (site / "_posts").glob("*.md"):
        text = post.read_text(encoding="utf-8")
        if "layout:" not in text:
            post.write_text(text.replace("---\n", "---\nlayout: post\n", 1), encoding="utf-8")
    run(generator.program, "build", site=site)


def _mkdocs(generator: Generator, site: Path) -> None:
    run(generator.program, "build", site=site)


def _pelican(generator: Generator, site: Path) -> None:
    run(generator.program, "content", "-s", "pelicanconf.py", "-o", "output", site=site)


VENV = TOOLS / "venv" / "bin"
MAKE = "run `make acceptance`, which installs it"
GENERATORS = (
    Generator("hugo", "content/posts", VENV / "hugo", MAKE, _hugo, "public/posts/{}/index.html"),
    Generator("mkdocs", "docs", VENV / "mkdocs", MAKE, _mkdocs, "site/{}/index.html"),
    Generator("pelican", "content", VENV / "pelican", MAKE, _pelican, "output/{}/index.html"),
    Generator(
        "hexo", "source/_posts", TOOLS / "hexo" / "node_modules" / ".bin" / "hexo", MAKE, _hexo, "public/{}/index.html",
        left_out=frozenset({"footnotes-definitions"}),
    ),
    Generator(
        "jekyll", "_posts", "jekyll", "install jekyll and the theme minima (Debian: jekyll)", _jekyll, "_site/{}/index.html",
        dated="2023-05-01-",
    ),
)  # fmt: skip
