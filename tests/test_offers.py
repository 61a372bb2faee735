"""What a build makes of stubs, the page on the author, everyday words and equal titles, up to what readers see."""

import json
from pathlib import Path

import pytest

from indexer import Config, Index, build
from indexer.config import Config as Configuration
from indexer.doctor import diagnose
from indexer.publish.data import publish as data_of
from indexer.publish.options import Options
from indexer.publish.views import corpus_of, groups_of
from tests.builds import write

TEXTS = {
    "posts/jvm/README.md": "# 锁\n\n偏向锁接下来升级为轻量级锁，撤销偏向锁要等安全点。轻量级锁自旋，重量级锁让线程阻塞。Mark Word 接下来记录偏向锁的线程编号。\n",
    "posts/db/README.md": "# 锁\n\n行锁和表锁都是悲观锁，接下来比较偏向锁与乐观锁。间隙锁防止幻读，轻量级锁不在数据库里。接下来看死锁检测怎样选牺牲者。\n",
    "posts/pinning.md": "---\nrelated_pin: [posts/stub.md]\n---\n# 偏向锁\n\n批量撤销接下来让一个类的偏向锁全部失效，批量重偏向改时间戳。轻量级锁接下来用 CAS 换 Lock Record。\n",
    "posts/about.md": "# 关于我\n\n写偏向锁、轻量级锁和重量级锁，也写行锁、表锁、间隙锁和死锁检测。\n",
    "posts/stub.md": "# 偏向锁与轻量级锁\n\n撰写中。。。\n",
}


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Index:
    monkeypatch.chdir(tmp_path)
    for name, text in TEXTS.items():
        write(name, text)
    return build(Config(sources=("posts",), jobs=1))


def test_a_stub_is_flagged_found_by_the_doctor_and_offered_only_where_it_is_pinned(index: Index) -> None:
    assert index.entry("posts/stub.md").flags == ("stub",)
    assert [finding.about for group in diagnose(index).groups if group.check == "stubs" for finding in group.findings] == ["posts/stub.md"]
    offered = {entry.id: [hit.id for hit in index.related(entry.id, 9, 0.0)] for entry in index.entries()}
    assert [name for name, ids in offered.items() if "posts/stub.md" in ids] == ["posts/pinning.md"]


def test_the_page_on_the_author_is_offered_nowhere_but_has_its_links(index: Index) -> None:
    assert index.entry("posts/about.md").flags == ("about",)
    assert not any(hit.id == "posts/about.md" for entry in index.entries() for hit in index.related(entry.id, 9, 0.0))
    assert index.related("posts/about.md", 9, 0.0)


def test_the_page_on_the_author_is_offered_where_it_is_pinned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in TEXTS.items():
        write(name, text.replace("related_pin: [posts/stub.md]", "related_pin: [posts/about.md]"))
    index = build(Config(sources=("posts",), jobs=1))
    offered = {entry.id: [hit.id for hit in index.related(entry.id, 9, 0.0)] for entry in index.entries()}
    assert [name for name, ids in offered.items() if "posts/about.md" in ids] == ["posts/pinning.md"]


def test_everyday_words_are_no_reasons(index: Index) -> None:
    reasons = {concept.label for entry in index.entries() for hit in index.related(entry.id, 9, 0.0) for concept in hit.shared}
    assert "偏向锁" in reasons
    assert "接下来" not in reasons


def test_links_tell_equal_titles_apart(index: Index) -> None:
    options = Options.of(Configuration(threshold=0.0))
    links = {link.title for group in groups_of(index, "posts/pinning.md", corpus_of(index, options)) for link in group.links}
    assert {"锁 · jvm", "锁 · db"} <= links
    (related,) = (file for file in data_of(index, options) if file.path == "data/related.json")
    assert {"锁 · jvm", "锁 · db"} <= {other["title"] for other in json.loads(related.content)["posts/pinning.md"]["related"]}


TWICE = {
    "lock": (
        "Biased locking lets one thread take a lock again without CAS. Its Mark Word keeps the thread, so that biased locking costs nothing at all.",
        "偏向锁让一个线程再次加锁时不用 CAS，Mark Word 记录线程编号。没有竞争时偏向锁几乎没有开销。",
    ),
    "revoke": (
        "Revoking biased locking waits for a safepoint: all threads stop there. After forty revocations a class loses biased locking for good.",
        "撤销偏向锁要等安全点，所有线程都停下来。一个类撤销四十次之后，它的偏向锁就永远失效。",
    ),
    "thin": (
        "Thin locks spin while another thread holds them. Where biased locking is off each lock is thin first, and heavy when spinning does not help.",
        "轻量级锁在别的线程持有时自旋等待。关掉偏向锁之后，每把锁先是轻量级锁，自旋没有用才膨胀为重量级锁。",
    ),
}


def test_of_an_article_in_two_languages_the_one_in_the_readers_is_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, texts in TWICE.items():
        for language, title, text in zip(("en", "zh-cn"), ("Biased locking", "偏向锁"), texts, strict=True):
            write(f"posts/{language}/{name}.md", f"# {title} {name}\n\n{text}\n")
    index = build(Config(sources=("posts",), jobs=1))
    for language, other in (("en", "zh-cn"), ("zh-cn", "en")):
        hits = index.related(f"posts/{language}/lock.md", 9, 0.0)
        assert [hit.id for hit in hits if hit.relation == "translation"] == [f"posts/{other}/lock.md"]
        assert {hit.id for hit in hits if hit.relation == "related"} == {f"posts/{language}/revoke.md", f"posts/{language}/thin.md"}


def test_the_page_on_the_author_has_its_translation_beside_it_and_no_post_has_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    about = "I write about biased locking, Mark Word and CAS, and about gardens.", "我写偏向锁、Mark Word 和 CAS，也写花园。"
    for name, texts in (TWICE | {"about": about}).items():
        for language, text in zip(("en", "zh-cn"), texts, strict=True):
            write(f"posts/{language}/{name}.md", f"# {name if language == 'en' else f'锁 {name}'}\n\n{text}\n")
    index = build(Config(sources=("posts",), jobs=1))
    abouts = {"posts/en/about.md", "posts/zh-cn/about.md"}
    offered = {entry.id: abouts.intersection(hit.id for hit in index.related(entry.id, 9, 0.0)) for entry in index.entries()}
    assert {name: found for name, found in offered.items() if found} == {name: abouts - {name} for name in abouts}


POSTS = {
    "a": ("虚拟机", "偏向锁的撤销", "偏向锁把线程编号写进对象头，轻量级锁自旋，重量级锁让线程阻塞，批量撤销要等安全点。"),
    "b": ("面试", "偏向锁的升级", "偏向锁升级为轻量级锁，对象头记录线程编号，重量级锁让线程阻塞，安全点里批量撤销。"),
    "c": ("虚拟机", "安全点", "安全点让线程停下，垃圾回收要等安全点，对象头记录分代年龄，重量级锁让线程阻塞。"),
    "d": ("虚拟机", "垃圾回收", "垃圾回收从根对象出发，分代年龄到了就晋升，偏向锁把线程编号写进对象头。"),
    "e": ("面试", "间隙锁", "间隙锁防止幻读，行锁和表锁都是悲观锁，轻量级锁自旋。"),
}


def test_what_is_likelier_stands_before_what_is_filed_apart_or_has_little_in_common(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, (tag, title, text) in POSTS.items():
        write(f"posts/{name}.md", f"---\ntags: [{tag}]\n---\n# {title}\n\n{text}\n")
    index = build(Config(sources=("posts",), jobs=1))
    scores = [[hit.score for hit in index.neighbours(entry.id)] for entry in index.entries()]
    assert scores == [sorted(found, reverse=True) for found in scores]
