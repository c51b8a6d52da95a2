"""The pack on the chair’s laptop: what the file holds is offered and works, and nothing of the officer’s."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from boardkeeper.editions import Readers
from tests.ui.reviews.conftest import Seat
from ui.meetings.pack.builder import PackState
from ui.meetings.pack.giving_out.panel import GivingOutPanel
from ui.meetings.pack.step import PackStep
from ui.meetings.stepper import Step

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pack(chair: Seat) -> PackStep:
    """The pack of the coming meeting, laid out and in front."""
    page = chair.go("meetings", chair.made.coming)
    page.place.stepper.choose(Step.PACK)
    ready(chair)
    step: PackStep = page.place.pack
    return step


def ready(chair: Seat) -> None:
    builder = chair.window.pages.current_page.place.builder
    chair.qtbot.waitUntil(lambda: builder.state is PackState.READY, timeout=60_000)
    chair.settle()


def offered(step: PackStep) -> list[Readers]:
    return [readers for readers, action in step.head.edition.readers.items() if action.isVisible()]


def test_where_nothing_exempt_was_sent_only_the_public_edition_is_offered(
    chair: Seat, pack: PackStep
) -> None:
    assert not chair.window.pages.current_page.workplace.holds_exempt
    assert offered(pack) == [Readers.PUBLIC]
    pack.print_pack()
    chair.settle()
    panel = pack.panes.panel
    assert isinstance(panel, GivingOutPanel)
    words = [panel.what.readers.itemText(row) for row in range(panel.what.readers.count())]
    assert words == ["Public"]


def test_where_exempt_matter_was_sent_every_edition_with_it_is_offered(chair: Seat, pack: PackStep) -> None:
    pack.head.edition.offer(has_exempt=True, has_chairs=True)
    assert offered(pack) == [Readers.PUBLIC, Readers.RESTRICTED, Readers.CHAIR]


def test_nothing_of_the_officers_stands_beside_the_pages(chair: Seat, pack: PackStep) -> None:
    assert not pack.head.publish_button.isVisible()
    assert not pack.head.more.isVisible()
    assert not pack.checks.isVisible()
    assert not pack.publishing.isVisible()
    assert pack.state_words.endswith("as they were sent.")
    for begin in (pack.print_pack, pack.export):
        begin()
        chair.settle()
        panel = pack.panes.panel
        assert isinstance(panel, GivingOutPanel)
        assert not panel.who.isVisible()
        assert not panel.who.by_list
    for gone in ("meetings.publish", "meetings.checks", "meetings.compare_packs", "meetings.check_pack_file"):
        assert gone not in {command.id for command, _ in chair.window.commands.usable()}


def test_what_is_offered_to_look_through_the_pack_works_with_its_keys(chair: Seat, pack: PackStep) -> None:
    chair.window.commands.perform("meetings.page_of_pack")
    assert pack.foot.page_box.field.hasFocus()
    chair.press(Qt.Key.Key_Escape)
    assert pack.pages.hasFocus()
    chair.press(Qt.Key.Key_F, CONTROL)
    assert pack.search.words.hasFocus()
    chair.press(Qt.Key.Key_Escape)
    chair.window.commands.perform("meetings.find_in_pack")
    assert pack.search.words.hasFocus()
    assert chair.window.pages.current_page.chapter == ""
    pack.print_pack()
    assert chair.window.pages.current_page.chapter == "printing"
    chair.settle()


def test_the_chair_prints_the_pack_and_writes_it_into_a_file(
    chair: Seat, pack: PackStep, tmp_path: Path
) -> None:
    builder = chair.window.pages.current_page.place.builder
    assert builder.pack is not None
    pages = len(builder.pack.sizes)
    pack.print_pack()
    chair.settle()
    panel = pack.panes.panel
    assert isinstance(panel, GivingOutPanel)
    assert panel.go_button.isEnabled()
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    panel.giver.print_on(printer, panel.wanted, chair.made.coming, "Pack")
    chair.qtbot.waitUntil(lambda: pack.panes.panel is None, timeout=60_000)
    with pikepdf.open(tmp_path / "printed.pdf") as printed:
        assert len(printed.pages) == pages
    pack.export()
    chair.settle()
    panel.giver.write_to(tmp_path / "Pack.pdf", replace(panel.wanted), chair.made.coming)
    chair.qtbot.waitUntil(lambda: pack.panes.panel is None, timeout=60_000)
    with pikepdf.open(tmp_path / "Pack.pdf") as written:
        assert len(written.pages) == pages
    chair.settle()
