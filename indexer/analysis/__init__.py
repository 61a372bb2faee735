"""Article -> Analysis: language, segmentation, candidate terms, glosses. Prose stops here: what comes out is arrays."""

from typing import TYPE_CHECKING

from indexer.lazily import lazily

if TYPE_CHECKING:
    from indexer.analysis.analyse import Options, analyse
    from indexer.analysis.batch import analysed_text
    from indexer.analysis.chunks import identity_of, load_pipeline
    from indexer.analysis.segment import segmenter

__all__ = ["Options", "analyse", "analysed_text", "identity_of", "load_pipeline", "segmenter"]

lazily(
    __name__,
    {
        "Options": "indexer.analysis.analyse",
        "analyse": "indexer.analysis.analyse",
        "analysed_text": "indexer.analysis.batch",
        "identity_of": "indexer.analysis.chunks",
        "load_pipeline": "indexer.analysis.chunks",
        "segmenter": "indexer.analysis.segment",
    },
)
