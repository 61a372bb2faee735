"""Subtitles and transcripts with times."""

from itertools import pairwise

import pytest

from indexer.parsing.captions import running_text

from .pages import article_of, soon

SAID = [f"chapter {at} says that locks are" for at in range(20)]
END = "kept in the header."
JOINED = f"{SAID[0]} {END} {SAID[1]} {END}"


def cues(arrow: str, first: str = "") -> str:
    return first + "".join(f"{at + 1}\n00:00:{at + 10},000 {arrow} 00:00:{at + 11},000\n{said}\n{END}\n\n" for at, said in enumerate(SAID))


@pytest.mark.parametrize(
    "text",
    [
        cues("-->"),
        cues("-->", "\ufeff"),
        "WEBVTT\n\nNOTE by nobody\n\n" + "".join(f"00:{at + 10}.000 --> 00:{at + 11}.000 align:middle line:90%\n<c.magenta>{said}</c>\n<i>{END}</i>\n\n" for at, said in enumerate(SAID)),
        "\n\n".join(f"00:00:{at + 10} {said}\n\n00:00:{at + 10} {END}" for at, said in enumerate(SAID)),
        "\n".join(f"[{at}.5 → {at + 1}.25] {said}\n[{at + 1}.25 → {at + 1}.5] {END}" for at, said in enumerate(SAID)),
        "\n\n".join(f"**0:{at + 10}** · {said} {END}" for at, said in enumerate(SAID)),
        "\n".join(f"讲者1 00:{at + 10}\n{said} {END}\n" for at, said in enumerate(SAID)),
    ],
)
def test_captions_are_running_text_without_times(text: str) -> None:
    told = running_text(text).text.removeprefix("讲者1: ")
    assert told.startswith(JOINED)
    assert "00:" not in told
    assert "align" not in told


def test_a_line_of_captions_that_nothing_times_goes_on_in_the_next() -> None:
    text = "\n".join(f"{said}\n{END}" for said in SAID * 2)
    assert running_text(text, wrapped=True).text.startswith(JOINED)
    assert running_text(text).text == text
    words = "\n".join(["lock", "header"] * 60)
    assert running_text(words, wrapped=True).text == words
    code = "\n".join(["if locked", "return header();"] * 60)
    assert running_text(code, wrapped=True).text == code


def test_a_text_wrapped_at_a_narrow_column_keeps_its_title_and_paragraphs() -> None:
    said = "The collector marks every object of the heap that it\ncan reach from its roots, and what remains unmarked is\nfree, so that the sweeper gives it back to the allocator."
    article = article_of("How a collector works\n\n" + "\n\n".join([said] * 30), "text", "gc.txt")
    assert article.title == "How a collector works"
    assert len([block for block in article.blocks if block.kind == "paragraph"]) == 30
    assert "\n\n" not in running_text("\n\n".join(f"{said}\n\n{END}" for said in SAID * 2), wrapped=True).text
    titled = "Locks in short.\n\n" + "\n".join(f"{said}\nnow\n{END}" for said in SAID * 2)
    assert "\n" not in running_text(titled, wrapped=True).text


def test_who_speaks_stays_and_begins_a_paragraph() -> None:
    talk = "\n\n".join(f"{'Ada' if at % 2 else 'Bob'} (00:00:{at + 10}):\n{said} {END}" for at, said in enumerate(SAID))
    assert running_text(talk).text.startswith(f"Bob: {SAID[0]} {END}\n\nAda: {SAID[1]}")
    voices = "WEBVTT\n\n" + "\n\n".join(f"00:{at + 10}.000 --> 00:{at + 11}.000\n<v {'Ada' if at % 2 else 'Bob'}>{said} {END}" for at, said in enumerate(SAID))
    assert running_text(voices).text.startswith(f"Bob: {SAID[0]} {END}\n\nAda: {SAID[1]}")


def test_two_speak_in_a_line_and_an_operator_is_none() -> None:
    said = "WEBVTT\n\n" + "\n\n".join(f"00:{at + 10}.000 --> 00:{at + 11}.000\n{{}} {at} locks." for at in range(20))
    assert running_text(said.format(*[">> Why? >> Take"] * 20)).text.startswith("Why?\n\nTake 0 locks.\n\nWhy?")
    assert running_text(said.format(*["shift x >>"] * 20)).text.startswith("shift x >> 0 locks. shift x >> 1 locks.")


def test_notes_on_a_video_keep_their_lists() -> None:
    notes = "\n\n".join(f"[00:{at + 10}] {said} {END}\n\n- the header\n- the mark word" for at, said in enumerate(SAID))
    assert [block.kind for block in article_of(notes, "markdown", "a.md").blocks][:6] == ["paragraph", "item", "item"] * 2


def test_rolling_captions_say_their_lines_once() -> None:
    said = [f"{said} {END}" for said in SAID]
    rolling = "WEBVTT\n\n" + "\n\n".join(f"00:{at + 10}.000 --> 00:{at + 11}.000\n{line}\n{after}" for at, (line, after) in enumerate(pairwise(said)))
    assert running_text(rolling).text == " ".join(said)


def test_cues_without_blank_lines_and_with_times_in_what_is_said() -> None:
    told = running_text(cues("-->").replace("\n\n", "\n").replace(END, "at 3 &amp; 4.\n12:30 is the time."))
    assert told.text.startswith(f"{SAID[0]} at 3 & 4. 12:30 is the time. {SAID[1]} at 3")


def test_captions_without_full_stops_are_clauses() -> None:
    text = "WEBVTT\n\n" + "\n\n".join(f"00:{at + 10}.000 --> 00:{at + 11}.000\n我们看第{at}个锁 它在对象头里" for at in range(20))
    assert running_text(text).text.split("\n\n")[:2] == ["我们看第0个锁，它在对象头里", "我们看第1个锁，它在对象头里"]


def test_headings_and_what_stands_above_the_first_time_stay() -> None:
    text = "Show notes.\n\n" + "\n\n".join(f"{'## [00:00:' + str(at + 10) + '] Part' if at % 4 == 0 else '[00:00:' + str(at + 10) + ']'} {said} {END}" for at, said in enumerate(SAID))
    told = running_text(text).text
    assert told.startswith("Show notes.\n\n## Part chapter 0")
    assert told.count("## Part") == 5


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"{hour}:00 we met and spoke of locks.\n\n" for hour in range(8, 22)),  # a diary
        "\n".join(f"00:0{at % 10} chapter" for at in range(10, 0, -1)) * 3,  # no times that go on
        f"Notes.\n\n{'Locks are kept in the header. ' * 200}\n\n" + "\n".join(f"0:{at + 10} Part" for at in range(14)),  # a list of chapters
        "--> and 0:01 " * 30,
        "\n".join(f"0:{at + 10} we met.\n{'Locks are kept in the header. ' * 80}" for at in range(14)),  # what no talk says without a time
    ],
)
def test_other_times_stay(text: str) -> None:
    assert running_text(text).text == text


def test_a_file_of_captions_is_called_by_its_name() -> None:
    article = article_of(cues("-->"), "text", "talks/locks-in-java.srt")
    assert article.title == "locks in java"
    assert article.text.startswith(SAID[0])


@pytest.mark.parametrize("begin", ["1\r\n01:00:01,000 --> 01:00:02,000\r\n", "\ufeffWEBVTT\n\n01:00:01.000 --> 01:00:02.000\n", "\n00:01,000 --> 00:02,000\n"])
def test_a_file_of_few_captions_is_one(begin: str) -> None:
    article = article_of(f"{begin}{SAID[0]}\n{END}\n", "text", "talks/locks.srt")
    assert (article.title, article.text) == ("locks", f"{SAID[0]} {END}")


def test_hostile_captions_cost_little() -> None:
    with soon(5):
        running_text("0:01 " * 200_000)
        running_text("0:01 a\n" * 100_000)
        running_text("0:01 " + "<" * 300_000 + "\n0:02 x" * 20)
        running_text("[" * 100_000 + "0:01 -->\n" * 1_000)


def test_subtitles_in_code_of_markdown_are_an_example() -> None:
    cues = "\n\n".join(f"00:00:{at}.000 --> 00:00:{at}.900\nit is {at}" for at in range(10, 30))
    told = f"字幕是这样写的：\n\n```\n{cues}\n```\n"
    assert running_text(told).text == told
    assert "-->" not in running_text(cues).text
