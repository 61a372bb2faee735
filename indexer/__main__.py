"""The program, as `indexer` and as `python -m indexer`. Loads nothing before an interruption can be told in one line."""

import os
import sys

INTERRUPTED = 130
"""As shells tell an end by Ctrl-C: 128 and the number of SIGINT."""


def main() -> None:
    """Run the command line. Whatever it is at, also while it is loaded, an interruption ends it with one line and INTERRUPTED."""
    try:
        from indexer.cli import main as verbs

        verbs()
    except KeyboardInterrupt:
        sys.stderr.write("indexer: interrupted; the same command goes on\n")
    except SystemExit as end:
        if end.code != INTERRUPTED:
            raise
    _leave()


def _leave() -> None:
    """End at once: Python would end by the signal, not by the code, where the interruption came within `exec` of a string (dataclasses), and
    would tell a second one with a traceback."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(INTERRUPTED)


if __name__ == "__main__":
    main()
