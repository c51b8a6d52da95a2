from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from boardkeeper import meetings, minutes
from boardkeeper.importing.old_minutes import LineKind
from tests.ui.meetings.old_minutes.conftest import PAPER
from tests.ui.real_board import WHO, Desk
from ui.meetings.stepper import Step


def kinds(desk: Desk) -> list[LineKind]:
    return [line.understood_as for line in desk.page.shown.lines.table.lines]


def press(desk: Desk, line: int, key: Qt.Key | str) -> None:
    """Go to a line and press a key there."""
    desk.page.shown.lines.go_to(line)
    desk.page.shown.lines.setFocus()
    QTest.keyClick(desk.page.shown.lines, key)
    desk.settle()


def doubts(desk: Desk) -> list[str]:
    listed = desk.page.shown.facts.doubts
    return [listed.item(row).text() for row in range(listed.count())]


def words(desk: Desk) -> str:
    return " ".join(label.text() for label in desk.page.findChildren(QLabel) if label.isVisible())


def test_the_paper_is_shown_with_what_each_line_was_understood_as(shown: Desk) -> None:
    assert kinds(shown)[5:] == [
        LineKind.HEADING,
        LineKind.TEXT,
        LineKind.HEADING,
        LineKind.SUBHEADING,
        LineKind.POINT,
        LineKind.POINT,
        LineKind.TEXT,
    ]
    facts = shown.page.shown.facts
    assert facts.day.text() == "Wed 10 Jul 2019"
    assert "There is no meeting of 10 July 2019 yet: it is made." in words(shown)
    assert facts.people.known.text() == "1 of 2 is in the file by this name. The others:"
    (row,) = facts.people.rows
    assert row.choice.currentText() == "Is Councillor Jane Allen"
    assert doubts(shown) == [
        "Line 8: Number 11 is missing in the run of minute numbers.",
        "Line 12: Is it what the agenda asked for, or what was decided?",
    ]
    spoken = shown.page.shown.lines.table.index(7).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Heading 12: 12. Plan In doubt: Number 11 is missing in the run of minute numbers."


def test_letters_say_what_a_line_is_and_a_correction_is_taken_back(shown: Desk) -> None:
    press(shown, 11, "r")
    assert kinds(shown)[11] is LineKind.LIMB
    assert doubts(shown) == ["Line 8: Number 11 is missing in the run of minute numbers."]
    press(shown, 10, "j")
    assert kinds(shown)[10] is LineKind.CONTINUED
    shown.page.take_back()
    shown.settle()
    assert kinds(shown)[10] is LineKind.POINT
    assert kinds(shown)[11] is LineKind.LIMB
    assert shown.page.shown.lines.currentIndex().row() == 10
    shown.page.take_back()
    shown.page.take_back()
    assert "Nothing has been corrected." in shown.said


def test_several_lines_are_changed_together_and_points_are_moved_in(shown: Desk) -> None:
    lines = shown.page.shown.lines
    lines.go_to(9)
    lines.setFocus()
    QTest.keyClick(lines, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(lines, "l")
    shown.settle()
    assert kinds(shown)[9:11] == [LineKind.LEFT_OUT, LineKind.LEFT_OUT]
    press(shown, 10, "p")
    press(shown, 10, Qt.Key.Key_BracketRight)
    assert lines.table.lines[10].level == 1


def test_the_menu_of_a_chip_offers_every_kind_with_its_key(shown: Desk) -> None:
    lines = shown.page.shown.lines
    lines.go_to(11)
    menu = lines.kind_menu()
    titles = [action.text() for action in menu.actions() if action.text()]
    assert titles[0] == "Heading\tH"
    assert titles[-1] == "Goes on from the line before\tJ"
    next(action for action in menu.actions() if action.text().startswith("Limb")).trigger()
    shown.settle()
    assert kinds(shown)[11] is LineKind.LIMB
    menu.deleteLater()


def test_numbers_are_typed_for_one_heading_or_for_all(shown: Desk) -> None:
    bar = shown.page.shown.bar
    press(shown, 7, "n")
    assert bar.number.hasFocus()
    bar.number.setText("eleven")
    QTest.keyClick(bar.number, Qt.Key.Key_Return)
    assert bar.number.property("wrong")
    bar.number.setText("11")
    QTest.keyClick(bar.number, Qt.Key.Key_Return)
    shown.settle()
    assert [line.number for line in shown.page.preview.old.of_kind(LineKind.HEADING)] == [10, 11]
    first = shown.page.shown.facts.first_number
    first.setFocus()
    first.setText("40")
    QTest.keyClick(first, Qt.Key.Key_Return)
    shown.settle()
    assert [line.number for line in shown.page.preview.old.of_kind(LineKind.HEADING)] == [40, 41]


def test_a_passage_is_marked_exempt_under_its_paragraph(shown: Desk) -> None:
    exempt = shown.page.shown.bar.exempt
    press(shown, 9, "x")
    assert exempt.hasFocus()
    exempt.setText("9")
    QTest.keyClick(exempt, Qt.Key.Key_Return)
    assert exempt.property("wrong")
    exempt.setText("1 and 3")
    QTest.keyClick(exempt, Qt.Key.Key_Return)
    shown.settle()
    assert shown.page.preview.old.lines[9].exempt_paragraphs == "1, 3"


def test_doubts_are_gone_through_by_key_and_by_click(shown: Desk) -> None:
    lines = shown.page.shown.lines
    lines.go_to(0)
    shown.page.next_doubt()
    assert lines.currentIndex().row() == 7
    shown.page.next_doubt()
    shown.page.next_doubt()
    assert lines.currentIndex().row() == 11
    assert "No line is in doubt below." in shown.said
    shown.page.previous_doubt()
    assert lines.currentIndex().row() == 7
    doubts = shown.page.shown.facts.doubts
    shown.qtbot.mouseClick(
        doubts.viewport(), Qt.MouseButton.LeftButton, pos=doubts.visualItemRect(doubts.item(1)).center()
    )
    assert lines.currentIndex().row() == 11


def test_writing_makes_the_meeting_says_so_and_goes_to_its_minutes(shown: Desk) -> None:
    shown.page.shown.facts.state.setCurrentIndex(1)
    shown.page.shown.facts.state.activated.emit(1)
    shown.qtbot.mouseClick(shown.page.apply_button, Qt.MouseButton.LeftButton)
    shown.settle()
    assert shown.said == ["Minutes of 10 July 2019 imported."]
    (place,) = shown.places
    meeting_id, _, step = place.thing_id.partition("#")
    assert Step(step) is Step.MINUTES
    view = shown.ask(minutes.get_minutes, meeting_id)
    assert view.state.value == "approved"
    assert [each.name for each in view.attendance] == ["Councillor Mrs Johnson", "Councillor Jane Allen"]
    assert [minute.number for minute in view.minutes] == [10, 12]
    assert shown.page.is_choosing
    shown.undo()
    assert shown.ask(meetings.list_meetings, shown.made.board.id).total == 0


def test_a_meeting_that_has_minutes_is_compared_and_nothing_can_be_written(shown: Desk) -> None:
    shown.page.apply()
    shown.settle()
    shown.page.paste()
    shown.settle()
    assert "has minutes already, so these are not written. They are the same, word for word." in words(shown)
    assert not shown.page.apply_button.isEnabled()
    day = shown.page.shown.facts.day
    day.setFocus()
    day.setText("11/9/2019")
    QTest.keyClick(day, Qt.Key.Key_Return)
    shown.settle()
    assert "There is no meeting of 11 September 2019 yet" in words(shown)
    assert shown.page.apply_button.isEnabled()


def test_minutes_taken_over_for_a_meeting_become_its_minutes(desk: Desk, paper: Path) -> None:
    meeting_id = desk.ask(meetings.add_meeting, WHO, desk.made.board.id, date(2019, 7, 10), time(14))
    desk.page.reveal(meeting_id)
    desk.page.take_file(paper)
    desk.settle()
    assert "They become the minutes of the meeting of 10 July 2019 at 2.00 pm." in words(desk)
    desk.page.apply()
    desk.settle()
    assert desk.ask(minutes.get_minutes, meeting_id).minutes


def test_text_is_pasted_and_what_holds_no_words_is_refused_with_a_sentence(desk: Desk) -> None:
    QApplication.clipboard().setText(PAPER)
    desk.page.paste()
    desk.settle()
    assert kinds(desk)[7] is LineKind.HEADING
    QApplication.clipboard().setText("  ")
    desk.page.paste()
    desk.settle()
    assert desk.page.is_choosing
    assert "The clipboard holds no words." in words(desk)


def test_a_file_that_is_no_minutes_says_what_it_is(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = tmp_path / "scan.pdf"
    wrong.write_bytes(b"%PDF-1.7")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(wrong), ""))
    desk.page.choose_file()
    desk.settle()
    assert "“scan.pdf” is a PDF" in words(desk)


def test_names_are_added_chosen_or_left_as_words(shown: Desk) -> None:
    box = shown.page.shown.facts.people
    (row,) = box.rows
    row.choice.setCurrentIndex(row.choice.findText("Leave as words"))
    press(shown, 11, "r")
    assert box.chosen() == {"Councillor Allen": None}
    shown.page.apply()
    shown.settle()
    (place,) = shown.places
    view = shown.ask(minutes.get_minutes, place.thing_id.partition("#")[0])
    assert [each.name for each in view.attendance] == ["Councillor Mrs Johnson"]
    assert view.minutes[0].paragraphs[0].text == "Present: Councillor Allen."


def test_escape_leaves_without_writing(shown: Desk) -> None:
    QTest.keyClick(shown.page, Qt.Key.Key_Escape)
    shown.settle()
    assert [place.page for place in shown.places] == ["meetings"]
    assert shown.page.is_choosing
    assert shown.ask(meetings.list_meetings, shown.made.board.id).total == 0
