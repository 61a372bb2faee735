"""Nodes under their parts, while the budget lasts: what the author listed, stressed and counted, points and key terms."""
