from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog
from pytestqt.qtbot import QtBot

from ui.office import BackupEntry, NewBoard
from ui.settings import recent_files
from ui.shell.file_dialogs import NewBoardDialog, RestoreDialog, describe_backup
from ui.shell.window import MainWindow

if TYPE_CHECKING:
    from tests.ui.conftest import FakeOffice


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> NewBoardDialog:
    dialog = NewBoardDialog(tmp_path)
    qtbot.addWidget(dialog)
    return dialog


def test_a_board_needs_a_name_and_a_council(dialog: NewBoardDialog) -> None:
    ok = dialog._buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert not ok.isEnabled()
    dialog.name.setText("Improvement Board")
    assert not ok.isEnabled()
    dialog.council.setText("Sandbourne")
    assert ok.isEnabled()


def test_the_file_is_named_after_the_board_until_it_is_chosen(
    qtbot: QtBot, dialog: NewBoardDialog, tmp_path: Path
) -> None:
    dialog.name.setText("Children’s Services: Board")
    assert dialog.wanted().path == tmp_path / "Children’s Services Board.board"
    dialog.path.selectAll()
    qtbot.keyClicks(dialog.path, str(tmp_path / "mine.board"))
    dialog.name.setText("Another")
    assert dialog.wanted().path == tmp_path / "mine.board"


def test_the_form_answers_what_was_asked(dialog: NewBoardDialog, tmp_path: Path) -> None:
    dialog.name.setText(" Improvement Board ")
    dialog.council.setText("Sandbourne")
    dialog.nation.setCurrentText("Northern Ireland")
    assert dialog.wanted() == NewBoard(
        tmp_path / "Improvement Board.board", "Improvement Board", "Sandbourne", "northern ireland"
    )


def test_a_backup_is_described_by_time_and_size() -> None:
    made = datetime(2026, 3, 2, 9, 30).astimezone()
    backup = BackupEntry(Path("b"), made, 4_240_000)
    assert describe_backup(backup, now=made.replace(hour=18)) == "09:30 – 4.2 MB"


def test_restoring_offers_the_newest_first(qtbot: QtBot) -> None:
    backups = [BackupEntry(Path(name), datetime(2026, 3, 2, tzinfo=UTC), 1) for name in ("new", "old")]
    dialog = RestoreDialog(backups)
    qtbot.addWidget(dialog)
    assert dialog.chosen().path == Path("new")
    dialog.list.setCurrentRow(1)
    assert dialog.chosen().path == Path("old")


def test_restoring_through_the_menu_puts_the_backup_in_place(
    qtbot: QtBot, open_window: MainWindow, office: FakeOffice
) -> None:
    open_window.commands.perform("file.restore")
    qtbot.waitUntil(lambda: bool(open_window.findChildren(RestoreDialog)))
    [dialog] = open_window.findChildren(RestoreDialog)
    with qtbot.waitSignal(open_window.open_file.board_switched):
        dialog.accept()
    qtbot.waitUntil(lambda: open_window.operations.is_idle)
    assert office.desks[0].is_closed
    assert office.desks[1].name == "one"


def test_making_a_board_through_the_menu_opens_it(
    qtbot: QtBot, window: MainWindow, office: FakeOffice
) -> None:
    window.commands.perform("file.new")
    [dialog] = window.findChildren(NewBoardDialog)
    dialog.name.setText("Improvement Board")
    dialog.council.setText("Sandbourne")
    with qtbot.waitSignal(window.open_file.board_switched):
        dialog.accept()
    qtbot.waitUntil(lambda: window.operations.is_idle)
    assert office.desks[0].name == "Improvement Board.board"


def test_an_opened_file_is_offered_again(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "Mine.board"
    file.touch()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    standing = window.open_file._office.standing
    monkeypatch.setattr(
        window.open_file._office, "standing", lambda desk: replace_path(standing(desk), file), raising=True
    )
    window.commands.perform("file.open")
    qtbot.waitUntil(lambda: window.open_file.standing is not None and window.operations.is_idle)
    assert recent_files(window._settings) == [file]
    file.unlink()
    assert recent_files(window._settings) == []


def replace_path(standing, path: Path):
    from dataclasses import replace

    return replace(standing, path=path)
