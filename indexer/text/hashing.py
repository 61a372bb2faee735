"""Polynomial hashes of spans of text, so that a word or phrase is a number before it is ever a string.

The hash of characters c_0 ... c_(n-1) is sum (c_k + 1) B^k modulo 2^64, with B odd, so that B has an inverse and the
hash of any span follows from prefix sums: (S[end] - S[start]) B^(-start). Keys are such hashes mixed by the finaliser
of splitmix64 (Steele, Lea, Flood 2014, doi:10.1145/2660193.2660195), whose low bits are as good as its high ones.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from indexer.model import Bools, Ints, Keys

BASE = 0x9E3779B97F4A7C15
INVERSE = pow(BASE, -1, 1 << 64)
WORD = 0xFFFFFFFFFFFFFFFF
SLOT_BITS = 20
"""Of a table of 30,000 keys with so many slots one in seventy shares its slot."""
_powers = np.ones(1, dtype=np.uint64)
_inverses = np.ones(1, dtype=np.uint64)


def powers(length: int) -> Keys:
    """(>= length,) B^k for k = 0, 1, ..."""
    global _powers  # noqa: PLW0603 - a table that only grows
    if len(_powers) < length:
        _powers = _power_table(BASE, length)
    return _powers


def inverse_powers(length: int) -> Keys:
    """(>= length,) B^(-k) for k = 0, 1, ..."""
    global _inverses  # noqa: PLW0603 - a table that only grows
    if len(_inverses) < length:
        _inverses = _power_table(INVERSE, length)
    return _inverses


def _power_table(base: int, length: int) -> Keys:
    table = np.full(max(1 << 16, 2 * length), base, dtype=np.uint64)
    table[0] = 1
    return np.cumprod(table)


def prefix_sums(codes: npt.NDArray[np.unsignedinteger[Any]]) -> Keys:
    """(n + 1,) S with S[k] = sum over i < k of (codes[i] + 1) B^i."""
    sums = np.empty(len(codes) + 1, dtype=np.uint64)
    sums[0] = 0
    values = sums[1:]
    values[:] = codes
    values += np.uint64(1)
    values *= powers(len(codes))[: len(codes)]
    np.cumsum(values, out=values)
    return sums


def span_values(sums: Keys, starts: Ints, ends: Ints) -> Keys:
    """(n,) the unmixed hash of every span; equal text gives equal values wherever it stands."""
    values = sums[ends]
    values -= sums[starts]
    values *= inverse_powers(len(sums))[starts]
    return values


def mixed(values: Keys) -> Keys:
    """(n,) keys of unmixed hashes; 0 never comes out, so that it can mean nothing."""
    keys = values ^ (values >> np.uint64(30))
    keys *= np.uint64(0xBF58476D1CE4E5B9)
    keys ^= keys >> np.uint64(27)
    keys *= np.uint64(0x94D049BB133111EB)
    keys ^= keys >> np.uint64(31)
    keys[keys == 0] = 1
    return keys


def key_of(folded: str) -> int:
    """The key of one folded string, in plain Python: what the arrays must agree with."""
    value, power = 0, 1
    for character in folded:
        value = (value + (ord(character) + 1) * power) & WORD
        power = (power * BASE) & WORD
    value ^= value >> 30
    value = (value * 0xBF58476D1CE4E5B9) & WORD
    value ^= value >> 27
    value = (value * 0x94D049BB133111EB) & WORD
    return max(1, value ^ (value >> 31))


def keys_of(strings: Iterable[str]) -> Keys:
    """The keys of folded strings, ascending and distinct: a set to look tokens up in with `contains`."""
    return np.unique(hashes_of(list(strings)))


def hashes_of(words: Sequence[str]) -> Keys:
    """(n,) the key of each folded string, in order."""
    codes = np.frombuffer("".join(words).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    ends = np.cumsum([len(word) for word in words], dtype=np.int64) if words else np.zeros(0, dtype=np.int64)
    starts = np.concatenate([np.zeros(1, dtype=np.int64), ends[:-1]]) if words else ends
    return mixed(span_values(prefix_sums(codes), starts, ends))


def contains(known: Keys, keys: Keys) -> Bools:
    """(n,) whether each key is among `known` (ascending); only those are searched for that may be."""
    found = may_contain(known, keys)
    maybe = np.flatnonzero(found)
    at = np.minimum(np.searchsorted(known, keys[maybe]), len(known) - 1)
    found[maybe] = known[at] == keys[maybe]
    return found


def places_among(known: Keys, keys: Keys) -> Ints:
    """(n,) the place of each key among the known ones (ascending), their count for others."""
    places = np.full(len(keys), len(known))
    maybe = np.flatnonzero(may_contain(known, keys))
    at = np.minimum(np.searchsorted(known, keys[maybe]), len(known) - 1)
    found = known[at] == keys[maybe]
    places[maybe[found]] = at[found]
    return places


class KeyTable(NamedTuple):
    """n keys, ascending, with a 0, which none is, at their end, for looking up again and again: most are found in the slot that their low bits
    name, in a sixth of the time of a search. `crowded` are the places of those whose slot another one has, and n."""

    keys: Keys
    slots: npt.NDArray[np.int32]
    crowded: Ints

    def places(self, keys: Keys) -> Ints:
        """(m,) the place of each key among the n, which is n for others."""
        at = self.slots.take(_slots(keys)).astype(np.int64)
        others = np.flatnonzero(self.keys[at] != keys)
        at[others] = self.crowded[places_among(self.keys[self.crowded[:-1]], keys[others])]
        return at


def key_table(keys: Keys) -> KeyTable:
    """A table of distinct keys, which are ascending."""
    size = len(keys)
    slots, own, places = np.full(1 << SLOT_BITS, size, dtype=np.int32), _slots(keys), np.arange(size)
    slots[own] = places
    return KeyTable(np.append(keys, np.uint64(0)), slots, np.append(np.flatnonzero(slots[own] != places), size))


def _slots(keys: Keys) -> Ints:
    return (keys & np.uint64((1 << SLOT_BITS) - 1)).astype(np.int64)


def may_contain(known: npt.NDArray[np.unsignedinteger[Any]], keys: npt.NDArray[np.unsignedinteger[Any]]) -> Bools:
    """(n,) whether one of `known` has the low 16 bits of each key."""
    low_bits = np.zeros(1 << 16, dtype=np.bool_)
    low_bits[known.astype(np.uint16)] = True
    return np.asarray(low_bits.take(keys.astype(np.uint16)))


def distinct(numbers: Ints) -> Ints:
    """The numbers ascending, each once. Sorts in place; a tenth of the cost of numpy.unique where most occur often."""
    numbers.sort()
    first: Bools = np.concatenate([[True], numbers[1:] != numbers[:-1]])[: len(numbers)]
    return np.asarray(numbers[first])


def with_places(keys: npt.NDArray[np.uint32]) -> Keys:
    """(n,) every key with its place among them as one number, key x 2^32 + place, ascending: ten times as fast as sorting places."""
    packed = keys.astype(np.uint64)
    packed <<= np.uint64(32)
    packed |= np.arange(len(keys), dtype=np.uint64)
    packed.sort()
    return packed


def group(keys: Keys) -> Ints:
    """(n,) the index of the first occurrence of every key, in time linear in n.

    One scatter and one gather through a table of slots settle every key that owns its slot; the few that share one
    go into the next round with other bits. Sorting would cost ten times as much.
    """
    first = np.empty(len(keys), dtype=np.int64)
    left = np.arange(len(keys))
    size = 1 << max(4, int(2 * len(keys)).bit_length())
    table = np.empty(size, dtype=np.int64)
    shift = 0
    while len(left):
        slots = ((keys[left] >> np.uint64(shift)) & np.uint64(size - 1)).astype(np.int64)
        table[slots[::-1]] = left[::-1]
        found = table[slots]
        settled = keys[found] == keys[left]
        first[left[settled]] = found[settled]
        left = left[~settled]
        shift = (shift + 13) % 44
        if shift == 0 and len(left):  # pathological input: settle the rest by sorting
            _, index, inverse = np.unique(keys[left], return_index=True, return_inverse=True)
            first[left] = left[index[inverse]]
            break
    return first
