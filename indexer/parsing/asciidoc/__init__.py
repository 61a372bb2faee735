"""AsciiDoc: to blocks and marks; `document.py` first."""
