"""The log as a table: changed where it stands, several rows at once, gathered under headings, seen under names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from boardkeeper import actions, saved_views
from boardkeeper.follow_up import FollowUpStatus, Importance, Log
from boardkeeper.rules.due_dates import full_date
from tests.ui.log_board import ACTIONS
from tests.ui.real_board import Desk
from ui.actions.page import ActionsPage
from ui.page import Page, Place

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(show_page: Callable[[type[Page]], Desk]) -> Desk:
    """The actions, the table with the keyboard."""
    desk = show_page(ActionsPage)
    desk.page.panel.view.setFocus()
    return desk


def type_into(desk: Desk, name: str, words: str) -> None:
    view = desk.page.panel.view
    assert view.edit_cell(name)
    desk.qtbot.keyClicks(view.editor, words)
    desk.qtbot.keyClick(view.editor, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: view.editor is None)
    desk.settle()


def rows(desk: Desk) -> list[actions.ActionView]:
    table = desk.page.panel.table
    return [row for row in map(table.row, range(table.rowCount())) if row is not None]


def choose(desk: Desk, first: int, last: int) -> None:
    view = desk.page.panel.view
    view.setCurrentIndex(desk.page.panel.table.index(first, 0))
    for _ in range(last - first):
        desk.qtbot.keyClick(view, Qt.Key.Key_Down, SHIFT)
    desk.settle()


def test_an_owner_is_changed_in_its_cell_and_the_change_can_be_undone(desk: Desk) -> None:
    type_into(desk, "owner", "Jean Kelly")
    assert desk.page.row.owner == "Jean Kelly"
    assert desk.said == ["Action 1 changed."]
    assert desk.page.thread_pane.words()[1].startswith("Handed over from")
    desk.undo()
    assert desk.page.row.owner == "Nick Barr"


def test_a_later_date_is_kept_beside_the_one_that_was_asked_first(desk: Desk) -> None:
    first = desk.page.row.due_written
    later = full_date(desk.made.today + timedelta(days=90))
    type_into(desk, "due", later)
    row = desk.page.row
    assert (row.due_written, row.times_postponed, row.overdue_days) == (later, 1, 0)
    due = next(column for column in ActionsPage.COLUMNS if column.title == "Due")
    assert due.text_of(row) == f"{later}, at first {first}"


def test_what_a_date_means_is_said_beneath_its_cell(qtbot: QtBot, desk: Desk) -> None:
    view = desk.page.panel.view
    view.edit_cell("due")
    qtbot.keyClicks(view.editor, "sometime")
    assert view.editor.hint.words.startswith("No day can be read from this")
    qtbot.keyClick(view.editor, Qt.Key.Key_Escape)
    desk.settle()
    assert desk.said == []


def test_a_status_is_chosen_from_its_list(desk: Desk) -> None:
    view = desk.page.panel.view
    view.edit_cell("status")
    place = view.editor.findData(FollowUpStatus.REQUESTED)
    view.editor.setCurrentIndex(place)
    view.editor.activated.emit(place)
    desk.settle()
    assert desk.page.row.status is FollowUpStatus.REQUESTED


def test_a_refused_change_stands_in_its_cell_with_the_reason(desk: Desk) -> None:
    topic = next(iter(desk.ask(_topics, desk.made.board.id)))
    desk.page.writer.link(desk.page.row, {"programme_item_id": topic})
    desk.settle()
    view = desk.page.panel.view
    view.edit_cell("status")
    place = view.editor.findData(FollowUpStatus.COMPLETE)
    view.editor.setCurrentIndex(place)
    view.editor.activated.emit(place)
    desk.settle()
    assert "has been heard" in view.editor.hint.words
    assert desk.page.row.status is FollowUpStatus.OPEN
    assert desk.complaints == []


def _topics(store: object, board_id: str) -> list[str]:
    from boardkeeper.programme import list_programme

    return [item.id for item in list_programme(store, board_id).rows]


def test_several_rows_are_changed_in_one_step(desk: Desk) -> None:
    choose(desk, 0, 2)
    form = desk.page.doing.several
    assert form.isVisible()
    assert form.heading.text() == "3 actions chosen"
    assert form.summary.text() == "1 overdue"
    form.owner.setText("Amina Okafor")
    form.importance.setCurrentIndex(form.importance.findData(Importance.LOW))
    form.change.click()
    desk.settle()
    assert [row.owner for row in rows(desk)].count("Amina Okafor") == 3
    assert desk.said == ["3 actions changed."]
    desk.undo()
    assert {row.owner for row in rows(desk)} == {"Nick Barr"}
    assert rows(desk)[0].importance is Importance.HIGH


def test_the_form_for_several_goes_with_the_choice(qtbot: QtBot, desk: Desk) -> None:
    choose(desk, 0, 1)
    assert desk.page.doing.several.isVisible()
    qtbot.keyClick(desk.page.panel.view, Qt.Key.Key_Down)
    assert not desk.page.doing.several.isVisible()
    assert desk.page.matter.isVisible()


def test_several_rows_are_closed_with_the_same_words(qtbot: QtBot, desk: Desk) -> None:
    choose(desk, 0, 1)
    desk.page.close_chosen()
    form = desk.page.doing.reason
    assert form.heading.text() == "Close 2 actions"
    qtbot.keyClicks(form.words, "Done at the meeting.")
    qtbot.keyClick(form.words, Qt.Key.Key_Return, CONTROL)
    desk.settle()
    assert [row.status for row in rows(desk)].count(FollowUpStatus.COMPLETE) == 2
    assert desk.said == ["2 actions closed."]


def test_a_finished_row_is_taken_up_again_with_a_reason(qtbot: QtBot, desk: Desk) -> None:
    desk.page.close_chosen()
    desk.page.doing.reason.do.click()
    desk.settle()
    closed = next(row for row in rows(desk) if row.is_closed)
    desk.page.reveal(closed.id)
    desk.settle()
    assert desk.page.panel.table.is_grey(desk.page.row)
    assert desk.page.matter.reopen_button.isVisible()
    desk.page.reopen_chosen()
    qtbot.keyClicks(desk.page.doing.reason.words, "Not done after all.")
    desk.page.doing.reason.do.click()
    desk.settle()
    assert desk.page.row.status is FollowUpStatus.OPEN
    assert desk.page.thread_pane.words()[1] == "Not done after all."
    assert "Reopened" in desk.page.thread_pane.words()[0]


def test_rows_are_gathered_under_headings_with_what_is_overdue(desk: Desk) -> None:
    desk.page.looking.group.actions_of_ways["priority"].trigger()
    desk.settle()
    table = desk.page.panel.table
    assert [table.heading(place).words for place in (0, 2)] == ["High", "Medium"]
    assert table.heading(0).overdue == 1
    assert table.index(0, 0).data() == "High (1 · 1 overdue)"
    assert len(rows(desk)) == len(ACTIONS)


def test_a_view_is_saved_chosen_renamed_and_removed(qtbot: QtBot, desk: Desk) -> None:
    page = desk.page
    page.panel.bar.chips["Overdue"].click()
    page.looking.group.actions_of_ways["owner"].trigger()
    desk.settle()
    page.save_view()
    qtbot.keyClicks(page.looking.strip.field, "For Monday")
    qtbot.keyClick(page.looking.strip.field, Qt.Key.Key_Return)
    desk.settle()
    assert page.looking.views.current.name == "For Monday"
    page.looking.views.all_wanted.emit()
    desk.settle()
    assert page.panel.table.total == len(ACTIONS)
    assert page.looking.views.current is None
    (view,) = desk.ask(saved_views.list_views, desk.made.board.id, Log.ACTIONS)
    page.looking.views.chosen.emit(view)
    desk.settle()
    assert page.panel.bar.pressed() == {"Overdue"}
    assert page.panel.table.look.group == "owner"
    assert page.panel.table.total == 1
    page.looking.views.renaming_wanted.emit()
    page.looking.strip.field.setText("For Tuesday")
    page.looking.strip.save.click()
    desk.settle()
    assert page.looking.views.names == ("For Tuesday",)
    page.looking.views.removal_wanted.emit()
    desk.settle()
    assert page.looking.views.names == ()
    desk.undo()
    assert page.looking.views.names == ("For Tuesday",)


def test_a_view_that_is_looked_at_otherwise_loses_its_name(desk: Desk) -> None:
    page = desk.page
    page.looking.strip.named.emit("All")
    desk.settle()
    assert page.looking.views.current is not None
    page.panel.bar.chips["Open"].click()
    desk.settle()
    assert page.looking.views.current is None


def test_a_block_of_cells_is_pasted_over_as_many_rows(qtbot: QtBot, desk: Desk) -> None:
    view = desk.page.panel.view
    view.setCurrentIndex(desk.page.panel.table.index(0, 2))
    QGuiApplication.clipboard().setText("Jean Kelly\t1 March 2027\nAmina Okafor\t2 March 2027\n")
    qtbot.keyClick(view, Qt.Key.Key_V, CONTROL)
    desk.settle()
    changed = {row.owner: row.due_written for row in rows(desk)}
    assert changed["Jean Kelly"] == "1 March 2027"
    assert changed["Amina Okafor"] == "2 March 2027"
    assert desk.said == ["Pasted: 2 actions changed."]
    desk.undo()
    assert {row.owner for row in rows(desk)} == {"Nick Barr"}


def test_one_copied_cell_goes_over_every_chosen_row(qtbot: QtBot, desk: Desk) -> None:
    choose(desk, 0, 3)
    view = desk.page.panel.view
    view.selectionModel().setCurrentIndex(
        desk.page.panel.table.index(3, 4), view.selectionModel().SelectionFlag.NoUpdate
    )
    QGuiApplication.clipboard().setText("Low")
    qtbot.keyClick(view, Qt.Key.Key_V, CONTROL)
    desk.settle()
    assert {row.importance for row in rows(desk)} == {Importance.LOW}


def test_what_cannot_be_pasted_is_said_and_nothing_is_changed(qtbot: QtBot, desk: Desk) -> None:
    view = desk.page.panel.view
    view.setCurrentIndex(desk.page.panel.table.index(0, 5))
    QGuiApplication.clipboard().setText("Nearly done")
    qtbot.keyClick(view, Qt.Key.Key_V, CONTROL)
    assert desk.complaints[0].sentence == "“Nearly done” is no status (row 1 of what was copied)."
    view.setCurrentIndex(desk.page.panel.table.index(0, 1))
    qtbot.keyClick(view, Qt.Key.Key_V, CONTROL)
    assert desk.complaints[1].sentence == "“Action” cannot be pasted over."
    desk.settle()
    assert desk.said == []


def test_whole_rows_go_to_the_preview(qtbot: QtBot, desk: Desk) -> None:
    QGuiApplication.clipboard().setText("Action\tOwner\tDue\nRing the school\tNick Barr\tend of July\n")
    qtbot.keyClick(desk.page.panel.view, Qt.Key.Key_V, CONTROL)
    assert desk.places == [Place("import", "paste:actions")]


def test_links_are_set_found_by_a_part_of_their_name_and_lead_there(desk: Desk) -> None:
    page = desk.page
    page.edit_links()
    desk.settle()
    form = page.doing.links
    form.fields["milestone"].setText("text of 1.2")
    form.fields["kpi"].setText("No such thing")
    form.save.click()
    assert form.wrong.text().startswith("No KPI of this board is called “No such thing”.")
    form.fields["kpi"].clear()
    form.fields["programme"].setText("fostering")
    form.save.click()
    desk.settle()
    assert page.row.milestone.words == "1.2 Milestone text of 1.2"
    assert page.row.programme.words == "Fostering"
    rows_of = page.matter.link_rows.rows
    assert rows_of["programme"].words.text().startswith("Stays open until it has been heard")
    rows_of["milestone"].button.click()
    assert desk.places == [Place("plan", page.row.milestone.id)]
    page.edit_links()
    form.fields["programme"].clear()
    form.save.click()
    desk.settle()
    assert page.row.programme is None


def test_files_are_shown_with_the_update_they_came_with(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proof = tmp_path / "Letter to schools.txt"
    proof.write_text("Dear head teacher")
    page = desk.page
    page.form.add_files([proof])
    assert page.form.add.isEnabled()
    page.form.box.setPlainText("The letter went out.")
    page.form.add.click()
    desk.settle()
    words = page.thread_pane.words()
    assert words[1:3] == ["The letter went out.", "Letter to schools.txt"]
    assert page.form.files == ()
    opened: list[Path] = []
    monkeypatch.setattr(
        "ui.follow_up.evidence_files.QDesktopServices.openUrl",
        lambda url: not opened.append(Path(url.toLocalFile())),
    )
    page.thread_pane.files[0].click()
    desk.qtbot.waitUntil(lambda: bool(opened))
    assert opened[0].read_text() == "Dear head teacher"
    page.thread_pane.removers[0].click()
    desk.settle()
    assert page.thread_pane.files == []
    desk.undo()
    assert len(page.thread_pane.files) == 1


def test_a_file_that_cannot_be_kept_is_refused_and_what_was_typed_stays(desk: Desk, tmp_path: Path) -> None:
    page = desk.page
    empty = tmp_path / "empty.pdf"
    empty.write_bytes(b"")
    page.form.box.setPlainText("See the file.")
    page.form.add_files([empty])
    page.form.add.click()
    desk.settle()
    assert len(desk.complaints) == 1
    assert page.form.box.toPlainText() == "See the file."
    assert page.form.files == (empty,)


def test_the_log_is_saved_as_it_is_filtered(desk: Desk, tmp_path: Path) -> None:
    desk.page.panel.bar.chips["Overdue"].click()
    desk.settle()
    path = tmp_path / "Log.txt"
    desk.page.taking_out.save_to(desk.made.board.id, path)
    desk.settle()
    desk.qtbot.waitUntil(lambda: bool(desk.said))
    text = path.read_text(encoding="utf-8-sig")
    assert ACTIONS[0] in text
    assert ACTIONS[1] not in text


def test_archived_rows_come_back_behind_their_chip(desk: Desk) -> None:
    page = desk.page
    assert set(page.panel.bar.chips) == {
        *("Overdue", "Due before next meeting", "Mine"),
        *("Open", "Requested", "Closed since last meeting", "Archived"),
    }
    page.close_chosen()
    page.doing.reason.do.click()
    desk.settle()
    page.panel.bar.chips["Closed since last meeting"].click()
    desk.settle()
    assert [row.text for row in rows(desk)] == [ACTIONS[0]]
    page.panel.bar.chips["Archived"].click()
    desk.settle()
    assert rows(desk) == []


def test_another_page_can_press_a_chip(desk: Desk) -> None:
    desk.page.panel.bar.chips["Mine"].click()
    desk.settle()
    desk.page.reveal("chip:Overdue")
    desk.settle()
    assert desk.page.panel.bar.pressed() == {"Overdue"}
    assert [row.text for row in rows(desk)] == [ACTIONS[0]]


def test_a_row_that_a_change_moves_stays_in_view(desk: Desk) -> None:
    view = desk.page.panel.view
    desk.page.resize(900, 300)
    desk.settle()
    moved = desk.page.row.id
    type_into(desk, "due", full_date(desk.made.today + timedelta(days=900)))
    desk.settle()
    assert desk.page.row.id == moved
    assert view.currentIndex().row() > 0
    assert view.viewport().rect().intersects(view.visualRect(view.currentIndex()))
