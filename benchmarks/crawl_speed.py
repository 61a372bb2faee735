"""Pages a second of a crawl against bare Scrapy spiders that only store bodies: same local site, same delay of 0.

    python benchmarks/crawl_speed.py [--pages 1000] [--rounds 5]

Two spiders to compare with: `follow` finds the pages as we do, by their links (Scrapy's CSS selector); `list` is given all
addresses and never parses a page. Both write each body to a file and have Scrapy's settings as a new project has them, except
for eight connections and no delay, as ours. Seconds are those from the first request that the server saw to the last; rounds
alternate, the median counts.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

SPIDER = '''
import hashlib, sys
from pathlib import Path
import scrapy
from scrapy.crawler import CrawlerProcess
root, into, pages = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
into.mkdir(parents=True)

class Bare(scrapy.Spider):
    name = "bare"
    start_urls = [f"{root}posts/{n}" for n in range(pages)] if pages else [root]

    def parse(self, response):
        (into / hashlib.sha1(response.url.encode()).hexdigest()).write_bytes(response.body)
        if not pages:
            yield from response.follow_all(css="a")

process = CrawlerProcess({"DOWNLOAD_DELAY": 0, "CONCURRENT_REQUESTS_PER_DOMAIN": 8, "LOG_ENABLED": False, "TELNETCONSOLE_ENABLED": False})
process.crawl(Bare)
process.start()
'''


class Handler(BaseHTTPRequestHandler):
    """A site of articles of some 20 KB, made once."""

    protocol_version = "HTTP/1.1"
    bodies: dict[str, bytes] = {}  # noqa: RUF012 (filled once)
    seen: list[tuple[str, float]] = []  # noqa: RUF012

    def do_GET(self) -> None:
        """Answer from memory."""
        self.seen.append((self.path, time.monotonic()))
        body = self.bodies.get(self.path, b"")
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def site(count: int) -> dict[str, bytes]:
    """Pages by path: articles that link to six others, lists of fifty."""
    pages = {}
    for n in range(count):
        links = "".join(f'<li><a href="/posts/{(n * 17 + k * 31) % count}">文章 {k}</a></li>' for k in range(6))
        prose = "".join(f"<p>第 {k} 段，文章 {n}：偏向锁是针对没有竞争的加锁操作的优化，number {n * k % 997}。</p>" for k in range(150))
        pages[f"/posts/{n}"] = f"<html><head><title>文章 {n}</title></head><body><article>{prose}</article><ul>{links}</ul></body></html>".encode()
    for n in range(0, count, 50):
        links = "".join(f'<a href="/posts/{k}">文章 {k}</a>' for k in range(n, min(n + 50, count)))
        pages["/" if n == 0 else f"/page/{n}"] = f'<html><body>{links}<a href="/page/{n + 50}">next</a></body></html>'.encode()
    return pages


def rate(command: list[str], count: int) -> float:
    """Articles a second, of a process that has to fetch each of them once."""
    Handler.seen.clear()
    subprocess.run(command, check=True, capture_output=True)
    times = [at for path, at in Handler.seen if path in Handler.bodies]
    got = {path for path, _ in Handler.seen if path.startswith("/posts/") and path in Handler.bodies}
    if len(got) != count:
        raise SystemExit(f"{len(got)} of {count} pages: {command}")
    return len(times) / (max(times) - min(times))


def main() -> None:
    """Print the rates and the share."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    Handler.bodies = site(chosen.pages)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    root = f"http://127.0.0.1:{server.server_address[1]}/"
    rates: dict[str, list[float]] = {"ours": [], "follow": [], "list": []}
    for _ in range(chosen.rounds):
        with tempfile.TemporaryDirectory() as folder:
            commands: dict[str, Any] = {
                "ours": [sys.executable, "-m", "indexer", "crawl", root, "--into", f"{folder}/ours", "--delay", "0", "--allow-private"],
                "follow": [sys.executable, "-c", SPIDER, root, str(Path(folder) / "follow"), "0"],
                "list": [sys.executable, "-c", SPIDER, root, str(Path(folder) / "list"), str(chosen.pages)],
            }
            for name, command in commands.items():
                rates[name].append(rate(command, chosen.pages))
    medians = {name: statistics.median(found) for name, found in rates.items()}
    for name, median in medians.items():
        print(f"{name:>7} {median:7.1f} pages/s   ours is {medians['ours'] / median:.0%} of it")


if __name__ == "__main__":
    main()
