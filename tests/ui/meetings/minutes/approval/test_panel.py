from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from boardkeeper import approvals, minutes
from boardkeeper.meetings import MeetingState
from boardkeeper.minutes import ParagraphKind, WrittenMinute
from tests.ui.meetings.minutes.approval.conftest import FOUR, TWO, WHO

SEPTEMBER = date(2019, 9, 11)


def test_the_bar_says_where_the_minutes_stand_and_leads_to_the_next_step(office):
    assert office.bar.words.text() == (
        "Circulated Mon 15 Jul 2019 as 1–2 · comments were due Wed 24 Jul 2019"
    )
    assert office.bar.next.text() == "Approve…"
    office.desk.page.go_on_with_minutes()
    office.desk.settle()
    assert office.step.side.current is office.panel
    assert office.panel.approve.isVisible()
    assert office.panel.approve.later.hasFocus()
    assert office.panel.approve.later.currentText() == "Wed 11 Sep 2019"


def test_minutes_are_approved_as_they_are_and_undo_takes_it_back(office):
    office.go_on()
    office.panel.approve.button.click()
    office.desk.settle()
    assert office.stands.state is MeetingState.APPROVED
    assert office.desk.said[-1] == "The minutes are approved; the later minutes say so."
    assert office.bar.words.text() == "Approved on 11 September 2019 as 1–2"
    assert not office.step.surface.is_writable
    office.desk.undo()
    assert office.stands.state is MeetingState.CIRCULATED
    assert office.bar.next.text() == "Approve…"


def test_a_paragraph_is_chosen_in_the_text_and_amended_beside_it(office):
    office.go_on()
    form = office.panel.approve
    form.as_amended.click()
    assert not form.button.isEnabled()
    office.choose("parents should")
    assert (form.editor.place.text(), form.editor.before.text()) == ("Minute 1(b)", TWO)
    form.editor.text.setPlainText(FOUR)
    assert not form.editor.button.isEnabled()
    QTest.keyClicks(form.editor.reason, "Four weeks were agreed.")
    QTest.keyClick(form.editor.reason, Qt.Key.Key_Return)
    assert form.button.text() == "Approve with 1 amendment"
    assert form.button.hasFocus()
    form.button.click()
    office.desk.settle()
    assert office.stands.state is MeetingState.APPROVED_AS_AMENDED
    assert [line.words.text() for line in office.panel.slips.lines] == [
        "For “two” read “four”.\nFour weeks were agreed.\nRecorded in the minutes of 11 September 2019."
    ]
    told = next(each for each in office.read(office.desk.made.coming).minutes if each.title == "Minutes")
    assert [each.kind for each in told.paragraphs] == [ParagraphKind.RESOLUTION, ParagraphKind.POINT]


def test_an_amendment_that_was_taken_can_be_taken_out_and_one_being_typed_stays(office):
    office.go_on()
    form = office.panel.approve
    form.as_amended.click()
    office.choose("parents should")
    form.editor.text.setPlainText(FOUR)
    office.choose("the contract")
    assert form.editor.place.text() == "Minute 1(b)"
    form.editor.reason.setText("Four weeks were agreed.")
    form.editor.button.click()
    line = form.list.layout().itemAt(0).widget()
    assert line.words.text() == "For “two” read “four” (Four weeks were agreed)."
    line.remove.click()
    assert not form.button.isEnabled()
    assert form.button.text() == "Approve with 0 amendments"


def test_whoever_presided_is_proposed_for_the_signature(office):
    office.go_on()
    office.panel.approve.button.click()
    office.desk.settle()
    office.go_on()
    assert (office.panel.sign.name.text(), office.panel.sign.on.day) == ("Councillor Mrs Johnson", SEPTEMBER)
    QTest.keyClick(office.panel.sign.name, Qt.Key.Key_Return)
    office.desk.settle()
    assert office.stands.signed_by == "Councillor Mrs Johnson"
    assert not office.bar.next.isVisible()
    assert office.bar.words.text().endswith("signed by Councillor Mrs Johnson, Wed 11 Sep 2019")


def test_approved_minutes_are_corrected_at_a_later_meeting(office):
    office.go_on()
    office.panel.approve.button.click()
    office.desk.settle()
    office.bar.details.click()
    office.panel.choices["Correct"].click()
    form = office.panel.correct
    assert form.later.currentText() == "Wed 13 Nov 2019"
    office.choose("the contract")
    form.editor.text.setPlainText("the contract was due to end in September 2019;")
    form.editor.reason.setText("Wrong month.")
    form.editor.button.click()
    office.desk.settle()
    (slip,) = office.stands.slips
    assert (slip.place, slip.change, slip.is_approval) == (
        "Minute 1(a)",
        "for “August” read “September”",
        False,
    )
    assert not form.editor.is_begun
    assert any("September" in each.text for each in office.step.surface.pieces())


def choose_about(editor, beginning):
    """Choose in the list of lines as somebody at the keyboard does."""
    names = [editor.about.itemText(at) for at in range(editor.about.count())]
    editor.about.setCurrentIndex(next(at for at, name in enumerate(names) if name.startswith(beginning)))
    editor.about.activated.emit(editor.about.currentIndex())


def test_a_line_of_the_header_and_a_title_are_amended_with_the_approval(office):
    office.go_on()
    form = office.panel.approve
    form.as_amended.click()
    choose_about(form.editor, "Header: Apologies")
    assert (form.editor.place.text(), form.editor.said.toPlainText()) == ("Apologies", "")
    form.editor.text.setPlainText("Councillor Murphy")
    office.choose("the contract")
    assert form.editor.place.text() == "Apologies"
    QTest.keyClicks(form.editor.reason, "He had written.")
    QTest.keyClick(form.editor.reason, Qt.Key.Key_Return)
    choose_about(form.editor, "Title of Minute 2: Work Programme")
    assert (form.editor.before.text(), form.editor.said.isVisible()) == ("Work Programme", False)
    form.editor.text.setPlainText("Work Programme 2019/20")
    form.editor.reason.setText("The year was left out.")
    form.editor.button.click()
    assert form.button.text() == "Approve with 2 amendments"
    offered = [form.editor.about.itemText(at) for at in range(form.editor.about.count())]
    assert not any(name.startswith(("Header: Apologies", "Title of Minute 2")) for name in offered)
    form.list.layout().itemAt(0).widget().remove.click()
    form.button.click()
    office.desk.settle()
    (slip,) = office.stands.slips
    assert (slip.place, slip.text_after) == ("Title of Minute 2", "Work Programme 2019/20")
    assert any(each.text == "Work Programme 2019/20" for each in office.step.surface.pieces())
    office.panel.slips.lines[0].place.click()
    office.desk.settle()
    assert office.step.surface.piece().text == "Work Programme 2019/20"


def test_what_the_header_said_is_proposed_and_may_be_changed_in_a_correction(office):
    office.go_on()
    office.panel.approve.button.click()
    office.desk.settle()
    office.bar.details.click()
    office.panel.choices["Correct"].click()
    editor = office.panel.correct.editor
    choose_about(editor, "Header: Attendance")
    assert editor.said.toPlainText() == "Nobody is recorded"
    editor.said.setPlainText("Councillor Mrs Johnson")
    editor.text.setPlainText("Councillors Mrs Johnson and Murphy")
    editor.reason.setText("He was there.")
    editor.button.click()
    office.desk.settle()
    (slip,) = office.stands.slips
    assert (slip.place, slip.text_before) == ("Attendance", "Councillor Mrs Johnson")
    assert not editor.is_begun
    choose_about(editor, "Header: Attendance")
    assert editor.said.toPlainText() == "Councillors Mrs Johnson and Murphy"
    assert not office.panel.slips.lines[0].place.isEnabled()


def test_comments_are_recorded_on_the_paragraph_at_the_caret_and_settled(office):
    office.bar.details.click()
    office.choose("parents should")
    box = office.panel.comments
    assert box.about.text() == "About Minute 1(b)"
    QTest.keyClicks(box.who, "Councillor McDonald")
    box.text.setPlainText("It was four weeks.")
    box.button.click()
    office.desk.settle()
    (row,) = box.rows
    assert (row.place.text(), row.words.text().partition(": ")[2]) == ("Minute 1(b)", "It was four weeks.")
    assert "1 comment open" in office.bar.words.text()
    assert office.panel.approve.warning.text() == "1 comment is not answered yet."
    assert box.text.toPlainText() == ""
    QTest.keyClicks(row.answer, "To be amended.")
    QTest.keyClick(row.answer, Qt.Key.Key_Return)
    office.desk.settle()
    assert office.stands.comments[0].answer == "To be amended."
    assert "all comments settled" in office.bar.words.text()
    box.rows[0].reopen.click()
    office.desk.settle()
    box.rows[0].remove.click()
    office.desk.settle()
    assert (office.stands.comments, box.rows) == ((), [])


def test_a_minute_added_meanwhile_gets_its_number_when_the_draft_goes_out_again(office):
    made = office.desk.made
    office.desk.workplace.operations.run(
        "Added.",
        minutes.write_minute,
        WHO,
        made.past,
        WrittenMinute("Forgotten", [(ParagraphKind.TEXT, "It was.")]),
    )
    office.desk.settle()
    assert "3 to come when circulated again" in office.bar.words.text()
    office.bar.details.click()
    office.panel.choices["Circulate"].click()
    form = office.panel.circulate
    assert not form.first.isVisible()
    QTest.keyClick(form.on, Qt.Key.Key_Return)
    office.desk.settle()
    assert office.stands.numbers == "1–3"
    assert office.desk.said[-1].startswith("Circulated again; the minute without a number is 3 now.")


def test_the_letter_is_copied_and_saved_with_the_draft(office, tmp_path, monkeypatch):
    office.bar.details.click()
    office.panel.choices["Circulate"].click()
    office.panel.circulate.copy_button.click()
    office.desk.settle()
    assert "To: Councillor Mrs Johnson <j@plymouth.gov.uk>" in QApplication.clipboard().text()
    out = tmp_path / "letter"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    office.panel.circulate.save_button.click()
    office.desk.settle()
    content = out.with_suffix(".eml").read_bytes()
    assert b"Draft minutes 2019-07-10.pdf" in content


def test_what_is_refused_stays_in_the_form(office):
    office.bar.details.click()
    office.panel.choices["Circulate"].click()
    form = office.panel.circulate
    form.on.show_date(date(2019, 7, 1))
    form.due.clear()
    form.button.click()
    office.desk.settle()
    assert office.stands.circulated_on == date(2019, 7, 15)
    assert form.on.day == date(2019, 7, 1)


def test_faults_in_the_numbers_are_said_on_the_bar(office):
    pieces = minutes.pieces_of(office.read(office.desk.made.past))
    office.desk.ask(minutes.write_pieces, WHO, office.desk.made.past, pieces[4:])
    office.desk.settle()
    assert office.bar.faults.text() == "⚠ 1 fault in the numbers"
    assert office.bar.faults.toolTip() == (
        "Number 1 is missing: it was given to “Elective Home Education”, which was taken out."
    )
    assert office.panel.faults.text() == office.bar.faults.toolTip()


def test_a_place_leads_to_its_paragraph(office):
    paragraph = office.read(office.desk.made.past).minutes[0].paragraphs[2]
    office.desk.ask(
        approvals.approve_minutes,
        WHO,
        office.desk.made.past,
        office.desk.made.coming,
        (approvals.Amendment(paragraph.id, FOUR, "Four weeks."),),
    )
    office.desk.settle()
    office.bar.details.click()
    office.panel.slips.lines[0].place.click()
    office.desk.settle()
    assert office.step.surface.piece().id == paragraph.id
