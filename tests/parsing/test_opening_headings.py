"""What a file is called whose first heading is that of a section."""

import pytest

from .pages import article_of

SAID = "\n\n偏向锁假定锁总是由同一个线程获得。\n\n"


@pytest.mark.parametrize(("name", "markdown", "title"), [
    ("Redis.md", f"# 前言{SAID}# 一、数据类型{SAID}", "Redis"),
    ("设计模式.md", f"# 一、概述{SAID}# 二、创建型{SAID}", "设计模式"),
    ("redis/README.md", f"# 前言{SAID}# 数据类型{SAID}", "redis"),
    ("a.md", f"# 前言{SAID}", "前言"),
    ("a.md", f"# 锁的升级{SAID}# 前言{SAID}# 过程{SAID}", "锁的升级"),
    ("a.md", f"## 过程{SAID}# 锁{SAID}", "a"),
    ("a.md", f"{SAID}# 锁{SAID}", "锁"),
])  # fmt: skip
def test_a_heading_that_opens_others_is_no_title(name: str, markdown: str, title: str) -> None:
    assert article_of(markdown, name=name).title == title
