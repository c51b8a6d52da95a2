"""The program: without a command it opens the window, with one it does that and ends."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Start Boardkeeper; answers the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or _names_a_file(given):
        # The window and its libraries are not needed by a command.
        from boardkeeper.bootstrap import open_window

        return open_window(Path(given[0]) if given else None)
    from boardkeeper.cli.app import run

    return run(given)


def _names_a_file(given: Sequence[str]) -> bool:
    return len(given) == 1 and given[0].casefold().endswith((".board", ".review"))


if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        # The process that reads a workbook is this very program, started again.
        import multiprocessing

        multiprocessing.freeze_support()
    sys.exit(main())
