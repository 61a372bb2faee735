"""The page on the author or the site, which names whatever the other pages are about."""

import re

from indexer.model import Article

NAME = r"about(?:[ _-]?(?:me|us|author|the author|(?:this |the )?(?:site|blog)))?|[关關][于於](?:我们?|我們|本站|本博客|作者|博主|站[长長])?"
TITLE = re.compile(rf"(?:{NAME})(?:\s*/.*|\s+[-–—|·].*)?", re.I)
PLACE = re.compile(rf"(?:^|/)(?:{NAME})(?:/(?:_?index|readme))?(?:\.\w+)?/?$", re.I)


def is_about(article: Article) -> bool:
    """Whether an article is called so, or lies where such pages do.

    >>> [is_about(Article(name, title, "", ())) for name, title in [("about/index.md", "林"), ("a.md", "关于我"), ("a.md", "About - Lin"), ("about-git.md", "About Git")]]
    [True, True, True, False]
    """
    return bool(TITLE.fullmatch(article.title.strip()) or PLACE.search(article.id))
