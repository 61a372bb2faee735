"""The stage itself: an article with its analysis and the weights of its terms in, its knowledge tree out.

Headings are the skeleton, whole and in order; text without any is parted into topics. Under each stand what its author
marked (bold terms, ordered steps), and the points and key terms that a budget of tokens allows.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple, TypeVar

import numpy as np

from indexer.model import CERTAIN, SAYING, Article, Bools, Column, Ints, Tree
from indexer.text.spans import stands_in
from indexer.trees.hanging.boldtype import hang_bold
from indexer.trees.hanging.commands import with_commands
from indexer.trees.hanging.counting import counted, hang_enumerations, item_names, soundest, under, under_heads
from indexer.trees.hanging.details import beside, with_details, with_rows
from indexer.trees.hanging.emphasis import knowledge_in
from indexer.trees.hanging.entries import explain, hang_entries
from indexer.trees.hanging.growing import Growing
from indexer.trees.hanging.heads import hang_heads
from indexer.trees.hanging.homes import homes_of
from indexer.trees.hanging.items import STEP_TOKENS
from indexer.trees.hanging.keyterms import hang_key_terms, hang_topic_terms
from indexer.trees.hanging.lists import led_lists_of, lists_of, named_lists_of, plain_lists_of, ruled_lists_of
from indexer.trees.hanging.marked import Stressed, stressed_in
from indexer.trees.hanging.mentioned import Labelled, concepts_named
from indexer.trees.hanging.noteworthy import noteworthy_in
from indexer.trees.hanging.noting import hang_point, node_of
from indexer.trees.hanging.order import distinct, in_order
from indexer.trees.hanging.rest import begun_in, groups_for, rest_of, said_by
from indexer.trees.hanging.sayings import with_sayings
from indexer.trees.hanging.steps import hang_steps
from indexer.trees.hanging.tabulated import tables_of
from indexer.trees.hanging.verdicts import Stood, verdicts_of
from indexer.trees.judging.covering import (
    BARE,
    Cover,
    Point,
    choose,
    choose_details,
    choose_fair,
    choose_more,
    choose_others,
)
from indexer.trees.judging.points import Ask, tokens_of
from indexer.trees.judging.saying import Worth
from indexer.trees.judging.shelf import shelf_of
from indexer.trees.judging.speech import is_spoken, is_unbroken
from indexer.trees.judging.standing import Span, standings_of
from indexer.trees.judging.termhood import termhoods_of
from indexer.trees.judging.worth import worths_of
from indexer.trees.parting.parts import Part, above, parts_in, parts_of
from indexer.trees.reading.clauses import Run
from indexer.trees.reading.read import read_articles
from indexer.trees.reading.reading import WEIGHED, Reading, Subject
from indexer.trees.reading.texts import Written, written
from indexer.trees.scripts import as_written, in_simplified

SHARE, LEAST, MOST = 0.11, 100.0, 400.0
"""A tree has 11 % of the article's tokens, at least 100 and at most 400, and its headings whatever they take."""
DETAILS = 1.6
"""Tokens of details for each of the tree without them: 400 words of a full tree for 150 of a normal one."""
BOLD_SHARE, STEP_SHARE, WHOLE_SHARE = 0.95, 0.4, 0.6
"""Of the budget, what bold type may take with all before it, what lists and enumerations may, and ordered lists that nothing announces."""
LISTS = 0.5
"""Of what points leave, what lists under headings that say nothing else leave."""
GOING_ON = 200.0
"""Tokens beside the budget for what the full tree tells of lists of which the normal one tells a part."""
TERMS_EACH = 5
TERM_TOKENS = 2.0
RESERVED = 0.25
"""Of the budget, for key terms that no point says."""
POINTS = 0.3
"""Of the budget, for points at least, however many topics want terms."""
KEY_TERMS, KEY_ALWAYS = 80, 5
"""Terms that are looked at, and of these the best, which a tree has whatever its budget."""
ROOT_CONCEPTS = 24
BATCH = 400_000
"""Characters of the articles that are read together: enough to make calls cheap, few enough to bound memory."""
One = TypeVar("One")


class Marked(NamedTuple):
    """What an author stressed that is knowledge, and what the items that the author counts, by their sentences, are called."""

    stressed: list[Stressed]
    names: dict[int, Run]


class Plant(NamedTuple):
    """The tree of an article, and what was found on the way: how likely its terms name something, (t,) between 0 and 1, and the rows of
    its candidates that they are; and (t,) which of them hang there, or would if they were not usual in the corpus."""

    tree: Tree
    rows: Ints
    termhood: Column
    asked: Bools


def grow_trees(articles: Iterable[Subject]) -> Iterator[Tree]:
    """The knowledge trees of articles, in order."""
    return (plant.tree for plant in plants_of(articles))


def plants_of(articles: Iterable[Subject]) -> Iterator[Plant]:
    """The knowledge trees of articles with what their terms are worth, in order; what is done with arrays is done for a batch of them at once."""
    for batch in in_batches(articles, lambda subject: len(subject.article.text)):
        subjects = list(map(in_simplified, batch))
        text = written(subjects)
        readings = read_articles(subjects, text)
        naming = termhoods_of(readings, text)
        parts = list(map(parts_of, readings, naming))
        shelf = shelf_of(readings, list(map(parts_in, readings, parts)))
        growing = list(map(_begun, readings, naming, parts, worths_of(shelf), _marked_in(readings, text)))
        trees = list(map(_finished, growing, choose(shelf, list(map(_asked, growing))), homes_of(shelf)))
        for tree, begun, chances, subject in zip(_speaking(growing, trees, text), growing, naming, batch, strict=True):
            reading = begun.reading
            yield Plant(as_written(tree, reading.article, subject.article), reading.order, np.array(chances), _asked_of(begun))


def _asked_of(growing: Growing) -> Bools:
    """(t,) the terms of which a tree asked whether they are usual."""
    asked = np.zeros(len(growing.reading.terms), dtype=np.bool_)
    asked[list(growing.asked)] = True
    return asked


def in_batches(articles: Iterable[One], characters: Callable[[One], int]) -> Iterator[list[One]]:
    """Articles, whatever stands for them, in batches of about BATCH characters."""
    batch: list[One] = []
    size = 0
    for article in articles:
        batch.append(article)
        size += characters(article)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _marked_in(readings: Sequence[Reading], text: Written) -> list[Marked]:
    """What the authors stressed and counted; how sound it is is looked at in all articles together."""
    stressed, names = list(map(stressed_in, readings)), list(map(item_names, readings))
    places = [[*((start, end) for _, start, end, *_ in bold), *((run.start, run.end) for runs in items.values() for run in runs)] for bold, items in zip(stressed, names, strict=True)]
    standings = standings_of(readings, places)
    return list(map(Marked, knowledge_in(readings, text, stressed, standings), map(soundest, names, standings)))


def _begun(reading: Reading, naming: Sequence[float], parts: Sequence[Part], words: Column, marked: Marked) -> Growing:
    """A tree with what its author marked."""
    article = reading.article
    begins, numbers = reading.spelled.begins.tolist(), reading.lexis.numbers.tolist()
    worth = Worth(reading.lexis, begins, numbers, len(article.title) + 1, words)
    budget = _budget(article)
    growing = Growing(reading, parts, naming, worth, budget, DETAILS * budget)
    for part in parts:
        for start, end in part.named:
            worth.say(start, end)
    for head in reading.heads:
        growing.use(head.start, head.end)
    listed = _itemised(article) + reading.itemised_prose / max(1, len(article.text))
    least = (1 - max(STEP_SHARE, min(BOLD_SHARE, listed))) * growing.budget
    hang_entries(growing, ruled_lists_of(reading), 0.0)
    if not hang_entries(growing, [*lists_of(reading), *tables_of(article)], least):
        hang_entries(growing, lists_of(reading, STEP_TOKENS[1]), least)
    hang_steps(growing, WHOLE_SHARE, STEP_SHARE)
    bold = hang_heads(growing, marked.stressed)
    hang_entries(growing, named_lists_of(reading, growing.listed), least)
    hang_bold(growing, bold, BOLD_SHARE)
    hang_entries(growing, led_lists_of(reading, growing.listed), least)
    hang_enumerations(growing, reading.enumerations, marked.names, STEP_SHARE)
    explain(growing)
    return growing


def _itemised(article: Article, level: int = 1) -> float:
    """The share of an article's text that stands in the items of lists, of this level and deeper."""
    items = (block.end - block.start for block in article.blocks if block.kind == "item" and block.level >= level)
    return sum(items) / max(1, len(article.text))


def _budget(article: Article) -> float:
    """The tokens of a normal tree."""
    return min(MOST, max(LEAST * (1 + 2 * _itemised(article, 2)), SHARE * tokens_of(article.text)))


def _asked(growing: Growing) -> Ask:
    """What points a tree asks for: those that its budget allows beside terms."""
    topics = sum(part.kind == "topic" for part in growing.parts)
    budget = max((1 - RESERVED) * growing.budget - TERMS_EACH * TERM_TOKENS * topics, POINTS * growing.budget)
    return Ask(growing.reading, growing.worth, budget, growing.more, growing.part_of, frozenset(growing.used), headed=not topics and bool(growing.parts))


def _finished(growing: Growing, cover: Cover, homes: Ints) -> Tree:
    reading, article = growing.reading, growing.reading.article
    for point in cover.points():
        hang_point(growing, point)
    bare = growing.bare()
    hang_entries(growing, plain_lists_of(reading, lambda start: growing.part_at(start) in bare), LISTS * growing.budget)
    hang_topic_terms(growing, TERMS_EACH)
    hang_key_terms(growing, homes, KEY_TERMS, KEY_ALWAYS)
    for point in choose_fair(cover, growing.bare(), growing.budget):
        hang_point(growing, point)
    for point in choose_more(cover, growing.budget):
        hang_point(growing, point)
    root = Tree(article.title, "article", (0, len(article.text)), _key_concepts(reading))
    normal = _assembled(root, growing.parts, list(map(under_heads, map(under, growing.nodes, growing.branches), growing.heads)))
    full = with_rows(with_details(normal, *_details(growing, cover, normal)), growing.details)
    return with_commands(with_sayings(full, reading, growing.list_of), article, growing.commented)


def _speaking(growing: Sequence[Growing], trees: Sequence[Tree], text: Written) -> Iterator[Tree]:
    """The trees, each node below its root with the concepts that its label names and with the list that it tells an item of, which tells how likely it is
    worth noting, as a second look does of points that are no items."""
    nodes = [list(tree.walk())[1:] for tree in trees]
    concepts = iter(concepts_named([Labelled([node.label for node in own], _names(found.reading)) for found, own in zip(growing, nodes, strict=True)]))
    listed = [list(map(found.list_of, own)) for found, own in zip(growing, nodes, strict=True)]
    lists = [{number: found.list_of.stretches(number) for number in sorted({*own} - {0})} for found, own in zip(growing, listed, strict=True)]
    readings = [found.reading for found in growing]
    worth = noteworthy_in(readings, text, lists)
    stood = list(map(_stood, readings, nodes, listed))
    verdicts = verdicts_of(readings, text, [list(found.values()) for found in stood])
    for tree, own, chances, points, likely in zip(trees, listed, worth, stood, verdicts, strict=True):
        told = _Told(concepts, iter(own), {number: int(CERTAIN * chance) for number, chance in chances.items()}, dict(zip(points, likely, strict=True)))
        yield tree.holding(tuple([_spoken(child, told) for child in tree.children]))


def _stood(reading: Reading, nodes: Sequence[Tree], listed: Sequence[int]) -> dict[Span, Stood]:
    """The points of a tree by their places, but for those that tell what their author listed or counted, or stand in code; none of a text without paragraphs that is no talk:
    of such ones nobody marked any."""
    if is_unbroken(reading.article) and not is_spoken(reading):
        return {}
    found = {node.span: node for node, of in zip(nodes, listed, strict=True) if node.span and not of and node.kind in SAYING}
    codes = [(block.start, block.end) for block in reading.article.blocks if block.kind == "code"]
    counted = {sentence for enumeration in reading.enumerations for sentence in enumeration.items}
    said = ((span, node) for span, node in found.items() if not stands_in(span[0], codes))
    return {span: Stood(*span, node.likely) for span, node in said if node.likely < CERTAIN or reading.sentence_at(span[0]) not in counted}


class _Told(NamedTuple):
    """Of the nodes of a tree, in order, the concepts and the lists that they tell an item of; how likely each list is worth noting, and each point in no
    list by its place, in tenths."""

    concepts: Iterator[tuple[str, ...]]
    listed: Iterator[int]
    likely: Mapping[int, int]
    verdicts: Mapping[Span, int]


def _names(reading: Reading) -> list[tuple[str, str]]:
    """The names of concepts among the terms, in lower case, and their ids."""
    return [(term.folded, term.concept) for term in reading.terms[:WEIGHED] if term.concept]


def _spoken(node: Tree, told: _Told) -> Tree:
    """A node with the next concepts and its list, each node before those under it. A closure that calls itself would keep what it closes over: a build
    looks for no cycles."""
    own, listed = next(told.concepts), next(told.listed)
    children = tuple([_spoken(child, told) for child in node.children])
    verdict = told.verdicts.get(node.span) if node.span and node.kind in SAYING and not listed else None
    likely = min(node.likely, told.likely.get(listed, CERTAIN)) if verdict is None else verdict
    return Tree(node.label, node.kind, node.span, own, children, node.article, node.detail, listed, likely)


def _details(growing: Growing, cover: Cover, normal: Tree) -> tuple[list[Tree], list[Tree]]:
    """What only the full tree tells: points, and lists and tables that had no room, or are all that a part has. After these come first fair points of
    parts that say nothing yet."""
    said, bare = said_by(normal, growing.list_of), growing.bare()
    lists, room = rest_of(growing, groups_for(growing, normal, bare), said, growing.more / 2 + growing.beside)
    lists += rest_of(growing, begun_in(growing, normal), said, GOING_ON)[0]
    cover.used |= growing.used
    stated = _statements(growing, cover, normal)
    bare -= {growing.part_at(node.span[0]) for node in lists if node.span}
    fair = choose_fair(cover, bare, BARE * growing.more)
    points = choose_details(cover, room - sum(point.tokens for point in fair), partial(beside, normal))
    return list(map(node_of, [*stated, *fair, *points, *choose_others(cover, cover.budget)])), lists


def _statements(growing: Growing, cover: Cover, normal: Tree) -> list[Point]:
    """What the sentences of names that authors set in bold type, in no list, say with them, where nothing of these sentences hangs."""
    names = (node for node in normal.walk() if node.kind == "term" and node.likely == CERTAIN and not node.children and node.span and not growing.list_of.at(node.span[0]))
    found = (cover.take_holding(growing.reading.sentence_at(span[0]), *span) for span in (name.span for name in names) if span)
    return [point for point in found if point]


def _key_concepts(reading: Reading) -> tuple[str, ...]:
    concepts = (term.concept for term in reading.terms[:ROOT_CONCEPTS])
    return tuple(dict.fromkeys(filter(None, concepts)))


def _assembled(root: Tree, parts: Sequence[Part], nodes: list[list[Tree]]) -> Tree:
    """The nodes under their parts, the parts under theirs; each level in reading order, nothing twice."""
    own = [in_order(found) for found in nodes]
    below: list[list[Tree]] = [[] for _ in nodes]
    holders = above(parts)
    for number in range(len(parts), 0, -1):
        part = parts[number - 1]
        label, held = counted(part, own[number])
        children = distinct(label, [*held, *reversed(below[number])])
        likely = int(CERTAIN * part.apt) if label == part.label else CERTAIN
        below[holders[number]].append(Tree(label, part.kind, (part.start, part.end), (), children, likely=likely))
    return root.holding(distinct(root.label, [*own[0], *reversed(below[0])]))
