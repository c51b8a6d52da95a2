from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardkeeper.bootstrap import BoardOffice
from tests.plymouth_workbook import plymouth
from tests.ui.real_board import WHO, RealBoard
from tests.ui.workbooks import save_kpis
from ui.imports.page import ImportPage
from ui.pages import PAGES
from ui.shell.window import MainWindow
from ui.theme.theme import Theme


@pytest.fixture
def whole(qtbot: QtBot, theme: Theme, settings: QSettings, empty_board: RealBoard) -> Iterator[MainWindow]:
    """The real window on an empty board."""
    window = MainWindow(BoardOffice(), PAGES, theme, settings, WHO)
    window.show()
    window.open_file.open(empty_board.path)
    settle(qtbot, window)
    yield window
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.operations.is_idle and window.tasks.is_idle, timeout=20_000)


def drop(window: MainWindow, path: Path) -> bool:
    """Drag a file over the window and let it go."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    what = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(window.rect().center(), *what)
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(window.rect().center()), *what))
    return enter.isAccepted()


def test_import_is_reached_by_its_keys_and_left_with_escape(qtbot: QtBot, whole: MainWindow) -> None:
    whole.go_to_page("decisions")
    settle(qtbot, whole)
    qtbot.keyClick(whole, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    page = whole.pages.current_page
    assert isinstance(page, ImportPage)
    assert "import" not in whole.page_ids
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert whole.pages.current_id == "decisions"


def test_a_workbook_dropped_on_any_page_is_read(qtbot: QtBot, whole: MainWindow, tmp_path: Path) -> None:
    assert drop(whole, save_kpis(tmp_path / "kpis.xlsx"))
    settle(qtbot, whole)
    page = whole.pages.current_page
    assert isinstance(page, ImportPage)
    assert page.preview is not None
    assert page.preview.read.file_name == "kpis.xlsx"


def test_a_folder_is_not_taken(whole: MainWindow, tmp_path: Path) -> None:
    before = whole.pages.current_id
    assert not drop(whole, tmp_path)
    assert whole.pages.current_id == before


def test_the_next_start_does_not_begin_with_the_import(
    qtbot: QtBot, whole: MainWindow, settings: QSettings
) -> None:
    whole.go_to_page("kpis")
    settle(qtbot, whole)
    whole.commands.perform("file.import")
    assert settings.value("window/page") == "kpis"


def test_what_is_said_stays_above_the_page_that_is_gone_to(qtbot: QtBot, whole: MainWindow) -> None:
    whole.go_to_page("kpis")
    settle(qtbot, whole)
    whole.say("Something happened.")
    whole.commands.perform("file.import")
    assert whole.pages.children()[-1] is whole.toast


def test_an_import_ends_on_its_page_and_the_toast_takes_it_back(
    qtbot: QtBot, whole: MainWindow, tmp_path: Path
) -> None:
    whole.commands.perform("file.import")
    page = whole.pages.current_page
    assert isinstance(page, ImportPage)
    page.take_file(save_kpis(tmp_path / "kpis.xlsx"))
    settle(qtbot, whole)
    whole.commands.perform("import.apply")
    settle(qtbot, whole)
    assert whole.pages.current_id == "kpis"
    assert whole.toast.sentence == "KPIs imported: 14 new."
    list_page = whole.pages.current_page
    assert list_page.panel.table.total == 3
    whole.toast.undo_asked.emit()
    settle(qtbot, whole)
    assert list_page.panel.table.total == 0


def test_next_month_s_workbook_is_dropped_and_written_with_one_key(
    qtbot: QtBot, whole: MainWindow, tmp_path: Path
) -> None:
    assert drop(whole, plymouth(tmp_path / "kpis-2019-06.xlsx", 15))
    settle(qtbot, whole)
    whole.commands.perform("import.apply")
    settle(qtbot, whole)
    assert drop(whole, plymouth(tmp_path / "kpis-2019-07.xlsx", 16))
    settle(qtbot, whole)
    page = whole.pages.current_page
    assert isinstance(page, ImportPage)
    assert page.preview is not None
    assert page.preview.open_questions == 0
    assert page.header.apply.text() == "Write 3 new"
    assert page.header.apply.hasFocus()
    qtbot.keyClick(page.header.apply, Qt.Key.Key_Return)
    settle(qtbot, whole)
    assert whole.pages.current_id == "kpis"
    assert whole.toast.sentence == "KPIs imported: 3 new."
    whole.toast.undo_asked.emit()
    settle(qtbot, whole)
