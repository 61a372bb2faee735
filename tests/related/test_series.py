"""Series: what counts parts, and what counts something else."""

from dataclasses import replace
from itertools import zip_longest

import pytest

from indexer.related.numbered import numbered
from indexer.related.ordinals import lesson_of, part_of
from indexer.related.series import series_of
from tests.related.pieces import article


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("正态分布的前世今生(上)", 1),
        ("正态分布的前世今生(下)", 3),
        ("TiKV 源码解析系列文章（十二）分布式事务", 12),
        ("现代浏览器内部揭秘（第四部分）", 4),
        ("通过 Rust 学习解析器组合器 — Part 3", 3),
        ("Why I use vim, part two.", 2),
        ("Writing a compiler, Part IV: types", 4),
        ("RHadoop实践系列之三 协同过滤算法", 3),
        ("Electron-vue 开发实战2——数据库", 2),
        ("HTTPS Refresher (6) —— Extensions", 6),
        ("如何设计线程安全的 Map：下篇", 3),
        ("Nodejs q模块使用2", 2),
        ("ansible playbook 注意事项 01", 1),
        ("构建编译器（0）：前言", 0),
        ("智能指针的前置知识（零）：弱引用", 0),
        ("Continuations (epoq diary 010)", 10),
        ("【深度理财 01】复利", 1),
    ],
)
def test_a_title_says_which_part_it_is(title: str, number: int) -> None:
    part = part_of(title)
    assert part is not None
    assert part.number == number


def test_a_series_whose_name_stands_in_brackets_is_one() -> None:
    titles = ["【CMake 系列】（一）入门", "【CMake 系列】（二）依赖管理", "(CMake Series) Part 1 - Introduction", "【CMake 系列】（三）ExternalProject"]
    found = series_of([article(str(at), "锁" * 40, title) for at, title in enumerate(titles)], {})
    assert {at: series.parts for at, series in found.items()} == dict.fromkeys([0, 1, 3], (0, 1, 3))


@pytest.mark.parametrize(
    "title",
    [
        "Vue 3", "Java 8 新特性", "Python 3.12 发布", "2019 年度总结", "统计月读（2022 年 6 月）", "第十届中国R会议纪要", "本周导读第 12 期",
        "深入理解计算机系统（第 3 版）", "HTTP/2 入门", "（一）", "上", "第一章", "8 个有用的技巧", "C++ 之 20 年", "学习 3 个月之后", "小米 8", "抓包工具 Charles 4", "",
        "Naming NuGet, A Lesson In Distributed Decision Making", "The Hardest Part Is Over", "Chapter Introduction", "Episode: Views",
        "Vectors (RFC 793)", "Typing (Python 3.12)", "Meeting (2022-10-11)", "[Vue 3] 组合式",
    ],
)  # fmt: skip
def test_versions_years_editions_and_issues_are_no_parts(title: str) -> None:
    assert part_of(title) is None


def parts(*titles: str) -> list[list[int]]:
    articles = [article(f"{at:02}", "", title) for at, title in enumerate(titles)]
    found = series_of(articles, {})
    return sorted({each.parts: list(each.parts) for each in found.values()}.values())


def test_parts_stand_in_order_whatever_follows_their_number() -> None:
    assert parts("锁详解（二）：撤销", "锁详解（十）", "锁详解（一）：对象头", "锁详解(3)", "队列详解（一）") == [[2, 0, 3, 1]]


def test_days_and_names_after_the_title_count_too() -> None:
    assert parts("GitHub Actions 第2天：矩阵", "GitHub Actions 第1天：触发器", "GitHub Actions 总览") == [[1, 0]]
    assert parts("02. 元组 — Python 进阶", "01. 列表 — Python 进阶", "11. 旋转数组的最小数字", "12. 矩阵中的路径") == [[1, 0]]


def test_chapters_without_a_name_belong_to_their_folder() -> None:
    titles = {"go/2.md": "第2章 切片", "go/1.md": "「连载一」 数组", "js/1.md": "第1章 闭包", "3.md": "第3章 映射", "4.md": "第4章 通道"}
    found = series_of([article(name, "", title) for name, title in titles.items()], {})
    assert {at: series.parts for at, series in found.items()} == {0: (1, 0), 1: (1, 0)}


def test_the_name_in_brackets_before_the_number_joins_parts_too() -> None:
    assert parts("高阶函数（软件编写）（第四部分）", "Functor（软件编写）（第六部分）") == [[0, 1]]


@pytest.mark.parametrize(
    "titles",
    [("锁详解（一）",), ("锁详解（一）", "锁详解（一）"), ("锁详解（一）", "队列详解（二）"), ("新特性总结（8）", "新特性总结（19）")],
    ids=["one part", "one number", "two names", "numbers far apart"],
)
def test_what_is_no_series(titles: tuple[str, ...]) -> None:
    assert parts(*titles) == []


def test_a_copy_is_no_part() -> None:
    articles = [article(str(at), "", f"锁详解（{number}）") for at, number in enumerate("一二二")]
    found = series_of(articles, {2: 1})
    assert sorted(found) == [0, 1]


def test_two_authors_write_two_series() -> None:
    articles = [replace(article(str(at), "", f"锁详解（{number}）"), author=f"作者{at % 2}") for at, number in enumerate("一一二二")]
    found = series_of(articles, {})
    assert {at: each.parts for at, each in found.items()} == {0: (0, 2), 1: (1, 3), 2: (0, 2), 3: (1, 3)}


@pytest.mark.parametrize("titles", [("在 FPGA 上实现路由器", "在 FPGA 上实现路由器（2）", "在 FPGA 上实现路由器（3）"), ("Vuex（1）", "vuex (2)", "Vuex（三）模块")])
def test_the_first_part_needs_no_number_and_a_name_of_one_word_brackets(titles: tuple[str, ...]) -> None:
    found = series_of([article(str(at), "锁" * 40, title) for at, title in enumerate(titles)], {})
    assert {series.parts for series in found.values()} == {(0, 1, 2)}


def test_c_and_its_descendants_are_no_series() -> None:
    titles = ["C（1）", "C++（2）", "C#（3）"]
    assert series_of([article(str(at), "锁" * 40, title) for at, title in enumerate(titles)], {}) == {}


def test_a_title_that_counts_nothing_is_no_first_part_where_there_is_one() -> None:
    titles = ["正态分布的前世今生", "正态分布的前世今生（一）", "正态分布的前世今生（二）", "Vuex 1", "Vuex 2"]
    found = series_of([article(str(at), "锁" * 40, title) for at, title in enumerate(titles)], {})
    assert {at: series.parts for at, series in found.items()} == dict.fromkeys([1, 2], (1, 2))


def test_a_preface_may_be_part_nought() -> None:
    assert parts("构建编译器（1）：设计", "构建编译器（2）：虚拟机", "构建编译器（0）：前言") == [[2, 0, 1]]
    assert parts("构建编译器（1）：设计", "构建编译器（0）：前言", "构建编译器") == [[1, 0]]


def test_three_titles_with_numbers_before_more_count_and_versions_do_not() -> None:
    assert parts("学习 Vue 源码 2-简版响应式", "学习 Vue 源码 1-目录结构", "学习 Vue 源码 3-挂载") == [[1, 0, 2]]
    assert parts("Refactoring Day 1 : Encapsulate Collection", "Refactoring Day 2 : Move Method", "Refactoring Day 3: Pull Up") == [[0, 1, 2]]
    assert parts(*(f"Effective C++ {number}：锁" for number in range(1, 56))) == [list(range(55))]
    assert parts("Spring Boot 2: 响应式", "Spring Boot 3: 原生镜像") == []
    assert parts("Spring Boot 2: 响应式", "Spring Boot 3: 原生镜像", "Spring Boot 4: 模块") == []
    assert parts("Bitcoin Core 1.0: a", "Bitcoin Core 2.0: b", "Bitcoin Core 3.0: c") == []


def test_the_next_part_stands_first_beside_one() -> None:
    articles = [article(str(at), "", f"锁详解（{at + 1}）") for at in range(5)]
    assert series_of(articles, {})[2].beside(2) == [3, 1, 4, 0]


def test_articles_that_say_they_belong_to_one_series_stand_by_date() -> None:
    titles = {"撤销": "2020-03", "对象头": "2020-01", "膨胀": "2020-02"}
    articles = [replace(article(title, "", date=date), series=" 锁 ") for title, date in titles.items()]
    assert series_of([*articles, article("队列", "")], {})[0].parts == (1, 2, 0)


def test_what_hundreds_of_articles_belong_to_is_no_series() -> None:
    assert series_of([replace(article(str(at), ""), series="博客") for at in range(101)], {}) == {}


def filed(*names: str, titles: tuple[str, ...] = ()) -> list[tuple[int, ...]]:
    articles = [article(name, "", title) for name, title in zip_longest(names, titles, fillvalue="锁")]
    return sorted({each.parts for each in series_of(articles, {}).values()})


def test_the_names_of_files_count_parts_where_titles_do_not() -> None:
    titles = ("Java 并发：线程协作", "Java 并发 - 摘要", "Java 并发：死锁")
    assert filed("_posts/2012-09-01-java-concurrency-3.md", "_posts/2012-08-15-java-concurrency-1.md", "_posts/2012-08-20-java-concurrency-2-deadlock.md", titles=titles) == [(1, 2, 0)]
    assert filed("browser-02.md", "browser-00.md", "browser-01.md") == [(1, 2, 0)]
    assert filed("2019/12/browser-2.md", "2020/01/browser-3.md", "2019/11/browser-1.md") == [(2, 0, 1)]
    assert filed("lsd-slam-1/index.md", "lsd-slam-2/index.md", "lsd-slam-3/index.md") == [(0, 1, 2)]


def test_numbers_that_names_of_files_begin_with_count_chapters_of_a_folder() -> None:
    assert filed("go/02-切片.md", "go/40-通道.md", "go/01-数组.md", "go/README.md", "js/01-闭包.md", "js/02-原型.md") == []
    assert filed("go/02-切片.md", "go/03-通道.md", "go/01-数组.md", "go/README.md", "js/01-闭包.md", "js/02-原型.md") == [(2, 0, 1)]
    assert filed("Day21-30/21.文件.md", "Day21-30/22.异常.md", "Day21-30/23.JSON.md") == [(0, 1, 2)]
    assert filed("book/第1章 数组/index.md", "book/第2章 切片/index.md", "book/第3章 映射/index.md") == [(0, 1, 2)]
    found = series_of([article(f"go/{at}-锁.md", "", "") for at in range(1, 4)], {})
    assert all(series.chapters and series.loose for series in found.values())
    found = series_of([article(str(at), "", f"学习 Vue 源码 {at}-锁") for at in range(1, 4)], {})
    assert all(series.loose and not series.chapters for series in found.values())


def test_what_titles_say_of_parts_goes_before_the_names_of_files() -> None:
    names = [f"docker-{number}.md" for number in range(1, 6)]
    assert filed(*names, titles=("容器", "镜像", "网络原理（一）", "网络原理（二）", "存储")) == [(0, 1, 4), (2, 3)]


@pytest.mark.parametrize(
    "names",
    [
        ("vue-2.md", "vue-3.md", "vue-4.md"), ("a/lock-1.md", "b/lock-2.md", "c/lock-3.md"), ("lock-1.md", "lock-2.md"), ("01.md", "02.md", "03.md"),
        ("log0j.md", "log1j.md", "log2j.md"), ("lock-1.en.md", "lock-1.md", "lock-2.en.md", "lock-2.md"), tuple(f"go-time-{at}.md" for at in range(1, 61)),
        ("lock-2019.md", "lock-2020.md", "lock-2021.md"), ("lock-1.1.md", "lock-1.2.md", "lock-1.3.md"),
        ("go/1.1-a.md", "go/1.2-b.md", "go/1.3-c.md"), ("diary/05-01.md", "diary/05-02.md", "diary/05-03.md"), ("2024/05/01.md", "2024/05/02.md", "2024/05/03.md"),
        ("a/3d-models.md", "a/2d-models.md", "a/1d-models.md"),
    ],
)  # fmt: skip
def test_versions_years_codes_translations_and_issues_in_names_count_no_parts(names: tuple[str, ...]) -> None:
    assert filed(*names) == []


def test_a_long_name_costs_no_time() -> None:
    assert numbered("锁" * 1_000_000 + "1.md") is None
    assert numbered("/" * 1_000_000) is None
    assert numbered("/1" * 500_000 + "/a/lock-1.md") is not None
    assert part_of("[" + " " * 300) is None
    assert lesson_of("-" * 300) is None


def test_the_parts_on_either_side_are_adjacent() -> None:
    series = series_of([article(str(at), "", f"锁详解（{at + 1}）") for at in range(3)], {})[0]
    assert [series.adjacent(at) for at in range(3)] == [(1,), (2, 0), (1,)]
