"""Candidate terms of a batch: n-grams of one to four tokens that could be a term, as occurrences and as groups."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from indexer.analysis.batch import CODE, TITLE, Batch
from indexer.analysis.tokens import HAN_WORD, NUMBER, Tokens
from indexer.analysis.words import ADVERB, CLOSED, GENERIC, LINK, NOT_FIRST, NOT_LAST, VERB
from indexer.model import Bools, Ints, Keys
from indexer.text.hashing import group, mixed, powers

LONGEST = 4
HAN_LIMIT = 12
NAME_LIMIT = 40
MIXED_LIMIT = 24
BLANK = np.uint64(ord(" ") + 1)
WHERETO = ord("到"), ord("给")
"""What ends words that say whereto something is done, and no name."""
BECOMES = ord("成"), ord("出")
"""The same in words of three characters: 转换成, 绘制出; 生成 and 输出 are names."""
TOWARDS = ord("于")
"""What ends words of any length that go on: 依赖于, 取决于."""
PAIR = ord("对")
"""A preposition, or, where nothing goes on, a measure that ends names: 正样本对, 问答对."""
OF_ARTICLE = np.uint64(0xD6E8FEB86659FD93)


@dataclass(frozen=True, slots=True, eq=False)
class Prose:
    """The tokens outside code, with what decides about candidates; all (n,).

    `open` may stand in a term, `first` may begin one, `last` may end one, over `ends` none goes on; `edge_left` and `edge_right` say where a noun chunk begins and
    ends: a run of open Latin tokens; `after_link` that a preposition, `as`, `and` or `or` stands before the chunk.
    """

    tokens: Tokens
    open: Bools
    first: Bools
    last: Bools
    ends: Bools
    edge_left: Bools
    edge_right: Bools
    after_link: Bools
    capital: Bools
    generic: Bools
    gerund: Bools


@dataclass(frozen=True, slots=True, eq=False)
class Occurrences:
    """Every place where a candidate stands, m of them: first token, number of tokens, key, and its group's first place."""

    token: Ints
    size: npt.NDArray[np.int64]
    key: Keys
    latin: Bools
    chars: Ints
    first: Ints


def prose_of(batch: Batch, tokens: Tokens) -> Prose:
    """The tokens of prose with their classes. A single character between a Latin and a Chinese word begins or ends the latter: 微 in Golang 微服务
    ends no candidate, 自 in 导出自 vue begins none."""
    prose = tokens.field != CODE
    if not prose.all():
        tokens = Tokens(*(getattr(tokens, name)[prose] for name in Tokens.__slots__))
    latin = tokens.kind != HAN_WORD
    classes = tokens.classes
    same = np.zeros(len(latin) + 1, dtype=np.bool_)
    if len(latin):
        same[1:-1] = tokens.piece[1:] == tokens.piece[:-1]
    closed = ((classes & CLOSED) != 0) | (((classes & (VERB | ADVERB)) != 0) & _beside(latin, same)) | _leads_to(batch, tokens)
    single = ~latin & (tokens.end - tokens.start == 1)
    pair = single & (batch.folded[tokens.start] == PAIR)
    closed &= ~pair
    han = ~closed & ~latin
    begins, ends = (single & _after(latin, same) & _before(han, same)), (single & _after(han, same) & _before(latin, same))
    first = ~closed & ~pair & ~ends & (tokens.kind != NUMBER) & ((classes & NOT_FIRST) == 0)
    last = ((classes & NOT_LAST) == 0) & ~begins & ~(pair & _before(~closed, same))
    chunk = ~closed & latin
    inner = np.concatenate([[False], chunk, [False]])
    before = np.concatenate([[False], ((classes & LINK) != 0)[:-1]])[: len(closed)]
    edge_left = chunk & ~(inner[:-2] & same[:-1])
    return Prose(
        tokens=tokens,
        open=~closed,
        first=first,
        last=last,
        ends=pair,
        edge_left=edge_left,
        edge_right=chunk & ~(inner[2:] & same[1:]),
        after_link=edge_left & before & same[:-1],
        capital=batch.upper[tokens.start] & _not_at_sentence_start(tokens) & (tokens.field != TITLE),
        generic=(classes & GENERIC) != 0,
        gerund=_ends_in_ing(batch, tokens),
    )


def _leads_to(batch: Batch, tokens: Tokens) -> Bools:
    """(n,) which Chinese words say where something goes, or what becomes of it: 复制到, 传染给, 转换成, 依赖于."""
    size, last = tokens.end - tokens.start, batch.folded[tokens.end - 1]
    whereto = (size > len("签到")) & ((last == WHERETO[0]) | (last == WHERETO[1]))
    becomes = (size == len("转换成")) & ((last == BECOMES[0]) | (last == BECOMES[1]))
    return np.asarray((tokens.kind == HAN_WORD) & (whereto | becomes | ((size > 1) & (last == TOWARDS))))


def _beside(mask: Bools, same: Bools) -> Bools:
    """(n,) whether the mask holds for the token before or after in the same piece: of Latin words, whether they are English prose."""
    return np.asarray(_after(mask, same) | _before(mask, same))


def _after(mask: Bools, same: Bools) -> Bools:
    """(n,) whether the mask holds for the token before, in the same piece."""
    return np.asarray(np.concatenate([[False], mask])[:-1] & same[:-1])


def _before(mask: Bools, same: Bools) -> Bools:
    """(n,) whether the mask holds for the token after, in the same piece."""
    return np.asarray(np.concatenate([mask, [False]])[1:] & same[1:])


def occurrences_of(prose: Prose) -> Occurrences:
    """All candidates, shorter ones first, each size in reading order; a 24th of the cost of doing it with strings."""
    tokens = prose.tokens
    latin, width = tokens.kind != HAN_WORD, tokens.end - tokens.start
    joined = _joined(prose, latin)
    at = np.flatnonzero(prose.first)
    value, length, chars, all_latin = tokens.value[at], tokens.length[at], width[at], latin[at]
    power = powers(LONGEST * (NAME_LIMIT + HAN_LIMIT) + int(tokens.length.max(initial=0)) + LONGEST)
    found = []
    for size in range(1, LONGEST + 1):
        if size > 1:
            goes_on = np.flatnonzero(joined.follows[at + size - 1])
            at, value, length, chars = at[goes_on], value[goes_on], length[goes_on], chars[goes_on]
            last = at + size - 1
            value, length = value + joined.value[last] * power[length], length + joined.length[last]
            chars, all_latin = chars + width[last], all_latin[goes_on] & latin[last]
        short = chars <= np.where(all_latin, NAME_LIMIT, HAN_LIMIT if size == 1 else MIXED_LIMIT)
        whole = np.flatnonzero(short & (chars > 1) & prose.last[at + size - 1])
        found.append((at[whole], np.full(len(whole), size), value[whole], all_latin[whole], chars[whole]))
        at, value, length, chars, all_latin = at[short], value[short], length[short], chars[short], all_latin[short]
    token, sizes, values, latins, widths = (np.concatenate(column) for column in zip(*found, strict=True))
    key = mixed(values)
    first = group(key ^ ((tokens.article[token].astype(np.uint64) + np.uint64(1)) * OF_ARTICLE))
    return Occurrences(token, sizes, key, latins, widths, first)


class _Joined(NamedTuple):
    """What a token is behind the one before it: whether a candidate may go on over it (n + LONGEST,); unmixed hash and length
    (n,) with the blank between two Latin ones."""

    follows: Bools
    value: Keys
    length: Ints


def _joined(prose: Prose, latin: Bools) -> _Joined:
    tokens = prose.tokens
    follows = np.zeros(len(latin) + LONGEST, dtype=np.bool_)
    follows[1 : len(latin)] = prose.open[1:] & (tokens.piece[1:] == tokens.piece[:-1]) & ~prose.ends[:-1]
    spaced = np.zeros(len(latin), dtype=np.bool_)
    spaced[1:] = latin[1:] & latin[:-1]
    value = np.where(spaced, tokens.value * powers(2)[1] + BLANK, tokens.value)
    return _Joined(follows, value, tokens.length + spaced)


def _ends_in_ing(batch: Batch, tokens: Tokens) -> Bools:
    ends = np.zeros(len(tokens.end), dtype=np.bool_)
    at = np.flatnonzero((tokens.kind != HAN_WORD) & (tokens.end - tokens.start > 4))
    for back, letter in enumerate("gni", 1):
        at = at[batch.folded[tokens.end[at] - back] == ord(letter)]
    ends[at] = True
    return ends


def _not_at_sentence_start(tokens: Tokens) -> Bools:
    return np.concatenate([[False], tokens.sentence[1:] == tokens.sentence[:-1]])[: len(tokens.start)]
