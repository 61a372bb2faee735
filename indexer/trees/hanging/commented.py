"""Steps that comments in code tell: numbered ones, and in a shell's code those that head commands."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from indexer.model import Article, Block
from indexer.text.brackets import balanced
from indexer.text.spelling import is_han
from indexer.trees.hanging.entries import Entry
from indexer.trees.reading.clauses import begin_of, length_of
from indexer.trees.reading.procedures import are_steps
from indexer.trees.reading.wellformed import announces, is_cut, refers

COMMENT = re.compile(r"\n[ \t]*+(?:#|//|--|;|/\*)[ \t]*(?P<said>[^\s!#/\-=*;].*)")
"""A line that is a comment, with the end of the one before it, which a search finds at once."""
NUMBER = re.compile(r"(?:第\s?(?P<counted>[一二三四五六七八九十])\s?步|(?:step|步骤)\s?(?P<step>\d{1,2})|(?P<plain>\d{1,2}))(?=[\s.、:：)）．])(?!\.\d)\s?[.、:：)）．]?\s*", re.I)
DIGITS = "一二三四五六七八九十"
SHELLS = frozenset({"bash", "sh", "shell", "zsh", "console", "shell-session", "dockerfile", "docker", "powershell"})
"""Languages of code whose lines are done one after another."""
PROSE = re.compile(r"[\u3400-\u9fff]{2}|[A-Z][a-z]+ \w+")
"""What a comment has that tells, and a prompt's command has not: # ls -l."""
CODE = re.compile(r"^\d+\.\d|[={}$\\`|]|[;{(]\s*$|\w\(|://")
FEWEST, MOST = 2, 10
LONGEST = 24.0
"""Tokens of a step."""
COMMAND = re.compile(r"[\s$>]*+(?:sudo\s++)?(?P<command>[\w./][\w./-]*+(?:[^\S\n]++[a-z][a-z-]*+(?=\s|$))?)")
"""A command with its subcommand: of "sed -i" sed, of "git add ." git add."""
OPENING = 2
"""Characters with which all begin where they are not done one after another: 查看容器, 查看日志."""
AROUND = "：:。.，,；;、-–—* \t"
BETWEEN = "\n#/" + AROUND
"""What stands between a comment and the next one where no code does."""


LINE = re.compile(r"(?<=\n)[^\S\n]*[^\s#/*;-].*")
"""A line of code that is no comment."""


class Comment(NamedTuple):
    """A line of code that is a comment: what it says and where, the number in front of that or 0, and where its line ends."""

    said: str
    start: int
    number: int
    end: int


def commented_of(article: Article) -> list[list[Entry]]:
    """The comments of each block of code that tell steps: at least two that are numbered on from 1, or that each head commands of a shell."""
    found = (_entries(article, block) for block in article.blocks if block.kind == "code")
    return [entries for entries in found if len(entries) >= FEWEST]


def _entries(article: Article, block: Block) -> list[Entry]:
    comments = _comments(article.text, block)
    if len(comments) < FEWEST:
        return []
    numbered = list(_counted(comments))
    shell = block.detail.lower() in SHELLS and not any(comment.number for comment in comments)
    told = numbered if numbered or not shell else _headings(article.text, block, comments)
    labels = [comment.said for comment in told]
    if not FEWEST <= len(set(labels)) == len(labels) <= MOST or not all(map(_says, labels)):
        return []
    ends = [*(comment.start for comment in told[1:]), block.end]
    commands = {_command(article.text, comment.end, end) for comment, end in zip(told, ends, strict=True)}
    steps = are_steps(labels, "") and len({label[:OPENING] for label in labels}) > 1 and (bool(numbered) or len(commands) > 1)
    return [
        Entry(comment.said, "step" if steps else "point", comment.start, comment.end, (comment.start, end)) for comment, end in zip(told, ends, strict=True)
    ]


def _comments(text: str, block: Block) -> list[Comment]:
    """The lines of a block that are comments alone; one with a number that goes on in the next lines is one comment."""
    comments: list[Comment] = []
    for found in (_comment(line, block.start) for line in COMMENT.finditer(f"\n{text[block.start : block.end]}")):
        last = comments[-1] if comments else None
        if last and last.number and not found.number and not text[last.end : found.start].strip(BETWEEN):
            joint = "" if is_han(last.said[-1:] + found.said[:1]) else " "
            comments[-1] = last._replace(said=f"{last.said}{joint}{found.said}", end=found.end)
        else:
            comments.append(found)
    return [comment._replace(said=" ".join(comment.said.strip(AROUND).split())) for comment in comments]


def _comment(line: re.Match[str], begin: int) -> Comment:
    """The comment of a line of code, which stands behind a line's end more than in the text from `begin` on."""
    said, start = line["said"].rstrip().removesuffix("*/").rstrip(), begin + line.start("said") - 1
    number = NUMBER.match(said)
    first = begin_of(said, number.end() if number else 0, len(said))
    return Comment(said[first:], start + first, _value(number) if number else 0, start + len(said))


def _value(number: re.Match[str]) -> int:
    return DIGITS.index(number["counted"]) + 1 if number["counted"] else int(number["step"] or number["plain"])


def _counted(comments: Sequence[Comment]) -> Iterator[Comment]:
    """The comments that are numbered, if they are from 1 on."""
    numbered = [comment for comment in comments if comment.number]
    if [comment.number for comment in numbered] == list(range(1, len(numbered) + 1)):
        yield from numbered


def commands_of(text: str, commented: Iterable[Sequence[Entry]]) -> Iterator[tuple[int, int, int]]:
    """Of the comments that tell steps, where each begins that heads a single line of code, and where that starts and ends."""
    for entries in commented:
        for entry in entries:
            lines = list(LINE.finditer(text, entry.end, entry.span[1]))
            if len(lines) == 1:
                yield entry.start, *lines[0].span()


def _headings(text: str, block: Block, comments: Sequence[Comment]) -> list[Comment]:
    """The comments, if code follows each; else none."""
    ends = [*(comment.start for comment in comments[1:]), block.end]
    follows = (text[comment.end : end].strip(BETWEEN) for comment, end in zip(comments, ends, strict=True))
    return list(comments) if all(follows) else []


def _command(text: str, start: int, end: int) -> str:
    """The command that a stretch of code begins with; comments that all head uses of one stand side by side."""
    found = COMMAND.match(text, start, end)
    return found["command"] if found else ""


def _says(said: str) -> bool:
    """Whether a comment is prose that can be a label."""
    told = len(said) >= FEWEST and PROSE.search(said) and not CODE.search(said) and balanced(said)
    return bool(told) and length_of(said) <= LONGEST and not announces(said) and not refers(said) and not is_cut("", said, "")
