"""Trees in the language that a reader wants."""

from pathlib import Path

import pytest

from indexer import Config, Index, UsageError, build
from indexer.languages import LANGUAGES, in_language
from indexer.model import Tree
from tests.builds import write

TREE = Tree("奖励模型怎样训练", "article", (0, 9), ("奖励模型",), (
    Tree("reward model", "term", (0, 4)),
    Tree("损失函数、PPO", "topic", None, (), (Tree("先训练出奖励模型，再用来微调大语言模型", "point", (9, 20)),)),
    Tree("没有别的名字的东西", "point", (30, 40)),
))  # fmt: skip


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Index:
    monkeypatch.chdir(tmp_path)
    write("posts/a.md", "# 奖励模型\n\n奖励模型（Reward Model）给回答打分。奖励模型从打分中学习。\n")
    return build(Config(sources=("posts",), jobs=1))


def labels(tree: Tree) -> list[str]:
    return [node.label for node in tree.walk()]


def test_in_its_source_language_a_tree_stays_as_it_is(index: Index) -> None:
    assert in_language(TREE, "source", index) is TREE


def test_a_label_that_is_a_concept_has_its_name_in_the_wanted_language(index: Index) -> None:
    assert labels(in_language(TREE, "zh", index))[1:3] == ["奖励模型", "损失函数、近端策略优化"]
    assert labels(in_language(TREE, "en", index))[1:3] == ["reward model", "loss function, PPO"]


def test_both_names_stand_in_a_bilingual_tree_once_for_each_concept(index: Index) -> None:
    spoken = labels(in_language(TREE, "bilingual", index))
    assert spoken[0] == "奖励模型 (Reward Model) 怎样训练"
    assert spoken[1] == "奖励模型 (reward model)"
    assert spoken[3] == "先训练出奖励模型，再用来微调大语言模型 (large language model)"


def test_a_name_right_after_a_latin_word_is_said_too(index: Index) -> None:
    assert in_language(Tree("PPO损失函数怎样计算", "point"), "bilingual", index).label == "PPO (近端策略优化) 损失函数 (loss function) 怎样计算"


def test_what_has_no_other_name_and_all_spans_stay(index: Index) -> None:
    for language in LANGUAGES:
        spoken = in_language(TREE, language, index)
        assert labels(spoken)[-1] == "没有别的名字的东西"
        assert [node.span for node in spoken.walk()] == [node.span for node in TREE.walk()]


def test_what_the_author_says_in_brackets_is_not_said_again(index: Index) -> None:
    tree = Tree("大语言模型（Large Language Model）", "article")
    assert in_language(tree, "bilingual", index).label == tree.label


@pytest.mark.parametrize("label", ["", "（", "锁" * 5_000, "a " * 5_000, "\0", "Vue", "dB"])
def test_any_label_can_be_said(index: Index, label: str) -> None:
    assert in_language(Tree(label, "point"), "bilingual", index).label == label


def test_an_unknown_language_is_a_wrong_usage(index: Index) -> None:
    with pytest.raises(UsageError, match="no language 'fr'"):
        in_language(TREE, "fr", index)


@pytest.mark.parametrize(
    "label",
    [
        "Kafka is a distributed log", "so a crash loses it", "Use a map to count words", "I am a teapot", "What a of b means",
        "asyncio.run(main(), *, debug=False)", "List<String> is a type", "call http://stock-service/api first",
    ],
)  # fmt: skip
def test_everyday_words_and_code_are_not_glossed(index: Index, label: str) -> None:
    assert labels(in_language(Tree("题目", "article", None, (), (Tree(label, "point", (0, 9)),)), "bilingual", index))[1] == label


@pytest.mark.parametrize("label", ["Hashtable", "hashCode", "TaskManager", "StrictMode"])
def test_a_class_is_no_concept_of_like_words(index: Index, label: str) -> None:
    assert labels(in_language(Tree("题目", "article", None, (), (Tree(label, "term", (0, 9)),)), "zh", index))[1] == label
