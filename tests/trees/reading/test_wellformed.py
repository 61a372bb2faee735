import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.trees.reading.wellformed import (
    POINTS_BACK,
    announces,
    is_cut,
    is_name,
    is_quality,
    is_term,
    is_unsound,
    leads_on,
    opening_of,
    refers,
    whole_name,
)


@pytest.mark.parametrize("text", ["高阶函数", "SQL 注入", "类加载", "三次握手", "多态", "异步编程", "有向图", "RLHF", "user-mode stacks"])
def test_noun_phrases_are_names(text: str) -> None:
    assert is_name(text, known=False)


@pytest.mark.parametrize("text", ["同时", "为零", "和标记", "所有这些", "对电影", "注意", "note", "TL;DR", "第一个", "更极端", "任意词", "梯度分为", "事先确定", "译者", "Editor"])
def test_function_words_and_announcers_of_remarks_are_not(text: str) -> None:
    assert not is_name(text, known=True)


def test_a_lone_verb_is_a_name_where_the_corpus_has_it_as_a_concept() -> None:
    assert is_name("重写", known=True)
    assert not is_name("重写", known=False)


def test_a_word_of_a_name_becomes_the_whole_name() -> None:
    text = "作者 Daniel Spielman 和 Kirk 写的。In Google Spreadsheets it works"

    assert _named(text, "Spielman") == "Daniel Spielman"
    assert _named(text, "Kirk") == "Kirk"
    assert _named(text, "Spreadsheets") == "Google Spreadsheets"


@given(st.text(max_size=60), st.booleans())
def test_no_text_breaks_the_test_of_names(text: str, known: bool) -> None:
    assert is_name(text, known) in (True, False)


@given(st.text(alphabet="Ab c数", max_size=40), st.data())
def test_a_whole_name_holds_its_word(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    low, high = whole_name(text, start, end)

    assert 0 <= low <= start <= end <= high <= len(text)


def _named(text: str, word: str) -> str:
    low, high = whole_name(text, text.index(word), text.index(word) + len(word))
    return text[low:high]


@pytest.mark.parametrize("text", ["相对简洁", "简单易用", "代码坏", "拥有权限", "不应该", "T1", "对象头里"])
def test_what_says_how_or_what_is_done_is_no_name_unless_it_is_a_concept(text: str) -> None:
    assert not is_name(text, known=False)


@pytest.mark.parametrize("said", ["验证流程如下", "落地慢的主要原因有三", "输出包括", "By design it works as follows", "涉及如下主要内容：概率定义的引入"])
def test_what_only_announces_says_nothing(said: str) -> None:
    assert announces(said)


@pytest.mark.parametrize("said", ["这个窗口如下降则收缩", "锁有三种状态", "它包括两层", "the following phase trains a reward model"])
def test_what_says_something_does_not_only_announce(said: str) -> None:
    assert not announces(said)


@pytest.mark.parametrize("text", ["something", "Secondly", "changes", "different"])
def test_plain_english_words_are_no_terms_even_where_they_are_concepts(text: str) -> None:
    assert not is_term(text, known=True)


def test_technical_english_words_are_terms() -> None:
    assert all(is_term(text, known=False) for text in ("mutex", "Redis", "leader election", "RAFT", "softmax"))


@pytest.mark.parametrize("label", ["泛型让我们能在编译期发现错误", "点一下，用户返回到之前的界面", "最后回到起点"])
def test_what_things_let_us_do_does_not(label: str) -> None:
    assert not refers(label)


@pytest.mark.parametrize("text", ["估计出", "请参阅", "好不好"])
def test_what_comes_of_something_and_wishes_are_no_names(text: str) -> None:
    assert not is_name(text, known=True)


@pytest.mark.parametrize("label", ["前者的代表性方法为置换检验", "This blog introduces how we optimize Raft", "先解决第二个问题", "今天就来详细解析", "至此，串口配置完成", "接着，我们关注一下执行路径", "For more information, please refer to the manual", "Please see the manual"])
def test_what_speaks_of_the_text_or_of_what_is_not_there_refers(label: str) -> None:
    assert refers(label)


@pytest.mark.parametrize(
    ("before", "said", "rest"),
    [
        ("网络开销很大，", "从而导致系统的使用率上不去", "。"),
        ("", "当 5 秒之内不能处理完当前批次的数据", "，就会堆积。"),
        ("", "程序设置了一个窗口，如果来不及处理当前批次的数据", "，就会堆积。"),
        ("", "浏览器解析选择器时", "，它从右到左进行。"),
        ("", "For each new request that arrives", ", a thread is taken."),
        ("", "生产级优化：在大规模分布式存储（如 Cassandra）中", "，节点数据量可达 TB 级。"),
        ("", "SOPS is a tool that supports YAML, JSON, INI", ", and BINARY formats."),
        ("", "The library collects metrics about the driver, executors, block managers", ", DAGs, and much more."),
        ("", "It has ingredients including provisioning tools", ", resource management, I/O clients, and libraries."),
    ],
)
def test_what_leans_on_what_is_not_in_it_is_cut(before: str, said: str, rest: str) -> None:
    assert is_cut(before, said, rest)


@pytest.mark.parametrize(
    ("before", "said", "rest"),
    [
        ("但是", "又称为读写锁的锁允许多个读者", "。"),
        ("", "如果来不及处理当前批次的数据，就会堆积", "。"),
        ("", "数据保存在内存中", "，断电就没有了。"),
        ("", "The pool keeps threads alive", ", which saves their start."),
        ("", "SOPS is a tool that supports YAML, JSON, INI", "; it is free."),
        ("", "When a thread ends, the pool starts another one", ", and goes on."),
        ("", "The pool keeps threads alive", ", however, it costs memory."),
    ],
)
def test_a_whole_thought_is_not_cut(before: str, said: str, rest: str) -> None:
    assert not is_cut(before, said, rest)


def test_how_something_is_is_told_from_what_it_is() -> None:
    assert all(map(is_quality, ["所有", "次要", "快速", "非常简单"]))
    assert not any(map(is_quality, ["分布式", "多态", "原子性", "读写锁", "缓存"]))


def test_english_phrases_are_found_in_any_case_at_the_beginnings_of_words_alone() -> None:
    assert all(map(refers, ["Click Here", "see SUCH results", "Translators: some", "Thanks to all", "Let's begin", "the NEXT chapter"]))
    assert not any(map(refers, ["outlet's use", "the next chapters", "subscribers wait", "coauthors: two"]))


@pytest.mark.parametrize("said", ["它从右到左进行", "This keeps the cache small", "锁是怎么升级的", "我用它写了一个框架", "If I lock it, it waits", "常见误解： 流式输出更快"])
def test_pronouns_in_front_questions_and_authors_are_unsound(said: str) -> None:
    assert is_unsound(said)


@pytest.mark.parametrize("said", ["我国的标准要求加密", "The loop over i ends at n", "其中一半的线程在等待", "读锁之间不互斥，写锁互斥"])
def test_what_only_looks_like_these_is_sound(said: str) -> None:
    assert not is_unsound(said)


def test_the_opening_of_a_sentence_without_end_is_found_near_its_beginning() -> None:
    text = "偏向锁记录线程编号，" * 100_000
    run = opening_of(text, 0, 12.0)
    assert run
    assert run.label == "偏向锁记录线程编号，偏向锁记录线程编号"
    assert opening_of("锁" * 1_000_000, 0, 12.0) is None


@pytest.mark.parametrize(("said", "back"), [("这块内存区域也是线程私有的", True), ("它需要锁", True), ("That is all", True), ("其中一个线程", False), ("其他线程阻塞", False), ("线程阻塞", False), ("Thatcher", False)])
def test_what_points_back_says_nothing_alone(said: str, back: bool) -> None:
    assert bool(POINTS_BACK.match(said)) == back


@pytest.mark.parametrize(
    ("said", "rest", "cut"),
    [
        ("如果消息量非常大，同时又需要尽快发送", "，那就增加发送者", True),
        ("如果消息量非常大，就增加发送者", "，再加缓存", False),
        ("威力来自两个维度：一是突破框架限制", "，二是理解底层", True),
        ("威力来自两个维度：一是突破框架限制，二是理解底层", "", False),
    ],
)
def test_a_condition_alone_and_the_first_of_several_are_cut(said: str, rest: str, cut: bool) -> None:
    assert is_cut("", said, rest) == cut


@pytest.mark.parametrize("said", ["使用以下命令卸载旧版本", "如下代码会抛出异常"])
def test_what_points_at_code_refers(said: str) -> None:
    assert refers(said)


@pytest.mark.parametrize("said", ["检查目录是否存在", "矩阵的平方和", "代码合并", "达到目的", "Redis 主从", "Ctrl-a"])
def test_words_that_end_like_function_words_need_nothing_after_them(said: str) -> None:
    assert not leads_on(said)


@pytest.mark.parametrize("said", ["问题在于", "保存在", "用户和", "需求和", "差异或", "is part of"])
def test_function_words_lead_on(said: str) -> None:
    assert leads_on(said)


@pytest.mark.parametrize("said", ["D:/scripts 用于存放脚本文件", "读取文本文件", "关注点分离", "性能监控：关注处理延迟", "点击新建一个虚拟机", "Click the alert to view its details"])
def test_what_is_done_in_a_window_or_looked_at_refers_to_nothing(said: str) -> None:
    assert not refers(said)


@pytest.mark.parametrize("said", ["欢迎关注", "点击这里", "关注公众号", "click here", "点击下方链接"])
def test_what_the_reader_is_asked_to_open_refers(said: str) -> None:
    assert refers(said)
