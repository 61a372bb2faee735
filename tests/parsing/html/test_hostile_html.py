"""HTML that was made to cost time, memory or sense: it is read or refused, soon, and what is read is well formed."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.errors import PageError
from indexer.parsing.html.page import compose_html
from tests.parsing.pages import article_of, assert_well_formed

SECONDS = 5.0
"""Processor time of one page, as the issue asks for."""
MEMORY = 500
"""Megabytes of one page's process."""
REFUSED = {
    "a million tags": ("<div>" * 1_000_000, "more than 150,000 tags"),
    "a million paragraphs": ("<p>a" * 1_000_000, "more than 150,000 tags"),
    "anchors without an end": ("<a " * 1_000_000, "more than 150,000 tags"),
    "comments without an end": ("<p>x<!--" * 200_000, "more than 150,000 tags"),
    "CDATA": ("<![CDATA[" * 200_000, "more than 150,000 tags"),
    "signs": ("<" * 5_000_000, "more than 150,000 tags"),
    "100k attributes": ("<p " + " ".join(f"a{n}=b" for n in range(100_000)) + ">x</p>", "more than 5,000 attributes"),
    "deep lists": ("<ul><li>" * 50_000, "nested"),
    "deep quotes": ("<blockquote>" * 50_000 + "x", "nested"),
    "deep marks": ("<b><i>" * 50_000 + "x", "nested"),
    "forms": ("<form>" * 50_000, "nested"),
    "frames": ("<frameset>" * 50_000, "nested"),
    "a title without an end": ("<title>" + "x" * 2_000_000, "no text"),
    "NULs": ("<p>" + "\0" * 1_000_000, "binary"),
}
READ = {
    "an attribute of 5 MB": "<p class='" + "a " * 2_500_000 + "'>词</p>",
    "an id of 5 MB": "<div id=" + "a" * 5_000_000 + ">词</div>",
    "a class of share-share-": "<p class='" + "share-" * 500_000 + "'>词</p>",
    "a style of 5 MB": "<p style='" + "display:" * 500_000 + "'>词</p>",
    "a million entities": "<p>" + "&amp;" * 1_000_000,
    "a pre of 5 MB": "<pre>" + "int a;\n" * 700_000 + "</pre>",
    "lines in spans": "<pre>" + "<span class=line>int a;</span>\n" * 7_500 + "</pre>",
    "numbers in spans": "<pre>" + "<span>1</span> a\n" * 7_500 + "</pre>",
    "spans": "<p>" + "<span class=x>词，</span>" * 10_000 + "</p>",
    "words in a sentence": "<p>" + "锁<a class=share>x</a>" * 10_000 + "</p>",
    "boxes of links": "<div class=x><a href=/a>b</a></div>" * 7_500 + "<p>词</p>",
    "links to places": "<ul>" + "<li><a href='#a'>b</a></li>" * 7_500 + "</ul>",
    "open links": "<a href=x>b" * 15_000,
    "tables in tables": "<table><tr><td>" * 300 + "词",
    "lists in lists": "<ul><li>词" * 250,
    "rows": "<table>" + "<tr><td>a<td>b" * 10_000 + "</table>",
    "numbered rows": "<table class=highlight>" + "<tr><td>1</td><td><pre>x</pre>" * 5_000 + "</table>",
    "pre beside pre": "<div class=code>" + "<pre>x</pre><i class=copy>复制</i>" * 25_000 + "</div>",
    "boxes around boxes": "<div class='post-content'>" * 400 + "<p>词</p>",
    "articles in articles": "<article>" * 400 + "<p>词</p>",
    "terms": "<dl>" + "<dt>a<dd>b" * 10_000,
    "comments": "<p>词" + "<!--[--><!--]-->" * 150_000,
    "code in a box of many classes": "<div class='" + "custom-block tip " * 50_000 + "'>" + "<pre>int a;</pre>" * 5_000 + "</div>",
    "ones in a row": "<pre><table><tr>" + "<td class=x>1</td>" * 20_000 + "</table></pre>",
    "line ends": "<pre>" + "\r\n" * 2_000_000 + "a</pre>",
    "blanks": "<p>" + "\t\n " * 1_000_000 + "a",
    "breaks": "<p>" + "a<br>" * 25_000,
    "pictures": "<p>词</p>" + "<img src=a alt=b>" * 25_000,
    "hidden boxes": "<p>词</p>" + "<div hidden>锁</div>" * 10_000,
    "scripts": "<p>词</p>" + "<script>a</script>" * 15_000,
    "a script without an end": "<p>词</p><script>" + "x" * 2_000_000,
    "plain text": "<p>词</p><plaintext>" + "x" * 2_000_000,
    "formulas": "<math><mi>x</mi></math>" * 5_000,
    "rendered formulas": "<span class=katex><span>x</span></span>" * 5_000,
    "figures": "<figure class=highlight><table><tr><td><pre>x</pre></table></figure>" * 2_500,
}
FRAGMENTS = [
    "<p>", "</p>", "<div class='post-content'>", "</div>", "<pre><code>", "</code></pre>", "<table><tr><td>",
        "</table>", "<ul><li>",
    "</ul>", "<h2 id=a>", "</h2>", "<b>", "</b>", "<a href='#a'>", "<a href=/u>", "</a>", "<br>", "<span class=katex>",
    "<math>", "<blockquote>",
    "锁", "a lock ", "1\n2\n3", "\xa0", "&nbsp;", "&#0;", "\u200b", " ", "\n", "<!-- x -->", "<![CDATA[", "<",
        "<figure><figcaption>", "<td class=gutter>",
]  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_costs_too_much_is_refused_with_its_reason(name: str) -> None:
    html, reason = REFUSED[name]
    started = time.process_time()
    with pytest.raises(PageError, match=reason):
        article_of(html, "html", "a.html")
    assert time.process_time() - started < SECONDS


@pytest.mark.parametrize("name", READ)
def test_what_can_be_read_is_read_in_time(name: str) -> None:
    started = time.process_time()
    article = article_of(READ[name], "html", "a.html")
    assert time.process_time() - started < SECONDS
    assert article.text


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells a process how much it has used")
@pytest.mark.parametrize("name", ["a pre of 5 MB", "open links", "an id of 5 MB", "rows"])
def test_the_costliest_pages_stay_within_their_memory(name: str) -> None:
    code = (
        "from pathlib import Path\nfrom tests.parsing.html.test_hostile_html import READ\n"
        f"from tests.parsing.pages import article_of\narticle_of(READ[{name!r}], 'html', 'a.html')\n"
        "print(Path('/proc/self/status').read_text())"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout
    used = next(int(line.split()[1]) for line in told.splitlines() if line.startswith("VmHWM:"))
    assert used / 1024 < MEMORY


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=24))
def test_whatever_markup_says_text_and_blocks_agree(fragments: list[str]) -> None:
    _, composed = compose_html("".join(fragments))
    assert_well_formed(composed)
