"""What sidebars cost a built site, as a multiple of what copying it costs: `python benchmarks/inject_speed.py --work /tmp/x`.

The site is made from the articles of corpora/: each page is a theme's page around paragraphs drawn from them, all with a fixed
seed. Site and index stay in the folder for the next run. Processor seconds (user and system) of this process and its children,
the best of ROUNDS: of `cp -r`, of `indexer inject` on a fresh copy, and of a second run that finds nothing changed.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import time
from html import escape
from pathlib import Path

from indexer import Config, build

CORPORA = Path(__file__).parent.parent / "corpora"
PARAGRAPHS = 14
"""Of an article; with the theme a page has some 25 kB, as those of blogs have (median of ten themes)."""
ROUNDS = 3
MENU = "".join(f'<li class="menu-item menu-item-{at}"><a href="/category/{at}/"><span>分类 {at}</span></a></li>' for at in range(120))
PAGE = """<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{title} | 我的博客</title><link rel="canonical" href="https://example.org/{name}/">
<meta name="description" content="{start}"><style>{style}</style></head>
<body><header><nav><ul>{menu}</ul></nav></header><main><article><h1>{title}</h1><div class="post-content">
{body}
</div><footer><a href="/">上一篇</a></footer></article></main><aside><ul>{menu}</ul></aside><script>{script}</script></body></html>
"""
STYLE = "".join(f".c{at}{{margin:0 {at}px;color:#{at:06x}}}" for at in range(100))
SCRIPT = "".join(f"if(window.f{at})f{at}(document);" for at in range(60))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True, help="folder that keeps the site and its index")
    parser.add_argument("--pages", type=int, default=2500)
    options = parser.parse_args()
    work: Path = options.work / str(options.pages)
    if not (work / "index.db").exists():
        make(work, options.pages)
    rounds = [measured(work, work / f"copy-{at}") for at in range(ROUNDS)]
    best = {name: min(found[name] for found in rounds) for name in rounds[0]}
    for name, cost in best.items():
        print(f"{name:14} {cost:6.2f} s  {1000 * cost / options.pages:5.2f} ms a page  {cost / best['cp -r']:5.1f} x cp -r")
    for at in range(ROUNDS):
        shutil.rmtree(work / f"copy-{at}")


def make(work: Path, pages: int) -> None:
    """Write the articles and their pages, and index the articles."""
    texts = [path.read_text("utf-8", "replace") for path in sorted(CORPORA.rglob("*.md"))]
    paragraphs = [part for text in texts for part in text.split("\n\n") if len(part) > 60 and part[0] not in "`|-#<:{"]
    drawn = random.Random(1)  # noqa: S311 (the same site each time)
    for number in range(pages):
        body = drawn.sample(paragraphs, PARAGRAPHS)
        name, title = f"post-{number}", f"{body[0][:14].strip()} {number}"
        source, page = work / "content" / f"{name}.md", work / "site" / name / "index.html"
        for path in (source, page):
            path.parent.mkdir(parents=True, exist_ok=True)
        source.write_text(f"---\ntitle: {title!r}\n---\n\n" + "\n\n".join(body), "utf-8")
        prose = "\n".join(f"<p>{escape(part)}</p>" for part in body)
        page.write_text(
            PAGE.format(title=escape(title), name=name, start=escape(body[0][:80], quote=True), style=STYLE, menu=MENU, body=prose, script=SCRIPT), "utf-8"
        )
    build(Config(sources=(str(work / "content"),), index=work / "index.db")).close()


def measured(work: Path, copy: Path) -> dict[str, float]:
    """Processor seconds of copying the site, of injecting into the copy and of doing so again.

    Each copy is a new folder, and stays until all is measured: where files were just removed, a file system may take ten times
    as long to make new ones.
    """
    inject = [sys.executable, "-m", "indexer", "inject", str(copy), "--index", str(work / "index.db")]
    return {"cp -r": seconds(["cp", "-r", str(work / "site"), str(copy)]), "inject": seconds(inject), "inject again": seconds(inject)}


def seconds(command: list[str]) -> float:
    """Processor seconds, user and system, of a command."""
    before = os.times()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(0.01)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


if __name__ == "__main__":
    main()
