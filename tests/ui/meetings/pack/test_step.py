from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from boardkeeper import agenda
from boardkeeper.render.pages import PageReader
from tests.ui.real_board import Desk
from ui.meetings.pack.builder import PackBuilder, PackState
from ui.meetings.pack.printing import asked_pages
from ui.meetings.pack.step import PackStep
from ui.meetings.stepper import Step


@pytest.fixture
def builder(desk: Desk) -> PackBuilder:
    """Of the pack step being shown, the pack laid out."""
    builder: PackBuilder = desk.page.place.builder
    desk.page.place.stepper.choose(Step.PACK)
    desk.qtbot.waitUntil(lambda: builder.state is PackState.READY, timeout=60_000)
    desk.settle()
    return builder


@pytest.fixture
def step(desk: Desk, builder: PackBuilder) -> PackStep:
    step: PackStep = desk.page.place.pack
    return step


def ready_again(desk: Desk, builder: PackBuilder) -> None:
    desk.qtbot.waitUntil(lambda: builder.state is not PackState.READY, timeout=10_000)
    desk.qtbot.waitUntil(lambda: builder.state is PackState.READY, timeout=60_000)
    desk.settle()


def test_the_pack_is_laid_out_when_its_step_is_shown(
    desk: Desk, builder: PackBuilder, step: PackStep
) -> None:
    pack = builder.pack
    assert pack is not None
    assert step.state.text() == f"{len(pack.sizes)} pages, as the board stands now."
    assert desk.page.place.stepper.buttons[Step.PACK].words.text == f"{len(pack.sizes)} pages"
    assert step.export_button.isEnabled()


def test_only_the_pages_in_view_are_drawn(desk: Desk, step: PackStep) -> None:
    assert 0 in step.pages.drawn_pages
    assert len(step.pages.drawn_pages) < len(step.pages._tops)
    last = len(step.pages._tops) - 1
    step.pages.go_to(last)
    desk.qtbot.waitUntil(lambda: last in step.pages.drawn_pages, timeout=10_000)

    assert step.pages.page == last


def test_the_keyboard_turns_pages_and_zooms(qtbot: QtBot, desk: Desk, step: PackStep) -> None:
    pages = step.pages
    pages.setFocus()
    fitting = pages.scale
    qtbot.keyClick(pages, Qt.Key.Key_PageDown)
    assert pages.page == 1
    qtbot.keyClick(pages, Qt.Key.Key_Plus)
    assert pages.scale > fitting
    assert pages.page == 1
    qtbot.keyClick(pages, Qt.Key.Key_0)
    assert pages.scale == fitting
    assert step.zoom_words.text() == f"{round(fitting * 100)} %"
    desk.settle()


def test_what_is_missing_is_listed_and_leads_to_its_item(qtbot: QtBot, desk: Desk, step: PackStep) -> None:
    lines = {line.words.text: line for line in step.checks.lines}
    assert lines["5  Improvement Plan"].words.right == "no paper yet"
    assert lines["9  Placement sufficiency"].words.note == "expected from Nick Barr"
    qtbot.mouseClick(lines["5  Improvement Plan"], Qt.MouseButton.LeftButton)
    item = desk.ask(agenda.list_items, desk.made.coming)[4]

    assert [(place.page, place.thing_id) for place in desk.places] == [("meetings", item.id)]


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
    ready_again(desk, builder)

    assert builder.pack is not None
    assert builder.pack is not before
    assert builder.pack.built.items[0].number == "1"


def test_pages_that_may_be_wrong_are_not_shown_beside_the_items(desk: Desk, builder: PackBuilder) -> None:
    items = desk.ask(agenda.list_items, desk.made.coming)
    desk.workplace.operations.run("Moved.", agenda.move_item, "Jean Kelly", items[2].id, 0)
    desk.qtbot.waitUntil(lambda: builder.state is PackState.STALE, timeout=10_000)
    spoken = desk.page.place.agenda.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Pages" not in spoken
    assert not desk.page.place.pack.export_button.isEnabled()
    ready_again_or_is(desk, builder)


def ready_again_or_is(desk: Desk, builder: PackBuilder) -> None:
    desk.qtbot.waitUntil(lambda: builder.state is PackState.READY, timeout=60_000)
    desk.settle()


def test_laying_out_can_be_stopped_and_begun_again(qtbot: QtBot, desk: Desk) -> None:
    builder = desk.page.place.builder
    desk.workplace.tasks.started.connect(cancel_layout)
    desk.page.place.stepper.choose(Step.PACK)
    qtbot.waitUntil(lambda: builder.state is PackState.STOPPED, timeout=60_000)
    desk.workplace.tasks.started.disconnect(cancel_layout)
    button = desk.page.place.pack.again_button
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: builder.state is PackState.READY, timeout=60_000)
    desk.settle()

    assert not button.isVisible()


def cancel_layout(task: object) -> None:
    task.cancel()  # type: ignore[attr-defined]


def test_the_restricted_edition_is_another_pack(desk: Desk, builder: PackBuilder, step: PackStep) -> None:
    step.restricted.setChecked(True)
    ready_again_or_changes(desk, builder)

    assert builder.pack is not None
    assert builder.pack.papers.is_restricted


def ready_again_or_changes(desk: Desk, builder: PackBuilder) -> None:
    desk.qtbot.waitUntil(
        lambda: (
            builder.state is PackState.READY
            and builder.pack is not None
            and builder.pack.papers.is_restricted
        ),
        timeout=60_000,
    )
    desk.settle()


def test_the_pack_is_exported_where_the_user_says(
    desk: Desk, builder: PackBuilder, step: PackStep, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def choose(_parent: object, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        offered.append(start)
        return str(tmp_path / "The pack"), "PDF (*.pdf)"

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    step.export()
    desk.settle()

    assert builder.pack is not None
    assert (tmp_path / "The pack.pdf").read_bytes() == builder.pack.built.pdf
    assert offered[0].endswith(f"Pack {desk.page.place.reading.meeting.held_on}.pdf")
    assert desk.said[-1].startswith("“The pack.pdf” written to")


def test_the_pack_is_printed_page_by_page(
    qtbot: QtBot, desk: Desk, builder: PackBuilder, step: PackStep, tmp_path: Path
) -> None:
    printer = QPrinter()
    printer.setResolution(72)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    step.print_on(printer)
    qtbot.waitUntil(lambda: bool(desk.said), timeout=30_000)
    desk.settle()

    assert builder.pack is not None
    assert desk.said == [f"{len(builder.pack.sizes)} pages sent to the printer."]
    with PageReader((tmp_path / "printed.pdf").read_bytes()) as printed:
        assert len(printed) == len(builder.pack.sizes)
        shapes = [printed.size(index)[0] > printed.size(index)[1] for index in range(len(printed))]
        assert shapes == [size.width > size.height for size in builder.pack.sizes]
        picture = printed.picture(0, 36)
        assert min(picture.rgb) < 128, "the page is blank"


def test_a_pack_that_is_not_ready_is_said_to_be_instead_of_exported(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_asked: object) -> tuple[str, str]:
        raise AssertionError("asked for a place before there is a pack")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", refuse)
    desk.page.export_pack()

    assert desk.said == ["The pack is not laid out yet. Try again when its pages are counted."]
    desk.settle()


def test_the_print_dialog_is_shown_beside_the_window_and_prints_when_accepted(
    qtbot: QtBot, desk: Desk, step: PackStep, tmp_path: Path
) -> None:
    step.print_pack()
    dialog = next(each for each in step.findChildren(QPrintDialog) if each.isVisible())
    printer = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(72)
    printer.setFromTo(1, 2)
    dialog.done(QDialog.DialogCode.Accepted)
    qtbot.waitUntil(lambda: bool(desk.said), timeout=30_000)
    desk.settle()

    assert desk.said == ["2 pages sent to the printer."]


def test_the_print_dialog_s_range_is_kept_to() -> None:
    printer = QPrinter()
    assert asked_pages(printer, 10) == range(10)
    printer.setFromTo(3, 5)
    assert asked_pages(printer, 10) == range(2, 5)
    printer.setFromTo(9, 99)
    assert asked_pages(printer, 10) == range(8, 10)


def test_a_meeting_without_an_agenda_says_so_instead_of_an_empty_pack(qtbot: QtBot, desk: Desk) -> None:
    desk.page.reveal(desk.made.planned)
    desk.settle()
    desk.page.place.stepper.choose(Step.PACK)
    desk.settle()

    assert desk.page.place.builder.state is PackState.NOT_LAID_OUT
    assert desk.page.place.pack._stack.currentIndex() == 1
