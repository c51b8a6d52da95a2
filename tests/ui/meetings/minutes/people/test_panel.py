from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from boardkeeper import people
from boardkeeper.attendance import Presence
from boardkeeper.bootstrap import BoardOffice
from boardkeeper.minutes import PieceKind, WrittenPiece, new_id
from db.store import Store
from tests.boardkeeper.attendance.conftest import WHO
from tests.ui.meetings.minutes.people.conftest import PeopleDesk

JOHNSON = "Councillor Mrs Johnson"
ALLEN = "Councillor Allen"


def test_one_key_marks_everybody_present_and_single_keys_the_exceptions(
    qtbot: QtBot, desk: PeopleDesk
) -> None:
    assert desk.box.summary.text() == "Nobody is marked yet."
    qtbot.keyClick(desk.window, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: desk.said == ["10 members marked present."])
    desk.settle()
    assert not desk.box.all_present.isVisible()
    desk.press("Councillor Murphy", "a")
    desk.press("Councillor Downie", "x")
    desk.press(ALLEN, "o")
    desk.press("Councillor McDonald", "v")
    assert desk.box.summary.text() == "8 present, 1 apology, 1 absent"
    assert desk.of(ALLEN).is_online
    assert desk.of("Councillor McDonald").acting_as == "Vice-chair"
    assert desk.row("Councillor Murphy").chip.text() == "Apologies"
    assert "in the room" not in desk.row(ALLEN).accessibleName()
    assert desk.said[-1] == "Councillor McDonald is vice-chair for this meeting."
    desk.press("Councillor McDonald", "v")
    desk.press("Councillor Downie", Qt.Key.Key_Delete)
    assert (desk.of("Councillor McDonald").acting_as, desk.of("Councillor Downie").presence) == ("", None)


def test_the_arrows_go_through_the_rows_and_on_to_the_names(qtbot: QtBot, desk: PeopleDesk) -> None:
    rows = list(desk.box.rows.rows.values())
    desk.box.rows.focus()
    qtbot.keyClick(rows[0], Qt.Key.Key_Down)
    assert rows[1].hasFocus()
    assert [row.focusPolicy() for row in rows].count(Qt.FocusPolicy.StrongFocus) == 1
    qtbot.keyClick(rows[1], Qt.Key.Key_Up)
    qtbot.keyClick(rows[0], Qt.Key.Key_Up)
    assert rows[0].hasFocus()
    rows[-1].setFocus()
    qtbot.keyClick(rows[-1], Qt.Key.Key_Down)
    assert desk.box.names.names.hasFocus()


def test_the_menu_of_a_row_names_its_keys_and_does_what_they_do(desk: PeopleDesk) -> None:
    row = desk.row(ALLEN)
    row.menu.aboutToShow.emit()
    words = [action.text().partition("\t") for action in row.menu.actions() if action.text()]
    keys = {key: said for said, _, key in words}
    assert {"P", "A", "X", "C", "V", "R", "D"} <= keys.keys()
    assert "O" not in keys
    assert "O online" in row.accessibleDescription()
    present = next(action for action in row.menu.actions() if str(action.data()) == "P")
    present.trigger()
    desk.settle()
    assert desk.of(ALLEN).presence is Presence.PRESENT


def test_a_list_of_names_says_what_it_understands_and_enter_records_it(desk: PeopleDesk) -> None:
    desk.box.names.names.setText("Councillors Allen, Buchan, Goslin, James and Loveridge")
    assert desk.box.names.meaning.text().startswith("5 people, present: Councillor Allen, Councillor Buchan")
    desk.box.names.clear()
    desk.type_names("Councillors Allen, Buchan, Goslin, James and Loveridge")
    assert desk.said == ["5 people: present."]
    assert desk.box.names.names.text() == ""
    assert desk.of("Councillor Loveridge").presence is Presence.PRESENT


def test_an_unclear_name_is_said_and_nothing_is_recorded(desk: PeopleDesk) -> None:
    desk.type_names("apologies Downie, Bloggs")
    assert desk.box.names.meaning.text() == "Bloggs is not known."
    assert desk.box.names.meaning.property("rank") == "warning"
    assert desk.box.names.names.text() == "apologies Downie, Bloggs"
    assert not desk.box.names.record.isEnabled()
    assert desk.of("Councillor Downie").presence is None
    desk.qtbot.keyClick(desk.box.names.names, Qt.Key.Key_Escape)
    assert desk.box.names.names.text() == ""


def test_a_visitor_who_is_new_comes_with_post_and_organisation_in_the_same_step(
    qtbot: QtBot, desk: PeopleDesk
) -> None:
    names = desk.box.names
    names.names.setFocus()
    qtbot.keyClicks(names.names, "Ann Ode")
    assert names.post.isVisible()
    assert names.organisation.isVisible()
    assert "New to the file: Ann Ode" in names.meaning.text()
    qtbot.keyClicks(names.post, "Regional Manager")
    qtbot.keyClicks(names.organisation, "Barnardo's")
    qtbot.keyClick(names.organisation, Qt.Key.Key_Return)
    desk.settle()
    found = desk.of("Ann Ode")
    assert (found.presence, found.post, found.organisation) == (
        Presence.IN_ATTENDANCE,
        "Regional Manager",
        "Barnardo's",
    )
    assert desk.row("Ann Ode").note.text() == "Regional Manager · Barnardo's"
    names.names.setText("Ed Coley (Head of Skills)")
    assert not names.post.isVisible()


def test_somebody_leaves_at_the_item_that_is_being_written_with_two_keys(
    qtbot: QtBot, desk: PeopleDesk
) -> None:
    desk.press(ALLEN, "p")
    item_id = desk.committee.items["Pledge Update"]
    desk.sheet.caret = WrittenPiece(new_id(), PieceKind.HEADING, "Pledge Update", agenda_item_id=item_id)
    desk.sheet.piece_changed.emit(None)
    desk.press(ALLEN, "l")
    form = desk.box.movement
    assert form.isVisible()
    assert form.item.currentData() == item_id
    assert form.at.hasFocus()
    qtbot.keyClicks(form.at, "3.10 pm")
    qtbot.keyClick(form.at, Qt.Key.Key_Return)
    desk.settle()
    (movement,) = desk.of(ALLEN).movements
    assert (movement.is_arrival, movement.agenda_item_id, movement.happened_at) == (
        False,
        item_id,
        time(15, 10),
    )
    assert desk.row(ALLEN).hasFocus()
    assert "left at item 5 (3.10 pm)" in desk.row(ALLEN).accessibleName()
    away = next(
        each
        for each in desk.row(ALLEN).findChildren(QToolButton)
        if each.accessibleName().startswith("Remove")
    )
    qtbot.mouseClick(away, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.of(ALLEN).movements == ()


def test_a_movement_without_item_or_with_a_wrong_time_says_so(qtbot: QtBot, desk: PeopleDesk) -> None:
    desk.press(ALLEN, "r")
    form = desk.box.movement
    assert not form.record.isEnabled()
    qtbot.keyClicks(form.at, "teatime")
    assert "not a time that can be read" in form.said.text()
    form.at.setText("3pm")
    assert "does not count for the quorum" in form.said.text()
    assert form.record.isEnabled()
    qtbot.keyClick(form.at, Qt.Key.Key_Escape)
    assert not form.isVisible()
    assert desk.row(ALLEN).hasFocus()


def test_a_substitute_named_beforehand_is_offered_first(desk: PeopleDesk) -> None:
    desk.ask(_name_substitute)
    desk.box.changes.refresh()
    desk.settle()
    row = desk.row("Councillor Downie")
    row.menu.aboutToShow.emit()
    inside = next(action.menu() for action in row.menu.actions() if action.text() == "Substitute")
    offered: list[QAction] = inside.actions()
    assert [action.text() for action in offered] == ["Councillor Tuffin", "Somebody else…"]
    offered[0].trigger()
    desk.settle()
    assert desk.of("Councillor Tuffin").substitute_for == "Councillor Downie"
    assert desk.of("Councillor Downie").presence is Presence.APOLOGIES


def test_a_substitute_who_is_new_is_typed_for_the_member(desk: PeopleDesk) -> None:
    desk.press("Councillor Downie", "s")
    assert desk.box.names.names.hasFocus()
    assert desk.box.names.names.placeholderText() == "Who came for Councillor Downie?"
    desk.qtbot.keyClicks(desk.box.names.names, "Councillor Dann")
    desk.qtbot.keyClick(desk.box.names.names, Qt.Key.Key_Return)
    desk.settle()
    assert desk.of("Councillor Dann").substitute_for == "Councillor Downie"


def _name_substitute(store: Store) -> None:
    from boardkeeper import boards, seats

    board = boards.find_board(store)
    downie = next(each for each in people.list_members(store, board.id) if each.name == "Councillor Downie")
    seats.name_substitute(store, WHO, downie.id, "Councillor Tuffin")


@pytest.mark.parametrize(("written", "kept"), [("4.15 pm", time(16, 15)), ("teatime", None)])
def test_the_times_are_edited_where_they_stand(
    qtbot: QtBot, desk: PeopleDesk, written: str, kept: time | None
) -> None:
    field = desk.box.times.end
    field.setFocus()
    qtbot.keyClicks(field, written)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    desk.settle()
    assert desk.people.ended_at == kept
    assert bool(field.accessibleDescription()) == (kept is None)


def test_what_is_undone_elsewhere_is_shown_when_the_minutes_are_read_anew(desk: PeopleDesk) -> None:
    desk.press(ALLEN, "p")
    desk.ask(BoardOffice().undo, WHO)
    desk.read()
    assert desk.of(ALLEN).presence is None
    assert desk.row(ALLEN).chip.text() == "Not marked"


def test_a_refused_change_is_said_and_the_rows_stay_true(desk: PeopleDesk) -> None:
    desk.press("Councillor Downie", "p")
    desk.press("Councillor Downie", "s")
    desk.qtbot.keyClicks(desk.box.names.names, "Councillor Dann")
    desk.qtbot.keyClick(desk.box.names.names, Qt.Key.Key_Return)
    desk.settle()
    assert "recorded as present" in desk.complaints[0].sentence
    assert desk.of("Councillor Downie").presence is Presence.PRESENT
    assert desk.box.names.names.text() == "Councillor Dann"


def test_approved_minutes_are_read_only(desk: PeopleDesk) -> None:
    desk.press(ALLEN, "p")
    desk.ask(_approve, desk.committee.meeting_id)
    desk.read()
    assert not desk.box.names.isVisible()
    assert not desk.box.all_present.isVisible()
    assert not desk.row(ALLEN).chip.isEnabled()
    desk.press(ALLEN, "a")
    assert desk.of(ALLEN).presence is Presence.PRESENT


def _approve(store: Store, meeting_id: str) -> None:
    from db.tables.meetings import Meeting, MeetingState

    with store.edit("Approve", WHO) as session:
        session.get_one(Meeting, meeting_id).state = MeetingState.APPROVED


def test_the_header_says_who_was_there_in_a_line_and_unfolds_into_the_printed_head(
    qtbot: QtBot, desk: PeopleDesk
) -> None:
    assert desk.header.line.text() == "Nobody is marked yet."
    desk.type_names("Councillor Mrs Johnson, in the Chair; Councillors Allen and Buchan; Mrs Williams")
    desk.type_names("apologies Downie")
    desk.read()
    assert desk.header.line.text() == "Councillor Mrs Johnson in the Chair · 4 present, 1 apology · 2.00 pm"
    assert not desk.header.head.isVisible()
    qtbot.mouseClick(desk.header.unfold, Qt.MouseButton.LeftButton)
    assert desk.header.head.isVisible()
    desk.header.resize(300, 200)
    assert not desk.header.open.isVisible()
    desk.header.resize(520, 200)
    with qtbot.waitSignal(desk.header.panel_wanted):
        qtbot.mouseClick(desk.header.open, Qt.MouseButton.LeftButton)


def test_the_wheel_over_a_choice_changes_nothing(desk: PeopleDesk) -> None:
    choice = desk.box.names.presence
    before = choice.currentIndex()
    turned = QWheelEvent(
        QPointF(4, 4),
        QPointF(4, 4),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QCoreApplication.sendEvent(choice, turned)
    assert choice.currentIndex() == before
    assert not turned.isAccepted()


def test_enter_takes_what_was_typed_although_suggestions_hang_below(qtbot: QtBot, desk: PeopleDesk) -> None:
    line = desk.box.names.names
    line.setFocus()
    qtbot.keyClicks(line, "allen")
    popup = line.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    desk.settle()
    assert desk.said == ["Councillor Allen: present."]
    assert not popup.isVisible()


def test_a_suggestion_is_taken_over_before_it_is_recorded(qtbot: QtBot, desk: PeopleDesk) -> None:
    line = desk.box.names.names
    line.setFocus()
    qtbot.keyClicks(line, "goslin")
    popup = line.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert line.text() == "Councillor Goslin"
    assert desk.said == []
    qtbot.keyClick(line, Qt.Key.Key_Return)
    desk.settle()
    assert desk.said == ["Councillor Goslin: present."]
