"""The topics that a normal tree has of an article without headings: those whose names say more than what is told under them."""

from collections import Counter

from indexer.model import CERTAIN, Tree
from indexer.store.telling import is_free

APT, OF_NAMES = 4, 6
"""How apt (in tenths) the name of a topic must be, and of one that tells nothing but names."""


def without_bare_topics(tree: Tree) -> Tree:
    """An article that is parted into topics without those under which nothing is told, or nothing but names where its own is hardly apt, unless that is all of them:
    of 61 names of the first kind a reader called 6 right, 36 wrong; of 28 topics of the second 3 would be missed, 18 said nothing."""
    telling = [topic for topic in tree.children if topic.children]
    return tree.holding(tuple(topic for topic in telling if topic.likely >= OF_NAMES or not all(map(is_free, topic.children))) or tuple(telling) or tree.children)


def with_apt_topics(tree: Tree) -> Tree:
    """An article that is parted into topics with what is told under those whose names are not apt in their place; a topic stays of which something is called as
    what stands in the article or above it."""
    doubtful = [topic for topic in tree.children if topic.children and not _is_apt(topic, len(tree.children) == 1)]
    names = Counter(node.label.lower() for node in (tree, *tree.children, *(child for topic in doubtful for child in topic.children)))
    free = {id(topic) for topic in doubtful if all(names[child.label.lower()] == 1 for child in topic.children)}
    return tree.holding(tuple(node for topic in tree.children for node in (topic.children if id(topic) in free else (topic,))))


def _is_apt(topic: Tree, alone: bool) -> bool:
    """Whether the name of a topic says more than what is told under it: its author's own does, any other if it is APT, one that is alone, and so parts nothing, only
    where names are all that it tells."""
    return topic.likely == CERTAIN or (topic.likely >= APT and (not alone or any(map(_is_name, topic.children))))


def _is_name(node: Tree) -> bool:
    """Whether a node is a name of which nothing is told."""
    return node.kind == "term" and not node.children
