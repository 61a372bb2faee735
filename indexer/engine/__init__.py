"""How stages run: in this process or in several, with progress. Knows nothing of what they do."""

from indexer.engine.memory import before_the_end, without_collector
from indexer.engine.pool import in_order, workers
from indexer.engine.progress import Progress, silent

__all__ = ["Progress", "before_the_end", "in_order", "silent", "without_collector", "workers"]
