"""What headless Chromium sees of an explorer: run with the acceptance tests' own Python, which has playwright.

    look.py CHROMIUM FOLDER AXE PICTURES PATH ...

opens each PATH of FOLDER from the disk and from a server on this machine, wide and narrow, light and dark, and prints as JSON
what was said on the console, requests to other hosts, what axe-core finds, whether a page is too wide, the search, the map's
frames, and what stands on the pages without scripts.
"""

import json
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

SIZES = {"desktop": (1440, 900), "phone": (390, 844)}
SCHEMES = ("light", "dark")
FRAMES = """async () => {
    const frames = [];
    let last = performance.now();
    let going = true;
    const tick = (now) => { frames.push(now - last); last = now; if (going) requestAnimationFrame(tick); };
    requestAnimationFrame(tick);
    window.stopFrames = () => { going = false; return frames.slice(2); };
}"""
"""Counts the milliseconds from frame to frame until `stopFrames`."""


class Quiet(SimpleHTTPRequestHandler):
    """Files of a folder, without a word."""

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002
        """Nothing is said."""


def main(chromium: str, folder: str, axe: str, pictures: str, *paths: str) -> None:
    """Print what is seen."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    bases = [Path(folder).absolute().as_uri() + "/", f"http://127.0.0.1:{server.server_port}/"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        views = [(base, size, scheme) for base in bases for size in SIZES for scheme in SCHEMES]
        seen = [looked for view in views for looked in look(browser, view, paths, (axe, pictures))]
        told = {"pages": seen, "plain": plain(browser, bases[0], paths), "search": search(browser, bases[0]), "map": pan(browser, bases[0])}
        browser.close()
    server.shutdown()
    print(json.dumps(told, ensure_ascii=False))  # noqa: T201


def look(browser: Browser, view: tuple[str, str, str], paths: tuple[str, ...], tools: tuple[str, str]) -> list[dict[str, Any]]:
    """Every page in one size and scheme."""
    base, size, scheme = view
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, bypass_csp=False)
    said, outside = listen(context, urlsplit(base).netloc)
    page = context.new_page()
    page.on("pageerror", lambda error: said.append(str(error)))
    seen = []
    for path in paths:
        page.goto(base + path, wait_until="load")
        page.wait_for_timeout(150)
        if base.startswith("file") and tools[1]:
            page.screenshot(path=Path(tools[1]) / f"{path.split('/')[0].removesuffix('.html')}-{size}-{scheme}.png")
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        found = violations(page, tools[0]) if base.startswith("file") else []
        seen.append({"path": path, "view": view, "console": list(said), "outside": list(outside), "wide": wide, "axe": found})
        said.clear()
    context.close()
    return seen


def violations(page: Page, axe: str) -> list[str]:
    """The serious and critical violations of WCAG 2 A and AA that axe-core finds."""
    page.evaluate(Path(axe).read_text("utf-8"))  # evaluated, not as a script element, which the page would not allow
    found = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'], preload: false})")
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found["violations"] if one["impact"] in {"serious", "critical"}]


def listen(context: BrowserContext, host: str) -> tuple[list[str], list[str]]:
    """Lists that fill with errors on the console and requests to other hosts, which are not asked."""
    said: list[str] = []
    outside: list[str] = []
    context.on("console", lambda message: said.append(message.text) if message.type == "error" else None)

    def answer(route: Any) -> None:
        parts = urlsplit(route.request.url)
        if parts.path == "/favicon.ico":
            route.fulfill(status=204)
        elif parts.netloc != host:
            outside.append(route.request.url)
            route.abort()
        else:
            route.continue_()

    context.route("**/*", answer)
    return said, outside


def plain(browser: Browser, base: str, paths: tuple[str, ...]) -> list[dict[str, Any]]:
    """The pages without scripts: their links, and fields that would do nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    seen = []
    for path in paths:
        page.goto(base + path)
        seen.append({"path": path, "links": page.locator("main a").count(), "fields": page.locator("input, button, canvas").count()})
    context.close()
    return seen


def search(browser: Browser, base: str) -> dict[str, Any]:
    """What the search finds for what is typed, and where Enter leads."""
    page = browser.new_page()
    page.goto(base + "index.html")
    page.keyboard.press("/")
    found = {}
    for query in ("偏向", "biased locking", "資料庫", "jvm 锁", "zzzz"):
        page.locator("#find").fill(query)
        page.wait_for_timeout(300)
        found[query] = page.locator("#found li:visible a").all_inner_texts()
    page.locator("#find").fill("偏向锁")
    page.wait_for_timeout(200)
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    led = page.locator("h1").inner_text()
    page.close()
    return {"found": found, "led": led}


def pan(browser: Browser, base: str) -> dict[str, Any]:
    """How long the map takes to be drawn, and the longest frame while it is dragged and zoomed, in milliseconds; what a click and
    the keys choose."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(base + "map.html", wait_until="load")
    opened = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    page.evaluate("scrollTo(0, 200)")
    box = page.locator("canvas").bounding_box() or {"x": 0, "y": 0, "width": 0, "height": 0}
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(*middle)
    page.wait_for_timeout(300)
    page.evaluate(FRAMES)
    for _ in range(6):
        page.mouse.down()
        page.mouse.move(middle[0] - 200, middle[1] - 120, steps=40)
        page.mouse.up()
        page.mouse.move(*middle)
        page.mouse.wheel(0, -240)
    frames = page.evaluate("stopFrames()")
    page.keyboard.press("0")
    page.locator("canvas").focus()
    page.keyboard.press("0")
    page.keyboard.press("Shift+ArrowRight")
    chosen = page.locator(".chosen .open").all_inner_texts()
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    led = page.locator("h1").inner_text()
    page.close()
    return {"opened": opened, "longest": max(frames), "mean": sum(frames) / len(frames), "frames": len(frames), "chosen": chosen, "led": led}


if __name__ == "__main__":
    main(*sys.argv[1:])
