"""Lines that say whose an article is go; what an article says of licences stays."""

import pytest

from indexer.parsing.licences import has_licence, without_licences
from indexer.parsing.markdown.document import compose_markdown
from indexer.parsing.plain import compose_plain

LINES = [
    "版权声明：本文为CSDN博主「甲」的原创文章，遵循CC 4.0 BY-SA版权协议，转载请附上原文出处链接及本声明。",
    "本文为博主原创文章，未经博主允许不得转载。",
    "著作权归作者所有。商业转载请联系作者获得授权，非商业转载请注明出处。",
    "> 本文版权归作者和博客园共有，欢迎转载，但未经作者同意必须保留此段声明。",
    "原文链接：[https://example.org/a](https://example.org/a)",
    "转载请注明出处：https://example.org/a",
    "本作品采用知识共享署名 4.0 国际许可协议进行许可。",
    "作者：甲\n链接：https://example.org/p/1\n来源：简书",
    "————————————————\n**版权声明**：本文为博主原创文章",
    "* 上一节: [使用 Beego orm 库](05.5.md)",
    "下一篇：[轻量级锁](b.md)",
    "*Previous: [Locks](a.md)* · *Next: [Threads](c.md)*",
    "本文出自某某笔记，转载请注明出处。\nhttps://example.org/book/",
    "原创作品，谢绝转载。",
    "除特别声明外，本站文章均采用 CC BY-NC-SA 4.0 许可协议，转载请注明出处。",
    "署名-非商业性使用 CC BY-NC 许可，转载须保留",
    "未经作者允许不得转载。",
    "简书著作权归作者所有，任何形式的转载都请联系作者。",
    "- © 版权归甲所有",
    "版權聲明：本文為部落客原創文章，轉載請附上原文出處連結",
    "This work is licensed under a Creative Commons Attribution 4.0 International License.",
]
KNOWLEDGE = [
    "版权声明是法律文件，写在仓库的 LICENSE 里。",
    "转载请求由网关处理。",
    "CouchDB 根据 Apache 许可 V2.0 发布，不要删去版权信息。",
    "著作权法保护软件。",
    "原文链接的解析由爬虫完成。",
    "来源：用户的请求头。",
    "下一节：[轻量级锁](b.md) 讲怎样用 CAS 加锁，先要读懂对象头。",
]


@pytest.mark.parametrize("line", LINES)
def test_a_line_that_says_whose_an_article_is_goes(line: str) -> None:
    text = f"偏向锁减少开销。\n\n{line}\n\n轻量级锁用 CAS。"
    assert has_licence(text)
    assert compose_markdown(text).text == "偏向锁减少开销。\n轻量级锁用 CAS。"
    assert compose_plain(text, with_title=False).body.text == "偏向锁减少开销。\n轻量级锁用 CAS。"


@pytest.mark.parametrize("line", KNOWLEDGE)
def test_what_an_article_says_of_licences_stays(line: str) -> None:
    assert without_licences(line) == line


def test_lines_in_code_stay() -> None:
    text = "```\n版权声明：本文为博主原创文章\n```\n\n转载请注明出处。"
    assert compose_markdown(text).text == "版权声明：本文为博主原创文章"


def test_a_page_of_nothing_else_stays() -> None:
    assert without_licences("版权声明：本文为博主原创文章") == "版权声明：本文为博主原创文章"


def test_a_long_line_costs_no_more_than_its_length() -> None:
    text = "本文" * 200_000 + "转载\n"
    assert without_licences(text) == text


@pytest.mark.parametrize("line", ["本文" + "为" * 12 + "原创" * 40 + "转载" * 200, "除特别" + "CC " * 30 + "协议" * 200, " >" * 200 + "版权", "本文" + "是原创" * 20 + "声明" * 300])
def test_hostile_lines_cost_no_more_than_their_length(line: str) -> None:
    text = f"{line}\n" * 2_000
    assert without_licences(text) in {text, ""}


@pytest.mark.parametrize("markdown", [
    "正文。\n\n## links\n * [目录](<preface.md>)\n * 上一节: [锁](<1.md>)\n * 下一节: [线程](<2.md>)\n",
    "正文。\n\n## 链接\n\n- [目录](directory.md)\n- 上一节：[锁](a.md)\n- 下一节：[线程](b.md)",
])  # fmt: skip
def test_what_only_leads_to_the_chapters_beside_goes_with_its_heading(markdown: str) -> None:
    assert without_licences(markdown).strip() == "正文。"


@pytest.mark.parametrize("markdown", [
    "[目录](a.md)\n\n正文。", "## 链接\n\n- 上一节：[锁](a.md)\n\n正文。", "# 锁\n\n正文。\n\n下一节：[线程](b.md)", "转载请求由网关处理。\nhttps://example.org",
])  # fmt: skip
def test_a_heading_with_more_under_it_and_links_alone_stay(markdown: str) -> None:
    left = without_licences(markdown)
    assert all(line in left for line in markdown.split("\n") if "节：" not in line)
