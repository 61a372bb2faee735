"""Options of a build, from `indexer.toml` or `[tool.indexer]` in `pyproject.toml`. Unknown keys are errors."""

import difflib
import os
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from indexer.analysis.rules import NO_RULES, Rules
from indexer.errors import ConfigError
from indexer.store.answers import THRESHOLD
from indexer.wishes import NO_WISHES, Wishes

if TYPE_CHECKING:  # the stages themselves are imported by a build: who asks an index reads its configuration too
    from indexer.analysis import Options as AnalysisOptions
    from indexer.concepts import Decisions
    from indexer.concepts import Options as ConceptOptions
    from indexer.parsing import Options as ParsingOptions
    from indexer.sources import Options as SourceOptions

OWN_SCORER = "own"
"""`concepts.OWN`."""
LINKS = 5
"""Links of one relation that a reader is offered; as many as `indexer related` shows."""
EXPOSURE = 20
"""Four times as often as an article is shown on average, at most. The lowest of 10, 15, 20, 25 and 40 that takes none of the
1,736 links of the bench's authors that sidebars show (docs/methods/publish.md)."""
FILE = "indexer.toml"
OF_ANALYSIS = ("segmenter", "words", "pipeline")
"""Options that may also stand in a table `[analysis]`."""
DEFAULT_INDEX = Path("build/index.db")
NUMBERS = ("max_bytes", "links", "exposure", "half_life", "jobs")
KINDS: dict[type, str] = {bool: "true or false", int: "a whole number", float: "a number", str: "a string"}


@dataclass(frozen=True, slots=True)
class Config:
    """Everything that decides what a build makes of which pages.

    sources     folders and files; see `indexer.sources`
    index       the index file
    include     only these paths inside a source, in the syntax of .gitignore
    exclude     never these paths
    drafts      also drafts, unpublished and protected posts
    max_bytes   larger pages fail
    segmenter   engine of Chinese segmentation: rjieba or jieba
    words       words of your own that segmentation keeps whole
    rules       tables of name, kind and pattern: what is a term, a definition, an announcer, ... (docs/spacy.md)
    pipeline    package or folder of a trained pipeline of spaCy, whose noun chunks name topics (docs/spacy.md)
    scorer      who chooses key terms: own, jieba-tfidf, jieba-textrank, sklearn-tfidf or another package's (`indexer.scorers`)
    aliases     file of what you say about names: `same: A = B`, `different: A = B`, `label: A`, a line each
    labels      names of concepts: `corpus` (the name used most, of the main language where that is used enough) or `bilingual`
    threshold   score below which a sidebar shows nothing, 0 to 1
    links       links of one relation in a sidebar
    exposure    articles beside which one article is offered as related at most; 0 for any number
    half_life   days in which an article loses half of its worth as a neighbour; 0 for never
    hide_linked leave out of a sidebar what the article itself links to
    templates   folder of templates of yours, each in place of the built-in one of its name (docs/sidebars.md)
    related     tables of article, pin and exclude: what you want beside articles, as `related_pin` in their front matter
    publish     names of the publishers of `indexer publish`
    into        folder that they write to
    jobs        processes; 0 means as many as there are processors
    """

    sources: Sequence[str] = ()
    index: Path = DEFAULT_INDEX
    include: Sequence[str] = ()
    exclude: Sequence[str] = ()
    drafts: bool = False
    max_bytes: int = 10_000_000
    segmenter: str = "rjieba"
    words: Sequence[str] = ()
    rules: Rules = NO_RULES
    pipeline: str = ""
    scorer: str = OWN_SCORER
    aliases: str = ""
    labels: str = "corpus"
    threshold: float = THRESHOLD
    links: int = LINKS
    exposure: int = EXPOSURE
    half_life: float = 0.0
    hide_linked: bool = True
    templates: str = ""
    related: Wishes = NO_WISHES
    publish: Sequence[str] = ("html", "json")
    into: Path = Path("build/sidebars")
    jobs: int = 0

    def __post_init__(self) -> None:
        for field in fields(self):
            object.__setattr__(self, field.name, _typed(field.name, getattr(self, field.name), field.default))
        for name in NUMBERS:
            if getattr(self, name) < 0:
                raise ConfigError(f"{name}: {getattr(self, name)} is below 0")
        if not 0 <= self.threshold <= 1:
            raise ConfigError(f"threshold: {self.threshold!r} is not between 0 and 1")
        if self.labels not in {"corpus", "bilingual"}:
            raise ConfigError(f"labels: {self.labels!r} is neither 'corpus' nor 'bilingual'")
        if self.scorer != OWN_SCORER:
            from indexer.concepts import scorer_of

            scorer_of(self.scorer)

    @property
    def processes(self) -> int:
        """How many processes a large build may use."""
        return self.jobs or os.cpu_count() or 1

    @property
    def of_sources(self) -> "SourceOptions":
        """What the sources need to know."""
        from indexer.sources import Options

        return Options(tuple(self.include), tuple(self.exclude), self.drafts, self.max_bytes)

    @property
    def of_parsing(self) -> "ParsingOptions":
        """What parsing needs to know."""
        from indexer.parsing import Options

        return Options(self.drafts, self.max_bytes)

    @property
    def of_analysis(self) -> "AnalysisOptions":
        """What the analysis needs to know."""
        from indexer.analysis import Options

        return Options(self.segmenter, tuple(self.words), self.rules, self.pipeline)

    @property
    def of_concepts(self) -> "ConceptOptions":
        """What the concepts need to know. Raises ConfigError where the file of aliases cannot be read."""
        from indexer.concepts import NO_DECISIONS, Options

        return Options(self.labels, _decisions(self.aliases) if self.aliases else NO_DECISIONS, self.scorer)


def load_config(folder: Path | str = ".") -> Config:
    """The configuration of a folder; the defaults where it has none. Relative paths count from that folder."""
    here = Path(folder)
    own, project = here / FILE, here / "pyproject.toml"
    table: Mapping[str, Any] = {}
    if own.exists():
        table = _read(own)
    elif project.exists():
        tools = _read(project).get("tool", {})
        table = tools.get("indexer", {}) if isinstance(tools, dict) else {}
    config = config_of(table, str(own if own.exists() else project))
    if here == Path():
        return config
    sources = tuple(source if "://" in source else str(here / source) for source in config.sources)
    aliases = str(here / config.aliases) if config.aliases else ""
    templates = str(here / config.templates) if config.templates else ""
    in_folder = config.pipeline and (here / config.pipeline).is_dir()
    pipeline = str(here / config.pipeline) if in_folder else config.pipeline
    config = replace(config, aliases=aliases, templates=templates, pipeline=pipeline)
    return replace(config, sources=sources, index=here / config.index, into=here / config.into)


def config_of(table: Mapping[str, Any], place: str = FILE) -> Config:
    """A configuration from a table of options. Raises ConfigError that names the nearest key for an unknown one."""
    if not isinstance(table, Mapping):
        raise ConfigError(f"{place}: indexer is a table of options, not {table!r}")
    types = {field.name: field for field in fields(Config)}
    values: dict[str, Any] = {}
    for name, value in _spread(table, place).items():
        if name not in types:
            near = difflib.get_close_matches(name, types, n=1, cutoff=0.5)
            hint = f"; did you mean {near[0]!r}?" if near else f"; known are {', '.join(types)}"
            raise ConfigError(f"{place}: unknown option {name!r}{hint}")
        values[name] = value
    try:
        return Config(**values)
    except ConfigError as error:
        raise ConfigError(f"{place}: {error}") from error


def _spread(table: Mapping[str, Any], place: str) -> dict[str, Any]:
    """The options with those of `[analysis]` among them."""
    own = table.get("analysis", {})
    if not isinstance(own, Mapping):
        raise ConfigError(f"{place}: analysis is a table of {', '.join(OF_ANALYSIS)}, not {own!r}")
    for name in own:
        if name not in OF_ANALYSIS:
            raise ConfigError(f"{place}: unknown option {name!r} in [analysis]; known are {', '.join(OF_ANALYSIS)}")
        if name in table:
            raise ConfigError(f"{place}: {name} is given twice, in [analysis] and outside; keep one")
    return {name: value for name, value in table.items() if name != "analysis"} | dict(own)


def _typed(name: str, value: Any, default: Any) -> Any:
    """What an option is given as, of the type of its default. Raises ConfigError."""
    if isinstance(default, Rules):
        return _rules(value)
    if isinstance(default, Wishes):
        return value if isinstance(value, Wishes) else Wishes.from_table(value)
    if isinstance(default, tuple):
        listed = [value] if isinstance(value, str | Path | Mapping) or not isinstance(value, Iterable) else list(value)
        if not all(isinstance(item, str | Path) for item in listed):
            raise ConfigError(f"{name} is a list of strings, not {value!r}")
        return tuple(map(str, listed))
    if isinstance(default, str | Path) and isinstance(value, str | Path):
        return type(default)(value)
    wanted = type(default)
    if wanted is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if type(value) is not wanted:
        raise ConfigError(f"{name} is {KINDS.get(wanted, 'a string')}, not {value!r}")
    return value


def _decisions(path: str) -> "Decisions":
    from indexer.concepts import decisions_of

    try:
        return decisions_of(Path(path).read_text("utf-8-sig").splitlines(), path)
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8 ({error.reason}); save it as UTF-8") from error
    except OSError as error:
        raise ConfigError(f"aliases: {path}: cannot be read ({error.strerror})") from error


def _rules(value: Any) -> Rules:
    if isinstance(value, Rules):
        return value
    if not isinstance(value, list | tuple):
        raise ConfigError(f"rules is a list of tables, not {value!r}; write [[rules]] above each")
    return Rules.from_table(value)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not TOML ({error})") from error
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror})") from error
