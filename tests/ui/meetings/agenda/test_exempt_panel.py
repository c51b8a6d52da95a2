from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from boardkeeper.agenda import AgendaItemView, ItemKind
from tests.ui.real_board import Desk
from ui.meetings.agenda.exempt_panel import ExemptPanel
from ui.meetings.agenda.step import AgendaStep

Kept = Callable[[], tuple[AgendaItemView, ...]]
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def panel(desk: Desk, step: AgendaStep, kept: Kept) -> ExemptPanel:
    """Asking about the last item, opened by the keyboard."""
    step.choose(kept()[8].id)
    desk.qtbot.keyClick(step.view, Qt.Key.Key_X, CONTROL_SHIFT)
    return step.exempt_panel


def test_the_keyboard_alone_keeps_an_item_from_the_public_and_opens_it_again(
    qtbot: QtBot, desk: Desk, step: AgendaStep, kept: Kept, panel: ExemptPanel
) -> None:
    assert panel.isVisible()
    assert panel.heading.text() == "Item 9 Placement sufficiency: why is it not public?"
    assert panel.paragraphs[1].hasFocus()
    qtbot.keyClicks(panel.paragraphs[1], "31")
    assert panel.chosen == (1, 3)
    assert not panel.mark.isEnabled()
    qtbot.keyClick(panel.paragraphs[1], Qt.Key.Key_Return)
    assert panel.reason.hasFocus()
    qtbot.keyClicks(panel.reason, "It names a bidder.")
    qtbot.keyClick(panel.reason, Qt.Key.Key_Return)
    desk.settle()

    item = kept()[8]
    assert (item.exempt_paragraphs, item.public_interest_reason) == ("1, 3", "It names a bidder.")
    assert not panel.isVisible()
    assert step.view.hasFocus()
    qtbot.keyClick(step.view, Qt.Key.Key_X, CONTROL_SHIFT)
    assert panel.chosen == (1, 3)
    assert panel.reason.text() == "It names a bidder."
    assert panel.public.isVisible()
    panel.public.click()
    desk.settle()
    assert not kept()[8].is_exempt
    assert desk.said == ["The item is not public now.", "The item is public now."]


def test_confidential_needs_no_paragraph_and_no_reason(desk: Desk, kept: Kept, panel: ExemptPanel) -> None:
    panel.confidential.setChecked(True)
    assert panel.mark.isEnabled()
    panel.paragraphs[3].setChecked(True)
    assert not panel.mark.isEnabled()
    panel.paragraphs[3].setChecked(False)
    panel.mark.click()
    desk.settle()

    assert kept()[8].is_confidential
    assert kept()[8].exempt_paragraphs == ""


def test_escape_closes_the_panel_without_a_change(
    qtbot: QtBot, desk: Desk, step: AgendaStep, panel: ExemptPanel
) -> None:
    qtbot.keyClicks(panel.paragraphs[1], "3")
    qtbot.keyClick(panel.paragraphs[1], Qt.Key.Key_Escape)
    desk.settle()

    assert not panel.isVisible()
    assert step.view.hasFocus()
    assert not desk.said


def test_the_chip_of_a_chosen_row_opens_the_panel(
    qtbot: QtBot, desk: Desk, step: AgendaStep, kept: Kept
) -> None:
    step.choose(kept()[1].id)
    index = step.model.index(1)
    at = step.view.delegate.boxes(index).exempt.translated(step.view.visualRect(index).topLeft()).center()
    qtbot.mouseClick(step.view.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert step.exempt_panel.isVisible()
    assert step.exempt_panel.item_id == kept()[1].id


def test_a_heading_and_the_resolution_itself_are_not_marked(
    qtbot: QtBot, desk: Desk, step: AgendaStep, kept: Kept
) -> None:
    step.view.kind_chosen.emit(kept()[0].id, ItemKind.HEADING)
    desk.settle()
    step.choose(kept()[0].id)
    qtbot.keyClick(step.view, Qt.Key.Key_X, CONTROL_SHIFT)

    assert not step.exempt_panel.isVisible()


def test_the_item_that_is_meant_stays_in_sight_and_no_words_are_cut(
    qtbot: QtBot, desk: Desk, step: AgendaStep, panel: ExemptPanel
) -> None:
    def is_in_sight() -> bool:
        box = step.view.visualRect(step.view.currentIndex())
        return step.view.viewport().rect().contains(box)

    for width in (1144, 1500, 820):
        desk.page.resize(width, 800)
        qtbot.waitUntil(
            lambda: all(box.width() >= box.sizeHint().width() for box in panel.paragraphs.values())
        )
    desk.page.resize(1144, 800)
    step.mark_not_public()
    qtbot.waitUntil(is_in_sight)


def test_every_control_has_a_name(panel: ExemptPanel) -> None:
    assert next(box.accessibleName() for box in panel.paragraphs.values()) == "Paragraph 1: an individual"
    assert panel.reason.accessibleName() == "Why the public interest lies in keeping it back"
    assert all(label.text() for label in panel.findChildren(QLabel))


def test_an_exempt_item_lacks_its_resolution_and_one_button_adds_it(
    qtbot: QtBot, desk: Desk, step: AgendaStep, kept: Kept, panel: ExemptPanel
) -> None:
    assert not step.remark_bar.isVisible()
    panel.paragraphs[3].setChecked(True)
    panel.reason.setText("It names a bidder.")
    panel.mark.click()
    desk.settle()

    assert step.remark_bar.isVisible()
    assert step.remark_bar.words.text() == (
        "Item 9 is exempt, and nothing on the agenda asks press and public to leave before it."
    )
    assert desk.page.place.stepper.buttons["Agenda"].words.text == "no resolution"
    step.remark_bar.button.click()
    desk.settle()
    assert [item.title for item in kept()][8:] == ["Exempt Business", "Placement sufficiency"]
    assert step.view.current_item is not None
    assert step.view.current_item.purpose.startswith("To resolve, for item 10: That under Section 100A(4)")
    assert not step.remark_bar.isVisible()
    qtbot.keyClick(step.view, Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    assert not step.view.indexWidget(step.view.currentIndex())
    step.view.moved.emit(kept()[8].id, 9)
    desk.settle()
    assert step.remark_bar.words.text() == "Item 9 is exempt, and Exempt Business comes behind it."
    assert step.remark_bar.button.text() == "Move it there"
    step.remark_bar.button.click()
    desk.settle()
    assert [item.title for item in kept()][8:] == ["Exempt Business", "Placement sufficiency"]
    step.exempt_panel.opened.emit(kept()[9].id)
    desk.settle()
    assert step.remark_bar.words.text().startswith("Nothing behind item 9 is exempt")
    assert not step.remark_bar.button.isVisible()
