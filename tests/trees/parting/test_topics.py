"""Where texts without headings are parted."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis import Options, analyse
from indexer.model import CERTAIN
from indexer.text.hashing import hashes_of
from indexer.trees.parting.cohesion import cohesion_of
from indexer.trees.parting.gaps import columns_of, depth
from indexer.trees.parting.naming import Candidates, aptness, candidates_of, names_of
from indexer.trees.parting.topics import AT_ONCE, boundaries
from indexer.trees.reading.cues import cue_columns, cue_names, cues
from indexer.trees.reading.lexis import stems_of
from indexer.trees.reading.read import read_article
from tests.trees.readings import naming_of, reading_of
from tests.trees.test_growth import article_of as parsed

LOCKS = [f"偏向锁记录线程编号{n}，撤销偏向锁需要等待安全点。轻量级锁用自旋等待锁释放。" for n in range(6)]
CACHES = [f"Redis 缓存设置过期时间{n}，避免缓存雪崩。布隆过滤器拦住缓存穿透的请求。" for n in range(6)]


def test_a_change_of_subject_begins_a_topic() -> None:
    starts = boundaries(reading_of("".join(LOCKS) + "接下来讨论缓存。" + "".join(CACHES)))
    assert any(abs(start - 12) <= 1 for start in starts)


def test_a_text_with_paragraphs_is_parted_between_them_only() -> None:
    reading = reading_of("\n".join([*LOCKS, *CACHES]))
    starts = boundaries(reading)
    assert starts
    assert all(start % 2 == 0 for start in starts)


def test_a_short_text_is_one_topic() -> None:
    assert boundaries(reading_of("".join(LOCKS[:3]))) == []


def test_a_very_long_text_is_parted_piece_by_piece() -> None:
    reading = reading_of("".join((LOCKS + CACHES) * (AT_ONCE // 20)))
    starts = boundaries(reading)
    assert starts == sorted(set(starts))
    assert 0 < starts[0] < starts[-1] < len(reading.starts)


@pytest.mark.parametrize("text", ["", "\n", "😀。" * 40, "\ud800坏字。" * 20, "a. " * 50])
def test_odd_texts_are_parted_without_an_error(text: str) -> None:
    assert all(start > 0 for start in boundaries(reading_of(text)))


def test_words_are_compared_without_endings_and_function_words() -> None:
    reading = reading_of("Segmentation of the texts. A segment of a text. 我们的文本，文本。")
    lexis = reading.lexis
    assert lexis.words == 3
    assert sorted(lexis.held.tolist()) == [1, 2, 2]


@pytest.mark.parametrize(("sentence", "name"), [
    ("接下来看缓存。", "next"), ("Then we test.", "next"), ("第三，缓存。", "enumeration"), ("它很快。", "anaphora"),
    ("But it fails.", "linking"), ("缓存是一种存储。", "definition"), ("真的吗？", "question"), ("总之很快。", "closing"),
    ("步骤如下：", "colon"),
])  # fmt: skip
def test_a_cue_is_found_where_it_stands(sentence: str, name: str) -> None:
    assert cue_columns([sentence])[0, cue_names().index(name)] == 1


@pytest.mark.parametrize("sentence", ["Thenar muscles ache.", "Nowhere is it."])
def test_a_cue_is_a_whole_word(sentence: str) -> None:
    assert cue_columns([sentence])[0, cue_names().index("next")] == 0


WORDS = st.sampled_from(["但", "第3", "第三", "３)", "#1", "It ", "Then", " is a ", "什么是", "锁", "？", ":", "步骤2", " ", "\n", "本节", "THE FIRST"])


@given(st.lists(st.lists(WORDS, max_size=5).map("".join), max_size=5))
def test_cues_of_many_sentences_are_the_cues_of_each(sentences: list[str]) -> None:
    plain = [
        [
            bool(cue.opening.match(low)) or any(phrase in low for phrase in cue.holding) or low.endswith(cue.ending or "\0")
            for cue in cues()
        ]
        for low in map(str.lower, sentences)
    ]
    assert (cue_columns(sentences) > 0).tolist() == plain


@given(st.lists(st.floats(-9, 9), min_size=1, max_size=30), st.integers(1, 14))
def test_a_valley_is_as_deep_as_the_highest_rows_around_it(values: list[float], around: int) -> None:
    column = np.array(values)
    for at, deep in enumerate(depth(column, around).tolist()):
        left = max([0.0, *values[max(1, at - around + 1) : at + 1]]) if at < around else max(values[at - around + 1 : at + 1])
        right = values[at : at + around]
        assert deep == left + max([0.0, *right] if len(right) < around else right) - 2 * values[at]


@given(st.lists(st.sampled_from(["锁等待安全点。", "缓存会过期。", "It ends here. ", " ", "\u3000"]), min_size=12, max_size=30))
def test_blanks_after_chinese_full_stops_tell_only_where_some_have_none(parts: list[str]) -> None:
    reading = reading_of("".join(parts))
    columns = columns_of(reading, cohesion_of(reading.lexis))
    blank, none = columns["blank"], columns["no blank"]
    assert ((blank == 0) | (none == 0)).all()
    assert (blank > 0).any() == (none > 0).any()


def test_a_blank_after_a_chinese_full_stop_is_what_is_left_of_a_line_break() -> None:
    reading = reading_of("锁等待安全点。锁会升级。锁会撤销。 缓存会过期。缓存会雪崩。")
    blank = columns_of(reading, cohesion_of(reading.lexis))["blank"]
    assert blank.tolist() == [0, 0, 0, 0.75, 0]


@pytest.mark.parametrize(("word", "stem"), [
    ("segmentation", "segment"), ("texts", "text"), ("class", "class"), ("gas", "gas"), ("缓存", "缓存"), ("s", "s"), ("数据库", "数据库"),
])  # fmt: skip
def test_words_of_tables_are_cut_as_those_of_articles(word: str, stem: str) -> None:
    assert stems_of(["it", word]) == ["it", stem]
    keys = reading_of(f"We say {word} here.").lexis.keys
    assert len(stem) < 2 or int(hashes_of([stem])[0]) in keys.tolist()


def test_a_topic_is_called_by_what_it_says_more_than_the_others() -> None:
    reading = reading_of("".join(LOCKS) + "接下来讨论缓存。" + "".join(CACHES), "数据库面试题")
    part_of = np.repeat([0, 1], [12, len(reading.starts) - 12])
    names = [[reading.terms[term].text for term in named.terms] for named in names_of(reading, part_of, set(), naming_of(reading), 0.0)]
    assert "锁" in names[0][0]
    assert "锁" not in "".join(names[1])
    taken = {name.lower() for name in names[0]}
    again = names_of(reading, part_of, taken, naming_of(reading), 0.0)
    assert not taken & {reading.terms[term].folded for named in again for term in named.terms}


def test_no_topic_begins_inside_a_list() -> None:
    items = "\n".join(f"{number}. {text}" for number, text in enumerate([*LOCKS, *CACHES], 1))
    article = parsed(f"常见的做法有这些：\n\n{items}\n\n{''.join(LOCKS)}\n\n{''.join(CACHES)}")
    (analysis,) = analyse([article], Options())
    reading = read_article(article, analysis, analysis.candidates.base)
    listed = [article.blocks[reading.blocks[start]].kind == "item" for start in boundaries(reading)]
    assert listed
    assert not any(listed)


def test_everyday_words_name_no_part_of_a_short_text() -> None:
    part = term = np.zeros(2, dtype=np.int64)
    names = Candidates(part, term, {"share": np.array([0.0, 0.3]), "termhood": np.array([2.0, 2.0])})
    rare, everyday = aptness(names, True).tolist()
    assert rare > everyday
    assert len(set(aptness(names, False).tolist())) == 1


def test_a_topic_knows_how_apt_its_name_is() -> None:
    reading = reading_of("".join(LOCKS) + "接下来讨论缓存。" + "".join(CACHES), "数据库面试题")
    part_of = np.repeat([0, 1], [12, len(reading.starts) - 12])
    candidates = candidates_of(reading, part_of, naming_of(reading))
    apt = dict(zip(zip(candidates.part.tolist(), candidates.term.tolist(), strict=True), aptness(candidates, True).tolist(), strict=True))
    named = names_of(reading, part_of, set(), naming_of(reading), 0.0)
    assert [apt[part, found.terms[0]] for part, found in enumerate(named)] == [found.apt for found in named]


def test_no_name_is_as_certain_as_what_an_author_wrote() -> None:
    of_nothing = np.zeros(1, dtype=np.int64)
    for short in (True, False):
        (apt,) = aptness(Candidates(of_nothing, of_nothing, {"words": np.array([1e9])}), short).tolist()
        assert int(CERTAIN * apt) == CERTAIN - 1
