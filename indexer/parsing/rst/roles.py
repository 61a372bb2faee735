"""What a reader sees of a text with a role of reStructuredText: docutils', Sphinx's or one of the author's own."""

import re
from collections.abc import Callable
from typing import Any

from docutils import nodes, utils

Nodes = list[nodes.Node]
AS_CODE = frozenset({
    "literal", "func", "function", "class", "meth", "method", "attr", "mod", "data", "const", "exc", "obj", "file", "command", "program", "option", "envvar", "samp", "kbd", "makevar",
    "regexp", "var", "type", "macro", "member", "enum", "struct", "union", "token", "keyword", "setting", "bash", "python", "py", "sh", "console", "mailheader", "mimetype", "newsgroup",
})  # fmt: skip
"""Roles of names in programs."""
SILENT = re.compile(r"raw-|(?:foot)?cite|eq$")
TAG = re.compile(r"<[^<>]{1,300}>")


def any_role(name: str, rawtext: str, text: str, lineno: int, inliner: Any, options: Any = None, content: Any = None) -> tuple[Nodes, Nodes]:
    """What a reader sees of a text with a role, of docutils', Sphinx's or the author's own."""
    kind = inliner.document.settings.own_roles.get(name.lower()) or name.lower()
    return _said(kind.rpartition(":")[2], text), []


def _said(role: str, escaped: str) -> Nodes:
    """What a reader sees of a text with a role; of names without a title their last part where a tilde asks for it."""
    if SILENT.match(role):
        return []
    text = utils.unescape(escaped)
    title, target = title_and_target(text)
    if role in ROLES:
        return ROLES[role](escaped, title, target)
    if role in AS_CODE:
        return _verbatim(title.rpartition(".")[2] if title.startswith("~") else title.removeprefix("!"))
    return [nodes.inline(text, title.replace("-->", "→") if role else text)]


def _verbatim(code: str) -> Nodes:
    return [nodes.literal(code, code)]


def _formula(escaped: str, *_: str) -> Nodes:
    tex = utils.unescape(escaped, restore_backslashes=True)
    return [nodes.math(tex, tex)]


def _without_tags(escaped: str, *_: str) -> Nodes:
    """The words of HTML; what is written for TeX has none."""
    return [nodes.Text(TAG.sub("", escaped))] if "<" in escaped else []


def _place(_: str, title: str, target: str) -> Nodes:
    """The title of a place, or its name, of which the writer may know the heading."""
    return [nodes.inline(title, title, label=target.lower() if title == target else "")]


ROLES: dict[str, Callable[[str, str, str], Nodes]] = {
    "math": _formula, "raw": _without_tags, "html": _without_tags, "ref": _place, "numref": _place,
    "code": lambda escaped, *_: _verbatim(utils.unescape(escaped, restore_backslashes=True)),
    "doc": lambda _, title, target: [page_link(title, target)],
    "strong": lambda _, title, __: [nodes.strong(title, title)], "dfn": lambda _, title, __: [nodes.strong(title, title)],
    "emphasis": lambda _, title, __: [nodes.emphasis(title, title)],
    "pep": lambda _, title, __: [nodes.inline(title, f"PEP {title}")], "rfc": lambda _, title, __: [nodes.inline(title, f"RFC {title}")],
}  # fmt: skip


def title_and_target(text: str) -> tuple[str, str]:
    """`title <target>` in its parts; both are the text where it is not of that form.

    >>> title_and_target("锁 <guide/lock>"), title_and_target("guide/lock")
    (('锁', 'guide/lock'), ('guide/lock', 'guide/lock'))
    """
    title, sign, target = text[:-1].rpartition("<") if text.endswith(">") else ("", "", "")
    return (title.strip(), target.strip()) if sign and title.strip() else (text, text)


def page_link(title: str, target: str) -> nodes.reference:
    """A link to another page, which Sphinx names without its ending."""
    if "://" in target:
        return nodes.reference("", title, refuri=target)
    name = target.removesuffix(".rst")
    return nodes.reference("", title if title != target else name.removesuffix("/index").rpartition("/")[2], refuri=f"{name}.rst")
