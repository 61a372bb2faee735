"""Jupyter notebooks as Markdown."""

import json
from pathlib import Path

import pytest

from indexer.model import Failure, Page
from indexer.sources import Options, pages
from indexer.sources.notebooks import markdown_of


def markdown(book: object) -> str:
    return markdown_of(json.dumps(book).encode()).decode()


def test_prose_stays_and_code_stands_in_fences_without_its_outputs() -> None:
    cells = [
        {"cell_type": "markdown", "source": ["# 梯度下降\n", "\n", "每一步都沿着负梯度走。"]},
        {"cell_type": "code", "source": "print('```')", "outputs": [{"text": "隐藏"}]},
        {"cell_type": "raw", "source": "raw"}, {"cell_type": "code", "source": " "}, {"cell_type": "heading", "level": 2, "source": "小节"}, 3,
    ]  # fmt: skip
    book = {"cells": cells, "metadata": {"kernelspec": {"language": "julia"}}}
    assert markdown(book) == "# 梯度下降\n\n每一步都沿着负梯度走。\n\n````julia\nprint('```')\n````\n\n## 小节"


def test_the_third_format_has_sheets() -> None:
    assert markdown({"worksheets": [{"cells": [{"cell_type": "code", "input": ["x = 1"]}]}, 4]}) == "```python\nx = 1\n```"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"{}", b'{"cells": 3}', b"[" * 100_000, b'{"cells": "a"}'])
def test_what_is_no_notebook_is_a_failure(content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.ipynb").write_bytes(content)
    Path("b.md").write_text("正文", "utf-8")
    failed, read = pages(["."], Options())
    assert isinstance(failed, Failure)
    assert isinstance(read, Page)


def test_a_first_cell_with_front_matter_is_one() -> None:
    front = {"cell_type": "raw", "source": ["---\n", "title: 梯度\n", "---"]}
    assert markdown({"cells": [front, {"cell_type": "markdown", "source": "文字"}]}) == "---\ntitle: 梯度\n---\n\n文字"
    assert markdown({"cells": [{"cell_type": "markdown", "source": "文字"}, front]}) == "文字"
