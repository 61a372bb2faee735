"""Small pipelines of spaCy, saved as trained ones are, whose parser is a rule: a noun right before a noun is its compound."""

from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

NOUNS = frozenset(["attention", "mechanism", "score", "key", "cache", "分布式", "锁", "缓存", "雪崩", "线程", "编号", "时间"])
CONFIGS: dict[str, dict[str, Any]] = {"zh": {"nlp": {"tokenizer": {"segmenter": "jieba"}}}, "en": {}}


@Language.component("rule_parser")
def rule_parser(doc: Doc) -> Doc:
    """The same text with parts of speech and dependencies."""
    tags = ["NOUN" if token.text.lower() in NOUNS else "DET" if token.text.lower() in {"the", "a"} else "X" for token in doc]
    following = [*tags[1:], ""][: len(tags)]
    leans = [tag in {"NOUN", "DET"} and after == "NOUN" for tag, after in zip(tags, following, strict=True)]
    names = {"NOUN": "compound:nn" if doc.lang_ == "zh" else "compound", "DET": "det"}
    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        pos=tags,
        heads=[at + lean for at, lean in enumerate(leans)],
        deps=[names[tag] if lean else "ROOT" for tag, lean in zip(tags, leans, strict=True)],
    )


def saved(folder: Path, language: str, *components: str) -> str:
    """The folder of a pipeline, with the rule as its parser unless others are named."""
    pipeline = spacy.blank(language, config=CONFIGS[language])
    for component in components or ("rule_parser",):
        pipeline.add_pipe(component)
    pipeline.to_disk(folder)
    return str(folder)
