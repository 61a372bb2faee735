"""The tags of Hexo, Jekyll and Hugo in Markdown: code becomes a fence, links and titles their words, the rest goes."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from indexer.parsing.markdown.fences import Shelf
from indexer.parsing.markdown.tagwords import WORDS, tab_title

TAG = re.compile(
    r"\{%(?!/\*)-?((?:(?!\{%|%\}).){0,2000})%\}|\{\{([<%](?!/\*)(?:(?!\{\{[<%]|[>%]\}\}).){0,2000})[>%]\}\}"
    r"|\{\{-?\s*(?:site|page|post|include|layout|content)\b[^{}\n]{0,500}\}\}"
    r"""|\{\{-?\s*["']([^"'{}\n]{0,500})["']\s*\|[^{}\n]{0,200}\}\}"""
    r"""|\{:{2}comment\}|\{:/(?:comment)?\}|\{::[^{}\n]{0,500}/\}""",
    re.S,
)
"""No tag holds the beginning of another: a file of nothing but beginnings is read once, not 2000 times."""
SHOWN = re.compile(r"\{\{([<%])/\*((?:(?!\*/|\{\{[<%]).){0,2000})\*/([>%])\}\}", re.S)
VERBATIM = frozenset({
    "codeblock", "code", "highlight", "raw", "verbatim", "comment", "prettify", "capture", "mermaid", "math", "katex",
})  # fmt: skip
"""Tags whose content is not searched for tags."""
UNSEEN = frozenset({"comment", "capture"})
CAPTURED = "capture"
"""Liquid's keeps a text for later; Hugo's has a template show it (the pages of Kubernetes are written so, all of their text)."""
NAMED_LANGUAGES = {"mermaid": "mermaid", "math": "math", "katex": "math"}
QUOTES = frozenset({"blockquote", "quote", "pullquote", "cq", "centerquote"})
TAB_COMMENT = re.compile(r"<!--[ \t]*(?:(end)?(?:tab|timeline)\b[ \t]*([^\n<>]{0,200}?))[ \t]*-->")
LANGUAGE = re.compile(r"""^\s*["']?([\w+#.-]+)""")
OPTION = re.compile(r"\w+:\S*|true|false")
LANGUAGE_TOLD = re.compile(r"""\b(?:lang|language)\s*[:=]\s*["']?([\w+#.-]+)""")


class Tag(NamedTuple):
    """A tag's name, with the slash that closes it; what follows the name; where the tag stands."""

    name: str
    options: str
    start: int
    end: int


def without_tags(text: str, shelf: Shelf) -> str:
    """The text without tags; code and raw text of theirs is put on the shelf."""
    return "".join(_Rewriter(text, [_tag(found) for found in TAG.finditer(text)], shelf).parts())


def with_shown_tags(text: str) -> str:
    """The text with short codes that Hugo is to show, not to run: it unwraps them in code too."""
    return SHOWN.sub(r"{{\1\2\3}}", text)


def without_tab_comments(text: str) -> str:
    """The text with the titles of tabs and dates in the place of Hexo's comments."""
    return TAB_COMMENT.sub(lambda found: "" if found[1] else tab_title(found[2].split("@")[0]), text)


def quoted(text: str) -> str:
    """The text as a quote."""
    return "\n\n" + "\n".join(f"> {line}" for line in text.strip("\n").split("\n")) + "\n\n"


class _Rewriter:
    """Goes once through the tags of a text, whatever is left open."""

    def __init__(self, text: str, tags: Sequence[Tag], shelf: Shelf) -> None:
        self.text, self.tags, self.shelf = text, tags, shelf
        self.last = {tag.name: number for number, tag in enumerate(tags)}
        self.quote = -1

    def parts(self) -> list[str]:
        """The parts of the text with each tag as what it means."""
        parts: list[str] = []
        at = number = 0
        while number < len(self.tags):
            tag = self.tags[number]
            parts.append(self.text[at : tag.start])
            number = self._end_of_verbatim(number)
            if self.tags[number] is tag:
                self._add(tag, parts)
            else:
                parts.append(_verbatim(tag, self.text[tag.end : self.tags[number].start], self.shelf))
            at = self.tags[number].end
            number += 1
        return [*parts, self.text[at:]]

    def _end_of_verbatim(self, number: int) -> int:
        """The number of the tag that closes a verbatim one; the same number where there is none."""
        name = self.tags[number].name
        ends = {f"end{name}", f"/{name}"}
        if name not in VERBATIM or max(self.last.get(end, 0) for end in ends) <= number or (name == CAPTURED and self.text.startswith("{{", self.tags[number].start)):
            return number
        return next(n for n in range(number + 1, len(self.tags)) if self.tags[n].name in ends)

    def _add(self, tag: Tag, parts: list[str]) -> None:
        kind = tag.name.removeprefix("end").removeprefix("/")
        if kind not in QUOTES:
            parts.append(WORDS[tag.name](tag.options) if tag.name in WORDS else "")
        elif kind == tag.name:
            self.quote = len(parts)
        elif self.quote >= 0:
            parts[self.quote :] = [quoted("".join(parts[self.quote :]))]
            self.quote = -1


def _tag(found: re.Match[str]) -> Tag:
    if found[3]:
        return Tag("filtered", found[3], found.start(), found.end())
    if found[0].startswith("{:"):
        name = "comment" if found[0] == "{::comment}" else "/comment"
        return Tag(name, "", found.start(), found.end())
    inside = (found[1] or (found[2] or "")[1:]).strip().rstrip("-/ ")
    closing = inside.startswith("/")
    name, _, options = inside.lstrip("/ ").replace("\n", " ").partition(" ")
    return Tag(("/" if closing else "") + name.strip(), options.strip(), found.start(), found.end())


def _verbatim(tag: Tag, inside: str, shelf: Shelf) -> str:
    """What a verbatim tag leaves in the text: a sign for its content, which is on the shelf."""
    if tag.name in UNSEEN:
        return ""
    inside = shelf.back(inside)
    if tag.name in {"raw", "verbatim"}:
        return shelf.put(inside) if "\n" not in inside else shelf.put(inside.strip("\n")).join(("\n\n", "\n\n"))
    told = LANGUAGE_TOLD.search(tag.options) or (LANGUAGE.match(tag.options) if tag.name == "highlight" else None)
    language = told[1] if told else NAMED_LANGUAGES.get(tag.name, "")
    fence = "`" * max(3, max((len(run) for run in re.findall("`+", inside)), default=0) + 1)
    code = inside.strip("\n").rstrip()
    caption = _caption(tag.options) if tag.name in {"codeblock", "code"} else ""
    return f"\n\n{caption}\n\n" + shelf.put(f"{fence}{language}\n{code}\n{fence}") + "\n\n"


def _caption(options: str) -> str:
    """The words above code of Hexo's: what is neither an option nor a link to its source."""
    words = options.split("http", 1)[0].split()
    return " ".join(word for word in words if not OPTION.fullmatch(word))
