"""The pack as it is laid out, looked at and kept up to date."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardkeeper import agenda
from boardkeeper.editions import Edition, Part, Readers
from tests.ui.meetings.pack.conftest import changed, ready
from tests.ui.real_board import Desk
from ui.meetings.pack.builder import PackBuilder, PackState
from ui.meetings.pack.giving_out.panel import GivingOutPanel
from ui.meetings.pack.step import PackStep
from ui.meetings.stepper import Step
from ui.tasks import Task


def test_the_pack_is_laid_out_when_its_step_is_shown(
    desk: Desk, builder: PackBuilder, step: PackStep
) -> None:
    pack = builder.pack
    assert pack is not None
    assert step.state_words == f"{len(pack.sizes)} pages, as the board stands now."
    assert desk.page.place.stepper.buttons[Step.PACK].words.text == f"{len(pack.sizes)} pages"
    assert step.head.export_button.isEnabled()


def test_a_line_of_the_contents_goes_to_its_page(qtbot: QtBot, desk: Desk, step: PackStep) -> None:
    line = next(line for line in step.contents.lines if line.words.text.startswith("3"))
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    desk.settle()
    assert step.pages.page == int(line.words.place.thing_id)


def test_the_agenda_shows_the_pages_once_they_are_known(desk: Desk, builder: PackBuilder) -> None:
    assert builder.pack is not None
    item = desk.ask(agenda.list_items, desk.made.coming)[2]
    index = desk.page.place.agenda.model.index(2)
    assert builder.pack.pages_of_items()[item.id].startswith("Pages 1–")
    assert builder.pack.pages_of_items()[item.id] in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_change_of_the_agenda_lays_the_pack_out_anew_by_itself(desk: Desk, builder: PackBuilder) -> None:
    before = builder.pack
    items = desk.ask(agenda.list_items, desk.made.coming)
    desk.workplace.operations.run("Moved.", agenda.move_item, "Jean Kelly", items[2].id, 0)
    changed(desk, builder, before)
    assert builder.pack is not None
    assert builder.pack.items[0].number == "1"


def test_pages_that_may_be_wrong_are_not_shown_beside_the_items(desk: Desk, builder: PackBuilder) -> None:
    items = desk.ask(agenda.list_items, desk.made.coming)
    desk.workplace.operations.run("Moved.", agenda.move_item, "Jean Kelly", items[2].id, 0)
    desk.qtbot.waitUntil(lambda: builder.state is not PackState.READY, timeout=10_000)
    spoken = desk.page.place.agenda.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Pages" not in spoken
    assert not desk.page.place.pack.head.export_button.isEnabled()
    ready(desk, builder)


def test_laying_out_can_be_stopped_and_begun_again(qtbot: QtBot, desk: Desk) -> None:
    builder = desk.page.place.builder
    desk.workplace.tasks.started.connect(_cancel_layout)
    desk.page.place.stepper.choose(Step.PACK)
    qtbot.waitUntil(lambda: builder.state is PackState.STOPPED, timeout=60_000)
    desk.workplace.tasks.started.disconnect(_cancel_layout)
    button = desk.page.place.pack.head.again_button
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    ready(desk, builder)
    assert not button.isVisible()


def _cancel_layout(task: Task) -> None:
    task.cancel()


def test_print_and_export_open_their_panel_beside_the_pages_and_escape_puts_it_away(
    qtbot: QtBot, desk: Desk, step: PackStep
) -> None:
    for command in (desk.page.print_pack, desk.page.export_pack):
        command()
        panel = step.panes.panel
        assert isinstance(panel, GivingOutPanel)
        qtbot.keyClick(QApplication.focusWidget() or panel, Qt.Key.Key_Escape)
        assert step.panes.panel is None
        assert step.pages.hasFocus()
    desk.settle()


def test_a_pack_that_is_not_ready_is_said_to_be_instead_of_exported(desk: Desk) -> None:
    desk.page.export_pack()
    assert desk.said == ["The pack is not laid out yet. Try again when its pages are counted."]
    assert desk.page.place.pack.panes.panel is None
    desk.settle()


def test_a_meeting_without_an_agenda_says_so_instead_of_an_empty_pack(desk: Desk) -> None:
    desk.page.reveal(desk.made.planned)
    desk.settle()
    desk.page.place.stepper.choose(Step.PACK)
    desk.settle()
    assert desk.page.place.builder.state is PackState.NOT_LAID_OUT
    assert desk.page.place.pack._stack.currentIndex() == 1


def test_in_little_room_the_panes_stand_one_above_the_other(desk: Desk, step: PackStep) -> None:
    assert step.panes.is_wide
    desk.page.resize(760, 800)
    desk.settle()
    assert not step.panes.is_wide
    assert step.head.print_button.y() > step.head.edition.y() + step.head.edition.height() // 2
    desk.page.resize(1144, 800)
    desk.settle()
    assert step.panes.is_wide


@pytest.mark.parametrize("width", [760, 1144, 1700])
def test_the_name_of_an_edition_is_never_cut_off(
    desk: Desk, builder: PackBuilder, step: PackStep, width: int
) -> None:
    desk.page.resize(width, 800)
    builder.set_edition(Edition(Readers.CHAIR, Part.AGENDA, is_large_print=True))
    ready(desk, builder)
    chip = step.head.edition
    assert chip.width() >= chip.sizeHint().width()
    in_full = "Chair’s, agenda sheet, large print"
    assert chip.text() == (in_full if width == 1700 else "Chair’s, agenda, large")
    assert chip.accessibleName() == f"Edition: {in_full}"


def test_the_line_between_the_panes_is_remembered(desk: Desk, step: PackStep) -> None:
    step.panes.setSizes([500, 280])
    step.panes.splitterMoved.emit(500, 1)
    desk.qtbot.waitUntil(lambda: desk.workplace.settings.contains("panes/pack-beside"), timeout=5_000)
    kept = step.panes.sizes()
    step.print_pack()
    assert step.panes.sizes() != kept
    step.panes.close_panel()
    assert step.panes.sizes() == kept
    desk.settle()


def test_the_room_a_panel_took_is_given_back_and_its_own_line_is_remembered(
    desk: Desk, step: PackStep
) -> None:
    before = step.panes.sizes()
    for begin in (step.print_pack, step.export, step.further.compare, step.further.check_file):
        begin()
        assert step.panes.sizes()[1] > before[1]
        step.panes.close_panel()
        desk.settle()
        assert step.panes.sizes() == before
    step.further.check_file()
    step.panes.setSizes([480, 400])
    step.panes.splitterMoved.emit(480, 1)
    kept = step.panes.sizes()
    step.panes.close_panel()
    assert step.panes.sizes() == before
    step.print_pack()
    assert step.panes.sizes() == kept
    desk.settle()


def test_where_there_is_little_room_the_list_of_meetings_steps_aside_for_a_panel(
    desk: Desk, step: PackStep
) -> None:
    desk.page.resize(784, 800)
    desk.settle()
    listed = desk.page.list
    before = listed.width()
    step.print_pack()
    desk.settle()
    assert listed.isHidden()
    assert step.panes.is_wide
    desk.page.place.stepper.choose(Step.AGENDA)
    assert listed.isVisible(), "nobody prints on the agenda"
    desk.page.place.stepper.choose(Step.PACK)
    assert listed.isHidden()
    step.panes.close_panel()
    desk.settle()
    assert listed.isVisible()
    assert listed.width() == before
    step.publish()
    assert listed.isHidden()
    desk.page.toggle_list()
    step.publishing.close_panel()
    assert listed.isVisible(), "F11 brought it back before"
    desk.settle()


def test_with_room_enough_the_list_stays_and_comes_back_when_the_window_grows(
    desk: Desk, step: PackStep
) -> None:
    step.print_pack()
    assert desk.page.list.isVisible()
    desk.page.resize(784, 800)
    step.panes.close_panel()
    step.print_pack()
    assert desk.page.list.isHidden()
    desk.page.resize(1400, 800)
    assert desk.page.list.isVisible()
    desk.settle()


def test_another_meeting_puts_away_whatever_panel_is_open(desk: Desk, step: PackStep) -> None:
    page = desk.page
    for begin in (
        step.print_pack,
        step.export,
        step.further.compare,
        step.further.check_file,
        step.publish,
        step.head.edition.items_wanted.emit,
    ):
        begin()
        desk.settle()
        assert step.panes.is_worked_in or step.items_bar.isVisible()
        page.list.choose(desk.made.past)
        desk.settle()
        desk.qtbot.waitUntil(lambda: page.place.builder.state is PackState.READY, timeout=60_000)
        assert not step.panes.is_worked_in
        assert step.items_bar.isHidden()
        page.list.choose(desk.made.coming)
        page.place.stepper.choose(Step.PACK)
        ready(desk, page.place.builder)


def test_f1_opens_the_chapter_about_what_is_open_beside_the_pages(desk: Desk, step: PackStep) -> None:
    assert desk.page.chapter == "packs"
    for begin, chapter in (
        (step.print_pack, "printing"),
        (step.export, "printing"),
        (step.further.compare, "comparing-packs"),
        (step.further.check_file, "comparing-packs"),
        (step.publish, "publication"),
    ):
        begin()
        assert desk.page.chapter == chapter
    step.publishing.close_panel()
    step.head.edition.items_wanted.emit()
    assert desk.page.chapter == "editions"
    step.items_bar.close_bar()
    assert desk.page.chapter == "packs"
    desk.settle()
