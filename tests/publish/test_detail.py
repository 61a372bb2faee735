"""How much of a tree is shown."""

from hypothesis import given
from hypothesis import strategies as st

from indexer.model import Tree
from indexer.publish.detail import BRIEF, LEAST, WORD, shown

TREES = st.recursive(
    st.builds(Tree, st.text("锁ab ", min_size=1, max_size=60), st.just("point")),
    lambda children: st.builds(
        Tree, st.text("锁ab ", min_size=1, max_size=9), st.just("section"), st.none(), st.just(()), st.lists(children, max_size=5).map(tuple)
    ),
    max_leaves=30,
)


def words(tree: Tree) -> int:
    return sum(len(WORD.findall(node.label)) for node in tree.walk())


def is_top_of(part: Tree, whole: Tree) -> bool:
    return part.label == whole.label and all(map(is_top_of, part.children, whole.children))


@given(TREES)
def test_brief_is_the_top_of_the_whole(tree: Tree) -> None:
    brief = shown(tree, brief=True)
    assert is_top_of(brief, tree)
    assert words(brief) <= max(len(WORD.findall(tree.label)), LEAST, round(BRIEF * words(tree)))


@given(TREES, st.integers(0, 4))
def test_no_node_lies_deeper_than_the_depth(tree: Tree, depth: int) -> None:
    def levels(node: Tree) -> int:
        return 1 + max(map(levels, node.children)) if node.children else 0

    assert levels(shown(tree, depth=depth)) == min(levels(tree), depth)


@given(TREES)
def test_normal_is_the_whole(tree: Tree) -> None:
    assert shown(tree) == tree
