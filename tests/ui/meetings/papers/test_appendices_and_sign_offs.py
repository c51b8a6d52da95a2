from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardkeeper import reports
from boardkeeper.reports import SignOffKind
from tests.ui.meetings.papers.step_parts import (
    begin,
    kept,
    section,
    sign_off,
)
from tests.ui.real_board import Desk
from ui.meetings.papers.step import PapersStep


def test_an_appendix_is_kept_from_the_public_with_paragraph_and_reason(
    qtbot: QtBot, desk: Desk, step: PapersStep
) -> None:
    begin(desk, step)
    desk.page.add_appendix()
    field = step.form.behind.add_appendix.field
    assert field.hasFocus()
    qtbot.keyClicks(field, "Prices of the providers")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    desk.settle()
    (row,) = step.form.behind.appendices.widgets.values()
    qtbot.mouseClick(row.badge, Qt.MouseButton.LeftButton)
    assert "public pack prints this" in row.panel.reason.placeholderText()
    qtbot.keyClick(row.panel.paragraphs[1], Qt.Key.Key_3)
    qtbot.keyClicks(row.panel.reason, "It would harm the tender.")
    qtbot.keyClick(row.panel.reason, Qt.Key.Key_Return)
    desk.settle()

    (appendix,) = kept(desk, step).appendices
    assert (appendix.reference, appendix.exempt_paragraphs) == ("A", "3")
    assert appendix.public_interest_reason == "It would harm the tender."
    assert row.badge.text() == "Exempt 3"
    assert not row.panel.isVisible()
    desk.undo()
    assert row.badge.text() == "Public"


def test_appendices_change_places_and_their_letters(qtbot: QtBot, desk: Desk, step: PapersStep) -> None:
    begin(desk, step)
    field = step.form.behind.add_appendix.field
    for title in ("First", "Second"):
        qtbot.keyClicks(field, title)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    desk.settle()
    list(step.form.behind.appendices.widgets.values())[1].moved.emit(-1)
    desk.settle()
    assert [(each.reference, each.title) for each in kept(desk, step).appendices] == [
        ("A", "Second"),
        ("B", "First"),
    ]
    shown = [(row.reference.text(), row.title.text()) for row in step.form.behind.appendices.widgets.values()]
    assert shown == [("A", "Second"), ("B", "First")]
    next(iter(step.form.behind.appendices.widgets.values())).remove()
    desk.settle()

    assert [(each.reference, each.title) for each in kept(desk, step).appendices] == [("A", "First")]


def test_references_are_typed_one_below_the_other(qtbot: QtBot, desk: Desk, step: PapersStep) -> None:
    begin(desk, step)
    desk.page.sign_report()
    for reference in ("djn.19.20.91", "lt/33199/2308"):
        field = QApplication.focusWidget()
        assert field is not None
        qtbot.keyClicks(field, reference)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    for _row in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    leader, director = (sign_off(step, kind) for kind in (SignOffKind.LEADERSHIP_TEAM, SignOffKind.DIRECTOR))
    assert leader.person.hasFocus()
    qtbot.keyClick(leader.person, Qt.Key.Key_Return)
    assert director.person.hasFocus()
    qtbot.keyClicks(director.person, "Jean Kelly")
    qtbot.keyClick(director.person, Qt.Key.Key_Tab)
    qtbot.keyClicks(director.signed_on, "28/8/2019")
    qtbot.keyClick(director.signed_on, Qt.Key.Key_Return)
    desk.settle()

    given = {each.kind: each for each in kept(desk, step).sign_offs if each.is_given}
    assert given[SignOffKind.FINANCE].reference == "djn.19.20.91"
    assert given[SignOffKind.LEGAL].reference == "lt/33199/2308"
    assert given[SignOffKind.DIRECTOR].person == "Jean Kelly"
    assert str(given[SignOffKind.DIRECTOR].signed_on) == "2019-08-28"
    assert "Signed" in director.state.text()


def test_a_sign_off_shows_what_changed_afterwards_and_is_signed_again(
    qtbot: QtBot, desk: Desk, step: PapersStep
) -> None:
    begin(desk, step)
    box = section(step, 0)
    box.surface.setFocus()
    qtbot.keyClicks(box.surface, "We ask for forty places.")
    finance = sign_off(step, SignOffKind.FINANCE)
    qtbot.keyClicks(finance.reference, "djn.19.20.91")
    qtbot.keyClick(finance.reference, Qt.Key.Key_Return)
    desk.settle()
    assert not finance.sign_off.is_out_of_date
    assert kept(desk, step).sections[0].paragraphs[0].text == "We ask for forty places."
    box.surface.show_paragraphs(
        (reports.WrittenParagraph(None, reports.ReportParagraphKind.TEXT, 0, "We ask for fifty places."),)
    )
    box.surface.edited.emit()
    box.keep()
    desk.settle()
    assert "Out of date" in finance.state.text()
    qtbot.mouseClick(finance.changed_button, Qt.MouseButton.LeftButton)
    desk.settle()
    comparison = step.comparison
    assert comparison.isVisible()
    shown = comparison.text.document().find("fifty")
    assert shown.charFormat().fontUnderline()
    assert comparison.text.document().find("forty").charFormat().fontStrikeOut()
    qtbot.keyClick(comparison.text, Qt.Key.Key_Escape)
    assert step.form.isVisible()
    qtbot.mouseClick(finance.again_button, Qt.MouseButton.LeftButton)
    desk.settle()

    assert not finance.sign_off.is_out_of_date
    assert finance.sign_off.reference == "djn.19.20.91"


def test_words_of_the_form_are_no_sign_off(qtbot: QtBot, desk: Desk, step: PapersStep) -> None:
    begin(desk, step)
    legal = sign_off(step, SignOffKind.LEGAL)
    qtbot.keyClicks(legal.reference, "Click here to enter text.")
    qtbot.keyClick(legal.reference, Qt.Key.Key_Return)
    desk.settle()

    assert len(desk.complaints) == 1
    assert legal.reference.text() == "Click here to enter text."
    assert legal.reference.property("wrong")
