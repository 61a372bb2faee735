"""The command line in a process of its own, forked from one that has imported everything: seconds for each test saved.

The server it is forked from has no threads and no reactor, so that a child is as good as a new interpreter.
"""

import os
import sys
from pathlib import Path

import scrapy.core.downloader.handlers.http11
import scrapy.core.engine
import scrapy.core.scheduler
import scrapy.crawler
import scrapy.pipelines
import scrapy.squeues  # noqa: F401

import indexer.crawl.manners
import indexer.crawl.spider  # noqa: F401
from indexer.cli import main


def run(arguments: list[str], said: Path) -> None:
    """What a shell does: the output goes to a file, the exit code is the process's."""
    sys.stdout.flush()
    file = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(file, 1)
    os.dup2(file, 2)
    sys.stdout, sys.stderr = os.fdopen(1, "w"), os.fdopen(2, "w")
    try:
        main(arguments)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
