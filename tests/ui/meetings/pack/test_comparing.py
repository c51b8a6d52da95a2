"""Two packs held against each other beside the pages, and a finished one checked there."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from boardkeeper import agenda
from boardkeeper.editions import lock
from tests.boardkeeper.attachments.made_pdfs import pdf_of
from tests.ui.meetings.pack.conftest import changed
from tests.ui.real_board import Desk
from ui.meetings.pack.builder import PackBuilder
from ui.meetings.pack.comparing.checking import CheckingPanel
from ui.meetings.pack.comparing.panel import ComparingPanel
from ui.meetings.pack.step import PackStep


@pytest.fixture
def before(builder: PackBuilder, tmp_path: Path) -> Path:
    """The pack as it was when the step was opened, as a file."""
    assert builder.pack is not None
    path = tmp_path / "before.pdf"
    path.write_bytes(builder.pack.assembled().pdf)
    return path


@pytest.fixture
def panel(desk: Desk, step: PackStep, builder: PackBuilder) -> ComparingPanel:
    panel = ComparingPanel(desk.workplace, builder, step)
    step.panes.show_panel(panel)
    panel.begin()
    desk.settle()
    return panel


@pytest.fixture
def checking(desk: Desk, step: PackStep, builder: PackBuilder) -> CheckingPanel:
    panel = CheckingPanel(desk.workplace, builder, step)
    step.panes.show_panel(panel)
    panel.begin()
    return panel


def compared(desk: Desk, panel: ComparingPanel) -> None:
    desk.qtbot.waitUntil(lambda: panel.summary.text() != "Comparing …", timeout=60_000)
    desk.settle()


def test_before_anything_was_published_somebody_has_to_choose(panel: ComparingPanel) -> None:
    assert panel.summary.text() == "Choose the earlier pack, published or from a file."
    assert panel.later.currentText() == "The pack as it is shown"
    assert not panel.save_button.isEnabled()


def test_the_pack_that_is_shown_is_compared_anew_when_it_changes(
    desk: Desk, builder: PackBuilder, panel: ComparingPanel, before: Path
) -> None:
    panel.compare_files(before, None)
    compared(desk, panel)
    assert panel.summary.text().startswith("No paper has changed.")

    shown = builder.pack
    item = desk.ask(agenda.list_items, desk.made.coming)[0]
    desk.workplace.operations.run(
        "Written.", agenda.update_item, "Jean Kelly", item.id, purpose="Whoever stays away is named."
    )
    changed(desk, builder, shown)
    desk.qtbot.waitUntil(lambda: "agenda sheet says something else" in panel.summary.text(), timeout=60_000)
    assert "Whoever stays away is named." in panel.text.toPlainText()
    assert panel.text.stops == 1


def test_what_changed_is_saved_as_a_paper(
    desk: Desk, panel: ComparingPanel, before: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.pdf"
    other.write_bytes(pdf_of("Another letter"))
    panel.compare_files(before, other)
    compared(desk, panel)
    chosen = (str(tmp_path / "What changed"), "PDF (*.pdf)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: chosen)
    panel.save_button.click()
    desk.settle()
    assert (tmp_path / "What changed.pdf").read_bytes().startswith(b"%PDF-")
    assert desk.said[-1].startswith("“What changed.pdf” written to")


def test_a_file_that_cannot_be_read_is_said_in_the_panel_and_the_next_one_is_compared(
    desk: Desk, panel: ComparingPanel, before: Path, tmp_path: Path
) -> None:
    page = tmp_path / "page.pdf"
    page.write_bytes(b"<html>Sign in</html>")
    panel.compare_files(page, None)
    compared(desk, panel)
    assert panel.summary.text().startswith("“page.pdf” is a web page, not a PDF.")
    panel.compare_files(before, None)
    compared(desk, panel)
    assert panel.summary.text().startswith("No paper has changed.")


def test_a_locked_file_asks_for_its_password(
    desk: Desk, panel: ComparingPanel, before: Path, tmp_path: Path
) -> None:
    locked = tmp_path / "locked.pdf"
    locked.write_bytes(lock(before.read_bytes(), "a long password"))
    panel.compare_files(locked, None)
    compared(desk, panel)
    assert panel.password.isVisibleTo(panel)
    panel.password.setText("a long password")
    desk.qtbot.keyClick(panel.password, Qt.Key.Key_Return)
    compared(desk, panel)
    assert panel.summary.text().startswith("No paper has changed.")
    assert not panel.password.isVisibleTo(panel)


def test_escape_closes_the_panel(desk: Desk, step: PackStep, panel: ComparingPanel) -> None:
    with desk.qtbot.waitSignal(panel.closed):
        desk.qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert step.panes.panel is None


def test_the_menu_opens_both_panels(desk: Desk, step: PackStep) -> None:
    step.head.compare.trigger()
    desk.settle()
    assert isinstance(step.panes.panel, ComparingPanel)
    step.head.check.trigger()
    assert isinstance(step.panes.panel, CheckingPanel)


def test_a_right_pack_is_said_to_be_right_check_by_check(
    desk: Desk, checking: CheckingPanel, before: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(before), "PDF (*.pdf)"))
    checking.choose_button.click()
    desk.qtbot.waitUntil(lambda: checking.verified is not None, timeout=60_000)
    assert checking.said.text() == "“before.pdf” is right."
    told = checking.text.toPlainText()
    assert "✓ Page ranges" in told
    assert "Nothing that the board marks as exempt is in it" in told
    assert "It is none of the files that were published for this meeting." in told


def test_a_pack_of_another_program_is_said_to_be_one(
    desk: Desk, checking: CheckingPanel, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(pdf_of("The letter of May"))
    checking.check_file(letter)
    desk.settle()
    assert checking.said.text().startswith("“letter.pdf” was not made by Boardkeeper")
    assert checking.verified is None
    assert not desk.complaints


def test_a_fault_leads_to_its_page(desk: Desk, checking: CheckingPanel, before: Path) -> None:
    with pikepdf.open(before, allow_overwriting_input=True) as pdf:
        pdf.pages[2].obj.Contents = pdf.pages[2].obj.Contents[0]
        pdf.save(before)
    checking.check_file(before)
    desk.qtbot.waitUntil(lambda: checking.verified is not None, timeout=60_000)
    desk.settle()
    assert checking.text.toPlainText().startswith("✗ ")
    with desk.qtbot.waitSignal(checking.page_wanted) as wanted:
        checking.text.go_to_next()
        desk.qtbot.keyClick(checking.text, Qt.Key.Key_Return)
    assert wanted.args == ["1"]
