from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from boardkeeper import plan
from boardkeeper.plan import MilestoneStatus
from boardkeeper.rules.milestones import MilestoneStatus as Status
from tests.ui.real_board import Desk
from ui.page import Page
from ui.plan.page import PlanPage


@pytest.fixture
def desk(show_page: Callable[[type[Page]], Desk]) -> Desk:
    return show_page(PlanPage)


def references(desk: Desk) -> list[str]:
    table = desk.page.panel.table
    return [table.row(place).reference for place in range(table.total)]


def test_the_plan_is_summed_up_on_both_bases(desk: Desk) -> None:
    words = [label.text() for label in desk.page.header.findChildren(QLabel)]
    assert words[1] == (
        "As at September 2026, 3 of 5 milestones are complete or on track: 60.0% of all, 75.0% of the 4 due"
    )
    tiles = {status: tile.words for status, tile in desk.page.strip.tiles.items()}
    assert tiles[Status.ON_TRACK] == "On track: 2, 40.0% of all, 50.0% of due"
    assert tiles[Status.NOT_YET_DUE] == "Not yet due: 1, 20.0% of all"
    assert not desk.page.strip.tiles[Status.OFF_TRACK].isEnabled()


def test_a_tile_shows_only_its_milestones_and_a_second_press_all(qtbot: QtBot, desk: Desk) -> None:
    tile = desk.page.strip.tiles[Status.ON_TRACK]
    tile.setFocus()
    qtbot.keyClick(tile, Qt.Key.Key_Space)
    desk.settle()
    assert references(desk) == ["1.3", "2.1"]
    assert tile.isChecked()
    desk.page.strip.tiles[Status.COMPLETE].click()
    desk.settle()
    assert references(desk) == ["1.1"]
    assert not tile.isChecked()
    desk.page.strip.tiles[Status.COMPLETE].click()
    desk.settle()
    assert len(references(desk)) == 5


def test_emptying_the_filter_releases_the_tiles(desk: Desk) -> None:
    tile = desk.page.strip.tiles[Status.ON_TRACK]
    tile.click()
    desk.settle()
    desk.page.panel.bar.clear()
    desk.settle()
    assert not tile.isChecked()


def test_the_status_before_stands_beneath_the_status(desk: Desk) -> None:
    table = desk.page.panel.table
    notes = [table.columns[-1].note_of(table.row(place)) for place in range(3)]
    assert notes == ["was on track", "was on track", ""]


def test_a_status_is_recorded_for_a_later_month_and_the_earlier_one_is_kept(qtbot: QtBot, desk: Desk) -> None:
    form = desk.page.form
    form.month.setCurrentIndex(0)
    month = form.month.currentData()
    form.status.setCurrentIndex(form.status.findData(MilestoneStatus.OFF_TRACK))
    form.note.setFocus()
    qtbot.keyClicks(form.note, "Nobody could be found.")
    qtbot.keyClick(form.note, Qt.Key.Key_Return)
    desk.settle()
    assert month > "2026-09"
    assert desk.page.row.status is MilestoneStatus.OFF_TRACK
    assert desk.page.history.words()[1] == "Off track: Nobody could be found."
    assert desk.page.history.words()[2].endswith(" · Jean Kelly")
    assert desk.page.history.words()[3:5] == ["September 2026", "Complete"]
    assert form.note.text() == ""
    assert desk.page.strip.tiles[Status.OFF_TRACK].isEnabled()
    desk.undo()
    assert desk.page.row.status is MilestoneStatus.COMPLETE


def test_what_is_half_typed_survives_what_others_record(qtbot: QtBot, desk: Desk) -> None:
    qtbot.keyClicks(desk.page.form.note, "Because")
    other = desk.page.panel.table.row(3)
    desk.ask(plan.record_milestone_status, "Nick Barr", other.id, "2026-09", MilestoneStatus.OFF_TRACK)
    desk.settle()
    assert desk.page.form.note.text() == "Because"
    assert desk.page.panel.table.row(3).status is MilestoneStatus.OFF_TRACK
