"""What names something: names and notions rather than fragments, everyday words and numbers."""

from dataclasses import replace

import numpy as np
import pytest

from indexer.model import Block
from indexer.trees.judging.termhood import COMPANY, places_of, term_columns, termhoods_of
from indexer.trees.reading.reading import Reading
from indexer.trees.reading.texts import written
from tests.trees.readings import naming_of, reading_of

TEXT = (
    "偏向锁记录线程编号，第一次加锁时写入 Mark Word。竞争时 JVM 撤销偏向锁，换成轻量级锁。轻量级锁用 CAS 自旋，"
    "重量级锁让线程阻塞。所以 Mark Word 决定了锁的状态，轻量级锁适合短的临界区。"
)
SERVERLESS = "Amazon Aurora Serverless scales. We chose Aurora Serverless. Aurora Serverless is billed by the second."


def chances_of(reading: Reading) -> dict[str, float]:
    return {term.folded: chance for term, chance in zip(reading.terms, naming_of(reading), strict=True)}


def columns_of(reading: Reading) -> dict[str, dict[str, float]]:
    """The columns of each term, by its name."""
    text = written([reading])
    columns = term_columns([reading], text, places_of([reading], text).spans)
    return {term.folded: {name: float(column[row]) for name, column in columns.items()} for row, term in enumerate(reading.terms)}


def test_each_term_of_an_article_has_a_chance_and_columns() -> None:
    reading = reading_of(TEXT, "JVM 锁")
    assert len(reading.terms) > 3
    assert all(0 < chance < 1 for chance in naming_of(reading))
    assert all(np.isfinite(list(columns.values())).all() for columns in columns_of(reading).values())


def test_names_are_likelier_than_what_is_counted_or_how_something_is() -> None:
    names, others = ["RLHF", "轻量级锁", "MySQL", "React.js"], ["2 个", "解法 1", "很快"]
    text = "".join(f"这里说{name}，那里也说{name}。" for name in (*names, *others))
    found = chances_of(reading_of(text))
    assert min(found[name.lower()] for name in names) > max([chance for term, chance in found.items() if term in {"2个", "解法1", "很快"}], default=0)


def test_what_a_glossary_knows_is_likelier_a_name() -> None:
    reading = reading_of(TEXT, "JVM 锁")
    known = replace(reading, terms=tuple(term._replace(known=True) for term in reading.terms))
    assert all(after > before for after, before in zip(naming_of(known), naming_of(reading), strict=True))


def test_what_is_asked_of_one_article_does_not_depend_on_the_others() -> None:
    readings = [reading_of(TEXT, "JVM 锁"), reading_of(SERVERLESS, "Databases"), reading_of("好。", "")]
    assert termhoods_of(readings, written(readings)) == [naming_of(reading) for reading in readings]


def test_a_term_at_the_edge_of_an_article_has_no_word_of_the_next_beside_it() -> None:
    ends = reading_of("偏向锁记录线程编号。竞争时撤销偏向锁，换成轻量级锁", "CAS 自旋")
    begins = reading_of("好。这里讲的是 Redis", "Redis")
    for readings in ([ends, begins], [begins, ends]):
        assert termhoods_of(readings, written(readings)) == [naming_of(reading) for reading in readings]


def test_words_that_nobody_marked_are_told_by_their_company() -> None:
    names, others = ["齿轮", "麦克风", "鼠标"], ["发送到", "无从下手", "迫不及待"]
    found = chances_of(reading_of("".join(f"这里说{name}，那里也说{name}。" for name in (*names, *others))))
    assert min(found[name] for name in names) > max([found[other] for other in others if other in found], default=0)


def test_a_piece_of_a_longer_name_is_told_by_what_stands_beside_it() -> None:
    found = columns_of(reading_of(SERVERLESS, "Databases"))["aurora"]
    assert {name: found[name] for name in COMPANY} == {
        "occurrences": 3**0.5, "same before": pytest.approx(1 / 3), "always before": 0, "name before": 1,
        "same after": 1, "always after": 1, "name after": 1,
    }  # fmt: skip
    assert found["capital: same after"] == 1


def test_a_term_is_looked_at_where_prose_first_has_it() -> None:
    reading = reading_of(TEXT, "JVM 锁")
    text = written([reading])
    spans, sentences = places_of([reading], text)
    jvm = [term.folded for term in reading.terms].index("jvm")
    shift = len("JVM 锁\n")
    assert spans.start[jvm] == shift + TEXT.index("JVM")
    assert (sentences.start[jvm], sentences.end[jvm]) == (shift + TEXT.index("竞争"), shift + TEXT.index("轻量级锁用"))


@pytest.mark.parametrize("code", ["type PaintBox struct {}", "let mut PaintBox = paint();", "const PaintBox = 1"])
def test_names_that_the_code_of_an_example_declares_are_less_likely(code: str) -> None:
    text = "PaintBox 画出图形，PaintBox 带颜色。Gorilla 是路由库，Gorilla 匹配路径。"
    reading = reading_of(text)
    article = reading.article
    code = f"{code}\nlet gorilla = 1"  # as it is not written in the text
    with_code = replace(article, text=f"{article.text}\n{code}", blocks=(*article.blocks, Block("code", len(article.text) + 1, len(article.text) + 1 + len(code))))
    plain, declared = chances_of(reading), chances_of(replace(reading, article=with_code))
    assert declared["paintbox"] < 0.7 * plain["paintbox"]
    assert declared["gorilla"] == plain["gorilla"]
