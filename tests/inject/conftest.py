"""A blog as a generator would build it."""

from html import escape
from pathlib import Path

import pytest

from indexer import Index

PAGE = """<!doctype html>
<html><head><meta charset="{charset}"><title>{title} | 我的博客</title><meta name="description" content="{start}">{head}</head>
<body><header><div>目录</div></header><main><article><h1>{title}</h1><div class="content">
{body}
</div><footer><div>上一篇</div></footer></article></main><script>document.write("<div>")</script></body></html>
"""


def html_of(text: str) -> str:
    return "\n".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())


@pytest.fixture
def site(blog_index: Index, tmp_path: Path) -> Path:
    """The blog as a generator would build it: a folder for each post, and a page of all excerpts."""
    folder = tmp_path / "public"
    for entry, article in blog_index.articles():
        place = folder / Path(entry.id).stem / "index.html"
        place.parent.mkdir(parents=True)
        page = PAGE.format(charset="utf-8", title=escape(article.title), start=article.text[:40], head="", body=html_of(article.text))
        place.write_text(page, "utf-8")
    excerpts = "".join(f"<h2>{a.title}</h2><p>{escape(a.text[:60])}</p>" for _, a in blog_index.articles())
    (folder / "index.html").write_text(f"<title>我的博客</title><body><div>{excerpts}</div></body>", "utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.html"))}
