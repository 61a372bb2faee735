"""The configuration, from TOML and from Python."""

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from indexer.config import Config, config_of, load_config
from indexer.errors import ConfigError
from indexer.wishes import Wish, Wishes


def said_about(**table: Any) -> str:
    with pytest.raises(ConfigError) as caught:
        config_of(table, "indexer.toml")
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(("name", "near"), [
    ("source", "sources"), ("Sources", "sources"), ("treshold", "threshold"), ("max-bytes", "max_bytes"), ("excludes", "exclude"),
])  # fmt: skip
def test_an_unknown_key_names_the_nearest(name: str, near: str) -> None:
    assert said_about(**{name: 1}) == f"indexer.toml: unknown option {name!r}; did you mean {near!r}?"


def test_a_key_that_is_near_to_none_names_all() -> None:
    said = said_about(zzz=1)
    assert all(field.name in said for field in fields(Config))


@pytest.mark.parametrize(("name", "value", "wanted"), [
    ("jobs", "2", "a whole number"), ("jobs", True, "a whole number"), ("jobs", 1.5, "a whole number"), ("drafts", 1, "true or false"),
    ("threshold", "0.3", "a number"), ("threshold", True, "a number"), ("index", 3, "a string"), ("segmenter", [], "a string"),
    ("sources", 3, "a list of strings"), ("sources", ["a", 3], "a list of strings"), ("words", {}, "a list of strings"),
])  # fmt: skip
def test_a_value_of_the_wrong_type_says_which_is_right(name: str, value: Any, wanted: str) -> None:
    assert said_about(**{name: value}).startswith(f"indexer.toml: {name} is {wanted}")


def test_a_choice_that_there_is_not_names_the_others() -> None:
    assert said_about(labels="chinese") == "indexer.toml: labels: 'chinese' is neither 'corpus' nor 'bilingual'"


@pytest.mark.parametrize("threshold", [40, -1, 1.01])
def test_a_threshold_is_a_score(threshold: float) -> None:
    assert said_about(threshold=threshold) == f"indexer.toml: threshold: {float(threshold)!r} is not between 0 and 1"


def test_a_byte_order_mark_is_no_part_of_a_configuration(tmp_path: Path) -> None:
    (tmp_path / "indexer.toml").write_text("links = 3", "utf-8-sig")
    assert load_config(tmp_path).links == 3


def test_every_option_is_read() -> None:
    config = config_of({"sources": ["a", "b"], "index": "x.db", "drafts": True, "threshold": 1, "words": "偏向锁", "jobs": 3})
    assert (config.sources, config.index, config.drafts) == (("a", "b"), Path("x.db"), True)
    assert (config.threshold, config.words, config.processes) == (1.0, ("偏向锁",), 3)


def test_nothing_told_is_the_default() -> None:
    assert config_of({}) == Config()
    assert Config().processes >= 1


@pytest.mark.parametrize("sources", ["posts", Path("posts"), ["posts"], ("posts",), [Path("posts")]])
def test_sources_may_be_one_or_many(sources: Any) -> None:
    assert Config(sources=sources).sources == ("posts",)


def test_a_folder_without_configuration_has_the_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_config() == Config()


def test_a_configuration_of_its_own_goes_before_the_projects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pyproject.toml").write_text("[tool.indexer]\njobs = 2\n", "utf-8")
    assert load_config().jobs == 2
    Path("indexer.toml").write_text("jobs = 3\n", "utf-8")
    assert load_config().jobs == 3


def test_relative_paths_count_from_the_folder_of_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "indexer.toml").write_text('sources = ["posts", "/srv/posts", "https://x.example/feed"]\n', "utf-8")
    config = load_config(tmp_path)
    assert config.sources == (str(tmp_path / "posts"), "/srv/posts", "https://x.example/feed")
    assert (config.index, config.into) == (tmp_path / "build/index.db", tmp_path / "build/sidebars")


@pytest.mark.parametrize("toml", ["", "tool = 3", "[tool]", "[tool.other]\na = 1", "[project]\nname = 'x'"])
def test_a_project_that_says_nothing_about_us_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, toml: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pyproject.toml").write_text(toml, "utf-8")
    assert load_config() == Config()


@pytest.mark.parametrize(("toml", "said"), [
    (b"jobs = ", "not TOML"), (b"\xff", "not TOML"), (b"a = 1\na = 2", "not TOML"), (b"[jobs]", "jobs is a whole number, not {}"),
])  # fmt: skip
def test_a_file_that_cannot_be_understood_is_named(tmp_path: Path, toml: bytes, said: str) -> None:
    path = tmp_path / "indexer.toml"
    path.write_bytes(toml)
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path)
    assert str(caught.value).startswith(f"{path}: {said}")


def test_a_table_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool]\nindexer = 3\n", "utf-8")
    with pytest.raises(ConfigError, match="indexer is a table of options, not 3"):
        load_config(tmp_path)


def test_a_folder_in_place_of_the_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "indexer.toml").mkdir()
    with pytest.raises(ConfigError, match=r"indexer\.toml: cannot be read \(Is a directory\)"):
        load_config(tmp_path)


def test_what_is_wanted_beside_articles_is_a_list_of_tables() -> None:
    config = config_of({"related": [{"article": "a.md", "pin": ["b.md"], "exclude": "c.md"}]})
    assert config.related == Wishes((Wish("a.md", ("b.md",), ("c.md",)),))


@pytest.mark.parametrize(("value", "said"), [
    ({"article": "a"}, "related is a list of tables"), ([{"pin": ["a"]}], "related, table 1: name the article"),
    ([{"article": "a", "pins": []}], "unknown 'pins'"), ([{"article": "a", "pin": [1]}], "pin is a list of strings"), (["a"], "name the article"),
])  # fmt: skip
def test_a_wish_that_cannot_be_read_says_which(value: Any, said: str) -> None:
    assert said in said_about(related=value)


@pytest.mark.parametrize("name", ["links", "exposure", "half_life", "jobs", "max_bytes"])
def test_no_option_of_sidebars_is_below_nothing(name: str) -> None:
    assert said_about(**{name: -1}).startswith(f"indexer.toml: {name}: -1")


def test_options_of_the_analysis_may_stand_in_a_table_of_their_own() -> None:
    own = {"segmenter": "jieba", "words": ["偏向锁"], "pipeline": "zh_core_web_sm"}
    assert config_of({"drafts": True, "analysis": own}) == config_of({"drafts": True, **own})
    assert config_of({"analysis": own}).of_analysis.pipeline == "zh_core_web_sm"


@pytest.mark.parametrize(("table", "said"), [
    ({"analysis": "jieba"}, "indexer.toml: analysis is a table of segmenter, words, pipeline, not 'jieba'"),
    ({"analysis": {"index": "a.db"}}, "indexer.toml: unknown option 'index' in [analysis]; known are segmenter, words, pipeline"),
    ({"words": [], "analysis": {"words": []}}, "indexer.toml: words is given twice, in [analysis] and outside; keep one"),
    ({"analysis": {"pipeline": 3}}, "indexer.toml: pipeline is a string, not 3"),
])  # fmt: skip
def test_a_wrong_table_of_the_analysis_says_what_is_right(table: dict[str, Any], said: str) -> None:
    assert said_about(**table) == said


def test_a_pipeline_in_the_folder_of_the_configuration_is_found_there(tmp_path: Path) -> None:
    (tmp_path / "models" / "zh").mkdir(parents=True)
    (tmp_path / "indexer.toml").write_text('[analysis]\npipeline = "models/zh"\n', "utf-8")
    assert load_config(tmp_path).pipeline == str(tmp_path / "models" / "zh")
    (tmp_path / "indexer.toml").write_text('[analysis]\npipeline = "zh_core_web_sm"\n', "utf-8")
    assert load_config(tmp_path).pipeline == "zh_core_web_sm"


@pytest.mark.parametrize(("given", "name", "kept"), [
    ({"words": "缓存"}, "words", ("缓存",)), ({"exclude": ["a", "b"]}, "exclude", ("a", "b")), ({"sources": Path("a")}, "sources", ("a",)),
    ({"index": "a.db"}, "index", Path("a.db")), ({"aliases": Path("names.txt")}, "aliases", "names.txt"), ({"threshold": 0}, "threshold", 0.0),
])  # fmt: skip
def test_python_may_say_options_in_any_usual_way(given: dict[str, Any], name: str, kept: Any) -> None:
    assert getattr(Config(**given), name) == kept


@pytest.mark.parametrize(("given", "said"), [
    ({"sources": [3]}, "sources is a list of strings, not [3]"), ({"sources": None}, "sources is a list of strings"), ({"jobs": "4"}, "jobs is a whole number"),
    ({"threshold": None}, "threshold is a number"), ({"index": None}, "index is a string"), ({"related": 3}, "related is a list of tables"),
])  # fmt: skip
def test_what_python_says_wrongly_is_told(given: dict[str, Any], said: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(said)):
        Config(**given)
