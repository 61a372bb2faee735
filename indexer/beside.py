"""What stands beside a text that is not in the index, as if it were: an editor's draft, a page just read."""

from dataclasses import replace

import numpy as np

from indexer.analysis import analyse
from indexer.boilerplate import fingerprints_of, repeated_paragraphs, without_boilerplate
from indexer.concepts import vague_of
from indexer.concepts.keyterms import TERMS
from indexer.concepts.placing import placed
from indexer.config import Config
from indexer.errors import PageError
from indexer.model import Article, Concept, Ints, Neighbour, Page, Term
from indexer.parsing import parse
from indexer.related import KeyTerms, Known, Named, beside, named_well
from indexer.store import Index

NAME = "\0"
"""The id of the text, which no article has."""
USUAL = Config()


def neighbours_of_text(index: Index, title: str, text: str, config: Config = USUAL) -> tuple[Neighbour, ...]:
    """The neighbours of a text in Markdown among the articles of an index, best first.

    `config` says how it is read and segmented. A text without a word is its title; raises PageError where that is empty, too. Grows with the articles, which are all read.
    """
    draft = _draft(title, text, config)
    known = list(index.analysed())
    articles = [*(article for article, _ in known), draft]
    analyses = [*(analysis for _, analysis in known), *analyse([draft], config.of_analysis)]
    concepts = list(index.concepts())
    found = placed(analyses, concepts)
    terms = [*(index.terms(article.id) for article, _ in known), _terms(found.rows[-1], found.scores[-1], concepts)]
    named = Named.of(concepts, vague_of(concepts))
    telling = without_boilerplate(analyses, repeated_paragraphs(articles, list(map(fingerprints_of, articles)), articles), config.of_analysis)
    neighbours = beside(articles, telling, KeyTerms(terms, found.rows, found.scores), named)
    languages = [analysis.language for analysis in analyses]
    return next(named_well([NAME], [neighbours], Known.of(articles, languages, concepts)))


def _draft(title: str, text: str, config: Config = USUAL) -> Article:
    page = Page(NAME, (text if text.strip() else title).encode("utf-8", "replace"), "markdown")
    article = parse(page, replace(config.of_parsing, drafts=True))
    if article is None:
        raise PageError("protected by a password")
    return replace(article, title=title or article.title)


def _terms(rows: Ints, scores: np.ndarray, concepts: list[Concept]) -> tuple[Term, ...]:
    """The key terms of the text that are known concepts."""
    known = np.flatnonzero(rows >= 0)
    best = known[np.lexsort((known, -np.round(scores[known], 6)))][:TERMS].tolist()
    return tuple(Term(concepts[rows[at]].label, concepts[rows[at]].id, float(scores[at]), 1) for at in best)
