"""The plain pipeline that a script of an afternoon would be: the peer of `make bench`.

markdown and BeautifulSoup make text, jieba words, scikit-learn TF-IDF vectors, their cosine the related articles,
networkx a co-occurrence graph of the best terms. Written fairly: each package is used as its documentation shows.

    python benchmarks/plain.py TABLE.jsonl[.gz]
"""

import gzip
import itertools
import json
import sys

import jieba
import markdown
import networkx
import numpy as np
from bs4 import BeautifulSoup
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics.pairwise import cosine_similarity

TERMS = 10
NEIGHBOURS = 50


def rows(path: str) -> list[dict[str, str]]:
    """The articles of a table."""
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def plain_text(row: dict[str, str]) -> str:
    """Title and text of an article."""
    html = markdown.markdown(row.get("markdown") or row.get("text") or "", extensions=["fenced_code", "tables"])
    return row["title"] + "\n" + BeautifulSoup(html, "lxml").get_text(" ")


def words(text: str) -> list[str]:
    """Words of two or more characters. (With jieba.posseg and nouns alone it takes four times as long.)"""
    return [word for word in jieba.cut(text) if len(word.strip()) > 1]


def main() -> None:
    """Build everything and say how much there is."""
    jieba.setLogLevel(60)
    articles = rows(sys.argv[1])
    vectorizer = TfidfVectorizer(tokenizer=words, token_pattern=None, lowercase=True)
    matrix = vectorizer.fit_transform(plain_text(row) for row in articles)
    names = vectorizer.get_feature_names_out()
    graph = networkx.Graph()
    for row in range(matrix.shape[0]):
        vector = matrix[row]
        best = [names[vector.indices[k]] for k in np.argsort(-vector.data)[:TERMS]]
        for left, right in itertools.combinations(best, 2):
            weight = graph.get_edge_data(left, right, {"weight": 0})["weight"]
            graph.add_edge(left, right, weight=weight + 1)
    neighbours = np.argsort(-cosine_similarity(matrix), axis=1)[:, 1 : NEIGHBOURS + 1]
    print(f"{len(articles)} articles, {len(names)} words, {graph.number_of_edges()} edges, {neighbours.shape[1]} neighbours each")


if __name__ == "__main__":
    main()
