"""The main flow: pages come in, become articles, analyses, concepts, neighbours and trees; one index holds them."""

import time
from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import version

from indexer.analysis import analysed_text, segmenter
from indexer.boilerplate import repeated_paragraphs, without_boilerplate
from indexer.concepts import find_concepts, vague_of
from indexer.config import FILE, Config
from indexer.corpus import Corpus, Found, load, remember_pages
from indexer.engine import Progress, Workers, silent, without_collector
from indexer.errors import SourceError
from indexer.forest import grow_forest
from indexer.model import PROBLEM, Failure, Report, Tree
from indexer.related import Named, Related, announcements, relate, unmet, with_wishes
from indexer.store import Index, Row, Writer, grown, writing

WRITTEN_IN_HAN = frozenset({"zh", "ja", "ko"})
"""Languages that a page may declare though its text is taken for Chinese."""


def build(config: Config, progress: Progress = silent) -> Index:
    """The index of every article that the sources hold; what has not changed is not computed again.

    Raises SourceError for a source that is missing or empty, IndexFileError where the index cannot be written. A page
    that cannot be read is a failure (`Index.failures`) and loses nothing of the others.
    """
    return build_with_report(config, progress)[0]


def build_with_report(config: Config, progress: Progress = silent) -> tuple[Index, Report]:
    """The index, and what was done to make it."""
    started = time.monotonic()
    with writing(config.index) as store, Workers(config.processes) as workers, without_collector():
        found = remember_pages(config, store, workers, progress)
        if not found.digests:
            raise SourceError(_nothing(config, found))
        if store.meta("corpus") != found.digest(config):
            _answer(config, store, found, workers, progress)
    index = Index.open(config.index)
    return index, _report(found, index, time.monotonic() - started)


def _answer(config: Config, store: Writer, found: Found, workers: Workers, progress: Progress) -> None:
    """Corpus facts, and the one transaction in which they replace the old ones."""
    seal = found.digest(config)
    corpus = load(found, store)
    progress("concepts", 0, 1)
    texts = [analysed_text(article) for article in corpus.articles]
    ids = [article.id for article in corpus.articles]
    cut = segmenter(config.segmenter, config.words)
    concepts = find_concepts(ids, texts, corpus.analyses, cut, config.of_concepts)
    repeated = repeated_paragraphs(corpus.articles)
    growing = grow_forest(corpus, concepts, repeated, store, workers, progress)  # in other processes while this one relates
    progress("related", 0, 1)
    named = Named.of(concepts.concepts, vague_of(concepts.concepts))
    footers = [[paragraph.span for paragraph in mine] for mine in repeated]
    telling = without_boilerplate(corpus.analyses, repeated, config.of_analysis)
    wished = with_wishes(corpus.articles, config.related)
    related = relate(wished, telling, concepts.terms, concepts.rows, concepts.scores, named, footers)
    trees = list(growing)
    read = [*corpus.articles, *(page.article for page in corpus.lists)]
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
        answers.neighbours([*related.neighbours, *(() for _ in corpus.lists)])
        answers.trees([*trees, *(grown(Tree(page.article.title, "article")) for page in corpus.lists)])
        answers.postings([analysis.views["words"] for analysis in corpus.analyses])
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
    settle = announcements(corpus.articles, corpus.analyses, related).settle
    facts = zip(corpus.articles, corpus.analyses, related.flags, corpus.digests, strict=True)
    rows = []
    for place, (article, analysis, flags, digest) in enumerate(facts):
        original = ids[related.copy_of[place]] if place in related.copy_of else None
        chinese = analysis.language == "zh" and article.language[:2].lower() not in WRITTEN_IN_HAN  # themes say en
        language = analysis.language if chinese else article.language or analysis.language
        row = Row(settle(article), language, flags, original, digest)
        parts = related.series[place].parts if place in related.series else ()
        rows.append(replace(row, series=ids[parts[0]], part=parts.index(place)) if parts else row)
    for page in corpus.lists:
        article = page.article
        rows.append(Row(settle(article), article.language or page.language, article.flags, None, page.digest))
    return rows


def _report(found: Found, index: Index, seconds: float) -> Report:
    return Report(
        articles=len(index),
        lists=index.count("article") - len(index),
        unchanged=found.unchanged,
        skipped=found.skipped,
        failures=tuple(failure for failure in index.failures() if not failure.was_read),
        problems=tuple(failure for failure in index.failures() if failure.was_read),
        terms=int(index.meta("terms") or 0),
        concepts=index.count("concept"),
        edges=int(index.meta("edges") or 0),
        seconds=seconds,
        index=str(index.path),
    )


def _nothing(config: Config, found: Found) -> str:
    places = ", ".join(config.sources) or "no source"
    failed = f"; {found.failures[0].id}: {found.failures[0].reason}" if found.failures else ""
    skipped = f"; {found.skipped} drafts, protected posts or redirects were left out" if found.skipped else ""
    return f"{places}: no articles found{failed}{skipped}"
