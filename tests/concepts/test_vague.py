"""Which concepts are no reason to read on."""

from indexer.concepts import vague_of
from indexer.model import Concept


def test_everyday_words_are_vague_but_not_what_the_glossary_knows_or_few_articles_hold() -> None:
    labels = ["接下来", "工作", "无法", "数据库", "Java", "缓存", "布隆过滤器", "偏向锁"]
    assert vague_of(Concept(label, label, (), ()) for label in labels) == {"接下来", "工作", "无法"}
    assert vague_of([]) == frozenset()


def test_kinds_of_texts_are_vague() -> None:
    labels = ["学习笔记", "笔记", "TODO", "Tutorial", "參考資料", "Outro", "笔记本", "教程网"]
    assert vague_of(Concept(label, label, (), ()) for label in labels) == {"学习笔记", "笔记", "TODO", "Tutorial", "參考資料", "Outro"}
