from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from boardkeeper.errors import UserError
from ui.office import BoardName
from ui.page import Place
from ui.shell.rail import RailRole
from ui.shell.window import MainWindow
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from tests.ui.conftest import FakeDesk, FakeOffice, NotesPage


def settled(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.operations.is_idle)


def notes_page(window: MainWindow) -> NotesPage:
    window.go_to_page("notes")
    page = window.pages.current_page
    assert page is not None
    return page


def change_the_board(desk: FakeDesk) -> None:
    desk.note("made")
    changes = desk.fresh.pop()
    desk.fresh.append(type(changes)("board"))


def rail_line(window: MainWindow, page_id: str) -> str:
    model = window.rail.list.model()
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        if index.data(RailRole.PAGE) == page_id:
            return str(index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data())
    raise AssertionError(page_id)


def test_without_a_board_the_window_says_how_to_begin(window: MainWindow) -> None:
    said = [button.text() for button in window.pages.currentWidget().findChildren(QPushButton)]
    assert said == ["New board…", "Open…", "Open sample board"]
    assert window.status.words == "No board open"
    assert not window.rail.list.isEnabled()


def test_an_opened_board_shows_its_first_page_counts_and_name(qtbot: QtBot, open_window: MainWindow) -> None:
    assert open_window.pages.current_id == "today"
    assert rail_line(open_window, "actions") == "Actions, 3 overdue of 12 open"
    assert rail_line(open_window, "notes") == "Notes"
    assert open_window.windowTitle() == "Improvement Board – Boardkeeper"
    assert open_window.rail.switcher.accessibleName() == "Board: Improvement Board, Sandbourne"


def test_a_board_that_cannot_be_opened_is_said_with_the_next_step(
    qtbot: QtBot, window: MainWindow, office: FakeOffice
) -> None:
    office.fails = UserError("“Old.board” is damaged.", "Restore the newest backup.")
    with qtbot.waitSignal(window.operations.refused):
        window.open_file.open(Path("/boards/Old.board"))
    assert window.banner.sentence == "“Old.board” is damaged."
    assert window.banner.accessibleName() == "“Old.board” is damaged. Restore the newest backup."


def test_a_page_is_made_on_its_first_visit_and_then_kept(qtbot: QtBot, open_window: MainWindow) -> None:
    first = notes_page(open_window)
    assert first.asked == ["b1"]
    open_window.go_to_page("today")
    open_window.go_to_page("notes")
    assert open_window.pages.current_page is first
    assert first.asked == ["b1"]


def test_control_and_a_number_goes_to_the_page(qtbot: QtBot, open_window: MainWindow) -> None:
    qtbot.keyClick(open_window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert open_window.pages.current_id == "actions"
    assert open_window.rail.list.currentIndex().data() == "Actions"


def test_the_rail_goes_to_pages_by_mouse(qtbot: QtBot, open_window: MainWindow) -> None:
    rail = open_window.rail.list
    place = rail.visualRect(rail.model().index(1, 0)).center()
    qtbot.mouseClick(rail.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert open_window.pages.current_id == "notes"


def test_a_page_in_front_refreshes_when_its_tables_change(qtbot: QtBot, open_window: MainWindow) -> None:
    page = notes_page(open_window)
    with qtbot.waitSignal(open_window.operations.changed):
        page.add_note()
    assert page.asked == ["b1", "refresh"]


def test_a_hidden_page_refreshes_when_it_is_shown_again(qtbot: QtBot, open_window: MainWindow) -> None:
    page = notes_page(open_window)
    open_window.go_to_page("today")
    quiet = open_window.pages.current_page
    with qtbot.waitSignal(open_window.operations.changed):
        page.add_note()
    assert page.asked == ["b1"]
    assert quiet.asked == ["b1"], "another page's tables are no reason to refresh"
    open_window.go_to_page("notes")
    assert page.asked == ["b1", "refresh"]


def test_another_board_is_shown_on_every_page(qtbot: QtBot, open_window: MainWindow) -> None:
    page = notes_page(open_window)
    open_window.go_to_page("today")
    open_window.rail.board_chosen.emit("b2")
    settled(qtbot, open_window)
    assert open_window.pages.current_page.asked == ["b1", "b2"]
    assert page.asked == ["b1"]
    open_window.go_to_page("notes")
    assert page.asked == ["b1", "b2"]
    assert page.board == BoardName("b2", "Children’s Scrutiny", "Sandbourne")


def test_a_place_selects_the_thing_on_its_page(qtbot: QtBot, open_window: MainWindow) -> None:
    open_window.pages.go(Place("notes", "n7"))
    assert open_window.pages.current_page.asked == ["b1", "reveal n7"]


def test_the_edit_menu_names_the_step_and_the_toast_takes_it_back(
    qtbot: QtBot, open_window: MainWindow, office: FakeOffice
) -> None:
    assert not open_window.commands.action("edit.undo").isEnabled()
    office.undo_label = "Add R&D note"
    page = notes_page(open_window)
    page.add_note()
    settled(qtbot, open_window)
    assert open_window.commands.action("edit.undo").text() == "&Undo: Add R&&D note"
    assert open_window.toast.sentence == "Note added."
    undo = next(b for b in open_window.toast.findChildren(QPushButton) if b.text() == "Undo")
    assert undo.isVisible()
    undo.click()
    settled(qtbot, open_window)
    assert open_window.toast.sentence == "Undone: Add a note"
    assert not undo.isVisible()
    assert not open_window.commands.action("edit.undo").isEnabled()
    assert open_window.commands.action("edit.redo").text() == "&Redo: Add a note"
    open_window.commands.perform("edit.redo")
    settled(qtbot, open_window)
    assert open_window.toast.sentence == "Done again: Add a note"


def test_saved_means_saved(qtbot: QtBot, open_window: MainWindow, office: FakeOffice) -> None:
    assert open_window.status.words == "Nothing to save yet · no backup yet"
    office.saved_at = now = datetime.now(UTC).astimezone()
    notes_page(open_window).add_note()
    settled(qtbot, open_window)
    assert open_window.status.words == f"Saved {now:%H:%M} · no backup yet"


def test_backing_up_is_a_command_that_says_so(
    qtbot: QtBot, open_window: MainWindow, office: FakeOffice
) -> None:
    open_window.commands.perform("file.back_up")
    settled(qtbot, open_window)
    assert office.desks[0].notes == ["kept safe", "backed up"]
    assert open_window.toast.sentence == "Backed up and checked."


def test_commands_of_a_page_work_only_while_it_is_in_front(qtbot: QtBot, open_window: MainWindow) -> None:
    page = notes_page(open_window)
    add = open_window.commands.action("notes.add")
    assert add.isEnabled()
    assert "Export notes…" in menu_titles(open_window, "File")
    assert menu_titles(open_window, "Notes") == ["Add a note"]
    open_window.go_to_page("today")
    assert not add.isEnabled()
    assert "Export notes…" not in menu_titles(open_window, "File")
    qtbot.keyClick(
        open_window, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert page.asked == ["b1"]


def menu_titles(window: MainWindow, title: str) -> list[str]:
    [menu] = [a.menu() for a in window.menuBar().actions() if a.text().replace("&", "") == title]
    return [a.text().replace("&", "") for a in menu.actions() if a.isVisible() and not a.isSeparator()]


def test_every_command_is_performed_by_somebody(window: MainWindow) -> None:
    assert window.commands.unbound() == []


def test_no_two_commands_share_a_shortcut(open_window: MainWindow) -> None:
    notes_page(open_window)
    shortcuts = [command.shortcut for command in open_window.commands.all_commands() if command.shortcut]
    assert len(shortcuts) == len(set(shortcuts))


def test_find_on_a_page_goes_to_its_filter_or_else_to_the_palette(
    qtbot: QtBot, open_window: MainWindow
) -> None:
    page = notes_page(open_window)
    open_window.commands.perform("edit.filter")
    assert page.field.hasFocus()
    open_window.go_to_page("today")
    open_window.commands.perform("edit.filter")
    assert open_window.finding.palette.isVisible()


def test_closing_the_window_closes_the_desk_and_remembers_the_place(
    qtbot: QtBot, open_window: MainWindow, office: FakeOffice, theme: Theme, settings: QSettings
) -> None:
    open_window.go_to_page("notes")
    open_window.resize(900, 700)
    open_window.close()
    assert office.desks[0].is_closed
    other = MainWindow(office, open_window._entries, theme, settings, "Jean Kelly")
    assert other.height() == 700
    with qtbot.waitSignal(other.operations.became_idle):
        other.open_file.open(Path("/boards/Sandbourne.board"))
    assert other.pages.current_id == "notes"
    other.close()
    other.deleteLater()


def test_opening_another_file_keeps_no_page_of_the_one_before(
    qtbot: QtBot, open_window: MainWindow, office: FakeOffice
) -> None:
    page = notes_page(open_window)
    with qtbot.waitSignal(open_window.operations.became_idle):
        open_window.open_file.open(Path("/boards/Other.board"))
    settled(qtbot, open_window)
    assert office.desks[0].is_closed
    assert page.asked == ["b1", "b1"], "the same page shows the other file's board from the beginning"


def test_a_closed_window_leaves_no_widget_behind(
    qtbot: QtBot, office: FakeOffice, theme: Theme, settings: QSettings
) -> None:
    before = set(QApplication.allWidgets())
    window = MainWindow(office, (), theme, settings, "Jean Kelly")
    window.show()
    window.finding.open()
    window.close()
    window.deleteLater()
    qtbot.waitUntil(lambda: not isValid(window))
    left = [widget for widget in QApplication.allWidgets() if widget not in before]
    assert left == []


def focusable(window: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def test_everything_that_takes_the_keyboard_says_what_it_is(qtbot: QtBot, open_window: MainWindow) -> None:
    notes_page(open_window)
    open_window.banner.complain(UserError("The disk is full."))
    open_window.toast.say("Note added.", can_undo=True)
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in focusable(open_window)
        if not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []


def test_the_tab_key_reaches_everything(qtbot: QtBot, open_window: MainWindow) -> None:
    notes_page(open_window)
    open_window.banner.complain(UserError("The disk is full."))
    wanted = set(focusable(open_window))
    open_window.activateWindow()
    open_window.rail.list.setFocus()
    reached = set()
    for _step in range(3 * len(wanted)):
        reached.add(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert wanted <= reached


def test_the_switcher_lists_the_boards_and_beneath_them_what_is_done_with_boards(
    qtbot: QtBot, open_window: MainWindow
) -> None:
    switcher = open_window.rail.switcher
    said = [action.text().partition("\t")[0].replace("&", "") for action in switcher.menu().actions()]
    assert said == [
        "Improvement Board",
        "Children’s Scrutiny",
        "",
        "Board settings…",
        "New board in this file…",
    ]
    with qtbot.assertNotEmitted(switcher.chosen), qtbot.waitSignal(open_window.commands.performed) as told:
        switcher.menu().actions()[3].trigger()
    assert told.args == ["board:settings"]
    with qtbot.waitSignal(open_window.open_file.board_switched):
        switcher.menu().actions()[1].trigger()
    assert open_window.windowTitle() == "Children’s Scrutiny – Boardkeeper"


def test_a_board_made_just_now_is_shown_as_soon_as_it_is_known(
    qtbot: QtBot, open_window: MainWindow, office: FakeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = office.boards(office.desks[-1])
    monkeypatch.setattr(office, "boards", lambda _desk: [*known, BoardName("b3", "Cabinet", "Sandbourne")])
    open_window.open_file.switch_board("b3")
    assert open_window.open_file.board == known[0]
    with qtbot.waitSignal(open_window.open_file.board_switched):
        open_window.operations.run(None, change_the_board)
    assert open_window.windowTitle() == "Cabinet – Boardkeeper"


def test_what_is_being_typed_is_kept_when_the_window_is_closed(
    qtbot: QtBot, open_window: MainWindow, office: FakeOffice
) -> None:
    page = notes_page(open_window)
    page.field.editingFinished.connect(page.add_note)
    page.field.setFocus()
    qtbot.keyClicks(page.field, "half a sentence")
    desk = office.desks[-1]
    open_window.close()
    assert desk.notes[-1] == "New"
    assert desk.is_closed
