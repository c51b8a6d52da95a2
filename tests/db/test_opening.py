"""Every file that is no board, and every board that cannot be opened, has a sentence of its own."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from db import lock_note, opening
from db.errors import (
    BoardDamaged,
    BoardEmpty,
    BoardInUse,
    BoardMissing,
    BoardNewer,
    BoardReadOnly,
    CannotOpen,
    ForeignFile,
    NotAFile,
)
from db.store import Store

ROOT = Path(__file__).parents[2]


def test_a_missing_file_says_where_it_was_looked_for(path: Path) -> None:
    with pytest.raises(BoardMissing, match=r"no file “Plymouth\.board”"):
        Store.open(path)
    assert not path.exists()


def test_a_folder_is_no_board(tmp_path: Path) -> None:
    with pytest.raises(NotAFile):
        Store.open(tmp_path)


def test_an_empty_file_is_not_turned_into_a_board(path: Path) -> None:
    path.touch()
    with pytest.raises(BoardEmpty):
        Store.open(path)
    assert path.stat().st_size == 0


@pytest.mark.parametrize(
    ("start", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        (b"PK\x03\x04\x14\x00", "a Word, Excel or zip file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an older or protected Office file"),
        ("Agenda – 11 September\r\n".encode(), "a text file"),
        (("é" * 4000).encode(), "a text file"),
        (("a" + "é" * 4000).encode(), "a text file"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\x00\x01\x02\xff" * 2000, "not a board, or its beginning is damaged"),
    ],
)
def test_a_foreign_file_is_named_for_what_it_is(path: Path, start: bytes, what: str) -> None:
    path.write_bytes(start)
    with pytest.raises(ForeignFile) as caught:
        Store.open(path)
    assert what in caught.value.sentence
    assert caught.value.next_step
    assert path.read_bytes() == start


def test_a_database_of_another_program_is_left_alone(path: Path) -> None:
    with contextlib.closing(dbapi2.connect(str(path))) as other:
        other.execute("CREATE TABLE notes (text)")
        other.execute("PRAGMA application_id = 252006674")
        other.commit()
    before = path.read_bytes()
    with pytest.raises(ForeignFile, match="another program"):
        Store.open(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("keep", [20, 99, 100, 3000, 40_000])
def test_a_file_cut_short_is_damaged(store: Store, keep: int) -> None:
    store.close()
    whole = store.path.read_bytes()
    store.path.write_bytes(whole[:keep])
    with pytest.raises(BoardDamaged) as caught:
        Store.open(store.path)
    assert "backup" in caught.value.next_step
    assert store.path.read_bytes() == whole[:keep]
    assert not opening.is_held(store.path)


def test_a_file_without_the_programs_tables_is_damaged(behind: Callable[..., Any], store: Store) -> None:
    behind("DROP TABLE change_context")
    with pytest.raises(BoardDamaged, match="lost its own tables"):
        Store.open(store.path)


def test_a_file_with_damaged_pages_is_told(store: Store) -> None:
    store.close()
    whole = bytearray(store.path.read_bytes())
    for offset in range(4096 * 3, len(whole), 4096):
        whole[offset : offset + 64] = b"\xff" * 64
    store.path.write_bytes(whole)
    with pytest.raises(BoardDamaged):
        Store.open(store.path)


def test_a_newer_layout_is_refused_untouched(behind: Callable[..., Any], store: Store) -> None:
    behind("PRAGMA user_version = 99")
    before = store.path.read_bytes()
    with pytest.raises(BoardNewer, match="layout 99"):
        Store.open(store.path)
    assert store.path.read_bytes() == before


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this user may write everything")
def test_a_read_only_file_is_refused_before_anything_is_typed(store: Store) -> None:
    store.close()
    store.path.chmod(0o444)
    with pytest.raises(BoardReadOnly, match="read-only"):
        Store.open(store.path)


def test_a_folder_that_may_not_be_written_is_refused(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.close()
    monkeypatch.setattr(opening.os, "access", lambda place, _mode: place != store.path.parent)
    with pytest.raises(BoardReadOnly, match="folder"):
        Store.open(store.path)


def test_the_same_file_twice_in_one_program_is_refused_without_touching_it(store: Store) -> None:
    link = store.path.with_name("Another name.board")
    link.symlink_to(store.path)
    for name in (store.path, link):
        with pytest.raises(BoardInUse, match="already open in this program"):
            Store.open(name)
    assert _open_elsewhere(store.path).endswith("Ask them to close it, then open it again.")


def test_a_second_program_is_told_who_has_the_file_and_since_when(store: Store) -> None:
    assert "“Plymouth.board” is open by Ann Smith since " in _open_elsewhere(store.path)


@pytest.mark.parametrize(
    "spoiled", ["", "not json", '{"who": 1}', "[]", '{"who": "", "since": 5, "computer": ""}']
)
def test_without_a_readable_note_the_sentence_is_general(path: Path, spoiled: str) -> None:
    lock_note.note_path(path).write_text(spoiled, encoding="utf-8")
    assert "is open in another program" in lock_note.in_use(path).sentence


def test_a_note_from_another_computer_names_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock_note.platform, "node", lambda: "CHAIRS-LAPTOP")
    lock_note.write(path, "Cllr Jo")
    monkeypatch.undo()
    assert "is open by Cllr Jo on CHAIRS-LAPTOP since " in lock_note.in_use(path).sentence


def test_a_stale_note_stops_nobody_and_closing_takes_it_away(store: Store) -> None:
    store.close()
    assert not lock_note.note_path(store.path).exists()
    lock_note.write(store.path, "Somebody long gone")
    Store.open(store.path).close()
    assert not lock_note.note_path(store.path).exists()


def test_a_failed_opening_holds_nothing(behind: Callable[..., Any], store: Store) -> None:
    behind("DROP TABLE change_context")
    with pytest.raises(CannotOpen):
        Store.open(store.path)
    assert not lock_note.note_path(store.path).exists()
    with contextlib.closing(dbapi2.connect(str(store.path))) as other:
        other.execute("BEGIN EXCLUSIVE")


def _open_elsewhere(path: Path) -> str:
    """What another process is told when it opens the file."""
    program = (
        "import sys; from db.store import Store; from db.errors import BoardInUse\n"
        "try: Store.open(sys.argv[1])\n"
        "except BoardInUse as error: print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()
