"""A site in three languages, as a whole build gives it."""

from pathlib import Path

import pytest

from indexer import Config, Index
from indexer.build import build
from tests.builds import write

TEXTS = {
    "": "{0} 使用对象头保存锁。线程竞争 {0} 的时候，虚拟机把 {0} 膨胀成重量级锁，监视器里有等待队列。{1} 与 {0} 都依靠 CAS 和 safepoint。",
    ".en": "{0} keeps its lock in the object header. Threads that compete for {0} make the virtual machine inflate it. Both {1} and {0} rely on CAS and safepoint.",
    ".es": "{0} guarda su bloqueo en la cabecera del objeto. Los hilos que compiten por {0} hacen que la máquina lo infle. {1} y {0} dependen de CAS y safepoint.",
}
SUBJECTS = ("ReentrantLock", "StampedLock", "Semaphore", "CountDownLatch", "CyclicBarrier")


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Index:
    monkeypatch.chdir(tmp_path)
    for at, subject in enumerate(SUBJECTS):
        for mark, text in TEXTS.items():
            write(f"posts/{subject}{mark}.md", f"# {subject}\n\n" + (text.format(subject, SUBJECTS[at - 1]) + "\n\n") * 3)
    return build(Config(sources=("posts",), jobs=1))


def test_versions_of_a_page_are_its_translations_and_others_are_offered_in_its_language(index: Index) -> None:
    with index:
        for entry in index.entries():
            page, _, language = entry.id.partition(".")
            found = index.related(entry.id, 50, 0.0)
            assert {hit.relation for hit in found if hit.id.startswith(page + ".")} <= {"translation"}
            assert {hit.id.partition(".")[2] for hit in found if hit.relation == "related"} == {language}


def test_a_page_in_the_other_script_is_no_copy_and_each_script_is_offered_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for at, subject in enumerate(SUBJECTS):
        text = f"# {subject}\n\n" + (TEXTS[""].format(subject, SUBJECTS[at - 1]) + "\n\n") * 3
        write(f"posts/{subject}.zh-cn.md", text)
        write(f"posts/{subject}.zh-tw.md", text.translate(str.maketrans("对头锁线竞虚拟机级监视队与", "對頭鎖線競虛擬機級監視隊與")))
    with build(Config(sources=("posts",), jobs=1)) as index:
        entries = index.entries()
        assert not [entry.id for entry in entries if entry.copy_of]
        for entry in entries:
            page, script = entry.id.split(".", 1)
            found = index.related(entry.id, 50, 0.0)
            assert {hit.relation for hit in found if hit.id.startswith(page + ".")} == {"translation"}
            assert {hit.id.split(".", 1)[1] for hit in found if hit.relation == "related"} == {script}
