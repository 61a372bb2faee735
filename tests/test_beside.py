"""What stands beside a text that is not in the index."""

import pytest

from indexer import Index, PageError
from indexer.beside import neighbours_of_text


def test_a_text_has_the_neighbours_that_it_would_have_as_an_article(corpora_index: Index) -> None:
    name = corpora_index.find("jvm-lock-overview")
    article = corpora_index.article(name)
    found = [hit.id for hit in corpora_index.related_to_text(article.title, article.text, limit=4)]
    assert found[0] == name
    assert {hit.id for hit in corpora_index.related(name, limit=3)} <= {*found}


def test_a_draft_is_told_why(corpora_index: Index) -> None:
    best = corpora_index.related_to_text("缓存穿透怎么办", "查询不存在的数据会打到数据库。用布隆过滤器挡住缓存穿透，Redis 里缓存空值。")[0]
    assert "redis" in best.id
    assert best.shared
    assert sum(concept.weight for concept in best.shared) <= 1


def test_reasons_that_no_title_has_come_in_the_order_of_what_they_explain_and_how_likely_they_are_names(corpora_index: Index) -> None:
    worth = {concept.id: concept.termhood for concept in corpora_index.concepts()}
    article = corpora_index.article("jvm-lock-overview")
    hits = [*corpora_index.related(article.id, 10, 0), *corpora_index.related_to_text(article.title, article.text, 10, 0)]
    titles = [(article.title + hit.title).lower() for hit in hits]
    untitled = [[shared for shared in hit.shared if shared.label.lower() not in said] for hit, said in zip(hits, titles, strict=True)]
    told = [[shared.weight * worth[shared.concept] for shared in found] for found in untitled]
    assert max(map(len, told)) > 2
    assert told == [sorted(found, reverse=True) for found in told]


def test_a_text_about_nothing_here_has_no_neighbours(corpora_index: Index) -> None:
    assert corpora_index.related_to_text("", "今天下雨，出去散步。") == []


@pytest.mark.parametrize(("title", "text"), [("", ""), ("", " \n"), ("标题", "<script>"), ("标题", "`" * 1000)])
def test_a_text_without_words_is_an_error(blog_index: Index, title: str, text: str) -> None:
    with pytest.raises(PageError):
        blog_index.related_to_text(title, text)


def test_a_draft_that_has_only_a_title_is_told_by_it(blog_index: Index) -> None:
    assert "posts/jvm-lock.md" in {found.id for found in blog_index.related_to_text("JVM 锁升级：偏向锁与重量级锁", " \n", threshold=0)}


def test_front_matter_gives_the_title(blog_index: Index) -> None:
    draft = "---\ntitle: 锁升级\ndraft: true\n---\n偏向锁被撤销以后，JVM 使用轻量级锁，竞争激烈时膨胀成重量级锁。"
    assert {found.id for found in neighbours_of_text(blog_index, "", draft)[:2]} == {"posts/jvm-lock.md", "posts/heavyweight.md"}


@pytest.mark.parametrize("text", ["\0", "\udcff", "a" * 100_000, "[[[" * 1000])
def test_any_text_has_an_answer(blog_index: Index, text: str) -> None:
    assert len(blog_index.related_to_text("", text)) <= 5
