"""Where links lead."""

import pytest

from .pages import article_of

PAGE = "<html><head>{}</head><body><article><p>偏向锁是一种针对加锁操作的优化手段。<a href='{}'>看这里</a></p></article></body></html>"
CANONICAL = "<link rel=canonical href='https://blog.example/posts/lock/'>"
BASE = "<base href='https://base.example/x/'>"


def link(head: str, href: str) -> tuple[str, str]:
    article = article_of(PAGE.format(head, href), "html", "a.html")
    (mark,) = article.links
    return mark.target, article.text[mark.start : mark.end]


@pytest.mark.parametrize(("head", "href", "target"), [
    (CANONICAL, "../pool/", "https://blog.example/posts/pool/"), (CANONICAL, "/a?b#c", "https://blog.example/a?b#c"), (CANONICAL, "//cdn.example/a", "https://cdn.example/a"),
    (CANONICAL, "https://other.example/", "https://other.example/"), (CANONICAL, "mailto:a@b.example", "mailto:a@b.example"), (CANONICAL, "#a", "#a"),
    (BASE, "y", "https://base.example/x/y"), (BASE + CANONICAL, "y", "https://base.example/x/y"), ("<base href='/x/'>" + CANONICAL, "y", "https://blog.example/x/y"),
    (CANONICAL, "/web/20200101000000/https://blog.example/b", "https://blog.example/b"), (CANONICAL, "https://web.archive.org/web/2020/https://a.example/", "https://web.archive.org/web/2020/https://a.example/"),
    ("", "/a", "/a"), ("<base href='/x/'>", "y", "y"), ("<base target=_blank>" + CANONICAL, "y", "https://blog.example/posts/lock/y"), (CANONICAL, "http://[", "http://["),
    ("<!-- <base href='https://no.example/'> -->" + CANONICAL, "y", "https://blog.example/posts/lock/y"), ("<base href='javascript:x'>" + CANONICAL, "/y", "https://blog.example/y"),
])  # fmt: skip
def test_an_article_knows_where_its_links_lead_and_what_they_say(head: str, href: str, target: str) -> None:
    assert link(head, href) == (target, "看这里")
