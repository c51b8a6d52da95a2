"""What a priority says for a month under the three questions, kept as it is written."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from boardkeeper import plan
from boardkeeper.plan import NarrativeView
from tests.ui.real_board import Desk
from ui.page import Page
from ui.plan.page import PlanPage
from ui.plan.views import View


@pytest.fixture
def desk(show_page: Callable[[type[Page]], Desk]) -> Desk:
    desk = show_page(PlanPage)
    desk.page.write_narrative()
    desk.settle()
    return desk


def told(desk: Desk) -> tuple[NarrativeView, ...]:
    answer: tuple[NarrativeView, ...] = desk.ask(plan.narratives, desk.page.shown.priorities[0].id)
    return answer


def test_what_is_written_is_kept_when_the_cursor_leaves_the_box(qtbot: QtBot, desk: Desk) -> None:
    editor = desk.page.narrative
    assert editor.month.currentText() == "September 2026"
    qtbot.keyClicks(editor.boxes["working_well"], "Nine in ten are decided in a day.")
    qtbot.keyClick(editor.boxes["working_well"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert told(desk) == (NarrativeView("2026-09", "Nine in ten are decided in a day.", "", ""),)
    assert desk.page.shown.priorities[0].said_period == "2026-09"
    desk.undo()
    assert told(desk) == ()
    assert editor.boxes["working_well"].toPlainText() == ""


def test_what_is_written_is_kept_when_another_priority_is_turned_to(qtbot: QtBot, desk: Desk) -> None:
    editor = desk.page.narrative
    qtbot.keyClicks(editor.boxes["worried_about"], "Chairs are short.")
    desk.page.open_priority(desk.page.shown.priorities[1])
    desk.settle()
    assert told(desk)[0].worried_about == "Chairs are short."
    assert editor.heading.text().startswith("Priority 2")
    assert editor.boxes["worried_about"].toPlainText() == ""


def test_every_month_has_its_own_words_and_earlier_ones_can_be_read(qtbot: QtBot, desk: Desk) -> None:
    editor = desk.page.narrative
    qtbot.keyClicks(editor.boxes["needs_to_happen"], "Appoint a third chair.")
    later = editor.month.findData("2026-10")
    editor.month.setCurrentIndex(later)
    editor.month.activated.emit(later)
    desk.settle()
    assert editor.boxes["needs_to_happen"].toPlainText() == ""
    qtbot.keyClicks(editor.boxes["needs_to_happen"], "She has begun.")
    editor.keep()
    desk.settle()
    assert [(each.period, each.needs_to_happen) for each in told(desk)] == [
        ("2026-10", "She has begun."),
        ("2026-09", "Appoint a third chair."),
    ]


def test_what_is_half_typed_survives_what_others_change(qtbot: QtBot, desk: Desk) -> None:
    editor = desk.page.narrative
    qtbot.keyClicks(editor.boxes["working_well"], "Nine in")
    other = desk.page.shown.milestones[4]
    desk.ask(plan.record_milestone_status, "Nick Barr", other.id, "2026-10", plan.MilestoneStatus.ON_TRACK)
    desk.settle()
    assert editor.boxes["working_well"].toPlainText() == "Nine in"


def test_escape_keeps_and_goes_back(qtbot: QtBot, desk: Desk) -> None:
    editor = desk.page.narrative
    qtbot.keyClicks(editor.boxes["working_well"], "Better.")
    qtbot.keyClick(editor.boxes["working_well"], Qt.Key.Key_Escape)
    desk.settle()
    assert told(desk)[0].working_well == "Better."
    assert desk.page.side.currentIndex() == 1


def test_a_card_says_until_when_its_priority_has_spoken(qtbot: QtBot, desk: Desk) -> None:
    qtbot.keyClicks(desk.page.narrative.boxes["working_well"], "Better.")
    desk.page.show_view(View.BOARD)
    desk.settle()
    card = desk.page.looks.board.cards[0]
    assert card.narrative.text() == "Narrative: September 2026"
    card.narrative.click()
    desk.settle()
    assert desk.page.narrative.boxes["working_well"].toPlainText() == "Better."


def test_a_figure_that_nobody_knows_is_said_beneath_the_box(qtbot: QtBot, desk: Desk) -> None:
    editor = desk.page.narrative
    qtbot.keyClicks(editor.boxes["working_well"], "It fell to {kpi unheard of latest}.")
    qtbot.waitUntil(lambda: "unheard of" in editor.figures["working_well"].wrong.text(), timeout=10_000)
