"""Letters to officers: read, edited, saved and recorded from the page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from boardkeeper import actions, chasing
from boardkeeper.clock import current_day
from boardkeeper.logs.threads import ProgressView
from db.tables.follow_up import EntryKind
from tests.ui.real_board import WHO, Desk
from ui.chasing.page import ChasingPage
from ui.page import Page, Place


@pytest.fixture
def desk(show_page: Callable[[type[Page]], Desk]) -> Desk:
    return show_page(ChasingPage)


def officers(desk: Desk) -> list[str]:
    table = desk.page.panel.table
    return [table.row(place).officer for place in range(table.total)]


def choose(desk: Desk, name: str) -> None:
    table = desk.page.panel.table
    place = next(place for place in range(table.total) if table.row(place).officer == name)
    desk.page.reveal(table.row(place).id)
    desk.settle()
    assert desk.page.row.officer == name


def threads(desk: Desk) -> list[ProgressView]:
    rows = desk.ask(actions.list_actions, desk.made.board.id, current_day()).rows
    return [entry for row in rows for entry in desk.ask(actions.action_history, row.id)]


def type_words(desk: Desk, words: str) -> None:
    box = desk.page.box.words
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, words)


def test_officers_with_a_letter_stand_first_and_the_header_counts(desk: Desk) -> None:
    assert officers(desk) == ["Jean Kelly", "Nick Barr"]
    header = desk.page.header
    assert "2 letters today" in header.findChildren(type(header._subtitle))[1].text()
    assert desk.page.row.officer == "Jean Kelly"
    assert desk.page.box.subject.text() == "Reminder: 1 matter for the Improvement Board"
    assert desk.page.box.words.toPlainText().startswith("Dear Jean Kelly,")


def test_chips_and_words_narrow_the_officers(desk: Desk) -> None:
    desk.page.panel.bar.chips["No address"].click()
    desk.settle()
    assert officers(desk) == ["Nick Barr"]
    desk.page.panel.bar.chips["No address"].click()
    desk.page.panel.bar.field.setText("placement")
    desk.qtbot.waitUntil(lambda: officers(desk) == ["Jean Kelly"])


def test_a_letter_is_recorded_with_a_key_and_undone(desk: Desk) -> None:
    choose(desk, "Nick Barr")
    QTest.keyClick(desk.page.box.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert desk.said == ["Letter to Nick Barr recorded in 2 threads."]
    assert [entry.kind for entry in threads(desk)] == [EntryKind.REMINDER] * 2
    assert desk.page.letter is None
    assert "No letter is due today" in desk.page.box.none.text()
    assert not desk.page.foot.record.isEnabled()
    desk.undo()
    assert threads(desk) == []
    assert desk.page.foot.record.isEnabled()


def test_an_edited_letter_waits_while_another_officer_is_looked_at(desk: Desk) -> None:
    choose(desk, "Nick Barr")
    type_words(desk, "Nick, any news?")
    choose(desk, "Jean Kelly")
    assert "Nick" not in desk.page.box.words.toPlainText()
    choose(desk, "Nick Barr")
    assert desk.page.box.words.toPlainText() == "Nick, any news?"
    assert desk.page.letter.words == "Nick, any news?\n"
    desk.page.box.again.click()
    assert desk.page.box.words.toPlainText().startswith("Dear Nick Barr,")
    assert not desk.page.box.again.isVisible()


def test_an_edited_letter_is_what_is_copied(desk: Desk) -> None:
    type_words(desk, "Any news?")
    desk.page.box.subject.setText("")
    QTest.keyClicks(desk.page.box.subject, "Placements")
    desk.page.foot.copy.click()
    desk.settle()
    assert QApplication.clipboard().text() == (
        "To: Jean Kelly <jean.kelly@sandbourne.example>\nSubject: Placements\n\nAny news?\n"
    )
    assert desk.said == ["Letter to Jean Kelly copied. Record it once it is sent."]
    assert threads(desk) == []


def test_a_letter_is_saved_as_a_file_for_a_mail_program(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(_parent: object, _title: str, start: str, _filter: str) -> tuple[str, str]:
        asked.append(Path(start).name)
        return str(tmp_path / "letter"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    desk.page.foot.save.click()
    desk.settle()
    assert asked == [f"Reminder – Jean Kelly – {current_day().isoformat()}.eml"]
    assert b"To: Jean Kelly <jean.kelly@sandbourne.example>" in (tmp_path / "letter.eml").read_bytes()
    assert desk.said[-1].endswith("Record it once sent.")


def test_all_letters_are_saved_and_recorded_as_one_step(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(desk, "Nick Barr")
    type_words(desk, "Nick, any news?")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    desk.page.save_all_button.click()
    desk.settle()
    assert len(list(tmp_path.glob("*.eml"))) == 2
    assert b"Nick, any news?" in next(tmp_path.glob("*Nick*.eml")).read_bytes()
    assert "1 letter has no address yet." in desk.said[-1]
    desk.page.record_all_button.click()
    desk.settle()
    assert desk.said[-1] == "2 letters recorded in 3 threads."
    assert desk.ask(chasing.chasing_today, desk.made.board.id, current_day()).letters == ()
    assert not desk.page.record_all_button.isEnabled()
    desk.undo()
    assert threads(desk) == []


def test_a_folder_that_cannot_be_written_to_is_said_and_nothing_is_lost(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "gone" / "letter.eml"), "")
    )
    refused: list[object] = []
    desk.workplace.tasks.refused.connect(refused.append)
    desk.page.foot.save.click()
    desk.settle()
    assert "was not written" in str(refused[0])
    assert desk.page.letter is not None


def test_a_matter_is_left_out_or_taken_in_by_its_tick(desk: Desk) -> None:
    choose(desk, "Nick Barr")
    first, other = desk.page.matters.rows[:2]
    other.tick.click()
    desk.settle()
    assert "Draft the business case" in desk.page.box.words.toPlainText()
    assert "Write to head teachers" not in desk.page.box.words.toPlainText()
    first.tick.click()
    desk.settle()
    assert desk.page.letter is None
    assert not desk.page.foot.copy.isEnabled()
    desk.page.matters.rows[1].tick.click()
    desk.settle()
    assert [matter.id for matter, _ in desk.page.letter.asked] == [other.row.matter.id]
    desk.page.foot.record.click()
    desk.settle()
    assert len(threads(desk)) == 1


def test_ticks_leave_words_that_were_edited_alone(desk: Desk) -> None:
    choose(desk, "Nick Barr")
    type_words(desk, "Nick, any news?")
    desk.page.matters.rows[1].tick.click()
    desk.settle()
    assert desk.page.box.words.toPlainText() == "Nick, any news?"
    assert len(desk.page.letter.asked) == 1
    assert "not words that were edited" in desk.page.box.note.text()


def test_a_matter_that_is_closed_meanwhile_leaves_an_edited_letter_standing(desk: Desk) -> None:
    choose(desk, "Nick Barr")
    type_words(desk, "Nick, any news?")
    matter = desk.page.matters.rows[1].row.matter
    from boardkeeper import follow_up

    desk.workplace.operations.run("Closed.", follow_up.close, WHO, [matter], current_day())
    desk.settle()
    assert desk.page.box.words.toPlainText() == "Nick, any news?"
    assert "has changed" in desk.page.box.note.text()
    assert len(desk.page.letter.asked) == 1


def test_an_address_that_is_not_known_is_typed_where_it_is_wanted(desk: Desk) -> None:
    choose(desk, "Nick Barr")
    assert "No e-mail address is known of Nick Barr" in desk.page.box.note.text()
    field = desk.page.address
    field.setFocus()
    QTest.keyClicks(field, "nick at sandbourne")
    QTest.keyClick(field, Qt.Key.Key_Return)
    desk.settle()
    assert "is not an e-mail address" in str(desk.complaints[-1])
    field.selectAll()
    QTest.keyClicks(field, "nick.barr@sandbourne.example")
    QTest.keyClick(field, Qt.Key.Key_Return)
    desk.settle()
    assert desk.said == ["Address of Nick Barr kept."]
    assert desk.page.row.officer == "Nick Barr"
    assert desk.page.letter.to == "nick.barr@sandbourne.example"
    assert "No e-mail" not in desk.page.box.note.text()


def test_words_that_were_edited_go_to_the_address_that_is_typed_after_them(desk: Desk) -> None:
    choose(desk, "Nick Barr")
    type_words(desk, "Nick, any news?")
    field = desk.page.address
    field.setFocus()
    QTest.keyClicks(field, "nick.barr@sandbourne.example")
    QTest.keyClick(field, Qt.Key.Key_Return)
    desk.settle()
    assert desk.page.row.officer == "Nick Barr"
    assert desk.page.box.words.toPlainText() == "Nick, any news?"
    assert desk.page.letter.words == "Nick, any news?\n"
    assert desk.page.letter.to == "nick.barr@sandbourne.example"


def test_a_matter_leads_to_its_log_and_back_to_whoever_is_to_do_it(desk: Desk) -> None:
    choose(desk, "Nick Barr")
    matter = desk.page.matters.rows[0].row.matter
    desk.page.open_matter()
    assert desk.places == [Place("actions", matter.id)]
    choose(desk, "Jean Kelly")
    desk.page.reveal(matter.id)
    desk.settle()
    assert desk.page.row.officer == "Nick Barr"


def test_the_sheets_are_saved(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    choose(desk, "Nick Barr")
    paper = tmp_path / "sheet"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(paper), ""))
    for action in desk.page.out.menu.actions():
        if action.text().startswith("Save"):
            action.trigger()
            desk.settle()
            assert paper.with_suffix(".pdf").read_bytes().startswith(b"%PDF")
            paper.with_suffix(".pdf").unlink()
    assert [said.rpartition(", ")[2] for said in desk.said] == ["1 page.", "2 pages.", "1 page."]


@pytest.mark.parametrize(("command", "pages"), [("print_officer", 1), ("print_all", 2), ("print_named", 1)])
def test_the_sheets_are_printed(
    desk: Desk, command: str, pages: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(desk, "Nick Barr")
    out = tmp_path / "printed.pdf"
    asked: list[int] = []

    def accept(dialog: QPrintDialog) -> None:
        asked.append(dialog.maxPage())
        dialog.printer().setOutputFileName(str(out))
        dialog.finished.emit(QDialog.DialogCode.Accepted.value)

    monkeypatch.setattr(QPrintDialog, "show", accept)
    getattr(desk.page, command)()
    desk.qtbot.waitUntil(lambda: bool(desk.said), timeout=20_000)
    assert (asked, desk.said) == ([pages], [f"{pages} page{'s' if pages > 1 else ''} sent to the printer."])
    assert out.read_bytes().startswith(b"%PDF")


def test_wording_and_days_are_one_command_away(desk: Desk) -> None:
    desk.page.open_wording()
    assert desk.places == [Place("board", "Chasing letters")]


def test_what_is_put_off_far_enough_leaves_the_page(desk: Desk) -> None:
    for row in desk.ask(actions.list_actions, desk.made.board.id, current_day()).rows:
        desk.workplace.operations.run(
            "Moved.", _move, row.id, (current_day() + timedelta(days=300)).isoformat()
        )
    desk.settle()
    assert officers(desk) == ["Jean Kelly"]


def _move(store: Any, action_id: str, due: str) -> None:
    from boardkeeper import follow_up
    from boardkeeper.follow_up import Log, Matter

    follow_up.change(store, WHO, [Matter(Log.ACTIONS, action_id)], current_day(), due=due)
