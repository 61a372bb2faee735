"""Article -> Analysis: language, segmentation, candidate terms, glosses. Prose stops here: what comes out is arrays."""

from indexer.analysis.analyse import Options, analyse
from indexer.analysis.batch import analysed_text
from indexer.analysis.segment import segmenter

__all__ = ["Options", "analyse", "analysed_text", "segmenter"]
