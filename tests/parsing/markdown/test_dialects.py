"""What site generators add to Markdown."""

import pytest

from indexer.parsing.markdown.dialects import plain_markdown
from indexer.parsing.markdown.document import compose_markdown
from tests.parsing.pages import article_of, blocks_of, marks_of, soon


def test_hexo_code_becomes_a_fence_and_other_tags_go() -> None:
    markdown = "{% note info %}\n小心\n{% endnote %}\n\n{% codeblock lang:java %}\nint a = 1;\n{% endcodeblock %}"
    composed = compose_markdown(markdown)
    assert blocks_of(composed) == [("paragraph", "小心"), ("code", "int a = 1;")]
    assert composed.blocks[1].detail == "java"


def test_a_hexo_link_to_a_post_keeps_its_words() -> None:
    composed = compose_markdown("见 {% post_link jvm-locks '锁' %}。")
    assert composed.text == "见 锁。"
    assert [mark.target for mark in composed.marks] == ["jvm-locks"]


def test_the_excerpt_mark_of_hexo_leaves_no_trace() -> None:
    assert blocks_of(compose_markdown("前\n\n<!-- more -->\n\n后")) == [("paragraph", "前"), ("paragraph", "后")]


def test_hugo_shortcodes_go_but_what_they_enclose_stays() -> None:
    markdown = '{{< figure src="a.png" >}}\n\n{{% notice tip %}}\n提示\n{{% /notice %}}\n\n[文]({{< ref "b.md" >}})'
    composed = compose_markdown(markdown)
    assert blocks_of(composed) == [("paragraph", "提示"), ("paragraph", "文")]
    assert composed.marks[0].target == "b.md"


def test_hugo_highlight_is_code() -> None:
    composed = compose_markdown('{{< highlight go "linenos=table" >}}\nfunc main() {}\n{{< /highlight >}}')
    assert blocks_of(composed) == [("code", "func main() {}")]
    assert composed.blocks[0].detail == "go"


def test_jekyll_contents_attributes_and_liquid_go() -> None:
    markdown = "* content\n{:toc}\n\n正文 {{ site.baseurl }}见[上篇]({% post_url 2021-tcp %}){:target=\"_blank\"}\n{: .note}"
    assert blocks_of(compose_markdown(markdown)) == [("paragraph", "正文 见上篇")]


def test_a_vuepress_container_is_its_title_and_its_text() -> None:
    composed = compose_markdown("[[toc]]\n\n::: tip 提示\n这是说明\n:::\n\n::: warning\n小心\n:::")
    assert blocks_of(composed) == [("paragraph", "提示"), ("paragraph", "这是说明"), ("paragraph", "小心")]
    assert marks_of(composed) == [("strong", "提示")]


def test_line_numbers_to_highlight_are_no_language() -> None:
    assert compose_markdown("``` js{1,3}\nlet a\n```").blocks[0].detail == "js"


def test_an_mkdocs_admonition_loses_its_frame() -> None:
    composed = compose_markdown('!!! note "注意"\n    第一段\n\n    第二段\n\n之后')
    assert [text for _, text in blocks_of(composed)] == ["注意", "第一段", "第二段", "之后"]


def test_tabs_after_each_other_stay_beside_each_other() -> None:
    markdown = '=== "Linux"\n\n    ```bash\n    ls\n    ```\n\n=== "Windows"\n\n    输入 dir\n\n??? tip\n    折叠\n'
    kinds = [kind for kind, _ in blocks_of(compose_markdown(markdown))]
    assert kinds == ["paragraph", "code", "paragraph", "paragraph", "paragraph"]


def test_an_admonition_may_stand_in_another() -> None:
    markdown = '!!! note "外"\n    甲\n\n    !!! tip "内"\n        乙\n\n    丙\n\n丁'
    assert [text for _, text in blocks_of(compose_markdown(markdown))] == ["外", "甲", "内", "乙", "丙", "丁"]


def test_code_that_an_admonition_uncovers_is_left_alone() -> None:
    markdown = '=== "Python"\n\n    ```python\n    #注释\n    a = "{% raw %}"\n    ```\n'
    assert blocks_of(compose_markdown(markdown))[0] == ("code", '#注释\na = "{% raw %}"')


def test_exclamation_marks_alone_are_no_admonition() -> None:
    assert compose_markdown("!!! 重要的话要说三遍").text == "!!! 重要的话要说三遍"


def test_obsidian_links_are_their_words_and_embeds_go() -> None:
    composed = compose_markdown("见 [[哈希表]] 与 [[哈希表|散列]]。\n\n![[红黑树左旋.svg]]")
    assert composed.text == "见 哈希表 与 散列。"
    assert [mark.target for mark in composed.marks] == ["哈希表", "哈希表"]


def test_an_obsidian_callout_is_a_quote_under_its_title() -> None:
    composed = compose_markdown("> [!note]- 要点\n> 旋转不改变顺序")
    assert blocks_of(composed) == [("quote", "要点"), ("quote", "旋转不改变顺序")]


def test_an_obsidian_comment_is_for_its_author_alone() -> None:
    assert compose_markdown("正文 %%私人%% 继续\n\n%%\n整段\n%%").text == "正文 继续"
    assert compose_markdown("格式 100%% 与 `%%` 都在").text == "格式 100%% 与 %% 都在"


def test_headings_without_a_space_are_headings() -> None:
    assert blocks_of(compose_markdown("##标题\n\n#锁\n\n#include")) == [
        ("heading", "标题"), ("heading", "锁"), ("code", "#include"),
    ]  # fmt: skip


def test_what_is_in_a_fence_stays_as_it_is() -> None:
    code = "{% raw %}\n{{ page.title }}\n::: tip\n##x"
    assert blocks_of(compose_markdown(f"::: tip\n```liquid\n{code}\n```\n:::")) == [("code", code)]


def test_a_fence_grows_around_backticks() -> None:
    assert blocks_of(compose_markdown("{% codeblock %}\n```\na\n```\n{% endcodeblock %}")) == [("code", "```\na\n```")]


def test_plain_markdown_comes_back_untouched() -> None:
    text = "# 标题\n\n- 甲\n\n```sh\nls\n```\n"
    assert plain_markdown(text) == text


def test_a_long_line_after_exclamation_marks_is_read_in_one_pass() -> None:
    with soon():
        article_of(f"!!! {'a' * 10_000}！\n\n??? {'why ' * 10_000}？")


@pytest.mark.parametrize("line", ["# define PORT 8787", "#include <stdio.h>", "# endif", "#!/bin/bash", '# include "a.h"', "#ifdef DEBUG"])
def test_directives_of_programs_are_no_headings(line: str) -> None:
    article = article_of(f"# 锁\n\n偏向。\n\n{line}\n\n## 撤销\n\n慢。")
    assert [article.text[block.start : block.end] for block in article.blocks if block.kind == "heading"] == ["撤销"]


def test_words_of_programs_may_be_headings() -> None:
    article = article_of("# 锁\n\n偏向。\n\n# if 语句\n\n慢。\n\n# define 的用法\n\n快。")
    assert [article.text[block.start : block.end] for block in article.blocks if block.kind == "heading"] == ["if 语句", "define 的用法"]


def test_hugo_shows_what_liquid_keeps_for_later() -> None:
    assert compose_markdown("{{% capture overview %}}\n\n偏向锁。\n\n{{% /capture %}}").text == "偏向锁。"
    assert compose_markdown("{% capture a %}偏向锁{% endcapture %}\n\n轻量级锁。").text == "轻量级锁。"
