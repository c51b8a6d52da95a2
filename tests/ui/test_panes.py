from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.panes import DateEdit, InlineEdit, ListDetail, PageHeader, PropertyRows


@pytest.fixture
def sheet(qtbot: QtBot) -> QWidget:
    sheet = QWidget()
    qtbot.addWidget(sheet)
    QLineEdit(sheet).setObjectName("elsewhere")
    sheet.show()
    return sheet


@pytest.fixture
def venue(sheet: QWidget) -> InlineEdit:
    edit = InlineEdit("Venue", parent=sheet)
    edit.show_text("Council House")
    edit.show()
    edit.setFocus()
    return edit


def test_return_keeps_the_change(qtbot: QtBot, venue: InlineEdit) -> None:
    venue.selectAll()
    with qtbot.waitSignal(venue.committed) as told:
        qtbot.keyClicks(venue, " Town Hall ")
        qtbot.keyClick(venue, Qt.Key.Key_Return)
    assert told.args == ["Town Hall"]


def test_leaving_keeps_the_change_once(qtbot: QtBot, venue: InlineEdit, sheet: QWidget) -> None:
    heard: list[str] = []
    venue.committed.connect(heard.append)
    qtbot.keyClicks(venue, "!")
    qtbot.keyClick(venue, Qt.Key.Key_Return)
    sheet.findChild(QLineEdit, "elsewhere").setFocus()
    assert heard == ["!Council House"]


def test_escape_takes_the_change_back(qtbot: QtBot, venue: InlineEdit) -> None:
    with qtbot.assertNotEmitted(venue.committed):
        qtbot.keyClicks(venue, "x")
        qtbot.keyClick(venue, Qt.Key.Key_Escape)
        qtbot.keyClick(venue, Qt.Key.Key_Return)
    assert venue.text() == "Council House"


def test_a_refresh_does_not_overwrite_what_is_being_typed(qtbot: QtBot, venue: InlineEdit) -> None:
    qtbot.keyClicks(venue, "x")
    venue.show_text("Somewhere else")
    assert venue.text() == "xCouncil House"
    qtbot.keyClick(venue, Qt.Key.Key_Escape)
    assert venue.text() == "Somewhere else"


def test_dates_are_taken_as_people_type_them(qtbot: QtBot, sheet: QWidget) -> None:
    edit = DateEdit("Date", sheet)
    edit.show_date(date(2019, 9, 11))
    assert edit.text() == "Wed 11 Sep 2019"
    edit.selectAll()
    with qtbot.waitSignal(edit.date_committed) as told:
        qtbot.keyClicks(edit, "13/11/19")
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert told.args == [date(2019, 11, 13)]
    assert edit.text() == "Wed 13 Nov 2019"


def test_a_date_that_cannot_be_read_stays_and_says_so(qtbot: QtBot, sheet: QWidget) -> None:
    edit = DateEdit("Date", sheet)
    edit.show_date(None)
    with qtbot.assertNotEmitted(edit.date_committed):
        qtbot.keyClicks(edit, "32/13/19")
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.text() == "32/13/19"
    assert "is not a date that can be read" in edit.accessibleDescription()
    edit.selectAll()
    with qtbot.waitSignal(edit.date_committed):
        qtbot.keyClicks(edit, "1/10/2019")
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.accessibleDescription() == ""


def test_a_date_can_be_taken_away(qtbot: QtBot, sheet: QWidget) -> None:
    edit = DateEdit("Date", sheet)
    edit.show_date(date(2019, 9, 11))
    edit.clear()
    with qtbot.waitSignal(edit.date_committed) as told:
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert told.args == [None]


def test_the_line_between_list_and_detail_is_remembered(qtbot: QtBot, settings: QSettings) -> None:
    panes = ListDetail(QWidget(), QWidget(), settings, "meetings")
    qtbot.addWidget(panes)
    panes.resize(1000, 400)
    panes.show()
    panes.setSizes([300, 700])
    panes.splitterMoved.emit(300, 1)
    qtbot.waitUntil(lambda: settings.contains("panes/meetings"))
    again = ListDetail(QWidget(), QWidget(), settings, "meetings")
    qtbot.addWidget(again)
    again.resize(1000, 400)
    again.show()
    assert again.sizes() == panes.sizes()


def test_facts_are_announced_by_their_names(qtbot: QtBot) -> None:
    rows = PropertyRows()
    qtbot.addWidget(rows)
    rows.add_text("Venue")
    rows.say("Venue", "Council House")
    editor = QLineEdit()
    rows.add_editor("Contact", editor)
    assert editor.accessibleName() == "Contact"
    assert [label.text() for label in rows.findChildren(QLabel)] == ["Council House", "Venue", "Contact"]


def test_a_header_without_a_second_line_takes_no_room_for_it(qtbot: QtBot) -> None:
    header = PageHeader("Meetings", "12 this year")
    qtbot.addWidget(header)
    header.show()
    [_title, second] = header.findChildren(QLabel)
    assert second.isVisible()
    header.say("Meetings")
    assert not second.isVisible()


def test_a_fact_without_words_takes_no_room(qtbot: QtBot) -> None:
    rows = PropertyRows()
    qtbot.addWidget(rows)
    rows.add_text("Owner")
    rows.show()
    rows.say_if_known("Owner", "Nick Barr")
    known = rows.sizeHint().height()
    rows.say_if_known("Owner", "")
    assert rows.sizeHint().height() < known
    assert not [label for label in rows.findChildren(QLabel) if label.isVisible()]
