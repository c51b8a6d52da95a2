from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QColorDialog, QComboBox, QFileDialog, QLineEdit, QWidget

from boardkeeper import boards, closures, logos, meetings
from boardkeeper.boards import BoardKind, BoardView
from boardkeeper.clock import current_day
from tests.ui.real_board import WHO, Desk
from ui.boards.fields import LineField, NumberField
from ui.boards.section import FieldsSection
from ui.office import BoardName


def board_of(desk: Desk) -> BoardView:
    found: BoardView = desk.ask(boards.get_board, desk.made.board.id)
    return found


def field_of(section: FieldsSection, setting: str) -> LineField:
    return next(
        field for field in section.fields if field.setting == setting and isinstance(field, LineField)
    )


def type_into(desk: Desk, field: LineField, text: str) -> None:
    field.setFocus()
    field.editor.selectAll()
    desk.qtbot.keyClicks(field.editor, text)
    desk.qtbot.keyClick(field.editor, Qt.Key.Key_Tab)
    desk.settle()


def test_the_settings_of_a_new_board_are_typed_field_after_field(desk: Desk) -> None:
    page = desk.page
    for section, setting, text in (
        (page.facts, "department", "Chief Executive's Department"),
        (page.contact, "contact_name", "Helen Rickman"),
        (page.meetings, "usual_start", "2pm"),
        (page.meetings, "meeting_pattern", "second Wednesday of the month"),
    ):
        type_into(desk, field_of(section, setting), text)
    board = board_of(desk)
    assert (board.department, board.contact_name) == ("Chief Executive's Department", "Helen Rickman")
    assert (board.usual_start, board.meeting_pattern) == (time(14, 0), "second Wednesday of the month")
    assert desk.said == [
        "Department changed.",
        "Contact officer changed.",
        "Usual start changed.",
        "Pattern changed.",
    ]
    assert field_of(page.meetings, "meeting_pattern").said.text().startswith("Next: Wed ")


def test_the_quorum_is_one_in_a_number_and_at_least_another(desk: Desk) -> None:
    fields = {field.setting: field for field in desk.page.meetings.fields}
    share = fields["quorum_share"]
    assert isinstance(share, NumberField)
    share.editor.setFocus()
    share.editor.setValue(3)
    desk.qtbot.keyClick(share.editor, Qt.Key.Key_Tab)
    desk.settle()
    assert (board_of(desk).quorum_share, board_of(desk).quorum_minimum) == (3, 3)
    assert desk.said == ["Quorum changed."]
    assert share.editor.accessibleName() == "Quorum of those who may vote on an item"


def test_each_field_is_one_step_and_undo_shows_what_was(desk: Desk) -> None:
    field = field_of(desk.page.contact, "contact_name")
    type_into(desk, field, "Helen Rickman")
    type_into(desk, field_of(desk.page.contact, "contact_title"), "Democratic Support Officer")
    desk.undo()
    assert field_of(desk.page.contact, "contact_title").editor.text() == ""
    assert field.editor.text() == "Helen Rickman"
    desk.undo()
    assert field.editor.text() == ""


def test_what_cannot_be_taken_is_said_beneath_and_can_be_mended(desk: Desk) -> None:
    field = field_of(desk.page.meetings, "meeting_pattern")
    type_into(desk, field, "when it suits")
    assert field.is_wrong
    assert "“when it suits” is not a pattern that can be read." in field.said.text()
    assert field.editor.text() == "when it suits"
    assert (desk.said, desk.complaints, board_of(desk).meeting_pattern) == ([], [], "")
    type_into(desk, field, "first Tuesday")
    assert not field.is_wrong
    assert board_of(desk).meeting_pattern == "first Tuesday"


def test_the_name_of_another_board_is_refused_in_its_field(desk: Desk) -> None:
    desk.ask(boards.create_board, WHO, "Cabinet", desk.made.board.council)
    field = field_of(desk.page.facts, "name")
    type_into(desk, field, "Cabinet")
    assert "already has a board called “Cabinet”" in field.said.text()
    assert board_of(desk).name == desk.made.board.name


def test_a_kind_is_chosen_with_the_keyboard(desk: Desk) -> None:
    kind = next(field for field in desk.page.facts.fields if field.setting == "kind")
    editor = kind.findChild(QComboBox)
    editor.setFocus()
    desk.qtbot.keyClick(editor, Qt.Key.Key_S)
    desk.settle()
    assert board_of(desk).kind is BoardKind.SCRUTINY
    assert "Scrutiny takes no key decisions" in desk.page.notice.key.said.text()


def example_lines(desk: Desk) -> dict[str, str]:
    cells = desk.page.notice.example._cells
    return {
        name.text(): f"{day.text()} {note.text()}".strip() for name, day, note in cells if not name.isHidden()
    }


def test_the_example_counts_the_days_of_the_act_and_follows_every_change(desk: Desk) -> None:
    notice = desk.page.notice
    notice.example.day.setFocus()
    notice.example.day.selectAll()
    desk.qtbot.keyClicks(notice.example.day, "11/9/2019")
    desk.qtbot.keyClick(notice.example.day, Qt.Key.Key_Return)
    assert example_lines(desk) == {
        "Key decisions announced by": "Tue 13 Aug 2019",
        "Reports in by": "Tue 27 Aug 2019",
        "Signed off by": "Fri 30 Aug 2019",
        "Chair briefed by": "Mon 2 Sep 2019",
        "Published by": "Tue 3 Sep 2019 5 clear days: 4, 5, 6, 9, 10",
    }
    notice.notice.editor.setValue(3)
    assert example_lines(desk)["Published by"] == "Thu 5 Sep 2019 3 clear days: 6, 9, 10"
    desk.ask(closures.add_closure, WHO, desk.made.board.id, date(2019, 9, 9))
    desk.settle()
    assert example_lines(desk)["Published by"].endswith("2019 5 clear days: 3, 4, 5, 6, 10")


def test_the_example_is_the_next_meeting_at_first(desk: Desk) -> None:
    meeting = desk.ask(meetings.get_meeting, desk.made.coming)
    assert desk.page.notice.example.meeting == meeting.held_on


def test_a_closed_day_is_added_as_people_type_it_explained_and_opened_again(desk: Desk) -> None:
    section = desk.page.closed_days
    desk.qtbot.keyClicks(section.day, "27/12/2019")
    assert section.said.text() == "Fri 27 Dec 2019"
    desk.qtbot.keyClick(section.day, Qt.Key.Key_Return)
    desk.settle()
    (closure,) = desk.ask(closures.list_closures, desk.made.board.id)
    assert (closure.day, section.day.text()) == (date(2019, 12, 27), "")
    row = section.rows[closure.id]
    row.reason.setFocus()
    desk.qtbot.keyClicks(row.reason, "Offices closed")
    desk.qtbot.keyClick(row.reason, Qt.Key.Key_Return)
    desk.settle()
    assert desk.ask(closures.list_closures, desk.made.board.id)[0].reason == "Offices closed"
    desk.qtbot.keyClicks(section.day, "27 Dec 2019")
    desk.qtbot.keyClick(section.day, Qt.Key.Key_Return)
    assert section.said.text() == "27 December 2019 is a closed day already."
    row.open_button.click()
    desk.settle()
    assert desk.ask(closures.list_closures, desk.made.board.id) == ()
    assert desk.said[-1] == "27 December 2019 counts again."


def test_a_day_that_does_not_count_anyway_is_said_to_be_one(desk: Desk) -> None:
    section = desk.page.closed_days
    year = current_day().year + 1
    desk.qtbot.keyClicks(section.day, f"25/12/{year}")
    assert section.said.text().endswith(f"25 Dec {year}, Christmas Day: not a clear day anyway")
    section.day.clear()
    desk.qtbot.keyClicks(section.day, "28/12/2019")
    assert section.said.text() == "Sat 28 Dec 2019, not a clear day anyway"


def test_a_day_nobody_can_read_is_not_added(desk: Desk) -> None:
    section = desk.page.closed_days
    desk.qtbot.keyClicks(section.day, "the day after")
    assert section.said.text() == "No day can be read from this yet."
    assert not section.add_button.isEnabled()
    desk.qtbot.keyClick(section.day, Qt.Key.Key_Return)
    desk.settle()
    assert desk.said == []


@pytest.fixture
def arms(tmp_path: Path) -> Path:
    picture = QImage(60, 30, QImage.Format.Format_RGB32)
    picture.fill(QColor("#0b57a4"))
    path = tmp_path / "arms.png"
    assert picture.save(str(path))
    return path


def test_a_logo_is_chosen_from_a_file_shown_and_removed(
    desk: Desk, arms: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(arms), ""))
    desk.page.branding.choose_button.click()
    desk.settle()
    kept = desk.ask(logos.logo_of, desk.made.board.id)
    assert kept.media_type == "image/png"
    assert desk.page.branding.logo.is_drawn
    desk.page.branding.remove_button.click()
    desk.settle()
    assert desk.ask(logos.logo_of, desk.made.board.id) is None
    assert not desk.page.branding.logo.is_drawn
    desk.undo()
    assert desk.page.branding.logo.is_drawn


def test_a_picture_that_is_dropped_becomes_the_logo_and_anything_else_does_not(
    desk: Desk, arms: Path
) -> None:
    assert not desk.page.take_file(Path("figures.xlsx"))
    assert desk.page.take_file(arms)
    desk.settle()
    assert desk.page.branding.logo.is_drawn


def test_a_colour_says_whether_it_can_be_read_and_can_be_picked(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    accent = desk.page.branding.accent
    type_into(desk, accent, "#ffd400")
    assert accent.said.text().startswith("Too pale for words on white paper: contrast 1.4 to 1")
    monkeypatch.setattr(QColorDialog, "getColor", lambda *_args: QColor("#5a2d81"))
    desk.page.branding.pick_button.click()
    desk.settle()
    assert board_of(desk).accent == "#5a2d81"
    assert accent.said.text().startswith("Reads well on white paper: contrast 9")
    type_into(desk, accent, "blue")
    assert "“blue” is not a colour." in accent.said.text()


def test_another_board_is_made_with_the_settings_of_this_one(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(type(desk.page.workplace), "show_board", shown.append, raising=False)
    type_into(desk, field_of(desk.page.contact, "contact_name"), "Helen Rickman")
    desk.page.reveal("new")
    assert desk.page.asks_for_new
    form = desk.page.form
    assert form.council.text() == desk.made.board.council
    desk.qtbot.keyClicks(form.name, "Cabinet")
    desk.qtbot.keyClick(form.name, Qt.Key.Key_Return)
    desk.settle()
    made = desk.ask(boards.list_boards)[-1]
    assert (made.name, made.contact_name) == ("Cabinet", "Helen Rickman")
    assert not desk.page.asks_for_new
    assert "Cabinet made." in desk.said


def test_a_board_that_cannot_be_made_is_said_in_the_form(desk: Desk) -> None:
    desk.page.reveal("new")
    form = desk.page.form
    desk.qtbot.keyClicks(form.name, desk.made.board.name)
    desk.qtbot.keyClick(form.name, Qt.Key.Key_Return)
    desk.settle()
    assert desk.page.asks_for_new
    assert "already has a board called" in form.said.text()
    assert form.name.text() == desk.made.board.name
    desk.qtbot.keyClick(form.name, Qt.Key.Key_Escape)
    assert not desk.page.asks_for_new


def test_boards_are_put_into_order_and_an_unused_one_removed(desk: Desk) -> None:
    other = desk.ask(boards.create_board, WHO, "Cabinet", desk.made.board.council)
    desk.settle()
    rows = desk.page.file_boards.rows
    row = rows.row_of(other)
    row.go_button.setFocus()
    desk.qtbot.keyClick(row.go_button, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    desk.settle()
    assert [board.name for board in desk.ask(boards.list_boards)] == ["Cabinet", desk.made.board.name]
    rows.row_of(desk.made.board.id).remove_button.click()
    desk.settle()
    assert "a board with records is kept" in desk.complaints[-1].sentence
    row.remove_button.click()
    desk.settle()
    assert [board.name for board in desk.ask(boards.list_boards)] == [desk.made.board.name]


def test_the_names_at_the_left_follow_the_page_and_lead_it(desk: Desk) -> None:
    sheet = desk.page.sheet
    assert desk.page.focus_filter()
    desk.page.reveal("Standing items")
    assert sheet.names.currentItem().text() == "Standing items"
    at_standing = sheet.area.verticalScrollBar().value()
    assert at_standing > 0
    sheet.area.verticalScrollBar().setValue(0)
    assert sheet.names.currentItem().text() == "The board"
    sheet.area.verticalScrollBar().setValue(sheet.area.verticalScrollBar().maximum())
    assert sheet.names.currentItem().text() == "Boards in this file"


def test_in_a_narrow_window_the_sections_have_the_room_to_themselves(desk: Desk) -> None:
    desk.page.resize(640, 600)
    desk.qtbot.waitUntil(lambda: not desk.page.sheet.names.isVisible())
    assert not desk.page.focus_filter()
    first = desk.page.standing.rows.rows[0]
    desk.qtbot.waitUntil(lambda: first.kind.y() > first.title.y() + first.title.height() // 2)


def test_everything_to_type_or_choose_has_a_name(desk: Desk) -> None:
    nameless = [
        type(each).__name__
        for each in desk.page.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.window() is desk.page.window()
        and not (each.accessibleName() or getattr(each, "text", str)())
        and not (isinstance(each, QLineEdit) and each.objectName() == "qt_spinbox_lineedit")
    ]
    assert nameless == []


def test_another_board_is_shown_from_the_beginning(desk: Desk) -> None:
    field = field_of(desk.page.meetings, "meeting_pattern")
    type_into(desk, field, "when it suits")
    other = desk.ask(boards.create_board, WHO, "Cabinet", "Sandbourne City Council")
    desk.page.show_board(BoardName(other, "Cabinet", "Sandbourne City Council"))
    desk.settle()
    assert (field.editor.text(), field.is_wrong) == ("", False)
    assert field_of(desk.page.facts, "name").editor.text() == "Cabinet"


def test_what_was_typed_is_kept_for_the_board_it_was_typed_for(
    desk: Desk, show_page: Callable[..., Desk]
) -> None:
    field = field_of(desk.page.facts, "department")
    field.setFocus()
    desk.qtbot.keyClicks(field.editor, "Legal")
    other = desk.ask(boards.create_board, WHO, "Cabinet", "Sandbourne City Council")
    field.editor.clearFocus()
    desk.page.show_board(BoardName(other, "Cabinet", "Sandbourne City Council"))
    desk.settle()
    assert board_of(desk).department == "Legal"
    assert desk.ask(boards.get_board, other).department == ""
