"""Dashes that part a name from what is said of it."""

DASH = r"\s[-–]\s(?!(?<=\b[a-z]\s[-–]\s)(?:\d|[a-z]\b))"
"""A dash between blanks, as a part of a regular expression; no minus: n - 1."""
