"""A first configuration for the site in a folder: its generator, and so where its articles are."""

from pathlib import Path

from indexer.config import FILE
from indexer.errors import ConfigError

GENERATORS = (
    ("Hugo", ("hugo.toml", "hugo.yaml", "hugo.json", "config.toml"), ("content",)),
    ("Hexo", ("_config.yml", "source"), ("source/_posts", "source")),
    ("Jekyll", ("_config.yml", "_posts"), ("_posts",)),
    ("MkDocs", ("mkdocs.yml",), ("docs",)),
    ("Pelican", ("pelicanconf.py",), ("content",)),
    ("VitePress", ("docs/.vitepress",), ("docs",)),
    ("VitePress", (".vitepress",), (".",)),
    ("VuePress", ("docs/.vuepress",), ("docs",)),
    ("VuePress", ("src/.vuepress",), ("src",)),
    ("Docusaurus", ("docusaurus.config.js",), ("docs", "blog")),
    ("Docusaurus", ("docusaurus.config.ts",), ("docs", "blog")),
    ("Astro", ("astro.config.mjs",), ("src/content", "src/pages")),
    ("Eleventy", ("eleventy.config.js",), (".",)),
    ("Eleventy", (".eleventy.js",), (".",)),
)
"""Name, files that tell (of Hugo's one, of the others all), and the first of these folders that exists."""
TEXT = """\
# Configuration of the knowledge-point indexer; `indexer build` reads it from this folder.

# Folders and files with articles (.md .html .txt .jsonl .parquet).
sources = [{sources}]

# The index file.
index = "build/index.db"

# Paths to leave out, as in .gitignore.
exclude = []

# Words of your own that Chinese segmentation keeps whole.
words = []

# Names of concepts: "corpus" (the name used most) or "bilingual" (奖励模型 (Reward Model)).
labels = "corpus"

# Score (0 to 1) below which a sidebar shows nothing.
threshold = 0.4

# What `indexer publish` writes, and where.
publish = ["html", "json"]
into = "build/sidebars"
"""


def write_configuration(folder: Path) -> tuple[Path, str]:
    """Write `indexer.toml` and tell the generator that was recognised, or nothing. Raises ConfigError if it exists."""
    path = folder / FILE
    if path.exists():
        raise ConfigError(f"{path} exists; edit it, or delete it and run indexer init again")
    generator, sources = recognised(folder)
    text = TEXT.format(sources=", ".join(f'"{source}"' for source in sources))
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        raise ConfigError(f"{path}: cannot be written ({error.strerror}); check the folder's permissions") from error
    return path, generator


def recognised(folder: Path) -> tuple[str, tuple[str, ...]]:
    """The generator of the site in a folder and the folders of its articles; the folder itself where none is known."""
    for name, signs, places in GENERATORS:
        tell = any if name == "Hugo" else all
        found = tuple(place for place in places if (folder / place).is_dir())
        if tell((folder / sign).exists() for sign in signs) and found:
            return name, found if name in {"Docusaurus", "Astro"} else found[:1]
    return "", (".",)
