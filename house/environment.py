"""The virtual environment: made, filled with what is pinned, and left alone while nothing changed."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from house.libraries import check_qt, get_debian_packages, wanted_libraries
from house.telling import ROOT, fail, must, say

if TYPE_CHECKING:
    from collections.abc import Callable

VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "dev-setup.json"
REQUIREMENTS_DEV = ROOT / "requirements-dev.txt"
PIP_INSTALL = (PYTHON, "-m", "pip", "-qq", "install", "--no-input", "--no-deps")


def digest(*parts: Path | str) -> str:
    """One hash over files and words, the mark by which a step knows that it was already done."""
    total = hashlib.sha256()
    for part in parts:
        total.update(part.read_bytes() if isinstance(part, Path) else part.encode())
    return total.hexdigest()


def set_up(*, with_project: bool = True) -> None:
    """Make `.venv` what the requirements files say; done already, this takes no time at all.

    Args:
        with_project: Install the project too, for which everything it names must be pinned already.
    """
    done: dict[str, str] = {}
    if PYTHON.exists() and STAMP.exists():
        done = json.loads(STAMP.read_text(encoding="utf-8"))
    if not done and Path(sys.prefix) == VENV:
        fail("the environment is incomplete and cannot mend itself; run this with the system's python3.")
    started = time.monotonic()
    steps: list[tuple[str, str, Callable[[], None]]] = [
        ("venv", "made", make_venv),
        ("packages", digest(REQUIREMENTS_DEV), install_packages),
        ("project", digest(ROOT / "pyproject.toml"), install_project),
        ("qt", digest(REQUIREMENTS_DEV, *wanted_libraries()), lambda: check_qt(PYTHON)),
    ]
    for name, mark, step in steps if with_project else steps[:2]:
        if done.get(name) != mark:
            step()
            done[name] = mark
            STAMP.write_text(json.dumps(done), encoding="utf-8")
    if (seconds := time.monotonic() - started) > 1:
        say(f"the environment in {VENV.name} is ready ({seconds:.0f} s).")


def make_venv() -> None:
    """Make `.venv` anew from the Python that runs this, getting Debian's missing half of `venv` if allowed."""
    has_venv = [sys.executable, "-c", "import ensurepip, venv"]
    if subprocess.run(has_venv, capture_output=True, check=False).returncode != 0:
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        get_debian_packages([package], why="Python's venv module is not installed")
    say(f"making {VENV.name} with Python {sys.version.split()[0]}.")
    if VENV.exists():
        shutil.rmtree(VENV)
    must("Making the virtual environment", [sys.executable, "-m", "venv", VENV])


def install_packages() -> None:
    """Install exactly what requirements-dev.txt pins: every file by hash, wheels only, nothing resolved anew."""
    say("installing what requirements-dev.txt pins (a few minutes the first time).")
    must(
        "Installing the packages",
        [*PIP_INSTALL, "--require-hashes", "--only-binary", ":all:", "-r", REQUIREMENTS_DEV],
    )


def install_project() -> None:
    """Install the project itself in place; its build tool is among the pinned packages, so nothing is fetched."""
    must(
        "Installing the project",
        [*PIP_INSTALL, "--no-build-isolation", "--no-index", "--editable", ROOT],
    )
    must("Checking that the packages fit together", [PYTHON, "-m", "pip", "--quiet", "check"])
