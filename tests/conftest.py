"""What every test may use."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Compiled once and kept, whatever the surroundings say: tests start the program as processes of its own, and
# compiling all of it takes each of those longer than what is tested.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

_MEMORY = Path("/dev/shm")
_ROOM = 4 * 1024**3

# Every test works on files of its own, and a board waits for the disk at every step. Where files can be kept in
# memory nothing waits; what is held open, locked and renamed there is held, locked and renamed as anywhere.
if "TMPDIR" not in os.environ and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM:
    os.environ["TMPDIR"] = str(_MEMORY)
    tempfile.tempdir = None


@pytest.fixture(scope="session")
def shared() -> Path:
    """Real papers and workbooks, kept beside the checkout and never in it; tests that need them skip without."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not (folder / "data").is_dir():
        pytest.skip("the folder of real papers is not here")
    return folder


@pytest.fixture(scope="session")
def sample_board(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed file with the sample board by Ann Smith, for tests to copy; made once for all workers."""
    from boardkeeper import making

    own = tmp_path_factory.getbasetemp()
    is_worker = "PYTEST_XDIST_WORKER" in os.environ
    path = (own.parent if is_worker else own) / "sample.board"
    if not path.exists():
        # Two workers may both come here first; either file is the sample board.
        made = tmp_path_factory.mktemp("sample") / path.name
        making.make_store(made, "Ann Smith", sample=True).close()
        made.replace(path)
    return path
