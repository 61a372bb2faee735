"""A small blog for the tests of builds, and an index of the corpora that come with the project."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from indexer import Config, Index
from indexer.build import build

settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")  # how busy it is says nothing about the code

CORPORA = Path(__file__).parent.parent / "corpora"
POSTS = {
    "posts/jvm-lock.md": """---
title: JVM 锁升级
date: 2023-05-01
tags: [JVM, 锁]
---
偏向锁是针对没有竞争的加锁操作的优化。偏向锁被撤销以后，JVM 使用轻量级锁。

## 轻量级锁

轻量级锁用 CAS 把锁记录的地址写进对象头。竞争激烈的时候轻量级锁膨胀成重量级锁（Heavyweight Lock）。

- 偏向锁只记录线程编号
- 轻量级锁不断自旋
- 重量级锁让线程进入阻塞状态
""",
    "posts/heavyweight.md": """---
title: 重量级锁与 Monitor
date: 2023-05-08
tags: [JVM, 锁]
---
重量级锁依靠 Monitor 实现。Monitor 里有等待队列，线程调用 wait 方法以后进入等待队列。

轻量级锁膨胀以后，对象头指向 Monitor。偏向锁和轻量级锁都不需要操作系统的互斥量。

```java
synchronized (lock) { lock.wait(); }
```
""",
    "posts/redis.md": """---
title: Redis 缓存穿透与缓存雪崩
date: 2022-01-02
---
缓存穿透是查询不存在的数据，每次请求都落到数据库。布隆过滤器可以拦住缓存穿透。

缓存雪崩是大量缓存同时过期。给过期时间加上随机数可以避免缓存雪崩。布隆过滤器占用的内存很小。
""",
    "posts/mysql.md": """---
title: MySQL 索引与缓存
date: 2022-02-03
---
MySQL 的索引是 B+ 树，聚簇索引的叶子保存整行数据。覆盖索引不需要回表，回表会多读一次聚簇索引。

热点数据可以放进 Redis 缓存，布隆过滤器能挡住不存在的主键，避免缓存穿透。
""",
    "posts/epoll.md": """---
title: epoll in practice
date: 2024-01-10
---
The event loop waits for file descriptors. An event loop on top of epoll serves thousands of connections.

## Edge triggered

In edge triggered mode the event loop must read until the socket buffer is empty. Level triggered mode is simpler.
""",
    "posts/asyncio.md": """---
title: The asyncio event loop
date: 2024-02-11
---
The event loop of asyncio runs coroutines. On Linux the event loop uses epoll to watch every socket.

A coroutine that blocks the event loop stops every other coroutine. Run blocking calls in a thread pool.
""",
    "posts/rlhf.md": """---
title: RLHF：基于人类反馈的强化学习
date: 2024-03-12
---
奖励模型（Reward Model）由人类偏好训练而来。强化学习用奖励模型给回答打分。

1. 收集人类偏好
2. 训练奖励模型
3. 用 PPO 更新策略
""",
    "posts/notes.txt": """线程池参数
ThreadPoolExecutor 有七个参数。线程池先用核心线程，再放进任务队列，最后执行拒绝策略。
线程池的任务队列不应当没有上限。
""",
}


def write_posts(folder: Path, posts: dict[str, str]) -> None:
    """Files of a blog below `folder`."""
    for name, text in posts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


@pytest.fixture
def blog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with eight posts in `posts/`, which is the current one."""
    write_posts(tmp_path, POSTS)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def blog_index_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of the eight posts; not to be written to."""
    folder = tmp_path_factory.mktemp("blog")
    write_posts(folder, POSTS)
    path = folder / "index.db"
    build(Config(sources=(str(folder / "posts"),), index=path)).close()
    return path


@pytest.fixture
def blog_index(blog_index_file: Path) -> Iterator[Index]:
    """The index of the eight posts, open."""
    with Index.open(blog_index_file) as index:
        yield index


@pytest.fixture(scope="session")
def corpora_index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """The index of all corpora that come with the project."""
    path = tmp_path_factory.mktemp("corpora") / "index.db"
    with build(Config(sources=(str(CORPORA),), index=path)) as index:
        yield index
