"""When two ways to write a name are one."""

import re

HAN = re.compile(r"[\u3400-\u9fff]")
JOINTS = re.compile(r"[\s_\-‐-―·'’]+")
BETWEEN = re.compile(r"(?<=[\u3400-\u9fff])\s+|\s+(?=[\u3400-\u9fff])")


def spelling(text: str) -> str:
    """What two spellings of one name share: no case, blanks, hyphens or underscores.

    >>> spelling("Spring-Boot") == spelling("SpringBoot")
    True
    """
    return JOINTS.sub("", text.casefold())


def is_han(text: str) -> bool:
    """Whether a form holds Han characters."""
    return HAN.search(text) is not None


def well_spaced(text: str) -> str:
    """A form without the blanks that authors put between Han and Latin."""
    return BETWEEN.sub("", text)
