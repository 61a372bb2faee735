"""What the owner of a site wants shown beside articles."""

from dataclasses import dataclass
from pathlib import Path

from indexer.config import EXPOSURE, LINKS, Config
from indexer.store.answers import THRESHOLD


@dataclass(frozen=True, slots=True)
class Options:
    """Options of everything that is shown.

    threshold    score below which a neighbour is not offered, whatever else is wanted
    links        links of one relation beside an article
    exposure     articles beside which one article is offered as related at most; 0 for any number
    half_life    days in which an article loses half of its worth as a neighbour; 0 for never
    hide_linked  leave out what the article itself links to
    templates    a folder whose files replace built-in templates of their names
    """

    threshold: float = THRESHOLD
    links: int = LINKS
    exposure: int = EXPOSURE
    half_life: float = 0.0
    hide_linked: bool = True
    templates: Path | None = None

    @classmethod
    def of(cls, config: Config) -> "Options":
        """What a configuration says."""
        templates = Path(config.templates) if config.templates else None
        return cls(config.threshold, config.links, config.exposure, config.half_life, config.hide_linked, templates)
