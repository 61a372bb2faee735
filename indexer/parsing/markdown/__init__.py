"""Markdown to blocks and marks: front matter, what generators and note keepers add to the language, the events of its parser."""
