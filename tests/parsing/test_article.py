"""The stage itself: what fails, and how it says so."""

import pytest

from indexer.errors import PageError
from indexer.model import Page
from indexer.parsing import Options, parse
from tests.parsing.pages import article_of, found_in, soon


@pytest.mark.parametrize(("content", "reason"), [
    (b"", "empty"), (b" \n\t ", "empty"), (b"a\x00\x00b", "binary"), (b"---\ntitle: a\n---\n", "no text"), (b"![[a.png]]", "no text"),
])  # fmt: skip
def test_a_page_without_anything_to_read_says_why(content: bytes, reason: str) -> None:
    with pytest.raises(PageError, match=reason):
        parse(Page("a.md", content, "markdown"), Options())


def test_a_page_that_is_too_large_names_the_option() -> None:
    with pytest.raises(PageError, match=r"larger than 1,000 bytes \(1,001\); see max_bytes"):
        parse(Page("a.md", b"a" * 1001, "markdown"), Options(max_bytes=1000))


def test_drafts_are_read_and_flagged_where_they_are_wanted() -> None:
    article = parse(Page("a.md", b"---\ndraft: true\n---\ntext", "markdown"), Options(drafts=True))
    assert article is not None
    assert article.flags == ("draft",)


def test_a_title_is_one_line_of_bearable_length() -> None:
    title = "锁\\u2028\\x07\\n" + "长" * 2_000
    article = parse(Page("a.md", f'---\ntitle: "{title}"\n---\ntext'.encode(), "markdown"), Options())
    assert article is not None
    assert article.title.startswith("锁 长")
    assert len(article.title) == 500


def test_parsing_twice_gives_the_same() -> None:
    page = Page("a.md", "# 锁\n\n- **甲**\n".encode(), "markdown")
    assert parse(page, Options()) == parse(page, Options())


@pytest.mark.parametrize(("front", "field", "value"), [
    ("author: 小明", "author", "小明"), ("authors: [小明, 小红]", "author", "小明"), ("authors:\n  - name: 小明\n    url: x", "author", "小明"),
    ("author:\n  name: 小明", "author", "小明"), ("pubDate: 2023-05-01", "date", "2023-05-01"), ("publishDate: 2023-05-01T08:30:00+08:00", "date", "2023-05-01T08:30:00"),
    ("created: 2023/5/1", "date", "2023-05-01"), ("date: May 1st, 2023", "date", "2023-05-01"), ("date: soon\ncreated: 2023-05-01", "date", "2023-05-01"),
    ("published: true\ndate: 2023-05-01", "date", "2023-05-01"), ("published: 2023-05-01", "date", "2023-05-01"), ("updatedDate: 2023-05-02", "updated", "2023-05-02"),
    ("lastmod: 2023-05-02", "updated", "2023-05-02"), ("lastUpdated: false", "updated", ""), ("tags: JVM, 锁", "tags", ("JVM", "锁")), ("tag: [JVM]", "tags", ("JVM",)),
    ("taxonomies:\n  tags: [JVM]", "tags", ("JVM",)), ("category: 并发", "categories", ("并发",)), ("categories:\n  - [后端, 并发]", "categories", ("后端", "并发")),
    ("canonicalURL: https://x.example/a", "url", "https://x.example/a"), ("subtitle: 一种优化", "description", "一种优化"), ("locale: zh-CN", "language", "zh-CN"),
])  # fmt: skip
def test_a_front_matter_says_it_in_the_words_of_its_generator(front: str, field: str, value: str | tuple[str, ...]) -> None:
    article = parse(Page("a.md", f"---\n{front}\n---\ntext".encode(), "markdown"), Options())
    assert article is not None
    assert getattr(article, field) == value


def test_what_an_editor_calls_untitled_is_no_title() -> None:
    page = Page("a.md", b"# Untitled\n\n# 2017 \xe5\xb9\xb4\n\n## B\n\nc\n", "markdown")
    article = parse(page, Options())
    assert article is not None
    assert (article.title, [section.title for section in article.sections]) == ("2017 年", ["B"])


def test_a_heading_of_any_level_that_says_what_the_page_is_called_elsewhere_is_its_title() -> None:
    page = Page("a.md", "## 分布式锁\n\n偏向。\n\n### 撤销\n\n慢。".encode(), "markdown", title="分布式锁")
    article = parse(page, Options())
    assert article
    assert (article.title, article.headline, article.text) == ("分布式锁", 2, "偏向。\n撤销\n慢。")


def test_a_heading_with_the_number_of_its_chapter_repeats_the_title() -> None:
    html = "<title>CGO内存模型 - 某书</title><main><h1>2.7 CGO 内存模型</h1><p>CGO 是架接两种语言的桥梁，它使二者互通。</p></main>"
    article = article_of(html, "html", "ch2/ch2-07.html")
    assert (article.title, article.text) == ("CGO内存模型", "CGO 是架接两种语言的桥梁，它使二者互通。")


POST = "---\nlayout: post\ntitle: 锁的升级\ntags: [JVM]\n---\n{% include JB/setup %}<p>偏向锁是一种优化，它假定锁总是由同一个线程获得。</p>"


def test_html_with_a_front_matter_is_a_post() -> None:
    article = article_of(f"{POST}{{% highlight java %}}a < b{{% endhighlight %}}", "html", "_posts/2012-03-04-locks.html")
    assert (article.title, article.tags, article.date) == ("锁的升级", ("JVM",), "2012-03-04")
    assert article.text == "偏向锁是一种优化，它假定锁总是由同一个线程获得。\na < b"
    assert [block.kind for block in article.blocks] == ["paragraph", "code"]


def test_its_address_tells_its_day_and_its_title_is_one_line() -> None:
    article = article_of('---\npermalink: /2012/03/04/locks/\ntitle: "锁的\\n升级"\n---\n<p>偏向锁是一种优化。</p>', "html", "locks.html")
    assert (article.title, article.date) == ("锁的 升级", "2012-03-04")
    assert article_of("---\ntitle: Untitled\n---\n<h1>锁的升级</h1><p>偏向锁是一种优化。</p>", "html", "a.html").title == "锁的升级"


def test_a_wanted_draft_in_html_is_marked_as_one() -> None:
    article = parse(Page("a.html", POST.replace("---\nlayout", "---\npublished: false\nlayout", 1).encode(), "html"), Options(drafts=True))
    assert article is not None
    assert article.flags == ("draft",)


@pytest.mark.parametrize("content", [
    "---\nlayout: default\n---\n<ul>{% for post in site.posts %}<li>{{ post.title }}</li>{% endfor %}</ul>", "---\nlayout: default\n---\n<main>{{ content }}</main>",
    POST.replace("---\nlayout", "---\npublished: false\nlayout", 1), "---\nlayout: home\n---\n",
])  # fmt: skip
def test_templates_and_drafts_in_html_are_no_articles(content: str) -> None:
    assert found_in(content, "html", "index.html") is None


@pytest.mark.parametrize("html", [
    '{{ define "main" }}<h1>Posts</h1><p>All of them</p>{{ end }}', "<!-- base -->\n{% extends 'base.html' %}<p>All of them</p>",
    '<title>{{ .Title }}</title><body class="{{ .Kind }}"><p>Powered by Hugo</p>', '<footer><a href="{{ .Site.BaseURL }}">Home</a> © {{ now.Year }}</footer>',
])  # fmt: skip
def test_a_template_without_a_front_matter_is_no_article(html: str) -> None:
    assert found_in(html, "html", "overrides/main.html") is None


@pytest.mark.parametrize("html", [
    "<title>{{ 的用法</title><p>模板里写 {{ .Title }} 即可，{% raw %} 之内不解析。</p>", '<p>锁。</p><img src="{{ site.url }}/a.png"><pre>{% for a in b %}</pre>',
    '<title>锁</title><meta name="image" content="{{ image }}"><p>锁的状态记录在对象头里。</p>', "<p>锁。</p><pre><code>{{ range .Pages }}</code></pre>",
    '<title>{{ }} 插值</title><meta name="description" content="用 {{ msg }} 插值"><p>用 {{ msg }} 插值，<img src="a.png" alt="{{ msg }}">。</p>',
    f'<title>锁</title><p>{"锁的状态记录在对象头里，撤销时回到安全点。" * 30}</p><p>复杂度 $n^{{{{2}}}}$。</p><img src="https://tex.example/svg?n^{{{{2}}}}">',
])  # fmt: skip
def test_a_text_about_templates_and_a_gap_that_nobody_filled_in_make_none(html: str) -> None:
    assert article_of(html, "html", "a.html").text


def test_a_front_matter_in_html_costs_no_more_than_its_length() -> None:
    with soon():
        found_in("---\ntitle: 锁\n---\n<p>锁</p>" + "{% highlight java %}" * 20_000 + "{{" * 50_000, "html", "a.html")
