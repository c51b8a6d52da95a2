"""The same store gives the same bytes: again, in another process, with another order of hashes, in another time zone."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from boardkeeper.editions import Edition, Part, Readers

_SCRIPT = """
import hashlib, sys
from pathlib import Path
from boardkeeper.editions import Edition, Part, Readers, gather_editions, make_edition_file
from boardkeeper.minutes_out import Paper
from db.store import Store
path, meeting_id, item_id = sys.argv[1:]
with Store.open(Path(path), "Ann") as store:
    for edition in (
        Edition(), Edition(Readers.CHAIR, recipient="Ann Lee"), Edition(is_large_print=True),
        Edition(Readers.RESTRICTED, Part.ITEMS, (item_id,)),
    ):
        gathered = gather_editions(store, meeting_id, edition)
        for kind in (Paper.PDF, Paper.WEB, Paper.WORD):
            made = make_edition_file(gathered, edition, kind)
            print(hashlib.sha256(made.content).hexdigest())
"""


def begun(path: Path, meeting_id: str, item_id: str, seed: str, zone: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _SCRIPT, str(path), meeting_id, item_id],
        env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(Path.cwd())},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_two_processes_write_the_same_files(desk, tmp_path):
    office = desk.office
    found = []
    running = []
    for name, seed, zone in (("one", "1", "Pacific/Auckland"), ("two", "4242", "America/Los_Angeles")):
        path = Path(shutil.copy(office.store.path, tmp_path / f"{name}.board"))
        running.append(begun(path, office.meeting_id, office.items["last"], seed, zone))
    for process in running:
        out, err = process.communicate()
        assert process.returncode == 0, err
        found.append(out.split())
    first, second = found
    assert first == second
    assert len(set(first)) == 12


@pytest.mark.parametrize("edition", [Edition(), Edition(Readers.RESTRICTED), Edition(part=Part.AGENDA)])
def test_making_it_twice_gives_the_same_bytes(desk, edition):
    first, again = desk.made(edition).built.pdf, desk.made(edition).built.pdf
    assert hashlib.sha256(first).digest() == hashlib.sha256(again).digest()
