"""The minutes step on a board in a real file: begun, written, kept, read again, refused."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from boardkeeper import meetings, minutes
from boardkeeper.minutes import MinutesView, PieceKind, WrittenPiece, new_id, pieces_of
from tests.ui.meetings.minutes.surface.keyboard import CTRL, ENTER, at_end, press
from tests.ui.real_board import WHO, Desk
from ui.meetings.minutes import keeper
from ui.meetings.minutes.step import MinutesStep
from ui.meetings.stepper import Step


def open_minutes(desk: Desk, meeting_id: str) -> MinutesStep:
    desk.page.reveal(meeting_id)
    desk.settle()
    desk.page.place.stepper.choose(Step.MINUTES)
    desk.settle()
    step: MinutesStep = desk.page.place.minutes
    return step


@pytest.fixture
def step(desk: Desk) -> MinutesStep:
    """The minutes of the meeting that was held, open to be written on."""
    step = open_minutes(desk, desk.made.past)
    step.surface.setFocus()
    desk.qtbot.waitUntil(step.surface.hasFocus)
    return step


def in_the_file(desk: Desk, meeting_id: str = "") -> MinutesView:
    view: MinutesView = desk.ask(minutes.get_minutes, meeting_id or desk.made.past)
    return view


def wait_till_kept(desk: Desk, step: MinutesStep) -> None:
    desk.qtbot.waitUntil(lambda: not step.keeper.is_waiting, timeout=10_000)
    desk.settle()


def test_minutes_begin_with_a_heading_for_every_item(desk: Desk) -> None:
    step = open_minutes(desk, desk.made.coming)
    assert in_the_file(desk, desk.made.coming).minutes == ()
    desk.page.write_minutes()
    desk.settle()
    titles = [each.text for each in step.surface.pieces()]
    assert "Placement sufficiency" in titles
    assert "Minutes" in titles
    assert desk.said[-1] == f"Minutes begun with {len(titles)} headings."
    assert step.surface.hasFocus()


def test_looking_at_a_meeting_without_minutes_writes_nothing(desk: Desk) -> None:
    open_minutes(desk, desk.made.planned)
    desk.page.next_step()
    desk.settle()
    assert in_the_file(desk, desk.made.planned).minutes == ()
    assert desk.ask(meetings.get_meeting, desk.made.planned).state.value == "planned"


def test_without_an_agenda_the_first_heading_is_typed(desk: Desk) -> None:
    step = open_minutes(desk, desk.made.planned)
    step.write_minutes()
    desk.settle()
    desk.qtbot.waitUntil(step.surface.hasFocus)
    QTest.keyClicks(step.surface, "Chair’s business".replace("’", "'"))
    press(step.surface, ENTER)
    QTest.keyClicks(step.surface, "There was none.")
    wait_till_kept(desk, step)
    (minute,) = in_the_file(desk, desk.made.planned).minutes
    assert (minute.title, minute.paragraphs[0].text) == ("Chair's business", "There was none.")


def test_what_is_typed_is_kept_a_moment_after_the_last_key(desk: Desk, step: MinutesStep) -> None:
    last = step.surface.pieces()[-1]
    at_end(step.surface, last.id)
    press(step.surface, ENTER)
    QTest.keyClicks(step.surface, "That Cabinet be told.")
    assert step.status.text() == "Writing…"
    wait_till_kept(desk, step)
    assert step.status.text() == "Kept"
    assert pieces_of(in_the_file(desk)) == step.surface.pieces()
    limbs = in_the_file(desk).minutes[0].resolutions
    assert [each.text for each in limbs] == ["That the report be noted.", "That Cabinet be told."]


def test_somebody_who_never_pauses_is_kept_all_the_same(
    desk: Desk, step: MinutesStep, monkeypatch: pytest.MonkeyPatch
) -> None:
    step.keeper._longest.setInterval(50)
    monkeypatch.setattr(step.keeper._pause, "start", lambda: None)
    at_end(step.surface, step.surface.pieces()[1].id)
    QTest.keyClicks(step.surface, " And so on")
    desk.qtbot.waitUntil(lambda: not step.keeper.is_waiting, timeout=10_000)
    assert in_the_file(desk).minutes[0].paragraphs[0].text.endswith(" And so on")
    assert keeper.WHILE_TYPING_MILLISECONDS <= 5_000


def test_leaving_the_step_keeps_what_was_typed(desk: Desk, step: MinutesStep) -> None:
    at_end(step.surface, step.surface.pieces()[1].id)
    QTest.keyClicks(step.surface, " Left.")
    desk.page.place.stepper.choose(Step.AGENDA)
    desk.settle()
    assert in_the_file(desk).minutes[0].paragraphs[0].text.endswith(" Left.")


def test_another_meeting_opened_in_between_gets_nothing_of_it(desk: Desk, step: MinutesStep) -> None:
    at_end(step.surface, step.surface.pieces()[1].id)
    QTest.keyClicks(step.surface, " Of the past.")
    open_minutes(desk, desk.made.planned)
    assert in_the_file(desk, desk.made.planned).minutes == ()
    assert in_the_file(desk).minutes[0].paragraphs[0].text.endswith(" Of the past.")


def test_a_change_from_elsewhere_comes_in_and_the_cursor_stays(desk: Desk, step: MinutesStep) -> None:
    pieces = step.surface.pieces()
    step.surface.choose(pieces[2].id, 3)
    more = WrittenPiece(new_id(), PieceKind.TEXT, "Added elsewhere.")
    desk.ask(minutes.write_pieces, WHO, desk.made.past, (pieces[0], more, *pieces[1:]))
    desk.settle()
    assert step.surface.pieces()[1].text == "Added elsewhere."
    found = step.surface.piece()
    assert found is not None
    assert (found.id, step.surface.textCursor().positionInBlock()) == (pieces[2].id, 3)


def test_a_change_from_elsewhere_does_not_overwrite_what_is_being_typed(
    desk: Desk, step: MinutesStep
) -> None:
    pieces = step.surface.pieces()
    at_end(step.surface, pieces[1].id)
    QTest.keyClicks(step.surface, " Mine.")
    more = WrittenPiece(new_id(), PieceKind.TEXT, "Theirs.")
    desk.ask(minutes.write_pieces, "Somebody", desk.made.past, (*pieces, more))
    wait_till_kept(desk, step)
    texts = [each.text for each in pieces_of(in_the_file(desk))]
    assert texts[1].endswith(" Mine.")
    assert texts[-1] == "Theirs."
    assert [each.text for each in step.surface.pieces()] == texts


def test_what_is_refused_stays_and_is_said(desk: Desk, step: MinutesStep) -> None:
    last = step.surface.pieces()[-1].id
    step.surface.change([last], text="word " * 40_000)
    at_end(step.surface, step.surface.pieces()[1].id)
    QTest.keyClicks(step.surface, " More.")
    desk.qtbot.waitUntil(lambda: step.status.text() == "Not kept", timeout=10_000)
    assert step.notice.isVisible()
    assert step.surface.pieces()[1].text.endswith(" More.")
    step.surface.change([last], text="Short again.")
    wait_till_kept(desk, step)
    assert step.notice.isHidden()
    assert [each.text for each in pieces_of(in_the_file(desk))][-1] == "Short again."


def test_a_heading_that_is_emptied_keeps_its_title_until_it_has_another(
    desk: Desk, step: MinutesStep
) -> None:
    heading = step.surface.pieces()[0]
    step.surface.choose(heading.id, 0, len(heading.text))
    press(step.surface, Qt.Key.Key_Backspace)
    wait_till_kept(desk, step)
    assert in_the_file(desk).minutes[0].title == heading.text
    assert step.surface.pieces()[0].text == ""
    QTest.keyClicks(step.surface, "Another title")
    wait_till_kept(desk, step)
    (minute,) = in_the_file(desk).minutes
    assert (minute.id, minute.title) == (heading.id, "Another title")


def test_undo_in_the_text_is_the_text_s_own(desk: Desk, step: MinutesStep) -> None:
    before = step.surface.pieces()
    at_end(step.surface, before[1].id)
    QTest.keyClicks(step.surface, " Again.")
    wait_till_kept(desk, step)
    QTest.keyClick(step.surface, Qt.Key.Key_Z, CTRL)
    assert step.surface.pieces() == before
    wait_till_kept(desk, step)
    assert pieces_of(in_the_file(desk)) == before


def test_undo_of_the_board_is_shown_in_the_text(desk: Desk, step: MinutesStep) -> None:
    before = step.surface.pieces()
    at_end(step.surface, before[1].id)
    QTest.keyClicks(step.surface, " Again.")
    wait_till_kept(desk, step)
    desk.undo()
    assert step.surface.pieces() == before


def test_approved_minutes_are_only_read_and_it_is_said_why(desk: Desk) -> None:
    desk.ask(_approve, desk.made.past)
    step = open_minutes(desk, desk.made.past)
    assert not step.surface.is_writable
    assert step.toolbar.isHidden()
    assert "does not change any more" in step.reason.text()


def _approve(store: Any, meeting_id: str) -> None:
    from db.tables.meetings import Meeting, MeetingState

    with store.edit("Approve", WHO) as session:
        session.get_one(Meeting, meeting_id).state = MeetingState.APPROVED


def test_a_paragraph_is_gone_to_by_its_id(desk: Desk) -> None:
    paragraph = in_the_file(desk).minutes[0].paragraphs[2]
    desk.page.reveal(paragraph.id)
    desk.settle()
    step: MinutesStep = desk.page.place.minutes
    found = step.surface.piece()
    assert desk.page.place.stepper.current is Step.MINUTES
    assert found is not None
    assert found.id == paragraph.id


def test_a_panel_comes_beside_the_text_and_goes_by_escape(desk: Desk, step: MinutesStep) -> None:
    for panel in ("Who was there", "Decisions", "Approval", "Versions"):
        step.open_panel(panel)
        desk.settle()
        current = step.side.current
        assert current is not None
        assert current.isVisible()
    step.side.setFocus()
    QTest.keyClick(step.side, Qt.Key.Key_Escape)
    assert step.side.current is None
    assert step.surface.isVisible()


def test_in_little_room_a_panel_stands_in_the_place_of_the_text(desk: Desk, step: MinutesStep) -> None:
    desk.page.resize(760, 700)
    step.open_panel("Who was there")
    desk.settle()
    assert not step.surface.isVisible()
    step.side.close_panel()
    assert step.surface.isVisible()


def test_what_was_refused_is_still_there_after_another_meeting_was_looked_at(
    desk: Desk, step: MinutesStep
) -> None:
    last = step.surface.pieces()[-1].id
    at_end(step.surface, last)
    step.surface.insert_words(" word" * 40_000)
    open_minutes(desk, desk.made.planned)
    open_minutes(desk, desk.made.past)
    assert len(step.surface.pieces()[-1].text) > 100_000
    step.surface.change([last], text="Short again.")
    wait_till_kept(desk, step)
    assert pieces_of(in_the_file(desk))[-1].text == "Short again."


def test_a_panel_sent_away_gives_the_keyboard_back_to_the_text(desk: Desk, step: MinutesStep) -> None:
    step.open_panel("Approval")
    desk.settle()
    step.side.close_panel()

    assert step.surface.hasFocus()
