"""What Hexo's themes get from the script, run by Node with a Hexo of five lines; the real one is in tests/acceptance."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from indexer.publish import publish

from .conftest import MakeIndex, beside, sample

NODE = shutil.which("node")
pytestmark = pytest.mark.skipif(NODE is None, reason="Node is not installed")
HEXO = """
const fs = require("fs"), filters = {}, helpers = {url_for(path) { return "/blog/" + path }};
globalThis.hexo = {
  source_dir: "source", config: {}, theme: {views: THEME},
  extend: {
    helper: {register: (name, made) => { helpers[name] = made }, get: (name) => helpers[name]},
    filter: {register: (name, made) => { filters[name] = made.bind(hexo) }},
    generator: {register: () => {}},
  },
};
(0, eval)(`((require) => {${fs.readFileSync("scripts/indexer.js", "utf8")}})`)(require);
const posts = ["a", "b"].map((name) => ({__post: true, source: `_posts/${name}.md`, path: `${name}/`, content: `<p>${name}</p>`}));
const listed = (all) => ({toArray: () => all});
const site = {data: {indexer: JSON.parse(fs.readFileSync("source/_data/indexer.json", "utf8"))}, posts: listed(posts), pages: listed([])};
const shown = filters.template_locals({site, page: posts[0], path: "a/"}).page.content;
console.log(JSON.stringify({before: posts[0].content, shown, after: filters["after_render:html"](`<main>${shown}</main>`)}));
"""


def rendered(make_index: MakeIndex, folder: Path, theme: str) -> dict[str, str]:
    """What the content of a post is, what a template gets, and what becomes of it."""
    index = make_index(sample("source/_posts/a.md", neighbours=(beside("source/_posts/b.md"),)), sample("source/_posts/b.md", "$& 队列"))
    publish(index, ["hexo"], folder)
    run = subprocess.run([NODE or "", "-e", HEXO.replace("THEME", theme)], cwd=folder, capture_output=True, text=True, check=True, encoding="utf-8")
    found: dict[str, str] = json.loads(run.stdout)
    return found


def test_any_theme_shows_the_sidebar_behind_a_post_and_what_counts_its_words_does_not_know(make_index: MakeIndex, tmp_path: Path) -> None:
    found = rendered(make_index, tmp_path, "{}")
    assert found["before"] == "<p>a</p>"
    assert found["shown"] == '<p>a</p><div data-indexer="_posts%2Fa.md"></div>'
    assert found["after"].startswith('<main><p>a</p><aside class="kpi-sidebar kpi-inside"')
    assert '<a href="/blog/b/">$&amp; 队列</a>' in found["after"]


def test_a_theme_that_calls_the_helper_says_itself_where_the_sidebar_stands(make_index: MakeIndex, tmp_path: Path) -> None:
    found = rendered(make_index, tmp_path, '{post: {".ejs": {data: {_content: "<%- indexer_sidebar(page) %>"}}}}')
    assert found["shown"] == found["before"]
