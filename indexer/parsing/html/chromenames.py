"""What sites call the things around their articles: the words of classes and ids, as data.

Collected from the templates of themes and platforms (tests/parsing/themes has a page of each); a word counts only as a
whole, between blanks, hyphens, underscores or the humps of camelCase.
"""

import re
from functools import lru_cache

WORDS = (
    # what readers say
    r"(?:no|v)?comments?", "comment-?list", "repl(?:y|ies)-?list", "replies", "discussions?", "disqus(?:_thread)?",
    "artalk", "gitalk", "gitment", "valine", "waline", "utterances", "giscus", "twikoo",
    # where to share
    "share", "shares", "sharing", "sharebar", "social", "sns", r"addthis\w*", "sharethis", "sharedaddy",
    "bdsharebuttonbox", r"bdshare\w*", r"jiathis\w*",
    # other articles
    "jp-relatedposts", "related", "relate", "recommends?", "recommended", "recommendations?", "suggest(?:ed|ions?)?",
    "read-?more", "read-?next", "more-?stories", r"recirc\w*", "latest", "latest-?(?:news|posts)",
    "most-?(?:read|viewed|popular)", "hot-?(?:news|posts)", "editors?-?picks?", "hot", "popular", "trending", "ranking",
    "rank", "outbrain", r"taboola\w*", "rollover", "carousel", "slideshow", "gallery", "ticker", "breaking-?block",
    # rights and rewards
    "copyright", "copy-right", "licen[sc]e", "licen[sc]ing", "declare", "statement", "reprint", "infringement",
    "quarto-(?:reuse|citation)", "reward",
    "donate", "donation", "tip-?jar", "sponsors?", "sponsored", "pay", "paywall", "qr", "qrcode", "qr-code",
    "disclaimer", "disclosure", "credits?",
    # the ways through a page and a site
    "toc", "vpdoc-?aside", "table-of-contents", "tocbot", "catalog", "catalogue", "pager", "pagination", "paging", "paginator",
    "page-?nav", r"post-nav\w*", "prev-?next", "next-?prev", "postnav", "sidebar", "side-?bar", "side", "breadcrumbs?",
    "crumbs?", "navbar", "nav", "navigation", "menu", "menus", "submenu", "dropdown", "search", "searchbox",
    "md-skip", r"skip-to-\w+", "skip-?link",
    "top-?bar", "back-?to-?top", "gotop", "totop", "footer", "foot", "post-?footer", "toolbar", "tool-?bar",
    "friend-?links?", "friendlink", "widget", "widgets", "tools-(?:col|wrap|section)",
    # what an article is said to be
    "tag-?cloud", "tags", "tag-?list", "post-?tags?", "categories", "(?:article|post|entry|blog)[_-]?(?:category|subtitle)", "meta", "metadata", "post-?info", "byline",
    "by-line",
    "dateline", "timestamp", "edit-?page", "edit-?link", "edit-?this-?page", "mw-editsection", "last-?updated",
    "contributors?",
    "author", "author-?(?:info|box|bio|card)", "about-?author", "user-?(?:info|card)", "post-?signature", "profile", "avatar", "caption", "wp-caption-text",
    # what readers do
    "vote", "votes", "voting", "rating", "ratings", "like", "likes", "follow", "bookmark", "feedback", "report", "complaint",
    "subscribe", "subscription", "newsletter", "signup", "sign-up", "login", "signin", "register",
    # what interrupts
    r"advert\w*", "ads?", "adsbygoogle", "adbox", "google-ad", "promo", "promos", "promotion", "cookies?",
    r"cookie-\w+",
    "(?:pre|page-?)loader", "loading-?(?:box|word|bg|mask|screen|wrap(?:per)?|container|animation|page)",
    "gdpr", "consent", "popup", "pop-up", "modal", "overlay", "lightbox", "tooltip", "infobar", "notification(?:-bar)?",
    "ai-summary", "(?:post-)?ai-(?:description|explanation)", "notice-?bar", "bottom-notice", "slide[_-]?tip", "toast", "marquee", "(?:expired?|outdated?)-(?:alert|tips?|notice|info)",
    # what is not for eyes, or not for paper
    "copy-?btn", "copy-?button", "headerlink", "permalink", "header-?link", "heading-?link", "hash-?link", "sr-only",
    "visually-hidden", "visible-sr", "screen-reader-text", "noprint", "no-print", "print-?only",
)  # fmt: skip
CHROME = re.compile(rf"(?:^|[\s_-])(?:{'|'.join(WORDS)})(?:$|[\s_-])", re.I)
RIGHTS = re.compile(r"(?:^|[\s_-])(?:copy-?right|licen[sc](?:e|ing)|declare|statement|reprint)", re.I)
"""Boxes that may quote a licence, and are the site's even then."""
DISCUSSION = re.compile(
    r"(?:^|\s)(?:(?:post|article|blog|user|entry|the|page)[_-]?)?"
    r"(?:v?comments?|discuss(?:ion)?|repl(?:y|ies)|reviews|disqus|artalk|gitalk|waline|valine|twikoo)"
    r"(?:[_-]?(?:list|box|wrap(?:per)?|area|section|container|block|thread|panel|s))*(?:$|\s)",
    re.I,
)
"""Names of all that readers said, as a whole."""
NOTE = re.compile(
    r"(?:^|[\s_-])(?:foot-?notes?|end-?notes?|admonition|call-?out|note|tip|hint|info|important|warning|caution|"
    r"danger|alert|"
    r"aside|starlight-aside)(?:$|[\s_-])",
    re.I,
)
"""What generators call the asides that an author writes: notes at the foot and boxes in the midst."""
AFFIRMED = re.compile(r"(?:^|[-_])(?:has|no|with|without|w|is|show|hide|enable|disable|after|before|below|h[1-6])[-_]", re.I)
"""How a class says of a container what stands beside it: `with-sidebar` is no sidebar, and what is `h2-related` (Writerside's) belongs to a heading."""
UNFOLDED = re.compile(r"tab|panel|pane|fold|collaps|hide|toggle|spoiler|details|accordion|code|content", re.I)
"""What is hidden under these names waits for a click: it is text all the same."""
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@lru_cache(maxsize=65_536)
def is_chrome_name(names: str) -> bool:
    """Whether classes and id name what stands around articles.

    >>> is_chrome_name("post-share clearfix"), is_chrome_name("post-content"), is_chrome_name("article__p h2-related")
    (True, False, False)
    """
    return any(not AFFIRMED.search(name) and CHROME.search(CAMEL.sub("-", name)) for name in names.split())


@lru_cache(maxsize=65_536)
def is_discussion_name(names: str) -> bool:
    """Whether classes and id name all that readers said.

    >>> is_discussion_name("comments-area"), is_discussion_name("comment-content")
    (True, False)
    """
    return DISCUSSION.search(CAMEL.sub("-", names)) is not None
