"""The word lists, and the English verb forms that are made by rule."""

import pytest

from indexer.analysis.words import inflected, verb_forms, word_list

from .test_analyse import cuts
from .texts import article


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("apply", ("apply", "applies", "applied", "applying")), ("reduce", ("reduce", "reduces", "reduced", "reducing")),
        ("discuss", ("discuss", "discusses", "discussed", "discussing")), ("omit", ("omit", "omits", "omitted", "omitting")),
        ("employ", ("employ", "employs", "employed", "employing")),
    ],
)  # fmt: skip
def test_a_regular_verb_is_inflected(verb: str, forms: tuple[str, ...]) -> None:
    assert inflected(verb) == forms


def test_forms_that_are_nouns_are_forms_of_listed_verbs_and_no_verb_forms() -> None:
    made = {form for verb in word_list("english_verb_stems") for form in inflected(verb)}
    assert word_list("english_noun_forms") <= made
    assert not (word_list("english_noun_forms") - word_list("english_verbs")) & verb_forms()


def test_no_term_goes_on_over_what_the_segmenter_made_one_word() -> None:
    assert not [term for term in cuts(article("连接池表中有锁，表中的连接池会为线程。")) if "表中" in term or "会为" in term]


def test_a_verb_ends_an_english_chunk() -> None:
    assert "proposed cache" not in cuts(article("We proposed cache invalidation for edge servers."))


def test_a_verb_alone_among_chinese_words_may_be_a_name() -> None:
    assert "make" in cuts(article("我们用 make 编译，再用 make 安装。"))


def test_an_adverb_before_a_comma_names_nothing() -> None:
    found = cuts(article("Unfortunately, pools leak. Probably, locks wait. Forward, backward: both run."))
    assert not {"Unfortunately", "Probably"} & set(found)
    assert "Forward" in found


def test_words_of_closed_classes_of_other_languages_are_in_no_term() -> None:
    found = cuts(article("Les supervisors, que no mueren. Это процессы, что не ждут. Và các tiến trình. Die Prozesse und ein Monitor."))
    assert not [term for term in found for word in ("les", "que", "это", "что", "và", "các", "und", "ein") if word in term.lower().split()]
    assert "Monitor" in found


@pytest.mark.parametrize("name", ["MIT", "DES", "Jest", "DOS", "TODO"])
def test_names_that_are_spelled_like_such_words_stay(name: str) -> None:
    assert name in cuts(article(f"用 {name} 编译。"))


def test_times_and_what_only_counts_are_in_no_term_and_numerals_may_be() -> None:
    found = cuts(article("过了一会儿，第三天的八小时里三次握手失败了百分之十。几条命令就够，二叉树不变。"))
    assert not {"一会儿", "第三天", "八小时", "百分之十", "几条命令"} & set(found)
    assert {"三次握手", "二叉树"} <= set(found)
