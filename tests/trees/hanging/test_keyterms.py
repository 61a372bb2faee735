"""Key terms as nodes: whole words, however their authors space them."""

from dataclasses import replace

from indexer.model import CERTAIN, Mark
from indexer.trees.hanging.growing import LEFT, Growing
from indexer.trees.hanging.homes import homes_of
from indexer.trees.hanging.keyterms import _Free, hang_key_terms, hang_topic_terms
from indexer.trees.judging.saying import Worth
from indexer.trees.judging.shelf import shelf_of
from indexer.trees.parting.parts import Part
from indexer.trees.reading.reading import Term
from tests.trees.readings import reading_of


def growing_of(text: str, *terms: str) -> Growing:
    """A tree with nothing in it, of a text without parts and with these terms, all of them concepts."""
    reading = replace(reading_of(text), terms=tuple(Term(term, term.lower(), 1.0, 1.0, term.lower()) for term in terms))
    worth = Worth(reading.lexis, reading.spelled.begins.tolist(), reading.lexis.numbers.tolist(), 3, reading.weights)
    return Growing(reading, [], [1.0 for _ in terms], worth, 60.0, 0.0)


def test_a_term_hangs_though_its_author_puts_blanks_into_it() -> None:
    text = "节点崩溃以后 ZAB 协议选举 Leader。"
    growing = growing_of(text, "ZAB协议")
    _Free(growing, growing.naming.__getitem__, "", []).hang(0, 0)
    (node,) = growing.nodes[0]
    assert node.label == "ZAB协议"
    assert node.span is not None
    assert text[slice(*node.span)] == "ZAB 协议"


def test_a_word_that_holds_the_letters_of_a_term_does_not_say_it() -> None:
    growing = growing_of("A UI redraws.", "UI")
    assert _Free(growing, growing.naming.__getitem__, "a quick build\nuikit", ["uikit"])(0)
    assert not _Free(growing, growing.naming.__getitem__, "the uis of phones", [])(0)
    assert not _Free(growing, growing.naming.__getitem__, "ui toolkit", ["ui toolkit"])(0)


def test_what_articles_on_any_subject_speak_of_is_no_key_term() -> None:
    reading = reading_of("布隆过滤器判断元素是否存在。代码先算哈希函数，元素增多时代码要重建布隆过滤器。")
    worth = Worth(reading.lexis, reading.spelled.begins.tolist(), reading.lexis.numbers.tolist(), 3, reading.weights)
    growing = Growing(reading, [], [1.0 for _ in reading.terms], worth, 60.0, 0.0)
    assert {"代码", "元素"} <= {term.text for term in reading.terms}
    hang_key_terms(growing, homes_of(shelf_of([reading], [growing.part_of]))[0], 80, 5)
    labels = [node.label for node in growing.nodes[0]]
    assert "哈希函数" in labels
    assert not {"代码", "元素"}.intersection(labels)


def test_a_mixed_name_that_no_glossary_has_must_be_a_likely_one() -> None:
    reading = reading_of("对于 CGO 用户来说，布隆过滤器的特性类似魔法。哈希函数算得快，布隆过滤器查得快，哈希函数有多个。")
    worth = Worth(reading.lexis, reading.spelled.begins.tolist(), reading.lexis.numbers.tolist(), 3, reading.weights)
    growing = Growing(reading, [], [0.7 for _ in reading.terms], worth, 60.0, 0.0)
    assert "CGO 用户" in {term.text for term in reading.terms}
    hang_key_terms(growing, homes_of(shelf_of([reading], [growing.part_of]))[0], 80, 5)
    labels = [node.label for node in growing.nodes[0]]
    assert "CGO 用户" not in labels
    assert "布隆过滤器" in labels


def test_a_key_term_knows_how_likely_it_is_and_a_likely_one_in_code_is_certain() -> None:
    growing = growing_of("偏向锁 记录线程，轻量级锁自旋，重量级锁阻塞。", "偏向锁", "轻量级锁", "重量级锁")
    article = replace(growing.reading.article, marks=(Mark("code", 0, 3), Mark("code", 9, 13)))
    growing.reading = replace(growing.reading, article=article)
    free = _Free(growing, [0.92, 0.87, 0.93].__getitem__, "", [])
    for term in range(3):
        free.hang(term, 0)
    assert [(node.label, node.likely) for node in growing.nodes[0]] == [("偏向锁", CERTAIN), ("轻量级锁", 8), ("重量级锁", 9)]


def test_headings_leave_half_of_the_budget() -> None:
    parts = [Part("很长很长的一个标题" * 3, "section", at, at + 1, 1) for at in range(10)]
    reading = reading_of("节点崩溃以后 ZAB 协议选举 Leader。")
    worth = Worth(reading.lexis, reading.spelled.begins.tolist(), reading.lexis.numbers.tolist(), 3, reading.weights)
    assert Growing(reading, parts, [], worth, 60.0, 0.0).budget == 60.0 * LEFT


def test_a_term_hangs_where_it_is_said_most() -> None:
    passing, own = "布隆过滤器判断元素是否存在，和倒排索引一样常见。重建要花时间。", "倒排索引记录词语在哪些文档里。更新倒排索引要合并分段。"
    assert home_of("倒排索引", passing, own, "题目") == 2
    assert home_of("倒排索引", passing, own, "倒排索引") == 1


def home_of(name: str, passing: str, own: str, title: str) -> int:
    """The part in which a term hangs of a text in two."""
    reading = reading_of(passing + own, title)
    parts = [Part("甲", "section", 0, len(passing), 0), Part("乙", "section", len(passing), len(passing + own), 0)]
    worth = Worth(reading.lexis, reading.spelled.begins.tolist(), reading.lexis.numbers.tolist(), 3, reading.weights)
    growing = Growing(reading, parts, [1.0 for _ in reading.terms], worth, 60.0, 0.0)
    hang_key_terms(growing, homes_of(shelf_of([reading], [growing.part_of]))[0], 80, 5)
    (found,) = [part for part, nodes in enumerate(growing.nodes) for node in nodes if node.label == name]
    return found


def test_no_topic_holds_the_everyday_words_of_the_title() -> None:
    text = "Java 的锁会升级。偏向锁记录线程编号，Java 的偏向锁可以撤销。"
    reading = reading_of(text, "Java 并发")
    worth = Worth(reading.lexis, reading.spelled.begins.tolist(), reading.lexis.numbers.tolist(), 8, reading.weights)
    growing = Growing(reading, [Part("锁升级", "topic", 0, len(text), 0)], [1.0 for _ in reading.terms], worth, 60.0, 0.0)
    assert "java" in {term.folded for term in reading.terms}
    hang_topic_terms(growing, 30)
    labels = {node.label for node in growing.nodes[1]}
    assert labels
    assert "Java" not in labels


def test_what_is_usual_in_the_corpus_is_no_key_term() -> None:
    growing = growing_of("React 用虚拟 DOM 更新页面。", "React", "虚拟 DOM")
    reading = growing.reading
    growing.reading = replace(reading, terms=(reading.terms[0]._replace(usual=True), reading.terms[1]))
    free = _Free(growing, growing.naming.__getitem__, "", [])
    assert not free(0)
    assert free(1)
