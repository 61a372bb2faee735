"""The first configuration of a site."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer.cli import main
from indexer.config import Config, load_config
from indexer.errors import ConfigError
from indexer.publish import publishers
from indexer.starter import SITES, UNKNOWN, recognised, write_configuration

CORPORA = Path(__file__).parent.parent / "corpora"


def site(folder: Path, *names: str) -> Path:
    """A folder with those files; names that end in a slash are folders."""
    for name in names:
        path = folder / name
        (path if name.endswith("/") else path.parent).mkdir(parents=True, exist_ok=True)
        if not name.endswith("/"):
            path.touch()
    return folder


@pytest.mark.parametrize(("names", "generator", "sources"), [
    (["hugo.toml", "content/"], "Hugo", ("content",)),
    (["config.toml", "content/"], "Hugo", ("content",)),
    (["config.yml", "content/"], "Hugo", ("content",)),
    (["config.json", "content/"], "Hugo", ("content",)),
    (["_config.yml", "source/_posts/"], "Hexo", ("source/_posts",)),
    (["_config.yml", "source/"], "Hexo", ("source",)),
    (["_config.yml", "_posts/"], "Jekyll", ("_posts",)),
    (["mkdocs.yml", "docs/"], "MkDocs", ("docs",)),
    (["pelicanconf.py", "content/"], "Pelican", ("content",)),
    (["docs/.vitepress/config.ts"], "VitePress", ("docs",)),
    ([".vitepress/config.ts", "index.md"], "VitePress", (".",)),
    (["docs/.vuepress/config.js"], "VuePress", ("docs",)),
    (["src/.vuepress/config.js"], "VuePress", ("src",)),
    (["docusaurus.config.js", "docs/", "blog/"], "Docusaurus", ("docs", "blog")),
    (["docusaurus.config.ts", "blog/"], "Docusaurus", ("blog",)),
    (["docusaurus.config.ts", "docs/", "i18n/zh-CN/"], "Docusaurus", ("docs", "i18n")),
    (["astro.config.mjs", "src/content/"], "Astro", ("src/content",)),
    (["astro.config.ts", "src/content/"], "Astro", ("src/content",)),
    (["hugo.yml", "content/"], "Hugo", ("content",)),
    (["eleventy.config.js"], "Eleventy", (".",)),
    ([".eleventy.js"], "Eleventy", (".",)),
    (["docs/source/conf.py", "docs/Makefile"], "Sphinx", ("docs/source",)),
    (["docs/conf.py"], "Sphinx", ("docs",)),
    (["source/conf.py", "Makefile"], "Sphinx", ("source",)),
    (["conf.py", "index.rst"], "Sphinx", (".",)),
    (["book.toml", "src/SUMMARY.md"], "mdBook", ("src",)),
    (["SUMMARY.md", "README.md", "book.json"], "GitBook", (".",)),
    (["quartz.config.ts", "content/", "docs/"], "Quartz", ("content",)),
    (["zola.toml", "content/"], "Zola", ("content",)),
    (["_config.yml", "Rakefile", "source/_posts/"], "Octopress", ("source/_posts",)),
    (["zensical.toml", "docs/"], "Zensical", ("docs",)),
])  # fmt: skip
def test_a_generator_is_recognised_by_its_files(tmp_path: Path, names: list[str], generator: str, sources: tuple[str, ...]) -> None:
    found = recognised(site(tmp_path, *names))
    assert (found.name, found.sources) == (generator, sources)


def test_zola_is_told_from_hugo_by_its_configuration(tmp_path: Path) -> None:
    (site(tmp_path, "content/") / "config.toml").write_text('title = "x"\nbase_url = "https://example.org"\n')
    found = recognised(tmp_path)
    assert (found.name, found.sources, found.publisher) == ("Zola", ("content",), "")


def test_docusaurus_has_the_folders_that_its_configuration_names(tmp_path: Path) -> None:
    site(tmp_path, "docs/a.md", "community/sub/b.mdx", "styles/", "../outside/c.md")
    told = "docs: {path: 'docs'}, plugins: [['@docusaurus/plugin-content-docs', {path: './community/'}], {path: 'styles'}, {path: '../outside'}, {path: 'none'}]"
    (tmp_path / "docusaurus.config.js").write_text(told, "utf-8")
    assert recognised(tmp_path).sources == ("docs", "community")


@pytest.mark.parametrize("names", [[], ["posts/a.md"], ["_config.yml"], ["hugo.toml"], ["mkdocs.yml", "docs"], ["content/"]])
def test_any_other_folder_is_its_own_source(tmp_path: Path, names: list[str]) -> None:
    assert recognised(site(tmp_path, *names)) == UNKNOWN


@pytest.mark.parametrize(("folder", "generator"), [
    ("hugo-blog", "Hugo"), ("hexo-blog", "Hexo"), ("jekyll-blog", "Jekyll"), ("mkdocs-handbook", "MkDocs"), ("vuepress-notes", "VuePress"),
    ("obsidian-vault", ""),
])  # fmt: skip
def test_the_corpora_are_recognised(folder: str, generator: str) -> None:
    assert recognised(CORPORA / folder).name == generator


def test_what_is_written_can_be_read_and_says_the_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert write_configuration(Path()) == (Path("indexer.toml"), "")
    assert load_config() == Config(sources=(".",))


def test_a_sites_configuration_names_its_publisher_and_keeps_the_index_out_of_what_is_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site(tmp_path, "docusaurus.config.js", "docs/", "blog/"))
    assert write_configuration(Path()) == (Path("indexer.toml"), "Docusaurus")
    wanted = Config(
        sources=("docs", "blog"), exclude=("i18n/**/version-*/",), index=Path(".indexer/index.db"), publish=("docusaurus",), into=Path("src/indexer")
    )
    assert load_config() == wanted


def test_a_generator_whose_pages_are_built_first_says_how_they_get_their_sidebars(tmp_path: Path) -> None:
    said = CliRunner().invoke(main, ["init", str(site(tmp_path, "SUMMARY.md"))]).stdout
    assert "written for GitBook" in said
    assert "indexer inject _book" in said


def test_every_publisher_that_a_site_gets_is_known() -> None:
    assert {found.publisher for found in SITES} - {""} <= set(publishers())


def test_a_configuration_that_exists_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "indexer.toml").write_text("jobs = 3\n", "utf-8")
    with pytest.raises(ConfigError, match=r"indexer\.toml exists; edit it, or delete it and run indexer init again"):
        write_configuration(tmp_path)
    assert (tmp_path / "indexer.toml").read_text("utf-8") == "jobs = 3\n"


def test_a_folder_that_is_none_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="nowhere: no such folder; name the folder of your site"):
        write_configuration(tmp_path / "nowhere")


@pytest.mark.parametrize(("version", "name", "publishers"), [("^1.9.9", "VuePress 1", ("html", "json")), ("2.0.0-rc.30", "VuePress", ("vuepress",))])
def test_the_first_vuepress_gets_no_plugin_of_the_second(tmp_path: Path, version: str, name: str, publishers: tuple[str, ...]) -> None:
    folder = site(tmp_path, "docs/.vuepress/config.js")
    (folder / "package.json").write_text(f'{{"devDependencies": {{"vuepress": "{version}"}}}}', "utf-8")
    assert write_configuration(folder)[1] == name
    assert load_config(folder).publish == publishers


def test_git_passes_over_the_index_of_a_site(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "hugo.toml").touch()
    write_configuration(tmp_path)
    assert (tmp_path / ".indexer" / ".gitignore").read_text("utf-8") == "*\n"


def test_a_folder_that_is_no_site_gets_its_configuration_alone(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# 锁\n\n锁。", "utf-8")
    path, _ = write_configuration(tmp_path)
    assert sorted(found.name for found in tmp_path.iterdir()) == sorted(["a.md", path.name])
