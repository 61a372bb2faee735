"""What the plugin for VuePress does to pages, run by Node with a stand-in for markdown-it."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from indexer.publish import publish

from .conftest import MakeIndex, beside, sample

NODE = shutil.which("node")
RENDERED = """
import { indexer } from "./indexer.js";
const plugin = indexer(JSON.parse(process.argv[2]));
let rule;
plugin.extendsMarkdown({ core: { ruler: { push: (_, found) => { rule = found; } } } });
const seen = (env) => {
  const tokens = [];
  rule?.({ Token: class {}, tokens, env });
  return tokens.map(({ content }) => content);
};
const page = { filePathRelative: "a.md" };
console.log(JSON.stringify([seen(page), seen(page), seen({}), plugin.clientConfigFile.endsWith("client.js")]));
"""


@pytest.mark.skipif(NODE is None, reason="Node is not installed")
@pytest.mark.parametrize(("options", "first"), [("{}", ["<IndexerSidebar />\n"]), ('{"place": "layout"}', [])])
def test_the_component_ends_the_text_of_each_page_once_unless_a_layout_has_it(options: str, first: list[str], make_index: MakeIndex, tmp_path: Path) -> None:
    publish(make_index(sample("a.md", neighbours=(beside("b.md"),)), sample("b.md")), ["vuepress"], tmp_path)
    (tmp_path / "package.json").write_text('{"type": "module"}', "utf-8")
    (tmp_path / "run.js").write_text(RENDERED, "utf-8")
    said = subprocess.run([str(NODE), "run.js", options], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert json.loads(said) == [first, [], [], True]


def test_the_component_uses_no_module_whose_name_changed_between_versions(make_index: MakeIndex, tmp_path: Path) -> None:
    publish(make_index(sample("a.md")), ["vuepress"], tmp_path)
    assert not [path for path in tmp_path.glob("*.[jv]*") if "vuepress/client" in path.read_text("utf-8")]
