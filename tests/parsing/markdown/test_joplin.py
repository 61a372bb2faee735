"""Files of Joplin's own form."""

from tests.parsing.pages import article_of, found_in, marks_of

ID = "0123456789abcdef0123456789abcdef"
KNOWN = f"id: {ID}\nparent_id: {ID}\ncreated_time: 2024-01-02T03:04:05.000Z\nupdated_time: 2024-02-02T03:04:05.000Z\nauthor: \nsource_url: https://a.example/lock\nis_todo: 0\ntype_: "


def test_a_note_is_read_without_what_the_program_knows_of_it() -> None:
    found = article_of(f"锁的升级\n\n---\n\n锁偏向第一个线程，见[队列](:/{ID}#头)。\n\n{KNOWN}1", name=f"raw/{ID}.md")
    assert (found.title, found.date, found.updated, found.url) == ("锁的升级", "2024-01-02T03:04:05", "2024-02-02T03:04:05", "https://a.example/lock")
    assert (found.text, marks_of(found), found.marks[0].target) == ("锁偏向第一个线程，见队列。", [("link", "队列")], f"{ID}.md#头")


def test_notebooks_tags_and_files_are_no_articles() -> None:
    assert found_in(f"笔记本\n\n{KNOWN}2") is None
    assert found_in(f"{KNOWN}6") is None


def test_a_text_about_them_is_text() -> None:
    assert "type_: 1" in article_of("# 格式\n\n最后一行是\n\ntype_: 1").text
