"""How sound stretches are does not depend on the articles and stretches beside them."""

from hypothesis import given
from hypothesis import strategies as st

from indexer.trees.judging.standing import standings_of
from tests.trees.readings import reading_of

TEXTS = st.sampled_from(
    ["缓存减少数据库的读取延迟，但是会带来一致性的问题。", "Raft elects one leader per term. I wrote about it.", "锁。", "", "本文介绍缓存。\n这是怎么做到的呢？🙂"]
)
CUTS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 60)), max_size=5)


@given(st.lists(st.tuples(TEXTS, CUTS), max_size=4))
def test_each_article_has_what_it_has_alone(asked: list[tuple[str, list[tuple[int, int]]]]) -> None:
    readings, spans = [reading_of(text) for text, _ in asked], [cuts for _, cuts in asked]
    together = standings_of(readings, spans)
    assert together == [standings_of([reading], [cuts])[0] for reading, cuts in zip(readings, spans, strict=True)]
    for reading, cuts, found in zip(readings, spans, together, strict=True):
        assert found.keys() == {cut for cut in cuts if cut[0] < cut[1] and reading.sentence_at(cut[0]) >= 0}
        assert all(0 <= chance <= 1 for chance in found.values())


def test_whole_thoughts_are_sounder_than_their_ends() -> None:
    reading = reading_of("缓存减少数据库的读取延迟，但是会带来一致性的问题。")
    (found,) = standings_of([reading], [[(0, 24), (13, 24)]])
    assert found[0, 24] > found[13, 24] + 0.1
