from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardkeeper import agenda, reports
from boardkeeper.agenda import ItemKind
from tests.ui.meetings.papers.step_parts import (
    FOLLOWING,
    begin,
    keep_typed,
    kept,
    section,
    state,
)
from tests.ui.real_board import Desk
from ui.meetings.papers.step import PapersStep


def test_a_report_is_written_from_the_list_by_keyboard_alone(
    qtbot: QtBot, desk: Desk, step: PapersStep
) -> None:
    step.list.setFocus()
    qtbot.keyClick(step.list, Qt.Key.Key_F2)
    assert step.no_paper.write_button.hasFocus()
    qtbot.keyClick(step.no_paper.write_button, Qt.Key.Key_Space)
    desk.settle()
    lines = step.form.front_sheet.lines
    assert lines["title"].hasFocus()
    qtbot.keyClick(lines["title"], Qt.Key.Key_Tab)
    for words in (
        "Councillor Jemima Laing (Cabinet Member for Children and Young People)",
        "Craig McArdle (Interim Strategic Director of People)",
        "Emma Crowther",
        "emma.crowther@plymouth.gov.uk",
        "EHTS/S",
    ):
        field = QApplication.focusWidget()
        assert field is not None
        field.selectAll()  # type: ignore[attr-defined] # a line
        qtbot.keyClicks(field, words)
        qtbot.keyClick(field, Qt.Key.Key_Tab)
    qtbot.keyClick(step.form.front_sheet.key_decision, Qt.Key.Key_Space)
    desk.settle()

    report = kept(desk, step)
    assert (
        report.lead_member,
        report.lead_director,
        report.author,
        report.contact_email,
        report.reference,
    ) == (
        "Councillor Jemima Laing (Cabinet Member for Children and Young People)",
        "Craig McArdle (Interim Strategic Director of People)",
        "Emma Crowther",
        "emma.crowther@plymouth.gov.uk",
        "EHTS/S",
    )
    assert report.is_key_decision
    qtbot.keyClick(step.form.front_sheet.key_decision, Qt.Key.Key_Escape)
    assert step.list.hasFocus()


def test_what_is_typed_is_kept_after_a_pause_as_one_step(qtbot: QtBot, desk: Desk, step: PapersStep) -> None:
    begin(desk, step)
    box = section(step, 0)
    box.surface.setFocus()
    qtbot.keyClicks(box.surface, "To note the proposal.")
    keep_typed(desk, box)
    assert [each.text for each in kept(desk, step).sections[0].paragraphs] == ["To note the proposal."]
    assert box.surface.toPlainText() == "To note the proposal."
    first_id = kept(desk, step).sections[0].paragraphs[0].id
    qtbot.keyClicks(box.surface, " And more.")
    keep_typed(desk, box)

    (paragraph,) = kept(desk, step).sections[0].paragraphs
    assert (paragraph.id, paragraph.text) == (first_id, "To note the proposal. And more.")
    desk.undo()
    assert box.surface.toPlainText() == "To note the proposal."
    desk.undo()
    assert box.surface.toPlainText() == ""


def test_leaving_a_section_keeps_it_at_once(qtbot: QtBot, desk: Desk, step: PapersStep) -> None:
    begin(desk, step)
    box = section(step, 0)
    box.surface.setFocus()
    qtbot.keyClicks(box.surface, "Words")
    qtbot.keyClick(box.surface, Qt.Key.Key_Tab)
    desk.settle()

    assert kept(desk, step).sections[0].paragraphs[0].text == "Words"


def test_an_older_answer_does_not_overwrite_what_is_typed(qtbot: QtBot, desk: Desk, step: PapersStep) -> None:
    begin(desk, step)
    box = section(step, 0)
    box.surface.setFocus()
    qtbot.keyClicks(box.surface, "First")
    box.keep()
    qtbot.keyClicks(box.surface, " second")
    desk.workplace.operations.run(
        None, reports.update_report, "Somebody else", kept(desk, step).id, author="Zoe"
    )
    desk.settle()
    assert box.surface.toPlainText() == "First second"
    keep_typed(desk, box)

    assert kept(desk, step).sections[0].paragraphs[0].text == "First second"
    assert step.form.front_sheet.lines["author"].text() == "Zoe"


def test_a_change_made_elsewhere_is_shown(desk: Desk, step: PapersStep) -> None:
    begin(desk, step)
    report = kept(desk, step)
    written = reports.WrittenParagraph(None, reports.ReportParagraphKind.BULLET, 0, "From the command line")
    desk.workplace.operations.run(
        None, reports.write_section, "Somebody else", report.sections[1].id, (written,)
    )
    desk.settle()

    assert section(step, 1).surface.paragraphs()[0].text == "From the command line"


def test_a_refused_e_mail_address_stays_to_be_mended(qtbot: QtBot, desk: Desk, step: PapersStep) -> None:
    begin(desk, step)
    line = step.form.front_sheet.lines["contact_email"]
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "nobody")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    desk.settle()
    assert [each.sentence for each in desk.complaints] == ["“nobody” is not an e-mail address."]
    assert line.text() == "nobody"
    assert line.property("wrong")
    line.setFocus()
    qtbot.keyClicks(line, "@plymouth.gov.uk")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    desk.settle()

    assert kept(desk, step).contact_email == "nobody@plymouth.gov.uk"
    assert not line.property("wrong")


def test_a_section_that_was_refused_keeps_its_words_and_says_so(
    qtbot: QtBot, desk: Desk, step: PapersStep
) -> None:
    begin(desk, step)
    box = section(step, 0)
    box.surface.setFocus()
    data = QMimeData()
    data.setText("x" * 50_001)
    box.surface.insertFromMimeData(data)
    box.keep()
    desk.settle()
    assert len(box.surface.toPlainText()) == 50_001
    assert "too long" in desk.complaints[0].sentence
    qtbot.keyClick(box.surface, Qt.Key.Key_Backspace)
    box.keep()
    desk.settle()

    assert len(kept(desk, step).sections[0].paragraphs[0].text) == 50_000


def test_a_paper_to_follow_that_is_written_follows_no_more(
    qtbot: QtBot, desk: Desk, step: PapersStep
) -> None:
    begin(desk, step)
    for box in list(step.form.sections.widgets.values()):
        box.surface.setFocus()
        qtbot.keyClicks(box.surface, "Written.")
        box.keep()
    desk.settle()

    item = next(each for each in desk.ask(agenda.list_items, desk.made.coming) if each.title == FOLLOWING)
    assert item.kind is ItemKind.REPORT
    number = len(kept(desk, step).sections)
    assert state(step, FOLLOWING).startswith(f"Written here, {number} of {number} sections")


def test_sections_are_added_named_moved_and_removed(qtbot: QtBot, desk: Desk, step: PapersStep) -> None:
    begin(desk, step)
    number = len(kept(desk, step).sections)
    qtbot.keyClicks(step.form.add_section.field, "Next steps")
    qtbot.keyClick(step.form.add_section.field, Qt.Key.Key_Return)
    desk.settle()
    added = section(step, number)
    assert added.surface.hasFocus()
    added.heading.setFocus()
    added.heading.selectAll()
    qtbot.keyClicks(added.heading, "What comes next")
    qtbot.keyClick(added.heading, Qt.Key.Key_Return)
    added.moved.emit(-1)
    desk.settle()
    assert [each.heading for each in kept(desk, step).sections][number - 1] == "What comes next"
    added.removed.emit()
    desk.settle()

    assert len(kept(desk, step).sections) == number
    assert added.section.id not in step.form.sections.widgets


def test_a_front_sheet_takes_one_key_for_each_line(qtbot: QtBot, desk: Desk, step: PapersStep) -> None:
    begin(desk, step)
    stops: list[str] = []
    widget = QApplication.focusWidget()
    while widget is not None and len(stops) < 8 + len(step.form.sections.widgets):
        stops.append(widget.accessibleName())
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
    desk.settle()

    assert stops[:7] == [
        "Title of report",
        "Lead member",
        "Lead strategic director",
        "Author",
        "Contact e-mail",
        "Your reference",
        "Key decision",
    ]
    headings = [each.heading for each in kept(desk, step).sections]
    assert stops[-1 - len(headings) : -1] == headings
    assert stops[-1] == "Heading of a new section"


def test_a_section_can_be_moved_from_its_text(qtbot: QtBot, desk: Desk, step: PapersStep) -> None:
    begin(desk, step)
    box = section(step, 1)
    up = next(action for action in box.surface.actions() if action.text() == "Move up")
    up.trigger()
    desk.settle()

    assert kept(desk, step).sections[0].id == box.section.id
