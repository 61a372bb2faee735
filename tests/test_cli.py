"""The verbs, as people and scripts call them."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from indexer import Index
from indexer.cli import main

QUERIES = {
    "related": ["related", "jvm-lock.md"],
    "terms": ["terms", "jvm-lock.md"],
    "concept": ["concept", "偏向锁"],
    "search": ["search", "布隆过滤器"],
    "explain": ["explain", "redis.md", "mysql.md"],
}
VERBS = {"build", "concept", "explain", "export", "init", "publish", "related", "search", "terms", "tree"}


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def refused(result: Result, code: int) -> str:
    """What a verb says when it gives up: one line on stderr, nothing on stdout, no traceback."""
    assert isinstance(result.exception, SystemExit)
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("indexer: ")
    return result.stderr


def done(result: Result) -> str:
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    return result.stdout


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without configuration."""
    monkeypatch.chdir(tmp_path)


def test_what_a_verb_does_is_told_whole() -> None:
    assert "..." not in done(run("--help")).partition("Commands:")[2]


def test_the_verbs_of_the_contract_are_there() -> None:
    assert set(main.commands) >= VERBS


@pytest.mark.parametrize("verb", sorted(main.commands))
def test_every_verb_explains_itself(verb: str) -> None:
    said = done(run(verb, "--help"))
    assert said.startswith(f"Usage: main {verb}")
    assert len(said.splitlines()) > 4


def test_the_version_is_told() -> None:
    assert done(run("--version")).startswith("indexer, version ")


@pytest.mark.usefixtures("blog")
def test_build_sums_up_what_it_did() -> None:
    said = done(run("build", "posts"))
    assert said.startswith("8 articles (0 unchanged, 0 failed), ")
    assert said.rstrip().endswith("build/index.db")
    assert Path("build/index.db").exists()


@pytest.mark.usefixtures("blog")
def test_build_tells_its_report_as_json() -> None:
    report = json.loads(done(run("build", "posts", "--json", "--index", "a.db", "--jobs", "1")))
    assert (report["articles"], report["failures"], report["index"]) == (8, [], "a.db")


@pytest.mark.usefixtures("blog")
def test_build_reads_what_the_configuration_names() -> None:
    Path("indexer.toml").write_text('sources = ["posts"]\nindex = "my.db"\n', "utf-8")
    assert "8 articles" in done(run("build"))
    assert done(run("terms", "redis.md")) == done(run("terms", "redis.md", "--index", "my.db"))


@pytest.mark.usefixtures("blog")
def test_options_of_build_go_before_the_configuration() -> None:
    Path("indexer.toml").write_text('sources = ["nowhere"]\nexclude = ["*.txt"]\n', "utf-8")
    assert "1 articles" in done(run("build", "posts", "--include", "*.txt", "--exclude", "x"))
    assert "7 articles" in done(run("build", "posts", "--include", "posts/", "--include", "*.md"))


@pytest.mark.usefixtures("blog")
def test_a_failed_page_is_one_line_and_an_exit_code_where_strict() -> None:
    Path("posts/empty.md").touch()
    lax, strict = run("build", "posts"), run("build", "posts", "--strict")
    assert lax.stderr == strict.stderr == "  failed  posts/empty.md: empty\n"
    assert (lax.exit_code, strict.exit_code) == (0, 1)


@pytest.mark.usefixtures("blog")
def test_many_failed_pages_are_counted() -> None:
    for number in range(25):
        Path(f"posts/empty-{number:02}.md").touch()
    lines = run("build", "posts").stderr.splitlines()
    assert lines[0] == "  failed  posts/empty-00.md: empty"
    assert lines[20:] == ["  and 5 more; --json lists all"]


@pytest.mark.usefixtures("blog")
def test_many_failures_of_one_kind_hide_no_other() -> None:
    for number in range(25):
        Path(f"posts/empty-{number:02}.md").touch()
    Path("posts/z.md").write_bytes(b"a\x00\x00b")
    assert run("build", "posts").stderr.startswith("  failed  posts/z.md: binary")


@pytest.mark.parametrize("verb", sorted(QUERIES))
def test_every_query_is_answered_for_people(verb: str, blog_index_file: Path) -> None:
    assert done(run(*QUERIES[verb], "--index", blog_index_file)).strip()


@pytest.mark.parametrize("verb", sorted(QUERIES))
def test_every_query_is_answered_for_programs(verb: str, blog_index_file: Path) -> None:
    assert json.loads(done(run(*QUERIES[verb], "--index", blog_index_file, "--json")))


def test_articles_of_one_title_are_told_apart_in_a_tree_over_several(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for folder, said in (("v1", "偏向锁让一个线程反复加锁时不做同步。偏向锁可以撤销。"), ("v2", "偏向锁在竞争出现时升级。没有竞争时偏向锁最快。")):
        Path("n", folder).mkdir(parents=True)
        Path("n", folder, "锁.md").write_text(f"# 偏向锁\n\n{said}\n\n## 做法\n\n{said[::-1]}\n", "utf-8")
    done(run("build", "n"))
    assert {"├── 偏向锁 · v1", "└── 偏向锁 · v2"} <= {line.rstrip() for line in done(run("tree", "偏向锁")).splitlines()}
    assert {child["label"] for child in json.loads(done(run("tree", "偏向锁", "--json")))["children"]} == {"偏向锁"}


def test_related_says_what_is_shared(blog_index_file: Path) -> None:
    hits = json.loads(done(run("related", "jvm-lock.md", "--index", blog_index_file, "-k", "1", "--json")))
    assert [hit["id"] for hit in hits] == ["posts/heavyweight.md"]
    assert {"concept", "label", "weight"} == set(hits[0]["shared"][0])


def test_nothing_related_is_said_and_no_error(blog_index_file: Path) -> None:
    Path("indexer.toml").write_text("threshold = 1.0", "utf-8")
    result = run("related", "rlhf.md", "--index", blog_index_file)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "Nothing in the index is close enough to offer.\n"


@pytest.mark.parametrize("form", ["text", "markdown", "mermaid", "opml", "json", "freemind"])
def test_a_tree_is_drawn_in_every_format(form: str, blog_index_file: Path) -> None:
    assert "轻量级锁" in done(run("tree", "jvm-lock.md", "--format", form, "--index", blog_index_file))


def test_a_concept_comes_before_an_article_whose_title_only_has_its_name(blog_index_file: Path) -> None:
    index = Index.open(blog_index_file)
    entry = index.entry("jvm-lock.md")
    concept = next(concept for concept in index.concepts() if concept.label in entry.title and concept.label != entry.title)
    drawn = (done(run("tree", name, "--index", blog_index_file)).splitlines()[0] for name in (concept.label, entry.title, entry.title[:-1]))
    assert list(drawn) == [concept.label, entry.title, entry.title]


def test_a_tree_is_drawn_down_to_a_depth_and_brief(blog_index_file: Path) -> None:
    whole, top = (done(run("tree", "jvm-lock.md", *more, "--index", blog_index_file)) for more in ((), ("--depth", "0")))
    brief = done(run("tree", "jvm-lock.md", "--detail", "brief", "--index", blog_index_file))
    assert top == "JVM 锁升级\n"
    assert len(top) < len(brief) <= len(whole)


@pytest.mark.parametrize("table", ["articles", "terms", "related", "trees", "concepts"])
def test_every_table_is_json_lines_in_the_order_of_ids(table: str, blog_index_file: Path) -> None:
    rows = [json.loads(line) for line in done(run("export", table, "--index", blog_index_file)).splitlines()]
    names = [row["concept" if table == "concepts" else "id"] for row in rows]
    assert names
    assert names == sorted(names)


@pytest.mark.parametrize(("form", "head"), [("jsonl", "<?xml"), ("graphml", "<?xml"), ("gexf", "<?xml"), ("json", '{"directed"')])
def test_the_graph_is_exported_in_every_format(form: str, head: str, blog_index_file: Path) -> None:
    assert done(run("export", "graph", "--format", form, "--index", blog_index_file)).startswith(head)


def test_an_export_goes_to_a_file_whole(blog_index_file: Path) -> None:
    printed = done(run("export", "terms", "--index", blog_index_file))
    assert done(run("export", "terms", "--index", blog_index_file, "--output", "terms.jsonl")) == ""
    assert Path("terms.jsonl").read_text("utf-8") == printed
    assert [path.name for path in Path().iterdir()] == ["terms.jsonl"]


def test_a_format_that_a_table_has_not_is_refused(blog_index_file: Path) -> None:
    said = refused(run("export", "graph", "--format", "graphm", "--index", blog_index_file), 2)
    assert "graph has no format 'graphm'; did you mean graphml?" in said


def test_publish_writes_pages(blog_index_file: Path) -> None:
    said = done(run("publish", "--index", blog_index_file, "--into", "out"))
    assert "files written" in said
    assert Path("out/index.html").exists()


def test_what_was_published_is_taken_away_without_the_index(blog_index_file: Path) -> None:
    Path("site/layouts").mkdir(parents=True)
    Path("site/layouts/mine.html").touch()
    run("publish", "hugo", "--index", blog_index_file, "--into", "site")
    assert "did you mean 'hugo'?" in refused(run("publish", "hugoo", "--remove", "--into", "site"), 2)
    said = done(run("publish", "hugo", "--remove", "--into", "site"))
    assert said == "5 files removed in site\nnext: take out what you wrote into the site yourself (docs/hugo.md)\n"
    assert [path.name for path in Path("site").rglob("*")] == ["layouts", "mine.html"]


def test_what_is_left_to_delete_is_said_where_it_is_there(blog_index_file: Path) -> None:
    run("publish", "--index", blog_index_file, "--into", "out")
    assert "left:" not in done(run("publish", "--remove", "--into", "out"))
    Path("indexer.toml").touch()
    assert "left: indexer.toml, for you to keep or to delete\n" in done(run("publish", "--remove", "--into", "out"))


def test_init_writes_a_configuration_once() -> None:
    Path("mkdocs.yml").touch()
    Path("docs").mkdir()
    assert done(run("init")).startswith("indexer.toml written for MkDocs; next: indexer build\n")
    assert "indexer.toml exists; edit it" in refused(run("init"), 2)
    assert "indexer.toml exists; edit it" in refused(run("init", "."), 2)


def test_init_says_where_no_generator_is_known() -> None:
    assert "no generator was recognised" in done(run("init"))


def test_init_writes_the_configuration_of_another_folder() -> None:
    Path("blog/docs").mkdir(parents=True)
    Path("blog/mkdocs.yml").touch()
    said = done(run("init", "blog"))
    assert said.startswith(f"{Path('blog/indexer.toml')} written for MkDocs; next: indexer build in blog\n")
    assert said.endswith("sidebars in its pages: indexer among the plugins of mkdocs.yml (docs/mkdocs.md); indexer publish is not needed\n")
    assert "no such folder" in refused(run("init", "nowhere"), 2)


@pytest.mark.parametrize("verb", ["related", "tree", "terms"])
def test_an_unknown_article_is_refused(verb: str, blog_index_file: Path) -> None:
    said = refused(run(verb, "量子计算", "--index", blog_index_file), 2)
    assert said == "indexer: no article called '量子计算'; indexer search '量子计算' finds articles by their words\n"


@pytest.mark.parametrize("verb", ["related", "tree", "terms"])
def test_an_ambiguous_title_is_refused_with_the_candidates(verb: str, blog_index_file: Path) -> None:
    said = refused(run(verb, "锁", "--index", blog_index_file), 2)
    assert "'锁' means several articles (posts/heavyweight.md, posts/jvm-lock.md)" in said


def test_a_concept_is_called_once_in_each_spelling() -> None:
    Path("posts").mkdir()
    for name, form in (("a", "Docker-Compose"), ("b", "Docker Compose"), ("c", "docker-compose")):
        Path(f"posts/{name}.md").write_text(f"# 用 {form} 编排容器\n\n{form} 从一个文件启动多个容器。{form} 的网络和卷写在同一个文件里。\n", "utf-8")
    done(run("build", "posts"))
    (names,) = (line for line in done(run("concept", "docker compose")).splitlines() if line.startswith("  names"))
    assert names.split("  names     ")[1] in {"Docker-Compose", "Docker Compose", "docker-compose"}


def test_an_unknown_concept_is_refused(blog_index_file: Path) -> None:
    assert "no concept called '量子'" in refused(run("concept", "量子", "--index", blog_index_file), 2)


@pytest.mark.parametrize("verb", [*QUERIES.values(), ["tree", "a"], ["export", "terms"], ["publish"]])
def test_without_an_index_every_verb_says_how_to_make_one(verb: list[str]) -> None:
    said = refused(run(*verb), 3)
    assert said.startswith("indexer: build/index.db: no such index; make one with: indexer build SOURCE")


def test_a_file_that_is_no_index_is_refused() -> None:
    Path("a.db").write_text("text", "utf-8")
    assert refused(run("search", "锁", "--index", "a.db"), 3) == "indexer: a.db: not an index; name another file with --index\n"


def test_a_missing_source_is_refused() -> None:
    assert refused(run("build", "nowhere"), 2) == "indexer: nowhere: no such file or folder\n"
    assert "no such index" in refused(run("topics"), 3)


def test_a_folder_without_articles_is_refused() -> None:
    Path("empty").mkdir()
    assert refused(run("build", "empty"), 2) == "indexer: empty: no articles found\n"


@pytest.mark.parametrize(("toml", "said"), [
    ("source = []", "unknown option 'source'; did you mean 'sources'?"), ("jobs = 'two'", "jobs is a whole number, not 'two'"), ("=", "not TOML"),
])  # fmt: skip
def test_a_broken_configuration_is_refused(toml: str, said: str) -> None:
    Path("indexer.toml").write_text(toml, "utf-8")
    assert said in refused(run("build", "x"), 2)


@pytest.mark.parametrize("arguments", [
    [], ["no-such-verb"], ["build"], ["build", "--no-such-option"], ["build", "x", "--jobs", "-1"], ["related"], ["export", "everything"],
    ["tree", "a", "--format", "pdf"],
])  # fmt: skip
def test_wrong_usage_is_exit_code_two(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_debug_shows_the_traceback() -> None:
    result = run("--debug", "search", "锁")
    assert type(result.exception).__name__ == "IndexFileError"


def process(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "indexer", *arguments], check=False, capture_output=True, **options)


def test_as_a_process_it_exits_and_prints_alike() -> None:
    done = process("search", "锁", "--index", "none.db")
    assert (done.returncode, done.stdout) == (3, b"")
    assert done.stderr.decode().startswith("indexer: none.db: no such index")


@pytest.mark.parametrize("verb", ["related", "concept", "search"])
def test_bytes_that_are_no_text_are_not_found(verb: str, blog_index_file: Path) -> None:
    done = process(verb, os.fsdecode(b"\xff\xfe"), "--index", str(blog_index_file))
    assert (done.returncode, done.stderr.count(b"\n")) == (0 if verb == "search" else 2, 1)


def test_a_reader_that_leaves_early_is_no_error(blog_index_file: Path) -> None:
    command = f"{sys.executable} -m indexer export graph --index {blog_index_file} | head -c 10"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], check=False, capture_output=True)
    assert (done.stdout, done.stderr) == (b"<?xml vers", b"")


@pytest.mark.usefixtures("blog")
def test_sidebars_go_into_a_built_site_and_out_again() -> None:
    run("build", "posts", "--index", "i.db")
    text = Path("posts/jvm-lock.md").read_text("utf-8").split("---")[2]
    page = "<body><main>" + "".join(f"<p>{line}</p>" for line in text.splitlines()) + "</main><p>尾</p></body>"
    Path("site").mkdir()
    Path("site/jvm-lock.html").write_text(page, "utf-8")
    assert run("inject", "site", "--index", "i.db").stdout.startswith("1 pages written, 0 unchanged, 0 left as they are")
    assert '<aside class="kpi-sidebar kpi-inside"' in Path("site/jvm-lock.html").read_text("utf-8")
    assert json.loads(run("inject", "site", "--remove", "--json").stdout)["written"] == 1
    assert Path("site/jvm-lock.html").read_text("utf-8") == page


@pytest.mark.usefixtures("blog")
def test_a_draft_can_be_asked_for_its_neighbours() -> None:
    run("build", "posts", "--index", "i.db")
    Path("draft.md").write_text("# 锁的膨胀\n\n轻量级锁膨胀成重量级锁（Monitor）。", "utf-8")
    assert "posts/heavyweight.md" in run("related", "--text", "draft.md", "--index", "i.db").stdout
    assert run("related", "--text", "nowhere.md", "--index", "i.db").exit_code == 2
    assert run("related", "--index", "i.db").exit_code == 2


def test_publish_says_how_evenly_articles_are_shown(blog_index_file: Path) -> None:
    assert "6 of 8 articles link to others; 2 are linked from none" in done(run("publish", "--index", str(blog_index_file), "--into", "out"))
    Path("indexer.toml").write_text("exposure = 0", "utf-8")
    assert "(no limit: exposure = 0)" in done(run("publish", "--index", str(blog_index_file), "--into", "out"))


def test_init_tells_jekyll_to_leave_the_configuration_out() -> None:
    Path("_posts").mkdir()
    Path("_config.yml").touch()
    assert "exclude: [indexer.toml]" in done(run("init"))


def test_what_a_terminal_cannot_show_is_a_question_mark(blog_index_file: Path, tmp_path: Path) -> None:
    Path("emoji").mkdir()
    Path("emoji/a.md").write_text("# 线程池 🚀\n\n线程池复用线程，任务先进队列。\n", "utf-8")
    done(run("build", "emoji", "--index", "emoji.db"))
    command = [sys.executable, "-c", "from indexer.cli import main; main()", "tree", "a.md", "--index", "emoji.db"]
    found = subprocess.run(command, env={**os.environ, "PYTHONIOENCODING": "gbk"}, capture_output=True, check=True)
    assert found.stdout.decode("gbk").startswith("线程池 ?")


def test_an_export_goes_into_what_is_no_file_and_to_where_a_link_leads(blog_index_file: Path) -> None:
    Path("link.jsonl").symlink_to("target.jsonl")
    Path("target.jsonl").touch()
    done(run("export", "terms", "--index", blog_index_file, "--output", "link.jsonl"))
    assert Path("link.jsonl").is_symlink()
    assert Path("target.jsonl").read_text("utf-8") == done(run("export", "terms", "--index", blog_index_file))
    done(run("export", "terms", "--index", blog_index_file, "--output", os.devnull))
    assert Path(os.devnull).is_char_device()


def test_an_article_is_found_by_any_path_to_its_file(blog_index_file: Path) -> None:
    index = Index.open(blog_index_file)
    name = index.find("jvm-lock.md")
    ways = [Path(name).absolute(), Path("somewhere/..") / name, Path("..") / Path(name), Path(name)]
    assert [index.find(way) for way in ways] == [name] * len(ways)


def test_an_index_is_read_by_any_thread(blog_index_file: Path) -> None:
    index = Index.open(blog_index_file)
    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(lambda name: index.entry(name).id, ["jvm-lock.md"] * 4)) == [index.find("jvm-lock.md")] * 4


def test_a_topic_that_there_is_not_is_an_error(blog_index_file: Path) -> None:
    result = run("topics", "99", "--index", blog_index_file)
    assert result.exit_code != 0
    assert "no topic 99" in result.stderr


def test_a_query_may_be_several_words(blog_index_file: Path) -> None:
    found = done(run("search", "缓存", "布隆过滤器", "--index", blog_index_file))
    assert found
    assert found == done(run("search", "缓存 布隆过滤器", "--index", blog_index_file))


def test_an_unknown_segmenter_is_named_before_a_page_is_read() -> None:
    Path("posts").mkdir()
    Path("posts/a.md").write_text("# 锁\n\n偏向锁记录线程编号。\n", "utf-8")
    Path("indexer.toml").write_text('segmenter = "pkuseg"\n', "utf-8")
    assert refused(run("build", "posts"), 2) == "indexer: no segmenter called 'pkuseg'; known: rjieba, jieba\n"
