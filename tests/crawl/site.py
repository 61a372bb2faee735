"""A real HTTP server with a site in it, and the crawl of it in a process of its own."""

import json
import os
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing import get_context
from pathlib import Path
from typing import Any

HTML = {"Content-Type": "text/html; charset=utf-8"}
PROSE = "偏向锁和轻量级锁都不需要操作系统的互斥量，重量级锁依靠 Monitor 实现。" * 8


class Page:
    """What the server answers under a path: `status`, headers, and a body, or a function that writes what it likes."""

    def __init__(
        self, body: str | bytes = "", status: int = 200, headers: Mapping[str, str] = HTML, write: Callable[[Any], None] | None = None
    ) -> None:
        self.body = body.encode() if isinstance(body, str) else body
        self.status, self.headers, self.write = status, dict(headers), write


class Site:
    """The pages by path, what was asked for, and how many bodies were sent under status 200."""

    def __init__(self) -> None:
        self.pages: dict[str, Page | Callable[[str], Page]] = {}
        self.asked: list[str] = []
        self.agents: set[str] = set()
        self.bodies = 0
        self.port = 0
        self.before: Callable[[str], None] = lambda path: None

    @property
    def root(self) -> str:
        """The address of the front page."""
        return f"http://127.0.0.1:{self.port}/"

    def counts(self) -> Counter[str]:
        """How often each path was asked for."""
        return Counter(self.asked)

    def page_of(self, path: str) -> Page:
        """The page under a path, or under the longest beginning of it that ends with a star."""
        for name in [path, *(f"{path[:end]}*" for end in range(len(path), 0, -1))]:
            if name in self.pages:
                found = self.pages[name]
                return found(path) if callable(found) else found
        return Page("<p>not here</p>", 404)


def article(number: int | str, *links: str, head: str = "") -> Page:
    """An article that links to others."""
    anchors = "".join(f'<a href="{link}">more</a>' for link in links)
    return Page(f"<html><head><meta charset=utf-8>{head}<title>文章 {number}</title></head><body><h1>文章 {number}</h1><p>{PROSE}{number}</p>{anchors}</body></html>")


def listing(*links: str, head: str = "") -> Page:
    """A page that only leads to others."""
    return Page(f"<html><head>{head}</head><body>" + "".join(f'<a href="{link}">to</a> ' for link in links) + "</body></html>")


def moved(to: str) -> Page:
    return Page("moved", 302, {"Location": to})


class Handler(BaseHTTPRequestHandler):
    """Answers from the site; knows ETag."""

    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:
        self.site.asked.append(self.path)
        self.site.agents.add(self.headers.get("User-Agent", ""))
        self.site.before(self.path)
        page = self.site.page_of(self.path)
        if page.write:
            page.write(self)
            self.close_connection = True
            return
        etag = page.headers.get("ETag")
        same = etag is not None and self.headers.get("If-None-Match") == etag
        body = b"" if same else page.body
        self.send_response(304 if same else page.status)
        for name, value in page.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.site.bodies += page.status == 200 and not same

    def log_message(self, *_: object) -> None:
        """Tests print nothing."""


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128  # five connections that wait are too few where the machine has other work

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that was killed, or that had enough, is no error."""


@contextmanager
def served(host: str = "127.0.0.1") -> Iterator[Site]:
    """A site that answers while this is open."""
    site = Site()
    server = Server((host, 0), type("OfSite", (Handler,), {"site": site}))
    site.port = server.server_address[1]
    threading.Thread(target=lambda: server.serve_forever(poll_interval=0.01), daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


FORKS = get_context("forkserver")
FORKS.set_forkserver_preload(["tests.crawl.child"])


class Crawl:
    """A running crawl of one's own server, in a process of its own."""

    def __init__(self, into: Path, *arguments: str) -> None:
        from tests.crawl.child import run

        self.said = into.with_name(f"{into.name}.said")
        self.said.parent.mkdir(parents=True, exist_ok=True)
        line = ["crawl", "--json", "--into", str(into), "--allow-private", "--delay", "0", *arguments]
        self.process = FORKS.Process(target=run, args=(line, self.said))
        self.process.start()

    def signal(self, number: int) -> None:
        """Send it a signal, if it still runs."""
        with suppress(ProcessLookupError):
            os.kill(self.process.pid or 0, number)

    def wait(self) -> tuple[int, str]:
        """Its exit code and all that it said."""
        self.process.join(120)
        code = self.process.exitcode
        assert code is not None, "it does not end"
        return code, self.said.read_text("utf-8")


def command(into: Path, *arguments: str) -> list[str]:
    """The command line of a crawl, for what needs an interpreter of its own."""
    return [sys.executable, "-m", "indexer", "crawl", "--json", "--into", str(into), *arguments]


def crawled(into: Path, *arguments: str) -> dict[str, Any]:
    """The report of a crawl that comes to its end."""
    code, said = Crawl(into, *arguments).wait()
    assert code == 0, said
    report: dict[str, Any] = json.loads(said)
    return report


def failures(report: Mapping[str, Any], root: str) -> dict[str, str]:
    """The reasons by path."""
    return {failure["id"].removeprefix(root): failure["reason"] for failure in report["failures"]}
