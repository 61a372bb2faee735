"""What headless Chromium sees of a site: run with the acceptance tests' own Python, which has playwright.

    browser.py CHROMIUM FOLDER BASE SCREENSHOTS PATH ...

serves FOLDER under BASE on this machine alone, opens each PATH with and without scripts and prints as JSON what was
seen: links in sidebars, where the first leads, what was said on the console, and requests to other hosts. Where SCREENSHOTS is a
folder, pictures of the first page are put there, wide and narrow, light and dark, with the tree closed and open; then axe-core,
whose file the environment names as AXE, says what is serious in the sidebar, and the browser whether anything sticks out of it.
"""

import json
import os
import sys
import threading
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, TimeoutError, sync_playwright  # noqa: A004

SIZES = {"desktop": (1440, 900), "phone": (390, 844)}
SCHEMES = ("light", "dark")
READ = """node => ({
    text: node.textContent.replace(/\\s+/g, " "),
    addresses: [...node.querySelectorAll("a")].map((link) => link.href),
    strangers: [...node.querySelectorAll("*")].filter((inner) =>
        !/^(a|aside|div|p|ul|li|span|details|summary|link)$/.test(inner.localName)
        || [...inner.attributes].some(({ name }) => !/^(class|lang|href|rel|open|role|aria-label|aria-level|data-.*)$/.test(name))).map((inner) => inner.outerHTML.slice(0, 200)),
})"""
"""What a sidebar holds: its text, where its links lead, and elements and attributes that are none of ours."""
FADED_IN = """() => [...document.querySelectorAll(".kpi-sidebar")].every((node) => {
    for (let at = node; at; at = at.parentElement) {
        const { opacity, visibility } = getComputedStyle(at);
        if (opacity < 1 || visibility === "hidden" || at.getAnimations().some((one) => one.playState === "running")) return false;
    }
    return true;
})"""
SERIOUS = """async () => {
    const link = document.querySelector(".kpi-sidebar").parentElement.appendChild(Object.assign(document.createElement("a"), {href: "/"}));
    const colour = getComputedStyle(link).color;
    link.remove();
    const themes = (id, node) => id === "color-contrast" && getComputedStyle(document.querySelector(node.target[0])).color === colour;
    const found = (await axe.run(".kpi-sidebar", {preload: false})).violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    return found.flatMap(({ id, nodes }) => nodes.filter((node) => !themes(id, node)).map((node) => id + ": " + node.html + " " + node.failureSummary));
}"""
"""What axe-core finds that keeps people out, but for the colour that a theme gives to all its links."""
STICKING_OUT = """() => [...document.querySelectorAll(".kpi-sidebar, .kpi-sidebar *")].filter((node) => {
    const box = node.closest(".kpi-sidebar").getBoundingClientRect(), own = node.getBoundingClientRect();
    return own.width > 0 && (own.right > box.right + 1 || own.left < box.left - 1 || node.scrollWidth > node.clientWidth + 1 && node.clientWidth > 0);
}).map((node) => "sticks out: " + node.outerHTML.slice(0, 200))"""


class Handler(SimpleHTTPRequestHandler):
    """Files of a folder under an address, `/x` also as `/x.html`, without a word."""

    base = "/"

    def translate_path(self, path: str) -> str:
        found = Path(super().translate_path("/" + path.removeprefix(self.base)))
        plain = found.with_name(found.name + ".html")
        return str(plain if not found.exists() and plain.exists() else found)

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002
        """Nothing is said."""


def main(chromium: str, folder: str, base: str, pictures: str, *paths: str) -> None:
    """Print what is seen."""
    handler = partial(type("Based", (Handler,), {"base": base}), directory=folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}{base}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        seen = [look(browser, address, path, scripts) for path in paths for scripts in (True, False)]
        faults = look_closely(browser, address + paths[0], Path(pictures)) if pictures and paths else []
        browser.close()
    server.shutdown()
    print(json.dumps({"pages": seen, "faults": faults}, ensure_ascii=False))  # noqa: T201


def look(browser: Browser, address: str, path: str, scripts: bool) -> dict[str, Any]:
    """One page: what stands in its sidebar, and everything that went wrong."""
    context = browser.new_context(java_script_enabled=scripts)
    said, outside, opened = listen(context, urlsplit(address).netloc)
    page = context.new_page()
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: (opened.append(dialog.message), dialog.dismiss()))
    page.goto(address + path, wait_until="load")
    page.wait_for_timeout(700 if scripts else 50)
    links = page.locator(".kpi-related a")
    if links.count():
        with suppress(TimeoutError):  # themes fade their text in
            links.first.wait_for(state="visible", timeout=5000)
            page.wait_for_function(FADED_IN, timeout=5000)
    titles = links.all_inner_texts()
    sidebar = page.locator(".kpi-sidebar").first
    seen: dict[str, Any] = sidebar.evaluate(READ) if sidebar.count() else {}
    seen |= {
        "path": path,
        "scripts": scripts,
        "sidebars": page.locator(".kpi-sidebar").count(),
        "links": titles,
        "visible": all(links.nth(at).is_visible() for at in range(links.count())),
        "summaries": page.locator(".kpi-tree :is(summary, li)").count(),
        "followed": follow(page) if titles else None,
    }
    context.close()
    return seen | {"console": said, "outside": outside, "dialogs": opened}


def listen(context: BrowserContext, host: str) -> tuple[list[str], list[str], list[str]]:
    """Lists that fill with what is said on the console, requests to other hosts, and dialogs; other hosts are not asked."""
    said: list[str] = []
    outside: list[str] = []
    context.on("console", lambda message: said.append(message.text) if message.type == "error" else None)

    def answer(route: Any) -> None:
        parts = urlsplit(route.request.url)
        if parts.scheme in {"http", "https"} and parts.netloc != host:
            outside.append(route.request.url)
            route.abort()
        elif parts.path == "/favicon.ico":
            route.fulfill(status=204)
        else:
            route.continue_()

    context.route("**/*", answer)
    return said, outside, []


def follow(page: Page) -> dict[str, Any]:
    """Where the first link of the sidebar leads."""
    first = page.locator(".kpi-related a").first
    title = first.inner_text()
    before = page.url
    first.click()
    page.wait_for_url(lambda address: address != before, timeout=5000)
    page.wait_for_timeout(500)
    return {"title": title, "shown": title in page.title(), "sidebars": page.locator(".kpi-sidebar").count()}


def look_closely(browser: Browser, address: str, into: Path) -> list[str]:
    """What is wrong with the sidebar of a page in any size and scheme, of which pictures are taken."""
    into.mkdir(parents=True, exist_ok=True)
    faults = []
    for size, (width, height) in SIZES.items():
        for scheme in SCHEMES:
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
            page = context.new_page()
            page.goto(address, wait_until="load")
            page.wait_for_timeout(700)
            with suppress(TimeoutError):  # themes fade their text in
                page.wait_for_function(FADED_IN, timeout=5000)
            take_picture(page, into / f"{size}-{scheme}.png")
            page.locator(".kpi-tree details").evaluate_all("all => all.forEach(one => one.open = true)")
            take_picture(page, into / f"{size}-{scheme}-open.png")
            page.evaluate(Path(os.environ["AXE"]).read_text("utf-8"))
            faults += [f"{size}, {scheme}: {fault}" for fault in [*page.evaluate(SERIOUS), *page.evaluate(STICKING_OUT)]]
            context.close()
    return faults


def take_picture(page: Page, path: Path) -> None:
    """The page's sidebar and what stands around it."""
    page.locator(".kpi-sidebar").first.evaluate("node => scrollTo(0, node.getBoundingClientRect().top + scrollY - 300)")
    page.wait_for_timeout(300)
    page.screenshot(path=path)


if __name__ == "__main__":
    main(*sys.argv[1:])
