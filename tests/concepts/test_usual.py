"""What so many articles of a corpus have that it tells none from another."""

from indexer.analysis import Options, analyse, analysed_text, segmenter
from indexer.concepts import Options as OfConcepts
from indexer.concepts import concepts_in
from indexer.concepts.find import USUAL_FROM
from indexer.model import Article
from indexer.text.hashing import key_of


def usual_in(count: int) -> list[set[str]]:
    """Which of two names are usual in each of `count` articles that all have the one, and of which the first alone has the other."""
    articles = [Article(str(at), f"虚拟机 {at}", "虚拟机回收内存。" + ("偏向锁可以撤销。" if not at else ""), ()) for at in range(count)]
    analyses = analyse(articles, Options())
    found = concepts_in([article.id for article in articles], list(map(analysed_text, articles)), analyses, segmenter("rjieba", ()), OfConcepts())
    keys = {key_of(name): name for name in ("虚拟机", "偏向锁")}
    return [
        {keys[key] for key, told in zip(analysis.candidates.keys.tolist(), usual.tolist(), strict=True) if told and key in keys}
        for analysis, usual in zip(analyses, found.usual, strict=True)
    ]


def test_the_subject_of_all_articles_is_usual_in_each() -> None:
    assert usual_in(USUAL_FROM) == [{"虚拟机"}] * USUAL_FROM


def test_few_articles_have_nothing_usual() -> None:
    assert usual_in(USUAL_FROM - 1) == [set()] * (USUAL_FROM - 1)
