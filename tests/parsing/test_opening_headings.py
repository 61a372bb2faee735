"""What a file is called whose first heading is that of a section."""

import pytest

from .pages import article_of

SAID = "\n\n偏向锁假定锁总是由同一个线程获得。\n\n"


@pytest.mark.parametrize(("name", "markdown", "title"), [
    ("Redis.md", f"# 前言{SAID}# 一、数据类型{SAID}", "Redis"),
    ("设计模式.md", f"# 一、概述{SAID}# 二、创建型{SAID}", "设计模式"),
    ("notes/偏向锁.textbundle/text.md", "锁偏向第一个线程。", "偏向锁"),
    ("redis/README.md", f"# 前言{SAID}# 数据类型{SAID}", "redis"),
    ("a.md", f"# 前言{SAID}", "前言"),
    ("shib.md", f"# Table of Contents\n\n- 一\n\n## 扫描{SAID}", "shib"),
    ("05_svm.ipynb", f"**Support Vector Machines**\n\n_代码在此_\n\n# Setup{SAID}# 线性分类{SAID}", "Support Vector Machines"),
    ("05_svm.ipynb", f"**这一句不是标题。**\n\n# Setup{SAID}# 线性分类{SAID}", "05 svm"),
    ("ch04-02-references.md", f"## 引用与借用{SAID}### 可变引用{SAID}", "引用与借用"),
    ("ch04-02-references.md", f"## 引用与借用{SAID}## 可变引用{SAID}", "ch04-02 references"),
    ("ch04-02-references.md", f"所有权。\n\n## 引用与借用{SAID}", "ch04-02 references"),
    ("Redis 持久化.md", f"## 快照{SAID}### 时机{SAID}", "Redis 持久化"),
    ("a.md", f"# 锁的升级{SAID}# 前言{SAID}# 过程{SAID}", "锁的升级"),
    ("a.md", f"## 过程{SAID}# 锁{SAID}", "a"),
    ("a.md", f"{SAID}# 锁{SAID}", "锁"),
])  # fmt: skip
def test_a_heading_that_opens_others_is_no_title(name: str, markdown: str, title: str) -> None:
    assert article_of(markdown, name=name).title == title


@pytest.mark.parametrize(("name", "markdown", "title"), [
    ("297. 二叉树的序列化.md", f"# 链接{SAID}# 题目{SAID}", "297. 二叉树的序列化"),
    ("Terraform - Modules.md", f"# Benefits{SAID}# Setup{SAID}", "Terraform - Modules"),
    ("Kubernetes - Job.md", f"# Introduction{SAID}", "Kubernetes - Job"),
    ("卷积.md", f"{SAID}# 总结{SAID}", "卷积"),
    ("redis-rdb.md", f"# Redis 的快照{SAID}# 参数{SAID}", "Redis 的快照"),
    ("05-Java虚拟机.md", f"# Java 虚拟机{SAID}# 参数{SAID}", "Java 虚拟机"),
    ("索引.md", f"# MySQL 索引{SAID}# 参数{SAID}", "MySQL 索引"),
    ("第一章.md", f"# 锁的升级{SAID}# 过程{SAID}", "锁的升级"),
    ("锁.md", f"# 一次排查{SAID}", "一次排查"),
    ("Hiring process 21b759ccebb1488bb11de2cc783fe418.md", f"# Hiring process{SAID}# Steps{SAID}", "Hiring process"),
])  # fmt: skip
def test_sections_of_notes_are_no_titles_where_people_read_the_file_name(name: str, markdown: str, title: str) -> None:
    assert article_of(markdown, name=name).title == title


@pytest.mark.parametrize(("name", "title"), [
    ("2023-04-12.md", "2023-04-12"), ("白板 2023-08-04.md", "白板 2023-08-04"), ("rust_error-handling.md", "rust error handling"),
])  # fmt: skip
def test_names_of_files_keep_their_dates_and_dashes_of_their_own(name: str, title: str) -> None:
    assert article_of(SAID, name=name).title == title


@pytest.mark.parametrize(("name", "markdown", "title"), [
    ("锁.md", f"# 参考{SAID}", "锁"),
    ("juju.md", f"{SAID}# References{SAID}", "juju"),
    ("day.md", f"# Todo{SAID}", "day"),
])  # fmt: skip
def test_what_no_article_is_called_is_no_title(name: str, markdown: str, title: str) -> None:
    assert article_of(markdown, name=name).title == title


@pytest.mark.parametrize("title", ["&#8203;", "\u200b", "\u3164", " \u2800 "])
def test_a_title_that_nobody_sees_is_none(title: str) -> None:
    assert article_of(f'---\ntitle: "{title}"\n---\n# 锁的升级{SAID}').title == "锁的升级"


def test_signs_without_width_part_no_word_of_a_title() -> None:
    assert article_of(f'---\ntitle: "\u200bRe\u200bdis 锁"\n---\n{SAID}').title == "Redis 锁"
