"""What must hold for every tree, on every article of corpora/."""

from collections.abc import Iterator

import pytest

from indexer.exports.levels import by_level
from indexer.model import DETAILED, Tree
from indexer.store import Index
from indexer.store.normal import DOUBTFUL, doubtful_lists, without_lists
from indexer.store.repeating import without_repeats
from indexer.store.telling import SAYING, is_parted
from indexer.trees.hanging.growing import within
from indexer.trees.reading.boldheads import heads_of


def pairs(tree: Tree) -> Iterator[tuple[Tree, Tree]]:
    for child in tree.children:
        yield tree, child
        yield from pairs(child)


def squeezed(text: str) -> str:
    """A text without blanks, and without what joins the cells of a row."""
    return "".join(text.replace("：", " ").replace(": ", " ").replace("；", " ").replace("; ", " ").replace("—", " ").split())


@pytest.fixture(scope="module")
def trees(corpora_index: Index) -> dict[str, Tree]:
    return {entry.id: corpora_index.tree(entry.id) for entry in corpora_index.entries()}


def test_no_label_is_empty(trees: dict[str, Tree]) -> None:
    assert all(node.label.strip() for tree in trees.values() for node in tree.walk())


def test_a_child_lies_inside_its_parent(trees: dict[str, Tree]) -> None:
    for tree in trees.values():
        for parent, child in pairs(tree):
            assert parent.span
            assert child.span
            assert parent.span[0] <= child.span[0] <= child.span[1] <= parent.span[1], (tree.label, child.label)


def test_no_leaf_repeats_its_parent_or_a_sibling(trees: dict[str, Tree]) -> None:
    for tree in trees.values():
        for node in tree.walk():
            names = [child.label.lower() for child in node.children if child.kind not in {"section", "topic"}]
            assert len(names) == len(set(names)), (tree.label, node.label)
            assert node.label.lower() not in names


def test_no_term_stands_inside_a_point_beside_it(trees: dict[str, Tree]) -> None:
    for tree in trees.values():
        for node in tree.walk():
            points = [child.span for child in node.children if child.kind in {"point", "definition"}]
            for term in (child for child in node.children if child.kind == "term"):
                assert not any(within(term.span, span) for span in points), (tree.label, term.label)


def test_nothing_is_told_beside_what_tells_it_already(trees: dict[str, Tree]) -> None:
    for tree in trees.values():
        for node in tree.walk():
            assert without_repeats(node) == node, (tree.label, node.label)


def test_headings_are_kept_whole_and_in_order(corpora_index: Index, trees: dict[str, Tree]) -> None:
    for name, tree in trees.items():
        article = corpora_index.article(name)
        bold = [article.text[mark.start : mark.end] for mark in heads_of(article)]
        heads = [article.text[b.start : b.end] for b in article.blocks if b.kind == "heading"] or bold
        kept = [node.label for node in tree.walk() if node.kind == "section"]
        assert len(kept) == len(heads)
        assert all(head.endswith(label) for head, label in zip(heads, kept, strict=True))


def test_points_are_words_of_the_text(corpora_index: Index, trees: dict[str, Tree]) -> None:
    for name, tree in trees.items():
        article = corpora_index.article(name)
        for node in tree.walk():
            if node.kind in {"point", "definition"} and node.span:
                cell = node.label.partition("：")[2] if node.listed else ""  # a cell has the head of its column
                assert any(said and squeezed(said) in squeezed(article.text[slice(*node.span)]) for said in (node.label, cell))


def test_a_lecture_without_headings_is_parted_into_topics(corpora_index: Index, trees: dict[str, Tree]) -> None:
    name, lecture = next((name, tree) for name, tree in trees.items() if name.endswith("lectures/constitutional-ai.txt"))
    assert sum(child.kind == "topic" for child in lecture.children) >= 3
    lecture = corpora_index.tree(name, full=True)
    labels = " ".join(node.label for node in lecture.walk()).lower()
    assert all(word in labels for word in ("rlhf", "rlaif", "reward model", "red teaming", "ppo", "constitution"))


def test_the_normal_tree_is_the_top_of_the_full_one_and_the_first_details_of_empty_sections(corpora_index: Index, trees: dict[str, Tree]) -> None:
    details = 0
    for name, tree in trees.items():
        full = corpora_index.tree(name, full=True)
        told = {(node.label, node.kind) for node in tree.walk()}
        known = {(node.label, node.kind) for node in full.walk()}
        names, lines = tuple(name for name, kind in known if kind == "term"), tuple(name for name, _ in known)
        assert all(
            any(line.startswith(label) for line in lines) if kind in {"term", "step"} else label.startswith(names) or any(line.endswith(label) for line in lines)
            for label, kind in told - known
        )
        noted = without_lists(full, doubtful_lists(full))
        top = without_details(noted)
        bare = {topic.label for topic in top.children if topic.kind == "topic" and is_parted(top)}
        left = [node for node in top.walk() if (node.label, node.kind) not in told]
        named = tuple(label for label, kind in told if kind in {"term", "step"})
        doubtful = {id(node) for node in left if node.kind in SAYING and not node.listed and node.likely < DOUBTFUL}
        assert all(node.kind == "term" or id(node) in doubtful or (node.kind == "topic" and node.label in bare) or (node.listed and node.label.startswith(named)) for node in left)
        details += len(list(full.walk())) - len(list(tree.walk()))
    assert details > len(trees)


def test_few_sections_say_nothing(corpora_index: Index, trees: dict[str, Tree]) -> None:
    for found in (trees.values(), (corpora_index.tree(name, full=True) for name in trees)):
        sections = [node for tree in found for node in tree.walk() if node.kind == "section"]
        assert sum(not node.children for node in sections) < 0.06 * len(sections)  # 5 %, most of which have a word in bold type alone; without fair points 10 %


def test_an_exported_tree_with_headings_read_level_by_level_is_the_normal_one_first(corpora_index: Index, trees: dict[str, Tree]) -> None:
    for name, tree in trees.items():
        if any(child.kind == "section" for child in tree.children):
            full = corpora_index.tree(name, full=True)
            said = [node.label for node in levels(without_details(full))]
            assert [node.label for node in levels(by_level(full))][: len(said)] == said


def test_details_lie_inside_what_holds_them_and_repeat_nobody(corpora_index: Index, trees: dict[str, Tree]) -> None:
    for name in trees:
        for parent, child in pairs(corpora_index.tree(name, full=True)):
            assert parent.span
            assert child.span
            assert parent.span[0] <= child.span[0] <= child.span[1] <= parent.span[1]
            if parent.kind in DETAILED:
                assert child.label.lower() != parent.label.lower()
                assert child.kind in {"point", "definition"} or (child.kind == "term" and not child.detail)


def without_details(tree: Tree) -> Tree:
    return tree._replace(children=tuple(without_details(child) for child in tree.children if not child.detail))


def levels(tree: Tree) -> list[Tree]:
    found = [tree]
    for node in found:
        found.extend(node.children)
    return found
