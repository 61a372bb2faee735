"""The seam for parsers: a package of somebody else reads the pages of its site."""

import importlib
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from indexer import facts
from indexer.build import build_with_report
from indexer.config import Config
from indexer.errors import ConfigError
from indexer.model import Article, Page
from indexer.parsing import Options, parse, parsers

Install = Callable[..., None]
DOCS = Path(__file__).parents[2] / "docs" / "parsers.md"
PAGE = (
    "<html><head><title>Wiki 锁</title></head><body><div id=bodyContent><p>偏向锁是一种优化。</p><div class=navbox>导航</div></div>"
    "<p id=lastmod>最后编辑于 2023年5月1日</p><div id=catlinks><a>JVM</a><a>锁</a></div></body></html>"
)


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Installs a package whose module is called like it, as pip would, and forgets it in the end."""
    monkeypatch.syspath_prepend(tmp_path)
    names: list[str] = []

    def put(code: str, name: str = "wikiparser", version: str = "1.0") -> None:
        home = tmp_path / f"{name}.dist-info"
        home.mkdir(exist_ok=True)
        (home / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        (home / "entry_points.txt").write_text(f"[indexer.parsers]\n{name} = {name}:PARSER\n")
        (tmp_path / f"{name}.py").write_text(code, "utf-8")
        names.append(name)
        _forget(names)

    yield put
    monkeypatch.undo()
    _forget(names)


def _forget(names: list[str]) -> None:
    importlib.invalidate_caches()
    for name in names:
        sys.modules.pop(name, None)
    parsers.known.cache_clear()
    facts._parsers.cache_clear()


def read(name: str = "wiki/lock.html", html: str = PAGE) -> Article:
    article = parse(Page(name, html.encode(), "html"), Options())
    assert article is not None
    return article


def failing(how: str) -> str:
    return (
        "from indexer.parsing import Picked, soup_parser\nfrom indexer.errors import PageError\n"
        f"def pick(soup, page):\n    {how}\nPARSER = soup_parser(lambda page: 'wiki' in page.id, pick)\n"
    )


def documented() -> str:
    found = re.search(r"```python\n(.*?)```", DOCS.read_text("utf-8"), re.S)
    assert found is not None
    return found[1]


def test_the_documented_parser_reads_the_pages_of_its_site(install: Install) -> None:
    install(documented())
    article = read()
    assert (article.title, article.text, article.author) == ("Wiki 锁", "偏向锁是一种优化。", "Wiki")
    assert (article.updated, article.tags) == ("2023-05-01", ("JVM", "锁"))


def test_other_pages_are_read_as_before(install: Install) -> None:
    before = read("posts/lock.html")
    install(documented())
    assert read("posts/lock.html") == before
    assert read("wiki/a.html", "<p>没有那个元素的页面。</p>").text == "没有那个元素的页面。"


def test_a_parser_may_say_that_a_page_is_a_list(install: Install) -> None:
    install(failing("return Picked(flags=('list',))"))
    assert read().flags == ("list",)


@pytest.mark.parametrize(("how", "reason"), [
    ("raise KeyError('href')", "the parser 'wikiparser' failed: KeyError: 'href'"), ("raise PageError('nothing here')", "nothing here"),
    ("raise ValueError('two\\nlines')", "the parser 'wikiparser' failed: ValueError: two lines"), ("return Picked(body='')", "no text in it"),
    ("return 7", "the parser 'wikiparser' failed: AttributeError: 'int' object has no attribute 'body'"),
])  # fmt: skip
def test_an_error_in_a_parser_is_one_line_of_the_report(how: str, reason: str, install: Install, tmp_path: Path) -> None:
    install(failing(how))
    (tmp_path / "site" / "wiki").mkdir(parents=True)
    for name in ("wiki/a.html", "b.html"):
        (tmp_path / "site" / name).write_text(PAGE, "utf-8")
    index, report = build_with_report(Config(sources=(str(tmp_path / "site"),), index=str(tmp_path / "i.db"), jobs=1))
    index.close()
    assert [(failure.id, failure.reason) for failure in report.failures] == [("site/wiki/a.html", reason)]
    assert report.articles == 1


@pytest.mark.parametrize("code", ["import nowhere", "raise RuntimeError('two\\nlines')", "PARSER = 7", "x = 1", "("])
def test_a_parser_that_cannot_be_loaded_stops_the_build_before_it_begins(code: str, install: Install, tmp_path: Path) -> None:
    install(code)
    (tmp_path / "a.md").write_text("正文")
    with pytest.raises(ConfigError, match=r"the parser 'wikiparser' [^\n]*; mend or remove its package$"):
        build_with_report(Config(sources=(str(tmp_path / "a.md"),), index=str(tmp_path / "i.db")))


def test_another_version_of_a_parser_makes_other_facts(install: Install) -> None:
    digests = []
    for version in ("1.0", "1.1"):
        install(documented(), version=version)
        digests.append(facts.digest_of(Page("a.html", b"a", "html"), Config()))
    assert digests[0] != digests[1]


def test_an_accepting_function_that_fails_costs_its_pages_alone(install: Install) -> None:
    install(failing("return None").replace("'wiki' in page.id", "page.id.index('wiki') >= 0"))
    assert read().text.startswith("偏向锁")
    with pytest.raises(Exception, match="the parser 'wikiparser' failed: ValueError"):
        read("posts/a.html")
