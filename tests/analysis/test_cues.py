"""Fixed strings in texts: what the arrays find is what a search finds."""

from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis.analyse import CUES
from indexer.analysis.batch import analysed_text, batch_of
from indexer.analysis.cues import places_in, places_of
from indexer.model import Article

PIECES = st.sampled_from([*CUES, "称", "short", " ", "\n", "锁", "\ud83d", "😀", "的"])


@given(st.lists(st.lists(PIECES, max_size=12).map("".join), min_size=1, max_size=4))
def test_a_batch_has_the_cues_that_a_search_finds_in_each_text(texts: list[str]) -> None:
    articles = [Article(str(number), text[:3], text, ()) for number, text in enumerate(texts)]
    found = places_of(batch_of(articles), CUES)
    assert [dict(sorted(mine.items())) for mine in found] == [
        dict(sorted(places_in(analysed_text(article), CUES).items())) for article in articles
    ]


def test_a_cue_at_the_very_end_of_a_batch_is_found() -> None:
    assert places_of(batch_of([Article("a", "锁是一", "", ())]), ["是一", "一锁"]) == [{"是一": [1]}]
