"""What articles on any subject hold."""

import numpy as np

from indexer.analysis import Options, analyse
from indexer.text.everyday import share_of, shares, shares_of_keys, shares_of_names
from tests.trees.readings import article_of


def test_shares_are_those_of_words_that_many_articles_hold() -> None:
    assert len(shares()) > 5000
    assert all(0.03 <= share <= 1 for share in shares().values())
    assert all(word == word.lower() for word in shares())
    assert share_of("代码") > 0.4
    assert share_of("布隆过滤器") == share_of("TiDB") == share_of("") == 0


def test_a_name_is_as_frequent_as_its_rarest_part() -> None:
    assert shares_of_names(["代码", "代码缓存", "代码倒排", "api code", "api tikv"]).tolist() == [
        share_of("代码"), min(map(share_of, ("代码", "码缓", "缓存"))), 0.0, min(share_of("api"), share_of("code")), 0.0,
    ]  # fmt: skip


def test_the_keys_are_those_of_the_views_of_an_analysis() -> None:
    (analysis,) = analyse([article_of("代码里的 API", "代码里的 API")], Options())
    found = shares_of_keys(analysis.views["words"].keys)
    assert sorted(np.round(found, 2).tolist()) == sorted(share_of(word) for word in ("代码", "码里", "里的", "api"))
