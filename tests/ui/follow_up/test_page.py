from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemDelegate, QLabel
from pytestqt.qtbot import QtBot

from boardkeeper import follow_up
from boardkeeper.decisions import FollowUpStatus
from boardkeeper.errors import UserError
from tests.threads import record_decision_progress
from tests.ui.real_board import Desk
from ui.decisions.page import DecisionsPage
from ui.follow_up.cells import due_in_words
from ui.page import Page

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(show_page: Callable[[type[Page]], Desk]) -> Desk:
    """The decisions, the first one chosen."""
    return show_page(DecisionsPage)


def write(desk: Desk, text: str, status: FollowUpStatus | None = None) -> None:
    form = desk.page.form
    form.box.setFocus()
    desk.qtbot.keyClicks(form.box, text)
    if status is not None:
        form.status.setCurrentIndex(form.status.findData(status))


def send(desk: Desk) -> None:
    desk.qtbot.keyClick(desk.page.form.box, Qt.Key.Key_Return, CONTROL)


def choose(desk: Desk, place: int) -> None:
    desk.page.panel.view.selectRow(place)
    desk.settle()


def test_control_and_return_add_an_update_on_top_of_what_was_said(desk: Desk) -> None:
    write(desk, "Answered on Tuesday.", FollowUpStatus.COMPLETE)
    send(desk)
    desk.settle()
    words = desk.page.thread_pane.words()
    assert words[1] == "Answered on Tuesday."
    assert words[0].endswith("Jean Kelly · Complete")
    assert words[3] == "Asked for by letter."
    assert desk.page.row.status is FollowUpStatus.COMPLETE
    assert desk.said == ["Progress recorded."]
    assert desk.page.form.box.toPlainText() == ""


def test_undo_takes_the_update_and_its_status_back(desk: Desk) -> None:
    write(desk, "Answered.", FollowUpStatus.COMPLETE)
    send(desk)
    desk.settle()
    desk.undo()
    assert "Answered." not in desk.page.thread_pane.words()
    assert desk.page.row.status is FollowUpStatus.REQUESTED
    assert desk.page.form.status.currentData() == FollowUpStatus.REQUESTED


def test_return_held_too_long_says_it_once(desk: Desk) -> None:
    write(desk, "Once.")
    send(desk)
    send(desk)
    desk.settle()
    assert desk.page.thread_pane.words().count("Once.") == 1


def test_what_is_half_typed_waits_while_another_row_is_looked_at(desk: Desk) -> None:
    write(desk, "Half a thou", FollowUpStatus.IN_PROGRESS)
    choose(desk, 1)
    assert desk.page.form.box.toPlainText() == ""
    assert desk.page.form.status.currentData() == FollowUpStatus.OPEN
    choose(desk, 0)
    assert desk.page.form.box.toPlainText() == "Half a thou"
    assert desk.page.form.status.currentData() == FollowUpStatus.IN_PROGRESS


def test_an_update_that_is_refused_stays_and_can_be_sent_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: list[UserError] = []
    desk.workplace.operations.refused.connect(refused.append)

    def refuse(*_args: object) -> str:
        raise UserError("The disk is full.", "Make room.")

    monkeypatch.setattr(follow_up, "record", refuse)
    write(desk, "Answered.")
    send(desk)
    desk.settle()
    assert [error.sentence for error in refused] == ["The disk is full."]
    assert desk.page.form.box.toPlainText() == "Answered."
    monkeypatch.undo()
    send(desk)
    desk.settle()
    assert "Answered." in desk.page.thread_pane.words()


def test_the_history_of_the_row_that_is_left_is_not_shown_under_another(desk: Desk) -> None:
    desk.page.panel.view.selectRow(1)
    desk.page.panel.view.selectRow(0)
    desk.page.panel.view.selectRow(2)
    desk.settle()
    assert desk.page.thread_pane.words() == ["Nothing has been said about it yet."]


def test_facts_nobody_gave_take_no_room(desk: Desk) -> None:
    shown = {label.text() for label in desk.page.detail.findChildren(QLabel) if label.isVisible()}
    assert "Officer" in shown
    assert "Read from" not in shown


def test_selection_focus_and_scroll_survive_what_others_change(desk: Desk) -> None:
    page = desk.page
    choose(desk, 2)
    chosen = page.row.id
    page.panel.view.setFocus()
    other = page.panel.table.row(0)
    desk.ask(
        record_decision_progress,
        "Nick Barr",
        other.id,
        "By post.",
        FollowUpStatus.OPEN,
        date(2026, 6, 1),
    )
    desk.settle()
    assert page.row.id == chosen
    assert page.panel.view.chosen_row().id == chosen
    assert page.panel.view.hasFocus()
    assert page.panel.table.row(0).status is FollowUpStatus.OPEN


def test_chips_that_exclude_each_other_release_each_other(desk: Desk) -> None:
    chips = desk.page.panel.bar.chips
    chips["Requested"].click()
    desk.settle()
    assert desk.page.panel.table.total == 1
    chips["Overdue"].click()
    desk.settle()
    assert desk.page.panel.table.total == 1
    chips["Archived"].click()
    assert not chips["Requested"].isChecked()
    assert chips["Overdue"].isChecked()
    desk.settle()


def test_rows_paste_as_a_table(qtbot: QtBot, desk: Desk) -> None:
    view = desk.page.panel.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view, Qt.Key.Key_C, CONTROL)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == [*("No.", "Minute", "Decision", "Officer", "Target", "Priority", "Status")]
    assert lines[1].split("\t")[1] == "Placement sufficiency, Wed 13 May 2026"
    assert len(lines) == 3
    assert "<table>" in QGuiApplication.clipboard().mimeData().html()


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (("July 2026", date(2026, 7, 31), 0), "July 2026, that is Fri 31 Jul 2026"),
        (("31 July 2026", date(2026, 7, 31), 3), "Fri 31 Jul 2026: 3 days late"),
        (("", date(2026, 7, 31), 1), "Fri 31 Jul 2026: 1 day late"),
        (("to be scheduled", None, 0), "to be scheduled (no day can be read from this)"),
        (("", None, 0), "No date"),
    ],
)
def test_a_due_date_is_said_as_written_and_as_meant(due: Any, words: str) -> None:
    assert due_in_words(*due) == words


def test_on_the_chairs_laptop_rows_are_followed_up_and_nothing_else_is_begun(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    reviewed = replace(desk.workplace, is_review=True)
    page = DecisionsPage(reviewed)
    desk.qtbot.addWidget(page)
    page.resize(1144, 800)
    page.show()
    page.show_board(desk.made.board)
    desk.settle()
    assert page.form.isVisible()
    assert page.panel.view.edit_cell("owner")
    page.panel.view.closeEditor(page.panel.view.editor, QAbstractItemDelegate.EndEditHint.NoHint)
    assert not page.matter.links_button.isVisible()
    assert not page.make_topic.isVisible()
    assert not page.looking.views.isVisible()
    page.paste_rows()
    page.edit_links()
    desk.settle()
    assert desk.places == []
    assert not page.doing.links.isVisible()


def test_what_is_closed_is_what_the_form_was_opened_for_whatever_the_filter_leaves(desk: Desk) -> None:
    choose(desk, 1)
    meant = desk.page.row.id
    desk.page.close_chosen()
    desk.page.panel.bar.field.setText("nothing says this")
    desk.qtbot.waitUntil(lambda: desk.page.row is None)
    desk.page.doing.reason.given.emit("Done.")
    desk.settle()
    desk.page.panel.bar.field.setText("")
    desk.qtbot.waitUntil(lambda: desk.page.panel.table.total > 1)
    desk.settle()
    table = desk.page.panel.table
    rows = [table.row(place) for place in range(table.total)]
    assert [row.id for row in rows if row.status is FollowUpStatus.COMPLETE] == [meant]
