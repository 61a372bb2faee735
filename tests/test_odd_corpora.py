"""Corpora of one article, of equal articles, of one language: what comes out makes sense."""

import json
from pathlib import Path

import pytest

from indexer import Config, Index, build
from indexer.errors import SourceError

LOCK = "# 偏向锁\n\n偏向锁是一种锁优化。JVM 在没有竞争的情况下用偏向锁（Biased Locking）减少开销。\n\n## 撤销\n\n撤销偏向锁需要安全点。"


def built(folder: Path, *texts: str) -> Index:
    rows = [json.dumps({"id": f"{at:04d}", "title": text.split("\n")[0].strip("# "), "markdown": text}) for at, text in enumerate(texts)]
    (folder / "rows.jsonl").write_text("\n".join(rows), "utf-8")
    return build(Config(sources=(str(folder / "rows.jsonl"),), index=folder / "x.db", jobs=1))


def test_one_article_has_terms_and_a_tree_but_nobody_beside_it(tmp_path: Path) -> None:
    with built(tmp_path, LOCK) as index:
        assert index.terms("0000")[0].term == "偏向锁"
        assert next(node.label for node in index.tree("0000").walk()) == "偏向锁"
        assert index.related("0000") == []
        assert index.topics() == []


def test_equal_articles_are_copies_of_the_first_and_never_offered(tmp_path: Path) -> None:
    with built(tmp_path, *[LOCK] * 300) as index:
        assert {entry.copy_of for entry in index.entries()} == {"", "0000"}
        assert all(index.related(f"{at:04d}") == [] for at in (0, 1, 150, 299))


def test_english_alone_gets_phrases(tmp_path: Path) -> None:
    raft = "# Raft in practice\n\nRaft is a consensus algorithm. A leader sends heartbeats to its followers. A follower without heartbeats starts a leader election."
    paxos = "# Paxos and Raft\n\nPaxos is a family of consensus algorithms. A leader election happens when the leader of Raft fails."
    with built(tmp_path, raft, paxos) as index:
        assert {"Raft", "leader election"} & {term.term for term in index.terms("0000")[:8]}
        assert index.meta("version")


def test_japanese_gets_terms_without_particles(tmp_path: Path) -> None:
    index = "# データベースのインデックス\n\nデータベースの検索はインデックスで速くなります。インデックスはB木で実装されることが多いです。"
    lock = "# データベースのロック\n\nデータベースのトランザクションはロックを使います。ロックの粒度は性能に影響します。"
    with built(tmp_path, index, lock) as japanese:
        terms = [term.term for name in ("0000", "0001") for term in japanese.terms(name)]
        assert {"データベース", "インデックス", "ロック", "トランザクション"} <= set(terms)
        assert not [term for term in terms if any("\u3041" <= sign <= "\u309f" for sign in term)]
        assert japanese.search("データベース")


def test_a_corpus_without_words_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no text in it"):
        built(tmp_path, *["。。。！！！" * 20] * 10)
