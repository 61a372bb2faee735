from itertools import pairwise

from indexer import Index
from indexer.exports.levels import by_level
from indexer.exports.stressed import MOST, as_data, with_stressed
from indexer.model import Article, Block, Mark, Tree
from tests.parsing.pages import article_of

TEXT = """# JVM 锁

**锁的状态**有四种，**膨胀**只会向前。

## 偏向锁

**偏向锁**记录线程的 **线程 ID**，**撤销**要等**安全点**，见 [**官方文档**](https://example.org)。**注意**：**撤销**有代价，**—**。

**这一句太长只是强调没有一个读者会把它当作一个可以记住的名字来看**。

## 膨胀

重量级锁。
"""


def tree_of(article: Article) -> Tree:
    """The tree of TEXT: its two sections, the first with one point."""
    (_, first), (_, second) = [(b.level, b) for b in article.blocks if b.kind == "heading"]
    point = Tree("撤销要等安全点", "point", (first.end + 1, first.end + 9))
    sections = Tree("偏向锁", "section", (first.start, second.start), (), (point,)), Tree("膨胀", "section", (second.start, len(article.text)))
    return Tree(article.title, "article", (0, len(article.text)), (), sections)


def test_each_word_in_bold_type_is_told_once_where_it_stands() -> None:
    article = article_of(TEXT)
    told = with_stressed(tree_of(article), article)
    assert [(child.kind, child.label) for child in told.children] == [("term", "锁的状态"), ("section", "偏向锁"), ("section", "膨胀")]
    assert [(child.kind, child.label) for child in told.children[1].children] == [("point", "撤销要等安全点"), ("term", "线程 ID")]
    assert not told.children[2].children
    (lock, first, _), word = told.children, told.children[1].children[1]
    assert article.text[slice(*lock.span or ())] == "锁的状态"
    assert article.text[slice(*word.span or ())] == "线程 ID"
    assert first.span
    assert word.span
    assert first.span[0] <= word.span[0] < word.span[1] <= first.span[1]


def test_a_tree_without_bold_type_stays_as_it_is() -> None:
    article = article_of("# JVM\n\n锁。\n")
    tree = Tree("JVM", "article", (0, 2))
    assert with_stressed(tree, article) is tree


def test_a_page_of_nothing_but_bold_type_has_no_endless_tree() -> None:
    count = 50_000
    text = " ".join(f"w{number}x" for number in range(count))
    places = [0]
    for number in range(count):
        places.append(places[-1] + len(f"w{number}x") + 1)
    marks = tuple(Mark("strong", start, end - 1) for start, end in pairwise(places))
    article = Article("a", "A", text, (Block("paragraph", 0, len(text)),), marks)
    assert len(with_stressed(Tree("A", "article", (0, len(text))), article).children) == MOST


def test_exported_trees_hold_spans_in_their_parents_and_no_equal_siblings(corpora_index: Index) -> None:
    more = 0
    for entry, article in corpora_index.articles():
        full = corpora_index.tree(entry.id, full=True)
        tree = as_data(full, article)
        more += len(list(tree.walk())) - len(list(by_level(full).walk()))
        for node in tree.walk():
            labels = [child.label.lower() for child in node.children if child.kind != "section"]
            assert len(labels) == len(set(labels))
            for child in node.children:
                if child.span and node.span and child.kind == "term" and node.kind == "section":
                    assert node.span[0] <= child.span[0] <= child.span[1] <= node.span[1]
    assert more
