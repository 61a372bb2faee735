"""How stages run: in this process or in several, with progress. Knows nothing of what they do."""

from indexer.engine.memory import before_the_end, without_collector
from indexer.engine.pool import Workers, begun, in_order
from indexer.engine.progress import Progress, silent

__all__ = ["Progress", "Workers", "before_the_end", "begun", "in_order", "silent", "without_collector"]
