"""What a site puts around an article: found by tag, role and the words of class and id, unless it holds the text."""

import re
from functools import lru_cache

from indexer.parsing.codeblocks import tools_beside
from indexer.parsing.codetext import GUTTER, is_gutter
from indexer.parsing.compose import HAN
from indexer.parsing.maincontent import CONTENT_BONUS, name_bonus
from indexer.parsing.outline import INLINE, Outline

SHELL_TAGS = frozenset({"nav", "form", "aside", "footer", "dialog", "menu", "figcaption"})
ROLES = frozenset({
    "navigation", "complementary", "banner", "contentinfo", "search", "menu", "menubar", "toolbar", "dialog", "alertdialog",
    "tooltip", "status",
})  # fmt: skip
CHROME_SHARE = 0.35
"""What holds more of the page's text than this is no chrome, whatever it is called."""
PROMISED_SHARE = 0.1
"""The same for what is called content as well, as in `post-content-with-toc`."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
WORDS = re.compile(
    r"(?:^|[\s_-])(?:(?:no|v)?comments?|comment-?list|repl(?:y|ies)-?list|replies|discussions?|disqus(?:_thread)?|artalk|gitalk|gitment|valine|waline|utterances|giscus|twikoo|"
    r"share|shares|sharing|sharebar|social|sns|addthis\w*|sharethis|sharedaddy|bdsharebuttonbox|bdshare\w*|jiathis\w*|jp-relatedposts|"
    r"related|relate|recommends?|recommended|recommendations?|suggest(?:ed|ions?)?|read-?more|read-?next|more-?stories|"
    r"copyright|copy-right|license|licence|declare|statement|reward|donate|donation|tip-?jar|sponsors?|sponsored|pay|paywall|"
    r"qr|qrcode|qr-code|toc|table-of-contents|tocbot|catalog|catalogue|pager|pagination|paging|paginator|page-?nav|post-nav\w*|prev-?next|"
    r"next-?prev|postnav|sidebar|side-?bar|side|breadcrumbs?|crumbs?|tag-?cloud|tags|tag-?list|post-?tags?|categories|meta|metadata|post-?info|"
    r"byline|by-line|footer|foot|post-?footer|copy-?btn|copy-?button|headerlink|permalink|"
    r"header-?link|heading-?link|hash-?link|advert\w*|ads?|adsbygoogle|adbox|google-ad|promo|promos|promotion|subscribe|subscription|"
    r"newsletter|signup|sign-up|login|signin|register|cookies?|cookie-\w+|gdpr|consent|popup|pop-up|modal|overlay|lightbox|tooltip|"
    r"toolbar|tool-?bar|dropdown|navbar|nav|navigation|menu|menus|submenu|search|searchbox|widget|widgets|hot|popular|"
    r"trending|ranking|rank|vote|votes|rating|ratings|like|likes|follow|bookmark|edit-?page|edit-?link|edit-?this-?page|last-?updated|"
    r"contributors?|sr-only|visually-hidden|screen-reader-text|skip-?link|noprint|no-print|print-?only|caption|wp-caption-text|"
    r"author|author-?(?:info|box|bio|card)|about-?author|profile|avatar|friend-?links?|friendlink|outbrain|taboola\w*|"
    r"recirc\w*|rollover|carousel|slideshow|gallery|infobar|notification(?:-bar)?|notice-?bar|toast|ticker|marquee|disclaimer|disclosure|"
    r"latest|latest-?(?:news|posts)|most-?(?:read|viewed|popular)|hot-?(?:news|posts)|editors?-?picks?|breaking-?block|"
    r"top-?bar|back-?to-?top|gotop|totop|feedback|report|complaint|credits?|dateline|timestamp)(?:$|[\s_-])",
    re.I,
)
PLAIN_CAPTION = (INLINE | {"p", "h4"}) - {"small", "cite", "time"}
"""Elements that generators write into the caption of a figure."""
DISCUSSION = re.compile(
    r"(?:^|\s)(?:(?:post|article|blog|user|entry|the|page)[_-]?)?(?:comments?|discuss(?:ion)?|repl(?:y|ies)|vcomments?|reviews|disqus|gitalk|waline|valine|twikoo|artalk)"
    r"(?:[_-]?(?:list|box|wrap(?:per)?|area|section|container|block|thread|panel|s))*(?:$|\s)", re.I
)
DISCUSSION_SHARE = 0.97
"""More than this share of a page's text is no discussion of something: it is the page."""
RUNNING = frozenset({"p", "li", "td", "dd", "blockquote", "em", "strong", "b", "span", "font"})
SENTENCE = 20
"""Characters right beside an inline element that make it part of a sentence; Han count twice."""
TOOLS = re.compile(r"(?:header|heading|hash|perma|edit|skip)-?link|permalink|copy|sr-only|visually-hidden|screen-reader|toolbar|no-?print", re.I)
"""What stands in sentences and still is the site's."""
AFFIRMED = re.compile(r"(?:^|[-_])(?:has|no|with|without|w|is|show|hide|enable|disable|after|before|below)[-_]", re.I)
"""How a class says of a container what stands beside it: `with-sidebar` is no sidebar."""
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
HIDDEN = re.compile(r"display:none|visibility:hidden", re.I)
UNFOLDED = re.compile(r"tab|panel|pane|fold|collaps|hide|toggle|spoiler|details|accordion|code|content", re.I)
"""What is hidden under these names waits for a click: it is text all the same."""


@lru_cache(maxsize=65_536)
def is_chrome_name(names: str) -> bool:
    """Whether classes and id name what stands around articles.

    >>> is_chrome_name("post-share clearfix"), is_chrome_name("post-content")
    (True, False)
    """
    return any(not AFFIRMED.search(name) and WORDS.search(CAMEL.sub("-", name)) for name in names.split())


def drop_chrome(outline: Outline) -> set[int]:
    """The topmost nodes of all chrome. What holds over a third of the text stays, and so does all that is in code."""
    dropped: set[int] = set()
    at, end = 1, len(outline.tags)
    tags, ends, sizes = outline.tags, outline.ends, outline.sizes
    limit, few = CHROME_SHARE * sizes[-1], PROMISED_SHARE * sizes[-1]
    while at < end:
        tag = tags[at]
        if tag in {"pre", "code"}:
            if tag == "pre":
                dropped.update(tools_beside(outline, at))
            at = ends[at]
            continue
        attributes = outline.attributes[at]
        if (attributes or tag in SHELL_TAGS or tag == "header") and tag not in HEADINGS and is_chrome(outline, at):
            size = sizes[ends[at]] - sizes[at]
            if size < (few if name_bonus(outline.names(at)) >= CONTENT_BONUS else limit) or _is_discussion(outline, at):
                dropped.add(at)
                at = ends[at]
                continue
        at += 1
    return dropped


def _is_discussion(outline: Outline, at: int) -> bool:
    """Whether an element holds what readers said, though it may be longer than the article."""
    if not DISCUSSION.search(CAMEL.sub("-", outline.names(at))) or outline.size(at) > DISCUSSION_SHARE * outline.sizes[-1]:
        return False
    return not any(
        outline.tags[inner] == "h1" or name_bonus(outline.names(inner)) >= CONTENT_BONUS for inner in range(at + 1, outline.ends[at])
        if outline.attributes[inner] or outline.tags[inner] == "h1"
    )


def _boxes_code(outline: Outline, at: int) -> bool:
    """Whether an element is the box of a block of code, as Prism's `code-toolbar` is."""
    code = next(outline.below(at, "pre"), -1)
    return code > 0 and 2 * outline.size(code) > outline.size(at)


def _is_running_text(outline: Outline, at: int) -> bool:
    """Whether an inline element is a word in a sentence, whatever it is called: the text beside it is longer."""
    block = outline.parents[at]
    if outline.tags[at] not in INLINE or outline.tags[block] not in RUNNING or not outline.size(at):
        return False
    beside = "".join(outline.texts[child].strip() for child in outline.children(block))
    return len(beside) + len(HAN.findall(beside)) >= SENTENCE and not TOOLS.search(outline.names(at))


def _quotes(outline: Outline, at: int) -> bool:
    """Whether an element embeds somebody's words: the author wanted them there."""
    return any(True for _ in outline.below(at, "blockquote"))


def is_chrome(outline: Outline, at: int) -> bool:
    """Whether an element is chrome by what it is or what it is called."""
    attributes = outline.attributes[at]
    if (outline.tags[at] in SHELL_TAGS and not (outline.tags[at] == "figcaption" and _is_authored(outline, at))) or attributes.get("role") in ROLES:
        return True
    names = outline.names(at)
    if names and is_chrome_name(names) and not _is_running_text(outline, at) and not _boxes_code(outline, at):
        return outline.size(at) < 40 or not _quotes(outline, at)
    if outline.tags[at] == "header":
        return not any(True for _ in outline.below(at, "h1", "h2")) and not _in_article(outline, at)
    if names and GUTTER.search(names) and is_gutter(outline, at):
        return True
    hidden = "hidden" in attributes or HIDDEN.search((attributes.get("style") or "").replace(" ", ""))
    return bool(hidden) and not UNFOLDED.search(names) and attributes.get("role") != "tabpanel"


def _is_authored(outline: Outline, caption: int) -> bool:
    """Whether a caption is the author's: the title of code, or plain text; sites give theirs classes, boxes and credits."""
    if any(True for _ in outline.below(outline.parents[caption], "pre", "code")):
        return True
    return not outline.names(caption) and all(tag in PLAIN_CAPTION for tag in outline.tags[caption + 1 : outline.ends[caption]])


def _in_article(outline: Outline, at: int) -> bool:
    while at > 0:
        if outline.tags[at] in {"article", "main"}:
            return True
        at = outline.parents[at]
    return False
