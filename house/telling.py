"""Starting other programs from the project's root, and saying in one line what happens."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[1]


def say(sentence: str) -> None:
    """Tell the person what happens next, in order with what the tools print."""
    print(f"dev.py: {sentence}", flush=True)


def fail(sentence: str) -> NoReturn:
    """End with one sentence and exit code 1."""
    sys.exit(f"dev.py: {sentence}")


def environment(**extra: str) -> dict[str, str]:
    """This process's environment without what would make Python or pip look outside `.venv`."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"PYTHONPATH", "PYTHONHOME", "PIP_USER", "PIP_TARGET", "VIRTUAL_ENV"}
    }
    return kept | {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONUTF8": "1"} | extra


def call(command: Sequence[str | Path], **extra: str) -> int:
    """Run a command from the project's root and give back its exit code."""
    return subprocess.run(
        [str(part) for part in command], cwd=ROOT, env=environment(**extra), check=False
    ).returncode


def start(command: Sequence[str | Path], **extra: str) -> subprocess.Popen[str]:
    """Begin a command from the project's root beside what goes on; what it says waits to be read."""
    return subprocess.Popen(
        [str(part) for part in command],
        cwd=ROOT,
        env=environment(**extra),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )


def finish(started: subprocess.Popen[str]) -> int:
    """Wait for what was begun, pass on all it said, and give back its exit code."""
    said, _ = started.communicate()
    print(said, end="", flush=True)
    return started.returncode


def must(what: str, command: Sequence[str | Path], **extra: str) -> None:
    """Run a command; if it fails, end with a sentence that says what could not be done."""
    if call(command, **extra) != 0:
        fail(f"{what} failed; the lines above say why.")
