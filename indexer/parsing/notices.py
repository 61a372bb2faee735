"""Pages that hold a notice instead of an article: not found, log in, enable JavaScript, wait, moved; and what is
no page."""

import json
import re

from indexer.errors import MovedError, PageError
from indexer.text.scripts import either

SHORT = 400
"""Characters of text up to which a page may be nothing but the notice that its title is."""
SHORTER = 160
"""Without a telling title, up to so many."""
TITLES = {
    "says that the page was not found": (
        r"(?:error\s*)?404(?:\W*(?:error|page|not found|页面|頁面|未找到|没有?找到|找不到|不存在|错误|出错\w*)){0,4}",
        r"(?:the\s)?(?:page|document|file|post)?\s?(?:was\s|could\s|is\s)?not (?:be )?found(?:\W*404)?",
        r"(?:抱歉|对不起|哎呀|糟糕|oops|sorry)\W*\w{0,12}(?:找不到|不存在|走丢|未找到|not found)\w{0,8}",
        r"(?:你|您)?(?:访问|要找|查找)?的?(?:页面|頁面|网页|文章|内容|链接|博文)"
        r"(?:没有|没|未|已|不)?(?:找到|找不到|存在|被?删除|失效|走丢)\w{0,3}",
    ),
    "asks to log in": (
        r"(?:用户|会员|账号|扫码|统一身份)?(?:登录|登入|登陆)(?:页面|注册|\W*注册)?",
        r"(?:please\s)?(?:log|sign)[ -]?in(?: to [\w .]{1,30})?|login(?: page)?",
    ),
    "asks who is there (a check for robots)": (
        r"just a moment|attention required!?.{0,20}|(?:checking|verifying) .{0,40}|captcha|ddos-guard",
        r"(?:安全|人机|访问|滑动|百度安全)验证|security check|are you (?:a robot|human)\??",
    ),
    "says that the server refused or failed": (
        r"(?:(?:error|http)\s*)?(?:400|401|403|429|500|502|503|504)"
        r"(?:\W*(?:error|forbidden|unauthorized|bad gateway|bad request|service (?:temporarily )?unavailable"
        r"|internal server error|too many requests|gateway time-?out)){0,3}",
        r"提示信息|access denied|bad gateway|forbidden|service unavailable|internal server error",
    ),
}
"""What a page is where its whole title says one of these."""
TEXTS = {
    "holds nothing but a request to enable JavaScript; save it after it has loaded": (
        r"(?:enable|need|requires?|turn on|allow|without|启用|开启|打开|允许|需要|支持)\W{0,3}(?:\w+\W{1,3}){0,3}java\s?script",
        r"java\s?script\W{0,3}(?:\w+\W{1,3}){0,5}(?:disabled|required|enabled|禁用|启用|未|关闭)",
    ),
    "asks to log in": (
        r"^\W*(?:请先?|需要|您?尚未|未)?\s?(?:登录|登入|登陆)(?:后|之后|才能|以|账号|[，。!！])",
        r"登录后(?:即可|才能|可以?)?(?:查看|阅读|浏览|继续|访问)",
        r"you (?:must|need to) (?:be logged in|log in|sign in)",
    ),
    "asks who is there (a check for robots)": (
        r"(?:verify|checking|confirm)(?:ing)? (?:that )?(?:you are|your browser|if the site)",
        r"完成(?:下方|以下)?验证|访问(?:过于)?频繁|异常(?:流量|访问)",
    ),
    "says that the page was not found": (
        r"^\W*(?:404\W{0,3})?(?:page|file) not found\b|^\W*404\W{1,5}not found\W*$",
        r"^\W*(?:404\W{0,3})?(?:(?:抱歉|对不起|哎呀)\W{0,3})?(?:[您你]?(?:要|想)?(?:访问|查找|找|浏览)的)?(?:页面|文章|内容)(?:没有?找到|未找到|不存在|找不到|已(?:被)?删除)(?!\w)",
    ),
    "tells a search engine whose site it is": (r"^google-site-verification:\s\S{1,80}$|^(?:code|codeva)-[\w-]{4,60}$|^[\da-f]{32}$",),
}
"""What a page is whose few words say one of these."""
BY_TITLE, BY_TEXT = (
    [(reason, either("|".join(told), re.I)) for reason, told in notices.items()] for notices in (TITLES, TEXTS)
)
MOVED = re.compile(
    r"""<meta\b[^>]{0,80}http-equiv\s*=\s*["']?refresh["']?[^>]{0,80}?\burl\s*=\s*["']?([^"'>\s]{1,500})""", re.I
)
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
"""Themes send old browsers away in one: `<!--[if lt IE 9]>`."""
PRINTED = re.compile(r"(?:^|/)print(?:_page)?(?:/|/index\.html?|\.html?)?$", re.I)
HIDDEN = re.compile(r"""<meta\b[^>]{0,80}name\s*=\s*["']?robots["']?[^>]{0,80}\bnoindex""", re.I)
"""How mdBook, and what else writes a page for the printer, keeps search engines from that page."""
TOP = re.compile(r"<h1\b", re.I)
FEWEST_CHAPTERS = 3
"""Headings of the first level on a page that repeats others: themes put their own beside that of a chapter called print.html."""
HEAD = 5000
SHELL = re.compile(
    r"""<div\b[^>]{0,100}\bid\s*=\s*["']?(?:app|root|__next|__nuxt|main-app)\b[^>]{0,100}>"""
    r"""\s*(?:<!--.{0,200}?-->\s*)?</div>""",
    re.I,
)
"""The element that a script fills, still empty."""
ROOT = re.compile(
    r"(?:\ufeff|\s)*<\?xml[^>]{0,300}\?>\s*"
    r"(?:<!--(?:(?!-->).){0,1000}-->\s*|<!doctype[^>]{0,300}>\s*){0,5}<([A-Za-z][\w:.-]{0,60})",
    re.I | re.S,
)
FEEDS = ("rss", "feed", "rdf")
"""What copies of whole sites have as feed/index.html beside each post: it repeats them."""
PAGES = ("html", "body", "head", "div", "article", "wml")


def refuse_other_kinds(text: str) -> None:
    """Raise PageError for what is called a page and is JSON, or XML of another kind; MovedError where that is a feed."""
    begins, ends = text[:100].lstrip("\ufeff \t\r\n")[:1], text[-100:].rstrip()[-1:]
    if (begins, ends) in {("{", "}"), ("[", "]")} and _is_json(text):
        raise PageError("JSON, not a page")
    root = ROOT.match(text[:HEAD])
    kind = root[1].lower().rpartition(":")[2] if root else PAGES[0]
    if kind in FEEDS:
        raise MovedError(f"a feed in a page's place (its root is <{kind}>)")
    if root and kind not in PAGES:
        raise PageError(f"XML, not a page (its root is <{root[1]}>)")


def refuse_print(place: str, html: str) -> None:
    """Raise MovedError for the page on which a generator repeats all others of a book; `place` is its address or path."""
    if PRINTED.search(place) and HIDDEN.search(html[:HEAD]) and len(TOP.findall(html)) >= FEWEST_CHAPTERS:
        raise MovedError("repeats all pages of a book, to be printed")


def refuse_notice(title: str, body: str, html: str) -> None:
    """Raise PageError where a page holds no article but the notice why, with the kind of notice as the reason.

    `body` is the text that was found; a long one is never a notice. `html` is looked at where there is hardly any.
    """
    text = " ".join(body[: 4 * SHORT].split())
    if len(text) > SHORT:
        return
    if len(text) <= SHORTER:
        moved = MOVED.search(COMMENT.sub("", html[:HEAD]))
        if moved:
            raise MovedError(f"only sends on to {moved[1]}")
    for reason, pattern in BY_TITLE:
        if pattern.fullmatch(title.strip(" \t.!！。…-—|:：")):
            raise PageError(reason)
    for reason, pattern in BY_TEXT:
        if len(text) <= SHORTER and pattern.search(text):
            raise PageError(reason)
    if not text and SHELL.search(html):
        raise PageError("no text in it: a script fills it in; save it after it has loaded")


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
