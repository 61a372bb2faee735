"""The article of an HTML page; in a module of its own, which a build of Markdown does not load."""

from dataclasses import replace

from indexer.model import Article, Page
from indexer.parsing.html.page import compose_html
from indexer.parsing.htmlsource import is_unfilled
from indexer.parsing.links import base_of, linked_from, saved_from
from indexer.parsing.listpages.excerpts import told_by
from indexer.parsing.listpages.teasers import announced_by, distinct, part_teasers
from indexer.parsing.metadata.labels import own_keywords
from indexer.parsing.metadata.page import page_metadata
from indexer.parsing.metadata.platforms import ESCAPED_BREAK, shared_text
from indexer.parsing.naming import plainly_titled, titled
from indexer.parsing.notices import refuse_notice, refuse_other_kinds, refuse_print
from indexer.parsing.parsers import Options
from indexer.parsing.plain import compose_plain
from indexer.parsing.shells import is_waiting, refuse_shell


def read_html(page: Page, text: str, _: Options) -> Article | None:
    """The article of an HTML page, with what the page says about itself and announces of others; None for a template."""
    refuse_other_kinds(text)
    refuse_print(page.url or page.id, text)
    tree, composed = compose_html(text)
    if is_unfilled(text, tree, composed):
        return None
    place = page.url or saved_from(text)
    said = page_metadata(tree, place or page.id)
    announced = announced_by(tree, said, page.id)
    body, teasers = part_teasers(composed)
    if announced.is_list and (is_waiting(body.text) or not body.text.strip()):
        body = compose_plain(told_by(announced.teasers), with_title=False).body
    title = said.title or (said.head if announced.is_list else "")
    if not body.text.strip() and (shared := shared_text(text)):
        body, title = compose_plain(shared, with_title=False).body, title.partition(ESCAPED_BREAK)[0]
    refuse_notice(said.title, body.text, text)
    if not announced.is_list:
        refuse_shell(tree, body.text, place or page.id)
    url = page.url or said.url or place
    base = base_of(tree, url)
    article = titled(page.id, title, linked_from(base, body))
    if announced.is_list and not article.text.strip():  # the page of a tag with one post: nothing failed
        article = plainly_titled(page.id, article.title, compose_plain(article.title, with_title=False).body)
    return replace(
        article,
        url=url, author=said.author, date=said.date, updated=said.updated,
        language=said.language, description=said.description, categories=said.categories,
        tags=said.tags or own_keywords(said.keywords, f"{said.title}\n{body.text}"),
        series=said.series,
        flags=("list",) if announced.is_list else (), teasers=distinct([*teasers, *announced.teasers], base),
    )  # fmt: skip
