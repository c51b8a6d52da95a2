from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from boardkeeper import agenda
from boardkeeper.agenda import AgendaItemView, ItemKind, PaperKind
from tests.ui.real_board import Desk
from ui.meetings.agenda.row_boxes import Field
from ui.meetings.agenda.step import AgendaStep
from ui.meetings.agenda.view import AgendaView


@pytest.fixture
def step(desk: Desk) -> AgendaStep:
    step: AgendaStep = desk.page.place.agenda
    step.view.setFocus()
    return step


def kept(desk: Desk) -> tuple[AgendaItemView, ...]:
    """The agenda as it stands in the file."""
    items: tuple[AgendaItemView, ...] = desk.ask(agenda.list_items, desk.made.coming)
    return items


def titles(items: tuple[AgendaItemView, ...]) -> list[str]:
    return [item.title for item in items]


def editor(view: AgendaView) -> QLineEdit:
    """The editor that is open in a row."""
    found = [each for each in view.viewport().findChildren(QLineEdit) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def press_enter(desk: Desk, field: QLineEdit) -> None:
    """Enter in a field: it closes in the next turn of the event loop, and then the change is on its way."""
    with desk.qtbot.waitSignal(field.destroyed):
        desk.qtbot.keyClick(field, Qt.Key.Key_Return)
    desk.settle()


def middle(view: AgendaView, place: int, part: str) -> QPoint:
    index = view.rows.index(place)
    box = getattr(view.delegate.boxes(index), part)
    return box.translated(view.visualRect(index).topLeft()).center()


def test_a_title_typed_at_the_end_becomes_an_item(qtbot: QtBot, desk: Desk, step: AgendaStep) -> None:
    desk.page.add_item()
    assert step.add_line.field.hasFocus()
    qtbot.keyClicks(step.add_line.field, "Fostering update")
    qtbot.keyClick(step.add_line.field, Qt.Key.Key_Return)
    desk.settle()

    assert titles(kept(desk))[-1] == "Fostering update"
    assert desk.said == ["“Fostering update” added."]
    assert step.view.current_item is not None
    assert step.view.current_item.title == "Fostering update"
    assert step.add_line.field.hasFocus()
    assert not step.add_line.field.text()


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return])
def test_a_title_is_edited_in_place(qtbot: QtBot, desk: Desk, step: AgendaStep, key: Qt.Key) -> None:
    step.choose(kept(desk)[1].id)
    qtbot.keyClick(step.view, key)
    field = editor(step.view)
    field.selectAll()
    qtbot.keyClicks(field, "Interests to declare")
    press_enter(desk, field)

    assert titles(kept(desk))[1] == "Interests to declare"
    assert step.view.hasFocus()
    assert step.view.currentIndex().row() == 1


def test_escape_leaves_the_title_as_it_was(qtbot: QtBot, desk: Desk, step: AgendaStep) -> None:
    step.choose(kept(desk)[1].id)
    qtbot.keyClick(step.view, Qt.Key.Key_F2)
    qtbot.keyClicks(editor(step.view), "Nonsense")
    qtbot.keyClick(editor(step.view), Qt.Key.Key_Escape)
    desk.settle()

    assert titles(kept(desk))[1] == "Declarations of Interest"
    assert not desk.said


def test_leaving_the_field_keeps_what_was_typed(qtbot: QtBot, desk: Desk, step: AgendaStep) -> None:
    step.choose(kept(desk)[0].id)
    qtbot.keyClick(step.view, Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    field = editor(step.view)
    field.selectAll()
    qtbot.keyClicks(field, "To note who is absent.")
    step.add_line.field.setFocus()
    desk.settle()

    assert kept(desk)[0].purpose == "To note who is absent."


def test_undo_inside_the_field_is_the_field_s_own(qtbot: QtBot, desk: Desk, step: AgendaStep) -> None:
    step.choose(kept(desk)[0].id)
    qtbot.keyClick(step.view, Qt.Key.Key_F2)
    field = editor(step.view)
    qtbot.keyClicks(field, "x")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert field.text() == "Apologies"
    qtbot.keyClick(field, Qt.Key.Key_Escape)


def test_a_refresh_takes_nothing_away_from_what_is_being_typed(
    qtbot: QtBot, desk: Desk, step: AgendaStep
) -> None:
    items = kept(desk)
    step.choose(items[0].id)
    qtbot.keyClick(step.view, Qt.Key.Key_F2)
    field = editor(step.view)
    field.selectAll()
    qtbot.keyClicks(field, "Apologies and subst")
    desk.workplace.operations.run("Moved.", agenda.move_item, "Somebody else", items[5].id, 0)
    desk.settle()
    assert titles(kept(desk))[0] == items[5].title
    qtbot.keyClicks(editor(step.view), "itutes")
    press_enter(desk, editor(step.view))

    assert titles(kept(desk))[1] == "Apologies and substitutes"


def test_a_blank_title_is_refused_and_the_old_one_stands(qtbot: QtBot, desk: Desk, step: AgendaStep) -> None:
    step.choose(kept(desk)[0].id)
    qtbot.keyClick(step.view, Qt.Key.Key_F2)
    editor(step.view).clear()
    editor(step.view).setModified(True)
    press_enter(desk, editor(step.view))

    assert [error.sentence for error in desk.complaints] == ["An agenda item needs a title."]
    assert step.model.items[0].title == "Apologies"


def test_alt_and_an_arrow_move_an_item_and_the_keyboard_goes_with_it(
    qtbot: QtBot, desk: Desk, step: AgendaStep
) -> None:
    item = kept(desk)[0]
    step.choose(item.id)
    for _ in range(3):
        qtbot.keyClick(step.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    desk.settle()

    assert kept(desk)[3].id == item.id
    assert step.view.current_item is not None
    assert step.view.current_item.id == item.id
    assert step.view.hasFocus()
    assert [shown.number for shown in step.model.items] == [str(n) for n in range(1, 10)]


def test_a_row_is_dragged_to_its_place(qtbot: QtBot, desk: Desk, step: AgendaStep) -> None:
    item = kept(desk)[0]
    viewport = step.view.viewport()
    target = step.view.visualRect(step.model.index(4))
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=middle(step.view, 0, "grip"))
    far = QPoint(20, target.bottom() - 4)
    qtbot.mouseMove(viewport, far - QPoint(0, QApplication.startDragDistance() + 4))
    qtbot.mouseMove(viewport, far)
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=far)
    desk.settle()

    assert kept(desk)[4].id == item.id
    assert desk.said == ["Item moved."]


def test_escape_ends_a_drag_without_a_move(qtbot: QtBot, desk: Desk, step: AgendaStep) -> None:
    before = titles(kept(desk))
    viewport = step.view.viewport()
    far = QPoint(20, step.view.visualRect(step.model.index(4)).bottom() - 4)
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=middle(step.view, 0, "grip"))
    qtbot.mouseMove(viewport, far)
    qtbot.keyClick(step.view, Qt.Key.Key_Escape)
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=far)
    desk.settle()

    assert titles(kept(desk)) == before


def test_delete_removes_without_a_question_and_undo_brings_it_back(
    qtbot: QtBot, desk: Desk, step: AgendaStep
) -> None:
    before = kept(desk)
    step.choose(before[2].id)
    qtbot.keyClick(step.view, Qt.Key.Key_Delete)
    desk.settle()
    assert len(kept(desk)) == len(before) - 1
    assert desk.said == ["“Minutes” removed."]
    assert step.view.hasFocus()
    assert step.view.current_item is not None
    desk.undo()
    assert kept(desk) == before
    desk.redo()

    assert len(step.model.items) == len(before) - 1


def test_every_kind_of_change_is_undone_and_redone_from_the_journal(desk: Desk, step: AgendaStep) -> None:
    before = kept(desk)
    step.view.typed.emit(before[0].id, Field.TITLE, "Absences")
    desk.settle()
    step.view.kind_chosen.emit(before[4].id, ItemKind.VERBAL_UPDATE)
    desk.settle()
    step.view.paper_chosen.emit(before[0].id, PaperKind.ACTIONS)
    desk.settle()
    step.view.moved.emit(before[8].id, 1)
    desk.settle()
    after = kept(desk)
    for _ in range(4):
        desk.undo()
    assert kept(desk) == before
    assert step.model.items == before
    for _ in range(4):
        desk.redo()

    assert kept(desk) == after
    assert step.model.items == after


def test_a_chip_opens_its_menu_and_the_menu_changes_the_kind(
    qtbot: QtBot, desk: Desk, step: AgendaStep
) -> None:
    item = kept(desk)[5]
    step.choose(item.id)
    qtbot.mouseClick(step.view.viewport(), Qt.MouseButton.LeftButton, pos=middle(step.view, 5, "kind"))
    menu = next(each for each in step.view.findChildren(QMenu) if each.isVisible())
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["Report"]
    next(action for action in menu.actions() if action.text() == "Presentation").trigger()
    menu.close()
    desk.settle()

    assert kept(desk)[5].kind is ItemKind.PRESENTATION


def test_the_keyboard_opens_the_menu_of_the_paper(qtbot: QtBot, desk: Desk, step: AgendaStep) -> None:
    step.choose(kept(desk)[0].id)
    qtbot.keyClick(step.view, Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    menu = next(each for each in step.view.findChildren(QMenu) if each.isVisible())
    next(action for action in menu.actions() if action.text() == "Action log").trigger()
    menu.close()
    desk.settle()

    assert kept(desk)[0].paper is PaperKind.ACTIONS


def test_an_urgent_item_asks_for_its_reason_in_place(qtbot: QtBot, desk: Desk, step: AgendaStep) -> None:
    item = kept(desk)[8]
    step.choose(item.id)
    step.view.kind_chosen.emit(item.id, ItemKind.URGENT)
    assert kept(desk)[8].kind is ItemKind.TO_FOLLOW
    field = editor(step.view)
    assert field.accessibleName() == "Why the item cannot wait"
    qtbot.keyClicks(field, "The tender closes on Friday.")
    press_enter(desk, field)

    changed = kept(desk)[8]
    assert changed.kind is ItemKind.URGENT
    assert changed.urgent_reason == "The tender closes on Friday."


def test_no_reason_means_not_urgent(qtbot: QtBot, desk: Desk, step: AgendaStep) -> None:
    item = kept(desk)[8]
    step.choose(item.id)
    step.view.kind_chosen.emit(item.id, ItemKind.URGENT)
    qtbot.keyClick(editor(step.view), Qt.Key.Key_Escape)
    desk.settle()

    assert kept(desk)[8].kind is ItemKind.TO_FOLLOW
    assert not desk.complaints


def test_a_row_is_read_out_whole(desk: Desk, step: AgendaStep) -> None:
    spoken = step.model.index(8).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == "Item 9: Placement sufficiency; to follow, Report"


def test_a_change_elsewhere_keeps_selection_and_scroll(qtbot: QtBot, desk: Desk, step: AgendaStep) -> None:
    items = kept(desk)
    desk.page.resize(1000, 420)
    step.choose(items[6].id)
    scrolled = step.view.verticalScrollBar().value()
    assert scrolled > 0
    desk.workplace.operations.run("Changed.", agenda.update_item, "Else", items[8].id, lead="Ann Pike")
    desk.settle()

    assert step.view.current_item is not None
    assert step.view.current_item.id == items[6].id
    assert step.view.verticalScrollBar().value() == scrolled
