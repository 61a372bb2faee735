"""A line that stands in many articles makes terms for the first of them alone."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer import Config, build
from indexer.analysis import Options, analyse, analysed_text
from indexer.concepts.gathering import gathered
from indexer.concepts.repeats import LEAST_ARTICLES, repeated_rows
from indexer.concepts.vocabulary import REPEATED_LOSS, vocabulary_of
from indexer.model import Analysis, Article, Bools

FOOTER = "欢迎关注架构师茶馆公众号，回复面试领取资料。"
SUBJECTS = ("偏向锁", "连接池", "布隆过滤器", "一致性哈希", "倒排索引", "令牌桶", "熔断器")


def posts(footer: str = FOOTER) -> list[Article]:
    bodies = [f"{subject}很重要。{subject}怎样实现？我们看{subject}的源码和图。" for subject in SUBJECTS]
    return [
        Article(f"{at}", f"谈谈{subject}", f"{body}\n{footer}", ())
        for at, (subject, body) in enumerate(zip(SUBJECTS, bodies, strict=True))
    ]


def repeated_in(texts: Sequence[str], analyses: Sequence[Analysis]) -> Bools:
    read = gathered(analyses)
    return repeated_rows(texts, read.candidates.bounds, read.said)


def rows_of(articles: Sequence[Article]) -> tuple[list[Analysis], list[set[str]]]:
    """The analyses, and for each article the candidates that stand only in repeated lines."""
    analyses, texts = analyse(articles, Options()), [analysed_text(article) for article in articles]
    repeated, found, at = repeated_in(texts, analyses), [], 0
    for text, analysis in zip(texts, analyses, strict=True):
        rows = analysis.candidates
        spans = zip(rows.start.tolist(), rows.length.tolist(), strict=True)
        words = [text[start : start + length] for start, length in spans]
        found.append({word for word, only in zip(words, repeated[at : at + len(words)], strict=True) if only})
        at += len(words)
    return analyses, found


def test_a_footer_makes_terms_for_its_first_article_alone() -> None:
    first, *others = rows_of(posts())[1]
    assert not first
    assert all({"茶馆", "架构师"} <= found for found in others)


def test_what_an_article_says_itself_stays_though_a_footer_says_it_too() -> None:
    found = rows_of(posts("本站专注布隆过滤器与缓存，欢迎常来看看。"))[1]
    assert "布隆过滤器" not in found[SUBJECTS.index("布隆过滤器")]
    assert "布隆过滤器" in found[-1]


def test_a_line_of_few_articles_is_no_footer() -> None:
    assert not any(rows_of(posts()[: LEAST_ARTICLES - 1])[1])


def test_copies_keep_their_terms() -> None:
    copies = [Article(f"{at}", "谈谈偏向锁", posts()[0].text, ()) for at in range(20)]
    assert not any(rows_of(copies)[1])


def test_repeated_candidates_score_last_and_count_once() -> None:
    articles = posts()
    analyses, texts = analyse(articles, Options()), [analysed_text(article) for article in articles]
    repeated = repeated_in(texts, analyses)
    vocabulary, columns = vocabulary_of(gathered(analyses).candidates, repeated)
    assert columns.score[repeated].max() < columns.score[~repeated].max() - REPEATED_LOSS / 2
    assert set(vocabulary.articles[columns.column[repeated]].tolist()) == {1}


def test_a_footer_is_among_the_key_terms_of_no_later_article(tmp_path: Path) -> None:
    for post in posts():
        body = post.text.replace("\n", "\n\n")
        (tmp_path / f"{post.id}.md").write_text(f"# {post.title}\n\n{body}", "utf-8")
    with build(Config(sources=(str(tmp_path),), index=tmp_path / "x.db", jobs=1)) as index:
        found = [{term.term for term in index.terms(entry.id)} for entry in index.entries()]
    assert ["茶馆" in terms for terms in found] == [True] + [False] * (len(SUBJECTS) - 1)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text("锁池a \n", max_size=60), min_size=1, max_size=8))
def test_any_texts_have_a_row_for_each_candidate(texts: list[str]) -> None:
    articles = [Article(f"{at}", "", text, ()) for at, text in enumerate(texts)]
    analyses = analyse(articles, Options())
    found = repeated_in([analysed_text(article) for article in articles], analyses)
    assert len(found) == sum(len(analysis.candidates.keys) for analysis in analyses)


@pytest.mark.parametrize("texts", [[], [""], ["\n"]])
def test_no_text_repeats_nothing(texts: list[str]) -> None:
    articles = [Article(f"{at}", "", text, ()) for at, text in enumerate(texts)]
    assert not repeated_in([analysed_text(article) for article in articles], analyse(articles, Options())).any()
