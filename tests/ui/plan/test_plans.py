"""Several plans of one board: begun, chosen, filled, changed and taken away in the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from boardkeeper import plan
from boardkeeper.plan import PlanKind
from tests.ui.real_board import Desk
from ui.page import Page
from ui.plan.entry_form import EntryForm
from ui.plan.page import PlanPage
from ui.plan.views import View
from ui.theme.theme import Theme


@pytest.fixture
def desk(show_page: Callable[[type[Page]], Desk]) -> Desk:
    return show_page(PlanPage)


def fill(form: EntryForm, **values: str) -> None:
    for name, value in values.items():
        field = form.fields[name]
        if isinstance(field, QComboBox):
            field.setCurrentIndex(field.findData(value))
        elif isinstance(field, QPlainTextEdit):
            field.setPlainText(value)
        elif isinstance(field, QLineEdit):
            field.setText(value)


def save(qtbot: QtBot, desk: Desk, form: EntryForm) -> None:
    qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()


def begin_areas(qtbot: QtBot, desk: Desk) -> None:
    desk.page.new_plan()
    form = desk.page.doing.plan
    fill(form, title="Areas for improvement", kind=PlanKind.AREAS.value, starts_on="1/9/2026")
    save(qtbot, desk, form)


def titles(desk: Desk) -> list[str]:
    return [line.title for line in desk.ask(plan.list_plans, desk.made.board.id)]


def test_a_plan_is_begun_and_shown_with_the_words_of_its_kind(qtbot: QtBot, desk: Desk) -> None:
    begin_areas(qtbot, desk)
    assert desk.page.shown.title == "Areas for improvement"
    assert desk.page.words.milestone == "action"
    assert desk.page.panel.table.columns[2].title == "Action"
    assert desk.page.panel.bar.field.accessibleName() == "Filter actions"
    assert [name for name, step in desk.page.steps.items() if step.isVisible()] == ["priority", "import"]
    assert desk.page.steps["priority"].text() == "Add the first area for improvement…"


def test_an_empty_plan_is_filled_from_the_keyboard(qtbot: QtBot, desk: Desk) -> None:
    begin_areas(qtbot, desk)
    desk.page.add_priority()
    fill(desk.page.doing.priority, title="The quality of supervision")
    save(qtbot, desk, desk.page.doing.priority)
    assert desk.page.narrative.heading.text() == "Area for improvement 1: The quality of supervision"
    desk.page.add_milestone()
    desk.settle()
    form = desk.page.doing.milestone
    assert form.fields["reference"].text() == "1.1"
    fill(form, text="Train every manager", lead="Jean Kelly", due_on="end of July 2027")
    save(qtbot, desk, form)
    assert desk.page.row.text == "Train every manager"
    assert desk.said[-1] == "Action 1.1 added."
    desk.undo()
    assert desk.page.panel.table.total == 0


def test_what_cannot_be_kept_stays_in_the_form_with_the_reason(qtbot: QtBot, desk: Desk) -> None:
    desk.page.edit_milestone()
    form = desk.page.doing.milestone
    fill(form, due_on="the day after the fair")
    save(qtbot, desk, form)
    assert form.wrong.text().startswith("Due: “the day after the fair” is not a day that can be read.")
    fill(form, due_on="", reference="1.2")
    save(qtbot, desk, form)
    assert form.wrong.text().startswith("There is a milestone 1.2 already.")
    assert desk.page.side.currentWidget() is form
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert desk.page.side.currentIndex() == 1


def test_the_reason_comes_into_view_however_far_up_the_form_stands(qtbot: QtBot, desk: Desk) -> None:
    desk.page.edit_milestone()
    form = desk.page.doing.milestone
    fill(form, due_on="45/13/26")
    qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not form.wrong.visibleRegion().isEmpty())


def test_a_milestone_goes_to_another_priority_in_one_step(qtbot: QtBot, desk: Desk) -> None:
    other = desk.page.shown.priorities[1]
    desk.page.edit_milestone()
    fill(desk.page.doing.milestone, priority=other.id, text="Open the front door at nine")
    save(qtbot, desk, desk.page.doing.milestone)
    moved = desk.page.shown.priorities[1].milestones[-1]
    assert (moved.reference, moved.text) == ("1.1", "Open the front door at nine")
    desk.undo()
    assert [each.reference for each in desk.page.shown.priorities[0].milestones] == ["1.1", "1.2", "1.3"]
    assert desk.page.shown.priorities[0].milestones[0].text == "Milestone text of 1.1"


def test_alt_and_arrows_move_a_milestone_and_say_where_the_plan_ends(desk: Desk) -> None:
    desk.page.move_down()
    desk.settle()
    assert [each.reference for each in desk.page.shown.milestones] == ["1.2", "1.1", "1.3", "2.1", "2.2"]
    assert desk.page.row.reference == "1.1"
    desk.page.move_up()
    desk.settle()
    desk.page.move_up()
    desk.settle()
    assert desk.said[-1] == "1.1 is the first of the plan already."


def test_a_priority_is_moved_and_its_references_follow(desk: Desk) -> None:
    desk.page.move_priority_down()
    desk.settle()
    assert [each.title for each in desk.page.shown.priorities] == ["Assessment and plans", "Front door"]
    desk.undo()
    assert desk.page.shown.priorities[0].title == "Front door"


def test_a_plan_is_taken_away_and_undo_brings_it_back(qtbot: QtBot, desk: Desk) -> None:
    begin_areas(qtbot, desk)
    desk.page.edit_plan()
    desk.page.doing.plan.remove.click()
    desk.settle()
    assert titles(desk) == ["Improvement plan"]
    assert desk.page.shown.title == "Improvement plan"
    desk.undo()
    assert titles(desk) == ["Improvement plan", "Areas for improvement"]


def test_the_plan_that_was_chosen_is_shown_again(qtbot: QtBot, desk: Desk) -> None:
    begin_areas(qtbot, desk)
    desk.page.show_board(desk.made.board)
    desk.settle()
    assert desk.page.shown.title == "Areas for improvement"


def test_a_thing_of_another_plan_is_found_from_anywhere(qtbot: QtBot, desk: Desk) -> None:
    third = desk.page.shown.milestones[2].id
    begin_areas(qtbot, desk)
    desk.page.reveal(third)
    desk.settle()
    assert desk.page.shown.title == "Improvement plan"
    assert desk.page.row.id == third
    desk.page.reveal("view:What changed")
    desk.settle()
    assert desk.page.looks.view is View.CHANGES
    desk.page.reveal("chip:Slow")
    desk.settle()
    assert desk.page.panel.bar.pressed() == {"Slow"}


def test_a_board_without_a_plan_offers_to_begin_one(qtbot: QtBot, desk: Desk) -> None:
    desk.page.edit_plan()
    desk.page.doing.plan.remove.click()
    desk.settle()
    assert desk.page.shown is None
    assert [name for name, step in desk.page.steps.items() if step.isVisible()] == ["begin", "import"]
    for view in View:
        desk.page.show_view(view)
        desk.settle()
    desk.page.steps["import"].trigger()
    assert desk.places[-1].page == "import"


def test_several_rows_get_a_status_in_one_step(qtbot: QtBot, desk: Desk) -> None:
    view = desk.page.panel.view
    view.selectAll()
    desk.settle()
    form = desk.page.several
    assert desk.page.side.currentWidget() is form
    assert form.heading.text() == "5 milestones chosen"
    assert form.summary.text().startswith("1 complete · 1 slight slippage · 2 on track")
    form.status.setCurrentIndex(form.status.findData(plan.MilestoneStatus.OFF_TRACK))
    qtbot.keyClicks(form.note, "The contract fell through.")
    qtbot.keyClick(form.note, Qt.Key.Key_Return)
    desk.settle()
    assert {each.status for each in desk.page.shown.milestones} == {plan.MilestoneStatus.OFF_TRACK}
    desk.undo()
    assert desk.page.shown.milestones[0].status is plan.MilestoneStatus.COMPLETE


def test_the_plan_is_saved_as_a_paper(qtbot: QtBot, desk: Desk, tmp_path: object) -> None:
    path = desk.made.path.parent / "plan.html"
    desk.page.taking_out.save_to(desk.made.board.id, desk.page.shown, path)
    desk.settle()
    desk.settle()
    assert "Milestone text of 1.1" in path.read_text(encoding="utf-8")


def test_on_the_chairs_laptop_the_plan_is_read_and_remarked_on_but_not_changed(
    qtbot: QtBot, desk: Desk, theme: Theme
) -> None:
    page = PlanPage(replace(desk.workplace, is_review=True))
    qtbot.addWidget(page)
    page.resize(1144, 800)
    page.show()
    page.show_board(desk.made.board)
    desk.settle()
    assert page.row.reference == "1.1"
    for hidden in (
        page.top.adding,
        page.form,
        page.matter.edit,
        page.matter.links.field,
        page.matter.evidence.attach,
    ):
        assert not hidden.isVisible()
    page.show_view(View.BOARD)
    page.open_priority(page.shown.priorities[0])
    desk.settle()
    assert page.narrative.boxes["working_well"].isReadOnly()
    assert page.remarks.isVisibleTo(page.matter)
