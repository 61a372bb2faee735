"""Chinese word segmentation behind one seam: a function from Han text to its words, in order and without loss.

rjieba (Rust) is the default; jieba is the reference whose dictionary and model it shares. Both take words of the
owner, which then stay whole.
"""

from collections.abc import Callable, Iterable
from functools import cache
from importlib.metadata import entry_points

from indexer.errors import ConfigError

Segmenter = Callable[[str], list[str]]
"""Text to words; `"".join(words) == text`."""
OWN_WORD_FREQUENCY = 100_000


def rjieba_segmenter(words: Iterable[str] = ()) -> Segmenter:
    """Segmentation by rjieba, with the owner's words added."""
    own = tuple(words)
    if not own:
        return _cut
    import rjieba

    engine = rjieba.Jieba()
    for word in own:
        engine.add_word(word, OWN_WORD_FREQUENCY, None)
    return lambda text: engine.cut(text, True)


def _cut(text: str) -> list[str]:
    """The words of a text; the dictionary is read with the first one."""
    import rjieba

    return rjieba.cut(text, True)


def jieba_segmenter(words: Iterable[str] = ()) -> Segmenter:
    """Segmentation by jieba itself: slower, the reference."""
    import logging

    import jieba

    jieba.setLogLevel(logging.ERROR)
    tokenizer = jieba.Tokenizer()
    for word in words:
        tokenizer.add_word(word, OWN_WORD_FREQUENCY)
    return tokenizer.lcut  # type: ignore[no-any-return]


@cache
def segmenter(name: str, words: tuple[str, ...] = ()) -> Segmenter:
    """The engine of that name, from the entry points `indexer.segmenters`. Raises ConfigError where there is none."""
    makers = {"rjieba": rjieba_segmenter, "jieba": jieba_segmenter}
    maker = makers.get(name)
    if maker is None:
        found = [entry for entry in entry_points(group="indexer.segmenters") if entry.name == name]
        if not found:
            raise ConfigError(f"no segmenter called {name!r}; known: {', '.join(makers)}")
        maker = found[0].load()
    return maker(words)
