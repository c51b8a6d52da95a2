#!/usr/bin/env python3
"""Everything a developer does here, on any machine with Python 3.11 or later and nothing else.

    python3 dev.py demo      set up, make the sample board, open the window on it
                             (without a display: the pack and pictures of everything into out/)
    python3 dev.py test      set up if needed, then the tests; what follows goes to pytest
    python3 dev.py check     what CI runs: format, lint, types, contracts, tests
    python3 dev.py run       the program itself; what follows goes to it
    python3 dev.py shots     pictures of every page of the window, light and dark
    python3 dev.py bench     the measurements of bench/
    python3 dev.py pin       write requirements*.txt anew from pyproject.toml
    python3 dev.py setup     only the environment, in .venv

Standard library only, because it runs before anything is installed. It installs what the requirements
files pin, by hash and as wheels only, so that no code runs here that was not written down there.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from house.environment import BIN, PYTHON, set_up
from house.pins import pin
from house.telling import ROOT, call, environment, fail, finish, must, say, start

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PROGRAM = (PYTHON, "-m", "boardkeeper")
SHOTS = (PYTHON, "-m", "ui.shots")
OUT = ROOT / "out"
LOWEST_PYTHON = (3, 11)


def has_display() -> bool:
    """Whether a window can be shown to somebody."""
    if os.environ.get("CI"):
        return False
    if platform.system() == "Linux":
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True


def demo(window: bool | None) -> int:
    """The main job on the sample board, in the window or, without a display, on paper and in pictures."""
    set_up()
    OUT.mkdir(exist_ok=True)
    board = OUT / "sample.board"
    shows_window = has_display() if window is None else window
    if shows_window and board.exists():
        say("this is the sample board as you left it; delete out/sample.board for a new one.")
        return call([*PROGRAM, board])
    if board.exists():
        # Somebody may have tried things out in it: put it aside rather than write over it.
        board.replace(board.with_name("sample-before.board"))
    say("making the sample board.")
    must("Making the sample board", [*PROGRAM, "new", board, "--sample"])
    if shows_window:
        say("opening the window on out/sample.board.")
        return call([*PROGRAM, board])
    pack, pages, pictures = OUT / "pack.pdf", OUT / "pages", OUT / "window"
    meeting = next_meeting(board)
    say(f"making the pack of {meeting}, its page pictures and a picture of each page of the window.")
    for folder in (pages, pictures):
        shutil.rmtree(folder, ignore_errors=True)
    must(
        "Making the pack",
        [*PROGRAM, "pack", board, "--meeting", meeting, "--out", pack, "--pictures", pages],
    )
    must("Drawing the pages of the window", [*SHOTS, "--out", pictures, board], QT_QPA_PLATFORM="offscreen")
    say("no window was opened; the main job is done on paper and in pictures:")
    for made, what in ((pack, "the board pack"), (pages, "its pages"), (pictures, "the window's pages")):
        count = f", {sum(1 for _ in made.rglob('*.png'))} pictures" if made.is_dir() else ""
        say(f"  {made.relative_to(ROOT)}: {what}{count}")
    return 0


def next_meeting(board: Path) -> str:
    """The day of the latest meeting of a board file that has an agenda and is not cancelled."""
    listed = subprocess.run(
        [*PROGRAM, "meeting", "list", board, "--json"],
        cwd=ROOT,
        env=environment(),
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    days = (
        [meeting["date"] for meeting in json.loads(listed.stdout) if meeting["items"]]
        if listed.returncode == 0
        else []
    )
    if not days:
        fail(f"{board.name} has no meeting with an agenda. {listed.stderr.strip()}")
    return str(max(days))


def run_tests(arguments: Sequence[str]) -> int:
    """Run pytest: all tests on every core, or what the arguments name in one process."""
    spread = [] if arguments else ["-n", "auto", "--dist", "loadscope"]
    platform = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    return call([PYTHON, "-m", "pytest", *spread, *arguments], QT_QPA_PLATFORM=platform)


def check(tests: bool) -> int:
    """Run every check, each even when another failed, and say at the end which did.

    Those that only read the source run beside each other, each on a core of its own; the tests use every core.
    """
    set_up()
    started = time.monotonic()
    readers = {
        "format": start([PYTHON, "-m", "ruff", "format", "--check", "."]),
        "lint": start([PYTHON, "-m", "ruff", "check", "."]),
        "types": start([PYTHON, "-m", "mypy"]),
        "contracts": start([BIN / "lint-imports"]),
    }
    failed = []

    def tell(name: str, code: int) -> None:
        if code != 0:
            failed.append(name)
        say(f"{name} {'FAILED' if code else 'passed'} in {time.monotonic() - started:.0f} s")

    for name, reader in readers.items():
        say(f"{name} ...")
        tell(name, finish(reader))
    if tests:
        started = time.monotonic()
        say("tests ...")
        tell("tests", run_tests([]))
    say(f"failed: {', '.join(failed)}" if failed else "all checks passed.")
    return 1 if failed else 0


def commands() -> argparse.ArgumentParser:
    """The command line of this file."""
    parser = argparse.ArgumentParser(
        prog="dev.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    chosen = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    chosen.add_parser("setup", help="make or bring up to date .venv")
    showing = chosen.add_parser("demo", help="the sample board in the window, or on paper without a display")
    showing.add_argument(
        "--window", action=argparse.BooleanOptionalAction, help="show the window, or do not even try"
    )
    checking = chosen.add_parser("check", help="format, lint, types, contracts, tests")
    checking.add_argument("--without-tests", action="store_true", help="when the tests ran already")
    for name, what in (
        ("test", "the tests; arguments go to pytest"),
        ("run", "the program; arguments go to it"),
        ("shots", "pictures of every page of the window"),
        ("bench", "the measurements"),
        ("pin", "write requirements*.txt anew; arguments go to pip-compile, such as --upgrade"),
    ):
        chosen.add_parser(name, help=what, add_help=False)
    return parser


def main() -> int:
    """Do one command and give back its exit code."""
    if sys.version_info[:2] < LOWEST_PYTHON:
        fail(f"Boardkeeper needs Python 3.11 or later; this is {sys.version.split()[0]}.")
    parser = commands()
    chosen, rest = parser.parse_known_args()
    if rest and chosen.command in {"setup", "demo", "check"}:
        parser.error(f"unknown arguments: {' '.join(rest)}")
    if chosen.command == "demo":
        return demo(chosen.window)
    if chosen.command == "check":
        return check(tests=not chosen.without_tests)
    if chosen.command == "pin":
        return pin(rest)
    set_up()
    if chosen.command == "test":
        return run_tests(rest)
    if chosen.command == "run":
        return call([*PROGRAM, *rest])
    if chosen.command == "shots":
        return call([*SHOTS, *rest], QT_QPA_PLATFORM="offscreen")
    if chosen.command == "bench":
        return call([PYTHON, ROOT / "bench" / "run.py", *rest], QT_QPA_PLATFORM="offscreen")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
