"""What follows from all articles of a build: concepts, neighbours, trees, and the one transaction in which they replace the old ones."""

from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import version
from itertools import chain, repeat

from indexer.analysis import segmenter
from indexer.boilerplate import repeated_paragraphs, without_boilerplate
from indexer.concepts import OWN, Read, concepts_in, judged, termhoods_of, vague_of
from indexer.config import FILE, Config
from indexer.corpus import Corpus, Found, load
from indexer.engine import Progress, Workers
from indexer.forest import grow_forest
from indexer.model import PROBLEM, Failure, Tree
from indexer.related import Articles, KeyTerms, Known, Named, Related, named_well, relate, unmet, with_wishes
from indexer.store import Row, Writer, grown

WRITTEN_IN_HAN = frozenset({"zh", "ja", "ko"})
"""Languages that a page may declare though its text is taken for Chinese."""


def answer(config: Config, store: Writer, found: Found, workers: Workers, progress: Progress) -> None:
    """Answers from what was found in place of the old ones."""
    seal = found.digest(config)
    corpus, texts = load(found, store)
    progress("concepts", 0, 1)
    heads = [head.article for head in corpus.heads]
    ids = [head.id for head in heads]
    concepts = concepts_in(ids, texts.analysed, corpus.analyses, segmenter(config.segmenter, config.words), config.of_concepts)
    repeated = repeated_paragraphs(heads, texts.fingerprints, corpus.articles)
    del texts
    growing = grow_forest(corpus, concepts, repeated, store, workers, progress)  # in other processes while this one relates
    progress("related", 0, 1)
    named = Named.of(concepts.concepts, vague_of(concepts.concepts))
    footers = [[paragraph.span for paragraph in mine] for mine in repeated]
    telling = without_boilerplate(corpus.analyses, repeated, config.of_analysis)
    wished = with_wishes(heads, config.related)
    related = relate(Articles(wished, corpus.articles), telling, KeyTerms(concepts.terms, concepts.rows, concepts.scores), named, footers)
    trees = list(growing)
    termhood = termhoods_of((Read(*tree.termhoods) for tree in trees), concepts.rows, concepts.known, len(concepts.concepts))
    concepts = judged(concepts, termhood, reorder=config.of_concepts.scorer == OWN)
    known = Known.of(heads, [head.language for head in corpus.heads], concepts.concepts)
    read = [*heads, *(page.article for page in corpus.lists)]
    problems = [Failure(article.id, PROBLEM + article.problem) for article in read if article.problem]
    problems += [Failure(name, PROBLEM + tree.problem) for name, tree in zip(ids, trees, strict=True) if tree.problem]
    problems += unmet(wished, config.related, FILE)
    progress("writing", 0, 1)
    with store.replacing() as answers:
        answers.articles(_rows(corpus, related, ids))
        answers.terms([*concepts.terms, *(() for _ in corpus.lists)])
        answers.concepts(concepts.concepts)
        answers.topics(concepts.topics)
        answers.edges(concepts.edges.columns(), [(pair.child, pair.parent) for pair in concepts.broader])
        answers.doubts(concepts.doubts, ids)
        answers.neighbours(chain(named_well(ids, related.neighbours, known), repeat((), len(corpus.lists))))
        answers.trees([*trees, *(grown(Tree(page.article.title, "article")) for page in corpus.lists)])
        answers.postings(analysis.views["words"] for analysis in corpus.analyses)
        answers.failures([*found.failures, *problems])
        answers.meta(
            {
                "corpus": seal,
                "version": version("knowledge-point-indexer"),
                "edges": str(len(concepts.edges.left)),
                "terms": str(concepts.vocabulary),
            }
        )
    store.forget_others([*found.digests, *found.hidden])


def _rows(corpus: Corpus, related: Related, ids: Sequence[str]) -> list[Row]:
    """The articles as the index lists them, then the list pages; their teasers know what they announce."""
    settle = related.announced.settle
    rows = []
    for place, (head, flags) in enumerate(zip(corpus.heads, related.flags, strict=True)):
        article = head.article
        original = ids[related.copy_of[place]] if place in related.copy_of else None
        chinese = head.language == "zh" and article.language[:2].lower() not in WRITTEN_IN_HAN  # themes say en
        language = head.language if chinese else article.language or head.language
        row = Row(settle(article), language, flags, original, head.digest)
        parts = related.series[place].parts if place in related.series else ()
        rows.append(replace(row, series=ids[parts[0]], part=parts.index(place)) if parts else row)
    for page in corpus.lists:
        article = page.article
        rows.append(Row(settle(article), article.language or page.language, article.flags, None, page.digest))
    return rows
