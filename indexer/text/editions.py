"""The languages that a site keeps its pages in, as paths say it: en/a.md beside zh-cn/a.md, post.en.md beside post.md, es/a.md beside both."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

LANGUAGE = r"(?:zh|en)(?:[-_](?:cn|tw|hk|sg|us|gb|hans|hant))*|cn|chinese|english"
FOLDER = re.compile(rf"(?:(?<=/)|^)({LANGUAGE})/", re.I)
SUFFIX = re.compile(rf"[._-]({LANGUAGE})(?=(?:\.\w+)?/?$)", re.I)
CODES = (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el eo es et eu fa ff fi fj fo fr fy "
    "ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jp jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln "
    "lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si "
    "sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zu"
)
OTHERS = frozenset(CODES.split())
"""The codes of all other languages (ISO 639-1, and jp, which many write for ja); in a path many mean something else as well (cs/, io/, intro.es.md of Elasticsearch)."""
OTHER = re.compile(r"(?:(?:(?<=/)|^)([a-z]{2})(?:[-_][a-z]{2,4})?/|\.([a-z]{2})(?:[-_][a-z]{2,4})?(?=\.\w+$))", re.I)
SIMPLIFIED, TRADITIONAL = re.compile(r"(?:zh(?:[-_](?:cn|sg|hans))*|cn|chinese)?\Z"), re.compile(r"zh.*[-_](?:tw|hk|hant)")
"""What a path names where a page is in one of the two scripts of Chinese; a site's own language is often not named."""
KEPT, LEAST = 0.5, 3
"""The share of the pages in a folder called by another code that are there without it or in another language as well, where it is a language; and how many."""


@dataclass(frozen=True, slots=True)
class Editions:
    """The pages of a site, by their places, in its languages.

    languages  what the path of each names, empty where it names none
    pages      the path of each without that, the same for one page in several languages
    places     by such a path, the place of the page in each language, where it has several
    """

    languages: tuple[str, ...]
    pages: tuple[str, ...]
    places: Mapping[str, Mapping[str, int]]

    def are_versions(self, one: int, other: int) -> bool:
        """Whether two pages are one in two languages, where paths name both, or one that is neither zh nor en: those two are told by the texts."""
        if self.pages[one] not in self.places or self.pages[one] != self.pages[other]:
            return False
        named = {self.languages[one], self.languages[other]}
        return len(named) > 1 and ("" not in named or not named.isdisjoint(OTHERS) or self.are_scripts(one, other))

    def are_scripts(self, one: int, other: int) -> bool:
        """Whether two pages are one in simplified and in traditional characters, as paths say it; their texts are then the same for us."""
        if self.pages[one] not in self.places or self.pages[one] != self.pages[other]:
            return False
        named = self.languages[one], self.languages[other]
        return any(SIMPLIFIED.match(first) and TRADITIONAL.match(second) for first, second in (named, named[::-1]))

    def is_foreign(self, at: int, reader: int) -> bool:
        """Whether a page is in another language than that of a reader of some page, and there in the reader's, too."""
        return self.languages[at] != self.languages[reader] and self.languages[reader] in self.places.get(self.pages[at], ())


class _Other(NamedTuple):
    """What may name another language: the code, the folder down to it (nothing for a suffix), and the page without it."""

    code: str
    folder: str
    page: str


def editions(names: Sequence[str]) -> Editions:
    """The editions of pages by their paths or addresses; linear in them.

    zh and en name a language wherever they stand for themselves; the code of another one does in the name of a file that is there without it or in
    another language, and as a folder whose pages mostly are.

    >>> editions(["a.md", "a.en.md", "a.es.md", "5.es.md", "cs/README.md", "README.md"]).languages
    ('', 'en', 'es', '', '', '')
    """
    languages, pages = [language_of(name) for name in names], [page_of(name) for name in names]
    others = [None if language else _other(page) for language, page in zip(languages, pages, strict=True)]
    there = {page for page, other in zip(pages, others, strict=True) if other is None}
    folders: defaultdict[str, list[bool]] = defaultdict(list)
    for found in filter(None, others):
        folders[found.folder].append(found.page in there)
    kept = {folder for folder, beside in folders.items() if sum(beside) >= max(LEAST, KEPT * len(beside))}
    for at, other in enumerate(others):
        if other and (other.folder in kept if other.folder else other.page in there):
            languages[at], pages[at] = other.code, other.page
    return Editions(tuple(languages), tuple(pages), _places(languages, pages))


def _places(languages: Sequence[str], pages: Sequence[str]) -> dict[str, dict[str, int]]:
    """As `Editions.places`: of pages with one path in one language the first."""
    if not any(languages):
        return {}
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for at, (language, page) in enumerate(zip(languages, pages, strict=True)):
        found[page].setdefault(language, at)
    return {page: places for page, places in found.items() if len(places) > 1}


def language_of(name: str) -> str:
    """The zh or en that a path names, in lower case, nothing where it names neither.

    >>> language_of("docs/zh-CN/guide.md"), language_of("README.EN.md"), language_of("open/cn-api.md")
    ('zh-cn', 'en', '')
    """
    found = FOLDER.search(name) or SUFFIX.search(name)
    return found[1].lower().replace("_", "-") if found else ""


def page_of(name: str) -> str:
    """A path or an address in lower case without zh and en in it.

    >>> page_of("docs/zh/guide/README.zh-CN.md"), page_of("https://example.org/en/a/"), page_of("open/cn-api.md")
    ('docs/guide/readme.md', 'https://example.org/a/', 'open/cn-api.md')
    """
    return SUFFIX.sub("", FOLDER.sub("", name)).lower()


def _other(page: str) -> _Other | None:
    """The first part of a path, or the end of its name, that is the code of another language."""
    for found in OTHER.finditer(page):
        code = (found[1] or found[2]).lower()
        if code in OTHERS:
            return _Other(code, page[: found.end()] if found[1] else "", page[: found.start()] + page[found.end() :])
    return None
