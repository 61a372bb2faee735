"""A small writer of SVG 1.1: elements, text that fits, and the frame of a plot."""

import unicodedata
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

CONTROLS = dict.fromkeys((*range(32), *range(127, 160), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
"""What XML cannot hold, and what turns the direction of text."""
FONT = 12
WIDE, NARROW = 1.0, 0.58
"""Widths of a character in a sans serif font in its size: Han and full width, all others (Helvetica: digits .556, m .833, i .222)."""
STYLE = f"""
.plot {{ font: {FONT}px system-ui, -apple-system, "Segoe UI", "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif }}
.plot text {{ fill: var(--plot-ink, #24292f) }} .plot .quiet {{ fill: var(--plot-quiet, #57606a) }}
.plot .line {{ stroke: var(--plot-line, #d0d7de) }} .plot .heat {{ fill: var(--plot-heat, #0b62b8) }}
.plot .empty {{ fill: var(--plot-empty, #eef1f4) }} .plot .onheat {{ fill: var(--plot-paper, #fff) }}
.plot .s0 {{ fill: #0072b2 }} .plot .s1 {{ fill: #d55e00 }} .plot .s2 {{ fill: #009e73 }} .plot .s3 {{ fill: #b8629a }}
.plot .s4 {{ fill: #c48a00 }} .plot .s5 {{ fill: #3d9bd1 }} .plot .s6 {{ fill: #8b949e }}
@media (prefers-color-scheme: dark) {{
.plot text {{ fill: var(--plot-ink, #e6edf3) }} .plot .quiet {{ fill: var(--plot-quiet, #9da7b3) }}
.plot .line {{ stroke: var(--plot-line, #3d444d) }} .plot .heat {{ fill: var(--plot-heat, #58a6ff) }}
.plot .empty {{ fill: var(--plot-empty, #1c2128) }} .plot .onheat {{ fill: var(--plot-paper, #0d1117) }}
}}"""
"""The page's variables win, then its reader's scheme. The series are those of Okabe and Ito (jfly.uni-koeln.de/color), which
colour-blind readers tell apart, darkened to 3:1 on white and on black."""


def element(name: str, inner: str = "", **attributes: str | float) -> str:
    """An element; underscores in names of attributes stand for dashes, and one at the end is dropped.

    >>> element("rect", x=1.0, class_="heat")
    '<rect x="1" class="heat"/>'
    """
    said = "".join(f" {key.rstrip('_').replace('_', '-')}={quoteattr(_number(value))}" for key, value in attributes.items())
    return f"<{name}{said}>{inner}</{name}>" if inner else f"<{name}{said}/>"


def text(said: str, x: float, y: float, **attributes: str | float) -> str:
    """A line of text whose baseline begins at a place."""
    return element("text", escape(clean(said)), x=x, y=y, **attributes)


def titled(said: str) -> str:
    """What a browser shows over an element, and a screen reader reads."""
    return f"<title>{escape(clean(said))}</title>"


def width_of(said: str) -> float:
    """About how wide a line of text is, in pixels."""
    return FONT * sum(WIDE if unicodedata.east_asian_width(sign) in "WF" else NARROW for sign in said)


def fitted(said: str, width: float) -> str:
    """The line, or its beginning with an ellipsis where it is wider.

    >>> fitted("knowledge graph", 60)
    'knowled…'
    """
    said = clean(said)
    if width_of(said) <= width:
        return said
    room = width - width_of("…")
    kept = ""
    for sign in said:
        room -= width_of(sign)
        if room < 0:
            break
        kept += sign
    return kept.rstrip(" 、,，") + "…"


def clean(said: str) -> str:
    """The text on one line, without what XML cannot hold."""
    return " ".join(" ".join(said.split()).translate(CONTROLS).split())


def drawing(name: str, size: tuple[float, float], words: tuple[str, str], parts: Iterable[str]) -> str:
    """A whole plot with its title and description for those who do not see it; `name` makes ids that a page can hold once."""
    title, description = (escape(clean(one)) for one in words)
    width, height = (_number(one) for one in size)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="plot" role="img" aria-labelledby="{name}-title {name}-desc" '
        f'viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
    )
    named = f'<title id="{name}-title">{title}</title><desc id="{name}-desc">{description}</desc>'
    return "\n".join([head, named, f"<style>{STYLE}</style>", *parts, "</svg>"]) + "\n"


def _number(value: str | float) -> str:
    return value if isinstance(value, str) else f"{round(value, 2):g}"
