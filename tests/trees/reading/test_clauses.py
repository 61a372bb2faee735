"""Clauses and their runs."""

import pytest

from indexer.trees.reading.clauses import begin_of, clauses, length_of, run_of


def whole(sentence: str) -> str:
    run = run_of(sentence, 0, len(sentence))
    return run.label if run else ""


@pytest.mark.parametrize(("sentence", "label"), [
    ("但是，因此我们可以用布隆过滤器拦住请求。", "用布隆过滤器拦住请求"),
    ("So we can fine-tune the model on pairs.", "fine-tune the model on pairs"),
    ("We were able to discover bugs in it.", "We were able to discover bugs in it"),
])  # fmt: skip
def test_connectives_come_off_but_no_verb_loses_its_subject(sentence: str, label: str) -> None:
    assert whole(sentence) == label


@pytest.mark.parametrize(("label", "tokens"), [("Redis缓存穿透", 3.4), ("用C++写Node.js插件v18", 5.4), ("naïve x86平台", 3.2), ("a/b Größe", 2.0), ("", 0.0)])
def test_a_latin_word_ends_where_chinese_stands_right_after_it(label: str, tokens: float) -> None:
    assert length_of(label) == pytest.approx(tokens)


def test_a_run_that_cuts_through_a_bracket_is_none() -> None:
    sentence = "锁（偏向锁，轻量级锁）会升级为重量级锁"
    assert run_of(sentence, 0, sentence.index("，")) is None


@pytest.mark.parametrize("sentence", ["短句。", "", "，，，。", "字" * 200])
def test_what_is_too_short_or_too_long_is_none(sentence: str) -> None:
    assert run_of(sentence, 0, len(sentence)) is None


def test_clauses_cover_the_sentence() -> None:
    starts, ends = clauses("缓存命中，直接返回；否则查库。")
    assert (starts[0], ends[-1]) == (0, 15)
    assert len(starts) == 3


def test_an_english_connective_parts_no_chinese_sentence() -> None:
    assert clauses("等待条件要写在 while 里")[0] == [0]
    assert len(clauses("Locks are cheap while nobody waits")[0]) == 2


@pytest.mark.parametrize("sentence", ["端口最多 65,535 个", "std::vector 是数组", "12:30 开始", "let a:b", "localhost:8080"])
def test_marks_within_numbers_and_names_part_nothing(sentence: str) -> None:
    assert clauses(sentence) == ([0], [len(sentence)])


@pytest.mark.parametrize("sentence", ["先看锁,再看缓存", "a, b", "锁: mutex", "x：y", "1,，2", "注意:a"])
def test_other_marks_part_clauses(sentence: str) -> None:
    assert len(clauses(sentence)[0]) == 2


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("并发标记，与用户线程一起运行", "并发标记，与用户线程一起运行"),
        ("可见性由 volatile 保证", "可见性由 volatile 保证"),
        ("注意力机制计算权重", "注意力机制计算权重"),
        ("其实现原理是 CAS", "其实现原理是 CAS"),
        ("-Xmx512m 是堆的上限", "-Xmx512m 是堆的上限"),
        ("并且它很快", "它很快"),
        ("① 节点设计为定时器", "节点设计为定时器"),
        ("即任何操作都没有副作用", "任何操作都没有副作用"),
        ("即使断电也不丢", "即使断电也不丢"),
        ("我们可以看到锁升级了", "锁升级了"),
        ("You will realize that locks are cheap", "locks are cheap"),
        ("因此，我们可以复用连接", "复用连接"),
        ("最后调用 close", "调用 close"),
        ("https://a.io/b 当数据多时，写批处理作业", "当数据多时，写批处理作业"),
        ("针对混用问题，建两个子集群", "混用问题，建两个子集群"),
        ("针对性训练，提高强度", "针对性训练，提高强度"),
        ("对于大文件而言，顺序读更快", "对于大文件而言，顺序读更快"),
        ("比如说锁会升级", "锁会升级"),
        ("比如说明书上的锁", "说明书上的锁"),
        ("接下来修改配置文件", "修改配置文件"),
        ("接下来的步骤更快", "接下来的步骤更快"),
        ("Yeah, I think so", "I think so"),
        ("Sure, locks are cheap", "locks are cheap"),
        ("Surely locks are cheap", "Surely locks are cheap"),
        ("嗯，锁会升级", "锁会升级"),
        ("对，锁会升级", "锁会升级"),
        ("对锁升级有影响", "对锁升级有影响"),
        ("因此，我们要求线程先拿锁", "我们要求线程先拿锁"),
        ("我们要先拿锁", "先拿锁"),
        ("You can't take the lock twice", "You can't take the lock twice"),
        ("You can not take the lock twice", "You can not take the lock twice"),
        ("But you will be asked for the lock", "you will be asked for the lock"),
        ("You can take the lock once", "take the lock once"),
        ("We’ve taken the lock", "We’ve taken the lock"),
        ("We take the lock", "take the lock"),
    ],
)
def test_lead_ins_go_and_words_that_begin_like_them_stay(said: str, left: str) -> None:
    assert said[begin_of(said, 0, len(said)) :] == left


def test_no_clause_ends_inside_a_formula() -> None:
    sentence = r"取样本 $(u_1, v_1), \ldots, (u_n, v_n)$，求均值 $\mu$, then stop"
    starts, ends = clauses(sentence)
    assert [sentence[low:high] for low, high in zip(starts, ends, strict=True)] == [
        r"取样本 $(u_1, v_1), \ldots, (u_n, v_n)$",
        r"求均值 $\mu$",
        "then stop",
    ]


HAN_LEADS = (
    "① 但 但是 不过 然而 因此 所以 于是 同时 此外 另外 而且 并且 并 且 而 即 其实 那么 然后 接着 首先 其次 最后 比如 例如 也就是说 换句话说 简单来说 简而言之 总而言之 总之 可以说 我们可以看到 "
    "你可以发现 大家可以看出 可以看到 我们知道 大家都知道 可见 需要注意的是 请注意 注意 显然 事实上 实际上 我们要 你需要 大家可以"
)
LATIN_LEADS = (
    "so|but|and|or|then|thus|hence|also|now|well|however|therefore|moreover|finally|lastly|furthermore|additionally|consequently|for example|as an example|in this case|"
    "in addition|as you saw earlier|to start|once done|note that|recall that|we see that|you can find that|luckily|fortunately|unfortunately|we can|let's|you|https://a.io/b"
)


@pytest.mark.parametrize("lead", [*HAN_LEADS.split(), *LATIN_LEADS.split("|")])
def test_what_leads_into_a_clause_comes_off(lead: str) -> None:
    for said in (f"{lead} 锁升级", f" {lead.upper()} 锁升级"):
        assert said[begin_of(said, 0, len(said)) :].strip() == "锁升级"
