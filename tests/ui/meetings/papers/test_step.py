from __future__ import annotations

from email import message_from_bytes
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.meetings.papers.step_parts import (
    FOLLOWING,
    begin,
    kept,
    section,
    state,
)
from tests.ui.real_board import Desk
from ui.meetings.pack.builder import PackState
from ui.meetings.papers.dropping import dropped_files
from ui.meetings.papers.step import PapersStep
from ui.meetings.stepper import Step


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    """A PDF of two pages."""
    path = tmp_path / "Family_hubs proposal.pdf"
    with pikepdf.new() as made:
        made.add_blank_page()
        made.add_blank_page()
        made.save(path)
    return path


def test_every_item_says_how_its_paper_stands(step: PapersStep) -> None:
    assert state(step, "Apologies") == "Needs no paper"
    assert state(step, "Minutes") == "Made from this board: minutes of the last meeting"
    assert state(step, FOLLOWING).startswith("To follow, owed by Nick Barr")
    assert "Heading" not in [line.title for line in step.list.lines.lines]


def test_a_pdf_dropped_on_an_item_is_its_paper_and_the_next_one_an_appendix(
    desk: Desk, step: PapersStep, pdf: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(pdf))])
    place = step.list.visualRect(step.list.currentIndex()).center()
    for _again in range(2):
        event = QDropEvent(
            QPointF(place),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        step.list.dropEvent(event)
        desk.settle()

    report = kept(desk, step)
    assert report.attached_name == "Family_hubs proposal.pdf"
    assert [each.title for each in report.appendices] == ["Family hubs proposal"]
    assert desk.said[-2:] == [
        "“Family_hubs proposal.pdf” attached.",
        "“Family_hubs proposal.pdf” added as an appendix.",
    ]
    assert state(step, FOLLOWING) == "Attached PDF, 2 pages"
    desk.undo()
    desk.undo()
    assert kept(desk, step) is None


def test_what_cannot_be_a_paper_is_refused_by_name_beside_the_ones_that_can(
    desk: Desk, step: PapersStep, pdf: Path, tmp_path: Path
) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("To do.")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (pdf, notes)])
    event = QDropEvent(
        QPointF(step.list.visualRect(step.list.currentIndex()).center()),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    step.list.dropEvent(event)
    desk.settle()
    assert kept(desk, step).attached_name == "Family_hubs proposal.pdf"
    assert [each.sentence for each in desk.complaints] == [
        "“notes.txt” is plain text, not a document that can be attached."
    ]
    data.setUrls([QUrl.fromLocalFile(str(notes))])
    assert dropped_files(data) == [], (
        "nothing of it looks like a paper: the mouse says so before it is let go"
    )


def test_a_file_that_is_no_pdf_is_refused_with_what_to_do(
    desk: Desk, step: PapersStep, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = tmp_path / "letter.pdf"
    wrong.write_text("This is not a PDF at all.")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(wrong)], ""))
    desk.page.attach_file()
    desk.settle()

    assert len(desk.complaints) == 1
    assert "letter.pdf" in desk.complaints[0].sentence
    assert kept(desk, step) is None


def test_a_reminder_is_copied(desk: Desk, step: PapersStep) -> None:
    desk.page.copy_reminder()
    desk.settle()

    assert "Dear Nick Barr" in QApplication.clipboard().text()
    assert FOLLOWING in QApplication.clipboard().text()
    assert desk.said == ["Reminder copied: Nick Barr."]


def test_reminders_for_all_are_written_as_e_mails(
    desk: Desk, step: PapersStep, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    owing = [row for row in step.reading.rows if row.owed is not None] if step.reading else []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "one.eml"), ""))
    for action in step.all_button.menu().actions()[1:]:
        action.trigger()
    desk.settle()

    letters = [message_from_bytes(path.read_bytes()) for path in tmp_path.glob("*.eml")]
    assert len(letters) == len(owing)
    assert any(FOLLOWING in str(letter["Subject"]) for letter in letters)


def test_a_paragraph_of_a_report_is_gone_to_by_its_id(qtbot: QtBot, desk: Desk, step: PapersStep) -> None:
    begin(desk, step)
    box = section(step, 1)
    box.surface.setFocus()
    qtbot.keyClicks(box.surface, "One.")
    qtbot.keyClick(box.surface, Qt.Key.Key_Return)
    qtbot.keyClicks(box.surface, "Two.")
    box.keep()
    desk.settle()
    paragraph = kept(desk, step).sections[1].paragraphs[1]
    desk.page.place.stepper.choose(Step.AGENDA)
    step.list.choose(step.list.lines.lines[0].item_id)
    desk.page.reveal(paragraph.id)
    desk.settle()

    assert desk.page.place.stepper.current is Step.PAPERS
    box = section(step, 1)
    assert box.surface.hasFocus()
    assert box.surface.textCursor().block().text() == "Two."


def test_an_agenda_without_items_leads_to_the_agenda(desk: Desk) -> None:
    desk.page.reveal(desk.made.planned)
    desk.settle()
    desk.page.place.stepper.choose(Step.PAPERS)
    desk.settle()
    desk.page.place.papers.agenda_wanted.emit()

    assert desk.page.place.stepper.current is Step.AGENDA


def test_a_paper_the_board_holds_nothing_for_is_said_to_lack_it(desk: Desk, step: PapersStep) -> None:
    desk.page.place.stepper.choose(Step.PACK)
    desk.settle()

    assert state(step, "Improvement Plan") == "No improvement plan on this board yet"
    assert state(step, "Minutes") == "Made from this board: minutes of the last meeting"


def test_the_pack_waits_longer_while_papers_are_written(desk: Desk, step: PapersStep) -> None:
    desk.page.place.stepper.choose(Step.PACK)
    desk.settle()
    builder = desk.page.place.builder
    before = builder.pack
    assert before is not None
    desk.page.place.stepper.choose(Step.PAPERS)
    builder.take_note()
    assert builder.state is PackState.STALE, "nobody looks: a pause in writing is waited for"
    desk.page.place.stepper.choose(Step.PACK)
    desk.qtbot.waitUntil(lambda: builder.pack is not before, timeout=20_000)
    desk.settle()
    builder.take_note()
    assert builder.state is PackState.WORKING, "somebody looks: at once"
    desk.settle()
