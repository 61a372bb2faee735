"""What all articles together say of one concept or topic."""

import re
from pathlib import Path

import pytest

from indexer import Config, Index, build
from tests.builds import write


def test_a_concept_is_told_by_its_definition_and_the_articles_that_speak_of_it(corpora_index: Index) -> None:
    tree = corpora_index.tree(corpora_index.concept("RLHF"))
    assert tree.children[0].kind == "definition"
    articles = [node for node in tree.children if node.kind == "article"]
    assert len(articles) > 1
    assert all(node.children and {child.article for child in node.children} == {node.article} for node in articles)


def test_every_span_counts_in_the_article_that_its_node_names(corpora_index: Index) -> None:
    for concept in list(corpora_index.concepts(order="rank"))[:30]:
        for node in corpora_index.tree(concept).walk():
            if node.span and node.kind == "point":
                text = corpora_index.article(node.article).text
                label, said = ("".join(re.sub("：|；|: |; ", " ", found).split()) for found in (node.label, text[slice(*node.span)]))
                assert label[:10] in said


def test_a_topic_names_each_article_once_and_only_those_about_it(corpora_index: Index) -> None:
    for topic in corpora_index.topics()[:5]:
        tree = corpora_index.tree(topic)
        articles = [node.article for node in tree.walk() if node.kind == "article"]
        assert articles
        assert len(articles) == len(set(articles))
        assert all(corpora_index.is_offered(name) for name in articles)


def test_no_concept_of_an_outline_is_empty(corpora_index: Index) -> None:
    for topic in corpora_index.topics():
        assert all(node.children for node in corpora_index.tree(topic).walk() if node.kind == "topic" and node.label != topic.label)


@pytest.mark.parametrize("name", ["RLHF", "偏向锁"])
def test_other_names_of_a_concept_give_the_same_tree(corpora_index: Index, name: str) -> None:
    concept = corpora_index.concept(name)
    assert all(corpora_index.tree(corpora_index.concept(alias.form)).label == concept.label for alias in concept.aliases[:1])


def test_articles_say_nothing_twice_and_nothing_that_only_announces(corpora_index: Index) -> None:
    for concept in list(corpora_index.concepts(order="rank"))[:60]:
        points = [node.label for node in corpora_index.tree(concept).walk() if node.kind == "point"]
        assert len(points) == len(set(points))


def test_a_concept_is_named_as_a_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for number in range(3):
        write(f"posts/{number}.md", f"# Keys {number}\n\nA good key avoids hot pages, as we saw {number}.\n\nThe ID (identifier) of row {number} is its key.\n")
    index = build(Config(sources=("posts",), jobs=1))
    points = [node.label for node in index.tree(index.concept("ID")).walk() if node.kind in {"point", "definition"}]
    assert not any("avoids" in label for label in points)


def test_code_and_links_to_elsewhere_say_nothing_of_a_concept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for number in range(3):
        write(f"posts/{number}.md", f"# 笔记 {number}\n\n```\n<artifactId>spring-rabbit</artifactId>\n```\n\nRabbitMQ 在第 {number} 个项目里投递消息。\n\n## 参考\n\n- [Spring Rabbit 教程 {number}](https://example.org/{number})\n")
    index = build(Config(sources=("posts",), jobs=1))
    for concept in index.concepts():
        said = [node.label for node in index.tree(concept).walk() if node.kind == "point"]
        assert not any("artifactId" in label or "教程" in label for label in said)


def test_a_concept_has_the_parts_of_articles_about_it_and_the_parts_named_after_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    said = "连接的两端都要确认对方收到了报文，否则重传，直到超时为止。"
    write("posts/a.md", f"# TCP 详解\n\n## 三次握手\n\n{said}\n\n## 四次挥手\n\nTCP 断开连接需要四个报文段。\n\n## 参考资料\n\n- [RFC 793](https://example.com/rfc793)\n")
    write("posts/b.md", "# 网络\n\n## TCP 滑动窗口\n\n### 发送窗口\n\n已经发送而没有确认的字节。\n\n### 接收窗口\n\n缓存还没有被读取的字节。\n\n## 域名\n\n域名系统用 UDP 传输。\n")
    index = build(Config(sources=("posts",), jobs=1))
    tree = {node.article: node for node in index.tree(index.concept("TCP")).children if node.kind == "article"}
    assert [node.label for node in tree["posts/a.md"].children] == ["三次握手", "四次挥手"]
    (part,) = tree["posts/b.md"].children
    assert (part.label, [node.label for node in part.children]) == ("TCP 滑动窗口", ["发送窗口", "接收窗口"])


def test_parts_of_one_name_are_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write("posts/a.md", "# 网络\n\n## 客户端\n\n### TCP 超时\n\n连接在三秒之后被客户端放弃。\n\n## 服务端\n\n### TCP 超时\n\n半开的连接由服务端在一分钟之后关闭。\n")
    write("posts/b.md", "# TCP 详解\n\n## 三次握手\n\n连接的两端都要确认对方收到了报文。\n\n## 四次挥手\n\nTCP 断开连接需要四个报文段。\n")
    index = build(Config(sources=("posts",), jobs=1))
    (told,) = (node for node in index.tree(index.concept("TCP")).children if node.article == "posts/a.md")
    (part,) = told.children
    assert (part.label, len(part.children)) == ("TCP 超时", 2)
    assert part.span
    assert all(part.span[0] <= child.span[0] and child.span[1] <= part.span[1] for child in part.children if child.span)


def test_of_an_article_in_two_languages_one_tells_of_a_concept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    said = {
        "Envoy": ("A sidecar retries what gRPC refuses, up to the budget of its route.", "边车会在路由的预算之内重试 gRPC 拒绝的请求。"),
        "Etcd": ("Clients watch keys through gRPC streams, one for all watchers of a process.", "客户端经由 gRPC 流监听键，一个进程的监听者共用一条。"),
        "Bazel": ("Remote caches speak gRPC, and keep what builds have made by its digest.", "远程缓存使用 gRPC，并按摘要保存构建的产物。"),
    }
    for name, (english, chinese) in said.items():
        write(f"content/en/{name}.md", f"# {name}\n\n{english}\n")
        write(f"content/zh/{name}.md", f"# {name}\n\n{chinese}\n")
    index = build(Config(sources=("content",), jobs=1))
    assert [hit.relation for hit in index.neighbours("content/en/Envoy.md", limit=1)] == ["translation"]
    told = [node.article for node in index.tree(index.concept("gRPC")).children if node.kind == "article"]
    assert sorted(name.rpartition("/")[2] for name in told) == ["Bazel.md", "Envoy.md", "Etcd.md"]


def test_of_an_article_in_two_languages_a_topic_names_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names = ("Bazel", "Consul", "Envoy", "Etcd", "Istio", "Linkerd")
    for number, name in enumerate(names):
        write(f"content/en/{name}.md", f"# {name} and gRPC\n\ngRPC streams of {name} use HTTP/2 and Protocol Buffers, as load balancing asks, round {number}. A service mesh such as {name} retries gRPC requests over HTTP/2.\n\n## Load balancing\n\nLoad balancing of gRPC needs a service mesh or a client that knows HTTP/2.\n")
        write(f"content/zh/{name}.md", f"# {name} 与 gRPC\n\n{name} 的 gRPC 流使用 HTTP/2 与 Protocol Buffers，负载均衡需要它，第 {number} 轮。{name} 这样的服务网格经由 HTTP/2 重试 gRPC 请求。\n\n## 负载均衡\n\ngRPC 的负载均衡需要服务网格，或懂得 HTTP/2 的客户端。\n")
    index = build(Config(sources=("content",), jobs=1))
    (topic,) = index.topics()
    told = [node.article for node in index.tree(topic).walk() if node.kind == "article"]
    assert sorted(name.rpartition("/")[2] for name in told) == [f"{name}.md" for name in names]
