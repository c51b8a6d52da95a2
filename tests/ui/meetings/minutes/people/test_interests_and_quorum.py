from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from boardkeeper import attendance, meetings, people
from boardkeeper.attendance import Interest
from boardkeeper.minutes import PieceKind, WrittenPiece, new_id
from db.store import Store
from tests.boardkeeper.attendance.conftest import WHO
from tests.ui.meetings.minutes.people.conftest import PeopleDesk
from ui.meetings.minutes.people.panel import PeoplePanel
from ui.meetings.minutes.surface.surface import MinutesSurface

JOHNSON = "Councillor Mrs Johnson"


def test_an_interest_declared_before_is_declared_again_with_one_key(qtbot: QtBot, desk: PeopleDesk) -> None:
    desk.ask(_declare_in_may)
    desk.box.changes.refresh()
    desk.settle()
    desk.press(JOHNSON, "d")
    form = desk.box.declarations.form
    assert form.member.currentText() == JOHNSON
    qtbot.keyClick(form.item, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    (found,) = desk.people.declarations
    assert (found.member, found.subject, found.reason) == (JOHNSON, "All items", "She is a Governor.")
    assert not form.isVisible()


def _declare_in_may(store: Store) -> None:
    from datetime import date

    from boardkeeper import boards

    board = boards.find_board(store)
    may = meetings.add_meeting(store, WHO, board.id, date(2019, 5, 29))
    johnson = next(each for each in people.list_members(store, board.id) if each.name == JOHNSON)
    attendance.declare_interest(store, WHO, may, johnson.person_id, "All items", "She is a Governor.")


def test_a_pecuniary_interest_reminds_that_the_member_leaves(qtbot: QtBot, desk: PeopleDesk) -> None:
    desk.press(JOHNSON, "d")
    form = desk.box.declarations.form
    qtbot.keyClicks(form.item, "2 and 3")
    qtbot.keyClicks(form.reason, "Owns the provider.")
    form.interest.setCurrentIndex(form.interest.findData(Interest.DISCLOSABLE_PECUNIARY.value))
    form.interest.activated.emit(form.interest.currentIndex())
    assert form.left.isChecked()
    assert not form.reminder.isVisible()
    form.left.setChecked(False)
    assert "leaves the room" in form.reminder.text()
    assert form.reminder.isVisible()
    qtbot.keyClick(form.reason, Qt.Key.Key_Return)
    desk.settle()
    assert [each.subject for each in desk.people.declarations] == ["Minutes", "Chair's Urgent Business"]
    row = desk.box.declarations.rows[0]
    qtbot.waitUntil(row.left.isVisible)
    qtbot.mouseClick(row.left, Qt.MouseButton.LeftButton)
    desk.settle()
    assert [each.left_the_room for each in desk.people.declarations] == [True, False]


def test_a_declaration_is_changed_in_the_form_and_removed(qtbot: QtBot, desk: PeopleDesk) -> None:
    desk.press(JOHNSON, "d")
    form = desk.box.declarations.form
    qtbot.keyClicks(form.item, "All items")
    qtbot.keyClick(form.item, Qt.Key.Key_Return)
    desk.settle()
    qtbot.mouseClick(desk.box.declarations.rows[0].change, Qt.MouseButton.LeftButton)
    assert not form.member.isEnabled()
    form.item.setText("5 Pledge Update")
    qtbot.keyClick(form.item, Qt.Key.Key_Return)
    desk.settle()
    (found,) = desk.people.declarations
    assert (found.subject, found.agenda_item_id) == ("Pledge Update", desk.committee.items["Pledge Update"])
    qtbot.mouseClick(desk.box.declarations.rows[0].remove, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.people.declarations == ()


def test_an_item_without_a_quorum_is_said_with_names_and_written_into_its_minute(
    qtbot: QtBot, desk: PeopleDesk
) -> None:
    assert not desk.box.quorum.isVisible()
    desk.type_names("Councillors Allen and Buchan")
    assert desk.box.quorum.summary.text() == "No quorum for items 1, 2, 3, 4, 5, 6."
    desk.press("Councillor Goslin", "p")
    assert desk.box.quorum.summary.text() == "Quorate throughout: at least 3 were there and 3 needed."
    item_id = desk.committee.items["Pledge Update"]
    heading = WrittenPiece(new_id(), PieceKind.HEADING, "Pledge Update", agenda_item_id=item_id)
    desk.sheet.written = [heading]
    desk.sheet.caret = heading
    desk.sheet.piece_changed.emit(heading)
    desk.press("Councillor Goslin", "l")
    qtbot.keyClick(desk.box.movement.at, Qt.Key.Key_Return)
    desk.settle()
    (short, last) = desk.people.inquorate
    assert (short.number, short.present) == ("5", 2)
    with qtbot.waitSignal(desk.panel.piece_wanted) as wanted:
        desk.box.quorum.sentence_wanted.emit(short)
    assert [each.text for each in desk.sheet.written[1:]] == [short.sentence]
    assert wanted.args == [desk.sheet.written[1].id]
    with qtbot.waitSignal(desk.panel.said) as said:
        desk.box.quorum.sentence_wanted.emit(last)
    assert said.args == ["The minutes have no heading for item 6."]


def test_the_sentence_is_written_on_the_real_surface_below_its_heading(
    qtbot: QtBot, desk: PeopleDesk
) -> None:
    surface = MinutesSurface(desk.workplace.theme, desk.window)
    item_id = desk.committee.items["Minutes"]
    headings = [
        WrittenPiece(new_id(), PieceKind.HEADING, title, agenda_item_id=desk.committee.items[title])
        for title in ("Declarations of Interest", "Minutes")
    ]
    surface.show_pieces(tuple(headings))
    panel = PeoplePanel(desk.workplace, surface, desk.window)
    panel.box.show_meeting(desk.committee.meeting_id)
    desk.type_names("Councillor Allen")
    panel.box.changes.refresh()
    desk.settle()
    short = next(each for each in desk.people.inquorate if each.item_id == item_id)
    panel.box.quorum.sentence_wanted.emit(short)
    assert [each.text for each in surface.pieces()] == ["Declarations of Interest", "Minutes", short.sentence]
    surface.choose(headings[1].id)
    assert panel.box.declarations.form.isHidden()
    panel.box.declarations.ask()
    assert panel.box.declarations.form.item.text() == "2 Minutes"
