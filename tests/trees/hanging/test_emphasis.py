"""What of an author's bold type is knowledge: names and statements rather than addresses, dates and remarks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis import Options, analyse
from indexer.model import Article, Block, Mark
from indexer.trees.hanging import emphasis
from indexer.trees.hanging.emphasis import KNOWN, emphases, knowledge_in
from indexer.trees.hanging.marked import Stressed, could_be, is_opening, stressed_in, with_what_follows
from indexer.trees.judging.standing import Span, standings_of
from indexer.trees.reading.read import read_article
from indexer.trees.reading.reading import Reading
from indexer.trees.reading.texts import written
from tests.trees.readings import article_of

TEXT = (
    "偏向锁记录线程编号，第一次加锁时写入 Mark Word。竞争时 JVM 撤销偏向锁，换成轻量级锁。\n"
    "轻量级锁用 CAS 自旋。报名截止时间为 2016年11月20日，请发送到 someone@example.com。\n"
    "重量级锁让线程阻塞，切换一次上下文要几微秒。**所以说，再见吧朋友们！**"
)


def marked(text: str, *bold: str) -> Article:
    """An article in which the first occurrence of each of some words is in bold type."""
    article = article_of(text)
    starts = [(text.index(word), len(word)) for word in bold]
    return Article("id", article.title, text, article.blocks, marks=tuple(Mark("strong", start, start + size) for start, size in sorted(starts)))


def reading_of(article: Article) -> Reading:
    (analysis,) = analyse([article], Options())
    return read_article(article, analysis, analysis.candidates.base)


def standing_in(reading: Reading) -> dict[Span, float]:
    return standings_of([reading], [[(found.start, found.end) for found in stressed_in(reading)]])[0]


def chances(article: Article) -> dict[str, float]:
    reading = reading_of(article)
    stretches = stressed_in(reading)
    (found,) = emphases([reading], written([reading]), [stretches], [standing_in(reading)])
    return dict(zip([stretch.label for stretch in stretches], found, strict=True))


def knowledge(reading: Reading, standing: dict[Span, float]) -> list[Stressed]:
    return knowledge_in([reading], written([reading]), [stressed_in(reading)], [standing])[0]


def test_names_are_likelier_than_addresses_and_dates() -> None:
    found = chances(marked(TEXT, "偏向锁", "轻量级锁", "someone@example.com", "2016年11月20日", "再见吧朋友们"))
    assert min(found["偏向锁"], found["轻量级锁"]) > max(found["someone@example.com"], found["2016年11月20日"], found["再见吧朋友们"])


def test_what_is_hardly_knowledge_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(emphasis, "KNOWN", 0.3)
    reading = reading_of(marked(TEXT, "偏向锁", "2016年11月20日"))
    assert [found.label for found in knowledge(reading, standing_in(reading))] == ["偏向锁"]


def test_the_likeliest_come_first() -> None:
    reading = reading_of(marked(TEXT, "偏向锁", "轻量级锁", "自旋", "线程阻塞"))
    stretches = stressed_in(reading)
    known = {found.start: chance for found, chance in zip(stretches, *emphases([reading], written([reading]), [stretches], [{}]), strict=True)}
    told = knowledge(reading, {})
    assert [known[found.start] for found in told] == sorted((chance for chance in known.values() if chance >= KNOWN), reverse=True)
    assert [found.likely for found in told] == [int(10 * known[found.start]) for found in told]


def test_what_is_clicked_is_less_likely_than_what_is_named() -> None:
    clicked, named = (chances(marked(text, "Container image")) for text in ("Go to the page, and then click Container image to go on.", "A Container image is a read-only template of a process."))
    assert clicked["Container image"] < 0.3 < named["Container image"]


@pytest.mark.parametrize("kind", ["heading", "link"])
def test_bold_headings_and_links_are_no_stretches(kind: str) -> None:
    article = marked("偏向锁记录线程编号。", "偏向锁")
    if kind == "heading":
        article = Article("id", "", article.text, (Block("heading", 0, len(article.text), 1),), marks=article.marks)
    else:
        article = Article("id", "", article.text, article.blocks, marks=(Mark("link", 0, 3, "x"), *article.marks))
    assert stressed_in(reading_of(article)) == []


@pytest.mark.parametrize("number", ["", "1. "])
def test_the_first_clauses_of_a_long_sentence_must_be_knowledge_for_sure(number: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{number}轻量级锁让竞争的线程自旋一会儿，" + "，".join(f"第{at}个线程等待第{at + 1}个线程把锁还给它" for at in range(9)) + "。"
    reading = reading_of(marked(text, text))
    (found,) = stressed_in(reading)
    assert is_opening(reading, found)
    monkeypatch.setattr(emphasis, "CLEAR", 1.0)
    assert knowledge(reading, {}) == []


def test_a_whole_sentence_is_no_opening_whatever_blanks_follow() -> None:
    reading = reading_of(marked("锁只能升级。 不能降级。", "锁只能升级。 "))
    (found,) = stressed_in(reading)
    assert not is_opening(reading, found)


def test_of_several_sentences_the_first_is_the_stretch() -> None:
    text = "注意：锁只能升级。不能降级。"
    (found,) = stressed_in(reading_of(marked(text, text)))
    assert found == Stressed("锁只能升级", 3, 8)


@pytest.mark.parametrize(
    ("text", "bold", "label"),
    [
        ("定义：反熵让节点交换完整数据，消除差异。", "定义", "定义：反熵让节点交换完整数据，消除差异"),
        ("适用场景： 数据量不大的集群。", "适用场景： ", "适用场景：数据量不大的集群"),
        ("Use case A: 1,000 clients poll the server.", "Use case A", "Use case A: 1,000 clients poll the server"),
        ("定义：当节点有新数据时，变为活跃节点。", "定义", "定义：当节点有新数据时，变为活跃节点"),
        ("优点：", "优点", "优点"),
        ("反熵的优点很多。", "优点", "优点"),
    ],
)
def test_a_head_before_a_colon_goes_on_with_what_it_says(text: str, bold: str, label: str) -> None:
    reading = reading_of(marked(text, bold))
    (found,) = stressed_in(reading)
    assert with_what_follows(reading, found).label == label


@pytest.mark.parametrize(("bold", "names"), [("膨胀之后", False), ("锁膨胀", True), ("重要提醒", False), ("运行时", True)])
def test_what_only_says_when_is_no_name(bold: str, names: bool) -> None:
    reading = reading_of(marked(f"自旋发生在{bold}，线程先等一等。", bold))
    (found,) = stressed_in(reading)
    assert could_be(reading, found) == names


def test_a_remark_does_not_go_on() -> None:
    reading = reading_of(marked("提醒：嵌套的表不能序列化。", "提醒"))
    (found,) = stressed_in(reading)
    assert with_what_follows(reading, found) == found


def test_a_bold_question_keeps_its_mark() -> None:
    text = "什么是脑裂？两个主节点同时写数据。"
    (found,) = stressed_in(reading_of(marked(text, text)))
    assert found == Stressed("什么是脑裂？", 0, 6)


@given(st.text(max_size=60), st.data())
def test_any_stretch_has_a_chance(text: str, data: st.DataObject) -> None:
    low = data.draw(st.integers(0, len(text)))
    high = data.draw(st.integers(low, len(text)))
    article = Article("id", "题目", f"开头的一段。\n{text}", article_of(f"开头的一段。\n{text}").blocks, marks=(Mark("strong", 7 + low, 7 + high),))
    assert all(0 < chance < 1 for chance in chances(article).values())


def test_the_path_of_a_menu_is_one_stretch() -> None:
    text = "点击 File → New > Target 新建，再看 File 和 New。"
    article = Article("id", "题目", text, article_of(text).blocks, marks=tuple(Mark("strong", text.index(word), text.index(word) + len(word)) for word in ("File", "New", "Target")))
    assert [found.label for found in stressed_in(reading_of(article))] == ["File → New > Target"]


@pytest.mark.parametrize("label", ["他住在旧金山湾区", "由安全研究工程师小明发布", "我们知道移动 web 是", "Network throughput is"])
def test_what_leans_or_names_its_author_could_be_nothing(label: str) -> None:
    reading = reading_of(marked(f"{label}，然后。偏向锁很快。", label))
    assert not could_be(reading, Stressed(label, 0, len(label)))


def test_bold_type_in_a_blank_paragraph_is_no_head() -> None:
    text = "开头的一段。\n \n锁"
    assert chances(Article("id", "题目", text, article_of(text).blocks, marks=(Mark("strong", 7, 7),))) == {}
