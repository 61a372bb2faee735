"""The analysis as spaCy users know it: a Doc of a text, a tokenizer, and the pipeline component `indexer`.

Only this module and `rules` import spaCy, and nothing imports this one before somebody asks for a Doc; spaCy
finds the component by the entry point `spacy_factories`. No model is needed or downloaded.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup
from spacy.vocab import Vocab

from indexer.analysis.analyse import Options, analyse
from indexer.analysis.batch import ADDRESS_END, batch_of
from indexer.analysis.segment import segmenter as engine
from indexer.analysis.tokens import signs_of, tokenise
from indexer.errors import ConfigError
from indexer.model import Article, Bools, Ints
from indexer.text.spelling import spelling

SPANS = "indexer"
"""The key of our spans in `doc.spans`."""
TERM = "TERM"
"""The label of a candidate term that is no known concept."""
ENGINE = Options().segmenter
ADDRESS = rf"[a-z]{{2,8}}://(?:(?!{ADDRESS_END.pattern})\S)*"
BETWEEN = re.compile(rf"(?P<blank>(?<=\S) )|{ADDRESS}|\s+|\S", re.I)
"""What stands between two of our tokens: the blank after a word, an address, white space, or one character."""
SURROGATE = re.compile(r"[\ud800-\udfff]")
BEFORE_TEXT = 1
"""Characters of the analysed text before the text of an article without a title: a line break."""
LONGEST_NAME = 8
"""Tokens of a known name; the longest name in a gloss has as many words."""


def doc_of(text: str, vocab: Vocab | None = None, language: str = "zh") -> Doc:
    """A Doc with our tokens and sentence starts, whose `text` is `text`.

    A character between tokens is a token of its own, a web address one, white space as in spaCy: one blank
    after a word is its `whitespace_`, any other stretch a token. The vocabulary is that of spaCy's blank
    pipeline of `language` unless one is given. A lone surrogate, which spaCy cannot hold, becomes U+FFFD;
    characters beyond `ANALYSED_CHARACTERS` are a token each. Raises ConfigError for a language that spaCy
    does not know.

    >>> [token.text for token in doc_of("Node.js 用C++写的插件。")]
    ['Node.js', '用', 'C++', '写', '的', '插件', '。']
    """
    return IndexerTokenizer(_vocab(language) if vocab is None else vocab)(text)


def docs_of(texts: Sequence[str]) -> Iterator[Doc]:
    """The Doc that `doc_of` makes of each text, in order: cut up together, which costs little more than one."""
    return IndexerTokenizer(_vocab("zh")).together(texts)


def readable(text: str) -> str:
    """The text as spaCy can hold it, as long as before: a lone surrogate becomes U+FFFD."""
    return SURROGATE.sub("\ufffd", text)


@cache
def _vocab(language: str) -> Vocab:
    try:
        pipeline = spacy.blank(language)
    except ImportError as error:
        raise ConfigError(f"spaCy knows no language {language!r}; try 'zh' or 'en'") from error
    vocab: Vocab = pipeline.vocab
    return vocab


@dataclass(frozen=True)
class IndexerTokenizer:
    """From text to Doc, as `doc_of`; may stand as `nlp.tokenizer`.

    vocab       of the pipeline
    segmenter   engine of Chinese segmentation (entry points `indexer.segmenters`)
    words       words of the owner, which stay whole

    >>> nlp = spacy.blank("zh")
    >>> nlp.tokenizer = IndexerTokenizer(nlp.vocab, words=("偏向锁膨胀",))
    >>> [token.text for token in nlp("观察偏向锁膨胀")]
    ['观察', '偏向锁膨胀']
    """

    vocab: Vocab
    segmenter: str = ENGINE
    words: tuple[str, ...] = ()

    def __call__(self, text: str) -> Doc:
        """The Doc of one text."""
        return next(self.together([text]))

    def together(self, texts: Sequence[str]) -> Iterator[Doc]:
        """The Docs of texts that fit into memory together, in order."""
        for pieces in _pieces(list(map(readable, texts)), self.segmenter, self.words):
            yield Doc(
                self.vocab,
                words=[piece.text for piece in pieces],
                spaces=[piece.spaced for piece in pieces],
                sent_starts=list(_sentence_starts(pieces)),
            )

    def pipe(self, texts: Iterable[str], **_: Any) -> Iterator[Doc]:
        """The Docs of many texts, in order."""
        return map(self, texts)

    def to_bytes(self, **_: Any) -> bytes:
        """Nothing: whoever set this tokenizer, such as the component, sets it again."""
        return b""

    def from_bytes(self, _content: bytes, **_: Any) -> "IndexerTokenizer":
        """This tokenizer as it is."""
        return self

    def to_disk(self, _path: Any, **_: Any) -> None:
        """Writes nothing, as `to_bytes`."""

    def from_disk(self, _path: Any, **_: Any) -> "IndexerTokenizer":
        """This tokenizer as it is."""
        return self


class Piece(NamedTuple):
    """A token of a Doc: whether a blank follows, how many sentences ended before it, if it may begin one."""

    text: str
    spaced: bool
    ended: int
    opens: bool


def _pieces(texts: Sequence[str], segmenter: str, words: tuple[str, ...]) -> Iterator[list[Piece]]:
    """Each text cut into the tokens of a Doc."""
    if not texts:
        return
    batch = batch_of(list(map(_article, texts)))
    signs = signs_of(batch)
    tokens = tokenise(batch, engine(segmenter, words), signs)
    cuts = np.searchsorted(tokens.start, batch.bases)
    for text, bounds, (base, after) in zip(texts, pairwise(cuts), pairwise(batch.bases), strict=True):
        inside, begin = slice(*bounds), base + BEFORE_TEXT
        spans = _spans(text, tokens.start[inside] - begin, tokens.end[inside] - begin)
        yield list(_of_text(text, spans, signs.ends[begin:after]))


def _of_text(text: str, spans: Iterable[tuple[int, int]], breaks: Bools) -> Iterator[Piece]:
    """The tokens of a text; `breaks` (characters + 1,) are the ends of sentences."""
    ended: Ints = np.cumsum(breaks) - breaks
    for start, end in spans:
        word = text[start:end]
        blank = word.isspace()
        at = min(start, len(breaks) - 1)
        yield Piece(word, not blank and text[end : end + 1] == " ", int(ended[at]), not (blank or breaks[at]))


def _spans(text: str, starts: Ints, ends: Ints) -> Iterator[tuple[int, int]]:
    """Our tokens and what is between them, without the blanks that belong to the word before them."""
    at = 0
    for start, end in zip([*starts.tolist(), len(text)], [*ends.tolist(), len(text)], strict=True):
        for found in BETWEEN.finditer(text, at, start):
            if not found["blank"]:
                yield found.span()
        if start < end:
            yield start, end
        at = end


def _sentence_starts(pieces: Iterable[Piece]) -> Iterator[bool]:
    """Whether a sentence begins with each piece; its end marks and white space stay with the one before."""
    ended = -1
    for place, piece in enumerate(pieces):
        yield place == 0 or (piece.opens and -1 < ended < piece.ended)
        ended = piece.ended if piece.opens else ended


def _article(text: str) -> Article:
    return Article("", "", text, ())


class Known(NamedTuple):
    """A concept of an index."""

    id: str
    label: str


class Found(NamedTuple):
    """A stretch of a text that is a candidate term (with its score), a name of a known concept, or both."""

    start: int
    end: int
    score: float | None = None
    known: Known | None = None


@dataclass(frozen=True)
class Component:
    """Writes the terms and known concepts of a Doc to `doc.spans["indexer"]`, in reading order.

    They are the candidate terms, each where it first stands, and every mention of a known concept, of those
    inside one another the longest. A concept's name has its id as `span.kb_id_` and its label as `span.label_`;
    any other term is a `TERM`. A stretch that cuts through a token is left out, which happens with another
    tokenizer only. `attrs["scores"]` of the group has each candidate's score by this text alone (a logit,
    higher is better), None for the mentions that are no candidate's first place.
    """

    options: Options
    names: Mapping[str, Known]
    """Concepts by the spellings of their names."""

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc, with its spans."""
        found = {(term.start, term.end): term for term in _terms(doc.text, self.options, self.names)}
        for mention in _mentions(doc, self.names):
            found.setdefault((mention.start, mention.end), mention)
        _write(doc, [found[place] for place in sorted(found)])
        return doc


def create_component(
    nlp: Language, name: str, index: str, tokenizer: bool, segmenter: str, words: list[str]
) -> Component:
    """The component `indexer` of a pipeline.

    index       an index file, whose concepts are found under all their names; none by default
    tokenizer   whether the pipeline gets our tokenizer: a blank one should, a trained one must keep its own
    segmenter   engine of Chinese segmentation (entry points `indexer.segmenters`)
    words       words of the owner, which stay whole

    Raises ConfigError for an unknown segmenter, IndexFileError for an index that cannot be read.

    >>> nlp = spacy.blank("en")
    >>> component = nlp.add_pipe("indexer")
    >>> doc = nlp("Use a connection pool.")
    >>> [span.text for span in doc.spans["indexer"]]
    ['connection', 'connection pool', 'pool']
    """
    options = Options(segmenter, tuple(words))
    engine(options.segmenter, options.words)
    if tokenizer:
        nlp.tokenizer = IndexerTokenizer(nlp.vocab, options.segmenter, options.words)
    return Component(options, _names(index) if index else {})


Language.factory(
    "indexer",
    func=create_component,
    default_config={"index": "", "tokenizer": True, "segmenter": ENGINE, "words": []},
    assigns=["doc.spans"],
)


def _names(path: str) -> dict[str, Known]:
    """The concepts of an index by spelling; of several of one name the one in most articles, ties by id."""
    from indexer.store import Index

    names: dict[str, Known] = {}
    with Index.open(path) as index:
        for concept in sorted(index.concepts(), key=lambda each: (-len(each.articles), each.id)):
            for form in (concept.label, *(alias.form for alias in concept.aliases)):
                names.setdefault(spelling(form), Known(concept.id, concept.label))
    return names


def _terms(text: str, options: Options, names: Mapping[str, Known]) -> Iterator[Found]:
    """The candidate terms of a text where they first stand."""
    candidates = analyse([_article(text)], options)[0].candidates
    columns = (candidates.start.tolist(), candidates.length.tolist(), candidates.base.tolist())
    for after, length, score in zip(*columns, strict=True):
        start = after - BEFORE_TEXT
        yield Found(start, start + length, score, names.get(spelling(text[start : start + length])))


def _mentions(doc: Doc, names: Mapping[str, Known]) -> Iterator[Found]:
    """The longest known name at each token, left to right, none inside another or across a line break."""
    words = ["\n" if "\n" in token.text else spelling(token.text) for token in doc]
    at = 0
    while names and at < len(words):
        size = _longest(words[at : at + LONGEST_NAME], names)
        if size:
            last = doc[at + size - 1]
            yield Found(doc[at].idx, last.idx + len(last), known=names["".join(words[at : at + size])])
        at += max(1, size)


def _longest(words: list[str], names: Mapping[str, Known]) -> int:
    """How many of the words the longest name takes that begins with the first; 0 where none does."""
    sizes = (size for size in range(len(words), 0, -1) if words[size - 1] and "".join(words[:size]) in names)
    return next(sizes, 0) if words[0] else 0


def _write(doc: Doc, found: Iterable[Found]) -> None:
    spans, scores = [], []
    for each in found:
        label, kb_id = (each.known.label, each.known.id) if each.known else (TERM, "")
        span = doc.char_span(each.start, each.end, label=label, kb_id=kb_id)
        if span is not None:
            spans.append(span)
            scores.append(each.score)
    doc.spans[SPANS] = SpanGroup(doc, name=SPANS, attrs={"scores": scores}, spans=spans)
