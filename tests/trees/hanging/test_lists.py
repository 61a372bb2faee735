"""Lists that a paragraph announces, and steps."""

import pytest

from indexer.analysis import Options as AnalysisOptions
from indexer.analysis import analyse
from indexer.model import Article, Page, Tree
from indexer.parsing import Options, parse
from indexer.trees.hanging.items import first_sentence
from indexer.trees.hanging.lists import begun_lists_of, led_lists_of, lists_of, named_lists_of
from indexer.trees.reading.read import read_article
from indexer.trees.reading.reading import Reading
from tests.trees.readings import tree_of


def tree(markdown: str) -> Tree:
    article = parse(Page("a.md", f"---\ntitle: 题目\n---\n{markdown}\n".encode(), "markdown"), Options())
    assert isinstance(article, Article)
    return tree_of(article)


def reading(markdown: str) -> Reading:
    article = parse(Page("a.md", f"---\ntitle: 题目\n---\n{markdown}\n".encode(), "markdown"), Options())
    assert isinstance(article, Article)
    (analysis,) = analyse([article], AnalysisOptions())
    return read_article(article, analysis, analysis.candidates.base)


def outline(node: Tree) -> list[tuple[str, str, list[str]]]:
    """The nodes that hold others: kind, label, labels of the children."""
    return [(found.kind, found.label, [child.label for child in found.children]) for found in node.walk() if found.children]


def test_an_announced_list_hangs_under_what_announces_it() -> None:
    found = tree("""
## 角色
ZooKeeper 集群中有以下三种角色：

- **Leader**：处理写请求，发起提议。
- **Follower**：处理读请求，参与投票。
- Observer：处理读请求，不参与投票。
""")
    heads = {label: children for kind, label, children in outline(found) if kind == "topic"}
    assert heads["ZooKeeper 集群中的三种角色"] == ["Leader：处理写请求，发起提议", "Follower：处理读请求，参与投票", "Observer：处理读请求，不参与投票"]


def test_a_number_that_is_not_that_of_the_items_announces_nothing() -> None:
    found = tree("## 角色\n集群里有五个节点：\n\n- 主节点\n- 从节点\n")
    assert all(kind != "topic" for kind, *_ in outline(found))


@pytest.mark.parametrize(
    ("announcer", "label"),
    [
        ("内核一般会提供 3 个基本能力：", "内核一般会提供 3 个基本能力"),
        ("内核设计的理念主要有这几个点：", "内核设计的理念主要有这几个点"),
        ("因此大多数系统，内核维护了三个队列，分别是：", "内核维护了三个队列"),
        ("我们也提到了它有三个能力：", ""),
        ("第 3 个能力是：", ""),
        ("内核有两个能力：", ""),
    ],
)
def test_any_number_of_things_announces_as_many_items(announcer: str, label: str) -> None:
    found = tree(f"## 内核\n很久以前内核就很大了，它管理所有硬件。{announcer}\n\n- 管理进程和线程，决定谁使用处理器，也决定使用多久\n- 管理内存，决定内存的分配和回收，以及何时换出\n- 管理硬件设备，为进程与设备之间提供通信能力\n")
    assert [name for kind, name, children in outline(found) if kind == "topic" and len(children) == 3] == [label] * bool(label)


@pytest.mark.parametrize(
    ("announcer", "label"),
    [
        ("To build the service, do the following:", "To build the service"),
        ("The important metrics are the following:", "The important metrics"),
        ("The script does the following:", "The script"),
        ("Instead, do the following:", ""),
    ],
)
def test_of_an_english_announcer_stands_what_it_says_of_the_list(announcer: str, label: str) -> None:
    found = tree(f"## Service\nThe service runs in one container, which the script builds. {announcer}\n\n- latency of requests\n- memory of containers\n- number of retries\n")
    assert [name for kind, name, children in outline(found) if kind == "topic"] == [label] * bool(label)


@pytest.mark.parametrize("announcer", ["详情参考以下链接：", "下面介绍：", "主要包括以下：", "哪三种？", "如下："])
def test_what_names_nothing_announces_nothing(announcer: str) -> None:
    found = tree(f"## 锁\n{announcer}\n\n- 偏向锁\n- 轻量级锁\n- 重量级锁\n")
    assert all(kind != "topic" for kind, *_ in outline(found))


def test_the_items_stand_alone_where_the_announcer_says_nothing_of_them() -> None:
    (section,) = tree("## 锁\n主要包含以下类型：\n\n- 偏向锁\n- 轻量级锁\n- 重量级锁\n").children
    assert [child.label for child in section.children] == ["偏向锁", "轻量级锁", "重量级锁"]


def test_a_label_that_is_a_paragraph_announces_a_list() -> None:
    found = tree("## 延迟\n主从延迟的原因：\n\n- 大事务执行时间过长\n- 从库机器性能差\n\n这时你会看到：\n\n- 延迟上升\n- 查询变慢\n")
    assert [(kind, label) for kind, label, _ in outline(found) if kind == "topic"] == [("topic", "主从延迟的原因")]


@pytest.mark.parametrize(("line", "label"), [("解决方案", "解决方案"), ("（2）Redis 的淘汰策略", "Redis 的淘汰策略"), ("释放连接时", ""), ("先看下面这张图。", "")])
def test_a_short_line_right_before_a_list_announces_it_without_a_colon(line: str, label: str) -> None:
    found = tree(f"## 击穿\n\n热点 key 失效的瞬间，大量请求直接落到数据库。\n\n{line}\n\n- 使用互斥锁避免请求同时落到数据库\n- 将缓存设置为永不过期\n")
    heads = [name for kind, name, children in outline(found) if kind == "topic" and len(children) == 2]
    assert heads == [label] * bool(label)


def test_what_announces_a_list_stands_not_beside_it() -> None:
    found = tree("## 简介\n\nHBase 的**核心特性**如下：\n\n- 伸缩性：支持增减机器\n- 高可用：支持自动故障转移\n")
    assert [node.label for node in found.walk() if "特性" in node.label] == ["HBase 的核心特性"]


def test_what_announces_examples_is_no_part_of_a_name() -> None:
    logs = "存储各种日志数据，如：应用日志、调用链日志"
    entries = lists_of(reading(f"## 场景\n\nHBase 的典型应用场景：\n\n- 存储监控数据\n- {logs}\n"))[0]
    assert [(entry.label, entry.longer) for entry in entries[1:]] == [("存储监控数据", ""), ("存储各种日志数据", logs)]


def test_an_announcer_is_called_by_what_it_points_at() -> None:
    found = tree("## 锁\n以下是锁升级的几种状态：\n\n- 偏向锁\n- 轻量级锁\n- 重量级锁\n")
    assert ("topic", "锁升级的几种状态", ["偏向锁", "轻量级锁", "重量级锁"]) in outline(found)
    found = tree("## 锁\n下面说明一下各个字段的作用：\n\n- 偏向锁\n- 轻量级锁\n- 重量级锁\n")
    assert ("topic", "各个字段的作用", ["偏向锁", "轻量级锁", "重量级锁"]) in outline(found)


def test_links_and_addresses_are_no_items() -> None:
    found = tree("## 锁\n锁有以下两种实现：\n\n- https://example.org/a\n- [偏向锁](https://example.org/b)\n")
    assert all(kind != "topic" for kind, *_ in outline(found))


def test_what_an_item_says_further_stands_under_it() -> None:
    found = tree("""
## 持久化
Redis 提供以下两种持久化方式：

- RDB：把内存快照写进磁盘。RDB 快照由子进程写入，恢复速度很快，适合备份。
- AOF：把写命令追加到文件末尾。AOF 日志按策略刷盘，丢失的数据更少，文件也更大。

Redis 重启时优先加载 AOF 日志。
""")
    (node,) = [node for node in found.walk() if node.label == "Redis 的两种持久化方式"]
    assert [child.label for child in node.children] == ["RDB：把内存快照写进磁盘", "AOF：把写命令追加到文件末尾"]
    assert [[detail.label for detail in child.children] for child in node.children] == [
        ["RDB 快照由子进程写入，恢复速度很快，适合备份"], ["AOF 日志按策略刷盘，丢失的数据更少，文件也更大"],
    ]  # fmt: skip


def test_ordered_items_that_nothing_announces_are_steps() -> None:
    found = tree("## 安装\n先装 Docker。\n\n1. 下载 Harbor 离线安装包\n2. 修改 harbor.yml 配置\n")
    assert [node.label for node in found.walk() if node.kind == "step"] == ["下载 Harbor 离线安装包", "修改 harbor.yml 配置"]


def test_items_of_an_ordered_list_that_is_announced_are_steps_under_it() -> None:
    found = tree("## 安装\n安装 Harbor 分为两步：\n\n1. 下载 Harbor 离线安装包\n2. 首先修改 harbor.yml 配置\n")
    (node,) = [node for node in found.walk() if node.label == "安装 Harbor"]
    assert [(child.kind, child.label) for child in node.children] == [
        ("step", "下载 Harbor 离线安装包"),
        ("step", "修改 harbor.yml 配置"),
    ]


STEPS = (
    "线程在当前栈帧中创建一个锁记录；",
    "如果对象处于无锁状态，把 Mark Word 拷贝到锁记录里，再用 CAS 把对象头换成指向锁记录的指针，锁标志位变成 00；",
    "CAS 成功，线程进入同步块；",
    "CAS 失败，检查 Mark Word 是否指向当前线程的栈；如果是，说明这是一次锁重入。",
)


def numbered(items: tuple[str, ...]) -> str:
    return "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))


def test_a_procedure_hangs_whole_its_long_steps_by_clauses_that_say_something_whole() -> None:
    found = tree(f"## 加锁过程\n以 JDK 8 为例：\n\n{numbered(STEPS)}\n")
    assert [node.label for node in found.walk() if node.kind == "step"] == [
        "线程在当前栈帧中创建一个锁记录",
        "如果对象处于无锁状态，把 Mark Word 拷贝到锁记录里，再用 CAS 把对象头换成指向锁记录的指针",
        "CAS 成功，线程进入同步块",
        "CAS 失败，检查 Mark Word 是否指向当前线程的栈",
    ]


def test_a_procedure_that_is_too_long_hangs_not_at_all() -> None:
    items = tuple(f"把第{number}块磁盘里的旧数据备份到另外一台服务器上的临时目录里面去" for number in "一二三四五六七八九十")
    found = tree(f"## 备份过程\n按顺序做：\n\n{numbered(items)}\n")
    assert not [node for node in found.walk() if node.kind == "step"]


CODE = "\n\n```sh\ndocker exec -it mysql-master /bin/bash && cat /mydata/mysql-master/conf/my.cnf | grep server\n```\n\n"


def test_bulleted_items_with_code_after_them_are_steps_without_the_clause_that_points_at_it() -> None:
    found = tree(f"## 搭建\n\n- 运行主实例：{CODE}- 修改配置文件，配置信息如下：{CODE}- 重启主实例：{CODE}")
    (section,) = [node for node in found.walk() if node.label == "搭建"]
    assert [(node.kind, node.label) for node in section.children] == [("step", "运行主实例"), ("step", "修改配置文件"), ("step", "重启主实例")]


def test_procedures_without_numbers_leave_room_and_wait_whole() -> None:
    said = "".join(f"- {verb}配置文件 {{0}} 并且检查其中的地址：{CODE}" for verb in ("下载", "修改", "删除"))
    found = tree("## 锁\n\n**偏向锁**记录线程的编号，**轻量级锁**自旋。\n\n" + "".join(f"## 搭建{at}\n\n{said.format(at)}" for at in range(4)))
    steps = [[child.detail for child in node.children if child.kind == "step"] for node in found.walk() if node.label.startswith("搭建")]
    assert sorted(steps) == [[False] * 3, *[[True] * 3] * 3]


def test_every_procedure_of_a_section_has_its_own_steps() -> None:
    found = tree(f"## 加锁过程\n先创建：\n\n{numbered(STEPS[:1] + STEPS[2:3])}\n\n再撤销：\n\n{numbered(('取出当前锁记录', '写回对象头'))}\n")
    assert [node.label for node in found.walk() if node.kind == "step"] == ["线程在当前栈帧中创建一个锁记录", "CAS 成功，线程进入同步块", "取出当前锁记录", "写回对象头"]


def test_a_number_without_a_noun_before_the_colon_announces_a_list() -> None:
    found = tree("## CAS\nCAS 不需要挂起线程，缺点主要有三个：\n\n- **ABA 问题**：值变了又变回来。\n- **自旋开销**：失败后空耗 CPU。\n- **单个变量**：多个变量要加锁。\n")
    assert ("topic", "缺点", ["ABA 问题：值变了又变回来", "自旋开销：失败后空耗 CPU", "单个变量：多个变量要加锁"]) in outline(found)


def test_an_item_whose_name_only_counts_says_what_it_is() -> None:
    found = tree("## 上传\n上传分为两个阶段：\n\n- **第一段**：浏览器把文件传给后端。\n- **第二段**：后端把文件传给对象存储。\n")
    (node,) = [node for node in found.walk() if len(node.children) == 2]
    assert [child.label for child in node.children] == ["第一段：浏览器把文件传给后端", "第二段：后端把文件传给对象存储"]


def test_a_list_of_names_that_are_explained_needs_no_announcer() -> None:
    found = tree("## 事务的特性\n- 原子性：要么全成功，要么全失败\n- 隔离性：靠锁和 MVCC 实现\n- 持久性：提交后永久保存\n")
    (section,) = found.children
    assert [(node.kind, node.label) for node in section.children] == [
        ("point", "原子性：要么全成功，要么全失败"), ("point", "隔离性：靠锁和 MVCC 实现"), ("point", "持久性：提交后永久保存"),
    ]  # fmt: skip
    assert named_lists_of(reading("- 原子性：要么全成功\n- 只是一句话，没有名字\n")) == []
    assert named_lists_of(reading("- 监听 127.0.0.1:8080\n- 监听 127.0.0.1:9090\n")) == []


def test_a_minus_names_nothing() -> None:
    found = tree("## 循环的边界\n边界要记住：\n- 外层走 `n - 1` 趟\n- 内层到 `n - 1 - i` 为止\n- gg - 跳到第一行\n")
    assert [node.label for node in found.walk()][3:] == ["外层走 n - 1 趟", "内层到 n - 1 - i 为止", "gg - 跳到第一行"]


NESTED = """
## 并发工具
- 锁
  - synchronized
    - 偏向锁
    - 重量级锁
  - ReentrantLock
- 原子类
  - AtomicInteger
- 同步器
  - CountDownLatch：等待计数归零
"""


def nested(node: Tree) -> dict[str, object]:
    return {child.label: nested(child) for child in node.children}


def test_items_hang_as_their_author_nested_them() -> None:
    (section,) = tree(NESTED).children
    assert nested(section) == {
        "锁": {"synchronized": {"偏向锁": {}, "重量级锁": {}}, "ReentrantLock": {}},
        "原子类": {"AtomicInteger": {}},
        "同步器": {"CountDownLatch：等待计数归零": {}},
    }
    assert [child.kind for child in section.children] == ["topic", "topic", "topic"]


def test_a_longer_name_within_a_short_item_is_not_its_name() -> None:
    (section,) = tree("## 工具\n- 锁\n  - 公平锁与非公平锁都由 AQS 实现，公平锁按排队顺序拿到锁\n- 类\n  - AtomicInteger\n").children
    assert [child.label for child in section.children] == ["锁", "类"]


def test_what_stands_between_the_items_of_a_procedure_hangs_under_the_item_before_it() -> None:
    (section,) = tree("""
## 排查步骤
1. 导出线程栈

   使用 jstack 命令导出线程栈，保存到文件里。

   ```
   jstack 1234 > a.txt
   ```

2. 统计线程状态

   线程状态为 BLOCKED 的线程往往在等待同一把锁。
""").children
    assert [(child.kind, child.label) for child in section.children] == [("step", "导出线程栈"), ("step", "统计线程状态")]
    assert [child.label for child in section.children[0].children] == ["使用 jstack 命令导出线程栈，保存到文件里"]


def test_a_table_of_contents_is_no_list() -> None:
    text = "- 一、偏向锁\n- 二、轻量级锁\n\n## 偏向锁\n偏向锁记录线程的 ID。\n\n## 轻量级锁\n轻量级锁用 CAS 自旋。\n"
    assert [node.kind for node in tree(text).children] == ["section", "section"]


def test_what_items_say_is_told_of_all_lists_before_it_is_told_at_length_of_one() -> None:
    items = "\n".join(f"- 策略{name}：数据先写入内存，再由后台线程刷新到磁盘，宕机时会丢失最后一秒的数据" for name in "甲乙丙丁")
    found = tree(f"## 刷盘策略\n{items}\n\n## 备选\n{items.replace('策略', '方式')}\n")
    said = {section.label: [child.label for child in section.children][:5] for section in found.children}
    assert [len(labels) for labels in said.values()] == [4, 4]
    assert all(label.partition("：")[2].startswith("数据先写入内存") for labels in said.values() for label in labels)


@pytest.mark.parametrize(
    ("announcer", "label"),
    [
        ("Golang heap 的采样统计会区分成两个部分：", "Golang heap 的采样统计的两个部分"),
        ("目前一共有两种读隔离的设置：", "两种读隔离的设置"),
        ("目前的解决方案有两种：", "解决方案"),
        ("它有两种模式，看字面也应该能够理解：", "两种模式"),
        ("下面两者的区别：", "两者的区别"),
        ("注册中心的选型有 2 个指标，在这里一起来看看：", "注册中心的选型有 2 个指标"),
        ("有两方面的原因：", "两方面原因"),
        ("启动之后会发现以下两个进程：", "启动之后的两个进程"),
    ],
)
def test_a_list_is_called_by_the_clause_that_counts_its_items(announcer: str, label: str) -> None:
    article = parse(Page("a.md", f"---\ntitle: 锁\n---\n{announcer}\n\n- 偏向锁：没有竞争\n- 轻量级锁：自旋等待\n".encode(), "markdown"), Options())
    assert article is not None
    assert label in [node.label for node in tree_of(article).walk() if node.kind == "topic"]


def test_numbers_that_their_author_wrote_into_bullets_count() -> None:
    found = tree("## 过程\n其内部操作有如下步骤：\n\n- 1.调用客户端句柄\n- 2.消息传送到远程主机\n- 3.执行远程过程\n")
    steps = [node for node in found.walk() if node.kind == "step"]
    assert [node.label for node in steps] == ["调用客户端句柄", "消息传送到远程主机", "执行远程过程"]


def test_a_full_stop_in_code_ends_no_item() -> None:
    found = tree("## 镜像\n构建镜像有以下几步：\n\n- 复制应用源码：`COPY . /app`\n- 安装依赖：`RUN npm ci`\n- 启动服务：`CMD node .`\n")
    assert "复制应用源码：COPY . /app" in [node.label for node in found.walk()]


def test_a_section_of_nothing_but_a_list_has_its_items() -> None:
    text = "## 事件\n\n- 定时事件\n- 周期性事件\n\n## 命令\n\nGET 命令读取一个键的值，键不存在时返回 nil。\n"
    assert ("section", "事件", ["定时事件", "周期性事件"]) in outline(tree(text))


def test_a_full_stop_in_code_that_looks_like_a_formula_ends_no_sentence() -> None:
    read = reading(r"用 `x \alpha b. C` 写成字母。后面还有。")
    assert first_sentence(read, 0, len(read.article.text)) == r"用 x \alpha b. C 写成字母"
    read = reading("用容器，e.g. Docker 的。它很快。")
    assert first_sentence(read, 0, len(read.article.text)) == "用容器，e.g. Docker 的"


@pytest.mark.parametrize("before", ["High latency can lead to:", "拦截器在写入之前执行，用于：", "## 影响"])
def test_short_items_under_a_colon_or_a_heading_hang_whole(before: str) -> None:
    found = reading(f"## 概述\n延迟会升高，请求变慢。\n\n{before}\n\n- 应用响应缓慢\n- 数据库查询超时\n- 健康检查失败\n")
    (entries,) = led_lists_of(found, set())
    assert [entry.label for entry in entries if entry.kind != "topic"] == ["应用响应缓慢", "数据库查询超时", "健康检查失败"]


@pytest.mark.parametrize("before", ["If you set the mode to recording:", "延迟会升高，请求变慢。"])
def test_a_condition_and_a_full_sentence_lead_to_no_list(before: str) -> None:
    assert not list(led_lists_of(reading(f"## 概述\n{before}\n\n- 应用响应缓慢\n- 健康检查失败\n"), set()))


def test_an_item_that_goes_on_with_another_stands_in_no_short_list() -> None:
    found = reading("## 概述\n延迟会升高，请求变慢。\n\n用于：\n\n- 应用响应缓慢\n- 其中数据库超时\n- 也需要等待\n- 也许超时\n")
    (entries,) = led_lists_of(found, set())
    assert [entry.label for entry in entries if entry.kind != "topic"] == ["应用响应缓慢", "也许超时"]


def test_long_items_need_more_than_a_colon() -> None:
    items = "\n".join(f"- 第{number}个请求经过负载均衡以后要等待数据库返回全部结果才能继续" for number in "一二三")
    assert not list(led_lists_of(reading(f"## 概述\n会发生这样的事：\n\n{items}\n"), set()))


def test_an_item_that_begins_with_an_address_is_called_by_nothing_after_it() -> None:
    found = reading("## 镜像\n- http://a.example.org/cn/ (Mirror location: Japan)\n- http://b.example.org/cn/ (Mirror location: Korea)\n")
    assert not list(led_lists_of(found, set()))


def test_commands_in_code_under_what_stands_side_by_side_are_no_steps() -> None:
    code = "```bash\n# 删除旧的用户\nuserdel a\n\n# 修改用户密码\npasswd a\n\n# 锁定用户账号\nusermod -L a\n```\n"
    kinds = {before: {node.kind for node in tree(f"## 账号\n{before}\n\n{code}").walk() if node.label.startswith("修改用户密码")} for before in ("管理常用命令：", "依次执行：")}
    assert kinds == {"管理常用命令：": {"point"}, "依次执行：": {"step"}}


def test_a_step_begins_without_what_only_joins_it() -> None:
    found = tree("## 安装\n1. 首先，下载 Harbor 离线安装包\n2. 之后，修改 harbor.yml 配置\n3. 最后，启动 Harbor\n")
    assert [node.label for node in found.walk() if node.kind == "step"] == ["下载 Harbor 离线安装包", "修改 harbor.yml 配置", "启动 Harbor"]


def test_a_name_that_a_step_says_hangs_not_under_it() -> None:
    found = tree("## 公钥\n1. 打开 **Profile settings** 页面\n2. 点击 **Add key** 按钮\n")
    assert [node.label for node in found.walk() if node.kind != "section"][1:] == ["打开 Profile settings 页面", "点击 Add key 按钮"]


def test_a_list_that_is_begun_has_those_of_its_items_that_say_something_if_they_are_most() -> None:
    found = reading("""
- 从库读到日志以后重做一遍
  - 中继日志保存主库的事件
  - https://example.com/relay
  - 主库在提交时记录日志
- 主库记录日志
""")
    labels = [[entry.label for entry in entries] for entries in begun_lists_of(found, lambda start: True)]
    assert labels == [["从库读到日志以后重做一遍", "主库记录日志"], ["中继日志保存主库的事件", "主库在提交时记录日志"]]
    assert not list(begun_lists_of(found, lambda start: False))
    poor = reading("- 主库记录日志\n- https://example.com/relay\n")
    assert not list(begun_lists_of(poor, lambda start: True))
    long = reading("".join(f"- 主库记录第{number}份日志\n" for number in range(11)))
    assert not list(begun_lists_of(long, lambda start: True))
