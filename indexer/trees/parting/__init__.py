"""The parts of an article: its sections, or the topics of a text without headings, and what they are called."""
