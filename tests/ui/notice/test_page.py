"""The notice tracker, driven as people do: set up, recorded, reviewed, heard, printed, ended."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from boardkeeper import agenda, notice_papers, notices
from boardkeeper.clock import current_day
from boardkeeper.lists import Wanted
from boardkeeper.notices import Whose
from boardkeeper.rules.due_dates import long_date
from boardkeeper.rules.notice_dates import months_later
from tests.ui.real_board import WHO, close_page, open_page
from ui.notice.page import NoticePage
from ui.page import Place

ISSUED = current_day() - timedelta(days=100)


@pytest.fixture
def empty(show_page):
    """The page on a board without a notice."""
    return show_page(NoticePage)


@pytest.fixture
def desk(empty):
    """The page on a board that answers to a notice with the usual paragraphs."""
    empty.ask(_set_up, empty.made.board.id)
    empty.settle()
    return empty


def _set_up(store, board_id):
    return notices.add_notice(
        store, WHO, board_id, "Improvement Notice", ISSUED, paragraphs=notices.starter_paragraphs()
    )


def references(desk):
    table = desk.page.paragraphs.panel.table
    return [table.row(place).reference for place in range(table.total)]


def choose(desk, reference):
    table = desk.page.paragraphs.panel.table
    row = next(table.row(place) for place in range(table.total) if table.row(place).reference == reference)
    desk.page.reveal(row.id)
    desk.settle()
    assert desk.page.paragraphs.row.reference == reference


def paragraph(desk, reference):
    found = desk.ask(notices.get_notice, desk.made.board.id, current_day())
    return next(each for each in found.paragraphs if each.reference == reference)


def fill(form, **typed):
    for name, text in typed.items():
        field = form.fields[name]
        if hasattr(field, "setPlainText"):
            field.setPlainText(text)
        else:
            field.setText(text)


def test_an_empty_page_offers_to_set_a_notice_up_and_does_so_in_one_step(empty, qtbot):
    page = empty.page
    assert page.notice is None
    page.set_up_notice()
    form = page.forms.facts
    fill(form, title="Improvement Notice", issued_on=ISSUED.strftime("%d/%m/%Y"))
    form.save.click()
    empty.settle()
    assert len(references(empty)) == 15
    assert empty.said[-1] == "“Improvement Notice” set up."
    empty.undo()
    assert page.notice is None


def test_what_cannot_be_a_notice_is_said_in_the_form_and_nothing_typed_is_lost(empty):
    page = empty.page
    page.set_up_notice()
    form = page.forms.facts
    fill(form, title="Notice", issued_on="some day")
    form.save.click()
    assert "“some day” is not a day that can be read." in form.wrong.text()
    fill(form, issued_on="")
    form.save.click()
    assert "A notice was issued on a day." in form.wrong.text()
    fill(form, issued_on="19 May 2023", review_every_months="six")
    form.save.click()
    assert "“six” is no number of months." in form.wrong.text()
    fill(form, review_every_months="6", first_review_on="1 May 2023")
    form.save.click()
    empty.settle()
    assert "lies before the notice" in form.wrong.text()
    assert form.fields["title"].text() == "Notice"


def test_what_shows_a_paragraph_is_recorded_from_the_box_in_view(desk, qtbot):
    choose(desk, "2")
    desk.page.begin_showing()
    box = desk.page.paragraphs.showing.box
    assert box.hasFocus()
    QTest.keyClicks(box, "A note of the adviser went to the board.")
    qtbot.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    row = paragraph(desk, "2")
    assert (row.last_shown_on, row.next_due_on) == (current_day(), months_later(current_day(), 1))
    assert box.toPlainText() == ""
    assert desk.page.paragraphs.paragraph.words() == [
        f"{long_date(current_day())}: A note of the adviser went to the board."
    ]
    desk.undo()
    assert paragraph(desk, "2").last_shown_on is None


def test_half_a_thought_waits_while_another_paragraph_is_looked_at(desk):
    choose(desk, "2")
    box = desk.page.paragraphs.showing.box
    box.setPlainText("Half a thought")
    choose(desk, "3")
    assert box.toPlainText() == ""
    choose(desk, "2")
    assert box.toPlainText() == "Half a thought"


def test_a_day_that_cannot_be_read_is_marked_and_nothing_is_written(desk):
    choose(desk, "2")
    form = desk.page.paragraphs.showing
    form.box.setPlainText("Shown")
    form.again.setText("some day")
    form.add.click()
    desk.settle()
    assert form.again.property("wrong")
    assert paragraph(desk, "2").showings == ()
    assert form.box.toPlainText() == "Shown"


def test_a_showing_is_taken_away_with_its_cross(desk):
    choose(desk, "2")
    desk.page.paragraphs.showing.box.setPlainText("Shown")
    desk.page.paragraphs.showing.add.click()
    desk.settle()
    (remove,) = desk.page.paragraphs.paragraph.removers
    remove.click()
    desk.settle()
    assert paragraph(desk, "2").showings == ()


def test_gap_and_what_shows_it_are_kept_when_they_are_left(desk):
    choose(desk, "3")
    gap = desk.page.paragraphs.paragraph.gap
    gap.setFocus()
    QTest.keyClicks(gap, "No cross-reference yet")
    desk.page.paragraphs.panel.view.setFocus()
    desk.settle()
    assert paragraph(desk, "3").gap == "No cross-reference yet"
    assert desk.said[-1] == "Gap kept."


def test_a_paragraph_is_added_edited_moved_and_removed(desk):
    page = desk.page
    page.add_paragraph()
    form = page.paragraphs.form
    fill(form, reference="13", requirement="Know what follows if this is not met.", every_months="x")
    form.save.click()
    assert "“x” is no number of months." in form.wrong.text()
    fill(form, every_months="6")
    form.save.click()
    desk.settle()
    assert references(desk)[-1] == "13"
    assert page.paragraphs.row.reference == "13"
    page.move_up()
    desk.settle()
    assert references(desk)[-2:] == ["13", "12"]
    page.edit_paragraph()
    fill(form, reference="12")
    form.save.click()
    desk.settle()
    assert "has a paragraph 12 already" in form.wrong.text()
    form.remove.click()
    desk.settle()
    assert "13" not in references(desk)


def test_files_are_kept_as_evidence_and_taken_away(desk, tmp_path):
    path = tmp_path / "terms.txt"
    path.write_text("Terms of reference", encoding="utf-8")
    choose(desk, "4b")
    desk.page.paragraphs.attach_files([path])
    desk.settle()
    evidence = desk.page.paragraphs.paragraph.evidence
    assert [each.text() for each in evidence.files] == ["terms.txt"]
    evidence.removers[0].click()
    desk.settle()
    assert paragraph(desk, "4b").evidence == 0


def test_a_file_that_is_no_evidence_is_refused_and_nothing_is_kept(desk, tmp_path, qtbot):
    path = tmp_path / "program.exe"
    path.write_bytes(b"MZ\x00\x01")
    choose(desk, "4b")
    with qtbot.waitSignal(desk.workplace.tasks.refused) as refused:
        desk.page.paragraphs.attach_files([path])
    desk.settle()
    assert "program.exe" in refused.args[0].sentence
    assert paragraph(desk, "4b").evidence == 0


def test_the_opening_is_kept_when_it_is_left_and_the_pane_says_what_is_not_known(desk):
    page = desk.page
    page.show_reviews()
    desk.settle()
    assert page.reviews.opening.hasFocus()
    QTest.keyClicks(page.reviews.opening, "Children wait less.")
    page.switch.buttons[1].setFocus()
    desk.settle()
    found = desk.ask(notices.get_notice, desk.made.board.id, current_day())
    assert found.coming.opening == "Children wait less."
    assert "There are no performance figures in this file." in page.reviews.unknown.text()
    assert page.reviews.coming.text().startswith("Review 1 is due by")


def test_a_review_that_was_held_brings_the_next_and_what_came_of_it_can_be_said(desk):
    page = desk.page
    page.show_reviews()
    page.record_review()
    form = page.forms.review
    fill(form, outcome="Letter to follow.")
    form.save.click()
    desk.settle()
    next_due = months_later(current_day(), 6)
    assert desk.said[-1] == f"Review 1 recorded. The next is due by {long_date(next_due)}."
    assert page.switch.view == 1
    (outcome,) = page.reviews.outcomes
    outcome.setFocus()
    outcome.setPlainText("Progress seen.")
    outcome.commit()
    desk.settle()
    found = desk.ask(notices.get_notice, desk.made.board.id, current_day())
    assert (found.held[0].outcome, found.coming.due_on) == ("Progress seen.", next_due)


def test_voices_are_added_answered_and_filtered(desk):
    page = desk.page
    page.add_voice()
    form = page.voices.form
    form.fields["whose"].setCurrentIndex(form.fields["whose"].findData(Whose.CHILDREN))
    fill(form, text="Tell us before our worker changes.", heard_at="Care Council", heard_on="")
    form.save.click()
    assert "A voice was heard on a day." in form.wrong.text()
    fill(form, heard_on="today")
    form.save.click()
    desk.settle()
    assert page.voices.panel.table.total == 1
    page.voices.response.setPlainText("A letter before every change.")
    page.voices.response.commit()
    desk.settle()
    (voice,) = desk.ask(notices.list_voices, desk.made.board.id, Wanted(limit=10)).rows
    assert (voice.whose, voice.response) == (Whose.CHILDREN, "A letter before every change.")
    page.voices.panel.bar.press("Staff")
    desk.settle()
    assert page.voices.panel.table.total == 0


def test_an_ended_notice_asks_for_nothing_and_can_be_taken_back(desk):
    page = desk.page
    page.end_notice()
    fill(page.forms.ending, words="Letter of the Minister.")
    page.forms.ending.save.click()
    desk.settle()
    assert page.notice.is_over
    assert not page.paragraphs.showing.isEnabled()
    page.show_reviews()
    assert "Letter of the Minister." in page.reviews.coming.text()
    page.end_notice()
    desk.settle()
    assert not page.notice.is_over


def test_the_facts_of_a_notice_are_changed_and_the_notice_removed(desk):
    page = desk.page
    page.edit_notice()
    assert not page.forms.facts.fields["begin"].isEnabled()
    fill(page.forms.facts, review_every_months="3")
    page.forms.facts.save.click()
    desk.settle()
    assert page.notice.coming.due_on == months_later(ISSUED, 3)
    page.edit_notice()
    page.forms.facts.remove.click()
    desk.settle()
    assert page.notice is None
    desk.undo()
    assert len(references(desk)) == 15


def test_the_papers_are_saved_and_put_on_an_agenda(desk, monkeypatch, tmp_path):
    page = desk.page
    for save, name in ((page.save_tracker, "t.pdf"), (page.save_assessment, "a.docx")):
        target = tmp_path / name
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, path=target: (str(path), ""))
        save()
        desk.settle()
        assert target.stat().st_size > 1000
    assert Path(str(desk.workplace.settings.value("notice/folder"))) == tmp_path
    page.show_reviews()
    desk.settle()
    page.put_on_agenda()
    desk.settle()
    first = page.out.menu.actions()[0]
    assert first.data() == desk.made.coming
    page.out.menu.hide()
    first.trigger()
    desk.settle()
    items = desk.ask(agenda.list_items, desk.made.coming)
    assert notice_papers.AGENDA_TITLE in [each.title for each in items]
    assert desk.places == [Place("meetings", f"{desk.made.coming}#Agenda")]


def test_without_a_notice_there_is_nothing_to_print_and_a_sentence_says_so(empty):
    empty.page.print_tracker()
    assert empty.complaints[-1].sentence == "There is no notice yet."


def test_a_line_of_today_leads_to_the_paragraph_or_to_the_review(desk):
    asked = desk.ask(notices.next_asks, desk.made.board.id, current_day())
    review = next(each for each in asked if not each.reference)
    other = next(each for each in asked if each.reference == "4e")
    desk.page.reveal(review.thing_id)
    desk.settle()
    assert desk.page.switch.view == 1
    desk.page.reveal(other.thing_id)
    desk.settle()
    assert (desk.page.switch.view, desk.page.paragraphs.row.reference) == (0, "4e")


def test_the_table_goes_to_excel_as_it_is_shown(desk, tmp_path):
    path = tmp_path / "paragraphs.xlsx"
    desk.page.export_table_to(path)
    desk.settle()
    assert path.read_bytes().startswith(b"PK")


def test_of_several_notices_one_is_looked_at_and_those_in_force_stand_first(desk):
    desk.ask(_ended_direction, desk.made.board.id)
    desk.settle()
    page = desk.page
    assert page.notices.isVisible()
    assert page.notice.title == "Improvement Notice"
    place = page.notices.findText("Direction (ended)")
    page.notices.setCurrentIndex(place)
    page.notices.activated.emit(place)
    desk.settle()
    assert (page.notice.title, references(desk)) == ("Direction", [])


def _ended_direction(store, board_id):
    notice_id = notices.add_notice(
        store, WHO, board_id, "Direction", ISSUED, kind=notices.NoticeKind.STATUTORY_DIRECTION
    )
    notices.end_notice(store, WHO, notice_id, current_day())


def test_in_the_chairs_copy_the_tracker_is_read_and_nothing_is_offered_to_be_changed(
    qtbot, theme, settings, log_pattern, tmp_path
):
    made = replace(log_pattern, path=Path(shutil.copy(log_pattern.path, tmp_path)))
    opened = open_page(qtbot, ChairsNoticePage, theme, settings, made)
    opened.ask(_set_up, made.board.id)
    opened.settle()
    page = opened.page
    assert len(references(opened)) == 15
    assert not page.paragraphs.showing.isVisible()
    assert not page.paragraphs.paragraph.edit.isVisible()
    assert page.paragraphs.paragraph.gap.isReadOnly()
    page.show_reviews()
    assert not page.reviews.held_button.isVisible()
    assert not page.reviews.agenda_button.isVisible()
    assert page.reviews.print_button.isVisible()
    assert page.reviews.opening.isReadOnly()
    close_page(opened)


class ChairsNoticePage(NoticePage):
    """The page on the chair’s laptop."""

    def __init__(self, workplace, parent=None):
        super().__init__(replace(workplace, is_review=True), parent)
