"""Org (Emacs): to blocks and marks; `document.py` first."""
