"""Who speaks in a talk."""

import time

import numpy as np
import pytest

from indexer.analysis import Options, analyse
from indexer.trees.reading.read import read_article
from indexer.trees.reading.speakers import Talk, talk_in
from tests.trees.readings import reading_of, tree_of
from tests.trees.test_growth import article_of

TALK = "\n\n".join([
    "**Dan Kohn:** We started the foundation around Kubernetes, an orchestrator of containers.", "**Erik St. Martin:** What is cloud native?",
    "**Dan Kohn:** Cloud native means that applications are split into microservices. Each of these runs in a container.",
    "**Erik St. Martin:** Who are the members?", "**Dan Kohn:** Yeah, cloud providers pay for the platinum membership of the foundation.",
    "**Erik St. Martin:** And Prometheus?", "**Dan Kohn:** Prometheus stores metrics as time series and was the second project of the foundation.",
    "**Erik St. Martin:** Thanks, Dan Kohn.", "**Dan Kohn:** Thank you.",
])  # fmt: skip


def talk(lines: list[str]) -> Talk:
    text = "\n".join(lines)
    starts = np.cumsum([0, *(len(line) + 1 for line in lines[:-1])])
    return talk_in(text, starts, starts + [len(line) for line in lines])


def turns(*names: str) -> list[str]:
    return [f"{name}那么锁是怎么升级的？" if at % 2 else f"{name}锁升级由竞争引起。" for at, name in enumerate(names * 5)]


def test_no_node_is_who_speaks_and_no_point_begins_with_the_name() -> None:
    labels = [node.label for node in tree_of(article_of(TALK)).walk()][1:]
    assert labels
    assert not [label for label in labels if "Erik St" in label or "Kohn" in label]
    assert any(label.startswith("Prometheus stores metrics") for label in labels)


def test_no_term_is_who_speaks() -> None:
    article = article_of(TALK)
    (analysis,) = analyse([article], Options())
    terms = {term.folded for term in read_article(article, analysis, analysis.candidates.base).terms}
    assert "prometheus" in terms
    assert not [term for term in terms if "kohn" in term or "martin" in term]


def test_sentences_go_on_after_the_name_and_the_time() -> None:
    lines = turns("[00:12:30] Speaker 1: ", "Speaker 2: [04:02] ")
    found = talk(lines)
    assert found.speakers == {"speaker 1", "speaker 2"}
    assert {("\n".join(lines))[begin:][:2] for begin in found.begins.tolist()} == {"锁升", "那么"}


def test_a_name_in_brackets_speaks_where_the_time_stands_behind_it() -> None:
    assert talk(turns("[Speaker 1] [04:02] ", "[Speaker 2] [01:12:30] ")).speakers == {"speaker 1", "speaker 2"}
    assert not talk(turns("[Speaker 1] ", "[Speaker 2] ")).speakers
    lines = turns("[Speaker 1] [04:02] ", "[Speaker 2] [04:12] ")
    assert {("\n".join(lines))[begin:][:2] for begin in talk(lines).begins.tolist()} == {"锁升", "那么"}


@pytest.mark.parametrize(("one", "other"), [("主持人：", "张三："), ("AW: ", "Mike Schmidt: ")])
def test_people_and_roles_speak(one: str, other: str) -> None:
    assert len(talk(turns(one, other)).speakers) == 2


@pytest.mark.parametrize(
    "lines",
    [
        [], ["Note: 锁升级由竞争引起。"], turns("Q: ", "A: "), turns("it is said: ", "and then: "), turns("锁升级的条件是：", "因为："),
        [line.replace("？", "。") for line in turns("Input: ", "Output: ")], [*turns("Alice: ", "Bob: "), *["锁升级由竞争引起。"] * 300],
    ],
)  # fmt: skip
def test_nobody_speaks_in_other_texts(lines: list[str]) -> None:
    assert not talk(lines or [""]).speakers


def test_nobody_speaks_where_there_is_no_sentence() -> None:
    none = np.zeros(0, dtype=np.int64)
    assert talk_in("锁：锁" * 20, none, none).speakers == frozenset()


def test_pieces_of_names_are_no_terms() -> None:
    found = Talk(frozenset({"dan kohn", "erik st. martin"}), np.zeros(0, dtype=np.int64))
    assert all(map(found.names, ["dan kohn", "dan", "kohn", "erik st"]))
    assert not any(map(found.names, ["kubernetes", "an kohn", "martini", "da", "e"]))


def test_other_readings_have_no_speakers() -> None:
    reading = reading_of("偏向锁记录线程编号。轻量级锁用自旋等待锁释放。")
    assert reading.speakers == frozenset()
    assert read_article(reading.article, reading.analysis, reading.scores).starts.tolist() == reading.starts.tolist()


def test_a_text_of_colons_costs_linear_time() -> None:
    started = time.process_time()
    assert not talk(["A" * 40 + ":" * 40] * 20_000).speakers
    assert not talk([": " * 400_000]).speakers
    assert time.process_time() - started < 3
