from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from boardkeeper import agenda
from boardkeeper.agenda import AgendaItemView, ItemKind, PaperKind
from tests.ui.real_board import Desk
from ui.meetings.agenda.step import AgendaStep

Kept = Callable[[], tuple[AgendaItemView, ...]]


def enter(desk: Desk, step: AgendaStep, title: str) -> None:
    step.add_line.field.setFocus()
    step.add_line.field.setText(title)
    desk.qtbot.keyClick(step.add_line.field, Qt.Key.Key_Return)
    desk.settle()


@pytest.fixture
def published(desk: Desk) -> None:
    desk.ask(agenda.publish_agenda, "Jean Kelly", desk.made.coming, date(2019, 9, 3))
    desk.settle()


@pytest.mark.parametrize(
    ("written", "title", "kind", "paper"),
    [
        ("Child Exploitation - To follow", "Child Exploitation", ItemKind.TO_FOLLOW, PaperKind.REPORT),
        ("Children in Care – verbal update", "Children in Care", ItemKind.VERBAL_UPDATE, PaperKind.NONE),
        ("Pledges Update", "Pledges Update", ItemKind.REPORT, PaperKind.NONE),
    ],
)
def test_a_title_that_is_typed_says_the_kind(
    desk: Desk, step: AgendaStep, kept: Kept, written: str, title: str, kind: ItemKind, paper: PaperKind
) -> None:
    enter(desk, step, written)

    assert (kept()[-1].title, kept()[-1].kind, kept()[-1].paper) == (title, kind, paper)
    assert desk.said == [f"“{title}” added."]
    assert step.add_line.field.hasFocus()


def test_several_titles_are_typed_one_after_the_other(desk: Desk, step: AgendaStep, kept: Kept) -> None:
    step.add_line.field.setFocus()
    for title in ("One", "Two", "Three"):
        desk.qtbot.keyClicks(step.add_line.field, title)
        desk.qtbot.keyClick(step.add_line.field, Qt.Key.Key_Return)
    desk.settle()

    assert [item.title for item in kept()][-3:] == ["One", "Two", "Three"]
    assert step.model.items == kept()


def test_new_business_comes_before_the_logs_a_draft_ends_with(
    desk: Desk, step: AgendaStep, kept: Kept
) -> None:
    desk.ask(agenda.remove_item, "Jean Kelly", kept()[8].id)
    desk.settle()
    for title in ("One", "Two"):
        step.add_line.field.setText(title)
        desk.qtbot.keyClick(step.add_line.field, Qt.Key.Key_Return)
    desk.settle()

    assert [item.title for item in kept()][-4:] == ["One", "Two", "Work Programme", "Tracking Decisions"]
    desk.ask(agenda.publish_agenda, "Jean Kelly", desk.made.coming, date(2019, 9, 3))
    desk.settle()
    enter(desk, step, "Late")
    desk.qtbot.keyClicks(step.add_line.reason, "It came today.")
    desk.qtbot.keyClick(step.add_line.reason, Qt.Key.Key_Return)
    desk.settle()
    assert [item.number for item in kept()][-2:] == ["10", "10a"]


def test_a_blank_title_adds_nothing(desk: Desk, step: AgendaStep) -> None:
    enter(desk, step, "   ")

    assert not desk.said


@pytest.mark.usefixtures("published")
def test_a_published_agenda_asks_at_once_why_the_item_cannot_wait(
    qtbot: QtBot, desk: Desk, step: AgendaStep, kept: Kept
) -> None:
    line = step.add_line
    assert not line.reason.isVisible()
    enter(desk, step, "Ofsted letter")
    assert line.reason.isVisible()
    assert line.reason.hasFocus()
    assert "only if the Chair rules it urgent" in line.said.text()
    assert not desk.said
    qtbot.keyClick(line.reason, Qt.Key.Key_Return)
    assert line.reason.isVisible()

    qtbot.keyClicks(line.reason, "It came today.")
    qtbot.keyClick(line.reason, Qt.Key.Key_Return)
    desk.settle()
    late = kept()[-1]
    assert (late.number, late.title, late.kind, late.urgent_reason) == (
        "9a",
        "Ofsted letter",
        ItemKind.URGENT,
        "It came today.",
    )
    assert not line.reason.isVisible()
    assert line.field.hasFocus()
    assert not line.field.text()
    desk.undo()
    assert kept()[-1].number == "9"


@pytest.mark.usefixtures("published")
def test_escape_leaves_the_reason_with_the_title_still_there(
    qtbot: QtBot, desk: Desk, step: AgendaStep
) -> None:
    enter(desk, step, "Ofsted letter")
    qtbot.keyClick(step.add_line.reason, Qt.Key.Key_Escape)

    assert step.add_line.field.hasFocus()
    assert step.add_line.field.text() == "Ofsted letter"
    assert not step.add_line.reason.isVisible()
    qtbot.keyClick(step.add_line.field, Qt.Key.Key_Escape)
    assert not step.add_line.field.text()
    qtbot.keyClick(step.add_line.field, Qt.Key.Key_Escape)
    assert step.view.hasFocus()


def test_once_the_publication_is_taken_back_no_reason_is_asked_for(
    desk: Desk, step: AgendaStep, published: None, kept: Kept
) -> None:
    enter(desk, step, "Ofsted letter")
    desk.undo()
    assert not step.add_line.reason.isVisible()
    enter(desk, step, "Ofsted letter")

    assert (kept()[-1].title, kept()[-1].kind) == ("Ofsted letter", ItemKind.REPORT)
