"""The pack as it is laid out, looked at and kept up to date."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardkeeper import agenda
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
    assert step.head.state.y() > step.head.edition.y() + step.head.edition.height() // 2
    desk.page.resize(1144, 800)
    desk.settle()
    assert step.panes.is_wide


def test_the_line_between_the_panes_is_remembered(desk: Desk, step: PackStep) -> None:
    step.panes.setSizes([420, 360])
    step.panes.splitterMoved.emit(420, 1)
    desk.qtbot.waitUntil(lambda: desk.workplace.settings.contains("panes/pack-beside"), timeout=5_000)
    kept = step.panes.sizes()
    step.panes.make_room()
    step.panes.share_out()
    assert step.panes.sizes() == kept
