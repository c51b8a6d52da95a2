from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from boardkeeper import abbreviations, actions
from boardkeeper.clock import current_day
from boardkeeper.decisions import FollowUpStatus
from tests.threads import record_action_progress
from tests.ui.real_board import WHO
from ui.briefing.page import BriefingPage


@pytest.fixture
def desk(show_page):
    return show_page(BriefingPage)


def shown(desk):
    return {
        section.accessibleName().split(":")[0]: [line.words.text for line in section.lines]
        for section in desk.page.sections
    }


def test_the_next_meeting_is_briefed_on_as_the_printed_page_reads(desk):
    page = desk.page
    assert page.meetings.currentData() == desk.made.coming
    assert list(shown(desk)) == [section.title for section in page.made.sheet.sections[:-1]]
    for section, said in zip(page.sections, page.made.sheet.sections, strict=False):
        lines = [line.text for line in said.lines] + ([f"A{said.more[1:]}"] if said.more else [])
        assert [line.words.text for line in section.lines] == lines
    assert page.print_button.isEnabled()


def test_every_line_goes_to_its_place_by_mouse_and_by_keyboard(desk, qtbot):
    lines = [line for section in desk.page.sections for line in section.lines]
    assert lines
    qtbot.keyClick(lines[0], Qt.Key.Key_Return)
    assert desk.places == [lines[0].words.place]
    assert desk.places[0].page in {"actions", "decisions"}
    lines[0].setFocus()
    qtbot.keyClick(lines[0], Qt.Key.Key_Down)
    assert lines[1].hasFocus()


def test_what_is_done_elsewhere_leaves_the_page(desk):
    late = desk.ask(actions.list_actions, desk.made.board.id, current_day()).rows[0]
    assert any(f"Action {late.reference}:" in text for texts in shown(desk).values() for text in texts)
    desk.ask(record_action_progress, WHO, late.id, "Done", FollowUpStatus.COMPLETE, current_day())
    desk.settle()
    assert not any(f"Action {late.reference}:" in text for texts in shown(desk).values() for text in texts)


def test_another_meeting_can_be_chosen(desk):
    page = desk.page
    page.meetings.setCurrentIndex(page.meetings.findData(desk.made.planned))
    page.meetings.activated.emit(page.meetings.currentIndex())
    desk.settle()
    assert page.made.pack.meeting_date == desk.made.today.fromordinal(desk.made.today.toordinal() + 65)
    page.reveal(desk.made.coming)
    desk.settle()
    assert page.meetings.currentData() == desk.made.coming


def test_the_page_is_saved_and_the_folder_is_remembered(desk, tmp_path):
    path = tmp_path / "briefing.pdf"
    desk.page.out.save_to(desk.page.made.pack, path)
    desk.settle()
    assert path.read_bytes().startswith(b"%PDF-")
    assert desk.said[-1] == f"“briefing.pdf” written to {tmp_path.name}, 1 page."
    assert Path(str(desk.workplace.settings.value("briefing/folder"))) == tmp_path


def test_the_restricted_edition_is_marked(desk):
    desk.page.restricted.click()
    desk.settle()
    assert desk.page.made.pack.edition == "Restricted edition"


def test_what_the_board_calls_a_short_form_is_read_at_once(desk):
    before = desk.page.made
    desk.ask(abbreviations.set_abbreviation, WHO, desk.made.board.id, "QPRM", "Quality Meeting")
    desk.settle()
    assert desk.page.made is not before
