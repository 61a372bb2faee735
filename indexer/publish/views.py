"""What the templates show: the index's answers as links, reasons and marks, ready to be set."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field, replace

from indexer.model import Article, Teaser, Term, Tree
from indexer.publish.choosing import RELATIONS, choose
from indexer.publish.links import is_web, path_of, usable
from indexer.publish.names import safe_name
from indexer.publish.options import Options
from indexer.publish.titles import titles_of
from indexer.publish.words import CHINESE, ENGLISH, MAINLAND, TAIWAN, TRADITIONAL, Words, words_of
from indexer.store import Entry, Hit, Index
from indexer.text.editions import editions
from indexer.text.plainmath import plain_tree, with_plain_formulas
from indexer.text.spelling import holds, is_han

TERMS, FEWEST = 8, 3
"""Key terms of an article that are shown, and those that must name something for others not to be."""
PART_OF = 1.5
"""A term that is not half again as frequent as a longer one that holds it is only a part of that."""
REASONS = 3
DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?!\d)")


@dataclass(frozen=True, slots=True)
class Corpus:
    """What every page has to know of the others."""

    words: Words
    entries: dict[str, Entry]
    titles: dict[str, str]
    """What links to each article say."""
    options: Options
    unnamed: frozenset[str] = frozenset()
    """Concepts whose names hardly name anything (`Index.unnamed`)."""
    links: "dict[str, Link]" = field(default_factory=dict, compare=False, repr=False)
    """Those made so far, without reasons: an article is linked from many pages."""
    others: "dict[str, Corpus]" = field(default_factory=dict, compare=False, repr=False)
    """The same in the words of another language, for the articles that the site keeps in that."""

    def beside(self, name: str) -> "Corpus":
        """What a sidebar of an article has to know: its words are in the language in which the site keeps the article."""
        return self.others.get(name, self)


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an article, and why it is there."""

    id: str
    title: str
    lang: str
    outward: str
    """The address for a page of the site itself: where the site shows the article, or else our page of it."""
    page: str
    anchor: str
    reasons: tuple[str, ...]

    @property
    def is_outside(self) -> bool:
        """Whether it leads to where the article itself is on the web."""
        return is_web(self.outward)


@dataclass(frozen=True, slots=True)
class Group:
    """The links of one relation under their heading."""

    heading: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class View:
    """An article with what is shown beside it; `lang` and `tree_lang` are empty in the page's language."""

    id: str
    name: str
    """The name of its files, without suffix."""
    title: str
    lang: str
    tree_lang: str
    date: str
    web: str
    """Where the article can be read, if that is on the web."""
    marks: tuple[str, ...]
    copy_of: Link | None
    terms: tuple[str, ...]
    tree: tuple[Tree, ...]
    groups: tuple[Group, ...]

    @property
    def mindmap(self) -> str:
        """Its tree as a Mermaid mind map, for an owner's template."""
        from indexer.publish.trees import to_mermaid

        return to_mermaid(Tree(self.title, "article", children=self.tree))

    @property
    def page(self) -> str:
        """The path of its page, from the folder of pages."""
        return path_of(self.name, ".html")

    @property
    def anchor(self) -> str:
        """Where it stands on the index page."""
        return "a-" + self.name


@dataclass(frozen=True, slots=True)
class Announced:
    """A teaser with its marks in words; `web` is empty where it is no safe address, or advertising, `page` (from the folder
    of pages) where the article that it announces is not known."""

    title: str
    excerpt: str
    web: str
    page: str
    marks: tuple[str, ...]


def corpus_of(index: Index, options: Options) -> Corpus:
    """What every page has to know of the others; in memory as large as the list of articles."""
    entries = index.entries()
    corpus = Corpus(words_of(entries, index.article), {entry.id: entry for entry in entries}, titles_of(entries), options, index.unnamed())
    spoken = {words.language: replace(corpus, words=words, links={}) for words in (CHINESE, TRADITIONAL, ENGLISH) if words != corpus.words}
    kept_in: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry, language in zip(entries, editions([entry.id for entry in entries]).languages, strict=True):
        kept_in[language].append(entry)
    for kept in kept_in.values() if len(kept_in) > 1 else ():
        own = spoken.get(words_of(kept, index.article).language)
        corpus.others.update({entry.id: own for entry in kept if own})
    return corpus


def view_of(index: Index, entry: Entry, corpus: Corpus) -> View:
    """One article as the templates show it."""
    original = corpus.entries.get(entry.copy_of)
    title = with_plain_formulas(entry.title) or entry.id
    return View(
        id=entry.id,
        name=safe_name(entry.id),
        title=title,
        lang=lang_of(title, entry.language, corpus.words),
        tree_lang=_other(entry.language[:2].lower(), corpus.words),
        date=day_of(entry.date),
        web=usable(entry.url) if is_web(usable(entry.url)) else "",
        marks=marks_of(entry.flags, corpus.words),
        copy_of=_link(original, corpus) if original else None,
        terms=shown_terms(index.terms(entry.id), corpus.unnamed),
        tree=plain_tree(index.tree(entry.id)).children,
        groups=groups_of(index, entry.id, corpus),
    )


def shown_terms(terms: Sequence[Term], unnamed: Set[str] = frozenset()) -> tuple[str, ...]:
    """The best key terms, without parts of others and, where FEWEST others are left, those of concepts that are `unnamed`.

    >>> shown_terms([Term("undo", "undo", 3, 9), Term("undo log", "undolog", 2, 8), Term("JVM", "jvm", 1, 40)])
    ('undo log', 'JVM')
    >>> shown_terms([Term(name, name, 1, 4) for name in ("制作", "Canvas", "粒子", "透明度")], {"制作"})
    ('Canvas', '粒子', '透明度')
    """
    best = terms[: 2 * TERMS]
    whole = [term for term in best if not _is_part(term, best)]
    named = [term for term in whole if term.concept not in unnamed]
    return tuple(term.term for term in (named if len(named) >= FEWEST else whole)[:TERMS])


def _is_part(term: Term, others: Sequence[Term]) -> bool:
    longest, count = len(term.term), term.count / PART_OF
    return any(len(other.term) > longest and other.count > count and holds(other.term, term.term) for other in others)


def groups_of(index: Index, name: str, corpus: Corpus) -> tuple[Group, ...]:
    """The neighbours that are shown beside an article, by relation; nothing where none is."""
    hits = choose(index, corpus.options).beside[name]
    series = index.series(name) if corpus.entries[name].series else ()
    part = {entry.id: place for place, entry in enumerate(series)}
    groups = []
    for relation in RELATIONS:
        found = [hit for hit in hits if hit.relation == relation]
        found.sort(key=lambda hit: part.get(hit.id, 0))  # only the parts of a series have an order of their own
        links = tuple(_link(corpus.entries[hit.id], corpus, hit) for hit in found)
        groups.append(Group(getattr(corpus.words, relation), links))
    return tuple(group for group in groups if group.links)


def day_of(date: str) -> str:
    """The day of an ISO 8601 date, or the month or year where it says no more; nothing of what is no date."""
    found = DATE.match(date)
    return found[0] if found else ""


def marks_of(flags: Iterable[str], words: Words) -> tuple[str, ...]:
    """What to say of an article's or teaser's flags; flags of others' making are not shown."""
    return tuple(words.marks[flag] for flag in dict.fromkeys(flags) if flag in words.marks)


def announced(article: Article, corpus: Corpus) -> tuple[Announced, ...]:
    """The teasers of a page; what advertises is named but not linked."""
    return tuple(_announced(teaser, corpus) for teaser in article.teasers if teaser.title)


def lang_of(title: str, language: str, words: Words) -> str:
    """The language of a title where it is another than the page's, else nothing.

    Titles are judged by their script: an article in Chinese may have a title in English.
    """
    if is_han(title):
        declared = language if language.lower().startswith("zh") else "zh"
        return _other(declared, words)
    return _other("en", words) if language[:2].lower() == "en" else ""


def _other(language: str, words: Words) -> str:
    """`language` unless the page is in it; traditional Chinese is another than simplified."""
    said = language.lower().replace("_", "-")
    if said in TAIWAN:
        return "" if words.language == "zh-TW" else "zh-Hant"
    if said in MAINLAND and words.language == "zh-TW":
        return "zh-Hans"
    main = said[:2]
    return main if main in {"zh", "en"} and main != words.language[:2] else ""


def _link(entry: Entry, corpus: Corpus, hit: Hit | None = None) -> Link:
    if entry.id not in corpus.links:
        corpus.links[entry.id] = _bare_link(entry, corpus)
    link = corpus.links[entry.id]
    reasons = tuple(concept.label for concept in hit.shared[:REASONS]) if hit else ()
    return Link(link.id, link.title, link.lang, link.outward, link.page, link.anchor, reasons) if reasons else link


def _bare_link(entry: Entry, corpus: Corpus) -> Link:
    title, name = corpus.titles[entry.id], safe_name(entry.id)
    page = path_of(name, ".html")
    return Link(
        id=entry.id,
        title=title,
        lang=lang_of(title, entry.language, corpus.words),
        outward=usable(entry.url) or f"../articles/{page}",
        page=page,
        anchor="#" + path_of("a-" + name),
        reasons=(),
    )


def _announced(teaser: Teaser, corpus: Corpus) -> Announced:
    web = usable(teaser.url)
    linked = is_web(web) and not {"spam", "mismatch"} & set(teaser.flags)
    marks = marks_of((flag for flag in teaser.flags if flag != "truncated"), corpus.words)
    page = path_of(safe_name(teaser.article), ".html") if teaser.article in corpus.entries else ""
    return Announced(with_plain_formulas(teaser.title), with_plain_formulas(teaser.excerpt), web if linked else "", page, marks)
