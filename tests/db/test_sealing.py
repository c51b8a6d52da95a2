"""A sealed file says nothing without its passphrase, and shows every change."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from db import backups, opening, sealing
from db.errors import (
    BackupUnusable,
    BoardDamaged,
    ForeignFile,
    PassphraseNeeded,
    UserError,
    WrongPassphrase,
)
from db.store import Store
from db.tables.boards import Board

WHO = "Ann Smith"
WORDS = "maple otter window bright candle"
SECRET = "Warspite"
ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _quick_keys(monkeypatch):
    """Keys are stretched a little only: what is tested here does not depend on it."""
    monkeypatch.setattr(sealing, "_ROUNDS", 10)


@pytest.fixture
def slow_keys(monkeypatch):
    monkeypatch.setattr(sealing, "_ROUNDS", 256_000)


def make(path: Path) -> Path:
    with Store.create(path, WHO, WORDS) as store, store.edit("Make", WHO, undoable=False) as session:
        session.add(Board(id="b" * 32, name=f"{SECRET} Board", council=f"Council of {SECRET}"))
    return path


@pytest.fixture(scope="module")
def sealed_once(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sealing, "_ROUNDS", 10)
        return make(tmp_path_factory.mktemp("sealed once") / "Plymouth.review").read_bytes()


@pytest.fixture
def sealed(sealed_once, tmp_path):
    path = tmp_path / "Plymouth.review"
    path.write_bytes(sealed_once)
    return path


def rename(store: Store, name: str) -> None:
    with store.edit(f"Rename to {name}", WHO) as session:
        session.get_one(Board, "b" * 32).name = name


def plain_words_in(folder: Path) -> list[str]:
    """The files below a folder in which a word of the board, or of SQLite, can be read."""
    readable = (SECRET.encode(), b"SQLite format", b"change_row", b"CREATE TABLE")
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file() and any(word in path.read_bytes() for word in readable)
    ]


def test_a_sealed_file_opens_with_its_passphrase_and_keeps_what_is_written(sealed):
    with Store.open(sealed, WHO, WORDS) as store:
        rename(store, f"{SECRET} again")
        assert store.undo(WHO).label == f"Rename to {SECRET} again"
        assert store.redo(WHO).label == f"Rename to {SECRET} again"
        assert store.verify().is_clean
        assert store.search(SECRET) == []
    with Store.open(sealed, WHO, WORDS) as store, store.read() as session:
        assert session.get_one(Board, "b" * 32).name == f"{SECRET} again"


@pytest.mark.parametrize(
    "spoken",
    [
        "Maple otter window bright candle",
        " maple-otter-window-bright-candle ",
        "MAPLE  OTTER–WINDOW bright\tcandle",
    ],
)
def test_capitals_blanks_and_hyphens_do_not_matter_when_it_is_told_on_the_telephone(sealed, spoken):
    Store.open(sealed, WHO, spoken).close()


@pytest.mark.usefixtures("slow_keys")
def test_any_program_that_knows_sqlcipher_opens_it_with_the_words(tmp_path):
    sealed = make(tmp_path / "Plymouth.review")
    with contextlib.closing(dbapi2.connect(str(sealed))) as other:
        other.execute(f"PRAGMA key = '{sealing.normal(WORDS)}'")
        assert other.execute("SELECT name FROM board").fetchone() == (f"{SECRET} Board",)


def test_without_a_passphrase_it_is_not_opened(sealed):
    with pytest.raises(PassphraseNeeded, match=r"“Plymouth\.review” is sealed"):
        Store.open(sealed, WHO)


@pytest.mark.parametrize("wrong", ["", "maple otter window bright candles", "maple", "x' OR '1"])
def test_a_wrong_passphrase_is_told_from_damage(sealed, wrong):
    before = sealed.read_bytes()
    with pytest.raises(WrongPassphrase, match="not the passphrase"):
        Store.open(sealed, WHO, wrong)
    assert sealed.read_bytes() == before
    assert not opening.is_held(sealed)


def test_a_passphrase_with_quotes_and_letters_of_other_tongues_works(tmp_path):
    spoken = 'Crème d\'été "façade" — naïve ½'
    path = tmp_path / "a.review"
    Store.create(path, WHO, spoken).close()
    Store.open(path, WHO, spoken.upper()).close()


def test_two_files_with_one_passphrase_have_nothing_in_common(tmp_path):
    for name in ("a", "b"):
        Store.create(tmp_path / f"{name}.review", WHO, WORDS).close()
    first, second = ((tmp_path / f"{name}.review").read_bytes() for name in ("a", "b"))
    assert first[:4] == second[:4] == sealing.MARK
    pieces = {first[at : at + 32] for at in range(4, len(first) - 32, 32)}
    assert not pieces & {second[at : at + 32] for at in range(4, len(second) - 32, 32)}


def test_a_byte_changed_anywhere_is_found(sealed, sealed_once, random_places):
    for place in random_places(len(sealed_once)):
        changed = bytearray(sealed_once)
        changed[place] ^= 1 << (place % 8)
        sealed.write_bytes(changed)
        with pytest.raises((BoardDamaged, WrongPassphrase, ForeignFile)) as caught:
            Store.open(sealed, WHO, WORDS)
        wanted = ForeignFile if place < 4 else WrongPassphrase if place < 16 else BoardDamaged
        assert caught.type is wanted, place
        assert caught.value.next_step
        assert sealed.read_bytes() == changed


@pytest.fixture
def random_places():
    """Places of every kind: in the salt, at the edges of pages, and anywhere."""
    import random

    chance = random.Random(20190911)

    def places(length: int) -> list[int]:
        edges = [page * 4096 + at for page in (0, 1, length // 4096 - 1) for at in (16, 4015, 4016, 4095)]
        return [0, 3, 4, 12, 15, *edges, *(chance.randrange(16, length) for _ in range(12))]

    return places


def test_the_seal_of_a_broken_file_is_said_to_be_broken(sealed, sealed_once):
    sealed.write_bytes(sealed_once[:5000] + b"x" + sealed_once[5001:])
    with pytest.raises(BoardDamaged, match=r"The seal of “Plymouth\.review” is broken"):
        Store.open(sealed, WHO, WORDS)


@pytest.mark.parametrize("keep", [16, 60, 4096, 8192, -4096, -1])
def test_a_file_cut_short_is_damaged(sealed, sealed_once, keep):
    sealed.write_bytes(sealed_once[:keep])
    with pytest.raises(BoardDamaged):
        Store.open(sealed, WHO, WORDS)


def test_pages_that_changed_places_are_found(sealed, sealed_once):
    pages = [sealed_once[at : at + 4096] for at in range(0, len(sealed_once), 4096)]
    pages[2], pages[3] = pages[3], pages[2]
    sealed.write_bytes(b"".join(pages))
    with pytest.raises(BoardDamaged, match="seal"):
        Store.open(sealed, WHO, WORDS)


def test_no_word_of_the_board_can_be_read_on_the_disk_while_it_is_written_or_kept_safe(sealed):
    with Store.open(sealed, WHO, WORDS) as store:
        rename(store, f"{SECRET} once more")
        store.backup(force=True)
        with store.edit(f"Second {SECRET}", WHO) as session:
            session.get_one(Board, "b" * 32).department = SECRET * 1000
            session.flush()
            assert sealed.with_name(f"{sealed.name}-journal").exists()
            assert plain_words_in(sealed.parent) == []
    assert plain_words_in(sealed.parent) == []
    assert len(backups.list_backups(sealed)) == 1


def test_a_backup_is_sealed_as_its_file_is_and_can_be_put_back(sealed):
    with Store.open(sealed, WHO, WORDS) as store:
        rename(store, "Before")
        backup = store.backup(force=True)
        rename(store, "After")
        seal = store.seal
    assert backup is not None
    with pytest.raises(PassphraseNeeded):
        Store.open(backup, WHO)
    backups.check(backup, seal)
    backups.restore(backup, sealed, seal)
    with Store.open(sealed, WHO, WORDS) as store, store.read() as session:
        assert session.get_one(Board, "b" * 32).name == "Before"


def test_a_damaged_backup_is_not_put_back(sealed):
    with Store.open(sealed, WHO, WORDS) as store:
        backup = store.backup(force=True)
        seal = store.seal
    assert backup is not None
    whole = backup.read_bytes()
    backup.write_bytes(whole[:9000] + bytes([whole[9000] ^ 1]) + whole[9001:])
    before = sealed.read_bytes()
    with pytest.raises(BackupUnusable, match="seal"):
        backups.restore(backup, sealed, seal)
    assert sealed.read_bytes() == before


def test_a_copy_is_sealed_and_leaves_nothing_behind_when_it_cannot_be_written(sealed, tmp_path):
    with Store.open(sealed, WHO, WORDS) as store:
        store.copy_to(tmp_path / "copy.review")
        with pytest.raises(UserError):
            store.copy_to(tmp_path / "nowhere" / "copy.review")
    Store.open(tmp_path / "copy.review", WHO, WORDS).close()
    assert plain_words_in(tmp_path) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Plymouth.review", "copy.review"]


@pytest.mark.usefixtures("slow_keys")
def test_a_process_killed_while_it_writes_leaves_a_whole_sealed_file(tmp_path):
    sealed = make(tmp_path / "Plymouth.review")
    script = (
        "import os, sys; from db.store import Store; from db.tables.boards import Board\n"
        "store = Store.open(sys.argv[1], 'A', sys.argv[2])\n"
        "with store.edit('Kept', 'A') as s: s.get_one(Board, 'b' * 32).department = 'kept'\n"
        "with store.edit('Lost', 'A') as s:\n"
        "    s.get_one(Board, 'b' * 32).department = 'lost' * 50_000; s.flush()\n"
        "    store._file.driver.execute('PRAGMA cache_spill = 1'); os._exit(9)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(sealed), WORDS], cwd=ROOT, check=False)
    assert done.returncode == 9
    with Store.open(sealed, WHO, WORDS) as store, store.read() as session:
        assert session.get_one(Board, "b" * 32).department == "kept"


def test_an_ordinary_board_is_opened_as_ever_whatever_passphrase_is_given(tmp_path):
    path = tmp_path / "a.board"
    Store.create(path, WHO).close()
    assert not opening.is_sealed(path)
    with Store.open(path, WHO, WORDS) as store:
        assert store.seal is None


def test_a_sealed_file_of_another_program_is_no_review(tmp_path):
    path = tmp_path / "a.review"
    seal = sealing.Seal.new(WORDS)
    with contextlib.closing(dbapi2.connect(str(path), isolation_level=None)) as other:
        seal.put_on(other)
        other.execute("CREATE TABLE notes (text)")
    with pytest.raises(ForeignFile, match="another program"):
        Store.open(path, WHO, WORDS)


@pytest.mark.parametrize("easy", ["", "chair", "aaaaaaaaaaaaaaaaaaaa", "121212121212", "a b c"])
def test_a_passphrase_that_is_soon_guessed_is_refused(easy):
    with pytest.raises(UserError, match="too easy to guess"):
        sealing.refuse_weak(easy)
    sealing.refuse_weak(WORDS)


def test_an_older_sealed_file_is_brought_up_to_date_sealed(tmp_path):
    path = tmp_path / "old.review"
    plain = ROOT / "tests" / "db" / "schemas" / "0003.board"
    seal = sealing.Seal.new(WORDS)
    with contextlib.closing(dbapi2.connect(str(plain), isolation_level=None)) as old:
        old.execute("PRAGMA query_only = ON")
        old.execute(f"ATTACH ? AS sealed KEY \"x'{seal.key.hex()}{seal.salt.hex()}'\"", (str(path),))
        old.execute("PRAGMA query_only = OFF")
        old.execute("SELECT sqlcipher_export('sealed')")
        for name in ("application_id", "user_version"):
            (value,) = old.execute(f"PRAGMA main.{name}").fetchone()
            old.execute(f"PRAGMA sealed.{name} = {value}")
    with Store.open(path, WHO, WORDS) as store:
        assert store.seal is not None
        assert store.history()[0].label.startswith("Brought to layout")
    assert path.read_bytes()[:4] == sealing.MARK
    for backup in backups.list_backups(path):
        assert backup.path.read_bytes()[:4] == sealing.MARK
