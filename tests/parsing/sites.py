"""Pages of sites that do not exist: the skeletons of six kinds of themes, and what sites put into them.

The skeletons follow the habits of themes (where the title stands, what wraps an entry, what meta tags there are), not any
single one; the texts are made up.
"""

from collections.abc import Callable
from dataclasses import dataclass

TOPICS = (
    "偏向锁的撤销过程", "线程池参数怎么定", "用 epoll 写一个回声服务器", "Raft 选主的三个细节", "Kafka 消息为什么会重复", "一次内存泄漏的排查",
    "Understanding B-Tree splits", "零拷贝到底省了什么", "Go 调度器笔记", "Redis 渐进式 rehash", "从 HTTP/1.1 到 HTTP/2", "Linux 页缓存与回写",
)  # fmt: skip
SENTENCES = (
    "锁的状态记录在对象头里，撤销时要等到全局安全点。", "核心线程数取决于任务是等输入输出还是占处理器。", "边缘触发时必须把缓冲区一次读完。",
    "任期号是逻辑时钟，旧任期的消息一律丢弃。", "消费者提交位移之前崩溃，消息就会再来一次。", "先看堆转储里谁占得最多，再顺着引用往上找。",
)  # fmt: skip


def text(seed: int, sentences: int) -> str:
    """A paragraph of so many sentences."""
    return "".join(SENTENCES[(seed + at) % len(SENTENCES)] for at in range(sentences))


def paragraphs(seed: int, count: int, sentences: int = 6) -> str:
    return "".join(f"<p>{text(seed + at, sentences)}</p>" for at in range(count))


@dataclass(frozen=True, slots=True)
class Skeleton:
    """How a theme builds its pages: around the content, around an entry of a list, and around a post."""

    page: str
    entry: str
    post: str


CHROME = '<ul class="menu"><li><a href="/">首页</a></li><li><a href="/archives/">归档</a></li><li><a href="/about/">关于</a></li></ul>'
FOOT = '<p>© 2016 – 2024 小明 | Powered by Hexo</p><p>京ICP备00000000号</p>'
SKELETONS = {
    "next": Skeleton(
        f'<header class="header"><div class="brand"><a href="/">小明的博客</a></div>{CHROME}</header><main class="main"><div class="content">{{}}</div></main>'
        f'<footer class="footer">{FOOT}</footer>',
        '<article class="post-block"><header class="post-header"><h2 class="post-title"><a class="post-title-link" href="{url}">{title}</a></h2>'
        '<div class="post-meta">发表于 <time datetime="{date}T08:00:00+08:00">{date}</time></div></header><div class="post-body">{body}</div></article>',
        '<article class="post-block"><header class="post-header"><h1 class="post-title">{title}</h1><div class="post-meta">发表于 '
        '<time datetime="{date}T08:00:00+08:00">{date}</time></div></header><div class="post-body">{body}</div></article>',
    ),
    "papermod": Skeleton(
        f'<header><nav class="nav"><a href="/">小明的博客</a>{CHROME}</nav></header><main class="main">{{}}</main><footer>{FOOT}</footer>',
        '<article class="post-entry"><header class="entry-header"><h2>{title}</h2></header><div class="entry-content"><p>{body}</p></div>'
        '<footer class="entry-footer"><span title="{date}">{date}</span></footer><a class="entry-link" aria-label="post link" href="{url}"></a></article>',
        '<article class="post-single"><header class="post-header"><h1>{title}</h1><div class="post-meta">{date} · 3 分钟</div></header>'
        '<div class="post-content">{body}</div></article>',
    ),
    "wordpress": Skeleton(
        f'<div id="page" class="site"><header id="masthead"><p class="site-title"><a href="https://blog.example/">小明的博客</a></p>{CHROME}</header>'
        f'<div id="content"><main id="main">{{}}</main></div><footer id="colophon">{FOOT}</footer></div>',
        '<article id="post-7" class="post type-post"><header class="entry-header"><h2 class="entry-title"><a href="{url}" rel="bookmark">{title}</a></h2>'
        '<div class="entry-meta">{date} 由 小明</div></header><div class="entry-content">{body}</div></article>',
        '<article id="post-7" class="post type-post"><header class="entry-header"><h1 class="entry-title">{title}</h1><div class="entry-meta">{date} 由 小明'
        '</div></header><div class="entry-content">{body}</div></article>',
    ),
    "typecho": Skeleton(
        f'<header id="header"><a id="logo" href="/">小明的博客</a>{CHROME}</header><div id="body"><div class="row"><div class="col" id="main">{{}}</div></div></div>'
        f'<footer id="footer">{FOOT}</footer>',
        '<article class="post"><h2 class="post-title"><a href="{url}">{title}</a></h2><ul class="post-meta"><li>作者: 小明</li><li>时间: {date}</li></ul>'
        '<div class="post-content">{body}</div></article>',
        '<article class="post"><h1 class="post-title"><a href="{url}">{title}</a></h1><ul class="post-meta"><li>作者: 小明</li><li>时间: {date}</li></ul>'
        '<div class="post-content">{body}</div></article>',
    ),
    "minima": Skeleton(
        f'<header class="site-header"><a class="site-title" href="/">小明的博客</a>{CHROME}</header><main class="page-content"><div class="wrapper">{{}}</div></main>'
        f'<footer class="site-footer">{FOOT}</footer>',
        '<li><span class="post-meta">{date}</span><h3><a class="post-link" href="{url}">{title}</a></h3>{body}</li>',
        '<article class="post"><header class="post-header"><h1 class="post-title">{title}</h1><p class="post-meta"><time datetime="{date}">{date}</time></p></header>'
        '<div class="post-content">{body}</div></article>',
    ),
    "divs": Skeleton(
        f'<div class="top"><a href="/">小明的博客</a>{CHROME}</div><div class="wrap"><div class="box">{{}}</div></div><div class="bottom">{FOOT}</div>',
        '<div class="item"><div class="t"><a href="{url}">{title}</a></div><div class="d">{date}</div><div class="s">{body}</div></div>',
        '<div class="head"><h1>{title}</h1><div class="d">{date}</div></div><div class="txt">{body}</div>',
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Site:
    """One skeleton, and whether its head says what the page is (address, Open Graph)."""

    skeleton: Skeleton
    speaks: bool

    def page(self, title: str, path: str, content: str) -> str:
        """A whole page; `path` under posts/ makes it an article in what the head says."""
        kind = "article" if path.startswith("posts/") else "website"
        said = f'<link rel="canonical" href="https://blog.example/{path}"><meta property="og:type" content="{kind}">' if self.speaks else ""
        head = f"<meta charset=utf-8><title>{title} | 小明的博客</title>{said}"
        return f"<!doctype html><html lang=zh-CN><head>{head}</head><body>{self.skeleton.page.replace('{}', content)}</body></html>"

    def entries(self, bodies: list[str]) -> str:
        """A list of entries with these bodies."""
        return "".join(
            self.skeleton.entry.format(url=f"/posts/{at}/", title=TOPICS[at % len(TOPICS)], date=f"2023-05-{at + 1:02}", body=body)
            for at, body in enumerate(bodies)
        )

    def post(self, title: str, body: str, path: str = "posts/a/") -> str:
        """The page of a post."""
        return self.page(title, path, self.skeleton.post.format(url=f"/{path}", title=title, date="2023-05-09", body=body))


def _links(count: int, url: str, note: str = "") -> str:
    return "".join(f'<li><a href="{url.format(at)}">{TOPICS[at % len(TOPICS)]}（{at}）</a>{note}</li>' for at in range(count))


PAGER = '<nav class="pagination"><a href="/page/2/">2</a> <a href="/page/3/">下一页</a></nav>'
MORE = '<a class="more" href="/posts/0/">阅读全文 »</a>'
RELATED = '<div class="related-posts"><h3>相关文章</h3><ul>{}</ul></div>'

LISTS: dict[str, Callable[[Site], str]] = {
    "home page with excerpts": lambda site: site.page("首页", "", site.entries([f"{text(n, 3)}{MORE}" for n in range(8)]) + PAGER),
    "home page with long excerpts": lambda site: site.page("首页", "page/2/", site.entries([paragraphs(n, 3) + MORE for n in range(6)]) + PAGER),
    "home page with whole posts": lambda site: site.page("首页", "", site.entries([paragraphs(n, 9) for n in range(5)]) + PAGER),
    "archive": lambda site: site.page("归档", "archives/", f"<h1>归档</h1><h2>2023</h2><ul>{_links(30, '/posts/{}/', ' 05-12')}</ul>"),
    "tag": lambda site: site.page("标签: JVM", "tags/jvm/", "<h1>JVM</h1>" + site.entries(["" for _ in range(7)])),
    "category with excerpts": lambda site: site.page("分类: 并发", "categories/并发/", "<h1>并发</h1>" + site.entries([text(n, 2) for n in range(9)])),
    "all posts": lambda site: site.page("所有文章", "posts-all/", f"<h1>所有文章</h1><ul>{_links(40, '/posts/{}/', ' <time>2023-05-01</time>')}</ul>"),
    "cards": lambda site: site.page("首页", "", "".join(
        f'<a class="card" href="/posts/{n}/"><img src="/{n}.png" alt=""><h3>{TOPICS[n]}</h3><p>{text(n, 1)}</p><span>2023-05-0{n + 1}</span></a>' for n in range(8)
    )),
    "home page with a greeting": lambda site: site.page("首页", "", f"<p>{text(5, 2)}</p>" + site.entries([f"{text(n, 3)}{MORE}" for n in range(8)])),
    "home page of a young blog": lambda site: site.page("首页", "", site.entries([text(n, 2) + MORE for n in range(2)])),
    "search results": lambda site: site.page("搜索: 锁", "search/?q=锁", "<h1>搜索结果</h1>" + site.entries([text(n, 1) for n in range(10)])),
}  # fmt: skip
ARTICLES: dict[str, Callable[[Site], str]] = {
    "long post": lambda site: site.post("偏向锁的撤销", paragraphs(0, 12)),
    "short post": lambda site: site.post("换了新域名", "<p>博客换了新域名，旧的还会用半年，订阅的朋友请改一下地址。</p>"),
    "short post with many related ones": lambda site: site.post("换了新域名", f"<p>{text(1, 4)}</p>" + RELATED.format(_links(12, "/posts/{}/"))),
    "short post with related ones and excerpts": lambda site: site.post(
        "线程池小记", paragraphs(2, 2) + RELATED.format(_links(6, "/posts/{}/", f"<p>{text(3, 1)}…</p>"))
    ),
    "list of links to other sites": lambda site: site.post("Awesome JVM", f"<p>收集 JVM 的好资料。</p><h2>书</h2><ul>{_links(60, 'https://s{}.example/', ' - 讲得清楚')}</ul>"),
    "friend links": lambda site: site.page("友情链接", "links/", "<h1>友情链接</h1>" + "".join(
        f'<div class="friend"><a href="https://s{n}.example/">{name}的小站</a><p>{text(n, 1)}</p></div>' for n, name in enumerate("甲乙丙丁戊己庚辛")
    ) + f"<p>{text(2, 2)}想换链接的请在下面留言。</p>"),
    "weekly digest": lambda site: site.post("技术周刊第 12 期", "".join(
        f'<h3><a href="https://s{n}.example/a">{TOPICS[n]}</a></h3><p>{text(n, 3)}</p>' for n in range(10)
    )),
    "index of a series": lambda site: site.post("并发系列目录", f"<p>{text(0, 5)}</p><p>{text(2, 5)}</p><ol>{_links(9, '/posts/{}/')}</ol><p>{text(4, 3)}</p>"),
    "post full of links into its own site": lambda site: site.post("年终总结", "".join(
        f'<p>{text(n, 3)}这件事写在<a href="/posts/{n}/">{TOPICS[n]}</a>里，{text(n + 1, 2)}</p>' for n in range(9)
    )),
    "changelog": lambda site: site.page("更新日志", "changelog/", "<h1>更新日志</h1>" + "".join(
        f'<h2><a href="#v{n}">v1.{n}</a> (2023-0{n}-01)</h2><ul><li>修复 {text(n, 1)}</li><li>新增 {text(n + 1, 1)}</li></ul>' for n in range(1, 9)
    )),
    "about": lambda site: site.page("关于", "about/", f"<h1>关于</h1><p>写后端的，喜欢数据库。</p>{paragraphs(3, 2)}<p><a href='https://code.example/xm'>代码</a></p>"),
    "landing page of docs": lambda site: site.page("快速开始", "guide/", f"<h1>快速开始</h1>{paragraphs(1, 4)}<h2>接下来</h2><ul>{_links(5, '/guide/{}/')}</ul>"),
    "questions and answers": lambda site: site.page("常见问题", "faq/", "<h1>常见问题</h1>" + "".join(
        f'<h3 id="q{n}"><a href="#q{n}">{TOPICS[n]}？</a></h3><p>{text(n, 4)}</p>' for n in range(8)
    )),
    "post with a table of contents": lambda site: site.post("GC 详解", '<div class="toc"><ol>' + "".join(
        f'<li><a href="#h{n}">{TOPICS[n]}</a></li>' for n in range(10)
    ) + "</ol></div>" + "".join(f'<h2 id="h{n}">{TOPICS[n]}</h2>{paragraphs(n, 2)}' for n in range(10))),
    "post with comments": lambda site: site.post("零拷贝", paragraphs(3, 4) + '<div id="comments">' + "".join(
        f'<div class="comment"><a href="https://u{n}.example">用户{n}</a> 2023-06-0{n}<p>{text(n, 2)}</p></div>' for n in range(1, 9)
    ) + "</div>"),
}  # fmt: skip
"""In doubt a page is an article: to lose one costs more than to keep a list."""
