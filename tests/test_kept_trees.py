"""Trees that the last build grew from the same are taken from the index, and nobody can tell."""

import json
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from builds import CONFIG, exported, write
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer import corpus, forest, seeds
from indexer.build import build
from indexer.concepts import find
from indexer.config import Config
from indexer.store import Index
from indexer.trees import Plant, Subject, plants_of

POSTS = {path.name: path.read_text("utf-8") for path in sorted(Path("corpora/hexo-blog/source/_posts").glob("*.md"))[:9]}
EDITS = st.lists(
    st.tuples(st.sampled_from([*POSTS]), st.sampled_from(["add", "remove", "halve", "double"])), min_size=1, max_size=4
)


def edit(folder: Path, name: str, how: str) -> None:
    path, text = folder / name, POSTS[name]
    contents = {"add": text, "halve": text[: len(text) // 2], "double": f"{text}\n\n{text[len(text) // 2 :]}"}
    if how in contents:
        path.write_text(contents[how], "utf-8")
    else:
        path.unlink(missing_ok=True)


@settings(max_examples=6, deadline=None)
@given(st.lists(EDITS, min_size=2, max_size=3))
def test_builds_one_after_another_equal_cold_ones(rounds: list[list[tuple[str, str]]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "posts"
        folder.mkdir()
        (folder / "lock.md").write_text("# 锁\n\n偏向锁记录线程编号。", "utf-8")
        for number, edits in enumerate(rounds):
            for name, how in edits:
                edit(folder, name, how)
            warm, cold = (Config(sources=(str(folder),), jobs=1, index=Path(place) / name) for name in ("warm", f"cold{number}"))
            assert exported(warm) == exported(cold)


@pytest.fixture
def grown(monkeypatch: pytest.MonkeyPatch) -> Iterable[list[str]]:
    """The ids of the articles whose trees were grown."""
    ids: list[str] = []

    def growing(subjects: Iterable[Subject]) -> Iterator[Plant]:
        found = list(subjects)
        ids.extend(subject.article.id for subject in found)
        return plants_of(found)

    monkeypatch.setattr(seeds, "plants_of", growing)
    return ids


@pytest.mark.usefixtures("blog")
def test_an_article_about_something_else_leaves_the_other_trees_as_they_are(grown: list[str]) -> None:
    build(CONFIG).close()
    grown.clear()
    write("posts/roses.md", "# Pruning roses\n\nGardeners prune roses every spring, above an outward bud.")
    build(CONFIG).close()
    assert grown == ["posts/roses.md"]


@pytest.mark.usefixtures("blog")
def test_of_terms_that_become_usual_only_those_change_trees_that_hang_or_could(grown: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    build(CONFIG).close()
    write("posts/roses.md", "# Pruning roses\n\nGardeners prune roses every spring, above an outward bud.")
    monkeypatch.setattr(find, "USUAL_FROM", 2)
    monkeypatch.setattr(find, "USUAL", 0.0)
    grown.clear()
    warm = exported(CONFIG)
    again = {*grown} - {"posts/roses.md"}
    assert warm == exported(replace(CONFIG, index=Path("cold.db")))
    assert again


@pytest.mark.usefixtures("blog")
def test_a_changed_article_has_a_new_tree(grown: list[str]) -> None:
    build(CONFIG).close()
    grown.clear()
    write("posts/redis.md", "# Redis 持久化\n\nRDB 保存快照，AOF 保存命令。布隆过滤器也会被保存。")
    build(CONFIG).close()
    assert "posts/redis.md" in grown


@pytest.mark.usefixtures("blog")
def test_other_code_grows_all_trees_again(grown: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    first = exported(CONFIG)
    grown.clear()
    for module in (corpus, forest):
        monkeypatch.setattr(module, "code_version", lambda *packages: "another")
    assert exported(CONFIG) == first
    assert len(grown) == len({json.loads(line)["id"] for line in first["trees"]})


FOOTER = "**开源掘金翻译计划** 翻译优质的互联网技术文章，内容覆盖 Android、前端、后端等领域，每篇译文都由两位校对者审阅。"


def tree_labels(name: str) -> str:
    with build(CONFIG) as index:
        return "\n".join(node.label for node in index.tree(f"posts/{name}", full=True).walk())


def test_what_enough_articles_repeat_is_in_no_tree(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    named, others = [*POSTS][:4], [*POSTS][4:6]
    for name in named:
        write(f"posts/{name}", f"{POSTS[name]}\n\n{FOOTER}\n")
    assert "开源掘金翻译计划" in tree_labels(named[0])

    for name in others:
        write(f"posts/{name}", f"{POSTS[name]}\n\n{FOOTER}\n")
    assert not any(word in tree_labels(name) for name in (*named, *others) for word in ("翻译计划", "译文", "校对者"))


@pytest.mark.usefixtures("blog")
def test_an_article_that_brings_the_trees_down_alone_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = {json.loads(line)["id"]: line for line in exported(CONFIG)["trees"]}

    def failing(subjects: Iterable[Subject]) -> Iterator[Plant]:
        for subject in subjects:
            if subject.article.id == "posts/mysql.md":
                raise RecursionError("too\ndeep")
            yield from plants_of([subject])

    with monkeypatch.context() as patch:
        patch.setattr(seeds, "plants_of", failing)
        broken = replace(CONFIG, index=Path("broken.db"))
        found = {json.loads(line)["id"]: line for line in exported(broken)["trees"]}
        with Index.open(broken.index) as index:
            (failure,) = [failure for failure in index.failures() if failure.id == "posts/mysql.md"]
    assert failure.reason == "read, but no tree could be grown (RecursionError: too deep)"
    assert {name for name, line in found.items() if line != whole[name]} == {"posts/mysql.md"}
    assert json.loads(found["posts/mysql.md"])["tree"]["children"] == []
