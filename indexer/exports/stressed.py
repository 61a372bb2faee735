"""Trees as data have all that authors set in bold type: a program can leave out what a reader would not miss, but not find what is not there."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from indexer.exports.levels import by_level
from indexer.model import Article, Tree
from indexer.text.spans import stands_in
from indexer.text.spelling import WORD, one_line, well_spaced
from indexer.trees.tables import words_in

LONGEST, MOST = 15, 400
"""Words of a label, or Han characters: longer ones are statements, of which a tree has those that say something by themselves. And labels of an article."""
AROUND = "：:。.，,；;、!！ "
PARTS = frozenset({"article", "section", "topic"})


def as_data(tree: Tree, article: Article) -> Tree:
    """A full tree as programs get it: as far as it can be read level by level, with all that its author stressed."""
    return with_stressed(by_level(tree), article)


def with_stressed(tree: Tree, article: Article) -> Tree:
    """A tree with the words in bold type that no node of their section says, each a term under it; but for those of headings, links and remarks.

    >>> from indexer.model import Mark
    >>> lock = Article("a", "JVM", "轻量级锁用 CAS", (), (Mark("strong", 0, 4),))
    >>> [child.label for child in with_stressed(Tree("JVM", "article", (0, 9)), lock).children]
    ['轻量级锁']
    """
    found = list(_stressed(article))[:MOST]
    return _put(tree, found, [word.span[0] for word in found if word.span]) if found else tree


def _stressed(article: Article) -> Iterator[Tree]:
    """The words in bold type as terms, in the order of the text."""
    headings = sorted((block.start, block.end) for block in article.blocks if block.kind == "heading")
    links = sorted((mark.start, mark.end) for mark in article.links)
    remarks = words_in("admonitions.txt")
    for start, end in sorted((mark.start, mark.end) for mark in article.marks if mark.kind == "strong"):
        label = one_line(article.text[start:end]).strip(AROUND)
        if _is_name(label, remarks) and not stands_in(start, headings) and not stands_in(start, links):
            yield Tree(label, "term", (start, end))


def _is_name(label: str, remarks: Sequence[str]) -> bool:
    named = len(label) > 1 and any(map(str.isalpha, label)) and label.lower() not in remarks
    return named and len(WORD.findall(label)) <= LONGEST


def _put(part: Tree, words: Sequence[Tree], starts: Sequence[int]) -> Tree:
    """A part of a tree with the words that stand in it, by their `starts`, each in the innermost part that holds it."""
    children, own, at = list[Tree](), list[Tree](), 0
    for child in part.children:
        if child.kind in PARTS and child.span:
            low, high = (bisect_left(starts, place, at) for place in child.span)
            own += words[at:low]
            at = max(low, high)
            children.append(_put(child, words[low:high], starts[low:high]) if low < high else child)
        else:
            children.append(child)
    new = list(_unsaid(part, [*own, *words[at:]]))
    if not new:
        return part.holding(tuple(children))
    told = sorted([*(child for child in children if child.kind != "section"), *new], key=_place)
    return part.holding((*told, *(child for child in children if child.kind == "section")))


def _unsaid(part: Tree, words: Sequence[Tree]) -> Iterator[Tree]:
    """The words that neither a part's own nodes nor those under these say, each once."""
    said = "\n".join(_folded(node.label) for child in part.children if child.kind != "section" for node in child.walk())
    names = {_folded(node.label) for node in (part, *part.children)}
    for word in words:
        name = _folded(word.label)
        if name not in names and name not in said:
            names.add(name)
            yield word


def _folded(label: str) -> str:
    return well_spaced(label.lower())


def _place(node: Tree) -> int:
    return node.span[0] if node.span else 0
