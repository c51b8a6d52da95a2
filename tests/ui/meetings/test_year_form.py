from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from boardkeeper import boards, meetings
from tests.ui.real_board import Desk
from ui.meetings.year_form import YearForm
from ui.theme.theme import Mode


@pytest.fixture
def form(desk: Desk) -> YearForm:
    desk.page.plan_year()
    desk.settle()
    return desk.page.forms.year


def read(desk: Desk, form: YearForm, written: str) -> None:
    """Put words into the field and wait until they have been read."""
    form.often.setPlainText(written)
    desk.qtbot.waitUntil(lambda: not form._pause.isActive())
    desk.settle()


def test_the_board_s_habits_stand_in_the_form_and_nothing_can_be_added_yet(form: YearForm) -> None:
    assert form.isVisible()
    assert (form.starts.text(), form.venue.text()) == ("2.00 pm", "Council Chamber")
    assert form.said.text() == "Write how often the board meets, or paste its days."
    assert not form.add_button.isEnabled()
    assert form.often.hasFocus()


def test_the_days_are_shown_while_the_words_are_typed(qtbot: QtBot, desk: Desk, form: YearForm) -> None:
    form.year.setCurrentIndex(form.year.count() - 1)
    qtbot.keyClicks(form.often, "second Wednesday except August")
    qtbot.waitUntil(lambda: bool(form.days.rows), timeout=10_000)
    desk.settle()

    assert len(form.days.rows) == 11
    assert form.said.text().startswith("second Wednesday of the month except August, 1 May ")
    assert form.said.text().endswith("11 days.")
    assert form.add_button.text() == "Add 11 meetings"
    assert "2.00 pm, papers out by" in form.days.rows[0].box.accessibleName().replace(". ", ", ")


def test_enter_adds_the_whole_year_and_one_undo_takes_it_back(
    qtbot: QtBot, desk: Desk, form: YearForm
) -> None:
    form.year.setCurrentIndex(form.year.count() - 1)
    read(desk, form, "second Wednesday except August")
    form.annual.setChecked(True)
    qtbot.keyClick(form.often, Qt.Key.Key_Return)
    desk.settle()
    shown = desk.page.place.reading.meeting

    assert desk.said == ["11 meetings added."]
    assert desk.page.list.table.total == 3 + 11
    assert (shown.is_annual, shown.starts_at, shown.venue) == (True, time(14), "Council Chamber")
    board = desk.ask(boards.get_board, desk.made.board.id)
    assert board.meeting_pattern == "second Wednesday of the month except August"
    desk.undo()
    assert desk.page.list.table.total == 3


def test_last_year_s_pattern_is_proposed_again(desk: Desk, form: YearForm) -> None:
    desk.ask(
        lambda store: (
            boards.update_board(store, "Jean Kelly", desk.made.board.id, meeting_pattern="first Tuesday")
            or True
        )
    )
    desk.page.plan_year()
    desk.settle()

    assert form.often.toPlainText() == "first Tuesday"
    assert form.days.rows


def test_enter_before_the_words_were_read_adds_what_they_mean(
    qtbot: QtBot, desk: Desk, form: YearForm
) -> None:
    form.often.setPlainText("2 June 2040\n7 July 2040")
    qtbot.keyClick(form.often, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.page.list.table.total == 5, timeout=10_000)
    desk.settle()

    assert desk.said == ["2 meetings added."]


def test_a_pasted_list_grows_the_field_and_names_what_it_cannot_read(
    qtbot: QtBot, desk: Desk, form: YearForm
) -> None:
    one_line = form.often.sizeHint().height()
    QGuiApplication.clipboard().setText("5 June 2041 at 10am\n3 July 2041\nto be arranged")
    form.often.paste()
    qtbot.waitUntil(lambda: len(form.days.rows) == 2, timeout=10_000)
    desk.settle()

    assert form.often.sizeHint().height() > one_line
    assert form.unread.text() == "Not read: to be arranged"
    assert form.days.rows[0].box.text() == "Wed 5 Jun 2041, 10.00 am"
    assert form.add_button.text() == "Add 2 meetings"


def test_a_day_that_is_taken_cannot_be_ticked_and_says_why(desk: Desk, form: YearForm) -> None:
    taken = desk.made.today + timedelta(days=9)
    read(desk, form, f"{taken.isoformat()}\n25 December 2042")
    first, christmas = form.days.rows

    assert not first.box.isEnabled()
    assert not first.box.isChecked()
    assert "The board already meets then." in first.box.accessibleName()
    assert "It is a bank holiday: Christmas Day." in christmas.box.accessibleName()
    assert form.add_button.text() == "Add 1 meeting"


def test_a_tick_that_was_taken_away_stays_away_while_the_words_change(
    qtbot: QtBot, desk: Desk, form: YearForm
) -> None:
    read(desk, form, "5 June 2041\n3 July 2041")
    qtbot.keyClick(form.days.rows[0].box, Qt.Key.Key_Space)
    read(desk, form, "5 June 2041\n3 July 2041\n7 August 2041")

    assert [row.box.isChecked() for row in form.days.rows] == [False, True, True]
    assert [each.held_on for each in form.days.taken()] == [date(2041, 7, 3), date(2041, 8, 7)]


def test_the_arrows_walk_through_the_days(qtbot: QtBot, desk: Desk, form: YearForm) -> None:
    read(desk, form, "5 June 2041\n3 July 2041")
    form.days.rows[0].box.setFocus()
    qtbot.keyClick(form.days.rows[0].box, Qt.Key.Key_Down)

    assert form.days.rows[1].box.hasFocus()


def test_words_that_cannot_be_read_say_how_to_write_them_and_add_nothing(
    qtbot: QtBot, desk: Desk, form: YearForm
) -> None:
    read(desk, form, "every second Wednesday")
    qtbot.keyClick(form.often, Qt.Key.Key_Return)
    desk.settle()

    assert "Write “second Wednesday of the month”" in form.said.text()
    assert not form.days.rows
    assert desk.page.list.table.total == 3


def test_a_time_that_cannot_be_read_adds_nothing(desk: Desk, form: YearForm) -> None:
    read(desk, form, "5 June 2041")
    form.starts.setText("teatime")
    desk.qtbot.waitUntil(lambda: not form._pause.isActive())
    desk.settle()

    assert not form.add_button.isEnabled()


def test_escape_leaves_the_form_and_shift_return_begins_a_line(
    qtbot: QtBot, desk: Desk, form: YearForm
) -> None:
    qtbot.keyClicks(form.often, "5 June 2041")
    qtbot.keyClick(form.often, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert form.often.toPlainText() == "5 June 2041\n"
    qtbot.keyClick(form.often, Qt.Key.Key_Escape)
    desk.settle()

    assert desk.page.place.isVisible()
    assert desk.page.list.table.total == 3


def test_the_form_for_one_meeting_leads_to_the_year(qtbot: QtBot, desk: Desk) -> None:
    desk.page.new_meeting()
    desk.settle()
    qtbot.mouseClick(desk.page.forms.one.year_button, Qt.MouseButton.LeftButton)
    desk.settle()

    assert desk.page.forms.year.isVisible()


def test_what_speaks_against_a_day_is_said_in_the_form_for_one_meeting(qtbot: QtBot, desk: Desk) -> None:
    desk.page.new_meeting()
    desk.settle()
    form = desk.page.forms.one
    qtbot.keyClicks(form.day, "25/12/2042")
    desk.settle()
    assert form.against.text() == "It is a bank holiday: Christmas Day."
    form.day.setText("5 June 2041")
    desk.settle()
    assert not form.against.isVisible()
    form.annual.setChecked(True)
    qtbot.keyClick(form.day, Qt.Key.Key_Return)
    desk.settle()
    assert desk.page.place.reading.meeting.is_annual
    assert desk.ask(meetings.find_meeting, desk.made.board.id, date(2041, 6, 5)).is_annual


def test_the_tab_key_walks_from_the_fields_through_the_days_to_the_buttons(
    qtbot: QtBot, desk: Desk, form: YearForm
) -> None:
    read(desk, form, "5 June 2041\n3 July 2041")
    form.standing.setFocus()
    first, second = (row.box for row in form.days.rows)
    for expected in (first, second, form.add_button, form.cancel_button):
        qtbot.keyClick(desk.page.window().focusWidget(), Qt.Key.Key_Tab)
        assert expected.hasFocus()


def test_return_on_cancel_gives_up_and_on_a_day_adds(qtbot: QtBot, desk: Desk, form: YearForm) -> None:
    read(desk, form, "5 June 2041")
    form.cancel_button.setFocus()
    qtbot.keyClick(form.cancel_button, Qt.Key.Key_Return)
    desk.settle()
    assert desk.page.list.table.total == 3
    desk.page.plan_year()
    desk.settle()
    read(desk, form, "5 June 2041")
    form.days.rows[0].box.setFocus()
    qtbot.keyClick(form.days.rows[0].box, Qt.Key.Key_Return)
    desk.settle()
    assert desk.page.list.table.total == 4


def test_other_colours_keep_the_ticks(desk: Desk, form: YearForm) -> None:
    read(desk, form, "5 June 2041\n25 December 2041")
    form.days.rows[0].box.click()
    desk.workplace.theme.set_mode(Mode.DARK)

    assert [row.box.isChecked() for row in form.days.rows] == [False, True]
