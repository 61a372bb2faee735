"""One page in two languages, as its site keeps them: en/a.md beside zh-cn/a.md, post.en.md beside post.md."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from indexer.model import Bools, Ints
from indexer.text.editions import page_of


def counterparts(ids: Sequence[str], english: Bools) -> Ints:
    """(articles,) the article in the other language whose path is the same but for the names of languages, -1 for none.

    >>> counterparts(["posts/en/a.md", "posts/zh-cn/a.md", "b.md", "b.en.md", "c.md"], np.array([True, False, False, True, False])).tolist()
    [1, 0, 3, 2, -1]
    """
    pages: defaultdict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for at, (name, is_english) in enumerate(zip(ids, english.tolist(), strict=True)):
        pages[page_of(name)][is_english].append(at)
    out = np.full(len(ids), -1, dtype=np.int64)
    for chinese, others in pages.values():
        if chinese and len(others) == 1:
            out[chinese[0]], out[others[0]] = others[0], chinese[0]
    return out
