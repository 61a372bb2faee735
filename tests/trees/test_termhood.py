"""What names something: names and notions rather than fragments, everyday words and numbers."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from indexer.trees.termhood import (
    COMPANY,
    NOTHING,
    PLACES,
    Termhood,
    company_of,
    first_sentences,
    own_words,
    spelling_columns,
    spelling_says,
    term_columns,
    texts_of,
    words_beside,
)
from tests.trees.readings import reading_of

TEXT = (
    "偏向锁记录线程编号，第一次加锁时写入 Mark Word。竞争时 JVM 撤销偏向锁，换成轻量级锁。轻量级锁用 CAS 自旋，"
    "重量级锁让线程阻塞。所以 Mark Word 决定了锁的状态，轻量级锁适合短的临界区。"
)


def test_names_are_likelier_than_what_is_counted_or_how_something_is() -> None:
    assert min(map(spelling_says, ["RLHF", "轻量级锁", "MySQL", "React.js"])) > max(map(spelling_says, ["2 个", "解法 1", "很快"]))


def test_each_term_of_an_article_has_a_chance() -> None:
    reading = reading_of(TEXT, "JVM 锁")
    termhood, terms = Termhood(reading), range(len(reading.terms))

    assert len(terms) > 3
    assert all(0 < termhood.chance(term) < 1 for term in terms)
    assert all(len(column) == len(terms) for column in term_columns(reading, first_sentences(reading)).values())


def test_what_a_glossary_knows_is_likelier_a_name() -> None:
    reading = reading_of(TEXT, "JVM 锁")
    known = replace(reading, terms=tuple(term._replace(known=True) for term in reading.terms))
    terms = range(len(reading.terms))
    assert all(Termhood(known).chance(term) > Termhood(reading).chance(term) for term in terms)


def test_what_is_asked_of_one_term_does_not_depend_on_the_others() -> None:
    reading = reading_of(TEXT, "JVM 锁")
    together = Termhood(reading)
    chances = list(map(together.chance, range(len(reading.terms))))

    assert chances == [Termhood(reading).chance(term) for term in range(len(reading.terms))]


def test_what_stands_around_a_term_counts() -> None:
    words = [("word before", "the"), ("word after", "of")]
    assert [found for found in words_beside("in the ", " of") if found[0].startswith("word")] == words
    assert [found for found in words_beside("把", "，") if found[0].startswith("word")] == []
    assert [word for _, word in words_beside("", "\t")] == [NOTHING] * 4


def test_words_that_nobody_marked_are_told_by_their_company() -> None:
    assert min(map(spelling_says, ["齿轮", "麦克风", "鼠标"])) > max(map(spelling_says, ["发送到", "或许", "无从下手", "迫不及待"]))


@given(st.text(min_size=1).filter(str.strip))
def test_any_text_has_columns_and_words(text: str) -> None:
    columns = list(spelling_columns(text))

    assert len({name for name, _ in columns}) == len(columns)
    assert {place for place, _ in own_words(text)} <= set(PLACES)
    assert spelling_says(text) == spelling_says(text)


def test_a_piece_of_a_longer_name_is_told_by_what_stands_beside_it() -> None:
    reading = reading_of("Amazon Aurora Serverless scales. We chose Aurora Serverless. Aurora Serverless is billed by the second.", "Databases")
    texts = texts_of(reading)
    columns = dict(zip(COMPANY, company_of(texts, reading.terms[0]._replace(folded="aurora")), strict=True))
    assert columns == {
        "occurrences": 3**0.5, "same before": 1 / 3, "always before": 0, "name before": 1 / 3,
        "same after": 1, "always after": 1, "name after": 1,
    }  # fmt: skip
    assert company_of(texts, reading.terms[0]._replace(folded="redshift")) == []


def test_company_is_read_at_the_edges_of_a_text_and_in_chinese() -> None:
    reading = reading_of("不稳定梯度会消失，不稳定梯度会爆炸。", "梯度")
    columns = company_of(texts_of(reading), reading.terms[0]._replace(folded="稳定梯度"))
    assert columns == [2**0.5, 1, 1, 0, 0.5, 0, 0]
