"""What single tags of Hexo, Jekyll and Hugo say to a reader: links, labels, and the titles of boxes.

The tags are those of the generators and of the themes that most blogs use: NexT, Butterfly, Fluid, Volantis; the short
codes of Hugo, LoveIt, Docsy, Relearn and Blowfish.
"""

import re
from collections.abc import Callable

TITLE = re.compile(
    r"""\b(?:title|summary|header|heading|label|name|caption|tabName)\s*=\s*(?:"([^"]*)"|'([^']*)'|`([^`]*)`)"""
)
CAPTION = re.compile(r"""\b(title|caption)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
QUOTED = re.compile(r""""([^"]*)"|'([^']*)'""")
NAMED = re.compile(r"""[\w-]+\s*=\s*(?:"[^"]*"|'[^']*'|`[^`]*`|\S+)""")
LOOKS = frozenset({
    "default", "primary", "success", "info", "warning", "danger", "error", "tip", "note", "important",
    "caution", "hint", "secondary", "light", "dark", "simple", "modern", "flat", "disabled", "no-icon",
    "icon", "open", "close", "blue", "red", "green", "yellow", "orange", "purple", "pink", "grey", "gray",
    "cyan", "black", "white", "abstract", "question", "failure", "bug", "example", "quote", "true", "false",
    "ban", "done", "bell", "link", "message", "radiation", "quick", "left", "center", "right", "child",
    "color", "guide",
})  # fmt: skip
"""What a box looks like: its kind, not its title."""
WITH_TITLES = "TabItem|CodeGroupItem|Tab|Accordion|Card|Step|Details"
"""Components whose title is text."""
WAYS = frozenset({
    "c", "c++", "cpp", "c#", "csharp", "java", "python", "python2", "python3", "py", "go", "golang", "rust", "js",
    "javascript", "ts", "typescript", "jsx", "tsx", "kotlin", "swift", "ruby", "php", "scala", "lua", "r", "dart",
    "perl", "pascal", "bash", "shell", "sh", "zsh", "fish", "cmd", "powershell", "sql", "json", "yaml", "toml",
    "xml", "html", "css", "npm", "yarn", "pnpm", "bun", "deno", "npx", "pip", "pip3", "conda", "uv", "poetry",
    "maven", "gradle", "sbt", "cargo", "brew", "apt", "yum", "dnf",
})  # fmt: skip
"""What tabs are called that show the same several times over."""
ADDRESS = re.compile(r"(?:https?:/)?/\S*|#\S*|fa[bsr]?[ -]\S+|\S+\.html?")


def titled(title: str | None, indent: str = "") -> str:
    """The title of a box as a bold paragraph of its own; nothing where there is none."""
    return f"\n\n{indent}**{title.strip()}**\n\n{indent}" if title and title.strip(" *") else ""


def tab_title(title: str | None, indent: str = "") -> str:
    """The title of a tab; nothing where it only says in what language or with which tool the same is done."""
    return "" if title and title.strip().lower() in WAYS else titled(title, indent)


def box_title(options: str) -> str:
    """The title of a Hugo box: named, or quoted and not its kind."""
    named = TITLE.search(options)
    if named:
        return titled(named[1] or named[2] or named[3])
    told = [one or two for one, two in QUOTED.findall(NAMED.sub("", options))]
    return titled(next((words for words in told if words.lower() not in LOOKS and not words.startswith("fa")), ""))


def named_title(options: str) -> str:
    """The title of a box that is told by name alone."""
    named = TITLE.search(options)
    return titled(named[1] or named[2] or named[3]) if named else ""


def note_title(options: str) -> str:
    """What follows the looks of a Hexo box."""
    words = options.replace('"', " ").replace("'", " ").replace("@", " ").split()
    return titled(" ".join(word for word in words if word.strip(",:").lower() not in LOOKS and not _is_icon(word)))


def _is_icon(word: str) -> bool:
    return ADDRESS.match(word) is not None or word.startswith("fa-") or word in {"fa", "fas", "fab", "far"}


def _figure(options: str) -> str:
    """The words under a picture."""
    told = [two or three for _, two, three in CAPTION.findall(options)]
    return "".join(f"\n\n{words}\n\n" for words in told if words)


def _post_link(options: str) -> str:
    target, _, words = options.partition(" ")
    words = re.sub(r"\s+(?:true|false)$", "", words.strip()).strip("\"' ")
    return f"[{words or target}](<{target}>)"


def _link(options: str) -> str:
    """Jekyll's is an address, Hexo's words and an address, Volantis' too, parted by commas."""
    if "," in options:
        parts = [part.strip() for part in options.split(",")]
        return f"[{parts[0]}](<{parts[1]}>)"
    words = options.split()
    address = next((word for word in words if ADDRESS.match(word)), "")
    return f"[{' '.join(words[: words.index(address)])}](<{address}>)" if address and words[0] != address else options


def _button(options: str) -> str:
    """NexT and Butterfly write the address first, Volantis the words."""
    parts = [part.strip() for part in options.split(",")]
    if len(parts) == 1:
        parts = options.rsplit(" ", 1)[::-1] if " " in options else ["", ""]
    words, address = (parts[1], parts[0]) if ADDRESS.match(parts[0]) else (parts[0], parts[1])
    return f"[{words}](<{address}>)" if words and address else words


def _reference(options: str) -> str:
    return options.split(maxsplit=1)[0].strip("\"'") if options.strip() else ""


def _label(options: str) -> str:
    """NexT writes the colour first and an @, Butterfly the colour last."""
    if "@" in options:
        return options.partition("@")[2]
    words = options.split()
    return " ".join(words[:-1] if len(words) > 1 and words[-1].lower() in LOOKS else words)


def _last_part(options: str) -> str:
    return options.rpartition(",")[2].strip()


def _first_part(options: str) -> str:
    return options.partition(",")[0].strip()


WORDS: dict[str, Callable[[str], str]] = {
    "post_link": _post_link, "asset_link": _post_link, "link": _link,
    "post_url": _reference, "ref": _reference, "relref": _reference,
    "btn": _button, "button": _button, "label": _label, "filtered": lambda options: options,
    **dict.fromkeys(("u", "emp", "wavy", "del", "kbd", "cb", "checkbox", "radio", "span", "p"), _last_part),
    "hideInline": _first_part,
    **dict.fromkeys(("note", "folding", "fold", "subnote", "noteblock", "timenode", "cell"), note_title),
    **dict.fromkeys(("hideToggle", "hideBlock", "spoiler"), lambda options: titled(_first_part(options))),
    **dict.fromkeys(("notice", "admonition", "details", "tab", "expand", "collapse", "accordion", "tabitem"), box_title),
    **dict.fromkeys(("tip", "warning", "info", "alert", "hint", "callout", "card", "pageinfo", "step"), named_title),
    "figure": _figure,
}  # fmt: skip
"""What a tag leaves in the text; one that is not named here leaves nothing."""
