"""What generators write at the frames of boxes: labels stand above their panes, kinds of boxes and numbers of notes go."""

import pytest

from indexer.parsing.html.page import compose_html
from tests.parsing.pages import blocks_of, soon

SAYS = "偏向锁是一种针对加锁操作的优化手段，它假定锁总是由同一个线程获得。"
PANES = [("paragraph", "线程"), ("paragraph", "甲的话。"), ("paragraph", "进程"), ("paragraph", "乙的话。")]
LINKS = '<li class="tab"><a href="#a">线程</a></li><li class="tab"><a href="#b">进程</a></li>'
LABELS = "<label for=a>线程</label><label for=b>进程</label>"
BLOCK, NEXT_PANE, PANEL = 'class="tabbed-block"', 'class="tab-pane"', 'role="tabpanel"'
HIDDEN = 'role="tabpanel" hidden'


def written(html: str) -> list[tuple[str, str]]:
    return blocks_of(compose_html(f'<article class="post-content"><p>{SAYS}</p>{html}<p>{SAYS}</p></article>')[1])[1:-1]


def panes(attributes: str) -> str:
    return f"<div {attributes}><p>甲的话。</p></div><div {attributes}><p>乙的话。</p></div>"


@pytest.mark.parametrize("html", [
    f'<div class="tabbed-set"><input type=radio><div class="tabbed-labels">{LABELS}</div>'
    f'<div class="tabbed-content">{panes(BLOCK)}</div></div>',
    f'<div class="tabs"><ul class="nav-tabs">{LINKS}</ul><div class="tab-content">{panes(NEXT_PANE)}</div></div>',
    f'<div class="x"><ul role="tablist" class="tabs">{LINKS}</ul><div>{panes(PANEL)}</div></div>',
    f'<div class="x"><ul role="tablist">{LINKS}</ul>{panes(HIDDEN)}</div>',
], ids=["Material", "NexT", "Docusaurus", "panes beside labels"])  # fmt: skip
def test_the_label_of_a_tab_stands_above_its_pane(html: str) -> None:
    assert written(html) == PANES


def test_labels_without_a_pane_for_each_stay_as_they_are() -> None:
    assert written('<div role="tablist"><p>线程</p></div><div role="tabpanel">甲。</div><div role="tabpanel">乙。</div>') == [
        ("paragraph", "线程"), ("paragraph", "甲。"), ("paragraph", "乙。"),
    ]  # fmt: skip


@pytest.mark.parametrize("title", [
    '<div class="admonition note"><p class="admonition-title">Note</p>', '<div class="custom-block tip"><p class="custom-block-title">TIP</p>',
    '<div class="custom-block warning"><p class="custom-block-title">注意</p>', '<details class="info"><summary>Info</summary>',
    '<div class="markdown-alert"><p class="markdown-alert-title"><svg></svg>Important</p>',
    '<div class="theme-admonition"><div class="admonitionHeading_x1">danger</div>', '<div class="my-kind admonition"><p class="admonition-title">My-Kind</p>',
])  # fmt: skip
def test_a_title_that_only_names_the_kind_of_box_goes(title: str) -> None:
    assert written(f"{title}<p>先备份。</p></div></details>") == [("paragraph", "先备份。")]


@pytest.mark.parametrize("title", ["别忘了备份", "Note on locks", "注意"])
def test_a_title_that_the_author_gave_to_a_box_stays(title: str) -> None:
    html = f'<div class="admonition note"><p class="admonition-title">{title}</p><p>先备份。</p></div>'
    assert written(html) == [("paragraph", title), ("paragraph", "先备份。")]


@pytest.mark.parametrize("html", [
    '<aside class="footnote brackets" role="doc-footnote"><span class="label"><span>[</span><a href="#id1">1</a><span>]</span></span><p>原话。</p></aside>',
    '<dl class="footnote brackets"><dt class="label"><a class="fn-backref" href="#id1">1</a></dt><dd><p>原话。</p></dd></dl>',
])  # fmt: skip
def test_a_footnote_is_an_item_with_its_number(html: str) -> None:
    composed = compose_html(f'<article class="post-content"><p>{SAYS}</p>{html}</article>')[1]
    assert [(block.kind, block.detail) for block in composed.blocks[1:]] == [("item", "1")]
    assert composed.text.endswith("\n原话。")


def test_tabs_by_the_thousand_are_read_soon() -> None:
    with soon():
        written(f'<ul role="tablist">{LINKS * 5000}</ul><div>{panes(PANEL) * 5000}</div>')
