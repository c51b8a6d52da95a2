"""One plan in several views that keep to the same choice and the same filter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardkeeper import plan
from boardkeeper.clock import current_day
from boardkeeper.plan import MilestoneStatus
from tests.ui.real_board import Desk
from ui.page import Page
from ui.plan.page import PlanPage
from ui.plan.views import View


@pytest.fixture
def desk(show_page: Callable[[type[Page]], Desk]) -> Desk:
    return show_page(PlanPage)


def look(desk: Desk, view: View) -> None:
    desk.page.top.buttons[view].click()
    desk.settle()


def lines(desk: Desk) -> list[str]:
    return [line.milestone.reference for line in desk.page.looks.board.lines]


def rows(desk: Desk) -> list[str]:
    return [
        row.milestone.reference if row.milestone else f"= {row.priority.title}"
        for row in desk.page.looks.timeline.lines.rows
    ]


def test_the_board_has_a_card_for_each_priority_with_both_bases(desk: Desk) -> None:
    look(desk, View.BOARD)
    first, second = desk.page.looks.board.cards
    assert "2 of 3 complete or on track: 66.7% of all, 66.7% of the 3 due" in first.accessibleName()
    assert "1 of 2 complete or on track: 50.0% of all, 100.0% of the 1 due" in second.accessibleName()
    assert lines(desk) == ["1.1", "1.2", "1.3", "2.1", "2.2"]
    assert first.narrative.text() == "Write its narrative…"


def test_every_line_of_the_board_says_its_status_without_colour(desk: Desk) -> None:
    look(desk, View.BOARD)
    names = [line.accessibleName() for line in desk.page.looks.board.lines]
    assert names[0] == "1.1 Milestone text of 1.1, Complete, no due date"
    assert "Slight slippage" in names[1]


def test_arrow_keys_go_along_the_lines_from_card_to_card(qtbot: QtBot, desk: Desk) -> None:
    look(desk, View.BOARD)
    board = desk.page.looks.board
    board.focus_chosen()
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    desk.settle()
    assert desk.page.row.reference == "2.1"
    assert board.lines[3].hasFocus()
    assert board.lines[3].is_chosen
    look(desk, View.TABLE)
    assert desk.page.panel.view.chosen_row().reference == "2.1"


def test_a_tile_and_the_filter_narrow_every_view(desk: Desk) -> None:
    look(desk, View.BOARD)
    desk.page.strip.tiles[MilestoneStatus.ON_TRACK].click()
    desk.settle()
    assert lines(desk) == ["1.3", "2.1"]
    look(desk, View.TIMELINE)
    assert rows(desk) == ["= Front door", "1.3", "= Assessment and plans", "2.1"]
    desk.page.panel.bar.clear()
    desk.settle()
    assert len(rows(desk)) == 7


def test_the_timeline_is_walked_with_the_keyboard_and_says_days_and_status(qtbot: QtBot, desk: Desk) -> None:
    today = current_day()
    third = desk.page.panel.table.row(2)
    begins, ends = today - timedelta(days=40), today + timedelta(days=40)

    desk.workplace.operations.run(
        None, plan.edit_milestone, "Nick Barr", third.id, starts_on=begins, due_on=ends
    )
    desk.settle()
    look(desk, View.TIMELINE)
    timeline = desk.page.looks.timeline
    timeline.choose(desk.page.shown.milestones[1].id)
    timeline.setFocus()
    qtbot.keyClick(timeline, Qt.Key.Key_Down)
    desk.settle()
    assert desk.page.row.reference == "1.3"
    words = timeline.lines.data(timeline.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
    assert words.startswith("1.3 Milestone text of 1.3, On track, from ")
    scale = timeline.scale_of()
    assert scale is not None
    assert scale.holds(today)
    assert scale.x(begins) < scale.x(today) < scale.x(ends)


def test_a_heading_of_the_timeline_opens_what_its_priority_says(qtbot: QtBot, desk: Desk) -> None:
    look(desk, View.TIMELINE)
    timeline = desk.page.looks.timeline
    timeline.setCurrentIndex(timeline.lines.index(4))
    desk.settle()
    assert desk.page.side.currentWidget() is desk.page.narrative
    assert desk.page.narrative.heading.text() == "Priority 2: Assessment and plans"
    qtbot.keyClick(desk.page.narrative, Qt.Key.Key_Escape)
    assert desk.page.side.currentIndex() == 1


def test_what_changed_counts_from_the_last_meeting_and_from_any_other_day(qtbot: QtBot, desk: Desk) -> None:
    second = desk.page.panel.table.row(1)
    desk.ask(plan.record_milestone_status, "Nick Barr", second.id, "2026-10", MilestoneStatus.OFF_TRACK)
    look(desk, View.CHANGES)
    changes = desk.page.looks.changes
    assert changes.heading.text().startswith("Since the ")
    assert any(words.startswith("1.2  Milestone text of 1.2") for words in changes.words())
    changes.since.setFocus()
    qtbot.keyClicks(changes.since, "1 August 2026")
    qtbot.keyClick(changes.since, Qt.Key.Key_Return)
    desk.settle()
    assert changes.heading.text() == "Since 1 August 2026"


def test_a_line_of_what_changed_opens_its_milestone(desk: Desk) -> None:
    second = desk.page.panel.table.row(1)
    desk.ask(plan.record_milestone_status, "Nick Barr", second.id, "2026-10", MilestoneStatus.OFF_TRACK)
    look(desk, View.CHANGES)
    sections = desk.page.looks.changes.sections
    line = next(each for section in sections for each in section.lines if "1.2" in each.words.text)
    line.click()
    desk.settle()
    assert desk.page.row.reference == "1.2"
    assert desk.page.looks.view is View.CHANGES


def test_the_tiles_are_there_only_where_they_filter(desk: Desk) -> None:
    assert desk.page.strip.isVisible()
    look(desk, View.CHANGES)
    assert not desk.page.strip.isVisible()
    look(desk, View.TIMELINE)
    assert desk.page.strip.isVisible()


def test_arrows_on_the_buttons_go_from_view_to_view(qtbot: QtBot, desk: Desk) -> None:
    desk.page.top.buttons[View.TABLE].setFocus()
    qtbot.keyClick(desk.page.top, Qt.Key.Key_Right)
    desk.settle()
    assert desk.page.looks.view is View.BOARD


def test_a_slow_milestone_says_why(desk: Desk) -> None:
    second = desk.page.panel.table.row(1)
    yesterday: date = current_day() - timedelta(days=1)
    desk.workplace.operations.run(None, plan.edit_milestone, "Nick Barr", second.id, due_on=yesterday)
    desk.settle()
    desk.page.panel.bar.press("Slow")
    desk.settle()
    assert desk.page.panel.table.total == 1
    assert desk.page.matter.slow.isVisible()
    assert "due on" in desk.page.matter.slow.words
