"""Questions to an index."""

from pathlib import Path

import pytest

from indexer import Config, Index, build
from indexer.errors import NotFoundError, UsageError
from indexer.model import NAMES, Neighbour, Relation, SharedConcept
from indexer.store.offering import is_close
from tests.builds import write


@pytest.mark.parametrize("name", [
    "posts/jvm-lock.md", "./posts/jvm-lock.md", "jvm-lock.md", "JVM 锁升级", "锁升级", "posts/jvm",
])  # fmt: skip
def test_an_article_answers_to_whatever_means_it_alone(blog_index: Index, name: str) -> None:
    assert blog_index.find(name) == "posts/jvm-lock.md"


def test_of_several_articles_some_are_named(blog_index: Index) -> None:
    with pytest.raises(NotFoundError, match=r"'锁' means several articles \(posts/heavyweight\.md, posts/jvm-lock\.md"):
        blog_index.find("锁")


@pytest.mark.parametrize("name", ["", "%", "_", "'", "\\", "nothing", "\udcff", "\0"])
def test_a_name_that_is_none_is_not_found(blog_index: Index, name: str) -> None:
    with pytest.raises(NotFoundError):
        blog_index.find(name)


def test_an_article_answers_to_its_path_whatever_signs_that_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("全角　空格", "两\n行"):
        write(f"posts/{name}.md", f"# {name.encode('unicode_escape').decode()}\n\n偏向锁很快。")
    with build(Config(sources=["posts"], index=Path("index.db"), jobs=1)) as index:
        assert index.find("posts/全角　空格.md") == "posts/全角　空格.md"
        assert index.find("posts/两\n行.md") == r"posts/两\n行.md"


def test_who_gives_no_name_hears_what_names_there_are(blog_index: Index) -> None:
    with pytest.raises(UsageError, match=r"not by Concept Concept\(id='.*; give its id"):
        blog_index.terms(next(blog_index.concepts()))  # type: ignore[arg-type]
    assert blog_index.neighbours(Path("posts/jvm-lock.md"), limit=-1) == []
    assert repr(blog_index).startswith("Index('")


def test_what_the_index_said_of_an_article_calls_it(blog_index: Index) -> None:
    answers = [*blog_index.entries()[:1], *blog_index.neighbours("jvm-lock.md")[:1], *blog_index.search("偏向锁")[:1], blog_index.article("jvm-lock.md")]
    assert {type(answer).__name__ for answer in answers} == {"Entry", "Hit", "Found", "Article"}
    for answer in answers:
        assert blog_index.tree(answer) == blog_index.tree(answer.id)
        assert blog_index.related(answer) == blog_index.related(answer.id)


def test_an_article_comes_whole(blog_index: Index) -> None:
    article = blog_index.article("jvm-lock.md")
    assert article.date == "2023-05-01"
    assert [section.title for section in article.sections] == ["轻量级锁"]
    assert [block.kind for block in article.blocks] == ["paragraph", "heading", "paragraph", "item", "item", "item"]


def test_articles_stand_in_the_order_of_their_ids(blog_index: Index) -> None:
    ids = [entry.id for entry in blog_index.entries()]
    assert ids == sorted(ids) == [entry.id for entry, _ in blog_index.articles()]
    assert len(blog_index) == blog_index.count("article") == 8


def test_posts_on_one_subject_are_neighbours(blog_index: Index) -> None:
    best = blog_index.neighbours("jvm-lock.md")[0]
    assert best.id == "posts/heavyweight.md"
    assert 0 < best.score <= 1
    assert best.shared


def test_what_is_offered_is_over_the_threshold(blog_index: Index) -> None:
    assert [hit.id for hit in blog_index.related("asyncio.md", limit=1)] == ["posts/epoll.md"]
    assert blog_index.related("asyncio.md", threshold=1.01) == []


@pytest.mark.parametrize(("query", "first"), [
    ("轻量级锁", "jvm-lock.md"), ("布隆过滤器", "redis.md"), ("event loop", "asyncio.md"), ("ThreadPoolExecutor", "notes.txt"), ("PPO", "rlhf.md"),
])  # fmt: skip
def test_a_search_finds_the_article_on_the_subject(blog_index: Index, query: str, first: str) -> None:
    found = blog_index.search(query)
    assert first in [hit.id.removeprefix("posts/") for hit in found[:2]]
    assert query.lower() in found[0].snippet.lower()


@pytest.mark.parametrize("query", ["", " ", "不存在的东西龘", "%", "'", '"', "\udcff", "a" * 100_000, "锁" * 100_000])
def test_a_search_for_anything_is_no_error(blog_index: Index, query: str) -> None:
    assert len(blog_index.search(query)) <= 10


def test_a_concept_answers_to_all_its_spellings(blog_index: Index) -> None:
    concept = blog_index.concept("event loop")
    assert blog_index.concept("Event-Loop") == blog_index.concept("eventloop") == concept
    assert {"posts/asyncio.md", "posts/epoll.md"} <= set(concept.articles)
    assert blog_index.label(concept.id) == concept.label


@pytest.mark.parametrize("name", ["", "龘龘", "\udcff", "'"])
def test_a_concept_that_is_none_is_not_found(blog_index: Index, name: str) -> None:
    with pytest.raises(NotFoundError, match="no concept called"):
        blog_index.concept(name)


def test_two_articles_are_explained_by_what_they_share(blog_index: Index) -> None:
    found = blog_index.explain("redis.md", "mysql.md")
    assert found.hit is not None
    assert "布隆过滤器" in found.shared


def test_every_step_of_a_chain_is_carried_by_a_sentence_of_an_article(blog_index: Index) -> None:
    chain = blog_index.explain("redis.md", "mysql.md").chain
    assert [chain[0].label, chain[-1].label] == [blog_index.entry(name).title for name in ("redis.md", "mysql.md")]
    for step in chain[1:]:
        text = blog_index.article(step.article).text
        assert step.sentence
        assert step.sentence.split()[0] in text


def test_an_explanation_has_the_sentences_by_which_articles_link_to_each_other(corpora_index: Index) -> None:
    epoll, mqtt = corpora_index.entry("epoll-in-practice.md"), corpora_index.entry("gentle-introduction-to-mqtt.md")
    there, back = corpora_index.explain(epoll, mqtt).links
    assert (there.label, there.article) == (mqtt.title, epoll.id)
    assert there.sentence.startswith("Brokers are a good example")
    assert (back.label, back.article) == (epoll.title, mqtt.id)
    assert corpora_index.explain(mqtt, epoll).links == (back, there)
    (note,) = corpora_index.explain("哈希表.md", "动态规划.md").links  # by its name alone
    assert note.article.endswith("动态规划.md")
    assert corpora_index.explain("哈希表.md", epoll).links == ()
    concept = corpora_index.concept("RLHF")
    assert corpora_index.explain(concept, "PPO") == corpora_index.explain("RLHF", "PPO")
    assert corpora_index.explain("哈希表", "动态规划.md").hit is not None  # a note is called so, too
    assert corpora_index.explain(corpora_index.concept("哈希表"), "动态规划.md").hit is None


def test_of_several_links_between_two_articles_the_first_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write("posts/a.md", "# 锁\n\n先读[偏向锁](b.md)。\n\n再读[撤销](b.md)。\n\n见[别处](c.md)。")
    write("posts/b.md", "# 偏向锁\n\n偏向锁很快。")
    with build(Config(sources=["posts"], index=Path("index.db"), jobs=1)) as index:
        assert [link.sentence for link in index.explain("a.md", "b.md").links] == ["先读偏向锁。"]


def test_names_that_name_nothing_are_known(corpora_index: Index) -> None:
    unnamed = corpora_index.unnamed()
    assert unnamed == {concept.id for concept in corpora_index.concepts() if concept.termhood < NAMES}
    assert 0 < len(unnamed) < corpora_index.count("concept")


def test_the_graph_holds_every_concept(blog_index: Index) -> None:
    graph = blog_index.graph()
    assert len(graph) == blog_index.count("concept")
    assert all(values["articles"] > 0 for _, values in graph.nodes(data=True))


def test_terms_come_best_first(blog_index: Index) -> None:
    scores = [term.score for term in blog_index.terms("jvm-lock.md")]
    assert scores
    assert scores == sorted(scores, reverse=True)


def test_a_tree_lies_inside_its_text(blog_index: Index) -> None:
    length = len(blog_index.article("jvm-lock.md").text)
    for node in blog_index.tree("jvm-lock.md").walk():
        assert node.span is None or 0 <= node.span[0] < node.span[1] <= length


def test_a_single_character_finds_what_has_it_most(blog_index: Index) -> None:
    found = blog_index.search("锁")
    texts = {entry.id: blog_index.article(entry.id) for entry in blog_index.entries()}
    assert {hit.id for hit in found} == {name for name, article in texts.items() if "锁" in article.title + article.text}
    assert "锁" in texts[found[0].id].title
    assert blog_index.search("鎖")[0].id == found[0].id
    assert blog_index.search("龘") == []


@pytest.mark.parametrize(
    ("score", "relation", "shared", "threshold", "close"),
    [
        (0.8, "related", True, 0.4, True), (0.79, "related", False, 0.4, False), (0.8, "related", False, 0.4, True), (0.8, "translation", False, 0.4, True), (1.0, "related", False, 0.4, True),
        (0.3, "related", True, 0.4, False), (0.3, "related", False, 0.0, True),
    ],
)  # fmt: skip
def test_what_shares_nothing_is_not_offered(score: float, relation: Relation, shared: bool, threshold: float, close: bool) -> None:
    concepts = (SharedConcept("锁", "锁", 1.0),) if shared else ()
    assert is_close(Neighbour("a", score, relation, concepts), threshold) == close


def test_a_concept_of_which_nothing_is_said_gives_way_to_an_article(blog_index: Index) -> None:
    silent = [concept.label for concept in blog_index.concepts() if not blog_index.tree(concept).children]
    titled = [label for label in silent if sum(label in entry.title for entry in blog_index.entries()) == 1]
    assert titled
    assert all(isinstance(blog_index.meant(label), str) for label in titled)
    assert not isinstance(blog_index.meant("JVM"), str)


def test_rows_are_counted_of_tables_that_there_are(blog_index: Index) -> None:
    assert blog_index.count("article") == 8
    with pytest.raises(UsageError, match="no table 'articles'"):
        blog_index.count("articles")


def test_a_title_that_has_all_words_of_a_query_is_found_in_whatever_order_it_has_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write("posts/a.md", "# 拖拽时卡顿，如何用浏览器的性能面板定位\n\n先录制一段，再看火焰图里哪一段最长。")
    write("posts/b.md", "# 浏览器定位\n\n" + "浏览器的性能面板能看内存。拖拽卡顿的时候看性能。定位元素用浏览器，拖拽也用浏览器。" * 30)
    write("posts/c.md", "# 浏览器的插件\n\n" + "插件的性能面板在浏览器里。" * 8)
    index = build(Config(sources=("posts",), jobs=1))
    assert index.search("浏览器 性能 定位 拖拽")[0].id == "posts/a.md"


def test_a_query_finds_the_article_of_that_title_and_those_of_the_concepts_it_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    said = "垃圾回收（Garbage Collection）会暂停应用，垃圾回收的日志说明暂停多久。" * 3
    write("posts/a.md", f"# 虚拟机\n\n{said}")
    write("posts/b.md", f"# 内存\n\n{said[:40]}其它的都讲内存。")
    write("posts/c.md", "# 批量归一化\n\n批量归一化让训练更快。")
    write("posts/d.md", "# 训练技巧\n\n" + "批量归一化，批量归一化，批量归一化，批量归一化。" * 9)
    write("posts/e.md", "# English\n\nHow does it work? What does this do, and how does that work?")
    index = build(Config(sources=("posts",), jobs=1))
    assert index.search("批量归一化")[0].id == "posts/c.md"
    assert {hit.id for hit in index.search("how does garbage collection work")[:2]} == {"posts/a.md", "posts/b.md"}
    assert index.search("垃圾回收", -1) == index.related("posts/a.md", -1) == []
    assert index.tree("Garbage Collection") == index.tree(index.concept("垃圾回收"))


def test_words_of_all_articles_do_not_lead_the_concepts(corpora_index: Index) -> None:
    by_about = list(corpora_index.concepts(order="about"))
    assert [concept.about for concept in by_about] == sorted((concept.about for concept in by_about), reverse=True)
    assert all(concept.about <= len(concept.articles) for concept in by_about)
    leading = {concept.label for concept in list(corpora_index.concepts(order="rank"))[:20]}
    assert leading.isdisjoint({"数据", "代码", "方式", "系统", "用户", "操作"})
