"""What announces a list, as a name of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.trees.reading.nominal import name_of_list


@pytest.mark.parametrize(
    ("announcer", "name"),
    [
        ("消息队列主要有以下优点", "消息队列的优点"),
        ("Kafka 有以下优点", "Kafka 的优点"),
        ("事务应该提供以下保证", "事务的保证"),
        ("线程有五种状态", "线程的五种状态"),
        ("锁升级的过程可以简单分为以下几个步骤", "锁升级的过程"),
        ("锁升级分为以下四个步骤", "锁升级的四个步骤"),
        ("缓存根据更新时机分为以下三种", "缓存"),
        ("常见的做法有两种", "常见的做法"),
        ("有以下两个主要原因", "两个主要原因"),
        ("有如下函数依赖", "函数依赖"),
        ("接收窗口可以划分成三个部分", "接收窗口的三个部分"),
        ("在以下情况下会刷新缓存里的数据", "刷新缓存里的数据的情况"),
        ("以下几个情况不触发选举", "不触发选举的情况"),
        ("JSON 支持以下数据类型", "JSON 支持的数据类型"),
        ("containerd-shim 主要起到以下作用", "containerd-shim 起到的作用"),
        ("我们需要讨论以下三种情况即可", "讨论的三种情况"),
        ("有如下三种角度可以入手", "三种角度"),
        ("网络的搭建一般按照如下过程进行", "网络的搭建过程"),
        ("常用的淘汰机制是以下几个", "常用的淘汰机制"),
        ("试图回答以下问题", "试图回答的问题"),
        ("堆具有以下特性", "堆的特性"),
        ("日志记录器能够提供下面这些功能", "日志记录器的功能"),
        ("一个请求大致上可以拆分成如下几个步骤", "请求的步骤"),
    ],
)
def test_an_announcer_becomes_a_noun_phrase(announcer: str, name: str) -> None:
    assert name_of_list(announcer) == name


@pytest.mark.parametrize(
    "announcer",
    [
        "我认为主要有两点原因", "可以将页面分成以下四类", "查找需要分成两步进行", "让我吃惊的有三点", "条件变量有三条使用规则很重要",
        "优点如下", "two distinct phases", "偏向锁", "", "此外，缓存有以下好处", "其他语言有两种做法", "要做到精确一次，需要满足两个条件", "There are two ways to hold a lock",
        "套用以下准则为它命名", "好心的厂商会用如下借口劝退你们", "插入的位置可以是以下字符串",
        "日志系统由以下3个部分组成", "候选者的状态会持续到以下情况发生", "请按照以下步骤实施项目", "遇到下面几种场景可以考虑分库分表", "提供了以下几种方式", "进行以下更改", "形態素解析を利用して以下の様なデータを作成します",
    ],
)  # fmt: skip
def test_what_names_nothing_plainly_stays_as_it_is(announcer: str) -> None:
    assert name_of_list(announcer) == announcer


@pytest.mark.parametrize("announcer", ["它有以下优点", "能注意到两点", "只简单列举下", "这个方法也可以分成三步", "主要有以下几点", "可以按下面顺序回答", "会经过两个步骤", "进行如下操作", "大致上可以分成以下三类", "如下表所示", "优点", "They fall into three groups"])
def test_what_names_nothing_alone_has_no_name(announcer: str) -> None:
    assert not name_of_list(announcer)


@given(st.text(alphabet="有以下两种个的锁A 分为状态优点情况在会不", max_size=24))
def test_a_name_is_not_blank_nor_much_longer(announcer: str) -> None:
    name = name_of_list(announcer)
    assert not name or name == announcer or name.strip()
    assert len(name) <= len(announcer) + 2
