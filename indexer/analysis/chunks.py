"""Noun chunks by a pipeline of spaCy that the owner has trained or installed, such as zh_core_web_sm.

Trees name topics with them (`Analysis.chunks`), so only articles without headings are looked at. No pipeline is ever
downloaded, and only the configuration can name one. spaCy is imported here where a pipeline is named.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from indexer.analysis.batch import CODE, analysed_text, batch_of
from indexer.errors import ConfigError
from indexer.model import Analysis, Article

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

UNNEEDED = ("ner", "lemmatizer")
"""Components that noun chunks do not need, by the names that trained pipelines give them."""
LONGEST = 1000
"""Characters of a sentence that is still parsed: a longer one is none, and parsing takes memory."""
NOUNS = frozenset({"NOUN", "PROPN"})
LEADING = frozenset({"DET", "PRON", "PUNCT", "SPACE"})
"""What a chunk may begin with that is no part of a name."""
INNER = frozenset({"compound", "nmod"})
"""Children on a noun's left that belong to its name (Universal Dependencies, the part before a colon)."""
NOT_LOADED = (OSError, ImportError, ValueError, TypeError, AttributeError)
"""What loading raises: no such pipeline, a library of its own is missing, damaged files; a package that is no pipeline."""
PROBE = "锁很慢。 The lock is slow."


def with_chunks(article: Article, analysis: Analysis, pipeline: str) -> Analysis:
    """The analysis with the noun chunks of an article without headings; `analysis` itself where there are none.

    Costs what the pipeline takes for the article's prose: milliseconds for a sentence.
    """
    if any(block.kind == "heading" for block in article.blocks):
        return analysis
    from indexer.analysis.doc import readable

    text, field = analysed_text(article), batch_of([article]).field
    spans = [(low, high) for low, high in analysis.sentences.tolist() if low > len(article.title)]
    spans = [(low, high) for low, high in spans if high - low <= LONGEST and field[low] < CODE and text[low:high].strip()]
    docs = load_pipeline(pipeline).pipe([readable(text[low:high]) for low, high in spans])
    chunks = [
        (low + start, low + end) for (low, _), doc in zip(spans, docs, strict=True) for start, end in sorted(_chunks(doc))
    ]
    return replace(analysis, chunks=tuple(chunks)) if chunks else analysis


def identity_of(pipeline: str) -> str:
    """What changes when the pipeline does: its name and version, or a digest of its files; empty where none is named.

    Raises ConfigError where it is neither an installed package nor a folder.
    """
    return _identity(pipeline) if pipeline else ""


@cache
def _identity(pipeline: str) -> str:
    from spacy.util import is_package

    made_with = f"spacy {version('spacy')}"
    if is_package(pipeline):
        return f"{made_with} {pipeline} {version(pipeline)}"
    folder = Path(pipeline)
    if not folder.is_dir():
        raise ConfigError(_missing(pipeline))
    seal = hashlib.blake2b(digest_size=16)
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        content = file.read_bytes()
        seal.update(f"{file.relative_to(folder).as_posix()}\0{len(content)}\0".encode() + content)
    return f"{made_with} {seal.hexdigest()}"


@cache
def load_pipeline(pipeline: str) -> "Language":
    """The pipeline, loaded once a process. Raises ConfigError where it cannot be loaded or does not parse."""
    import spacy

    try:
        loaded = spacy.load(pipeline, exclude=UNNEEDED)
    except NOT_LOADED as error:
        raise ConfigError(f"{_missing(pipeline)} ({str(error).splitlines()[0]})") from error
    doc = loaded(PROBE)
    if not (doc.has_annotation("DEP") and doc.has_annotation("POS")):
        raise ConfigError(f"pipeline: {pipeline!r} gives no parts of speech and dependencies; name one with a tagger and a parser")
    return loaded


def _missing(pipeline: str) -> str:
    return f"pipeline: {pipeline!r} cannot be loaded; install the package (python -m spacy download NAME) or name the folder of a saved one"


def _chunks(doc: "Doc") -> Iterator[tuple[int, int]]:
    """Where the noun chunks of a text stand, without determiners and stop words before them."""
    for chunk in doc.noun_chunks if doc.vocab.get_noun_chunks else noun_phrases(doc):
        start = next((token.i for token in chunk if not _leads(token)), chunk.end)
        if start < chunk.end:
            rest = doc[start : chunk.end]
            yield rest.start_char, rest.end_char


def _leads(token: "Token") -> bool:
    return token.is_stop or token.pos_ in LEADING


def noun_phrases(doc: "Doc") -> Iterator["Span"]:
    """For languages whose noun chunks spaCy does not know, such as Chinese: each noun with the compound and nmod children
    right before it and all that hangs on these, the last phrase first; none lies inside another."""
    free = len(doc)
    for token in reversed(doc):
        if token.i < free and token.pos_ in NOUNS:
            free = _first(token)
            yield doc[free : token.i + 1]


def _first(noun: "Token") -> int:
    """The place of the first token of a noun's phrase."""
    first: int = noun.i
    for child in reversed(list(noun.lefts)):
        if child.dep_.partition(":")[0] not in INNER:
            break
        first = child.left_edge.i
    return first
