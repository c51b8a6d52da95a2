"""Writing the requirements files: every version, and the hash of every file of it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from house.environment import PYTHON, REQUIREMENTS_DEV, set_up
from house.telling import ROOT, environment, fail, say

if TYPE_CHECKING:
    from collections.abc import Sequence

REQUIREMENTS = ROOT / "requirements.txt"

NOTE = "# Written by `python3 dev.py pin` from pyproject.toml; names no index on purpose.\n"

# Wanted by packages only on Windows, so a resolver on another system leaves them out of the pins.
WINDOWS_ONLY = ("colorama",)
WINDOWS_INPUT = "windows.in"

COMPILE = (
    *("-m", "piptools", "compile", "--quiet", "--no-config", "--no-header"),
    *("--generate-hashes", "--strip-extras", "--allow-unsafe"),
    *("--no-emit-options", "--no-emit-index-url", "--no-emit-trusted-host", "--no-emit-find-links"),
)


def pin(arguments: Sequence[str]) -> int:
    """Write both requirements files anew from pyproject.toml, with the hash of every file of every release.

    The hashes cover the wheels of all systems. No index, host or path gets into the files, and this machine's
    own indices are left out of the search, so what is written holds for the public index.

    Args:
        arguments: More options for pip-compile, such as `--upgrade`.
    """
    set_up(with_project=False)
    with tempfile.TemporaryDirectory() as folder:
        # Copies side by side under plain names, or the notes in the files would name this machine's folders.
        here = Path(folder)
        for source in (ROOT / "pyproject.toml", REQUIREMENTS, REQUIREMENTS_DEV):
            if source.exists():
                shutil.copy(source, here)
        (here / WINDOWS_INPUT).write_text("\n".join(WINDOWS_ONLY) + "\n", encoding="utf-8")
        resolve(here, REQUIREMENTS, arguments)
        resolve(here, REQUIREMENTS_DEV, ["--extra", "dev", "--constraint", REQUIREMENTS.name, *arguments])
    say("done; look at the difference, then run python3 dev.py test.")
    return 0


def resolve(here: Path, target: Path, arguments: Sequence[str]) -> None:
    """Resolve one requirements file in a folder of copies and put the result in its place."""
    say(f"resolving {target.name} (some minutes).")
    own_indices = dict.fromkeys(("PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL"), "")
    finished = subprocess.run(
        [PYTHON, *COMPILE, *arguments, "--output-file", target.name, "pyproject.toml", WINDOWS_INPUT],
        cwd=here,
        env=environment(PIP_CONFIG_FILE=os.devnull, **own_indices),
        check=False,
    )
    if finished.returncode != 0:
        fail(f"{target.name} could not be resolved; the lines above say why.")
    pinned = (here / target.name).read_text(encoding="utf-8")
    for name in WINDOWS_ONLY:
        pinned = re.sub(rf"(?m)^({name}==[^ ;]+) ", r'\1 ; sys_platform == "win32" ', pinned)
    pinned = pinned.replace(f"-r {WINDOWS_INPUT}", "WINDOWS_ONLY in house/pins.py")
    target.write_text(NOTE + pinned, encoding="utf-8", newline="\n")
