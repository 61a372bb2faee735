"""What tells points of a talk from others."""

import pytest

from indexer.trees.hanging.verdicts import Stood, verdicts_of
from indexer.trees.judging.points import Ask
from indexer.trees.judging.speech import chatted, is_spoken, spoken_columns
from indexer.trees.reading.reading import Reading
from indexer.trees.reading.texts import written
from tests.trees.hanging.test_lists import reading

LOCK = "Biased locking keeps the identity of a thread in the header of the object."
CHAT = "So, you know, um, I mean, we sort of kept it there, right? "
SHOW = "Our guest today is the founder of Locks, a company that sponsors this episode. "
TALK = f"{LOCK} {CHAT * 40} {SHOW} " * 3
ESSAY = f"{LOCK} It is kept there until another thread wants the lock. " * 60


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        (TALK, True),
        (ESSAY, True),  # nobody writes so much without a paragraph
        ("\n\n".join([ESSAY[:500]] * 20), False),
        ("\n\n".join([TALK[:500]] * 20), True),
        (CHAT * 3, False),  # too short to know
        ("\n\n".join(f"{who}: {LOCK} Is it?" for who in ["Ada", "Bob"] * 6), True),
    ],
)
def test_a_talk_is_known_by_its_speakers_its_words_and_its_paragraphs(text: str, spoken: bool) -> None:
    assert is_spoken(reading(text)) is spoken


def test_fillers_are_counted_in_both_languages() -> None:
    assert chatted(reading("嗯，这个锁呢，对吧，就是说不会释放。").article) > 100
    assert chatted(reading("锁不会释放。").article) == 0


def columns(found: Reading, said: str) -> dict[str, float]:
    low = found.article.text.index(said)
    return spoken_columns(found, low, low + len(said))


def test_hosts_and_advertisements_are_heard() -> None:
    found = reading(TALK)
    lock, show = columns(found, LOCK[:-1]), columns(found, SHOW[:-2])
    assert show["hosting"] > lock["hosting"]
    assert show["hosted"] >= 5
    assert lock["opens"]
    assert not columns(found, "keeps the identity of a thread")["opens"]
    assert columns(reading("And it is the lock."), "it is the lock")["leans"]


def test_what_a_talk_is_about_is_worth_noting_and_its_show_is_not() -> None:
    found = reading(TALK)
    points = [Stood(low := TALK.index(said), low + len(said), 8) for said in (LOCK[:-1], SHOW[:-2])]
    ((lock, show),) = verdicts_of([found], written([found]), [points])
    assert lock > show
    assert show < 5


def test_half_of_a_long_talk_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    long, essay = reading(f"{LOCK} {CHAT}" * 300), reading("\n\n".join([LOCK] * 600))
    looked = {name: Ask(found, None, 0.0, 0.0, found.starts, frozenset(), headed=True).looked_at(90.0) for name, found in (("long", long), ("essay", essay))}  # type: ignore[arg-type]
    assert looked["long"] == len(long.starts) // 2 > looked["essay"]
