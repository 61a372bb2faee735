import pytest

from indexer.trees.reading.procedures import act, are_steps, kind_of


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        (["镜像仓库", "命名空间"], "安装分为以下两步"),
        (["下载安装包", "修改配置文件", "重启服务"], "说明如下"),
        (["下载安装包", "修改配置文件", "重启服务"], "安装操作"),
        (["调用 io_setup 创建上下文", "调用 io_submit 提交操作", "调用 io_getevents 获取结果"], "异步读写的步骤"),
        (["Clone the repository", "Run the tests"], "Notes"),
        (["The supervised stage", "The reinforcement stage"], "Training has two phases"),
    ],
)
def test_what_is_done_one_after_another_is_steps(labels: list[str], said: str) -> None:
    assert are_steps(labels, said)


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        (["死锁", "饥饿", "内存耗尽"], "线程池里常见的坑"),
        (["Is Graph Bipartite?", "Redundant Connection"], "Graphs"),
        ([], ""),
        (["消除公共子表达式", "进行复制传播"], "表达式信息的主要用途"),
        (["单词拼写错误", "非法字符"], "词法分析阶段可检测的错误类型"),
        (["确保进程有独立的地址空间", "确保进程访问合法的地址"], "存储保护"),
        (["Add users", "Remove users"], "The requirements are:"),
        (["调整连接数限制", "启用压缩"], "性能优化建议"),
        (["查看日志", "检查配置"], "部署的调试技巧"),
        (["学习 Rust", "阅读源码"], "明年的计划"),
        (["删除表", "修改表名"], "表操作"),
        (["拉取镜像", "删除镜像"], "镜像相关"),
        (["删除指定容器", "删除所有容器", "强制删除容器"], "删除容器"),
        (["The pod is in Pending state", "A volume has no space"], "The deployment failed at this stage"),
    ],
)
def test_numbered_names_are_no_steps(labels: list[str], said: str) -> None:
    assert not are_steps(labels, said)


def test_long_items_say_something_and_short_ones_name_it() -> None:
    assert {kind_of(name) for name in ("多级反馈队列", "以太网", "React，JSX，和 ES6", "在线安装", "根据键取的值")} == {"term"}
    assert {kind_of(act) for act in ("先让程序运行一遍", "根据键来取值", "f12，弹出代码调试工具", "创建一个数据库", "查看有哪些数据库")} == {"point"}
    assert kind_of("哈希值不同") == kind_of("类没有重写 equals() 方法") == "point"
    assert kind_of("catchUp 操作不会使用写锁禁止其他组件写日志文件") == "point"


def test_most_of_what_acts_begins_with_something_to_do() -> None:
    assert act(["调整连接数限制", "启用压缩", "缓存"])
    assert not act(["死锁", "饥饿"])
