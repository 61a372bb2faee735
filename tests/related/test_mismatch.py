"""Titles of something else."""

import json
import random
from pathlib import Path

import numpy as np

from indexer import Config, build
from indexer.analysis import Options, analyse
from indexer.model import Article, Block
from indexer.related.mismatch import baits, mismatched
from indexer.related.reading import analysed
from tests.related.pieces import prose

WORDS = [prose(2, 5000 + at) for at in range(1000)]
"""Words of two characters."""


def subject(number: int, rng: random.Random) -> tuple[str, str]:
    """A title of four words and a text of 200 in which they occur."""
    title = WORDS[8 * number : 8 * number + 4]
    return "".join(title), "，".join(rng.choice(WORDS) for _ in range(150)) + "，" + "，".join(["".join(title)] * 12)


def flagged(titles: list[str], texts: list[str]) -> list[int]:
    articles = [
        Article(str(at), title, text, (Block("paragraph", 0, len(text)),))
        for at, (title, text) in enumerate(zip(titles, texts, strict=True))
    ]
    read = analysed(analyse(articles, Options()))
    found = mismatched(titles, read.views, read.han, read.words)
    return [at for at, wrong in enumerate(found.tolist()) if wrong]


def corpus() -> tuple[list[str], list[str]]:
    rng = random.Random(1)  # noqa: S311
    titles, texts = zip(*(subject(number, rng) for number in range(120)), strict=True)
    return list(titles), list(texts)


def test_titles_that_their_bodies_say_are_no_mismatch() -> None:
    assert flagged(*corpus()) == []


def test_two_swapped_titles_are_found() -> None:
    titles, texts = corpus()
    titles[3], titles[7] = titles[7], titles[3]
    assert flagged(titles, texts) == [3, 7]


def test_a_title_in_another_language_is_not_judged() -> None:
    titles, texts = corpus()
    titles[3] = "An entirely different subject"
    assert flagged(titles, texts) == []


def test_short_texts_are_not_judged() -> None:
    titles, texts = corpus()
    titles[3], titles[7] = titles[7], titles[3]
    assert flagged(titles, [text[:100] for text in texts]) == []


def test_few_articles_are_not_judged() -> None:
    titles, texts = corpus()
    titles[3], titles[7] = titles[7], titles[3]
    assert flagged(titles[:90], texts[:90]) == []


def test_articles_without_titles_are_none() -> None:
    _, texts = corpus()
    assert flagged([""] * 120, texts) == []


def test_one_wrong_title_of_a_site_is_told_and_its_article_offered(tmp_path: Path) -> None:
    titles, texts = corpus()
    titles[3], titles[7] = titles[7], titles[3]
    (tmp_path / "a.jsonl").write_text("\n".join(json.dumps({"id": str(at), "title": titles[at], "text": texts[at]}) for at in range(len(titles))))
    with build(Config(sources=(str(tmp_path / "a.jsonl"),), index=str(tmp_path / "i.db"))) as index:
        flagged = {entry.title for entry in index.entries() if "unsaid" in entry.flags}
        assert flagged == {titles[3], titles[7]}
        assert all(index.is_offered(entry.id) for entry in index.entries())


def test_many_wrong_titles_of_a_site_are_believed() -> None:
    sites = ["a"] * 150 + ["b"] * 150
    unsaid = np.zeros(300, dtype=np.bool_)
    unsaid[[0, 1, 2, 3, 4, 150, 151]] = True
    assert np.flatnonzero(baits(unsaid, sites)).tolist() == [0, 1, 2, 3, 4]


def test_the_name_of_a_site_may_be_of_any_length() -> None:
    unsaid = np.ones(10_000, dtype=np.bool_)
    assert baits(unsaid, ["a" * 1_000_000, *map(str, range(9_999))]).all()


def test_few_of_many_articles_are_not_believed() -> None:
    unsaid = np.zeros(600, dtype=np.bool_)
    unsaid[:9] = True
    assert not baits(unsaid, ["a"] * 600).any()


def test_small_sites_are_judged_together() -> None:
    unsaid = np.zeros(120, dtype=np.bool_)
    unsaid[::20] = True
    assert baits(unsaid, [str(at // 10) for at in range(120)]).sum() == 6
