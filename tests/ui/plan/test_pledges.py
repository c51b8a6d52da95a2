"""Pledges in the window: recorded, changed, kept, and taken away."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from boardkeeper import pledges
from boardkeeper.clock import current_day
from boardkeeper.plan import MilestoneStatus
from boardkeeper.pledges import PledgeView
from tests.ui.plan.test_plans import fill, save
from tests.ui.real_board import Desk
from ui.page import Page
from ui.plan.page import PlanPage
from ui.plan.views import View


@pytest.fixture
def desk(show_page: Callable[[type[Page]], Desk]) -> Desk:
    return show_page(PlanPage)


def add(qtbot: QtBot, desk: Desk, number: str, text: str) -> None:
    desk.page.add_pledge()
    desk.settle()
    fill(desk.page.doing.pledge, number=number, text=text, end_state="All twenty are open.")
    save(qtbot, desk, desk.page.doing.pledge)


def kept(desk: Desk) -> tuple[PledgeView, ...]:
    rows: tuple[PledgeView, ...] = desk.ask(pledges.list_pledges, desk.made.board.id).rows
    return rows


def test_the_first_pledge_is_recorded_with_what_counts_as_kept(qtbot: QtBot, desk: Desk) -> None:
    add(qtbot, desk, "1", "A hub in every ward")
    assert desk.page.looks.view is View.PLEDGES
    assert desk.page.pledges.detail.heading.text() == "Pledge 1"
    assert [(each.number, each.end_state) for each in kept(desk)] == [("1", "All twenty are open.")]


def test_a_second_pledge_of_the_same_number_is_refused_in_the_form(qtbot: QtBot, desk: Desk) -> None:
    add(qtbot, desk, "1", "A hub in every ward")
    add(qtbot, desk, "1", "No child waits")
    form = desk.page.doing.pledge
    assert desk.page.side.currentWidget() is form
    assert form.wrong.text().startswith("There is a pledge 1 already.")
    assert form.fields["text"].toPlainText() == "No child waits"


def test_a_pledge_that_is_complete_has_ended(qtbot: QtBot, desk: Desk) -> None:
    add(qtbot, desk, "1", "A hub in every ward")
    detail = desk.page.pledges.detail
    detail.status.setCurrentIndex(detail.status.findData(MilestoneStatus.COMPLETE))
    qtbot.keyClicks(detail.note, "The last one opened.")
    qtbot.keyClick(detail.note, Qt.Key.Key_Return)
    desk.settle()
    [pledge] = kept(desk)
    assert (pledge.ended_on, pledge.note) == (current_day(), "The last one opened.")
    assert detail.note.text() == ""
    desk.undo()
    assert kept(desk)[0].ended_on is None


def test_a_day_that_cannot_be_read_is_said_and_stays(qtbot: QtBot, desk: Desk) -> None:
    add(qtbot, desk, "1", "A hub in every ward")
    detail = desk.page.pledges.detail
    qtbot.keyClicks(detail.ended, "soonish")
    detail.record.click()
    assert "soonish" in detail.wrong.text()
    assert detail.ended.text() == "soonish"


def test_a_pledge_is_changed_and_taken_away(qtbot: QtBot, desk: Desk) -> None:
    add(qtbot, desk, "1", "A hub in every ward")
    desk.page.edit_milestone()
    fill(desk.page.doing.pledge, text="A hub in every ward by 2028")
    save(qtbot, desk, desk.page.doing.pledge)
    assert kept(desk)[0].text == "A hub in every ward by 2028"
    desk.page.edit_milestone()
    desk.page.doing.pledge.remove.click()
    desk.settle()
    assert kept(desk) == ()
    desk.undo()
    assert len(kept(desk)) == 1


def test_behind_the_pledges_the_milestone_stays_chosen(qtbot: QtBot, desk: Desk) -> None:
    add(qtbot, desk, "1", "A hub in every ward")
    desk.page.show_view(View.TABLE)
    desk.settle()
    assert desk.page.row.reference == "1.1"
    assert desk.page.side.currentIndex() == 1
