"""What makes a crawl polite and bounded, as parts of Scrapy: robots.txt, delays, `Retry-After`, time per host."""

import time
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Response

from indexer.crawl.guard import PublicResolver

ROBOTS_BYTES = 512_000
"""Of a robots.txt, as RFC 9309, 2.5 asks at least."""
LONGEST_WAIT = 300.0
"""Seconds that a crawl waits because a server asks it to; a longer wait is another crawl."""
FIRST_WAIT = 5.0
"""Seconds after a 429 that names none; doubled each time."""
MOST_WAITS = 5
REFUSING = frozenset({429, 503})
FORBIDDEN = "Forbidden by robots.txt"
"""Scrapy's words."""
DENY = b"User-agent: *\nDisallow: /\n"


class Robots(RobotsTxtMiddleware):  # type: ignore[misc]
    """Scrapy's robots.txt with what RFC 9309, 2.3.1 asks of failures: none (4xx) allows all, a broken server nothing."""

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        body = response.body[:ROBOTS_BYTES] if response.status < 400 else b""
        if response.status >= 500 or response.status == 429:
            body = DENY
            self.crawler.spider.mute[netloc] = f"HTTP {response.status}"
        await super()._parse_robots(response.replace(body=body), netloc, request)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        waiting, denying = self._parsers[netloc], self._parserimpl.from_crawler(self.crawler, DENY)
        self._parsers[netloc] = denying
        self.crawler.spider.mute[netloc] = str(exc) if isinstance(exc, IgnoreRequest) else type(exc).__name__
        waiting.callback(denying)


class Throttle(AutoThrottle):  # type: ignore[misc]
    """AutoThrottle that never goes below the Crawl-delay of a robots.txt."""

    def _adjust_delay(self, slot: Any, latency: float, response: Response) -> None:
        super()._adjust_delay(slot, latency, response)
        slot.delay = max(slot.delay, self.crawler.spider.delays.get(urlsplit(response.url).netloc, 0.0))


class Manners:
    """Waits as robots.txt and `Retry-After` ask, and leaves a host after its time.

    Keeps what the server sent, before its content coding is undone, in `meta["sent"]`: that is what is stored.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.began: dict[str, float] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Manners":
        """As Scrapy makes it."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raise IgnoreRequest where the host has had its time."""
        host = urlsplit(request.url).netloc
        limit = self.crawler.settings.getfloat("SITE_SECONDS")
        if time.monotonic() - self.began.setdefault(host, time.monotonic()) > limit:
            raise IgnoreRequest("the time for this site is over (--site-hours)")
        slot = self.crawler.engine.downloader.slots.get(urlsplit(request.url).hostname or "")
        if slot is not None and self.crawler.spider is not None:
            slot.delay = max(slot.delay, self.crawler.spider.delays.get(host, 0.0))

    def process_response(self, request: Request, response: Response) -> Response | Request:
        """The response; or the request again, after as long as the server asks for."""
        if response.status not in REFUSING:
            headers = [(n.decode("latin-1"), v.decode("latin-1")) for n, all_of in response.headers.items() for v in all_of]
            request.meta["sent"] = (headers, response.body)
            return response
        waits = request.meta.get("waits", 0)
        wait = wanted_wait(response.headers.get("Retry-After", b"").decode("latin-1"), FIRST_WAIT * 2**waits)
        if waits >= MOST_WAITS:
            raise IgnoreRequest(f"HTTP {response.status}, {MOST_WAITS + 1} times")
        if wait > LONGEST_WAIT:
            raise IgnoreRequest(f"HTTP {response.status}: asks to come back in {wait:.0f} s")
        self._hold(request, wait)
        again: Request = request.replace(dont_filter=True)
        again.meta["waits"] = waits + 1
        return again

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Raise IgnoreRequest for a name that leads into a private network: to ask again would change nothing."""
        if (urlsplit(request.url).hostname or "").lower() in PublicResolver.private:
            raise IgnoreRequest("an address of a private network (--allow-private)") from exception

    def _hold(self, request: Request, seconds: float) -> None:
        """Let nothing go to the host for so long: its slot counts its delay from a moment to come."""
        slot = self.crawler.engine.downloader.slots.get(request.meta.get("download_slot", ""))
        if slot is not None:
            slot.delay = max(slot.delay, 0.01)
            slot.lastseen = max(slot.lastseen, time.monotonic() + seconds)


def wanted_wait(said: str, default: float) -> float:
    """Seconds that a `Retry-After` (RFC 9110, 10.2.3) asks for: a number, or a date."""
    if said.strip().isdigit():
        return float(said[:9])
    try:
        return max(0.0, parsedate_to_datetime(said).timestamp() - time.time())
    except (TypeError, ValueError, OverflowError):
        return default
