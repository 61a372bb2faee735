"""Components of MDX around Markdown."""

import pytest

from indexer.parsing.markdown.components import without_component_lines
from indexer.parsing.markdown.document import compose_markdown


def blocks(markdown: str) -> list[tuple[str, str]]:
    composed = compose_markdown(markdown)
    return [(block.kind, composed.text[block.start : block.end]) for block in composed.blocks]


def test_fences_in_components_are_code_and_what_follows_is_not() -> None:
    markdown = (
        '<Tabs>\n  <Fragment slot="npm">\n  ```shell\n  # 启动\n  npx astro dev\n\n  # 构建\n  npm run build\n  ```\n  </Fragment>\n</Tabs>\n\n## 标志\n\n正文。'
    )
    assert blocks(markdown) == [("code", "# 启动\nnpx astro dev\n\n# 构建\nnpm run build"), ("heading", "标志"), ("paragraph", "正文。")]


def test_lists_in_components_are_lists_and_deep_text_is_no_code() -> None:
    assert blocks("<Steps>\n1. 安装。\n2. 运行。\n</Steps>") == [("item", "安装。"), ("item", "运行。")]
    assert blocks("<Card>\n    <Note>\n        **锁**会膨胀。\n    </Note>\n</Card>") == [("paragraph", "锁会膨胀。")]


def test_titles_of_tabs_and_of_tags_over_several_lines_are_kept() -> None:
    assert blocks('<Tabs>\n  <TabItem\n    value="a"\n    label="安装"\n  >\n\n  步骤。\n\n  </TabItem>\n</Tabs>') == [("paragraph", "安装"), ("paragraph", "步骤。")]


def test_a_tree_of_files_is_code() -> None:
    assert blocks("<FileTree>\n- src/\n  - a.ts\n</FileTree>") == [("code", "- src/\n  - a.ts")]


@pytest.mark.parametrize(
    "text",
    ["```jsx\n<App>\n  <Child />\n</App>\n```", "代码：\n\n    <App>\n      <Child />\n    </App>\n", "<div>\n\n正文\n\n</div>", "一个 <T> 类型\n<T extends Foo> 的说明", "~~~\n<A>\n~~~"],
)
def test_code_and_other_tags_stay(text: str) -> None:
    assert without_component_lines(text) == text
