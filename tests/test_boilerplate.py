"""Footers that a site puts under every article do not relate them."""

import random
from collections.abc import Sequence

import numpy as np
import pytest
import scipy.sparse as sp

from indexer.analysis import Options, analyse
from indexer.boilerplate import Paragraph, fingerprints_of, repeated_paragraphs, without_boilerplate
from indexer.corpus import head_of
from indexer.model import Analysis, Article, Block
from indexer.related.matrices import fused
from indexer.related.views import viewed
from tests.related.pieces import prose

SUBJECTS, SITES = 40, 8
FOOTERS = [prose(900, 80 + site) for site in range(SITES)]


def of_paragraphs(name: str, *paragraphs: str, kind: str = "paragraph") -> Article:
    text = "\n".join(paragraphs)
    ends = np.cumsum([len(paragraph) + 1 for paragraph in paragraphs]).tolist()
    blocks = (Block(kind, end - len(p) - 1, end - 1) for p, end in zip(paragraphs, ends, strict=True))  # type: ignore[arg-type]
    return Article(name, "", text, tuple(blocks))


def repeated(articles: Sequence[Article]) -> list[list[Paragraph]]:
    return repeated_paragraphs(list(map(head_of, articles)), list(map(fingerprints_of, articles)), articles)


def corpus() -> list[Article]:
    """Each subject on two of the sites, in a few words of its own; and under all articles of a site one footer."""
    rng = random.Random(3)  # noqa: S311
    out = []
    for subject in range(SUBJECTS):
        words = [prose(3, 1000 * subject + at) for at in range(4)]
        for site in (subject % SITES, (subject + 3) % SITES):
            said = "，".join([rng.choice(words) for _ in range(12)]) + "，" + prose(300, rng.randrange(10**6))
            out.append(of_paragraphs(f"{subject:02}-{site}", said, FOOTERS[site]))
    return out


def partners(analyses: Sequence[Analysis]) -> float:
    """The share of the articles whose nearest is the other one on their subject."""
    no_concepts = sp.csr_array((len(analyses), 1), dtype=np.float32)
    views = fused(viewed(analysis.views for analysis in analyses), no_concepts, np.zeros(1), np.ones(len(analyses)))
    scores = np.concatenate([block for _, block in views.products()])
    np.fill_diagonal(scores, -1)
    return float(np.mean(scores.argmax(axis=1) == np.arange(len(scores)) ^ 1))


def test_articles_are_related_by_their_subject_not_by_the_footer_of_their_site() -> None:
    articles = corpus()
    analyses = analyse(articles, Options())
    assert partners(analyses) < 0.5
    assert partners(list(without_boilerplate(analyses, repeated(articles), Options()))) == 1.0


def test_what_no_others_have_stays_as_it_was() -> None:
    articles = [of_paragraphs(str(at), prose(300, at), "再见，下回分解。") for at in range(4)]
    analyses = analyse(articles, Options())
    assert list(without_boilerplate(analyses, repeated(articles), Options())) == analyses


@pytest.mark.parametrize("view", ["words", "pairs", "lead", "latin"])
def test_an_article_with_a_footer_has_the_views_of_one_without(view: str) -> None:
    footer = "版权声明：本文采用知识共享署名许可协议 Creative Commons BY 4.0，转载请注明出处。"
    bare = [of_paragraphs(str(at), f"{prose(200, at)} docker compose up") for at in range(9)]
    with_footer = [of_paragraphs(each.id, each.text, footer) for each in bare]
    masked = list(without_boilerplate(analyse(with_footer, Options()), repeated(with_footer), Options()))
    for one, other in zip(masked, analyse(bare, Options()), strict=True):
        assert one.views[view].keys.tolist() == other.views[view].keys.tolist()
        assert one.views[view].weights == pytest.approx(other.views[view].weights, abs=0.01)


def test_copies_keep_what_they_say() -> None:
    articles = [of_paragraphs(str(at), "同一篇文章，一字不差，到处转载，谁也不记得是谁写的。" * 5) for at in range(6)]
    analyses = analyse(articles, Options())
    assert list(without_boilerplate(analyses, repeated(articles), Options())) == analyses


def test_code_that_programs_begin_with_is_no_boilerplate() -> None:
    imports = "import numpy as np\nimport pandas as pd"
    articles = [
        Article(str(at), "", f"{prose(200, at)}\n{imports}", (Block("paragraph", 0, 200), Block("code", 201, 201 + len(imports))))
        for at in range(6)
    ]
    analyses = analyse(articles, Options())
    assert list(without_boilerplate(analyses, repeated(articles), Options())) == analyses


def test_no_articles_are_no_failure() -> None:
    assert list(without_boilerplate([], [], Options())) == []


def test_short_pages_that_have_nothing_but_a_footer_repeat_it() -> None:
    footer = "View on GitHub, follow me there"
    found = repeated([of_paragraphs(str(at), *([prose(200, at)] if at < 3 else []), footer) for at in range(6)])
    assert [[paragraph.text for paragraph in mine] for mine in found] == [[footer]] * 6


def test_headings_over_nothing_but_what_all_articles_repeat_are_repeated_too() -> None:
    footer = "如果有任何疑问，欢迎提问，给个支持。"

    def of(at: int) -> Article:
        parts = [("heading", 1, f"原理{at}"), ("paragraph", 0, prose(200, at)), ("heading", 1, "关于"), ("heading", 2, "修改"), ("paragraph", 0, footer), ("heading", 1, "总结"),
                 ("paragraph", 0, prose(100, at + 50)), ("heading", 2, "公众号")]  # fmt: skip
        text, blocks = "", []
        for kind, level, said in parts:
            blocks.append(Block(kind, len(text), len(text) + len(said), level))
            text += f"{said}\n"
        return Article(str(at), f"文章{at}", text, tuple(blocks))

    for found in repeated([of(at) for at in range(6)]):
        assert [paragraph.text for paragraph in found] == ["关于", "修改", footer, "公众号"]


def test_a_short_line_is_repeated_beside_what_is() -> None:
    articles = [of_paragraphs(str(at), prose(300, at), "小结", prose(200, 100 + at), "推荐阅读", FOOTERS[0]) for at in range(6)]
    assert [[paragraph.text for paragraph in found] for found in repeated(articles)] == [["推荐阅读", FOOTERS[0]]] * 6
