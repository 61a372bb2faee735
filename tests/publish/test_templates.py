"""Templates that the owner of a site puts in place of ours."""

import json
import re
from importlib.resources import files
from pathlib import Path

import pytest

from indexer.errors import ConfigError
from indexer.model import Tree
from indexer.publish import Options, publish
from indexer.store import Index

from .conftest import MakeIndex, beside, sample

DOCS = Path(__file__).parents[2] / "docs" / "sidebars.md"
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def index(make_index: MakeIndex) -> Index:
    return make_index(sample("a.md", HOSTILE, terms=("锁",), neighbours=(beside("b.md"),)), sample("b.md", HOSTILE))


def published(index: Index, folder: Path, *names: str, **templates: str) -> dict[str, str]:
    own = folder / "own"
    for name, text in templates.items():
        place = own / name.replace("__", "/")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    publish(index, names or ["html"], folder / "out", Options(templates=own))
    return {path.relative_to(folder / "out").as_posix(): path.read_text("utf-8") for path in (folder / "out").rglob("*") if path.is_file()}


def test_an_owners_template_takes_the_place_of_ours_and_the_others_stay(index: Index, tmp_path: Path) -> None:
    files = published(index, tmp_path, **{"sidebar.html.j2": "mine {{ view.title }}"})
    assert files["sidebars/a.md.html"] == "mine &lt;script&gt;alert(1)&lt;/script&gt;"
    assert "kpi-sidebar" in files["articles/a.md.html"]


def test_the_example_of_the_docs_works(index: Index, tmp_path: Path) -> None:
    example = re.findall(r"```jinja\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)[0]
    sidebar = published(index, tmp_path, **{"sidebar.html.j2": example})["sidebars/a.md.html"]
    assert sidebar.index('class="kpi-terms"') < sidebar.index("还可以读")
    assert sidebar.count('role="heading"') == 2
    assert HOSTILE not in sidebar


def test_the_mind_map_of_the_docs_stands_in_place_of_the_outline(make_index: MakeIndex, tmp_path: Path) -> None:
    example = re.findall(r"```jinja\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)[1]
    tree = Tree("锁", "article", children=(Tree("升级", "section", children=(Tree(HOSTILE, "point"),)),))
    files = published(make_index(sample("a.md", "锁", tree=tree)), tmp_path, "hugo", **{"tree.html.j2": example})
    shown = json.loads(files["data/indexer.json"])["articles"]["a.md"]["tree"]
    assert shown.startswith('<pre class="mermaid">mindmap\n  n0[&#34;锁&#34;]\n    n1[&#34;升级&#34;]\n      n2[')
    assert "script" in shown
    assert "<script" not in shown


def test_a_sidebar_has_no_element_that_themes_style_as_a_menu() -> None:
    publishing = Path(str(files("indexer.publish")))
    parts = list((publishing / "generators").rglob("*.*"))
    assert len(parts) > 10
    assert [part.name for part in parts if re.search(r"<(?:nav|section)\b", part.read_text("utf-8"))] == []


def test_a_fragment_of_its_own_has_a_nav(index: Index, tmp_path: Path) -> None:
    publish(index, ["html"], tmp_path)
    fragment = (tmp_path / "sidebars/a.md.html").read_text("utf-8")
    assert '<nav class="kpi-related"' in fragment
    assert fragment.count("<nav") == fragment.count("</nav>") == 1


def test_the_part_of_a_component_and_the_style_can_be_the_owners(index: Index, tmp_path: Path) -> None:
    files = published(index, tmp_path, "hugo", **{"hugo__indexer-sidebar.html": "mine", "sidebar.css": "aside {}"})
    assert files["layouts/partials/indexer-sidebar.html"] == "mine"
    assert files["static/indexer-sidebar.css"] == "aside {}"


@pytest.mark.parametrize("broken", ["{% if %}", "{{ view.nothing }}", "{% include 'no.j2' %}", "{{ 1 + '1' }}"])
def test_a_broken_template_is_one_line_that_names_it(index: Index, tmp_path: Path, broken: str) -> None:
    with pytest.raises(ConfigError, match=r"^templates: sidebar.html.j2 in .*own: "):
        published(index, tmp_path, **{"sidebar.html.j2": broken})


def test_a_folder_that_is_not_there_is_named(index: Index, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such folder"):
        publish(index, ["html"], tmp_path / "out", Options(templates=tmp_path / "nowhere"))
