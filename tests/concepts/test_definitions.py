"""Which sentences define a concept, and which only name something in the code of an article."""

import pytest

from indexer.analysis import Options as Analysing
from indexer.analysis import analyse, analysed_text, segmenter
from indexer.concepts import Options, concepts_in
from indexer.model import Article, Block


def defined(*texts: str) -> dict[str, str]:
    """The definitions of the concepts that some articles have."""
    articles = [Article(f"{at}", "笔记", text, (Block("paragraph", 0, len(text)),)) for at, text in enumerate(texts)]
    found = concepts_in(
        [a.id for a in articles], list(map(analysed_text, articles)), analyse(articles, Analysing()), segmenter("rjieba"), Options()
    )
    return {concept.label: concept.definition.text for concept in found.concepts if concept.definition}


def test_a_lower_case_name_of_its_own_is_defined() -> None:
    sentence = "webpack 是一种模块打包工具，用于压缩以及打包脚本文件。"

    assert sentence in defined(sentence, "我们用 webpack 打包，webpack 的配置很长。").values()


@pytest.mark.parametrize(
    ("sentence", "more"),
    [
        ("cost 是一个数值参数，用于控制算法的迭代次数。", "成本很重要，降低成本，成本（cost）要算清楚。"),
        ("rn is a lightweight framework that reads files of a disk.", "RN 和 RN 的桥，RN 应用。"),
    ],
)
def test_a_lower_case_word_of_code_does_not_define_the_concept_of_that_name(sentence: str, more: str) -> None:
    assert sentence not in defined(sentence, more, more).values()


def test_what_says_its_kind_defines_it_rather() -> None:
    kind, other = "Redis 是一种把数据放在内存里的键值数据库。", "Redis 是一种基于请求和响应协议的 TCP 服务。"
    more = "数据库有很多种，Redis 和 MySQL 都是常见的数据库，Redis 的数据在内存里，数据库的数据在磁盘上。"
    assert defined(f"{other}{more}", f"{kind}{more}", more)["Redis"] == kind
