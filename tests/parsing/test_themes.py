"""The same article in the pages of many themes, generators and platforms: it comes out whole, and nothing else does."""

from pathlib import Path

import pytest

from .pages import article_of, blocks_of

PAGES = sorted(Path(__file__).with_name("themes").glob("*.html"))
TITLE = "JVM 锁的升级"
BODY = """
<p>偏向锁是一种针对加锁操作的优化手段，它假定锁总是由<strong>同一个线程</strong>获得，参见<a href="https://x.example/jsr">规范</a>。</p>
<h2 id="a">概念</h2>
<p>对象头里的 <code>mark word</code> 记着锁的状态：</p>
<ul><li>无锁</li><li>偏向锁<ul><li>可以撤销</li></ul></li></ul>
<blockquote><p>锁只升级，不降级。</p></blockquote>
<h3 id="b">实现</h3>
<table><thead><tr><th>状态</th><th>标志</th></tr></thead><tbody>
<tr><td>无锁</td><td>01</td></tr><tr><td>重量级</td><td>10</td></tr></tbody></table>
<pre><code class="language-java">synchronized (lock) {
    count++;
}</code></pre>
<p>由此可见，竞争不多的时候，加锁几乎不花时间；竞争一多，就要交给操作系统。</p>
<h2 id="c">参考资料</h2>
<ul><li><a href="https://x.example/1">锁的论文</a></li><li><a href="https://x.example/2">虚拟机的源代码</a></li></ul>
"""
BLOCKS = [
    ("paragraph", "偏向锁是一种针对加锁操作的优化手段，它假定锁总是由同一个线程获得，参见规范。"),
    ("heading", "概念"),
    ("paragraph", "对象头里的 mark word 记着锁的状态："),
    ("item", "无锁"),
    ("item", "偏向锁"),
    ("item", "可以撤销"),
    ("quote", "锁只升级，不降级。"),
    ("heading", "实现"),
    ("table", "状态\t标志\n无锁\t01\n重量级\t10"),
    ("code", "synchronized (lock) {\n    count++;\n}"),
    ("paragraph", "由此可见，竞争不多的时候，加锁几乎不花时间；竞争一多，就要交给操作系统。"),
    ("heading", "参考资料"),
    ("item", "锁的论文"),
    ("item", "虚拟机的源代码"),
]
UNNAMED = {"ghost-casper", "jianshu", "substack"}
"""Pages that name nothing by which two lines could be told from what stands around them."""
SHORT = "<p>今天升级了虚拟机，锁快了不少。</p><p>明天再看。</p>"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_an_article_comes_out_whole_from(path: Path) -> None:
    html = path.read_text(encoding="utf-8").replace("{{title}}", TITLE).replace("{{body}}", BODY)
    article = article_of(html, "html", "a.html")
    assert blocks_of(article) == BLOCKS
    assert article.title == TITLE


@pytest.mark.parametrize("path", [path for path in PAGES if path.stem not in UNNAMED], ids=lambda path: path.stem)
def test_a_post_of_two_lines_comes_out_alone_from(path: Path) -> None:
    html = path.read_text(encoding="utf-8").replace("{{title}}", TITLE).replace("{{body}}", SHORT)
    assert [text for _, text in blocks_of(article_of(html, "html", "a.html"))] == ["今天升级了虚拟机，锁快了不少。", "明天再看。"]
