from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardkeeper import agenda
from boardkeeper.agenda import AgendaItemView, ItemKind
from tests.ui.real_board import Desk
from ui.meetings.agenda.row_boxes import Field
from ui.meetings.agenda.step import AgendaStep

Kept = Callable[[], tuple[AgendaItemView, ...]]
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def numbered(items: tuple[AgendaItemView, ...]) -> list[tuple[str, str]]:
    return [(item.number, item.title) for item in items]


def press(desk: Desk, step: AgendaStep, key: Qt.Key, modifier: Qt.KeyboardModifier = ALT) -> None:
    desk.qtbot.keyClick(step.view, key, modifier)
    desk.settle()


def test_alt_right_puts_an_item_under_the_one_above_and_alt_left_takes_it_out(
    desk: Desk, step: AgendaStep, kept: Kept
) -> None:
    before = kept()
    step.choose(before[1].id)
    press(desk, step, Qt.Key.Key_Right)

    assert numbered(kept())[:3] == [("1", "Apologies"), ("1.1", "Declarations of Interest"), ("2", "Minutes")]
    assert step.model.items == kept()
    assert step.view.current_item is not None
    assert step.view.current_item.id == before[1].id
    spoken = step.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Item 1.1: Declarations of Interest; a sub-item; standing")
    press(desk, step, Qt.Key.Key_Left)
    assert kept() == before
    assert desk.said == ["Item put under the one above.", "Item taken out."]


def test_f8_says_that_an_item_concerns_education_and_takes_it_back(
    desk: Desk, step: AgendaStep, kept: Kept
) -> None:
    item_id = kept()[1].id
    step.choose(item_id)
    height = step.view.visualRect(step.view.currentIndex()).height()
    press(desk, step, Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier)
    assert [item.concerns_education for item in kept()[:3]] == [False, True, False]
    spoken = step.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "concerns education" in spoken
    step.view.doItemsLayout()
    assert step.view.visualRect(step.view.currentIndex()).height() >= height
    press(desk, step, Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier)
    assert not any(item.concerns_education for item in kept())
    assert desk.said == [
        "Members who vote on education only vote on it now.",
        "It does not concern education now.",
    ]


def test_the_first_item_has_nothing_to_go_under(desk: Desk, step: AgendaStep, kept: Kept) -> None:
    step.choose(kept()[0].id)
    press(desk, step, Qt.Key.Key_Right)
    press(desk, step, Qt.Key.Key_Left)
    press(desk, step, Qt.Key.Key_Up)

    assert not desk.said
    assert not desk.complaints


def test_an_item_below_a_heading_stays_and_says_why(desk: Desk, step: AgendaStep, kept: Kept) -> None:
    items = kept()
    step.view.kind_chosen.emit(items[0].id, ItemKind.HEADING)
    desk.settle()
    step.choose(items[1].id)
    press(desk, step, Qt.Key.Key_Right)

    assert [error.sentence for error in desk.complaints] == ["A heading heads items but has no sub-items."]
    assert kept()[1].parent_id is None
    assert step.model.items == kept()


def test_the_keys_move_an_item_with_its_sub_items_over_the_next(
    desk: Desk, step: AgendaStep, kept: Kept
) -> None:
    items = kept()
    step.choose(items[1].id)
    press(desk, step, Qt.Key.Key_Right)
    step.choose(items[0].id)
    desk.qtbot.keyClick(step.view, Qt.Key.Key_Down, ALT)
    shown_at_once = numbered(step.model.items)
    desk.settle()

    assert numbered(kept())[:3] == [("1", "Minutes"), ("2", "Apologies"), ("2.1", "Declarations of Interest")]
    assert shown_at_once == numbered(kept())
    step.choose(items[2].id)
    press(desk, step, Qt.Key.Key_Down)
    assert numbered(kept())[:3] == [("1", "Apologies"), ("1.1", "Declarations of Interest"), ("2", "Minutes")]


def test_a_row_dragged_between_an_item_and_its_sub_items_comes_behind_them(
    qtbot: QtBot, desk: Desk, step: AgendaStep, kept: Kept
) -> None:
    items = kept()
    step.choose(items[4].id)
    press(desk, step, Qt.Key.Key_Right)
    viewport = step.view.viewport()
    grip = step.view.delegate.boxes(step.model.index(0)).grip.center()
    to = QPoint(20, step.view.visualRect(step.model.index(4)).top() + 2)
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=grip)
    qtbot.mouseMove(viewport, to - QPoint(0, QApplication.startDragDistance() + 4))
    qtbot.mouseMove(viewport, to)
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=to)
    desk.settle()

    assert numbered(kept())[2:5] == [
        ("3", "Chair’s Urgent Business"),
        ("3.1", "Improvement Plan"),
        ("4", "Apologies"),
    ]


def test_a_row_dropped_where_it_stands_asks_for_nothing(qtbot: QtBot, desk: Desk, step: AgendaStep) -> None:
    viewport = step.view.viewport()
    grip = step.view.delegate.boxes(step.model.index(0)).grip.center()
    to = QPoint(20, step.view.visualRect(step.model.index(1)).top() + 2)
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=grip)
    qtbot.mouseMove(viewport, to - QPoint(0, QApplication.startDragDistance() + 4))
    qtbot.mouseMove(viewport, to)
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=to)
    desk.settle()

    assert not desk.said


def test_removing_an_item_takes_its_sub_items_along_and_says_so(
    desk: Desk, step: AgendaStep, kept: Kept
) -> None:
    before = kept()
    step.choose(before[1].id)
    press(desk, step, Qt.Key.Key_Right)
    step.choose(before[0].id)
    press(desk, step, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)

    assert len(kept()) == len(before) - 2
    assert desk.said[-1] == "“Apologies” removed with 1 sub-item."
    desk.undo()
    assert len(kept()) == len(before)


def test_words_behind_a_title_become_the_chip_at_once(desk: Desk, step: AgendaStep, kept: Kept) -> None:
    item = kept()[4]
    step.view.typed.emit(item.id, Field.TITLE, "Improvement Plan – verbal update")
    shown = step.model.items[4]
    assert (shown.title, shown.kind) == ("Improvement Plan", ItemKind.VERBAL_UPDATE)
    desk.settle()

    assert (kept()[4].title, kept()[4].kind) == ("Improvement Plan", ItemKind.VERBAL_UPDATE)


def test_a_published_item_is_not_removed_but_marked_as_withdrawn(
    desk: Desk, step: AgendaStep, kept: Kept
) -> None:
    desk.ask(agenda.publish_agenda, "Jean Kelly", desk.made.coming, date(2019, 9, 3))
    desk.settle()
    step.choose(kept()[1].id)
    press(desk, step, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)

    assert kept()[1].title == "Declarations of Interest – withdrawn"
    assert desk.said == ["Item 2 is marked as withdrawn; its number is on the published agenda."]
    spoken = step.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("its number is published")


def test_a_published_item_keeps_its_level(desk: Desk, step: AgendaStep, kept: Kept) -> None:
    desk.ask(agenda.publish_agenda, "Jean Kelly", desk.made.coming, date(2019, 9, 3))
    desk.settle()
    step.choose(kept()[1].id)
    press(desk, step, Qt.Key.Key_Right)

    assert [error.sentence for error in desk.complaints] == ["Item 2 stands on a published agenda."]
    assert step.model.items == kept()
