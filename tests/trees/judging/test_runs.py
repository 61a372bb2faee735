"""Runs of clauses as arrays, against the same in plain Python on random sentences."""

from bisect import bisect_right

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from indexer.trees.judging.runs import (
    BEGUN,
    LEAST_WORDS,
    MARGIN,
    MOST_CLAUSES,
    OVERHEAD,
    TRIED,
    WHOLE,
    Held,
    Labels,
    best_runs,
)
from indexer.trees.reading.abreast import Sentences, beside, clauses_of
from indexer.trees.reading.clauses import HAN_TOKENS, LATIN_TOKENS, LONGEST, Run, balanced, clauses, length_of, run_of
from indexer.trees.reading.wellformed import LEAD

PIECES = st.sampled_from([
    "锁", "线程", "因此", "我们可以", "Redis", "cache", "缓存", "because", "which", "so that", "(RM)", "（见下）", "“", "”", "，", "；", ":", ",",
    " ", "  ", "\n", "\u3000", "—", "a.b-c", "3", "𝐀", "🙂", "\ud800", "\0", "we can", "但", "ſ", "/", "(", "）", "that are not ready", "$", "$u_1, v_1$", r"\(a, b\)",
])  # fmt: skip
SENTENCES = st.lists(st.lists(PIECES, max_size=14).map("".join), min_size=1, max_size=5)


@given(SENTENCES)
@example(["，a", " because it", "a  which b", "， ，", "x\n(y)", "缓存(Redis缓存"])
def test_clauses_of_many_are_the_clauses_of_each(sentences: list[str]) -> None:
    side = beside(sentences)
    found = clauses_of(side)
    for row, sentence in enumerate(sentences):
        own = found.sentence == row
        begin = int(side.begins[row])
        assert ((found.start[own] - begin).tolist(), (found.end[own] - begin).tolist()) == clauses(sentence)


@given(SENTENCES)
def test_the_best_runs_are_those_that_plain_python_finds(sentences: list[str]) -> None:
    words = [_words(sentence) for sentence in sentences]
    columns = [(row, place, word) for row, found in enumerate(words) for place, word in found.items()]
    sentence, place, word = np.array(columns, dtype=np.int64).reshape(-1, 3).T
    held = Held(sentence, place, word, np.zeros(len(words), dtype=np.int64), np.arange(1.0, 8.0))
    found = _labels(beside(sentences), held)
    plain = [
        (row, run.start, run.end, run.label, round(run.tokens, 6), said)
        for row, (text, own) in enumerate(zip(sentences, words, strict=True))
        for run in _best(text, own)
        if len(said := tuple(sorted({w for p, w in own.items() if run.start <= p < run.end}))) >= LEAST_WORDS
    ]
    assert found == plain


def _placed(runs: Labels) -> list[tuple[int, int, int]]:
    places = zip(runs.sentence, runs.start, runs.end, runs.begin, strict=True)
    return [(row, start - begin, end - begin) for row, start, end, begin in places]


def _labels(side: Sentences, held: Held) -> list[tuple[int, int, int, str, float, tuple[int, ...]]]:
    """The best runs that can be labels: where each stands in its sentence, its label, length and words."""
    runs = best_runs(side, held).labels(side)
    found = [(*place, runs.label(run), round(runs.tokens[run], 6), tuple(runs.said(run))) for run, place in enumerate(_placed(runs))]
    return [run for run in found if balanced(run[3])]


def _words(sentence: str) -> dict[int, int]:
    """A word at each letter that begins one, told apart by the letter."""
    return {
        at: ord(sign) % 7 for at, sign in enumerate(sentence) if sign.isalpha() and not sentence[at - 1 : at].isalpha()
    }


def _best(text: str, held: dict[int, int]) -> list[Run]:
    starts, ends = clauses(text)
    each = HAN_TOKENS if any("\u3400" <= sign <= "\u9fff" for sign in text) else LATIN_TOKENS
    values = []
    for low, start in enumerate(starts):
        for high in range(low, min(low + MOST_CLAUSES, len(starts))):
            tokens = (ends[high] - start) * each
            if tokens > LONGEST * MARGIN:
                break
            said = {word for place, word in held.items() if low <= bisect_right(ends, place) <= high}
            if len(said) >= LEAST_WORDS:
                value = sum(1.0 + word for word in said) / (tokens + OVERHEAD)
                value *= (BEGUN if start <= LEAD else 1.0) * (WHOLE if high == len(starts) - 1 else 1.0)
                values.append((-round(value, 9), start, ends[high]))
    runs = (run_of(text, start, end) for _, start, end in sorted(values)[:TRIED])
    return [run for run in runs if run is not None]


def test_every_connective_in_either_case_parts_a_sentence_beside_others() -> None:
    words = ["because", "although", "though", "while", "whereas", "which", "so that", "unless", "until", "UNTIL", "ſo that"]
    sentences = [f"It waits {word} something ends" for word in words]
    assert clauses_of(beside(sentences)).start.size == 2 * len(sentences)
    assert all(len(clauses(sentence)[0]) == 2 for sentence in sentences)


def test_a_label_that_begins_within_a_word_is_counted_anew() -> None:
    text = "我们可以Redis缓存加速，缓存Redis缓存"
    held = Held(np.array([0, 0]), np.array([4, 14]), np.array([0, 1]), np.zeros(1, dtype=np.int64), np.ones(2))
    assert all(tokens == round(length_of(label), 6) for _, _, _, label, tokens, _ in _labels(beside([text]), held))
