"""Tags that Joplin keeps in files of their own."""

import os
from pathlib import Path

from indexer.sources.joplintags import tags_in

NOTE, TAG = "a" * 32, "b" * 32


def test_only_plain_files_are_opened(tmp_path: Path) -> None:
    (tmp_path / f"{TAG}.md").write_text(f"jvm\n\nid: {TAG}\ntype_: 5")
    (tmp_path / f"{'c' * 32}.md").write_text(f"id: {'c' * 32}\nnote_id: {NOTE}\ntag_id: {TAG}\ntype_: 6")
    os.mkfifo(tmp_path / f"{'d' * 32}.md")  # who opens it waits for ever
    (tmp_path / f"{'e' * 32}.md").symlink_to("/dev/zero")
    assert tags_in(str(tmp_path)) == {NOTE.encode(): ("jvm",)}
