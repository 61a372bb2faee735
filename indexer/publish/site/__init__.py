"""The `site` publisher: an explorer of what the articles know, that opens from a disk and asks no other host for anything."""

from collections.abc import Iterator

from indexer.publish.folder import File
from indexer.publish.options import Options
from indexer.publish.site.articles import article_lists, article_page
from indexer.publish.site.chart import map_pages
from indexer.publish.site.concepts import concept_pages, sentences
from indexer.publish.site.finding import search_data
from indexer.publish.site.knowledge import gather
from indexer.publish.site.letters import index_pages
from indexer.publish.site.pages import assets, page
from indexer.publish.site.panels import panels_of
from indexer.publish.site.start import start_page
from indexer.publish.site.topics import topic_pages
from indexer.publish.views import corpus_of
from indexer.store import Index


def publish(index: Index, options: Options) -> Iterator[File]:
    """`explorer/`: its start page, a page for each article, topic and concept that matters, the lists, the map and the search.

    Time and memory grow with the number of articles and of concepts that have a page.
    """
    known = gather(index, corpus_of(index, options))
    panels = panels_of(index, known.corpus.words.language)
    yield from assets()
    yield start_page(known, panels)
    yield from (page(f"{panel.name}.html", "panel.html.j2", known, panel=panel) for panel in panels if panel.name)
    heard = sentences(known)
    for entry, article in index.articles():
        if entry.id in known.corpus.entries:  # else a list page
            file, told = article_page(entry, article, known)
            heard.listen(told, known)
            yield file
    yield from concept_pages(known, heard)
    yield from topic_pages(known)
    yield from article_lists(known)
    yield from index_pages(known)
    yield from map_pages(known)
    yield search_data(known)
