"""The demo site of pelican."""

SITENAME = "演示"
SITEURL = ""
PATH = "content"
TIMEZONE = "Asia/Shanghai"
DEFAULT_LANG = "zh"
AUTHOR = "demo"
SLUGIFY_SOURCE = "basename"
FEED_ALL_ATOM = "feed.xml"
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
PLUGINS = ["indexer.publish.pelican"]
THEME_TEMPLATES_OVERRIDES = ["templates"]
