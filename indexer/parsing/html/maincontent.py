"""Which element of a page is the article: the one whose text weighs most, by what its leaves are like."""

import re
from collections.abc import Sequence, Set
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from indexer.parsing.html.leaves import HEADINGS, LINKED_MALUS, Leaf, weight_of
from indexer.parsing.html.outline import INLINE, Outline
from indexer.parsing.html.outward import outward_leaves

CONTENT_NAME = re.compile(
    r"(?:^|[\s_-])(?:(?:article|post|entry|blog|story|news|page|note|topic|doc|rich_media|md)[_-]*(?:content|"
    r"body|text|main|detail|entry|inner|article)|"
    r"(?:content|body|text|main)[_-](?:article|post|entry|text|body|inner)|markdown-body|"
    r"markdown(?![_-](?:heading|alert|toc|nav))|e-content|content_views|"
    r"cnblogs_post_body|js_content|vp-doc|theme-[a-z-]{1,20}-content|theme-doc-markdown|trs_editor|rst-content|"
    r"ztext)(?:$|[\s_-])",
    re.I,
)
WEAK_NAME = re.compile(
    r"(?:^|[\s_-])(?:content|contents|article|post|main|entry|body|text|detail|story)(?:$|[\s_-])", re.I
)
CODE_BOX = re.compile(r"(?:^|\s)(?:highlight(?:er-\w+)?|hljs|sourceCode|lang(?:uage)?-\w{3,})(?:$|\s)")
"""Boxes of code, which name a language: `highlight markdown`, `language-text`; `lang-zh` is said of an article."""
BOX = re.compile(r"(?:^|[\s_-])(?:code|admonition|alert|callout|tabs?|tooltip|modal|collapse|accordion)[_-](?:block[_-])?(?:content|body|text)(?:$|[\s_-])", re.I)
"""Boxes inside an article: Docusaurus' codeBlockContent_biex."""
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
CONTENT_BONUS, WEAK_BONUS, ARTICLE_BONUS, BODY_MALUS, DEPTH_BONUS = 0.30, 0.06, 0.12, -0.12, 0.004
MAIN_SHARE = 0.5
"""What the main one of several articles holds of their common container's weight."""
HARDLY = 0.35
"""An element with no sentence and less than this share of the page's characters may be the foot of a list of links."""
SENTENCE = 40
"""Characters from which a punctuated leaf is a paragraph of the article, not a label of its header."""
ONLY_CODE = 0.5
"""What an element that holds code and no paragraph must have of what is around it."""
ONLY_SHARE = 0.7
"""What the only one must hold of it."""
WHOLE = frozenset({"article", "main", "body"})
"""Elements that hold an article and more, never less."""
NO_ROOT = HEADINGS | {"p", "pre", "ul", "ol", "header", "footer", "nav"}
"""Blocks that are never the whole of an article."""


@lru_cache(maxsize=65_536)
def name_bonus(names: str) -> float:
    """What classes and id promise: `CONTENT_BONUS`, `WEAK_BONUS` or nothing."""
    if CODE_BOX.search(names):
        return 0.0
    parted = CAMEL.sub("-", names)
    if BOX.search(parted):
        return 0.0
    if CONTENT_NAME.search(parted):
        return CONTENT_BONUS
    return WEAK_BONUS if WEAK_NAME.search(parted) else 0.0


def find_root(outline: Outline, leaves: Sequence[Leaf], dropped: Set[int]) -> int:
    """The index of the element that holds the article.

    score = weight / best weight + what names and tags promise + `DEPTH_BONUS` a level; of equals the first.
    """
    root = _heaviest(outline, _weight_sums(outline, leaves), leaves, dropped)
    if outline.size(root) >= HARDLY * sum(leaf.size for leaf in leaves) or (outline.tags[root] != "li" and _prose(outline, root, leaves)):
        return root
    collected = outward_leaves(outline, leaves)
    return _heaviest(outline, _weight_sums(outline, leaves, collected), leaves, dropped) if collected else root


def _heaviest(outline: Outline, sums: Sequence[float], leaves: Sequence[Leaf], dropped: Set[int]) -> int:
    """The element of the best score, given the running sums of weights."""
    found = _candidates(outline, sums, dropped)
    if not found:
        return 0
    best = max(place.weight for place in found)
    root = max(found, key=lambda place: place.weight / best + _promise(outline, place)).at
    root = _first_of_many(outline, _widened(outline, root), sums, dropped)
    return _narrowed(outline, root, leaves, [place.at for place in found])


def _widened(outline: Outline, root: int) -> int:
    """The element called content around a box that its author made: the rest of it, links or items, may weigh less than nothing. What is
    around an article (`article`, `main`) is not its author's."""
    if outline.tags[root] in WHOLE or name_bonus(outline.names(root)):
        return root
    around = outline.parents[root]
    while around > 0 and name_bonus(outline.names(around)) < CONTENT_BONUS:
        if outline.tags[around] in WHOLE:
            return root
        around = outline.parents[around]
    return around if around > 0 else root


def _weight_sums(outline: Outline, leaves: Sequence[Leaf], collected: Sequence[Leaf] = ()) -> list[float]:
    """Running sums of what the leaves weigh; links that somebody collected weigh as text."""
    weights = [0.0] * len(outline.tags)
    for leaf in leaves:
        weights[leaf.owner] += weight_of(leaf, outline.tags[leaf.owner])
    for leaf in collected:
        weights[leaf.owner] += leaf.size + LINKED_MALUS * leaf.linked
    return [0.0, *accumulate(weights)]


class Place(NamedTuple):
    """An element that may be the article: its index, its depth, the weight of the leaves in it."""

    at: int
    depth: int
    weight: float


def _candidates(outline: Outline, sums: Sequence[float], dropped: Set[int]) -> list[Place]:
    """All blocks of positive weight, in document order."""
    depth = [0] * len(outline.tags)
    found = []
    at, end = 0, len(outline.tags)
    while at < end:
        if at in dropped:
            at = outline.ends[at]
            continue
        depth[at] = depth[outline.parents[at]] + 1 if at else 0
        tag = outline.tags[at]
        if tag not in INLINE and tag not in NO_ROOT:
            weight = sums[outline.ends[at]] - sums[at]
            if weight > 0:
                found.append(Place(at, depth[at], weight))
        at += 1
    return found


def _promise(outline: Outline, place: Place) -> float:
    """What the tag, the names and the depth of an element add to its share of the weight."""
    tag = outline.tags[place.at]
    total = name_bonus(outline.names(place.at)) + DEPTH_BONUS * place.depth
    total += {"article": ARTICLE_BONUS, "body": BODY_MALUS}.get(tag, 0.0)
    return total + (CONTENT_BONUS if outline.attributes[place.at].get("itemprop") == "articleBody" else 0.0)


def _narrowed(outline: Outline, root: int, leaves: Sequence[Leaf], places: Sequence[int]) -> int:
    """The innermost element called content that holds all prose and code of `root`: around it are titles and labels."""
    prose = _prose(outline, root, leaves)
    if not prose:
        return _called(outline, root, places)
    told = any(_is_paragraph(leaf) for leaf in leaves if root <= leaf.owner < outline.ends[root])
    for place in reversed(places):
        named = root < place <= prose[0] and prose[-1] < outline.ends[place] and name_bonus(outline.names(place))
        if named and (told or outline.size(place) >= ONLY_CODE * outline.size(root)):
            return place
    return root


def _prose(outline: Outline, root: int, leaves: Sequence[Leaf]) -> list[int]:
    """The owners of the paragraphs and of the code in `root`, in order."""
    inside = (leaf for leaf in leaves if root <= leaf.owner < outline.ends[root])
    return [leaf.owner for leaf in inside if leaf.code or _is_paragraph(leaf)]


def _is_paragraph(leaf: Leaf) -> bool:
    return leaf.marks > 0 and leaf.plain >= SENTENCE


def _called(outline: Outline, root: int, places: Sequence[int]) -> int:
    """The one element in `root` that is called content, where what it holds is too short to tell."""
    inside = [at for at in places if root < at < outline.ends[root] and name_bonus(outline.names(at)) >= CONTENT_BONUS]
    return max(inside, key=lambda at: (outline.size(at), at), default=root)


def _first_of_many(outline: Outline, root: int, sums: Sequence[float], dropped: Set[int]) -> int:
    """Of several `article` elements the one that outweighs the others, else the root that holds them all."""
    weights = []
    at = root + 1
    while at < outline.ends[root]:
        if at in dropped:
            at = outline.ends[at]
        elif outline.tags[at] == "article":
            weights.append((sums[outline.ends[at]] - sums[at], at))
            at = outline.ends[at]
        else:
            at += 1
    whole = sums[outline.ends[root]] - sums[root]
    if len(weights) < 2:
        return weights[0][1] if weights and weights[0][0] > ONLY_SHARE * whole else root
    titled = [place for _, place in weights if any(True for _ in outline.below(place, "h1"))]
    if len(titled) == 1:
        return titled[0]
    weights.sort()
    best, second = weights[-1], weights[-2]
    return best[1] if best[0] > MAIN_SHARE * whole and best[0] > 2 * second[0] else root
