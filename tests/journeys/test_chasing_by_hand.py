"""An officer’s morning: the log is put in order in its cells, what is late is chased, and all of it can be taken back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from boardkeeper import actions
from boardkeeper.clock import current_day
from boardkeeper.follow_up import EntryKind
from boardkeeper.rules.due_dates import full_date
from tests.journeys.visitor import Visitor
from tests.ui.real_board import RealBoard


def test_a_date_is_put_off_and_the_rest_is_chased_by_keyboard(visitor: Visitor, logs: RealBoard) -> None:
    visitor.open(logs.path)
    visitor.go("Ctrl+3")
    page = visitor.page
    late = page.row
    assert late.overdue_days > 0
    until = full_date(current_day() + timedelta(days=60))

    page.panel.view.setFocus()
    assert page.panel.view.edit_cell("due")
    visitor.qtbot.keyClicks(page.panel.view.editor, until)
    visitor.keys("Return", page.panel.view.editor)
    visitor.until(lambda: page.panel.view.editor is None)
    visitor.settle()
    put_off = next(row for row in _rows(page) if row.id == late.id)
    assert (put_off.due_written, put_off.times_postponed, put_off.overdue_days) == (until, 1, 0)
    assert put_off.first_due_on == late.due_on

    visitor.go("Ctrl+Shift+L")
    chasing = visitor.page
    assert chasing.letter is not None
    chased = {matter.id for matter, _ in chasing.letter.asked}
    assert late.id not in chased
    visitor.keys("Ctrl+Return", chasing.box.words)
    visitor.settle()
    assert "recorded" in visitor.window.toast.sentence

    visitor.go("Ctrl+4")
    mine = [row for row in _rows(visitor.page) if row.id in chased]
    assert mine
    assert {(row.times_chased, row.chased) for row in mine} == {(1, EntryKind.REMINDER)}

    visitor.keys("Ctrl+Z", visitor.page.panel.view)
    visitor.settle()
    assert all(row.times_chased == 0 for row in _rows(visitor.page))
    visitor.go("Ctrl+3")
    visitor.keys("Ctrl+Z", visitor.page.panel.view)
    visitor.settle()
    again = next(row for row in _rows(visitor.page) if row.id == late.id)
    assert (again.due_written, again.times_postponed) == (late.due_written, 0)


def _rows(page: Any) -> list[actions.ActionView]:
    table = page.panel.table
    return [row for row in map(table.row, range(table.rowCount())) if row is not None]
