"""What articles on any subject hold."""

from indexer.text.everyday import share_of, shares


def test_shares_are_those_of_words_that_many_articles_hold() -> None:
    assert len(shares()) > 5000
    assert all(0.03 <= share <= 1 for share in shares().values())
    assert all(word == word.lower() for word in shares())
    assert share_of("代码") > 0.4
    assert share_of("布隆过滤器") == share_of("TiDB") == share_of("") == 0
