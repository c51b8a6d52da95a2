"""Standing items and the report template, as the page shows and changes them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from boardkeeper import templates
from boardkeeper.agenda import ItemKind, PaperKind
from boardkeeper.templates import Occasion, SignOffKind
from tests.ui.real_board import Desk
from ui.boards.choice_chip import ChoiceChip
from ui.boards.ordered_rows import OrderedRows


def titles(desk: Desk) -> list[str]:
    return [item.title for item in desk.ask(templates.standing_items, desk.made.board.id)]


def shown(rows: OrderedRows) -> list[str]:
    return [row.accessibleName() for row in sorted(rows.rows, key=lambda row: row.y())]


def choose(chip: ChoiceChip, words: str) -> None:
    next(action for action in chip.menu().actions() if action.text() == words).trigger()


def test_a_standing_item_is_added_typed_and_chosen_where_it_stands(desk: Desk) -> None:
    section = desk.page.standing
    desk.qtbot.keyClicks(section.add_line, "Appointment of Vice-Chair")
    desk.qtbot.keyClick(section.add_line, Qt.Key.Key_Return)
    desk.settle()
    assert section.add_line.text() == ""
    row = section.rows.rows[-1]
    row.purpose.setFocus()
    desk.qtbot.keyClicks(row.purpose, "To appoint one.")
    desk.qtbot.keyClick(row.purpose, Qt.Key.Key_Return)
    choose(row.kind, "Verbal update")
    choose(row.paper, "Action log")
    choose(row.occasion, "Annual meeting")
    desk.settle()
    made = desk.ask(templates.standing_items, desk.made.board.id)[-1]
    assert (made.title, made.purpose) == ("Appointment of Vice-Chair", "To appoint one.")
    assert (made.kind, made.paper, made.occasion) == (
        ItemKind.VERBAL_UPDATE,
        PaperKind.ACTIONS,
        Occasion.ANNUAL,
    )
    assert row.occasion.accessibleName() == "Stands on of “Appointment of Vice-Chair”: Annual meeting"
    assert "urgent" not in {action.text().casefold() for action in row.kind.menu().actions()}


def test_alt_and_the_arrows_move_a_row_from_any_of_its_fields(desk: Desk) -> None:
    rows = desk.page.standing.rows
    first = rows.rows[0]
    first.title.setFocus()
    for _ in range(2):
        desk.qtbot.keyClick(first.title, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    desk.settle()
    assert titles(desk)[:3] == ["Declarations of Interest", "Minutes", "Apologies"]
    assert first.title.hasFocus()
    desk.qtbot.waitUntil(lambda: shown(rows)[:3] == ["Declarations of Interest", "Minutes", "Apologies"])
    desk.qtbot.keyClick(first.title, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    desk.settle()
    assert titles(desk)[:3] == ["Declarations of Interest", "Apologies", "Minutes"]
    desk.undo()
    desk.qtbot.waitUntil(lambda: shown(rows)[:3] == ["Declarations of Interest", "Minutes", "Apologies"])


def test_the_tab_key_goes_through_the_rows_as_they_stand(desk: Desk) -> None:
    rows = desk.page.standing.rows
    first, second = rows.rows[0], rows.rows[1]
    first.title.setFocus()
    desk.qtbot.keyClick(first.title, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    desk.settle()
    second.remove_button.setFocus()
    desk.qtbot.keyClick(second.remove_button, Qt.Key.Key_Tab)
    assert first.isAncestorOf(desk.page.focusWidget())


def test_a_row_is_dragged_by_its_grip(desk: Desk) -> None:
    rows = desk.page.standing.rows
    desk.page.reveal("Standing items")
    first, third = rows.rows[0], rows.rows[2]
    desk.qtbot.waitUntil(lambda: third.y() >= 2 * first.height() > 0)
    below = QPoint(8, third.y() + third.height() - first.y() - 4)
    desk.qtbot.mousePress(first.grip, Qt.MouseButton.LeftButton, pos=QPoint(4, 8))
    desk.qtbot.mouseMove(first.grip, below)
    desk.qtbot.mouseRelease(first.grip, Qt.MouseButton.LeftButton, pos=below)
    desk.settle()
    assert titles(desk)[:3] == ["Declarations of Interest", "Minutes", "Apologies"]
    assert desk.said == ["Standing item moved."]


def test_a_title_cannot_be_emptied_and_the_cross_takes_an_item_out(desk: Desk) -> None:
    row = desk.page.standing.rows.rows[0]
    row.title.setFocus()
    row.title.clear()
    desk.qtbot.keyClick(row.title, Qt.Key.Key_Return)
    assert (row.title.text(), row.title.property("wrong")) == ("Apologies", True)
    row.remove_button.click()
    desk.settle()
    assert "Apologies" not in titles(desk)
    desk.undo()
    assert titles(desk)[0] == "Apologies"


def test_sections_of_the_report_are_added_renamed_required_moved_and_removed(desk: Desk) -> None:
    section = desk.page.template
    desk.qtbot.keyClicks(section.add_line, "Equality")
    desk.qtbot.keyClick(section.add_line, Qt.Key.Key_Return)
    desk.settle()
    row = section.rows.rows[-1]
    row.heading.setFocus()
    row.heading.selectAll()
    desk.qtbot.keyClicks(row.heading, "Equality and diversity")
    desk.qtbot.keyClick(row.heading, Qt.Key.Key_Return)
    row.guidance.setFocus()
    desk.qtbot.keyClicks(row.guidance, "Who is affected?")
    desk.qtbot.keyClick(row.guidance, Qt.Key.Key_Return)
    row.required.click()
    desk.qtbot.keyClick(row.heading, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    desk.settle()
    made = desk.ask(templates.report_template, desk.made.board.id).sections[-2]
    assert (made.heading, made.guidance, made.is_required) == (
        "Equality and diversity",
        "Who is affected?",
        True,
    )
    row.remove_button.click()
    desk.settle()
    assert len(desk.ask(templates.report_template, desk.made.board.id).sections) == 8


def test_sign_offs_are_ticked_and_required(desk: Desk) -> None:
    section = desk.page.template
    asked, required = section.asked_for[SignOffKind.LEGAL], section.required[SignOffKind.LEGAL]
    assert (asked.isChecked(), required.isChecked()) == (True, True)
    asked.click()
    desk.settle()
    assert (required.isEnabled(), required.isChecked()) == (False, False)
    kinds = [each.kind for each in desk.ask(templates.report_template, desk.made.board.id).sign_offs]
    assert SignOffKind.LEGAL not in kinds
    asked.click()
    desk.settle()
    required.click()
    desk.settle()
    legal = desk.ask(templates.report_template, desk.made.board.id).sign_offs[1]
    assert (legal.kind, legal.is_required) == (SignOffKind.LEGAL, True)
