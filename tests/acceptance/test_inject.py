"""Sidebars stand in the pages that each generator makes, and their links lead to pages.

Needs the generators (`make acceptance`); plain `make test` leaves these tests out.
"""

import re
from pathlib import Path

import pytest

from indexer import Config, build
from indexer.inject import inject, remove
from indexer.inject.pages import BEGIN
from indexer.publish import Options

from .generators import GENERATORS, Generator, built_site

pytestmark = pytest.mark.acceptance
HREF = re.compile(r'<li><a href="([^"]+)"')


@pytest.mark.parametrize("generator", GENERATORS, ids=lambda generator: generator.name)
def test_every_post_has_its_sidebar_and_every_link_leads_somewhere(generator: Generator, tmp_path: Path) -> None:
    if generator.missing:
        pytest.fail(generator.missing)
    site = built_site(generator, tmp_path)
    output = site / generator.page.split("/")[0]
    before = {path: path.read_bytes() for path in output.rglob("*.html")}
    with build(Config(sources=(str(site / generator.posts),), index=tmp_path / "index.db", jobs=1)) as index:
        done = inject(index, output, Options(threshold=0.0))
        assert done.failures == []
        assert done.written == len(index)
        assert done.unseen == ()
    for path, content in before.items():
        after = path.read_bytes()
        if BEGIN in after:
            links = HREF.findall(after.split(BEGIN)[1].decode())
            assert all((path.parent / link / "index.html").exists() or (path.parent / link).is_file() for link in links)
        else:
            assert after == content
    assert remove(output).written == done.written
    assert {path: path.read_bytes() for path in output.rglob("*.html")} == before
